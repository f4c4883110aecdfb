"""From a span of a document to its citation, and from its footnotes to the works that they cite."""

from reader.citing.collecting import parse
from reader.citing.formatting import STYLES, format_citation, in_script
from reader.citing.locating import cite, cite_whole
from reader.citing.record import Citation

__all__ = ["STYLES", "Citation", "cite", "cite_whole", "format_citation", "in_script", "parse"]

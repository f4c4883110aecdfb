"""From a span of a document to its citation, in the styles that scholars in Taiwan and English readers use."""

from reader.citing.csl import csl
from reader.citing.formatting import STYLES, format_citation, in_script
from reader.citing.locating import cite, cite_whole
from reader.citing.record import Citation

__all__ = ["STYLES", "Citation", "cite", "cite_whole", "csl", "format_citation", "in_script"]

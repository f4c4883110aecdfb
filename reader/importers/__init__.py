"""Files become raw text here.  Which module reads a file is decided by its first bytes, never by its name."""

from pathlib import Path

from reader.importers import pdf, plain_text
from reader.importers.files import digest, head
from reader.model.raw import RawText

SUFFIXES = plain_text.SUFFIXES | pdf.SUFFIXES

__all__ = ["SUFFIXES", "digest", "read"]


def read(path: Path) -> RawText:
    """The text of the file at `path`.  Raises ImportFailure with a sentence that says what is wrong and what to do."""
    start = head(path)
    return pdf.read(path) if pdf.recognises(start) else plain_text.read(path)

"""Files become raw text here.  Which module reads a file is decided by its first bytes, never by its name; but for
Markdown, which has no sign of its own, and pages that begin with bare text, for which the name must do.
"""

from pathlib import Path
from typing import Final

from reader.errors import ImportFailure
from reader.importers import pdf, plain_text
from reader.importers.files import digest, head
from reader.model.raw import RawText

_MARKED: Final = frozenset(
    {".docx", ".docm", ".dotx", ".odt", ".ott", ".epub", ".html", ".htm", ".xhtml", ".md", ".markdown"}
)
SUFFIXES: Final = plain_text.SUFFIXES | pdf.SUFFIXES | _MARKED

__all__ = ["SUFFIXES", "digest", "is_pdf", "read"]


def is_pdf(path: Path) -> bool:
    """Whether the file at `path` can be read and is a PDF."""
    try:
        return pdf.recognises(head(path))
    except ImportFailure:
        return False


def read(path: Path) -> RawText:
    """The text of the file at `path`.  Raises ImportFailure with a sentence that says what is wrong and what to do."""
    start = head(path)
    return pdf.read(path) if pdf.recognises(start) else _read_marked(path, start) or plain_text.read(path)


def _read_marked(path: Path, start: bytes) -> RawText | None:
    """The blocks of a file that marks its parts, None where it is no such file.

    Imported here: a window that only names SUFFIXES must not wait a fifth of a second for them.
    """
    from reader.importers import epub, html, markdown, opendocument, word
    from reader.importers.archive import SIGNATURE, Archive

    if start.startswith(SIGNATURE):
        archive = Archive(path)
        packed = next((each for each in (word, opendocument, epub) if each.recognises(archive)), None)
        return packed.read(archive) if packed else None
    found = next((each for each in (markdown, html) if each.recognises(path, start)), None)
    return found.read(path) if found else None

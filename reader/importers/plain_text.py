"""Text files in the encodings that Chinese texts come in; form feeds are page breaks."""

from pathlib import Path
from typing import Final

from reader.importers.texts import text_of
from reader.model.raw import RawPage, RawText

SUFFIXES: Final = frozenset({".txt", ".text"})
# What no text means and XML cannot hold becomes U+FFFD, one for one; a vertical tab is a line break of word processors.
_UNPRINTABLE: Final = {code: "\ufffd" for code in (*range(32), 0xFFFE, 0xFFFF) if code not in (9, 10, 11, 12, 13)}
_IMPORTED: Final = {**_UNPRINTABLE, 11: "\n"}


def _lines(page: str) -> tuple[str, ...]:
    lines = page.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def read(path: Path) -> RawText:
    """The file's lines.  Raises ImportFailure.

    A control character among them (of colours in a terminal, a bell, a NUL) is U+FFFD here: neither the window nor an
    exported file could hold it, and where it stood is seen.
    """
    text, encoding = text_of(path)
    text = text.rstrip("\x1a").replace("\r\n", "\n").replace("\r", "\n").translate(_IMPORTED)
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return RawText(path, tuple(RawPage(_lines(page)) for page in pages), paged=len(pages) > 1, encoding=encoding)

"""Text files in the encodings that Chinese texts come in; form feeds are page breaks."""

import re
from pathlib import Path
from typing import Final

from reader.importers.texts import text_of
from reader.model.raw import RawPage, RawText

SUFFIXES: Final = frozenset({".txt", ".text"})
# With which text that pdfium took out of a PDF tells a hyphen at the end of a line that it closed up.
_HYPHEN: Final = re.compile(r"(?<=\w)\ufffe(?=\w)")
# What no text means and XML cannot hold: U+FFFD takes its place, one for one.
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")


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
    text = text.rstrip("\x1a").replace("\r\n", "\n").replace("\r", "\n")
    # A vertical tab is a line break of word processors.
    pages = _UNPRINTABLE.sub("\ufffd", _HYPHEN.sub("-", text)).replace("\v", "\n").split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return RawText(path, tuple(RawPage(_lines(page)) for page in pages), paged=len(pages) > 1, encoding=encoding)

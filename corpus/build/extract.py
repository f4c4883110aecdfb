"""The text of a typeset PDF, as extractors give it, held against the source it was made from.

pypdfium2 gives the printed lines of a page in drawing order, running heads among them and footnote numbers fused into
the prose.  Two forms are made of them:

plain     a line feed after each line, a form feed after each page: what command line tools print.
doubled   what PDFs from word processors yield through many readers: an empty line after each line; a blank at the end
          of a line where a paragraph ends or the line broke at a blank; a blank before the first line of a page, and
          no empty line before it; no empty line before a footnote, and a line of one blank before the first of a page;
          in a newsletter the addresses of the page's links after its text.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.build import inline, structure
from corpus.build.source import Element, Source, SourceError

_RADICALS: Final = re.compile("[\u2e80-\u2fdf]")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line.  `ends`: a paragraph ends with it, or it broke at a blank.  `footnote`: begins a footnote."""

    text: str
    ends: bool
    footnote: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    lines: tuple[Line, ...]
    links: tuple[str, ...]


def text(source: Source, pdf: bytes) -> str:
    """The extracted text in the form that the source asks for.  Raises SourceError as `pages` does."""
    form = source.typesetting.get("text", "doubled")
    if form == "plain":
        return "".join("\n".join(line.text for line in page.lines) + "\n\f" for page in pages(source, pdf))
    listed = source.typesetting.get("layout") == "newsletter"
    return "\n".join(row for page in pages(source, pdf) for row in _doubled(page, listed)) + "\n"


def pages(source: Source, pdf: bytes) -> list[Page]:
    """The pages' lines.  Raises SourceError if the source's text is not in them to the last character, in order."""
    document = pypdfium2.PdfDocument(pdf)
    reader = _Reader(source)
    found = [reader.page(page) for page in document]
    reader.finish()
    return found


def _doubled(page: Page, listed: bool) -> Iterator[str]:
    """The rows of a page; the row before the first of the next page is its last line or link."""
    rows: list[str] = []
    noted = False
    for number, line in enumerate(page.lines):
        if line.footnote:
            rows[-1:] = [] if noted else [rows[-1], " "]
            noted = True
        rows += [("" if number else " ") + line.text + (" " if line.ends else ""), ""]
    return iter([*rows, *page.links] if listed and page.links else rows[:-1])


class _Reader:
    """Follows the lines of a document along two streams of its source: the body, and the footnotes."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._body = "\n".join(_printed(element) for element in source.elements if element.kind != "footnote")
        self._notes = "\n".join(
            f"{element.number} {inline.reading(element.text)}"
            for element in source.elements
            if element.kind == "footnote"
        )
        self._at = 0
        self._at_note = 0
        heads = [source.typesetting.get(key, "") for key in ("head_left", "head_right", "foot")]
        patterns = [re.sub(r"\\{pages?\\}", r"\\d+", re.escape(re.sub(r"\s+", "", head))) for head in heads if head]
        # Boxes of one margin come as one line: the left head, then the right one.
        self._furniture = re.compile("(?:" + "|".join([*patterns, r"第\d+頁，共\d+頁", r"\d+(?:/\d+)?"]) + ")+")

    def page(self, page: pypdfium2.PdfPage) -> Page:
        # PDFium writes a hyphen at the end of a line, and the line's end with it, as U+FFFE.
        raw = page.get_textpage().get_text_range().replace("\ufffe", "-\r\n").split("\r\n")
        if radical := _RADICALS.search("".join(raw)):
            raise SourceError(f"{self._source.path.name}: the PDF holds the radical {radical[0]!r}")
        rows = [row.strip() for row in raw if row.strip()]
        first = next((at for at, row in enumerate(rows) if not self._runs(row)), 0)
        last = next((at for at in range(len(rows) - 1, -1, -1) if not self._runs(rows[at])), 0)
        lines = [
            self._line(row) if first <= number <= last else Line(row, ends=True) for number, row in enumerate(rows)
        ]
        return Page(tuple(lines), tuple(_links(page)))

    def finish(self) -> None:
        """Raises SourceError if part of the source was not printed."""
        for stream, at in ((self._body, self._at), (self._notes, self._at_note)):
            if rest := stream[at:].strip():
                raise SourceError(f"{self._source.path.name}: not in the PDF's text: {rest[:60]!r}")

    def _runs(self, row: str) -> bool:
        return bool(self._furniture.fullmatch(re.sub(r"\s+", "", row)))

    def _line(self, row: str) -> Line:
        if (end := _follow(self._body, self._at, row)) is not None:
            self._at = end
            return Line(row, ends=_is_end(self._body, end))
        if (end := _follow(self._notes, self._at_note, row)) is not None:
            begins = self._at_note == 0 or "\n" in self._notes[self._at_note : self._at_note + 1]
            self._at_note = end
            return Line(row, ends=_is_end(self._notes, end), footnote=begins)
        raise SourceError(f"{self._source.path.name}: no such line in the source: {row!r}")


def _printed(element: Element) -> str:
    """What the page shows of an element: the reading text, footnote marks as bare digits, list markers before it."""
    if element.kind in ("picture", "page_break"):
        return ""
    words = re.sub(r"\[\^(\d+)\]", r"\1", structure.text(element))
    return f"{element.marker} {words}" if element.marker else words


def _follow(stream: str, at: int, row: str) -> int | None:
    """Where `stream` stands after the characters of `row`, blanks aside; None if they do not come next."""
    for char in row:
        if char.isspace():
            continue
        while at < len(stream) and stream[at].isspace():
            at += 1
        if at == len(stream) or stream[at] != char:
            return None
        at += 1
    return at


def _is_end(stream: str, at: int) -> bool:
    return at == len(stream) or stream[at].isspace()


def _links(page: pypdfium2.PdfPage) -> list[str]:
    """The addresses of the page's link annotations, each once."""
    found: dict[str, None] = {}
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, size)
        if buffer.value:
            found[buffer.value.decode("utf-8", "replace")] = None
    return list(found)

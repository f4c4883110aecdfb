"""What a PDF tells of its text beside the pages: bookmarks, and links over words."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from reader.importers.glyph_repair import repaired
from reader.importers.pdf.characters import NOTHING, TextPage
from reader.importers.pdf.frames import Box
from reader.model.raw import Bookmark, RawLink

_MAX_BOOKMARKS: Final = 20_000
_MAX_LINKS: Final = 2_000  # on a page
_MAX_URL: Final = 2_000
_OUTWARD: Final = re.compile(r"(?:https?|ftp)://[!-~]+$|mailto:[!-~]+$", re.IGNORECASE)
_CONTEXT: Final = 24  # characters that tell two equal words apart
_BLANKS: Final = re.compile(r"\s+")


def bookmarks(document: pypdfium2.PdfDocument) -> tuple[Bookmark, ...]:
    """The outline that the file brings along, flat, in its order."""
    return tuple(_bookmarks(document))


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    for entry in islice(document.get_toc(), _MAX_BOOKMARKS):
        target = entry.get_dest()
        page = target.get_index() if target is not None else None
        title = _BLANKS.sub(" ", repaired(entry.get_title())).strip()
        if title:
            yield Bookmark(title, entry.level + 1, page)


def links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, text: TextPage) -> tuple[RawLink, ...]:
    """The addresses that lie over words of the page, in the order of its content.  What runs a script is no address."""
    found: list[tuple[int, RawLink]] = []
    areas = list(islice(_areas(document, page, text), _MAX_LINKS))
    if not areas:
        return ()
    pieces = [piece for start, end in text.lines() for piece in text.pieces(start, end)]
    boxes = [(piece.start, piece.end, (piece.left, piece.right, piece.bottom, piece.top)) for piece in pieces]
    for url, area in areas:
        if (covered := _covered(text, boxes, area)) is not None:
            start, end = covered
            found.append((start, RawLink(url, _words(text, start, end), _words(text, max(0, start - _CONTEXT), start))))
    return tuple(link for _, link in sorted(found, key=lambda entry: entry[0]))


def _words(text: TextPage, start: int, end: int) -> str:
    return repaired(text.chars[start:end].replace(NOTHING, ""))


def _areas(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, text: TextPage) -> Iterator[tuple[str, Box]]:
    """The address and the place of each link; a link over two lines has two places."""
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, position, link):
        url = _address(document, link)
        if url is None:
            continue
        for area in _places(link):
            yield url, text.frame.box(*area)


def _address(document: pypdfium2.PdfDocument, link: object) -> str | None:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return None
    buffer = ctypes.create_string_buffer(_MAX_URL)
    length = pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, _MAX_URL)
    url = buffer.raw[: length - 1].decode("ascii", "replace").strip() if 0 < length <= _MAX_URL else ""
    return url if _OUTWARD.match(url) else None


def _places(link: object) -> Iterator[Box]:
    quad = pdfium.FS_QUADPOINTSF()
    count = pdfium.FPDFLink_CountQuadPoints(link)
    for index in range(count):
        if pdfium.FPDFLink_GetQuadPoints(link, index, quad):
            across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(across), max(across), min(up), max(up)
    area = pdfium.FS_RECTF()
    if count <= 0 and pdfium.FPDFLink_GetAnnotRect(link, area):
        yield (
            min(area.left, area.right),
            max(area.left, area.right),
            min(area.bottom, area.top),
            max(area.bottom, area.top),
        )


def _covered(text: TextPage, pieces: Sequence[tuple[int, int, Box]], area: Box) -> tuple[int, int] | None:
    """The characters, from the first to the last, whose middle lies within the area."""
    inside: list[int] = []
    for start, end, box in pieces:
        if _overlaps(box, area):
            inside += [index for index in range(start, end) if _is_inside(text.box(index), area)]
    return (inside[0], inside[-1] + 1) if inside else None


def _overlaps(box: Box, area: Box) -> bool:
    middle = (box[2] + box[3]) / 2
    return area[2] <= middle <= area[3] and box[0] < area[1] and area[0] < box[1]


def _is_inside(box: Box, area: Box) -> bool:
    return area[0] <= (box[0] + box[1]) / 2 <= area[1] and area[2] <= (box[2] + box[3]) / 2 <= area[3]

"""What a page shows beside its text: ruled lines, and pictures or outlines of letters where there is no text."""

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from reader.importers.pdf.frames import Box, Frame
from reader.model.raw import RuledLine

_THIN: Final = 2.5  # points: what is wider is a box
_SHORT: Final = 6.0  # points: what is shorter is no line of a table
_MAX_RULES: Final = 4000  # on a page: more belong to a drawing
_MAX_DEPTH: Final = 8  # of forms within forms
_FEW: Final = 40  # characters: a page number and a stamp over a scanned page
_COVERED: Final = 0.6  # of the page, by pictures: then a few characters do not make it a page of text
_SHOWN: Final = 0.1  # the same where there is no character at all
_CURVES: Final = 200  # points of drawn outlines: as many as a line of letters has

_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Final[_Matrix] = (1, 0, 0, 1, 0, 0)


def ruled_lines(page: pypdfium2.PdfPage, frame: Frame) -> tuple[RuledLine, ...]:
    """The upright and level lines drawn on the page, those around boxes among them."""
    return tuple(islice(_rules(page, frame), _MAX_RULES))


def _rules(page: pypdfium2.PdfPage, frame: Frame) -> Iterator[RuledLine]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for drawn, kind, place in _objects(page):
        if kind != pdfium.FPDF_PAGEOBJ_PATH or (box := _bounds(drawn, place, frame)) is None:
            continue
        left, right, bottom, top = box
        wide, high = right - left, top - bottom
        if min(wide, high) <= _THIN:
            if max(wide, high) >= _SHORT:
                yield RuledLine(left, bottom, right, top)
        elif pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke) and stroke.value:
            yield from (
                RuledLine(left, bottom, right, bottom),
                RuledLine(left, top, right, top),
                RuledLine(left, bottom, left, top),
                RuledLine(right, bottom, right, top),
            )


def is_picture(page: pypdfium2.PdfPage, frame: Frame, characters: int) -> bool:
    """Whether what the page says is drawn, not written: a scan, or letters as outlines.  characters: of its text."""
    if characters > _FEW:
        return False
    width, height = frame.size
    covered, points = 0.0, 0
    for drawn, kind, place in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE and (box := _bounds(drawn, place, frame)) is not None:
            left, right, bottom, top = box
            across, up = min(right, width) - max(left, 0.0), min(top, height) - max(bottom, 0.0)
            covered += max(0.0, across) * max(0.0, up)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            points += max(0, pdfium.FPDFPath_CountSegments(drawn))
    share = covered / (width * height or 1.0)
    return share >= _COVERED or (characters == 0 and (share >= _SHOWN or points >= _CURVES))


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[object, int, _Matrix]]:
    """(object, its kind, the way from its coordinates to the page's) of all that is drawn, also within forms."""
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        yield from _within(pdfium.FPDFPage_GetObject(page.raw, index), _PLAIN, _MAX_DEPTH)


def _within(drawn: object, place: _Matrix, depth: int) -> Iterator[tuple[object, int, _Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(drawn)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield drawn, kind, place
    elif depth:
        matrix = pdfium.FS_MATRIX()
        if pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
            place = _product((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), place)
        for index in range(max(0, pdfium.FPDFFormObj_CountObjects(drawn))):
            yield from _within(pdfium.FPDFFormObj_GetObject(drawn, index), place, depth - 1)


def _product(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _bounds(drawn: object, place: _Matrix, frame: Frame) -> Box | None:
    sides = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not pdfium.FPDFPageObj_GetBounds(drawn, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    if place != _PLAIN:
        a, b, c, d, e, f = place
        corners = [(x * a + y * c + e, x * b + y * d + f) for x in (left, right) for y in (bottom, top)]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    return (left, right, bottom, top) if frame.is_plain else frame.box(left, right, bottom, top)

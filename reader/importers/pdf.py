"""PDF files through pdfium: the text in the order of the page's content, and its runs with place, size and weight."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from reader.errors import ImportFailure
from reader.i18n import gettext as _
from reader.importers.files import content
from reader.importers.glyph_repair import repaired
from reader.model.raw import Glyphs, RawMetadata, RawPage, RawText, RuledLine

SUFFIXES: Final = frozenset({".pdf"})
_BASELINE_TOLERANCE: Final = 0.12  # of the font size: less is one line, more is a raised or lowered mark
_GAP: Final = 0.75  # of the font size: a wider gap separates columns
_SPACED_GAP: Final = 1.6  # the same where a blank was typed, which justified setting stretches
_TIGHT: Final = 0.1  # of the font size: no ruled line stands in a gap as small
_THIN: Final = 2.5  # points: what is wider is a box
_SHORT: Final = 6.0  # points: what is shorter is no line of a table
_MAX_RULES: Final = 4000  # on a page: more belong to a drawing
_BOLD: Final = 700
_MAX_NAME: Final = 128  # bytes of a font's name that are looked at
_LINE_ENDS: Final = frozenset("\r\n")
_PASSWORD: Final = pdfium.FPDF_ERR_PASSWORD


def recognises(head: bytes) -> bool:
    """Whether a file that starts with `head` (up to 1 KiB) is a PDF."""
    return b"%PDF-" in head


class _TextPage:
    """pdfium's text of one page.  Asks for each character's figures by index."""

    __slots__ = ("_box", "_handle", "_matrix", "_name", "_upright", "_x", "_y", "count")

    def __init__(self, handle: object, rules: Sequence[RuledLine] = ()) -> None:
        self._handle = handle
        self._upright = [rule for rule in rules if rule.is_upright]
        self.count: int = pdfium.FPDFText_CountChars(handle)
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_MAX_NAME)

    def char(self, index: int) -> str:
        code: int = pdfium.FPDFText_GetUnicode(self._handle, index)
        if code in (0xFFFE, 0x02):  # pdfium's mark for a hyphen at a line's end
            return "-"
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""

    def box(self, index: int) -> tuple[float, float, float, float]:
        """left, right, bottom, top of the room that the character takes, in points: not of its ink alone."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._handle, index, box)
        return box.left, box.right, box.bottom, box.top

    def origin(self, index: int) -> tuple[float, float]:
        """Where the pen stood: x, and y of the baseline."""
        pdfium.FPDFText_GetCharOrigin(self._handle, index, self._x, self._y)
        return self._x.value, self._y.value

    def is_parted(self, left: float, right: float, y: float) -> bool:
        """Whether an upright line stands between two places on a line of text."""
        return any(
            left - 1 <= rule.left and rule.right <= right + 1 and rule.bottom <= y <= rule.top for rule in self._upright
        )

    def raw_size(self, index: int) -> float:
        size: float = pdfium.FPDFText_GetFontSize(self._handle, index)
        return size

    def scale(self, index: int) -> float:
        """Points for one unit of the font's size: the text matrix may enlarge it."""
        if not pdfium.FPDFText_GetMatrix(self._handle, index, self._matrix):
            return 1.0
        return abs(self._matrix.d) or abs(self._matrix.b) or 1.0

    def is_inferred(self, index: int) -> bool:
        """Whether pdfium made the character up from a gap."""
        return bool(pdfium.FPDFText_IsGenerated(self._handle, index))

    def weight(self, index: int) -> int:
        weight: int = pdfium.FPDFText_GetFontWeight(self._handle, index)
        return max(0, weight)

    def is_named_bold(self, index: int) -> bool:
        """Whether the font's name says that it is bold: many fonts tell pdfium no weight but the usual one."""
        pdfium.FPDFText_GetFontInfo(self._handle, index, self._name, _MAX_NAME, None)
        return b"bold" in self._name.value.lower()


class _Run:
    """A run that is being gathered."""

    __slots__ = ("baseline", "bold", "bottom", "left", "raw_size", "right", "size", "spaced", "text", "top", "weight")

    def __init__(self, page: _TextPage, index: int, raw_size: float, baseline: float) -> None:
        self.text: list[str] = []
        self.spaced = False
        self.raw_size, self.baseline = raw_size, baseline
        self.size = raw_size * page.scale(index)
        self.weight = page.weight(index)
        self.bold = page.is_named_bold(index)
        self.left, self.right, self.bottom, self.top = page.box(index)

    def takes(self, page: _TextPage, index: int, raw_size: float, x: float, y: float) -> bool:
        return (
            raw_size == self.raw_size
            and abs(y - self.baseline) <= _BASELINE_TOLERANCE * self.size
            and -self.size <= x - self.right <= (_SPACED_GAP if self.spaced else _GAP) * self.size
            and page.weight(index) == self.weight
            and (x - self.right <= _TIGHT * self.size or not page.is_parted(self.right, x, y))
        )

    def glyphs(self) -> Glyphs:
        text = repaired("".join(self.text))
        weight = max(self.weight, _BOLD) if self.bold else self.weight
        return Glyphs(text, self.left, self.bottom, self.right, self.top, round(self.size, 2), weight, self.baseline)


def _runs(page: _TextPage) -> Iterator[Glyphs]:
    run: _Run | None = None
    for index in range(page.count):
        char = page.char(index)
        if char in _LINE_ENDS or not char:
            if run and char:
                yield run.glyphs()
                run = None
            continue
        if char == " ":
            if run:
                run.text.append(char)
                run.spaced = not page.is_inferred(index)
            continue
        raw_size = page.raw_size(index)
        x, y = page.origin(index)
        if run is None or not run.takes(page, index, raw_size, x, y):
            if run:
                yield run.glyphs()
            run = _Run(page, index, raw_size, y)
        left, right, bottom, top = page.box(index)
        run.text.append(char)
        run.spaced = False
        run.left, run.right = min(run.left, left), max(run.right, right)
        run.bottom, run.top = min(run.bottom, bottom), max(run.top, top)
    if run:
        yield run.glyphs()


def _lines(page: _TextPage) -> tuple[str, ...]:
    text = "".join(page.char(index) for index in range(page.count))
    lines = repaired(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(lines) if any(lines) else ()


def _rules(page: pypdfium2.PdfPage) -> Iterator[RuledLine]:
    """The upright and level lines drawn on the page, those around boxes among them."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = drawn.get_bounds()
        wide, high = right - left, top - bottom
        if min(wide, high) <= _THIN:
            if max(wide, high) >= _SHORT:
                yield RuledLine(left, bottom, right, top)
        elif pdfium.FPDFPath_GetDrawMode(drawn.raw, fill, stroke) and stroke.value:
            yield from (
                RuledLine(left, bottom, right, bottom),
                RuledLine(left, top, right, top),
                RuledLine(left, bottom, left, top),
                RuledLine(right, bottom, right, top),
            )


def _page(document: pypdfium2.PdfDocument, index: int) -> RawPage:
    with closing(document[index]) as page, closing(page.get_textpage()) as handle:
        rules = tuple(islice(_rules(page), _MAX_RULES))
        text = _TextPage(handle.raw, rules)
        label = document.get_page_label(index) or None
        return RawPage(_lines(text), tuple(_runs(text)), page.get_width(), page.get_height(), label, rules)


def _open(path: Path) -> pypdfium2.PdfDocument:
    data = content(path)
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise ImportFailure(
                path,
                _("「{name}」有密碼保護。請用 PDF 程式開啟，另存一份沒有密碼的複本再匯入。").format(name=path.name),
            ) from error
        raise _damaged(path) from error


def _damaged(path: Path) -> ImportFailure:
    return ImportFailure(
        path, _("「{name}」已經毀損，打不開。請重新下載，或用 PDF 程式修復後另存再匯入。").format(name=path.name)
    )


def read(path: Path) -> RawText:
    """The text of each page.  Raises ImportFailure: encrypted, damaged, or pictures of pages without text."""
    with closing(_open(path)) as document:
        try:
            pages = tuple(_page(document, index) for index in range(len(document)))
            facts = document.get_metadata_dict(skip_empty=True)
        except pypdfium2.PdfiumError as error:
            raise _damaged(path) from error
    if not any(line.strip() for page in pages for line in page.lines):
        raise ImportFailure(
            path,
            _("「{name}」只有頁面的圖像，沒有文字。請先做文字辨識（例如 ocrmypdf），再匯入產生的檔案。").format(
                name=path.name
            ),
        )
    metadata = RawMetadata(facts.get("Title", ""), facts.get("Author", ""), facts.get("CreationDate", ""))
    return RawText(path, pages, paged=True, metadata=metadata)

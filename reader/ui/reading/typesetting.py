"""Slices laid out in the reader's typography, and the height of those that nobody has looked at yet."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from reader.model.document import Block, BlockKind
from reader.presenters.passages import Passage
from reader.presenters.reading import ReadingPresenter
from reader.presenters.slices import LONGEST, Slice, is_grid
from reader.ui.reading.faces import Face
from reader.ui.reading.formats import text_formats
from reader.ui.reading.leaders import led
from reader.ui.reading.lines import set_lines
from reader.ui.reading.sheets import Label, Setting, Sheet
from reader.ui.reading.tables import column_widths
from reader.ui.reading.typography import FOOTNOTES_BEFORE, ROMAN_WIDTH, BlockStyle, Typography, style_of
from reader.ui.reading.utf16 import Utf16
from reader.ui.themes import Theme

_CONTROLS: Final = dict.fromkeys(range(0x20), " ") | {0x09: "\t", 0x0A: "\u2028"}
_PAGE_TOP: Final = 1.6
_PAGE_BOTTOM: Final = 4.0
_FLUSH: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


class Typesetter:
    """Lays out the slices of a presenter in columns `width` pixels wide.  Holds nothing but fonts and table columns."""

    def __init__(self, presenter: ReadingPresenter, typography: Typography, theme: Theme, width: float) -> None:
        self.presenter = presenter
        self.typography = typography
        self.theme = theme
        self.width = width
        self.em = float(typography.size)
        self._faces: dict[tuple[float, float | None, bool], Face] = {}
        self._columns: dict[int, list[float]] = {}
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._option.setTextDirection(Qt.LayoutDirection.LeftToRight)

    def face(self, style: BlockStyle, bold: bool | None = None) -> Face:
        key = (style.scale, style.pitch, style.bold if bold is None else bold)
        if key not in self._faces:
            self._faces[key] = Face(self.typography, style, key[2], self.presenter.is_simplified)
        return self._faces[key]

    def sheet(self, number: int) -> Sheet:
        """Lay out one slice."""
        piece = self.presenter.slices[number]
        block = self.presenter.blocks[piece.block]
        style = style_of(block)
        before, after = self._spacing(number, piece, style)
        made = self._row(number, piece, block, before) if piece.row is not None else self._text(number, block, before)
        if before and self._begins_footnotes(number):
            made.rules.append(QRectF(0, round(before * 0.55), 8 * self.em, 1))
        made.height = float(round(made.height + after))
        return made

    # --- spacing

    def _begins_footnotes(self, number: int) -> bool:
        owners = self.presenter.slices.owners
        blocks = self.presenter.blocks
        if blocks[owners[number]].kind is not BlockKind.FOOTNOTE or not self.presenter.slices[number].first:
            return False
        return number == 0 or blocks[owners[number - 1]].kind is not BlockKind.FOOTNOTE

    def _spacing(self, number: int, piece: Slice, style: BlockStyle) -> tuple[float, float]:
        before = style.before if piece.first and number else 0.0
        if self._begins_footnotes(number):
            before = FOOTNOTES_BEFORE
        after = style.after if piece.last else 0.0
        table = self.presenter.blocks[piece.block].kind is BlockKind.TABLE
        before += 0.5 if table and piece.first else 0.0
        after += 0.9 if table and piece.last else 0.0
        before += _PAGE_TOP if number == 0 else 0.0
        after += _PAGE_BOTTOM if number == len(self.presenter.slices) - 1 else 0.0
        return round(before * self.em), round(after * self.em)

    # --- text

    def _text(self, number: int, block: Block, top: float) -> Sheet:
        style = style_of(block)
        face = self.face(style)
        passage = self.presenter.passages(number)[0]
        hang = self._hang(block, style, face)
        left = round(style.left * self.em + hang)
        width = max(4 * self.em, self.width - left - style.right * self.em)
        chinese = _is_chinese(block)
        indented = chinese and self.typography.indent and passage.start == 0
        flush = chinese and block.kind in _FLUSH
        setting = self._set(passage, block, face, width, round(style.first * self.em) if indented else 0, flush)
        setting.x, setting.y, setting.quiet, setting.faint = left, top, style.quiet, style.faint
        sheet = Sheet([setting], top + setting.height, len(passage.text))
        if passage.start == 0:
            sheet.labels = list(self._labels(block, style, face, left - hang, top))
        return sheet

    def _hang(self, block: Block, style: BlockStyle, face: Face) -> float:
        label = _label(block)
        if not label:
            return round(style.hang * self.em) if block.kind is BlockKind.FOOTNOTE else 0
        return max(round(style.hang * self.em), round(face.metrics.horizontalAdvance(label) + 0.45 * self.em))

    def _labels(self, block: Block, style: BlockStyle, face: Face, left: float, top: float) -> Iterator[Label]:
        text = _label(block)
        if text:
            width = face.metrics.horizontalAdvance(text)
            back = block.kind is BlockKind.FOOTNOTE
            yield Label(text, face.font, QRectF(left, top, width, face.pitch), top + face.baseline, back)

    def _set(
        self, passage: Passage, block: Block, face: Face, width: float, first: float = 0, flush: bool = False
    ) -> Setting:
        text = passage.text.translate(_CONTROLS)
        layout = QTextLayout(text, face.font)
        layout.setTextOption(self._option)
        layout.setCacheEnabled(True)
        units = Utf16(text)
        formats = list(text_formats(passage, block, units, face, self.theme))
        if block.kind is BlockKind.TOC_ENTRY:
            formats += led(text, units, face, width - first)
        if formats:
            layout.setFormats(formats)
        set_lines(layout, text, units, face, width, first, flush)
        return Setting(passage, layout, units, 0, 0, width, face.pitch, face.band, face.baseline)

    # --- tables

    def _row(self, number: int, piece: Slice, block: Block, top: float) -> Sheet:
        style = style_of(block)
        head = piece.row == 0 and len(block.rows) > 1
        passages = self.presenter.passages(number)
        padding = round(0.45 * self.em)
        if piece.block not in self._columns:
            em = self.face(style).pixels
            self._columns[piece.block] = column_widths(block, self.width, em, padding)
        columns = self._columns[piece.block]
        lone = len(passages) == 1 < len(columns)
        face = self.face(style, bold=head or lone)
        settings, left = [], 0.0
        for column, passage in enumerate(passages):
            last = column == len(passages) - 1
            room = sum(columns[column:]) if last else columns[column]
            setting = self._set(passage, block, face, max(self.em, room - 2 * padding))
            setting.x, setting.y = left + padding, top + padding
            settings.append(setting)
            left += room
        height = max((s.height for s in settings), default=face.pitch) + 2 * padding
        made = Sheet(settings, top + height, sum(len(p.text) for p in passages))
        if head or lone:
            made.fills.append(QRectF(0, top, self.width, height))
        made.rules.append(QRectF(0, top + height - 1, self.width, 1))
        if piece.row == 0:
            made.rules.append(QRectF(0, top, self.width, 1))
        return made

    # --- estimates

    def estimates(self, extents: "Extents") -> NDArray[np.float64]:
        """The height of every slice in pixels, going by the number of its characters."""
        table = np.array([self._shape(block) for block in extents.samples], dtype=np.float64).reshape(-1, 3)
        line, pitch, around = table.T[:, extents.shapes] if len(table) else np.zeros((3, 0))
        found: NDArray[np.float64] = np.maximum(1.0, np.ceil(extents.widths / line)) * pitch + around
        return found

    def _shape(self, block: Block) -> tuple[float, float, float]:
        """Characters a line, pixels a line, pixels around."""
        style = style_of(block)
        face = self.face(style)
        width = max(4 * self.em, self.width - (style.left + style.right + style.hang) * self.em)
        around = (style.before + style.after) * self.em + (0.9 * self.em if block.kind is BlockKind.TABLE else 0)
        return max(1.0, width / face.pixels), face.pitch, around


class Extents:
    """How much text each slice has, whatever its type: widths in ems, and which of `samples` it is set like."""

    def __init__(self, presenter: ReadingPresenter) -> None:
        self.slices = presenter.slices
        self.samples: list[Block] = []
        numbers: dict[tuple[BlockKind, int | None, str | None], int] = {}
        shapes: list[int] = []
        widths: list[float] = []
        blocks = presenter.blocks
        before: Block | None = None
        shape = 0
        for owner in presenter.slices.owners:
            block = blocks[owner]
            # Neighbours are mostly alike, and hashing an enum member costs more than all the rest.
            if before is None or (block.kind, block.level, block.role) != (before.kind, before.level, before.role):
                shape = numbers.setdefault((block.kind, block.level, block.role), len(numbers))
                if shape == len(self.samples):
                    self.samples.append(block)
                before = block
            shapes.append(shape)
            text = block.text
            length = len(text) if len(text) < LONGEST else LONGEST
            if block.rows and is_grid(block):
                length = len(text) // (2 * len(block.rows))
            widths.append(length * ROMAN_WIDTH if text.isascii() else length)
        self.shapes = np.array(shapes, dtype=np.intp)
        self.widths = np.array(widths, dtype=np.float64)


def _is_chinese(block: Block) -> bool:
    """Going by its beginning, for which one Chinese character in six is enough: names in brackets take up room."""
    beginning = block.text[:200]
    return sum("\u3400" <= char <= "\u9fff" for char in beginning) * 6 > len(beginning)


def _label(block: Block) -> str:
    if block.kind is BlockKind.FOOTNOTE:
        return "" if block.number is None else str(block.number)
    return block.marker or "" if block.kind is BlockKind.LIST_ITEM else ""

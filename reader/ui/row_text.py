"""The text of a row in a list: lines of words in a few looks, measured without setting what plainly fits.

Rich text of Qt's own costs a millisecond a row, and a list of ten thousand documents asks for the height of each.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption

from reader.ui.quotes import narrow_look, narrowed
from reader.ui.reading.formats import format_range
from reader.ui.reading.utf16 import Utf16

_PITCH: Final = 1.18
# A character of any font, in ems: Chinese ones take one, pictures from elsewhere somewhat more.
_WIDEST: Final = 1.4
# A caller's line breaks and tabs are no more than blanks here.
_BLANKS: Final = dict.fromkeys((0x09, 0x0A, 0x0D, 0x2028, 0x2029), " ")


class Look(Enum):
    """What colour of the palette words are painted in."""

    PLAIN = QPalette.ColorRole.Text
    QUIET = QPalette.ColorRole.PlaceholderText
    ACCENT = QPalette.ColorRole.Link


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    look: Look = Look.PLAIN
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words set one after the other, and on as many lines as they need.  inset: pixels from the left edge."""

    words: tuple[Words, ...]
    inset: int = 0


@dataclass(frozen=True, slots=True)
class RowText:
    """bar: the colour of a bar at the left, none where that is empty."""

    lines: tuple[Line, ...]
    bar: str = ""


def quiet(text: str, bold: bool = False) -> Words:
    """Words of less importance."""
    return Words(text, Look.QUIET, bold)


def strong(text: str, look: Look = Look.PLAIN) -> Words:
    return Words(text, look, bold=True)


def line(*words: Words | str, inset: int = 0) -> Line:
    return Line(tuple(Words(each) if isinstance(each, str) else each for each in words), inset)


def row_text(*lines: Line, bar: str = "") -> RowText:
    return RowText(lines, bar)


@dataclass(slots=True)
class RowSetter:
    """Sets rows in `font` on lines of even pitch."""

    font: QFont
    pitch: float = field(init=False)
    _widest: float = field(init=False)
    _plain: QFontMetricsF = field(init=False)
    _bold: QFontMetricsF = field(init=False)
    _option: QTextOption = field(init=False)

    def __post_init__(self) -> None:
        bold = QFont(self.font)
        bold.setBold(True)
        self._plain, self._bold = QFontMetricsF(self.font), QFontMetricsF(bold)
        self._widest = _WIDEST * self.font.pixelSize()
        self.pitch = float(ceil(self._plain.height() * _PITCH))
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def height(self, row: RowText, width: float) -> float:
        """Pixels that the lines of a row need, one below the other, in a column `width` pixels wide."""
        return self.pitch * sum(self._lines(each, width - each.inset) for each in row.lines)

    def _lines(self, line: Line, width: float) -> int:
        # Shaping tells for sure; what is so short that no characters could fill the line needs none.
        if sum(len(each.text) for each in line.words) * self._widest < width:
            return 1
        if sum(self._advance(each) for each in line.words) < width - 1:
            return 1
        return max(1, self._set(line, width).lineCount())

    def _advance(self, words: Words) -> float:
        return (self._bold if words.bold else self._plain).horizontalAdvance(words.text.translate(_BLANKS))

    def _set(self, line: Line, width: float, palette: QPalette | None = None) -> QTextLayout:
        text = "".join(each.text for each in line.words).translate(_BLANKS)
        layout = QTextLayout(text, self.font)
        layout.setTextOption(self._option)
        layout.setFormats(list(self._formats(line, text, palette)))
        baseline = (self.pitch - self._plain.height()) / 2 + self._plain.ascent()
        layout.beginLayout()
        while (row := layout.createLine()).isValid():
            row.setLineWidth(width)
            # A character that the font lacks is higher, and leaves the pitch alone.
            row.setPosition(QPointF(0, (layout.lineCount() - 1) * self.pitch + baseline - row.ascent()))
        layout.endLayout()
        return layout

    def _formats(self, line: Line, text: str, palette: QPalette | None) -> Iterator[QTextLayout.FormatRange]:
        """The looks of the words; without a palette only what makes them wider."""
        units, start = Utf16(text), 0
        for words in line.words:
            look = QTextCharFormat()
            if palette is not None:
                look.setForeground(QBrush(palette.color(words.look.value)))
            if words.bold:
                look.setFontWeight(QFont.Weight.Bold)
            if words.italic:
                look.setFontItalic(True)
            if not look.isEmpty():
                yield format_range(units, start, start + len(words.text), look)
            start += len(words.text)
        for begin, end, look in narrowed(text, self.font.pixelSize(), narrow_look()):
            yield format_range(units, begin, end, look)

    def paint(self, painter: QPainter, at: QPointF, row: RowText, width: float, palette: QPalette) -> None:
        """Paint a row with its upper left corner at `at`."""
        y = at.y()
        for each in row.lines:
            layout = self._set(each, width - each.inset, palette)
            layout.draw(painter, QPointF(at.x() + each.inset, y))
            y += self.pitch * max(1, layout.lineCount())

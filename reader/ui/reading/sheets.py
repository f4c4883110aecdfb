"""A slice laid out: its text layouts, where they lie, and the way between points and offsets of the shown text."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QTextLayout, QTextLine

from reader.presenters.passages import Passage
from reader.ui.reading.utf16 import Utf16


@dataclass(slots=True)
class Setting:
    """One passage as a text layout.  x, y: its upper left corner in the sheet.  pitch: pixels from line to line.
    band: how much of that a highlight covers.  Offsets are code points of the shown text."""

    passage: Passage
    layout: QTextLayout
    units: Utf16
    x: float
    y: float
    width: float
    pitch: float
    band: float
    baseline: float
    quiet: bool = False
    faint: bool = False

    @property
    def height(self) -> float:
        return self.layout.lineCount() * self.pitch

    def line_of(self, offset: int) -> int:
        """The line on which the character at `offset` stands."""
        line = self.layout.lineForTextPosition(self.units.units(offset))
        return line.lineNumber() if line.isValid() else max(0, self.layout.lineCount() - 1)

    def line_start(self, line: int) -> int:
        return self.units.points(self._line(line).textStart())

    def line_end(self, line: int) -> int:
        """The last caret place of a line."""
        at = self._line(line)
        last = line == self.layout.lineCount() - 1
        return self.units.points(at.textStart() + at.textLength()) - (0 if last else 1)

    def line_top(self, line: int) -> float:
        """From the upper edge of the sheet."""
        return self.y + line * self.pitch

    def x_of(self, offset: int) -> float:
        """From the left edge of the sheet."""
        units = self.units.units(offset)
        return self.x + _x(self._line(self.line_of(offset)), units)

    def caret_at(self, point: QPointF) -> int:
        """The caret place nearest to a point of the sheet."""
        line = self._line(self._line_at(point.y()))
        return self.units.points(line.xToCursor(point.x() - self.x, QTextLine.CursorPosition.CursorBetweenCharacters))

    def caret_on_line(self, line: int, x: float) -> int:
        at = self._line(line)
        return self.units.points(at.xToCursor(x - self.x, QTextLine.CursorPosition.CursorBetweenCharacters))

    def character_at(self, point: QPointF) -> int | None:
        """The character under a point of the sheet."""
        number = self._line_at(point.y())
        if not self.line_top(number) <= point.y() < self.line_top(number) + self.pitch:
            return None
        line = self._line(number)
        end = line.textStart() + line.textLength()
        x = point.x() - self.x
        if not _x(line, line.textStart()) <= x < _x(line, end):
            return None
        return self.units.points(line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter))

    def between(self, top: float, bottom: float) -> tuple[int, int]:
        """The span of shown text on the lines from one height in the sheet to another."""
        first, last = self._line_at(top), self._line_at(bottom)
        end = self._line(last)
        return self.line_start(first), self.units.points(end.textStart() + end.textLength())

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The bands that cover shown text[start:end], one a line, in the sheet; blanks at a line's end have none."""
        if start >= end:
            return []
        first, last = self.units.units(start), self.units.units(end)
        bands = []
        for number in range(self.line_of(start), self.layout.lineCount()):
            line = self._line(number)
            begin = line.textStart()
            if begin >= last:
                break
            left = _x(line, max(first, begin))
            right = min(_x(line, min(last, begin + line.textLength())), line.x() + line.naturalTextWidth())
            top = self.line_top(number) + (self.pitch - self.band) / 2
            if right > left:
                bands.append(QRectF(self.x + left, top, right - left, self.band))
        return bands

    def _line(self, number: int) -> QTextLine:
        return self.layout.lineAt(number)

    def _line_at(self, y: float) -> int:
        return max(0, min(self.layout.lineCount() - 1, int((y - self.y) // self.pitch)))


def _x(line: QTextLine, units: int) -> float:
    # The binding returns (x, position), its stub says float.
    found: object = line.cursorToX(units)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


@dataclass(frozen=True, slots=True)
class Label:
    """A marker or footnote number beside the text; `back` where a click on it leads back to the reference."""

    text: str
    font: QFont
    rect: QRectF
    baseline: float
    back: bool = False


@dataclass(slots=True)
class Sheet:
    """A laid out slice.  `height` is a whole number of pixels.  rules: lines drawn across.  fills: tinted cells."""

    settings: list[Setting]
    height: float
    characters: int
    labels: list[Label] = field(default_factory=list)
    rules: list[QRectF] = field(default_factory=list)
    fills: list[QRectF] = field(default_factory=list)

    def setting_at(self, point: QPointF) -> int:
        """The number of the setting nearest to a point: that of the column it lies in or beside."""

        def distance(number: int) -> float:
            setting = self.settings[number]
            return max(setting.x - point.x(), point.x() - setting.x - setting.width, 0.0)

        return min(range(len(self.settings)), key=distance)

"""A scroll bar that shows where the hits and marks of a document are."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

Ticks = tuple[Sequence[float], Sequence[QColor]]
_NONE: Ticks = ((), ())


class TickBar(QScrollBar):
    """A vertical scroll bar with ticks: annotations along its left edge, hits along its right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._marks: Ticks = _NONE
        self._hits: Ticks = _NONE
        # Painted once and not at every step of the page: there may be a bar for each of its pixels.
        self._painted: QPixmap | None = None
        self._groove = QRect()

    def set_marks(self, places: Sequence[float], colours: Iterable[QColor]) -> None:
        """Places from 0 to 1 and the colour of each; of two at one place the later is seen."""
        self._marks, self._painted = (places, list(colours)), None
        self.update()

    def set_hits(self, places: Sequence[float], colours: Iterable[QColor]) -> None:
        """Places from 0 to 1 and the colour of each; of two at one place the later is seen."""
        self._hits, self._painted = (places, list(colours)), None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks[0] and not self._hits[0]:
            return
        groove = self._find_groove()
        if self._painted is None or groove != self._groove or self._painted.deviceIndependentSize() != self.size():
            self._groove, self._painted = groove, self._paint_ticks(groove)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted)
        painter.end()

    def _paint_ticks(self, groove: QRect) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(QSize(round(self.width() * ratio), round(self.height() * ratio)))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        half = max(3, self.width() // 2 - 2)
        painter = QPainter(made)
        for ticks, left in ((self._marks, 1), (self._hits, self.width() - 1 - half)):
            _paint_bars(painter, ticks, QRect(left, groove.top(), half, groove.height()))
        painter.end()
        return made

    def _find_groove(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarGroove
        return self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)


def _paint_bars(painter: QPainter, ticks: Ticks, area: QRect) -> None:
    """One bar for each pixel row at most, however many ticks there are."""
    last, room = area.height() - 3, area.height() - 2
    rows = dict(zip([min(last, int(place * room)) for place in ticks[0]], ticks[1], strict=True))
    for row, colour in rows.items():
        painter.fillRect(QRect(area.left(), area.top() + row, area.width(), 3), colour)

"""A scroll bar that shows where the hits and marks of a document are."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget


class TickBar(QScrollBar):
    """A vertical scroll bar with ticks: annotations along its left edge, hits along its right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._marks: list[tuple[float, QColor]] = []
        self._hits: list[tuple[float, QColor]] = []
        self._groove = QRect()
        self._painted: list[tuple[QRect, QColor]] | None = None

    def set_marks(self, marks: Iterable[tuple[float, QColor]]) -> None:
        """Places from 0 to 1 and their colours; of two at one place the later is seen."""
        self._marks, self._painted = list(marks), None
        self.update()

    def set_hits(self, hits: Iterable[tuple[float, QColor]]) -> None:
        """Places from 0 to 1 and their colours; of two at one place the later is seen."""
        self._hits, self._painted = list(hits), None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks and not self._hits:
            return
        groove = self._find_groove()
        if self._painted is None or groove != self._groove:
            self._groove = groove
            half = max(3, self.width() // 2 - 2)
            self._painted = [
                *_bars(self._marks, QRect(1, groove.top(), half, groove.height())),
                *_bars(self._hits, QRect(self.width() - 1 - half, groove.top(), half, groove.height())),
            ]
        painter = QPainter(self)
        for area, colour in self._painted:
            painter.fillRect(area, colour)
        painter.end()

    def _find_groove(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarGroove
        return self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)


def _bars(ticks: list[tuple[float, QColor]], area: QRect) -> Iterator[tuple[QRect, QColor]]:
    """One bar for each pixel row at most, however many ticks there are."""
    top, last, room = area.top(), area.height() - 3, area.height() - 2
    rows = {min(last, int(place * room)): colour for place, colour in ticks}
    for row, colour in rows.items():
        yield QRect(area.left(), top + row, area.width(), 3), colour

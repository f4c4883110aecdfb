"""A scroll bar that shows where the hits and marks of a document are."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget


class TickBar(QScrollBar):
    """A vertical scroll bar with ticks: annotations along its left edge, hits along its right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._marks: list[tuple[float, QColor]] = []
        self._hits: list[tuple[float, QColor]] = []

    def set_marks(self, marks: Iterable[tuple[float, QColor]]) -> None:
        """Places from 0 to 1 and their colours."""
        self._marks = list(marks)
        self.update()

    def set_hits(self, hits: Iterable[tuple[float, QColor]]) -> None:
        """Places from 0 to 1 and their colours."""
        self._hits = list(hits)
        self.update()

    @property
    def ticks(self) -> int:
        """How many places are shown."""
        return len(self._marks) + len(self._hits)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.ticks:
            return
        painter = QPainter(self)
        groove = self._groove()
        half = max(3, self.width() // 2 - 2)
        self._paint(painter, self._marks, QRect(1, groove.top(), half, groove.height()))
        self._paint(painter, self._hits, QRect(self.width() - 1 - half, groove.top(), half, groove.height()))
        painter.end()

    @staticmethod
    def _paint(painter: QPainter, ticks: list[tuple[float, QColor]], area: QRect) -> None:
        seen: set[int] = set()
        for place, colour in reversed(ticks):
            y = area.top() + min(area.height() - 3, int(place * (area.height() - 2)))
            if y not in seen:
                seen.add(y)
                painter.fillRect(area.left(), y, area.width(), 3, colour)

    def _groove(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarGroove
        return self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)

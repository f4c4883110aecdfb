"""A printed page as it is painted: the picture, the marks over it, and the area that it scrolls in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from reader.model.document import Box

_PAD: Final = 3.0  # points between text and the mark around it
_BAR: Final = 4.0  # pixels: how wide the mark of an annotation is
_NIGHT: Final = QColor(0, 0, 0, 90)  # laid over white paper in the dark theme


@dataclass(frozen=True, slots=True)
class PageMark:
    """A box to draw: filled and framed, or as a bar at its left."""

    box: Box
    colour: QColor
    is_bar: bool = False


class PageSheet(QWidget):
    """Paints the page.  `pressed` carries the place, in points from the page's lower left corner."""

    pressed = Signal(QPointF)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.points = (595.0, 842.0)
        self.marks: Sequence[PageMark] = ()
        self.dark = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def scale(self) -> float:
        """Pixels of the screen for one point."""
        return self.width() / max(1.0, self.points[0])

    def rect_of(self, box: Box) -> QRectF:
        """Where a box lies on the sheet."""
        scale = self.scale
        top, high = (self.points[1] - box.top - _PAD) * scale, (box.top - box.bottom + 2 * _PAD) * scale
        return QRectF((box.left - _PAD) * scale, top, (box.right - box.left + 2 * _PAD) * scale, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("white"))
        if not self.image.isNull():
            painter.drawImage(QRectF(self.rect()), self.image)
        if self.dark:
            painter.fillRect(self.rect(), _NIGHT)
        # On a page that is not there yet a mark stands beside nothing.
        for mark in self.marks if not self.image.isNull() else ():
            rect = self.rect_of(mark.box)
            if mark.is_bar:
                painter.fillRect(QRectF(rect.left() - 2 * _BAR, rect.top(), _BAR, rect.height()), mark.colour)
                continue
            fill = QColor(mark.colour)
            fill.setAlpha(40)
            painter.setPen(QPen(mark.colour, 1.5))
            painter.setBrush(fill)
            painter.drawRoundedRect(rect, 3, 3)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            place = event.position() / self.scale
            self.pressed.emit(QPointF(place.x(), self.points[1] - place.y()))
        else:
            super().mousePressEvent(event)


class PageArea(QScrollArea):
    """Leaves the keys that turn pages, and Ctrl+wheel, to the panel."""

    zoomAsked = Signal(int)
    resized = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomAsked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

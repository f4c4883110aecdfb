"""Swatches of the eight annotation colours and their names."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from reader.i18n import gettext as _
from reader.model.annotation import Colour, Style


def style_name(style: Style) -> str:
    return {Style.HIGHLIGHT: _("螢光"), Style.UNDERLINE: _("底線")}[style]


def swatch(colour: Colour, size: int = 16) -> QIcon:
    """A round swatch, the same in every theme."""
    pixmap = QPixmap(QSize(size * 2, size * 2))
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour.light))
    painter.setPen(QColor(0, 0, 0, 60))
    painter.drawEllipse(1, 1, size - 2, size - 2)
    painter.end()
    return QIcon(pixmap)

"""The sign in the margin beside blocks whose structure is unsure."""

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reader.presenters.reading import ReadingPresenter
from reader.ui.reading.sheets import Sheet
from reader.ui.themes import Theme

_ASIDE = 14  # pixels from the text
_REACH = 9  # pixels to either side that count as the sign


def signs(presenter: ReadingPresenter, sheets: Iterator[tuple[int, float, Sheet]], left: float) -> list[QRectF]:
    """Where the signs stand: a thin upright strip beside each slice of an unsure block.

    sheets: number, upper edge and layout of the slices in sight; left: the edge of the column.
    """
    strips = []
    for number, y, sheet in sheets:
        if sheet.settings and presenter.blocks[presenter.slices[number].block].is_unsure:
            top = min(setting.y for setting in sheet.settings)
            bottom = max(setting.y + setting.height for setting in sheet.settings)
            strips.append(QRectF(left - _ASIDE, y + top + 3, 2, bottom - top - 6))
    return strips


def paint_signs(painter: QPainter, theme: Theme, strips: list[QRectF]) -> None:
    pen = QPen(QColor(theme.current_edge), 2)
    pen.setDashPattern([1, 2.5])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    for strip in strips:
        painter.drawLine(QLineF(strip.center().x(), strip.top(), strip.center().x(), strip.bottom()))
    painter.restore()


def is_on_sign(strips: list[QRectF], point: QPointF) -> bool:
    return any(strip.adjusted(-_REACH, 0, _REACH, 0).contains(point) for strip in strips)

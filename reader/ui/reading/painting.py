"""What lies under and over the text: highlights, hits, selection, underlines, terms, rules, the focus ring."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reader.presenters.overlays import Look, Run
from reader.ui.reading.sheets import Setting, Sheet
from reader.ui.themes import Theme

_CORNER: Final = 4


class SheetPainter:
    """Paints sheets of one theme; what does not touch `clip`, in the painter's coordinates, is left out."""

    def __init__(self, painter: QPainter, theme: Theme, clip: QRectF) -> None:
        self._painter = painter
        self._theme = theme
        self._clip = clip

    def paint(self, sheet: Sheet, runs: Sequence[Sequence[Run]], at: QPointF) -> None:
        """Paint a sheet with its upper left corner `at`; `runs` has a sequence for each of its settings."""
        for area in sheet.fills:
            self._painter.fillRect(area.translated(at), QColor(self._theme.stripe))
        for rule in sheet.rules:
            self._painter.fillRect(rule.translated(at), QColor(self._theme.rule))
        for setting, over in zip(sheet.settings, runs, strict=True):
            bands = self._bands(setting, over, at)
            for look, band in bands:
                self._under(look, band)
            self._painter.setPen(QColor(self._ink(setting)))
            setting.layout.draw(self._painter, at + QPointF(setting.x, setting.y), [], self._clip)
            for look, band in bands:
                self._over(look, band)
        for label in sheet.labels:
            self._painter.setFont(label.font)
            self._painter.setPen(QColor(self._theme.link if label.back else self._theme.quiet))
            self._painter.drawText(at + QPointF(label.rect.x(), label.baseline), label.text)

    def underline(self, bands: Sequence[QRectF]) -> None:
        """A quiet line under a date while the pointer is on it."""
        for band in bands:
            self._painter.fillRect(QRectF(band.x(), band.bottom() - 2, band.width(), 1), QColor(self._theme.quiet))

    def ring(self, bands: Sequence[QRectF]) -> None:
        """The focus ring round what Tab has come to."""
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(QPen(QColor(self._theme.focus), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for band in bands:
            self._painter.drawRoundedRect(band.adjusted(-2.5, -1.5, 2.5, 1.5), 4, 4)
        self._painter.restore()

    def _ink(self, setting: Setting) -> str:
        return self._theme.faint if setting.faint else self._theme.quiet if setting.quiet else self._theme.text

    def _bands(self, setting: Setting, runs: Sequence[Run], at: QPointF) -> list[tuple[Look, QRectF]]:
        """Where the runs lie, as far as they are in sight: a long passage has thousands."""
        if not runs:
            return []
        first, last = setting.between(self._clip.top() - at.y(), self._clip.bottom() - at.y())
        return [
            (run.look, band.translated(at))
            for run in runs
            if run.start < last and run.end > first
            for band in setting.rects(max(run.start, first), min(run.end, last))
        ]

    def _under(self, look: Look, band: QRectF) -> None:
        """Highlights that overlap share the height, so that each is seen."""
        painter, theme = self._painter, self._theme
        share = band.height() / max(1, len(look.highlights))
        for number, colour in enumerate(look.highlights):
            stripe = QRectF(band.x(), band.y() + number * share, band.width(), share)
            painter.fillRect(stripe, theme.marked(colour))
        if look.selected:
            shade = QColor(theme.selection)
            if look.highlights or look.hit or look.current:
                shade.setAlphaF(0.72)
            painter.fillRect(band, shade)
        elif look.hit or look.current:
            inner = band.adjusted(0, 2, 0, -2) if look.highlights else band
            painter.fillRect(inner, QColor(theme.current_hit if look.current else theme.hit))
            if look.current:
                edge = QColor(theme.current_edge)
                painter.fillRect(QRectF(inner.x(), inner.bottom() - 2, inner.width(), 2), edge)

    def _over(self, look: Look, band: QRectF) -> None:
        painter, theme = self._painter, self._theme
        for number, colour in enumerate(look.underlines):
            y = band.bottom() - 3 + number * 3
            painter.fillRect(QRectF(band.x(), y, band.width(), 2), theme.annotation(colour))
        if look.replaced and not look.selected:
            # Corners above the words: what lies below them belongs to terms, dates and underlines.
            y, left, right = band.y() + 1, band.x(), band.right()
            for x, corner in ((left, left), (right - _CORNER, right - 1)):
                painter.fillRect(QRectF(x, y, _CORNER, 1), QColor(theme.faint))
                painter.fillRect(QRectF(corner, y, 1, _CORNER), QColor(theme.faint))
        if look.term and not look.selected:
            pen = QPen(QColor(theme.term), 1)
            pen.setDashPattern([1, 2])
            painter.setPen(pen)
            y = round(band.bottom()) - (5 if look.underlines else 2)
            painter.drawLine(round(band.x()) + 1, y, round(band.right()) - 1, y)

"""The page painted: text, what lies over it, notes beside it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.model.annotation import Annotation, Position
from reader.presenters.reading import ReadingPresenter
from reader.presenters.targets import Target
from reader.ui.reading.canvas import ICON_MARGIN
from reader.ui.reading.doubts import paint_signs, signs
from reader.ui.reading.notes import GAP, MarginNotes
from reader.ui.reading.painting import SheetPainter
from reader.ui.reading.places import MappedPage


class PaintedPage(MappedPage):
    """Paints what is in sight: text, focus ring, caret, the date under the pointer, a line lit up for a moment.

    notes: the cards in the margin.  ring: what Tab has come to.  lit: what the pointer is on.
    """

    def __init__(self, presenter: ReadingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self.notes = MarginNotes(self.typography, presenter.is_simplified)
        self.ring: Target | None = None
        self.lit: Target | None = None
        self._flash: tuple[Position, float] | None = None
        self._caret: Position | None = None

    def relayout(self) -> None:
        self.notes = MarginNotes(self.typography, self.presenter.is_simplified)
        super().relayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        clip = QRectF(event.rect())
        painter.fillRect(clip, QColor(self.theme.page))
        left, _, _ = self.columns()
        pages = SheetPainter(painter, self.theme, clip)
        self._paint_flash(painter)
        for number, y in self._scroller.visible():
            pages.paint(self.sheet(number), self.presenter.runs(number), QPointF(left, y))
        if self.lit is not None:
            pages.underline(self._bands(self.lit))
        if self.ring is not None and self.hasFocus():
            pages.ring(self._bands(self.ring))
        paint_signs(painter, self.theme, self.doubt_signs())
        self._paint_caret(painter)
        self._place_notes()
        self.notes.paint(painter, self.theme)
        painter.end()
        self._sync()

    def doubt_signs(self) -> list[QRectF]:
        """Where the signs of unsure blocks are in sight, in the viewport."""
        left, _, _ = self.columns()
        return signs(self.presenter, ((n, y, self.sheet(n)) for n, y in self._scroller.visible()), left)

    def _paint_caret(self, painter: QPainter) -> None:
        rect = self.caret_rect(self._caret) if self._caret is not None and self.hasFocus() else None
        if rect is not None:
            painter.fillRect(rect, QColor(self.theme.text))

    def _paint_flash(self, painter: QPainter) -> None:
        if self._flash is None:
            return
        position, strength = self._flash
        area = self.line_rect(position)
        if area is not None:
            shade = QColor(self.theme.hit)
            shade.setAlphaF(max(0.0, min(1.0, strength)))
            painter.fillRect(QRectF(area).adjusted(-8, 0, 8, 0), shade)

    def _place_notes(self) -> None:
        if not self.notes_visible:
            self.notes.cards = []
            return
        left, width, narrow = self.columns()
        x = left + width + (ICON_MARGIN / 3 if narrow else GAP)
        wanted: list[tuple[Annotation, float]] = []
        for number, y in self._scroller.visible():
            for annotation in self.presenter.notes(number):
                if annotation.span is None:
                    continue
                _, within = self._row_of(annotation.span.start)
                if y + within < self.viewport().height():
                    wanted.append((annotation, y + within))
        high = self.viewport().height()
        self.notes.place(wanted, x, narrow, high - 8 if self._scroller.at_end else float("inf"))

"""The reading view: a page that is read, selected from, marked and followed by mouse and keyboard."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from reader.anchoring import moved
from reader.i18n import gettext as _
from reader.model.annotation import Annotation, Position, Span
from reader.model.document import BlockKind, Document
from reader.model.script import Script
from reader.model.search import Hit
from reader.presenters.reading import ReadingPresenter
from reader.ui.reading.current_text import CurrentText
from reader.ui.reading.pointing import PointedPage
from reader.ui.reading.selectable import CARET_KEYS
from reader.ui.reading.typography import Typography
from reader.ui.themes import Theme

_FLASH_MS: Final = 1200
_WHEEL_LINES: Final = 3
# Where a place comes to stand: as a share of the view to look at it, in ems below the top to read on.
_LOOK_AT: Final = 0.28
_READ_ON: Final = 0.5


class ReadingView(PointedPage):
    """Shows one document.  Positions and spans are (block, code points of the source text), rectangles are global.

    Signals, beside those of what is pointed at: positionChanged(Position) after scrolling, of the first line in view;
    lookedAtChanged(Position), of what is looked at; selectionChanged(Span | None); currentHitChanged(index);
    fontSizeRequested(steps) on Ctrl+wheel.
    """

    positionChanged = Signal(object)
    lookedAtChanged = Signal(object)
    currentHitChanged = Signal(int)
    fontSizeRequested = Signal(int)

    def __init__(self, presenter: ReadingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._wheel = 0.0
        self._told: Position | None = None
        self._goal: tuple[Position, float] | None = None  # what was gone to, and the scroll value then
        self._looked: Position | None = None
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(_FLASH_MS)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.valueChanged.connect(self._fade)
        self._current_text = CurrentText(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("閱讀區"))

    # --- what is shown

    def set_document(self, document: Document | None, position: Position | None = None) -> None:
        """Show a document from `position` on; None shows an empty page."""
        self.presenter.open(document)
        self._selecting.forget()
        self.ring = self._hovered = self.lit = self._flash = self._told = self._goal = self._looked = None
        place = self.presenter.nearest(position) if position else Position(0, 0)
        self._anchor = (place, _READ_ON * self.typography.size) if place > Position(0, 0) else None
        self._sheets.clear()
        self.relayout()
        self._announce()
        self.selectionChanged.emit(None)

    def renew(self, document: Document) -> None:
        """Show another edition of the document shown, with what is in sight staying where it is."""
        here, clicked = self.position(), self.clicked()
        line = self.line_rect(here)
        before = self.presenter.blocks
        place = moved(before, document.blocks, here)
        self.set_document(document, place)
        if clicked is not None:
            self.point_at(moved(before, document.blocks, clicked))
        if line is not None and len(self.presenter.slices):
            self._show_at(self.presenter.nearest(place), line.top())

    def set_script(self, script: Script) -> None:
        """Show the same place in another script; the selection stays."""
        self._keeping_place(lambda: self.presenter.set_script(script))

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """The annotations of the document shown; those without a span are left out."""
        before = self.columns()
        self.presenter.set_annotations(annotations)
        if self.columns()[1] != before[1]:
            self.relayout()
        else:
            self._place_marks()
            self.viewport().update()

    def set_hits(self, hits: Sequence[Hit], current: int | None = None) -> None:
        """The hits to mark, all in the document shown; `current`, an index in them, is gone to."""
        self.presenter.set_hits(hits, None)
        self._place_hits()
        self.viewport().update()
        if current is not None:
            self.show_hit(current)

    def show_hit(self, index: int) -> None:
        """Make a hit the current one and bring it into view; an index past either end starts from the other."""
        hits = self.presenter.hits
        if not hits:
            return
        index %= len(hits)
        self.presenter.set_current_hit(index)
        self._place_hits()
        self.reveal(Span.within(hits[index].block, hits[index].start, hits[index].end))
        self.currentHitChanged.emit(index)

    def set_terms_visible(self, visible: bool) -> None:
        self.presenter.set_terms_visible(visible)
        self.ring = None
        self.viewport().update()

    def refresh_terms(self) -> None:
        """The glossary is another one."""
        self.set_terms_visible(self.presenter.terms_visible)

    def set_replacements_visible(self, visible: bool) -> None:
        """Whether words shown in place of others are marked and told of."""
        self.presenter.set_replacements_visible(visible)
        self.ring = None
        self.viewport().update()

    def set_furniture_visible(self, visible: bool) -> None:
        """Whether running heads, page numbers and the like are shown, in grey."""
        self._keeping_place(lambda: self.presenter.set_furniture_visible(visible))

    def set_notes_visible(self, visible: bool) -> None:
        """Whether notes are shown in the margin."""
        self._keeping_place(lambda: setattr(self, "notes_visible", visible))

    def set_theme(self, theme: Theme) -> None:
        self._keeping_place(lambda: setattr(self, "theme", theme))

    def set_typography(self, typography: Typography) -> None:
        self._keeping_place(lambda: setattr(self, "typography", typography))

    def _keeping_place(self, change: Callable[[], None]) -> None:
        self._kept()
        change()
        self._hovered = self.lit = None
        self.relayout()

    # --- where the reader is

    def go_to(self, position: Position, flash: bool = True) -> None:
        """Show a position: with `flash` as something to look at, in the upper third of the view and lit up for a
        second; without, as the place to read on from, at the top.  A heading comes to the top either way."""
        if not len(self.presenter.slices):
            return
        position = self.presenter.nearest(position)
        top = not flash or self.presenter.blocks[position.block].kind is BlockKind.HEADING
        self._look(position, _READ_ON * self.typography.size if top else _LOOK_AT * self.viewport().height())
        if flash:
            self._flash = (position, 1.0)
            self._fading.stop()
            self._fading.start()

    def reveal(self, span: Span) -> None:
        """Scroll only if the beginning of a span is not comfortably in view."""
        line = self.line_rect(span.start)
        high = self.viewport().height()
        if line is None or line.top() < high * 0.08 or line.bottom() > high * 0.85:
            self._look(span.start, high * _LOOK_AT)
        self.viewport().update()

    def looked_at(self) -> Position:
        """What the reader looks at: the place last gone to, until the page moves, then the upper third of the view."""
        if self._goal is not None and self._goal[1] == self._scroller.value:
            return self._goal[0]
        caret = self.caret_at(QPointF(0.0, _LOOK_AT * self.viewport().height() + 0.5 * self.typography.size))
        return self.position() if caret is None else self.extent(caret).start

    def _look(self, position: Position, y: float) -> None:
        number, within = self._row_of(position)
        self._scroller.show(number, within, round(y))
        self._goal = (position, self._scroller.value)
        self._scrolled()

    def _fade(self, strength: object) -> None:
        if self._flash is not None and isinstance(strength, float):
            self._flash = (self._flash[0], strength) if strength > 0 else None
            self.viewport().update()

    def _scrolled(self) -> None:
        super()._scrolled()
        self._stop_hover()
        self._announce()
        self._tell_look()

    def _tell_look(self) -> None:
        if len(self.presenter.slices) and (here := self.looked_at()) != self._looked:
            self._looked = here
            self.lookedAtChanged.emit(here)

    def _announce(self) -> None:
        here = self.position()
        if here == self._told or not len(self.presenter.slices):
            return
        if self._told is None or here.block != self._told.block:
            self._describe(here)
        self._told = here
        self.positionChanged.emit(here)

    def _describe(self, here: Position) -> None:
        document = self.presenter.document
        section = self.presenter.section(here)
        names = [document.title if document else "", section.text if section else ""]
        self.setAccessibleDescription(" — ".join(name for name in names if name))
        passages = self.presenter.passages(self.presenter.slices.of(here))
        self._current_text.show_text("\t".join(passage.converted for passage in passages))

    # --- clicks

    def share_above(self) -> float | None:
        """How much of the text lies above the view, 1.0 at its end; None where all of it is in sight.

        By its characters: heights are estimates until they have been seen.
        """
        if self.verticalScrollBar().maximum() <= 0:
            return None
        return 1.0 if self._scroller.at_end else self.presenter.share_before(self.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheel += event.angleDelta().y() / 120
            if abs(self._wheel) >= 1:
                self.fontSizeRequested.emit(int(self._wheel))
                self._wheel -= int(self._wheel)
        elif not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().y())
        else:
            line = self.typography.size * self.typography.line_height
            self.scroll_by(-event.angleDelta().y() / 120 * _WHEEL_LINES * line)
        event.accept()

    # --- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.ring is not None:
            self._activate(self.ring, QPointF(-1, -1))
        elif shift and key in CARET_KEYS:
            self._extend(Qt.Key(key), control)
        elif not self._scroll_key(Qt.Key(key), shift):
            event.ignore()

    def _scroll_key(self, key: Qt.Key, shift: bool) -> bool:
        line = self.typography.size * self.typography.line_height
        page = self.viewport().height() - 1.5 * line
        if key == Qt.Key.Key_Space:
            self.scroll_by(-page if shift else page)
        elif key == Qt.Key.Key_Home:
            self._scroller.jump(0)
            self._scrolled()
        elif key == Qt.Key.Key_End:
            self._scroller.to_end()
            self._scrolled()
        elif key in _SCROLLS:
            lines, pages = _SCROLLS[key]
            self.scroll_by(lines * line + pages * page)
        else:
            return False
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusOutEvent(event)


_SCROLLS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (0, -1),
    Qt.Key.Key_PageDown: (0, 1),
}

"""What can be pointed at: terms, dates, replaced words, footnote numbers, links, marks and their notes, doubts."""

from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reader.i18n import gettext as _
from reader.model.annotation import Annotation, Position, Span
from reader.model.glossary import TermMatch
from reader.presenters.reading import ReadingPresenter
from reader.presenters.targets import (
    DateTarget,
    FootnoteTarget,
    LinkTarget,
    ReplacementTarget,
    Target,
    TermTarget,
)
from reader.ui.reading.doubts import is_on_sign
from reader.ui.reading.selectable import SelectablePage

_HOVER_MS: Final = 350
_REACH: Final = 4
# What the pointer need only rest on.
_TELLING: Final = (TermTarget, FootnoteTarget, DateTarget, ReplacementTarget)


@dataclass(frozen=True, slots=True)
class Context:
    """What lies under a context menu."""

    position: Position
    selection: Span | None
    annotations: tuple[Annotation, ...]
    term: TermMatch | None
    url: str | None
    mark: FootnoteTarget | None = None
    replaced: ReplacementTarget | None = None


class PointedPage(SelectablePage):
    """A page that tells what the pointer rests on, what is clicked, and what Tab and Enter come to.

    Signals, whose rectangles are global: termHovered, termActivated(TermMatch, QRect, block); footnoteHovered,
    footnoteActivated(number, target block or None, QRect); dateHovered, dateActivated(DateMention, QRect, block);
    replacementHovered, replacementActivated(ReplacementTarget, QRect) for words shown in place of others; hoverLeft()
    when the pointer leaves what was told of; returnActivated(Position) when a footnote's own number is clicked: where
    the text refers to it; annotationActivated(id); linkActivated(url); contextMenuRequested(QPoint, Context).
    """

    termHovered = Signal(object, QRect, int)
    termActivated = Signal(object, QRect, int)
    footnoteHovered = Signal(object, object, QRect)
    footnoteActivated = Signal(object, object, QRect)
    dateHovered = Signal(object, QRect, int)
    dateActivated = Signal(object, QRect, int)
    replacementHovered = Signal(object, QRect)
    replacementActivated = Signal(object, QRect)
    hoverLeft = Signal()
    returnActivated = Signal(object)
    annotationActivated = Signal(str)
    linkActivated = Signal(str)
    contextMenuRequested = Signal(QPoint, object)

    def __init__(self, presenter: ReadingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._hovered: Target | None = None
        self._hover_timer = self._timer(_HOVER_MS, self._tell_hover, single=True)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def set_hover_delay(self, milliseconds: int) -> None:
        """How long the pointer rests on a term or footnote number before it is told of."""
        self._hover_timer.setInterval(milliseconds)

    # --- what is under the pointer

    def _target_at(self, point: QPointF) -> Target | None:
        on = self.character_at(point)
        exact = self.presenter.target_at(on.slice, on.passage, on.shown) if on else None
        return exact or self._number_near(point)

    def _number_near(self, point: QPointF) -> Target | None:
        """A footnote number is so small that its surroundings count as well."""
        near = self.caret_at(point)
        numbers = self.presenter.targets(near.slice) if near else ()
        for target in numbers:
            if isinstance(target, FootnoteTarget):
                reach = (band.adjusted(-_REACH, 0, _REACH, 0) for band in self._bands(target))
                if any(area.contains(point) for area in reach):
                    return target
        return None

    def _return_at(self, point: QPointF) -> Position | None:
        """The reference that a footnote's own number at `point` leads back to."""
        left, _, _ = self.columns()
        for number, y in self._scroller.visible():
            for label in self.sheet(number).labels:
                if label.back and label.rect.translated(left, y).adjusted(-3, -2, 6, 2).contains(point):
                    return self.presenter.reference_to(self.presenter.slices[number].block)
        return None

    def _hover(self, point: QPointF) -> None:
        note = self.notes.at(point)
        target = None if note else self._target_at(point)
        active = target is not None and not isinstance(target, ReplacementTarget)
        hand = note is not None or active or self._return_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)
        if target != self._hovered:
            self._stop_hover()
            self._hovered = target
            if isinstance(target, _TELLING):
                self._hover_timer.start()
            if isinstance(target, DateTarget):
                self.lit = target
                self.viewport().update()

    def tell_hovered(self) -> None:
        """Tell at once of the term under the pointer, if there is one."""
        if isinstance(self._hovered, TermTarget):
            self._hover_timer.stop()
            self._tell_hover()

    def _tell_hover(self) -> None:
        target = self._hovered
        if target is not None:
            self._tell(target, self._global_rect(target), hovered=True)

    def _stop_hover(self) -> None:
        waiting = self._hover_timer.isActive()
        self._hover_timer.stop()
        if isinstance(self._hovered, _TELLING) and not waiting:
            self.hoverLeft.emit()
        self._hovered = None
        if self.lit is not None:
            self.lit = None
            self.viewport().update()

    def _activate(self, target: Target, point: QPointF | None = None) -> None:
        if isinstance(target, LinkTarget):
            self.linkActivated.emit(target.link.url)
            return
        self._tell(target, self._global_rect(target, point), hovered=False)

    def _tell(self, target: Target, rect: QRect, hovered: bool) -> None:
        if isinstance(target, TermTarget):
            (self.termHovered if hovered else self.termActivated).emit(target.match, rect, target.block)
        elif isinstance(target, DateTarget):
            (self.dateHovered if hovered else self.dateActivated).emit(target.mention, rect, target.block)
        elif isinstance(target, ReplacementTarget):
            (self.replacementHovered if hovered else self.replacementActivated).emit(target, rect)
        elif isinstance(target, FootnoteTarget):
            told = self.footnoteHovered if hovered else self.footnoteActivated
            told.emit(target.ref.number, target.ref.target, rect)

    def _global_rect(self, target: Target, point: QPointF | None = None) -> QRect:
        """The line of a target that the pointer is on, else its first."""
        if point is None:
            point = QPointF(self.viewport().mapFromGlobal(self.cursor().pos()))
        bands = self._bands(target)
        here = next((band for band in bands if band.contains(point)), bands[0] if bands else None)
        rect = here.toAlignedRect() if here else QRect(point.toPoint(), point.toPoint())
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._stop_hover()
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._tell_tip(event)
        return super().viewportEvent(event)

    def _tell_tip(self, event: QHelpEvent) -> bool:
        QToolTip.showText(event.globalPos(), self._tip_at(QPointF(event.pos())), self.viewport())
        return True

    def _tip_at(self, point: QPointF) -> str:
        """What a sign at the edge of the page means, or all of the note that it stands for."""
        note = self.notes.tip(point)
        if note:
            # Signs of a note are no markup.
            return f'<p style="white-space:pre-wrap">{escape(note)}</p>'
        return _("結構不確定，按右鍵可更正") if is_on_sign(self.doubt_signs(), point) else ""

    # --- clicks

    def _click(self, point: QPointF) -> None:
        note = self.notes.at(point)
        if note is not None:
            self.annotationActivated.emit(note.id)
            return
        back = self._return_at(point)
        target = self._target_at(point)
        if back is not None:
            self.returnActivated.emit(back)
        elif target is not None and not isinstance(target, ReplacementTarget):
            self._activate(target, point)
        else:
            on = self.character_at(point)
            marks = self.presenter.annotations_at(self._pointed(point)) if on else ()
            if marks:
                self.annotationActivated.emit(marks[0].id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        if keyboard:
            self._keyboard_menu()
            return
        point = QPointF(event.pos())
        target = self._target_at(point)
        note = self.notes.at(point)
        place = self._pointed(point)
        on = self.character_at(point) is not None
        marks = (note,) if note else self.presenter.annotations_at(place) if on else ()
        self.contextMenuRequested.emit(event.globalPos(), self._context(place, target, marks))

    def _keyboard_menu(self) -> None:
        selection = self.selection()
        place = selection.start if selection else self.clicked() or self.position()
        at = self.caret_rect(place) or self.viewport().rect()
        marks = self.presenter.annotations_at(place)
        self.contextMenuRequested.emit(
            self.viewport().mapToGlobal(at.bottomLeft()), self._context(place, self.ring, marks)
        )

    def _context(self, place: Position, target: Target | None, marks: tuple[Annotation, ...]) -> Context:
        term = target.match if isinstance(target, TermTarget) else None
        url = target.link.url if isinstance(target, LinkTarget) else None
        mark = target if isinstance(target, FootnoteTarget) else None
        return Context(place, self.selection(), marks, term, url, mark, self._replaced_at(place))

    def _replaced_at(self, place: Position) -> ReplacementTarget | None:
        if not len(self.presenter.slices):
            return None
        return self.presenter.replacement_over(self.presenter.slices.of(place), place.offset, place.offset + 1)

    # --- by key

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the terms, dates, replaced words, footnote numbers and links in view, and leaves after
        the last."""
        targets = [t for n, _ in self._scroller.visible() for t in self.presenter.targets(n) if self._in_view(t)]
        at = targets.index(self.ring) if self.ring in targets else (-1 if forward else len(targets))
        at += 1 if forward else -1
        if not 0 <= at < len(targets):
            self.ring = None
            self.viewport().update()
            return super().focusNextPrevChild(forward)
        self.ring = targets[at]
        self.viewport().update()
        return True

    def _in_view(self, target: Target) -> bool:
        rect = self.target_rect(target)
        return rect is not None and self.viewport().rect().contains(rect.center())

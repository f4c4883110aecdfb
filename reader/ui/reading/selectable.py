"""Selecting by mouse and by keys."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget

from reader.model.annotation import Position, Span
from reader.presenters.reading import ReadingPresenter
from reader.presenters.selecting import Grain, Selecting
from reader.ui.reading.painted import PaintedPage
from reader.ui.reading.places import Caret

_AUTOSCROLL_MS: Final = 30
CARET_KEYS: Final = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class SelectablePage(PaintedPage):
    """A page whose text can be selected, across blocks and in table cells.  The selection is a source span."""

    selectionChanged = Signal(object)

    def __init__(self, presenter: ReadingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._selecting = Selecting()
        self._pressed: Caret | None = None
        self._pressed_at = QPointF()
        self._dragging = False
        self._clicks = 0
        self._autoscroll = self._timer(_AUTOSCROLL_MS, self._drag_on)
        self._triple = self._timer(QGuiApplication.styleHints().mouseDoubleClickInterval(), lambda: None, single=True)

    def _timer(self, interval: int, then: Callable[[], None], single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.setSingleShot(single)
        timer.timeout.connect(then)
        return timer

    def selection(self) -> Span | None:
        return self.presenter.selection

    def selected_text(self) -> str:
        """The selected words in the script shown."""
        return self.presenter.shown_text(self.presenter.selection) if self.presenter.selection else ""

    def select(self, span: Span | None) -> None:
        """Select a span, or nothing."""
        self._selecting.forget()
        if span is not None:
            self._selecting.begin(Span(span.start, span.start))
            self._selecting.extend(Span(span.end, span.end))
        self._select(span)

    def clear_selection(self) -> None:
        self.select(None)

    def select_all(self) -> None:
        first = self.presenter.slices.owners[0] if len(self.presenter.slices) else 0
        end = self.presenter.end()
        self.select(Span(Position(first, 0), end) if end > Position(first, 0) else None)

    def copy(self) -> None:
        """Put the selected words, in the script shown, on the clipboard."""
        if self.presenter.selection:
            QGuiApplication.clipboard().setText(self.selected_text())

    def clicked(self) -> Position | None:
        """The place last clicked or pointed at, None if it is out of sight."""
        place = self._selecting.caret
        return place if place is not None and self.line_rect(place) is not None else None

    def point_at(self, position: Position) -> None:
        """Take a place for the one last clicked."""
        place = self.presenter.nearest(position)
        self._selecting.begin(Span(place, place))

    def _select(self, span: Span | None) -> None:
        if span != self.presenter.selection:
            self.presenter.select(span)
            self.viewport().update()
            self.selectionChanged.emit(span)

    def _grained(self, caret: Caret) -> Span:
        extent = self.extent(caret)
        if self._selecting.grain is Grain.WORD:
            return self.presenter.word(extent.start) or extent
        if self._selecting.grain is Grain.SENTENCE:
            return self.presenter.sentence(extent.start)
        return extent

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._stop_hover()
        self.ring = self._caret = None
        self._pressed_at = event.position()
        self._clicks = 3 if self._triple.isActive() else 1
        caret = self.caret_at(event.position())
        self._pressed = caret
        self._dragging = False
        if caret is None or self.notes.at(event.position()):
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._selecting.origin:
            self._dragging = True
            self._select(self._selecting.extend(self._grained(caret)))
        elif self._clicks == 3:
            self._triple.stop()
            self._dragging = True
            self._select(
                self._selecting.begin(self.presenter.sentence(self._pointed(event.position())), Grain.SENTENCE)
            )
        else:
            self._select(self._selecting.begin(self.extent(caret)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self.caret_at(event.position()) is None:
            return
        self._triple.start()
        self._clicks = 2
        self._dragging = True
        word = self.presenter.word(self._pointed(event.position()))
        if word is not None:
            self._select(self._selecting.begin(word, Grain.WORD))

    def _pointed(self, point: QPointF) -> Position:
        """The character under the pointer, else the one after the nearest caret place."""
        on = self.character_at(point)
        if on is not None:
            passage = self.presenter.passages(on.slice)[on.passage]
            return Position(self.presenter.slices[on.slice].block, passage.source_of(on.shown))
        near = self.caret_at(point)
        return self.extent(near).start if near else Position(0, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(event.position())
            return
        if self._pressed is None or self.notes.at(self._pressed_at):
            return
        moved = (event.position() - self._pressed_at).manhattanLength()
        self._dragging = self._dragging or moved >= QGuiApplication.styleHints().startDragDistance()
        if self._dragging:
            self._drag_to(event.position())
            inside = 0 <= event.position().y() < self.viewport().height()
            if inside:
                self._autoscroll.stop()
            elif not self._autoscroll.isActive():
                self._autoscroll.start()

    def _drag_to(self, point: QPointF) -> None:
        caret = self.caret_at(point)
        if caret is None or (caret == self._pressed and self._selecting.grain is Grain.CHARACTER):
            self._select(None)
        else:
            self._select(self._selecting.extend(self._grained(caret)))

    def _drag_on(self) -> None:
        """The pointer waits above or below the page: scroll there, faster the farther away it is."""
        point = QPointF(self.viewport().mapFromGlobal(self.cursor().pos()))
        self.drag_scroll(point)

    def drag_scroll(self, point: QPointF) -> None:
        """One step of scrolling while a selection is drawn beyond the page to `point`, in the viewport."""
        beyond = point.y() if point.y() < 0 else max(0.0, point.y() - self.viewport().height())
        if beyond:
            self.scroll_by(beyond * 0.35 + (4 if beyond > 0 else -4))
            self._drag_to(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._autoscroll.stop()
        clicked = not self._dragging and self._clicks == 1
        self._dragging = False
        self._pressed = None
        if clicked and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._click(event.position())

    def _click(self, point: QPointF) -> None:
        """A click that selected nothing, for the view to make something of."""

    def _hover(self, point: QPointF) -> None:
        """The pointer moves over the page."""

    def _stop_hover(self) -> None:
        """The pointer is no longer where it was, or the page is not."""

    # --- keys

    def _extend(self, key: Qt.Key, control: bool) -> None:
        """Move the selection's end by a character, a line, to an end of the line or of the document."""
        if not len(self.presenter.slices):
            return
        if self._selecting.origin is None:
            here = self.position()
            self._selecting.begin(Span(here, here))
        self._selecting.grain = Grain.CHARACTER
        caret = self._selecting.caret or self.position()
        moved = self._moved(caret, key, control)
        self._caret = moved
        self._select(self._selecting.extend(Span(moved, moved)))
        self._keep_in_view(moved)

    def _moved(self, caret: Position, key: Qt.Key, control: bool) -> Position:
        forward = key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageDown)
        if control and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return self.presenter.end() if forward else Position(self.presenter.slices.owners[0], 0)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self.presenter.step(caret, forward)
        number, index = self.presenter.place(caret)
        setting = self.sheet(number).settings[index]
        shown = setting.passage.caret(caret.offset)
        line = setting.line_of(shown)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            at = setting.line_end(line) if forward else setting.line_start(line)
            return Position(caret.block, setting.passage.around(at)[1 if forward else 0])
        x = setting.x_of(shown)
        line += 1 if forward else -1
        if not 0 <= line < setting.layout.lineCount():
            number += 1 if forward else -1
            if not 0 <= number < len(self.presenter.slices):
                return caret
            settings = self.sheet(number).settings
            setting = settings[min(index, len(settings) - 1)]
            line = 0 if forward else setting.layout.lineCount() - 1
        offset = setting.passage.around(setting.caret_on_line(line, x))[1 if forward else 0]
        return Position(self.presenter.slices[number].block, offset)

    def _keep_in_view(self, position: Position) -> None:
        line = self.line_rect(position)
        if line is None:
            self._show_at(position, self.viewport().height() * 0.3)
        elif line.top() < 0:
            self.scroll_by(line.top() - 8)
        elif line.bottom() > self.viewport().height():
            self.scroll_by(line.bottom() - self.viewport().height() + 8)

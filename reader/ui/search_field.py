"""The field in which searches are typed, with what was asked before, and with faults marked at their place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QWidget

from reader.i18n import gettext as _
from reader.ui.reading.utf16 import Utf16
from reader.ui.words import set_as_page

_LISTED = 10
_BUBBLE_WIDTH = 420
_FAULT = QColor("#d7301f")


class SearchField(QLineEdit):
    """Enter searches, or goes on to the next hit of the same words; Esc leaves.

    `historyAsked`: what was asked before is about to be listed.
    """

    searchAsked = Signal(str)
    nextAsked = Signal()
    previousAsked = Signal()
    historyAsked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_scope(False)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(220)
        self.setMaximumWidth(420)
        self._asked = ""
        self._history = QStringListModel(self)
        completer = QCompleter(self._history, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_LISTED)
        completer.activated.connect(self.ask)
        self.setCompleter(completer)
        set_as_page(self)
        if (listed := completer.popup()) is not None:
            set_as_page(listed)
        self.bubble = _Bubble(self)
        self._is_faulty = False
        self.textChanged.connect(self._changed)

    def show_scope(self, within: bool) -> None:
        """Say where it searches: in the open document alone, or in the library."""
        self.setPlaceholderText(_("在本文件裡搜尋") if within else _("搜尋文件庫（繁簡皆可）"))
        self.setAccessibleName(_("在本文件裡搜尋") if within else _("搜尋文件庫"))

    def offer(self, history: Sequence[str]) -> None:
        """Complete what is typed to one of these, the first ones first."""
        if history != self._history.stringList():
            self._history.setStringList(list(history))

    def _changed(self, text: str) -> None:
        self.mark_fault(None, "")
        if not text:
            self._asked = ""

    def show_asked(self, text: str) -> None:
        """Show words that were searched for from elsewhere, so that Enter goes on to the next place."""
        self.setText(text)
        self._asked = text

    def mark_fault(self, position: int | None, sentence: str) -> None:
        """Underline what is typed from `position` on, in code points, None = nowhere, and say why under it; without a
        `sentence`, take that away."""
        if not sentence and not self._is_faulty:
            return
        self._is_faulty = bool(sentence)
        marks: list[QInputMethodEvent.Attribute] = []
        if position is not None:
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(_FAULT)
            count = Utf16(self.text())
            end = count.units(len(self.text()))
            start = count.units(min(position, max(0, len(self.text()) - 1)))
            # Counted from the caret.
            kind = QInputMethodEvent.AttributeType.TextFormat
            marks.append(QInputMethodEvent.Attribute(kind, start - self.cursorPosition(), end - start, wave))
        self.inputMethodEvent(QInputMethodEvent("", marks))
        self.bubble.say(sentence)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            # Else the window takes Esc for itself and forgets the search.
            event.accept()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.bubble.hide()
        return super().event(event)

    def ask(self, text: str) -> None:
        self._asked = text
        self.searchAsked.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        popup = self.completer().popup()
        if popup is not None and popup.isVisible() and (enter or event.key() == Qt.Key.Key_Escape):
            chosen = popup.currentIndex().isValid()
            popup.hide()
            if enter and chosen:
                self.ask(self.text())
                return
            if not enter:
                return
        if enter:
            self._go_on(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self._list_history()
        else:
            self.historyAsked.emit()
            super().keyPressEvent(event)

    def _go_on(self, back: bool) -> None:
        """Search, or to the next hit of the same words, or `back` to the one before."""
        if self.text() != self._asked:
            self.ask(self.text())
        elif back:
            self.previousAsked.emit()
        else:
            self.nextAsked.emit()

    def _list_history(self) -> None:
        """What was asked before, all of it where nothing is typed."""
        self.historyAsked.emit()
        completer = self.completer()
        completer.setCompletionPrefix(self.text())
        if completer.completionCount():
            completer.complete()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.bubble.isVisible():
            self.bubble.place()


class _Bubble(QLabel):
    """A sentence under the field; it takes neither focus nor clicks."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self.setObjectName("fault")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, sentence: str) -> None:
        if not sentence:
            self.hide()
            return
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.setText(sentence)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand below the field."""
        window = self._field.window()
        self.setFixedWidth(min(_BUBBLE_WIDTH, window.width() - 16))
        self.adjustSize()
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        self.move(min(below.x(), window.width() - self.width() - 8), below.y())

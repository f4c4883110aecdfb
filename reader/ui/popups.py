"""Pop-ups over the page: they take no focus unless entered by key, and never cover the words they explain."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from reader.i18n import gettext as _
from reader.ui.controls import tool_button
from reader.ui.fonts import words_font
from reader.ui.quotes import narrow_quotes
from reader.ui.words import set_as_page

_WIDTH, _HIGHEST = 460, 520
GAP = 6
_HEAD, _SIDES, _LEAST = 62, 36, 100
_LEAVE_MS = 350


def placed(rect: QRect, size: QSize, room: QRect) -> QPoint:
    """The top left corner for a pop-up of `size` beside `rect`, inside `room`: below it if it fits, else above, over it
    where there is room for neither."""
    below, above = room.bottom() - rect.bottom(), rect.top() - room.top()
    y = rect.bottom() + GAP if below >= size.height() + GAP or below >= above else rect.top() - GAP - size.height()
    x = min(max(rect.left(), room.left() + GAP), room.right() - size.width() - GAP)
    return QPoint(max(x, room.left()), max(min(y, room.bottom() - size.height()), room.top()))


class PopUp(QFrame):
    """A titled card over its parent.  `left` tells that it went away with the keyboard in it."""

    left = Signal()
    linkActivated = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pinned = False
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        font = words_font()
        font.setBold(True)
        self.title.setFont(font)
        self.body = QTextBrowser(self)
        self.body.setFont(words_font())
        for widget in (self.title, self.body):
            set_as_page(widget)
        self.body.setOpenLinks(False)
        self.body.setObjectName("popup-body")
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.anchorClicked.connect(lambda url: self.linkActivated.emit(QUrl(url).toString()))
        self.body.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.bar = QHBoxLayout()
        self.bar.addWidget(self.title, 1)
        close = tool_button("✕", _("關閉（Esc）"), self.dismiss, self)
        self.bar.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 6, 8)
        self.remark = QLabel(self)
        self.remark.setTextFormat(Qt.TextFormat.RichText)
        self.remark.setWordWrap(True)
        self.remark.linkActivated.connect(self.linkActivated.emit)
        self.remark.hide()
        layout.addLayout(self.bar)
        layout.addWidget(self.remark)
        layout.addWidget(self.body, 1)
        self._leave = QTimer(self, singleShot=True, interval=_LEAVE_MS)
        self._leave.timeout.connect(self._leave_unless_held)
        self.hide()

    def set_remark(self, html: str) -> None:
        """A line under the title of what is shown next; none if empty."""
        self.remark.setText(html)
        self.remark.setVisible(bool(html))

    def show_beside(self, rect: QRect, enter: bool) -> None:
        """Show beside `rect` (parent's coordinates); with `enter` the keyboard goes into the pop-up."""
        parent = self.parentWidget()
        room = parent.rect() if parent else self.rect()
        # Fonts and margins are known only once the style has been applied.
        self.body.ensurePolished()
        width = min(_WIDTH, room.width() - 2 * GAP)
        self.body.document().setDefaultFont(self.body.font())
        narrow_quotes(self.body.document())
        # The view lays its own out anew as wide as it was last, the first time hardly wider than a word.
        copied = self.body.document().clone()
        copied.setTextWidth(width - _SIDES)
        told = 0 if self.remark.isHidden() else self.remark.heightForWidth(width - _SIDES) + GAP
        wanted = int(copied.size().height()) + _HEAD + told
        free = max(room.bottom() - rect.bottom(), rect.top() - room.top()) - 2 * GAP
        size = QSize(width, max(_LEAST, min(_HIGHEST, wanted, free)))
        self.resize(size)
        self.move(placed(rect, size, room))
        self.show()
        self.raise_()
        if enter:
            self.body.setFocus()

    def hold(self) -> None:
        self._leave.stop()

    def let_go(self) -> None:
        """The pointer has left the words: close soon, unless it comes here, the pop-up is pinned or has the focus."""
        if self.isVisible():
            self._leave.start()

    def _leave_unless_held(self) -> None:
        if not self.pinned and not self.underMouse() and not self.body.hasFocus():
            self.dismiss()

    def dismiss(self) -> None:
        if self.isVisible():
            focus = QApplication.focusWidget()
            entered = focus is not None and self.isAncestorOf(focus)
            self.pinned = False
            self.hide()
            if entered:
                self.left.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hold()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.let_go()
        super().leaveEvent(event)

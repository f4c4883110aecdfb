"""Pop-ups over the page: they take no focus unless entered by key, and never cover the words they explain."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QEnterEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from reader.i18n import gettext as _
from reader.model.glossary import Term

_WIDTH, _HIGHEST = 460, 520
_GAP = 6
_HEAD, _SIDES, _LEAST = 62, 36, 100
_LEAVE_MS = 350


def placed(rect: QRect, size: QSize, room: QRect) -> QPoint:
    """The top left corner for a pop-up of `size` beside `rect`, inside `room`, below it if it fits, else above."""
    below, above = room.bottom() - rect.bottom(), rect.top() - room.top()
    y = rect.bottom() + _GAP if below >= size.height() + _GAP or below >= above else rect.top() - _GAP - size.height()
    x = min(max(rect.left(), room.left() + _GAP), room.right() - size.width() - _GAP)
    return QPoint(max(x, room.left()), y)


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
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.body = QTextBrowser(self)
        self.body.setOpenLinks(False)
        self.body.setObjectName("popup-body")
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.anchorClicked.connect(lambda url: self.linkActivated.emit(QUrl(url).toString()))
        self.body.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.bar = QHBoxLayout()
        self.bar.addWidget(self.title, 1)
        close = self.button("✕", _("關閉（Esc）"), self.dismiss)
        self.bar.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 6, 8)
        layout.addLayout(self.bar)
        layout.addWidget(self.body, 1)
        self._leave = QTimer(self, singleShot=True, interval=_LEAVE_MS)
        self._leave.timeout.connect(self._leave_unless_held)
        self.hide()

    def button(self, text: str, tip: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: act())
        return button

    def show_beside(self, rect: QRect, enter: bool) -> None:
        """Show beside `rect` (parent's coordinates); with `enter` the keyboard goes into the pop-up."""
        parent = self.parentWidget()
        room = parent.rect() if parent else self.rect()
        # Fonts and margins are known only once the style has been applied.
        self.body.ensurePolished()
        width = min(_WIDTH, room.width() - 2 * _GAP)
        self.body.document().setDefaultFont(self.body.font())
        self.body.document().setTextWidth(width - _SIDES)
        wanted = int(self.body.document().size().height()) + _HEAD
        free = max(room.bottom() - rect.bottom(), rect.top() - room.top()) - 2 * _GAP
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


Shown = Callable[[str], str]


def term_html(term: Term, related: list[Term], shown: Shown, palette: QPalette) -> str:
    """A glossary entry; `shown` converts Chinese to the script of the view.  Links: term:ID, find:ID."""
    quiet = palette.color(QPalette.ColorRole.PlaceholderText).name()
    english = escape(term.english) + (f" ({escape(term.abbreviation)})" if term.abbreviation else "")
    lines = [f"<p>{english}</p>"]
    if term.definition:
        lines.append(f'<p style="line-height:150%">{escape(shown(term.definition))}</p>')
    if term.gloss:
        lines.append(f'<p style="color:{quiet}">{escape(term.gloss)}</p>')
    if related:
        see_also = _("參見")
        links = "、".join(f'<a href="term:{t.id}">{escape(shown(t.traditional))}</a>' for t in related)
        lines.append(f"<p>{escape(see_also)}　{links}</p>")
    find_all = _("在文件庫中找出所有寫法")
    lines.append(f'<p><a href="find:{term.id}">{escape(find_all)}</a></p>')
    told = [_("中國大陸用語：{term}").format(term=term.mainland)]
    if term.variants:
        told.append(_("又作：{forms}").format(forms="、".join(term.variants)))
    told += [_("事實出處：{title}").format(title=source.title) for source in term.sources]
    lines += [f'<p style="color:{quiet}">{escape(line)}</p>' for line in told]
    return "".join(lines)


class TermPopUp(PopUp):
    """Explains a term; links inside lead on, with a way back.  `findAsked` carries the Term."""

    findAsked = Signal(object)

    def __init__(self, by_id: Callable[[str], Term | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._by_id = by_id
        self._shown: Shown = str
        self._past: list[Term] = []
        self._future: list[Term] = []
        self.term: Term | None = None
        self._back = self.button("←", _("上一則"), self.go_back)
        self._forward = self.button("→", _("下一則"), self.go_forward)
        self._pin = self.button("⊙", _("釘住，移開游標也不關閉"), self._toggle_pin)
        self._pin.setCheckable(True)
        for place, button in enumerate((self._back, self._forward, self._pin)):
            self.bar.insertWidget(1 + place, button)
        self.linkActivated.connect(self._follow)
        self.setAccessibleName(_("術語說明"))

    def explain(self, term: Term, shorter: tuple[Term, ...], shown: Shown, rect: QRect, enter: bool = False) -> None:
        """Show `term` beside `rect`; `shorter` are the terms that its match hides."""
        self._past, self._future, self._shown = [], [], shown
        self._show(term, shorter)
        self.show_beside(rect, enter)

    def _show(self, term: Term, shorter: tuple[Term, ...] = ()) -> None:
        self.term = term
        found = [self._by_id(name) for name in term.see_also]
        related = list(dict.fromkeys([*shorter, *(other for other in found if other is not None)]))
        self.title.setText(self._shown(term.traditional))
        self.body.setHtml(term_html(term, related, self._shown, self.palette()))
        self.setAccessibleDescription(self.body.toPlainText())
        self._back.setEnabled(bool(self._past))
        self._forward.setEnabled(bool(self._future))

    def _follow(self, link: str) -> None:
        kind, _colon, name = link.partition(":")
        term = self._by_id(name)
        if term is None or self.term is None:
            return
        if kind == "find":
            self.findAsked.emit(term)
        else:
            self._past.append(self.term)
            self._future.clear()
            self._show(term)

    def go_back(self) -> None:
        if self._past and self.term:
            self._future.append(self.term)
            self._show(self._past.pop())

    def go_forward(self) -> None:
        if self._future and self.term:
            self._past.append(self.term)
            self._show(self._future.pop())

    def _toggle_pin(self) -> None:
        self.pinned = self._pin.isChecked()

    def dismiss(self) -> None:
        self._pin.setChecked(False)
        super().dismiss()


class FootnotePopUp(PopUp):
    """Shows a footnote where its mark stands.  `openAsked` carries the index of its block."""

    openAsked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._block = 0
        self.linkActivated.connect(self._follow)
        self.setAccessibleName(_("註腳"))

    def show_note(self, number: int, text: str, block: int, rect: QRect, enter: bool = False) -> None:
        self._block = block
        self.title.setText(_("註 {number}").format(number=number))
        link = escape(_("移到註腳，以便畫線與引用"))
        self.body.setHtml(f'<p style="line-height:150%">{escape(text)}</p><p><a href="open:">{link}</a></p>')
        self.setAccessibleDescription(text)
        self.show_beside(rect, enter)

    def _follow(self, link: str) -> None:
        if link.startswith("open"):
            self.dismiss()
            self.openAsked.emit(self._block)

"""A small bar beside selected text: colours, underline, note, copy with citation, look up, search."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.i18n import gettext as _
from reader.model.annotation import Colour
from reader.presenters.colours import colour_name
from reader.ui.colours import swatch
from reader.ui.popups import placed


class SelectionBar(QFrame):
    """`colourChosen` carries a Colour; the others ask for what they are called after."""

    colourChosen = Signal(object)
    underlineAsked = Signal()
    noteAsked = Signal()
    citeAsked = Signal()
    lookupAsked = Signal()
    searchAsked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(4, 3, 4, 3)
        self._layout.setSpacing(1)
        for number, colour in enumerate(Colour, start=1):
            button = self._button("", _("{colour}色螢光（{key}）").format(colour=colour_name(colour), key=number))
            button.setIcon(swatch(colour))
            button.clicked.connect(lambda _checked=False, c=colour: self.colourChosen.emit(c))
        for text, tip, signal in (
            (_("底線"), _("畫底線（U）"), self.underlineAsked),
            (_("筆記"), _("寫筆記（A）"), self.noteAsked),
            (_("引註"), _("連同引註複製（Ctrl+Shift+C）"), self.citeAsked),
            (_("查詞"), _("查術語（L）"), self.lookupAsked),
            (_("搜尋"), _("在文件庫搜尋選取的文字"), self.searchAsked),
        ):
            self._button(text, tip).clicked.connect(lambda _checked=False, s=signal: s.emit())
        self.hide()

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout.addWidget(button)
        return button

    def show_beside(self, rect: QRect) -> None:
        """Show beside `rect`, in the parent's coordinates."""
        self.adjustSize()
        parent = self.parentWidget()
        self.move(placed(rect, self.size(), parent.rect() if parent else rect))
        self.show()
        self.raise_()

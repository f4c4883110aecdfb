"""A small bar beside selected text: colours, underline, note, copy with citation, look up, search."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from reader.i18n import gettext as _
from reader.model.annotation import Colour
from reader.presenters.colours import colour_name
from reader.ui.colours import swatch
from reader.ui.flow import FlowLayout
from reader.ui.popups import GAP, placed

_AROUND = QMargins(5, 4, 5, 4)  # the buttons, with the frame


class SelectionBar(QFrame):
    """In several rows where the text is narrow.

    `colourChosen` carries a Colour; the others ask for what they are called after.
    """

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
        self._layout = FlowLayout(self, 1)
        self.setContentsMargins(_AROUND)
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
        self.ensurePolished()
        parent = self.parentWidget()
        room = parent.rect() if parent else rect
        widest = room.marginsRemoved(_AROUND).width() - 2 * GAP
        width = min(self._layout.row_width(), widest)
        self.resize(QSize(width, self._layout.heightForWidth(width)).grownBy(_AROUND))
        self.move(placed(rect, self.size(), room))
        self.show()
        self.raise_()

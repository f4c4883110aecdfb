"""A small bar beside selected text: colours, underline, note, copy with citation, look up, search."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMargins, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from reader.i18n import gettext as _
from reader.model.annotation import Colour
from reader.presenters.colours import colour_name
from reader.ui.colours import swatch
from reader.ui.controls import tool_button
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
            tip = _("{colour}色螢光（{key}）").format(colour=colour_name(colour), key=number)
            self._put("", tip, partial(self.colourChosen.emit, colour)).setIcon(swatch(colour))
        for text, tip, signal in (
            (_("底線"), _("畫底線（U）"), self.underlineAsked),
            (_("筆記"), _("寫筆記（A）"), self.noteAsked),
            (_("引註"), _("連同引註複製（Ctrl+Shift+C）"), self.citeAsked),
            (_("查詞"), _("查術語（L）"), self.lookupAsked),
            (_("搜尋"), _("在文件庫搜尋選取的文字"), self.searchAsked),
        ):
            self._put(text, tip, signal.emit)
        self.hide()

    def _put(self, text: str, tip: str, act: Callable[[], object]) -> QToolButton:
        button = tool_button(text, tip, act, self)
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

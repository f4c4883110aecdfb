"""A row of small buttons, each something that can be switched on and off."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from reader.presenters.asking import Chip
from reader.ui.flow import FlowLayout
from reader.ui.words import set_as_page

_GAP = 4
# What the frame of a chip takes beside and above its words, as the style sheet has it.
_BESIDE, _ABOVE = 20, 8


class ChipButton(QPushButton):
    """As wide as its words, which end in … where the row is narrower."""

    def __init__(self, chip: Chip, parent: QWidget) -> None:
        super().__init__(chip.text, parent)
        self.setObjectName("chip")
        set_as_page(self)
        self._words = chip.text
        self.setCheckable(True)
        self.setChecked(chip.on)
        self.setAccessibleName(chip.text)
        self.setAccessibleDescription(chip.told)
        self.setToolTip(chip.told)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self._words)
        return QSize(words.width() + _BESIDE, words.height() + _ABOVE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _BESIDE + 1
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))


class ChipRow(QWidget):
    """`switched` carries the key of the chip that was pressed."""

    switched = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chips: tuple[Chip, ...] = ()
        self.buttons: dict[str, ChipButton] = {}
        self._row = FlowLayout(self, _GAP)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these; the keyboard stays on a chip that was there before."""
        if tuple(chips) == self._chips:
            return
        held = next((key for key, button in self.buttons.items() if button.hasFocus()), None)
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._chips = tuple(chips)
        self.buttons = {chip.key: self._button(chip) for chip in chips}
        self.setVisible(bool(chips))
        if held in self.buttons:
            self.buttons[held].setFocus()

    def _button(self, chip: Chip) -> ChipButton:
        button = ChipButton(chip, self)
        button.clicked.connect(lambda: self.switched.emit(chip.key))
        self._row.addWidget(button)
        button.show()
        return button

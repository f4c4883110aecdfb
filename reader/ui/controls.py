"""Buttons and fields that dialogs and panels are made of, and a question that dialogs ask."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QMessageBox, QPushButton, QToolButton, QWidget

from reader.i18n import gettext as _


def push_button(text: str, act: Callable[[], object], parent: QWidget) -> QPushButton:
    """A button that does `act`; Enter in a field of the dialog does not press it."""
    button = QPushButton(text, parent)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button


def tool_button(text: str, tip: str, act: Callable[[], object], parent: QWidget) -> QToolButton:
    """A button without a frame that does `act`.  tip: what it does, for who points at it or has it read out."""
    button = QToolButton(parent)
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    button.clicked.connect(lambda: act())
    return button


def may_throw_away(dialog: QDialog) -> bool:
    """Whether what was written in the dialog may go, which its reader is asked: input methods are left with Esc too."""
    answer = QMessageBox.question(dialog, dialog.windowTitle(), _("要放棄寫好的內容嗎？"))
    return answer == QMessageBox.StandardButton.Yes


def filter_field(name: str, hint: str, refill: Callable[[], object], parent: QWidget) -> QLineEdit:
    """A field by whose words a list is narrowed.  hint: what is looked through, shown while it is empty."""
    field = QLineEdit(parent)
    field.setPlaceholderText(hint)
    field.setClearButtonEnabled(True)
    field.setAccessibleName(name)
    field.textChanged.connect(refill)
    return field


def choice_box(
    choices: Iterable[tuple[str, object]], parent: QWidget, name: str = "", chosen: object = None
) -> QComboBox:
    """A box to choose from, each with what it is called and what it stands for.  chosen: what is chosen already,
    nothing where it is none of them; without it, the first is."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    for text, meant in choices:
        box.addItem(text, meant)
    if chosen is not None:
        box.setCurrentIndex(box.findData(chosen))
    return box

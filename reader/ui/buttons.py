"""Buttons of dialogs and panels."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget


def push_button(text: str, act: Callable[[], object], parent: QWidget) -> QPushButton:
    """A button that does `act`; Enter in a field of the dialog does not press it."""
    button = QPushButton(text, parent)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button

"""How large a window may be on the screen that it is shown on."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

# What a desktop draws around a window: its title bar and its edges.
_FRAME: Final = QSize(16, 48)


def resize_within_screen(window: QWidget, wished: tuple[int, int]) -> None:
    """Make a window as large as is `wished`, or as the screen has room for with its frame."""
    room = window.screen().availableGeometry().size() - _FRAME
    window.resize(QSize(*wished).boundedTo(room))

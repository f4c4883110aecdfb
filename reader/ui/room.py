"""Where windows have room on the screen that they are shown on."""

from typing import Final

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

# What a desktop draws around a window: its title bar and its edges.
_FRAME: Final = QMargins(8, 40, 8, 8)


def _room(window: QWidget) -> QRect:
    return window.screen().availableGeometry().marginsRemoved(_FRAME)


def resize_within_screen(window: QWidget, wished: tuple[int, int]) -> None:
    """Make a window as large as is `wished`, or as the screen has room for with its frame."""
    window.resize(QSize(*wished).boundedTo(_room(window).size()))


def place_over(window: QWidget, page: QWidget) -> None:
    """Put a window in the middle of another, or as near to it as the screen has room for with its frame."""
    room, place = _room(page), QRect(QPoint(), window.size())
    place.moveCenter(page.geometry().center())
    place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - place.width())))
    place.moveTop(max(room.top(), min(place.top(), room.bottom() + 1 - place.height())))
    window.setGeometry(place)

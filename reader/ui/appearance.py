"""The looks of window and page, from the settings."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from reader.presenters import settings as declared
from reader.presenters.settings import Settings
from reader.ui.fonts import SANS, chinese_font, reading_families
from reader.ui.reading import ReadingView, Typography
from reader.ui.themes import THEMES, palette, stylesheet

_INTERFACE_PIXELS = 14


def families() -> tuple[str, ...]:
    """The fonts to choose from."""
    return reading_families()


def typography(settings: Settings) -> Typography:
    """How the page is set."""
    return Typography(
        font=settings[declared.FONT],
        size=settings[declared.FONT_SIZE],
        line_height=settings[declared.LINE_HEIGHT],
        column=settings[declared.LINE_WIDTH],
    )


def apply_theme(application: QCoreApplication | None, view: ReadingView, name: str) -> None:
    """Paint the whole application in the theme called `name`."""
    theme = THEMES[name]
    if isinstance(application, QApplication):
        application.setFont(chinese_font(SANS, _INTERFACE_PIXELS))
        application.setPalette(palette(theme))
        application.setStyleSheet(stylesheet(theme))
    view.set_theme(theme)

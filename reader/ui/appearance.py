"""The looks of window and page, from the settings."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reader.i18n import language
from reader.presenters import settings as declared
from reader.presenters.settings import Settings
from reader.ui.fonts import labels_font, reading_families, words_font
from reader.ui.reading import ReadingView, Typography
from reader.ui.themes import THEMES, palette, stylesheet


def families() -> tuple[str, ...]:
    """The fonts to choose from."""
    return reading_families()


def interface_font() -> QFont:
    """The font of menus, lists and dialogs: it shows Chinese in the shapes of Taiwan, and quotation marks as wide as
    the language of the interface has them."""
    return words_font() if language().startswith("zh") else labels_font()


def typography(settings: Settings) -> Typography:
    """How the page is set."""
    return Typography(
        font=settings[declared.FONT],
        size=settings[declared.FONT_SIZE],
        line_height=settings[declared.LINE_HEIGHT],
        column=settings[declared.LINE_WIDTH],
    )


def page_setters(view: ReadingView, settings: Settings) -> dict[str, Callable[[], object]]:
    """What each setting of the page does in `view`, by its key."""
    setters: dict[str, Callable[[], object]] = {
        declared.TERMS.key: lambda: view.set_terms_visible(settings[declared.TERMS]),
        declared.TERM_DELAY.key: lambda: view.set_hover_delay(settings[declared.TERM_DELAY]),
        declared.REPLACEMENTS.key: lambda: view.set_replacements_visible(settings[declared.REPLACEMENTS]),
        declared.NOTES.key: lambda: view.set_notes_visible(settings[declared.NOTES]),
        declared.FURNITURE.key: lambda: view.set_furniture_visible(settings[declared.FURNITURE]),
    }
    for setting in (declared.FONT, declared.FONT_SIZE, declared.LINE_HEIGHT, declared.LINE_WIDTH):
        setters[setting.key] = lambda: view.set_typography(typography(settings))
    return setters


def apply_theme(application: QCoreApplication | None, view: ReadingView, name: str) -> None:
    """Paint the whole application in the theme called `name`."""
    theme = THEMES[name]
    if isinstance(application, QApplication):
        application.setPalette(palette(theme))
        application.setStyleSheet(stylesheet(theme))
    view.set_theme(theme)

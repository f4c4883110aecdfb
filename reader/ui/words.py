"""The words of documents beside the page, in lists, pop-ups and dialogs: with their marks as the page has them."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.fonts import with_marks

_AS_PAGE: Final = "words-as-page"
_SIMPLIFIED: Final = "page-simplified"


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application


def set_as_page(widget: QWidget) -> None:
    """Have the words in `widget` follow the page from now on, in the font that it has."""
    widget.setProperty(_AS_PAGE, True)
    simplified = _application().property(_SIMPLIFIED)
    if simplified is not None:
        _set(widget, simplified)


def follow_page(simplified: bool) -> None:
    """The page is `simplified` from now on, or is not; needs a QApplication, of which all windows follow."""
    application = _application()
    if application.property(_SIMPLIFIED) != simplified:
        application.setProperty(_SIMPLIFIED, simplified)
        for widget in QApplication.allWidgets():
            if widget.property(_AS_PAGE):
                _set(widget, simplified)


def _set(widget: QWidget, simplified: bool) -> None:
    font = with_marks(widget.font(), simplified)
    if font.families() != widget.font().families():
        widget.setFont(font)

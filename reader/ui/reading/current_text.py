"""What a screen reader gets of the page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from reader.i18n import gettext as _


class CurrentText(QPlainTextEdit):
    """The text of the block being read, one pixel large, read-only.

    Qt gives an edit field the full text interface of the accessibility bridge, which cannot be had for a painted page
    from Python.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("background: transparent; border: none; padding: 0;")
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(_("目前段落"))
        self.setGeometry(0, 0, 1, 1)

    def show_text(self, text: str) -> None:
        if self.toPlainText() != text:
            self.setPlainText(text)

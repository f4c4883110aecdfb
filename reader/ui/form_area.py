"""The fields of a dialog, which scroll where the screen has no room for all of them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QWidget


class FormArea(QScrollArea):
    """Wishes to be as large as its `form`; what lies beside that stays in sight however low the dialog is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The keyboard is for the fields.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget(self)
        self.form = QFormLayout(self._page)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._page)
        for each in (self.viewport(), self._page):
            each.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self._wide(self._page.sizeHint())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(self._wide(self._page.minimumSizeHint()).width(), hint.height())

    def _wide(self, size: QSize) -> QSize:
        """With room for the bar."""
        return QSize(size.width() + self.verticalScrollBar().sizeHint().width(), size.height())

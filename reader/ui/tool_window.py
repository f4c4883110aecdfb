"""A window beside the reading one, which lies in front of it or behind it as its reader wants."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from reader.ui.room import place_over


class ToolWindow(QDialog):
    """`parent`, the reading window, may lie in front of it, as it may not with other dialogs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._page = parent

    def showEvent(self, event: QShowEvent) -> None:
        # What is transient stays in front of its parent.
        self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]  # as Qt takes it
        if not self.testAttribute(Qt.WidgetAttribute.WA_Moved):
            place_over(self, self._page)
        super().showEvent(event)

    def reveal_page(self) -> None:
        """Bring the reading window to the front; the keys stay with this one where both can be seen."""
        if self._page.isMinimized():
            self._page.setWindowState(self._page.windowState() & ~Qt.WindowState.WindowMinimized)
        self._page.raise_()
        if self._page.frameGeometry().intersects(self.frameGeometry()):
            self._page.activateWindow()

"""A window beside the reading one, which lies in front of it or behind it as its reader wants."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QSplitter, QWidget

from reader.presenters.settings import SettingStore, remember
from reader.ui.room import place_over


class ToolWindow(QDialog):
    """`parent`, the reading window, may lie in front of it, as it may not with other dialogs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._page = parent
        self._store: SettingStore | None = None
        self._key = ""

    def come_back(self, store: SettingStore, key: str) -> None:
        """Open where and as large as it was closed last, its parts as wide: `store` keeps that under `key`."""
        self._store, self._key = store, key
        kept = store.setting(key)
        if isinstance(kept, dict):
            self.restoreGeometry(QByteArray.fromBase64(str(kept.get("geometry", "")).encode()))
            self.setAttribute(Qt.WidgetAttribute.WA_Moved)
            for split, state in zip(self.findChildren(QSplitter), kept.get("splits", ()), strict=False):
                split.restoreState(QByteArray.fromBase64(str(state).encode()))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._store is not None and not event.spontaneous():
            splits = [_written(split.saveState()) for split in self.findChildren(QSplitter)]
            remember(self._store, self._key, {"geometry": _written(self.saveGeometry()), "splits": splits})

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


def _written(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()

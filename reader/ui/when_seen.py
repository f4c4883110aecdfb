"""Panels that are filled when they are looked at, so that opening a document does not wait for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

AskTarget = Callable[[str, str, str], Path | None]


class FilledWhenSeen(QObject):
    """Stands between a panel and the rest: `_fill` fills it and sets `_is_stale` to False.

    `said` carries a sentence, `failed` an error.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_stale = True
        self._watched: QWidget | None = None

    def _watch(self, panel: QWidget) -> None:
        self._watched = panel
        panel.installEventFilter(self)

    def refresh(self) -> None:
        """What the panel shows, or the script of the view, has changed."""
        self._is_stale = True
        if self._watched is not None and self._watched.isVisible():
            self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._fill()
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        raise NotImplementedError

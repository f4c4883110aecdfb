"""One signal tells every screen what changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from reader.model.changes import ChangeSet


class Broadcast(QObject):
    """`changed` carries a ChangeSet."""

    changed = Signal(object)

    def publish(self, changes: ChangeSet | None) -> None:
        if changes:
            self.changed.emit(changes)

    def attempt(self, act: Callable[[], ChangeSet | None], fail: Callable[[ReaderError], object]) -> ChangeSet | None:
        """Do it and publish what changed; None where it failed, of which `fail` is told."""
        try:
            changes = act()
        except ReaderError as error:
            fail(error)
            return None
        self.publish(changes)
        return changes

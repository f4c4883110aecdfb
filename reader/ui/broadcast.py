"""One signal tells every screen what changed."""

from PySide6.QtCore import QObject, Signal

from reader.model.changes import ChangeSet


class Broadcast(QObject):
    """`changed` carries a ChangeSet."""

    changed = Signal(object)

    def publish(self, changes: ChangeSet | None) -> None:
        if changes:
            self.changed.emit(changes)

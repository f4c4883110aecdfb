"""One signal tells every screen what changed."""

from PySide6.QtCore import QObject, Signal

from reader.model.changes import ChangeSet


class Broadcast(QObject):
    """`changed` carries a ChangeSet; `settingChanged` the key of a setting."""

    changed = Signal(object)
    settingChanged = Signal(str)

    def publish(self, changes: ChangeSet | None) -> None:
        if changes:
            self.changed.emit(changes)

"""The reader's glossaries: their order, which are explained, what they are called."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from reader.i18n import gettext as _
from reader.model.changes import ChangeSet
from reader.services.glossary import BUNDLED, GlossaryService
from reader.ui.controls import push_button

Attempt = Callable[[Callable[[], ChangeSet]], object]


class GlossariesDialog(QDialog):
    """Changes take effect at once and can be undone; `attempt` does them and tells every screen."""

    def __init__(self, service: GlossaryService, attempt: Attempt, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("術語表的順序與開關"))
        self.setMinimumSize(420, 320)
        self._service, self._attempt = service, attempt
        hint = QLabel(_("同一個詞有幾種說明時，先顯示排在前面的術語表。"), self)
        hint.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("術語表"))
        self.list.itemChanged.connect(self._checked)
        self.list.currentItemChanged.connect(lambda _now, _before: self._update())
        self.up, self.down = (
            push_button(_("上移"), lambda: self._move(-1), self),
            push_button(_("下移"), lambda: self._move(1), self),
        )
        self.new = push_button(_("新增…"), self._create, self)
        self.rename = push_button(_("改名…"), self._rename, self)
        self.remove = push_button(_("刪除…"), self._remove, self)
        column = QVBoxLayout()
        for button in (self.up, self.down, self.new, self.rename, self.remove):
            column.addWidget(button)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(column)
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("關閉"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addWidget(hint)
        outer.addLayout(row, 1)
        outer.addWidget(buttons)
        self.refresh()

    def refresh(self, select: int | None = None) -> None:
        chosen = self._current() if select is None else select
        mine = self._service.glossaries()
        before, behind = [g for g in mine if g.place < 0], [g for g in mine if g.place >= 0]
        self.list.blockSignals(True)
        self.list.clear()
        for number, name, enabled in (
            *((g.id, g.name, g.enabled) for g in before),
            (BUNDLED, _("內建術語表"), None),
            *((g.id, g.name, g.enabled) for g in behind),
        ):
            count = _("{count} 則").format(count=len(self._service.terms(number)))
            item = QListWidgetItem(f"{name}　{count}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, number)
            if enabled is not None:
                item.setCheckState(Qt.CheckState.Checked if enabled else Qt.CheckState.Unchecked)
            if number == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._update()

    def _current(self) -> int | None:
        item = self.list.currentItem()
        number: int | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return number

    def _update(self) -> None:
        at, own = self.list.currentRow(), self._current() not in (None, BUNDLED)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)
        self.rename.setEnabled(own)
        self.remove.setEnabled(own)

    def _do(self, act: Callable[[], ChangeSet], select: int | None = None) -> None:
        self._attempt(act)
        self.refresh(select)

    def _checked(self, item: QListWidgetItem) -> None:
        number, on = item.data(Qt.ItemDataRole.UserRole), item.checkState() is Qt.CheckState.Checked
        self._do(lambda: self._service.enable(number, on), number)

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        order = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
        moved = order[at]
        order[at], order[at + by] = order[at + by], order[at]
        self._do(lambda: self._service.order(order), moved)

    def _create(self) -> None:
        name, given = QInputDialog.getText(self, _("新增術語表"), _("名稱"))
        if given:
            self._do(lambda: self._service.create(name))

    def _rename(self) -> None:
        number = self._current()
        current = next((each.name for each in self._service.glossaries() if each.id == number), "")
        name, given = QInputDialog.getText(self, _("改名"), _("名稱"), text=current)
        if given and number is not None:
            self._do(lambda: self._service.rename(number, name))

    def _remove(self) -> None:
        number = self._current()
        if number is None:
            return
        question = _("要刪除這份術語表和裡面的術語嗎？可用「復原」取回。")
        if QMessageBox.question(self, self.windowTitle(), question) == QMessageBox.StandardButton.Yes:
            self._do(lambda: self._service.remove(number))

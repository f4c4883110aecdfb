"""The menu of the searches kept and of those asked lately, and the window in which the former are put in order."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.i18n import gettext as _
from reader.model.changes import ChangeSet
from reader.model.searches import Asked, SavedSearch
from reader.services.searches import SearchesService
from reader.ui.broadcast import Broadcast
from reader.ui.room import resize_within_screen

_RECENT_LISTED = 12
_LONGEST = 40
_SIZE = (420, 360)
_ID = Qt.ItemDataRole.UserRole


def _shortened(text: str) -> str:
    # A single & would underline the letter behind it.
    return (text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…").replace("&", "&&")


class SavedSearches(QObject):
    """`chosen` carries what is to be asked, an Asked; `typed` the words of an earlier search."""

    chosen = Signal(object)
    typed = Signal(str)

    def __init__(
        self, service: SearchesService, asked: Callable[[], Asked], broadcast: Broadcast, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._asked = asked
        self._broadcast = broadcast
        self._parent = parent
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Have the menu list what there is now."""
        menu, saved, recent = self.menu, self._service.saved(), self._service.recent()[:_RECENT_LISTED]
        menu.clear()
        keep = menu.addAction(_("儲存這個搜尋…"), self.keep)
        keep.setEnabled(bool(self._asked().text.strip()))
        order = menu.addAction(_("整理儲存的搜尋…"), self.put_in_order)
        order.setEnabled(bool(saved))
        if saved:
            self._head(_("儲存的搜尋"))
        for each in saved:
            action = menu.addAction(_shortened(each.name))
            action.setToolTip(each.asked.text)
            action.triggered.connect(lambda _checked=False, asked=each.asked: self.chosen.emit(asked))
        if recent:
            self._head(_("最近的搜尋"))
        for text in recent:
            action = menu.addAction(_shortened(text))
            action.triggered.connect(lambda _checked=False, text=text: self.typed.emit(text))
        if recent:
            menu.addSeparator()
            menu.addAction(_("清除搜尋紀錄"), lambda: self._attempt(self._service.forget_recent))

    def _head(self, text: str) -> None:
        """What the entries below are; not every style writes the name of a section."""
        self.menu.addSeparator()
        self.menu.addAction(text).setEnabled(False)

    def keep(self) -> None:
        """Ask for a name and keep what is asked now under it."""
        asked = self._asked()
        told = _("名稱（同名的會換成這個搜尋）：")
        name, given = QInputDialog.getText(self._parent, _("儲存這個搜尋"), told, text=asked.text.strip())
        if given:
            self._attempt(lambda: self._service.save(name, asked))

    def put_in_order(self) -> None:
        SavedSearchesDialog(self._service, self._attempt, self._parent).exec()

    def _attempt(self, act: Callable[[], ChangeSet | None]) -> None:
        self._broadcast.attempt(act, lambda error: QMessageBox.warning(self._parent, _("經貿閱讀器"), str(error)))


class SavedSearchesDialog(QDialog):
    """Renames and deletes; both can be undone in the window."""

    def __init__(
        self, service: SearchesService, attempt: Callable[[Callable[[], ChangeSet | None]], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._attempt = attempt
        self.setWindowTitle(_("儲存的搜尋"))
        resize_within_screen(self, _SIZE)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("儲存的搜尋"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.itemChanged.connect(self._rename)
        self.rename = QPushButton(_("改名"), self)
        self.rename.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.remove = QPushButton(_("刪除"), self)
        self.remove.clicked.connect(self._remove)
        QShortcut(QKeySequence("Del"), self.list, self._remove)
        closing = QDialogButtonBox(self)
        closing.addButton(_("關閉"), QDialogButtonBox.ButtonRole.RejectRole)
        closing.rejected.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.rename)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(closing)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self._fill()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._service.saved():
            self.list.addItem(self._item(each))
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        for button in (self.rename, self.remove):
            button.setEnabled(self.list.count() > 0)

    @staticmethod
    def _item(each: SavedSearch) -> QListWidgetItem:
        item = QListWidgetItem(each.name)
        item.setToolTip(each.asked.text)
        item.setData(_ID, each.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _rename(self, item: QListWidgetItem) -> None:
        self._attempt(lambda: self._service.rename(item.data(_ID), item.text()))
        self._fill()

    def _remove(self) -> None:
        chosen = [item.data(_ID) for item in self.list.selectedItems()]
        if chosen:
            self._attempt(lambda: self._service.remove(chosen))
            self._fill()

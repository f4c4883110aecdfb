"""The list of documents, with a filter above it."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from reader.i18n import gettext as _
from reader.model.document import DocumentSummary
from reader.presenters.library_list import Order, describe, filtered, order_label
from reader.ui.controls import choice_box, filter_field
from reader.ui.rich_delegate import TEXT_ROLE
from reader.ui.rich_list import RichList
from reader.ui.row_text import RowText, line, quiet, row_text, strong

Index = QModelIndex | QPersistentModelIndex
_KEPT = 50_000


class DocumentModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[DocumentSummary] = []
        self.shown: Callable[[str], str] = str
        self._text = lru_cache(_KEPT)(self._told)

    def show(self, rows: Sequence[DocumentSummary]) -> bool:
        """Show these rows; whether they are others than before, and not the same with other facts told of them."""
        before = self.rows
        if [row.id for row in before] != [row.id for row in rows]:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return True
        self.rows = list(rows)
        for number, (old, new) in enumerate(zip(before, self.rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number), self.index(number))
        return False

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == TEXT_ROLE:
            return self._text(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "　".join((self.shown(row.title), *describe(row, self.shown)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(row.source)
        return None

    def _told(self, row: DocumentSummary) -> RowText:
        lines = (line(quiet(each)) for each in describe(row, self.shown))
        return row_text(line(strong(self.shown(row.title))), *lines)

    def show_in(self, shown: Callable[[str], str]) -> None:
        """Show titles and names as `shown` converts them."""
        self.shown = shown
        self._text.cache_clear()
        self.layoutChanged.emit()


class LibraryPanel(QWidget):
    """`opened` carries a document's id, `removalAsked` a list of ids, `exportAsked` a list of ids,
    `informationAsked` an id."""

    opened = Signal(int)
    removalAsked = Signal(list)
    exportAsked = Signal(list)
    importAsked = Signal()
    informationAsked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[DocumentSummary] = []
        self.filter = filter_field(_("篩選文件"), _("篩選文件：標題、作者、期數、日期"), self._refill, self)
        self.order = choice_box(((order_label(each), each) for each in Order), self, _("排序"))
        self.order.currentIndexChanged.connect(self._refill)
        self.model = DocumentModel(self)
        self.list = RichList(self.model, _("文件庫"), self)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.list.customContextMenuRequested.connect(self._menu)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setMargin(8)
        self._lay_out()
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self.removalAsked.emit(self.selected()))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        layout.setSpacing(6)
        for widget in (self.filter, self.order, self.list, self.empty):
            layout.addWidget(widget)
        layout.setStretchFactor(self.list, 1)

    def show_documents(self, rows: Sequence[DocumentSummary]) -> None:
        self._all = list(rows)
        self._refill()

    def show_in(self, shown: Callable[[str], str]) -> None:
        """Show titles and names as `shown` converts them."""
        self.model.show_in(shown)

    def _refill(self) -> None:
        chosen = self.selected()
        scrolled = self.list.verticalScrollBar().value()
        rows = filtered(self._all, self.filter.text(), self.order.currentData() or Order.TITLE)
        if self.model.show(rows):
            for number, row in enumerate(rows):
                if row.id in chosen:
                    self.list.setCurrentIndex(self.model.index(number))
            if scrolled:
                self.list.doItemsLayout()
                self.list.verticalScrollBar().setValue(scrolled)
        self.empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if self._all:
            self.empty.setText(_("沒有符合的文件。請改用較短的詞，或清除篩選。"))
        else:
            self.empty.setText(_("文件庫是空的。按 Ctrl+O 匯入檔案，或把檔案與資料夾拖進視窗。"))

    def selected(self) -> list[int]:
        return [self.model.rows[index.row()].id for index in self.list.selectedIndexes()]

    def mark_current(self, document: int) -> None:
        """Show which document is open."""
        for number, row in enumerate(self.model.rows):
            if row.id == document and self.selected() != [document]:
                self.list.setCurrentIndex(self.model.index(number))

    def _open(self, index: QModelIndex) -> None:
        if len(self.list.selectedIndexes()) <= 1:
            self.opened.emit(self.model.rows[index.row()].id)

    def _menu(self, point: QPoint) -> None:
        chosen = self.selected()
        menu = QMenu(self)
        if chosen:
            self._add(menu, _("開啟"), lambda: self.opened.emit(chosen[0]))
            self._add(menu, _("文件資訊…"), lambda: self.informationAsked.emit(chosen[0]))
            self._add(menu, _("匯出標註…"), lambda: self.exportAsked.emit(chosen))
            self._add(menu, _("自文件庫移除…"), lambda: self.removalAsked.emit(chosen))
            menu.addSeparator()
        self._add(menu, _("匯入…"), self.importAsked.emit)
        menu.exec(self.list.viewport().mapToGlobal(point))

    @staticmethod
    def _add(menu: QMenu, text: str, act: object) -> None:
        action = QAction(text, menu)
        action.triggered.connect(act)
        menu.addAction(action)

"""The works that the open document cites, each with the places that cite it."""

from collections.abc import Callable, Sequence
from functools import partial, reduce

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.presenters.work_list import CitedAt, Order, WorkRow, chosen_rows
from reader.ui.controls import choice_box, filter_field
from reader.ui.flow import FlowLayout
from reader.ui.rich_delegate import TEXT_ROLE, lay_flat
from reader.ui.row_text import line, quiet, row_text, strong

_POSITION = Qt.ItemDataRole.UserRole + 10
_ROW = Qt.ItemDataRole.UserRole + 11
_SET_IN = 16
_NOTES_NAMED = 6
_LONGEST = 160
_GAP = 4
Shown = Callable[[str], str]


def work_formats() -> dict[str, tuple[str, str]]:
    """Format -> (name, file suffix)."""
    return {
        "csl": (_("CSL-JSON（Zotero、pandoc）"), ".json"),
        "ris": (_("RIS（EndNote、Zotero、Mendeley）"), ".ris"),
        "bibtex": (_("BibTeX（LaTeX）"), ".bib"),
    }


def orders() -> dict[Order, str]:
    return {Order.CITED: _("依引用順序"), Order.AUTHOR: _("依作者"), Order.YEAR: _("依年份")}


class WorksPanel(QWidget):
    """`chosen` carries the Position clicked or activated, `exportAsked` a format of `work_formats`, `copyAsked` a
    citation, `linkAsked` an address.  `shown` gives words in the script of the view."""

    chosen = Signal(object)
    exportAsked = Signal(str)
    copyAsked = Signal(str)
    linkAsked = Signal(str)

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._all: Sequence[WorkRow] = ()
        self._uncertain = 0
        self._has_document = False
        self.rows: list[WorkRow] = []
        self.words = filter_field(_("篩選文獻"), _("篩選文獻：作者、篇名、刊名"), self._refill, self)
        self.order = choice_box(((name, order) for order, name in orders().items()), self, _("排序"))
        self.order.currentIndexChanged.connect(self._refill)
        self.export = QPushButton(self)
        self._prepare_export()
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.model = QStandardItemModel(self)
        self.tree = QTreeView(self)
        self._prepare_tree()
        self._lay_out()

    # --- making
    def _prepare_export(self) -> None:
        self.export.setText(_("匯出書目"))
        self.export.setToolTip(_("將列出的文獻匯出給書目管理軟體"))
        self.export.setAccessibleName(_("匯出書目"))
        menu = QMenu(self.export)
        for key, (name, _suffix) in work_formats().items():
            menu.addAction(name, partial(self.exportAsked.emit, key))
        self.export.setMenu(menu)

    def _prepare_tree(self) -> None:
        self.tree.setModel(self.model)
        lay_flat(self.tree, _("引用文獻"))
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.clicked.connect(self._choose)
        self.tree.activated.connect(self._choose)
        self.tree.customContextMenuRequested.connect(self._menu)

    def _lay_out(self) -> None:
        tools = FlowLayout(None, _GAP)
        tools.addWidget(self.order)
        tools.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addLayout(tools)
        layout.addWidget(self.summary)
        layout.addWidget(self.tree, 1)

    # --- showing
    def show_works(self, rows: Sequence[WorkRow] | None, uncertain: int) -> None:
        """The works of the open document, None where none is open; `uncertain` places are under none of them."""
        self._has_document = rows is not None
        self._all, self._uncertain = rows or (), uncertain
        self._refill()

    def _refill(self) -> None:
        self.rows = chosen_rows(self._all, self.words.text(), Order(self.order.currentData()))
        self.model.clear()
        for row in self.rows:
            self.model.appendRow(self._work_item(row))
        self.tree.expandAll()
        self.summary.setText(self._summary())
        self.export.setEnabled(bool(self.rows))

    def _summary(self) -> str:
        if not self._has_document:
            return _("開啟文件後，這裡列出註腳引用的文獻。")
        if not self._all:
            return _("這份文件的註腳沒有引用文獻。")
        places = sum(len(row.places) for row in self.rows)
        told = _("{count} 筆文獻，引用 {places} 處").format(
            count=format_count(len(self.rows)), places=format_count(places)
        )
        kept = sum(not row.work.is_parsed for row in self.rows)
        if kept:
            told += _("；{count} 筆照錄原文").format(count=format_count(kept))
        if self._uncertain:
            told += _("；另有 {count} 處不確定所指").format(count=format_count(self._uncertain))
        return told + _("。")

    def _work_item(self, row: WorkRow) -> QStandardItem:
        lines = [self._shown(line) for line in _described(row)]
        alone = len(row.places) == 1
        told = _("，").join(self._told(row.places[0])) if alone else _notes(row.places)
        item = QStandardItem("　".join([*lines, told]))
        head = strong(lines[0]) if row.work.is_parsed else lines[0]
        item.setData(row_text(line(head), *(line(each) for each in lines[1:]), line(quiet(told))), TEXT_ROLE)
        item.setData(row.source, _POSITION)
        item.setData(row, _ROW)
        for place in () if alone else row.places:
            item.appendRow(self._place_item(place, row))
        return item

    def _place_item(self, place: CitedAt, row: WorkRow) -> QStandardItem:
        note, *about = self._told(place)
        rest = _("，").join(about)
        item = QStandardItem(f"{note}　{rest}")
        item.setData(row_text(line(note, quiet(f"　{rest}"), inset=_SET_IN)), TEXT_ROLE)
        item.setData(place.position, _POSITION)
        item.setData(row, _ROW)
        return item

    def _told(self, place: CitedAt) -> list[str]:
        """Footnote, place in the work, section and page, as far as they are known."""
        note = _("註 {number}").format(number=place.note) if place.note is not None else _("註腳")
        page = _("第 {page} 頁").format(page=place.page) if place.page is not None else ""
        return [part for part in (note, place.locator, self._shown(place.section), page) if part]

    # --- acting
    def _choose(self, index: QModelIndex) -> None:
        position = index.data(_POSITION)
        if isinstance(position, Position):
            self.chosen.emit(position)

    def _menu(self, point: QPoint) -> None:
        row = self.tree.indexAt(point).data(_ROW)
        if isinstance(row, WorkRow):
            self.work_menu(row).exec(self.tree.viewport().mapToGlobal(point))

    def work_menu(self, row: WorkRow) -> QMenu:
        """What can be done with a work."""
        menu = QMenu(self)
        menu.addAction(_("複製引文"), lambda: self.copyAsked.emit(self._shown(row.work.raw)))
        menu.addAction(_("移到完整引註"), lambda: self.chosen.emit(row.source))
        if row.work.url:
            menu.addAction(_("開啟連結"), lambda: self.linkAsked.emit(row.work.url))
        return menu


def _described(row: WorkRow) -> list[str]:
    """Author and year, title, where it appeared; of what could not be taken apart its own words."""
    work = row.work
    if not work.is_parsed:
        raw = " ".join(work.raw.split())
        return [raw if len(raw) <= _LONGEST else raw[:_LONGEST] + "…"]
    year = _("（{year}）").format(year=work.date[0]) if work.date else ""
    volume = " ".join(part for part in (work.volume, f"({work.issue})" if work.issue else "") if part)
    published = [" ".join(part for part in (work.container, volume) if part), work.publisher, work.number]
    lines = [_("、").join(work.authors) + year if work.authors else "", work.title + ("" if work.authors else year)]
    return [line for line in (*lines, ", ".join(part for part in published if part)) if line]


def _notes(places: Sequence[CitedAt]) -> str:
    """註 6、15、16; of many the first."""
    numbers = list(dict.fromkeys(str(place.note) for place in places if place.note is not None))
    if len(numbers) < 2:
        return _("註 {number}").format(number=numbers[0]) if numbers else ""
    told = _("{numbers}、{number}")
    named = reduce(lambda numbers, number: told.format(numbers=numbers, number=number), numbers[:_NOTES_NAMED])
    return _("註 {numbers}").format(numbers=named + ("…" if len(numbers) > _NOTES_NAMED else ""))

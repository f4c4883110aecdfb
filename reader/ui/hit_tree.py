"""Hits grouped by document, each a snippet with its words marked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView, QWidget

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.search import DocumentHits, Hit
from reader.presenters.asking import section_name
from reader.presenters.searching import Shown, snippet_in
from reader.ui.rich_delegate import TEXT_ROLE, lay_flat
from reader.ui.row_text import Look, line, quiet, row_text, strong

_HIT = Qt.ItemDataRole.UserRole + 10
_DOCUMENT = Qt.ItemDataRole.UserRole + 11


class HitTree(QTreeView):
    """`chosen` carries the Hit clicked or activated, `opened` the number of a document in which there are no places,
    `endReached` tells that the last row came into sight."""

    chosen = Signal(object)
    opened = Signal(int)
    endReached = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: dict[Hit, QStandardItem] = {}
        self.rows = QStandardItemModel(self)
        self.setModel(self.rows)
        lay_flat(self, _("搜尋結果"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_groups(self, groups: Sequence[DocumentHits], show: Shown | None) -> None:
        """Show these and no others, in the script in which `show` gives them."""
        self.rows.clear()
        self.items.clear()
        if show is not None:
            for group in groups:
                self.rows.appendRow(self._group_item(group, show))
            self.expandAll()

    def _group_item(self, group: DocumentHits, show: Shown) -> QStandardItem:
        title = show(group.title).text
        item = QStandardItem(title)
        count = "　" + _("{count} 處").format(count=format_count(group.total)) if group.total else ""
        item.setData(row_text(line(strong(title), quiet(count))), TEXT_ROLE)
        item.setData(group.hits[0] if group.hits else None, _HIT)
        item.setData(group.document, _DOCUMENT)
        for hit in group.hits:
            item.appendRow(self._hit_item(hit, show))
        return item

    def _hit_item(self, hit: Hit, show: Shown) -> QStandardItem:
        snippet = snippet_in(show, hit)
        found = strong(snippet.text[snippet.start : snippet.end], Look.ACCENT)
        before, after = snippet.text[: snippet.start], snippet.text[snippet.end :]
        section = section_name(hit.section)
        label = quiet(_("〔{section}〕").format(section=section) if section else "")
        item = QStandardItem(f"{section} {snippet.text}" if section else snippet.text)
        item.setData(row_text(line(label, before, found, after)), TEXT_ROLE)
        item.setData(hit, _HIT)
        self.items[hit] = item
        return item

    def mark_current(self, hit: Hit | None) -> None:
        item = self.items.get(hit) if hit else None
        if item is not None:
            self.setCurrentIndex(item.index())
            self.scrollTo(item.index())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hit that is looked at stays in sight when what stands above the list takes more room."""
        current = self.currentIndex()
        place = self.visualRect(current)
        was_seen = current.isValid() and -place.height() < place.top() < event.oldSize().height()
        super().resizeEvent(event)
        if was_seen:
            self.scrollTo(current)

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(_HIT)
        if isinstance(hit, Hit):
            self.chosen.emit(hit)
        elif index.data(_DOCUMENT) is not None:
            self.opened.emit(index.data(_DOCUMENT))

    def _scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() > 0:
            self.endReached.emit()

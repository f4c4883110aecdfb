"""The headings of the open document as a tree; the current section is marked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from reader.i18n import gettext as _
from reader.model.document import OutlineEntry
from reader.ui.words import set_as_page

_BLOCK = Qt.ItemDataRole.UserRole


class OutlinePanel(QWidget):
    """`chosen` carries the index of a heading's block."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(_("目錄"))
        self.tree.setIndentation(14)
        self.tree.setUniformRowHeights(True)
        set_as_page(self.tree)
        self.tree.itemClicked.connect(self._choose)
        self.tree.itemActivated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        layout.addWidget(self.tree)
        self.items: list[tuple[int, QTreeWidgetItem]] = []

    def show_outline(self, entries: Sequence[OutlineEntry], shown: Callable[[OutlineEntry], str]) -> None:
        """`shown` gives a heading's text in the script of the view."""
        self.tree.clear()
        self.items = []
        open_items: list[tuple[int, QTreeWidgetItem]] = []
        for entry in entries:
            while open_items and open_items[-1][0] >= entry.level:
                open_items.pop()
            item = QTreeWidgetItem([shown(entry)])
            item.setToolTip(0, shown(entry))
            item.setData(0, _BLOCK, entry.block)
            if open_items:
                open_items[-1][1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            open_items.append((entry.level, item))
            self.items.append((entry.block, item))
        self.tree.expandAll()

    def mark_current(self, block: int) -> None:
        """Mark the section in which `block` lies."""
        current = None
        for heading, item in self.items:
            if heading > block:
                break
            current = item
        if current is not None and current is not self.tree.currentItem():
            self.tree.setCurrentItem(current)

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(int(item.data(0, _BLOCK)))

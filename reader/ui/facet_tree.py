"""By what the documents found can be told apart: values with counts, of which some can be chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.annotation import Colour
from reader.model.search import Facet, FacetCount, Filter
from reader.presenters.asking import facet_groups, facet_names, value_name
from reader.ui.colours import swatch
from reader.ui.words import set_as_page

_NARROWEST = 24
# Between the count and the edge.
_BESIDE = " "
_FILTER = Qt.ItemDataRole.UserRole


class FacetTree(QTreeWidget):
    """`chosen` carries a Filter, and whether it is wanted."""

    chosen = Signal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setUniformRowHeights(True)
        set_as_page(self)
        self.setAccessibleName(_("篩選"))
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(_NARROWEST)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._closed: set[Facet] = set()
        self.itemChanged.connect(self._changed)
        self.itemCollapsed.connect(lambda item: self._closed.add(item.data(0, _FILTER)))
        self.itemExpanded.connect(lambda item: self._closed.discard(item.data(0, _FILTER)))

    def show_counts(self, counts: Sequence[FacetCount], chosen: Sequence[Filter], show: Callable[[str], str]) -> None:
        """Fill in what was found; what is chosen is there even if nothing was found by it."""
        known = {Filter(each.facet, each.value) for each in counts}
        counts = [*counts, *(FacetCount(each.facet, each.value, 0) for each in chosen if each not in known)]
        self.blockSignals(True)
        self.clear()
        for facet, found in facet_groups(counts):
            group = QTreeWidgetItem(self, [facet_names()[facet]])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setData(0, _FILTER, facet)
            group.setFirstColumnSpanned(True)
            for each in found:
                self._add(group, each, Filter(facet, each.value) in chosen, show)
            group.setExpanded(facet not in self._closed)
        self.blockSignals(False)

    def _add(self, group: QTreeWidgetItem, each: FacetCount, chosen: bool, show: Callable[[str], str]) -> None:
        name = show(value_name(each.facet, each.value))
        item = QTreeWidgetItem(group, [name, format_count(each.documents) + _BESIDE])
        item.setToolTip(0, name)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        item.setData(0, _FILTER, Filter(each.facet, each.value))
        if each.facet is Facet.COLOUR:
            item.setIcon(0, swatch(Colour(each.value), 12))

    def _changed(self, item: QTreeWidgetItem, _column: int) -> None:
        chosen = item.data(0, _FILTER)
        if isinstance(chosen, Filter):
            self.chosen.emit(chosen, item.checkState(0) is Qt.CheckState.Checked)

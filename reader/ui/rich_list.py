"""Lists of rich rows of which only those near what is seen are measured: ten thousand would take a second."""

from PySide6.QtCore import QAbstractItemModel, QPoint, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from reader.ui.rich_delegate import Index, RichDelegate, paint_richly

# Rows measured at once, before and after those that come into sight.
_AROUND = 60
_USUAL_LINES = 3


class RichList(QListView):
    """Rows not seen yet count as of a usual height.  They are measured just before they are painted, and what stands
    below them moves then, but not what is looked at."""

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._measured: set[int] = set()
        self._forget()
        self.setModel(model)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        paint_richly(self, name, _ListDelegate(self))
        for changed in (model.modelReset, model.layoutChanged, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._forget)

    def _forget(self) -> None:
        """Other rows are here than those measured; the first ones of all are always."""
        self._measured = set(range(2 * _AROUND))

    def is_measured(self, row: int) -> bool:
        """Whether a row is as high as its words need."""
        return row in self._measured

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            seen = self._seen() if self.verticalScrollBar().value() else range(0)
            self._forget()
            if seen:
                self._measure(seen)
            else:  # Nothing is above what is looked at.
                self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = self._seen()
        if not self._measured.issuperset(seen):
            self._measure(seen)
        super().paintEvent(event)

    def _seen(self) -> range:
        """The rows that may be in sight: each has one line at least."""
        first = self.indexAt(QPoint(0, 0)).row()
        end = first + 1 + self.viewport().height() // self.fontMetrics().height()
        return range(first, min(end, self.model().rowCount())) if first >= 0 else range(0)

    def _measure(self, seen: range) -> None:
        """Give these and their neighbours the height of their words; the current row, where it is seen, else the first
        of these stays where it is."""
        self._measured.update(range(seen.start - _AROUND, seen.stop + _AROUND))
        held = self.currentIndex()
        if not self.viewport().rect().intersects(self.visualRect(held)):
            held = self.model().index(seen.start, 0)
        before = self.visualRect(held).top()
        self.doItemsLayout()
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.visualRect(held).top() - before)


class _ListDelegate(RichDelegate):
    def __init__(self, view: RichList) -> None:
        super().__init__(view)
        self._list = view
        self._usual = QSize(0, _USUAL_LINES * view.fontMetrics().lineSpacing())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) if self._list.is_measured(index.row()) else self._usual

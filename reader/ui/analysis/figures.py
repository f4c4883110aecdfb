"""Tables of figures: right-aligned, sorted as figures, read as words by a screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from reader.ui.analysis.hint import Hint

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NARROWEST = 36
# Beside the name of a column there is room for the sign of sorting already.
_PADDING = "QTableView::item { padding: 0 6px; } QHeaderView::section { padding: 4px 2px; }"


class Figure(QTableWidgetItem):
    """A figure written as `text` and sorted as `value`; words are sorted as they are."""

    def __init__(self, text: str, value: float | None) -> None:
        super().__init__(text)
        self._value = value
        if value is not None:
            self.setTextAlignment(_RIGHT)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        if isinstance(other, Figure) and self._value is not None and other._value is not None:
            return self._value < other._value
        return super().__lt__(other)


Cell = str | int | float | None


class FigureTable(QTableWidget):
    """The first column has words, the others figures; a column is sorted by a click on its head.

    fits: the words have the room that the figures leave, so that all of these are in sight.
    """

    def __init__(self, name: str, parent: QWidget, fits: bool = False) -> None:
        super().__init__(0, 0, parent)
        self._fits = fits
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet(_PADDING)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.hint = Hint(self)

    def fill(self, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Cell]], digits: int = 2) -> None:
        """Show `rows` in their order.  columns: the head of each and what it means, shown as a hint."""
        self.setSortingEnabled(False)
        self.clear()
        self.setColumnCount(len(columns))
        self.setRowCount(len(rows))
        for at, (head, meaning) in enumerate(columns):
            item = QTableWidgetItem(head)
            item.setToolTip(meaning)
            if any(isinstance(row[at], int | float) for row in rows):
                item.setTextAlignment(_RIGHT)
            self.setHorizontalHeaderItem(at, item)
        for number, row in enumerate(rows):
            for at, value in enumerate(row):
                self.setItem(number, at, _cell(value, digits, number))
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if self._fits:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)

    def row_of(self, row: int) -> int:
        """Which of the rows that were given stands in `row` now."""
        item = self.item(row, 0)
        return int(item.data(Qt.ItemDataRole.UserRole)) if item is not None else -1


def _cell(value: Cell, digits: int, row: int) -> Figure:
    if isinstance(value, float):
        cell = Figure(f"{value:,.{digits}f}", value)
    elif isinstance(value, int):
        cell = Figure(f"{value:,}", value)
    else:
        cell = Figure(value or "", None)
        cell.setToolTip(value or "")
    cell.setData(Qt.ItemDataRole.UserRole, row)
    return cell

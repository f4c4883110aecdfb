"""The lines of a query, and beside them the words that keep company with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.i18n import gettext as _
from reader.model.concordance import Concordance, Side, Sorting, Unit, Window
from reader.presenters.analysis import filtered_told, lines_told, lines_with, sortings, unit_name
from reader.presenters.searching import Shown
from reader.ui.analysis.companions import Companions
from reader.ui.analysis.kwic import KwicTable
from reader.ui.controls import choice_box, push_button

# What stands farther away than this is not on every line.
_FARTHEST = 20
_USUAL = 10


def unit_box(parent: QWidget, name: str) -> QComboBox:
    return choice_box(((unit_name(each), each) for each in Unit), parent, name)


class LinesTab(QWidget):
    """`asked`: the lines are to be asked for anew, `companionsAsked`: the companions; `tableAsked`: these are to be
    written to a file; `chosen` carries a Hit."""

    asked = Signal()
    companionsAsked = Signal()
    tableAsked = Signal()
    chosen = Signal(object)

    def __init__(self, show: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self._show = show
        self.found: Concordance | None = None
        self.order = choice_box(((name, (side, nth)) for name, side, nth in sortings()), self, _("排序"))
        self.unit = unit_box(self, _("排序的單位"))
        self.table = KwicTable(show, self)
        self.table.hint.setText(_("在上方輸入要看的詞，再按 Enter。"))
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.every = push_button(_("顯示全部"), self._show_all, self)
        self.every.hide()
        self.left, self.right = self._box(_("左邊的字數")), self._box(_("右邊的字數"))
        self.counted = unit_box(self, _("共現的單位"))
        self.counted.setCurrentIndex(1)
        self.count = push_button(_("計算共現詞"), self.companionsAsked.emit, self)
        self.count.setToolTip(_("列出所找的詞前後常出現的詞。"))
        self.companions = Companions(show, self)
        self._lay_out()
        self._connect()

    # --- making
    def _box(self, name: str) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(0, _FARTHEST)
        box.setValue(_USUAL)
        box.setAccessibleName(name)
        return box

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._lines_side())
        split.addWidget(self.companions)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addLayout(self._head())
        outer.addWidget(split, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(QLabel(_("排序"), self))
        head.addWidget(self.order)
        head.addWidget(self.unit)
        head.addStretch(1)
        for label, box in ((_("左"), self.left), (_("右"), self.right)):
            head.addWidget(QLabel(label, self))
            head.addWidget(box)
        head.addWidget(self.counted)
        head.addWidget(self.count)
        return head

    def _lines_side(self) -> QWidget:
        side = QWidget(self)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.every)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        return side

    def _connect(self) -> None:
        self.order.currentIndexChanged.connect(self._sorting_chosen)
        self.unit.currentIndexChanged.connect(self._sorting_chosen)
        self.table.chosen.connect(self.chosen)
        self.companions.chosen.connect(self._filter)
        self.companions.tableAsked.connect(self.tableAsked)
        self._sorting_chosen()

    # --- what is asked
    @property
    def sorting(self) -> Sorting | None:
        side, nth = self.order.currentData()
        return Sorting(Side(side), nth, Unit(self.unit.currentData())) if side is not None else None

    @property
    def window_asked(self) -> Window:
        return Window(self.left.value(), self.right.value(), Unit(self.counted.currentData()))

    def _sorting_chosen(self) -> None:
        self.unit.setEnabled(self.sorting is not None)
        if self.found is not None:
            self.asked.emit()

    # --- what is shown
    def show_lines(self, found: Concordance) -> None:
        self.found = found
        former = self.companions.found
        if former is not None and former.query.text != found.query.text:
            self.companions.fill(None)
            self.companions.hide()
        self._show_all()

    def _show_all(self) -> None:
        self.every.hide()
        if self.found is not None:
            self.table.fill(self.found.lines, self.sorting)
            self.told.setText(lines_told(self.found))
            self.table.hint.setText(lines_told(self.found))

    def _filter(self, word: str) -> None:
        """Only the lines that have the companion clicked."""
        if self.companions.found is None or self.found is None:
            return
        window = self.companions.found.window
        kept = lines_with(self.found.lines, word, window.left, window.right)
        self.table.fill(kept, self.sorting)
        self.told.setText(filtered_told(self._show(word).text, len(kept)))
        self.every.show()

    def retell(self) -> None:
        """The script of the view is another."""
        self.table.retell()
        self.companions.retell()

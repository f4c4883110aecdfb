"""The lines of a query, and beside them the words that keep company with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QSplitter,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.i18n import gettext as _
from reader.model.concordance import Collocate, Collocates, Concordance, Side, Sorting, Unit, Window
from reader.presenters.analysis import collocates_told, filtered_told, lines_told, lines_with, sortings, unit_name
from reader.presenters.searching import Shown
from reader.ui.analysis.figures import FigureTable
from reader.ui.analysis.kwic import KwicTable
from reader.ui.controls import push_button

# What stands farther away than this is not on every line.
_FARTHEST = 20
_USUAL = 10
_SPLIT = (790, 470)


def unit_box(parent: QWidget, name: str) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    for unit in Unit:
        box.addItem(unit_name(unit), unit)
    return box


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
        self.companions: Collocates | None = None
        self.order = QComboBox(self)
        self.order.setAccessibleName(_("排序"))
        for name, side, nth in sortings():
            self.order.addItem(name, (side, nth))
        self.unit = unit_box(self, _("排序的單位"))
        self.table = KwicTable(show, self)
        self.table.hint.setText(_("在上方輸入要看的詞，再按 Enter。"))
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.every = push_button(_("顯示全部"), self._show_all, self)
        self.every.hide()
        self.left, self.right = self._box(_("左邊的字數")), self._box(_("右邊的字數"))
        self.counted = unit_box(self, _("共現的單位"))
        self.counted.setCurrentIndex(1)
        self.count = push_button(_("計算共現詞"), self.companionsAsked.emit, self)
        self.words = FigureTable(_("共現詞"), self, fits=True)
        self.words.hint.setText(self._companions_hint())
        self.write = push_button(_("匯出共現詞…"), self.tableAsked.emit, self)
        self.write.setEnabled(False)
        self.compared = QLabel(self)
        self.compared.setWordWrap(True)
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
        for side in (self._lines_side(), self._words_side()):
            split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes(_SPLIT)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addWidget(split)

    def _lines_side(self) -> QWidget:
        side = QWidget(self)
        head = QHBoxLayout()
        head.addWidget(QLabel(_("排序"), self))
        head.addWidget(self.order)
        head.addWidget(self.unit)
        head.addStretch(1)
        head.addWidget(self.told)
        head.addWidget(self.every)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        return side

    def _words_side(self) -> QWidget:
        side = QWidget(self)
        head = QHBoxLayout()
        for label, box in ((_("左"), self.left), (_("右"), self.right)):
            head.addWidget(QLabel(label, self))
            head.addWidget(box)
        head.addWidget(self.counted)
        head.addWidget(self.count)
        head.addStretch(1)
        column = QVBoxLayout(side)
        column.setContentsMargins(6, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.words, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.compared, 1)
        foot.addWidget(self.write)
        column.addLayout(foot)
        return side

    def _connect(self) -> None:
        self.order.currentIndexChanged.connect(self._sorting_chosen)
        self.unit.currentIndexChanged.connect(self._sorting_chosen)
        self.table.chosen.connect(self.chosen)
        self.words.itemClicked.connect(self._filter)
        self.words.itemActivated.connect(self._filter)
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
        if self.companions is not None and self.companions.query.text != found.query.text:
            self.show_companions(None)
        self._show_all()

    def _show_all(self) -> None:
        self.every.hide()
        if self.found is not None:
            self.table.fill(self.found.lines, self.sorting)
            self.told.setText(lines_told(self.found))
            self.table.hint.setText(lines_told(self.found))

    def show_companions(self, found: Collocates | None) -> None:
        """None: of another query, they are shown no more."""
        self.companions = found
        self.write.setEnabled(found is not None)
        rows = found.rows if found else ()
        self.words.fill(
            [
                (_("共現詞"), _("在所找的詞附近出現的詞；點一下只看附近有它的幾處")),
                (_("次數"), _("在附近的次數")),
                ("LL", _("對數概似比：超過 10.83 時，純屬巧合的機會不到千分之一；負值表示比巧合還少")),
                ("MI", _("相互資訊，以位元計：0 是巧合，每多 1 就是多一倍")),
                (_("在左"), _("在左邊的次數")),
                (_("在右"), _("在右邊的次數")),
                (_("其餘"), _("不在附近的次數")),
            ],
            [self._row(each) for each in rows],
        )
        self.words.hint.setText(_("前後沒有夠常出現的詞。") if found else self._companions_hint())
        self.compared.setText(collocates_told(found) if found else "")

    @staticmethod
    def _companions_hint() -> str:
        return _("按「計算共現詞」，列出前後常出現的詞。")

    def _row(self, each: Collocate) -> tuple[str, int, float, float, int, int, int]:
        shown = self._show(each.text).text
        return shown, each.count, each.likelihood, each.information, each.left, each.right, each.elsewhere

    def _filter(self, item: QTableWidgetItem) -> None:
        """Only the lines that have the companion clicked."""
        if self.companions is None or self.found is None:
            return
        word = self.companions.rows[self.words.row_of(item.row())].text
        window = self.companions.window
        kept = lines_with(self.found.lines, word, window.left, window.right)
        self.table.fill(kept, self.sorting)
        self.told.setText(filtered_told(self._show(word).text, len(kept)))
        self.every.show()

    def retell(self) -> None:
        """The script of the view is another."""
        self.table.retell()
        if self.companions is not None:
            self.show_companions(self.companions)

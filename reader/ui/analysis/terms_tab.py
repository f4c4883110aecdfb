"""What is new or typical in a document or a year, to be taken up into the glossary."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTableWidgetItem, QVBoxLayout, QWidget

from reader.i18n import gettext as _
from reader.model.concordance import Against, KeyTerm, KeyTerms, TermQuestion
from reader.presenters.analysis import Target, against_name, terms_told
from reader.presenters.searching import Shown
from reader.ui.analysis.figures import Cell, FigureTable
from reader.ui.controls import choice_box, push_button
from reader.ui.words import set_as_page

_WIDEST = 480


class TermsTab(QWidget):
    """`asked`: the terms are to be asked for; `chosen`, `linesAsked` and `editAsked` carry a KeyTerm whose first place,
    lines, or entry in the glossary is wanted; `keepAsked` carries a list of them, to be kept as they are."""

    asked = Signal()
    chosen = Signal(object)
    linesAsked = Signal(object)
    editAsked = Signal(object)
    keepAsked = Signal(object)

    def __init__(self, show: Shown, is_known: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._show, self._is_known = show, is_known
        self.found: KeyTerms | None = None
        self.target = QComboBox(self)
        self.target.setAccessibleName(_("要看的文件或年份"))
        self.target.setMaximumWidth(_WIDEST)
        set_as_page(self.target)
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.against = choice_box(((against_name(each), each) for each in Against), self, _("與什麼比較"))
        self.search = push_button(_("找特色詞"), self.asked.emit, self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.table = FigureTable(_("特色詞"), self)
        self.table.hint.setText(_("選一份文件或一個年份，再按「找特色詞」。"))
        self.keep = push_button(_("收錄勾選的詞"), self._keep, self)
        self.edit = push_button(_("編輯後收錄…"), lambda: self._emit(self.editAsked), self)
        self.lines = push_button(_("看前後文"), lambda: self._emit(self.linesAsked), self)
        self._lay_out()
        self.table.itemDoubleClicked.connect(lambda _item: self._emit(self.chosen))
        self.table.itemActivated.connect(lambda _item: self._emit(self.chosen))
        self.table.itemChanged.connect(self._update)
        self.table.itemSelectionChanged.connect(self._update)
        self._update()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.target)
        head.addWidget(QLabel(_("比較"), self))
        head.addWidget(self.against)
        head.addWidget(self.search)
        head.addStretch(1)
        foot = QHBoxLayout()
        for button in (self.keep, self.edit, self.lines):
            foot.addWidget(button)
        foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addLayout(head)
        outer.addWidget(self.told)
        outer.addWidget(self.table, 1)
        outer.addLayout(foot)

    # --- what is asked
    def offer(self, targets: Sequence[Target]) -> None:
        """What can be chosen; what was chosen stays so if it is there."""
        chosen = self.target.currentData()
        self.target.clear()
        for target in targets:
            self.target.addItem(target.name, target)
        self.target.setCurrentIndex(max(0, targets.index(chosen) if chosen in targets else 0))
        self.search.setEnabled(bool(targets))

    @property
    def question(self) -> TermQuestion | None:
        target: Target | None = self.target.currentData()
        if target is None:
            return None
        return TermQuestion(target.document, target.year, Against(self.against.currentData()))

    # --- what is shown
    def show_terms(self, found: KeyTerms) -> None:
        self.found = found
        self.table.blockSignals(True)
        self.table.fill(
            [
                (_("特色詞"), _("按兩下到第一次出現的地方")),
                (_("次數"), _("在這裡的次數")),
                (_("文件"), _("這裡有幾份文件有它")),
                (_("別處"), _("在相比的文件裡的次數")),
                (_("別處文件"), _("相比的文件裡有幾份有它")),
                ("LL", _("對數概似比，越大越有特色；超過 10.83 時，純屬巧合的機會不到千分之一")),
                (_("備註"), _("新：相比的文件裡完全沒有")),
            ],
            [self._row(each) for each in found.rows],
        )
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None and not self._is_known(found.rows[row].text):
                item.setCheckState(Qt.CheckState.Unchecked)
        self.table.blockSignals(False)
        self.told.setText(terms_told(found))
        self.table.hint.setText(_("沒有比別處更常出現的詞。"))
        self._update()

    def _row(self, each: KeyTerm) -> list[Cell]:
        remarks = [_("新")] if each.is_new else []
        remarks += [_("已在術語表")] if self._is_known(each.text) else []
        figures = (each.count, each.documents, each.elsewhere, each.others, each.likelihood)
        return [self._show(each.text).text, *figures, _("、").join(remarks)]

    def refresh(self) -> None:
        """The glossary or the script of the view is another."""
        if self.found is not None:
            self.show_terms(self.found)

    def _at(self, row: int) -> KeyTerm | None:
        number = self.table.row_of(row)
        return self.found.rows[number] if self.found is not None and number >= 0 else None

    def checked(self) -> list[KeyTerm]:
        """In the order in which they stand."""
        items = [(row, self.table.item(row, 0)) for row in range(self.table.rowCount())]
        rows = [row for row, item in items if item is not None and item.checkState() is Qt.CheckState.Checked]
        return [term for row in rows if (term := self._at(row)) is not None]

    def _update(self, _item: QTableWidgetItem | None = None) -> None:
        self.keep.setEnabled(bool(self.checked()))
        for button in (self.edit, self.lines):
            button.setEnabled(self._at(self.table.currentRow()) is not None)

    def _keep(self) -> None:
        self.keepAsked.emit(self.checked())

    def _emit(self, signal: SignalInstance) -> None:
        term = self._at(self.table.currentRow())
        if term is not None:
            signal.emit(term)

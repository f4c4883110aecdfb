"""Dictionary entries of the library, offered to the glossary one by one or all."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader.glossary.harvesting import Proposal
from reader.i18n import gettext as _
from reader.presenters.terms import Shown
from reader.ui.controls import push_button
from reader.ui.room import resize_within_screen
from reader.ui.words import set_as_page

_SIZE = (780, 480)


class HarvestDialog(QDialog):
    """`placeAsked` carries a Place that the reader wants to see.  `keep` takes the proposals accepted; whether that was
    done."""

    placeAsked = Signal(object)

    def __init__(
        self, proposals: Sequence[Proposal], shown: Shown, keep: Callable[[Sequence[Proposal]], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("收錄辭典詞條"))
        resize_within_screen(self, _SIZE)
        self._proposals, self._shown, self._keep = list(proposals), shown, keep
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("辭典詞條"))
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.entry = QTextBrowser(self)
        self.entry.setAccessibleName(_("說明"))
        self.entry.setOpenLinks(False)
        self.entry.anchorClicked.connect(lambda _url: self._open())
        for words in (self.list, self.entry):
            set_as_page(words)
        self.one = push_button(_("收錄勾選的詞條"), self._keep_checked, self)
        self.every = push_button(_("全部收錄"), lambda: self._accept(range(len(self._proposals))), self)
        split = QSplitter(self)
        split.addWidget(self.list)
        split.addWidget(self.entry)
        split.setSizes([_SIZE[0] // 2, _SIZE[0] // 2])
        row = QHBoxLayout()
        for button in (self.one, self.every):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(push_button(_("關閉"), self.reject, self))
        outer = QVBoxLayout(self)
        outer.addWidget(self.hint)
        outer.addWidget(split, 1)
        outer.addLayout(row)
        self.list.itemChanged.connect(lambda _item: self._update())
        self._fill()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for proposal in self._proposals:
            term = proposal.term
            english = "　".join(part for part in (term.english, term.abbreviation) if part)
            item = QListWidgetItem(f"{self._shown(term.traditional)}　{english}".strip(), self.list)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        told = _("文件庫的辭典欄裡有 {count} 則術語表還沒有的詞條。").format(count=len(self._proposals))
        self.hint.setText(told if self._proposals else _("文件庫的辭典欄裡沒有術語表還沒有的詞條。"))
        self.list.setCurrentRow(0)
        self._show_current()
        self._update()

    def _show_current(self) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self._proposals):
            self.entry.clear()
            return
        term = self._proposals[at].term
        names = "　".join(part for part in (term.english, term.abbreviation, term.mainland) if part)
        source = escape(self._shown(term.sources[0].title))
        self.entry.setHtml(
            f"<h3>{escape(self._shown(term.traditional))}</h3><p>{escape(names)}</p>"
            f'<p style="line-height:120%">{escape(self._shown(term.definition))}</p><p><a href="open:">{source}</a></p>'
        )

    def _checked(self) -> list[int]:
        rows = range(self.list.count())
        return [row for row in rows if self.list.item(row).checkState() is Qt.CheckState.Checked]

    def _update(self) -> None:
        self.one.setEnabled(bool(self._checked()))
        self.every.setEnabled(bool(self._proposals))

    def _keep_checked(self) -> None:
        self._accept(self._checked())

    def _accept(self, rows: Sequence[int]) -> None:
        chosen = [self._proposals[row] for row in rows]
        if chosen and self._keep(chosen):
            self._proposals = [each for each in self._proposals if each not in chosen]
            self._fill()

    def _open(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._proposals):
            self.placeAsked.emit(self._proposals[at].place)

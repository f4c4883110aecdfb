"""The window around the three tabs: what is asked for, how far its answer is, and where it is written."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reader.i18n import gettext as _
from reader.model.concordance import TermQuestion
from reader.presenters.analysis import Scope
from reader.presenters.searching import Shown
from reader.services.analysis import CollocatesAsked, LinesAsked, Question, TimelineAsked
from reader.ui.analysis.lines_tab import LinesTab
from reader.ui.analysis.terms_tab import TermsTab
from reader.ui.analysis.time_tab import TimeTab
from reader.ui.controls import push_button
from reader.ui.room import resize_within_screen
from reader.ui.tool_window import ToolWindow
from reader.ui.work_bar import WorkBar

_SIZE = (1280, 720)
_WIDEST_SCOPE = 320


class AnalysisWindow(ToolWindow):
    """`asked`: the tab in front wants an answer; `tableAsked` and `pictureAsked`: what it shows is to be written to a
    file; `left`: the window is closed, and no answer is wanted any more."""

    asked = Signal()
    tableAsked = Signal()
    pictureAsked = Signal()
    left = Signal()

    def __init__(self, show: Shown, is_known: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("詞語分析"))
        resize_within_screen(self, _SIZE)
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(_("要看的詞"))
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(_("範圍"))
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.scope.setMaximumWidth(_WIDEST_SCOPE)
        self.widened = QCheckBox(_("含其他寫法"), self)
        self.widened.setToolTip(_("年份的另一種紀年，以及另一岸的用語，與搜尋相同"))
        self.widened.setChecked(True)
        self.go = push_button(_("查詢"), self.asked.emit, self)
        self.lines, self.time = LinesTab(show, self), TimeTab(self)
        self.terms = TermsTab(show, is_known, self)
        self.tabs = QTabWidget(self)
        self.tabs.tabBar().setAccessibleName(_("詞語分析"))
        self.tabs.setDocumentMode(True)
        for tab, name in ((self.lines, _("前後文")), (self.time, _("時間趨勢")), (self.terms, _("特色詞"))):
            self.tabs.addTab(tab, name)
        self.work = WorkBar(self)
        self.complaint = QLabel(self)
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.table = push_button(_("匯出 CSV…"), self.tableAsked.emit, self)
        self.picture = push_button(_("匯出 PNG…"), self.pictureAsked.emit, self)
        self._lay_out()
        self._connect()
        self._texts: dict[QWidget | None, str] = {}
        self._front: QWidget | None = None
        self._tab_chosen()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.field, 1)
        head.addWidget(self.widened)
        head.addWidget(self.scope)
        head.addWidget(self.go)
        foot = QHBoxLayout()
        foot.addWidget(self.table)
        foot.addWidget(self.picture)
        foot.addWidget(self.work, 1)
        foot.addStretch(0)
        foot.addWidget(push_button(_("關閉"), self.reject, self))
        outer = QVBoxLayout(self)
        outer.addLayout(head)
        outer.addWidget(self.complaint)
        outer.addWidget(self.tabs, 1)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self.asked)
        self.widened.toggled.connect(lambda _on: self.asked.emit())
        self.lines.asked.connect(self.asked)
        self.time.asked.connect(self.asked)
        self.terms.asked.connect(self.asked)
        self.tabs.currentChanged.connect(lambda _index: self._tab_chosen())
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.activated.connect(self.field.setFocus)

    def _tab_chosen(self) -> None:
        tab = self.tabs.currentWidget()
        by_words = tab is not self.terms
        # Several words are compared, of one the lines are shown: each tab keeps what was typed in it.
        self._texts[self._front] = self.field.text()
        if self._front is not None:
            words = self._texts.get(tab) or self._texts.get(self.lines, "")
            self.field.setText(words if by_words else "")
        self._front = tab
        for widget in (self.field, self.go, self.widened):
            widget.setEnabled(by_words)
        self._show_scope()
        self.picture.setVisible(tab is self.time)
        hints = {self.lines: _("要看前後文的詞：繁體或簡體"), self.time: _("要比較的詞，以分號隔開：關稅；補貼；CBAM")}
        self.field.setPlaceholderText(hints.get(tab, ""))
        self.update_exports()

    def update_exports(self) -> None:
        """What is shown can be written."""
        tab = self.tabs.currentWidget()
        found = {self.lines: self.lines.found, self.time: self.time.found, self.terms: self.terms.found}
        self.table.setEnabled(found.get(tab) is not None)
        self.picture.setEnabled(self.time.found is not None)

    def offer_scope(self, title: str | None, filters: str) -> None:
        """The whole library, the open document called `title`, or what passes the filters of the search, if any."""
        chosen = self.scope.currentData()
        self.scope.clear()
        self.scope.addItem(_("整個文件庫"), Scope.LIBRARY)
        for scope, name, told in (
            (Scope.DOCUMENT, _("目前的文件"), title),
            (Scope.FILTERED, _("搜尋的篩選：{filters}").format(filters=filters), filters),
        ):
            if told:
                self.scope.addItem(name, scope)
                self.scope.setItemData(self.scope.count() - 1, told, Qt.ItemDataRole.ToolTipRole)
        self.choose_scope(chosen)
        self._show_scope()

    def choose_scope(self, scope: Scope | None) -> None:
        """Look there from now on; in the whole library where that is not offered."""
        self.scope.setCurrentIndex(max(0, self.scope.findData(scope)))

    @property
    def chosen_scope(self) -> Scope:
        """Where the tab in front looks: the times of one document are not many."""
        chosen = Scope(self.scope.currentData() or Scope.LIBRARY)
        only_lines = chosen is Scope.DOCUMENT and self.tabs.currentWidget() is not self.lines
        return Scope.LIBRARY if only_lines else chosen

    def _show_scope(self) -> None:
        tab = self.tabs.currentWidget()
        filtered = self.scope.findData(Scope.FILTERED) >= 0
        self.scope.setVisible(tab is self.lines or (tab is self.time and filtered))

    def tell(self, question: Question, sentence: str) -> None:
        """Say it where the answer to a question is to stand, as long as nothing stands there."""
        hints = {
            LinesAsked: self.lines.table.hint,
            CollocatesAsked: self.lines.companions.table.hint,
            TimelineAsked: self.time.hint,
            TermQuestion: self.terms.table.hint,
        }
        hints[type(question)].setText(sentence)

    def complain(self, sentence: str) -> None:
        """Why there is no answer; empty takes an older complaint away."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))

    def retell(self) -> None:
        """The script of the view is another."""
        self.lines.retell()
        self.terms.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # else it was only minimised
            self.left.emit()

"""The glossary as a window of its own: all terms, what each means, where the library says it."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.concordance import KwicLine
from reader.model.glossary import Term
from reader.model.script import Script
from reader.presenters import terms as told
from reader.presenters.glossary_list import Row, domains, filtered, origin_name, rows
from reader.presenters.searching import Shown
from reader.services.glossary import BUNDLED
from reader.services.session import Reader
from reader.ui.analysis.kwic import KwicTable
from reader.ui.controls import push_button
from reader.ui.rich_delegate import TEXT_ROLE
from reader.ui.rich_list import RichList
from reader.ui.room import resize_within_screen
from reader.ui.row_text import line, quiet, row_text, strong
from reader.ui.term_popup import term_html
from reader.ui.tool_window import ToolWindow
from reader.ui.words import set_as_page

Index = QModelIndex | QPersistentModelIndex
_SIZE = (980, 680)
_COUNT_MS = 120


class TermModel(QAbstractListModel):
    def __init__(self, headword: Callable[[Term], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._headword = headword
        self.rows: list[Row] = []

    def show(self, found: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(found)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        term = self.rows[index.row()].term
        name = self._headword(term)
        english = term.english + (f" ({term.abbreviation})" if term.abbreviation else "")
        if role == TEXT_ROLE:
            return row_text(line(strong(name)), line(quiet(english)))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{name}　{english}"
        return None


class GlossaryWindow(ToolWindow):
    """`addAsked`, `editAsked` (Term), `deleteAsked` (glossary, id), `importAsked`, `exportAsked` (glossary or None),
    `manageAsked` ask for what they are called after; `placeAsked` carries a Hit."""

    addAsked = Signal()
    editAsked = Signal(object)
    deleteAsked = Signal(int, str)
    importAsked = Signal()
    exportAsked = Signal(object)
    manageAsked = Signal()
    placeAsked = Signal(object)

    def __init__(
        self,
        reader: Reader,
        script: Callable[[], Script],
        displayed: Shown,
        lines: Callable[[Term], Sequence[KwicLine]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("術語表"))
        resize_within_screen(self, _SIZE)
        self._reader, self._script, self._lines_of = reader, script, lines
        self._shown: Callable[[str], str] = lambda text: displayed(text).text
        self._all: list[Row] = []
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("搜尋術語：任一字體、英文、縮寫、說明"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(_("搜尋術語"))
        self.domain, self.origin = self._filter(_("領域")), self._filter(_("術語表"))
        self.model = TermModel(lambda term: told.headword(term, script(), self._shown), self)
        self.list = RichList(self.model, _("術語"), self)
        self.summary = QLabel(self)
        self.entry = QTextBrowser(self)
        self.entry.setOpenLinks(False)
        self.entry.setAccessibleName(_("說明"))
        set_as_page(self.entry)
        self.places = KwicTable(displayed, self)
        self.told = QLabel(self)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._lay_out()
        self._connect()

    # --- making
    def _filter(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentIndexChanged.connect(self._refill)
        return box

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.domain, 1)
        filters.addWidget(self.origin, 1)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addLayout(filters)
        column.addWidget(self.list, 1)
        column.addWidget(self.summary)
        right = QSplitter(Qt.Orientation.Vertical, self)
        below = QWidget(self)
        places = QVBoxLayout(below)
        places.setContentsMargins(0, 0, 0, 0)
        places.addWidget(self.told)
        places.addWidget(self.places, 1)
        right.addWidget(self.entry)
        right.addWidget(below)
        right.setSizes([_SIZE[1] // 2, _SIZE[1] // 2])
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setSizes([_SIZE[0] // 3, 2 * _SIZE[0] // 3])
        outer = QVBoxLayout(self)
        outer.addWidget(self.split, 1)
        outer.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.add = push_button(_("新增…"), self.addAsked.emit, self)
        self.edit = push_button(_("編輯…"), self._edit, self)
        self.delete = push_button(_("刪除"), self._delete, self)
        for button in (self.add, self.edit, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        more = QToolButton(self)
        more.setText(_("匯入與匯出"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        self.exchange: dict[str, QAction] = {
            "import": menu.addAction(_("匯入術語表…"), self.importAsked.emit),
            "export": menu.addAction(_("匯出術語表…"), lambda: self.exportAsked.emit(self.origin.currentData())),
        }
        menu.addSeparator()
        self.exchange["manage"] = menu.addAction(_("術語表的順序與開關…"), self.manageAsked.emit)
        more.setMenu(menu)
        row.addWidget(more)
        row.addWidget(push_button(_("關閉"), self.reject, self))
        return row

    def _connect(self) -> None:
        self.search.textChanged.connect(self._refill)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_current())
        self.model.modelReset.connect(self._select_first)
        self.entry.anchorClicked.connect(self._follow)
        self.places.chosen.connect(self.placeAsked.emit)
        self._counting.timeout.connect(self._show_places)
        for key, act in (("Ctrl+F", self.search.setFocus), ("Delete", self._delete), ("Ctrl+N", self.addAsked.emit)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)
        self.list.activated.connect(lambda _index: self._edit())

    # --- what is shown
    def refresh(self, select: str | None = None) -> None:
        """Show the glossary as it now is, with the term `select`, or the one that was shown."""
        current = self.current()
        wanted = select or (current.term.id if current else None)
        glossary = self._reader.glossary
        self._all = rows(glossary)
        mine = self._reader.glossaries.glossaries()
        self._fill(self.domain, _("所有領域"), [(self._shown(name), name) for name in domains(glossary.terms)])
        names = [(origin_name(mine, each), each) for each in (*(g.id for g in mine), BUNDLED)]
        self._fill(self.origin, _("所有術語表"), names)
        self._refill()
        if wanted is not None and glossary.find(wanted) is not None:
            self.show_term(wanted)

    def _fill(self, box: QComboBox, every: str, items: Sequence[tuple[str, object]]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(every, None)
        for name, data in items:
            box.addItem(name, data)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
        box.blockSignals(False)

    def _refill(self) -> None:
        found = filtered(self._all, self.search.text(), self.domain.currentData(), self.origin.currentData())
        self.model.show(found)
        self.summary.setText(_("{count} 則").format(count=format_count(len(found))))

    def _select_first(self) -> None:
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))
        self._show_current()

    def show_term(self, id: str) -> None:
        """Select a term; the filters are dropped where they hide it."""
        for _attempt in range(2):
            for number, row in enumerate(self.model.rows):
                if row.term.id == id:
                    self.list.setCurrentIndex(self.model.index(number))
                    self.list.scrollTo(self.model.index(number))
                    return
            self.search.clear()
            self.domain.setCurrentIndex(0)
            self.origin.setCurrentIndex(0)

    def current(self) -> Row | None:
        at = self.list.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def _show_current(self) -> None:
        row = self.current()
        self.edit.setEnabled(row is not None)
        self.delete.setEnabled(row is not None and row.glossary != BUNDLED)
        self.places.fill((), None)
        self.told.setText("")
        if row is None:
            self.entry.setHtml(escape(_("沒有符合的術語。")))
            return
        term = row.term
        name = told.headword(term, self._script(), self._shown)
        related = self._reader.glossary.related(term)
        origin = origin_name(self._reader.glossaries.glossaries(), row.glossary)
        where = escape("　".join(part for part in (self._shown(term.domain), origin) if part))
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        html = term_html(self._reader.reading, term, related, self._script(), self.palette())
        look = f"color:{colour}; white-space:pre-wrap"
        self.entry.setHtml(f'<h3>{escape(name)}</h3><p style="{look}">{where}</p>{html}')
        self._counting.start()

    def _show_places(self) -> None:
        row = self.current()
        if row is None:
            return
        found = self._reader.finding.occurrences(row.term)
        self.told.setText(told.said_in_library(found))
        self.places.fill(self._lines_of(row.term), None)

    # --- what is done
    def _follow(self, url: QUrl) -> None:
        kind, _colon, name = url.toString().partition(":")
        if kind == "term":
            self.show_term(name)

    def _edit(self) -> None:
        row = self.current()
        if row is not None:
            self.editAsked.emit(row.term)

    def _delete(self) -> None:
        row = self.current()
        if row is not None and row.glossary != BUNDLED:
            self.deleteAsked.emit(row.glossary, row.term.id)

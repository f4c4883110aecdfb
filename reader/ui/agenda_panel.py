"""What the documents of the library announce: an agenda by months, new books and articles."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.exporters.announcing import cited, summary
from reader.i18n import format_count, format_days_of_month
from reader.i18n import gettext as _
from reader.model.notices import AgendaEntry, ListedPublication, NoticeKind, Place
from reader.presenters.agenda_list import AgendaFilter, Heading, Line, accepted_publications, agenda_rows
from reader.ui.controls import choice_box, filter_field
from reader.ui.rich_delegate import TEXT_ROLE
from reader.ui.rich_list import RichList
from reader.ui.row_text import Look, RowText, Words, line, quiet, row_text, strong

Index = QModelIndex | QPersistentModelIndex
Row = Heading | Line | ListedPublication
_PUBLICATIONS = "publications"


class AgendaModel(QAbstractListModel):
    """`shown` converts Chinese to the script of the view."""

    def __init__(self, parent: QWidget, shown: Callable[[str], str]) -> None:
        super().__init__(parent)
        self.shown = shown
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == TEXT_ROLE:
            return self._text(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text if isinstance(row, Heading) else "　".join(text for text in self._texts(row) if text)
        return None

    def _texts(self, row: Line | ListedPublication) -> tuple[str, str, str]:
        """When or by whom, what, and where it is told."""
        source = self.shown(cited(self.places(row)[0]))
        if isinstance(row, ListedPublication):
            return self.shown(row.publication.authors), self.shown(row.publication.title), source
        notice = row.entry.notice
        when = format_days_of_month(notice.day, notice.end or notice.day) if notice.day else self.shown(notice.words)
        group = self.shown(notice.group)
        return when, self.shown(summary(row.entry)), f"{group}　{source}" if group else source

    @staticmethod
    def places(row: Line | ListedPublication) -> tuple[Place, ...]:
        return row.entry.places if isinstance(row, Line) else row.places

    def _text(self, row: Row) -> RowText:
        if isinstance(row, Heading):
            return row_text(line(quiet(row.text, bold=True)))
        when, what, told = self._texts(row)
        if isinstance(row, ListedPublication):
            return row_text(line(strong(what)), line(when), line(quiet(told)))
        now: list[Words | str] = [strong(_("今天"), Look.ACCENT), "　"] if row.is_now else []
        day, title = (quiet(when), quiet(what)) if row.is_over else (strong(when), what)
        return row_text(line(*now, day), line(title), line(quiet(told)))


class AgendaPanel(QWidget):
    """`chosen` carries the Place to go to, `linkAsked` an address, `exportAsked` the entries to write."""

    chosen = Signal(object)
    linkAsked = Signal(str)
    exportAsked = Signal(list)

    def __init__(self, shown: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[AgendaEntry] = ()
        self._publications: Sequence[ListedPublication] = ()
        self._today = date.today()
        self._make_filters()
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.model = AgendaModel(self, shown)
        self.list = RichList(self.model, _("行事曆"), self)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.customContextMenuRequested.connect(self._menu)
        self.export = QToolButton(self)
        self.export.setText(_("匯出行事曆檔…"))
        self.export.clicked.connect(lambda: self.exportAsked.emit(self.wanted()))
        self._lay_out()

    def _make_filters(self) -> None:
        self.words = filter_field(_("篩選行事曆"), _("篩選：名稱、單位、出處"), self.refill, self)
        self.kind = choice_box(self._kinds(), self, _("種類"))
        self.kind.currentIndexChanged.connect(self.refill)

    @staticmethod
    def _kinds() -> tuple[tuple[str, object], ...]:
        return (
            (_("全部活動與行事曆"), None),
            (_("活動"), NoticeKind.EVENT),
            (_("國際行事曆"), NoticeKind.CALENDAR),
            (_("報名截止日"), NoticeKind.DEADLINE),
            (_("新書與文章"), _PUBLICATIONS),
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        for widget in (self.words, self.kind, self.summary):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.export)

    def show_agenda(
        self, entries: Sequence[AgendaEntry], publications: Sequence[ListedPublication], today: date
    ) -> None:
        """List them; where nothing changed but the script of the view, the list stays where it is."""
        if entries is self._entries and publications is self._publications and today == self._today:
            self.model.layoutChanged.emit()
            return
        self._entries, self._publications, self._today = entries, publications, today
        self.refill()

    def refill(self) -> None:
        """List what the filter leaves, in the script of the view."""
        chosen = self.kind.currentData()
        books = chosen == _PUBLICATIONS
        # Qt hands a kind back as plain text.
        kind = None if books or chosen is None else NoticeKind(chosen)
        rows: Sequence[Row]
        if books:
            rows = accepted_publications(self._publications, self.words.text())
        else:
            rows = agenda_rows(self._entries, AgendaFilter(kind, self.words.text()), self._today)
        self.model.show(rows)
        self.export.setVisible(not books)
        self.export.setEnabled(bool(self.wanted()))
        self.summary.setText(self._summary(books, sum(not isinstance(row, Heading) for row in rows)))

    def _summary(self, books: bool, count: int) -> str:
        if not (self._publications if books else self._entries):
            return _("文件庫裡的電子報若有活動快訊、行事曆或新書介紹，會集中列在這裡。")
        return _("{count} 筆").format(count=format_count(count))

    def wanted(self) -> list[AgendaEntry]:
        """The entries selected, else all that are listed."""
        chosen = [self.model.rows[index.row()] for index in self.list.selectedIndexes()]
        return [row.entry for row in chosen or self.model.rows if isinstance(row, Line)]

    def _row(self, index: QModelIndex) -> Line | ListedPublication | None:
        row = self.model.rows[index.row()] if index.isValid() else None
        return None if isinstance(row, Heading) else row

    def _choose(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None and len(self.list.selectedIndexes()) <= 1:
            self.chosen.emit(self.model.places(row)[0])

    def _menu(self, point: QPoint) -> None:
        menu = self.menu_at(self.list.indexAt(point))
        menu.exec(self.list.viewport().mapToGlobal(point))

    def menu_at(self, index: QModelIndex) -> QMenu:
        """What can be done with a row: go to each place that tells it, follow its address, export."""
        menu = QMenu(self)
        row = self._row(index)
        if row is not None:
            for place in self.model.places(row):
                name = _("移到{source}").format(source=self.model.shown(cited(place)))
                menu.addAction(name, partial(self.chosen.emit, place))
            url = row.entry.notice.url if isinstance(row, Line) else row.publication.url
            if url:
                menu.addAction(_("開啟連結"), partial(self.linkAsked.emit, url))
        if self.wanted():
            menu.addAction(_("匯出行事曆檔…"), lambda: self.exportAsked.emit(self.wanted()))
        return menu

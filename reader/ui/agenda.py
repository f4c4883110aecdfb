"""The agenda between the panel and the page: filled when it is looked at, and the way from a line to its document."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QObject

from reader.errors import ReaderError
from reader.exporters.writing import write_file
from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.model.notices import AgendaEntry, Place
from reader.services.session import Reader
from reader.ui.agenda_panel import AgendaPanel
from reader.ui.desk import Desk
from reader.ui.navigator import Navigator
from reader.ui.when_seen import AskTarget, FilledWhenSeen


class Agenda(FilledWhenSeen):
    """`ask_target` asks where to write, as FileDialogs.target does."""

    def __init__(
        self, reader: Reader, desk: Desk, navigator: Navigator, ask_target: AskTarget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._navigator = navigator
        self._ask_target = ask_target
        self.panel = AgendaPanel(desk.shown)
        self.panel.chosen.connect(self.go_to)
        self.panel.linkAsked.connect(desk.open_link)
        self.panel.exportAsked.connect(self.export)
        self._watch(self.panel)

    def _fill(self) -> None:
        try:
            entries, publications = self._reader.agenda.entries(), self._reader.agenda.publications()
        except ReaderError as error:
            self.said.emit(str(error))
            return
        self._is_stale = False
        self.panel.show_agenda(entries, publications, date.today())

    def go_to(self, place: Place) -> None:
        self._navigator.go(place.document, Position(place.block, place.offset))

    def export(self, entries: list[AgendaEntry]) -> None:
        """Ask where to, and write the entries as iCalendar."""
        # Imported here: what writes calendars takes longer to load than the rest of the panel.
        from reader.exporters.calendar_file import calendar_file

        file = self._ask_target(_("匯出行事曆檔"), _("行事曆"), ".ics")
        if file is None:
            return
        try:
            write_file(file, calendar_file(entries, datetime.now(UTC)))
        except ReaderError as error:
            self.failed.emit(error)
            return
        dated = sum(entry.notice.day is not None for entry in entries)
        self.said.emit(_("已將 {count} 筆匯出到 {file}。").format(count=format_count(dated), file=file))

"""Cited works between the panel and the page: read when the panel is looked at, shown, copied and exported."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from reader.errors import ReaderError
from reader.exporters.writing import write_file
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.presenters.work_list import uncertain, work_rows
from reader.services.session import Reader
from reader.ui.desk import Desk
from reader.ui.navigator import Navigator
from reader.ui.when_seen import AskTarget, FilledWhenSeen
from reader.ui.works_panel import WorksPanel, work_formats


class Works(FilledWhenSeen):
    """`ask_target` asks where to write, as FileDialogs.target does."""

    def __init__(
        self, reader: Reader, desk: Desk, navigator: Navigator, ask_target: AskTarget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._desk = desk
        self._navigator = navigator
        self._ask_target = ask_target
        self.panel = WorksPanel(desk.shown)
        self.panel.chosen.connect(self.go_to)
        self.panel.copyAsked.connect(self.copy)
        self.panel.linkAsked.connect(desk.open_link)
        self.panel.exportAsked.connect(self.export)
        self._watch(self.panel)
        navigator.opened.connect(lambda _document: self.refresh())
        navigator.closed.connect(self.refresh)

    def _fill(self) -> None:
        self._is_stale = False
        document = self._desk.document
        if document is None:
            self.panel.show_works(None, 0)
            return
        found = self._reader.citing.bibliography(document)
        self.panel.show_works(work_rows(document, found), uncertain(found))

    def go_to(self, position: Position) -> None:
        if self._desk.document is not None:
            self._navigator.go(self._desk.document.id, position)

    def copy(self, citation: str) -> None:
        QGuiApplication.clipboard().setText(citation)
        self.said.emit(_("已複製引文。"))

    def export(self, format_: str) -> None:
        """Ask where to, and write the works that the panel lists."""
        from reader.exporters.works import export_works

        document = self._desk.document
        if document is None:
            return
        title = self._desk.shown(document.title)
        name, suffix = work_formats()[format_]
        file = self._ask_target(_("匯出書目：{format}").format(format=name), title, suffix)
        if file is None:
            return
        try:
            write_file(file, export_works([row.work for row in self.panel.rows], format_))
        except ReaderError as error:
            self.failed.emit(error)
        else:
            self.said.emit(_("已匯出到 {file}。").format(file=file))

"""The window: library and outline at the left, the page in the middle, results and annotations at the right."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QMessageBox

from reader.errors import ReaderError
from reader.i18n import format_percent
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.model.changes import ChangeSet
from reader.presenters import settings as declared
from reader.presenters.settings import Settings, remember
from reader.services.session import Reader
from reader.ui.actions import build_menus
from reader.ui.agenda import Agenda
from reader.ui.analyses import Analyses, Parts
from reader.ui.appearance import apply_theme, families, page_setters
from reader.ui.broadcast import Broadcast
from reader.ui.chores import Chores
from reader.ui.corrector import Corrector
from reader.ui.deeds import Deeds
from reader.ui.desk import Desk
from reader.ui.docks import Docks, add_panel
from reader.ui.file_dialogs import FileDialogs
from reader.ui.finder import Finder
from reader.ui.handlers import handlers
from reader.ui.library_panel import LibraryPanel
from reader.ui.marks import Marks
from reader.ui.navigator import Navigator
from reader.ui.originals import Originals
from reader.ui.outline_panel import OutlinePanel
from reader.ui.preferences import Preferences
from reader.ui.replacements import ReplacementList
from reader.ui.terms import Terms
from reader.ui.themes import THEMES
from reader.ui.tool_window import ToolWindow
from reader.ui.toolbar import TopBar
from reader.ui.words import set_as_page
from reader.ui.work_bar import WorkBar
from reader.ui.works import Works

_WATCH_MS = 2000
_SAID_MS = 8000
_STATE = "window"
_NARROWEST_TEXT = 440
# Of the window, at most, for the title of the section being read.
_PLACE_SHARE = 0.4


class MainWindow(QMainWindow):
    """`languageAsked`: the language was changed, and the window is to be made anew."""

    languageAsked = Signal()

    def __init__(self, reader: Reader, settings: Settings) -> None:
        super().__init__()
        self.reader = reader
        self.settings = settings
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 480)
        self.setWindowTitle(_("經貿閱讀器"))
        self.broadcast = Broadcast(self)
        self.desk = Desk(reader, settings, self.broadcast, self)
        self.desk.setMinimumWidth(_NARROWEST_TEXT)
        self.setCentralWidget(self.desk)
        self._make_reading_parts()
        self._make_commands()
        self._make_searching_parts()
        self._make_edges()
        self._connect()
        self._sequence = reader.library.last_sequence()
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self.look_for_changes)
        self._watch.start()
        settings.on_change(self._setting_changed)
        self._restore_state()
        self._apply_settings()
        self._refresh(ChangeSet())
        self._update_travel()

    # --- making
    def _make_reading_parts(self) -> None:
        """The lists of documents and headings, and what is done with a text."""
        reader = self.reader
        self.library = LibraryPanel(self)
        self.outline = OutlinePanel(self)
        self.navigator = Navigator(reader, self.desk, self.outline, self)
        self.marks = Marks(reader, self.desk, self.navigator, self.broadcast, self)
        self.deeds = Deeds(reader, self.desk, self.broadcast, self)
        self.corrector = Corrector(reader, self.desk, self.deeds, self)
        self.originals = Originals(reader, self.desk, self.navigator, self.broadcast, self)
        self.works = Works(reader, self.desk, self.navigator, FileDialogs(self, reader.library).target, self)
        self.agenda = Agenda(reader, self.desk, self.navigator, FileDialogs(self, reader.library).target, self)

    def _make_commands(self) -> None:
        """Menus and tool bar, and what takes long."""
        self.work = WorkBar(self)
        self.chores = Chores(self, self.reader, self.work, self.broadcast)
        menus = build_menus(self, handlers(self))
        self.actions_by_name, self._view_menu = menus.actions, menus.view
        self.bar = TopBar(self.settings, self.actions_by_name, self)
        self.addToolBar(self.bar)

    def _make_searching_parts(self) -> None:
        """What looks through the whole library."""
        reader = self.reader
        self.finder = Finder(reader, self.desk, self.navigator, self.broadcast, self.bar, self)
        self.session, self.results = self.finder.session, self.finder.panel
        self.terms = Terms(reader, self.desk, self.navigator, self.broadcast, FileDialogs(self, reader.library), self)
        parts = Parts(reader, self.desk, self.navigator, self.session, self.terms, self.broadcast, window=self)
        self.analyses = Analyses(parts)
        self.results.linesAsked.connect(self.analyses.show)

    def _make_edges(self) -> None:
        """The panels beside the page, and the status bar below it."""
        self.docks = Docks(self, self._view_menu, self.desk, self.originals.panel)
        self._add_panels()
        self.place = QLabel(self)
        set_as_page(self.place)
        self.statusBar().addPermanentWidget(self.deeds.work)
        self.statusBar().addPermanentWidget(self.work)
        self.statusBar().addPermanentWidget(self.place)

    def _add_panels(self) -> None:
        left, right = self.docks.left, self.docks.right
        add_panel(left, self.library, _("文件庫"))
        add_panel(left, self.outline, _("目錄"))
        add_panel(right, self.results, _("搜尋"))
        add_panel(right, self.marks.panel, _("標註"))
        add_panel(right, self.works.panel, _("引用文獻"))
        add_panel(right, self.agenda.panel, _("行事曆"))

    def _connect(self) -> None:
        self.broadcast.changed.connect(self._refresh)
        self.library.opened.connect(self._open_chosen)
        self.library.removalAsked.connect(self.chores.remove)
        self.library.exportAsked.connect(self.export)
        self.library.importAsked.connect(self.chores.choose_files)
        self.navigator.opened.connect(self._opened)
        self.navigator.closed.connect(self._show_title)
        self.navigator.travelled.connect(self._update_travel)
        self.marks.panel.exportAsked.connect(self._export_marks)
        self.marks.revealed.connect(lambda: self.docks.right.setCurrentWidget(self.marks.panel))
        self.library.informationAsked.connect(lambda document: self.corrector.show_information(self, document))
        self.finder.found.connect(lambda: self.docks.right.setCurrentWidget(self.results))
        self.finder.said.connect(self.say)
        self.desk.said.connect(self.say)
        self.desk.popups.replacements.changed.connect(self._terms_chosen)
        self.desk.moved.connect(self._show_place)
        self.desk.sizeAsked.connect(lambda steps: self.settings.step(declared.FONT_SIZE, steps))
        for part in (
            self.navigator,
            self.marks,
            self.deeds,
            self.corrector,
            self.works,
            self.agenda,
            self.terms,
            self.analyses,
        ):
            part.said.connect(self.say)
            part.failed.connect(self.complain)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self._escape)

    # --- state
    def _restore_state(self) -> None:
        kept = self.reader.library.setting(_STATE)
        state = kept if isinstance(kept, dict) else {}
        self.docks.restore(state)
        self.library.order.setCurrentIndex(int(state.get("order", 0)))
        self.works.panel.order.setCurrentIndex(int(state.get("works", 0)))
        self.results.restore(state.get("search"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # Else it was there already, behind others or in the task bar.
            self.finder.prepare_soon()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._watch.isActive():
            # Closed already; the library behind it may be, too.
            return
        if not (self.deeds.may_close() and self.chores.may_close()):
            event.ignore()
            return
        self._watch.stop()
        self.deeds.close()
        self.originals.close()
        self.finder.close()
        self.analyses.close()
        for beside in self.findChildren(ToolWindow):
            beside.close()
        self.navigator.save_position()
        state = {
            **self.docks.kept(),
            "order": self.library.order.currentIndex(),
            "works": self.works.panel.order.currentIndex(),
            "search": self.results.state(),
        }
        remember(self.reader.library, _STATE, state)
        event.accept()

    # --- telling
    def say(self, sentence: str) -> None:
        """One sentence in the status bar."""
        self.statusBar().showMessage(sentence, _SAID_MS)

    def complain(self, error: ReaderError) -> None:
        """An error that must not be overlooked."""
        QMessageBox.warning(self, _("經貿閱讀器"), str(error))

    # --- settings
    def _apply_settings(self) -> None:
        for setting in declared.ALL:
            if setting is not declared.LANGUAGE:
                self._setting_changed(setting.key)

    def _setting_changed(self, key: str) -> None:
        setters: dict[str, Callable[[], object]] = {
            **page_setters(self.desk.view, self.settings),
            declared.LANGUAGE.key: self.languageAsked.emit,
            declared.THEME.key: self._apply_theme,
            declared.SCRIPT.key: self._apply_script,
        }
        if key in setters:
            setters[key]()
        self.bar.refresh()

    def show_preferences(self) -> None:
        """Let the settings be changed, and with them the words shown in place of others."""
        dialog = Preferences(self.settings, families(), self)
        own = ReplacementList(self.desk.popups.replacements, dialog)
        dialog.form.addRow(_("換用的詞"), own)
        dialog.exec()

    def _terms_chosen(self) -> None:
        """Other words are replaced from now on: show everything anew, the page where it is."""
        self.reader.reading.terms_chosen()
        self._apply_script()

    def _apply_theme(self) -> None:
        apply_theme(QApplication.instance(), self.desk.view, self.settings[declared.THEME])
        self.originals.panel.set_theme(THEMES[self.settings[declared.THEME]])
        self.finder.show()

    def _apply_script(self) -> None:
        self.desk.show_script()
        self.library.show_in(self.desk.shown)
        self.navigator.show_outline()
        self._show_title()
        self._show_place(self.desk.view.position())
        self.finder.show()
        self.marks.show()
        self.works.refresh()
        self.agenda.refresh()
        self.terms.retell()
        self.analyses.retell()

    def next_choice(self, setting: declared.Setting[str]) -> None:
        """Go on to the next of what a setting may be, around the end too."""
        choices = setting.choices
        self.settings[setting] = choices[(choices.index(self.settings[setting]) + 1) % len(choices)]

    # --- the library
    def _refresh(self, changes: ChangeSet) -> None:
        """Show the library as it now is."""
        if changes.corrections:
            self.finder.outdate(changes.documents)
        if changes.corrections or changes.annotations:
            self.chores.catch_up_soon()
        rows = self.reader.library_service.documents()
        self.library.show_documents(rows)
        self.navigator.refresh(rows, changes)
        if self.desk.document is not None:
            self.library.mark_current(self.desk.document.id)
        self.desk.refresh_glossary()
        self.desk.refresh_annotations()
        self.marks.show()
        self.agenda.refresh()
        self.actions_by_name["undo"].setEnabled(self.reader.undoing.can_undo)
        self.actions_by_name["redo"].setEnabled(self.reader.undoing.can_redo)
        self._sequence = self.reader.library.last_sequence()

    def look_for_changes(self) -> None:
        """Another window, or the command line, may have changed the library."""
        try:
            if self.reader.library.last_sequence() != self._sequence:
                self._refresh(ChangeSet())
        except ReaderError as error:
            self.say(str(error))

    def _opened(self, document: int) -> None:
        self._show_title()
        self.library.mark_current(document)

    def _open_chosen(self, document: int) -> None:
        if self.navigator.open(document):
            self.desk.view.setFocus()

    def _show_title(self) -> None:
        name = _("經貿閱讀器")
        document = self.desk.document
        self.setWindowTitle(f"{self.desk.shown(document.title)} — {name}" if document else name)

    def _show_place(self, position: Position) -> None:
        """The section being read, as far as there is room, and how much of the document lies above."""
        section = self.desk.view.presenter.section(position)
        title = self.desk.shown(section.text) if section else ""
        room = round(_PLACE_SHARE * self.width())
        parts = [self.place.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)] if title else []
        share = self.desk.view.share_above()
        if share is not None:
            parts.append(format_percent(share))
        self.place.setText("　".join(parts))
        self.place.setToolTip(title)

    def _update_travel(self) -> None:
        self.actions_by_name["back"].setEnabled(self.navigator.history.can_go_back)
        self.actions_by_name["forward"].setEnabled(self.navigator.history.can_go_forward)

    def export(self, documents: list[int]) -> None:
        """Export the annotations on these documents, else on those selected, or on the open one."""
        chosen = documents or self.library.selected()
        if not chosen and self.desk.document is not None:
            chosen = [self.desk.document.id]
        self.chores.export(chosen, self.desk.script)

    def _export_marks(self) -> None:
        """Export what the annotation panel shows, or what is selected in it."""
        panel = self.marks.panel
        self.chores.export([], self.desk.script, panel.selected() or [row.id for row in panel.model.rows])

    # --- the window itself
    def _escape(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            # The words of a filter, then the field: what lies below is not meant while one types.
            if field.text():
                field.clear()
            else:
                self.desk.view.setFocus()
            return
        if self.desk.dismiss() or self.finder.stop() or self.deeds.stop():
            return
        if self.isFullScreen():
            self.showNormal()
        elif self.session.results is not None:
            self.finder.clear()
            self.desk.view.setFocus()

    def full_screen(self) -> None:
        """Fill the screen, or no longer."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    @staticmethod
    def _paths(dropped: QMimeData) -> list[Path]:
        return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = self._paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.chores.import_paths(paths)

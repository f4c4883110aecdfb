"""The window: library and outline at the left, the page in the middle, results and annotations at the right."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QTabWidget,
    QWidget,
)

from reader.errors import ReaderError
from reader.i18n import format_percent
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.model.changes import ChangeSet
from reader.model.script import Script
from reader.presenters import settings as declared
from reader.presenters.correcting import casts
from reader.presenters.settings import Settings, remember
from reader.services.session import Reader
from reader.ui.actions import build_menus
from reader.ui.agenda import Agenda
from reader.ui.analyses import Analyses
from reader.ui.appearance import apply_theme, families, typography
from reader.ui.broadcast import Broadcast
from reader.ui.chores import Chores
from reader.ui.corrector import Corrector
from reader.ui.desk import Desk
from reader.ui.file_dialogs import FileDialogs
from reader.ui.finder import Finder
from reader.ui.library_panel import LibraryPanel
from reader.ui.marks import Marks
from reader.ui.navigator import Navigator
from reader.ui.originals import Originals
from reader.ui.outline_panel import OutlinePanel
from reader.ui.preferences import Preferences
from reader.ui.replacements import ReplacementList
from reader.ui.terms import Terms
from reader.ui.themes import THEMES
from reader.ui.toolbar import TopBar
from reader.ui.work_bar import WorkBar
from reader.ui.works import Works

_WATCH_MS = 2000
_SAID_MS = 8000
_STATE = "window"
_SIZE = (1440, 900)
_PANEL_WIDTH, _PAGE_WIDTH = 280, 400
_NEARLY = 8
# In a small window the panels give way before the page does.
_NARROWEST_PANEL, _NARROWEST_PAGE = 150, 440


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
        self.desk.setMinimumWidth(_NARROWEST_PAGE)
        self.setCentralWidget(self.desk)
        self.library = LibraryPanel(self)
        self.outline = OutlinePanel(self)
        self.navigator = Navigator(reader, self.desk, self.outline, self)
        self.marks = Marks(reader, self.desk, self.navigator, self.broadcast, self)
        self.corrector = Corrector(reader, self.desk, self.broadcast, self)
        self.originals = Originals(reader, self.desk, self.navigator, self.broadcast, self)
        self.works = Works(reader, self.desk, self.navigator, FileDialogs(self, reader.library).target, self)
        self.agenda = Agenda(reader, self.desk, self.navigator, FileDialogs(self, reader.library).target, self)
        self.work = WorkBar(self)
        self.chores = Chores(self, reader, self.work, self.broadcast)
        menus = build_menus(self, self._handlers())
        self.actions_by_name, self._view_menu = menus.actions, menus.view
        self.bar = TopBar(settings, self.actions_by_name, self)
        self.addToolBar(self.bar)
        self.finder = Finder(reader, self.desk, self.navigator, self.broadcast, self.bar, self)
        self.session, self.results = self.finder.session, self.finder.panel
        self.terms = Terms(reader, self.desk, self.navigator, self.broadcast, FileDialogs(self, reader.library), self)
        known = self.desk, self.navigator, self.session, self.terms, self.broadcast
        self.analyses = Analyses(reader, *known, parent=self)
        self.results.linesAsked.connect(self.analyses.show)
        self._build_docks()
        self.place = QLabel(self)
        self.statusBar().addPermanentWidget(self.work)
        self.statusBar().addPermanentWidget(self.place)
        self._connect()
        self._sequence = reader.library.last_sequence()
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._look_for_changes)
        self._watch.start()
        settings.on_change(self._setting_changed)
        self._restore_state()
        self._apply_settings()
        self._refresh(ChangeSet())
        self._update_travel()

    # --- making
    def _handlers(self) -> dict[str, Callable[[], object]]:
        """What each command of the menus does.  Late bound: some of the parts are made after the menus."""
        desk, chores, settings = self.desk, self.chores, self.settings
        return {
            "import_files": chores.choose_files,
            "import_folder": chores.choose_folder,
            "export": lambda: self._export([]),
            "import_annotations": chores.import_annotations,
            "backup": chores.backup,
            "reindex": chores.reindex,
            "restructure": chores.restructure,
            "preferences": self._show_preferences,
            "quit": self.close,
            "undo": self.marks.undo,
            "redo": self.marks.redo,
            "copy": desk.copy,
            "copy_citation": desk.copy_with_citation,
            "find_here": lambda: self.finder.focus(within=True),
            "find": lambda: self.finder.focus(),
            "replace": lambda: self.finder.refuse_replacing(),
            "query_help": lambda: self.finder.show_language(),
            "next_hit": lambda: self.finder.step(1),
            "previous_hit": lambda: self.finder.step(-1),
            "larger": lambda: settings.step(declared.FONT_SIZE, 1),
            "smaller": lambda: settings.step(declared.FONT_SIZE, -1),
            "usual_size": lambda: settings.__setitem__(declared.FONT_SIZE, declared.FONT_SIZE.default),
            "next_script": lambda: self._next_choice(declared.SCRIPT),
            "next_theme": lambda: self._next_choice(declared.THEME),
            "full_screen": self._full_screen,
            "back": self.navigator.back,
            "forward": self.navigator.forward,
            "next_section": lambda: self.navigator.step_section(1),
            "previous_section": lambda: self.navigator.step_section(-1),
            "focus_library": lambda: self._reveal(self.library.list),
            "focus_outline": lambda: self._reveal(self.outline.tree),
            "focus_text": lambda: desk.view.setFocus(),
            "focus_results": lambda: self._reveal(self.results.tree),
            "focus_annotations": lambda: self._reveal(self.marks.panel.list),
            "focus_original": self._reveal_original,
            "focus_works": lambda: self._reveal(self.works.panel.tree),
            "focus_agenda": lambda: self._reveal(self.agenda.panel.list),
            "highlight": lambda: desk.highlight(None),
            "underline": desk.underline,
            "note": desk.write_note,
            "next_annotation": lambda: self.marks.step(1),
            "previous_annotation": lambda: self.marks.step(-1),
            "lookup": desk.look_up,
            "analysis": lambda: self.analyses.show(),
            "glossary": lambda: self.terms.show(),
            "add_term": desk.add_term,
            "harvest_terms": lambda: self.terms.harvest(),
            "import_terms": lambda: self.terms.import_file(),
            "export_terms": lambda: self.terms.export(None),
            "manage_terms": lambda: self.terms.manage(),
            "join_above": self.corrector.join,
            "split_here": self.corrector.split,
            "refer": self.corrector.refer,
            **{cast.name: partial(self.corrector.cast, cast) for cast in casts()},
            "confirm": self.corrector.confirm,
            "next_unsure": lambda: self.corrector.next_unsure(1),
            "previous_unsure": lambda: self.corrector.next_unsure(-1),
            "information": lambda: self.corrector.show_information(self),
            "keys": chores.show_keys,
            "about": chores.show_about,
        }

    def _build_docks(self) -> None:
        self.left = self._dock("left", _("文件庫與目錄"), Qt.DockWidgetArea.LeftDockWidgetArea, "F9")
        self.left.addTab(self.library, _("文件庫"))
        self.left.addTab(self.outline, _("目錄"))
        self.right = self._dock("right", _("搜尋與標註"), Qt.DockWidgetArea.RightDockWidgetArea, "F10")
        self.right.addTab(self.results, _("搜尋"))
        self.right.addTab(self.marks.panel, _("標註"))
        self.right.addTab(self.works.panel, _("引用文獻"))
        self.right.addTab(self.agenda.panel, _("行事曆"))
        page = self._make_dock("original", _("原始頁面"), "F7", self.originals.panel)
        # Between the text and what is at its right.
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, page)
        self.splitDockWidget(page, self._dock_of(self.right), Qt.Orientation.Horizontal)
        page.hide()
        page.toggleViewAction().toggled.connect(lambda shown: self._make_room(page, shown))

    def _make_room(self, page: QDockWidget, shown: bool) -> None:
        """The page beside the text takes its room from the text, and gives it back there: the panels stay as wide."""
        docks = [self._dock_of(panel) for panel in (self.left, self.right)]
        widths = [dock.width() for dock in docks]
        if shown:
            # It comes back as it was; at first as narrow as it can be.
            narrow = page.width() <= page.minimumSizeHint().width() + _NEARLY
            docks, widths = [*docks, page], [*widths, _PAGE_WIDTH if narrow else page.width()]
        # Once the layout knows which docks there are.
        QTimer.singleShot(0, self, lambda: self.resizeDocks(docks, widths, Qt.Orientation.Horizontal))

    def _dock(self, name: str, title: str, area: Qt.DockWidgetArea, key: str) -> QTabWidget:
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.setMinimumWidth(_NARROWEST_PANEL)
        self.addDockWidget(area, self._make_dock(name, title, key, tabs))
        return tabs

    def _make_dock(self, name: str, title: str, key: str, inner: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(f"dock-{name}")
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        dock.setTitleBarWidget(QWidget(dock))
        dock.setWidget(inner)
        toggle = dock.toggleViewAction()
        toggle.setShortcut(QKeySequence(key))
        self._view_menu.addAction(toggle)
        return dock

    @staticmethod
    def _dock_of(widget: QWidget) -> QDockWidget:
        dock = widget.parentWidget()
        assert isinstance(dock, QDockWidget)
        return dock

    def _connect(self) -> None:
        self.broadcast.changed.connect(self._refresh)
        self.library.opened.connect(self._open_chosen)
        self.library.removalAsked.connect(self.chores.remove)
        self.library.exportAsked.connect(self._export)
        self.library.importAsked.connect(self.chores.choose_files)
        self.navigator.opened.connect(self._opened)
        self.navigator.closed.connect(self._show_title)
        self.navigator.travelled.connect(self._update_travel)
        self.marks.panel.exportAsked.connect(self._export_marks)
        self.marks.revealed.connect(lambda: self.right.setCurrentWidget(self.marks.panel))
        self.library.informationAsked.connect(lambda document: self.corrector.show_information(self, document))
        self.finder.found.connect(lambda: self.right.setCurrentWidget(self.results))
        self.finder.said.connect(self.say)
        self.desk.said.connect(self.say)
        self.desk.replacements.changed.connect(self._terms_chosen)
        self.desk.moved.connect(self._show_place)
        self.desk.sizeAsked.connect(lambda steps: self.settings.step(declared.FONT_SIZE, steps))
        for part in (self.navigator, self.marks, self.corrector, self.works, self.agenda, self.terms, self.analyses):
            part.said.connect(self.say)
            part.failed.connect(self.complain)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self._escape)

    # --- state
    def _restore_state(self) -> None:
        kept = self.reader.library.setting(_STATE)
        if isinstance(kept, dict):
            self.restoreGeometry(QByteArray.fromBase64(str(kept.get("geometry", "")).encode()))
            self.restoreState(QByteArray.fromBase64(str(kept.get("state", "")).encode()))
            self.left.setCurrentIndex(int(kept.get("left", 0)))
            self.right.setCurrentIndex(int(kept.get("right", 0)))
            self.library.order.setCurrentIndex(int(kept.get("order", 0)))
        else:
            self.resize(*_SIZE)
            docks = [self._dock_of(panel) for panel in (self.left, self.right)]
            self.resizeDocks(docks, [_PANEL_WIDTH] * len(docks), Qt.Orientation.Horizontal)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._watch.isActive():
            # Closed already; the library behind it may be, too.
            return
        if not self.chores.may_close():
            event.ignore()
            return
        self._watch.stop()
        self.originals.close()
        self.finder.close()
        self.navigator.save_position()
        state = {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
            "state": bytes(self.saveState().toBase64().data()).decode(),
            "left": self.left.currentIndex(),
            "right": self.right.currentIndex(),
            "order": self.library.order.currentIndex(),
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
        view, settings = self.desk.view, self.settings
        setters: dict[str, Callable[[], object]] = {
            declared.LANGUAGE.key: self.languageAsked.emit,
            declared.THEME.key: self._apply_theme,
            declared.SCRIPT.key: self._apply_script,
            declared.TERMS.key: lambda: view.set_terms_visible(settings[declared.TERMS]),
            declared.TERM_DELAY.key: lambda: view.set_hover_delay(settings[declared.TERM_DELAY]),
            declared.REPLACEMENTS.key: lambda: view.set_replacements_visible(settings[declared.REPLACEMENTS]),
            declared.NOTES.key: lambda: view.set_notes_visible(settings[declared.NOTES]),
            declared.FURNITURE.key: lambda: view.set_furniture_visible(settings[declared.FURNITURE]),
        }
        for setting in (declared.FONT, declared.FONT_SIZE, declared.LINE_HEIGHT, declared.LINE_WIDTH):
            setters[setting.key] = lambda: view.set_typography(typography(settings))
        if key in setters:
            setters[key]()
        self.bar.refresh()

    def _show_preferences(self) -> None:
        dialog = Preferences(self.settings, families(), self)
        own = ReplacementList(self.desk.replacements, dialog)
        dialog.form.insertRow(dialog.form.rowCount() - 1, _("換用的詞"), own)
        dialog.exec()

    def _terms_chosen(self) -> None:
        """Other words are replaced from now on: show everything anew, the page where it is."""
        self.reader.reading.terms_chosen()
        self._apply_script()

    def _apply_theme(self) -> None:
        apply_theme(QApplication.instance(), self.desk.view, self.settings[declared.THEME])
        self.originals.panel.set_theme(THEMES[self.settings[declared.THEME]])
        self.finder.show()
        self.marks.show()
        self.works.refresh()

    def _apply_script(self) -> None:
        self.desk.view.set_script(Script(self.settings[declared.SCRIPT]))
        self.desk.retell()
        self.library.show_in(self.desk.shown)
        self.navigator.show_outline()
        self._show_title()
        self._show_place(self.desk.view.position())
        self.finder.show()
        self.marks.show()
        self.works.refresh()
        self.agenda.refresh()
        self.analyses.retell()

    def _next_choice(self, setting: declared.Setting[str]) -> None:
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

    def _look_for_changes(self) -> None:
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
        """The section being read, and how much of the document lies above."""
        section = self.desk.view.presenter.section(position)
        parts = [self.desk.shown(section.text)] if section else []
        bar = self.desk.view.verticalScrollBar()
        if bar.maximum() > 0:
            parts.append(format_percent(bar.value() / bar.maximum()))
        self.place.setText("　".join(parts))

    def _update_travel(self) -> None:
        self.actions_by_name["back"].setEnabled(self.navigator.history.can_go_back)
        self.actions_by_name["forward"].setEnabled(self.navigator.history.can_go_forward)

    def _export(self, documents: list[int]) -> None:
        chosen = documents or self.library.selected()
        if not chosen and self.desk.document is not None:
            chosen = [self.desk.document.id]
        self.chores.export(chosen, self.desk.script)

    def _export_marks(self) -> None:
        """Export what the annotation panel shows, or what is selected in it."""
        panel = self.marks.panel
        self.chores.export([], self.desk.script, panel.selected() or [row.id for row in panel.model.rows])

    # --- the window itself
    def _reveal(self, widget: QWidget) -> None:
        for tabs in (self.left, self.right):
            for number in range(tabs.count()):
                page = tabs.widget(number)
                if page is not None and page.isAncestorOf(widget):
                    dock = tabs.parentWidget()
                    if dock is not None:
                        dock.show()
                    tabs.setCurrentIndex(number)
        widget.setFocus()

    def _reveal_original(self) -> None:
        self._dock_of(self.originals.panel).show()
        self.originals.panel.setFocus()

    def _escape(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            # The words of a filter, then the field: what lies below is not meant while one types.
            if field.text():
                field.clear()
            else:
                self.desk.view.setFocus()
            return
        if self.desk.dismiss():
            return
        if self.isFullScreen():
            self.showNormal()
        elif self.session.results is not None:
            self.finder.clear()
            self.desk.view.setFocus()

    def _full_screen(self) -> None:
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

"""The window: library and outline at the left, the page in the middle, results and annotations at the right."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QMessageBox, QTabWidget, QWidget

from reader.errors import ReaderError
from reader.i18n import gettext as _
from reader.model.annotation import Annotation, Position
from reader.model.changes import ChangeSet
from reader.model.document import outline
from reader.model.script import Script
from reader.model.search import Hit, Query
from reader.presenters import settings as declared
from reader.presenters.navigation import History, Place
from reader.presenters.searching import HITS_SHOWN, SearchSession
from reader.presenters.settings import Settings
from reader.services.session import Reader
from reader.ui.actions import build_menus
from reader.ui.annotation_panel import AnnotationPanel
from reader.ui.appearance import apply_theme, families, typography
from reader.ui.broadcast import Broadcast
from reader.ui.chores import Chores
from reader.ui.desk import Desk
from reader.ui.library_panel import LibraryPanel
from reader.ui.outline_panel import OutlinePanel
from reader.ui.preferences import Preferences
from reader.ui.search_panel import SearchPanel
from reader.ui.toolbar import TopBar
from reader.ui.work_bar import WorkBar

_SAVE_MS = 600
_WATCH_MS = 2000
_TYPING_MS = 250
_SAID_MS = 8000


class MainWindow(QMainWindow):
    """`languageAsked`: the language was changed, and the window is to be made anew."""

    languageAsked = Signal()

    def __init__(self, reader: Reader, settings: Settings) -> None:
        super().__init__()
        self.reader = reader
        self.settings = settings
        self.history = History()
        self.session = SearchSession(reader.finding.search)
        self.broadcast = Broadcast(self)
        self.broadcast.changed.connect(self._refresh)
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 480)
        self.desk = Desk(reader, settings, self.broadcast, self)
        self.setCentralWidget(self.desk)
        self.work = WorkBar(self)
        self.chores = Chores(self, reader, self.work, self.broadcast)
        self.actions_by_name = build_menus(self, self._handlers())
        self.bar = TopBar(settings, self.actions_by_name, self)
        self.addToolBar(self.bar)
        self._build_panels()
        self.statusBar().addPermanentWidget(self.work)
        self._connect()
        self._timers()
        settings.on_change(self._setting_changed)
        self._restore_state()
        self._apply_all()
        self._refresh(ChangeSet())

    # --- making
    def _handlers(self) -> dict[str, Callable[[], object]]:
        desk, chores = self.desk, self.chores
        return {
            "import_files": chores.choose_files,
            "import_folder": chores.choose_folder,
            "export": lambda: self._export([]),
            "import_annotations": chores.import_annotations,
            "backup": chores.backup,
            "reindex": chores.reindex,
            "preferences": self._preferences,
            "quit": self.close,
            "undo": lambda: self._travel(self.reader.annotations.undo, _("沒有可復原的動作。")),
            "redo": lambda: self._travel(self.reader.annotations.redo, _("沒有可重做的動作。")),
            "copy": desk.copy,
            "copy_citation": desk.copy_with_citation,
            "find": self.focus_search,
            "next_hit": lambda: self._step_hit(1),
            "previous_hit": lambda: self._step_hit(-1),
            "larger": lambda: self.settings.step(declared.FONT_SIZE, 1),
            "smaller": lambda: self.settings.step(declared.FONT_SIZE, -1),
            "usual_size": lambda: self.settings.__setitem__(declared.FONT_SIZE, declared.FONT_SIZE.default),
            "next_script": lambda: self._next_choice(declared.SCRIPT),
            "next_theme": lambda: self._next_choice(declared.THEME),
            "full_screen": self._full_screen,
            "back": lambda: self._travel_places(self.history.back),
            "forward": lambda: self._travel_places(self.history.forward),
            "next_section": lambda: self._step_section(1),
            "previous_section": lambda: self._step_section(-1),
            "focus_library": lambda: self._reveal(self.library.list),
            "focus_outline": lambda: self._reveal(self.outline.tree),
            "focus_text": lambda: self.desk.view.setFocus(),
            "focus_results": lambda: self._reveal(self.results.tree),
            "focus_annotations": lambda: self._reveal(self.annotations.list),
            "highlight": lambda: desk.highlight(None),
            "underline": desk.underline,
            "note": desk.write_note,
            "next_annotation": lambda: self._step_annotation(1),
            "previous_annotation": lambda: self._step_annotation(-1),
            "lookup": desk.look_up,
            "keys": chores.show_keys,
            "about": chores.show_about,
        }

    def _build_panels(self) -> None:
        self.library = LibraryPanel(self)
        self.outline = OutlinePanel(self)
        self.results = SearchPanel(self.session, self)
        self.annotations = AnnotationPanel(self._place_of, lambda a: self.desk.shown(a.quote.exact), self)
        self.left = self._dock("left", Qt.DockWidgetArea.LeftDockWidgetArea)
        self.left.addTab(self.library, _("文件庫"))
        self.left.addTab(self.outline, _("目錄"))
        self.right = self._dock("right", Qt.DockWidgetArea.RightDockWidgetArea)
        self.right.addTab(self.results, _("搜尋"))
        self.right.addTab(self.annotations, _("標註"))

    def _dock(self, name: str, area: Qt.DockWidgetArea) -> QTabWidget:
        dock = QDockWidget({"left": _("文件庫與目錄"), "right": _("搜尋與標註")}[name], self)
        dock.setObjectName(f"dock-{name}")
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        dock.setTitleBarWidget(QWidget(dock))
        tabs = QTabWidget(dock)
        tabs.setDocumentMode(True)
        tabs.setMinimumWidth(220)
        dock.setWidget(tabs)
        self.addDockWidget(area, dock)
        toggle = dock.toggleViewAction()
        toggle.setShortcut(QKeySequence({"left": "F9", "right": "F10"}[name]))
        menus = self.menuBar().actions()
        menu = menus[2].menu()
        if menu is not None:
            menu.addAction(toggle)  # type: ignore[attr-defined]
        return tabs

    def _connect(self) -> None:
        desk = self.desk
        self.library.opened.connect(lambda document: self.open_document(document))
        self.library.removalAsked.connect(self.chores.remove)
        self.library.exportAsked.connect(self._export)
        self.library.importAsked.connect(self.chores.choose_files)
        self.outline.chosen.connect(lambda block: desk.jump(Position(block, 0)))
        self.results.chosen.connect(self.go_to_hit)
        self.annotations.chosen.connect(self.go_to_annotation)
        self.annotations.editAsked.connect(lambda annotation: desk.edit(annotation.id))
        self.annotations.deletionAsked.connect(self._delete_annotations)
        self.annotations.recolourAsked.connect(self._recolour)
        self.annotations.exportAsked.connect(lambda: self._export([]))
        self.annotations.scopeChanged.connect(lambda _on: self._show_annotations())
        desk.said.connect(self.say)
        desk.findAsked.connect(self._find_from_desk)
        desk.annotationActivated.connect(self._annotation_clicked)
        desk.moved.connect(self._moved)
        desk.jumped.connect(self._leave)
        desk.sizeAsked.connect(lambda steps: self.settings.step(declared.FONT_SIZE, steps))
        field = self.bar.search
        field.searchAsked.connect(lambda text: self.search(text, jump=True))
        field.textEdited.connect(lambda _text: self._typing.start())
        field.nextAsked.connect(lambda: self._step_hit(1))
        field.previousAsked.connect(lambda: self._step_hit(-1))
        field.left.connect(desk.view.setFocus)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self._escape)

    def _timers(self) -> None:
        self._save = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._save.timeout.connect(self._save_position)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(lambda: self.search(self.bar.search.text(), jump=False))
        self._sequence = self.reader.library.last_sequence()
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._look_for_changes)
        self._watch.start()

    # --- state
    def _restore_state(self) -> None:
        kept = self.reader.library.setting("window")
        if isinstance(kept, dict):
            self.restoreGeometry(QByteArray.fromBase64(str(kept.get("geometry", "")).encode()))
            self.restoreState(QByteArray.fromBase64(str(kept.get("state", "")).encode()))
        else:
            self.resize(1360, 860)
            docks = self.findChildren(QDockWidget)
            self.resizeDocks(docks, [290] * len(docks), Qt.Orientation.Horizontal)
        self.annotations.everywhere.setChecked(False)

    def open_last(self) -> None:
        """Open the document that was open when the window was last closed."""
        last = self.reader.library.setting("last-document")
        if isinstance(last, int) and any(row.id == last for row in self.reader.library_service.documents()):
            self.open_document(last, remember=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.chores.may_close():
            event.ignore()
            return
        self._save_position()
        state = {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
            "state": bytes(self.saveState().toBase64().data()).decode(),
        }
        try:
            self.reader.library.set_setting("window", state)
        except ReaderError as error:
            self.say(str(error))
        event.accept()

    def _save_position(self) -> None:
        document = self.desk.document
        if document is not None:
            try:
                self.reader.library_service.set_position(document.id, self.desk.view.position())
                self.reader.library.set_setting("last-document", document.id)
            except ReaderError as error:
                self.say(str(error))

    # --- showing
    def say(self, sentence: str) -> None:
        """One sentence in the status bar, also to a screen reader."""
        self.statusBar().showMessage(sentence, _SAID_MS)

    def complain(self, error: ReaderError) -> None:
        """An error that must not be overlooked."""
        QMessageBox.warning(self, _("經貿閱讀器"), str(error))

    def _apply_all(self) -> None:
        for setting in declared.ALL:
            if setting is not declared.LANGUAGE:
                self._setting_changed(setting.key)

    def _setting_changed(self, key: str) -> None:
        view, settings = self.desk.view, self.settings
        if key == declared.LANGUAGE.key:
            self.languageAsked.emit()
        elif key == declared.THEME.key:
            apply_theme(QApplication.instance(), view, settings[declared.THEME])
            self._show_results()
            self._show_annotations()
        elif key == declared.SCRIPT.key:
            view.set_script(Script(settings[declared.SCRIPT]))
            self._show_outline()
            self._show_results()
            self._show_annotations()
        elif key in {declared.FONT.key, declared.FONT_SIZE.key, declared.LINE_HEIGHT.key, declared.LINE_WIDTH.key}:
            view.set_typography(typography(settings))
        elif key == declared.TERMS.key:
            view.set_terms_visible(settings[declared.TERMS])
        elif key == declared.TERM_DELAY.key:
            view.set_hover_delay(settings[declared.TERM_DELAY])
        elif key == declared.NOTES.key:
            view.set_notes_visible(settings[declared.NOTES])
        elif key == declared.FURNITURE.key:
            view.set_furniture_visible(settings[declared.FURNITURE])
        self.bar.refresh()

    def _next_choice(self, setting: declared.Setting[str]) -> None:
        choices = setting.choices
        self.settings[setting] = choices[(choices.index(self.settings[setting]) + 1) % len(choices)]

    def _refresh(self, changes: ChangeSet) -> None:
        """Show the library as it now is; `changes` tells what is to be drawn again."""
        self.library.show_documents(self.reader.library_service.documents())
        document = self.desk.document
        if document is not None and document.id in changes.documents:
            self._document_changed(document.id)
        elif document is not None:
            self.library.mark_current(document.id)
        self.desk.refresh_annotations()
        self._show_annotations()
        self.actions_by_name["undo"].setEnabled(self.reader.annotations.can_undo)
        self.actions_by_name["redo"].setEnabled(self.reader.annotations.can_redo)
        self._sequence = self.reader.library.last_sequence()

    def _document_changed(self, document: int) -> None:
        if any(row.id == document for row in self.reader.library_service.documents()):
            self.open_document(document, remember=False)
        else:
            self.history.forget(frozenset({document}))
            self.desk.close_document()
            self.outline.show_outline((), lambda entry: entry.text)
            self.setWindowTitle(_("經貿閱讀器"))

    def _look_for_changes(self) -> None:
        """Another window, or the command line, may have changed the library."""
        try:
            if self.reader.library.last_sequence() != self._sequence:
                self._refresh(ChangeSet())
        except ReaderError as error:
            self.say(str(error))

    # --- documents
    def open_document(self, document: int, position: Position | None = None, remember: bool = True) -> None:
        """Open at `position`, or where the reader left off."""
        here = self.desk.document
        if here is not None:
            self._save_position()
            if remember and here.id != document:
                self.history.leave(Place(here.id, self.desk.view.position()))
        try:
            opened = self.reader.library_service.document(document)
            place = position or self.reader.library_service.position(document)
        except ReaderError as error:
            self.complain(error)
            return
        self.desk.open(opened, place)
        self.setWindowTitle(f"{self.desk.shown(opened.title)} — {_('經貿閱讀器')}")
        self.library.mark_current(document)
        self._show_outline()
        self._show_annotations()
        self._show_hits()
        self._update_history_actions()
        self.desk.view.setFocus()

    def _go(self, document: int, position: Position, flash: bool = True) -> None:
        """Go to a place in any document, remembering where the reader was."""
        here = self.desk.document
        if here is not None:
            self.history.leave(Place(here.id, self.desk.view.position()))
        if here is None or here.id != document:
            self.open_document(document, position, remember=False)
        self.desk.view.go_to(position, flash=flash)
        self._update_history_actions()

    def _leave(self, position: Position) -> None:
        if self.desk.document is not None:
            self.history.leave(Place(self.desk.document.id, position))
            self._update_history_actions()

    def _travel_places(self, step: Callable[[Place], Place | None]) -> None:
        here = self.desk.document
        if here is None:
            return
        place = step(Place(here.id, self.desk.view.position()))
        if place is not None:
            if place.document != here.id:
                self.open_document(place.document, place.position, remember=False)
            self.desk.view.go_to(place.position, flash=False)
        self._update_history_actions()

    def _update_history_actions(self) -> None:
        self.actions_by_name["back"].setEnabled(self.history.can_go_back)
        self.actions_by_name["forward"].setEnabled(self.history.can_go_forward)

    def _show_outline(self) -> None:
        document = self.desk.document
        if document is not None:
            self.outline.show_outline(outline(document), lambda entry: self.desk.shown(entry.text))
            self.outline.mark_current(self.desk.view.position().block)

    def _step_section(self, steps: int) -> None:
        document = self.desk.document
        if document is None:
            return
        here = self.desk.view.position()
        headings = [entry.block for entry in outline(document)]
        ahead = [block for block in headings if block > here.block]
        behind = [block for block in headings if (block, 0) < (here.block, here.offset)]
        if steps > 0 and ahead:
            self.desk.view.go_to(Position(ahead[0], 0), flash=False)
        elif steps < 0 and behind:
            self.desk.view.go_to(Position(behind[-1], 0), flash=False)

    def _moved(self, position: Position) -> None:
        self._save.start()
        self.outline.mark_current(position.block)

    # --- searching
    def focus_search(self) -> None:
        selected = " ".join(self.desk.view.selected_text().split())
        if selected and len(selected) <= 60:
            self.bar.search.setText(selected)
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def _find_from_desk(self, text: str, others: tuple[str, ...]) -> None:
        if not text:
            self.focus_search()
            return
        self.bar.search.setText(text)
        self.search(text, jump=False, anyof=others)
        self._reveal(self.results.tree)

    def search(self, text: str, jump: bool, anyof: tuple[str, ...] = ()) -> None:
        """Search the library; with `jump`, go to the first hit from here on."""
        self._typing.stop()
        if not text.strip():
            self._clear_search()
            return
        try:
            self.session.run(Query(text, limit=HITS_SHOWN, prefix=not jump and not anyof, anyof=anyof))
        except ReaderError as error:
            self.session.clear()
            self.say(str(error))
        self._show_results()
        self.right.setCurrentWidget(self.results)
        if jump:
            self._step_hit(1)

    def _clear_search(self) -> None:
        self.session.clear()
        self.bar.search.clear()
        self.bar.hits.clear()
        self._show_results()

    def _show_results(self) -> None:
        self.results.show_results(self.desk.script)
        self._show_hits()

    def _show_hits(self) -> None:
        document = self.desk.document
        if document is not None:
            self.desk.view.set_hits(self.session.in_document(document.id), self.session.current)
        current = self.session.current
        total = len(self.session.hits)
        number = self.session.hits.index(current) + 1 if current else 0
        self.bar.hits.setText(f"{number}／{total}" if self.session.results else "")
        self.results.mark_current(current)

    def _step_hit(self, steps: int) -> None:
        if self.bar.search.text() and self.session.results is None:
            self.search(self.bar.search.text(), jump=False)
        hit = self.session.step(steps)
        if hit is not None:
            self.go_to_hit(hit)

    def go_to_hit(self, hit: Hit) -> None:
        self.session.select(hit)
        self._go(hit.document, Position(hit.block, hit.start), flash=False)
        self._show_hits()

    # --- annotations
    def _place_of(self, annotation: Annotation) -> str:
        """Where an annotation stands, in a few words."""
        titles = {row.id: row.title for row in self.library.model.rows}
        place = titles.get(annotation.document, "") if self.annotations.everywhere.isChecked() else ""
        document = self.desk.document
        if annotation.span is None or document is None or document.id != annotation.document:
            return self.desk.shown(place)
        above = [entry.text for entry in outline(document) if entry.block <= annotation.span.start.block]
        return self.desk.shown("　".join(part for part in (place, above[-1] if above else "") if part))

    def _show_annotations(self) -> None:
        document = self.desk.document
        everywhere = self.annotations.everywhere.isChecked()
        if everywhere or document is not None:
            scope = None if everywhere or document is None else document.id
            self.annotations.show_annotations(self.reader.annotations.of(scope))
        else:
            self.annotations.show_annotations(())

    def go_to_annotation(self, annotation: Annotation) -> None:
        if annotation.span is None:
            self.say(_("這則標註已失去位置；引文與筆記仍在，可照引文搜尋原處。"))
            return
        self._go(annotation.document, annotation.span.start)

    def _annotation_clicked(self, annotation: str) -> None:
        self.right.setCurrentWidget(self.annotations)
        self.annotations.mark_current(annotation)

    def _step_annotation(self, steps: int) -> None:
        rows = [row for row in self.annotations.model.rows if row.span is not None]
        if not rows:
            return
        at = next((n for n, row in enumerate(rows) if row.id in self.annotations.selected()), -1 if steps > 0 else 0)
        chosen = rows[(at + steps) % len(rows)]
        self.annotations.mark_current(chosen.id)
        self.go_to_annotation(chosen)

    def _delete_annotations(self, ids: list[str]) -> None:
        if ids:
            self._change(lambda: self.reader.annotations.delete(ids))
            self.say(_("已刪除 {count} 則標註；按 Ctrl+Z 復原。").format(count=len(ids)))

    def _recolour(self, ids: list[str], colour: object) -> None:
        for annotation in ids:
            self._change(lambda a=annotation: self.reader.annotations.edit(a, colour=colour))  # type: ignore[misc]

    def _change(self, act: Callable[[], ChangeSet | None]) -> ChangeSet | None:
        try:
            changes = act()
        except ReaderError as error:
            self.complain(error)
            return None
        self.broadcast.publish(changes)
        return changes

    def _travel(self, step: Callable[[], ChangeSet | None], nothing: str) -> None:
        if not self._change(step):
            self.say(nothing)

    def _export(self, documents: list[int]) -> None:
        chosen = documents or self.library.selected()
        if not chosen and self.desk.document is not None:
            chosen = [self.desk.document.id]
        self.chores.export(chosen, self.desk.script)

    # --- the window itself
    def _reveal(self, widget: QWidget) -> None:
        for tabs in (self.left, self.right):
            for number in range(tabs.count()):
                if tabs.widget(number).isAncestorOf(widget):
                    tabs.parentWidget().show()
                    tabs.setCurrentIndex(number)
        widget.setFocus()

    def _escape(self) -> None:
        if self.desk.dismiss():
            return
        if self.isFullScreen():
            self.showNormal()
        elif self.session.results is not None:
            self._clear_search()
            self.desk.view.setFocus()

    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _preferences(self) -> None:
        Preferences(self.settings, families(), self).exec()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.chores.import_paths(paths)

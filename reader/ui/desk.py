"""The open document: its text, the pop-ups over it, and what is done with a selection."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMessageBox, QStackedLayout, QWidget

from reader.anchoring import describe
from reader.errors import ReaderError
from reader.i18n import gettext as _
from reader.model.annotation import Annotation, Colour, Position, Span, Style
from reader.model.changes import ChangeSet
from reader.model.document import Document
from reader.model.script import Script
from reader.presenters import settings as declared
from reader.presenters.reading import ReadingPresenter
from reader.presenters.settings import Settings
from reader.services.reading import Displayed
from reader.services.session import Reader
from reader.text.segmentation import is_simplified
from reader.ui.annotation_editor import AnnotationEditor
from reader.ui.broadcast import Broadcast
from reader.ui.page_menu import page_menu
from reader.ui.page_popups import PagePopUps
from reader.ui.reading import Context, ReadingView
from reader.ui.selection_bar import SelectionBar
from reader.ui.welcome import Welcome
from reader.ui.words import follow_page


class Desk(QWidget):
    """`said` carries a sentence for the status bar; `findAsked` a phrase and the further forms to find; `termAsked` the
    words that are to become a term."""

    said = Signal(str)
    findAsked = Signal(str, tuple)
    annotationActivated = Signal(str)
    moved = Signal(object)
    jumped = Signal(object)
    sizeAsked = Signal(int)
    termAsked = Signal(str)

    def __init__(self, reader: Reader, settings: Settings, broadcast: Broadcast, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._settings = settings
        self._broadcast = broadcast
        self.document: Document | None = None
        # What others add to the menu over the page.
        self.menu_parts: list[Callable[[QMenu, Context], None]] = []
        self.view = ReadingView(ReadingPresenter(reader.reading), self)
        self.welcome = Welcome(self)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self.welcome)
        self._layout.addWidget(self.view)
        self.bar = SelectionBar(self)
        # What is done with the selection would lie under what is told of.
        self.popups = PagePopUps(reader, settings, self.view, self.bar.isVisible, self)
        self._connect_view()
        self._connect_popups()
        self._letters()

    # --- wiring
    def _connect_view(self) -> None:
        view = self.view
        view.selectionChanged.connect(self._selection_changed)
        view.returnActivated.connect(self.jump)
        view.annotationActivated.connect(self.annotationActivated.emit)
        view.linkActivated.connect(self.open_link)
        view.positionChanged.connect(self._position_changed)
        view.fontSizeRequested.connect(self.sizeAsked.emit)
        view.contextMenuRequested.connect(lambda point, context: page_menu(self, point, context).exec(point))
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def _connect_popups(self) -> None:
        self.popups.findAsked.connect(self.findAsked.emit)
        self.popups.jumpAsked.connect(self.jump)
        self.popups.said.connect(self.said.emit)
        self.bar.colourChosen.connect(self.highlight)
        self.bar.underlineAsked.connect(self.underline)
        self.bar.noteAsked.connect(self.write_note)
        self.bar.citeAsked.connect(self.copy_with_citation)
        self.bar.lookupAsked.connect(self.look_up)
        self.bar.searchAsked.connect(self.search_selection)

    def _letters(self) -> None:
        """Single letters act only while text is selected and the view has the focus."""
        keys: dict[str, Callable[[], object]] = {
            "H": lambda: self.highlight(None),
            "U": self.underline,
            "A": self.write_note,
            "L": self.look_up,
            "T": self.add_term,
        }
        for number, colour in enumerate(Colour, start=1):
            keys[str(number)] = partial(self.highlight, colour)
        self._shortcuts = []
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
            shortcut.setEnabled(False)
            self._shortcuts.append(shortcut)

    # --- the document
    def open(self, document: Document, position: Position | None) -> None:
        self.dismiss()
        self.document = document
        self.view.set_document(document, position)
        follow_page(self.view.presenter.is_simplified)
        self._layout.setCurrentWidget(self.view)
        self.refresh_annotations()

    def renew(self, document: Document) -> None:
        """Show another edition of the open document at the same place."""
        self.dismiss()
        self.document = document
        self.view.renew(document)
        follow_page(self.view.presenter.is_simplified)
        self.refresh_annotations()

    def show_script(self) -> None:
        """Show everything in the script that is chosen now."""
        self.view.set_script(self.script)
        follow_page(self.view.presenter.is_simplified)
        self.popups.retell()

    def close_document(self) -> None:
        self.dismiss()
        self.document = None
        self._layout.setCurrentWidget(self.welcome)

    def refresh_glossary(self) -> None:
        """Look for the terms that there are now."""
        if self._reader.reading.use_glossary(self._reader.glossary):
            self.view.refresh_terms()

    def refresh_annotations(self) -> None:
        if self.document is not None:
            self.view.set_annotations(self._reader.annotations.of(self.document.id))

    def jump(self, position: Position, flash: bool = True) -> None:
        """Go there, remembering where the reader was."""
        self.jumped.emit(self.view.position())
        self.view.go_to(position, flash=flash)

    @property
    def script(self) -> Script:
        return Script(self._settings[declared.SCRIPT])

    def shown(self, text: str) -> str:
        """A few words outside the page, in the script of the view."""
        return self.displayed(text).text

    def displayed(self, text: str) -> Displayed:
        """The same with the map of its offsets."""
        return self._reader.reading.shown(text, self.script)

    # --- marks
    def _selected(self) -> tuple[Document, Span] | None:
        span = self.view.selection()
        if self.document is None or span is None or span.start == span.end:
            self.said.emit(_("請先選取文字。"))
            return None
        return self.document, span

    def _add(self, colour: Colour, style: Style, note: str = "", tags: tuple[str, ...] = ()) -> bool:
        """Mark the selection; whether that was done."""
        selected = self._selected()
        if selected is None:
            return False
        document, span = selected
        add = self._reader.annotations.add
        # The reader saw this edition; the library may have another by now.
        edition = document.edition
        done = self._attempt(
            lambda: add(document.id, span, edition=edition, colour=colour, style=style, note=note, tags=tags)
        )
        if done:
            self.view.clear_selection()
        return bool(done)

    def _attempt(self, act: Callable[[], ChangeSet]) -> ChangeSet | None:
        """Do it and tell every screen; a failure is shown so that it cannot be overlooked."""
        return self._broadcast.attempt(act, lambda error: QMessageBox.warning(self, _("經貿閱讀器"), str(error)))

    @property
    def last_colour(self) -> Colour:
        return Colour(self._settings[declared.LAST_COLOUR])

    def highlight(self, colour: Colour | None) -> None:
        if colour is not None:
            self._settings[declared.LAST_COLOUR] = colour.value
        self._add(self.last_colour, Style.HIGHLIGHT)

    def underline(self) -> None:
        self._add(self.last_colour, Style.UNDERLINE)

    def write_note(self) -> None:
        """Open the editor on the selection; mark and note are made together, or not at all."""
        selected = self._selected()
        if selected is None:
            return
        document, span = selected
        quote = describe(document.blocks, span)
        draft = Annotation("", document.id, document.edition, span, quote, colour=self.last_colour)
        editor = self._editor(draft)
        editor.edit_until(
            lambda: self._add(editor.colour, editor.chosen_style, editor.note.toPlainText(), editor.chosen_tags)
        )

    def edit(self, annotation: str) -> None:
        """Open the editor on a mark that is there."""
        editor = self._editor(self._reader.library.annotation(annotation))

        def save() -> bool:
            done = self._attempt(
                lambda: self._reader.annotations.edit(
                    annotation,
                    note=editor.note.toPlainText(),
                    tags=editor.chosen_tags,
                    colour=editor.colour,
                    style=editor.chosen_style,
                )
            )
            return done is not None

        editor.edit_until(save)

    def _editor(self, annotation: Annotation) -> AnnotationEditor:
        known = sorted({tag for each in self._reader.annotations.of(None) for tag in each.tags})
        return AnnotationEditor(self.shown(annotation.quote.exact), annotation, known, self)

    # --- the selection
    def _selection_changed(self, span: Span | None) -> None:
        selected = span is not None and span.start != span.end
        for shortcut in self._shortcuts:
            shortcut.setEnabled(selected)
        if not selected:
            self.bar.hide()
            return
        self.popups.term.let_go()
        if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self.show_bar()

    def _selection_rect(self) -> QRect | None:
        """Where the selection is in sight, in the coordinates of the desk."""
        span = self.view.selection()
        rects = self.view.span_rects(span) if span else []
        if not rects:
            return None
        around = rects[0]
        for rect in rects[1:]:
            around = around.united(rect)
        return QRect(self.view.viewport().mapTo(self, around.topLeft()), around.size())

    def show_bar(self) -> None:
        """Show what can be done with the selection beside it, if there is one."""
        rect = self._selection_rect()
        if rect is not None:
            self.bar.show_beside(rect)

    def copy(self) -> None:
        text = self.view.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.said.emit(_("已複製。"))

    def copy_with_citation(self) -> None:
        selected = self._selected()
        if selected is None:
            return
        document, span = selected
        try:
            text = self._reader.exporting.cite(document.id, span, self.script, self._settings[declared.CITATION])
        except ReaderError as error:
            self.said.emit(str(error))
            return
        QGuiApplication.clipboard().setText(text)
        self.said.emit(_("已連同引註複製。"))

    def look_up(self) -> None:
        selected = self._selected()
        if selected is None:
            return
        found = self._reader.glossary.lookup(self.view.selected_text())
        if not found:
            self.said.emit(_("術語表裡沒有「{term}」。").format(term=self.view.selected_text()[:20]))
            return
        rect = self._selection_rect() or QRect(0, 0, 1, 1)
        self.bar.hide()
        self.popups.look_up(found, rect)

    def add_term(self) -> None:
        """Ask that the selection become a term, in the words of the source."""
        selected = self._selected()
        if selected is not None:
            document, span = selected
            self.bar.hide()
            self.termAsked.emit(describe(document.blocks, span).exact)

    def selected_words(self) -> str:
        """What is selected, on one line."""
        return " ".join(self.view.selected_text().split())

    def search_selection(self) -> None:
        text = self.selected_words()
        if text:
            self.findAsked.emit(text, ())

    def add_replacement(self) -> None:
        """Ask how the words selected are to be shown from now on."""
        selected = self._selected()
        if selected is None:
            return
        document, span = selected
        words = describe(document.blocks, span).exact
        if is_simplified(words):
            self.popups.replacements.add("", words)
        else:
            self.popups.replacements.add(words, "")

    def recolour(self, annotation: Annotation, colour: Colour) -> None:
        self._attempt(lambda: self._reader.annotations.edit(annotation.id, colour=colour))

    def delete(self, annotation: Annotation) -> None:
        self._attempt(lambda: self._reader.annotations.delete([annotation.id]))

    def dismiss(self) -> bool:
        """Close what lies over the page, the topmost only; whether there was anything."""
        if self.popups.dismiss():
            return True
        if self.bar.isVisible() or self.view.selection() is not None:
            self.bar.hide()
            self.view.clear_selection()
            return True
        return False

    def _position_changed(self, position: Position) -> None:
        self.bar.hide()
        self.popups.page_moved()
        self.moved.emit(position)

    def open_link(self, url: str) -> None:
        if url.startswith(("http://", "https://", "mailto:")):
            QDesktopServices.openUrl(url)
        else:
            self.said.emit(_("這個連結指向本機檔案或不明位置，沒有開啟：{url}").format(url=url))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self.view.viewport():
            # The view takes the release first; then the selection is what the reader drew.
            QTimer.singleShot(0, self, self.show_bar)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.text() == "/":
                self.findAsked.emit("", ())
                return True
            if event.key() == Qt.Key.Key_Shift:
                self.view.tell_hovered()
        return super().eventFilter(watched, event)

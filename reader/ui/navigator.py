"""Which document is open, where in it the reader is, and the way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import ReaderError
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.model.changes import ChangeSet
from reader.model.document import Document, DocumentSummary, outline
from reader.presenters.navigation import History, Place
from reader.services.reports import pictured_briefly
from reader.services.session import Reader
from reader.ui.desk import Desk
from reader.ui.outline_panel import OutlinePanel

_SAVE_MS = 600
_LAST = "last-document"


class Navigator(QObject):
    """`opened` carries the document's id; `travelled` tells that back or forward may have changed; `said` carries a
    sentence, `failed` an error."""

    opened = Signal(int)
    closed = Signal()
    travelled = Signal()
    failed = Signal(object)
    said = Signal(str)

    def __init__(self, reader: Reader, desk: Desk, panel: OutlinePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._desk = desk
        self._panel = panel
        self.history = History()
        self._save = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._save.timeout.connect(self.save_position)
        panel.chosen.connect(lambda block: desk.jump(Position(block, 0)))
        desk.moved.connect(self._moved)
        desk.jumped.connect(self.leave)

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except ReaderError as error:
            self.failed.emit(error)
            return False
        return True

    # --- opening
    def open(self, document: int, position: Position | None = None, remember: bool = True) -> bool:
        """Open at `position`, or where the reader left off; whether it could be opened."""
        here = self._desk.document
        if here is not None:
            self.save_position()
            if remember and here.id != document:
                self.history.leave(self._here(here))
        if not self._attempt(lambda: self._open(document, position)):
            return False
        self.show_outline()
        self.opened.emit(document)
        self.travelled.emit()
        self._save.start()
        self._tell_unread()
        return True

    def _tell_unread(self) -> None:
        """Say which pages of the document are not in its text."""
        document = self._desk.document
        if document is not None and document.structure.pages.pictured:
            self.said.emit(pictured_briefly(document.structure.pages.pictured))

    def _open(self, document: int, position: Position | None) -> None:
        service = self._reader.library_service
        opened = service.document(document)
        self._desk.open(opened, position or service.position(document))

    def open_last(self) -> bool:
        """Open the document that was open when the window was last closed; whether there was one."""
        last = self._reader.library.setting(_LAST)
        return isinstance(last, int) and self._is_there(last) and self.open(last, remember=False)

    def _is_there(self, document: int) -> bool:
        return any(row.id == document for row in self._reader.library_service.documents())

    def refresh(self, rows: Sequence[DocumentSummary], changes: ChangeSet) -> None:
        """Show the present edition if the library, whose documents are `rows`, has another one since `changes`; close
        a document that is gone."""
        editions = {row.id: row.edition for row in rows}
        self.history.keep(frozenset(editions))
        here = self._desk.document
        if here is not None and here.id not in editions:
            self._desk.close_document()
            self._panel.show_outline((), lambda entry: entry.text)
            self.closed.emit()
            self.said.emit(_("開啟的文件已自文件庫移除。"))
        elif here is not None and editions[here.id] != here.edition:
            self._attempt(lambda: self._desk.renew(self._reader.library_service.document(here.id)))
            self.show_outline()
            self.opened.emit(here.id)
            self._save.start()
            if not changes.corrections:
                self.said.emit(_("這份文件有新版本，已重新開啟；標註已移到新版本。"))
        self.travelled.emit()

    # --- places
    def go(self, document: int, position: Position, flash: bool = True) -> None:
        """Go to a place in any document, remembering where the reader was."""
        here = self._desk.document
        if here is not None:
            self.history.leave(self._here(here))
        if (here is not None and here.id == document) or self.open(document, position, remember=False):
            self._desk.view.go_to(position, flash=flash)
        self.travelled.emit()

    def leave(self, position: Position) -> None:
        """Remember a place in the open document that a jump is about to leave."""
        if self._desk.document is not None:
            self.history.leave(Place.at(self._desk.document, position))
            self.travelled.emit()

    def _here(self, document: Document) -> Place:
        return Place.at(document, self._desk.view.position())

    def back(self) -> None:
        self._travel(self.history.back)

    def forward(self) -> None:
        self._travel(self.history.forward)

    def _travel(self, step: Callable[[Place], Place | None]) -> None:
        here = self._desk.document
        place = step(self._here(here)) if here is not None else None
        if here is not None and place is not None:
            if place.document != here.id:
                self.open(place.document, remember=False)
            there = self._desk.document
            if there is not None and there.id == place.document:
                self._desk.view.go_to(place.position(there), flash=False)
        self.travelled.emit()

    def save_position(self) -> None:
        """Remember the place in the open document.  What cannot be kept is no reason to interrupt reading."""
        self._save.stop()
        document = self._desk.document
        if document is None:
            return
        try:
            self._reader.library_service.set_position(document, self._desk.view.position())
            self._reader.library.set_setting(_LAST, document.id)
        except ReaderError as error:
            self.said.emit(str(error))

    def _moved(self, position: Position) -> None:
        self._save.start()
        self._panel.mark_current(position.block)

    # --- sections
    def show_outline(self) -> None:
        document = self._desk.document
        if document is not None:
            self._panel.show_outline(outline(document), lambda entry: self._desk.shown(entry.text))
            self._panel.mark_current(self._desk.view.position().block)

    def step_section(self, steps: int) -> None:
        """To the next heading, or the one before."""
        document = self._desk.document
        if document is None:
            return
        here = self._desk.view.position()
        headings = [Position(entry.block, 0) for entry in outline(document)]
        ahead = [place for place in headings if place > here]
        behind = [place for place in headings if place < here]
        if steps > 0 and ahead:
            self._desk.view.go_to(ahead[0], flash=False)
        elif steps < 0 and behind:
            self._desk.view.go_to(behind[-1], flash=False)

"""Keeps the page of the original beside the text that is being read."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.errors import ReaderError
from reader.model.annotation import Position
from reader.model.document import Document
from reader.services.session import Reader
from reader.ui.broadcast import Broadcast
from reader.ui.desk import Desk
from reader.ui.navigator import Navigator
from reader.ui.original_page import OriginalPage


class Originals(QObject):
    """Tells the panel what is read, selected and marked, and the desk what is clicked on the page."""

    def __init__(self, reader: Reader, desk: Desk, navigator: Navigator, broadcast: Broadcast, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader = reader
        self._desk = desk
        self._shown: Document | None = None
        self.panel = OriginalPage(parent)
        self.panel.blockChosen.connect(lambda block: desk.jump(Position(block, 0)))
        navigator.opened.connect(lambda _document: self._follow())
        navigator.closed.connect(self._follow)
        desk.view.lookedAtChanged.connect(lambda _position: self._follow())
        desk.view.selectionChanged.connect(self.panel.select)
        broadcast.changed.connect(lambda _changes: self._show_annotations())

    def close(self) -> None:
        """Before the window goes, and the library under it."""
        self.panel.close_images()

    def _follow(self) -> None:
        document = self._desk.document
        if document is not self._shown:
            self._shown = document
            self.panel.show_document(document, self._reader.library.original(document.id) if document else None)
            self._show_annotations()
        if document is not None:
            self.panel.follow(self._desk.view.looked_at())

    def _show_annotations(self) -> None:
        """An annotation without a place has none on the page."""
        document = self._desk.document
        if document is None:
            return
        try:
            found = self._reader.annotations.of(document.id)
        except ReaderError:
            return  # The window tells of it.
        placed = [(each.span, each.colour) for each in found if each.span is not None]
        self.panel.set_annotations(
            (block, colour) for span, colour in placed for block in range(span.start.block, span.end.block + 1)
        )

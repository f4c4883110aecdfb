"""Annotations between the panel and the page: jump both ways, delete, recolour."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.i18n import gettext as _
from reader.model.annotation import Annotation, Colour
from reader.model.changes import ChangeSet
from reader.model.document import OutlineEntry, outline
from reader.services.session import Reader
from reader.ui.annotation_panel import AnnotationPanel
from reader.ui.broadcast import Broadcast
from reader.ui.desk import Desk
from reader.ui.navigator import Navigator


class Marks(QObject):
    """`said` carries a sentence, `failed` an error, `revealed` asks that the panel be shown."""

    said = Signal(str)
    failed = Signal(object)
    revealed = Signal()

    def __init__(self, reader: Reader, desk: Desk, navigator: Navigator, broadcast: Broadcast, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._desk = desk
        self._navigator = navigator
        self._broadcast = broadcast
        self._titles: dict[int, str] = {}
        self._outline: tuple[OutlineEntry, ...] = ()
        self.panel = AnnotationPanel(self._place, lambda annotation: desk.shown(annotation.quote.exact))
        self.panel.chosen.connect(self.go_to)
        self.panel.editAsked.connect(lambda annotation: desk.edit(annotation.id))
        self.panel.deletionAsked.connect(self.delete)
        self.panel.recolourAsked.connect(self._recolour)
        self.panel.scopeChanged.connect(lambda _on: self.show())
        desk.annotationActivated.connect(self._clicked)
        navigator.opened.connect(lambda _document: self.show())
        navigator.closed.connect(self.show)

    def _place(self, annotation: Annotation) -> str:
        """Where an annotation stands, in a few words: document and section."""
        parts = [self._titles.get(annotation.document, "")]
        document = self._desk.document
        if annotation.span is not None and document is not None and document.id == annotation.document:
            at = annotation.span.start.block
            parts += [entry.text for entry in self._outline if entry.block <= at][-1:]
        return self._desk.shown("　".join(part for part in parts if part))

    def show(self) -> None:
        """Fill the panel with the marks of the open document, or of the library."""
        document = self._desk.document
        everywhere = self.panel.everywhere.isChecked()
        # Asked for by every row at every painting, so looked up once.
        self._outline = outline(document) if document else ()
        rows = self._reader.library_service.documents() if everywhere else ()
        self._titles = {row.id: row.title for row in rows}
        if everywhere:
            self.panel.show_annotations(self._reader.annotations.of(None))
        else:
            self.panel.show_annotations(self._reader.annotations.of(document.id) if document else ())

    def go_to(self, annotation: Annotation) -> None:
        if annotation.span is None:
            self.said.emit(_("這則標註已失去位置；引文與筆記仍在，可照引文搜尋原處。"))
        else:
            self._navigator.go(annotation.document, annotation.span.start)

    def _clicked(self, annotation: str) -> None:
        self.revealed.emit()
        self.panel.mark_current(annotation)

    def step(self, steps: int) -> None:
        """To the next annotation in the panel, or the one before, around the ends too."""
        rows = [row for row in self.panel.model.rows if row.span is not None]
        if rows:
            chosen = set(self.panel.selected())
            at = next((n for n, row in enumerate(rows) if row.id in chosen), -1 if steps > 0 else 0)
            self.panel.mark_current(rows[(at + steps) % len(rows)].id)
            self.go_to(rows[(at + steps) % len(rows)])

    def delete(self, ids: list[str]) -> None:
        if ids and self._change(lambda: self._reader.annotations.delete(ids)):
            self.said.emit(_("已刪除 {count} 則標註；按 Ctrl+Z 復原。").format(count=len(ids)))

    def _recolour(self, ids: list[str], colour: Colour) -> None:
        for annotation in ids:
            self._change(lambda name=annotation: self._reader.annotations.edit(name, colour=colour))  # type: ignore[misc]

    def _change(self, act: Callable[[], ChangeSet]) -> bool:
        """Do it and tell every screen; whether anything changed."""
        return bool(self._broadcast.attempt(act, self.failed.emit))

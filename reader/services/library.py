"""What a user can do with the library as a whole: bring documents in, find one, take one out."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from reader.anchoring import moved
from reader.errors import AmbiguousError, NotFoundError, UsageError
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.model.changes import ChangeSet
from reader.model.document import Document, DocumentSummary
from reader.model.progress import IsCancelled, Report, never, no_report
from reader.services.reports import Failure, ImportReport
from reader.storage import Library, unknown_document
from reader.text.folding import fold_text

__all__ = ["Failure", "ImportReport", "LibraryService"]

_NAMED = 5


class LibraryService:
    """Documents of a library that is open."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def import_paths(
        self, paths: Sequence[Path], report: Report = no_report, cancelled: IsCancelled = never
    ) -> ImportReport:
        """Bring files, and the files in folders, into the library.

        The same bytes twice are one document; new bytes at a known path are a new edition, with its annotations
        carried over.  What fails is named in the report and the rest goes on; where the library itself takes no more
        (disk full, locked), every file that is not in it is named.  What was committed before stands in any case.
        """
        # Imported here: listing a library need not wait for what reads PDFs.
        from reader.services.importing import Import

        return Import(self._library, report, cancelled).run(paths)

    def restructure(
        self, documents: Sequence[int], report: Report = no_report, cancelled: IsCancelled = never
    ) -> ImportReport:
        """Structure the kept originals anew with the rules of today; what comes out otherwise is a new edition.

        Annotations are carried over, corrections made anew as far as they fit; the report tells of both.
        """
        from reader.services.restructuring import Restructuring

        return Restructuring(self._library, report, cancelled).run(documents)

    def documents(self) -> tuple[DocumentSummary, ...]:
        """In the order in which they were first imported."""
        return self._library.documents()

    def document(self, document: int) -> Document:
        """Its present edition.  Raises NotFoundError."""
        return self._library.document(document)

    def title(self, document: int) -> str:
        """What its present edition is called, without its text being read.  Raises NotFoundError."""
        row = self._library.summaries([document]).get(document)
        if row is None:
            raise unknown_document()
        return row.title

    def resolve(self, reference: str) -> int:
        """The document that `reference` means: its id, or its title or path or a part of one, in either script.

        The whole title or path goes before a part.  Raises UsageError, NotFoundError, AmbiguousError.
        """
        wanted = reference.strip()
        if not wanted:
            raise UsageError(_("請指明文件：編號，或標題、路徑的一部分。"))
        rows = self._library.documents()
        if wanted.isdecimal() and any(row.id == int(wanted) for row in rows):
            return int(wanted)
        folded = fold_text(wanted)
        tests: tuple[Callable[[DocumentSummary], bool], ...] = (
            lambda row: folded in map(fold_text, (row.title, str(row.source), row.source.name)),
            lambda row: folded in fold_text(row.title) or folded in fold_text(str(row.source)),
        )
        for fits in tests:
            found = [row for row in rows if fits(row)]
            if found:
                return self._only(wanted, found)
        told = _("文件庫裡沒有符合「{reference}」的文件；請用 list 命令查看編號與標題。")
        raise NotFoundError(told.format(reference=reference))

    def _only(self, reference: str, found: Sequence[DocumentSummary]) -> int:
        if len(found) == 1:
            return found[0].id
        named = _("、").join(f"{row.id} {row.title}" for row in found[:_NAMED])
        told = _("符合「{reference}」的文件有 {count} 份（{named}…）；請改用編號。")
        raise AmbiguousError(told.format(reference=reference, count=len(found), named=named))

    def remove(self, documents: Iterable[int]) -> ChangeSet:
        """Take documents out, all or none.  Raises NotFoundError.

        What was written on them is kept and comes back when their file is imported again.
        """
        wanted = frozenset(documents)
        with self._library.batch():
            for document in sorted(wanted):
                self._library.remove_document(document)
        return ChangeSet(documents=wanted)

    def position(self, document: int) -> Position | None:
        """Where the reader left the document."""
        return self._library.position(document)

    def set_position(self, seen: Document, position: Position) -> None:
        """Remember the place, in the edition in which it was `seen`, as one in the present edition.

        Raises NotFoundError.
        """
        with self._library.batch():
            if self._library.edition(seen.id) != seen.edition:
                position = moved(seen.blocks, self._library.document(seen.id).blocks, position)
            self._library.set_position(seen.id, position)

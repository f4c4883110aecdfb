"""Documents structured anew from their kept originals, with the rules of today."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader import importers, structure
from reader.errors import ImportFailure
from reader.i18n import gettext as _
from reader.model.document import Structure
from reader.model.progress import IsCancelled, Progress, Report
from reader.services.arriving import Arriving
from reader.services.preparing import refusal
from reader.services.reports import NOTHING_CARRIED, Carried, Failure, ImportReport
from reader.storage import Library, pack


@dataclass(slots=True)
class Restructuring:
    """One run.  Each document is durable before the next is begun."""

    library: Library
    report: Report
    cancelled: IsCancelled
    _unchanged: list[int] = field(default_factory=list)
    _updated: list[int] = field(default_factory=list)
    _failed: list[Failure] = field(default_factory=list)
    _carried: Carried = NOTHING_CARRIED
    _unapplied: int = 0

    def run(self, documents: Sequence[int]) -> ImportReport:
        """What became of the documents; unchanged are those whose structure is as before."""
        stopped = False
        for done, document in enumerate(documents):
            stopped = self.cancelled()
            if stopped:
                break
            source = self.library.source(document)
            self.report(Progress("restructure", done, len(documents), source.name))
            try:
                self._renew(document)
            except (ImportFailure, OSError) as error:
                self._failed.append(refusal(source, error))
        else:
            self.report(Progress("restructure", len(documents), len(documents)))
        return ImportReport(
            (),
            tuple(self._unchanged),
            tuple(self._updated),
            tuple(self._failed),
            self._carried,
            stopped,
            self._unapplied,
        )

    def _renew(self, document: int) -> None:
        former = self.library.structured(document)
        made = self._structured(document)
        if made == former.structure:
            self._unchanged.append(document)
            return
        packed = pack(made)
        arriving = Arriving(self.library, document, packed)
        with self.library.batch():
            stored = self.library.store(former.source, former.sha256, self.library.original(document), packed)
            self._carried += arriving.settle(stored)
        self._unapplied += arriving.unapplied
        self._updated.append(document)

    def _structured(self, document: int) -> Structure:
        """What the rules make of the original, or of the file itself where none was kept.  Raises ImportFailure."""
        source = self.library.source(document)
        file = self.library.original(document) or source
        if not file.exists():
            told = _("「{path}」的原始檔不在文件庫裡，無法重新整理；請重新匯入這份檔案。")
            raise ImportFailure(source, told.format(path=source))
        # The name under which an original is kept says nothing; the one it was imported by may.
        return structure.restore(replace(importers.read(file), source=source))

"""Documents structured anew from their kept originals, with the rules of today."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.i18n import gettext as _
from reader.model.progress import IsCancelled, Progress, Report
from reader.services.arriving import Arriving
from reader.services.preparing import Alone, Prepared
from reader.services.reports import Failure, ImportReport, Tally
from reader.storage import Arrival, Library, unpack


@dataclass(slots=True)
class Restructuring:
    """One run.  Each document is durable before the next is begun."""

    library: Library
    report: Report
    cancelled: IsCancelled
    _tally: Tally = field(default_factory=Tally)

    def run(self, documents: Sequence[int]) -> ImportReport:
        """What became of the documents; unchanged are those whose structure is as before."""
        preparing = Alone()
        try:
            stopped = self._run(documents, preparing)
        finally:
            preparing.close()
        return self._tally.report(stopped)

    def _run(self, documents: Sequence[int], preparing: Alone) -> bool:
        """Whether it was stopped."""
        for done, document in enumerate(documents):
            if self.cancelled():
                return True
            source = self.library.source(document)
            self.report(Progress("restructure", done, len(documents), source.name))
            outcome = self._structured(document, source, preparing)
            if isinstance(outcome, Failure):
                self._tally.failed.append(outcome)
            else:
                self._renew(document, source, outcome)
        self.report(Progress("restructure", len(documents), len(documents)))
        return False

    def _structured(self, document: int, source: Path, preparing: Alone) -> Prepared | Failure:
        """What the rules make of the original, or of the file itself where none was kept."""
        file = self.library.original(document) or source
        if not file.exists():
            told = _("「{path}」的原始檔不在文件庫裡，無法重新整理；請重新匯入這份檔案。")
            return Failure(source, told.format(path=source))
        preparing.give(file, self.library.structured(document).sha256, source)
        outcome = preparing.take()
        return replace(outcome, path=source) if isinstance(outcome, Failure) else outcome

    def _renew(self, document: int, source: Path, made: Prepared) -> None:
        if unpack(made.packed.texts, made.packed.shape) == self.library.structured(document).structure:
            self._tally.unchanged.append(document)
            return
        arriving = Arriving(self.library, document, made.packed)
        with self.library.batch():
            (stored,) = self.library.store([Arrival(source, made.sha256, self.library.original(document), made.packed)])
            self._tally.carried += arriving.settle(stored)
        self._tally.unapplied += arriving.unapplied
        self._tally.updated.append(document)

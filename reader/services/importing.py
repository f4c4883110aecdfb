"""Files into the library, in batches that are short to write and small to lose."""

import logging
import time
from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader import importers
from reader.errors import ImportFailure, StorageError
from reader.i18n import gettext as _
from reader.model.progress import IsCancelled, Progress, Report
from reader.services.arriving import Arriving
from reader.services.indexing import Indexing
from reader.services.preparing import Prepared, Preparer, preparer, refusal
from reader.services.reports import Failure, ImportReport, Notice, Tally, pictured
from reader.services.walking import walk
from reader.storage import Arrival, Keeping, Library

_log = logging.getLogger(__name__)

# What a crash may cost, and the longest that another process waits to write.
_BATCH_SECONDS: Final = 0.5
_BATCH_BYTES: Final = 8 << 20
# What is read beforehand of the next files: the library is asked once for all of them.
_LOOK_FILES: Final = 64
_LOOK_SECONDS: Final = 0.05


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file whose outcome is open, the `number`th of all."""

    number: int
    path: Path
    sha256: str


class Import:
    """One run.  `Progress.done` counts only files whose outcome is durable."""

    def __init__(self, library: Library, report: Report, cancelled: IsCancelled) -> None:
        self._library = library
        self._report = report
        self._cancelled = cancelled
        self._tally = Tally()
        self._waiting: OrderedDict[str, _Waiting] = OrderedDict()  # by digest, as they were given to be prepared
        self._batch: dict[str, Prepared] = {}  # by digest
        self._twins: defaultdict[str, list[_Waiting]] = defaultdict(list)  # others with the bytes of one on its way
        self._copies: list[_Waiting] = []  # the library has their bytes, from another file
        self._keeping: Keeping | None = None
        self._indexing = Indexing(library.folder)
        self._began = 0.0
        self._size = 0
        self._total = 0
        self._next = 0
        self._done = 0

    def run(self, paths: Sequence[Path]) -> ImportReport:
        """Import `paths`, as LibraryService.import_paths says."""
        files, self._tally.failed = walk(paths, self._library.folder)
        self._total = len(files)
        preparing = preparer(files)
        stopped = True
        try:
            stopped = self._run(files, preparing)
        except StorageError as error:
            self._give_up(error, files[self._next :])
            stopped = False
        finally:
            preparing.close()
            self._clear_away()
            self._indexing.close(stopped, self._report, self._cancelled)
        return self._tally.report(stopped)

    def _clear_away(self) -> None:
        """Leave no copies in originals/ of files that were not stored after all."""
        if self._keeping is not None:
            with suppress(StorageError):  # They only take up room.
                self._library.forget_unnamed(self._keeping.close())

    def _run(self, files: Sequence[Path], preparing: Preparer) -> bool:
        """Whether it was stopped."""
        stopped = False
        while not stopped and (self._waiting or self._next < self._total or self._batch or self._copies):
            if self._next < self._total and not (self._waiting and preparing.full):
                self._begin(self._look(files), preparing)
            elif self._waiting:
                self._settle(preparing)
            elif self._batch:
                self._commit(preparing)
            else:
                self._look_again(preparing)
            stopped = self._cancelled()
        self._commit(preparing)
        self._confirm()
        return stopped

    def _look(self, files: Sequence[Path]) -> list[_Waiting | Failure]:
        """The next files, as many as can be looked at in a moment: the library is asked for all of them at once."""
        looked: list[_Waiting | Failure] = []
        began = time.monotonic()
        self._tell(files[self._next])
        for number, path in enumerate(files[self._next : self._next + _LOOK_FILES], self._next):
            try:
                looked.append(_Waiting(number, path, importers.digest(path)))
            except (ImportFailure, OSError) as error:
                looked.append(refusal(path, error))
            if time.monotonic() - began >= _LOOK_SECONDS:
                break
        return looked

    def _tell(self, path: Path) -> None:
        self._report(Progress("import", self._done, self._total, path.name))

    def _begin(self, looked: Sequence[_Waiting | Failure], preparing: Preparer) -> None:
        """Have the files prepared whose bytes are not known."""
        known = self._library.find_digests([each.sha256 for each in looked if isinstance(each, _Waiting)])
        for each in looked:
            self._next += 1
            if isinstance(each, Failure):
                self._tally.failed.append(each)
            elif each.sha256 in self._batch or each.sha256 in self._waiting:
                self._twins[each.sha256].append(each)
            elif each.sha256 in known:
                known[each.sha256] = self._seen(*known[each.sha256], each)
            else:
                self._prepare(each, preparing)

    def _prepare(self, file: _Waiting, preparing: Preparer) -> None:
        preparing.give(file.path, file.sha256)
        self._waiting[file.sha256] = file

    def _replace(self, sha256: str, preparing: Preparer) -> None:
        """A file could not be imported: the next one with the same bytes is tried, for the fault may be its alone."""
        twins = self._twins.pop(sha256, [])
        if twins:
            self._prepare(twins[0], preparing)
        if twins[1:]:
            self._twins[sha256] = twins[1:]

    def _seen(self, document: int, source: Path, file: _Waiting) -> tuple[int, Path]:
        """The library has these bytes.  If its own path leads nowhere any more, the file has moved here.

        The document and its path from now on.
        """
        if source != file.path and source.exists():
            self._copies.append(file)
            return document, source
        self._tally.unchanged.append(document)
        if source != file.path:
            self._library.document_moved(document, file.path)
        return document, file.path

    def _confirm(self) -> list[_Waiting]:
        """Those copies whose bytes went from the library when the file that they came from changed."""
        known = self._library.find_digests([each.sha256 for each in self._copies])
        self._tally.unchanged += [known[each.sha256][0] for each in self._copies if each.sha256 in known]
        gone = [each for each in self._copies if each.sha256 not in known]
        self._copies.clear()
        return gone

    def _look_again(self, preparing: Preparer) -> None:
        """When all else is stored, have the copies prepared whose bytes are in the library no more."""
        for file in self._confirm():
            if file.sha256 in self._waiting:
                self._twins[file.sha256].append(file)
            else:
                self._prepare(file, preparing)

    def _settle(self, preparing: Preparer) -> None:
        """Take the next file that is prepared into the batch, and commit the batch when it is due."""
        waited = next(iter(self._waiting.values()))
        self._tell(waited.path)
        outcome = preparing.take()
        del self._waiting[waited.sha256]
        if isinstance(outcome, Failure):
            self._tally.failed.append(outcome)
            self._replace(waited.sha256, preparing)
            return
        if not self._batch:
            self._began, self._size = time.monotonic(), 0
        self._batch[outcome.sha256] = outcome
        self._keeping = self._keeping or self._library.keeping()
        self._keeping.give(outcome.path, outcome.sha256)
        self._size += outcome.size
        if self._size >= _BATCH_BYTES or time.monotonic() - self._began >= _BATCH_SECONDS:
            self._commit(preparing)

    def _commit(self, preparing: Preparer) -> None:
        """Write the batch; what comes before the first file whose outcome is open is then behind us."""
        if self._batch:
            kept = self._keeping.finish() if self._keeping else {}
            failed = self._store([each for each in self._batch.values() if kept[each.path] is not None])
            told = _("檔案「{path}」在匯入時被更動了；請再匯入一次。")
            changed = [each for each in self._batch.values() if kept[each.path] is None]
            self._tally.failed += [Failure(each.path, told.format(path=each.path)) for each in changed]
            batch = dict.fromkeys(self._batch)
            self._batch.clear()
            for each in (*failed, *changed):
                del batch[each.sha256]
                self._replace(each.sha256, preparing)
            for sha256 in batch:
                self._twins.pop(sha256, None)
        self._done = max(self._done, min((each.number for each in self._waiting.values()), default=self._next))
        self._report(Progress("import", self._done, self._total))

    def _store(self, batch: list[Prepared]) -> list[Prepared]:
        """Store the batch; those that could not be, which are told of.

        A fault of ours in one file must not keep the others out: they are then stored one by one.
        """
        try:
            self._store_together(batch)
        except StorageError:
            raise
        except Exception:
            if len(batch) > 1:
                return [failed for each in batch for failed in self._store([each])]
            (fatal,) = batch
            _log.exception("could not store %s", fatal.path)
            told = _("程式出錯，「{path}」沒有存進文件庫；請把這個檔案回報給我們。")
            self._tally.failed.append(Failure(fatal.path, told.format(path=fatal.path)))
            return batch
        return []

    def _store_together(self, batch: list[Prepared]) -> None:
        """One transaction, whose work is done beforehand as far as it can be."""
        sources = self._library.find_sources([each.path for each in batch])
        arriving = {each.path: Arriving(self._library, sources.get(each.path), each.packed) for each in batch}
        outcome = Tally()
        with self._library.batch():
            known = self._library.find_digests([each.sha256 for each in batch])  # Another process may be importing too.
            wanted = [each for each in batch if each.sha256 not in known]
            arrivals = [Arrival(each.path, each.sha256, each.path, each.packed) for each in wanted]
            for each, new in zip(wanted, self._library.store(arrivals), strict=True):
                (outcome.added if new.is_new else outcome.updated).append(new.document)
                if each.pictured:
                    outcome.notices.append(Notice(each.path, pictured(each.path.name, each.pictured)))
                if each.sha256 in self._twins:
                    outcome.unchanged.append(new.document)
                if not new.is_new:
                    edition = arriving[each.path]
                    outcome.carried += edition.settle(new)
                    outcome.unapplied += edition.unapplied
        self._tally.join(outcome)
        self._indexing.stored(sum(each.packed.characters for each in wanted))
        if self._keeping is not None:
            self._keeping.named([each.path for each in wanted])
        for each in batch:
            if each.sha256 in known:
                self._seen_meanwhile(*known[each.sha256], each)

    def _seen_meanwhile(self, document: int, source: Path, prepared: Prepared) -> None:
        """Another process has stored these bytes since they were looked for."""
        file = _Waiting(self._done, prepared.path, prepared.sha256)
        for each in (file, *self._twins.get(prepared.sha256, ())):
            document, source = self._seen(document, source, each)

    def _give_up(self, error: StorageError, left: Sequence[Path]) -> None:
        """The library takes no more: name every file that is not in it."""
        lost = [each.path for each in self._batch.values()]
        unread = [each.path for each in self._waiting.values()]
        twins = [twin.path for twins in self._twins.values() for twin in twins]
        told = _("因為上述錯誤，檔案「{path}」沒有匯入。")
        self._tally.failed += [Failure(path, str(error)) for path in lost or unread[:1] or left[:1]]
        named = {failure.path for failure in self._tally.failed}
        copies = [each.path for each in self._copies]
        with suppress(StorageError):  # What cannot be asked any more counts as lost.
            copies = [each.path for each in self._confirm()]
        rest = [path for path in (*unread, *twins, *copies, *left) if path not in named]
        self._tally.failed += [Failure(path, told.format(path=path)) for path in rest]

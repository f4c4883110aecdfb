"""Files into the library, in batches that are short to write and small to lose."""

import time
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reader import importers
from reader.errors import ImportFailure, StorageError
from reader.i18n import gettext as _
from reader.model.progress import IsCancelled, Progress, Report
from reader.services.arriving import Arriving
from reader.services.preparing import Prepared, Preparer, preparer, refusal
from reader.services.reports import NOTHING_CARRIED, Carried, Failure, ImportReport, Notice, pictured
from reader.services.walking import walk
from reader.storage import Library

# What a crash may cost, and the longest that another process waits to write.
_BATCH_SECONDS: Final = 0.5
_BATCH_BYTES: Final = 8 << 20


@dataclass(slots=True)
class _Tally:
    """The report while it grows."""

    added: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    updated: list[int] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    carried: Carried = NOTHING_CARRIED
    unapplied: int = 0
    notices: list[Notice] = field(default_factory=list)

    def report(self, cancelled: bool) -> ImportReport:
        added, unchanged, updated = (tuple(dict.fromkeys(ids)) for ids in (self.added, self.unchanged, self.updated))
        failed, notices = tuple(self.failed), tuple(self.notices)
        return ImportReport(added, unchanged, updated, failed, self.carried, cancelled, self.unapplied, notices)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file that is being prepared, the `number`th of all."""

    number: int
    path: Path
    sha256: str


class Import:
    """One run.  `Progress.done` counts only files whose outcome is durable."""

    def __init__(self, library: Library, report: Report, cancelled: IsCancelled) -> None:
        self._library = library
        self._report = report
        self._cancelled = cancelled
        self._tally = _Tally()
        self._waiting: deque[_Waiting] = deque()
        self._under_way: set[str] = set()  # digests of those that wait
        self._batch: dict[str, Prepared] = {}  # by digest
        self._twins: defaultdict[str, list[Path]] = defaultdict(list)  # further files with the bytes of one on its way
        self._began = 0.0
        self._size = 0
        self._total = 0
        self._next = 0
        self._done = 0

    def run(self, paths: Sequence[Path]) -> ImportReport:
        files, self._tally.failed = walk(paths, self._library.folder)
        self._total = len(files)
        preparing = preparer(files)
        try:
            stopped = self._run(files, preparing)
        except StorageError as error:
            self._give_up(error, files[self._next :])
            stopped = False
        finally:
            preparing.close()
        return self._tally.report(stopped)

    def _run(self, files: Sequence[Path], preparing: Preparer) -> bool:
        """Whether it was stopped."""
        stopped = False
        for number, path in enumerate(files):
            stopped = self._cancelled()
            if stopped:
                break
            self._report(Progress("import", self._done, self._total, path.name))
            self._next = number + 1
            self._begin(number, path, preparing)
            while self._waiting and preparing.full:
                self._settle(preparing)
        while self._waiting and not stopped:
            stopped = self._cancelled()
            if not stopped:
                self._settle(preparing)
        self._commit()
        return stopped

    def _begin(self, number: int, path: Path, preparing: Preparer) -> None:
        """Have the file prepared, unless its bytes are known."""
        try:
            sha256 = importers.digest(path)
        except (ImportFailure, OSError) as error:
            self._tally.failed.append(refusal(path, error))
            return
        if sha256 in self._batch or sha256 in self._under_way:
            self._twins[sha256].append(path)
            return
        known = self._library.find_digest(sha256)
        if known is not None:
            self._seen(known, path)
            return
        preparing.give(path, sha256)
        self._waiting.append(_Waiting(number, path, sha256))
        self._under_way.add(sha256)

    def _seen(self, document: int, path: Path) -> None:
        """The library has these bytes.  If its own path leads nowhere any more, the file has moved here."""
        self._tally.unchanged.append(document)
        source = self._library.source(document)
        if source != path and not source.exists():
            self._library.document_moved(document, path)

    def _settle(self, preparing: Preparer) -> None:
        """Take the next file that is prepared into the batch, and commit the batch when it is due."""
        outcome = preparing.take()
        waited = self._waiting.popleft()
        self._under_way.discard(waited.sha256)
        if isinstance(outcome, Failure):
            same = (Failure(twin, outcome.error) for twin in self._twins.pop(waited.sha256, ()))
            self._tally.failed += [outcome, *same]
            return
        if not self._batch:
            self._began, self._size = time.monotonic(), 0
        self._batch[outcome.sha256] = outcome
        self._size += outcome.size
        if self._size >= _BATCH_BYTES or time.monotonic() - self._began >= _BATCH_SECONDS:
            self._commit()

    def _commit(self) -> None:
        """Write the batch; what comes before the first file that still waits is then behind us."""
        if self._batch:
            kept = self._library.keep_originals((each.path, each.sha256) for each in self._batch.values())
            self._store([each for each in self._batch.values() if kept[each.path] is not None])
            told = _("檔案「{path}」在匯入時被更動了；請再匯入一次。")
            changed = [each for each in self._batch.values() if kept[each.path] is None]
            self._tally.failed += [Failure(each.path, told.format(path=each.path)) for each in changed]
            for sha256 in self._batch:
                self._twins.pop(sha256, None)
            self._batch.clear()
        self._done = self._waiting[0].number if self._waiting else self._next
        self._report(Progress("import", self._done, self._total))

    def _store(self, batch: list[Prepared]) -> None:
        """One transaction, whose work is done beforehand as far as it can be."""
        arriving = [
            (each, Arriving(self._library, self._library.find_source(each.path), each.packed)) for each in batch
        ]
        outcome = _Tally()
        with self._library.batch():
            for each, edition in arriving:
                new = self._library.store(each.path, each.sha256, each.path, each.packed)
                (outcome.added if new.is_new else outcome.updated).append(new.document)
                if each.pictured:
                    outcome.notices.append(Notice(each.path, pictured(each.path.name, each.pictured)))
                if each.sha256 in self._twins:
                    outcome.unchanged.append(new.document)
                if not new.is_new:
                    outcome.carried += edition.settle(new)
                    outcome.unapplied += edition.unapplied
        self._tally.added += outcome.added
        self._tally.updated += outcome.updated
        self._tally.unchanged += outcome.unchanged
        self._tally.carried += outcome.carried
        self._tally.unapplied += outcome.unapplied
        self._tally.notices += outcome.notices

    def _give_up(self, error: StorageError, left: Sequence[Path]) -> None:
        """The library takes no more: name every file that is not in it."""
        lost = [each.path for each in self._batch.values()]
        unread = [each.path for each in self._waiting]
        twins = [path for paths in self._twins.values() for path in paths]
        told = _("因為上述錯誤，檔案「{path}」沒有匯入。")
        self._tally.failed += [Failure(path, str(error)) for path in lost or unread[:1] or left[:1]]
        named = {failure.path for failure in self._tally.failed}
        rest = [path for path in (*unread, *twins, *left) if path not in named]
        self._tally.failed += [Failure(path, told.format(path=path)) for path in rest]

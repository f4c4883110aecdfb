"""Files into the library, in batches that are short to write and small to lose."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reader import importers, structure
from reader.errors import ImportFailure, StorageError
from reader.i18n import gettext as _
from reader.model.document import Block
from reader.model.progress import IsCancelled, Progress, Report
from reader.services.carrying import NOTHING_CARRIED, Carried, Carrier, tally
from reader.services.walking import Failure, walk
from reader.storage import Library, Packed, Stored, pack, unpack

_log = logging.getLogger(__name__)

# What a crash may cost, and the longest that another process waits to write.
_BATCH_SECONDS: Final = 0.5
_BATCH_BYTES: Final = 8 << 20


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the files, in their order.

    added, unchanged, updated: ids of documents.  carried: what became of the annotations on those updated.
    cancelled: whether it was stopped before the last file; what is told of here stands.
    """

    added: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    failed: tuple[Failure, ...] = ()
    carried: Carried = NOTHING_CARRIED
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file read, structured and packed, ready to be stored.  size: bytes."""

    path: Path
    sha256: str
    size: int
    packed: Packed


def prepare(path: Path, sha256: str) -> Prepared | Failure:
    """Read and structure one file.  A fault of ours in one file must not keep the others out."""
    try:
        packed = pack(structure.restore(importers.read(path)))
        return Prepared(path, sha256, path.stat().st_size, packed)
    except (ImportFailure, OSError) as error:
        return refusal(path, error)
    except MemoryError:
        return Failure(path, _("記憶體不足，無法讀取「{path}」；請關閉其他程式或分割檔案後再匯入。").format(path=path))
    except Exception:
        _log.exception("could not structure %s", path)
        return Failure(path, _("無法解析「{path}」的內容；請把這個檔案回報給我們。").format(path=path))


def refusal(path: Path, error: Exception) -> Failure:
    """The failure for what reading `path` raised."""
    if isinstance(error, OSError):
        told = _("無法讀取「{path}」（{reason}）；請檢查檔案與權限。")
        return Failure(path, told.format(path=path, reason=error.strerror or error))
    return Failure(path, str(error))


def _blocks(prepared: Prepared) -> tuple[Block, ...]:
    return unpack(prepared.packed.texts, prepared.packed.shape).blocks


@dataclass(slots=True)
class Tally:
    """The report while it grows."""

    added: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    updated: list[int] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    carried: Carried = NOTHING_CARRIED

    def report(self, cancelled: bool) -> ImportReport:
        return ImportReport(
            tuple(self.added), tuple(self.unchanged), tuple(self.updated), tuple(self.failed), self.carried, cancelled
        )


class Import:
    """One run.  `Progress.done` counts only files whose outcome is durable."""

    def __init__(self, library: Library, report: Report, cancelled: IsCancelled) -> None:
        self._library = library
        self._report = report
        self._cancelled = cancelled
        self._tally = Tally()
        self._batch: dict[str, Prepared] = {}  # by digest
        self._twins: list[str] = []  # digests of further files with the bytes of one in the batch
        self._began = 0.0
        self._total = 0
        self._done = 0

    def run(self, paths: Sequence[Path]) -> ImportReport:
        files, self._tally.failed = walk(paths, self._library.folder)
        self._total = len(files)
        stopped, number = False, 0
        for number, path in enumerate(files):
            stopped = self._cancelled()
            if stopped:
                break
            self._report(Progress("import", self._done, self._total, path.name))
            try:
                self._take(path, number)
            except StorageError as error:
                self._give_up(error, files[number + 1 :])
                break
        else:
            number = self._total
        return self._finish(stopped, number)

    def _finish(self, stopped: bool, number: int) -> ImportReport:
        try:
            self._commit(number)
        except StorageError as error:
            self._give_up(error, ())
        return self._tally.report(stopped)

    def _take(self, path: Path, number: int) -> None:
        """Bring the file `number` into the batch, and commit the batch when it is due."""
        try:
            sha256 = importers.digest(path)
        except (ImportFailure, OSError) as error:
            self._tally.failed.append(refusal(path, error))
            return
        if sha256 in self._batch:
            self._twins.append(sha256)
            return
        known = self._library.find_digest(sha256)
        if known is not None:
            self._seen(known, path)
            return
        prepared = prepare(path, sha256)
        if isinstance(prepared, Failure):
            self._tally.failed.append(prepared)
            return
        if any(each.path == path for each in self._batch.values()):
            self._commit(number)
        self._began = self._began if self._batch else time.monotonic()
        self._batch[sha256] = prepared
        if self._is_due():
            self._commit(number + 1)

    def _is_due(self) -> bool:
        size = sum(each.size for each in self._batch.values())
        return size >= _BATCH_BYTES or time.monotonic() - self._began >= _BATCH_SECONDS

    def _seen(self, document: int, path: Path) -> None:
        """The library has these bytes.  If its own path leads nowhere any more, the file has moved here."""
        self._tally.unchanged.append(document)
        source = self._library.source(document)
        if source != path and not source.exists():
            self._library.document_moved(document, path)

    def _commit(self, done: int) -> None:
        """Write the batch, after which `done` files are behind us."""
        if self._batch:
            kept = self._library.keep_originals((each.path, each.sha256) for each in self._batch.values())
            intact = [each for each in self._batch.values() if kept[each.path] is not None]
            self._store(intact)
            for each in self._batch.values():
                if kept[each.path] is None:
                    told = _("檔案「{path}」在匯入時被更動了；請再匯入一次。")
                    self._tally.failed.append(Failure(each.path, told.format(path=each.path)))
            self._batch.clear()
            self._twins.clear()
        self._done = done
        self._report(Progress("import", done, self._total))

    def _store(self, batch: list[Prepared]) -> None:
        """One transaction, whose work is done beforehand as far as it can be."""
        carriers = {each.sha256: self._carrier(each) for each in batch}
        outcome = Tally()
        stored: dict[str, int] = {}
        with self._library.batch():
            for each in batch:
                new = self._library.store(each.path, each.sha256, each.path, each.packed)
                stored[each.sha256] = new.document
                (outcome.added if new.is_new else outcome.updated).append(new.document)
                if not new.is_new:
                    outcome.carried += self._carry(new, each, carriers[each.sha256])
        self._tally.added += outcome.added
        self._tally.updated += outcome.updated
        self._tally.unchanged += [stored[twin] for twin in self._twins if twin in stored]
        self._tally.carried += outcome.carried

    def _carrier(self, prepared: Prepared) -> Carrier | None:
        known = self._library.find_source(prepared.path)
        if known is None:
            return None
        annotations = self._library.annotations(known)
        if not annotations:
            return None
        carrier = Carrier(_blocks(prepared), self._library.edition(known) + 1)
        carrier.changes(annotations)
        return carrier

    def _carry(self, stored: Stored, prepared: Prepared, carrier: Carrier | None) -> Carried:
        """Move the annotations of the editions before, as they are now, into the one just stored."""
        stale = [each for each in self._library.annotations(stored.document) if each.edition != stored.edition]
        if not stale:
            return NOTHING_CARRIED
        moved = (carrier or Carrier(_blocks(prepared), stored.edition)).at(stored.edition).changes(stale)
        self._library.apply(moved)
        return tally(moved)

    def _give_up(self, error: StorageError, left: Sequence[Path]) -> None:
        """The library takes no more: name every file that is not in it."""
        self._tally.failed += [Failure(each.path, str(error)) for each in self._batch.values()]
        self._batch.clear()
        told = _("因為上述錯誤，檔案「{path}」沒有匯入。")
        self._tally.failed += [Failure(path, told.format(path=path)) for path in left]

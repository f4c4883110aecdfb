"""Reading and structuring files, here or in processes beside this one; the library is not touched.

A process costs a third of a second to begin, so that a few files are done here, but for PDFs.  A helper that dies takes
with it one file, which is named; a parent that dies closes the pipes, and the helpers end.
"""

import logging
import os
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from reader import importers, structure
from reader.errors import ImportFailure
from reader.i18n import gettext as _
from reader.i18n import language, set_language
from reader.services.beside import Beside, give_way
from reader.services.reports import Failure
from reader.storage import Packed, pack

_log = logging.getLogger(__name__)

# From here on helpers are worth their beginning.
_WORTHWHILE_BYTES: Final = 4 << 20
_MOST_HELPERS: Final = 8
# What goes to a helper and back at once: a message costs as much as a brief text.
_PARCEL_FILES: Final = 16
_PARCEL_BYTES: Final = 1 << 17
# Parcels that a helper has at hand, so that it need not wait for the next.
_AHEAD: Final = 3
# Files, for each helper, and bytes that are under way altogether: enough for the seconds that a commit may wait for the
# disk where others write to it.
_GIVEN: Final = 1024
_GIVEN_BYTES: Final = 32 << 20
_LISTEN_SECONDS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file read, structured and packed, ready to be stored.  size: bytes.  pictured: its pages without text."""

    path: Path
    sha256: str
    size: int
    packed: Packed
    pictured: tuple[int, ...] = ()


def prepare(path: Path, sha256: str, named: Path | None = None) -> Prepared | Failure:
    """Read and structure one file.  A fault of ours in one file must not keep the others out.

    named: the path it was known by, where it lies under another one now: the name may tell what the text does not.
    """
    try:
        restored = structure.restore(replace(importers.read(path), source=named or path))
        return Prepared(path, sha256, path.stat().st_size, pack(restored), restored.pages.pictured)
    except (ImportFailure, OSError) as error:
        return refusal(path, error)
    except MemoryError:
        return Failure(path, _("記憶體不足，無法讀取「{path}」；請關閉其他程式或分割檔案後再匯入。").format(path=path))
    except Exception:
        _log.exception("could not structure %s", path)
        return unreadable(path)


def refusal(path: Path, error: Exception) -> Failure:
    """The failure for what reading `path` raised."""
    if isinstance(error, OSError):
        told = _("無法讀取「{path}」（{reason}）；請檢查檔案與權限。")
        return Failure(path, told.format(path=path, reason=error.strerror or error))
    return Failure(path, str(error))


def unreadable(path: Path) -> Failure:
    """The failure for a file whose reading or structuring went wrong by our fault."""
    return Failure(path, _("無法解析「{path}」的內容；請把這個檔案回報給我們。").format(path=path))


class Preparer(Protocol):
    """Takes files and gives what became of them, in the same order."""

    @property
    def full(self) -> bool:
        """Whether to take one before giving the next."""

    def give(self, path: Path, sha256: str, named: Path | None = None) -> None:
        """`named` as in `prepare`."""

    def take(self) -> Prepared | Failure:
        """The outcome of the first file that was not taken yet; waits for it."""

    def close(self) -> None: ...


def preparer(files: Sequence[Path]) -> Preparer:
    """Helpers where there is much to do and processors to do it, else none."""
    count = helpers_for(len(files), os.cpu_count() or 1)
    if count < 2 or _size(files, _WORTHWHILE_BYTES) < _WORTHWHILE_BYTES:
        return Alone()
    return Helpers(count)


def helpers_for(files: int, processors: int) -> int:
    """How many helpers `files` are worth."""
    return min(_MOST_HELPERS, processors, files)


def _size(files: Sequence[Path], enough: int) -> int:
    size = 0
    for file in files:
        with suppress(OSError):
            size += file.stat().st_size
        if size >= enough:
            break
    return size


class Alone:
    """Does each file when it is asked for; a PDF in a process beside this one, since what reads it is no Python and
    may bring down the process that it runs in.
    """

    def __init__(self) -> None:
        self._given: deque[tuple[Path, str, Path | None]] = deque()
        self._beside: Helpers | None = None

    @property
    def full(self) -> bool:
        return bool(self._given)

    def give(self, path: Path, sha256: str, named: Path | None = None) -> None:
        self._given.append((path, sha256, named))

    def take(self) -> Prepared | Failure:
        path, sha256, named = self._given.popleft()
        if not importers.is_pdf(path):
            return prepare(path, sha256, named)
        self._beside = self._beside or Helpers(1)
        self._beside.give(path, sha256, named)
        return self._beside.take()

    def close(self) -> None:
        self._given.clear()
        if self._beside is not None:
            self._beside.close()


@dataclass(slots=True, eq=False)
class _Task:
    path: Path
    sha256: str
    named: Path | None
    size: int
    outcome: Prepared | Failure | None = None
    # Whether it goes in a parcel of its own, because it may be what brought a helper down.
    suspect: bool = False


_Parcel: TypeAlias = list[_Task]


class _Helper(Beside):
    """A process, and what it has been given and not given back."""

    def __init__(self) -> None:
        super().__init__("reader-preparing", _help, language())
        self.parcels: deque[_Parcel] = deque()


def _help(pipe: Connection, spoken: str) -> None:
    """What a helper does until nobody is at the other end."""
    # Who indexes goes first: what it had left to do when all files are prepared, one processor would do alone.
    give_way(2)
    set_language(spoken)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send([prepare(*each) for each in pipe.recv()])


class Helpers:
    """Does files in processes beside this one.  A thread takes in what they send, so that none of them waits while
    this process is at the disk."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._helpers = [_Helper() for _ in range(count)]
        self._tasks: deque[_Task] = deque()
        self._unassigned: deque[_Task] = deque()
        self._size = 0
        self._closing = False
        self._changed = threading.Condition()
        self._listener = threading.Thread(target=self._listen, name="preparing", daemon=True)
        self._listener.start()

    @property
    def full(self) -> bool:
        return len(self._tasks) >= self._count * _GIVEN or self._size >= _GIVEN_BYTES

    def give(self, path: Path, sha256: str, named: Path | None = None) -> None:
        with self._changed:
            task = _Task(path, sha256, named, _size([path], _GIVEN_BYTES))
            self._size += task.size
            self._tasks.append(task)
            self._unassigned.append(task)
            self._assign()

    def take(self) -> Prepared | Failure:
        with self._changed:
            first = self._tasks[0]
            self._changed.wait_for(lambda: first.outcome is not None)
            self._tasks.popleft()
            self._size -= first.size
            assert first.outcome is not None
            return first.outcome

    def _assign(self) -> None:
        while self._unassigned and len(self._helpers) < self._count:
            self._helpers.append(_Helper())
        for helper in sorted(self._helpers, key=lambda helper: len(helper.parcels)):
            while self._unassigned and len(helper.parcels) < _AHEAD:
                parcel = self._next_parcel()
                helper.parcels.append(parcel)
                with suppress(OSError):  # A dead helper shows when its answer is awaited.
                    helper.pipe.send([(task.path, task.sha256, task.named) for task in parcel])

    def _next_parcel(self) -> _Parcel:
        parcel, size = [self._unassigned.popleft()], 0
        while self._unassigned and len(parcel) < _PARCEL_FILES:
            size += parcel[-1].size
            if size + self._unassigned[0].size > _PARCEL_BYTES or parcel[-1].suspect or self._unassigned[0].suspect:
                break
            parcel.append(self._unassigned.popleft())
        return parcel

    def _listen(self) -> None:
        while not self._closing:
            ready = wait([helper.pipe for helper in self._helpers], _LISTEN_SECONDS)
            with self._changed:
                for helper in [each for each in self._helpers if each.pipe in ready and not self._closing]:
                    self._receive(helper)
                self._assign()
                self._changed.notify_all()

    def _receive(self, helper: _Helper) -> None:
        try:
            outcomes: list[Prepared | Failure] = helper.pipe.recv()
            for task, outcome in zip(helper.parcels.popleft(), outcomes, strict=True):
                task.outcome = outcome
        except (EOFError, OSError):
            self._helpers.remove(helper)
            helper.close()
            if helper.parcels:
                self._blame(helper.parcels.popleft())
                left = [task for parcel in helper.parcels for task in parcel]
                self._unassigned.extendleft(reversed(left))

    def _blame(self, parcel: _Parcel) -> None:
        """A helper died with this in hand.  Of several each is tried again by itself, and what is fatal dies alone."""
        if len(parcel) > 1:
            for task in parcel:
                task.suspect = True
            self._unassigned.extendleft(reversed(parcel))
            return
        (fatal,) = parcel
        fatal.outcome = unreadable(fatal.path)
        _log.error("a process died over %s", fatal.path)

    def close(self) -> None:
        with self._changed:
            self._closing = True
            self._unassigned.clear()
        self._listener.join()
        for helper in self._helpers:
            helper.close()

"""Long work in a process of its own, so that it never stalls a window.

The child opens the library and the index by itself; parent and child share a pipe and nothing else.  The child sends
events; the parent sends one word, to stop.  A pipe that closes means the same, so that no child outlives its parent.
"""

import atexit
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reader import failures
from reader.errors import Cancelled, ReaderError
from reader.i18n import gettext as _
from reader.i18n import language, set_language
from reader.model.progress import Progress
from reader.services.beside import Beside, give_way

if TYPE_CHECKING:
    from reader.services.finding import SearchService
    from reader.services.library import LibraryService
    from reader.services.reports import ImportReport

_STOP: Final = "stop"
_REPORT_SECONDS: Final = 0.05
_JOIN_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Done:
    """The work is finished, or was stopped.

    result: ImportReport of an import and of structuring anew, else the count of documents.
    """

    result: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The work could not go on; a sentence for the user."""

    sentence: str


Event = Progress | Done | Failed


class Worker:
    """One piece of long work.  The parent asks `poll` now and then, or when `fileno` is readable."""

    def __init__(self) -> None:
        self._beside: Beside | None = None

    def start(self, kind: str, folder: Path, arguments: Sequence[Path] = ()) -> None:
        """Begin.  kind: "import" (arguments: paths) and "restructure", of all documents, also bring the
        index up to date; "catch-up"; "reindex"."""
        if kind not in _KINDS:
            raise ValueError(f"no such work: {kind!r}")
        if self._beside is not None:
            raise RuntimeError("a worker does one piece of work")
        # One that is no daemon may have a process beside it for PDFs, and would be waited for at the end.
        self._beside = Beside(f"reader-{kind}", _work, kind, folder, tuple(arguments), language(), daemon=False)
        atexit.register(self.close)

    @property
    def running(self) -> bool:
        """Whether events are still to come."""
        return self._beside is not None

    def fileno(self) -> int:
        """A descriptor that is readable when `poll` has something to give."""
        if self._beside is None:
            raise ValueError("no work is running")
        return self._beside.pipe.fileno()

    def poll(self, timeout: float = 0.0) -> list[Event]:
        """What has happened since; waits up to `timeout` seconds for the first event.  The last is Done or Failed."""
        events: list[Event] = []
        while self._beside is not None and self._beside.pipe.poll(0 if events else timeout):
            events.append(self._receive(self._beside.pipe))
            if isinstance(events[-1], Done | Failed):
                self.close()
        return events

    def _receive(self, pipe: Connection) -> Event:
        try:
            event: Event = pipe.recv()
        except (EOFError, OSError):
            return Failed(_("背景工作意外中斷；已完成的部分都已保存，請再執行一次。"))
        return event

    def cancel(self) -> None:
        """Ask the work to stop soon, with what it has committed.  Events go on until the last."""
        if self._beside is not None:
            with suppress(OSError):
                self._beside.pipe.send(_STOP)

    def close(self) -> None:
        """Let go of the process.  One still at work stops by itself; one that does not is ended."""
        if self._beside is not None:
            self._beside.close(_JOIN_SECONDS)
            self._beside = None
            atexit.unregister(self.close)


class _Line:
    """The child's end of the pipe."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._stopped = False
        self._reported = 0.0
        self._stage = ""

    def report(self, progress: Progress) -> None:
        """Tell of progress, though not more often than anyone can see."""
        now = time.monotonic()
        if progress.stage == self._stage and now - self._reported < _REPORT_SECONDS and progress.done < progress.total:
            return
        self._reported, self._stage = now, progress.stage
        self.send(progress)

    def send(self, event: Event) -> None:
        """Send an event; where nobody is at the other end any more, the work is stopped."""
        try:
            self._pipe.send(event)
        except OSError:
            self._stopped = True

    def cancelled(self) -> bool:
        """Whether the work is to stop: that was asked, or nobody is at the other end any more."""
        with suppress(OSError):
            if self._stopped or not self._pipe.poll():
                return self._stopped
            with suppress(EOFError):
                self._pipe.recv()
        self._stopped = True
        return True


def _work(pipe: Connection, kind: str, folder: Path, arguments: tuple[Path, ...], spoken: str) -> None:
    """What the child does."""
    give_way()
    failures.start_log()
    set_language(spoken)
    line = _Line(pipe)
    try:
        line.send(Done(_KINDS[kind](folder, arguments, line)))
    except ReaderError as error:
        line.send(Failed(str(error)))
    except Exception as error:
        line.send(Failed(failures.record(error)))


def _import(folder: Path, arguments: tuple[Path, ...], line: _Line) -> "ImportReport":
    return _renewed(folder, line, lambda service: service.import_paths(arguments, line.report, line.cancelled))


def _restructure(folder: Path, _arguments: tuple[Path, ...], line: _Line) -> "ImportReport":
    def work(service: "LibraryService") -> "ImportReport":
        return service.restructure([row.id for row in service.documents()], line.report, line.cancelled)

    return _renewed(folder, line, work)


def _renewed(folder: Path, line: _Line, work: "Callable[[LibraryService], ImportReport]") -> "ImportReport":
    """Do work on the documents of the library, and bring the index up to it unless it was stopped."""
    from reader.services.library import LibraryService
    from reader.storage import open_library

    with open_library(folder) as library:
        report = work(LibraryService(library))
    if not report.cancelled:
        _catch_up(folder, (), line)
    return report


def _catch_up(folder: Path, _arguments: tuple[Path, ...], line: _Line) -> int:
    return _indexed(folder, lambda service: service.catch_up(line.report, line.cancelled))


def _reindex(folder: Path, _arguments: tuple[Path, ...], line: _Line) -> int:
    return _indexed(folder, lambda service: service.reindex(line.report, line.cancelled))


def _indexed(folder: Path, work: "Callable[[SearchService], int]") -> int:
    """Do work on the index; how many documents it was, 0 where it was stopped."""
    from reader.search import open_index
    from reader.services.finding import SearchService
    from reader.storage import open_library

    with open_library(folder) as library:
        index = open_index(library.index_folder)
        try:
            return work(SearchService(library, index))
        except Cancelled:
            return 0
        finally:
            index.close()


_KINDS: Final[dict[str, Callable[[Path, tuple[Path, ...], _Line], Any]]] = {
    "import": _import,
    "restructure": _restructure,
    "catch-up": _catch_up,
    "reindex": _reindex,
}


def results(worker: Worker) -> Iterator[Event]:
    """Every event until the last, for programs that have nothing else to do."""
    while worker.running:
        yield from worker.poll(timeout=1.0)

"""The index follows an import in a process beside it, so that little is left to do when the import is done.

What it does not come to, or fails at, is left to who catches up after the import and can tell the user.
"""

import logging
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from reader import failures
from reader.errors import Cancelled, StorageError
from reader.i18n import language, set_language
from reader.model.progress import IsCancelled, Progress, Report
from reader.services.beside import Beside, give_way

_log = logging.getLogger(__name__)

NAME: Final = "reader-indexing"
# Code points stored until the index is brought up to them: at the end, when one processor waits for the other, there is
# less than half a second's work left, and the segments are few.
_ENOUGH: Final = 2_000_000
# So long it may be silent at the end: while it writes a commit, merges, or waits for another program, it tells nothing.
_SILENCE: Final = 30.0
_LISTEN_SECONDS: Final = 0.1
# So long it may take to leave what it is at, which clears away what is half written.
_PATIENCE: Final = 1.0


class Indexing:
    """The index of the library in `folder`.  The process begins when there is enough for it to do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._beside: Beside | None = None
        self._given_up = False
        self._characters = 0

    def stored(self, characters: int) -> None:
        """Texts of so many code points are in the library now, durably."""
        self._characters += characters
        if self._characters >= _ENOUGH:
            self._ask(is_last=False)

    def _ask(self, is_last: bool) -> None:
        self._characters = 0
        if self._given_up:
            return
        try:
            self._beside = self._beside or Beside(NAME, _index, self._folder, language())
            self._beside.pipe.send(is_last)
        except OSError as error:  # No room for a process, or it has ended and logged why.
            _log.warning("not indexed beside the import: %s", error)
            self._given_up = True

    def close(self, at_once: bool, report: Report, cancelled: IsCancelled) -> None:
        """End the process, and unless `at_once` let it come to the end first, as long as it comes nearer to it."""
        if self._beside is None:
            return
        if not at_once:
            self._ask(is_last=True)
            _listen(self._beside.pipe, report, cancelled)
        self._beside.close(_PATIENCE)
        self._beside = None


def _listen(pipe: Connection, report: Report, cancelled: IsCancelled) -> None:
    """Tell what the process tells, until it ends."""
    heard = time.monotonic()
    with suppress(EOFError, OSError):
        while not cancelled() and time.monotonic() - heard < _SILENCE:
            if pipe.poll(_LISTEN_SECONDS):
                report(pipe.recv())
                heard = time.monotonic()


class _Line:
    """The end of the pipe in the process.  What is asked while it is at work is heard there, and done afterwards."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._asked = False
        self._is_last = False

    def wait(self) -> bool:
        """Whether there is more to do; waits until that is known."""
        if not self._asked and not self._is_last:
            self._hear()
        asked, self._asked = self._asked, False
        return asked

    def report(self, progress: Progress) -> None:
        """Tell who waits for the end; before, nobody listens."""
        if self._is_last:
            with suppress(OSError):
                self._pipe.send(progress)

    def cancelled(self) -> bool:
        """Whether nobody is at the other end any more."""
        with suppress(OSError):
            while self._pipe.poll():
                if not self._hear():
                    return True
            return False
        return True

    def _hear(self) -> bool:
        with suppress(EOFError, OSError):
            self._is_last = self._pipe.recv()
            self._asked = True
            return True
        return False


def _index(pipe: Connection, folder: Path, spoken: str) -> None:
    """What the process does until nobody is at the other end."""
    give_way()
    failures.start_log()
    set_language(spoken)
    try:
        with suppress(KeyboardInterrupt):
            follow(pipe, folder)
    except Exception:
        _log.exception("not indexed beside the import")


def follow(pipe: Connection, folder: Path) -> None:
    """Bring the index of the library in `folder` up to it whenever that is asked for at the other end of `pipe`."""
    from reader.search import open_index
    from reader.services.finding import SearchService
    from reader.storage import open_library

    line = _Line(pipe)
    with open_library(folder, upkeep=False) as library:
        finding = SearchService(library, open_index(library.index_folder))
        while line.wait():
            # Another program may hold the index, or the disk be full, only now: it is tried again with the next texts.
            with suppress(Cancelled, StorageError):
                finding.catch_up(line.report, line.cancelled)
        if not line.cancelled():
            finding.join()

"""Questions answered beside the window's thread, the latest only: typing never waits for an answer nobody needs."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError

T = TypeVar("T")


class Errands(QObject):
    """One after the other in one thread.  `failed` carries a ReaderError; other errors are raised in the window's."""

    failed = Signal(object)
    _back = Signal(int, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "search")
        self._now = 0
        self._back.connect(self._deliver)

    def drop(self) -> None:
        """Nobody waits any more for what was sent so far: it is not begun, or its answer is thrown away."""
        self._now += 1

    def send(self, work: Callable[[], T], take: Callable[[T], object]) -> None:
        """Do `work` in the thread, then give what it returns to `take` in the window's."""
        self._pool.submit(self._run, self._now, work, take)

    def _run(self, ticket: int, work: Callable[[], T], take: Callable[[T], object]) -> None:
        if ticket != self._now:
            return
        try:
            found: object = work()
        except BaseException as error:
            found = error
        self._back.emit(ticket, take, found)

    def _deliver(self, ticket: int, take: Callable[[object], object], found: object) -> None:
        if ticket != self._now:
            return
        if isinstance(found, ReaderError):
            self.failed.emit(found)
        elif isinstance(found, BaseException):
            raise found
        else:
            take(found)

    def close(self) -> None:
        """Wait for what is under way; nothing is begun any more."""
        self.drop()
        self._pool.shutdown(wait=True, cancel_futures=True)

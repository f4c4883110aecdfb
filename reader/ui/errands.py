"""Work done beside the window's thread; of questions the latest only, so that typing never waits for an answer nobody
needs."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from reader.errors import ReaderError
from reader.model.progress import IsCancelled

T = TypeVar("T")
Fail = Callable[[ReaderError], object]


@dataclass(frozen=True, slots=True)
class Errand(Generic[T]):
    """What the work knows of its errand, in its thread.  cancelled: whether nobody waits for it any more.  tell: takes
    what there is so far."""

    cancelled: IsCancelled
    tell: Callable[[T], object]


class Errands(QObject):
    """One after the other in one thread.  `failed` carries a ReaderError; other errors are raised in the window's."""

    failed = Signal(object)
    _back = Signal(object, object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "errands")
        self._now = 0
        self._is_closed = False
        self._back.connect(self._deliver)

    def drop(self) -> None:
        """Nobody waits any more for what was sent so far: it is not begun, or told to stop and its answer thrown
        away."""
        self._now += 1

    def send(
        self,
        work: Callable[[Errand[T]], T],
        take: Callable[[T], object],
        so_far: Callable[[T], object] | None = None,
        dropped: bool = True,
        patience: float = 0.0,
        fail: Fail | None = None,
    ) -> None:
        """Do `work` in the thread, then give what it returns to `take` in the window's, and before that what it tells
        to `so_far`.

        dropped: whether `drop` is meant for it, too.  patience: seconds to wait for it here; what is done by then has
        been given to `take` when this returns.  fail: takes its ReaderError, which `failed` does not carry then.
        """
        if self._is_closed:
            return
        ticket = self._now if dropped else None
        errand: Errand[T] = Errand(partial(self._is_dropped, ticket), partial(self._back.emit, ticket, so_far, None))
        future = self._pool.submit(self._run, ticket, partial(work, errand), take, fail)
        if patience:
            wait([future], patience)
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _is_dropped(self, ticket: int | None) -> bool:
        return self._is_closed or ticket not in (None, self._now)

    def _run(self, ticket: int | None, work: Callable[[], T], take: Callable[[T], object], fail: Fail | None) -> None:
        if self._is_dropped(ticket):
            return
        try:
            found: object = work()
        except BaseException as error:
            found = error
        self._back.emit(ticket, take, fail, found)

    def _deliver(self, ticket: int | None, take: Callable[[object], object], fail: Fail | None, found: object) -> None:
        if self._is_dropped(ticket):
            return
        if isinstance(found, ReaderError):
            (fail or self.failed.emit)(found)
        elif isinstance(found, BaseException):
            raise found
        else:
            take(found)

    def close(self) -> None:
        """Have what is under way stop, and wait for it; nothing is begun or answered any more."""
        self._is_closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

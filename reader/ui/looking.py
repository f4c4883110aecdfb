"""What is looked for beside the window: its first hits, the rest, and how many there are."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from reader.collector import leave_alone
from reader.model.search import Query
from reader.presenters.searching import Answer, Counted, SearchSession
from reader.ui.errands import Errand, Errands

T = TypeVar("T")

# Until a window that was shown is painted.
_SHOWN_MS = 50
# After which it takes long enough to say so.
_SLOW_MS = 300
# Between two lists of what there is so far.
_EARLY_MS = 100


class Looking(QObject):
    """`early` carries an Answer to which more is to come, `answered` the whole one, `extended` one with more of the
    same; `counted` a Counted, `meant` other words; `slow` whether it takes long, `failed` and `uncounted` an error."""

    early = Signal(object)
    answered = Signal(object)
    extended = Signal(object)
    counted = Signal(object)
    meant = Signal(object)
    slow = Signal(bool)
    failed = Signal(object)
    uncounted = Signal(object)

    def __init__(self, session: SearchSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        # Two, so that the next answer does not wait until the last one is counted.
        self._errands, self._counting = Errands(self), Errands(self)
        self._errands.failed.connect(partial(self._tell, self._errands, self.failed))
        self._counting.failed.connect(partial(self._tell, self._counting, self.uncounted))
        # Those of the two that are waited for.
        self._under_way: set[Errands] = set()
        self._patience = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._patience.timeout.connect(lambda: self._tell_slow(True))
        self._listing = QTimer(self, singleShot=True, interval=_EARLY_MS)
        self._listing.timeout.connect(self._list)
        self._so_far: Answer | None = None
        self.is_slow = False

    def prepare_soon(self, letters: Callable[[], None], words: Callable[[], None]) -> None:
        """Load first what any letter needs, then what whole words do, for which no letter waits."""

        def load_words(_done: None) -> None:
            self._counting.send(lambda _errand: words(), lambda _done: leave_alone(), dropped=False)

        def load() -> None:
            leave_alone()
            self._errands.send(lambda _errand: letters(), load_words, dropped=False)

        QTimer.singleShot(_SHOWN_MS, self, load)

    def look(self, query: Query, document: int | None = None) -> None:
        """Look for it, with all of one document."""

        def work(errand: Errand[Answer]) -> Answer:
            return self._session.look(query, document, errand.cancelled, errand.tell)

        self._listing.start()
        self._send(self._errands, work, self.answered, self._keep)

    def extend(self, query: Query) -> None:
        """Look for more of the same."""

        def work(errand: Errand[Answer]) -> Answer:
            return self._session.look(query, cancelled=errand.cancelled)

        self._send(self._errands, work, self.extended)

    def _keep(self, answer: Answer) -> None:
        self._so_far = answer
        if not self._listing.isActive():
            self._list()

    def _list(self) -> None:
        """Show what there is, if there is more than before."""
        answer, self._so_far = self._so_far, None
        if answer is not None:
            self._listing.start()
            self.early.emit(answer)

    def count(self, query: Query, narrower: Query | None) -> None:
        """Count all that there is."""

        def work(errand: Errand[Counted]) -> Counted:
            return self._session.count(query, narrower, errand.cancelled)

        self._send(self._counting, work, self.counted)

    def _send(
        self,
        errands: Errands,
        work: Callable[[Errand[T]], T],
        signal: SignalInstance,
        so_far: Callable[[T], object] | None = None,
    ) -> None:
        self._under_way.add(errands)
        self._patience.start()
        errands.send(work, partial(self._tell, errands, signal), so_far)

    def _tell(self, errands: Errands, signal: SignalInstance, found: object) -> None:
        """It is there, or the error that came of it; the other errand may still be under way."""
        self._under_way.discard(errands)
        if not self._under_way:
            self._rest()
        signal.emit(found)

    def look_for_meant(self, query: Query) -> None:
        """What may have been meant by a query that finds nothing."""
        self._counting.send(lambda _errand: self._session.meant(query), self.meant.emit)

    def _tell_slow(self, is_slow: bool) -> None:
        if is_slow != self.is_slow:
            self.is_slow = is_slow
            self.slow.emit(is_slow)

    def _rest(self) -> None:
        """Nothing is looked for."""
        self._under_way.clear()
        self._patience.stop()
        self._listing.stop()
        self._so_far = None
        self._tell_slow(False)

    def drop(self) -> None:
        """Nobody waits any more for what is under way."""
        self._rest()
        self._errands.drop()
        self._counting.drop()

    def close(self) -> None:
        """Wait for what is looked for; the library may be closed then."""
        self._rest()
        self._errands.close()
        self._counting.close()

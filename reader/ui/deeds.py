"""What is done to the library and may take long: beside the window's thread, one thing at a time, and taken back."""

from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from reader.errors import Cancelled, ReaderError, UsageError
from reader.i18n import gettext as _
from reader.model.changes import ChangeSet
from reader.model.progress import Progress, Report
from reader.services.session import Reader
from reader.ui.broadcast import Broadcast
from reader.ui.desk import Desk
from reader.ui.errands import Errand, Errands, Fail
from reader.ui.work_bar import WorkBar

# As long as nobody sees that a window stands still.
_PATIENCE_SECONDS = 0.1
# After that, before it is told how far it is: what is done by then need not be stopped.
_SLOW_MS = 400

_BEGUN = Progress("correct", 0, 0)

# Told whom to report to; what that raises is to end it with nothing done.
Act = Callable[[Report], ChangeSet | None]
Then = Callable[[ChangeSet | None], object]


class Deeds(QObject):
    """`said` carries a sentence for the status bar, `failed` an error.

    patience: seconds for which the window waits for what is done, so that most of it is done at once.  work: shows how
    far what takes longer is, and stops it; so does the bar of each dialog that keeps its reader from this one.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, reader: Reader, desk: Desk, broadcast: Broadcast, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader = reader
        self._desk = desk
        self._broadcast = broadcast
        self._errands = Errands(self)
        self._under_way = False
        self._progress = _BEGUN
        self._stop = Event()
        self.patience = _PATIENCE_SECONDS
        self.work = WorkBar(parent)
        self._bars = [self.work]

    def do(self, act: Act, then: Then, fail: Fail | None = None) -> None:
        """Do it, tell every screen, then give `then` what changed; refused while something else is being done.

        fail: takes what goes wrong, a refusal too, where it is to be told elsewhere than in the window.
        """
        fail = fail or self._fail
        if self._under_way:
            fail(UsageError(_("上一項更動還在進行；請稍候再試。")))
            return

        def work(_errand: Errand[ChangeSet | None]) -> ChangeSet | None:
            try:
                return act(self._report)
            finally:
                self._under_way = False

        self._under_way, self._progress = True, _BEGUN
        self._stop.clear()
        self._errands.send(work, partial(self._finish, then), patience=self.patience, fail=fail)
        if self._under_way:
            self.said.emit(_("更動進行中…"))
            for bar in self._bars:
                self._watch(bar, _SLOW_MS)

    def show_in(self, bar: WorkBar) -> None:
        """Show in `bar`, too, how far what takes long is, and have it stopped there, until `hide_from`."""
        self._bars.append(bar)
        if self._under_way:
            self._watch(bar, 0)

    def hide_from(self, bar: WorkBar) -> None:
        """The dialog of `bar` is closed."""
        if bar in self._bars:
            self._bars.remove(bar)
        if bar.watching:
            bar.finish()

    def _watch(self, bar: WorkBar, patience: int) -> None:
        if bar.watching:  # What was done just before, and may have been told to stop.
            bar.finish()
        bar.watch(partial(self._follow, bar), self._stop.set, patience)

    def _report(self, progress: Progress) -> None:
        """Called in the thread of the work."""
        self._progress = progress
        if self._stop.is_set():
            raise Cancelled(_("已停止，文件沒有更動。"))

    def _follow(self, bar: WorkBar) -> None:
        """However it ended, nothing is under way then."""
        if not self._under_way:
            bar.finish()
        elif not self._stop.is_set():
            bar.show_progress(self._progress)

    def _finish(self, then: Then, changes: ChangeSet | None) -> None:
        self._broadcast.publish(changes)
        then(changes)

    def _fail(self, error: ReaderError) -> None:
        if isinstance(error, UsageError | Cancelled):
            self.said.emit(str(error))
        else:
            self.failed.emit(error)

    def undo(self) -> None:
        told = self._tell(_("已復原。"), _("已復原在「{title}」裡的更動。"), _("沒有可復原的動作。"))
        self.do(self._reader.undoing.undo, told)

    def redo(self) -> None:
        told = self._tell(_("已重做。"), _("已重做在「{title}」裡的更動。"), _("沒有可重做的動作。"))
        self.do(self._reader.undoing.redo, told)

    def _tell(self, done: str, elsewhere: str, nothing: str) -> Then:
        """Says what was done, and where, if nothing of it is in sight."""

        def tell(changes: ChangeSet | None) -> None:
            here = self._desk.document
            if not changes:
                self.said.emit(nothing)
            elif len(changes.documents) == 1 and (here is None or here.id not in changes.documents):
                (document,) = changes.documents
                title = self._desk.shown(self._reader.library_service.title(document))
                self.said.emit(elsewhere.format(title=title))
            else:
                self.said.emit(done)

        return tell

    def stop(self) -> bool:
        """Have what is seen to take long stop; whether there was anything."""
        return self.work.isVisible() and self.work.ask_to_stop()

    def may_close(self) -> bool:
        """Whether the window may close now; what is being done asks first."""
        if not self._under_way:
            return True
        question = _("更動還在進行。要停止並結束嗎？停止的話，文件維持原樣。")
        answer = QMessageBox.question(self.work.window(), _("經貿閱讀器"), question)
        return answer == QMessageBox.StandardButton.Yes

    def close(self) -> None:
        """Have what is being done stop, and wait for that; the library may be closed then."""
        self._stop.set()
        self._errands.close()

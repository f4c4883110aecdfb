"""Long work in the status bar: what is being done, how far, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.progress import Progress
from reader.presenters.stages import stage_name

_POLL_MS = 80


def _is_counted(progress: Progress) -> bool:
    """Of a single step it is not known how far it is: a bar that moves tells that it goes on."""
    return progress.total > 1


def describe(progress: Progress) -> str:
    """One line for the status bar."""
    if _is_counted(progress):
        done = _("{done}／{total}").format(done=format_count(progress.done), total=format_count(progress.total))
    else:
        done = format_count(progress.done) if progress.done else ""
    return "　".join(part for part in (stage_name(progress.stage), done, progress.item) if part)


class WorkBar(QWidget):
    """Shows the progress of one piece of work at a time and polls it from the window's thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar(self)
        self.bar.setMaximumWidth(160)
        self.bar.setTextVisible(False)
        self.stop = QToolButton(self)
        self.stop.setText(_("停止"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.bar, self.stop):
            layout.addWidget(widget)
        self._timer = QTimer(self, interval=_POLL_MS)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self.show)
        self._cancel: Callable[[], None] | None = None
        self.stop.clicked.connect(self.ask_to_stop)
        self.hide()

    @property
    def watching(self) -> bool:
        """Whether there is work now, to be seen already or not."""
        return self._cancel is not None

    def watch(self, poll: Callable[[], None], cancel: Callable[[], None], patience: int = 0) -> None:
        """Call `poll` regularly until finish(); the stop button calls `cancel`.

        patience: milliseconds in which nobody need be told of the work.
        """
        self._timer.timeout.connect(poll)
        self._cancel = cancel
        self.stop.setEnabled(True)
        self.label.setText(_("準備中…"))
        self.bar.setRange(0, 0)
        self._timer.start()
        if patience:
            self._patience.start(patience)
        else:
            self.show()

    def show_progress(self, progress: Progress) -> None:
        self.label.setText(describe(progress))
        self.bar.setRange(0, progress.total if _is_counted(progress) else 0)
        self.bar.setValue(progress.done)

    def finish(self) -> None:
        self._timer.stop()
        self._patience.stop()
        self._timer.timeout.disconnect()
        self._cancel = None
        self.hide()

    def ask_to_stop(self) -> bool:
        """Have the work stop, as the button does; whether there was any that had not been told to."""
        if self._cancel is None or not self.stop.isEnabled():
            return False
        self.stop.setEnabled(False)
        self.label.setText(_("正在停止…"))
        self._cancel()
        return True

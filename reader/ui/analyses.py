"""The way from the window to the analysis of words, which is loaded when it is first asked for."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.presenters.searching import SearchSession
from reader.services.session import Reader
from reader.ui.broadcast import Broadcast
from reader.ui.desk import Desk
from reader.ui.navigator import Navigator
from reader.ui.terms import Terms

if TYPE_CHECKING:
    from reader.ui.analysis.analysing import Analysing


class Parts(NamedTuple):
    """What the analysis of words works with."""

    reader: Reader
    desk: Desk
    navigator: Navigator
    session: SearchSession
    terms: Terms
    broadcast: Broadcast
    window: QWidget


class Analyses(QObject):
    """`said` carries a sentence, `failed` an error.  made: None until it was asked for."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.made: Analysing | None = None

    def show(self, words: str = "") -> None:
        """The window, with these words, or those that are selected on the page or searched for."""
        from reader.ui.analysis.analysing import Analysing

        if self.made is None:
            self.made = Analysing(self._parts)
            self.made.said.connect(self.said)
            self.made.failed.connect(self.failed)
        self.made.show(words)

    def close(self) -> None:
        """Before the main window goes, and the library under it."""
        if self.made is not None:
            self.made.close()

    def retell(self) -> None:
        """The script of the view is another."""
        if self.made is not None:
            self.made.retell()

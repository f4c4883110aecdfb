"""Work done beside the window's thread, in which only what is waited for is answered."""

from threading import Event

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.errors import ReaderError, UsageError
from reader.ui.errands import Errand, Errands


def test_an_answer_that_comes_late_is_thrown_away(qtbot: QtBot) -> None:
    parent = QObject()
    errands = Errands(parent)
    begun, go_on = Event(), Event()
    taken: list[str] = []

    def slowly(_errand: Errand[str]) -> str:
        begun.set()
        go_on.wait(5)
        return "late"

    errands.send(slowly, taken.append)
    errands.send(lambda _errand: "never begun", taken.append)
    assert begun.wait(5)
    errands.drop()
    errands.send(lambda _errand: "wanted", taken.append)
    go_on.set()
    qtbot.waitUntil(lambda: bool(taken))
    errands.close()
    assert taken == ["wanted"]


def test_an_errand_that_is_not_to_be_dropped_is_done(qtbot: QtBot) -> None:
    parent = QObject()
    errands = Errands(parent)
    taken: list[str] = []
    errands.send(lambda _errand: "loaded", taken.append, dropped=False)
    errands.drop()
    qtbot.waitUntil(lambda: taken == ["loaded"])
    errands.send(lambda _errand: "done when nobody is there", taken.append, dropped=False)
    errands.close()
    QApplication.processEvents()
    assert taken == ["loaded"]


def test_an_errand_that_fails_says_so(qtbot: QtBot) -> None:
    parent = QObject()
    errands = Errands(parent)
    told: list[ReaderError] = []
    errands.failed.connect(told.append)

    def refuse(_errand: Errand[None]) -> None:
        raise UsageError("不行。")

    errands.send(refuse, lambda _none: None)
    qtbot.waitUntil(lambda: [str(error) for error in told] == ["不行。"])
    errands.close()

"""Searches that take long: their first hits come before the others, and they can be stopped."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.errors import UsageError
from reader.model.progress import IsCancelled, never
from reader.model.search import Query, SearchResults, Tally, Tell
from reader.presenters.searching import Finding
from reader.ui.window import MainWindow
from tests.gui.asking import ask, listed
from tests.gui.reading_window import folder, reader
from tests.gui.windows import answered, window

__all__ = ["folder", "reader", "window"]

_MOMENT = 0.005


class Halting:
    """Answers as `finding` does, but after each document waits until it is let go on, or nobody waits for it.

    given_up: of those for which nobody waited any more.
    """

    def __init__(self, finding: Finding) -> None:
        self._finding = finding
        self.go_on = Event()
        self.given_up: set[str] = set()

    def search(
        self, query: Query, count: bool = True, cancelled: IsCancelled = never, tell: Tell | None = None
    ) -> SearchResults:
        def told(found: SearchResults) -> None:
            if tell is not None:
                tell(found)
                self._wait(query, cancelled)

        if "." not in query.text:
            self._wait(query, cancelled)
        return self._finding.search(query, count, cancelled, told)

    def _wait(self, query: Query, cancelled: IsCancelled, go_on: Event | None = None) -> None:
        while not cancelled():
            if (go_on or self.go_on).wait(_MOMENT):
                return
        self.given_up.add(query.text)

    def count(self, query: Query, divide: bool = True, cancelled: IsCancelled = never) -> Tally:
        self._wait(query, cancelled)
        return self._finding.count(query, divide, cancelled)

    def did_you_mean(self, query: Query) -> tuple[str, ...]:
        return self._finding.did_you_mean(query)


class CountingHalting(Halting):
    """Finds at once what is to be counted."""

    def search(
        self, query: Query, count: bool = True, cancelled: IsCancelled = never, tell: Tell | None = None
    ) -> SearchResults:
        return self._finding.search(query, count, cancelled, tell)


class Miscounting(CountingHalting):
    """Finds what is to be counted, and does not come to its number."""

    def count(self, query: Query, divide: bool = True, cancelled: IsCancelled = never) -> Tally:
        self._wait(query, cancelled)
        raise UsageError("數不出來。")


class TwiceHalting(Halting):
    """Finds one hit at once; more of them wait for `more`, and their number for `go_on`."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.more = Event()

    def search(
        self, query: Query, count: bool = True, cancelled: IsCancelled = never, tell: Tell | None = None
    ) -> SearchResults:
        if query.limit > 1:
            self._wait(query, cancelled, self.more)
        return self._finding.search(query, count, cancelled, tell)


@pytest.fixture
def halting(window: MainWindow) -> Halting:
    """What the window asks."""
    made = window.session.finding = Halting(window.reader.finding)
    return made


def begin(window: MainWindow, text: str) -> None:
    window.bar.search.setFocus()
    window.bar.search.setText(text)
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)


def test_the_first_hits_of_an_expression_are_gone_to_while_the_others_are_looked_for(
    qtbot: QtBot, window: MainWindow, halting: Halting
) -> None:
    begin(window, "/數位.易/")
    qtbot.waitUntil(lambda: len(listed(window)) == 1)
    first = window.session.current
    assert first is not None and first.text == "數位貿易"
    qtbot.waitUntil(lambda: window.results.summary.text() == "至少 2 份文件、2 處（顯示前 1 處）；還在搜尋…")
    qtbot.waitUntil(window.results.stopping.isVisible)
    halting.go_on.set()
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    qtbot.waitUntil(lambda: window.results.summary.text() == "2 份文件，共 2 處")
    assert window.session.current == first and not window.results.stopping.isVisible()


@pytest.mark.parametrize(
    "stop",
    [
        lambda window: QTest.keyClick(window.bar.search, Qt.Key.Key_Escape),
        lambda window: QTest.mouseClick(window.results.stopping, Qt.MouseButton.LeftButton),
        lambda window: (window.desk.view.setFocus(), QTest.keyClick(window.desk.view, Qt.Key.Key_Escape)),
    ],
    ids=["Esc in the field", "the button", "Esc on the page"],
)
def test_a_search_is_stopped_and_the_hits_that_are_there_stay(
    qtbot: QtBot, window: MainWindow, halting: Halting, stop: Callable[[MainWindow], object]
) -> None:
    begin(window, "/數位.易/")
    qtbot.waitUntil(lambda: len(listed(window)) == 1)
    qtbot.waitUntil(window.results.stopping.isVisible)
    stop(window)
    assert window.results.summary.text() == "至少 2 份文件、2 處（顯示前 1 處）；已停止搜尋"
    assert not window.results.stopping.isVisible()
    qtbot.waitUntil(lambda: halting.given_up == {"/數位.易/"})
    QApplication.processEvents()
    assert len(listed(window)) == 1 and window.bar.search.text() == "/數位.易/"
    assert window.bar.hits.text().endswith("至少 2 處")


def test_what_is_slowly_found_anew_leaves_the_panel_that_is_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    ask(window, "數位貿易")
    window.docks.right.setCurrentWidget(window.marks.panel)
    halting = window.session.finding = Halting(window.reader.finding)
    window.finder.refresh()
    qtbot.waitUntil(lambda: window.results.stopping.isVisibleTo(window.results))
    assert window.docks.right.currentWidget() is window.marks.panel
    halting.go_on.set()
    answered(window)
    assert len(listed(window)) == 2
    assert window.docks.right.currentWidget() is window.marks.panel


def test_stopped_before_anything_is_found_it_leaves_no_hits_of_other_words(qtbot: QtBot, window: MainWindow) -> None:
    ask(window, "供應鏈")
    qtbot.waitUntil(lambda: "共" in window.bar.hits.text())
    halting = window.session.finding = Halting(window.reader.finding)
    begin(window, "數位貿易")
    qtbot.waitUntil(lambda: window.results.summary.text() == "搜尋中…")
    QTest.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert (window.results.summary.text(), listed(window)) == ("已停止搜尋。", [])
    assert window.bar.search.hasFocus(), "the first Esc only stops"
    QTest.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert window.desk.view.hasFocus()
    qtbot.waitUntil(lambda: halting.given_up == {"數位貿易"})
    halting.go_on.set()
    QTest.keyClick(window.desk.view, Qt.Key.Key_F3)
    answered(window)
    assert len(listed(window)) == 2, "asked again"


def test_counting_that_takes_long_is_stopped_too(qtbot: QtBot, window: MainWindow) -> None:
    halting = window.session.finding = CountingHalting(window.reader.finding)
    begin(window, "數位貿易")
    answered(window)
    qtbot.waitUntil(window.results.stopping.isVisible)
    assert window.results.summary.text() == "2 份文件，共 2 處；還在搜尋…"
    QTest.keyClick(window.bar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: halting.given_up == {"數位貿易"})
    assert window.results.summary.text() == "2 份文件，共 2 處；已停止搜尋"
    assert len(listed(window)) == 2


def test_counting_that_fails_says_so_and_nothing_is_left_to_be_stopped(qtbot: QtBot, window: MainWindow) -> None:
    failing = window.session.finding = Miscounting(window.reader.finding)
    begin(window, "數位貿易")
    answered(window)
    qtbot.waitUntil(window.results.stopping.isVisible)
    failing.go_on.set()
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == "數不出來。")
    assert window.results.summary.text() == "2 份文件，共 2 處"
    assert not window.results.stopping.isVisible()
    window.bar.search.setFocus()
    QTest.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert window.desk.view.hasFocus(), "Esc has nothing to stop"
    assert window.results.summary.text() == "2 份文件，共 2 處"


@pytest.mark.parametrize(
    ("first", "is_there", "told"),
    [
        ("more", lambda window: len(listed(window)) == 2, "2 份文件，共 2 處"),
        ("go_on", lambda window: window.session.tally is not None, "2 份文件，共 2 處（顯示前 1 處）"),
    ],
    ids=["the hits come first", "the number comes first"],
)
def test_more_hits_and_their_number_are_stopped_until_both_are_there(
    qtbot: QtBot,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    first: str,
    is_there: Callable[[MainWindow], bool],
    told: str,
) -> None:
    monkeypatch.setattr("reader.ui.finder.HITS_SHOWN", 1)
    halting = window.session.finding = TwiceHalting(window.reader.finding)
    begin(window, "數位貿易")
    answered(window)
    window.results.tree.endReached.emit()
    qtbot.waitUntil(window.results.stopping.isVisible)
    getattr(halting, first).set()
    qtbot.waitUntil(lambda: is_there(window))
    assert window.results.summary.text() == f"{told}；還在搜尋…"
    assert window.results.stopping.isVisible()
    QTest.keyClick(window.bar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: halting.given_up == {"數位貿易"})
    assert window.results.summary.text() == f"{told}；已停止搜尋"
    assert not window.results.stopping.isVisible()


def test_the_next_letter_stops_what_the_letters_before_asked(
    qtbot: QtBot, window: MainWindow, halting: Halting
) -> None:
    window.bar.search.setFocus()
    QTest.keyClicks(window.bar.search, "/UST./")
    qtbot.waitUntil(lambda: len(listed(window)) == 1)
    window.bar.search.selectAll()
    QTest.keyClicks(window.bar.search, "U")
    qtbot.waitUntil(lambda: "/UST./" in halting.given_up)
    halting.go_on.set()
    qtbot.waitUntil(lambda: {hit.text for hit in window.session.hits} == {"USTR"})


def test_closing_the_window_does_not_wait_for_a_search(qtbot: QtBot, window: MainWindow, halting: Halting) -> None:
    begin(window, "/數位.易/")
    qtbot.waitUntil(lambda: len(listed(window)) == 1)
    window.close()
    assert halting.given_up == {"/數位.易/"}

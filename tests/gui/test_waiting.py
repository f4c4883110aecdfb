"""What takes long to find: the window says so, goes on, and mixes up nothing."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model.progress import IsCancelled, never
from reader.model.search import Query, SearchResults, Tally, Tell
from reader.presenters.searching import Finding
from reader.ui.window import MainWindow
from tests.gui.asking import ask, listed
from tests.gui.reading_window import folder, reader
from tests.gui.windows import answered, window

__all__ = ["folder", "reader", "window"]


class Slow:
    """Answers as `finding` does, once it is let go on."""

    def __init__(self, finding: Finding) -> None:
        self._finding = finding
        self.asked: list[str] = []
        self.go_on = Event()

    def search(
        self, query: Query, count: bool = True, cancelled: IsCancelled = never, tell: Tell | None = None
    ) -> SearchResults:
        self.asked.append(query.phrase)
        self.go_on.wait(10)
        return self._finding.search(query, count, cancelled, tell)

    def count(self, query: Query, divide: bool = True, cancelled: IsCancelled = never) -> Tally:
        return self._finding.count(query, divide, cancelled)

    def did_you_mean(self, query: Query) -> tuple[str, ...]:
        return self._finding.did_you_mean(query)


def test_what_enter_asks_comes_beside_the_window_which_says_so_and_does_what_was_typed_ahead(
    qtbot: QtBot, window: MainWindow
) -> None:
    slow = window.session.finding = Slow(window.reader.finding)
    window.bar.search.setFocus()
    window.bar.search.setText("/數位.易/")
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.results.summary.text() == "搜尋中…")
    QTest.keyClick(window.bar.search, Qt.Key.Key_F3)
    assert window.session.current is None
    slow.go_on.set()
    answered(window)
    assert set(listed(window)) == {"經貿前線", "另一份文件"}
    assert window.desk.document is not None and window.desk.document.id == 2, "from the hit of the open one to the next"
    assert window.session.current is not None and window.session.current.document == 2


def test_what_is_typed_and_takes_long_is_said_to_be_looked_for(qtbot: QtBot, window: MainWindow) -> None:
    ask(window, "關稅")
    slow = window.session.finding = Slow(window.reader.finding)
    window.bar.search.clear()
    QTest.keyClicks(window.bar.search, "UST")
    qtbot.waitUntil(lambda: window.results.summary.text() == "搜尋中…")
    slow.go_on.set()
    qtbot.waitUntil(lambda: window.results.summary.text() == "1 份文件，共 1 處")


def test_what_is_found_anew_after_a_mark_leaves_the_panel_that_is_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    ask(window, "數位貿易")
    assert window.docks.right.currentWidget() is window.results
    window.docks.right.setCurrentWidget(window.marks.panel)
    current = window.session.current
    window.finder.refresh()
    answered(window)
    assert window.docks.right.currentWidget() is window.marks.panel
    assert window.session.current == current is not None


def test_what_enter_asked_is_forgotten_when_something_else_is_asked(qtbot: QtBot, window: MainWindow) -> None:
    slow = window.session.finding = Slow(window.reader.finding)
    window.bar.search.setText("/數位.易/")
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(slow.asked))
    window.bar.search.setText("供應鏈")
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    slow.go_on.set()
    answered(window)
    assert {hit.text for hit in window.session.hits} == {"供應鏈"}
    assert window.session.current is not None and window.session.current.text == "供應鏈"


@pytest.mark.parametrize("asked", [True, False], ids=["asked", "typed"])
def test_an_import_that_ends_while_something_else_is_looked_for_leaves_it_what_is_found(
    qtbot: QtBot, window: MainWindow, asked: bool
) -> None:
    ask(window, "數位貿易")
    slow = window.session.finding = Slow(window.reader.finding)
    field = window.bar.search
    field.selectAll()
    QTest.keyClicks(field, "USTR")
    if asked:
        QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(slow.asked))
    window.finder.refresh()
    slow.go_on.set()
    qtbot.waitUntil(lambda: {hit.text for hit in window.session.hits} == {"USTR"})
    answered(window)
    assert field.text() == "USTR" and len(listed(window)) == 1
    assert (window.session.current is not None) == asked, "Enter goes to what it finds, a letter does not"


def test_the_end_of_the_list_brings_no_more_of_what_was_found_before_what_is_typed(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.finder.HITS_SHOWN", 1)
    ask(window, "數位貿易")
    assert window.session.has_more
    slow = window.session.finding = Slow(window.reader.finding)
    window.bar.search.selectAll()
    QTest.keyClicks(window.bar.search, "USTR")
    qtbot.waitUntil(lambda: bool(slow.asked))
    window.results.tree.endReached.emit()
    slow.go_on.set()
    qtbot.waitUntil(lambda: {hit.text for hit in window.session.hits} == {"USTR"})
    answered(window)
    assert {hit.text for hit in window.session.hits} == {"USTR"} and len(listed(window)) == 1

"""What a reader arranged comes back the next time."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QSplitter
from pytestqt.qtbot import QtBot

from reader.services.session import Reader
from reader.ui.tool_window import ToolWindow
from reader.ui.window import MainWindow
from tests.gui.analysing import opened
from tests.gui.asking import ask
from tests.gui.reading_window import folder, reader
from tests.gui.windows import make_window

__all__ = ["folder", "reader"]


def glossary(window: MainWindow) -> ToolWindow:
    window.terms.show()
    assert window.terms.window is not None
    return window.terms.window


@pytest.fixture
def first(qtbot: QtBot, reader: Reader) -> Iterator[MainWindow]:
    window = make_window(qtbot, reader)
    yield window
    window.close()


@pytest.mark.parametrize("tool", [glossary, opened])
def test_a_window_beside_the_page_opens_as_it_was_closed(
    qtbot: QtBot, reader: Reader, first: MainWindow, tool: Callable[[MainWindow], ToolWindow]
) -> None:
    before = tool(first)
    before.setGeometry(QRect(60, 70, 640, 510))
    split = before.findChildren(QSplitter)[-1]
    split.setSizes([200, 420])
    wide = split.sizes()
    qtbot.waitUntil(before.isActiveWindow)
    QTest.keyClick(before, Qt.Key.Key_Escape)
    assert not before.isVisible()
    first.close()

    after = tool(make_window(qtbot, reader))

    assert after.geometry() == QRect(60, 70, 640, 510)
    assert after.findChildren(QSplitter)[-1].sizes() == wide


def test_the_panel_of_results_and_the_order_of_works_are_as_they_were_left(
    qtbot: QtBot, reader: Reader, first: MainWindow
) -> None:
    ask(first, "數位貿易")
    assert not first.results.facets.isVisible()
    QTest.mouseClick(first.results.narrowing, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(first.results.facets.isVisible)
    qtbot.waitUntil(lambda: min(first.results.lists.sizes()) > 100)
    high = first.results.lists.sizes()
    edge = first.results.lists.handle(1)
    QTest.mousePress(edge, Qt.MouseButton.LeftButton)
    QTest.mouseMove(edge, QPoint(edge.width() // 2, -60))
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton, pos=QPoint(edge.width() // 2, -60))
    moved = first.results.lists.sizes()
    assert moved[0] < high[0] - 20
    first.works.panel.order.setCurrentIndex(2)
    first.close()

    after = make_window(qtbot, reader)
    ask(after, "數位貿易")

    qtbot.waitUntil(lambda: min(after.results.lists.sizes()) > 0)  # shown, and given its room, which Qt does later
    assert after.results.lists.sizes() == moved
    assert after.works.panel.order.currentText() == "依年份"
    after.close()


def widths(window: MainWindow) -> tuple[int, int]:
    return window.docks.left.width(), window.docks.right.width()


def test_panels_that_a_small_window_made_narrow_are_as_wide_again_in_a_large_one(
    qtbot: QtBot, reader: Reader, first: MainWindow
) -> None:
    before = (280, 280)
    qtbot.waitUntil(lambda: widths(first) == before)
    first.resize(first.minimumSize())
    qtbot.waitUntil(lambda: max(widths(first)) < 170)
    first.resize(1200, 800)
    qtbot.waitUntil(lambda: widths(first) == before)
    first.resize(first.minimumSize())
    qtbot.waitUntil(lambda: max(widths(first)) < 170)
    first.close()

    after = make_window(qtbot, reader)
    qtbot.waitUntil(lambda: widths(after) == before)
    after.close()


def test_a_panel_that_its_reader_made_narrow_stays_so(qtbot: QtBot, first: MainWindow) -> None:
    panel = first.docks.left.parentWidget()
    assert isinstance(panel, QDockWidget)
    before = widths(first)
    first.resizeDocks([panel], [200], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: widths(first) == (200, before[1]))
    first.resize(760, 500)
    qtbot.waitUntil(lambda: widths(first)[1] < before[1])
    first.resize(1300, 800)
    qtbot.waitUntil(lambda: widths(first) == (200, before[1]))


def test_panels_that_made_room_for_the_printed_page_are_as_wide_again_without_it(
    qtbot: QtBot, first: MainWindow
) -> None:
    before = widths(first)
    for _time in range(2):
        first.actions_by_name["focus_original"].trigger()
        qtbot.waitUntil(lambda: widths(first) == (171, 171))  # both alike
        first.docks.page.toggleViewAction().trigger()
        qtbot.waitUntil(lambda: widths(first) == before)
    first.resize(760, 500)
    qtbot.waitUntil(lambda: max(widths(first)) < before[0])
    first.resize(1200, 800)
    qtbot.waitUntil(lambda: widths(first) == before)

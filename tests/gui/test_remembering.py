"""What a reader arranged comes back the next time."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
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

    qtbot.waitUntil(after.results.facets.isVisible)
    assert after.results.lists.sizes() == moved
    assert after.works.panel.order.currentText() == "依年份"
    after.close()

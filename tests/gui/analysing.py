"""A library of two documents, the window of its lines, trends and key terms, and what the tables of this hold."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from reader.services.session import Reader
from reader.ui.analysis.analysing import Analysing
from reader.ui.analysis.window import AnalysisWindow
from reader.ui.window import MainWindow
from tests.gui.windows import library_of

FIRST = """\
關稅簡訊

美國提高關稅，歐盟降低關稅。出口管制清單由各國公告，出口管制清單常有更動。

關稅問題仍未解決，各國意見不一，後續發展值得持續觀察。
"""
SECOND = """\
贸易简讯

欧盟降低关税之后，贸易增加，各国继续就后续安排进行磋商，市场反应平稳。
"""


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    opened = library_of(tmp_path, {"2019-05-06_first.txt": FIRST, "2021-03-04_second.txt": SECOND})
    opened.library.set_setting("bundled-imported", True)
    opened.finding.catch_up()
    yield opened
    opened.close()


def analysing(window: MainWindow) -> Analysing:
    assert window.analyses.made is not None
    return window.analyses.made


def opened(window: MainWindow) -> AnalysisWindow:
    window.actions_by_name["analysis"].trigger()
    analysis = analysing(window).window
    assert analysis is not None
    return analysis


def ask(window: MainWindow, qtbot: QtBot, words: str | None = None) -> AnalysisWindow:
    """Type the words and press Enter; the answer is there."""
    analysis = opened(window)
    if words is not None:
        analysis.field.setText(words)
    analysing(window).ask()
    wait(analysis, qtbot)
    return analysis


def wait(analysis: AnalysisWindow, qtbot: QtBot) -> None:
    """Until nothing is being answered."""
    qtbot.waitUntil(lambda: analysis.work.isHidden(), timeout=30_000)


def cell(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    item = table.item(row, column)
    assert item is not None
    return item


def column(analysis: AnalysisWindow, which: int) -> list[str]:
    model = analysis.lines.table.rows
    return [str(model.data(model.index(row, which))) for row in range(model.rowCount())]

"""Lines of a concordance and the words that keep it company, in their window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.i18n import set_language
from reader.presenters import settings as declared
from reader.ui.analysis.kwic import AFTER, BEFORE, DAY, TITLE, WORDS, fitting
from reader.ui.window import MainWindow
from tests.gui.analysing import ask, cell, column, reader, wait
from tests.gui.windows import window

__all__ = ["reader", "window"]


def test_every_place_is_a_line_and_a_click_leads_to_it(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "关税")
    assert sorted(column(analysis, WORDS)) == sorted(["关税", "關稅", "關稅", "關稅", "關稅"])
    assert analysis.lines.told.text() == "2 份文件，共 5 處"
    row = column(analysis, WORDS).index("关税")
    assert column(analysis, BEFORE)[row] == "欧盟降低"
    assert (column(analysis, TITLE)[row], column(analysis, DAY)[row]) == ("贸易简讯", "2021-03-04")
    table = analysis.lines.table
    rect = table.visualRect(table.rows.index(row, AFTER))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(5, 5))
    assert window.desk.document is not None
    assert window.desk.document.id == 2


def test_lines_are_sorted_anew_when_another_side_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "關稅")
    names = [analysis.lines.order.itemText(at) for at in range(analysis.lines.order.count())]
    analysis.lines.order.setCurrentIndex(names.index("左邊第 1 個"))
    wait(analysis, qtbot)
    assert [before[-2:] for before in column(analysis, BEFORE)] == ["", "", "降低", "降低", "提高"]
    analysis.lines.order.setCurrentIndex(names.index("右邊第 1 個"))
    wait(analysis, qtbot)
    assert [after[:2] for after in column(analysis, AFTER)] == ["，歐", "。出", "之后", "問題", "簡訊"]
    span = analysis.lines.table.rows.index(2, AFTER).data(Qt.ItemDataRole.UserRole + 1)
    assert tuple(span) == (0, 1)


def test_the_lines_follow_the_script_of_the_view(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "關稅")
    window.settings[declared.SCRIPT] = "cn"
    assert set(column(analysis, WORDS)) == {"关税"}
    assert "关税简讯" in column(analysis, TITLE)


def test_companions_and_the_lines_that_have_one(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "關稅")
    for box in (analysis.lines.left, analysis.lines.right):
        box.setValue(2)
    analysis.lines.count.click()
    wait(analysis, qtbot)
    words = analysis.lines.companions.table
    assert [cell(words, row, 0).text() for row in range(words.rowCount())] == ["降低"]
    assert cell(words, 0, 1).text() == "2"
    analysis.lines.companions.table.itemClicked.emit(words.item(0, 0))
    assert [before[-2:] for before in column(analysis, BEFORE)] == ["降低", "降低"]
    assert analysis.lines.told.text() == "附近有「降低」的 2 處"
    analysis.lines.every.click()
    assert len(column(analysis, BEFORE)) == 5


@pytest.mark.parametrize("language", ["zh_TW", "en"])
def test_all_figures_of_the_companions_are_in_sight_in_a_window_of_1100_pixels(
    window: MainWindow, qtbot: QtBot, language: str
) -> None:
    set_language(language)
    analysis = ask(window, qtbot, "關稅")
    analysis.resize(1100, 700)
    analysis.lines.count.click()
    wait(analysis, qtbot)
    table = analysis.lines.companions.table
    qtbot.waitUntil(lambda: table.rowCount() > 0 and table.horizontalScrollBar().maximum() == 0)
    head, metrics = table.horizontalHeader(), QFontMetrics(table.horizontalHeader().font())
    names = [table.horizontalHeaderItem(at) for at in range(table.columnCount())]
    assert all(name and metrics.horizontalAdvance(name.text()) < head.sectionSize(at) for at, name in enumerate(names))
    assert head.sectionSize(0) > 60, "four characters and their margins"


def test_lines_reach_across_the_window_until_companions_stand_beside_them(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "關稅")
    analysis.resize(1100, 700)
    table, width = analysis.lines.table, QFontMetrics(analysis.lines.table.font()).horizontalAdvance("關")
    qtbot.waitUntil(lambda: table.width() > 1050)
    before, after = table.columnWidth(BEFORE), table.columnWidth(AFTER)
    assert abs(before - after) <= 1
    assert before > 24 * width
    analysis.lines.count.click()
    wait(analysis, qtbot)
    qtbot.waitUntil(lambda: table.width() < 750)
    assert table.columnWidth(BEFORE) > 10 * width and not table.isColumnHidden(DAY)
    analysis.lines.companions.setMinimumWidth(560)
    qtbot.waitUntil(lambda: table.width() < 540)
    assert table.columnWidth(BEFORE) > 10 * width and table.isColumnHidden(DAY), "the date stands aside"
    assert table.model().index(0, TITLE).data(Qt.ItemDataRole.ToolTipRole) == "關稅簡訊　2019-05-06"
    analysis.lines.companions.setMinimumWidth(0)
    ask(window, qtbot, "貿易")
    qtbot.waitUntil(lambda: table.width() > 1050)


@pytest.mark.parametrize(
    ("room", "beginning", "end"),
    [(0, "", ""), (1, "依", "徵"), (3, "依法加", "法加徵"), (4, "依法加徵", "依法加徵"), (9, "依法加徵", "依法加徵")],
)
def test_context_is_shown_in_whole_characters_from_the_words_outwards(room: int, beginning: str, end: str) -> None:
    def fits(part: str) -> bool:
        return len(part) <= room

    assert (fitting("依法加徵", False, fits), fitting("依法加徵", True, fits)) == (beginning, end)

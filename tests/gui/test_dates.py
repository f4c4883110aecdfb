"""Dates in the page: what resting on one, or coming to it by key, tells."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.annotation import Span
from reader.presenters import settings as declared
from reader.ui.window import MainWindow
from tests.gui.windows import answered, library_of, make_window

TEXT = "關務前線\n\n本會於去（110）年完成談判。協定自2021年3月起生效，其草案早於民國109年提出，談判歷經110年者未有。\n"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    reader = library_of(tmp_path, {"關務前線.txt": TEXT})
    reader.finding.catch_up()
    made = make_window(qtbot, reader)
    made.settings[declared.TERM_DELAY] = 0
    made.navigator.open(1)
    yield made
    made.close()
    reader.close()


def hover(window: MainWindow, words: str) -> None:
    document = window.desk.document
    assert document is not None
    block = next(number for number, each in enumerate(document.blocks) if words in each.text)
    start = document.blocks[block].text.index(words)
    (rect, *_) = window.desk.view.span_rects(Span.within(block, start, start + len(words)))
    port, point = window.desk.view.viewport(), QPointF(rect.center())
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, point, QPointF(port.mapToGlobal(point)), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(port, event)


def test_resting_on_a_year_of_the_republic_shows_the_western_one(window: MainWindow, qtbot: QtBot) -> None:
    popup = window.desk.popups.date
    hover(window, "110）")
    qtbot.waitUntil(popup.isVisible)
    assert popup.title.text() == "去（110）年"
    assert "民國 110 年＝西元 2021 年" in popup.body.toPlainText()
    assert not popup.body.hasFocus()
    assert window.desk.dismiss()
    assert not popup.isVisible()


def test_what_is_no_date_or_says_all_by_itself_shows_nothing(window: MainWindow, qtbot: QtBot) -> None:
    for words in ("2021年3月", "歷經110年"):
        hover(window, words)
        assert window.desk.view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
        assert window.desk.view.lit is None


def test_a_date_is_reached_by_tab_and_entered_by_enter(window: MainWindow, qtbot: QtBot) -> None:
    view, popup = window.desk.view, window.desk.popups.date
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert popup.title.text() == "去（110）年"
    qtbot.waitUntil(popup.body.hasFocus)
    window.desk.dismiss()
    assert view.hasFocus()


def test_the_pop_up_is_in_the_script_of_the_view(window: MainWindow, qtbot: QtBot) -> None:
    window.settings[declared.SCRIPT] = "cn"
    hover(window, "民國109年")
    qtbot.waitUntil(window.desk.popups.date.isVisible)
    assert window.desk.popups.date.title.text() == "民国109年"


def test_a_year_is_found_in_all_its_forms_which_can_be_left_out_again(window: MainWindow, qtbot: QtBot) -> None:
    window.finder.search("2021", jump=True)
    answered(window)
    assert [hit.text for hit in window.session.hits] == ["去（110）年", "2021"]
    chips = window.results.chips
    qtbot.waitUntil(lambda: "（1 處）" in chips.buttons["widening:year"].accessibleName())
    chips.buttons["widening:year"].click()
    answered(window)
    assert [hit.text for hit in window.session.hits] == ["2021"]
    assert not chips.buttons["widening:year"].isChecked()
    chips.buttons["widening:year"].click()
    answered(window)
    assert len(window.session.hits) == 2
    window.finder.search("談判", jump=True)
    answered(window)
    assert "widening:year" not in chips.buttons


def test_the_pop_up_leads_to_every_place_of_its_year(window: MainWindow, qtbot: QtBot) -> None:
    hover(window, "民國109年")
    popup = window.desk.popups.date
    qtbot.waitUntil(popup.isVisible)
    popup.linkActivated.emit("find:")
    answered(window)
    assert [hit.text for hit in window.session.hits] == ["民國109年"]
    assert window.bar.search.text() == "2020"

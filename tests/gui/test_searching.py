"""Searching in the window: what comes while one types, how it was understood, and what can be done about it."""

import gc

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from reader.ui.query_help import QueryHelp
from reader.ui.search_field import SearchField
from reader.ui.window import MainWindow
from tests.gui.asking import ask, listed
from tests.gui.reading_window import folder, reader, select
from tests.gui.windows import answered, window

__all__ = ["folder", "reader", "window"]


def test_results_come_while_one_types_and_the_field_keeps_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.bar.search.setFocus()
    QTest.keyClicks(window.bar.search, "UST")
    qtbot.waitUntil(lambda: {hit.text for hit in window.session.hits} == {"UST"})
    qtbot.waitUntil(lambda: window.results.summary.text() == "1 份文件，共 1 處")
    assert window.bar.search.hasFocus() and window.session.current is None
    assert window.reader.searches.recent() == ()
    window.results.tree.clicked.emit(window.results.tree.rows.index(0, 0, window.results.tree.rows.index(0, 0)))
    assert window.session.current is not None and window.reader.searches.recent() == ("UST",)
    window.bar.search.setFocus()
    window.bar.search.end(False)
    QTest.keyClicks(window.bar.search, "X")
    qtbot.waitUntil(lambda: "找不到「USTX」" in window.results.summary.text())
    window.bar.search.selectAll()
    QTest.keyClick(window.bar.search, Qt.Key.Key_Backspace)
    assert "在上方輸入" in window.results.summary.text()


def test_the_first_hit_moves_nothing_but_what_it_concerns(window: MainWindow) -> None:
    before = window.library.list.geometry(), window.bar.height()
    ask(window, "關稅")
    assert window.bar.hits.text()
    QApplication.processEvents()
    assert (window.library.list.geometry(), window.bar.height()) == before


def test_an_operator_at_the_end_holds_up_nothing(qtbot: QtBot, window: MainWindow) -> None:
    field = window.bar.search
    field.setFocus()
    field.setText("知识产权 AND 關稅 OR")
    field.textEdited.emit(field.text())
    qtbot.waitUntil(lambda: bool(window.session.hits))
    qtbot.waitUntil(lambda: window.session.tally is not None)
    assert {hit.text for hit in window.session.hits} == {"智慧財產權", "關稅"}


def test_what_searching_needs_is_loaded_once_the_window_is_shown_and_not_looked_at_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    gc.unfreeze()
    window.hide()
    window.show()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)


def test_a_fault_is_told_under_the_field_and_gone_with_the_next_letter(window: MainWindow) -> None:
    field = window.bar.search
    ask(window, "關稅 AND (報復")
    bubble = field.bubble
    assert bubble.isVisible() and "第 8 個字的「(」" in bubble.text()
    below = field.mapTo(window, QPoint(0, field.height()))
    assert bubble.y() >= below.y() and window.rect().contains(bubble.geometry())
    assert bubble.text() == window.results.summary.text()
    QTest.keyClicks(field, ")")
    assert not bubble.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return)
    answered(window)
    assert window.results.summary.text().startswith("找不到")


def underlined(field: SearchField) -> bool:
    """Whether anything in the field is red."""
    image = field.grab().toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(pixel.red() > pixel.green() + 60 for pixel in pixels)


def test_a_fault_is_told_in_place_of_what_was_found_before_and_leaves_nothing_behind(window: MainWindow) -> None:
    field = window.bar.search
    ask(window, "關稅")
    assert not underlined(field)
    ask(window, "標題:")
    QApplication.processEvents()  # The field is wider without the number of places beside it.
    assert field.bubble.isVisible() and underlined(field)
    ask(window, "關稅")
    assert not field.bubble.isVisible() and not underlined(field)


def test_half_a_date_is_no_fault_until_one_stops_typing(qtbot: QtBot, window: MainWindow) -> None:
    field = window.bar.search
    field.setFocus()
    for letters in ("關稅 AND 日期:20", "關稅 AND 日期:202"):
        field.setText(letters)
        field.textEdited.emit(letters)
        assert not field.bubble.isVisible()
    qtbot.waitUntil(field.bubble.isVisible)
    assert "不是日期的範圍" in field.bubble.text()
    assert field.hasFocus() and field.text() == "關稅 AND 日期:202"


def test_words_that_nobody_wrote_together_are_found_apart_and_a_chip_asks_for_the_phrase(window: MainWindow) -> None:
    ask(window, "供應鏈 數位貿易")
    assert {hit.text for hit in window.session.hits} == {"供應鏈", "數位貿易"}
    chips = window.results.chips.buttons
    assert chips["words"].accessibleName() == "各詞都要有"
    chips["words"].click()
    answered(window)
    assert window.session.hits == ()
    assert "phrase" in window.results.chips.buttons
    window.results.chips.buttons["phrase"].click()
    answered(window)
    assert window.session.hits
    ask(window, "特別 301 條款")
    assert {hit.text for hit in window.session.hits} == {"特別 301 條款", "特別301條款"}
    assert window.results.chips.buttons["phrase"].isChecked()


def test_ctrl_f_looks_in_the_open_document_and_offers_the_library_where_it_has_none(window: MainWindow) -> None:
    window.actions_by_name["find_here"].trigger()
    assert "本文件" in window.bar.search.placeholderText()
    ask(window, "數位貿易")
    assert listed(window) == ["經貿前線"]
    ask(window, "可與前文參看")
    assert listed(window) == [] and not window.results.suggestions.isHidden()
    window.results.suggestions.linkActivated.emit("everywhere")
    answered(window)
    assert listed(window) == ["另一份文件"]
    assert not window.results.chips.buttons["scope"].isChecked()
    window.results.chips.buttons["scope"].click()
    answered(window)
    assert listed(window) == []
    window.navigator.open(2)
    answered(window)
    assert listed(window) == ["另一份文件"], "the scope is the document that is open now"
    window.actions_by_name["find"].trigger()
    assert "文件庫" in window.bar.search.placeholderText()


def test_what_may_have_been_meant_is_a_link_that_asks_it(qtbot: QtBot, window: MainWindow) -> None:
    ask(window, "智慧財產全")
    qtbot.waitUntil(lambda: "您是不是要找：智慧財產權" in window.results.suggestions.text())
    window.results.suggestions.linkActivated.emit("智慧財產權")
    answered(window)
    assert {hit.text for hit in window.session.hits} == {"智慧財產權"}
    assert window.bar.search.text() == "智慧財產權" and window.results.suggestions.isHidden()


def test_the_library_is_offered_beside_what_may_have_been_meant(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_name["find_here"].trigger()
    ask(window, "智慧財產全")
    qtbot.waitUntil(lambda: "您是不是要找" in window.results.suggestions.text())
    assert "改在整個文件庫裡找" in window.results.suggestions.text()


def test_words_selected_are_looked_for_as_they_stand(window: MainWindow) -> None:
    select(window, "（NAFTA）")
    window.actions_by_name["find"].trigger()
    assert window.bar.search.text() == '"（NAFTA）"'
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    answered(window)
    assert {hit.text for hit in window.session.hits} == {"（NAFTA）"}


def test_the_language_is_explained_with_examples_to_try(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def try_one(sheet: QueryHelp) -> int:
        read.append(sheet.sheet.toPlainText())
        sheet.sheet.anchorClicked.emit(QUrl("3"))
        return 1

    monkeypatch.setattr(QueryHelp, "exec", try_one)
    window.results.language.click()
    answered(window)
    assert "NEAR/20" in read[0]
    assert window.bar.search.text() == "晶片 OR 半導體"
    assert "找不到「晶片 OR 半導體」" in window.results.summary.text()


def test_every_example_of_the_sheet_is_a_query(window: MainWindow) -> None:
    from reader.ui.query_help import rows

    for example, _told in rows():
        window.finder.search(example, jump=False)
        answered(window)
        assert window.finder.inquiry.fault is None, example


def test_nothing_is_replaced_in_a_text_and_the_window_says_why(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "information", lambda _parent, _title, text: told.append(text))
    window.actions_by_name["replace"].trigger()
    assert "沒有「取代」" in told[0] and "更正" in told[0]


def test_no_other_words_are_offered_for_what_makes_no_sense(window: MainWindow) -> None:
    ask(window, "NAFTA")
    assert any("北美自由贸易协定" in chip.accessibleName() for chip in window.results.chips.buttons.values())
    ask(window, '"未關閉')
    assert "引號" in window.results.summary.text()
    assert list(window.results.chips.buttons) == ["scope"]

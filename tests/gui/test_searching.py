"""Searching in the window: what comes while one types, how it was understood, and what can be done about it."""

import gc
from threading import Event

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from reader.errors import ReaderError, UsageError
from reader.model.annotation import Colour
from reader.model.progress import IsCancelled, never
from reader.model.search import Facet, Query, SearchResults, Sort, Tally, Tell
from reader.presenters.searching import Finding
from reader.ui.errands import Errand, Errands
from reader.ui.query_help import QueryHelp
from reader.ui.saved_searches import SavedSearchesDialog
from reader.ui.search_field import SearchField
from reader.ui.window import MainWindow
from tests.gui.test_window import folder, reader, select, window
from tests.gui.windows import answered

__all__ = ["folder", "reader", "window"]


def ask(window: MainWindow, text: str) -> None:
    window.bar.search.setFocus()
    window.bar.search.setText(text)
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    answered(window)


def listed(window: MainWindow) -> list[str]:
    """The titles of the documents in the list of results."""
    return [window.results.tree.rows.item(row).text() for row in range(window.results.tree.rows.rowCount())]


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


def test_what_searching_needs_is_loaded_once_the_window_is_shown_and_not_looked_at_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    gc.unfreeze()
    window.hide()
    window.show()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)


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
    slow = window.session._finding = Slow(window.reader.finding)
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
    slow = window.session._finding = Slow(window.reader.finding)
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
    slow = window.session._finding = Slow(window.reader.finding)
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
    slow = window.session._finding = Slow(window.reader.finding)
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
    slow = window.session._finding = Slow(window.reader.finding)
    window.bar.search.selectAll()
    QTest.keyClicks(window.bar.search, "USTR")
    qtbot.waitUntil(lambda: bool(slow.asked))
    window.results.tree.endReached.emit()
    slow.go_on.set()
    qtbot.waitUntil(lambda: {hit.text for hit in window.session.hits} == {"USTR"})
    answered(window)
    assert {hit.text for hit in window.session.hits} == {"USTR"} and len(listed(window)) == 1


def test_a_fault_is_told_under_the_field_and_gone_with_the_next_letter(window: MainWindow) -> None:
    field = window.bar.search
    ask(window, "關稅 AND (報復")
    bubble = field._bubble
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
    assert field._bubble.isVisible() and underlined(field)
    ask(window, "關稅")
    assert not field._bubble.isVisible() and not underlined(field)


def test_half_a_date_is_no_fault_until_one_stops_typing(qtbot: QtBot, window: MainWindow) -> None:
    field = window.bar.search
    field.setFocus()
    for letters in ("關稅 AND 日期:20", "關稅 AND 日期:202"):
        field.setText(letters)
        field.textEdited.emit(letters)
        assert not field._bubble.isVisible()
    qtbot.waitUntil(field._bubble.isVisible)
    assert "不是日期的範圍" in field._bubble.text()
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


def test_what_was_found_is_narrowed_by_facets_and_chips_take_that_back(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "數位貿易息息相關")
    window.desk.highlight(Colour.GREEN)
    window.reader.finding.catch_up()
    window.results.narrowing.click()
    ask(window, "數位貿易")
    tree = window.results.facets
    qtbot.waitUntil(lambda: tree.topLevelItemCount() > 0)
    assert tree.isVisible()
    (green,) = tree.findItems("綠", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    group = green.parent()
    assert group is not None and group.text(0) == "標註顏色"
    assert (green.text(0), green.text(1).strip()) == ("綠", "1")
    green.setCheckState(0, Qt.CheckState.Checked)
    answered(window)
    assert listed(window) == ["經貿前線"]
    key = f"filter:{Facet.COLOUR}:green"
    assert window.results.chips.buttons[key].accessibleName() == "標註顏色：綠"
    window.results.chips.buttons[key].click()
    answered(window)
    assert set(listed(window)) == {"經貿前線", "另一份文件"}
    window.results.narrowing.click()
    assert not tree.isVisible()


def test_the_hit_that_is_looked_at_stays_in_sight_when_the_facets_take_room(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1000, 560)
    ask(window, "條款")
    window.actions_by_name["previous_hit"].trigger()
    answered(window)
    tree = window.results.tree

    def is_in_sight() -> bool:
        return tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).center())

    qtbot.waitUntil(lambda: window.session.tally is not None)
    qtbot.waitUntil(is_in_sight)
    high = tree.viewport().height()
    window.results.narrowing.click()
    qtbot.waitUntil(lambda: tree.viewport().height() < high)
    qtbot.waitUntil(is_in_sight)


def test_the_order_is_chosen_and_kept_for_the_next_words(window: MainWindow) -> None:
    ask(window, "數位貿易")
    order = window.results.order
    order.setCurrentIndex(order.findData(Sort.TITLE.value))
    order.activated.emit(order.currentIndex())
    answered(window)
    assert listed(window) == ["另一份文件", "經貿前線"]
    ask(window, "條款")
    assert window.session.results is not None
    assert window.session.results.query.sort is Sort.TITLE and order.currentData() == "title"


def test_a_search_is_kept_under_a_name_asked_again_renamed_and_undone(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(window, "供應鏈 數位貿易")
    window.results.chips.buttons["words"].click()
    answered(window)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: ("我的問題", True))
    window.finder.saved.keep()
    window.finder.clear()
    window.finder.saved.fill()
    texts = [action.text() for action in window.finder.saved.menu.actions()]
    assert "我的問題" in texts and "供應鏈 數位貿易" in texts  # kept, and asked lately
    next(each for each in window.finder.saved.menu.actions() if each.text() == "我的問題").trigger()
    answered(window)
    assert window.bar.search.text() == "供應鏈 數位貿易"
    assert "phrase" in window.results.chips.buttons, "asked as it was: the words as one phrase"
    dialog = SavedSearchesDialog(window.reader.searches, window.finder.saved._attempt, window)
    dialog.list.item(0).setText("另一個名字")
    assert [each.name for each in window.reader.searches.saved()] == ["另一個名字"]
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    assert window.reader.searches.saved() == () and not dialog.remove.isEnabled()
    dialog.close()
    window.actions_by_name["undo"].trigger()
    window.actions_by_name["undo"].trigger()
    assert [each.name for each in window.reader.searches.saved()] == ["我的問題"]


def test_what_was_asked_before_is_offered_with_the_down_key(window: MainWindow) -> None:
    for text in ("供應鏈", "數位貿易"):
        ask(window, text)
    window.finder.clear()
    field = window.bar.search
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    completer = field.completer()
    offered = [completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())]
    assert offered == ["數位貿易", "供應鏈"]
    popup = completer.popup()
    assert popup is not None and popup.isVisible()
    popup.hide()
    completer.activated.emit("供應鏈")
    answered(window)
    assert {hit.text for hit in window.session.hits} == {"供應鏈"}


def test_enter_asks_what_is_typed_whatever_is_offered_and_escape_closes_the_offer_only(window: MainWindow) -> None:
    ask(window, "供應鏈")
    window.finder.clear()
    field = window.bar.search
    field.setFocus()
    QTest.keyClicks(field, "u")
    field.setText("供應")
    QTest.keyClick(field, Qt.Key.Key_Down)
    popup = field.completer().popup()
    assert popup is not None and popup.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not popup.isVisible() and field.hasFocus() and field.text() == "供應"
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    answered(window)
    assert not popup.isVisible()
    assert {hit.text for hit in window.session.hits} == {"供應"}


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


def test_a_hit_outside_the_body_says_where_it_stands(window: MainWindow) -> None:
    ask(window, "結語")
    (hit,) = window.session.hits
    item = window.results.tree._items[hit]
    assert item.text().startswith("章節標題 ")


def test_the_language_is_explained_with_examples_to_try(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def try_one(sheet: QueryHelp) -> int:
        read.append(sheet.sheet.toPlainText())
        sheet._try(3)
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

"""What was found: narrowed, ordered, kept under a name, asked again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from reader.model.annotation import Colour
from reader.model.search import Facet, Sort
from reader.ui.saved_searches import SavedSearchesDialog
from reader.ui.window import MainWindow
from tests.gui.asking import ask, listed
from tests.gui.reading_window import folder, reader, select
from tests.gui.windows import answered, window

__all__ = ["folder", "reader", "window"]


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

    def rename_and_remove(dialog: SavedSearchesDialog) -> int:
        dialog.list.item(0).setText("另一個名字")
        assert [each.name for each in window.reader.searches.saved()] == ["另一個名字"]
        dialog.list.setCurrentRow(0)
        dialog.remove.click()
        assert window.reader.searches.saved() == () and not dialog.remove.isEnabled()
        return 0

    monkeypatch.setattr(SavedSearchesDialog, "exec", rename_and_remove)
    window.finder.saved.put_in_order()
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


def test_a_hit_outside_the_body_says_where_it_stands(window: MainWindow) -> None:
    ask(window, "結語")
    (hit,) = window.session.hits
    item = window.results.tree.items[hit]
    assert item.text().startswith("章節標題 ")

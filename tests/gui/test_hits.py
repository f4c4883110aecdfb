"""From hit to hit: through the page, through the library, and back to the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.window import MainWindow
from tests.gui.reading_window import folder, reader
from tests.gui.windows import answered, window

__all__ = ["folder", "reader", "window"]


@pytest.mark.parametrize("query", ["特别301条款", "Special 301", "特別 301 條款"])
def test_a_search_goes_to_the_place_and_f3_goes_on_through_the_library(
    qtbot: QtBot, window: MainWindow, query: str
) -> None:
    window.actions_by_name["find"].trigger()
    assert window.bar.search.hasFocus()
    window.bar.search.setText(query)
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    answered(window)
    if query == "Special 301":
        assert "找不到" in window.results.summary.text()
        return
    assert window.session.results is not None
    assert window.session.results.total == 2
    assert window.desk.view.selection() is None
    first = window.session.current
    window.actions_by_name["next_hit"].trigger()
    second = window.session.current
    assert first is not None and second is not None
    assert {first.document, second.document} == {1, 2}
    assert window.desk.document is not None
    assert window.desk.document.id == second.document
    window.actions_by_name["back"].trigger()
    assert window.desk.document.id == first.document


def test_a_common_word_is_counted_marked_and_stepped_through_beyond_what_is_listed(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.finder.HITS_SHOWN", 1)
    window.finder.search("條款", jump=False)
    answered(window)
    qtbot.waitUntil(lambda: "2 份文件，共 5 處（顯示前 1 處）" in window.results.summary.text())
    documents = set()
    for _step in range(6):
        window.actions_by_name["next_hit"].trigger()
        answered(window)
        assert window.session.current is not None
        documents.add(window.session.current.document)
    assert documents == {1, 2}
    window.navigator.open(1)
    assert len(window.desk.view.presenter.hits) == len(window.session.in_document(1)) > 1


def test_escape_in_the_search_field_goes_back_to_the_text_and_keeps_the_hits(window: MainWindow) -> None:
    window.bar.search.setFocus()
    window.bar.search.setText("關稅")
    window.finder.search("關稅", jump=True)
    answered(window)
    window.bar.search.setFocus()
    QTest.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert window.desk.view.hasFocus()
    assert window.session.hits


def test_enter_goes_on_through_documents_without_losing_the_field(window: MainWindow) -> None:
    window.bar.search.setFocus()
    window.bar.search.setText("數位貿易")
    documents = set()
    for _press in range(4):
        QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
        answered(window)
        assert window.session.current is not None
        documents.add(window.session.current.document)
        assert window.bar.search.hasFocus()
    assert documents == {1, 2}


def test_the_search_panel_offers_the_other_forms_of_a_term(window: MainWindow) -> None:
    window.finder.search("特别301条款", jump=True)
    answered(window)
    assert not window.results.chips.buttons["widening:term"].isChecked()
    window.results.chips.buttons["widening:term"].click()
    answered(window)
    assert {hit.text for hit in window.session.hits} == {"特別三○一條款", "特別 301 條款", "特別301條款"}
    window.finder.search("供應鏈的關係", jump=True)
    answered(window)
    assert "widening:term" not in window.results.chips.buttons

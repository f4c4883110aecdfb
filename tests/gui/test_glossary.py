"""The glossary in the window: the pop-up, own terms, the glossary's own window."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from reader.anchoring import find_quote
from reader.glossary.harvesting import proposals
from reader.model.glossary import Term
from reader.model.notices import DefinedTerm, HarvestedTerm, Place
from reader.presenters import settings as declared
from reader.services.session import Reader
from reader.ui.harvest_dialog import HarvestDialog
from reader.ui.term_editor import TermEditor
from reader.ui.window import MainWindow
from tests.entries import entry
from tests.gui.windows import answered, library_of, window

__all__ = ["window"]

FIRST = """\
貿易評論

北美自由貿易協定（NAFTA）生效後，區域內的數位落差仍然存在，關稅也未完全取消，各國意見不一。
"""
SECOND = """\
貿易評論續篇

NAFTA 已由新的協定取代，NAFTA 的原產地規則也改了，北美自由贸易协定成為歷史，其他規定則大致保留下來。
"""


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    opened = library_of(tmp_path, {"2019-05-06_first.txt": FIRST, "2024-03-04_second.txt": SECOND})
    opened.finding.catch_up()
    yield opened
    opened.close()


def explain(window: MainWindow, name: str, qtbot: QtBot) -> str:
    """The words of the pop-up for a term, once the library was looked through."""
    popup = window.desk.popups.term
    popup.explain(window.reader.glossary.lookup(name)[0], (), QRect(40, 40, 60, 20))
    qtbot.waitUntil(lambda: "文件庫" in popup.body.toPlainText())
    return popup.body.toPlainText()


def select(window: MainWindow, words: str) -> None:
    document = window.desk.document
    assert document is not None
    window.desk.view.select(find_quote(document.blocks, words)[0])


def answer(monkeypatch: pytest.MonkeyPatch, fill: dict[str, str]) -> list[TermEditor]:
    """The next editor is filled in and kept."""
    opened: list[TermEditor] = []

    def keep(editor: TermEditor) -> int:
        opened.append(editor)
        for name, text in fill.items():
            field = getattr(editor, name)
            (field.setPlainText if hasattr(field, "setPlainText") else field.setText)(text)
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(TermEditor, "exec", keep)
    return opened


def test_the_pop_up_says_how_often_since_when_and_where_first(window: MainWindow, qtbot: QtBot) -> None:
    shown = explain(window, "NAFTA", qtbot)
    assert "文件庫：5 處，2 份文件" in shown
    assert "2019–2024" in shown and "最早一處：貿易評論" in shown
    assert "1994年1月1日 至 2020年7月1日" in shown
    assert "2019 年 2 處、2024 年 3 處" in window.desk.popups.term.accessibleDescription()


def test_the_first_place_and_all_places_are_one_click_away(window: MainWindow, qtbot: QtBot) -> None:
    window.navigator.open(2)
    explain(window, "NAFTA", qtbot)
    window.desk.popups.term.linkActivated.emit("first:")
    assert window.desk.document is not None and window.desk.document.id == 1
    explain(window, "NAFTA", qtbot)
    window.desk.popups.term.linkActivated.emit("find:")
    assert not window.desk.popups.term.isVisible()
    answered(window)
    assert window.session.results is not None and window.session.results.total == 5


def test_links_in_the_pop_up_lead_on_and_back(window: MainWindow, qtbot: QtBot) -> None:
    explain(window, "NAFTA", qtbot)
    popup = window.desk.popups.term
    popup.linkActivated.emit("term:usmca")
    assert popup.title.text() == "美墨加協定"
    popup.go_back()
    assert popup.title.text() == "北美自由貿易協定"
    popup.go_forward()
    assert popup.title.text() == "美墨加協定"


def test_terms_inside_a_definition_lead_to_their_own(window: MainWindow, qtbot: QtBot) -> None:
    explain(window, "USMCA", qtbot)
    popup = window.desk.popups.term
    assert re.search(r'<a href="term:nafta">(<[^>]*>)*北美自由貿易協定', popup.body.toHtml())
    window.settings[declared.SCRIPT] = "cn-terms"
    assert "北美自由贸易协定" in popup.body.toPlainText()
    popup.linkActivated.emit("term:nafta")
    assert popup.title.text() == "北美自由贸易协定"
    popup.go_back()
    assert popup.title.text() == "美墨加协定"


def test_the_pop_up_is_in_the_script_and_the_words_of_the_reader(window: MainWindow, qtbot: QtBot) -> None:
    window.settings[declared.SCRIPT] = "cn-terms"
    shown = explain(window, "平衡稅", qtbot)
    assert window.desk.popups.term.title.text() == "反补贴税"
    assert "补贴" in shown and "貼" not in shown.split("文件庫")[0]
    window.settings[declared.SCRIPT] = "hk"
    explain(window, "平衡稅", qtbot)
    assert window.desk.popups.term.title.text() == "反補貼稅"


def test_an_entry_is_copied_with_its_source(window: MainWindow, qtbot: QtBot) -> None:
    explain(window, "NAFTA", qtbot)
    window.desk.popups.term.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "北美自由貿易協定（North American Free Trade Agreement, NAFTA）"
    assert lines[-1].startswith("出處：USTR") and "https://ustr.gov/" in lines[-1]


def test_two_keys_make_the_selection_a_term(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = answer(monkeypatch, {"definition": "取用數位科技的差距。", "english": "digital divide"})
    select(window, "數位落差")
    window.desk.view.setFocus()
    QTest.keyClick(window.desk.view, Qt.Key.Key_T)
    assert (opened[0].traditional.text(), opened[0].mainland.text()) == ("數位落差", "数字鸿沟")
    assert window.reader.glossary.lookup("数字鸿沟")[0].english == "digital divide"
    document = window.desk.document
    assert document is not None
    blocks = [window.reader.reading.terms(block) for block in document.blocks]
    assert "數位落差" in [match.term.traditional for matches in blocks for match in matches]
    window.actions_by_name["undo"].trigger()
    assert window.reader.glossary.lookup("數位落差") == ()


def test_a_bundled_term_that_is_edited_becomes_ones_own(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, {"definition": "我的說明。"})
    explain(window, "NAFTA", qtbot)
    window.desk.popups.term.editAsked.emit(entry(window.reader.glossary, "nafta"))
    assert entry(window.reader.glossary, "nafta").definition == "我的說明。"
    assert "我的說明。" in explain(window, "NAFTA", qtbot)


def test_a_term_that_cannot_be_looked_for_is_refused_and_what_was_written_stays(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *arguments: told.append(arguments[2]))
    attempts = iter((QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected))
    monkeypatch.setattr(TermEditor, "exec", lambda editor: next(attempts).value)
    window.terms.edit(Term("own-x", "稅", "", ""))
    assert len(told) == 1 and "太短" in told[0]
    assert window.reader.glossaries.glossaries() == ()


def test_a_part_of_speech_of_another_program_stays_when_the_term_is_edited(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = answer(monkeypatch, {"definition": "不改變現狀。"})
    window.terms.edit(Term("own-y", "維持現狀地", "", "", part_of_speech="adverb"))
    (editor,) = opened
    assert editor.part.currentText() == "adverb"
    assert entry(window.reader.glossary, "own-y").part_of_speech == "adverb"


def test_terms_are_explained_at_once_when_shift_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    window.settings[declared.TERM_TRIGGER] = "shift"
    match = next(m for b in window.desk.document.blocks for m in window.reader.reading.terms(b))  # type: ignore[union-attr]
    window.desk.view.termHovered.emit(match, QRect(QPoint(300, 300), QPoint(340, 320)), 0)
    assert not window.desk.popups.term.isVisible()
    window.settings[declared.TERM_TRIGGER] = "rest"
    window.desk.view.termHovered.emit(match, QRect(QPoint(300, 300), QPoint(340, 320)), 0)
    assert window.desk.popups.term.isVisible()


def test_the_window_searches_in_any_script_filters_and_shows_places(window: MainWindow, qtbot: QtBot) -> None:
    window.terms.show()
    glossary = window.terms.window
    assert glossary is not None
    assert len(glossary.model.rows) == len(window.reader.glossary.terms)
    glossary.search.setText("北美自由贸易")
    row = glossary.current()
    assert row is not None and row.term.id == "nafta"
    places = glossary.places.model()
    qtbot.waitUntil(lambda: places.rowCount() == 5)
    assert "文件庫：5 處" in glossary.told.text()
    lines = [[places.index(row, column).data() for column in (0, 1, 2)] for row in range(5)]
    assert [
        "",
        "北美自由貿易協定",
        "（NAFTA）生效後，區域內的數位落差仍然存在，關稅也未完全取消，各國意見不一。",
    ] in lines
    glossary.places.activated.emit(places.index([line[1] for line in lines].index("北美自由贸易协定"), 1))
    assert window.desk.document is not None and window.desk.document.id == 2
    glossary.search.clear()
    glossary.domain.setCurrentIndex(glossary.domain.findData("美國貿易法"))
    assert {row.term.domain for row in glossary.model.rows} == {"美國貿易法"}
    glossary.search.setText("沒有這種東西")
    assert glossary.model.rows == [] and "沒有符合" in glossary.entry.toPlainText()


def test_the_open_window_follows_the_script_of_the_view_with_its_subjects_too(window: MainWindow) -> None:
    window.terms.show()
    glossary = window.terms.window
    assert glossary is not None
    glossary.domain.setCurrentIndex(glossary.domain.findData("美國貿易法"))
    window.settings[declared.SCRIPT] = "cn"
    assert (glossary.domain.currentText(), glossary.domain.currentData()) == ("美国贸易法", "美國貿易法")
    assert "美国贸易法" in glossary.entry.toPlainText()
    assert "美國" not in glossary.entry.toPlainText()


def test_the_window_follows_own_terms_and_deletes_only_those(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.terms.show()
    glossary = window.terms.window
    assert glossary is not None
    assert not glossary.delete.isEnabled()
    answer(monkeypatch, {"traditional": "數位落差"})
    glossary.addAsked.emit()
    glossary.search.setText("數位落差")
    assert [row.term.traditional for row in glossary.model.rows] == ["數位落差"]
    assert glossary.delete.isEnabled()
    glossary.delete.click()
    assert glossary.model.rows == []
    window.actions_by_name["undo"].trigger()
    assert [row.term.traditional for row in glossary.model.rows] == ["數位落差"]


def test_dictionary_entries_are_accepted_one_by_one_or_all(window: MainWindow) -> None:
    place = Place(1, "貿易評論", None, None, None, 1, 0)
    found = [
        HarvestedTerm(DefinedTerm(words, english, None, "說明。", 1), place)
        for words, english in (("資料信託", "data trust"), ("關稅假期", "tariff holiday"), ("NAFTA", None))
    ]
    dialog = HarvestDialog(proposals(found, window.reader.glossary), str, window.terms.keep, window)
    assert dialog.list.count() == 2 and not dialog.one.isEnabled()
    item = dialog.list.item(1)
    item.setCheckState(Qt.CheckState.Checked)
    dialog.one.click()
    assert window.reader.glossary.lookup("关税假期")[0].english == "tariff holiday"
    assert dialog.list.count() == 1
    dialog.every.click()
    assert window.reader.glossary.lookup("data trust")[0].traditional == "資料信託"
    assert dialog.list.count() == 0 and "沒有" in dialog.hint.text()
    window.actions_by_name["undo"].trigger()
    assert window.reader.glossary.lookup("data trust") == ()

"""Cited works in the window: the pop-up of a footnote and the panel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.presenters import settings as declared
from reader.services.session import Reader
from reader.ui.file_dialogs import FileDialogs
from reader.ui.quotes import narrow_quotes
from reader.ui.window import MainWindow
from tests.gui.windows import library_of, make_window, window

__all__ = ["window"]

# A blank at the end of a line ends its block, as in text out of a PDF.
ARTICLE = (
    "論燈塔例外\n\n燈塔協定之例外條款，學說多有討論1。其後之見解2，與此不同3，至今未定4。 \n\n \n"
    "1 Ann Ash & Bo Birch, On Gaps, 12 J. RULES L. 45 (2010); "
    "王大明，〈論關稅例外〉，《海島法學》，第 20 期，2008 年。 \n\n"
    "2 Ash & Birch, supra note 1, at 50. \n\n3 同前註，頁 51。 \n\n4 H.R. Rep. No. 100-576, at 1041 (1988). \n"
)
PLAIN = "另一份文件\n\n本文未引用任何文獻，僅供比較之用。\n"


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    opened = library_of(tmp_path, {"燈塔.txt": ARTICLE, "另一份.txt": PLAIN})
    yield opened
    opened.close()


def note_block(window: MainWindow, number: int) -> int:
    document = window.desk.document
    assert document is not None
    return next(index for index, block in enumerate(document.blocks) if block.number == number)


def rows(window: MainWindow) -> list[str]:
    model = window.works.panel.model
    return [model.item(number).text() for number in range(model.rowCount())]


def show_panel(window: MainWindow) -> None:
    window.actions_by_name["focus_works"].trigger()


def test_the_pop_up_shows_the_work_under_its_footnote_and_leads_to_where_it_is_cited(window: MainWindow) -> None:
    view, popup = window.desk.view, window.desk.popups.note
    view.footnoteActivated.emit(2, note_block(window, 2), QRect(view.mapToGlobal(view.rect().center()), QRect().size()))
    assert popup.isVisible()
    told = popup.body.toPlainText()
    assert "Ash & Birch, supra note 1, at 50" in told
    assert "On Gaps, 12 J. RULES L. 45 (2010)" in told
    assert "論關稅例外" not in told
    block = note_block(window, 1)
    popup.linkActivated.emit(f"go:{block}:0")
    assert not popup.isVisible()
    assert window.navigator.history.can_go_back


def test_the_pop_up_of_a_full_citation_says_it_once(window: MainWindow) -> None:
    view, popup = window.desk.view, window.desk.popups.note
    view.footnoteActivated.emit(1, note_block(window, 1), QRect(view.mapToGlobal(view.rect().center()), QRect().size()))
    assert popup.body.toPlainText().count("On Gaps") == 1


def test_the_panel_lists_works_with_their_places_and_leads_there(window: MainWindow) -> None:
    show_panel(window)
    assert window.works.panel.tree.hasFocus()
    first, second, third = rows(window)
    assert "Ann Ash、Bo Birch（2010）" in first and "註 1、2、3" in first
    assert "論關稅例外" in second
    assert "H.R. Rep. No. 100-576" in third
    assert "3 筆文獻" in window.works.panel.summary.text()
    assert "1 筆照錄原文" in window.works.panel.summary.text()
    place = window.works.panel.model.item(0).child(2)
    assert "頁 51" in place.text()
    went: list[object] = []
    window.works.panel.chosen.connect(went.append)
    window.works.panel.tree.setCurrentIndex(place.index())
    QTest.keyClick(window.works.panel.tree, Qt.Key.Key_Return)
    assert [getattr(position, "block", None) for position in went] == [note_block(window, 3)]
    assert window.navigator.history.can_go_back


def test_the_panel_is_filled_when_it_is_looked_at_and_follows_document_and_script(window: MainWindow) -> None:
    assert rows(window) == []
    show_panel(window)
    assert len(rows(window)) == 3
    window.settings[declared.SCRIPT] = "cn"
    assert "论关税例外" in rows(window)[1]
    window.navigator.open(2)
    assert rows(window) == []
    assert "沒有引用文獻" in window.works.panel.summary.text()
    assert not window.works.panel.export.isEnabled()


def test_works_are_filtered_sorted_and_what_is_listed_is_exported(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    show_panel(window)
    panel = window.works.panel
    panel.order.setCurrentIndex(2)
    assert "2008" in rows(window)[0]
    panel.words.setText("关税")
    assert len(rows(window)) == 1
    target = tmp_path / "works.ris"
    monkeypatch.setattr(FileDialogs, "_ask", lambda *_arguments: [target])
    menu = panel.export.menu()
    assert menu is not None
    menu.actions()[1].trigger()
    written = target.read_text("utf-8")
    assert "論關稅例外" in written
    assert "On Gaps" not in written


def test_a_citation_is_copied_as_it_is_written(window: MainWindow) -> None:
    show_panel(window)
    menu = window.works.panel.work_menu(window.works.panel.rows[0])
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "Ann Ash & Bo Birch, On Gaps, 12 J. RULES L. 45 (2010)"


def test_latin_quotation_marks_are_set_as_narrow_as_latin_text_wants_them(window: MainWindow) -> None:
    document = QTextDocument()
    document.setDefaultFont(window.works.panel.font())
    document.setPlainText("𠀀 J. INT’L L. “National”")
    wide = document.idealWidth()
    narrow_quotes(document)
    assert document.idealWidth() < wide
    assert document.toPlainText() == "𠀀 J. INT’L L. “National”"
    chinese = QTextDocument("他說“重新平衡”", window)
    chinese.setDefaultFont(QFont(window.works.panel.font()))
    wide = chinese.idealWidth()
    narrow_quotes(chinese)
    assert chinese.idealWidth() == wide


@pytest.mark.parametrize(
    ("language", "cited"), [("zh_TW", "註 1、2、3"), ("zh_CN", "注 1、2、3"), ("en", "Notes 1, 2, 3")]
)
def test_the_notes_that_cite_a_work_are_named_as_the_language_of_the_window_names_several(
    qtbot: QtBot, reader: Reader, language: str, cited: str
) -> None:
    reader.library.set_setting(declared.LANGUAGE.key, language)
    window = make_window(qtbot, reader)
    window.navigator.open(1)
    show_panel(window)
    assert any(row.endswith(cited) for row in rows(window)), rows(window)
    window.close()

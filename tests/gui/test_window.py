"""The window as its reader meets it: a real library, real services, mouse and keys."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from reader.bootstrap import open_reader
from reader.errors import StorageError
from reader.model.annotation import Colour, Position, Span
from reader.presenters import settings as declared
from reader.services.session import Reader
from reader.ui.annotation_editor import AnnotationEditor
from reader.ui.application import Application
from reader.ui.export_dialog import ExportDialog
from reader.ui.file_dialogs import FileDialogs
from reader.ui.fonts import SERIF, chinese_font
from reader.ui.keys_window import KeysWindow
from reader.ui.rich_list import RichList
from reader.ui.window import MainWindow
from tests.gui.windows import answered, make_window

TEXT = """\
經貿前線

一、前言

歐盟執委會指出，智慧財產權保護與數位貿易息息相關。程式設計師亦關注此事，北美自由貿易協定（NAFTA）已由新協定取代。

二、特別三○一條款

美國 1988 年綜合貿易暨競爭力法修正一八二條款，俗稱特別三○一條款。特別 301 條款規定美國貿易代表署（USTR）每年應提出報告。

{filler}

三、結語

最後一段談到世界貿易組織的爭端解決機制。
"""
FILLER = "\n\n".join(
    f"第{n}段談到關稅與供應鏈的關係，並說明各國的作法與其背後的考量，供讀者參考比較。" for n in range(60)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    first, second = tmp_path / "經貿前線.txt", tmp_path / "另一份.txt"
    first.write_text(TEXT.format(filler=FILLER), encoding="utf-8")
    second.write_text("另一份文件\n\n本文也提到特別301條款與數位貿易，可與前文參看。\n", encoding="utf-8")
    reader = open_reader(tmp_path / "library")
    reader.library_service.import_paths([first, second])
    reader.finding.catch_up()
    reader.close()
    return tmp_path / "library"


@pytest.fixture
def reader(folder: Path) -> Iterator[Reader]:
    opened = open_reader(folder)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, reader: Reader) -> Iterator[MainWindow]:
    made = make_window(qtbot, reader)
    made.navigator.open(1)
    yield made
    # Before the library is closed under it.
    made.close()


def block_with(window: MainWindow, words: str) -> int:
    document = window.desk.document
    assert document is not None
    return next(number for number, block in enumerate(document.blocks) if words in block.text)


def select(window: MainWindow, words: str) -> Span:
    block = block_with(window, words)
    assert window.desk.document is not None
    start = window.desk.document.blocks[block].text.index(words)
    span = Span.within(block, start, start + len(words))
    window.desk.view.reveal(span)
    window.desk.view.select(span)
    window.desk.view.setFocus()
    return span


def test_the_library_lists_what_was_imported_and_filters_in_either_script(window: MainWindow) -> None:
    assert window.library.model.rowCount() == 2
    window.library.filter.setText("经贸前线")
    assert [row.title for row in window.library.model.rows] == ["經貿前線"]
    window.library.filter.setText("不存在")
    assert not window.library.empty.isHidden()


def test_the_outline_has_the_headings_and_leads_to_them(window: MainWindow) -> None:
    texts = [item.text(0) for _block, item in window.outline._items]
    assert texts[-3:] == ["一、前言", "二、特別三○一條款", "三、結語"]
    window.outline.chosen.emit(block_with(window, "三、結語"))
    assert window.desk.view.position().block > block_with(window, "第1段")


def test_switching_the_script_keeps_the_place_and_converts_panels_too(window: MainWindow) -> None:
    window.desk.view.go_to(Position(block_with(window, "第30段"), 0), flash=False)
    here = window.desk.view.position()
    window.settings[declared.SCRIPT] = "cn"
    assert window.desk.view.position() == here
    assert "二、特别三○一条款" in [item.text(0) for _block, item in window.outline._items]
    window.settings[declared.SCRIPT] = "source"
    assert window.desk.view.position() == here


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


def test_digits_colour_the_selection_and_the_panel_shows_it_at_once(qtbot: QtBot, window: MainWindow) -> None:
    span = select(window, "智慧財產權保護")
    QTest.keyClick(window.desk.view, Qt.Key.Key_3)
    (made,) = window.reader.annotations.of(1)
    assert (made.span, made.colour, made.quote.exact) == (span, Colour.GREEN, "智慧財產權保護")
    assert [row.id for row in window.marks.panel.model.rows] == [made.id]
    assert window.desk.view.selection() is None
    window.actions_by_name["undo"].trigger()
    assert window.marks.panel.model.rowCount() == 0
    window.actions_by_name["redo"].trigger()
    assert window.marks.panel.model.rowCount() == 1


def test_letters_do_nothing_without_a_selection(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.view.setFocus()
    for key in (Qt.Key.Key_H, Qt.Key.Key_1, Qt.Key.Key_U):
        QTest.keyClick(window.desk.view, key)
    assert window.reader.annotations.of(1) == ()


def test_a_note_is_written_with_tags_and_is_there_after_reopening(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def write(editor: AnnotationEditor) -> int:
        editor.note.setPlainText("**重點**：查原文")
        editor.tags.setText("智財、数位，#歐盟")
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(AnnotationEditor, "exec", write)
    select(window, "數位貿易息息相關")
    QTest.keyClick(window.desk.view, Qt.Key.Key_A)
    window.desk.view.go_to(Position(block_with(window, "第40段"), 0), flash=False)
    place = window.desk.view.position()
    window.settings[declared.THEME] = "dark"
    window.close()
    window.reader.close()

    again = open_reader(folder)
    reopened = make_window(qtbot, again)
    reopened.navigator.open_last()
    (made,) = again.annotations.of(1)
    assert made.note == "**重點**：查原文"
    assert made.tags == ("智財", "数位", "歐盟")
    assert reopened.desk.view.position() == place
    assert reopened.settings[declared.THEME] == "dark"
    reopened.close()
    again.close()


def test_giving_up_a_note_leaves_no_mark(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnnotationEditor, "exec", lambda _editor: int(QDialog.DialogCode.Rejected))
    select(window, "數位貿易")
    QTest.keyClick(window.desk.view, Qt.Key.Key_A)
    assert window.reader.annotations.of(1) == ()


def test_a_note_that_cannot_be_saved_stays_in_the_editor(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected])
    kept: list[str] = []

    def write(editor: AnnotationEditor) -> int:
        kept.append(editor.note.toPlainText())
        editor.note.setPlainText("寫了很久的筆記")
        return int(next(answers))

    def full(*_arguments: object, **_more: object) -> None:
        raise StorageError("磁碟已滿。")

    monkeypatch.setattr(AnnotationEditor, "exec", write)
    monkeypatch.setattr(QMessageBox, "warning", lambda *_arguments: None)
    monkeypatch.setattr(window.reader.annotations, "add", full)
    select(window, "數位貿易")
    QTest.keyClick(window.desk.view, Qt.Key.Key_A)
    assert kept == ["", "寫了很久的筆記"]
    assert window.desk.view.selection() is not None


def test_escape_asks_before_a_written_note_is_thrown_away(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.reader.annotations.add_quote(1, "世界貿易組織")
    answers = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
    monkeypatch.setattr(QMessageBox, "question", lambda *_arguments: next(answers))
    editor = AnnotationEditor("引文", window.reader.annotations.of(1)[0], [], window)
    editor.open()
    editor.note.setPlainText("一段筆記")
    editor.reject()
    assert editor.isVisible()
    editor.reject()
    assert not editor.isVisible()


def test_a_new_edition_from_elsewhere_is_opened_and_no_mark_lands_on_other_words(
    window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    drawn = select(window, "第9段談到關稅")
    source = tmp_path / "經貿前線.txt"
    source.write_text("新加的一段。\n\n又一段。\n\n" + source.read_text("utf-8"), encoding="utf-8")
    other = open_reader(folder)
    other.library_service.import_paths([source])
    other.close()
    window.desk.highlight(Colour.RED)
    (made,) = window.reader.annotations.of(1)
    assert made.quote.exact == "第9段談到關稅"
    assert made.span != drawn
    window._look_for_changes()
    document = window.desk.document
    assert document is not None and document.edition == 2
    assert made.span is not None
    shown = document.blocks[made.span.start.block].text
    assert shown[made.span.start.offset : made.span.end.offset] == "第9段談到關稅"


def test_a_pop_up_that_closes_leaves_the_keyboard_where_it_is(window: MainWindow) -> None:
    popup = window.desk.popups.term
    term = window.reader.glossary.lookup("NAFTA")[0]
    popup.explain(term, (), QRect(10, 10, 30, 20))
    window.bar.search.setFocus()
    popup.dismiss()
    assert window.bar.search.hasFocus()
    popup.explain(term, (), QRect(10, 10, 30, 20), enter=True)
    assert popup.body.hasFocus()
    popup.dismiss()
    assert window.desk.view.hasFocus()


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


def test_the_export_dialog_offers_the_listed_marks_and_writes_only_them(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.reader.annotations.add_quote(1, "世界貿易組織", tags=["甲"])
    window.reader.annotations.add_quote(1, "數位貿易息息相關")
    window.marks.show()
    window.marks.panel.tag.setCurrentIndex(window.marks.panel.tag.findData("甲"))
    target = tmp_path / "out.md"
    monkeypatch.setattr(ExportDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Accepted))
    monkeypatch.setattr(FileDialogs, "target", lambda *_arguments: target)
    window.marks.panel.exportAsked.emit()
    written = target.read_text("utf-8")
    assert "世界貿易組織" in written
    assert "數位貿易息息相關" not in written


def test_a_term_is_explained_by_key_and_escape_closes_the_pop_up_and_only_it(qtbot: QtBot, window: MainWindow) -> None:
    window.bar.search.setText("數位貿易")
    window.finder.search("數位貿易", jump=True)
    answered(window)
    select(window, "北美自由貿易協定")
    QTest.keyClick(window.desk.view, Qt.Key.Key_L)
    popup = window.desk.popups.term
    assert popup.isVisible()
    assert popup.title.text() == "北美自由貿易協定"
    assert "NAFTA" in popup.body.toPlainText()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert window.session.results is not None, "Esc reached the search below the pop-up"


def test_the_panels_stay_as_wide_when_the_original_page_comes_and_goes(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1440, 800)
    QApplication.processEvents()
    before = (window.docks.left.width(), window.docks.right.width())
    for shown in (True, False, True, False):
        QTest.keyClick(window, Qt.Key.Key_F7)
        assert window.originals.panel.isVisible() is shown
        page = 400 if shown else window.originals.panel.width()
        qtbot.waitUntil(
            lambda page=page: (  # type: ignore[misc]
                (window.docks.left.width(), window.docks.right.width(), window.originals.panel.width())
                == pytest.approx((*before, page), abs=8)
            )
        )


def test_the_panels_give_way_both_alike_for_the_original_page_where_there_is_little_room(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1280, 800)
    QApplication.processEvents()

    def widths() -> tuple[int, int]:
        return window.docks.left.width(), window.docks.right.width()

    before = widths()
    QTest.keyClick(window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: widths() == pytest.approx((210, 210), abs=12))
    QTest.keyClick(window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: widths() == pytest.approx(before, abs=8))


def test_a_pop_up_follows_the_script_of_the_view(window: MainWindow) -> None:
    popup = window.desk.popups.term
    select(window, "北美自由貿易協定")
    QTest.keyClick(window.desk.view, Qt.Key.Key_L)
    window.settings[declared.SCRIPT] = "cn"
    assert popup.isVisible()
    assert popup.title.text() == "北美自由贸易协定"
    assert "墨西哥" in popup.body.toPlainText()
    assert "關稅" not in popup.body.toPlainText()


def test_a_footnote_pointed_at_does_not_cover_what_can_be_done_with_a_selection(window: MainWindow) -> None:
    select(window, "北美自由貿易協定")
    window.desk.bar.show()
    window.desk.view.footnoteHovered.emit(1, 0, QRect(0, 0, 1, 1))
    assert not window.desk.popups.note.isVisible()
    window.desk.view.footnoteActivated.emit(1, 0, QRect(0, 0, 1, 1))
    assert window.desk.popups.note.isVisible()


def test_escape_in_a_filter_clears_its_words_and_leaves_the_search_alone(window: MainWindow) -> None:
    window.finder.search("關稅", jump=True)
    answered(window)
    window.docks.reveal(window.marks.panel.words)
    field = window.marks.panel.words
    QTest.keyClicks(field, "wto")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.desk.view.hasFocus()
    assert window.session.hits


def test_the_keys_are_listed_with_those_of_the_panels_in_a_window_that_fits_a_small_screen(
    qtbot: QtBot, window: MainWindow
) -> None:
    keys = KeysWindow(window)
    qtbot.addWidget(keys)
    keys.show()
    text = keys.table.toPlainText()
    assert "Ctrl+Shift+C" in text
    assert re.search("原始頁面\\s+F7", text)
    lines = [line for line in text.splitlines() if line.strip()]
    assert lines[lines.index("前往") + 1] == "上一個位置"
    assert lines.index("選取文字後") < lines.index("在內文裡") < lines.index("檔案") < lines.index("顯示或隱藏")
    assert "說明" not in lines[lines.index("顯示或隱藏") :]
    assert keys.height() <= 700
    assert keys.table.verticalScrollBar().maximum() > 0


def test_every_panel_is_in_sight_and_named_in_a_narrow_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(800, 600)
    bar = window.docks.right.tabBar()
    qtbot.waitUntil(lambda: bar.width() < 200)
    assert all(bar.rect().contains(bar.tabRect(number)) for number in range(bar.count()))
    assert [bar.tabToolTip(number) for number in range(bar.count())] == ["搜尋", "標註", "引用文獻", "行事曆"]


def test_every_panel_is_in_sight_beside_the_original_page_of_a_small_screen(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 700)
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_F7)
    tabs = window.docks.right
    qtbot.waitUntil(lambda: tabs.width() < 160)
    assert tabs.rect().right() >= tabs.tabBar().tabRect(tabs.count() - 1).right()


def test_links_in_the_pop_up_lead_on_and_back_and_find_all_variants(qtbot: QtBot, window: MainWindow) -> None:
    popup = window.desk.popups.term
    select(window, "特別三○一條款")
    QTest.keyClick(window.desk.view, Qt.Key.Key_L)
    first = popup.term
    assert first is not None and first.see_also
    popup.linkActivated.emit(f"term:{first.see_also[0]}")
    assert popup.term is not None and popup.term.id == first.see_also[0]
    popup.go_back()
    assert popup.term == first
    popup.linkActivated.emit(f"find:{first.id}")
    answered(window)
    assert window.session.results is not None
    texts = {hit.text for hit in window.session.hits}
    assert texts == {"特別三○一條款", "特別 301 條款", "特別301條款"}


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


def test_copy_with_citation_holds_quotation_and_source(window: MainWindow) -> None:
    select(window, "數位貿易息息相關")
    window.actions_by_name["copy_citation"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "數位貿易息息相關" in copied
    assert "經貿前線" in copied
    assert copied.endswith("，一。"), "the section is the locator"


def test_jumping_from_the_annotation_panel_and_back(window: MainWindow) -> None:
    select(window, "爭端解決機制")
    window.desk.highlight(Colour.BLUE)
    window.desk.view.go_to(Position(0, 0), flash=False)
    window.marks.panel.chosen.emit(window.reader.annotations.of(1)[0])
    assert window.desk.view.position().block > block_with(window, "第20段")
    window.actions_by_name["back"].trigger()
    assert window.desk.view.position() == Position(0, 0)


def test_dropping_files_imports_them_beside_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dropped = tmp_path / "新到的文件.txt"
    dropped.write_text("新到的文件\n\n談區域全面經濟夥伴協定。\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(dropped))])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, keys))
    assert not window.work.isHidden()
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 3, timeout=60_000)
    qtbot.waitUntil(window.work.isHidden, timeout=60_000)
    window.finder.search("区域全面经济伙伴协定", jump=True)
    answered(window)
    assert window.session.results is not None
    assert window.session.results.total == 1


def test_a_failed_import_names_the_file_and_what_to_do(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    empty = tmp_path / "空的.txt"
    empty.touch()
    window.chores.import_paths([empty])
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert "空的.txt" in told[0]


def test_removing_a_document_asks_first_and_closes_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
    monkeypatch.setattr(QMessageBox, "question", lambda *_arguments: next(answers))
    window.library.removalAsked.emit([1])
    assert window.library.model.rowCount() == 2
    window.library.removalAsked.emit([1])
    assert window.library.model.rowCount() == 1
    assert window.desk.document is None
    window.finder.search("供應鏈", jump=True)
    answered(window)
    assert window.session.hits == ()


def test_another_process_changing_the_library_is_noticed(window: MainWindow, folder: Path) -> None:
    other = open_reader(folder)
    other.annotations.add_quote(1, "世界貿易組織", note="來自另一個視窗")
    other.close()
    window._look_for_changes()
    assert [row.note for row in window.marks.panel.model.rows] == ["來自另一個視窗"]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_interface_changes_its_language_at_once(qtbot: QtBot, reader: Reader, language: str) -> None:
    application = Application(reader)
    application.window.show()
    application.window.settings[declared.LANGUAGE] = language
    tabs = application.window.docks.left
    assert tabs.tabText(0) != "文件庫"
    assert tabs.tabText(0) in {"文档库", "Library"}
    qtbot.addWidget(application.window)
    application.window.close()


@pytest.mark.parametrize(("language", "wide"), [("en", False), ("zh_TW", True)])
def test_quotation_marks_are_as_wide_as_the_language_of_the_window_has_them(
    qtbot: QtBot, reader: Reader, language: str, wide: bool
) -> None:
    reader.library.set_setting(declared.LANGUAGE.key, language)
    window = make_window(qtbot, reader)
    width = window.results.summary.fontMetrics().horizontalAdvance
    assert [width(mark) == width("中") for mark in "‘’“”"] == [wide] * 4
    everywhere = (window.outline.tree, window.place, window.bar, window.statusBar(), QMenu(window), QMessageBox(window))
    for words in (window.results.tree, *window.findChildren(RichList), *everywhere):
        advance = words.fontMetrics().horizontalAdvance
        assert {advance(mark) for mark in "，。：（《「"} == {width("中")}, "what only Chinese has is as Chinese has it"
    assert QFontMetrics(QToolTip.font()).horizontalAdvance("，") == width("中")
    assert chinese_font(SERIF, 18).featureTags() == [], "the page is set alike in every language"
    window.close()


def test_a_long_heading_leaves_the_status_bar_its_room(window: MainWindow) -> None:
    block = block_with(window, "第3段")
    window.desk.view.point_at(Position(block, 0))
    window.actions_by_name["cast_heading_1"].trigger()
    window.desk.view.go_to(Position(block, 0), flash=False)
    title = window.place.toolTip()
    window.resize(800, 600)
    window.desk.view.go_to(Position(block + 1, 0), flash=False)
    assert title.startswith("第3段談到關稅") and window.place.text().startswith("第3段談到關稅")
    assert title not in window.place.text() and "…" in window.place.text()
    assert window.place.sizeHint().width() < 400


def test_every_button_has_a_name_for_a_screen_reader(window: MainWindow) -> None:
    select(window, "數位貿易")
    for button in window.findChildren(QPushButton):
        assert button.text() or button.accessibleName()


def test_font_size_keys_stay_within_bounds_and_come_back(window: MainWindow) -> None:
    usual = declared.FONT_SIZE.default
    window.actions_by_name["larger"].trigger()
    assert window.desk.view.typography.size == usual + 1
    window.actions_by_name["usual_size"].trigger()
    assert window.desk.view.typography.size == usual


def test_the_selection_bar_stands_beside_the_words_and_not_over_them(qtbot: QtBot, window: MainWindow) -> None:
    span = select(window, "智慧財產權保護")
    window.desk._show_bar()
    bar = window.desk.bar
    assert bar.isVisible()
    words = window.desk.view.span_rects(span)[0]
    top_left = window.desk.view.viewport().mapTo(window.desk, QPoint(words.left(), words.top()))
    assert not bar.geometry().intersects(words.translated(top_left - words.topLeft()))

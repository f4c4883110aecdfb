"""The window as its reader meets it: its panels, keys and languages; files that come and go."""

import re
from pathlib import Path
from threading import Event, Timer

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QMessageBox, QPushButton, QTabBar, QToolTip
from pytestqt.qtbot import QtBot

from reader.bootstrap import open_reader
from reader.model.annotation import Position
from reader.model.changes import ChangeSet
from reader.model.corrections import MetadataField
from reader.model.progress import Report
from reader.presenters import settings as declared
from reader.services.session import Reader
from reader.ui.application import Application
from reader.ui.fonts import SANS, SERIF, chinese_font, reading_families
from reader.ui.keys_window import KeysWindow
from reader.ui.preferences import Preferences
from reader.ui.rich_list import RichList
from reader.ui.window import MainWindow
from tests.gui.reading_window import block_with, folder, reader, select
from tests.gui.windows import answered, make_window, window
from tests.marking import mark_words

__all__ = ["folder", "reader", "window"]


def test_the_library_lists_what_was_imported_and_filters_in_either_script(window: MainWindow) -> None:
    assert window.library.model.rowCount() == 2
    window.library.filter.setText("经贸前线")
    assert [row.title for row in window.library.model.rows] == ["經貿前線"]
    window.library.filter.setText("不存在")
    assert not window.library.empty.isHidden()


def test_the_outline_has_the_headings_and_leads_to_them(window: MainWindow) -> None:
    texts = [item.text(0) for _block, item in window.outline.items]
    assert texts[-3:] == ["一、前言", "二、特別三○一條款", "三、結語"]
    window.outline.chosen.emit(block_with(window, "三、結語"))
    assert window.desk.view.position().block > block_with(window, "第1段")


def test_switching_the_script_keeps_the_place_and_converts_panels_too(window: MainWindow) -> None:
    window.desk.view.go_to(Position(block_with(window, "第30段"), 0), flash=False)
    here = window.desk.view.position()
    window.settings[declared.SCRIPT] = "cn"
    assert window.desk.view.position() == here
    assert "二、特别三○一条款" in [item.text(0) for _block, item in window.outline.items]
    window.settings[declared.SCRIPT] = "source"
    assert window.desk.view.position() == here


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


@pytest.mark.parametrize("key", ["F7", "Ctrl+6"])
def test_the_panels_give_way_both_alike_for_the_original_page_where_there_is_little_room(
    qtbot: QtBot, window: MainWindow, key: str
) -> None:
    window.resize(1280, 800)
    QApplication.processEvents()

    def widths() -> tuple[int, int]:
        return window.docks.left.width(), window.docks.right.width()

    before = widths()
    QTest.keySequence(window, QKeySequence(key))
    qtbot.waitUntil(lambda: widths() == pytest.approx((210, 210), abs=12))
    QTest.keyClick(window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: widths() == pytest.approx(before, abs=8))


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
    told = {
        "選取文字": "Shift+←",
        "捲動一頁": "PgUp",
        "到開頭、結尾": "Home",
        "編輯標註": "F2",
        "移除或刪除": "Delete",
        "新增術語": "Ctrl+N",
    }
    for what, key in told.items():
        assert re.search(rf"{what}\s+{re.escape(key)}", text), what
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


def test_the_names_of_the_panels_are_whole_beside_the_original_page_of_a_usual_screen(
    qtbot: QtBot, reader: Reader
) -> None:
    reader.library.set_setting(declared.LANGUAGE.key, "en")
    window = make_window(qtbot, reader, 1350, 700)
    window.actions_by_name["focus_original"].trigger()
    bar = window.docks.right.tabBar()
    qtbot.waitUntil(lambda: 240 < bar.width() < 260)
    for number in range(bar.count()):
        assert bar.tabRect(number).width() >= bar.fontMetrics().horizontalAdvance(bar.tabText(number)) + 6
    window.close()


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


def test_a_file_that_is_opened_is_imported_and_shown_and_known_ones_are_only_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    former = window.desk.document
    file = tmp_path / "漁港.txt"
    file.write_text("漁港的困境\n\n南灣各漁港的拍賣制度沿用多年。\n", encoding="utf-8")
    window.chores.open_files([file])
    qtbot.waitUntil(lambda: window.desk.document is not None and window.desk.document.source == file, timeout=60_000)
    assert window.desk.view.hasFocus()
    assert former is not None
    window.navigator.open(former.id)
    window.chores.open_files([file])
    qtbot.waitUntil(lambda: window.desk.document is not None and window.desk.document.source == file, timeout=60_000)
    assert window.library.model.rowCount() == 3


def test_a_file_that_cannot_be_opened_leaves_what_is_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    former = window.desk.document
    window.chores.open_files([tmp_path / "沒有.txt"])
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert "沒有.txt" in told[0]
    assert window.desk.document is former is not None


def test_the_index_follows_a_mark_without_a_word_of_it(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "數位貿易")
    window.actions_by_name["highlight"].trigger()
    assert window.reader.finding.is_behind()
    window.chores.catch_up()
    assert window.work.watching and not window.work.isVisible()
    qtbot.waitUntil(lambda: not window.work.watching, timeout=60_000)
    assert not window.reader.finding.is_behind()


def test_removing_a_document_asks_first_and_closes_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    answers, asked = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]), []

    def answer(box: QMessageBox) -> object:
        asked.append(box.text())
        return next(answers)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    title = window.reader.library_service.document(1).title
    window.library.removalAsked.emit([1])
    assert window.library.model.rowCount() == 2
    mark_words(window.reader, 1, "世界貿易組織")
    window.library.removalAsked.emit([1])
    assert all(f"「{title}」" in question for question in asked)
    assert ["1 則標註會收起" in question for question in asked] == [False, True]
    assert window.library.model.rowCount() == 1
    assert window.desk.document is None
    window.finder.search("供應鏈", jump=True)
    answered(window)
    assert window.session.hits == ()


def test_signs_of_a_title_are_no_markup_where_it_is_asked_for(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, Qt.TextFormat]] = []

    def answer(box: QMessageBox) -> object:
        asked.append((box.text(), box.textFormat()))
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "exec", answer)
    window.reader.corrections.describe(1, {MetadataField.TITLE: "論 <b>補貼</b>"})
    window.chores.remove([1])
    assert asked == [("要自文件庫移除「論 <b>補貼</b>」嗎？\n\n再匯入同一份檔案就會回來。", Qt.TextFormat.PlainText)]


def test_removing_what_another_window_has_removed_says_so(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    other = open_reader(folder)
    other.library_service.remove([2])
    other.close()
    window.chores.remove([2])
    assert told == ["這份文件已不在文件庫裡；再匯入同一份檔案就會回來。"]


def test_a_window_asks_before_it_stops_a_correction_to_close(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrections, go_on = window.reader.corrections, Event()
    former = window.reader.library_service.document(1).blocks
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    asked: list[str] = []

    def answer(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        if len(asked) == 2:
            Timer(0.05, go_on.set).start()  # While the window waits for the correction.
        return answers[len(asked) - 1]

    def join(report: Report) -> ChangeSet:
        assert go_on.wait(30)
        return corrections.join(1, 1, 2, report=report)

    monkeypatch.setattr(QMessageBox, "question", answer)
    window.deeds.patience = 0.01
    window.deeds.do(join, lambda _changes: None)
    assert not window.close()
    assert window.isVisible()
    assert window.close()
    assert asked == ["更動還在進行。要停止並結束嗎？停止的話，文件維持原樣。"] * 2
    assert window.reader.library_service.document(1).blocks == former
    assert not window.reader.undoing.can_undo


def test_a_font_that_is_gone_gives_way_to_the_first_of_the_list(qtbot: QtBot, window: MainWindow) -> None:
    window.settings[declared.FONT] = "不再安裝的字體"
    dialog = Preferences(window.settings, reading_families(), window)
    qtbot.addWidget(dialog)
    box = dialog.editors[declared.FONT.key]
    assert isinstance(box, QComboBox)
    assert box.currentText() == ""
    box.setCurrentIndex(box.findData(SANS))
    assert window.settings[declared.FONT] == SANS


def test_another_process_changing_the_library_is_noticed(window: MainWindow, folder: Path) -> None:
    other = open_reader(folder)
    mark_words(other, 1, "世界貿易組織", note="來自另一個視窗")
    other.close()
    window.look_for_changes()
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


@pytest.mark.parametrize(("language", "cornered"), [("zh_CN", True), ("zh_TW", False), ("en", False)])
def test_commas_stand_in_the_corner_in_a_simplified_window(
    qtbot: QtBot, reader: Reader, language: str, cornered: bool
) -> None:
    reader.library.set_setting(declared.LANGUAGE.key, language)
    window = make_window(qtbot, reader)
    for words in (window.results.summary, window.library.empty, window.statusBar()):
        metrics = words.fontMetrics()
        assert (metrics.tightBoundingRect("，").center().x() < 0.4 * metrics.horizontalAdvance("中")) == cornered
    assert window.results.summary.fontMetrics().horizontalAdvance("·") == metrics.horizontalAdvance("中")
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


def test_how_far_one_has_read_is_the_same_whatever_was_seen_before_and_however_the_text_is_set(
    window: MainWindow,
) -> None:
    there = Position(block_with(window, "第40段"), 0)
    view = window.desk.view
    view.go_to(Position(0, 0), flash=False)
    assert window.place.text().endswith("0%")
    view.go_to(there, flash=False)
    told = window.place.text()
    assert "60%" < told[-3:] < "70%"
    for _page in range(40):
        QTest.keyClick(view, Qt.Key.Key_PageUp)
    window.settings[declared.FONT_SIZE] = 24
    view.go_to(there, flash=False)
    assert window.place.text() == told
    QTest.keyClick(view, Qt.Key.Key_End)
    assert window.place.text().endswith("100%")


def test_every_row_of_tabs_has_a_name_for_a_screen_reader(window: MainWindow) -> None:
    names = [bar.accessibleName() for bar in window.findChildren(QTabBar) if bar.isVisible()]
    assert sorted(names) == ["搜尋與標註", "文件庫與目錄"]


def test_font_size_keys_stay_within_bounds_and_come_back(window: MainWindow) -> None:
    usual = declared.FONT_SIZE.default
    window.actions_by_name["larger"].trigger()
    assert window.desk.view.typography.size == usual + 1
    window.actions_by_name["usual_size"].trigger()
    assert window.desk.view.typography.size == usual

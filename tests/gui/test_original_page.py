"""The printed page beside the text, in the real window: what a reader sees after scrolling, clicking, turning."""

import os
import signal
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.bootstrap import open_reader
from reader.datafiles import bundled_corpus
from reader.model.annotation import Colour, Position, Span
from reader.model.document import Block, BlockKind, Document
from reader.presenters import settings as declared
from reader.services.session import Reader
from reader.ui.original_page import OriginalPage
from reader.ui.window import MainWindow
from tests.gui.windows import make_window
from tests.unit.importers.written_pdf import Sheet, show, written

PATIENCE = 60_000


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    plain, scanned = tmp_path / "純文字.txt", tmp_path / "部分掃描.pdf"
    plain.write_text("純文字\n\n這一份沒有頁面。\n", encoding="utf-8")
    picture = "q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    labels = "/PageLabels<</Nums[0<</S/r>>]>>"
    scanned.write_bytes(written(Sheet(show("這一頁有文字。", 70, 700)), Sheet(picture), catalog=labels))
    opened = open_reader(tmp_path / "library")
    opened.library_service.import_paths([bundled_corpus() / "report-public-forum.pdf", plain, scanned])
    yield opened
    opened.close()


def _make(qtbot: QtBot, reader: Reader) -> MainWindow:
    window = make_window(qtbot, reader, 1400, 850)
    window.navigator.open(1)
    return window


@pytest.fixture
def window(qtbot: QtBot, reader: Reader) -> Iterator[MainWindow]:
    made = _make(qtbot, reader)
    yield made
    made.close()


@pytest.fixture
def panel(window: MainWindow) -> OriginalPage:
    window.actions_by_name["focus_original"].trigger()
    return window.originals.panel


def _document(window: MainWindow) -> Document:
    assert window.desk.document is not None
    return window.desk.document


def _paragraph(window: MainWindow, page: int) -> int:
    """A paragraph that stands on one page only."""

    def fits(block: Block) -> bool:
        return block.kind is BlockKind.PARAGRAPH and [box.page for box in block.boxes] == [page]

    return next(index for index, block in enumerate(_document(window).blocks) if fits(block))


def _waits_for(qtbot: QtBot, panel: OriginalPage, words: str) -> None:
    def is_there() -> bool:
        return words in panel.place.text() and not panel.images.waiting and not panel.sheet.image.isNull()

    qtbot.waitUntil(is_there, timeout=PATIENCE)


def _ink(panel: OriginalPage) -> bytes:
    return bytes(panel.sheet.image.constBits())


def test_f7_shows_and_hides_the_page(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.originals.panel
    assert not panel.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert panel.isVisible()
    _waits_for(qtbot, panel, "共 12 頁")
    assert panel.sheet.width() > 300
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert not panel.isVisible()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process cannot be held up here")
def test_a_page_that_takes_long_is_said_to_be_drawn_and_can_be_given_up(
    qtbot: QtBot, window: MainWindow, panel: OriginalPage
) -> None:
    _waits_for(qtbot, panel, "第 1 頁")
    assert panel.work.isHidden()
    (drawing,) = (process for process in active_children() if process.name == "reader-page-images")
    assert drawing.pid is not None
    os.kill(drawing.pid, signal.SIGSTOP)
    panel.turn_to(2)
    qtbot.waitUntil(panel.work.isVisible)
    assert panel.work.label.text().split() == ["繪製頁面", "第", "2", "頁"]
    panel.turn_to(3)
    qtbot.waitUntil(lambda: panel.work.label.text().split() == ["繪製頁面", "第", "3", "頁"])
    assert panel.work.width() <= panel.width()
    QTest.mouseClick(panel.work.stop, Qt.MouseButton.LeftButton)
    assert panel.work.isHidden() and panel.message.isVisible() and "已停止繪製" in panel.message.text()
    panel.turn_to(2)
    _waits_for(qtbot, panel, "第 2 頁")
    assert panel.work.isHidden() and not panel.message.isVisible()


def test_where_one_is_is_told_in_few_signs_where_there_is_no_room_for_words(
    qtbot: QtBot, window: MainWindow, panel: OriginalPage
) -> None:
    _waits_for(qtbot, panel, "第 1 頁，共 12 頁")
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: panel.place.text() == "1／12")
    assert panel.place.toolTip() == "第 1 頁，共 12 頁" == panel.area.accessibleDescription()
    assert panel.fit.geometry().right() <= panel.width()


def test_the_page_follows_the_text(qtbot: QtBot, window: MainWindow, panel: OriginalPage) -> None:
    _waits_for(qtbot, panel, "第 1 頁")
    first = _ink(panel)
    block = _paragraph(window, 4)
    window.desk.view.go_to(Position(block, 0), flash=False)
    _waits_for(qtbot, panel, "第 4 頁")
    assert _ink(panel) != first
    assert [mark.box for mark in panel.sheet.marks] == list(_document(window).blocks[block].boxes)
    QTest.keyClick(window.desk.view, Qt.Key.Key_End)
    _waits_for(qtbot, panel, "第 12 頁")


def test_a_jump_shows_the_page_of_what_was_jumped_to(qtbot: QtBot, window: MainWindow, panel: OriginalPage) -> None:
    """Also where the document ends too soon for it to come to its place in the view."""
    last = max(index for index, block in enumerate(_document(window).blocks) if block.boxes)
    for block in (_paragraph(window, 5), last):
        window.navigator.go(1, Position(block, 0))
        _waits_for(qtbot, panel, f"第 {_document(window).blocks[block].boxes[0].page} 頁")


def test_a_click_on_the_page_brings_the_text_there(qtbot: QtBot, window: MainWindow, panel: OriginalPage) -> None:
    _waits_for(qtbot, panel, "第 1 頁")
    for _ in range(3):
        QTest.keyClick(panel.area, Qt.Key.Key_PageDown)
    _waits_for(qtbot, panel, "第 4 頁")
    block = _paragraph(window, 4)
    view = window.desk.view
    assert view.line_rect(Position(block, 0)) is None
    place = panel.sheet.rect_of(_document(window).blocks[block].boxes[0]).center().toPoint()
    QTest.mouseClick(panel.sheet, Qt.MouseButton.LeftButton, pos=place)
    line = view.line_rect(Position(block, 0))
    assert line is not None
    assert view.viewport().rect().contains(line.center())
    assert "第 4 頁" in panel.place.text()
    window.actions_by_name["back"].trigger()
    assert view.line_rect(Position(block, 0)) is None


def test_enter_goes_to_the_text_at_the_top_of_the_page(qtbot: QtBot, window: MainWindow, panel: OriginalPage) -> None:
    _waits_for(qtbot, panel, "第 1 頁")
    for _ in range(4):
        QTest.keyClick(panel.area, Qt.Key.Key_PageDown)
    QTest.keyClick(panel.area, Qt.Key.Key_Return)
    shown = window.desk.view.looked_at().block
    assert 5 in [box.page for box in _document(window).blocks[shown].boxes]


def test_keys_turn_and_zoom(qtbot: QtBot, panel: OriginalPage) -> None:
    _waits_for(qtbot, panel, "第 1 頁")
    assert not panel.previous.isEnabled()
    wide = panel.sheet.width()
    QTest.keyClick(panel.area, Qt.Key.Key_Plus)
    assert panel.sheet.width() == pytest.approx(1.25 * wide, rel=0.05)
    _waits_for(qtbot, panel, "第 1 頁")
    QTest.keyClick(panel.area, Qt.Key.Key_0)
    assert panel.sheet.width() == pytest.approx(wide, abs=20)
    QTest.keyClick(panel.area, Qt.Key.Key_End)
    _waits_for(qtbot, panel, "第 12 頁")
    assert not panel.next.isEnabled()
    assert panel.area.accessibleDescription() == "第 12 頁，共 12 頁"


def test_selected_and_annotated_blocks_are_marked(qtbot: QtBot, window: MainWindow, panel: OriginalPage) -> None:
    _waits_for(qtbot, panel, "第 1 頁")
    block = _paragraph(window, 2)
    (box,) = _document(window).blocks[block].boxes
    window.desk.view.go_to(Position(block, 0))
    window.desk.view.select(Span.within(block, 0, 8))
    _waits_for(qtbot, panel, "第 2 頁")
    selected = panel.sheet.marks
    assert [mark.box for mark in selected] == [box]
    window.desk.highlight(Colour.GREEN)
    bars = [mark for mark in panel.sheet.marks if mark.is_bar]
    assert [mark.box for mark in bars] == [box]
    middle = panel.sheet.rect_of(box).center().toPoint().y()
    left = round(panel.sheet.rect_of(box).left()) - 6
    assert panel.sheet.grab().toImage().pixelColor(left, middle) == bars[0].colour


def test_the_dark_theme_dims_the_paper(qtbot: QtBot, window: MainWindow, panel: OriginalPage) -> None:
    _waits_for(qtbot, panel, "第 1 頁")

    def paper() -> QColor:
        return panel.sheet.grab().toImage().pixelColor(QPoint(3, 3))

    assert paper() == QColor("white")
    window.settings[declared.THEME] = "dark"
    assert paper().lightness() < 180


@pytest.mark.parametrize(
    ("title", "words"),
    [("純文字", "不是從 PDF 匯入的"), (None, "開啟一份 PDF 文件")],
    ids=["a text", "nothing open"],
)
def test_without_pages_a_sentence_says_why(
    window: MainWindow, panel: OriginalPage, reader: Reader, title: str | None, words: str
) -> None:
    if title is None:
        reader.library_service.remove([1])
        window.look_for_changes()
    else:
        window.navigator.open(reader.library_service.resolve(title))
    assert panel.message.isVisible()
    assert words in panel.message.text()
    assert not panel.larger.isEnabled()
    assert panel.place.text() == ""


def test_a_missing_original_is_told_of(window: MainWindow, panel: OriginalPage, reader: Reader) -> None:
    number = reader.library_service.resolve("部分掃描")
    original = reader.library.original(number)
    assert original is not None
    original.unlink()
    window.navigator.open(number)
    assert "找不到這份文件的原檔" in panel.message.text()


def test_pages_that_are_pictures_say_so(qtbot: QtBot, window: MainWindow, panel: OriginalPage, reader: Reader) -> None:
    window.navigator.open(reader.library_service.resolve("部分掃描"))
    assert "第 2 頁只有圖像" in window.statusBar().currentMessage()
    _waits_for(qtbot, panel, "第 i 頁（1／2）")
    assert not panel.unread.isVisible()
    QTest.keyClick(panel.area, Qt.Key.Key_PageDown)
    _waits_for(qtbot, panel, "第 ii 頁")
    assert panel.unread.isVisible()


def test_the_panel_comes_back_with_the_window(qtbot: QtBot, reader: Reader) -> None:
    first = _make(qtbot, reader)
    first.actions_by_name["focus_original"].trigger()
    first.close()
    second = _make(qtbot, reader)
    try:
        assert second.originals.panel.isVisible()
    finally:
        second.close()

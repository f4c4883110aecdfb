"""Setting right what the structure got wrong, as its reader does it: by menu, by keys."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from reader.model.annotation import Annotation, Position, Span
from reader.model.changes import ChangeSet
from reader.model.document import BlockKind
from reader.model.progress import Progress, Report
from reader.model.search import Hit
from reader.presenters import settings as declared
from reader.services.session import Reader
from reader.ui.page_menu import page_menu
from reader.ui.window import MainWindow
from tests.gui.correcting import block_with, blocks, entry, menu_at, point_of, reader
from tests.gui.pages import before, context_at
from tests.gui.windows import answered, make_window, window
from tests.marking import mark_words

__all__ = ["reader", "window"]


def words_of(window: MainWindow, mark: Annotation) -> str:
    assert mark.span is not None
    text = blocks(window)[mark.span.start.block].text
    assert mark.span.start.block == mark.span.end.block
    return text[mark.span.start.offset : mark.span.end.offset]


def test_the_menu_joins_and_ctrl_z_restores_with_marks_on_their_words(window: MainWindow, reader: Reader) -> None:
    former = blocks(window)
    mark_words(reader, 1, "永續發展")
    mark_words(reader, 1, "協助開發中會員")

    entry(menu_at(window, "實永續發展"), "與上一段合併").trigger()

    assert [block.text[:3] for block in blocks(window)] == ["漁業補", "世界貿", "未來之", "世界貿"]
    assert "早日生效並落實永續發展" in blocks(window)[1].text
    assert [words_of(window, mark) for mark in window.desk.view.presenter.annotations] == ["永續發展", "協助開發中會員"]
    window.actions_by_name["undo"].trigger()
    assert blocks(window) == former
    assert [words_of(window, mark) for mark in window.desk.view.presenter.annotations] == ["永續發展", "協助開發中會員"]
    window.actions_by_name["undo"].trigger()
    assert len(window.desk.view.presenter.annotations) == 1
    for _ in range(2):
        window.actions_by_name["redo"].trigger()
    assert len(blocks(window)) == len(former) - 1


def test_the_menu_splits_where_it_was_opened(window: MainWindow) -> None:
    action = entry(menu_at(window, "各會員對於過度"), "從「")
    assert action.text() == "從「各會員對於過度捕」起另成一段\tCtrl+Shift+Return"
    action.trigger()
    assert blocks(window)[3].text.startswith("各會員對於過度捕撈")
    assert blocks(window)[2].text == "實永續發展之目標。"


def test_keys_act_on_the_block_clicked_and_again_after_it_has_changed(window: MainWindow) -> None:
    view = window.desk.view
    view.setFocus()
    before = window.outline.tree.topLevelItemCount()
    window.actions_by_name["cast_heading_2"].trigger()
    assert "請先點一下" in window.statusBar().currentMessage()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(window, "未來之展望"))
    QTest.keyClick(view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    at = block_with(window, "未來之展望")
    assert (blocks(window)[at].kind, blocks(window)[at].level) == (BlockKind.HEADING, 2)
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert blocks(window)[at].kind is BlockKind.PARAGRAPH
    assert window.outline.tree.topLevelItemCount() <= before
    QTest.keyClick(view, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert blocks(window)[at - 1].text.endswith("未來之展望")


def test_back_leads_to_the_words_one_left_though_paragraphs_above_were_joined(qtbot: QtBot, reader: Reader) -> None:
    window = make_window(qtbot, reader, height=480)
    window.navigator.open(1)
    window.settings[declared.FONT_SIZE] = 32
    left = Position(block_with(window, "世界貿易組織秘書處"), 0)
    window.desk.view.go_to(left, flash=False)
    here = window.desk.view.position()
    assert here.block > 2
    words = blocks(window)[here.block].text[here.offset :][:12]
    window.desk.jump(Position(0, 0))
    window.corrector.join_blocks(2, 2)
    window.actions_by_name["back"].trigger()
    now = window.desk.view.position()
    assert blocks(window)[now.block].text[now.offset :].startswith(words)
    window.close()


def test_a_window_goes_on_while_a_long_text_is_corrected(window: MainWindow, qtbot: QtBot) -> None:
    corrections, go_on, former = window.reader.corrections, Event(), blocks(window)

    def join(_report: Report) -> ChangeSet:
        assert go_on.wait(30)
        return corrections.join(1, 1, 2)

    told: list[ChangeSet | None] = []
    window.deeds.patience = 0.01
    window.deeds.do(join, told.append)
    assert window.statusBar().currentMessage() == "更動進行中…"
    assert blocks(window) == former
    window.desk.view.select(Span.within(1, 0, 6))
    window.actions_by_name["highlight"].trigger()
    window.actions_by_name["undo"].trigger()
    assert "請稍候" in window.statusBar().currentMessage()
    go_on.set()
    qtbot.waitUntil(lambda: bool(told))
    assert len(blocks(window)) == len(former) - 1
    assert [words_of(window, mark) for mark in window.desk.view.presenter.annotations] == ["世界貿易組織"]
    window.deeds.patience = 30
    for _ in range(2):
        window.actions_by_name["undo"].trigger()
    assert blocks(window) == former
    assert window.desk.view.presenter.annotations == ()


@pytest.mark.parametrize("by", ["button", "key"])
def test_a_correction_that_takes_long_says_how_far_it_is_and_is_stopped(
    window: MainWindow, qtbot: QtBot, by: str
) -> None:
    corrections, begun, go_on, former = window.reader.corrections, Event(), Event(), blocks(window)

    def join(report: Report) -> ChangeSet:
        report(Progress("correct", 1200, 3000))
        begun.set()
        assert go_on.wait(30)
        return corrections.join(1, 1, 2, report=report)

    told: list[str] = []
    window.deeds.said.connect(told.append)
    window.deeds.patience = 0.01
    window.deeds.do(join, lambda _changes: told.append("done"))
    assert begun.wait(30)
    assert not window.deeds.work.isVisible()
    qtbot.waitUntil(window.deeds.work.isVisible)
    assert "1,200／3,000" in window.deeds.work.label.text()
    if by == "button":
        QTest.mouseClick(window.deeds.work.stop, Qt.MouseButton.LeftButton)
    else:
        window.desk.view.setFocus()
        QTest.keyClick(window.desk.view, Qt.Key.Key_Escape)
    assert window.deeds.work.label.text() == "正在停止…"
    go_on.set()
    qtbot.waitUntil(lambda: not window.deeds.work.isVisible())
    assert told == ["更動進行中…", "已停止，文件沒有更動。"]
    assert blocks(window) == former
    assert not window.reader.undoing.can_undo
    window.deeds.patience = 30
    window.corrector.join_blocks(2, 2)
    assert len(blocks(window)) == len(former) - 1


def test_a_selection_over_several_blocks_is_joined_to_one(window: MainWindow) -> None:
    window.desk.view.select(Span(Position(1, 3), Position(4, 2)))
    window.actions_by_name["join_above"].trigger()
    assert len(blocks(window)) == 2


def test_what_is_unsure_is_shown_found_and_confirmed(qtbot: QtBot, window: MainWindow) -> None:
    view = window.desk.view
    unsure = [number for number, block in enumerate(blocks(window)) if block.is_unsure]
    assert unsure == [block_with(window, "實永續發展")]
    (sign,) = view.doubt_signs()
    here = sign.center().toPoint()
    for at, told in ((here, "結構不確定，按右鍵可更正"), (here + QPoint(200, 0), "")):
        QApplication.sendEvent(view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, at, view.mapToGlobal(at)))
        qtbot.waitUntil(lambda wanted=told: QToolTip.text() == wanted)  # type: ignore[misc]
    window.actions_by_name["next_unsure"].trigger()
    assert view.clicked() == Position(unsure[0], 0)
    window.actions_by_name["confirm"].trigger()
    assert view.doubt_signs() == []
    window.actions_by_name["next_unsure"].trigger()
    assert "沒有結構不確定" in window.statusBar().currentMessage()


def test_selected_figures_become_a_footnote_mark_and_a_mark_figures(window: MainWindow, reader: Reader) -> None:
    at = block_with(window, "二年內")
    text = blocks(window)[at].text
    document = window.desk.document
    assert document is not None
    fused = replace(blocks(window)[at], text=text.replace("協議", "協議12"))
    structure = replace(document.structure, blocks=(*blocks(window)[:at], fused, *blocks(window)[at + 1 :]))
    reader.library.add_document(document.source, document.sha256, document.source, structure)
    window.look_for_changes()
    start = fused.text.index("12")
    window.desk.view.select(Span.within(at, start, start + 2))

    entry(menu_at(window, "12"), "「12」是註腳標記").trigger()
    assert blocks(window)[at].text == text
    (ref,) = blocks(window)[at].footnote_refs
    assert (ref.offset, ref.number) == (start, 12)

    view = window.desk.view
    behind = before(view, Position(at, start))
    mark = page_menu(window.desk, QPoint(0, 0), context_at(view, behind - QPoint(6, 6)))
    entry(mark, "「12」不是註腳標記").trigger()
    assert blocks(window)[at] == fused


def test_a_selection_over_several_blocks_becomes_a_list_in_one_step(window: MainWindow) -> None:
    former = blocks(window)
    window.desk.view.select(Span(Position(1, 3), Position(3, 2)))
    window.actions_by_name["cast_list_item"].trigger()
    assert [block.kind for block in blocks(window)[1:4]] == [BlockKind.LIST_ITEM] * 3
    window.actions_by_name["undo"].trigger()
    assert blocks(window) == former


def marked(window: MainWindow) -> list[Hit]:
    return list(window.desk.view.presenter.hits)


def test_what_was_found_is_marked_where_it_stands_after_a_correction(qtbot: QtBot, window: MainWindow) -> None:
    window.bar.search.setText("開發中會員")
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    answered(window)
    (former,) = marked(window)
    entry(menu_at(window, "實永續發展"), "與上一段合併").trigger()
    assert marked(window) == []  # not on the words that stand there now

    # The process that indexes it takes four seconds of its own to begin, and those of others where the machine is busy.
    qtbot.waitUntil(lambda: len(marked(window)) == 1, timeout=60_000)
    (after,) = marked(window)
    assert after.block == former.block - 1
    assert blocks(window)[after.block].text[after.start : after.end] == "開發中會員"

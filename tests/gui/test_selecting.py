"""Words selected with the mouse and the keyboard, in every script."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from reader.model.annotation import Position, Span
from reader.model.script import Script
from reader.ui.reading import ReadingView
from tests.gui.pages import LEFT, NO_KEY, Show, before, drag, rect_of, show, view
from tests.unit.presenters.sample import (
    LAW,
    SAMPLE,
    paragraphs,
    span_of,
)

__all__ = ["show", "view"]


@pytest.mark.parametrize("script", list(Script))
def test_a_drag_selects_the_words_it_passed_over_in_every_script(view: ReadingView, script: Script) -> None:
    view.set_script(script)
    words = span_of(SAMPLE, "規定𠮷在2024年")
    drag(view, before(view, words.start), before(view, words.end))
    assert view.selection() == words
    expected = {"cn": "规定𠮷在2024年", "cn-terms": "规定𠮷在2024年"}
    assert view.selected_text() == expected.get(script.value, "規定𠮷在2024年")


def test_a_drag_to_the_middle_of_a_converted_word_takes_all_of_it(view: ReadingView) -> None:
    view.set_script(Script.CN_TERMS)
    term = span_of(SAMPLE, "智慧財產權規定")
    rect = rect_of(view, term)
    drag(view, before(view, Position(2, 0)), rect.topLeft() + QPoint(42, rect.height() // 2))
    assert view.selected_text() == "世界贸易组织的知识产权"
    assert view.selection() == Span.within(2, 0, 12)


def test_a_drag_backwards_across_blocks_selects_both_parts(view: ReadingView) -> None:
    start, end = span_of(SAMPLE, "說明。").start, span_of(SAMPLE, "降低").end
    drag(view, before(view, end), before(view, start))
    assert view.selection() == Span(start, end)
    assert view.selected_text() == "說明。\n（一）降低"


def test_a_click_removes_the_selection_and_tells_once(view: ReadingView) -> None:
    told: list[object] = []
    view.select(span_of(SAMPLE, "規定"))
    view.selectionChanged.connect(told.append)
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, before(view, Position(4, 3)))
    assert view.selection() is None
    assert told == [None]


def test_a_double_click_selects_a_chinese_word_and_never_punctuation(view: ReadingView) -> None:
    QTest.mouseDClick(view.viewport(), LEFT, NO_KEY, rect_of(view, span_of(SAMPLE, "關稅")).center())
    assert view.selected_text() == "關稅"
    view.clear_selection()
    QTest.mouseDClick(view.viewport(), LEFT, NO_KEY, rect_of(view, span_of(SAMPLE, "，並")).topLeft() + QPoint(6, 12))
    assert view.selection() is None


def test_a_third_click_selects_the_sentence(view: ReadingView) -> None:
    at = rect_of(view, span_of(SAMPLE, "秘書處")).center()
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, at)
    QTest.mouseDClick(view.viewport(), LEFT, NO_KEY, at)
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, at)
    assert view.selected_text() == "其後WTO秘書處另有說明。"


def test_shift_and_click_extend_the_selection(view: ReadingView) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, before(view, Position(4, 0)))
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, before(view, Position(4, 4)))
    assert view.selected_text() == "降低關稅"


def test_cells_of_a_table_are_selected_and_copied(view: ReadingView) -> None:
    first, last = span_of(SAMPLE, "智慧財產權研討會"), span_of(SAMPLE, "5/10")
    drag(view, before(view, first.start), before(view, last.end))
    assert view.selection() == Span(first.start, last.end)
    view.copy()
    assert QGuiApplication.clipboard().text() == "智慧財產權研討會\n5/10"


def test_drawing_a_selection_below_the_page_scrolls_it(show: Show) -> None:
    view = show(paragraphs(*[f"第{n}段，講的是貿易。" for n in range(200)]))
    port = view.viewport()
    drag_start = before(view, Position(2, 0))
    QTest.mousePress(port, LEFT, NO_KEY, drag_start)
    below = QPointF(drag_start.x(), port.height() + 60)
    for _ in range(20):
        view.drag_scroll(below)
    QTest.mouseRelease(port, LEFT, NO_KEY, below.toPoint())
    selected = view.selection()
    assert selected is not None
    assert selected.start == Position(2, 0)
    assert selected.end.block > view.position().block > 2


def test_keys_extend_the_selection_by_character_line_and_all(view: ReadingView) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, before(view, span_of(SAMPLE, "規定").start))
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "規定𠮷"
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "規定"
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    selected = view.selection()
    assert selected is not None
    assert selected.end > Position(2, 20)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("壹、智慧財產權的新規則\n王小明 報導\n" + LAW)
    assert copied.endswith("1 See WTO, https://www.wto.org/ (2024).")


def test_the_selection_stays_on_its_words_when_the_script_changes(view: ReadingView) -> None:
    words = span_of(SAMPLE, "智慧財產權研討會")
    view.select(words)
    view.set_script(Script.CN_TERMS)
    assert view.selection() == words
    assert view.selected_text() == "知识产权研讨会"

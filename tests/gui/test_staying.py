"""What is read stays where it is, and what is gone to comes into sight."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.annotation import Colour, Position, Span
from reader.model.document import Block, BlockKind
from reader.model.script import Script
from reader.ui.reading import ReadingView, Typography
from reader.ui.themes import LIGHT
from tests.gui.pages import NO_KEY, Show, long_document, pixels, show, view
from tests.unit.presenters.sample import (
    SAMPLE,
    annotation_of,
    document,
    hit_of,
)

__all__ = ["show", "view"]


def height_of(view: ReadingView, position: Position) -> int:
    rect = view.caret_rect(position)
    assert rect is not None
    return rect.top()


def test_what_is_read_stays_where_it_is_in_every_script(show: Show) -> None:
    view = show(long_document())
    view.go_to(Position(150, 0), flash=False)
    view.scroll_by(-37)
    here = view.position()
    at = height_of(view, here)
    for script in (Script.CN_TERMS, Script.HK, Script.CN, Script.SOURCE) * 3:
        view.set_script(script)
        assert view.position() == here
        assert abs(height_of(view, here) - at) <= 1


def test_what_is_read_stays_when_type_and_window_change(show: Show, qtbot: QtBot) -> None:
    view = show(long_document())
    view.go_to(Position(104, 40), flash=False)
    here = view.position()
    before_change = view.verticalScrollBar().value()
    for size in (30, 12, 24, 19):
        view.set_typography(Typography(size=size))
        assert view.position() == here
    view.resize(500, 640)
    assert view.position() == here
    view.resize(900, 640)
    assert view.position() == here
    assert abs(view.verticalScrollBar().value() - before_change) < view.viewport().height()


def test_a_document_opens_where_it_was_left(show: Show) -> None:
    view = show(long_document())
    view.set_document(long_document(), Position(222, 0))
    assert view.position().block in (221, 222)
    assert view.span_rects(Span.within(222, 0, 4))


def test_going_back_to_a_position_comes_to_just_that_position(show: Show) -> None:
    view = show(long_document())
    view.go_to(Position(150, 0), flash=False)
    here = view.position()
    assert here == Position(150, 0)
    for _ in range(3):
        view.go_to(Position(20, 5))
        view.go_to(here, flash=False)
        assert view.position() == here


def test_a_heading_gone_to_is_the_section_read(show: Show) -> None:
    blocks = [
        Block(BlockKind.HEADING, f"第{n}節", level=2) if n % 10 == 0 else Block(BlockKind.PARAGRAPH, "貿易。" * 50)
        for n in range(100)
    ]
    view = show(document(*blocks))
    view.go_to(Position(40, 0))
    section = view.presenter.section(view.position())
    assert section is not None
    assert section.text == "第40節"


def test_a_place_that_is_not_in_the_document_leads_to_the_nearest(show: Show) -> None:
    view = show(SAMPLE)
    view.resize(900, 300)
    view.go_to(Position(99, 7))
    assert view.span_rects(Span.within(8, 0, 3))
    view.set_document(SAMPLE, Position(4, 9_999))
    assert view.span_rects(Span.within(4, 0, 3))


def test_going_somewhere_shows_it_and_lights_it_up(show: Show) -> None:
    view = show(long_document())
    view.go_to(Position(299, 10))
    rect = view.line_rect(Position(299, 10))
    assert rect is not None
    assert view.viewport().rect().contains(rect.adjusted(0, 0, 0, -1))
    # The flash paints the margin left of the line as well.
    assert pixels(view).pixelColor(rect.left() - 4, rect.center().y()) != QColor(LIGHT.page)


def test_scrolling_tells_the_position_and_reaches_both_ends(show: Show) -> None:
    view = show(long_document())
    told: list[Position] = []
    view.positionChanged.connect(told.append)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert told
    assert told[-1] == view.position() > Position(0, 0)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.span_rects(Span.within(299, 0, 4))
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.position() == Position(0, 0)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert view.span_rects(Span.within(299, 0, 4))
    bar.setValue(bar.maximum() // 2)
    assert 100 < view.position().block < 200


def test_page_down_and_up_come_back_to_the_same_place(show: Show) -> None:
    view = show(long_document())
    view.go_to(Position(50, 0), flash=False)
    here = view.position()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.position() > here
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.position() == here


def wheel(view: ReadingView, steps: int, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_scrolls_and_with_control_asks_for_another_size(show: Show) -> None:
    view = show(long_document())
    asked: list[int] = []
    view.fontSizeRequested.connect(asked.append)
    wheel(view, -3)
    assert view.verticalScrollBar().value() > 100
    wheel(view, 1, Qt.KeyboardModifier.ControlModifier)
    assert asked == [1]


def test_each_hit_is_shown_and_past_either_end_the_other_one(show: Show) -> None:
    made = long_document()
    view = show(made)
    hits = [hit_of(made, f"第{n}段") for n in (10, 120, 290)]
    told: list[int] = []
    view.currentHitChanged.connect(told.append)
    view.set_hits(hits, current=0)
    for index in (1, 2, 3):
        view.show_hit(index)
        assert view.span_rects(Span.within(hits[told[-1]].block, 0, 3))
    view.show_hit(-1)
    assert told == [0, 1, 2, 0, 2]


def test_the_scroll_bar_shows_where_hits_and_marks_are(show: Show) -> None:
    made = long_document()
    view = show(made)
    bar = view.verticalScrollBar()
    empty = bar.grab().toImage()
    view.set_hits([hit_of(made, "第120段")])
    view.set_annotations([annotation_of(made, "第280段", Colour.RED)])
    shown = bar.grab().toImage()
    rows = [
        y for y in range(shown.height()) if any(shown.pixel(x, y) != empty.pixel(x, y) for x in range(shown.width()))
    ]
    parts = {round(10 * y / shown.height()) for y in rows}
    assert parts == {4, 9}

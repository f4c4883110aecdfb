"""The reading view as a reader uses it: by mouse, by keys, in every script."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage, QMouseEvent, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.model.annotation import Annotation, Colour, Position, Span, Style
from reader.model.document import Block, BlockKind, Document
from reader.model.script import Script
from reader.presenters.reading import ReadingPresenter
from reader.presenters.slices import LONGEST
from reader.ui.fonts import SANS, SERIF, load_fonts, reading_families
from reader.ui.reading import Context, ReadingView, Typography
from reader.ui.themes import LIGHT, THEMES, Theme, contrast, palette, stylesheet
from tests.unit.presenters.sample import (
    LAW,
    SAMPLE,
    SampleService,
    annotation_of,
    document,
    hit_of,
    paragraphs,
    span_of,
    table,
)

Show = Callable[[Document], ReadingView]
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(made: Document) -> ReadingView:
        view = ReadingView(ReadingPresenter(SampleService()))
        qtbot.addWidget(view)
        view.resize(900, 640)
        view.set_document(made)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        view.setFocus()
        return view

    return shown


@pytest.fixture
def view(show: Show) -> ReadingView:
    return show(SAMPLE)


def rect_of(view: ReadingView, span: Span) -> QRect:
    (rect, *_) = view.span_rects(span)
    return rect


def before(view: ReadingView, position: Position) -> QPoint:
    """The point where a caret before a character would be clicked."""
    rect = view.caret_rect(position)
    assert rect is not None
    return rect.center()


def drag(view: ReadingView, start: QPoint, end: QPoint) -> None:
    """Press, move, release, as the mouse does it."""
    port = view.viewport()
    QTest.mousePress(port, LEFT, NO_KEY, start)
    for point in ((start + end) / 2, end):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(port.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            LEFT,
            NO_KEY,
        )
        QApplication.sendEvent(port, event)
    QTest.mouseRelease(port, LEFT, NO_KEY, end)


def pixels(view: ReadingView) -> QImage:
    return view.viewport().grab().toImage()


def ground(view: ReadingView, span: Span) -> QColor:
    """The colour behind the words of a span: the one that most pixels of its first line have."""
    image = pixels(view)
    rect = rect_of(view, span).adjusted(1, 3, -1, -3)
    counted: dict[int, int] = {}
    for x in range(rect.left(), rect.right()):
        for y in range(rect.top(), rect.bottom()):
            value = image.pixel(x, y)
            counted[value] = counted.get(value, 0) + 1
    return QColor(max(counted, key=lambda value: counted[value]))


# --- selecting


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


# --- what is painted


@pytest.mark.parametrize("script", [Script.SOURCE, Script.CN_TERMS])
def test_marks_hits_and_the_selection_lie_behind_their_words(view: ReadingView, script: Script) -> None:
    marked, found, current = (span_of(SAMPLE, words) for words in ("秘書處", "簡化", "活動時程"))
    view.set_annotations([annotation_of(SAMPLE, "秘書處", Colour.GREEN)])
    view.set_hits([hit_of(SAMPLE, "簡化"), hit_of(SAMPLE, "活動時程")], current=1)
    view.select(span_of(SAMPLE, "各會員"))
    view.set_script(script)
    assert ground(view, marked) == LIGHT.marked(Colour.GREEN)
    assert ground(view, found) == QColor(LIGHT.hit)
    assert ground(view, current) == QColor(LIGHT.current_hit)
    assert ground(view, span_of(SAMPLE, "各會員")) == QColor(LIGHT.selection)
    assert ground(view, span_of(SAMPLE, "遵守")) == QColor(LIGHT.page)


def test_both_of_two_overlapping_highlights_are_seen(view: ReadingView) -> None:
    view.set_annotations(
        [annotation_of(SAMPLE, "降低關稅", Colour.RED), annotation_of(SAMPLE, "關稅，並", Colour.BLUE)]
    )
    rect = rect_of(view, span_of(SAMPLE, "關稅"))
    image = pixels(view)
    assert image.pixelColor(rect.center().x(), rect.top() + 2) == LIGHT.marked(Colour.RED)
    assert image.pixelColor(rect.center().x(), rect.bottom() - 2) == LIGHT.marked(Colour.BLUE)


def test_an_underline_lies_under_the_words_and_not_behind_them(view: ReadingView) -> None:
    view.set_annotations([annotation_of(SAMPLE, "降低關稅", Colour.RED, style=Style.UNDERLINE)])
    rect = rect_of(view, span_of(SAMPLE, "降低關稅"))
    image = pixels(view)
    line = [image.pixelColor(rect.left() + 5, y) for y in range(rect.bottom() - 4, rect.bottom() + 1)]
    assert LIGHT.annotation(Colour.RED) in line
    assert ground(view, span_of(SAMPLE, "降低關稅")) == QColor(LIGHT.page)


def test_a_term_has_a_dotted_line_that_can_be_turned_off(view: ReadingView) -> None:
    def dots() -> int:
        rect = rect_of(view, span_of(SAMPLE, "世界貿易組織"))
        image = pixels(view)
        colours = (
            image.pixelColor(x, y)
            for x in range(rect.left(), rect.right())
            for y in range(rect.bottom() - 4, rect.bottom() + 2)
        )
        return sum(colour == QColor(LIGHT.term) for colour in colours)

    assert dots() > 20
    view.set_terms_visible(False)
    assert dots() == 0


@pytest.mark.parametrize("name", list(THEMES))
def test_every_theme_paints_its_page(view: ReadingView, name: str) -> None:
    view.set_theme(THEMES[name])
    assert ground(view, span_of(SAMPLE, "遵守")) == QColor(THEMES[name].page)


def test_furniture_is_hidden_until_it_is_asked_for(view: ReadingView) -> None:
    header = span_of(SAMPLE, "經貿電子報")
    assert view.span_rects(header) == []
    view.set_furniture_visible(True)
    assert view.span_rects(header)


def test_a_list_item_and_a_footnote_hang_behind_their_labels(view: ReadingView) -> None:
    body = rect_of(view, Span.within(0, 0, 1)).left()
    assert rect_of(view, Span.within(4, 0, 1)).left() > body + 40
    assert rect_of(view, Span.within(8, 0, 1)).left() > body + 20


def test_a_paragraph_of_the_body_begins_two_characters_in_or_not(view: ReadingView) -> None:
    body = rect_of(view, Span.within(1, 0, 1)).left()
    size = view.typography.size
    assert rect_of(view, Span.within(2, 0, 1)).left() - body == 2 * size
    view.set_typography(replace(view.typography, indent=False))
    assert rect_of(view, Span.within(2, 0, 1)).left() == body


def test_full_lines_of_chinese_end_flush(show: Show) -> None:
    view = show(paragraphs("世界貿易組織（WTO）的爭端解決機制在2019年底停擺以後，會員紛紛提出各種改革的主張，" * 4))
    rights = [rect.right() for rect in view.span_rects(Span.within(0, 0, 170))]
    left, width, _ = view._columns()
    assert len(rights) > 4
    assert all(abs(right - (left + width)) <= 2 for right in rights[:-1])


# --- staying in place


def long_document() -> Document:
    blocks = [
        Block(BlockKind.PARAGRAPH, f"第{n}段說的是智慧財產權與貿易的關係，以及世界貿易組織的改革。" * (1 + n % 5))
        for n in range(300)
    ]
    return document(*blocks)


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


# --- terms, footnotes, notes


def hover(view: ReadingView, point: QPoint) -> None:
    port = view.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(port.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        NO_KEY,
    )
    QApplication.sendEvent(port, event)


def mark_rect(view: ReadingView) -> QRect:
    """The footnote number in the law paragraph, just before 其後."""
    after = view.caret_rect(span_of(SAMPLE, "其後").start)
    assert after is not None
    return QRect(after.left() - 6, after.top(), 6, 10)


def test_resting_on_a_term_tells_of_it_and_leaving_takes_it_back(view: ReadingView, qtbot: QtBot) -> None:
    view.set_hover_delay(1)
    rect = rect_of(view, span_of(SAMPLE, "世界貿易組織"))
    with qtbot.waitSignal(view.termHovered) as told:
        hover(view, rect.center())
    assert told.args is not None
    match, where, block = told.args
    assert (match.term.id, block) == ("世界貿易組織", 2)
    assert where.contains(view.viewport().mapToGlobal(rect.center()))
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(view.hoverLeft):
        hover(view, rect_of(view, span_of(SAMPLE, "遵守")).center())
    assert view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_leaving_the_page_takes_a_hover_back(view: ReadingView, qtbot: QtBot) -> None:
    view.set_hover_delay(1)
    with qtbot.waitSignal(view.termHovered):
        hover(view, rect_of(view, span_of(SAMPLE, "世界貿易組織")).center())
    with qtbot.waitSignal(view.hoverLeft):
        QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))


@pytest.mark.parametrize("script", [Script.SOURCE, Script.CN_TERMS])
def test_a_footnote_number_is_hovered_and_clicked_at_its_place(view: ReadingView, qtbot: QtBot, script: Script) -> None:
    view.set_hover_delay(1)
    view.set_script(script)
    at = mark_rect(view).center()
    with qtbot.waitSignal(view.footnoteHovered) as hovered:
        hover(view, at)
    assert hovered.args is not None
    assert hovered.args[:2] == [1, 8]
    with qtbot.waitSignal(view.footnoteActivated) as clicked:
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, at)
    assert clicked.args is not None
    assert clicked.args[:2] == [1, 8]


def test_the_number_of_a_footnote_leads_back_to_its_reference(view: ReadingView, qtbot: QtBot) -> None:
    first = rect_of(view, Span.within(8, 0, 1))
    left, _, _ = view._columns()
    with qtbot.waitSignal(view.returnActivated) as told:
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, QPoint(int(left) + 3, first.center().y()))
    assert told.args == [span_of(SAMPLE, "其後").start]


def test_clicks_reach_terms_links_and_annotations_but_drags_do_not(view: ReadingView) -> None:
    terms: list[str] = []
    links: list[str] = []
    marks: list[str] = []
    view.termActivated.connect(lambda match, rect, block: terms.append(match.term.id))
    view.linkActivated.connect(links.append)
    view.annotationActivated.connect(marks.append)
    view.set_annotations([annotation_of(SAMPLE, "降低關稅")])
    for words in ("WTO秘", "https", "降低關稅"):
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, rect_of(view, span_of(SAMPLE, words)).center() - QPoint(8, 0))
        QTest.mouseMove(view.viewport(), QPoint(1, 1))
    assert (terms, links, marks) == (["WTO"], ["https://www.wto.org/"], ["降低關稅"])
    term = span_of(SAMPLE, "世界貿易組織")
    drag(view, before(view, term.start), before(view, term.end))
    assert terms == ["WTO"]


def noted(count: int) -> list[Annotation]:
    words = ["世界貿易組織", "智慧財產權規定", "各會員", "降低關稅"]
    return [annotation_of(SAMPLE, w, Colour.BLUE, note=f"對{w}的筆記，" * 6) for w in words[:count]]


def test_notes_stand_beside_their_words_without_covering_each_other(show: Show) -> None:
    view = show(SAMPLE)
    view.resize(1200, 700)
    view.set_annotations(noted(4))
    pixels(view)
    cards = view._notes.cards
    assert [card.annotation.id for card in cards] == ["世界貿易組織", "智慧財產權規定", "各會員", "降低關稅"]
    for upper, lower in itertools.pairwise(cards):
        assert upper.rect.bottom() < lower.rect.top()
    left, width, _ = view._columns()
    assert all(left + width < card.rect.left() and card.rect.right() <= view.viewport().width() for card in cards)
    first = rect_of(view, span_of(SAMPLE, "世界貿易組織"))
    assert abs(cards[0].rect.top() - first.top()) < 16


def test_many_notes_at_the_end_can_all_be_reached(show: Show) -> None:
    made = long_document()
    view = show(made)
    view.resize(1200, 640)
    words = [f"第29{n}段" for n in range(5, 10)]
    view.set_annotations([annotation_of(made, w, note="很長的筆記，" * 40) for w in words])
    QTest.keyClick(view, Qt.Key.Key_End)
    pixels(view)
    assert view._notes.cards[-1].annotation.id == "第299段"
    assert view._notes.cards[-1].rect.bottom() <= view.viewport().height()


def test_clicking_a_note_activates_its_annotation(view: ReadingView, qtbot: QtBot) -> None:
    view.resize(1200, 700)
    view.set_annotations(noted(1))
    pixels(view)
    with qtbot.waitSignal(view.annotationActivated) as told:
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, view._notes.cards[0].rect.center().toPoint())
    assert told.args == ["世界貿易組織"]


def test_in_a_narrow_window_notes_are_small_squares_and_can_be_hidden(view: ReadingView) -> None:
    view.resize(560, 640)
    view.set_annotations(noted(2))
    pixels(view)
    assert [card.text for card in view._notes.cards] == [None, None]
    view.set_notes_visible(False)
    pixels(view)
    assert view._notes.cards == []


def test_tab_goes_through_terms_and_footnotes_and_enter_activates(qtbot: QtBot) -> None:
    view = ReadingView(ReadingPresenter(SampleService()))
    view.set_document(SAMPLE)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    after = QLineEdit()
    layout.addWidget(view)
    layout.addWidget(after)
    window.resize(900, 700)
    window.show()
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    told: list[object] = []
    view.termActivated.connect(lambda match, rect, block: told.append(match.term.id))
    view.footnoteActivated.connect(lambda number, target, rect: told.append(number))
    plain = pixels(view)
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        assert pixels(view) != plain
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told == ["智慧財產權", "世界貿易組織", "智慧財產權", 1]
    QTest.keyClick(view, Qt.Key.Key_Backtab)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert told[-1] == "智慧財產權"
    for _ in range(10):
        if view.hasFocus():
            QTest.keyClick(view, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_context_menu_is_asked_for_with_what_lies_under_it(view: ReadingView, qtbot: QtBot) -> None:
    view.set_annotations([annotation_of(SAMPLE, "WTO秘書處")])
    view.select(span_of(SAMPLE, "遵守"))
    at = rect_of(view, span_of(SAMPLE, "WTO秘書處")).topLeft() + QPoint(10, 12)
    with qtbot.waitSignal(view.contextMenuRequested) as told:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
    assert told.args is not None
    context = told.args[1]
    assert isinstance(context, Context)
    assert context.term is not None
    assert context.term.term.id == "WTO"
    assert [a.id for a in context.annotations] == ["WTO秘書處"]
    assert context.selection == span_of(SAMPLE, "遵守")


# --- hits


def test_stepping_through_hits_shows_each_and_starts_over(show: Show) -> None:
    made = long_document()
    view = show(made)
    hits = [hit_of(made, f"第{n}段") for n in (10, 120, 290)]
    told: list[int] = []
    view.currentHitChanged.connect(told.append)
    view.set_hits(hits, current=0)
    for _ in range(3):
        view.step_hit(1)
        assert view.span_rects(Span.within(hits[told[-1]].block, 0, 3))
    view.step_hit(-1)
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


# --- size


def test_only_what_is_in_sight_of_ten_megabytes_is_laid_out(show: Show) -> None:
    made = paragraphs(*["經貿政策的說明文字，共八十個字元左右。" * 4] * 42_000)
    view = show(made)
    pixels(view)
    assert view.layouts_made < 40
    view.set_script(Script.CN)
    pixels(view)
    assert view.layouts_made < 80
    view.go_to(Position(40_000, 0))
    pixels(view)
    assert view.layouts_made < 140


def test_fifty_megabytes_in_one_block_open_and_can_be_gone_through(show: Show) -> None:
    made = paragraphs("貿易政策。" * (16_700_000 // 5))
    view = show(made)
    pixels(view)
    assert view.layouts_made < 5
    view.go_to(Position(0, 9_000_000))
    pixels(view)
    assert abs(view.position().offset - 9_000_000) < LONGEST
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.layouts_made < 20


def test_an_empty_page_and_an_empty_document_do_no_harm(view: ReadingView) -> None:
    for made in (None, document(), paragraphs(""), document(table([[""], ["", ""]]))):
        view.set_document(made)
        pixels(view)
        for key in (Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Home):
            QTest.keyClick(view, key)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End):
            QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, QPoint(100, 100))
        QTest.mouseDClick(view.viewport(), LEFT, NO_KEY, QPoint(100, 100))
        view.select_all()
        view.set_script(Script.CN)
        view.step_hit(1)
        assert view.selected_text().strip() == ""


# --- lines

# Words with the ligatures of the fonts (fi, fl, ffi), between Chinese that is set flush.
LIGATURES = (
    "跨太平洋夥伴全面進步協定（Comprehensive and Progressive Agreement for Trans-Pacific Partnership, CPTPP）之效力，"
    "以及官方（official）文件所稱之 efficient 與 flexible 安排，均須 notification 後方得為之。"
)


@pytest.mark.parametrize("column", range(18, 44, 2))
def test_no_line_of_flush_text_breaks_inside_a_latin_word(show: Show, column: int) -> None:
    view = show(document(Block(BlockKind.PARAGRAPH, LIGATURES * 3)))
    view.set_typography(Typography(column=column))
    (setting,) = view.sheet(0).settings
    text = setting.passage.text
    starts = [setting.line_start(line) for line in range(1, setting.layout.lineCount())]
    cut = [text[at - 8 : at + 8] for at in starts if text[at - 1].isascii() and text[at - 1 : at + 1].isalpha()]
    assert len(starts) > 3
    assert [words for words in cut if words[8].isascii()] == []


# --- colours, fonts and what a screen reader gets


def test_the_own_fonts_are_loaded_and_no_japanese_one_is_offered(qapp: QApplication) -> None:
    assert load_fonts() == (SANS, SERIF)
    families = reading_families()
    assert families[:2] == (SANS, SERIF)
    assert not [family for family in families if " JP" in family]


def test_the_view_names_itself_the_document_and_the_section(view: ReadingView) -> None:
    assert view.accessibleName() == "閱讀區"
    view.set_document(replace(SAMPLE), Position(5, 0))
    assert view.accessibleDescription().startswith("樣本 — ")
    assert view._current_text.toPlainText() in {block.text for block in SAMPLE.blocks}
    assert view._current_text.isReadOnly()


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_kind_of_text_stands_out_from_what_lies_behind_it(theme: Theme) -> None:
    page, text = QColor(theme.page), QColor(theme.text)
    behind = [
        page,
        *map(theme.marked, Colour),
        *map(QColor, (theme.selection, theme.hit, theme.current_hit, theme.stripe)),
    ]
    assert min(contrast(text, ground) for ground in behind) >= 4.5
    for ink in (theme.quiet, theme.faint, theme.link):
        assert contrast(QColor(ink), page) >= 4.5
    for ground in (theme.selection, theme.hit, theme.stripe):
        assert contrast(QColor(theme.link), QColor(ground)) >= 3
    assert contrast(QColor(theme.note_text), QColor(theme.note)) >= 4.5
    assert contrast(QColor(theme.window_text), QColor(theme.window)) >= 4.5
    assert contrast(QColor(theme.term), page) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_a_theme_dresses_the_whole_application(theme: Theme) -> None:
    assert palette(theme).color(QPalette.ColorRole.Base) == QColor(theme.page)
    assert "$" not in stylesheet(theme)

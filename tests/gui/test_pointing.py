"""Terms, footnotes, links and notes: pointed at, clicked, reached by keys."""

import itertools

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.model.annotation import Annotation, Colour, Position, Span
from reader.model.script import Script
from reader.presenters.reading import ReadingPresenter
from reader.ui.reading import Context, ReadingView
from tests.gui.pages import LEFT, NO_KEY, Show, before, drag, long_document, pixels, rect_of, show, view
from tests.unit.presenters.sample import (
    SAMPLE,
    SampleService,
    annotation_of,
    span_of,
)

__all__ = ["show", "view"]


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
    left, _, _ = view.columns()
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
    cards = view.notes.cards
    assert [card.annotation.id for card in cards] == ["世界貿易組織", "智慧財產權規定", "各會員", "降低關稅"]
    for upper, lower in itertools.pairwise(cards):
        assert upper.rect.bottom() < lower.rect.top()
    left, width, _ = view.columns()
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
    assert view.notes.cards[-1].annotation.id == "第299段"
    assert view.notes.cards[-1].rect.bottom() <= view.viewport().height()


def test_clicking_a_note_activates_its_annotation(view: ReadingView, qtbot: QtBot) -> None:
    view.resize(1200, 700)
    view.set_annotations(noted(1))
    pixels(view)
    with qtbot.waitSignal(view.annotationActivated) as told:
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, view.notes.cards[0].rect.center().toPoint())
    assert told.args == ["世界貿易組織"]


def test_the_menu_key_is_about_the_block_pointed_at(view: ReadingView, qtbot: QtBot) -> None:
    place = span_of(SAMPLE, "各會員").start
    view.go_to(Position(0, 0), flash=False)
    view.point_at(place)
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
    with qtbot.waitSignal(view.contextMenuRequested) as told:
        QApplication.sendEvent(view, key)
    assert told.args[1].position == place


def test_in_a_narrow_window_notes_are_small_squares_that_tell_of_them_and_can_be_hidden(
    view: ReadingView, qtbot: QtBot
) -> None:
    view.resize(560, 640)
    view.set_annotations(noted(2))
    pixels(view)
    assert [card.text for card in view.notes.cards] == [None, None]
    for card in view.notes.cards:
        at = card.rect.center().toPoint()
        QApplication.sendEvent(view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, at, view.mapToGlobal(at)))
        qtbot.waitUntil(lambda told=card.annotation.note: told in QToolTip.text())  # type: ignore[misc]
    view.set_notes_visible(False)
    pixels(view)
    assert view.notes.cards == []


def test_a_tip_has_all_of_a_note_that_its_card_cuts_and_none_of_its_markup(view: ReadingView, qtbot: QtBot) -> None:
    view.resize(1200, 700)
    long = "# 要點\n\n" + "港口的**倉庫**在`夏天`修繕。" * 12
    notes = {"世界貿易組織": long, "降低關稅": "**短**的筆記\n兩行"}
    view.set_annotations([annotation_of(SAMPLE, words, Colour.BLUE, note=note) for words, note in notes.items()])
    pixels(view)
    cut, whole = (card.rect.center() for card in view.notes.cards)
    assert view.notes.tip(cut) == "要點\n\n" + "港口的倉庫在夏天修繕。" * 12
    assert view.notes.tip(whole) == ""
    view.resize(560, 640)
    pixels(view)
    assert view.notes.tip(view.notes.cards[1].rect.center()) == "短的筆記\n兩行"


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

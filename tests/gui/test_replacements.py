"""Words shown in place of the source's: told of, turned off, added, and in the way of nothing that a reader does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.annotation import Position, Span
from reader.model.script import Script
from reader.presenters import settings as declared
from reader.presenters.reading import ReadingPresenter
from reader.presenters.targets import ReplacementTarget, TermTarget
from reader.ui.page_menu import page_menu
from reader.ui.reading import ReadingView
from reader.ui.replacements import ReplacementList, TermDialog
from reader.ui.window import MainWindow
from tests.gui.pages import context_at
from tests.gui.windows import answered, library_of, make_window
from tests.unit.presenters.sample import SampleService, paragraphs

# 程式設計師 becomes shorter (程序员), 川普 and 再生能源 longer (特朗普, 可再生能源).
TEXT = (
    "川普新政通訊第八期\n\n"
    "川普要求程式設計師加班，再生能源業者與程式設計師都反對。\n\n"
    "智慧財產權專家透過視訊會議說明，程式設計師的契約不受影響。\n"
)
FIRST, SECOND = "川普要求", "智慧財產權專家"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    reader = library_of(tmp_path, {"新政通訊.txt": TEXT})
    reader.finding.catch_up()
    made = make_window(qtbot, reader)
    made.settings[declared.TERM_DELAY] = 0
    made.settings[declared.SCRIPT] = "cn-terms"
    made.navigator.open(1)
    yield made
    made.close()
    reader.close()


def span_of(window: MainWindow, words: str, begins: str = FIRST, nth: int = 0) -> Span:
    """The nth place of `words` in the block that begins so."""
    document = window.desk.document
    assert document is not None
    block = next(number for number, each in enumerate(document.blocks) if each.text.startswith(begins))
    start = -1
    for _time in range(nth + 1):
        start = document.blocks[block].text.index(words, start + 1)
    return Span.within(block, start, start + len(words))


def middle(window: MainWindow, span: Span) -> QPoint:
    (rect, *_) = window.desk.view.span_rects(span)
    return rect.center()


def hover(window: MainWindow, span: Span) -> None:
    port, point = window.desk.view.viewport(), QPointF(middle(window, span))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, point, QPointF(port.mapToGlobal(point)), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(port, event)


def shown(window: MainWindow) -> str:
    presenter = window.desk.view.presenter
    passages = (each for number in range(len(presenter.slices)) for each in presenter.passages(number))
    return "\n".join(passage.converted for passage in passages)


# --- what a reader is told


def test_resting_on_a_replaced_word_shows_the_source(window: MainWindow, qtbot: QtBot) -> None:
    hover(window, span_of(window, "程式設計師"))
    popup = window.desk.popups.replacement
    qtbot.waitUntil(popup.isVisible)
    assert popup.title.text() == "程序员"
    assert "程式設計師" in popup.body.toPlainText()
    assert "programmer" in popup.body.toPlainText()
    assert not popup.body.hasFocus()
    assert window.desk.dismiss()
    assert not popup.isVisible()


def test_a_replaced_word_is_reached_by_tab_and_entered_by_enter(window: MainWindow, qtbot: QtBot) -> None:
    view = window.desk.view
    view.setFocus()
    while not isinstance(view.ring, ReplacementTarget):
        QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.desk.popups.replacement.title.text() == "特朗普"
    qtbot.waitUntil(window.desk.popups.replacement.body.hasFocus)


def test_a_term_of_the_glossary_tells_its_source_too(window: MainWindow, qtbot: QtBot) -> None:
    hover(window, span_of(window, "智慧財產權", SECOND))
    popup = window.desk.popups.term
    qtbot.waitUntil(popup.isVisible)
    assert "智慧財產權" in popup.remark.text()
    popup.dismiss()
    window.settings[declared.SCRIPT] = "source"
    hover(window, span_of(window, "專家", SECOND))
    hover(window, span_of(window, "智慧財產權", SECOND))
    qtbot.waitUntil(popup.isVisible)
    assert popup.remark.text() == ""


def test_the_mark_is_a_setting(window: MainWindow) -> None:
    view = window.desk.view
    number = view.presenter.slices.of(span_of(window, "川普").start)
    marked = view.viewport().grab().toImage()
    assert any(run.look.replaced for runs in view.presenter.runs(number) for run in runs)
    window.settings[declared.REPLACEMENTS] = False
    assert not any(run.look.replaced for runs in view.presenter.runs(number) for run in runs)
    assert not any(isinstance(target, ReplacementTarget) for target in view.presenter.targets(number))
    assert view.viewport().grab().toImage() != marked


def test_nothing_is_marked_where_nothing_is_replaced(window: MainWindow) -> None:
    for script in ("source", "tw", "cn"):
        window.settings[declared.SCRIPT] = script
        presenter = window.desk.view.presenter
        assert not any(presenter.replacements(number) for number in range(len(presenter.slices)))


# --- what a reader changes


def test_a_word_is_turned_off_for_good_and_on_again(window: MainWindow, qtbot: QtBot) -> None:
    hover(window, span_of(window, "程式設計師"))
    popup = window.desk.popups.replacement
    qtbot.waitUntil(popup.isVisible)
    popup.linkActivated.emit("keep:")
    assert not popup.isVisible()
    assert "程式设计师" in shown(window) and "程序员" not in shown(window)
    assert "程式設計師" in window.statusBar().currentMessage()
    listed = ReplacementList(window.desk.popups.replacements, window)
    assert listed.list.item(0).text().startswith("程式設計師")
    listed.list.setCurrentRow(0)
    listed.remove.click()
    assert listed.list.count() == 0 and not listed.remove.isEnabled()
    assert "程序员" in shown(window)


def test_every_screen_follows_a_choice(window: MainWindow) -> None:
    window.finder.search("加班", jump=True)
    answered(window)

    def said() -> list[str]:
        document = window.results.tree.rows.item(0)
        listed = window.library.list.model().index(0, 0).data()
        return [window.windowTitle(), str(listed), document.text(), document.child(0).text(), shown(window)]

    assert all("特朗普" in each for each in said())
    window.desk.popups.replacements.turn_off("川普")
    assert all("川普" in each and "特朗普" not in each for each in said())


def test_the_menu_turns_a_word_off_and_takes_a_pair_for_the_selection(window: MainWindow, qtbot: QtBot) -> None:
    view = window.desk.view
    place = span_of(window, "川普")
    view.select(span_of(window, "業者"))
    menu = page_menu(window.desk, QPoint(), context_at(view, middle(window, place)))
    names = [action.text() for action in menu.actions()]
    assert any("川普" in name for name in names)
    own = next(action for action in menu.actions() if "业者" in action.text())
    QTimer.singleShot(0, lambda: _answer(window, "從業者"))
    own.trigger()
    assert "可再生能源從業者" in shown(window).replace("从", "從")
    assert window.reader.terminology.choices.added == (("業者", "從業者"),)


def _answer(window: MainWindow, mainland: str) -> None:
    (dialog,) = (each for each in window.desk.findChildren(TermDialog) if each.isVisible())
    assert dialog.taiwan.text() == "業者"
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog.mainland.setText(mainland)
    ok.click()


# --- what words of another length must not get in the way of


def test_a_highlight_lies_on_the_words(window: MainWindow) -> None:
    view = window.desk.view
    for nth in (0, 1):
        view.select(span_of(window, "程式設計師", nth=nth))
        window.desk.highlight(None)
    quotes = [each.quote.exact for each in window.reader.annotations.of(1)]
    assert quotes == ["程式設計師", "程式設計師"]
    number = view.presenter.slices.of(span_of(window, "程式設計師").start)
    (passage,) = view.presenter.passages(number)
    (runs,) = view.presenter.runs(number)
    assert {passage.text[run.start : run.end] for run in runs if run.look.highlights} == {"程序员"}


def test_find_and_its_hits_are_on_the_words(window: MainWindow) -> None:
    for query in ("程式設計師", "再生能源"):
        window.finder.search(query, jump=True)
        answered(window)
        hit = window.session.hits[0]
        assert hit.text == query
        presenter = window.desk.view.presenter
        number = presenter.slices.of(span_of(window, hit.text).start)
        (passage,), (runs,) = presenter.passages(number), presenter.runs(number)
        marked = {passage.text[run.start : run.end] for run in runs if run.look.hit or run.look.current}
        assert marked == ({"程序员"} if hit.text == "程式設計師" else {"可再生能源"})


def test_a_word_is_found_as_either_region_says_it_which_can_be_left_out(window: MainWindow) -> None:
    for query, found in (("可再生能源", "再生能源"), ("程序员", "程式設計師"), ("知识产权", "智慧財產權")):
        window.finder.search(query, jump=True)
        answered(window)
        assert {each.text for each in window.session.hits} == {found}
        assert window.results.chips.buttons["widening:region"].isChecked()
    window.results.chips.buttons["widening:region"].click()
    answered(window)
    assert [hit.text for hit in window.session.hits] == []
    window.results.chips.buttons["widening:region"].click()
    answered(window)
    assert [hit.text for hit in window.session.hits] == ["智慧財產權"]
    window.finder.search("契約", jump=True)
    answered(window)
    assert "widening:region" not in window.results.chips.buttons


def test_terms_are_underlined_where_they_are_shown(window: MainWindow) -> None:
    presenter = window.desk.view.presenter
    number = presenter.slices.of(span_of(window, "智慧財產權", SECOND).start)
    (passage,), (runs,) = presenter.passages(number), presenter.runs(number)
    terms = [target for target in presenter.targets(number) if isinstance(target, TermTarget)]
    assert "知识产权" in {passage.plain(term.start, term.end) for term in terms}
    assert "知识产权" in {passage.text[run.start : run.end] for run in runs if run.look.term}


def test_a_double_click_selects_and_copies_the_whole_word(window: MainWindow) -> None:
    view = window.desk.view
    span = span_of(window, "程式設計師", nth=1)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(window, span))
    assert view.selection() == span
    window.desk.copy()
    assert QGuiApplication.clipboard().text() == "程序员"


def test_a_drawn_selection_rounds_out_to_whole_words(window: MainWindow) -> None:
    view = window.desk.view
    view.select(Span.within(span_of(window, "川普").start.block, 4, 6))  # 程式, of 程式設計師
    assert view.selected_text() == "程序员"


def test_the_caret_passes_over_a_replaced_word_in_one_step(window: MainWindow) -> None:
    view, span = window.desk.view, span_of(window, "程式設計師")
    presenter = view.presenter
    assert presenter.step(span.start, forward=True) == span.end
    assert presenter.step(span.end, forward=False) == span.start
    left, right = view.caret_rect(span.start), view.caret_rect(span.end)
    assert left is not None and right is not None
    (rect,) = view.span_rects(span)
    assert abs(rect.left() - left.left()) <= 2 and abs(rect.right() - right.left()) <= 2


def test_switching_the_script_keeps_the_page_and_the_selection(window: MainWindow) -> None:
    view, span = window.desk.view, span_of(window, "程式設計師", SECOND)
    view.select(span)
    here = view.position()
    for script, words in (("source", "程式設計師"), ("cn", "程式设计师"), ("cn-terms", "程序员"), ("hk", "程式設計師")):
        window.settings[declared.SCRIPT] = script
        assert view.position() == here
        assert view.selection() == span and view.selected_text() == words


def test_switching_the_script_of_ten_megabytes_keeps_the_text_where_it_is(qtbot: QtBot) -> None:
    sentence = "川普要求程式設計師加班，再生能源業者透過協會反對，主管機關將於下次會議說明。"
    lines = [f"第{number}段，{sentence * 4}" for number in range(10_000_000 // len(sentence.encode()) // 4)]
    view = ReadingView(ReadingPresenter(SampleService()))
    qtbot.addWidget(view)
    view.resize(900, 640)
    view.set_document(paragraphs(*lines))
    view.show()
    place = Position(len(lines) * 2 // 3, 0)
    view.go_to(place, flash=False)
    before = view.line_rect(place)
    assert before is not None
    for script in (Script.CN, Script.CN_TERMS, Script.HK, Script.SOURCE, Script.CN_TERMS):
        view.set_script(script)
        view.viewport().grab()
        after = view.line_rect(place)
        assert view.position() == place
        assert after is not None and abs(after.top() - before.top()) < 1

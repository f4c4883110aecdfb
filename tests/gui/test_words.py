"""The words of documents beside the page: their commas and stops stand where the page has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.model.script import Script
from reader.presenters import settings as declared
from reader.ui.annotation_editor import AnnotationEditor
from reader.ui.harvest_dialog import HarvestDialog
from reader.ui.information import Information
from reader.ui.window import MainWindow
from tests.gui.analysing import opened
from tests.gui.asking import ask
from tests.gui.reading_window import folder, reader
from tests.gui.windows import library_of, make_window, window
from tests.marking import mark_words

__all__ = ["folder", "reader", "window"]

TRADITIONAL, SIMPLIFIED = (Script.TW, Script.HK), (Script.CN, Script.CN_TERMS)


def is_cornered(widget: QWidget) -> bool:
    """Whether all marks of a widget stand at the left of their squares; else all of them do not."""
    metrics = QFontMetricsF(widget.font())
    square = metrics.horizontalAdvance("中")
    (at_left,) = {metrics.tightBoundingRect(mark).center().x() < 0.4 * square for mark in "，。、；：！？"}
    return at_left


def beside_the_page(window: MainWindow) -> Iterator[QWidget]:
    """What shows words of documents in the window itself."""
    yield from (window.library.list, window.outline.tree, window.results.tree, window.results.facets)
    yield from (window.marks.panel.list, window.works.panel.tree, window.agenda.panel.list, window.place)
    field = window.bar.search
    listed = field.completer().popup()
    assert listed is not None
    yield from (field, listed)
    yield from window.results.chips.buttons.values()
    for popup in (window.desk.popups.term, window.desk.popups.note, window.desk.popups.date):
        yield from (popup.title, popup.body)


def of_the_window(window: MainWindow) -> Iterator[QWidget]:
    """What speaks the language of the window."""
    yield from (
        window.results.summary,
        window.statusBar(),
        window.menuBar(),
        window.library.filter,
        window.library.order,
    )


def test_lists_pop_ups_and_the_field_have_their_marks_as_the_page(window: MainWindow) -> None:
    ask(window, "數位貿易")
    term = window.reader.glossary.lookup("NAFTA")[0]
    window.desk.popups.term.explain(term, (), QRect(10, 10, 30, 20))
    for script in (*SIMPLIFIED, *TRADITIONAL, Script.CN, Script.SOURCE):
        window.settings[declared.SCRIPT] = script.value
        shown = {is_cornered(each) for each in beside_the_page(window)}
        assert shown == {script.is_simplified}, script
        assert {is_cornered(each) for each in of_the_window(window)} == {False}, script
        assert window.desk.popups.term.isVisible()


def test_what_opens_later_and_in_windows_of_its_own_follows_too(qtbot: QtBot, window: MainWindow) -> None:
    window.settings[declared.SCRIPT] = Script.CN.value
    window.terms.show()
    glossary, analysis = window.terms.window, opened(window)
    assert glossary is not None
    mark_words(window.reader, 1, "最後一段")
    (mark,) = window.reader.annotations.of(1)
    dialogs = (
        HarvestDialog((), window.desk.shown, lambda _chosen: False, window),
        Information(window.reader, 1, window.deeds, window.desk.shown, window),
        AnnotationEditor("最后一段", mark, (), window),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
    harvest, information, editor = dialogs
    written = (harvest.list, harvest.entry, information.corrections, editor.quotation, editor.note)
    lasting = (glossary.list, glossary.entry, glossary.places, analysis.lines.table, analysis.terms.target)
    assert {is_cornered(each) for each in (*written, *lasting)} == {True}
    window.settings[declared.SCRIPT] = Script.TW.value
    assert {is_cornered(each) for each in (*written, *lasting)} == {False}
    assert not is_cornered(information.fields[next(iter(information.fields))])


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN", "en"])
def test_as_imported_they_follow_the_document_in_every_language_of_the_window(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    texts = {"灯塔.txt": "灯塔\n\n灯塔的光，照着远处的渔船。\n", "燈塔.txt": "燈塔\n\n燈塔的光，照著遠處的漁船。\n"}
    reader = library_of(tmp_path, texts)
    reader.library.set_setting(declared.LANGUAGE.key, language)
    window = make_window(qtbot, reader)
    for document, cornered in ((1, True), (2, False), (1, True)):
        window.navigator.open(document)
        assert {is_cornered(each) for each in beside_the_page(window)} == {cornered}
        assert {is_cornered(each) for each in of_the_window(window)} == {language == "zh_CN"}
    window.close()
    reader.close()

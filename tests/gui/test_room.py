"""Windows on screens that have less room than they would like."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFormLayout, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.bootstrap import open_reader
from reader.model.glossary import Term
from reader.presenters.settings import Settings
from reader.services.session import Reader
from reader.ui.application import Application
from reader.ui.fonts import labels_font, reading_families
from reader.ui.form_area import FormArea
from reader.ui.preferences import Preferences
from reader.ui.room import place_over, resize_within_screen
from reader.ui.selection_bar import SelectionBar
from reader.ui.term_editor import TermEditor
from reader.ui.tool_window import ToolWindow
from reader.ui.window import MainWindow


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    opened = open_reader(tmp_path / "library")
    yield opened
    opened.close()


def opened_window(qtbot: QtBot, reader: Reader) -> MainWindow:
    window = Application(reader).window
    qtbot.addWidget(window)
    return window


def room(window: QWidget) -> QRect:
    return window.screen().availableGeometry()


def side_by_side(qtbot: QtBot) -> tuple[QWidget, ToolWindow]:
    """A page and a window of a tool beside it, both shown."""
    page = QWidget()
    tool = ToolWindow(page)
    for each in (page, tool):
        qtbot.addWidget(each)
    page.setGeometry(0, 0, 300, 300)
    tool.setGeometry(400, 0, 300, 300)
    for each in (page, tool):
        each.show()
    return page, tool


def test_the_first_window_leaves_room_for_its_frame_on_a_screen_smaller_than_it_would_be(
    qtbot: QtBot, reader: Reader
) -> None:
    window = opened_window(qtbot, reader)

    assert room(window).size() == QSize(800, 800), "the screen of these tests"
    assert (window.width(), window.height()) == (784, 752)


def test_a_window_of_a_larger_screen_comes_back_within_this_one(qtbot: QtBot, reader: Reader) -> None:
    before = opened_window(qtbot, reader)
    before.setGeometry(2600, 1300, 1900, 1000)
    before.close()

    window = opened_window(qtbot, reader)

    assert room(window).contains(window.geometry())


def test_a_dialog_is_no_larger_than_the_screen(qtbot: QtBot) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)

    resize_within_screen(dialog, (560, 2000))

    assert (dialog.width(), dialog.height()) == (560, 752)


@pytest.mark.parametrize(("width", "rows"), [(800, 1), (430, 2)])
def test_what_can_be_done_with_a_selection_is_all_in_sight_where_the_text_is_narrow(
    qtbot: QtBot, width: int, rows: int
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(width, 300)
    page.show()
    bar = SelectionBar(page)
    bar.setFont(labels_font())
    for whole in (QRect(10, 100, 80, 20), page.rect()):
        bar.show_beside(whole)
        assert page.rect().contains(bar.geometry())
        buttons = [each.geometry() for each in bar.findChildren(QToolButton)]
        assert len(buttons) == 13
        assert all(bar.rect().contains(button) for button in buttons)
        assert len({button.center().y() for button in buttons}) == rows


def a_term(parent: QWidget, _reader: Reader) -> QDialog:
    return TermEditor(Term("", "", "", ""), (), None, (), parent)


def the_settings(parent: QWidget, reader: Reader) -> QDialog:
    return Preferences(Settings(reader.library), reading_families(), parent)


@pytest.mark.parametrize("make", [a_term, the_settings], ids=["term", "settings"])
def test_what_a_dialog_ends_with_is_in_sight_on_a_low_screen_and_each_field_is_reached(
    qtbot: QtBot, reader: Reader, make: Callable[[QWidget, Reader], QDialog]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = make(parent, reader)
    dialog.show()
    dialog.resize(dialog.width(), 420)
    assert dialog.height() == 420
    whole = QRect(0, 0, dialog.width(), dialog.height())
    for button in dialog.findChildren(QDialogButtonBox)[0].buttons():
        assert whole.contains(QRect(button.mapTo(dialog, QPoint(0, 0)), button.size()))
    (area,) = dialog.findChildren(FormArea)
    last = area.form.itemAt(area.form.rowCount() - 1, QFormLayout.ItemRole.FieldRole)
    assert last is not None
    field = last.widget()
    assert field is not None
    assert not field.visibleRegion().boundingRect().contains(field.rect())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for _step in range(40):
        if field.hasFocus():
            break
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert field.visibleRegion().boundingRect().contains(field.rect())


def test_a_term_is_written_on_a_screen_of_768_pixels_and_each_field_seen(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = TermEditor(Term("", "", "", ""), (), None, (), parent)
    editor.resize(540, 700)
    editor.show()
    assert editor.height() == 700
    items = [editor.form.itemAt(row, QFormLayout.ItemRole.FieldRole) for row in range(editor.form.rowCount())]
    fields = [item.geometry() for item in items if item]
    assert len(fields) == 14
    assert all(above.bottom() < below.top() for above, below in pairwise(fields))
    assert min(field.height() for field in fields) >= 20
    assert fields[-1].bottom() < editor.height() - 30, "there is room for the buttons"


def test_a_window_over_another_stays_within_the_screen_with_its_frame(qtbot: QtBot) -> None:
    page, tool = QWidget(), QWidget()
    for each in (page, tool):
        qtbot.addWidget(each)
    page.setGeometry(100, 60, 600, 400)
    tool.resize(300, 200)
    place_over(tool, page)
    assert tool.geometry() == QRect(250, 160, 300, 200)
    tool.resize(784, 752)
    place_over(tool, page)
    assert tool.geometry() == QRect(8, 40, 784, 752)
    page.setGeometry(700, 700, 600, 400)
    tool.resize(300, 200)
    place_over(tool, page)
    assert tool.geometry() == QRect(492, 592, 300, 200)


def test_the_page_comes_before_a_window_that_covers_it_and_not_before_one_beside_it(qtbot: QtBot) -> None:
    page, tool = side_by_side(qtbot)
    qtbot.waitUntil(tool.isActiveWindow)
    tool.reveal_page()
    assert tool.isActiveWindow()
    tool.setGeometry(200, 0, 300, 300)
    tool.reveal_page()
    qtbot.waitUntil(page.isActiveWindow)
    assert tool.windowHandle().transientParent() is None


def test_a_minimised_page_is_brought_back(qtbot: QtBot) -> None:
    page, tool = side_by_side(qtbot)
    page.showMinimized()
    assert page.isMinimized()
    tool.reveal_page()
    assert not page.isMinimized()

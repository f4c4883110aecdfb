"""Windows on screens that have less room than they would like."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.bootstrap import open_reader
from reader.services.session import Reader
from reader.ui.application import Application
from reader.ui.room import resize_within_screen
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

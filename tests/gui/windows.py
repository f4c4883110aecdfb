"""The program's window, as the tests of its parts open it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.bootstrap import open_reader
from reader.services.session import Reader
from reader.ui.application import Application
from reader.ui.window import MainWindow
from tests.screenshots import settle

# Of a test for what is done at once elsewhere, on a machine that has much to do.
_PATIENCE = 30.0


def make_window(qtbot: QtBot, reader: Reader, width: int = 1200, height: int = 800) -> MainWindow:
    """The window of a library, shown."""
    window = Application(reader).window
    window.deeds.patience = _PATIENCE
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def window(qtbot: QtBot, reader: Reader) -> Iterator[MainWindow]:
    """A window with the first document of the library that the fixture `reader` of the module has opened."""
    made = make_window(qtbot, reader)
    assert made.navigator.open(1)
    QApplication.processEvents()
    yield made
    # Before the library is closed under it.
    made.close()


def library_of(folder: Path, texts: Mapping[str, str]) -> Reader:
    """A library of these texts, by the names of their files, in their order."""
    files = []
    for name, text in texts.items():
        file = folder / name
        file.write_text(text, encoding="utf-8")
        files.append(file)
    reader = open_reader(folder / "library")
    reader.library_service.import_paths(files)
    return reader


def answered(window: MainWindow) -> None:
    """Wait until what was asked is found and shown, all of it: a machine that has much to do shows a part first."""

    def waits() -> bool:
        return window.finder.searching or window.finder.sought is not None

    deadline = QDeadlineTimer(10_000)
    while waits() and not deadline.hasExpired():
        settle(1)
    assert not waits()

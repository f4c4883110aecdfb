"""A library with a document whose structure has to be set right, and the menus of a window with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from reader.model.annotation import Span
from reader.model.document import Block
from reader.services.session import Reader
from reader.ui.page_menu import page_menu
from reader.ui.window import MainWindow
from tests.gui.pages import context_at
from tests.gui.windows import library_of

TEXT = """\
漁業補貼之談判

世界貿易組織之會員於部長會議就漁業補貼達成協議，並要求各會員於二年內完成國內之批准程序，以期早日生效並落

實永續發展之目標。各會員對於過度捕撈之補貼仍有歧見，談判仍在進行。

未來之展望

世界貿易組織秘書處表示，將協助開發中會員執行該協議。
"""


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    opened = library_of(tmp_path, {"漁業補貼.txt": TEXT})
    opened.finding.catch_up()
    yield opened
    opened.close()


def blocks(window: MainWindow) -> tuple[Block, ...]:
    assert window.desk.document is not None
    return window.desk.document.blocks


def block_with(window: MainWindow, words: str) -> int:
    return next(number for number, block in enumerate(blocks(window)) if words in block.text)


def point_of(window: MainWindow, words: str) -> QPoint:
    """The middle of the first character of `words`, in the viewport."""
    at = block_with(window, words)
    start = blocks(window)[at].text.index(words)
    return window.desk.view.span_rects(Span.within(at, start, start + 1))[0].center()


def menu_at(window: MainWindow, words: str) -> QMenu:
    """The menu that a click with the right button on `words` opens."""
    return page_menu(window.desk, QPoint(0, 0), context_at(window.desk.view, point_of(window, words)))


def entry(menu: QMenu, begins: str) -> QAction:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu) and action.text().startswith("更正結構"):
            return next(each for each in inner.actions() if each.text().startswith(begins))
    raise LookupError(begins)

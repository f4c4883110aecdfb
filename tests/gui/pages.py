"""A page with a document of every kind of text, and the places and keys on it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.annotation import Position, Span
from reader.model.document import Block, BlockKind, Document
from reader.presenters.reading import ReadingPresenter
from reader.ui.reading import Context, ReadingView
from tests.unit.presenters.sample import (
    SAMPLE,
    SampleService,
    document,
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


def context_at(view: ReadingView, point: QPoint) -> Context:
    """What a click with the right button at a point of the viewport asks a menu for; none opens any more."""
    asked: list[Context] = []
    view.contextMenuRequested.disconnect()
    view.contextMenuRequested.connect(lambda _point, context: asked.append(context))
    port = view.viewport()
    QApplication.sendEvent(port, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, port.mapToGlobal(point)))
    (context,) = asked
    return context


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


def long_document() -> Document:
    blocks = [
        Block(BlockKind.PARAGRAPH, f"第{n}段說的是智慧財產權與貿易的關係，以及世界貿易組織的改革。" * (1 + n % 5))
        for n in range(300)
    ]
    return document(*blocks)

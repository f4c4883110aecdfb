"""Rows of rich lists: as high as their words need, whatever those are."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QStringListModel, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.model.annotation import Annotation, Colour, TextQuoteSelector
from reader.ui.annotation_panel import AnnotationModel
from reader.ui.appearance import interface_font
from reader.ui.rich_delegate import TEXT_ROLE, Index
from reader.ui.rich_list import RichList
from reader.ui.row_text import Look, RowSetter, RowText, line, quiet, row_text, strong

WIDTH = 240
ROWS = {
    "one line": row_text(line(strong("關稅與配額"))),
    "a title that wraps": row_text(
        line(strong("世界貿易組織爭端解決機制之改革：從上訴機構停擺到多方臨時上訴安排")), line(quiet("林懷安"))
    ),
    "just as wide as the column": row_text(line("一二三四五六七八九十一二三四五六七")),
    "English that wraps at words": row_text(
        line(strong("Comprehensive and Progressive Agreement for Trans-Pacific Partnership"))
    ),
    "an address that wraps anywhere": row_text(line("https://example.org/" + "long" * 20)),
    "several looks": row_text(
        line(quiet("〔腳註〕"), "依據協定第二十一條之", strong("安全例外", Look.ACCENT), "規定，會員得採取措施。")
    ),
    "line breaks of the source": row_text(line("甲\n乙\t丙\u2028丁")),
    "set in": row_text(line("註 6", quiet("　第二十一條之安全例外與過境運輸案"), inset=40)),
    "quotation marks": row_text(line("“National Security” and the WTO’s ‘Rebalancing’ of Exceptions")),
    "outside the basic plane": row_text(line("𠮷野家與𡘙字" * 5)),
    "nothing": row_text(line("")),
}


def inked(row: RowText, height: int) -> list[bool]:
    """Whether there is anything on each line of pixels from the top of the row on."""
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    RowSetter(interface_font()).paint(painter, QPointF(0, 0), row, WIDTH, QApplication.palette())
    painter.end()
    white = image.pixel(0, 0)
    return [any(image.pixel(x, y) != white for x in range(WIDTH)) for y in range(height)]


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_row_is_as_high_as_the_lines_painted_in_it(qtbot: QtBot, row: RowText) -> None:
    setter = RowSetter(interface_font())
    height = round(setter.height(row, WIDTH))
    painted = inked(row, height + 3 * round(setter.pitch))
    assert not any(painted[height:])
    assert any(painted[height - round(setter.pitch) : height]) or row == ROWS["nothing"]


def test_words_of_a_note_are_shown_without_their_markdown(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    model = AnnotationModel(panel, lambda _: "一、前言", lambda _: "過境運輸")
    note = "**論點**：與*前期*評析 `對照`，見 [全文](https://example.org)。"
    model.show([Annotation("a", 1, 1, None, TextQuoteSelector("過境運輸"), Colour.GREEN, note=note)])
    row = model.index(0).data(TEXT_ROLE)
    words = row.lines[1].words
    assert "".join(each.text for each in words) == "論點：與前期評析 對照，見 全文。"
    assert [each.text for each in words if each.bold] == ["論點"]
    assert [each.text for each in words if each.italic] == ["前期"]
    assert [each.text for each in words if each.look is Look.ACCENT] == ["全文"]
    assert row.bar == Colour.GREEN.light


class Titles(QStringListModel):
    """3,000 rows of one line, and among them some of many; counts those that are measured or painted."""

    asked = 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        self.asked += role == TEXT_ROLE
        return row_text(line("關稅" * (40 if index.row() % 7 == 0 else 1))) if role == TEXT_ROLE else None


@pytest.fixture
def titles(qtbot: QtBot) -> Iterator[RichList]:
    window = QWidget()
    qtbot.addWidget(window)
    model = Titles([str(number) for number in range(3_000)])
    view = RichList(model, "文件", window)
    window.show()
    qtbot.waitExposed(window)
    view.resize(WIDTH, 400)
    yield view
    window.close()


def gaps(view: RichList) -> list[int]:
    """How much higher each row in sight is than its words need."""
    seen = [view.indexAt(QPoint(0, y)).row() for y in range(0, view.viewport().height(), 10)]
    rows = range(seen[0], max(seen) + 1)
    setter, width = RowSetter(view.font()), view.viewport().width() - 12
    needed = [round(setter.height(view.model().index(row, 0).data(TEXT_ROLE), width)) + 12 for row in rows]
    return [
        view.visualRect(view.model().index(row, 0)).height() - height for row, height in zip(rows, needed, strict=True)
    ]


def test_a_long_list_is_shown_before_it_is_measured_as_a_whole(titles: RichList) -> None:
    model = titles.model()
    assert isinstance(model, Titles)
    titles.viewport().repaint()
    assert 0 < model.asked < 600
    assert titles.verticalScrollBar().maximum() > 3_000 * titles.fontMetrics().height()
    assert not any(gaps(titles))


@pytest.mark.parametrize("row", [1_500, 2_999])
def test_rows_far_down_a_long_list_are_as_high_as_their_words_and_stay_in_sight(titles: RichList, row: int) -> None:
    titles.setCurrentIndex(titles.model().index(row, 0))
    titles.viewport().repaint()
    assert not any(gaps(titles))
    assert titles.viewport().rect().intersects(titles.visualRect(titles.currentIndex()))


def test_what_is_looked_at_stays_where_it_is_while_rows_around_it_are_measured(titles: RichList) -> None:
    titles.verticalScrollBar().setValue(titles.verticalScrollBar().maximum() // 2)
    first = titles.indexAt(QPoint(0, 0))
    top = titles.visualRect(first).top()
    titles.viewport().repaint()
    assert titles.visualRect(first).top() == top
    titles.resize(WIDTH - 40, 400)
    assert titles.visualRect(first).top() == top

"""Words over the years, as a chart and in a table."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.analysis.kwic import DAY
from reader.ui.analysis.time_tab import TimeTab
from reader.ui.window import MainWindow
from tests.gui.analysing import ask, cell, column, opened, reader, wait
from tests.gui.windows import window

__all__ = ["reader", "window"]


def test_the_chart_has_a_line_for_each_word_and_tells_what_is_under_the_pointer(
    window: MainWindow, qtbot: QtBot
) -> None:
    analysis = opened(window)
    analysis.tabs.setCurrentWidget(analysis.time)
    ask(window, qtbot, "關稅；貿易;關稅")
    chart = analysis.time.chart
    assert chart is not None
    assert [label.text for _sample, label in chart.legend.items] == ["關稅", "貿易"]
    written = chart.legend.items[0][1].item.boundingRect().height()
    assert written >= QFontMetrics(chart.font()).height()
    assert chart.told_at(0).splitlines()[1].startswith("關稅：4 處，每萬字 ")
    assert chart.told_at(1.2).splitlines() == ["2020 年：0 份文件，0 字"]
    assert chart.told_at(7) == ""
    heights = chart.heights(0)
    assert heights[0] > 0 and heights[1] != heights[1]
    analysis.time.measure.setCurrentIndex(1)
    assert [chart.heights(0)[at] for at in (0, 2)] == [4, 1]
    box = chart.plot.getPlotItem().getViewBox()
    chart.plot.scene().sigMouseMoved.emit(box.mapViewToScene(QPointF(0, 1)))
    figures = analysis.time.figures
    assert [cell(figures, row, 0).text() for row in range(figures.rowCount())] == ["2019 年", "2021 年"]
    assert [cell(figures, row, 3).text() for row in range(2)] == ["4", "1"]
    analysis.time.step.setCurrentIndex(1)
    wait(analysis, qtbot)
    assert analysis.time.found is not None
    assert len(analysis.time.found.periods) == 23


def test_the_legend_covers_no_point_however_low_the_window_is(window: MainWindow, qtbot: QtBot) -> None:
    analysis = opened(window)
    analysis.tabs.setCurrentWidget(analysis.time)
    ask(window, qtbot, "關稅；貿易；出口；產地；規則")
    chart = analysis.time.chart
    assert chart is not None
    box = chart.plot.getPlotItem().getViewBox()
    for height in (800, 480):
        analysis.resize(900, height)
        QApplication.processEvents()
        below = chart.legend.sceneBoundingRect().bottom()
        highest = max(value for number in range(5) for value in chart.heights(number) if value == value)
        assert box.mapViewToScene(QPointF(0, highest)).y() > below
        assert box.mapViewToScene(QPointF(0, 0)).y() < box.sceneBoundingRect().bottom()


def test_the_legend_is_as_wide_as_the_chart_at_most(window: MainWindow, qtbot: QtBot) -> None:
    analysis = opened(window)
    analysis.tabs.setCurrentWidget(analysis.time)
    ask(window, qtbot, "；".join(f"{place}港務監理與倉儲條例" for place in "甲乙丙丁戊己庚辛壬癸"))
    chart = analysis.time.chart
    assert chart is not None
    rows = []
    for width in (1500, 700, 1500):
        analysis.resize(width, 600)
        QApplication.processEvents()
        box = chart.plot.getPlotItem().getViewBox().sceneBoundingRect()
        for _sample, label in chart.legend.items:
            assert box.left() < label.sceneBoundingRect().left()
            assert label.sceneBoundingRect().right() < box.right()
        rows.append(len({label.sceneBoundingRect().top() for _sample, label in chart.legend.items}))
    assert rows[0] == rows[2] < rows[1]


def test_a_chart_leaves_nothing_behind(window: MainWindow, qtbot: QtBot) -> None:
    analysis = opened(window)
    analysis.tabs.setCurrentWidget(analysis.time)
    ask(window, qtbot, "關稅；貿易")
    found = analysis.time.found
    assert found is not None
    before = QApplication.topLevelWidgets()
    parent = QWidget()
    TimeTab(parent).show_timeline(found)
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert set(QApplication.topLevelWidgets()) == set(before)


def test_a_point_of_the_chart_leads_to_its_lines(window: MainWindow, qtbot: QtBot) -> None:
    analysis = opened(window)
    analysis.tabs.setCurrentWidget(analysis.time)
    ask(window, qtbot, "貿易；關稅")
    chart = analysis.time.chart
    assert chart is not None
    curve = chart.plot.listDataItems()[1]
    curve.sigPointsClicked.emit(curve, [curve.scatter.points()[-1]], None)
    wait(analysis, qtbot)
    assert analysis.field.text() == "(關稅) 日期:2021"
    assert column(analysis, DAY) == ["2021-03-04"]

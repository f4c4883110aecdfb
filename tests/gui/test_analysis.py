"""Lines, trends and key terms in their window, answered by the process of its own."""

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from reader.anchoring import find_quote
from reader.i18n import set_language
from reader.model.glossary import Term
from reader.model.query import Reading
from reader.model.search import Facet, Filter
from reader.presenters import settings as declared
from reader.ui.analysis.analysing import Analysing
from reader.ui.analysis.kwic import AFTER, BEFORE, DAY, TITLE, WORDS, fitting
from reader.ui.analysis.time_tab import TimeTab
from reader.ui.analysis.window import AnalysisWindow
from reader.ui.term_editor import TermEditor
from reader.ui.window import MainWindow
from tests.gui.windows import answered, library_of, make_window

FIRST = """\
關稅簡訊

美國提高關稅，歐盟降低關稅。出口管制清單由各國公告，出口管制清單常有更動。

關稅問題仍未解決，各國意見不一，後續發展值得持續觀察。
"""
SECOND = """\
贸易简讯

欧盟降低关税之后，贸易增加，各国继续就后续安排进行磋商，市场反应平稳。
"""


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    reader = library_of(tmp_path, {"2019-05-06_first.txt": FIRST, "2021-03-04_second.txt": SECOND})
    reader.library.set_setting("bundled-imported", True)
    reader.finding.catch_up()
    window = make_window(qtbot, reader)
    assert window.navigator.open(1)
    yield window
    window.close()
    reader.close()


def analysing(window: MainWindow) -> Analysing:
    assert window.analyses.made is not None
    return window.analyses.made


def opened(window: MainWindow) -> AnalysisWindow:
    window.actions_by_name["analysis"].trigger()
    analysis = analysing(window).window
    assert analysis is not None
    return analysis


def ask(window: MainWindow, qtbot: QtBot, words: str | None = None) -> AnalysisWindow:
    """Type the words and press Enter; the answer is there."""
    analysis = opened(window)
    if words is not None:
        analysis.field.setText(words)
    analysing(window).ask()
    wait(analysis, qtbot)
    return analysis


def wait(analysis: AnalysisWindow, qtbot: QtBot) -> None:
    """Until nothing is being answered."""
    qtbot.waitUntil(lambda: analysis.work.isHidden(), timeout=30_000)


def cell(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    item = table.item(row, column)
    assert item is not None
    return item


def column(analysis: AnalysisWindow, which: int) -> list[str]:
    model = analysis.lines.table.rows
    return [str(model.data(model.index(row, which))) for row in range(model.rowCount())]


def test_every_place_is_a_line_and_a_click_leads_to_it(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "关税")
    assert sorted(column(analysis, WORDS)) == sorted(["关税", "關稅", "關稅", "關稅", "關稅"])
    assert analysis.lines.told.text() == "2 份文件，共 5 處"
    row = column(analysis, WORDS).index("关税")
    assert column(analysis, BEFORE)[row] == "欧盟降低"
    assert (column(analysis, TITLE)[row], column(analysis, DAY)[row]) == ("贸易简讯", "2021-03-04")
    table = analysis.lines.table
    rect = table.visualRect(table.rows.index(row, AFTER))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(5, 5))
    assert window.desk.document is not None
    assert window.desk.document.id == 2


def test_lines_are_sorted_anew_when_another_side_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "關稅")
    names = [analysis.lines.order.itemText(at) for at in range(analysis.lines.order.count())]
    analysis.lines.order.setCurrentIndex(names.index("左邊第 1 個"))
    wait(analysis, qtbot)
    assert [before[-2:] for before in column(analysis, BEFORE)] == ["", "", "降低", "降低", "提高"]
    analysis.lines.order.setCurrentIndex(names.index("右邊第 1 個"))
    wait(analysis, qtbot)
    assert [after[:2] for after in column(analysis, AFTER)] == ["，歐", "。出", "之后", "問題", "簡訊"]
    span = analysis.lines.table.rows.index(2, AFTER).data(Qt.ItemDataRole.UserRole + 1)
    assert tuple(span) == (0, 1)


def test_the_lines_follow_the_script_of_the_view(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "關稅")
    window.settings[declared.SCRIPT] = "cn"
    assert set(column(analysis, WORDS)) == {"关税"}
    assert "关税简讯" in column(analysis, TITLE)


def test_companions_and_the_lines_that_have_one(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "關稅")
    for box in (analysis.lines.left, analysis.lines.right):
        box.setValue(2)
    analysis.lines.count.click()
    wait(analysis, qtbot)
    words = analysis.lines.companions.table
    assert [cell(words, row, 0).text() for row in range(words.rowCount())] == ["降低"]
    assert cell(words, 0, 1).text() == "2"
    analysis.lines.companions.table.itemClicked.emit(words.item(0, 0))
    assert [before[-2:] for before in column(analysis, BEFORE)] == ["降低", "降低"]
    assert analysis.lines.told.text() == "附近有「降低」的 2 處"
    analysis.lines.every.click()
    assert len(column(analysis, BEFORE)) == 5


def test_the_open_document_alone_can_be_asked(window: MainWindow, qtbot: QtBot) -> None:
    analysis = opened(window)
    analysis.scope.setCurrentIndex(1)
    ask(window, qtbot, "關稅")
    assert len(column(analysis, WORDS)) == 4


def test_selected_words_are_what_is_asked(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk.document is not None
    window.desk.view.select(find_quote(window.desk.document.blocks, "出口管制清單")[0])
    analysis = opened(window)
    wait(analysis, qtbot)
    assert column(analysis, WORDS) == ["出口管制清單", "出口管制清單"]


def test_what_was_searched_for_last_is_asked_once(window: MainWindow, qtbot: QtBot) -> None:
    window.finder.search("歐盟", jump=False)
    answered(window)
    analysis = opened(window)
    wait(analysis, qtbot)
    assert len(column(analysis, WORDS)) == 2
    analysis.field.setText("公告")
    assert opened(window).field.text() == "公告"
    window.finder.search("各國", jump=False)
    answered(window)
    assert opened(window).field.text() == "各國"


def test_the_filters_and_the_reading_of_the_search_are_taken_over(window: MainWindow, qtbot: QtBot) -> None:
    window.finder.search("關稅", jump=False)
    chosen = Filter(Facet.YEAR, "2019")
    window.results.facets.chosen.emit(chosen, True)
    answered(window)
    analysis = opened(window)
    wait(analysis, qtbot)
    assert analysis.scope.currentText() == "搜尋的篩選：年份：2019"
    filtered = column(analysis, WORDS)
    analysis.scope.setCurrentIndex(0)
    ask(window, qtbot)
    assert 0 < len(filtered) < len(column(analysis, WORDS)) == 5
    analysis.scope.setCurrentIndex(analysis.scope.count() - 1)
    analysis.tabs.setCurrentWidget(analysis.time)
    assert not analysis.scope.isHidden()
    ask(window, qtbot)
    assert analysis.time.found is not None
    assert [(period.first.year, period.documents) for period in analysis.time.found.periods] == [(2019, 1)]
    window.finder.search("降低 關稅", jump=False)
    window.results.chips.switched.emit("phrase")
    window.results.facets.chosen.emit(chosen, False)
    answered(window)
    analysis.tabs.setCurrentWidget(analysis.lines)
    opened(window)
    wait(analysis, qtbot)
    assert analysis.lines.found is not None and analysis.lines.found.reading is Reading.WORDS
    assert analysis.scope.currentText() == "整個文件庫"


def test_what_the_search_panel_found_is_shown_in_lines_with_its_other_forms(window: MainWindow, qtbot: QtBot) -> None:
    file = Path(window.reader.library.folder).parent / "2022-01-02_years.txt"
    file.write_text("年報\n\n民國110年的統計與2021年的數字並列，供讀者對照參考使用。\n", encoding="utf-8")
    window.reader.library_service.import_paths([file])
    window.reader.finding.catch_up()
    assert not window.results.lines.isEnabled()
    window.finder.search("2021", jump=False)
    answered(window)
    window.results.lines.click()
    analysis = analysing(window).window
    assert analysis is not None
    wait(analysis, qtbot)
    assert sorted(column(analysis, WORDS)) == ["2021", "民國110年"]
    analysis.widened.setChecked(False)
    wait(analysis, qtbot)
    assert column(analysis, WORDS) == ["2021"]


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


def test_a_query_that_makes_no_sense_is_told_and_the_next_one_answered(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, '關稅 AND "歐盟')
    assert analysis.complaint.text()
    assert column(analysis, WORDS) == []
    ask(window, qtbot, "關稅 AND 歐盟")
    assert not analysis.complaint.isVisible()
    assert len(column(analysis, WORDS)) == 7
    ask(window, qtbot, "關稅 後續")
    assert "各詞的出現處" in analysis.lines.told.text()


def test_each_tab_keeps_what_was_typed_in_it(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "關稅")
    analysis.tabs.setCurrentWidget(analysis.time)
    assert analysis.field.text() == "關稅"
    analysis.field.setText("關稅；貿易")
    analysis.tabs.setCurrentWidget(analysis.terms)
    assert not analysis.field.isEnabled()
    analysis.tabs.setCurrentWidget(analysis.lines)
    assert analysis.field.text() == "關稅"


def key_terms(window: MainWindow, qtbot: QtBot) -> AnalysisWindow:
    analysis = opened(window)
    analysis.tabs.setCurrentWidget(analysis.terms)
    return ask(window, qtbot)


def term_row(analysis: AnalysisWindow, words: str) -> int:
    table = analysis.terms.table
    return [cell(table, row, 0).text() for row in range(table.rowCount())].index(words)


def test_what_is_typical_is_kept_in_the_glossary_and_known_from_then_on(window: MainWindow, qtbot: QtBot) -> None:
    analysis = key_terms(window, qtbot)
    table = analysis.terms.table
    row = term_row(analysis, "出口管制清單")
    assert (cell(table, row, 1).text(), cell(table, row, 3).text(), cell(table, row, 6).text()) == ("2", "0", "新")
    assert not analysis.terms.keep.isEnabled()
    cell(table, row, 0).setCheckState(Qt.CheckState.Checked)
    analysis.terms.keep.click()
    term = window.reader.glossary.named("出口管制清單")
    assert term is not None
    assert term.sources[0].title == "《關稅簡訊》"
    assert cell(table, term_row(analysis, "出口管制清單"), 6).text() == "新、已在術語表"
    window.actions_by_name["undo"].trigger()
    assert window.reader.glossary.named("出口管制清單") is None


def test_a_key_term_is_edited_shown_in_lines_or_gone_to(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis = key_terms(window, qtbot)
    asked: list[Term] = []

    def refuse(editor: TermEditor) -> int:
        asked.append(editor.edited())
        return QDialog.DialogCode.Rejected.value

    monkeypatch.setattr(TermEditor, "exec", refuse)
    analysis.terms.table.setCurrentCell(term_row(analysis, "出口管制清單"), 0)
    analysis.terms.edit.click()
    assert [term.mainland for term in asked] == ["出口管制清单"]
    window.navigator.open(2)
    analysis.terms.table.itemDoubleClicked.emit(analysis.terms.table.currentItem())
    assert window.desk.document is not None
    assert window.desk.document.id == 1
    analysis.terms.lines.click()
    wait(analysis, qtbot)
    assert column(analysis, WORDS) == ["出口管制清單", "出口管制清單"]


def test_a_year_is_offered_and_what_cannot_be_compared_is_told(window: MainWindow, qtbot: QtBot) -> None:
    analysis = opened(window)
    offered = [analysis.terms.target.itemText(at) for at in range(analysis.terms.target.count())]
    assert offered == ["關稅簡訊", "2021 年", "2019 年", "贸易简讯"]
    analysis.tabs.setCurrentWidget(analysis.terms)
    analysis.terms.against.setCurrentIndex(1)
    ask(window, qtbot)
    assert "沒有可以比較的其他文件" in analysis.complaint.text()
    analysis.terms.target.setCurrentIndex(1)
    ask(window, qtbot)
    assert not analysis.complaint.isVisible()
    assert analysis.terms.told.text().startswith("1 份文件（")
    assert cell(analysis.terms.table, 0, 0).text() == "贸易"


def test_what_is_shown_is_written_as_csv_and_the_chart_as_png(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis = opened(window)
    assert not analysis.table.isEnabled()
    ask(window, qtbot, "關稅")
    target = tmp_path / "out"
    monkeypatch.setattr(analysing(window)._dialogs, "target", lambda _title, _name, _suffix: target)
    analysis.table.click()
    rows = list(csv.DictReader(io.StringIO(target.read_bytes().decode("utf-8-sig"), newline="")))
    assert [row["Before"] for row in rows] == column(analysis, BEFORE)
    assert not analysis.lines.companions.write.isEnabled()
    analysis.lines.count.click()
    wait(analysis, qtbot)
    analysis.lines.companions.write.click()
    assert target.read_bytes().decode("utf-8-sig").startswith("Text,Count,Left,Right,Elsewhere,Log-likelihood")
    analysis.tabs.setCurrentWidget(analysis.time)
    ask(window, qtbot, "關稅；貿易")
    analysis.table.click()
    header = target.read_bytes().decode("utf-8-sig").splitlines()[0]
    assert header == 'Period,Documents,Characters,關稅,"關稅 / 10,000",貿易,"貿易 / 10,000"'
    analysis.picture.click()
    image = QImage.fromData(target.read_bytes())
    assert image.width() > 400
    assert image.pixelColor(2, 2) == analysis.time.palette().base().color()


def test_work_is_given_up_with_the_button_and_with_the_window(window: MainWindow, qtbot: QtBot) -> None:
    analysis = opened(window)
    analysis.field.setText("關稅")
    analysing(window).ask()
    assert not analysis.work.isHidden()
    assert analysis.lines.table.hint.text() == "計算中…" and analysis.lines.table.hint.isVisible()
    analysis.work.stop.click()
    assert analysis.work.isHidden()
    assert analysis.lines.table.hint.text() == "已停止；再查一次就會重新計算。"
    analysing(window).ask()
    analysis.close()
    assert analysis.work.isHidden()
    assert column(analysis, WORDS) == []
    ask(window, qtbot, "關稅")
    assert len(column(analysis, WORDS)) == 5


def test_the_process_that_answers_ends_with_the_main_window(window: MainWindow, qtbot: QtBot) -> None:
    others = active_children()
    ask(window, qtbot, "關稅")
    assert [process.name for process in active_children() if process not in others] == ["reader-analysis"]
    window.close()
    assert [process for process in active_children() if process not in others] == []


def test_an_empty_table_says_what_fills_it_and_why_it_stays_empty(window: MainWindow, qtbot: QtBot) -> None:
    analysis = opened(window)
    lines, companions = analysis.lines.table.hint, analysis.lines.companions.table.hint
    assert lines.isVisible() and "按 Enter" in lines.text()
    analysis.lines.count.click()
    assert not companions.isVisible(), "of nothing there are no companions"
    ask(window, qtbot, "出口管制")
    assert not lines.isVisible()
    ask(window, qtbot, "無人說過的話")
    assert lines.isVisible() and lines.text() == "找不到「無人說過的話」。"
    analysis.lines.count.click()
    wait(analysis, qtbot)
    assert companions.isVisible() and companions.text() == "前後沒有夠常出現的詞。"
    analysis.tabs.setCurrentWidget(analysis.terms)
    assert analysis.terms.table.hint.isVisible() and "找特色詞" in analysis.terms.table.hint.text()
    assert lines.geometry() == analysis.lines.table.viewport().rect()


@pytest.mark.parametrize("language", ["zh_TW", "en"])
def test_all_figures_of_the_companions_are_in_sight_in_a_window_of_1100_pixels(
    window: MainWindow, qtbot: QtBot, language: str
) -> None:
    set_language(language)
    analysis = ask(window, qtbot, "關稅")
    analysis.resize(1100, 700)
    analysis.lines.count.click()
    wait(analysis, qtbot)
    table = analysis.lines.companions.table
    qtbot.waitUntil(lambda: table.rowCount() > 0 and table.horizontalScrollBar().maximum() == 0)
    head, metrics = table.horizontalHeader(), QFontMetrics(table.horizontalHeader().font())
    names = [table.horizontalHeaderItem(at) for at in range(table.columnCount())]
    assert all(name and metrics.horizontalAdvance(name.text()) < head.sectionSize(at) for at, name in enumerate(names))
    assert head.sectionSize(0) > 60, "four characters and their margins"


def test_lines_reach_across_the_window_until_companions_stand_beside_them(window: MainWindow, qtbot: QtBot) -> None:
    analysis = ask(window, qtbot, "關稅")
    analysis.resize(1100, 700)
    table, width = analysis.lines.table, QFontMetrics(analysis.lines.table.font()).horizontalAdvance("關")
    qtbot.waitUntil(lambda: table.width() > 1050)
    before, after = table.columnWidth(BEFORE), table.columnWidth(AFTER)
    assert abs(before - after) <= 1
    assert before > 24 * width
    analysis.lines.count.click()
    wait(analysis, qtbot)
    qtbot.waitUntil(lambda: table.width() < 750)
    assert table.columnWidth(BEFORE) > 10 * width and not table.isColumnHidden(DAY)
    analysis.lines.companions.setMinimumWidth(560)
    qtbot.waitUntil(lambda: table.width() < 540)
    assert table.columnWidth(BEFORE) > 10 * width and table.isColumnHidden(DAY), "the date stands aside"
    assert table.model().index(0, TITLE).data(Qt.ItemDataRole.ToolTipRole) == "關稅簡訊　2019-05-06"
    analysis.lines.companions.setMinimumWidth(0)
    ask(window, qtbot, "貿易")
    qtbot.waitUntil(lambda: table.width() > 1050)


def test_what_is_slow_to_load_is_loaded_when_it_is_asked_for() -> None:
    script = "import sys, reader.ui.application; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert "reader.ui.analyses" in loaded
    unwanted = {"pyqtgraph", "reader.ui.analysis.analysing", "reader.services.analysis", "reader.structure.restoration"}
    assert not unwanted & loaded


@pytest.mark.parametrize(
    ("room", "beginning", "end"),
    [(0, "", ""), (1, "依", "徵"), (3, "依法加", "法加徵"), (4, "依法加徵", "依法加徵"), (9, "依法加徵", "依法加徵")],
)
def test_context_is_shown_in_whole_characters_from_the_words_outwards(room: int, beginning: str, end: str) -> None:
    def fits(part: str) -> bool:
        return len(part) <= room

    assert (fitting("依法加徵", False, fits), fitting("依法加徵", True, fits)) == (beginning, end)

"""The window of lines, trends and key terms: what it asks, how it waits, what it leaves."""

import csv
import io
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.anchoring import find_quote
from reader.model.query import Reading
from reader.model.search import Facet, Filter
from reader.ui.analysis.kwic import BEFORE, WORDS
from reader.ui.window import MainWindow
from tests.gui.analysing import analysing, ask, column, opened, reader, wait
from tests.gui.windows import answered, window

__all__ = ["reader", "window"]


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


def test_what_is_slow_to_load_is_loaded_when_it_is_asked_for() -> None:
    script = "import sys, reader.ui.application; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert "reader.ui.analyses" in loaded
    unwanted = {"pyqtgraph", "reader.ui.analysis.analysing", "reader.services.analysis", "reader.structure.restoration"}
    assert not unwanted & loaded

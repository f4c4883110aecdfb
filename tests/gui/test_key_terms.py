"""What is typical of a document or a year, offered to the glossary."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader.model.glossary import Term
from reader.ui.analysis.kwic import WORDS
from reader.ui.analysis.window import AnalysisWindow
from reader.ui.term_editor import TermEditor
from reader.ui.window import MainWindow
from tests.gui.analysing import ask, cell, column, opened, reader, wait
from tests.gui.windows import window

__all__ = ["reader", "window"]


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

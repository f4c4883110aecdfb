"""The dialog on a document: its metadata, the corrections made to it, and what takes long there."""

import sqlite3
from contextlib import closing
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.model.annotation import Span
from reader.model.changes import ChangeSet
from reader.model.corrections import MetadataField
from reader.model.progress import Progress, Report
from reader.services.session import Reader
from reader.ui.information import Information
from reader.ui.window import MainWindow
from tests.gui.correcting import block_with, blocks, entry, menu_at, reader
from tests.gui.windows import window

__all__ = ["reader", "window"]


def information(window: MainWindow, qtbot: QtBot) -> Information:
    dialog = Information(window.reader, 1, window.deeds, window.desk.shown, window)
    qtbot.addWidget(dialog)
    return dialog


def test_metadata_set_right_are_seen_at_once_everywhere(qtbot: QtBot, window: MainWindow, reader: Reader) -> None:
    dialog = information(window, qtbot)
    title, authors = dialog.fields[MetadataField.TITLE], dialog.fields[MetadataField.AUTHORS]
    assert isinstance(title, QLineEdit)
    assert isinstance(authors, QPlainTextEdit)
    dialog.show()
    title.setText("漁業補貼協定")
    authors.setPlainText("林昱衡\n周若寧")
    QTest.keyClick(title, Qt.Key.Key_Return)

    assert not dialog.isVisible()
    assert window.windowTitle().startswith("漁業補貼協定")
    assert [(row.title, row.authors) for row in window.library.model.rows] == [("漁業補貼協定", ("林昱衡", "周若寧"))]
    citation = reader.exporting.cite(1, Span.within(1, 0, 6)).split("\n")[-1]
    assert citation.startswith("——林昱衡、周若寧，《漁業補貼協定》")
    window.actions_by_name["undo"].trigger()
    assert window.windowTitle().startswith("漁業補貼之談判")


def test_metadata_are_not_kept_in_the_midst_of_a_correction(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    corrections, go_on, former = window.reader.corrections, Event(), blocks(window)
    done: list[ChangeSet | None] = []

    def join(_report: Report) -> ChangeSet:
        assert go_on.wait(30)
        return corrections.join(1, 1, 2)

    window.deeds.patience = 0.01
    window.deeds.do(join, done.append)
    dialog = information(window, qtbot)
    dialog.show()
    title = dialog.fields[MetadataField.TITLE]
    assert isinstance(title, QLineEdit)
    title.setText("漁業補貼協定")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert told == ["上一項更動還在進行；請稍候再試。"]
    assert dialog.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: bool(done))
    window.deeds.patience = 30
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert (len(blocks(window)), window.windowTitle()[:6]) == (len(former) - 1, "漁業補貼協定")


def test_a_date_that_is_none_keeps_the_dialog_open(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    dialog = information(window, qtbot)
    day = dialog.fields[MetadataField.DATE]
    assert isinstance(day, QLineEdit)
    dialog.show()
    day.setText("去年五月")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert "「去年五月」不是卷數、期數或日期" in told[0]
    assert dialog.isVisible()
    assert day.text() == "去年五月"
    day.clear()


def test_corrections_are_listed_and_can_be_removed_one_by_one(qtbot: QtBot, window: MainWindow, reader: Reader) -> None:
    entry(menu_at(window, "實永續發展"), "與上一段合併").trigger()
    entry(menu_at(window, "未來之展望"), "改為標題 3").trigger()
    dialog = information(window, qtbot)
    assert [dialog.corrections.item(n).text() for n in range(2)] == [
        "「實永續發展之目標。各會員對於…」併入上一段",
        "「未來之展望」改為標題 3",
    ]
    dialog.corrections.item(0).setSelected(True)
    dialog.remove.click()
    assert dialog.corrections.count() == 1
    assert blocks(window)[2].text.startswith("實永續發展")
    assert blocks(window)[block_with(window, "未來之展望")].level == 3


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
def test_closing_asks_before_what_was_written_is_thrown_away(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton
) -> None:
    asked: list[str] = []

    def reply(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return answer

    monkeypatch.setattr(QMessageBox, "question", reply)
    dialog = information(window, qtbot)
    dialog.show()
    title = dialog.fields[MetadataField.TITLE]
    assert isinstance(title, QLineEdit)
    title.setText("寫到一半")
    dialog.buttons.rejected.emit()
    assert asked == ["要放棄寫好的內容嗎？"]
    assert dialog.isVisible() == (answer is QMessageBox.StandardButton.No)
    title.setText(window.desk.document.title if window.desk.document else "")
    dialog.reject()
    assert not dialog.isVisible()


@pytest.mark.parametrize("by", ["button", "key"])
def test_what_takes_long_is_told_of_and_stopped_in_the_dialog_that_asked_for_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    corrections, begun, go_on = window.reader.corrections, Event(), Event()

    def join(report: Report) -> ChangeSet:
        report(Progress("write", 1200, 3000))
        begun.set()
        assert go_on.wait(30)
        return corrections.join(1, 1, 2, report=report)

    former, before = blocks(window), window.windowTitle()
    dialog = information(window, qtbot)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.show()
    window.deeds.patience = 0.01
    window.deeds.do(join, lambda _changes: None)
    assert begun.wait(30)
    qtbot.waitUntil(dialog.work.isVisible)
    qtbot.waitUntil(lambda: "寫入　1,200／3,000" in dialog.work.label.text())
    if by == "button":
        QTest.mouseClick(dialog.work.stop, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.work.label.text() == "正在停止…"
    go_on.set()
    qtbot.waitUntil(lambda: not dialog.work.isVisible() and not window.deeds.work.isVisible())
    assert dialog.isVisible() and blocks(window) == former
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and window.windowTitle() == before


def test_metadata_that_were_not_kept_since_that_was_stopped_are_still_in_the_dialog(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = information(window, qtbot)
    dialog.show()
    title = dialog.fields[MetadataField.TITLE]
    assert isinstance(title, QLineEdit)
    title.setText("漁業補貼協定")
    window.deeds.patience = 0.01
    with closing(sqlite3.connect(window.reader.library.folder / "library.db")) as another:
        another.execute("BEGIN IMMEDIATE")  # Another program writes: this one has to wait.
        QTest.keyClick(title, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.work.isVisible)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.told.text() == "已停止，文件沒有更動。")
    assert dialog.isVisible() and title.text() == "漁業補貼協定"
    assert window.windowTitle().startswith("漁業補貼之談判")
    window.deeds.patience = 30
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert not dialog.isVisible() and window.windowTitle().startswith("漁業補貼協定")

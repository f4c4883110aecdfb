"""Colours, notes and quotations: made by keys, kept on their words, listed, written to a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from reader.bootstrap import open_reader
from reader.errors import StorageError
from reader.model.annotation import Colour, Position
from reader.presenters import settings as declared
from reader.ui.annotation_editor import AnnotationEditor
from reader.ui.export_dialog import ExportDialog
from reader.ui.file_dialogs import FileDialogs
from reader.ui.window import MainWindow
from tests.gui.reading_window import block_with, folder, reader, select
from tests.gui.windows import make_window, window
from tests.marking import mark_words

__all__ = ["folder", "reader", "window"]


def test_undo_of_what_was_done_in_another_document_says_where(window: MainWindow) -> None:
    select(window, "數位貿易")
    window.actions_by_name["highlight"].trigger()
    window.navigator.open(2)
    window.actions_by_name["undo"].trigger()
    assert window.statusBar().currentMessage() == "已復原在「經貿前線」裡的更動。"
    assert window.reader.annotations.of(1) == ()
    window.actions_by_name["redo"].trigger()
    assert window.statusBar().currentMessage() == "已重做在「經貿前線」裡的更動。"
    window.navigator.open(1)
    window.actions_by_name["undo"].trigger()
    assert window.statusBar().currentMessage() == "已復原。"


def test_digits_colour_the_selection_and_the_panel_shows_it_at_once(qtbot: QtBot, window: MainWindow) -> None:
    span = select(window, "智慧財產權保護")
    QTest.keyClick(window.desk.view, Qt.Key.Key_3)
    (made,) = window.reader.annotations.of(1)
    assert (made.span, made.colour, made.quote.exact) == (span, Colour.GREEN, "智慧財產權保護")
    assert [row.id for row in window.marks.panel.model.rows] == [made.id]
    assert window.desk.view.selection() is None
    window.actions_by_name["undo"].trigger()
    assert window.marks.panel.model.rowCount() == 0
    window.actions_by_name["redo"].trigger()
    assert window.marks.panel.model.rowCount() == 1


def test_letters_do_nothing_without_a_selection(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.view.setFocus()
    for key in (Qt.Key.Key_H, Qt.Key.Key_1, Qt.Key.Key_U):
        QTest.keyClick(window.desk.view, key)
    assert window.reader.annotations.of(1) == ()


def test_a_note_is_written_with_tags_and_is_there_after_reopening(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def write(editor: AnnotationEditor) -> int:
        editor.note.setPlainText("**重點**：查原文")
        editor.tags.setText("智財、数位，#歐盟")
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(AnnotationEditor, "exec", write)
    select(window, "數位貿易息息相關")
    QTest.keyClick(window.desk.view, Qt.Key.Key_A)
    window.desk.view.go_to(Position(block_with(window, "第40段"), 0), flash=False)
    place = window.desk.view.position()
    window.settings[declared.THEME] = "dark"
    window.close()
    window.reader.close()

    again = open_reader(folder)
    reopened = make_window(qtbot, again)
    reopened.navigator.open_last()
    (made,) = again.annotations.of(1)
    assert made.note == "**重點**：查原文"
    assert made.tags == ("智財", "数位", "歐盟")
    assert reopened.desk.view.position() == place
    assert reopened.settings[declared.THEME] == "dark"
    reopened.close()
    again.close()


def test_giving_up_a_note_leaves_no_mark(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnnotationEditor, "exec", lambda _editor: int(QDialog.DialogCode.Rejected))
    select(window, "數位貿易")
    QTest.keyClick(window.desk.view, Qt.Key.Key_A)
    assert window.reader.annotations.of(1) == ()


def test_a_note_that_cannot_be_saved_stays_in_the_editor(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected])
    kept: list[str] = []

    def write(editor: AnnotationEditor) -> int:
        kept.append(editor.note.toPlainText())
        editor.note.setPlainText("寫了很久的筆記")
        return int(next(answers))

    def full(*_arguments: object, **_more: object) -> None:
        raise StorageError("磁碟已滿。")

    monkeypatch.setattr(AnnotationEditor, "exec", write)
    monkeypatch.setattr(QMessageBox, "warning", lambda *_arguments: None)
    monkeypatch.setattr(window.reader.annotations, "add", full)
    select(window, "數位貿易")
    QTest.keyClick(window.desk.view, Qt.Key.Key_A)
    assert kept == ["", "寫了很久的筆記"]
    assert window.desk.view.selection() is not None


def test_escape_asks_before_a_written_note_is_thrown_away(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    mark_words(window.reader, 1, "世界貿易組織")
    answers = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
    monkeypatch.setattr(QMessageBox, "question", lambda *_arguments: next(answers))
    editor = AnnotationEditor("引文", window.reader.annotations.of(1)[0], [], window)
    editor.open()
    editor.note.setPlainText("一段筆記")
    editor.reject()
    assert editor.isVisible()
    editor.reject()
    assert not editor.isVisible()


def test_a_new_edition_from_elsewhere_is_opened_and_no_mark_lands_on_other_words(
    window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    drawn = select(window, "第9段談到關稅")
    source = tmp_path / "經貿前線.txt"
    source.write_text("新加的一段。\n\n又一段。\n\n" + source.read_text("utf-8"), encoding="utf-8")
    other = open_reader(folder)
    other.library_service.import_paths([source])
    other.close()
    window.desk.highlight(Colour.RED)
    (made,) = window.reader.annotations.of(1)
    assert made.quote.exact == "第9段談到關稅"
    assert made.span != drawn
    window.look_for_changes()
    document = window.desk.document
    assert document is not None and document.edition == 2
    assert made.span is not None
    shown = document.blocks[made.span.start.block].text
    assert shown[made.span.start.offset : made.span.end.offset] == "第9段談到關稅"


def test_the_export_dialog_offers_the_listed_marks_and_writes_only_them(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark_words(window.reader, 1, "世界貿易組織", tags=["甲"])
    mark_words(window.reader, 1, "數位貿易息息相關")
    window.marks.show()
    window.marks.panel.tag.setCurrentIndex(window.marks.panel.tag.findData("甲"))
    target = tmp_path / "out.md"
    monkeypatch.setattr(ExportDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Accepted))
    monkeypatch.setattr(FileDialogs, "target", lambda *_arguments: target)
    window.marks.panel.exportAsked.emit()
    written = target.read_text("utf-8")
    assert "世界貿易組織" in written
    assert "數位貿易息息相關" not in written


def test_copy_with_citation_holds_quotation_and_source(window: MainWindow) -> None:
    select(window, "數位貿易息息相關")
    window.actions_by_name["copy_citation"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "數位貿易息息相關" in copied
    assert "經貿前線" in copied
    assert copied.endswith("，一。"), "the section is the locator"


def test_jumping_from_the_annotation_panel_and_back(window: MainWindow) -> None:
    select(window, "爭端解決機制")
    window.desk.highlight(Colour.BLUE)
    window.desk.view.go_to(Position(0, 0), flash=False)
    window.marks.panel.chosen.emit(window.reader.annotations.of(1)[0])
    assert window.desk.view.position().block > block_with(window, "第20段")
    window.actions_by_name["back"].trigger()
    assert window.desk.view.position() == Position(0, 0)


def test_the_selection_bar_stands_beside_the_words_and_not_over_them(qtbot: QtBot, window: MainWindow) -> None:
    span = select(window, "智慧財產權保護")
    window.desk.show_bar()
    bar = window.desk.bar
    assert bar.isVisible()
    words = window.desk.view.span_rects(span)[0]
    top_left = window.desk.view.viewport().mapTo(window.desk, QPoint(words.left(), words.top()))
    assert not bar.geometry().intersects(words.translated(top_left - words.topLeft()))

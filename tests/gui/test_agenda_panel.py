"""The agenda panel: filled from the library, filtered, leading to the row that tells an entry, exported."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model.annotation import Span
from reader.model.notices import NoticeKind, Place
from reader.presenters import settings as declared
from reader.presenters.agenda_list import Heading, Line
from reader.services.session import Reader
from reader.ui.agenda_panel import AgendaPanel
from reader.ui.file_dialogs import FileDialogs
from reader.ui.window import MainWindow
from tests.gui.windows import library_of, make_window
from tests.newsletter import EVENTS, newsletter


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    opened = library_of(tmp_path, {"77.txt": newsletter()})
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, reader: Reader) -> Iterator[MainWindow]:
    made = make_window(qtbot, reader)
    made.docks.right.setCurrentWidget(made.agenda.panel)
    yield made
    made.close()


def titles(panel: AgendaPanel) -> list[str]:
    return [row.entry.notice.title for row in panel.model.rows if isinstance(row, Line)]


def choose(panel: AgendaPanel, title: str) -> None:
    number = next(
        n for n, row in enumerate(panel.model.rows) if isinstance(row, Line) and row.entry.notice.title == title
    )
    index = panel.model.index(number)
    panel.list.scrollTo(index)
    QTest.mouseClick(
        panel.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        panel.list.visualRect(index).center(),
    )


def test_the_agenda_is_filled_when_it_is_looked_at(window: MainWindow) -> None:
    panel = window.agenda.panel
    assert titles(panel)[::-1] == [entry.notice.title for entry in window.reader.agenda.entries()]
    assert [row.text for row in panel.model.rows if isinstance(row, Heading)] == ["已過：2025年4月", "已過：2025年3月"]
    assert "5 筆" in panel.summary.text()


def test_a_click_opens_the_document_at_the_row(window: MainWindow) -> None:
    choose(window.agenda.panel, "數位貿易工作坊")
    document = window.desk.document
    assert document is not None and document.id == 1
    entry = window.reader.agenda.entries()[-1]
    view = window.desk.view
    rect = view.span_rects(_span(entry.places[0]))
    assert rect and view.viewport().rect().contains(rect[0].center())


def _span(place: Place) -> Span:
    return Span.within(place.block, place.offset, place.offset + 4)


def test_kind_and_words_filter_and_a_heading_cannot_be_chosen(window: MainWindow) -> None:
    panel = window.agenda.panel
    panel.kind.setCurrentIndex(panel.kind.findData(NoticeKind.DEADLINE))
    assert titles(panel) == ["綠色貿易研討會"]
    assert not panel.model.flags(panel.model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    panel.kind.setCurrentIndex(0)
    panel.words.setText("国际贸易署")
    assert titles(panel) == ["數位貿易工作坊"]
    panel.words.setText("沒有這個")
    assert titles(panel) == []
    assert not panel.export.isEnabled()


def test_new_books_are_listed_in_the_same_panel(window: MainWindow) -> None:
    panel = window.agenda.panel
    panel.kind.setCurrentIndex(panel.kind.count() - 1)
    assert [panel.model.data(panel.model.index(0))] == [
        "蘇映禾　數位貿易協定導讀　《東亞經貿觀察》第 77 期，2025年3月20日"
    ]
    assert not panel.export.isVisible()


def test_what_is_selected_or_all_that_is_listed_is_exported(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, file = window.agenda.panel, tmp_path / "agenda.ics"
    monkeypatch.setattr(FileDialogs, "_ask", lambda self, dialog: [file])
    panel.export.click()
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 5
    choose(panel, "綠色貿易研討會")
    panel.export.click()
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event.decoded("DTSTART") == date(2025, 4, 20)
    assert "agenda.ics" in window.statusBar().currentMessage()


def test_the_menu_leads_to_every_issue_that_tells_it(window: MainWindow, reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "78.txt"
    file.write_text(newsletter(78, "2025.4.3", EVENTS[:1]), encoding="utf-8")
    reader.library_service.import_paths([file])
    window.look_for_changes()
    panel = window.agenda.panel
    choose(panel, "綠色貿易研討會")
    actions = panel.menu_at(panel.list.currentIndex()).actions()
    assert [action.text() for action in actions[:3]] == [
        "移到《東亞經貿觀察》第 78 期，2025年4月3日",
        "移到《東亞經貿觀察》第 77 期，2025年3月20日",
        "開啟連結",
    ]
    actions[1].trigger()
    assert window.desk.document is not None and window.desk.document.id == 1


def test_the_agenda_is_in_the_script_of_the_view(window: MainWindow) -> None:
    window.settings[declared.SCRIPT] = "cn"
    panel = window.agenda.panel
    texts = [panel.model.data(panel.model.index(number)) for number in range(len(panel.model.rows))]
    assert any("数位贸易工作坊" in str(text) for text in texts)


def test_a_mark_made_meanwhile_leaves_the_list_as_it_is(window: MainWindow, reader: Reader) -> None:
    panel = window.agenda.panel
    choose(panel, "數位貿易工作坊")
    reader.annotations.add(1, Span.within(0, 0, 2))
    window.look_for_changes()
    assert [entry.notice.title for entry in panel.wanted()] == ["數位貿易工作坊"]
    assert len(panel.list.selectedIndexes()) == 1

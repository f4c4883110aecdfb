"""What opens over the page: terms, footnotes, their links, and how it is closed."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.presenters import settings as declared
from reader.ui.window import MainWindow
from tests.gui.reading_window import folder, reader, select
from tests.gui.windows import answered, window

__all__ = ["folder", "reader", "window"]


def test_a_pop_up_that_closes_leaves_the_keyboard_where_it_is(window: MainWindow) -> None:
    popup = window.desk.popups.term
    term = window.reader.glossary.lookup("NAFTA")[0]
    popup.explain(term, (), QRect(10, 10, 30, 20))
    window.bar.search.setFocus()
    popup.dismiss()
    assert window.bar.search.hasFocus()
    popup.explain(term, (), QRect(10, 10, 30, 20), enter=True)
    assert popup.body.hasFocus()
    popup.dismiss()
    assert window.desk.view.hasFocus()


def test_a_pop_up_is_as_high_as_its_text_the_first_time_too(window: MainWindow) -> None:
    popup = window.desk.popups.term
    term = window.reader.glossary.lookup("NAFTA")[0]
    popup.explain(term, (), QRect(10, 10, 30, 20))
    QApplication.processEvents()
    first = popup.height()
    text = popup.body.document().size().height()
    assert 0 <= popup.body.viewport().height() - text < 40
    popup.dismiss()
    popup.explain(term, (), QRect(10, 10, 30, 20))
    assert abs(popup.height() - first) < 12


def test_a_term_is_explained_by_key_and_escape_closes_the_pop_up_and_only_it(qtbot: QtBot, window: MainWindow) -> None:
    window.bar.search.setText("數位貿易")
    window.finder.search("數位貿易", jump=True)
    answered(window)
    select(window, "北美自由貿易協定")
    QTest.keyClick(window.desk.view, Qt.Key.Key_L)
    popup = window.desk.popups.term
    assert popup.isVisible()
    assert popup.title.text() == "北美自由貿易協定"
    assert "NAFTA" in popup.body.toPlainText()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert window.session.results is not None, "Esc reached the search below the pop-up"


def test_a_pop_up_follows_the_script_of_the_view(window: MainWindow) -> None:
    popup = window.desk.popups.term
    select(window, "北美自由貿易協定")
    QTest.keyClick(window.desk.view, Qt.Key.Key_L)
    window.settings[declared.SCRIPT] = "cn"
    assert popup.isVisible()
    assert popup.title.text() == "北美自由贸易协定"
    assert "墨西哥" in popup.body.toPlainText()
    assert "關稅" not in popup.body.toPlainText()


def test_a_footnote_pointed_at_does_not_cover_what_can_be_done_with_a_selection(window: MainWindow) -> None:
    select(window, "北美自由貿易協定")
    window.desk.bar.show()
    window.desk.view.footnoteHovered.emit(1, 0, QRect(0, 0, 1, 1))
    assert not window.desk.popups.note.isVisible()
    window.desk.view.footnoteActivated.emit(1, 0, QRect(0, 0, 1, 1))
    assert window.desk.popups.note.isVisible()


def test_links_in_the_pop_up_lead_on_and_back_and_find_all_variants(qtbot: QtBot, window: MainWindow) -> None:
    popup = window.desk.popups.term
    select(window, "特別三○一條款")
    QTest.keyClick(window.desk.view, Qt.Key.Key_L)
    first = popup.term
    assert first is not None and first.see_also
    popup.linkActivated.emit(f"term:{first.see_also[0]}")
    assert popup.term is not None and popup.term.id == first.see_also[0]
    popup.go_back()
    assert popup.term == first
    popup.linkActivated.emit(f"find:{first.id}")
    answered(window)
    assert window.session.results is not None
    texts = {hit.text for hit in window.session.hits}
    assert texts == {"特別三○一條款", "特別 301 條款", "特別301條款"}

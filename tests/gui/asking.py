"""What is asked of a window as its reader asks it, and what its panel then lists."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.ui.window import MainWindow
from tests.gui.windows import answered


def ask(window: MainWindow, text: str) -> None:
    window.bar.search.setFocus()
    window.bar.search.setText(text)
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    answered(window)


def listed(window: MainWindow) -> list[str]:
    """The titles of the documents in the list of results."""
    return [window.results.tree.rows.item(row).text() for row in range(window.results.tree.rows.rowCount())]

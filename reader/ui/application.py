"""The process behind the window: one application, and a window that is made anew when the language changes."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from reader import failures
from reader.datafiles import resource
from reader.errors import DiskFullError
from reader.i18n import gettext as _
from reader.i18n import set_language
from reader.presenters import settings as declared
from reader.presenters.settings import Settings
from reader.services.session import Reader
from reader.ui.appearance import interface_font
from reader.ui.fonts import load_fonts
from reader.ui.instances import PrimaryInstance
from reader.ui.window import MainWindow


class Application:
    """Owns the QApplication and the window now open."""

    def __init__(self, reader: Reader) -> None:
        running = QApplication.instance()
        self.qt = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
        self.qt.setApplicationName("trade-reader")
        self.qt.setApplicationDisplayName("")
        self.qt.setDesktopFileName("trade-reader")
        self.qt.setWindowIcon(QIcon(str(resource("icons", "trade-reader.svg"))))
        self.qt.setStyle("Fusion")
        load_fonts()
        self._reader = reader
        self._settings = Settings(reader.library)
        self._translator: QTranslator | None = None
        self.window = self._make_window()
        self._instance = PrimaryInstance(reader.library.folder, self._may_open)
        self._instance.filesPassed.connect(self._open_passed)

    def _make_window(self) -> MainWindow:
        language = self._settings[declared.LANGUAGE]
        set_language(language)
        QLocale.setDefault(QLocale(language))
        self._translate_qt(language)
        # Before any widget is made: widgets keep the font they were made with.
        self.qt.setFont(interface_font())
        window = MainWindow(self._reader, self._settings)
        window.setWindowTitle(_("經貿閱讀器"))
        window.languageAsked.connect(self._new_window)
        return window

    def _translate_qt(self, language: str) -> None:
        """Qt's own dialogs speak the language too."""
        if self._translator is not None:
            self.qt.removeTranslator(self._translator)
        self._translator = QTranslator(self.qt)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self.qt.installTranslator(self._translator)

    def _new_window(self) -> None:
        """The window anew in another language, at the same place, with the same search.

        An import or a change that is to go on keeps the old window; the language then changes at the next start.
        """
        old = self.window
        for dialog in old.findChildren(QDialog):
            dialog.reject()
        if not old.close():
            return
        self._settings = Settings(self._reader.library)
        self.window = self._make_window()
        self.window.navigator.history = old.navigator.history
        self.window.show()
        self.window.navigator.open_last()
        if old.bar.search.text():
            self.window.bar.search.show_asked(old.bar.search.text())
            self.window.finder.search(old.bar.search.text(), jump=False)
        old.deleteLater()

    def run(self, files: Sequence[Path] = ()) -> int:
        """Show the window until it is closed; the exit status.  files: imported and the first of them shown."""
        qInstallMessageHandler(_to_standard_error)
        sys.excepthook = self._unexpected
        self.window.show()
        # The keyboard begins where reading does: in the text last open, else in the list to choose one from.
        self.window.library.list.setFocus()
        if self.window.navigator.open_last():
            self.window.desk.view.setFocus()
        if files:
            self.window.chores.open_files(files)
        self.window.chores.import_bundled()
        self.window.chores.catch_up()
        if isinstance(refusal := self._reader.library.refusal, DiskFullError):
            self.window.complain(refusal)
        try:
            return self.qt.exec()
        finally:
            self._instance.close()

    def _may_open(self) -> bool:
        """Whether the window can open files: it is there and asks nothing, as it does before it closes on an import."""
        return self.window.isVisible() and self.qt.activeModalWidget() is None

    def _open_passed(self, files: list[Path]) -> None:
        """Open what the program was asked for where this window is open already, and show the window."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        self.window.chores.open_files(files)

    def _unexpected(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        """A bug of ours: keep the details in a file, say one sentence, go on."""
        if issubclass(kind, KeyboardInterrupt):
            self.qt.quit()
            return
        QMessageBox.critical(self.window, _("經貿閱讀器"), failures.record(error.with_traceback(traceback)))


def _to_standard_error(_kind: object, _context: object, message: str) -> None:
    """Qt's remarks help nobody who reads; they are there for who asks for them."""
    if "QT_DEBUG_PLUGINS" in os.environ:
        sys.stderr.write(f"{message}\n")

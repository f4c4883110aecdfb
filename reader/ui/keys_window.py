"""All keys in a table that scrolls: it is longer than most screens are high."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QDockWidget, QMainWindow, QTextBrowser, QVBoxLayout

from reader.i18n import gettext as _
from reader.ui.actions import keys_html
from reader.ui.room import resize_within_screen

_SIZE = (520, 640)


class KeysWindow(QDialog):
    """The keys of the commands and panels of `parent`."""

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("快速鍵一覽"))
        resize_within_screen(self, _SIZE)
        panels = [dock.toggleViewAction() for dock in parent.findChildren(QDockWidget)]
        self.table = QTextBrowser(self)
        self.table.setAccessibleName(_("快速鍵一覽"))
        self.table.setHtml(keys_html([(panel.text(), panel.shortcut().toString()) for panel in panels]))
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("關閉"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

"""What to export, in which form and script."""

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from reader.i18n import gettext as _
from reader.model.script import Script
from reader.ui.preferences import script_name


def formats() -> dict[str, tuple[str, str]]:
    """Format -> (name, file suffix)."""
    return {
        "markdown": ("Markdown", ".md"),
        "docx": (_("Word 文件"), ".docx"),
        "html": (_("網頁"), ".html"),
        "csv": (_("表格（CSV，Readwise 欄位）"), ".csv"),
        "jsonld": (_("W3C Web Annotation（JSON-LD）"), ".jsonld"),
    }


class ExportDialog(QDialog):
    """Asks for format, script and extent."""

    def __init__(self, script: Script, chosen: int, marked: int, parent: QWidget) -> None:
        """`chosen` documents are selected; `marked` annotations they bear."""
        super().__init__(parent)
        self.setWindowTitle(_("匯出標註"))
        form = QFormLayout(self)
        self.format_box = QComboBox(self)
        for key, (name, _suffix) in formats().items():
            self.format_box.addItem(name, key)
        self.script_box = QComboBox(self)
        for candidate in Script:
            self.script_box.addItem(script_name(candidate), candidate)
        self.script_box.setCurrentIndex(list(Script).index(script))
        self.extent = QComboBox(self)
        if chosen:
            self.extent.addItem(_("選取的 {count} 份文件").format(count=chosen), False)
        self.extent.addItem(_("整個文件庫"), True)
        form.addRow(_("格式"), self.format_box)
        form.addRow(_("字體"), self.script_box)
        form.addRow(_("範圍"), self.extent)
        form.addRow(QLabel(_("選取的文件共有 {count} 則標註。").format(count=marked), self))
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("匯出…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    @property
    def format(self) -> str:
        return str(self.format_box.currentData())

    @property
    def suffix(self) -> str:
        return formats()[self.format][1]

    @property
    def script(self) -> Script:
        return Script(self.script_box.currentData())

    @property
    def everything(self) -> bool:
        return bool(self.extent.currentData())

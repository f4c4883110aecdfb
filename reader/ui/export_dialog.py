"""What to export, in which form and script."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from reader.i18n import gettext as _
from reader.model.script import Script
from reader.ui.controls import choice_box
from reader.ui.preferences import script_name


@dataclass(frozen=True, slots=True)
class Extent:
    """Which annotations: those on `documents` (None = all), and of these only the ids in `only` (None = all)."""

    label: str
    documents: tuple[int, ...] | None
    only: frozenset[str] | None = None


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

    def __init__(self, script: Script, extents: Sequence[Extent], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("匯出標註"))
        self._extents = extents
        self.format_box = choice_box(((name, key) for key, (name, _suffix) in formats().items()), self)
        self.script_box = choice_box(((script_name(each), each) for each in Script), self, chosen=script)
        self.extent_box = choice_box(((each.label, None) for each in extents), self)
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("匯出…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(_("範圍"), self.extent_box)
        form.addRow(_("格式"), self.format_box)
        form.addRow(_("字體"), self.script_box)
        form.addRow(buttons)

    @property
    def extent(self) -> Extent:
        return self._extents[self.extent_box.currentIndex()]

    @property
    def format(self) -> str:
        return str(self.format_box.currentData())

    @property
    def suffix(self) -> str:
        return formats()[self.format][1]

    @property
    def script(self) -> Script:
        return Script(self.script_box.currentData())

"""Asking for files: in the language of the interface, beginning where the reader was last."""

from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_documents_path
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView, QWidget

from reader.i18n import gettext as _
from reader.presenters.settings import SettingStore, remember

_LAST = "last-folder"
_LONGEST_NAME = 60
_SIZE = QSize(800, 500)


class FileDialogs:
    def __init__(self, parent: QWidget, store: SettingStore) -> None:
        self._parent = parent
        self._store = store

    def _folder(self) -> Path:
        kept = self._store.setting(_LAST)
        return Path(kept) if isinstance(kept, str) and Path(kept).is_dir() else user_documents_path()

    def _ask(self, dialog: QFileDialog) -> list[Path]:
        label = QFileDialog.DialogLabel
        names = {
            label.LookIn: _("位置"),
            label.FileName: _("檔名"),
            label.FileType: _("類型"),
            label.Reject: _("取消"),
        }
        for which, name in names.items():
            dialog.setLabelText(which, name)
        columns = dialog.findChild(QTreeView)
        if columns is not None:  # Of a dialog of Qt's own, which has them narrower than Chinese is.
            columns.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            dialog.resize(_SIZE)
        if not dialog.exec():
            return []
        chosen = [Path(name) for name in dialog.selectedFiles()]
        remember(self._store, _LAST, str(chosen[0].parent))
        return chosen

    def files(self, title: str, patterns: Sequence[str]) -> list[Path]:
        """Files to open; none if the reader gave up.  patterns: as QFileDialog takes them, "Text (*.txt)"."""
        dialog = QFileDialog(self._parent, title, str(self._folder()))
        dialog.setNameFilters(list(patterns))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("開啟"))
        return self._ask(dialog)

    def folder(self, title: str) -> list[Path]:
        """A folder to open; none if the reader gave up."""
        dialog = QFileDialog(self._parent, title, str(self._folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("選擇"))
        return self._ask(dialog)

    def target(self, title: str, name: str, suffix: str) -> Path | None:
        """Where to write; `suffix` (".md") is added where it is left out.  None if the reader gave up.

        name: what to call it, as far as a file can be called so.
        """
        dialog = QFileDialog(self._parent, title, str(self._folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"*{suffix}"])
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(file_name(name) + suffix)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("儲存"))
        chosen = self._ask(dialog)
        return chosen[0] if chosen else None


def file_name(title: str) -> str:
    """A title as the name of a file, without its suffix."""
    return title.replace("/", "／")[:_LONGEST_NAME]

"""Words shown in place of the source's: what a reader is told of them, and how they are turned off and added to."""

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.i18n import gettext as _
from reader.services.terminology import TerminologyService
from reader.ui.popups import PopUp


def remark(source: str) -> str:
    """That the words shown stand for `source`, with a link to have them no longer."""
    said, off = _("原文：「{words}」").format(words=source), _("不再替換")
    return f'{escape(said)}　<a href="keep:">{escape(off)}</a>'


class ReplacementPopUp(PopUp):
    """Says what the source has in place of the words shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("換用的詞"))

    def show_words(self, source: str, shown: str, note: str, rect: QRect, enter: bool = False) -> None:
        """`note` is what the vocabulary says of the source's words; it may be empty."""
        self.title.setText(shown)
        lines = [f"<p>{remark(source)}</p>", f"<p>{escape(note)}</p>" if note else ""]
        self.body.setHtml("".join(lines))
        self.setAccessibleDescription(self.body.toPlainText())
        self.show_beside(rect, enter)


class TermDialog(QDialog):
    """Asks for a pair of terms, one of Taiwan and one of the mainland."""

    def __init__(self, taiwan: str, mainland: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("換用的詞"))
        self.taiwan, self.mainland = QLineEdit(taiwan, self), QLineEdit(mainland, self)
        form = QFormLayout(self)
        form.addRow(_("臺灣用語"), self.taiwan)
        form.addRow(_("大陸用語"), self.mainland)
        told = QLabel(_("正體文件以大陸用語顯示時換成後者，簡體文件以正體顯示時換成前者。"), self)
        told.setWordWrap(True)
        form.addRow(told)
        cancel = QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | cancel, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form.addRow(self.buttons)
        for field in (self.taiwan, self.mainland):
            field.setMinimumWidth(260)
            field.textChanged.connect(self._check)
        self._check()
        (self.mainland if taiwan else self.taiwan).setFocus()

    def _check(self) -> None:
        whole = bool(self.taiwan.text().strip() and self.mainland.text().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(whole)


class Replacements(QObject):
    """Changes what is replaced.  `changed` when that took effect; `said` carries a sentence for the status bar."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, terminology: TerminologyService, parent: QWidget) -> None:
        super().__init__(parent)
        self._terminology = terminology
        self._parent = parent

    @property
    def terminology(self) -> TerminologyService:
        return self._terminology

    def turn_off(self, term: str) -> None:
        """Show `term` as it is from now on."""
        if self._change(lambda: self._terminology.turn_off(term)):
            self.said.emit(_("不再替換「{term}」；在偏好設定裡可以恢復。").format(term=term))

    def restore(self, term: str) -> None:
        self._change(lambda: self._terminology.turn_on(term))

    def add(self, taiwan: str, mainland: str) -> None:
        """Ask for a pair of terms, with what is known of it, and replace either by the other from now on."""
        dialog = TermDialog(taiwan, mainland, self._parent)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            pair = dialog.taiwan.text(), dialog.mainland.text()
            self._change(lambda: self._terminology.add(*pair))

    def _change(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except ReaderError as error:
            QMessageBox.warning(self._parent, _("經貿閱讀器"), str(error))
            return False
        self.changed.emit()
        return True


class ReplacementList(QWidget):
    """The reader's own pairs and the terms turned off, each of which can be taken back."""

    def __init__(self, replacements: Replacements, parent: QWidget) -> None:
        super().__init__(parent)
        self._replacements = replacements
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("自訂的換用詞"))
        self.list.setFixedHeight(110)
        self.add = QPushButton(_("加入…"), self)
        self.remove = QPushButton(_("移除"), self)
        self.add.clicked.connect(lambda: replacements.add("", ""))
        self.remove.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        layout.addLayout(buttons)
        replacements.changed.connect(self._show)
        self._acts: list[Callable[[], None]] = []
        self._show()

    def _show(self) -> None:
        choices, row = self._replacements.terminology.choices, self.list.currentRow()
        self.list.clear()
        self._acts.clear()
        for taiwan, mainland in choices.added:
            self.list.addItem(QListWidgetItem(f"{taiwan} ⇄ {mainland}"))
            self._acts.append(partial(self._replacements.turn_off, taiwan))
        for term in sorted(choices.off):
            self.list.addItem(QListWidgetItem(_("{term}：不替換").format(term=term)))
            self._acts.append(partial(self._replacements.restore, term))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.remove.setEnabled(self.list.currentRow() >= 0)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._acts[row]()

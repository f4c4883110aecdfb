"""What is known of a document: its metadata, to be set right; where it comes from; the corrections made to it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
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
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reader.errors import Cancelled, ReaderError
from reader.i18n import format_count, format_date
from reader.i18n import gettext as _
from reader.model.corrections import MetadataField
from reader.model.document import Document, Metadata
from reader.presenters.correcting import act_label, field_name
from reader.services.correcting import told
from reader.services.session import Reader
from reader.ui.controls import may_throw_away
from reader.ui.deeds import Act, Deeds, Then
from reader.ui.words import set_as_page
from reader.ui.work_bar import WorkBar

_WIDTH = 560
_AUTHOR_LINES = 3


class Information(QDialog):
    """Raises NotFoundError.

    Enter keeps the metadata; a correction that is removed is removed at once, and comes back with Ctrl+Z.  What takes
    long is told of below, and stopped there or with Esc.
    """

    def __init__(
        self, reader: Reader, document: int, deeds: Deeds, shown: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._document = document
        self._deeds = deeds
        self._shown = shown
        self.setWindowTitle(_("文件資訊"))
        self.setMinimumWidth(_WIDTH)
        self.fields: dict[MetadataField, QLineEdit | QPlainTextEdit] = {}
        self._kept: dict[MetadataField, str] = {}
        self.corrections = QListWidget(self)
        self.remove = QPushButton(_("移除這項更正"), self)
        self.tabs = QTabWidget(self)
        self.tabs.tabBar().setAccessibleName(_("文件資訊"))
        self.tabs.addTab(self._metadata_page(reader.library_service.document(document)), _("書目資料"))
        self.tabs.addTab(self._corrections_page(), "")
        self._fill_corrections()
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton(_("儲存"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(_("關閉"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self.work = WorkBar(self)
        self.told = QLabel(self)
        self._lay_out()
        self._kept = self._written()

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._deeds.show_in(self.work)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._deeds.hide_from(self.work)
        super().hideEvent(event)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.told)
        below.addWidget(self.work, 1)
        below.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs)
        layout.addLayout(below)

    # --- metadata
    def _metadata_page(self, document: Document) -> QWidget:
        page = QWidget(self)
        form = QFormLayout(page)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in MetadataField:
            value = told(document.metadata, field)
            editor = self._lines(value) if field is MetadataField.AUTHORS else QLineEdit(value, self)
            editor.setAccessibleName(field_name(field))
            self.fields[field] = editor
            form.addRow(field_name(field), editor)
        self.fields[MetadataField.TITLE].setPlaceholderText(document.title)
        self.fields[MetadataField.AUTHORS].setPlaceholderText(_("一行一位"))
        self.fields[MetadataField.DATE].setPlaceholderText(_("例如 {example}").format(example="2024-05-31、2024-05"))
        for name, fact in self._facts(document):
            label = QLabel(fact, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(name, label)
        return page

    def _lines(self, value: str) -> QPlainTextEdit:
        editor = QPlainTextEdit(value, self)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(editor.fontMetrics().lineSpacing() * _AUTHOR_LINES + 14)
        return editor

    def _facts(self, document: Document) -> list[tuple[str, str]]:
        (row,) = [row for row in self._reader.library_service.documents() if row.id == document.id]
        imported = datetime.fromisoformat(row.imported).astimezone()
        pages = [block.page for block in document.blocks if block.page is not None]
        size = _("{blocks} 段，{characters} 字").format(
            blocks=format_count(row.blocks), characters=format_count(row.characters)
        )
        if pages:
            size += _("，{pages} 頁").format(pages=format_count(max(pages)))
        editions = _("第 {edition} 版").format(edition=format_count(document.edition))
        return [
            (_("檔案"), str(document.source)),
            (_("匯入時間"), f"{format_date(imported.date())} {imported:%H:%M}"),
            (_("版本"), editions),
            (_("篇幅"), size),
        ]

    def _save(self) -> None:
        """Keep what was written; the dialog stays open where that cannot be kept."""
        written = self._written()
        describe = self._reader.corrections.describe
        self._do(lambda report: describe(self._document, written, report), lambda _changes: self.accept())

    def _written(self) -> dict[MetadataField, str]:
        return {
            field: editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
            for field, editor in self.fields.items()
        }

    def reject(self) -> None:
        """Stop what takes long, and only that; ask before what was written is thrown away."""
        if self.work.ask_to_stop():
            return
        if self._written() == self._kept or may_throw_away(self):
            super().reject()

    def _do(self, act: Act, then: Then) -> None:
        self.told.clear()
        self._deeds.do(act, then, self._complain)

    def _complain(self, error: ReaderError) -> None:
        if isinstance(error, Cancelled):
            self.told.setText(str(error))
            return
        QMessageBox.warning(self, _("文件資訊"), str(error))

    # --- corrections
    def _corrections_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        self.corrections.setAccessibleName(_("更正"))
        set_as_page(self.corrections)
        self.corrections.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.corrections.itemSelectionChanged.connect(
            lambda: self.remove.setEnabled(bool(self.corrections.selectedItems()))
        )
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.corrections)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.empty = QLabel(_("還沒有更正。在內文的段落上按右鍵，選「更正結構」。"), self)
        self.empty.setWordWrap(True)
        for widget in (self.empty, self.corrections, self.remove):
            layout.addWidget(widget)
        return page

    def _fill_corrections(self) -> None:
        self.corrections.clear()
        held = self._reader.corrections.of(self._document)
        for each in held:
            text = self._shown(act_label(each.correction.act))
            if not each.fits:
                text = _("{correction}（不符合目前的文字，沒有套用）").format(correction=text)
            item = QListWidgetItem(text, self.corrections)
            item.setData(Qt.ItemDataRole.UserRole, each.correction.id)
        self.empty.setVisible(not held)
        self.remove.setEnabled(False)
        self.tabs.setTabText(1, _("更正（{count}）").format(count=format_count(len(held))))

    def _remove(self) -> None:
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self.corrections.selectedItems()]
        before = self._reader.library_service.document(self._document).metadata
        if chosen:
            remove = self._reader.corrections.remove
            self._do(lambda report: remove(self._document, chosen, report), lambda _changes: self._refill(before))

    def _refill(self, before: Metadata) -> None:
        self._fill_corrections()
        self._follow(before, self._reader.library_service.document(self._document).metadata)

    def _follow(self, before: Metadata, after: Metadata) -> None:
        """Show what the metadata say now; what is being written stays."""
        for field, editor in self.fields.items():
            if told(before, field) != told(after, field):
                value = told(after, field)
                editor.setText(value) if isinstance(editor, QLineEdit) else editor.setPlainText(value)
                self._kept[field] = value

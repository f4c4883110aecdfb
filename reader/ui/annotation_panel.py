"""The marks of a document or of the whole library, filtered by colour, tag and words."""

from collections.abc import Callable, Iterator, Sequence

from markdown_it import MarkdownIt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.annotation import AnchorState, Annotation, Colour
from reader.presenters.annotation_list import AnnotationFilter, lost, rows, tags
from reader.presenters.colours import colour_name
from reader.ui.colours import swatch
from reader.ui.controls import filter_field
from reader.ui.flow import FlowLayout
from reader.ui.rich_delegate import TEXT_ROLE
from reader.ui.rich_list import RichList
from reader.ui.row_text import Look, RowText, Words, line, quiet, row_text

Index = QModelIndex | QPersistentModelIndex
Describe = Callable[[Annotation], str]
_LONGEST_QUOTE = 72
_GAP = 6
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_QUOTE else flat[:_LONGEST_QUOTE] + "…"


def _note_words(note: str) -> Iterator[Words]:
    """A note in the looks that its Markdown asks for."""
    depth = {"strong": 0, "em": 0, "link": 0}
    for token in _MARKDOWN.parseInline(note)[0].children or ():
        kind = token.type.partition("_")[0]
        if token.nesting and kind in depth:
            depth[kind] += token.nesting
        elif token.content:
            look = Look.ACCENT if depth["link"] else Look.PLAIN
            yield Words(token.content, look, bold=depth["strong"] > 0, italic=depth["em"] > 0)


class AnnotationModel(QAbstractListModel):
    def __init__(self, parent: QWidget, place: Describe, quotation: Describe) -> None:
        super().__init__(parent)
        self._place = place
        self._quotation = quotation
        self.rows: list[Annotation] = []

    def show(self, annotations: list[Annotation]) -> None:
        self.beginResetModel()
        self.rows = annotations
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == TEXT_ROLE:
            return self._text(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self._quotation(row)}　{row.note}　{'、'.join(row.tags)}"
        return None

    def _text(self, row: Annotation) -> RowText:
        lines = [line(quiet("「"), _shortened(self._quotation(row)), quiet("」"))]
        if row.note:
            lines.append(line(*_note_words(_shortened(row.note))))
        place = self._place(row)
        if row.state is AnchorState.ORPHANED:
            place = _("已失去位置，原文保留於此") + "　" + place
        elif row.state is AnchorState.AMBIGUOUS:
            place = _("位置不確定") + "　" + place
        labels = "".join(f"　#{tag}" for tag in row.tags)
        return row_text(*lines, line(quiet(place + labels)), bar=row.colour.light)


class AnnotationPanel(QWidget):
    """`chosen`, `editAsked` carry an Annotation, `deletionAsked` a list of ids, `recolourAsked` (ids, Colour)."""

    chosen = Signal(object)
    editAsked = Signal(object)
    deletionAsked = Signal(list)
    recolourAsked = Signal(list, object)
    exportAsked = Signal()
    scopeChanged = Signal(bool)

    def __init__(self, place: Describe, quotation: Describe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[Annotation] = []
        self.words = filter_field(_("篩選標註"), _("篩選標註：引文、筆記、標籤"), self._refill, self)
        self.tag = QComboBox(self)
        self.tag.setAccessibleName(_("標籤"))
        self.tag.currentIndexChanged.connect(self._refill)
        self.everywhere = QCheckBox(_("整個文件庫"), self)
        self.everywhere.toggled.connect(self.scopeChanged.emit)
        self.colours = {colour: self._colour_button(colour) for colour in Colour}
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.model = AnnotationModel(self, place, quotation)
        self.list = RichList(self.model, _("標註"), self)
        self._prepare_list()
        self._lay_out()

    def _colour_button(self, colour: Colour) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(swatch(colour))
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setToolTip(_("只看{colour}色").format(colour=colour_name(colour)))
        button.setAccessibleName(colour_name(colour))
        button.toggled.connect(self._refill)
        return button

    def _prepare_list(self) -> None:
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.customContextMenuRequested.connect(self._menu)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Delete), lambda: self.deletionAsked.emit(self.selected())),
            (QKeySequence("F2"), self._edit_selected),
        ):
            shortcut = QShortcut(keys, self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        swatches = QHBoxLayout()
        swatches.setSpacing(0)
        for button in self.colours.values():
            swatches.addWidget(button)
        swatches.addStretch(1)
        scope = FlowLayout(None, _GAP)
        scope.addWidget(self.tag)
        scope.addWidget(self.everywhere)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addLayout(swatches)
        layout.addLayout(scope)
        layout.addWidget(self.summary)
        layout.addWidget(self.list, 1)

    def show_annotations(self, annotations: Sequence[Annotation]) -> None:
        self._all = list(annotations)
        chosen = self.tag.currentData()
        self.tag.blockSignals(True)
        self.tag.clear()
        self.tag.addItem(_("所有標籤"), "")
        for tag in tags(self._all):
            self.tag.addItem(tag, tag)
        self.tag.setCurrentIndex(max(0, self.tag.findData(chosen)))
        self.tag.blockSignals(False)
        self._refill()

    def _refill(self) -> None:
        chosen = set(self.selected())
        wanted = AnnotationFilter(
            frozenset(colour for colour, button in self.colours.items() if button.isChecked()),
            self.tag.currentData() or "",
            self.words.text(),
        )
        shown = rows(self._all, wanted)
        self.model.show(shown)
        for number, row in enumerate(shown):
            if row.id in chosen:
                self.list.setCurrentIndex(self.model.index(number))
        self.summary.setText(self._summary(len(shown)))

    def _summary(self, shown: int) -> str:
        if not self._all:
            return _("還沒有標註。選取文字後按 H 畫螢光，按 A 寫筆記，或按 1 到 8 選顏色。")
        text = _("{count} 則標註").format(count=format_count(shown))
        missing = lost(self._all)
        if missing:
            text += _("，其中 {count} 則位置不確定或已失去位置").format(count=format_count(missing))
        return text

    def selected(self) -> list[str]:
        return [self.model.rows[index.row()].id for index in self.list.selectedIndexes()]

    def mark_current(self, annotation: str) -> None:
        for number, row in enumerate(self.model.rows):
            if row.id == annotation:
                self.list.setCurrentIndex(self.model.index(number))
                self.list.scrollTo(self.model.index(number))

    def _choose(self, index: QModelIndex) -> None:
        if len(self.list.selectedIndexes()) <= 1:
            self.chosen.emit(self.model.rows[index.row()])

    def _edit_selected(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.editAsked.emit(self.model.rows[index.row()])

    def _menu(self, point: QPoint) -> None:
        ids = self.selected()
        menu = QMenu(self)
        if ids:
            if len(ids) == 1:
                menu.addAction(_("編輯筆記與標籤…"), self._edit_selected)
            colours = menu.addMenu(_("顏色"))
            for colour in Colour:
                action = colours.addAction(swatch(colour), colour_name(colour))
                action.triggered.connect(lambda _checked=False, c=colour: self.recolourAsked.emit(ids, c))
            menu.addAction(_("刪除"), lambda: self.deletionAsked.emit(ids))
            menu.addSeparator()
        menu.addAction(_("匯出標註…"), self.exportAsked.emit)
        menu.exec(self.list.viewport().mapToGlobal(point))

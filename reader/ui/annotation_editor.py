"""Where a note and tags are written."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.i18n import gettext as _
from reader.model.annotation import Annotation, Colour, Style
from reader.presenters.colours import colour_name
from reader.ui.colours import style_name, swatch
from reader.ui.controls import choice_box, may_throw_away
from reader.ui.words import set_as_page

_LONGEST_QUOTE = 240


def parse_tags(text: str) -> tuple[str, ...]:
    """Tags as typed: separated by commas of either width, 、 or semicolons; a leading # is dropped."""
    for separator in "，、;；\n":
        text = text.replace(separator, ",")
    found = (tag.strip().lstrip("#＃").strip() for tag in text.split(","))
    return tuple(dict.fromkeys(tag for tag in found if tag))


class AnnotationEditor(QDialog):
    """Edits note, tags, colour and style; Ctrl+Enter keeps them, Esc leaves things as they were."""

    def __init__(self, quotation: str, annotation: Annotation, known_tags: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("筆記"))
        self.setMinimumWidth(460)
        shown = quotation if len(quotation) <= _LONGEST_QUOTE else quotation[:_LONGEST_QUOTE] + "…"
        self.quotation = QLabel(shown, self)
        self.quotation.setTextFormat(Qt.TextFormat.PlainText)
        self.quotation.setWordWrap(True)
        self.note = QPlainTextEdit(annotation.note, self)
        self.note.setPlaceholderText(_("筆記（可用 Markdown）"))
        self.note.setAccessibleName(_("筆記"))
        self.note.setTabChangesFocus(True)
        for words in (self.quotation, self.note):
            set_as_page(words)
        self.tags = QLineEdit("、".join(annotation.tags), self)
        self.tags.setPlaceholderText(_("標籤，以頓號或逗號分隔"))
        self.tags.setAccessibleName(_("標籤"))
        completer = QCompleter(list(known_tags), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.tags.setCompleter(completer)
        self.style_box = choice_box(((style_name(each), each) for each in Style), self, chosen=annotation.style)
        self._colours = QButtonGroup(self)
        self._lay_out(annotation.colour)
        save = QShortcut(QKeySequence("Ctrl+Return"), self)
        save.activated.connect(self.accept)
        self.note.moveCursor(QTextCursor.MoveOperation.End)
        self.note.setFocus()
        self._before = self._content()

    def _content(self) -> tuple[str, str]:
        return self.note.toPlainText(), self.tags.text()

    def edit_until(self, save: Callable[[], bool]) -> bool:
        """Let the reader write until `save` succeeds, or they give up; whether it was saved.  What was written stays
        in the editor when saving fails."""
        while self.exec():
            if save():
                return True
        return False

    def reject(self) -> None:
        """Ask before what was written is thrown away."""
        if self._content() == self._before or may_throw_away(self):
            super().reject()

    def _lay_out(self, chosen: Colour) -> None:
        looks = QHBoxLayout()
        looks.setSpacing(2)
        for number, colour in enumerate(Colour):
            button = QToolButton(self)
            button.setIcon(swatch(colour))
            button.setCheckable(True)
            button.setChecked(colour is chosen)
            button.setAutoRaise(True)
            button.setToolTip(colour_name(colour))
            button.setAccessibleName(colour_name(colour))
            self._colours.addButton(button, number)
            looks.addWidget(button)
        looks.addStretch(1)
        looks.addWidget(self.style_box)
        buttons = QDialogButtonBox(self)
        save = buttons.addButton(_("儲存"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setToolTip("Ctrl+Enter")
        buttons.addButton(_("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.quotation)
        layout.addLayout(looks)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.tags)
        layout.addWidget(buttons)

    @property
    def colour(self) -> Colour:
        return list(Colour)[self._colours.checkedId()]

    @property
    def chosen_style(self) -> Style:
        return Style(self.style_box.currentData())

    @property
    def chosen_tags(self) -> tuple[str, ...]:
        return parse_tags(self.tags.text())

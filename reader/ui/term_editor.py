"""Where a term of the reader's own is written."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.glossary.loading import PARTS_OF_SPEECH
from reader.i18n import gettext as _
from reader.model.glossary import OwnGlossary, Source, Term
from reader.ui.controls import choice_box, may_throw_away
from reader.ui.form_area import FormArea
from reader.ui.room import resize_within_screen

# Of a field of several lines: as high as is usual, and where the screen has less room.
_LINES_HIGH, _LINES_LOW = 64, 40
_WIDTH = 540


def part_of_speech_name(part: str) -> str:
    """In the language of the interface; as other programs wrote it where it is none of ours."""
    return {"": _("不限"), "noun": _("名詞"), "verb": _("動詞"), "adjective": _("形容詞")}.get(part, part)


class TermEditor(QDialog):
    """Edits every field of a term; Ctrl+Enter keeps it, Esc leaves things as they were."""

    def __init__(
        self,
        term: Term,
        glossaries: Sequence[OwnGlossary],
        into: int | None,
        domains: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("術語"))
        self._term = term
        self.traditional = QLineEdit(term.traditional, self)
        self.mainland = QLineEdit(term.mainland, self)
        self.hong_kong = QLineEdit(term.hong_kong, self)
        self.english = QLineEdit(term.english, self)
        self.abbreviation = QLineEdit(term.abbreviation, self)
        self.variants = self._lines(term.variants, _("每行一個"))
        self.definition = self._lines((term.definition,), "")
        self.definition.setMaximumHeight(2 * _LINES_HIGH)
        self.gloss = self._lines((term.gloss,), "")
        self.domain = QComboBox(self)
        self.domain.setEditable(True)
        self.domain.addItems(list(domains))
        self.domain.setCurrentText(term.domain)
        parts = dict.fromkeys(("", *PARTS_OF_SPEECH, term.part_of_speech))
        self.part = choice_box(((part_of_speech_name(each), each) for each in parts), self, chosen=term.part_of_speech)
        self.since, self.until = QLineEdit(term.since, self), QLineEdit(term.until, self)
        self.exceptions = self._lines(term.exceptions, _("含有這個寫法、卻不是這個術語的詞，每行一個"))
        self.sources = self._lines(
            (f"{each.title} {each.url}".strip() for each in term.sources), _("每行一個出處，網址寫在最後")
        )
        own = [(each.name, each.id) for each in glossaries]
        there = into if any(each.id == into for each in glossaries) else None
        self.glossary = choice_box(own or [(_("我的術語"), None)], self, chosen=there)
        self._lay_out()
        save = QShortcut(QKeySequence("Ctrl+Return"), self)
        save.activated.connect(self.accept)
        self._before = self.edited()
        (self.definition if term.traditional else self.traditional).setFocus()

    def _lines(self, lines: Iterable[str], hint: str) -> QPlainTextEdit:
        edit = QPlainTextEdit("\n".join(lines), self)
        edit.setPlaceholderText(hint)
        edit.setTabChangesFocus(True)
        edit.setMinimumHeight(_LINES_LOW)
        edit.setMaximumHeight(_LINES_HIGH)
        return edit

    def _lay_out(self) -> None:
        area = FormArea(self)
        self.form = area.form
        days = QHBoxLayout()
        for label, edit in ((_("起"), self.since), (_("迄"), self.until)):
            edit.setPlaceholderText(_("例如 {example}").format(example="1994-01-01"))
            edit.setAccessibleName(label)
            days.addWidget(QLabel(label, self))
            days.addWidget(edit)
        for label, field in (
            (_("術語"), self.traditional),
            (_("大陸用語"), self.mainland),
            (_("香港用語"), self.hong_kong),
            (_("英文"), self.english),
            (_("縮寫"), self.abbreviation),
            (_("其他寫法"), self.variants),
            (_("說明"), self.definition),
            (_("英文說明"), self.gloss),
            (_("領域"), self.domain),
            (_("詞性"), self.part),
        ):
            field.setAccessibleName(label)
            self.form.addRow(label, field)
        typed = self.domain.lineEdit()
        assert typed is not None
        typed.setAccessibleName(_("領域"))  # It has the focus, and not the box.
        self.form.addRow(_("期間"), days)
        for label, field in ((_("例外"), self.exceptions), (_("出處"), self.sources), (_("收進"), self.glossary)):
            field.setAccessibleName(label)
            self.form.addRow(label, field)
        buttons = QDialogButtonBox(self)
        keep = buttons.addButton(_("儲存"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setDefault(True)
        buttons.addButton(_("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addWidget(area, 1)
        outer.addWidget(buttons)
        resize_within_screen(self, (_WIDTH, self.sizeHint().height()))

    @property
    def into(self) -> int | None:
        """The glossary chosen; None = one is to be made."""
        chosen: int | None = self.glossary.currentData()
        return chosen

    def edited(self) -> Term:
        """The term as it now stands in the fields."""
        return Term(
            id=self._term.id,
            traditional=_line(self.traditional.text()),
            mainland=_line(self.mainland.text()),
            hong_kong=_line(self.hong_kong.text()),
            english=_line(self.english.text()),
            abbreviation=_line(self.abbreviation.text()),
            variants=_items(self.variants),
            definition=_line(self.definition.toPlainText()),
            gloss=_line(self.gloss.toPlainText()),
            domain=_line(self.domain.currentText()),
            part_of_speech=self.part.currentData(),
            since=_line(self.since.text()),
            until=_line(self.until.text()),
            exceptions=_items(self.exceptions),
            sources=tuple(_source(line) for line in _items(self.sources)),
            see_also=self._term.see_also,
            replaced_by=self._term.replaced_by,
        )

    def edit_until(self, save: Callable[[Term, int | None], bool]) -> bool:
        """Let the reader write until `save` succeeds, or they give up; whether it was saved."""
        while self.exec():
            if save(self.edited(), self.into):
                return True
        return False

    def reject(self) -> None:
        """Ask before what was written is thrown away."""
        if self.edited() == self._before or may_throw_away(self):
            super().reject()


def _line(text: str) -> str:
    return " ".join(text.split())


def _items(edit: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for each in edit.toPlainText().split("\n") if (line := _line(each))))


def _source(line: str) -> Source:
    title, _blank, url = line.rpartition(" ")
    if url.startswith(("http://", "https://")):
        return Source(title or url, url)
    return Source(line)

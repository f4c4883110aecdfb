"""The pop-up of a footnote: its text and, under it, the works that its short forms mean."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.model.document import NoteNumber
from reader.presenters.work_list import Meant
from reader.ui.popups import PopUp

Shown = Callable[[str], str]


def meant_html(meant: Meant, shown: Shown, palette: QPalette) -> str:
    """What a short form of a footnote means.  Links: go:BLOCK:OFFSET, to the full citation of a work."""
    colour = palette.color(QPalette.ColorRole.PlaceholderText).name()
    words = " ".join(meant.words.split())
    # Of several words the stop ends the sentence, of Id. and Ibid. it tells that they are short.
    words = shown(words.rstrip(".") if " " in words else words)
    if not meant.works:
        told = _("「{words}」所指的文獻，這份文件裡找不到。").format(words=words)
    elif meant.sure:
        told = _("「{words}」即：").format(words=words)
    else:
        told = _("「{words}」是下列文獻之一：").format(words=words)
    lines = [f'<p style="color:{colour}">{escape(told)}</p>']
    for work, note, place in meant.works:
        target = f"go:{place.block}:{place.offset}"
        name = _("註 {number}").format(number=note) if note is not None else _("完整引註")
        citation = escape(shown(" ".join(work.raw.split())))
        lines.append(f'<p style="line-height:120%">{citation}　<a href="{target}">{escape(name)}</a></p>')
    return "".join(lines)


class FootnotePopUp(PopUp):
    """Shows a footnote where its mark stands, and under it the works that its short forms mean.  `openAsked` carries
    the Position to go to."""

    openAsked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._block = 0
        self.linkActivated.connect(self._follow)
        self.setAccessibleName(_("註腳"))

    def show_note(
        self, number: NoteNumber, text: str, block: int, rect: QRect, meant: Sequence[Meant], shown: Shown, enter: bool
    ) -> None:
        """`text` is the footnote as it is shown, `shown` converts what is under it to the same script."""
        self._block = block
        self.title.setText(_("註 {number}").format(number=number))
        link = escape(_("移到註腳，以便畫線與引用"))
        works = "".join(meant_html(each, shown, self.palette()) for each in meant)
        line = self.palette().color(QPalette.ColorRole.Mid).name()
        rule = f'<hr style="background-color:{line}">' if works else ""
        self.body.setHtml(
            f'<p style="line-height:120%">{escape(text)}</p>{rule}{works}<p><a href="open:">{link}</a></p>'
        )
        self.setAccessibleDescription(self.body.toPlainText())
        self.show_beside(rect, enter)

    def _follow(self, link: str) -> None:
        self.dismiss()
        kind, *numbers = link.split(":")
        place = Position(*map(int, numbers)) if kind == "go" else Position(self._block, 0)
        self.openAsked.emit(place)

"""The pop-ups over the page, one at a time: terms, footnotes, dates, and words shown in place of others."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.i18n import gettext as _
from reader.model.annotation import Position, Span
from reader.model.dates import DateMention
from reader.model.document import NoteNumber
from reader.model.glossary import Term, TermMatch
from reader.model.script import Script
from reader.presenters import dates
from reader.presenters import settings as declared
from reader.presenters.settings import Settings
from reader.presenters.targets import ReplacementTarget
from reader.presenters.work_list import meant_in
from reader.services.session import Reader
from reader.ui.date_popup import DatePopUp
from reader.ui.note_popup import FootnotePopUp
from reader.ui.popups import PopUp
from reader.ui.reading import ReadingView
from reader.ui.replacements import ReplacementPopUp, Replacements, remark
from reader.ui.term_popup import TermPopUp


class PagePopUps(QObject):
    """Over `parent`, which shows `view`.  What the pointer only rests on is not told of while `is_busy` says so.

    `findAsked` carries a phrase and the further forms to find, `jumpAsked` a Position, `said` a sentence.
    """

    findAsked = Signal(str, tuple)
    jumpAsked = Signal(object)
    said = Signal(str)

    def __init__(
        self, reader: Reader, settings: Settings, view: ReadingView, is_busy: Callable[[], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._reader, self._settings, self._view = reader, settings, view
        self._is_busy, self._parent = is_busy, parent
        self.term = TermPopUp(reader, lambda: self._script, self._shown, parent)
        self.note = FootnotePopUp(parent)
        self.date = DatePopUp(parent)
        self.replacement = ReplacementPopUp(parent)
        self.replacements = Replacements(reader.terminology, parent)
        # The topmost first.
        self._all: tuple[PopUp, ...] = (self.replacement, self.date, self.note, self.term)
        self._replaced = ""
        # Shows again what a pop-up shows, with the same arguments.
        self._again: dict[PopUp, Callable[[], None]] = {}
        self._connect_view()
        self._connect_popups()

    def _connect_view(self) -> None:
        view = self._view
        view.termHovered.connect(self._explain_hovered)
        view.termActivated.connect(self.explain)
        view.footnoteHovered.connect(lambda number, target, rect: self._show_footnote(number, target, rect, False))
        view.footnoteActivated.connect(lambda number, target, rect: self._show_footnote(number, target, rect, True))
        view.dateHovered.connect(lambda mention, rect, block: self._show_date(mention, rect, block, False))
        view.dateActivated.connect(lambda mention, rect, block: self._show_date(mention, rect, block, True))
        view.replacementHovered.connect(lambda target, rect: self._show_replaced(target, rect, False))
        view.replacementActivated.connect(lambda target, rect: self._show_replaced(target, rect, True))
        for popup in self._all:
            view.hoverLeft.connect(popup.let_go)
            popup.left.connect(view.setFocus)

    def _connect_popups(self) -> None:
        self.term.findAsked.connect(self.find_term)
        self.term.said.connect(self.said.emit)
        self.note.openAsked.connect(self.jumpAsked.emit)
        self.date.findAsked.connect(lambda words: self.findAsked.emit(words, ()))
        self.replacements.said.connect(self.said.emit)
        self.term.linkActivated.connect(self._follow_remark)
        self.replacement.linkActivated.connect(self._follow_remark)

    @property
    def _script(self) -> Script:
        return Script(self._settings[declared.SCRIPT])

    def _shown(self, text: str) -> str:
        return self._reader.reading.shown(text, self._script).text

    def _here(self, rect: QRect) -> QRect:
        """A rectangle on the screen in the coordinates of the parent."""
        return QRect(self._parent.mapFromGlobal(rect.topLeft()), rect.size())

    def _alone(self, popup: PopUp) -> None:
        """The others give way to it, unless they are pinned."""
        for other in self._all:
            if other is not popup and not other.pinned:
                other.dismiss()
        popup.hold()

    # --- terms
    def _explain_hovered(self, match: TermMatch, rect: QRect, block: int) -> None:
        wanted = self._settings[declared.TERM_TRIGGER] == "rest" or _is_shift_held()
        if wanted and not self.term.pinned and not self._is_busy():
            self.explain(match, rect, block, enter=False)

    def explain(self, match: TermMatch, rect: QRect, block: int, enter: bool = True) -> None:
        """Show what a term of a block means, beside `rect` on the screen."""
        self._alone(self.term)
        presenter = self._view.presenter
        number = presenter.slices.of(Position(block, match.start))
        replaced = presenter.replacement_over(number, match.start, match.end)
        self._replaced = self.source_of(replaced) if replaced else ""
        self.term.set_remark(remark(self._replaced) if replaced else "")
        self.term.explain(match.term, match.shorter, self._here(rect), enter)

    def look_up(self, found: Sequence[Term], rect: QRect) -> None:
        """Show the first of the terms found, beside `rect` of the parent; with the keyboard in it."""
        self._alone(self.term)
        self.term.set_remark("")
        self.term.explain(found[0], tuple(found[1:6]), rect, enter=True)

    def find_term(self, term: Term) -> None:
        """Ask for every place that says the term, however it is written."""
        self.term.dismiss()
        self.findAsked.emit(term.traditional, tuple(form for form in term.forms if form != term.traditional))

    # --- footnotes and dates
    def _show_footnote(self, number: NoteNumber, target: int | None, rect: QRect, enter: bool) -> None:
        document = self._view.presenter.document
        if not enter and self._is_busy():
            return
        if document is None or target is None:
            self.said.emit(_("原文裡找不到註 {number} 的註腳。").format(number=number))
            return
        text = self._reader.reading.displayed(document.blocks[target], self._script).text
        self._alone(self.note)
        meant = meant_in(document, self._reader.citing.bibliography(document), target)
        self.note.show_note(number, text, target, self._here(rect), meant, self._shown, enter)
        self._again[self.note] = partial(self._show_footnote, number, target, rect, False)

    def _show_date(self, mention: DateMention, rect: QRect, block: int, enter: bool) -> None:
        if not enter and self._is_busy():
            return
        self._alone(self.date)
        words = self._view.presenter.blocks[block].text[mention.start : mention.end]
        self.date.show_date(dates.explained(words, mention, self._shown), self._here(rect), enter)
        self._again[self.date] = partial(self._show_date, mention, rect, block, False)

    # --- words shown in place of others
    def source_of(self, target: ReplacementTarget) -> str:
        """The words of the source that others stand for."""
        return self._view.presenter.blocks[target.block].text[target.start : target.end]

    def _show_replaced(self, target: ReplacementTarget, rect: QRect, enter: bool) -> None:
        if not enter and self._is_busy():
            return
        self._alone(self.replacement)
        self._replaced = self.source_of(target)
        shown = self._view.presenter.shown_text(Span.within(target.block, target.start, target.end))
        note = self._reader.terminology.note(self._replaced)
        self.replacement.show_words(self._replaced, shown, note, self._here(rect), enter)

    def _follow_remark(self, link: str) -> None:
        if link != "keep:":
            self.term.set_remark("")  # it leads to another term
        else:
            self.term.dismiss()
            self.replacement.dismiss()
            self.replacements.turn_off(self._replaced)

    # --- going away
    def retell(self) -> None:
        """The script of the view is another: what lies over the page says it again in that."""
        # It tells of words that this script alone puts in.
        self.replacement.dismiss()
        self.term.set_remark("")
        self.term.retell()
        for popup, again in self._again.items():
            if popup.isVisible():
                again()

    def page_moved(self) -> None:
        """What was told of is elsewhere now."""
        for popup in self._all:
            if not popup.pinned and (popup is not self.term or not popup.body.hasFocus()):
                popup.dismiss()

    def dismiss(self) -> bool:
        """Close the topmost; whether there was one."""
        for popup in self._all:
            if popup.isVisible():
                popup.dismiss()
                return True
        return False


def _is_shift_held() -> bool:
    return bool(QGuiApplication.queryKeyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)

"""Searching: the field, the panel of results, the marks in the text, and the way from hit to hit."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel

from reader.errors import ReaderError
from reader.glossary import Glossary
from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.model.glossary import Term
from reader.model.search import Hit, Query
from reader.presenters.searching import HITS_SHOWN, SearchSession
from reader.services.terminology import TerminologyService
from reader.text.years import year_forms
from reader.ui.desk import Desk
from reader.ui.navigator import Navigator
from reader.ui.search_panel import SearchPanel
from reader.ui.toolbar import SearchField

_TYPING_MS = 250
_LONGEST_TAKEN = 60


class Finder(QObject):
    """`found` tells that there are results to look at; `said` carries a sentence."""

    found = Signal()
    said = Signal(str)

    def __init__(
        self,
        session: SearchSession,
        glossary: Callable[[], Glossary],
        terminology: TerminologyService,
        desk: Desk,
        navigator: Navigator,
        panel: SearchPanel,
        field: SearchField,
        counter: QLabel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._glossary = glossary
        self._terminology = terminology
        self._term: Term | None = None
        self._others: tuple[str, ...] = ()
        self._with_others = True
        self._outdated: frozenset[int] = frozenset()
        self._desk = desk
        self._navigator = navigator
        self._panel = panel
        self._field = field
        self._counter = counter
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(lambda: self.search(field.text(), jump=False))
        field.searchAsked.connect(lambda text: self.search(text, jump=True))
        field.textEdited.connect(lambda _text: self._typing.start())
        field.nextAsked.connect(lambda: self.step(1))
        field.previousAsked.connect(lambda: self.step(-1))
        field.left.connect(desk.view.setFocus)
        panel.chosen.connect(self.go_to)
        panel.variantsAsked.connect(desk.find_term)
        panel.othersAsked.connect(self._take_others)
        desk.findAsked.connect(self._find_from_desk)
        navigator.opened.connect(lambda _document: self.show_hits())

    def focus(self) -> None:
        """Into the field, with the selected words if they are few."""
        selected = " ".join(self._desk.view.selected_text().split())
        if selected and len(selected) <= _LONGEST_TAKEN:
            self._field.setText(selected)
        self._field.setFocus()
        self._field.selectAll()

    def _find_from_desk(self, text: str, others: tuple[str, ...]) -> None:
        if not text:
            self.focus()
            return
        self._field.show_asked(text)
        self.search(text, jump=False, anyof=others)

    def search(self, text: str, jump: bool, anyof: tuple[str, ...] = ()) -> None:
        """Search the library; while typing (no `jump`) the last word may go on.  With `jump`, go to a hit.

        A year is looked for in the Republic's count too, and a word of one region as the other's, unless the reader
        does not want that.
        """
        self._typing.stop()
        if not text.strip():
            self.clear()
            return
        self._others = () if anyof else year_forms(text) or self._terminology.forms(text.strip())
        forms = anyof or (self._others if self._with_others else ())
        try:
            self.session.run(Query(text, limit=HITS_SHOWN, prefix=not jump and not anyof, anyof=forms))
        except ReaderError as error:
            self.session.clear()
            self.said.emit(str(error))
        self._term = None if anyof else self._glossary().named(text)
        self.show()
        self.found.emit()
        if jump:
            self._go_to_first()

    def _go_to_first(self) -> None:
        """The first hit from here on in the open document, else its first, else the best of the library."""
        document = self._desk.document
        hits = self.session.in_document(document.id) if document else ()
        here = self._desk.view.position() if hits else Position(0, 0)
        ahead = [hit for hit in hits if Position(hit.block, hit.start) >= here] or list(hits)
        if ahead:
            self.go_to(ahead[0])
        else:
            self.step(1)

    def clear(self) -> None:
        self.session.clear()
        self._field.clear()
        self.show()

    def show(self) -> None:
        """Fill the panel and mark the hits in the text."""
        term = self._term if self.session.results else None
        self._panel.show_results(self._desk.displayed)
        others = self._others if self.session.results else ()
        self._panel.offer_others(others, self.session.other_forms() if others and self._with_others else None)
        self._panel.offer_variants(term, self._desk.shown(term.traditional) if term else "")
        self.show_hits()

    def _take_others(self, wanted: bool) -> None:
        """Search again with or without the other forms of a year or a word."""
        self._with_others = wanted
        if self.session.results is not None:
            self.search(self.session.results.query.phrase, jump=False)

    def outdate(self, documents: frozenset[int]) -> None:
        """What was found in these documents stands elsewhere by now: no marks there until `refresh`."""
        self._outdated |= documents
        self.show_hits()

    def refresh(self) -> None:
        """Search again, the index having caught up; the hit looked at stays the current one if it is there."""
        self._outdated = frozenset()
        results, current = self.session.results, self.session.current
        if results is None:
            return
        try:
            self.session.run(results.query)
        except ReaderError as error:
            self.said.emit(str(error))
        if current is not None and current in self.session.in_document(current.document):
            self.session.select(current)
        self.show()

    def show_hits(self) -> None:
        """Mark the hits of the open document, the current one most of all."""
        document, current = self._desk.document, self.session.current
        if document is not None and document.id in self._outdated:
            self._desk.view.set_hits(())
        elif document is not None:
            hits = self.session.in_document(document.id)
            self._desk.view.set_hits(hits, hits.index(current) if current in hits else None)
        self._counter.setText(self._count())
        self._panel.mark_current(current)

    def _count(self) -> str:
        """Where the current hit stands among those of its document, and how many there are in all."""
        results = self.session.results
        if results is None or not results.total:
            return ""
        number, among = self.session.place()
        here = f"{number}/{among}　" if among else ""
        return here + _("共 {total} 處").format(total=format_count(results.total))

    def step(self, steps: int) -> None:
        """To the next hit or the one before, through the whole library."""
        if self._field.text() and self.session.results is None:
            self.search(self._field.text(), jump=False)
        hit = self.session.step(steps)
        if hit is not None:
            self.go_to(hit)

    def go_to(self, hit: Hit) -> None:
        self.session.select(hit)
        here = self._desk.document
        if here is None or here.id != hit.document:
            self._navigator.go(hit.document, Position(hit.block, hit.start), flash=False)
        else:
            self._navigator.leave(self._desk.view.position())
        self.show_hits()

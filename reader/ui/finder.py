"""Searching: the field, the panel of results, the marks in the text, and the way from hit to hit."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import ReaderError
from reader.i18n import gettext as _
from reader.model.search import Filter, Hit, Query, Sort
from reader.model.searches import Asked
from reader.presenters.asking import Inquiry
from reader.presenters.searching import HITS_SHOWN, HITS_TYPING, Answer, Counted, SearchSession
from reader.services.asking import quoted
from reader.services.session import Reader
from reader.ui.broadcast import Broadcast
from reader.ui.desk import Desk
from reader.ui.hit_walk import HitWalk
from reader.ui.looking import Looking
from reader.ui.navigator import Navigator
from reader.ui.query_help import QueryHelp
from reader.ui.saved_searches import SavedSearches
from reader.ui.search_panel import SearchPanel
from reader.ui.toolbar import TopBar

_LONGEST_TAKEN = 60
# Between two letters of one who types slowly.
_PAUSE_MS = 200
# After which one has stopped typing.
_PATIENCE_MS = 700
_EVERYWHERE = "everywhere"


class Finder(QObject):
    """`found` tells that there are results to look at; `said` carries a sentence.  searching: whether something is
    looked for that was asked, which is shown when it is found.  sought: what is looked for now, typed or asked; None
    once all of it is shown."""

    found = Signal()
    said = Signal(str)

    def __init__(
        self, reader: Reader, desk: Desk, navigator: Navigator, broadcast: Broadcast, bar: TopBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self.session = SearchSession(reader.finding)
        self.inquiry = Inquiry(reader.asking.question)
        self.panel = SearchPanel(self.session, self.inquiry, window)
        self.saved = SavedSearches(reader.searches, lambda: self.inquiry.asked, broadcast, window)
        self._reader = reader
        self._desk = desk
        self._navigator = navigator
        self._field = bar.search
        self._walk = HitWalk(self.session, desk, navigator, self.panel.tree, bar.hits)
        self._window = window
        self._looking = Looking(self.session, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_fault)
        self.searching = False
        self.sought: Query | None = None
        # Whether the results are to come to the front, once there is something to look at.
        self._reveals = False
        # What is done once that is found which is looked for now.
        self._afterwards: list[Callable[[], object]] = []
        self._connect_looking()
        self._connect_field()
        self._connect_panel()
        desk.findAsked.connect(self._find_from_desk)
        navigator.opened.connect(self._document_opened)

    def _connect_looking(self) -> None:
        looking = self._looking
        looking.early.connect(partial(self._answered, more=True))
        looking.answered.connect(self._answered)
        looking.extended.connect(self._extend)
        looking.counted.connect(self._counted)
        looking.meant.connect(self._offer)
        looking.slow.connect(self._tell_slow)
        looking.failed.connect(self._failed)
        looking.uncounted.connect(lambda error: self.said.emit(str(error)))

    def _connect_field(self) -> None:
        field = self._field
        field.searchAsked.connect(lambda text: self.search(text, jump=True))
        field.textEdited.connect(self._typed)
        field.historyAsked.connect(lambda: field.offer(self._reader.searches.recent()))
        field.nextAsked.connect(lambda: self.step(1))
        field.previousAsked.connect(lambda: self.step(-1))
        field.left.connect(lambda: self.stop() or self._desk.view.setFocus())

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.tree.chosen.connect(self._choose)
        panel.tree.opened.connect(self._navigator.open)
        panel.tree.endReached.connect(self._show_more)
        panel.chips.switched.connect(self._switch)
        panel.sorted.connect(self._sort)
        panel.facets.chosen.connect(self._filter)
        panel.suggested.connect(self._take_suggestion)
        panel.language.clicked.connect(self.show_language)
        panel.stopping.clicked.connect(self.stop)
        panel.kept.setMenu(self.saved.menu)
        self.saved.chosen.connect(self.resume)
        self.saved.typed.connect(self._take_suggestion)

    def close(self) -> None:
        """Wait for what is looked for beside the window; the library may be closed then."""
        self._drop()
        self._looking.close()

    def _drop(self) -> None:
        """Nobody waits any more for what is under way."""
        self._pause.stop()
        self._patience.stop()
        self.searching = False
        self.sought = None
        self._afterwards.clear()
        self._looking.drop()

    def stop(self) -> bool:
        """Give up what takes so long that it is told, and keep what was found of it; whether there was anything."""
        if not self._looking.is_slow:
            return False
        self._drop()
        self.session.stop()
        self.show()
        return True

    # --- asking
    def focus(self, within: bool = False) -> None:
        """Into the field, with the selected words if they are few; `within`: to look in the open document alone."""
        self.inquiry.document = self._desk.document.id if self._desk.document else None
        moved = self.inquiry.within != (within and self.inquiry.document is not None)
        self.inquiry.within = within and self.inquiry.document is not None
        self._field.show_scope(self.inquiry.within)
        selected = self._desk.selected_words()
        if selected and len(selected) <= _LONGEST_TAKEN:
            self._field.setText(quoted(selected))
        elif moved and self.session.results is not None:
            self._ask_again()
        self._field.setFocus()
        self._field.selectAll()

    def prepare_soon(self) -> None:
        """Have what searching needs loaded before the first letter is typed, once the window has been painted."""
        self._looking.prepare_soon(self._reader.finding.prepare, self._reader.asking.prepare)

    def _find_from_desk(self, text: str, others: tuple[str, ...]) -> None:
        """Every place of words out of the text; `others` are their further forms, if those are to be found too."""
        if not text:
            self.focus()
            return
        words = quoted(text)
        self._field.show_asked(words)
        self.inquiry.type(words)
        if others:
            self.inquiry.widen()
        self.inquiry.within = False
        self.search(words, jump=False)

    def resume(self, asked: Asked) -> None:
        """Ask again what was kept."""
        self.inquiry.resume(asked)
        self._field.show_asked(asked.text)
        self._ask_again()

    def _typed(self, text: str) -> None:
        """Look for what is in the field so far, beside the window; the last word may go on."""
        self._drop()
        self._reveals = True
        if not text.strip():
            self.clear()
            return
        query = self._understood(text, typing=True)
        if query is not None:
            self._send(query)
        else:
            # Half a date is none, but what is missing may come with the next letter.
            self._patience.start()

    def _send(self, query: Query) -> None:
        self.sought = query
        self.session.ask()
        self._looking.look(query, self._here())

    def _answered(self, answer: Answer, more: bool = False) -> None:
        """Show what was found, to which there may be `more` to come, and do what waited for it."""
        self.session.take(answer, more)
        self.show()
        if not more:
            self.sought = None
            if self.searching:
                self._count()
            else:
                self._pause.start()
        self._reveal()
        if self.searching:
            self._go_on()

    def _reveal(self) -> None:
        """Tell once of what is looked for that there is something to look at, and not where it is only found anew."""
        if self._reveals:
            self._reveals = False
            self.found.emit()

    def search(self, text: str, jump: bool) -> None:
        """Look for it beside the window; with `jump`, go to a hit once there is one."""
        self._drop()
        if not text.strip():
            self.clear()
            return
        query = self._understood(text, typing=False)
        if query is None:
            self._show_fault()
            return
        self._reveals = True
        if jump:
            self._reader.searches.note(text)
            self._afterwards.append(self._walk.go_to_first)
        self._look(query)

    def _understood(self, text: str, typing: bool) -> Query | None:
        """What to ask; None where that makes no sense."""
        self.inquiry.type(text)
        self.inquiry.document = self._here()
        return self.inquiry.question(HITS_TYPING if typing else HITS_SHOWN, typing)

    def _show_fault(self) -> None:
        """Say at its place why what is typed makes no sense."""
        fault = self.inquiry.fault
        if fault is not None:
            self._drop()
            self._field.mark_fault(fault.position, fault.sentence)
            self.session.clear()
            self.show()
            self.found.emit()

    def _look(self, query: Query) -> None:
        self.searching = True
        self._send(query)

    def _go_on(self) -> None:
        """What was asked for is there: do what waited for it."""
        waiting, self._afterwards = self._afterwards, []
        self.searching = False
        for act in waiting:
            act()

    def _tell_slow(self, is_slow: bool) -> None:
        """It takes long enough to say so, and to be stopped."""
        self.panel.stopping.setVisible(is_slow)
        if is_slow:
            self.session.go_on()
            self._reveal()
        else:
            self.session.rest()
        self.panel.show_summary()

    def _failed(self, error: ReaderError) -> None:
        self._drop()
        self.session.clear()
        self.show()
        self.said.emit(str(error))

    def _here(self) -> int | None:
        return self._desk.document.id if self._desk.document else None

    def _count(self) -> None:
        """Tell how many there are, and by what they can be told apart, once that is known; or what may be meant."""
        results = self.session.results
        if results is None:
            return
        narrower = self.inquiry.narrower()
        self._looking.count(results.query, narrower)
        if not results.groups:
            self._looking.look_for_meant(narrower or results.query)

    def _counted(self, counted: Counted) -> None:
        self.session.add(counted)
        self.panel.show_counts(self._desk.shown)
        self._walk.show_count()

    def _offer(self, meant: tuple[str, ...]) -> None:
        """What else could be asked where nothing was found."""
        offers = {each: _("您是不是要找：{phrase}").format(phrase=each) for each in meant}
        results = self.session.results
        if self.inquiry.within and results is not None and not results.groups:
            offers[_EVERYWHERE] = _("改在整個文件庫裡找")
        self.panel.suggest(offers)

    def _ask_again(self) -> None:
        """The same words, otherwise understood."""
        self._field.show_scope(self.inquiry.within)
        self.search(self.inquiry.asked.text, jump=False)

    def _switch(self, key: str) -> None:
        self.inquiry.switch(key)
        self._ask_again()

    def _sort(self, sort: Sort) -> None:
        self.inquiry.sort(sort)
        if self.session.results is not None:
            self._ask_again()

    def _filter(self, chosen: Filter, wanted: bool) -> None:
        self.inquiry.filter(chosen, wanted)
        self._ask_again()

    def _take_suggestion(self, text: str) -> None:
        if text == _EVERYWHERE:
            self._switch("scope")
        else:
            self._field.show_asked(text)
            self.search(text, jump=False)

    def clear(self) -> None:
        """Nothing is looked for any more."""
        self._drop()
        self.session.clear()
        self.inquiry.forget()
        self._field.clear()
        self._field.show_scope(False)
        self.show()

    # --- showing
    def show(self) -> None:
        """Fill the panel and mark the hits in the text."""
        self.panel.show_results(self._desk.shown, self._desk.displayed)
        self._offer(())
        self._walk.show()

    def _show_more(self) -> None:
        """List more, where there is more and nothing else is looked for."""
        further = self.session.further()
        if further is not None and self.sought is None and not self.searching:
            self.searching = True
            self._looking.extend(further)

    def _extend(self, answer: Answer) -> None:
        bar = self.panel.tree.verticalScrollBar()
        at = bar.value()
        self.session.extend(answer)
        self.panel.show_results(self._desk.shown, self._desk.displayed)
        bar.setValue(at)
        self._go_on()

    def outdate(self, documents: frozenset[int]) -> None:
        """What was found in these documents stands elsewhere by now: no marks there until `refresh`."""
        self._walk.outdate(documents)

    def refresh(self) -> None:
        """Search again, the index having caught up, for what is looked for now or else for what is shown; the hit
        looked at stays the current one if it is there."""
        self._walk.renew()
        self._pause.stop()
        self._looking.drop()
        if self.sought is not None:
            self._send(self.sought)
        elif (results := self.session.results) is not None:
            self._afterwards.insert(0, partial(self._return_to, self.session.current))
            self._look(results.query)

    def _return_to(self, hit: Hit | None) -> None:
        if hit is not None and hit in self.session.in_document(hit.document):
            self.session.select(hit)
            self._walk.show()

    def _document_opened(self, _document: int) -> None:
        self.inquiry.document = self._here()
        if self.inquiry.within and self.session.results is not None:
            self._ask_again()
        self._walk.show()
        self.panel.show_counts(self._desk.shown)

    # --- going from hit to hit
    def step(self, steps: int) -> None:
        """To the next hit or the one before, through the whole library."""
        if self._field.text() and self.session.results is None and not self.searching:
            self.search(self._field.text(), jump=False)
        elif steps > 0 and self.session.at_last():
            self._show_more()
        if self.searching:
            self._afterwards.append(partial(self.step, steps))
        else:
            self._walk.step(steps)

    def _choose(self, hit: Hit) -> None:
        """A hit that came while one typed was what was looked for."""
        self._reader.searches.note(self.inquiry.asked.text)
        self._walk.go_to(hit)

    # --- help
    def show_language(self) -> None:
        """The sheet of the query language, with examples to try."""
        sheet = QueryHelp(self._window)
        sheet.tried.connect(self._take_suggestion)
        sheet.exec()

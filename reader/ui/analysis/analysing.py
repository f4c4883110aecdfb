"""Lines, trends and key terms between their window, the page, the glossary, and the process that answers."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from reader.errors import QueryError, ReaderError
from reader.exporters.writing import write_file
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.model.changes import ChangeSet
from reader.model.concordance import Collocates, Concordance, KeyTerm, KeyTerms, Timeline
from reader.model.document import Block
from reader.model.progress import Progress
from reader.model.search import Hit, Query
from reader.model.searches import USUAL
from reader.presenters.analysis import Scope, Sought, queries_in, targets
from reader.services.analysis import Analyst, CollocatesAsked, LinesAsked, Question, TimelineAsked
from reader.services.asking import quoted
from reader.services.jobs import Done, Failed
from reader.ui.analyses import Parts
from reader.ui.analysis.window import AnalysisWindow
from reader.ui.file_dialogs import FileDialogs
from reader.ui.reading.utf16 import Utf16

# Lines: more than anyone reads, few enough to be handed over at once.
_LINES = 10_000
_LONGEST = 60  # code points of a selection that is taken for a query


class Analysing(QObject):
    """`said` carries a sentence, `failed` an error."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._reader, self._desk, self._navigator = parts.reader, parts.desk, parts.navigator
        self._session, self._terms, self._parent = parts.session, parts.terms, parts.window
        self._analyst = Analyst(parts.reader.library.folder)
        self._dialogs = FileDialogs(parts.window, parts.reader.library)
        self._asked: Question | None = None
        self._sought = Sought()
        self.window: AnalysisWindow | None = None
        parts.broadcast.changed.connect(self._changed)

    # --- the window
    def show(self, words: str = "") -> None:
        """The window, with these words, or those that are selected on the page or searched for."""
        window = self.window = self.window or self._made()
        words = words or self._selected()
        sought = Sought.of(self._session.results.query if self._session.results else None)
        is_new, self._sought = sought != self._sought, sought
        self._offer()
        if is_new and words in ("", sought.text):
            words = sought.text
            window.choose_scope(Scope.FILTERED if sought.filters else Scope.LIBRARY)
        if words:
            if window.tabs.currentWidget() is window.terms:
                window.tabs.setCurrentWidget(window.lines)
            window.field.setText(words)
        self._analyst.start()
        window.show()
        window.raise_()
        window.activateWindow()
        window.field.setFocus()
        window.field.selectAll()
        if words and window.tabs.currentWidget() is window.lines:
            self.ask()

    def _selected(self) -> str:
        selected = self._desk.selected_words()
        return selected if selected and len(selected) <= _LONGEST else ""

    def _made(self) -> AnalysisWindow:
        window = AnalysisWindow(self._desk.displayed, self._is_known, self._parent)
        window.come_back(self._reader.library, "analysis-window")
        window.asked.connect(self.ask)
        window.lines.companionsAsked.connect(self._ask_companions)
        window.lines.tableAsked.connect(self.export_companions)
        window.lines.chosen.connect(self._go_to_hit)
        window.time.linesAsked.connect(self._show_lines_of)
        window.terms.chosen.connect(self._go_to_term)
        window.terms.linesAsked.connect(lambda term: self._show_lines_of(quoted(term.text)))
        window.terms.editAsked.connect(lambda term: self._terms.add(term.text))
        window.terms.keepAsked.connect(self._keep)
        window.tableAsked.connect(self.export_table)
        window.pictureAsked.connect(self.export_picture)
        window.left.connect(self._give_up)
        return window

    def _offer(self) -> None:
        """What can be chosen in the window: the open document, the years."""
        if self.window is None:
            return
        document = self._desk.document
        title = self._desk.shown(document.title) if document else None
        self.window.offer_scope(title, self._sought.told(self._desk.shown))
        rows = self._reader.library_service.documents()
        self.window.terms.offer(targets(rows, document.id if document else None, self._desk.displayed))

    def _is_known(self, words: str) -> bool:
        return self._reader.glossary.named(words) is not None

    def _changed(self, changes: ChangeSet) -> None:
        if self.window is None or not self.window.isVisible():
            return
        if changes.documents:
            self._offer()
        if changes.terms or changes.glossaries:
            self.window.terms.refresh()

    def close(self) -> None:
        """Close the window, and with it the process that answers."""
        if self.window is not None:
            self.window.close()

    def retell(self) -> None:
        """The script of the view is another."""
        if self.window is not None:
            self.window.retell()

    # --- asking
    def ask(self) -> None:
        """Ask what the tab in front asks."""
        self._try(self._question)

    def _try(self, make: Callable[[], Question | None]) -> None:
        """Ask that question; where a query makes no sense, say so and stand at the place."""
        window = self.window
        if window is None:
            return
        try:
            question = make()
        except ReaderError as error:
            window.complain(str(error))
            if isinstance(error, QueryError) and window.tabs.currentWidget() is window.lines:
                window.field.setFocus()
                window.field.setCursorPosition(Utf16(window.field.text()).units(error.position))
            return
        if question is not None:
            self._begin(question)

    def _question(self) -> Question | None:
        window = self.window
        assert window is not None
        tab, text = window.tabs.currentWidget(), window.field.text()
        if tab is window.terms:
            return window.terms.question
        if not text.strip():
            return None
        if tab is window.lines:
            return LinesAsked(self._query(text), window.lines.sorting)
        queries = tuple(self._understood(each) for each in queries_in(text))
        return TimelineAsked(queries, window.time.chosen_step) if queries else None

    def _query(self, text: str) -> Query:
        document = self._desk.document
        here = self.window is not None and self.window.chosen_scope is Scope.DOCUMENT
        return self._understood(text, _LINES, document.id if here and document is not None else None)

    def _understood(self, text: str, limit: int = 0, document: int | None = None) -> Query:
        """What is asked by `text` as it was typed, with the other ways to say it where they are wanted.  Raises
        QueryError."""
        assert self.window is not None
        asked = self._sought.asked(text, USUAL if self.window.widened.isChecked() else (), self.window.chosen_scope)
        return self._reader.asking.question(asked, document, limit).query

    def _ask_companions(self) -> None:
        self._try(self._companions_question)

    def _companions_question(self) -> Question | None:
        window = self.window
        assert window is not None
        text = window.field.text()
        return CollocatesAsked(self._query(text), window.lines.window_asked) if text.strip() else None

    def _begin(self, question: Question) -> None:
        assert self.window is not None
        self._rest()
        self.window.complain("")
        self.window.tell(question, _("計算中…"))
        if isinstance(question, CollocatesAsked):
            self.window.lines.companions.show()
        self._analyst.ask(question)
        self._asked = question
        self.window.work.watch(self._poll, self._give_up)

    def _poll(self) -> None:
        window = self.window
        for event in self._analyst.poll():
            if window is None:
                continue
            if isinstance(event, Progress):
                window.work.show_progress(event)
                continue
            asked = self._rest()
            if isinstance(event, Failed) and asked is not None:
                window.complain(event.sentence)
                window.tell(asked, "")
            elif isinstance(event, Done):
                self._show(window, event.result)

    def _rest(self) -> Question | None:
        """Nothing is being answered; what was."""
        asked, self._asked = self._asked, None
        if asked is not None and self.window is not None:
            self.window.work.finish()
        return asked

    def _give_up(self) -> None:
        asked = self._rest()
        if asked is not None and self.window is not None:
            self.window.tell(asked, _("已停止；再查一次就會重新計算。"))
        self._analyst.close()

    def _show(self, window: AnalysisWindow, answer: object) -> None:
        if isinstance(answer, Concordance):
            window.lines.show_lines(answer)
        elif isinstance(answer, Collocates):
            window.lines.companions.fill(answer)
        elif isinstance(answer, Timeline):
            window.time.show_timeline(answer)
        elif isinstance(answer, KeyTerms):
            window.terms.show_terms(answer)
        window.update_exports()

    # --- ways out
    def _go_to_hit(self, hit: Hit) -> None:
        self._go(hit.document, Position(hit.block, hit.start))

    def _go_to_term(self, term: KeyTerm) -> None:
        self._go(term.first, Position(term.block, term.start))

    def _go(self, document: int, position: Position) -> None:
        self._navigator.go(document, position)
        if self.window is not None:
            self.window.reveal_page()

    def _show_lines_of(self, text: str) -> None:
        window = self.window
        if window is not None:
            window.tabs.setCurrentWidget(window.lines)
            window.field.setText(text)
            if window.chosen_scope is not Scope.FILTERED:
                window.choose_scope(Scope.LIBRARY)
            self.ask()

    def _keep(self, chosen: Sequence[KeyTerm]) -> None:
        self._terms.keep_words([(each.text, each.first) for each in chosen])

    # --- files
    def export_table(self) -> None:
        """Ask where to, and write what the tab in front shows as CSV."""
        from reader.exporters import analyses as tables

        window = self.window
        if window is None:
            return
        tab = window.tabs.currentWidget()
        if tab is window.lines and window.lines.found is not None:
            lines = window.lines.table.rows.lines
            self._write(_("匯出 CSV"), ".csv", lambda: tables.concordance_csv(lines, self._block))
        elif tab is window.time and window.time.found is not None:
            self._write(_("匯出 CSV"), ".csv", partial(tables.timeline_csv, window.time.found))
        elif tab is window.terms and window.terms.found is not None:
            self._write(_("匯出 CSV"), ".csv", partial(tables.terms_csv, window.terms.found))

    def _block(self, document: int, block: int) -> Block:
        return self._reader.library_service.document(document).blocks[block]

    def export_companions(self) -> None:
        """Ask where to, and write the companions as CSV."""
        from reader.exporters.analyses import collocates_csv

        found = self.window.lines.companions.found if self.window is not None else None
        if found is not None:
            self._write(_("匯出共現詞"), ".csv", partial(collocates_csv, found))

    def export_picture(self) -> None:
        """Ask where to, and write the chart."""
        if self.window is not None and self.window.time.chart is not None:
            self._write(_("匯出 PNG"), ".png", self.window.time.chart.png)

    def _write(self, title: str, suffix: str, data: Callable[[], bytes]) -> None:
        assert self.window is not None
        name = self.window.field.text() or _("詞語分析")
        file = self._dialogs.target(title, name, suffix)
        if file is None:
            return
        try:
            write_file(file, data())
        except ReaderError as error:
            self.failed.emit(error)
        else:
            self.said.emit(_("已匯出到 {file}。").format(file=file))

"""Questions about the whole library that take a while, answered in a process of their own.

The process only reads.  So what is not wanted any more is given up by ending it, wherever it is.
"""

import atexit
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from reader import failures
from reader.errors import ReaderError
from reader.i18n import gettext as _
from reader.i18n import language, set_language
from reader.model.concordance import (
    Collocates,
    Concordance,
    KeyTerms,
    Sorting,
    Step,
    TermQuestion,
    Timeline,
    Window,
)
from reader.model.progress import Report, no_report
from reader.model.search import Query
from reader.services.beside import Beside
from reader.services.finding import SearchService
from reader.services.jobs import Done, Event, Failed
from reader.storage import Library

if TYPE_CHECKING:
    from reader.services.concordance import ConcordanceService
    from reader.services.key_terms import KeyTermService
    from reader.services.timeline import TimelineService


@dataclass(frozen=True, slots=True)
class LinesAsked:
    """Every place of a query as a line; see ConcordanceService.concordance."""

    query: Query
    sorting: Sorting | None = None


@dataclass(frozen=True, slots=True)
class CollocatesAsked:
    """The words near the places of a query; see ConcordanceService.collocates."""

    query: Query
    window: Window


@dataclass(frozen=True, slots=True)
class TimelineAsked:
    """How often queries are said, over time; see TimelineService.timeline."""

    queries: tuple[Query, ...]
    step: Step


Question = LinesAsked | CollocatesAsked | TimelineAsked | TermQuestion
Answer = Concordance | Collocates | Timeline | KeyTerms


class AnalysisService:
    """The services that answer, made when they are first asked for."""

    def __init__(self, library: Library, finding: SearchService) -> None:
        self._library = library
        self._finding = finding

    def answer(self, question: Question, report: Report = no_report) -> Answer:
        """Raises UsageError for a question that makes no sense, NotFoundError."""
        match question:
            case LinesAsked(query, sorting):
                return self.concordances.concordance(query, sorting)
            case CollocatesAsked(query, window):
                return self.concordances.collocates(query, window, report)
            case TimelineAsked(queries, step):
                return self.timelines.timeline(queries, step)
            case TermQuestion():
                return self.terms.key_terms(question, report)

    @cached_property
    def concordances(self) -> "ConcordanceService":
        from reader.services.concordance import ConcordanceService

        return ConcordanceService(self._library, self._finding)

    @cached_property
    def timelines(self) -> "TimelineService":
        from reader.services.timeline import TimelineService

        return TimelineService(self._finding)

    @cached_property
    def terms(self) -> "KeyTermService":
        from reader.services.key_terms import KeyTermService

        return KeyTermService(self._library, self._finding)


class Analyst:
    """Answers one question at a time in a process of its own, which stays for the next one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._beside: Beside | None = None
        self.is_busy = False

    def ask(self, question: Question) -> None:
        """Begin; a question that is not answered yet is given up."""
        if self.is_busy:
            self.close()
        self.start()
        assert self._beside is not None
        self.is_busy = True
        with suppress(OSError):  # `poll` tells of a process that is gone.
            self._beside.pipe.send(question)

    def start(self) -> None:
        """Have the process ready before anything is asked."""
        if self._beside is None:
            self._beside = Beside("reader-analysis", _work, self._folder, language())
            atexit.register(self.close)

    def poll(self, timeout: float = 0.0) -> list[Event]:
        """What has happened since; waits up to `timeout` seconds for the first event.  Done carries the answer."""
        events: list[Event] = []
        while self.is_busy and self._beside is not None and self._beside.pipe.poll(0 if events else timeout):
            try:
                events.append(self._beside.pipe.recv())
            except (EOFError, OSError):
                self.close()
                events.append(Failed(_("背景的計算意外中斷；請再試一次。")))
            if isinstance(events[-1], Done | Failed):
                self.is_busy = False
        return events

    def close(self) -> None:
        """End the process, and with it what it was asked."""
        self.is_busy = False
        if self._beside is not None:
            self._beside.close()
            self._beside = None
            atexit.unregister(self.close)


def _work(pipe: Connection, folder: Path, spoken: str) -> None:
    """What the process does: it answers until the pipe is closed."""
    from reader.search import open_index
    from reader.storage import open_library

    failures.start_log()
    set_language(spoken)
    with suppress(EOFError, OSError):
        try:
            library = open_library(folder)
        except ReaderError as error:
            pipe.recv()
            pipe.send(Failed(str(error)))
            return
        with library:
            index = open_index(library.index_folder)
            service = AnalysisService(library, SearchService(library, index))
            while True:
                pipe.send(_answered(service, pipe.recv(), pipe.send))


def _answered(service: AnalysisService, question: Question, report: Report) -> Event:
    try:
        return Done(service.answer(question, report))
    except ReaderError as error:
        return Failed(str(error))
    except Exception as error:
        return Failed(failures.record(error))

"""What the search panel shows, and which hit is the current one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Protocol

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.progress import IsCancelled, never
from reader.model.search import Hit, Query, SearchResults, Tally, Tell
from reader.services.reading import Displayed

Shown = Callable[[str], Displayed]
HITS_SHOWN = 100
# While one types: about as many as a panel has room for.
HITS_TYPING = 20
_MORE = 4


@dataclass(frozen=True, slots=True)
class Snippet:
    """A snippet in the script of the view, the hit at text[start:end]."""

    text: str
    start: int
    end: int


def snippet_in(show: Shown, hit: Hit) -> Snippet:
    """The snippet as `show` turns it into the script of the view."""
    shown = show(hit.snippet)
    start, end = shown.map.to_target(hit.snippet_start, hit.snippet_end)
    return Snippet(shown.text, start, end)


class Finding(Protocol):
    """What the library answers; in any thread."""

    def search(
        self, query: Query, count: bool = True, cancelled: IsCancelled = never, tell: Tell | None = None
    ) -> SearchResults: ...

    def count(self, query: Query, divide: bool = True, cancelled: IsCancelled = never) -> Tally: ...

    def did_you_mean(self, query: Query) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Counted:
    """What is known later than the first hits.

    others: how many of the places are there by other ways to say it only.
    """

    tally: Tally
    others: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and every hit of the documents in `whole`."""

    results: SearchResults
    whole: Mapping[int, tuple[Hit, ...]] = field(default_factory=dict)


class Course(Enum):
    """How far a search is: nothing of it is there as yet, some is, all is, or it was stopped."""

    ASKED = auto()
    UNDER_WAY = auto()
    DONE = auto()
    STOPPED = auto()


class SearchSession:
    """One search: what was found, and a cursor that moves over all of it, through the whole library.

    The panel lists the first HITS_SHOWN hits, and more when they are asked for.  Those of one document are fetched
    whole when they are needed.
    """

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self._whole: dict[int, tuple[Hit, ...]] = {}
        self.results: SearchResults | None = None
        self.tally: Tally | None = None
        self.others = 0
        self.current: Hit | None = None
        self.course = Course.DONE

    def look(
        self,
        query: Query,
        document: int | None = None,
        cancelled: IsCancelled = never,
        tell: Callable[[Answer], object] | None = None,
    ) -> Answer:
        """Ask, with all of one document: in any thread; nothing shows it before `take`.

        tell: told of what there is before all of it, where that takes long.  Raises UsageError, Cancelled.
        """
        whole: dict[int, tuple[Hit, ...]] = {}

        def answer(results: SearchResults) -> Answer:
            if document is not None and query.document in (None, document) and results.groups and not whole:
                listed = self._listed_whole(results, document)
                whole[document] = self._all(query, document, cancelled) if listed is None else listed
            return Answer(results, whole)

        so_far = (lambda results: tell(answer(results))) if tell else None
        return answer(self.finding.search(query, False, cancelled, so_far))

    def ask(self) -> None:
        """Something else is looked for; what was found last stays until there is anything of it."""
        self.course = Course.ASKED

    def go_on(self) -> None:
        """More of what is there is looked for, or counted."""
        if self.course is not Course.ASKED:
            self.course = Course.UNDER_WAY

    def rest(self) -> None:
        """Nothing is looked for or counted any more."""
        if self.course is Course.UNDER_WAY:
            self.course = Course.DONE

    def take(self, answer: Answer, more: bool = False) -> None:
        """Have it be what was found, the cursor before the first hit; or, after an answer to which there was `more` to
        come, what was found by now, the cursor where it is."""
        if self.course is Course.ASKED:
            self.clear()
        self.results = answer.results
        self._whole.update(answer.whole)
        self.course = Course.UNDER_WAY if more else Course.DONE

    def stop(self) -> None:
        """What was found of what is looked for is all there will be."""
        if self.course is Course.ASKED:
            self.clear()
        self.course = Course.STOPPED

    def count(self, query: Query, narrower: Query | None, cancelled: IsCancelled = never) -> Counted:
        """All that a query finds, and what a narrower one does not, in any thread; nothing shows it before `add`.

        Raises UsageError, Cancelled.
        """
        tally = self.finding.count(query, cancelled=cancelled)
        if narrower is None:
            return Counted(tally)
        return Counted(tally, tally.total - self.finding.count(narrower, False, cancelled).total)

    def meant(self, query: Query) -> tuple[str, ...]:
        """What may have been meant by a query that found nothing; in any thread."""
        return self.finding.did_you_mean(query)

    def add(self, counted: Counted) -> None:
        """It belongs to what was found."""
        self.tally, self.others = counted.tally, counted.others

    def clear(self) -> None:
        self.results, self.current, self.course = None, None, Course.DONE
        self.tally, self.others = None, 0
        self._whole.clear()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits listed."""
        return self.results.hits if self.results else ()

    @property
    def total(self) -> int:
        """How many places were found, as far as they are counted."""
        found = self.results.total if self.results else 0
        return self.tally.total if self.tally else found

    @property
    def documents(self) -> int:
        found = self.results.documents if self.results else 0
        return self.tally.documents if self.tally else found

    @property
    def counted(self) -> bool:
        """Whether there is no more than `total` says."""
        return self.tally is not None or self.results is None or self.results.counted

    def select(self, hit: Hit) -> None:
        self.current = hit

    def in_document(self, document: int) -> tuple[Hit, ...]:
        """Every hit in a document, listed or not."""
        if self.results is None:
            return ()
        if document not in self._whole:
            known = self._listed_whole(self.results, document)
            if known is None:
                known = self._all(self.results.query, document)
            self._whole[document] = known
        return self._whole[document]

    def _all(self, query: Query, document: int, cancelled: IsCancelled = never) -> tuple[Hit, ...]:
        return self.finding.search(replace(query, document=document, limit=0), cancelled=cancelled).hits

    @staticmethod
    def _listed_whole(results: SearchResults, document: int) -> tuple[Hit, ...] | None:
        """Every hit of a document, where what was found tells them all."""
        group = next((each for each in results.groups if each.document == document), None)
        if group is not None:
            return group.hits if group.total == len(group.hits) else None
        return () if results.counted and results.documents == len(results.groups) else None

    def place(self) -> tuple[int, int]:
        """The number of the current hit in its document, from 1, and how many there are; (0, 0) for none."""
        if self.current is None:
            return 0, 0
        hits = self.in_document(self.current.document)
        return hits.index(self.current) + 1, len(hits)

    def step(self, steps: int) -> Hit | None:
        """Move the cursor by 1 or -1, around the ends of what is listed too; the hit it comes to, None if there are
        none."""
        if self.results is None or not self.hits:
            return None
        if self.current is None:
            self.current = self.hits[0] if steps > 0 else self._ends(-1)[-1]
            return self.current
        hits = self.in_document(self.current.document)
        at = hits.index(self.current) + steps
        if not 0 <= at < len(hits):
            hits = self._neighbour(self.current.document, steps)
            at = 0 if steps > 0 else len(hits) - 1
        self.current = hits[at]
        return self.current

    def _stops(self) -> list[int]:
        """The documents listed in which there are places."""
        return [group.document for group in self.results.groups if group.hits] if self.results else []

    def _ends(self, which: int) -> tuple[Hit, ...]:
        """The hits of the first (0) or the last (-1) document listed."""
        return self.in_document(self._stops()[which])

    def _neighbour(self, document: int, steps: int) -> tuple[Hit, ...]:
        """The hits of the document listed after, or before, the one given; from the end around to the beginning."""
        listed = self._stops()
        at = listed.index(document) + steps if document in listed else 0
        return self._ends(at if 0 <= at < len(listed) else min(0, steps))

    @property
    def has_more(self) -> bool:
        """Whether there may be something that is not listed."""
        known = self.results
        # A document without places counts as one.
        if known is None or sum(max(1, len(group.hits)) for group in known.groups) < known.query.limit:
            return False
        return not self.counted or len(self.hits) < self.total or len(known.groups) < self.documents

    def further(self) -> Query | None:
        """What to `look` for so as to list more; None where nothing is left out."""
        known = self.results
        return replace(known.query, limit=_MORE * known.query.limit) if known is not None and self.has_more else None

    def extend(self, answer: Answer) -> None:
        """Have what was found by `further` be listed; the cursor stays, and the counting may go on."""
        self.results = answer.results
        if self.course is Course.STOPPED:
            self.course = Course.DONE

    def at_last(self) -> bool:
        """Whether the current hit is the last one listed."""
        stops = self._stops()
        last = stops and self.current is not None and self.current.document == stops[-1]
        return bool(last) and self.current == self._ends(-1)[-1]

    def summary(self) -> str:
        """How much was found, in one line."""
        if self.course is Course.ASKED:
            return _("搜尋中…")
        if self.results is None:
            return _("已停止搜尋。") if self.course is Course.STOPPED else ""
        if not self.total and not self.results.groups:
            found = _("找不到「{phrase}」。可改用較短的詞，或檢查文件庫是否已匯入該文件。").format(
                phrase=self.results.query.text
            )
        else:
            told = _("{documents} 份文件，共 {total} 處") if self.counted else _("至少 {documents} 份文件、{total} 處")
            found = told.format(documents=format_count(self.documents), total=format_count(self.total))
            if len(self.hits) < self.total:
                found += _("（顯示前 {shown} 處）").format(shown=format_count(len(self.hits)))
        incomplete = max(self.results.incomplete, self.tally.incomplete if self.tally else 0)
        if incomplete:
            told = _("；正規表示式太費時，還有 {count} 份文件沒有查到")
            found = _further(found, told.format(count=format_count(incomplete)))
        if self.results.pending:
            told = _("；另有 {count} 份文件尚待索引")
            found = _further(found, told.format(count=format_count(self.results.pending)))
        courses = {Course.UNDER_WAY: _("；還在搜尋…"), Course.STOPPED: _("；已停止搜尋")}
        return _further(found, courses[self.course]) if self.course in courses else found


def _further(sentence: str, clause: str) -> str:
    """A sentence with one more clause, which brings its own sign before it."""
    return sentence.rstrip("。.") + clause

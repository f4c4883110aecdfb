"""Searching the library, and keeping the index up to it."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Final

from reader.errors import IndexCorruptError, StorageError
from reader.glossary import Glossary
from reader.model.document import DocumentSummary
from reader.model.glossary import Occurrences, Term
from reader.model.progress import IsCancelled, Progress, Report, never, no_report
from reader.model.query import BLOCK_FIELDS, Phrase, sought, with_words
from reader.model.search import DocumentCounts, Query, SearchResults, Tally, Tell
from reader.search import Index, PlacedNote
from reader.services.index_steps import count_changed, plan_steps, removed_in
from reader.services.indexable import indexed_documents
from reader.storage import Library, LogEntry

_log = logging.getLogger(__name__)

# Code points in one commit of the index: what is lost when it is stopped, a second or two, and what is in memory at
# once, some 200 MB with their postings.
_COMMIT_CHARACTERS: Final = 8_000_000
# Of a query that finds nothing so many phrases are mended, each in so many ways, out of as many as are tried.
_MENDED: Final = 2
_OFFERED: Final = 3
_OFFERS_TRIED: Final = 6
_FREQUENT: Final = "的"


def _phrases(query: Query) -> list[Phrase]:
    """The phrases that a query looks for in the text."""
    if query.expression is None:
        return [Phrase(query.phrase)]
    return [leaf for leaf in sought(query.expression) if isinstance(leaf, Phrase) and leaf.field in BLOCK_FIELDS]


def _saying(query: Query, phrase: Phrase, other: str) -> Query:
    """`query` with other words in place of a phrase of it."""
    if query.expression is None:
        return replace(query, phrase=other, anyof=())
    return replace(query, expression=with_words(query.expression, phrase.text, other))


def _no_terms() -> Glossary:
    return Glossary(())


class SearchService:
    """Finds what the library says.  The index may be behind after an import until `catch_up`.

    glossary: gives the terms of the field as they are now.
    """

    def __init__(self, library: Library, index: Index, glossary: Callable[[], Glossary] = _no_terms) -> None:
        self._library = library
        self._index = index
        self._glossary = glossary

    def prepare(self) -> None:
        """Load what the first answer needs; in any thread."""
        with suppress(IndexCorruptError):
            self._finds(Query(_FREQUENT))

    def search(
        self, query: Query, count: bool = True, cancelled: IsCancelled = never, tell: Tell | None = None
    ) -> SearchResults:
        """Every place; `pending` tells how many documents were not looked at.  Raises UsageError, Cancelled.

        count: False for an answer as soon as the first hits are known; see SearchResults.counted, and `count`.
        tell: told of the first hits before the others where it takes long to find those.
        Answers from what was last committed, whoever is writing to the index meanwhile.  One that cannot be used is
        begun anew, by this process or the one that holds it: nothing is found then, and everything is pending.
        """
        unseen = self._unseen()
        query, left = replace(query, without=removed_in(unseen)), count_changed(unseen)
        so_far = (lambda found: tell(replace(found, pending=left))) if tell else None
        try:
            found = self._index.search(query, self._source, count, self._notes, cancelled, so_far)
        except IndexCorruptError:
            found = self._found_anew(query)
        return replace(found, pending=left)

    def count(self, query: Query, divide: bool = True, cancelled: IsCancelled = never) -> Tally:
        """All that `search` would find, and with `divide` how it divides by the facets.

        Raises UsageError, Cancelled.
        """
        try:
            return self._index.count(replace(query, without=removed_in(self._unseen())), divide, cancelled)
        except IndexCorruptError:
            return Tally(0, 0)

    def counts(self, query: Query) -> DocumentCounts:
        """How often each document says it; the query's limit does not count.  Raises UsageError."""
        try:
            return self._index.counts(query)
        except IndexCorruptError:
            return DocumentCounts()

    def about(self, query: Query) -> tuple[DocumentSummary, ...]:
        """The documents of the library in which a query looks: the one it names, and those that pass its filters."""
        rows = self._library.documents()
        if query.document is not None:
            rows = tuple(row for row in rows if row.id == query.document)
        if not query.filters:
            return rows
        try:
            passing = self._index.about(query)
        except IndexCorruptError:
            passing = set()
        return tuple(row for row in rows if row.id in passing)

    def occurrences(self, term: Term) -> Occurrences:
        """Where the library says `term` in any of its forms."""
        query = Query(term.forms[0], anyof=term.forms[1:], limit=1)
        counts = self.counts(query).places
        days = {row.id: row.date for row in self._library.documents() if row.id in counts}
        years: Counter[int] = Counter()
        for document, day in days.items():
            if day is not None:
                years[day.year] += counts[document]
        found = Occurrences(sum(counts[id] for id in days), len(days), tuple(sorted(years.items())))
        if not days:
            return found
        earliest = min(days, key=lambda id: (days[id] is None, days[id] or date.max, id))
        hits = self.search(replace(query, document=earliest)).hits
        return replace(found, first=(earliest, hits[0].block, hits[0].start, hits[0].end)) if hits else found

    def did_you_mean(self, query: Query) -> tuple[str, ...]:
        """What might have been typed instead of a query that finds nothing: with one of its words as the library says
        it or as a term of the glossary, the most frequent first.  Each finds something under the same filters."""
        try:
            typed = [each for each in _phrases(query) if each.text in query.text]
            missed = (each for each in typed if not self._finds(Query(each.text, prefix=each.prefix)))
            found = (offer for each in islice(missed, _MENDED) for offer in self._offers(query, each))
            return tuple(dict.fromkeys(found))
        except IndexCorruptError:
            return ()

    def _offers(self, query: Query, missed: Phrase) -> Iterator[str]:
        """`query` as it could have been typed for what it misses to be found."""
        terms = self._glossary().almost(missed.text)
        meant = islice(self._index.similar(missed.text, self._source, terms), _OFFERS_TRIED)
        asked = {other: _saying(query, missed, other) for other in meant}
        fit = (other for other, instead in asked.items() if self._finds(instead))
        return (query.text.replace(missed.text, other, 1) for other in islice(fit, _OFFERED))

    def _finds(self, query: Query) -> bool:
        """Whether there is anything to find."""
        return bool(self._index.search(replace(query, limit=1), self._source, count=False).groups)

    def _found_anew(self, query: Query) -> SearchResults:
        """What an unusable index says once it is begun anew.  Where that cannot be done now, `catch_up` says why."""
        try:
            self._index.rebuild()
        except StorageError as error:
            _log.warning("%s", error)
            return SearchResults(query, 0, ())
        return self._index.search(query, self._source, notes_of=self._notes)

    def _source(self, document: int) -> tuple[str, str, tuple[str, ...]]:
        title, source, texts = self._library.texts(document)
        return title, str(source), texts

    def _notes(self, document: int) -> tuple[PlacedNote, ...]:
        return tuple(PlacedNote(mark.note, mark.span) for mark in self._library.annotations(document) if mark.note)

    def pending(self) -> int:
        """How many documents the index has still to look at, or to forget; those only annotated since do not count."""
        return count_changed(self._unseen())

    def is_behind(self) -> bool:
        """Whether there is anything for `catch_up` to do."""
        return any(entry.document is not None for entry in self._unseen())

    def _unseen(self) -> tuple[LogEntry, ...]:
        try:
            sequence = self._index.sequence
        except IndexCorruptError:
            sequence = 0
        # An index ahead of its library belongs to another one, put in its place from a backup.
        return self._library.log_since(sequence if sequence <= self._library.last_sequence() else 0)

    def catch_up(self, report: Report = no_report, cancelled: IsCancelled = never) -> int:
        """Index what has changed; how many documents.

        Raises Cancelled, and StorageError where another process holds the index or the disk takes no more: what was
        committed before stands, and `search` answers from it.
        """
        since = self._index_sequence()
        if since > self._library.last_sequence():
            return self.reindex(report, cancelled)
        entries = self._library.log_since(since)
        if not entries:
            return 0
        rows = self._library.summaries({entry.document for entry in entries if entry.document is not None})
        sizes = {row.id: row.characters for row in rows.values()}
        steps = plan_steps(entries, sizes, entries[-1].sequence, _COMMIT_CHARACTERS)
        total = sum(len(step.documents) for step in steps)
        done = 0
        for step in steps:
            documents = indexed_documents(self._library, [rows[id] for id in step.documents])
            further = _further(report, done, total)
            if not self._index.update(documents, step.removed, step.sequence, further, cancelled, since):
                # Another process took the index further or began it anew: what is left to do is planned anew.
                return done + self.catch_up(report, cancelled)
            done += len(step.documents)
            since = step.sequence
        if len(steps) > 1:
            self.join()
        return done

    def join(self) -> None:
        """Make one of the parts that many commits left the index in."""
        with suppress(StorageError):  # Searches are but a little slower.
            self._index.merge()

    def _index_sequence(self) -> int:
        try:
            return self._index.sequence
        except IndexCorruptError:
            self._index.rebuild()
            return 0

    def reindex(self, report: Report = no_report, cancelled: IsCancelled = never) -> int:
        """Throw the index away and build it anew; how many documents.  Raises Cancelled."""
        self._index.clear()
        return self.catch_up(report, cancelled)


def _further(report: Report, before: int, total: int) -> Report:
    """Tell of one commit's progress as a part of the whole."""

    def tell(progress: Progress) -> None:
        report(Progress("index", min(before + progress.done, total), total, progress.item))

    return tell

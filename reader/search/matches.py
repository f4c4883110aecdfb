"""What matches in one segment: first what may, by the postings, then proven in the text."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.search import candidates, proof
from reader.search.analysis import MAX_FREQUENCY
from reader.search.candidates import Counts, Documents
from reader.search.documents import TextReader
from reader.search.fields import BODY
from reader.search.forms import FormsPlan, said_so
from reader.search.occurrences import Span, merged
from reader.search.plans import PhrasePlan
from reader.search.scoring import Scores, Scoring
from reader.search.segments import SegmentView

NOTHING: Final = -1

Rows = NDArray[np.intp] | slice
"""Some of the documents that may match, by their places."""


class Matches(ABC):
    """The documents of a segment that hold what is asked for, or may.

    docs: ascending.  counts: a row a phrase, or other thing that has places: occurrences, or as long as a document is
    not `proven`, at most so many.  totals: of any of them, NOTHING for a document that does not match after all.
    """

    def __init__(
        self, segment: SegmentView, docs: Documents, counts: Counts, proven: NDArray[np.bool_], scoring: Scoring
    ) -> None:
        self.segment, self.docs, self.counts, self.proven = segment, docs, counts, proven
        self.totals: Counts = counts[0].copy() if len(counts) == 1 else counts.sum(axis=0)
        self._scoring = scoring

    @property
    def found(self) -> NDArray[np.bool_]:
        """Of each document whether it is proven to match."""
        found: NDArray[np.bool_] = self.proven & (self.totals != NOTHING)
        return found

    @abstractmethod
    def prove(self, rows: NDArray[np.intp]) -> None:
        """Make `counts` and `totals` of these documents, given by their places in `docs`, what they are."""

    def settle(self) -> None:
        """Prove all that is unproven, and leave no documents but those that match."""
        if len(self.docs):
            self.prove(np.flatnonzero(~self.proven))
            self._keep(np.flatnonzero(self.totals != NOTHING))

    def _keep(self, rows: NDArray[np.intp]) -> None:
        self.docs, self.counts = self.docs[rows], self.counts[:, rows]
        self.totals, self.proven = self.totals[rows], self.proven[rows]

    @abstractmethod
    def documents(self) -> int:
        """How many documents match: sooner known than how often each of them does."""

    @abstractmethod
    def boosts(self) -> Scores:
        """What title and headings add to the frequencies, a row a phrase."""

    @abstractmethod
    def said_so(self, rows: Rows) -> NDArray[np.bool_]:
        """Of each of these documents, whether it may say it as it was typed."""

    @property
    def countable(self) -> Counts:
        """How many occurrences at most count for the order, a row a phrase."""
        return np.full((len(self.counts), 1), MAX_FREQUENCY)

    @property
    def has_words_together(self) -> bool:
        """Whether a document has to have several words, whose nearness counts."""
        return False

    def gaps(self, rows: NDArray[np.intp]) -> Scores:
        """How far they are from each other in these documents, which match and are ascending, as `scoring.nearer` takes
        it."""
        return np.full(len(rows), np.inf)

    def holders(self) -> list[int]:
        """How many documents of the segment hold each phrase at most, by its rarest gram or word alone: what else is
        known of them, or asked for, makes none rarer."""
        # What there is only one of may be as rare as it likes.
        return [0] if len(self.counts) == 1 else self._holders()

    @abstractmethod
    def _holders(self) -> list[int]:
        """The same."""

    def at_most(self, rows: Rows) -> Counts:
        """How many occurrences there are at most in each of these documents; in proven ones, exactly."""
        found: Counts = np.where(self.proven[rows], self.totals[rows], self.counts[:, rows].sum(axis=0))
        return found


class PhraseMatches(Matches):
    """Any of several phrases, as yet unproven where postings do not say all."""

    def __init__(
        self,
        segment: SegmentView,
        plans: Sequence[PhrasePlan],
        typed: FormsPlan | None,
        wanted: NDArray[np.bool_] | None,
        scoring: Scoring,
    ) -> None:
        """typed: how the first phrase was typed, None if it can be written only so.  wanted: of each document of the
        segment, whether it is asked about, None = all."""
        self._plans = plans
        self._typed = typed
        docs, counts, self._known = _united([_bounds(segment, plan, wanted) for plan in plans])
        proven = self._known[0].copy()
        if len(plans) > 1:
            # Only where a document has several phrases can they overlap.
            proven = self._known.all(axis=0) & ((counts > 0).sum(axis=0) <= 1)
        super().__init__(segment, docs, counts, proven, scoring)

    def _keep(self, rows: NDArray[np.intp]) -> None:
        super()._keep(rows)
        self._known = self._known[:, rows]

    def boosts(self) -> Scores:
        added = np.zeros(self.counts.shape)
        for row, plan in zip(added, self._plans, strict=True):
            self._scoring.boost(row, self.segment, plan, self.docs)
        return added

    def said_so(self, rows: Rows) -> NDArray[np.bool_]:
        said = self._said_so[rows]
        # A document may be there for another phrase.
        return said & (self.counts[0][rows] > 0) if len(self._plans) > 1 else said

    @cached_property
    def _said_so(self) -> NDArray[np.bool_]:
        return said_so(self._typed, self.segment, self.docs)

    def _holders(self) -> list[int]:
        terms, documents = self.segment.fields[BODY], len(self.segment.alive)
        return [candidates.most_holders(terms, plan, documents) for plan in self._plans]

    def documents(self) -> int:
        held = np.zeros(len(self.docs), bool)
        for row, known, plan in zip(self.counts, self._known, self._plans, strict=True):
            # A posting that stands for "or more" tells that there are some.
            held |= (row > 0) & (known | plan.exact)
            asked = np.flatnonzero(~held & (row > 0))
            if len(asked):
                held[asked] = proof.held_in(self.segment.fields[BODY], self.segment.text, self.docs[asked], plan)
        return int(held.sum())

    def prove(self, rows: NDArray[np.intp]) -> None:
        terms, text, rows = self.segment.fields[BODY], self.segment.text, np.sort(rows)
        for row, known, plan in zip(self.counts, self._known, self._plans, strict=True):
            asked = rows[~known[rows]]
            if len(asked):
                row[asked] = proof.count_in(terms, text, self.docs[asked], plan, row[asked])
                known[asked] = True
        totals = self.counts[:, rows].sum(axis=0)
        if len(self._plans) > 1:
            held = (self.counts[:, rows] > 0).sum(axis=0)
            for at in np.flatnonzero(held > 1).tolist():
                totals[at] = len(places(text, int(self.docs[rows[at]]), self._plans))
        self.totals[rows] = np.where(totals > 0, totals, NOTHING)
        self.proven[rows] = True


_Bounds = tuple[Documents, Counts, NDArray[np.bool_]]
"""The documents that may hold a phrase, how often at most, and of each whether that is how often it does."""


def _bounds(segment: SegmentView, plan: PhrasePlan, wanted: NDArray[np.bool_] | None) -> _Bounds:
    docs, frequencies = candidates.candidates(segment.fields[BODY], plan, len(segment.alive))
    if wanted is not None:
        kept = wanted[docs]
        docs, frequencies = docs[kept], frequencies[kept]
    bounds = candidates.bounds(frequencies)
    return docs, bounds, bounds < candidates.ANY if plan.exact else np.zeros(len(docs), bool)


def _united(each: Sequence[_Bounds]) -> _Bounds:
    """All documents of several phrases, and the other two with a row for each phrase."""
    if len(each) == 1:
        docs, bounds, exact = each[0]
        return docs, bounds[np.newaxis], exact[np.newaxis]
    docs = np.unique(np.concatenate([found for found, _, _ in each]))
    counts, known = np.zeros((len(each), len(docs)), np.int64), np.ones((len(each), len(docs)), bool)
    for row, told, (found, bounds, exact) in zip(counts, known, each, strict=True):
        at = np.searchsorted(docs, found)
        row[at], told[at] = bounds, exact
    return docs, counts, known


def places(text: TextReader, docnum: int, plans: Sequence[PhrasePlan], limit: int | None = None) -> list[Span]:
    """The first `limit` places (None = all) of any of the phrases in a document: (start, end) in bytes of the map.

    Of overlapping places the longest stays, of equally long ones the leftmost.
    """
    if len(plans) == 1:
        return proof.occurrences_in(text, docnum, plans[0], limit)
    found = merged((plan.length, span) for plan in plans for span in proof.occurrences_in(text, docnum, plan))
    return found[:limit]

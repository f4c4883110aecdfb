"""A state of the index, opened for reading: counts and ranks documents, finds the places in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search import candidates, proof
from reader.search.codec import FlatSegment
from reader.search.documents import FlatDocumentReader, TextReader
from reader.search.fields import BODY
from reader.search.occurrences import Span, merged
from reader.search.plans import PhrasePlan
from reader.search.terms import FlatTermsReader

# Okapi BM25's usual parameters.
_K1: Final = 1.2
_B: Final = 0.75


@dataclass(frozen=True, slots=True, eq=False)
class SegmentView:
    """A segment as it stood at one commit.  alive: of each document, whether it was not deleted."""

    name: str
    documents: FlatDocumentReader
    terms: FlatTermsReader
    alive: NDArray[np.bool_]

    @property
    def text(self) -> TextReader:
        return self.documents.texts[BODY]

    @classmethod
    def of(cls, reader: Any, segment: FlatSegment) -> "SegmentView":
        """reader: whoosh's reader of the segment."""
        return cls(segment.segid, reader._perdoc, reader._terms, _alive(segment))

    def at(self, segment: FlatSegment) -> "SegmentView":
        """The same files with the deletions of another commit."""
        return SegmentView(self.name, self.documents, self.terms, _alive(segment))

    def live_numbers(self) -> NDArray[np.int64]:
        return self.documents.numbers[self.alive]


def _alive(segment: FlatSegment) -> NDArray[np.bool_]:
    alive = np.ones(segment.doc_count_all(), bool)
    alive[list(segment.deleted_docs())] = False
    return alive


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """number: the library's.  count: occurrences, exact.  segment, docnum: where the index keeps it."""

    number: int
    count: int
    segment: SegmentView
    docnum: int


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """The documents of a segment that hold what is asked for.  counts: a row a phrase, or other thing that has places:
    occurrences; totals: of any."""

    segment: SegmentView
    docs: NDArray[np.uint32]
    counts: NDArray[np.int64]
    totals: NDArray[np.int64]


class Searcher:
    """Searches the segments of one commit."""

    def __init__(self, segments: Sequence[SegmentView]) -> None:
        self.segments = tuple(segments)
        sizes = [(segment.text.ends - segment.text.starts)[segment.alive] for segment in segments]
        self._documents = sum(len(size) for size in sizes)
        self._mean_size = sum(int(size.sum()) for size in sizes) / max(self._documents, 1) or 1.0

    def ranked(
        self, plans: Sequence[PhrasePlan], limit: int, only: int | None = None
    ) -> tuple[int, int, list[RankedDocument]]:
        """How often any of the phrases occurs, in how many documents, and the best `limit` of these (0 = all) in order
        of score.

        only: the library's number of the one document that is asked about.
        """
        return self.ordered([self._matches(segment, plans, only) for segment in self.segments], len(plans), limit)

    def ordered(self, matches: Sequence[Matches], rows: int, limit: int) -> tuple[int, int, list[RankedDocument]]:
        """The same of what matches in each of the segments; rows: how many rows of counts they have."""
        total = sum(int(match.totals.sum()) for match in matches)
        scores = self._scores(matches, rows)
        numbers = np.concatenate([m.segment.documents.numbers[m.docs] for m in matches] or [np.zeros(0, np.int64)])
        owners = np.repeat(np.arange(len(matches)), [len(match.docs) for match in matches])
        firsts = np.concatenate(([0], np.cumsum([len(match.docs) for match in matches])))
        found = []
        for at in _best(scores, numbers, limit).tolist():
            match = matches[owners[at]]
            row = at - int(firsts[owners[at]])
            found.append(RankedDocument(int(numbers[at]), int(match.totals[row]), match.segment, int(match.docs[row])))
        return total, len(numbers), found

    def _matches(self, segment: SegmentView, plans: Sequence[PhrasePlan], only: int | None) -> Matches:
        docnum = None
        if only is not None:
            places = np.flatnonzero((segment.documents.numbers == only) & segment.alive)
            if not len(places):
                return Matches(segment, _NO_DOCS, np.zeros((len(plans), 0), np.int64), np.zeros(0, np.int64))
            docnum = int(places[0])
        terms = segment.terms.fields[BODY]
        each = [candidates.counted(terms, segment.text, plan, segment.alive, docnum) for plan in plans]
        if len(each) == 1:
            docs, counts = each[0]
            return Matches(segment, docs, counts[np.newaxis], counts)
        docs = np.unique(np.concatenate([found for found, _ in each]))
        rows = np.zeros((len(plans), len(docs)), np.int64)
        for row, (found, counts) in zip(rows, each, strict=True):
            row[np.searchsorted(docs, found)] = counts
        return Matches(segment, docs, rows, self._merged_totals(segment, plans, docs, rows))

    def _merged_totals(
        self, segment: SegmentView, plans: Sequence[PhrasePlan], docs: NDArray[np.uint32], rows: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Occurrences of any phrase; only where a document has several can they overlap."""
        totals: NDArray[np.int64] = rows.sum(axis=0)
        for at in np.flatnonzero((rows > 0).sum(axis=0) > 1).tolist():
            totals[at] = len(places(segment.text, int(docs[at]), plans))
        return totals

    def _scores(self, matches: Sequence[Matches], plans: int) -> NDArray[np.float64]:
        """BM25, summed over the phrases, of the documents of all segments."""
        counts = np.concatenate([match.counts for match in matches] or [np.zeros((plans, 0), np.int64)], axis=1)
        sizes = np.concatenate(
            [(m.segment.text.ends - m.segment.text.starts)[m.docs] for m in matches] or [np.zeros(0, np.int64)]
        )
        holders = (counts > 0).sum(axis=1)
        rarity = np.log(1 + (self._documents - holders + 0.5) / (holders + 0.5))
        damping = _K1 * (1 - _B + _B * sizes / self._mean_size)
        scores: NDArray[np.float64] = rarity @ (counts * (_K1 + 1) / (counts + damping))
        return scores


_NO_DOCS: Final = np.zeros(0, np.uint32)


def _best(scores: NDArray[np.float64], numbers: NDArray[np.int64], limit: int) -> NDArray[np.intp]:
    """Indexes of the `limit` highest scores (0 = all), highest first, equal ones by number."""
    kept = np.arange(len(scores))
    if 0 < limit < len(scores):
        kept = np.flatnonzero(scores >= np.partition(scores, len(scores) - limit)[len(scores) - limit])
    order = kept[np.lexsort((numbers[kept], -scores[kept]))]
    return order[:limit] if limit else order


def places(text: TextReader, docnum: int, plans: Sequence[PhrasePlan], limit: int = 0) -> list[Span]:
    """The first `limit` places (0 = all) of any of the phrases in a document: (start, end) in bytes of the map.

    Of overlapping places the longest stays, of equally long ones the leftmost.
    """
    if len(plans) == 1:
        return list(islice(proof.occurrences_in(text, docnum, plans[0]), limit or None))
    found = merged((plan.length, span) for plan in plans for span in proof.occurrences_in(text, docnum, plan))
    return found[:limit] if limit else found

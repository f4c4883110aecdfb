"""The documents that match, best first, proven no sooner than their turn may have come.

What postings tell of a phrase is an upper bound: it stands in a document at most as often as its rarest gram.  Since a
score grows with that number, a document whose bound is below what has been proven of another one comes after it.  More
occurrences than a posting can tell of do not count, so that they need no proof either.
"""

import heapq
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.model.search import Sort
from reader.search.fields import BODY, TITLE
from reader.search.matches import NOTHING, Matches, Rows
from reader.search.scoring import NEAREST, Scores, Scoring, nearer, score
from reader.search.segments import SegmentView

# At least so many documents are proven at first, then so many times as many each time; more where the places that are
# wanted may need more.
_FIRST: Final = 8
_MORE: Final = 2
# So many times as many places as are wanted they may have.
_SPARE: Final = 1.25
# So few are proven sooner than put in order.
_FEW: Final = 32
# So many documents, the best ones, are put in order at first, as many as are proven the first three times if none of
# these needs more; then so many times as many each time.
_SORTED: Final = 56
# Of so many times as many a part is looked at to know which these are.
_SAMPLE: Final = 8


class RankedDocument(NamedTuple):
    """number: the library's.  total: occurrences, exact.  segment, docnum: where the index keeps it.

    said_so: by relevance, whether it may say what is asked for in the very characters that were typed.
    """

    number: int
    total: int
    segment: SegmentView
    docnum: int
    said_so: bool = False


_Entry = tuple[float, float, int, int]
"""What a document comes first by, then its score, both the lower the sooner, its number, and where it is among all."""


class Ranking:
    """One search."""

    def __init__(
        self,
        matches: Sequence[Matches],
        scoring: Scoring,
        sort: Sort = Sort.RELEVANCE,
        portion: int | None = None,
    ) -> None:
        """portion: no more documents are proven at once, and those whose turn has come wait for no others."""
        holders = [match.holders() for match in matches]
        self._rarities = scoring.rarities([sum(each) for each in zip(*holders, strict=True)])
        if sum(len(match.docs) for match in matches) <= _FEW:
            for match in matches:
                match.settle()
        self._matches = matches = [match for match in matches if len(match.docs)]
        self._sort, self._portion = sort, portion
        self._boosts = [match.boosts() for match in matches]
        self._damping = [scoring.damping(match.segment, BODY, match.docs) for match in matches]
        self._gaps: list[Scores | None] = [None] * len(matches)
        # Where the documents of each segment begin among all.
        self._begins = list(accumulate((len(match.docs) for match in matches), initial=0))[:-1]
        self._titles = _title_ranks(matches) if sort is Sort.TITLE else [np.zeros(0)] * len(matches)
        self._numbers = _joined(np.int64, [match.segment.documents.numbers.take(match.docs) for match in matches])
        self._seen = _joined(np.bool_, [match.proven.copy() for match in matches])
        # Of each document whether it has not come as yet, and may match.
        self._open = np.ones(len(self._numbers), bool)
        keys = [self._keys(owner, slice(None)) for owner in range(len(matches))]
        self._firsts, self._scores = (_joined(np.float64, [each[key] for each in keys]) for key in (0, 1))
        self._waiting: list[_Entry] = []
        self._order: list[_Entry] = []
        self._step, self._size = _FIRST, _SORTED
        self._put_in_order()
        self._is_near_known = not any(match.has_words_together for match in matches)

    @property
    def found(self) -> tuple[int, int]:
        """The documents that are proven to match so far, and the occurrences in them."""
        totals = [match.totals[match.found] for match in self._matches]
        return sum(map(len, totals)), sum(int(each.sum()) for each in totals)

    @property
    def counted(self) -> bool:
        """Whether all that may match was proven."""
        return bool(self._seen.all())

    def prove_all(self) -> None:
        """Make `total` and `documents` those of everything; what comes first is the same as without it."""
        self._know_near()
        self._prove(np.flatnonzero(~self._seen))
        # What is proven may come later than it was to by its bound.
        self._put_in_order()

    def counts(self) -> dict[int, int]:
        """The occurrences of every document that matches, by its number: all are proven, none has to wait its turn."""
        self._prove(np.flatnonzero(~self._seen))
        totals = _joined(np.int64, [match.totals for match in self._matches])
        matching = totals >= 0
        return dict(zip(self._numbers[matching].tolist(), totals[matching].tolist(), strict=True))

    def take(self, places: int, documents: int) -> list[RankedDocument]:
        """The next documents, so many at most and no more than have so many places together, one for a document without
        any: all of them said_so, or none.  Empty if there are no more."""
        self._know_near()
        taken: list[RankedDocument] = []
        while places > 0 and len(taken) < documents:
            while not self._is_next_known():
                if taken and self._portion:
                    return taken
                self._advance(places)
            if not self._waiting or (taken and self._is_said_so(self._waiting[0]) != taken[0].said_so):
                break
            taken.append(self._ranked(heapq.heappop(self._waiting)))
            places -= max(taken[-1].total, 1)
        return taken

    def _is_said_so(self, entry: _Entry) -> bool:
        return self._sort is Sort.RELEVANCE and entry[0] < 0

    def _ranked(self, entry: _Entry) -> RankedDocument:
        _first, _score, number, row = entry
        owner = bisect_right(self._begins, row) - 1
        match = self._matches[owner]
        place = row - self._begins[owner]
        count, docnum = int(match.totals[place]), int(match.docs[place])
        return RankedDocument(number, count, match.segment, docnum, self._is_said_so(entry))

    def put_back(self, found: RankedDocument) -> None:
        """It does not say it as it was typed after all: let it come again, among those of which this is known."""
        row = int(np.flatnonzero(self._numbers == found.number)[0])
        heapq.heappush(self._waiting, (0.0, float(self._scores[row]), found.number, row))

    def _is_next_known(self) -> bool:
        if not self._order and not self._sorted:
            self._put_in_order()
        return not self._order or (bool(self._waiting) and self._waiting[0] < self._order[0])

    def _advance(self, places: int) -> None:
        """Prove the next documents, enough for so many places if each has as many as it may, and let them wait for
        their turn."""
        entries = self._order[: self._step]
        chosen = _rows(entries)
        if not self._seen[chosen].all():
            chosen = _rows(self._order[: self._enough(places)])
            self._prove(chosen[~self._seen[chosen]])
            entries = self._entries(chosen[self._open[chosen]])
        self._order = self._order[len(chosen) :]
        self._step = min(self._step * _MORE, self._portion or len(self._numbers))
        self._open[chosen] = False
        for entry in entries:
            heapq.heappush(self._waiting, entry)

    def _enough(self, places: int) -> int:
        """How many documents to prove next, of those in order."""
        chosen = _rows(self._order)
        most = np.zeros(len(chosen), np.int64)
        for match, begin in zip(self._matches, self._begins, strict=True):
            (mine,) = ((chosen >= begin) & (chosen < begin + len(match.docs))).nonzero()
            # One that has none to show counts as one.
            most[mine] = np.maximum(match.at_most(chosen[mine] - begin), 1)
        enough = int(np.count_nonzero(most.cumsum() < places * _SPARE)) + 1
        return min(max(self._step, enough), self._portion or len(self._numbers))

    def _know_near(self) -> None:
        """Let it count how near to each other the words stand, in those that come first without it by their bounds."""
        if self._is_near_known:
            return
        self._is_near_known = True
        best = _rows(self._order[:NEAREST])
        self._look_at(best[~self._seen[best]])
        for owner, match, rows in self._divided(best):
            gaps = self._gaps[owner] = np.full(len(match.docs), np.inf)
            matching = rows[match.totals[rows] >= 0]
            if len(matching):
                gaps[matching] = match.gaps(matching)
            self._rank(owner, rows)
        self._put_in_order_again(best)

    def _rank(self, owner: int, rows: NDArray[np.intp]) -> None:
        """Know by what some documents of a segment come first."""
        mine = rows + self._begins[owner]
        self._firsts[mine], self._scores[mine] = self._keys(owner, rows)

    def _divided(self, chosen: NDArray[np.intp]) -> Iterator[tuple[int, Matches, NDArray[np.intp]]]:
        """Some documents by segments, with their places there, ascending."""
        chosen = np.sort(chosen)
        edges = chosen.searchsorted([*self._begins, len(self._numbers)]).tolist()
        for owner, (first, last) in enumerate(pairwise(edges)):
            if first < last:
                yield owner, self._matches[owner], chosen[first:last] - self._begins[owner]

    def _prove(self, chosen: NDArray[np.intp]) -> None:
        self._look_at(chosen)
        for owner, _match, rows in self._divided(chosen):
            self._rank(owner, rows)

    def _look_at(self, chosen: NDArray[np.intp]) -> None:
        """Prove documents, and leave them where they are in the order."""
        self._seen[chosen] = True
        for owner, match, rows in self._divided(chosen):
            match.prove(rows)
            self._open[rows + self._begins[owner]] &= match.totals[rows] != NOTHING

    # The order

    def _keys(self, owner: int, rows: Rows) -> tuple[Scores, Scores]:
        """What some documents of a segment come first by, and then by what score: both the lower the sooner."""
        match = self._matches[owner]
        counts = np.minimum(match.counts[:, rows], match.countable)
        weighted = counts / self._damping[owner][rows] + self._boosts[owner][:, rows]
        scores = score(self._rarities, weighted)
        gaps = self._gaps[owner]
        return -self._before(owner, rows), -(scores if gaps is None else nearer(scores, gaps[rows]))

    def _before(self, owner: int, rows: Rows) -> Scores:
        """The higher the sooner."""
        matches = self._matches[owner]
        match self._sort:
            case Sort.RELEVANCE:
                return matches.said_so(rows).astype(np.float64)
            case Sort.TITLE:
                return -self._titles[owner][rows]
            case Sort.HITS:
                return matches.at_most(rows).astype(np.float64)
        dates = matches.segment.documents.facts.dates[matches.docs[rows]]
        return _oldest(dates) if self._sort is Sort.DATE_OLDEST else dates.astype(np.float64)

    def _put_in_order(self) -> None:
        """Know the best of the documents that did not come as yet, in order, and whether these are all."""
        rest = np.flatnonzero(self._open)
        self._sorted = len(rest) <= self._size
        self._order = self._in_order(rest if self._sorted else rest[self._are_best(rest)])
        self._size *= _MORE

    def _put_in_order_again(self, first: NDArray[np.intp]) -> None:
        """The same, after what the first ones in order come by has changed."""
        order = [*self._entries(first[self._open[first]]), *self._order[len(first) :]]
        # Beyond the last one there may be others, not in order as yet, that come before these.
        self._order = sorted(order if self._sorted else (entry for entry in order if entry <= self._order[-1]))

    def _are_best(self, rest: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Of these documents, whether they are among the best, which are not many more than are to be put in order."""
        firsts, scores = self._firsts, self._scores
        if len(rest) < len(firsts):
            firsts, scores = firsts[rest], scores[rest]
        most = _at_most(firsts, self._size)
        better, even = firsts < most, firsts == most
        even &= scores <= _at_most(scores[even], max(self._size - int(np.count_nonzero(better)), 1))
        best: NDArray[np.bool_] = better | even
        return best

    def _in_order(self, chosen: NDArray[np.intp]) -> list[_Entry]:
        order = np.lexsort((self._numbers[chosen], self._scores[chosen], self._firsts[chosen]))
        return self._entries(chosen[order])

    def _entries(self, chosen: NDArray[np.intp]) -> list[_Entry]:
        keys = self._firsts[chosen], self._scores[chosen], self._numbers[chosen], chosen
        return list(zip(*(key.tolist() for key in keys), strict=True))


def _rows(entries: Sequence[_Entry]) -> NDArray[np.intp]:
    return np.array([row for _first, _score, _number, row in entries], np.intp)


def _at_most(values: Scores, number: int) -> np.float64:
    """What so many of the values are at most, and not many more."""
    # To order a part of them takes a fraction of the time, and tells nearly as well.
    step = len(values) // (_SAMPLE * number) or 1
    some = values[::step]
    # As many as are expected to be among them, and a half more.
    wanted = number if step == 1 else min(3 * number // (2 * step) + 1, len(some))
    most: np.float64 = np.partition(some, wanted - 1)[wanted - 1]
    if step > 1 and np.count_nonzero(values <= most) < number:
        most = np.partition(values, number - 1)[number - 1]
    return most


def _oldest(dates: NDArray[np.uint32]) -> Scores:
    return np.where(dates > 0, -dates.astype(np.float64), -np.inf)


def _title_ranks(matches: Sequence[Matches]) -> list[Scores]:
    """The place of each document by its folded title."""
    titles = [[match.segment.documents.texts[TITLE][docnum] for docnum in match.docs.tolist()] for match in matches]
    places = {title: place for place, title in enumerate(sorted({title for each in titles for title in each}))}
    return [np.array([places[title] for title in each], np.float64) for each in titles]


def _joined(kind: type[Any], parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, kind), *parts])

"""The documents that match, best first, proven no sooner than their turn may have come.

What postings tell of a phrase is an upper bound: it stands in a document at most as often as its rarest gram.  Since a
score grows with that number, a document whose bound is below what has been proven of another one comes after it.  More
occurrences than a posting can tell of do not count, so that they need no proof either.
"""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.model.search import Sort
from reader.search.analysis import MAX_FREQUENCY
from reader.search.fields import BODY, TITLE
from reader.search.matches import Matches
from reader.search.scoring import Scores, Scoring, score
from reader.search.segments import SegmentView

# So many documents are proven at first; then twice as many each time.
_FIRST: Final = 8
# So many documents, the best ones, are sorted at first.
_SORTED: Final = 96


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """number: the library's.  count: occurrences, exact.  segment, docnum: where the index keeps it.

    said_so: by relevance, whether it may say what is asked for in the very characters that were typed.
    """

    number: int
    count: int
    segment: SegmentView
    docnum: int
    said_so: bool = False


_Entry = tuple[float, float, int, RankedDocument]


class Ranking:
    """One search.  total, documents: the occurrences and the documents that are proven so far."""

    def __init__(self, matches: Sequence[Matches], scoring: Scoring, sort: Sort = Sort.RELEVANCE) -> None:
        self._matches = matches
        self._sort = sort
        self._rarities = scoring.rarities(
            np.sum([match.holders() for match in matches], axis=0).tolist() if matches else []
        )
        self._boosts = [match.boosts() for match in matches]
        self._damping = [scoring.damping(m.segment, BODY, m.docs) for m in matches]
        sizes = [len(match.docs) for match in matches]
        self._owners = np.repeat(np.arange(len(matches)), sizes)
        self._rows = np.concatenate([np.zeros(0, np.intp), *map(np.arange, sizes)])
        self._numbers = np.concatenate([np.zeros(0, np.int64), *(m.segment.documents.numbers[m.docs] for m in matches)])
        self._seen = np.concatenate([np.zeros(0, bool), *(match.proven for match in matches)])
        self._titles = _title_ranks(matches) if sort is Sort.TITLE else np.zeros(0)
        self._first, self._scores = self._keys(np.arange(len(self._rows)))
        self._waiting: list[_Entry] = []
        self._order, self._sorted = self._ordered()
        self._at, self._step = 0, _FIRST
        self.total = sum(int(match.totals[match.proven].sum()) for match in matches)
        self.documents = sum(int((match.totals[match.proven] >= 0).sum()) for match in matches)

    @property
    def counted(self) -> bool:
        """Whether all that may match was proven."""
        return bool(self._seen.all())

    def prove_all(self) -> None:
        """Make `total` and `documents` those of everything."""
        self._prove(np.flatnonzero(~self._seen))

    def counts(self) -> dict[int, int]:
        """The occurrences of every document that matches, by its number: all are proven, none has to wait its turn."""
        self.prove_all()
        totals = np.concatenate([np.zeros(0, np.int64), *(match.totals for match in self._matches)])
        matching = totals >= 0
        return dict(zip(self._numbers[matching].tolist(), totals[matching].tolist(), strict=True))

    def take(self) -> RankedDocument | None:
        """The next document; None if there are no more."""
        while not self._is_next_known():
            self._advance()
        return heapq.heappop(self._waiting)[3] if self._waiting else None

    def put_back(self, found: RankedDocument) -> None:
        """It does not say it as it was typed after all: let it come again, among those of which this is known."""
        row = int(np.flatnonzero(self._numbers == found.number)[0])
        heapq.heappush(self._waiting, (0.0, -float(self._scores[row]), found.number, replace(found, said_so=False)))

    def _is_next_known(self) -> bool:
        if self._at == len(self._order) and self._sorted:
            return True
        if not self._waiting or self._at == len(self._order):
            return False
        following = int(self._order[self._at])
        bound = -float(self._first[following]), -float(self._scores[following]), int(self._numbers[following])
        return self._waiting[0][:3] < bound

    def _advance(self) -> None:
        """Prove the next documents, and let them wait for their turn."""
        if self._at == len(self._order):
            known = np.zeros(len(self._rows), bool)
            known[self._order] = True
            rest = np.flatnonzero(~known)
            self._order, self._sorted, self._at = self._in_order(rest), True, 0
        chosen = self._order[self._at : self._at + self._step]
        self._at += len(chosen)
        self._step *= 2
        self._prove(chosen[~self._seen[chosen]])
        for row in chosen.tolist():
            match, place = self._matches[self._owners[row]], int(self._rows[row])
            if match.totals[place] >= 0:
                found = RankedDocument(
                    int(self._numbers[row]),
                    int(match.totals[place]),
                    match.segment,
                    int(match.docs[place]),
                    self._sort is Sort.RELEVANCE and self._first[row] > 0,
                )
                entry = -float(self._first[row]), -float(self._scores[row]), found.number, found
                heapq.heappush(self._waiting, entry)

    def _prove(self, chosen: NDArray[np.intp]) -> None:
        for owner in np.unique(self._owners[chosen]).tolist():
            mine = chosen[self._owners[chosen] == owner]
            match, rows = self._matches[owner], self._rows[mine]
            match.prove(rows)
            found = match.totals[rows]
            self.total += int(found[found > 0].sum())
            self.documents += int((found >= 0).sum())
        self._seen[chosen] = True
        self._first[chosen], self._scores[chosen] = self._keys(chosen)

    # The order

    def _keys(self, chosen: NDArray[np.intp]) -> tuple[Scores, Scores]:
        """What comes first by, the higher the sooner, and then the score, of each of the documents."""
        firsts, scores = np.zeros(len(chosen)), np.zeros(len(chosen))
        for owner in np.unique(self._owners[chosen]).tolist():
            mine = self._owners[chosen] == owner
            match, rows = self._matches[owner], self._rows[chosen[mine]]
            counts = np.minimum(match.counts[:, rows], MAX_FREQUENCY)
            weighted = counts / self._damping[owner][rows] + self._boosts[owner][:, rows]
            scores[mine] = score(self._rarities, weighted)
            firsts[mine] = self._before(match, rows, chosen[mine])
        return firsts, scores

    def _before(self, match: Matches, rows: NDArray[np.intp], chosen: NDArray[np.intp]) -> Scores:
        by: dict[Sort, Callable[[], NDArray[np.float64]]] = {
            Sort.RELEVANCE: lambda: match.said_so(rows).astype(np.float64),
            Sort.DATE_NEWEST: lambda: match.segment.documents.facts.dates[match.docs[rows]].astype(np.float64),
            Sort.DATE_OLDEST: lambda: _oldest(match.segment.documents.facts.dates[match.docs[rows]]),
            Sort.TITLE: lambda: -self._titles[chosen],
            Sort.HITS: lambda: match.at_most(rows).astype(np.float64),
        }
        return by[self._sort]()

    def _ordered(self) -> tuple[NDArray[np.intp], bool]:
        """The best documents in order, and whether these are all."""
        everything = np.arange(len(self._rows))
        if len(everything) <= _SORTED:
            return self._in_order(everything), True
        best = everything[self._first == self._first.max()]
        if len(best) > _SORTED:
            scores = self._scores[best]
            best = best[scores >= np.partition(scores, len(scores) - _SORTED)[len(scores) - _SORTED]]
        return self._in_order(best), False

    def _in_order(self, chosen: NDArray[np.intp]) -> NDArray[np.intp]:
        return chosen[np.lexsort((self._numbers[chosen], -self._scores[chosen], -self._first[chosen]))]


def _oldest(dates: NDArray[np.uint32]) -> Scores:
    return np.where(dates > 0, -dates.astype(np.float64), -np.inf)


def _title_ranks(matches: Sequence[Matches]) -> Scores:
    """The place of each document by its folded title."""
    titles = [match.segment.documents.texts[TITLE][docnum] for match in matches for docnum in match.docs.tolist()]
    places = {title: place for place, title in enumerate(sorted(set(titles)))}
    return np.array([places[title] for title in titles], np.float64)

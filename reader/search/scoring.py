"""BM25F: how well a document answers, from how often its fields say it.

Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields" (2004).  Frequencies in titles and
headings are those of the postings, not proven: the least of a phrase's terms.

A document that has to have several words answers the better where they stand beside each other: side by side, in
whatever order, they make its score 1 + NEARNESS times what it is, near each other less, as `nearer` says.  So it is in
the NEAREST documents that come first without it, for all that postings tell; farther down nobody would see it.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search import candidates
from reader.search.fields import BODY, HEADING, TITLE
from reader.search.lookup import find
from reader.search.plans import PhrasePlan
from reader.search.segments import SegmentView

Scores = NDArray[np.float64]

_K1: Final = 1.2
# How much the length of a field counts.
_B: Final = {BODY: 0.75, TITLE: 0.5, HEADING: 0.5}
# As many as are shown at first if each says it once.
NEAREST: Final = 20
NEARNESS: Final = 0.5
# What is left of it a byte apart, a half of which is left at that many bytes, and nothing beyond the reach.
_APART: Final = 0.2
_HALF: Final = 60
REACH: Final = 360
# A word of a heading counts as one of the body as well, which has the headings too.
_WEIGHTS: Final = {TITLE: 4.0, HEADING: 2.0}

# To look for one document among others takes so many times as long as to look at one of them.
_DENSE: Final = 16


class Scoring:
    """The measures of all documents of a commit.  A field's length is in bytes of folded text."""

    def __init__(self, segments: Iterable[SegmentView]) -> None:
        self.documents = 0
        sums = dict.fromkeys(_B, 0)
        for segment in segments:
            self.documents += int(segment.alive.sum())
            for field in sums:
                sums[field] += int(_lengths(segment, field, np.flatnonzero(segment.alive)).sum())
        self._means = {field: total / max(self.documents, 1) or 1.0 for field, total in sums.items()}
        self._dampings: dict[tuple[str, str], Scores] = {}

    def damping(self, segment: SegmentView, field: str, docs: NDArray[np.uint32]) -> Scores:
        """By what the frequency in a field is divided for its length: 1 where that is the mean one."""
        key = segment.name, field
        if key not in self._dampings:
            lengths = _lengths(segment, field, np.arange(len(segment.alive)))
            self._dampings[key] = lengths * np.float64(_B[field] / self._means[field]) + (1 - _B[field])
        return self._dampings[key].take(docs)

    def boost(self, frequencies: Scores, segment: SegmentView, plan: PhrasePlan, docs: NDArray[np.uint32]) -> None:
        """Add to the weighted frequencies of a phrase in the documents `docs` what title and headings say of it."""
        if not (plan.grams or plan.words or plan.first or plan.word_prefix):
            return
        for field, weight in _WEIGHTS.items():
            if field in segment.fields:
                found, often = candidates.candidates(segment.fields[field], plan, len(segment.alive))
                added = weight * often / self.damping(segment, field, found)
                if len(found) < len(docs) // _DENSE:
                    at, known = find(found, docs)
                    frequencies[at[known]] += added[known]
                else:
                    every = np.zeros(len(segment.alive))
                    every[found] = added
                    frequencies += every.take(docs)

    def rarities(self, holders: Sequence[int]) -> Scores:
        """What a phrase counts that so many documents hold at most, for each of several."""
        shares = [(max(self.documents - each, 0) + 0.5) / (each + 0.5) for each in holders]
        rarities: Scores = np.log(1 + np.array(shares, np.float64))
        return rarities


def score(rarities: Scores, frequencies: Scores) -> Scores:
    """The scores of documents.  frequencies: weighted, a row a phrase and a column a document."""
    scores: Scores = rarities @ (frequencies * (_K1 + 1) / (frequencies + _K1))
    return scores


def nearer(scores: Scores, gaps: Scores) -> Scores:
    """Scores raised for words that stand near each other.

    gaps: how many bytes of folded text there are, where they are nearest, between the beginnings of the first and of
    the last of them, beyond what they fill side by side.
    """
    shares = np.where(gaps <= REACH, _APART * _HALF / (_HALF + gaps), 0)
    shares[gaps == 0] = 1
    return scores * (1 + NEARNESS * shares)


def _lengths(segment: SegmentView, field: str, docs: NDArray[Any]) -> NDArray[np.int64]:
    starts, ends = segment.documents.texts[field].bounds(docs)
    return ends - starts

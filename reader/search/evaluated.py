"""What matches an expression in one segment, proven no sooner than it is asked for."""

from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.model.query import Expression, Field, Phrase, Regex, Wildcard, parts
from reader.search import wildcards
from reader.search.analysis import MAX_FREQUENCY
from reader.search.candidates import ANY, Counts
from reader.search.evaluation import Evaluation
from reader.search.forms import forms_plan, said_so
from reader.search.lookup import isin
from reader.search.matches import NOTHING, Matches, Rows
from reader.search.plans import plan_of
from reader.search.scoring import Scores, Scoring
from reader.search.segments import SegmentView

# More of them tell little about a document, and would have many more of the others looked at before it.
_OPEN: Final = 4


def countable(part: Expression) -> int:
    """How many places at most count for the order: few, where postings tell next to nothing of how many there are.  If
    all counted, none could come first before it has been looked for in all documents."""
    if isinstance(part, Regex):
        return 1
    if isinstance(part, Wildcard) and wildcards.leaves_open(part.text):
        return _OPEN
    return min(map(countable, parts(part)), default=MAX_FREQUENCY)


class ExpressionMatches(Matches):
    """The documents of which an expression may be true; a row of counts is one of its sources."""

    def __init__(
        self, segment: SegmentView, evaluation: Evaluation, wanted: NDArray[np.bool_] | None, scoring: Scoring
    ) -> None:
        self._evaluation = evaluation
        docs = evaluation.possible(wanted)
        super().__init__(segment, docs, evaluation.most(docs), np.zeros(len(docs), bool), scoring)

    def boosts(self) -> Scores:
        added = np.zeros(self.counts.shape)
        for row, source in zip(added, self._evaluation.sources, strict=True):
            if (
                isinstance(source, Phrase)
                and source.field is Field.TEXT
                and (plan := plan_of(source.text, source.prefix))
            ):
                self._scoring.boost(row, self.segment, plan, self.docs)
        return added

    def said_so(self, rows: Rows) -> NDArray[np.bool_]:
        return self._said_so[rows]

    @cached_property
    def _said_so(self) -> NDArray[np.bool_]:
        """By the postings: of all sources that a document may have."""
        said = np.ones(len(self.docs), bool)
        for source, row in zip(self._evaluation.sources, self.counts, strict=True):
            if isinstance(source, Phrase) and source.text.strip():
                typed = forms_plan(source.text, source.prefix)
                said &= (row == 0) | said_so(typed, self.segment, self.docs)
        return said

    @cached_property
    def countable(self) -> Counts:
        most = list(map(countable, self._evaluation.sources))
        return np.array(most, np.int64).reshape(len(most), 1)

    def _holders(self) -> list[int]:
        return list(map(self._evaluation.holders, self._evaluation.sources))

    @property
    def has_words_together(self) -> bool:
        return self._evaluation.has_words_together

    def gaps(self, rows: NDArray[np.intp]) -> Scores:
        return self._evaluation.gaps(self.docs[rows])

    def documents(self) -> int:
        return len(self._evaluation.true(self.docs))

    def at_most(self, rows: Rows) -> Counts:
        found = super().at_most(rows)
        found[~self.proven[rows]] += ANY * self._evaluation.in_notes
        return found

    def prove(self, rows: NDArray[np.intp]) -> None:
        rows = np.sort(rows)
        true, counts, totals = self._evaluation.matches(self.docs[rows])
        held = rows[isin(self.docs[rows], true)]
        self.counts[:, rows] = 0
        self.totals[rows] = NOTHING
        self.counts[:, held] = counts
        self.totals[held] = totals
        self.proven[rows] = True

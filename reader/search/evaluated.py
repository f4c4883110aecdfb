"""What matches an expression in one segment, proven no sooner than it is asked for."""

import numpy as np
from numpy.typing import NDArray

from reader.model.query import Field, Phrase
from reader.search.candidates import ANY, Counts, Documents
from reader.search.evaluation import Evaluation
from reader.search.forms import forms_plan, said_so
from reader.search.fragments import isin
from reader.search.matches import NOTHING, Matches
from reader.search.meaning import Source
from reader.search.plans import plan
from reader.search.scoring import Scores, Scoring
from reader.search.segments import SegmentView
from reader.text.folding import fold_text


class ExpressionMatches(Matches):
    """The documents of which an expression may be true; a row of counts is one of its sources."""

    def __init__(
        self, segment: SegmentView, evaluation: Evaluation, wanted: NDArray[np.bool_], scoring: Scoring
    ) -> None:
        self._evaluation = evaluation
        docs = evaluation.possible(wanted)
        counts = evaluation.most(docs)
        boosts = [_boosts(segment, source, docs, scoring) for source in evaluation.sources]
        said = np.ones(len(docs), bool)
        for source, row in zip(evaluation.sources, counts, strict=True):
            said &= _said_so(segment, source, docs, row)
        boosted = np.array(boosts).reshape(len(boosts), len(docs))
        super().__init__(segment, docs, counts, boosted, said, proven=np.zeros(len(docs), bool))

    def at_most(self, rows: NDArray[np.intp]) -> Counts:
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


def _boosts(segment: SegmentView, source: Source, docs: Documents, scoring: Scoring) -> Scores:
    """What title and headings add to the frequency of a phrase."""
    if not isinstance(source, Phrase) or source.field is not Field.TEXT or not fold_text(source.text).strip():
        return np.zeros(len(docs))
    return scoring.boosts(segment, plan(fold_text(source.text), source.prefix), docs)


def _said_so(segment: SegmentView, source: Source, docs: Documents, counts: Counts) -> NDArray[np.bool_]:
    """Of each document, whether it says the source, which it has so often at most, as it was typed: by its postings."""
    said = np.ones(len(docs), bool)
    typed = forms_plan(source.text, source.prefix) if isinstance(source, Phrase) and source.text.strip() else None
    held = counts > 0
    if typed is not None:
        said[held] = said_so(typed, segment, docs[held])
    return said

"""A state of the index, opened for reading."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.model.search import Filter, Query, Sort
from reader.search import facets
from reader.search.forms import FormsPlan
from reader.search.matches import Matches, PhraseMatches
from reader.search.plans import PhrasePlan
from reader.search.ranking import Ranking
from reader.search.scoring import Scoring
from reader.search.segments import SegmentView


class Searcher:
    """Searches the segments of one commit."""

    def __init__(self, segments: Sequence[SegmentView]) -> None:
        self.segments = tuple(segments)
        self.scoring = Scoring((segment.documents, segment.alive) for segment in segments)

    def wanted(self, segment: SegmentView, document: int | None, filters: Sequence[Filter]) -> NDArray[np.bool_]:
        """Of each document of the segment, whether it is asked about.

        document: the library's number of the only one that is; None = all.
        """
        asked = segment.alive
        if document is not None:
            asked = asked & (segment.documents.numbers == document)
        if filters:
            asked = asked & facets.passing(segment.documents.facts, filters)
        return asked

    def phrases(self, plans: Sequence[PhrasePlan], typed: FormsPlan | None, query: Query) -> list[Matches]:
        """What matches any of the phrases, in each segment; what is not sure is unproven."""
        return [
            PhraseMatches(segment, plans, typed, self.wanted(segment, query.document, query.filters), self.scoring)
            for segment in self.segments
        ]

    def ranking(self, matches: Sequence[Matches], sort: Sort) -> Ranking:
        return Ranking(matches, self.scoring, sort)

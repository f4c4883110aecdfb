"""A state of the index, opened for reading."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from reader.model.search import Query
from reader.search import facets
from reader.search.scoring import Scoring
from reader.search.segments import SegmentView


class Searcher:
    """Searches the segments of one commit."""

    def __init__(self, segments: Sequence[SegmentView]) -> None:
        self.segments = tuple(segments)
        self.scoring = Scoring(self.segments)

    def without(self, gone: Collection[int]) -> "Searcher":
        """The same, as if the documents with these numbers had been deleted."""
        numbers = np.fromiter(gone, np.int64, len(gone))
        left = [segment.alive & ~np.isin(segment.documents.numbers, numbers) for segment in self.segments]
        return Searcher(
            [
                replace(segment, alive=alive, is_whole=bool(alive.all()))
                for segment, alive in zip(self.segments, left, strict=True)
            ]
        )

    def wanted(self, segment: SegmentView, query: Query) -> NDArray[np.bool_] | None:
        """Of each document of the segment, whether the query is about it: the one it names, and those that pass its
        filters.  None = all of them."""
        if query.document is None and not query.filters and segment.is_whole:
            return None
        asked = segment.alive
        if query.document is not None:
            asked = asked & (segment.documents.numbers == query.document)
        if query.filters:
            asked = asked & facets.passing(segment.documents.facts, query.filters)
        return asked

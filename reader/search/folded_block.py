"""Folded texts of blocks, of whichever documents, with their way back to the source, cheap for blocks of any length."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

import numpy as np

from reader.search import bulk_folding
from reader.search.occurrences import Span
from reader.text import folding

Key = TypeVar("Key", bound=Hashable)


class FoldedBlocks(Generic[Key]):
    """Some blocks, by their keys, folded in one go: a line feed between them is an edge to folding."""

    def __init__(self, sources: Mapping[Key, str]) -> None:
        self._sources = sources
        joined, self._gone = bulk_folding.fold_with_gaps("\n".join(sources.values()))
        # The place in the folded text before which each of them was dropped.
        self._before = self._gone - np.arange(len(self._gone))
        begins = list(accumulate((len(source) + 1 for source in sources.values()), initial=0))
        folded = (begins - np.searchsorted(self._gone, begins)).tolist()
        # Where each begins among all, in the source and folded.
        self._begins = {key: both for key, *both in zip(sources, begins, folded, strict=False)}
        self._texts = {
            key: joined[start : end - 1] for key, (start, end) in zip(sources, pairwise(folded), strict=True)
        }

    @property
    def texts(self) -> Mapping[Key, str]:
        """As folding.fold_text makes it of each, in the order of the sources."""
        return self._texts

    def to_source(self, places: Sequence[tuple[Key, int, int]]) -> list[Span]:
        """Where places, not empty, in code points of each folded block, stand in its source."""
        begins, offsets = np.array([self._begins[key] for key, _start, _end in places], np.intp).reshape(-1, 2).T
        folded = np.array([(start, end - 1) for _key, start, end in places], np.intp).reshape(-1, 2).T + offsets
        starts, lasts = (folded + np.searchsorted(self._before, folded, "right") - begins).tolist()
        return [
            self._of_blanks(place) if self._is_at_blank(place) else (start, last + 1)
            for place, start, last in zip(places, starts, lasts, strict=True)
        ]

    def _is_at_blank(self, place: tuple[Key, int, int]) -> bool:
        key, start, end = place
        text = self._texts[key]
        return text[start] == " " or text[end - 1] == " "

    def _of_blanks(self, place: tuple[Key, int, int]) -> Span:
        """A blank at the edge of a place stands for a whole run of them."""
        key, start, end = place
        return folding.fold(self._sources[key]).map.to_source(start, end)

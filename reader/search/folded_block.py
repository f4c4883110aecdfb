"""Folded texts of blocks, of whichever documents, with their way back to the source, cheap for blocks of any length."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

import numpy as np

from reader.search import bulk_folding
from reader.search.occurrences import Span
from reader.text import folding

Key = TypeVar("Key", bound=Hashable)


class FoldedBlocks(Generic[Key]):
    """Some blocks, by their keys, folded in one go: a line feed between them is an edge to folding.

    text: as folding.fold_text makes it of each, joined by line feeds.
    """

    def __init__(self, sources: Mapping[Key, str]) -> None:
        self._sources = sources
        lengths = (len(source) + 1 for source in sources.values())
        # Where each begins among the sources joined.
        self._starts = dict(zip(sources, accumulate(lengths, initial=0), strict=False))
        self.text, gone = bulk_folding.fold_with_gaps("\n".join(sources.values()))
        self._gone = gone
        # The place in the folded text before which each of them was dropped.
        self._before = gone - np.arange(len(gone))

    @property
    def blocks(self) -> Iterable[Key]:
        return self._sources

    def to_source(self, places: Sequence[tuple[Key, int, int]]) -> list[Span]:
        """Where places, not empty, in code points of each folded block, stand in its source."""
        begins = np.array([self._starts[block] for block, _start, _end in places], np.intp)
        edges = np.array([(start, end - 1) for _block, start, end in places], np.intp).reshape(-1, 2).T
        folded = edges + begins - np.searchsorted(self._gone, begins)
        first, last = (folded + np.searchsorted(self._before, folded, "right") - begins).tolist()
        found = [(start, end + 1) for start, end in zip(first, last, strict=True)]
        for at, inside in enumerate(folded.T.tolist()):
            if any(self.text[each] == " " for each in inside):
                # A blank at the edge stands for a whole run of them.
                block, start, end = places[at]
                found[at] = folding.fold(self._sources[block]).map.to_source(start, end)
        return found

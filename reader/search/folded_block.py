"""Folded texts of blocks, of whichever documents, with their way back to the source, cheap for blocks of any length."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from reader.search import bulk_folding
from reader.search.occurrences import Span
from reader.text import folding


class FoldedBlocks:
    """Some blocks folded in one go: a line feed between them is an edge to folding.

    text: as folding.fold_text makes it of each, joined by line feeds.  begins: where each begins there.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = sources
        self.text, gone = bulk_folding.fold_with_gaps("\n".join(sources))
        # The place in the folded text before which each of them was dropped.
        self._before = gone - np.arange(len(gone))
        begins = accumulate((len(source) + 1 for source in sources[:-1]), initial=0)
        self._begins = np.fromiter(begins, np.intp, len(sources))
        self.begins: NDArray[np.intp] = self._begins - gone.searchsorted(self._begins)

    def to_source(self, blocks: NDArray[np.intp], starts: NDArray[np.intp], ends: NDArray[np.intp]) -> list[Span]:
        """Where places, not empty, in code points of `text`, stand in the sources of the `blocks` in which they are."""
        places = np.concatenate((starts, ends - 1)).reshape(2, -1)
        found = places + self._before.searchsorted(places, "right") - self._begins[blocks]
        text, edges = self.text, zip(*found.tolist(), *places.tolist(), blocks.tolist(), strict=True)
        return [
            (start, end + 1) if text[first] != " " != text[last] else self._of_blanks(block, first, last)
            for start, end, first, last, block in edges
        ]

    def _of_blanks(self, block: int, first: int, last: int) -> Span:
        """A blank at the edge of a place stands for a whole run of them."""
        begin = int(self.begins[block])
        return folding.fold(self._sources[block]).map.to_source(first - begin, last + 1 - begin)

"""A block's folded text with its way back to the source, cheap for a block of any length."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from reader.search import bulk_folding
from reader.search.occurrences import Span
from reader.text import folding
from reader.text.offsets import OffsetMap

_PIECE: Final = 4096
# Shorter blocks are folded sooner character by character.
_SHORT: Final = 150


class BlockView(Protocol):
    """A block folded."""

    @property
    def text(self) -> str:
        """The same as folding.fold_text(source)."""

    def to_source(self, start: int, end: int) -> Span:
        """Where folded text[start:end], not empty, stands in the source."""


def folded_block(source: str) -> BlockView:
    """The quickest view of a block."""
    found = bulk_folding.fold_with_gaps(source) if len(source) >= _SHORT else None
    return FoldedBlock(source) if found is None else _GappedBlock(source, *found)


class FoldedBlock:
    """Folds a long block piece by piece, and maps only the pieces that are asked about.

    Folding looks at neighbours only where there are blanks (and characters it drops), so that a cut between two other
    characters changes nothing.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._cuts = [*_cuts(source), len(source)]
        self._maps: dict[tuple[int, int], OffsetMap] = {}
        if len(self._cuts) == 2:
            text, self._maps[0, 1] = folding.fold(source)
            self._folded = [text]
        else:
            self._folded = [bulk_folding.fold_text(source[begin:end]) for begin, end in pairwise(self._cuts)]
        self._starts = [0, *accumulate(map(len, self._folded))]

    @property
    def text(self) -> str:
        """The same as folding.fold_text(source)."""
        return "".join(self._folded)

    def to_source(self, start: int, end: int) -> Span:
        """Where folded text[start:end], not empty, stands in the source."""
        if self._starts[-1] == len(self._source):  # nothing was dropped, and folding never adds
            return start, end
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1)
        origin, base = self._cuts[first], self._starts[first]
        if (first, last) not in self._maps:
            self._maps[first, last] = folding.fold(self._source[origin : self._cuts[last]]).map
        source_start, source_end = self._maps[first, last].to_source(start - base, end - base)
        return origin + source_start, origin + source_end


class _GappedBlock:
    """Folds in one go, and finds the way back by counting what was dropped before a place."""

    def __init__(self, source: str, folded: str, gone: NDArray[np.intp]) -> None:
        self._source, self._text = source, folded
        # The place in the folded text before which each of them was dropped.
        self._before = gone - np.arange(len(gone))

    @property
    def text(self) -> str:
        return self._text

    def to_source(self, start: int, end: int) -> Span:
        if " " in (self._text[start], self._text[end - 1]):
            # A blank at the edge stands for a whole run of them.
            return folding.fold(self._source).map.to_source(start, end)
        first, last = np.searchsorted(self._before, (start, end - 1), "right").tolist()
        return start + first, end + last


def _cuts(source: str) -> Iterator[int]:
    """Where pieces begin."""
    yield 0
    at = _PIECE
    while at < len(source):
        if _stays(source[at - 1]) and _stays(source[at]):
            yield at
            at += _PIECE
        else:
            at += 1


def _stays(char: str) -> bool:
    return not char.isspace() and folding.fold_text(char) != ""

"""The postings of a field as one array for all grams and one for all words, and merging those of several segments.

A posting is `document << 8 | frequency`, a uint32.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.search import analysis
from reader.search.followers import Signs

DROPPED: Final = np.uint32(0xFFFFFF)
"""The new number of a document that is left out of a merge."""

# Postings that are in memory at once while segments are merged.
_PIECE: Final = 1 << 19


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """postings: of each of several keys one after the other, those of key i are postings[offsets[i] : offsets[i + 1]],
    sorted.  signs: of each of the postings, if these are of grams; see followers.py."""

    offsets: NDArray[np.uint32]
    postings: NDArray[np.uint32]
    signs: Signs | None = None

    def pieces(self) -> Iterator["Lists"]:
        """The lists, one after the other, several together."""
        yield self

    def between(self, first: int, last: int) -> "Lists":
        """Those of the keys first..last."""
        offsets = self.offsets[first : last + 1]
        kept = slice(int(offsets[0]), int(offsets[-1]))
        return Lists(offsets - offsets[0], self.postings[kept], None if self.signs is None else self.signs[kept])

    def renumbered(self, documents: NDArray[np.uint32]) -> "Lists":
        """The same with new numbers of documents, ascending as the old ones are; without those that are DROPPED."""
        new = documents[self.postings >> np.uint32(8)]
        moved = new << np.uint32(8) | self.postings & np.uint32(0xFF)
        kept = new != DROPPED
        if kept.all():
            return Lists(self.offsets, moved, self.signs)
        before = np.concatenate((np.zeros(1, np.uint32), np.cumsum(kept, dtype=np.uint32)))
        return Lists(before[self.offsets], moved[kept], None if self.signs is None else self.signs[kept])


@dataclass(frozen=True, slots=True, eq=False)
class _Moving:
    """Lists of a segment on their way into another one.

    documents: their new numbers, see `Lists.renumbered`; None where they stay.  places: of the keys among those of all
    segments, ascending.
    """

    lists: Lists
    documents: NDArray[np.uint32] | None
    places: NDArray[np.intp]

    def sizes(self) -> NDArray[np.int64]:
        """How many postings of each of its keys are not left out."""
        sizes = np.diff(self.lists.offsets).astype(np.int64)
        if self.documents is None or not (self.documents == DROPPED).any():
            return sizes
        return np.concatenate([sizes[:0], *(np.diff(self._renumbered(*cut).offsets) for cut in pairwise(_cuts(sizes)))])

    def between(self, first: int, last: int) -> tuple[NDArray[np.intp], Lists]:
        """What it has of the keys first..last of all segments: their places from `first` on, and their lists."""
        begin, end = np.searchsorted(self.places, (first, last)).tolist()
        return self.places[begin:end] - first, self._renumbered(begin, end)

    def _renumbered(self, first: int, last: int) -> Lists:
        """The lists of its keys first..last."""
        lists = self.lists.between(first, last)
        return lists if self.documents is None else lists.renumbered(self.documents)


class MergedLists:
    """The lists of several segments as those of one: for each key the postings of one after those of the other.

    The postings are made piece by piece as they are written: all of them take more memory than a segment should.
    offsets: as in Lists.  kept: the keys that have any, by their places among all.
    """

    def __init__(self, parts: Sequence[_Moving], keys: int) -> None:
        self._parts = parts
        self._totals, before = np.zeros(keys, np.int64), np.zeros(keys, np.int64)
        for part in parts:
            self._totals[part.places] += part.sizes()
            before[part.places] += np.diff(part.lists.offsets)
        self._cuts = _cuts(before)
        self.kept = np.flatnonzero(self._totals)
        self.offsets = np.cumsum(np.append(0, self._totals[self.kept])).astype(np.uint32)

    def pieces(self) -> Iterator[Lists]:
        """As `Lists.pieces`."""
        for first, last in pairwise(self._cuts):
            yield self._piece(first, last)

    def _piece(self, first: int, last: int) -> Lists:
        """The lists of the keys first..last of all segments."""
        ends = np.cumsum(self._totals[first:last])
        free = ends - self._totals[first:last]
        postings, signs = np.zeros(int(ends[-1]), np.uint32), np.zeros(int(ends[-1]), np.uint16)
        for part in self._parts:
            at, lists = part.between(first, last)
            sizes = np.diff(lists.offsets).astype(np.int64)
            moved = np.repeat(free[at] - lists.offsets[:-1], sizes) + np.arange(len(lists.postings))
            postings[moved] = lists.postings
            if lists.signs is not None:
                signs[moved] = lists.signs
            free[at] += sizes
        have_signs = self._parts[0].lists.signs is not None
        return Lists(np.append(0, ends).astype(np.uint32), postings, signs if have_signs else None)


def _cuts(sizes: NDArray[np.int64]) -> list[int]:
    """Where to part keys that have so many postings, with the beginning and the end."""
    piece = np.cumsum(sizes) // _PIECE
    return [0, *(np.flatnonzero(np.diff(piece)) + 1).tolist(), len(sizes)] if len(sizes) else []


AnyLists: TypeAlias = Lists | MergedLists
_Held = TypeVar("_Held", bound=AnyLists, covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class FieldPostings(Generic[_Held]):
    """The postings of a field.  gram_keys, words: ascending, each different."""

    gram_keys: NDArray[np.uint32]
    grams: _Held
    words: list[bytes]
    of_words: _Held


Numbered: TypeAlias = tuple[FieldPostings[Lists], NDArray[np.uint32] | None]
"""A segment's postings, and the new numbers of its documents: see `Lists.renumbered`; None where they stay."""


def merged(parts: Sequence[Numbered]) -> FieldPostings[MergedLists]:
    """The postings of several segments, each with later documents than the one before it, as those of one."""
    gram_keys, gram_places = _all_grams([part.gram_keys for part, _ in parts])
    words, word_places = _all_words([part.words for part, _ in parts])
    moving = list(zip(parts, gram_places, word_places, strict=True))
    grams = MergedLists([_Moving(part.grams, new, at) for (part, new), at, _ in moving], len(gram_keys))
    of_words = MergedLists([_Moving(part.of_words, new, at) for (part, new), _, at in moving], len(words))
    return FieldPostings(gram_keys[grams.kept], grams, [words[at] for at in of_words.kept.tolist()], of_words)


def _all_grams(each: Sequence[NDArray[np.uint32]]) -> tuple[NDArray[np.uint32], list[NDArray[np.intp]]]:
    """The different keys, ascending, and where those of each part stand among them."""
    keys = np.concatenate(each)
    order = np.argsort(keys, kind="stable")  # of runs that are sorted: merges them
    ordered = keys[order]
    starts = analysis.run_starts(ordered)
    places = np.zeros(len(keys), np.intp)
    places[order] = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(keys)))
    return ordered[starts], np.split(places, np.cumsum([len(part) for part in each])[:-1])


def _all_words(each: Sequence[list[bytes]]) -> tuple[list[bytes], list[NDArray[np.intp]]]:
    words = sorted(set[bytes]().union(*each))
    known = {word: place for place, word in enumerate(words)}
    return words, [np.fromiter(map(known.__getitem__, part), np.intp, len(part)) for part in each]

"""The postings of a field as one array for all grams and one for all words, and merging those of several segments.

A posting is `document << 8 | frequency`, a uint32.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.search import analysis

DROPPED: Final = np.uint32(0xFFFFFF)
"""The new number of a document that is left out of a merge."""


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """postings: of each of several keys one after the other, those of key i are postings[offsets[i] : offsets[i + 1]],
    sorted."""

    offsets: NDArray[np.uint32]
    postings: NDArray[np.uint32]

    def renumbered(self, documents: NDArray[np.uint32]) -> "Lists":
        """The same with new numbers of documents, ascending as the old ones are; without those that are DROPPED."""
        new = documents[self.postings >> np.uint32(8)]
        moved = new << np.uint32(8) | self.postings & np.uint32(0xFF)
        kept = new != DROPPED
        if kept.all():
            return Lists(self.offsets, moved)
        before = np.concatenate((np.zeros(1, np.uint32), np.cumsum(kept, dtype=np.uint32)))
        return Lists(before[self.offsets], moved[kept])


@dataclass(frozen=True, slots=True, eq=False)
class FieldPostings:
    """The postings of a field.  gram_keys, words: ascending, each different."""

    gram_keys: NDArray[np.uint32]
    grams: Lists
    words: list[bytes]
    of_words: Lists

    def renumbered(self, documents: NDArray[np.uint32]) -> "FieldPostings":
        """As `Lists.renumbered`."""
        grams, of_words = self.grams.renumbered(documents), self.of_words.renumbered(documents)
        return FieldPostings(self.gram_keys, grams, self.words, of_words)


def merged(parts: Sequence[FieldPostings]) -> FieldPostings:
    """The postings of several segments, each with later documents than the one before it, as those of one."""
    gram_keys, gram_places = _all_grams([part.gram_keys for part in parts])
    grams, kept = _in_line([part.grams for part in parts], gram_places, len(gram_keys))
    words, word_places = _all_words([part.words for part in parts])
    of_words, kept_words = _in_line([part.of_words for part in parts], word_places, len(words))
    return FieldPostings(gram_keys[kept], grams, [words[at] for at in kept_words.tolist()], of_words)


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


def _in_line(each: Sequence[Lists], places: Sequence[NDArray[np.intp]], keys: int) -> tuple[Lists, NDArray[np.intp]]:
    """For each key the postings of one part after the other; and the keys that have any.  places: of the keys of each
    part among all `keys`."""
    sizes = [(part.offsets[1:] - part.offsets[:-1]).astype(np.int64) for part in each]
    totals = np.zeros(keys, np.int64)
    for size, at in zip(sizes, places, strict=True):
        totals[at] += size
    ends = np.cumsum(totals)
    free = ends - totals
    postings = np.zeros(int(totals.sum()), np.uint32)
    for part, size, at in zip(each, sizes, places, strict=True):
        moves = free[at] - part.offsets[:-1]
        postings[np.repeat(moves, size) + np.arange(len(part.postings))] = part.postings
        free[at] += size
    kept = np.flatnonzero(totals > 0)
    return Lists(np.append(ends[kept] - totals[kept], len(postings)).astype(np.uint32), postings), kept

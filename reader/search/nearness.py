"""Places of several phrases that are near each other, in many documents at once: as `meaning.near` says of each of
them, and as near as `scoring.nearer` counts."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search.boundaries import Places
from reader.search.documents import TextReader
from reader.search.proof import as_string

FARTHEST: Final = 64
"""Up to so many code points between them; more are looked at document by document."""

# The bytes of a code point, at most.
_WIDEST: Final = 4


def near_places(text: TextReader, left: Places, right: Places, sizes: tuple[int, int], distance: int) -> Places:
    """Where those places of either side begin that have one of the other side near them.

    left, right: where the places begin, in bytes of the map, ascending; places of one side do not overlap those of the
    other.  sizes: in bytes.  distance: in code points, FARTHEST at most.
    """
    return np.concatenate(
        (
            left[_has_near(text, left, right, sizes, distance)],
            right[_has_near(text, right, left, sizes[::-1], distance)],
        )
    )


Distances = tuple[NDArray[np.float64], NDArray[np.float64]]
"""Of each of some places how many bytes before it, or with it, and how many after it the nearest other one begins;
infinite where there is none near it in its block."""


def beside(text: TextReader, places: Places, others: Places, reach: int) -> Distances:
    """The nearest of other places, which are ascending."""
    before, after = np.full(len(places), np.inf), np.full(len(places), np.inf)
    blocks = text.blocks_at(places)
    last, following = np.searchsorted(others, places, "right") - 1, np.searchsorted(others, places)
    for found, distances, exists in ((last, before, last >= 0), (following, after, following < len(others))):
        at = np.flatnonzero(exists)
        other = others[found[at]]
        at, other = at[text.blocks_at(other) == blocks[at]], other[text.blocks_at(other) == blocks[at]]
        distances[at] = np.abs(other - places[at])
        distances[distances > reach] = np.inf
    return before, after


def beside_literal(text: TextReader, places: Places, literal: bytes, reach: int) -> Distances:
    """The nearest places where some bytes stand, which cannot overlap each other."""
    begins, ends = text.extents(text.blocks_at(places))
    whole = as_string(text.map)
    last = np.strings.rfind(whole, literal, np.maximum(begins, places - reach), np.minimum(ends, places + len(literal)))
    following = np.strings.find(whole, literal, places, np.minimum(ends, places + reach + len(literal)))
    return np.where(last >= 0, places - last, np.inf), np.where(following >= 0, following - places, np.inf)


def gaps(each: Sequence[Distances], sizes: Sequence[int]) -> NDArray[np.float64]:
    """Of each of some places how many bytes are not filled from the beginning of the first to the end of the last where
    it stands among the nearest of each of other ones; 1 where these overlap.  sizes: of the places, then of the
    others."""
    befores, afters = np.array([before for before, _after in each]), np.array([after for _before, after in each])
    own, lengths = sizes[0], np.array(sizes[1:])[:, np.newaxis]
    found = np.full(befores.shape[1], np.inf)
    for before in (np.zeros(befores.shape[1]), *befores):
        # Those that are as near before it stand there, the others behind.
        ends = np.where(befores <= before, lengths - befores, afters + lengths).max(axis=0)
        gap = before + np.maximum(ends, own) - sum(sizes)
        found = np.minimum(found, np.where(gap < 0, 1, gap))
    return found


def least(text: TextReader, docnums: NDArray[np.uint32], places: Places, values: NDArray[np.float64]) -> Any:
    """Of the values of places the least in each of the documents, which are ascending; infinite where there is none."""
    found = np.full(len(docnums), np.inf)
    np.minimum.at(found, np.searchsorted(text.ends[docnums], places, "right"), values)
    return found


def _has_near(
    text: TextReader, places: Places, others: Places, sizes: tuple[int, int], distance: int
) -> NDArray[np.bool_]:
    if not len(places) or not len(others):
        return np.zeros(len(places), bool)
    ends, other_ends = places + sizes[0], others + sizes[1]
    following = np.searchsorted(others, ends)
    before = np.searchsorted(other_ends, places, "right") - 1
    near = np.zeros(len(places), bool)
    for found, exists in ((following, following < len(others)), (before, before >= 0)):
        at = np.flatnonzero(exists)
        other = found[at]
        starts, stops = np.minimum(ends[at], other_ends[other]), np.maximum(places[at], others[other])
        close = stops - starts <= _WIDEST * distance
        close &= text.blocks_at(places[at]) == text.blocks_at(others[other])
        at, starts, stops = at[close], starts[close], stops[close]
        near[at[_code_points(text, starts, stops) <= distance]] = True
    return near


def _code_points(text: TextReader, starts: Places, stops: Places) -> NDArray[np.int64]:
    """How many there are from each start to its stop, which is near."""
    octets = np.frombuffer(text.map, np.uint8)
    counts = np.zeros(len(starts), np.int64)
    for offset in range(int((stops - starts).max(initial=0))):
        within = starts + offset < stops
        counts[within] += octets[starts[within] + offset] & 0xC0 != 0x80
    return counts

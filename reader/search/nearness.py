"""Places of two phrases that are near each other, in many documents at once: as `meaning.near` says of each of them."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.search.documents import TextReader

Places = NDArray[np.int64]

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

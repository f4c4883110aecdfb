"""What comes after a gram in a document, told in 16 bits beside each posting, so that three units need no look into the
text where the first two are rare there.

A *follower* is the code unit two after the first one of a gram, 0 at the end of the text; of a head (analysis.py) it is
the one before what the head comes after, so that here too it and the gram are three in a line.  Of several grams that
are alike in a document each has its own.  The sign of a posting is

* where its frequency is 1, the follower;
* else the bits of all followers: of a unit u the bit (u * 40503 % 65536) >> 12, counted from the lowest one;
* FFFF, where nothing is known.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search.tables import Units

Signs = NDArray[np.uint16]

UNKNOWN: Final = 0xFFFF

_ONE: Final = np.uint16(1)
_FACTOR: Final = np.uint16(40503)
_SHIFT: Final = np.uint16(12)


def signs_of(followers: Units, starts: NDArray[np.intp], sizes: NDArray[np.intp]) -> Signs:
    """The signs of postings.  followers: of their grams, those of each posting from `starts` on, `sizes` many."""
    if not len(starts):
        return np.zeros(0, np.uint16)
    signs: Signs = np.bitwise_or.reduceat(_bits(followers), starts)
    # Of two signs the one or the other by bits: to choose takes four times as long.
    alone = -(sizes == 1).astype(np.uint16)
    signs ^= (signs ^ followers.take(starts)) & alone
    return signs


def _bits(units: Any) -> Any:
    return np.left_shift(_ONE, units * _FACTOR >> _SHIFT)


def may_be(postings: NDArray[np.uint32], signs: Signs, units: Units) -> NDArray[np.bool_]:
    """Of each of the postings whether a unit may follow it.  units: one for all, or one for each."""
    alone = postings.astype(np.uint8) == 1
    may: NDArray[np.bool_] = signs & _bits(units) > 0
    may ^= (may ^ (signs == units)) & alone  # what np.where says in four times the time
    may |= signs == UNKNOWN
    return may


def is_sure(postings: NDArray[np.uint32], signs: Signs, units: Units) -> NDArray[np.bool_]:
    """Of each of the postings whether it stands for one gram, which a unit, not FFFF, follows; units: as above."""
    sure: NDArray[np.bool_] = (postings.astype(np.uint8) == 1) & (signs == units)
    return sure

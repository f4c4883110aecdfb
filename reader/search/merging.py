"""Which segments to merge, decided from their sizes alone."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

# So many of about one size become one.
_FAN: Final = 8
# Segments below this are of one size.
_SMALL: Final = 1 << 20
# A commit of one small document never waits for more than this to be copied (about a quarter of a second).
_BUDGET: Final = 48 << 20
# Nor does any segment grow beyond this by merging.
_LARGEST: Final = 128 << 20
# What is more than this many times as large as all that would join it is not copied for that.
_WORTH: Final = 8


@dataclass(frozen=True, slots=True)
class SegmentSize:
    """size: bytes of text, of documents deleted too.  documents: how many; deleted: of these."""

    size: int
    documents: int
    deleted: int

    @property
    def live(self) -> int:
        """Bytes of text that a merge would copy, about."""
        return self.size * (self.documents - self.deleted) // max(self.documents, 1)


def segments_to_merge(segments: Sequence[SegmentSize], added: int) -> list[int]:
    """The indexes of the segments that a commit of `added` bytes of text is to rewrite into its new segment.

    Segments more than half deleted go first, then groups of eight or more of about one size, the smallest first,
    as far as the work stays in proportion to what is added.
    """
    budget = min(max(_BUDGET, 4 * added), _LARGEST - added)
    tiers: dict[int, list[int]] = defaultdict(list)
    chosen: list[int] = []
    for index, segment in enumerate(segments):
        if segment.deleted * 2 > segment.documents and segment.live <= budget:
            chosen.append(index)
            budget -= segment.live
        else:
            tiers[_tier(segment.size)].append(index)
    for tier in sorted(tiers):
        members = sorted(tiers[tier], key=lambda index: segments[index].live)
        if len(members) >= _FAN:
            taken = _affordable([segments[index].live for index in members], budget)
            chosen += members[:taken]
            budget -= sum(segments[index].live for index in members[:taken])
    return sorted(chosen)


def segments_to_join(segments: Sequence[SegmentSize]) -> list[int]:
    """The indexes of the segments that become one where nobody waits: the smallest, as many as one may hold."""
    ascending = sorted(range(len(segments)), key=lambda index: segments[index].live)
    sizes = list(accumulate(segments[index].live for index in ascending))
    taken = bisect_right(sizes, _LARGEST)
    while taken > 1 and sizes[taken - 1] > (_WORTH + 1) * sizes[taken - 2]:
        taken -= 1
    return sorted(ascending[:taken]) if taken > 1 else []


def _affordable(sizes: list[int], budget: int) -> int:
    """How many of the segments, given by ascending sizes, to make one: all, or else as many as the budget is enough for
    if the largest of them becomes twice as large."""
    costs = list(accumulate(sizes))
    taken = bisect_right(costs, budget)
    return taken if taken == len(sizes) or (taken and costs[taken - 1] >= 2 * sizes[taken - 1]) else 0


def _tier(size: int) -> int:
    tier = 0
    while size >= _SMALL:
        size //= _FAN
        tier += 1
    return tier

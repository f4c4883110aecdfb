"""Which lines of a table's cells belong to which row, told by where they stand beside what stands once in each row."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

_EMPTY: Final = 0.5  # lines
_BREAKS_OFF: Final = 0.3  # the same of a cell that ends with a full line
_GOES_ON: Final = 0.8  # and of one that goes on behind a line with room for more
_FAR: Final = float("inf")
_MOST: Final = 600  # lines times rows, of which all partings are weighed
_TALLEST: Final = 12  # lines of a cell, and between it and what stands once in its row


def best_rows(
    places: Sequence[int], anchors: Sequence[int], full: Sequence[bool], *, centred: bool
) -> tuple[float, list[int]]:
    """(cost, ends) of the best parting of a column's lines into a stretch for each row, some of them empty.

    places: where the lines stand, from the top.  anchors: where what stands once in each row does.  full: of each line
    whether it goes on: what the next begins with had no room behind it, say.  centred: whether cells are set to the
    middle of their row, else to its top.  ends: how many lines stand up to the end of each row.  cost: how far the
    cells stand from where they should, in lines, and what it costs that one is empty, breaks off at a full line or
    goes on behind another.
    """
    if places == anchors:
        return 0.0, list(range(1, len(anchors) + 1))
    if len(places) * len(anchors) > _MOST:
        return _to_nearest(places, anchors, centred=centred)
    count = len(places)
    stretches = [_stretches(places, first, full, centred=centred) for first in range(count)]
    costs = [0.0] + [_FAR] * count  # of the lines so far, in the rows so far
    begins: list[list[int]] = []
    for anchor in anchors:
        following, begin = [cost + _EMPTY for cost in costs], list(range(count + 1))
        for first in range(bisect_left(places, anchor - _TALLEST), bisect_right(places, anchor + _TALLEST)):
            if (above := costs[first]) == _FAR:
                continue
            for end, middle, torn in stretches[first]:
                if (cost := above + torn + abs(middle - anchor)) < following[end]:
                    following[end], begin[end] = cost, first
        costs = following
        begins.append(begin)
    if costs[count] == _FAR:
        return _to_nearest(places, anchors, centred=centred)
    ends: list[int] = []
    end = count
    for begin in reversed(begins):
        ends.append(end)
        end = begin[end]
    return costs[count], ends[::-1]


def _stretches(
    places: Sequence[int], first: int, full: Sequence[bool], *, centred: bool
) -> list[tuple[int, float, float]]:
    """(index behind it, where it stands, what its ends cost) of each stretch of lines from `first` on that may be a
    cell."""
    found: list[tuple[int, float, float]] = []
    torn = 0.0
    for last in range(first, min(len(places), first + _TALLEST)):
        is_apart = last + 1 == len(places) or places[last + 1] - places[last] > 1
        breaks_off = _BREAKS_OFF if full[last] and not is_apart else 0.0
        found.append((last + 1, (places[first] + places[last]) / 2 if centred else places[first], torn + breaks_off))
        torn += 0.0 if full[last] else _GOES_ON
    return found


def _to_nearest(places: Sequence[int], anchors: Sequence[int], *, centred: bool) -> tuple[float, list[int]]:
    """The same of tables so long, or cells so tall, that each line goes to the nearest row, or to the last that begins
    above it."""
    if centred:
        bounds = [(above + below) / 2 for above, below in pairwise(anchors)]
        ends = [bisect_left(places, bound) for bound in bounds]
    else:
        ends = [bisect_right(places, below - 1) for below in anchors[1:]]
    ends.append(len(places))
    cost = 0.0
    for anchor, begin, end in zip(anchors, [0, *ends], ends, strict=False):
        stretch = places[begin:end]
        middle = (stretch[0] + stretch[-1]) / 2 if centred and stretch else stretch[0] if stretch else anchor - _EMPTY
        cost += abs(middle - anchor)
    return cost, ends


def stands(apart: Sequence[bool]) -> list[int]:
    """Where lines stand, counted from the first: what is set apart takes one place more, however far."""
    return list(accumulate((1 + int(is_apart) for is_apart in apart), initial=0))[1:]

"""The columns of set pages, the margins of their text, and how far apart its lines stand."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure.set_pages.segments import SAME_SIZE, PageOf, Segment

_NEAR_SIZE: Final = 3  # half points
_SET_IN: Final = 1.2  # of the size: how far quotations stand from the margins, at least
_CENTRED: Final = 1.3  # of the size: how far the margins of a quotation differ
_LEADING: Final = 1.6  # of the size: the distance between lines where none tells it
_LEADINGS: Final = (0.9, 2.6)  # of the size: between which distances lines of one block are
_LOOSER: Final = 1.12  # of the usual distance: what is further apart parts blocks
_TELLING: Final = 8  # lines that tell the margins of a page
_GUTTER: Final = 6.0  # points by which a column reaches over the middle of the page, at most
_COLUMN_LINES: Final = 6  # at least, of each column
_PARTED: Final = 0.7  # of the lines of a page with columns
_FIRST: Final = 2.2  # of the size: how far the first line of a quotation is set in

_Key = tuple[int, int, int]  # page, column, size
_Half = list[Segment]


class Margins:
    """What the segments of all pages, in the given order, tell of where the text of each size stands."""

    def __init__(self, order: Sequence[Segment], found: Sequence[PageOf]) -> None:
        self._columns = _columns(order, found)
        self._margins = _margins(order, self._columns)
        self._leading = _leading(order)
        self._narrow = _narrow(order, self._columns, self._margins, self._leading)

    def of(self, segment: Segment) -> tuple[float, float]:
        """The left and the right margin of the text around a segment, in points."""
        return self._margins[_key(segment, self._columns)]

    def right_of(self, index: int, segment: Segment) -> float:
        """The right margin of the segment at `index`, which in a quotation is that of this."""
        return self._narrow.get(index, self.of(segment)[1])

    def are_apart(self, step: float, size: float) -> bool:
        """Whether two lines of `size` that are so far apart belong to two blocks."""
        return step > _widest_step(self._leading.get(round(size * 2), _LEADING * size))


def _margins(order: Sequence[Segment], columns: dict[Segment, int]) -> dict[_Key, tuple[float, float]]:
    """Left and right margin of the text of one size in each column of each page."""
    lefts: dict[_Key, list[float]] = defaultdict(list)
    rights: dict[_Key, list[float]] = defaultdict(list)
    for segment in order:
        lefts[_key(segment, columns)].append(segment.left)
        rights[_key(segment, columns)].append(segment.right)
    widest = {key: (min(lefts[key]), max(rights[key])) for key in lefts}
    # A page with few lines of a size says little of its margins: the document's other pages know better.
    general: dict[tuple[int, int], tuple[float, float]] = {}
    for (_, column, size), (left, right) in widest.items():
        known = general.get((column, size), (left, right))
        general[(column, size)] = (min(known[0], left), max(known[1], right))
    return {key: widest[key] if len(lefts[key]) >= _TELLING else general[key[1:]] for key in widest}


def _narrow(
    order: Sequence[Segment],
    columns: dict[Segment, int],
    margins: dict[_Key, tuple[float, float]],
    leading: dict[int, float],
) -> dict[int, float]:
    """The right margin of lines that are set in on both sides, as quotations are, by index."""
    found: dict[int, float] = {}
    widest: dict[tuple[int, int], float] = defaultdict(float)  # the text's right margin on each page, in any size
    for (page, column, _), (_, right) in margins.items():
        widest[(page, column)] = max(widest[(page, column)], right)
    start = 0
    for index in range(1, len(order) + 1):
        if index < len(order) and _is_under(order[index - 1], order[index], order[start:index], leading):
            continue
        group = order[start:index]
        size, right = group[0].size, max(segment.right for segment in group)
        left, outer = margins[_key(group[0], columns)]
        outer = max(outer, widest[_key(group[0], columns)[:2]])
        inset = min(segment.left for segment in group) - left
        are_full = len(group) > 1 and all(right - segment.right <= size for segment in group[:-1])
        if inset >= _SET_IN * size and are_full and abs(outer - right - inset) <= _CENTRED * size:
            found.update(dict.fromkeys(range(start, index), right))
        start = index
    return found


def _is_under(before: Segment, segment: Segment, group: Sequence[Segment], leading: dict[int, float]) -> bool:
    """Whether a line goes on with the block of `group` at the same left edge; the first line may be set in."""
    step = before.baseline - segment.baseline
    deeper = before.left - segment.left
    at_edge = abs(deeper) <= 1 or (len(group) == 1 and 0 < deeper <= _FIRST * segment.size)
    return (
        before.page == segment.page
        and before.size == segment.size
        and at_edge
        and 0 < step <= _widest_step(_usual(leading, segment.size))
    )


def _columns(order: Sequence[Segment], found: Sequence[PageOf]) -> dict[Segment, int]:
    """1 and 2 for segments in the left and right column of pages that have two, 0 for all others."""
    by_page: dict[int, list[Segment]] = defaultdict(list)
    for segment in order:
        by_page[segment.page].append(segment)
    halves = {page.number: _halves(by_page[page.number], page.width / 2) for page in found}
    several = sum(1 for left, right, _ in halves.values() if min(left, right, key=len))
    parted = [
        number for number, (left, right, over) in halves.items() if _are_columns(left, right, over, _COLUMN_LINES)
    ]
    columns: dict[Segment, int] = {}
    for number, (left, right, over) in halves.items():
        # A page with few lines in its columns, as the last one has, is told by the other pages.
        if number in parted or (2 * len(parted) >= several and parted and _are_columns(left, right, over, 1)):
            columns.update(dict.fromkeys(left, 1))
            columns.update(dict.fromkeys(right, 2))
    return columns


def _halves(segments: Sequence[Segment], middle: float) -> tuple[_Half, _Half, _Half]:
    """The segments in the left half of the page, in the right half, and over both."""
    left = [segment for segment in segments if segment.right <= middle + _GUTTER]
    right = [segment for segment in segments if segment.left >= middle - _GUTTER and segment.right > middle + _GUTTER]
    return left, right, [part for part in segments if part.left < middle - _GUTTER and part.right > middle + _GUTTER]


def _are_columns(left: _Half, right: _Half, over: _Half, least: int) -> bool:
    parted = len(left) + len(right)
    return min(len(left), len(right)) >= least and parted >= _PARTED * (parted + len(over))


def _key(segment: Segment, columns: dict[Segment, int]) -> _Key:
    column = columns.get(segment, 0) if columns else 0  # To look one up costs more than all the rest.
    return segment.page, column, round(segment.size * 2)


def _usual(leading: dict[int, float], size: float) -> float:
    """The distance between lines of `size`: of the nearest size where this one tells none, for it is often fixed."""
    near = min(leading, key=lambda known: abs(known - 2 * size), default=0)
    if near in leading and abs(near - 2 * size) <= _NEAR_SIZE:
        return leading[near]
    return _LEADING * size


def _widest_step(usual: float) -> float:
    """How far apart two lines of one block stand, at most, in points, whose usual distance is so much."""
    return _LOOSER * usual + 0.5


def _leading(order: Sequence[Segment]) -> dict[int, float]:
    """The usual distance between the baselines of lines of one size (in half points)."""
    closest, farthest = _LEADINGS
    steps: dict[int, Counter[float]] = defaultdict(Counter)
    for before, after in pairwise(order):
        step = before.baseline - after.baseline
        if (
            before.page == after.page
            and abs(before.size - after.size) < SAME_SIZE
            and closest * after.size < step < farthest * after.size
        ):
            steps[round(after.size * 2)][round(step * 2) / 2] += 1
    return {size: min(counted, key=lambda step: (-counted[step], step)) for size, counted in steps.items()}

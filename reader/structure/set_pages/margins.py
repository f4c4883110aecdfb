"""The columns of set pages, the margins of their text, and how far apart its lines stand."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import groupby, pairwise
from typing import Final

from reader.structure.set_pages.segment import SAME_SIZE, Segment, stretches

_NEAR_SIZE: Final = 3  # half points
_SET_IN: Final = 1.2  # of the size: how far quotations stand from the margins, at least
_CENTRED: Final = 1.3  # of the size: how far the margins of a quotation differ
_LEADING: Final = 1.6  # of the size: the distance between lines where none tells it
_LEADINGS: Final = (0.9, 2.6)  # of the size: between which distances lines of one block are
_LOOSER: Final = 1.12  # of the usual distance: what is further apart parts blocks
_TELLING: Final = 8  # lines that tell the margins of a page
_BESIDE: Final = 3  # lines of text that stand beside others where a page has columns or boxes, at least
_NARROWEST: Final = 6.0  # of the size: how wide lines of a column or box are
_LEVEL: Final = 0.8  # of the size: how far the baselines of lines beside one another differ, at most
_NEAR: Final = 4  # lines before and behind that tell the margins of a column
_FLUSH: Final = 1.5  # points by which the ends of justified lines differ
_RAGGED: Final = 1.3  # of the size: the same of full lines that are not justified
_NEARLY_FULL: Final = 2.5  # of the size: the room at the end of a full line
_FIRST: Final = 2.2  # of the size: how far the first line of a quotation is set in

_Key = tuple[int, int]  # page, size
_Bounds = tuple[float, float]  # left and right margin, in points


class Margins:
    """What the segments of all pages, in the given order, tell of where the text of each size stands."""

    def __init__(self, order: Sequence[Segment], parted: Collection[int]) -> None:
        """parted: as of `parted_pages`."""
        self._margins = _margins(order)
        self._leading = _leading(order)
        self._in_columns = _in_columns(order, parted)
        self._order = order
        self._narrow = _narrow(order, self)
        self._steps = self._wider_steps()

    def of(self, index: int) -> _Bounds:
        """The left and the right margin of the text around the segment at `index`, in points."""
        return self._in_columns.get(index) or self._margins[_key(self._order[index])]

    def is_in_column(self, index: int) -> bool:
        """Whether the segment at `index` stands on a page that has columns or boxes."""
        return index in self._in_columns

    def right_of(self, index: int) -> float:
        """The right margin of the segment at `index`, which in a quotation is that of this."""
        return self._narrow.get(index, self.of(index)[1])

    def usual_step(self, size: float) -> float:
        """The distance between lines of `size`: of the nearest size where this one tells none, for it is often
        fixed."""
        near = min(self._leading, key=lambda known: abs(known - 2 * size), default=0)
        if near in self._leading and abs(near - 2 * size) <= _NEAR_SIZE:
            return self._leading[near]
        return _LEADING * size

    def are_apart(self, step: float, segment: Segment) -> bool:
        """Whether a line that stands so far below another of its size begins a block."""
        usual = self._leading.get(round(segment.size * 2), _LEADING * segment.size)
        return step > _widest_step(max(usual, self._steps.get(_key(segment), 0.0)))

    def _wider_steps(self) -> dict[_Key, float]:
        """The distance between lines of one size on a page where most full lines have the next so far below: an
        abstract in another language may be set wider."""
        steps: dict[_Key, Counter[float]] = defaultdict(Counter)
        for index, (before, after) in enumerate(pairwise(self._order)):
            step = before.baseline - after.baseline
            is_full = self.right_of(index) - before.right <= _NEARLY_FULL * before.size
            if is_full and before.page == after.page and before.size == after.size and step > 0:
                steps[_key(after)][round(step * 2) / 2] += 1
        common = {key: counted.most_common(1)[0] for key, counted in steps.items()}
        return {
            key: step for key, (step, count) in common.items() if count >= _BESIDE and 2 * count > steps[key].total()
        }

    def widest(self) -> dict[int, float]:
        """The right margin of the text on each page, in any size."""
        found: dict[int, float] = defaultdict(float)
        for (page, _), (_, right) in self._margins.items():
            found[page] = max(found[page], right)
        return found


def _margins(order: Sequence[Segment]) -> dict[_Key, _Bounds]:
    """Left and right margin of the text of one size on each page."""
    lefts: dict[_Key, list[float]] = defaultdict(list)
    rights: dict[_Key, list[float]] = defaultdict(list)
    for segment in order:
        lefts[_key(segment)].append(segment.left)
        rights[_key(segment)].append(segment.right)
    widest = {key: (min(lefts[key]), max(rights[key])) for key in lefts}
    # A page with few lines of a size says little of its margins: the document's other pages know better.
    general: dict[int, _Bounds] = {}
    for (_, size), (left, right) in widest.items():
        known = general.get(size, (left, right))
        general[size] = (min(known[0], left), max(known[1], right))
    return {key: widest[key] if len(lefts[key]) >= _TELLING else general[key[1]] for key in widest}


def _key(segment: Segment) -> _Key:
    return segment.page, round(segment.size * 2)


def parted_pages(order: Sequence[Segment]) -> set[int]:
    """The pages that have columns or boxes: text stands beside text."""
    return {
        page
        for page, here in groupby(range(len(order)), key=lambda index: order[index].page)
        if len(parts := list(stretches(order, here))) > 1 and _are_beside(order, parts)
    }


def _in_columns(order: Sequence[Segment], parted: Collection[int]) -> dict[int, _Bounds]:
    """The margins of lines on pages that have columns or boxes, by their indexes: there the lines near each tell
    them."""
    found: dict[int, _Bounds] = {}
    for page, here in groupby(range(len(order)), key=lambda index: order[index].page):
        for part in stretches(order, here) if page in parted else ():
            for size in {order[index].size for index in part}:
                alike = [index for index in part if order[index].size == size]
                found.update((index, _bounds_near(order, alike, place)) for place, index in enumerate(alike))
    return found


def _are_beside(order: Sequence[Segment], parts: Sequence[Sequence[int]]) -> bool:
    """Whether some lines of text of one stretch stand beside those of another."""
    lines = [
        (order[index].baseline, number, index)
        for number, part in enumerate(parts)
        if len(part) >= _BESIDE
        for index in part
        if order[index].right - order[index].left >= _NARROWEST * order[index].size
    ]
    lines.sort()
    beside: set[int] = set()
    for (low, number, index), (high, other, after) in pairwise(lines):
        if number != other and high - low <= _LEVEL * order[index].size:
            beside.update((index, after))
    return len(beside) >= 2 * _BESIDE


def _bounds_near(order: Sequence[Segment], alike: Sequence[int], place: int) -> _Bounds:
    """The margins of the line at `place` among those of one size in a stretch: those of the nearest two in a row that
    end as one."""
    segment = order[alike[place]]
    begin = max(place - _NEAR, 0)
    near = [order[index] for index in alike[begin : place + _NEAR + 1]]
    full = [  # how far from the line two that end as one are, and where
        (min(abs(begin + at - place), abs(begin + at + 1 - place)), -max(one.right, other.right))
        for at, (one, other) in enumerate(pairwise(near))
        if abs(one.right - other.right) <= _RAGGED * segment.size
    ]
    ends = [end for end in full if -end[1] >= segment.right - _FLUSH]
    nearest = -min(ends)[1] if ends else max(other.right for other in near)
    right = max(segment.right, *(-end for _, end in ends if abs(-end - nearest) <= _RAGGED * segment.size), nearest)
    return min(other.left for other in near if other.left < right and other.right <= right + _FLUSH), right


def _narrow(order: Sequence[Segment], margins: Margins) -> dict[int, float]:
    """The right margin of lines that are set in on both sides, as quotations are, by index."""
    found: dict[int, float] = {}
    widest = margins.widest()
    start = 0
    for index in range(1, len(order) + 1):
        if index < len(order) and _is_under(order[index - 1], order[index], order[start:index], margins):
            continue
        group = order[start:index]
        size, right = group[0].size, max(segment.right for segment in group)
        left, outer = margins.of(start)
        outer = outer if margins.is_in_column(start) else max(outer, widest[group[0].page])
        inset = min(segment.left for segment in group) - left
        are_full = len(group) > 1 and all(right - segment.right <= size for segment in group[:-1])
        if inset >= _SET_IN * size and are_full and abs(outer - right - inset) <= _CENTRED * size:
            found.update(dict.fromkeys(range(start, index), right))
        start = index
    return found


def _is_under(before: Segment, segment: Segment, group: Sequence[Segment], margins: Margins) -> bool:
    """Whether a line goes on with the block of `group` at the same left edge; the first line may be set in."""
    step = before.baseline - segment.baseline
    deeper = before.left - segment.left
    at_edge = abs(deeper) <= 1 or (len(group) == 1 and 0 < deeper <= _FIRST * segment.size)
    return (
        before.page == segment.page
        and before.size == segment.size
        and at_edge
        and 0 < step <= _widest_step(margins.usual_step(segment.size))
    )


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

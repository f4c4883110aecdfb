"""The columns of set pages, the margins of their text, and how far apart its lines stand."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

from reader.structure.characters import ends_sentence
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
        keys = [(segment.page, round(segment.size * 2)) for segment in order]
        known = _margins(order, keys)
        in_columns = _in_columns(order, parted)
        leading = _leading(order, keys)
        self._bounds = [in_columns.get(index) or known[key] for index, key in enumerate(keys)]
        narrow = _narrow(order, self._bounds, in_columns, known, leading)
        self._rights = [narrow.get(index, bounds[1]) for index, bounds in enumerate(self._bounds)]
        self._keys, self._known = keys, known
        self._widest_steps = _widest_steps(order, keys, self._rights, leading)

    def of(self, index: int) -> _Bounds:
        """The left and the right margin of the text around the segment at `index`, in points."""
        return self._bounds[index]

    def of_page(self, index: int) -> _Bounds:
        """The same of all text of its size on the page, in whatever column."""
        return self._known[self._keys[index]]

    def right_of(self, index: int) -> float:
        """The right margin of the segment at `index`, which in a quotation is that of this."""
        return self._rights[index]

    def are_apart(self, step: float, index: int) -> bool:
        """Whether the segment at `index`, so far below another of its size, begins a block."""
        return step > self._widest_steps[self._keys[index]]


def _margins(order: Sequence[Segment], keys: Sequence[_Key]) -> dict[_Key, _Bounds]:
    """Left and right margin of the text of one size on each page."""
    lefts: dict[_Key, list[float]] = defaultdict(list)
    rights: dict[_Key, list[float]] = defaultdict(list)
    for key, segment in zip(keys, order, strict=True):
        lefts[key].append(segment.left)
        rights[key].append(segment.right)
    widest = {key: (min(lefts[key]), max(rights[key])) for key in lefts}
    # A page with few lines of a size says little of its margins: the document's other pages know better.
    general: dict[int, _Bounds] = {}
    for (_, size), (left, right) in widest.items():
        known = general.get(size, (left, right))
        general[size] = (min(known[0], left), max(known[1], right))
    return {key: widest[key] if len(lefts[key]) >= _TELLING else general[key[1]] for key in widest}


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
    return len(beside) > _BESIDE


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
    lefts = (other.left for other in near if other.left <= right and other.right <= right + _FLUSH)
    return min(lefts, default=segment.left), right  # none where a box is turned inside out


def _narrow(
    order: Sequence[Segment],
    bounds: Sequence[_Bounds],
    in_columns: Collection[int],
    margins: Mapping[_Key, _Bounds],
    leading: Mapping[int, float],
) -> dict[int, float]:
    """The right margin of lines that are set in on both sides, as quotations are, by index."""
    found: dict[int, float] = {}
    widest: dict[int, float] = defaultdict(float)  # the text's right margin on each page, in any size
    for (page, _), (_, right) in margins.items():
        widest[page] = max(widest[page], right)
    steps = {size: _widest_step(_usual(leading, size)) for size in {segment.size for segment in order}}
    start = 0
    for index in range(1, len(order) + 1):
        if index < len(order) and _is_under(order[index - 1], order[index], index - start, steps):
            continue
        left, outer = bounds[start]
        size, inset = order[start].size, min(segment.left for segment in order[start:index]) - left
        if index > start + 1 and inset >= _SET_IN * size:
            right = max(segment.right for segment in order[start:index])
            outer = outer if start in in_columns else max(outer, widest[order[start].page])
            are_full = all(right - segment.right <= size for segment in order[start : index - 1])
            if are_full and abs(outer - right - inset) <= _CENTRED * size:
                found.update(dict.fromkeys(range(start, index), right))
        start = index
    return found


def _is_under(before: Segment, segment: Segment, number: int, steps: Mapping[float, float]) -> bool:
    """Whether a line goes on with a block of so many lines at the same left edge; the first line may be set in."""
    if before.page != segment.page or before.size != segment.size:
        return False
    deeper = before.left - segment.left
    at_edge = abs(deeper) <= 1 or (number == 1 and 0 < deeper <= _FIRST * segment.size)
    return at_edge and 0 < before.baseline - segment.baseline <= steps[segment.size]


def _usual(leading: Mapping[int, float], size: float) -> float:
    """The distance between lines of `size`: of the nearest size where this one tells none, for it is often fixed."""
    near = min(leading, key=lambda known: abs(known - 2 * size), default=0)
    if near in leading and abs(near - 2 * size) <= _NEAR_SIZE:
        return leading[near]
    return _LEADING * size


def _widest_step(usual: float) -> float:
    """How far apart two lines of one block stand, at most, in points, whose usual distance is so much."""
    return _LOOSER * usual + 0.5


def _widest_steps(
    order: Sequence[Segment], keys: Sequence[_Key], rights: Sequence[float], leading: Mapping[int, float]
) -> dict[_Key, float]:
    """How far apart two lines of one block stand, at most, by page and size.

    Where most full lines of a page have the next further below, it is set wider, as an abstract in another language may
    be.
    """
    steps: dict[_Key, Counter[float]] = defaultdict(Counter)
    for place in range(len(order) - 1):
        before, after = order[place], order[place + 1]
        is_full = rights[place] - before.right <= _NEARLY_FULL * before.size
        if keys[place] == keys[place + 1] and is_full and not ends_sentence(before.text):
            steps[keys[place]][round((before.baseline - after.baseline) * 2) / 2] += 1
    found = {key: leading.get(key[1], _LEADING * key[1] / 2) for key in keys}
    for key, counted in steps.items():
        ((step, count),) = counted.most_common(1)
        if step > found[key] and count >= _BESIDE and 2 * count > counted.total():
            found[key] = step
    return {key: _widest_step(step) for key, step in found.items()}


def _leading(order: Sequence[Segment], keys: Sequence[_Key]) -> dict[int, float]:
    """The usual distance between the baselines of lines of one size (in half points)."""
    closest, farthest = _LEADINGS
    steps: dict[int, Counter[float]] = defaultdict(Counter)
    for (before, after), key in zip(pairwise(order), keys[1:], strict=True):
        step = before.baseline - after.baseline
        if (
            before.page == after.page
            and closest * after.size < step < farthest * after.size
            and abs(before.size - after.size) < SAME_SIZE
        ):
            steps[key[1]][round(step * 2) / 2] += 1
    return {size: min(counted, key=lambda step: (-counted[step], step)) for size, counted in steps.items()}

"""The order in which the text of pages is read, where it was drawn in another: a box beside the text first, say."""

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import Final

from reader.structure.set_pages.segment import Segment, stretches

_ABOVE: Final = 0.5  # of the size: how much higher what stands above something does, at least
_LEADING: Final = 1.9  # of the size: how far apart lines of one block stand, at most
_MOST_PARTS: Final = 200  # stretches of a page: more are the labels of a drawing
_NEAR_ABOVE, _NEAR_BELOW = 3.5, 9.0  # of the size: how far a stretch stands from what is above and below its gap
_SHARED: Final = 0.25  # of the narrower one's width: what two that stand one above the other share, at least


def in_reading_order(drawn: Sequence[Segment], furniture: Collection[int]) -> list[int]:
    """The indexes of the segments of all pages: a stretch that was drawn before what stands above it comes right behind
    that, and one that was drawn after what stands below it, in a gap left for it, right before that.  Furniture, given
    by its indexes, moves nothing, and stands before the text of a page on which something moves."""
    order: list[int] = []
    for _, page in groupby(range(len(drawn)), key=lambda index: drawn[index].page):
        here = list(page)
        text = [index for index in here if index not in furniture]
        moved = _moved(drawn, _with_late(drawn, text))
        order += here if moved == text else [*(index for index in here if index in furniture), *moved]
    return order


def _moved(drawn: Sequence[Segment], text: Sequence[int]) -> list[int]:
    """The indexes `text` of a page in the order in which they are read.  One pass over its stretches: each is followed
    by those that were drawn before it though they stand below, which wait for the last line above them."""
    highest = list(accumulate((drawn[index].baseline for index in reversed(text)), max, initial=0.0))[::-1]
    first: list[list[int]] = []
    waiting: dict[int, list[list[int]]] = {}
    behind = 0  # where what was drawn after a stretch begins
    latest, ceiling = -1, 0.0  # what the stretches so far wait for, by where it is in `text`, and the highest of them
    places = {index: place for place, index in enumerate(text)}
    for part in stretches(drawn, text):
        behind += len(part)
        top = drawn[part[0]].baseline + _ABOVE * drawn[part[0]].size
        last = _last_above(drawn, part, text[behind:], top) if highest[behind] > top else None
        if last is not None:  # for what is above it
            latest, ceiling = max(latest, places[last]), max(ceiling, top)
        if latest >= behind and top <= ceiling:  # or with one drawn before it
            waiting.setdefault(text[latest], []).append(part)
        else:
            first.append(part)
    return [index for part in first for index in _followed(part, waiting)]


def _with_late(drawn: Sequence[Segment], text: list[int]) -> list[int]:
    """The indexes `text` of a page, each stretch that goes up again and finds a gap above what stands before it, in the
    room of a column, right before what stands below the gap."""
    parts = list(stretches(drawn, text))
    if len(parts) > _MOST_PARTS:
        return text
    order = list(parts[0]) if parts else []
    for part in parts[1:]:
        place = _gap_for(drawn, order, part)
        order[place:place] = part
    return order


def _gap_for(drawn: Sequence[Segment], order: Sequence[int], part: Sequence[int]) -> int:
    """Where in `order` a stretch belongs: between two segments that follow each other, share its room and stand above
    and below it, where all that share it are above it before, and below it behind; else at the end."""
    left, right = min(drawn[index].left for index in part), max(drawn[index].right for index in part)
    top = drawn[part[0]].baseline + _ABOVE * drawn[part[0]].size
    bottom = drawn[part[-1]].baseline - _ABOVE * drawn[part[-1]].size
    found, above = len(order), -1
    for place, index in enumerate(order):
        other = drawn[index]
        shared = min(right, other.right) - max(left, other.left)
        if shared <= _SHARED * min(right - left, other.right - other.left):
            continue
        if other.baseline < bottom:
            found = min(found, place)
        elif found < len(order) or other.baseline < top:
            return len(order)
        else:
            above = place
    if not 0 < found == above + 1 < len(order):
        return len(order)
    size = drawn[part[0]].size
    room = (
        drawn[order[above]].baseline - drawn[part[0]].baseline,
        drawn[part[-1]].baseline - drawn[order[found]].baseline,
    )
    return found if room[0] <= _NEAR_ABOVE * size and room[1] <= _NEAR_BELOW * size else len(order)


def _last_above(drawn: Sequence[Segment], part: Sequence[int], later: Sequence[int], top: float) -> int | None:
    """The last of the segments drawn later that stands above a stretch which begins at `top`, or the end of the block
    in which it stands, however short its last line is."""
    left, right = min(drawn[index].left for index in part), max(drawn[index].right for index in part)
    for place in range(len(later) - 1, -1, -1):
        other = drawn[later[place]]
        shared = min(right, other.right) - max(left, other.left)
        if other.baseline > top and shared > _SHARED * min(right - left, other.right - other.left):
            return _end_of_block(drawn, later[place:])
    return None


def _end_of_block(drawn: Sequence[Segment], places: Sequence[int]) -> int:
    """The last line of the block that begins with the first of these."""
    for place, after in pairwise(places):
        step = drawn[place].baseline - drawn[after].baseline
        if drawn[place].size != drawn[after].size or not 0 < step <= _LEADING * drawn[after].size:
            return place
    return places[-1]


def _followed(part: Sequence[int], waiting: dict[int, list[list[int]]]) -> Iterator[int]:
    """The segments of a stretch, each followed by the stretches that wait for it."""
    for index in part:
        yield index
        for other in waiting.get(index, ()):
            yield from _followed(other, waiting)

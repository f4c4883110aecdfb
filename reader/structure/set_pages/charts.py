"""The figures along the axes of charts, which are no part of the text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import Final

from reader.structure.set_pages.segment import Segment

_FIGURE: Final = re.compile(r"[-–−]?\d[\d,]*(?:\.\d+)?\s?[%％]?")
_FEWEST: Final = 4  # figures of an axis
_ALIGNED: Final = 2.0  # points by which their edges differ
_EVEN: Final = 1.5  # points by which the steps between them differ
_NEAR: Final = 4  # points within which what may stand beside a figure is looked for
_BELOW: Final = 3.0  # of the size: how far below the upright axis the other stands
_BESIDE: Final = 6.0  # of the size: how far from it this begins


def axis_labels(drawn: Sequence[Segment]) -> set[int]:
    """The indexes of figures that count evenly up an axis, beside which nothing but figures stands, and of those that
    count along right below it."""
    found: set[int] = set()
    for _, page in groupby(range(len(drawn)), key=lambda index: drawn[index].page):
        here = list(page)
        alone = _alone(drawn, here)
        for axis in _upright(drawn, alone):
            found.update(axis, _level(drawn, alone, axis))
    return found


def _values(text: str) -> list[float]:
    """The figures that are all of `text`; none where there is more."""
    if _FIGURE.sub("", text).strip():
        return []
    return [
        float(one[0].strip("%％ ").replace(",", "").replace("–", "-").replace("−", "-"))
        for one in _FIGURE.finditer(text)
    ]


def _alone(drawn: Sequence[Segment], here: Sequence[int]) -> dict[int, list[float]]:
    """The figures of the segments that hold nothing else and have nothing but figures beside them, by index."""
    values = {index: _values(drawn[index].text) for index in here if drawn[index].text[-1:] in "0123456789%％"}
    lines: dict[int, list[int]] = defaultdict(list)
    for index in here:
        lines[round(drawn[index].baseline)].append(index)

    def is_alone(index: int) -> bool:
        line = round(drawn[index].baseline)
        near = chain.from_iterable(lines.get(at, ()) for at in range(line - _NEAR, line + _NEAR + 1))
        return all(values.get(other) or not drawn[other].beside(drawn[index]) for other in near)

    return {index: told for index, told in values.items() if told and is_alone(index)}


def _upright(drawn: Sequence[Segment], alone: dict[int, list[float]]) -> Iterator[list[int]]:
    """The figures of each upright axis, from below upward: their right edges are one."""
    single = sorted((index for index, told in alone.items() if len(told) == 1), key=lambda index: drawn[index].right)
    columns: list[list[int]] = []
    for index in single:
        if columns and drawn[index].right - drawn[columns[-1][-1]].right <= _ALIGNED:
            columns[-1].append(index)
        else:
            columns.append([index])
    for column in columns:
        column.sort(key=lambda index: drawn[index].baseline)
        if _counts([alone[index][0] for index in column], [drawn[index].baseline for index in column]):
            yield column


def _counts(values: Sequence[float], places: Sequence[float]) -> bool:
    """Whether several figures count up in even steps, and so do their places."""
    if len(values) < _FEWEST:
        return False
    steps, rooms = [b - a for a, b in pairwise(values)], [b - a for a, b in pairwise(places)]
    return steps[0] > 0 and max(steps) - min(steps) <= 1e-6 and max(rooms) - min(rooms) <= _EVEN


def _level(drawn: Sequence[Segment], alone: dict[int, list[float]], axis: Sequence[int]) -> list[int]:
    """The figures along the axis that stands right below an upright one."""
    lowest = drawn[axis[0]]
    size = lowest.size
    below = [
        index
        for index in alone
        if index not in axis
        and 0 < lowest.baseline - drawn[index].baseline <= _BELOW * size
        and drawn[index].left >= lowest.left - _BESIDE * size
    ]
    return below if sum(len(alone[index]) for index in below) >= _FEWEST else []

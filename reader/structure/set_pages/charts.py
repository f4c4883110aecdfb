"""The figures along the axes of charts, which are no part of the text."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

from reader.structure.set_pages.segment import Segment
from reader.structure.words.captions import OF_A_FIGURE

_HALVES: Final = re.compile(r"(\d{4}(?=\s?(?:[HQ]\d|年))|\d{1,2}(?=\s?月))\s?(?:[HQ]\d|[年月])")
_FIGURE: Final = re.compile(r"[-–−－]?\d[\d,]*(?:\.\d+)?\s?[%％]?")
_MINUS: Final = str.maketrans("–−－", "---")
_FEWEST: Final = 4  # figures of an axis
_ALIGNED: Final = 2.0  # points by which their edges differ
_EVEN: Final = 1.5  # points by which the steps between them differ
_BESIDE: Final = 1.0  # of the size: how much higher or lower what stands beside a figure stands
_FAR: Final = 14.0  # of the size: how far off a cell of its row stands, at most
_BELOW: Final = 3.0  # of the size: how far below the upright axis the level one stands
_LEFT: Final = 6.0  # of the size: how far left of it this begins
_CHART: Final = 24.0  # of the size of a caption: how high a chart below it is, at most
_CAPTIONED: Final = 6.0  # of the size: how far above or below the upright axis the caption of its chart stands


def axis_labels(drawn: Sequence[Segment]) -> set[int]:
    """The indexes of figures that count evenly up an axis, and of those along the level axis right below it.

    A column of a table may count as evenly (years, newest first). An axis is told by two things: what stands beside
    most of its figures, if anything, is another axis; and a 0 is among them, or a level axis or the caption of a
    chart near.
    """
    found: set[int] = set()
    for _, page in groupby(range(len(drawn)), key=lambda index: drawn[index].page):
        here = list(page)
        values = {index: told for index in here if (told := _values(drawn[index].text))}
        axes = _counting(drawn, {index: told[0] for index, told in values.items() if len(told) == 1})
        counted = {index for axis in axes for index in axis}
        others = [index for index in here if index not in counted]
        figures = [index for index in others if index in values]
        for axis in axes:
            if not _has_cells(drawn, others, axis):
                level = _level(drawn, figures, axis)
                level = level if sum(len(values[index]) for index in level) >= _FEWEST else []
                begins = any(values[index][0] == 0 for index in axis)
                captioned = any(_captions(drawn, index, axis) for index in others) and not _has_row(drawn, others, axis)
                if level or begins or captioned:
                    found.update(axis, level, _within(drawn, figures, axis, level))
        if found.isdisjoint(here):
            captions = [index for index in others if OF_A_FIGURE.match(drawn[index].text)]
            found.update(*(_bars(drawn, values, drawn[index]) for index in captions))
    return found


def _values(text: str) -> list[float]:
    """The figures that are all of `text`; none where there is more."""
    text = _HALVES.sub(r"\1", text)
    if text[-1:] not in "0123456789%％" or _FIGURE.sub("", text).strip():
        return []
    return [float(one[0].strip("%％ ").replace(",", "").translate(_MINUS)) for one in _FIGURE.finditer(text)]


def _counting(drawn: Sequence[Segment], values: Mapping[int, float]) -> list[list[int]]:
    """The figures that count evenly up a column, from below upward: their right edges are one."""
    columns: list[list[int]] = []
    for index in sorted(values, key=lambda index: drawn[index].right):
        if columns and drawn[index].right - drawn[columns[-1][-1]].right <= _ALIGNED:
            columns[-1].append(index)
        else:
            columns.append([index])
    upward = [sorted(column, key=lambda index: drawn[index].baseline) for column in columns]
    return [
        column
        for column in upward
        if _counts([values[index] for index in column], [drawn[index].baseline for index in column])
    ]


def _counts(values: Sequence[float], places: Sequence[float]) -> bool:
    """Whether several figures count up in even steps, and so do their places."""
    if len(values) < _FEWEST:
        return False
    steps, rooms = [b - a for a, b in pairwise(values)], [b - a for a, b in pairwise(places)]
    return steps[0] > 0 and max(steps) - min(steps) <= 1e-6 and max(rooms) - min(rooms) <= _EVEN


def _has_cells(drawn: Sequence[Segment], others: Sequence[int], axis: Sequence[int]) -> bool:
    """Whether something stands beside most figures of a column, as in the rows of a table: figures on the very line,
    for those above bars stand anywhere, or words hardly higher or lower."""
    rows = sum(any(_is_beside(drawn[other], drawn[index]) for other in others) for index in axis)
    return 2 * rows > len(axis)


def _has_row(drawn: Sequence[Segment], others: Sequence[int], axis: Sequence[int]) -> bool:
    """Whether something stands on the line of most figures of a column, however far off."""
    return 2 * sum(any(drawn[other].beside(drawn[index]) for other in others) for index in axis) > len(axis)


def _is_beside(other: Segment, figure: Segment) -> bool:
    if max(other.left - figure.right, figure.left - other.right) > _FAR * figure.size:
        return False
    if _values(other.text):
        return other.beside(figure)
    return abs(other.baseline - figure.baseline) <= _BESIDE * figure.size


def _level(drawn: Sequence[Segment], figures: Sequence[int], axis: Sequence[int]) -> list[int]:
    """The figures along the axis that stands right below an upright one."""
    lowest = drawn[axis[0]]
    return [
        index
        for index in figures
        if 0 < lowest.baseline - drawn[index].baseline <= _BELOW * lowest.size
        and drawn[index].left >= lowest.left - _LEFT * lowest.size
    ]


def _within(drawn: Sequence[Segment], figures: Sequence[int], axis: Sequence[int], level: Sequence[int]) -> list[int]:
    """The figures that stand between the axes, above bars say."""
    lowest, highest = drawn[axis[0]], drawn[axis[-1]]
    right = max((drawn[index].right for index in level), default=0.0)
    top = highest.baseline + (highest.baseline - drawn[axis[-2]].baseline)
    return [
        index
        for index in figures
        if lowest.baseline < drawn[index].baseline <= top and lowest.right < drawn[index].left < right
    ]


def _bars(drawn: Sequence[Segment], values: Mapping[int, Sequence[float]], caption: Segment) -> list[int]:
    """The figures between the caption of a chart and the level axis below it, and those along this: the chart has no
    upright one."""
    below = [index for index in values if 0 < caption.baseline - drawn[index].baseline <= _CHART * caption.size]
    level = next((index for index in below if len(values[index]) >= _FEWEST), None)
    if level is None:
        return []
    axis, room = drawn[level], 2 * drawn[level].size
    inside = [
        index
        for index in below
        if drawn[index].baseline > axis.baseline
        and axis.left - room <= drawn[index].left
        and drawn[index].right <= axis.right + room
    ]
    return [level, *inside] if len(inside) >= _FEWEST - 1 else []


def _captions(drawn: Sequence[Segment], index: int, axis: Sequence[int]) -> bool:
    """Whether a segment is a caption right above or below an axis."""
    lowest, highest, caption = drawn[axis[0]], drawn[axis[-1]], drawn[index]
    near = _CAPTIONED * lowest.size
    below, above = lowest.baseline - caption.baseline, caption.baseline - highest.baseline
    return (0 < below <= near or 0 < above <= near) and OF_A_FIGURE.match(caption.text) is not None

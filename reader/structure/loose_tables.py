"""Tables that an extractor took apart: each cell on lines of its own, row by row or column by column.

What the columns are is told by the kinds of their values; where these do not tell, the cells stay in the order in which
they came, one a row, and the table is uncertain.
"""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import has_chinese
from reader.structure.columns import value_of
from reader.structure.joining import join
from reader.structure.lines import Line
from reader.structure.numbering import HEADING_KINDS, ITEM_TITLE, bulleted, numbered
from reader.structure.phrases import SECTION
from reader.structure.table_heads import Table, ends_table, role_of

_FIGURE: Final = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?$")
_STOP: Final = re.compile("[，。；：:？！]")
_HEADINGS: Final = (*HEADING_KINDS, "decimal")
_LEAST: Final = 6  # cells
_VALUES: Final = 0.25  # of the cells, how many are values at least
_TRAILING: Final = 2  # cells of words behind the last value
HEAD_CELL: Final = 14  # characters
_NARROW: Final = 0.7  # of the capacity
_MOST_COLUMNS: Final = 7
UNCERTAIN: Final = 0.4


def loose_table(lines: Sequence[Line], start: int, stop: int, capacity: int) -> Table | None:
    """The table whose cells begin at `start`, each set apart from the next; None where there is none."""
    if lines[start].blank is not None or not _may_head(lines[start].text):
        return None
    cells, ends = _cells(lines, start, stop, capacity)
    kinds = [value_kind(cell) for cell in cells]
    last = max((place for place, kind in enumerate(kinds) if kind), default=-1)
    count = min(len(cells), last + 1 + _TRAILING)
    if count < _LEAST or sum(1 for kind in kinds[:count] if kind) < _VALUES * count:
        return None
    for width in range(2, _MOST_COLUMNS):
        for size in range(count, last, -1):
            if rows := _by_rows(cells[:size], kinds[:size], width) or _by_columns(cells[:size], kinds[:size], width):
                return Table(role_of(rows[0]), rows, ends[size - 1])
    size = last + 1
    return Table(None, [[cell] for cell in cells[:size]], ends[size - 1], confidence=UNCERTAIN)


def _may_head(text: str) -> bool:
    return (
        len(text) <= HEAD_CELL
        and has_chinese(text)
        and not _STOP.search(text)
        and not numbered(text)
        and not ITEM_TITLE.match(text)
        and not SECTION.match(text)
        and value_kind(text) is None
    )


def value_kind(text: str) -> str | None:
    """The kind of value that a cell holds, figures without a unit among them, None for words."""
    return value_of(text) or ("figure" if _FIGURE.match(text) else None)


def _cells(lines: Sequence[Line], start: int, stop: int, capacity: int) -> tuple[list[str], list[int]]:
    """The cells from `start` on, and the index behind each: up to what is wide or surely no cell."""
    groups: list[list[Line]] = []
    ends: list[int] = []
    for index in range(start, stop):
        line = lines[index]
        marker = numbered(line.text)
        if (
            ends_table(line)
            or SECTION.match(line.text)
            or line.width > _NARROW * capacity
            or (marker and marker.kind in _HEADINGS)
            or bulleted(line.text)
            or ITEM_TITLE.match(line.text)
        ):
            break
        if not groups or line.empty_before or line.first or value_kind(line.text) or value_kind(groups[-1][-1].text):
            groups.append([])
            ends.append(index)
        groups[-1].append(line)
        ends[-1] = index + 1
    return [join(group).text for group in groups], ends


def _by_rows(cells: Sequence[str], kinds: Sequence[str | None], width: int) -> list[list[str]] | None:
    """The cells in rows of `width`, if each column holds values of one kind, or words, below its head."""
    if len(cells) % width or len(cells) < 3 * width:
        return None
    rows = [list(cells[at : at + width]) for at in range(0, len(cells), width)]
    told = [kinds[at : at + width] for at in range(0, len(kinds), width)]
    again = {place for place in range(1, len(rows)) if rows[place] == rows[0]}
    body = [row for place, row in enumerate(told) if place and place not in again]
    if any(told[0]) or not body or any(row != body[0] for row in body) or not any(body[0]):
        return None
    return [row for place, row in enumerate(rows) if place not in again]


def _by_columns(cells: Sequence[str], kinds: Sequence[str | None], width: int) -> list[list[str]] | None:
    """The cells in `width` columns: the first, the heads of the others, and then these; or each below its head."""
    if len(cells) % width or len(cells) < 3 * width:
        return None
    height = len(cells) // width
    first, heads = list(range(height)), list(range(height, height + width - 1))
    behind = height + width - 1
    late = [
        first,
        *([heads[c], *range(behind + c * (height - 1), behind + (c + 1) * (height - 1))] for c in range(width - 1)),
    ]
    for columns in (late, [list(range(c * height, (c + 1) * height)) for c in range(width)]):
        held = [{kinds[place] for place in column[1:]} for column in columns]
        if (
            not any(kinds[column[0]] for column in columns)
            and all(len(kind) == 1 for kind in held)
            and any(None not in kind for kind in held)
        ):
            return [[cells[column[row]] for column in columns] for row in range(height)]
    return None

"""Tables in text that keeps its lines as they stood on the page, the cells of a row set to the middle of its height.

What stands between two empty lines is a row, and its cells are told by the words of a known head."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from reader.structure.columns import value_of
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.placed_tables import Reach, columns_of, pieces_of, put
from reader.structure.strewn_tables import GROUP, ends_cells
from reader.structure.table_heads import Table, begins_as_head, head_cells, role_of

_PIECE: Final = re.compile(r"(?:(?!https?://)\S)+(?: (?!https?://)\S+)*|https?://\S*")
_HEAD_LINES: Final = 3
_ROW_LINES: Final = 8
_FEWEST: Final = 3  # columns


def centred_table(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table whose head begins at `start`, over one line or more; None where its words are not known."""
    if lines[start].blank is not None or not lines[start].column or not begins_as_head(lines[start].text):
        return None
    behind = _group_end(lines, start, min(stop, start + _HEAD_LINES + 1))
    if behind - start > _HEAD_LINES:
        return None
    head, reach = _head(lines[start:behind])
    if len(head) < _FEWEST or not all(head_cells(cell) == [cell] for cell in head):
        return None
    rows: list[list[str]] = []
    index = end = behind
    while index < stop and not ends_cells(lines[index]):
        after = _group_end(lines, index, min(stop, index + _ROW_LINES + 1))
        parts = _parted(lines[index:after], reach) if after - index <= _ROW_LINES else []
        found = [row for part in parts if (row := _row(part, reach))]
        if len(found) < max(1, len(parts)) or head in found:
            break
        rows += found
        index = after
        end = end if len(found[-1]) == 1 else index  # the name of a group ends no table
    del rows[len(rows) - sum(1 for _ in takewhile(lambda row: len(row) == 1, reversed(rows))) :]
    return Table(role_of(head), [head, *rows], end) if rows else None


def _parted(lines: Sequence[Line], reach: Sequence[Reach]) -> list[Sequence[Line]]:
    """The lines of each row where no empty line parts several: what lies between two with days is of both."""
    first = [
        at
        for at, pieces in enumerate(pieces_of(line, _PIECE) for line in lines)
        if 0 in (columns_of(pieces, reach) or ()) and any(value_of(text) == "day" for _, _, text in pieces)
    ]
    borders = [(before + after + 1) // 2 for before, after in pairwise(first)]
    return [lines[start:end] for start, end in pairwise([0, *borders, len(lines)])]


def _group_end(lines: Sequence[Line], index: int, stop: int) -> int:
    """The index behind the lines that no empty one parts; the name of a group of rows is apart from these."""
    end = index + 1
    while end < stop and not (lines[end].empty_before or lines[end].first or ends_cells(lines[end])):
        if GROUP.match(lines[end].text) or GROUP.match(lines[end - 1].text):
            break
        end += 1
    return end


def _head(lines: Sequence[Line]) -> tuple[list[str], list[Reach]]:
    """The cells of the head from left to right, those of one column joined, and how far each reaches."""
    cells: list[tuple[int, int, str]] = []
    for piece in (piece for line in lines for piece in pieces_of(line, _PIECE)):
        over = next((place for place, cell in enumerate(cells) if piece[0] < cell[1] and cell[0] < piece[1]), None)
        if over is None:
            cells.append(piece)
        else:
            left, right, text = cells[over]
            cells[over] = min(left, piece[0]), max(right, piece[1]), text + piece[2]
    cells.sort()
    return [text for _, _, text in cells], [(left, right) for left, right, _ in cells]


def _row(lines: Sequence[Line], reach: list[Reach]) -> list[str] | None:
    """The cells of a row, or the name of a group of rows; None where the lines do not fit the columns.

    A line with a piece for each column tells how far the columns reach.
    """
    if len(lines) == 1 and GROUP.match(lines[0].text):
        return [lines[0].text]
    cells: list[list[Line]] = [[] for _ in reach]
    for line, pieces in sorted(((line, pieces_of(line, _PIECE)) for line in lines), key=lambda told: -len(told[1])):
        places = list(range(len(reach))) if len(pieces) == len(reach) else columns_of(pieces, reach)
        if places is None:
            return None
        put(line, pieces, places, cells, reach)
    if sum(1 for cell in cells if cell) < _FEWEST - 1:
        return None
    return [text_of(sorted(cell, key=lambda line: line.number)) if cell else "" for cell in cells]

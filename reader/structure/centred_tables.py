"""Tables in text that keeps its lines as they stood on the page, the cells of a row set to the middle of its height.

What stands between two empty lines is a row, and its cells are told by the words of a known head."""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.joining import join
from reader.structure.lines import Line
from reader.structure.numbering import numbered
from reader.structure.phrases import SECTION
from reader.structure.strewn_tables import GROUP
from reader.structure.table_heads import Table, ends_table, head_cells, role_of

_PIECE: Final = re.compile(r"(?:(?!https?://)\S)+(?: (?!https?://)\S+)*|https?://\S*")
_HEAD_LINES: Final = 3
_ROW_LINES: Final = 8
_FEWEST: Final = 3  # columns

_Piece = tuple[int, int, str]  # first column, the one behind the last, text


def centred_table(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table whose head begins at `start`, over one line or more; None where its words are not known."""
    if lines[start].blank is not None or not lines[start].column:
        return None
    behind = _group_end(lines, start, stop)
    if behind - start > _HEAD_LINES:
        return None
    head, reach = _head(lines[start:behind])
    if len(head) < _FEWEST or not all(head_cells(cell) == [cell] for cell in head):
        return None
    rows: list[list[str]] = []
    index = behind
    while index < stop and not _ends(lines[index]):
        end = _group_end(lines, index, stop)
        row = _row(lines[index:end], reach) if end - index <= _ROW_LINES else None
        if row is None:
            break
        rows.append(row)
        index = end
    return Table(role_of(head), [head, *rows], index) if any(len(row) > 1 for row in rows) else None


def _group_end(lines: Sequence[Line], index: int, stop: int) -> int:
    """The index behind the lines that no empty one parts; the name of a group of rows is apart from these."""
    end = index + 1
    while end < stop and not (lines[end].empty_before or lines[end].first or _ends(lines[end])):
        if GROUP.match(lines[end].text) or GROUP.match(lines[end - 1].text):
            break
        end += 1
    return end


def _ends(line: Line) -> bool:
    return ends_table(line) or SECTION.match(line.text) is not None or numbered(line.text) is not None


def _pieces(line: Line) -> list[_Piece]:
    return [(line.column + found.start(), line.column + found.end(), found[0]) for found in _PIECE.finditer(line.text)]


def _head(lines: Sequence[Line]) -> tuple[list[str], list[tuple[int, int]]]:
    """The cells of the head from left to right, those of one column joined, and how far each reaches."""
    cells: list[tuple[int, int, str]] = []
    for piece in (piece for line in lines for piece in _pieces(line)):
        over = next((place for place, cell in enumerate(cells) if piece[0] < cell[1] and cell[0] < piece[1]), None)
        if over is None:
            cells.append(piece)
        else:
            left, right, text = cells[over]
            cells[over] = min(left, piece[0]), max(right, piece[1]), text + piece[2]
    cells.sort()
    return [text for _, _, text in cells], [(left, right) for left, right, _ in cells]


def _row(lines: Sequence[Line], reach: list[tuple[int, int]]) -> list[str] | None:
    """The cells of a row, or the name of a group of rows; None where the lines do not fit the columns.

    A line with a piece for each column tells how far the columns reach.
    """
    if len(lines) == 1 and GROUP.match(lines[0].text):
        return [lines[0].text]
    cells: list[list[Line]] = [[] for _ in reach]
    for line in sorted(lines, key=lambda line: -len(_pieces(line))):
        pieces = _pieces(line)
        whole = len(pieces) == len(reach)
        places = list(range(len(reach))) if whole else [_column(piece, reach) for piece in pieces]
        if len(set(places)) < len(places):
            return None
        for place, (left, right, text) in zip(places, pieces, strict=True):
            reach[place] = min(reach[place][0], left), max(reach[place][1], right)
            cells[place].append(Line(line.number, text))
    if sum(1 for cell in cells if cell) < _FEWEST - 1:
        return None
    return [join(sorted(cell, key=lambda line: line.number)).text if cell else "" for cell in cells]


def _column(piece: _Piece, reach: Sequence[tuple[int, int]]) -> int:
    """The column that a piece overlaps most, or is nearest to."""
    return max(range(len(reach)), key=lambda at: min(piece[1], reach[at][1]) - max(piece[0], reach[at][0]))

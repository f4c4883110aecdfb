"""Tables in text that keeps its lines as they stood on the page: cells stand below the words of their head."""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.columns import value_of
from reader.structure.joining import text_of
from reader.structure.lines import Line, line_of
from reader.structure.numbering import HEADING_KINDS, numbered
from reader.structure.packing import may_be_head
from reader.structure.phrases import is_section
from reader.structure.table_heads import Table, ends_table, role_of

_PIECE: Final = re.compile(r"\S+(?: \S+)*")
_WIDE: Final = 0.6  # of the capacity: a line of text, no cell
_ROWS: Final = 2

Piece = tuple[int, int, str]  # first column, the one behind the last, text
Reach = tuple[int, int]  # the first column that the cells of a column of a table take, and the one behind the last


def placed_table(lines: Sequence[Line], start: int, stop: int, capacity: int) -> Table | None:
    """The table whose head is the line `start`, its cells two blanks or more apart; None where there is none."""
    if lines[start].blank is not None or " ".join(lines[start].text.split()) == lines[start].text:
        return None
    head = pieces_of(lines[start], _PIECE)
    if len(head) < 2 or not may_be_head([text for _, _, text in head]):
        return None
    rows: list[list[list[Line]]] = []
    reach = [(left, right) for left, right, _ in head]
    whole, end = 0, start + 1
    valued: set[int] = set()  # columns of values
    for index in range(start, stop):
        line = lines[index]
        pieces = pieces_of(line, _PIECE)
        places = columns_of(pieces, reach)
        if places is None or (index > start and _ends(line, pieces, capacity)):
            break
        if not rows or _begins_row(line, pieces, places, valued):
            rows.append([[] for _ in head])
            valued = valued or {place for place, piece in zip(places, pieces, strict=True) if value_of(piece[2])}
        whole += index > start and len(pieces) == len(head)
        put(line, pieces, places, rows[-1], reach)
        end = index + 1
    if whole < _ROWS:
        return None
    cells = [_texts(row) for row in rows]
    kept = [cells[0], *(row for row in cells[1:] if row != cells[0])]
    return Table(role_of(cells[0]), kept, end, (" ".join(cells[0]),) * (len(cells) - len(kept)))


def _begins_row(line: Line, pieces: Sequence[Piece], places: Sequence[int], valued: set[int]) -> bool:
    """Whether a line begins a row: it has a first cell, and an empty line above it or, without, a value of its own."""
    if 0 not in places:
        return False
    told = [place for place, piece in zip(places, pieces, strict=True) if value_of(piece[2])]
    if len(pieces) == 1:
        return bool(line.empty_before or told)
    return bool(line.empty_before or not valued or valued & set(told))


def _texts(row: Sequence[Sequence[Line]]) -> list[str]:
    """The texts of a row's cells; words below the first head alone name a group of rows."""
    texts = [text_of(cell) if cell else "" for cell in row]
    return texts if any(texts[1:]) else texts[:1]


def _ends(line: Line, pieces: Sequence[Piece], capacity: int) -> bool:
    marker = numbered(line.text)
    if ends_table(line) or is_section(line.text) or (marker and marker.kind in HEADING_KINDS):
        return True
    return len(pieces) == 1 and (line.width > _WIDE * capacity or (line.column <= 2 and ends_sentence(line.text)))


def pieces_of(line: Line, pattern: re.Pattern[str]) -> list[Piece]:
    """What `pattern` finds in a line, each with its place on the page."""
    return [(line.column + found.start(), line.column + found.end(), found[0]) for found in pattern.finditer(line.text)]


def columns_of(pieces: Sequence[Piece], reach: Sequence[Reach]) -> list[int] | None:
    """The column that each piece overlaps most, or is nearest to; None where two stand in one."""
    places = [
        max(range(len(reach)), key=lambda at: min(right, reach[at][1]) - max(left, reach[at][0]))
        for left, right, _ in pieces
    ]
    return places if len(set(places)) == len(places) else None


def put(line: Line, pieces: Sequence[Piece], places: Sequence[int], row: list[list[Line]], reach: list[Reach]) -> None:
    """Put each piece of `line` into its cell of `row`; what it takes its column reaches too."""
    for place, (left, right, text) in zip(places, pieces, strict=True):
        row[place].append(line_of(line.number, text))
        reach[place] = min(reach[place][0], left), max(reach[place][1], right)

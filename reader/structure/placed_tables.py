"""Tables in text that keeps its lines as they stood on the page: cells stand below the words of their head."""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.columns import value_of
from reader.structure.joining import join
from reader.structure.lines import Line
from reader.structure.numbering import numbered
from reader.structure.packing import may_be_head
from reader.structure.phrases import SECTION
from reader.structure.table_heads import Table, ends_table, role_of

_PIECE: Final = re.compile(r"\S+(?: \S+)*")
_HEADINGS: Final = ("part", "article", "formal", "chinese", "chinese in brackets")
_WIDE: Final = 0.6  # of the capacity: a line of text, no cell
_ROWS: Final = 2

_Piece = tuple[int, int, str]  # first column, the one behind the last, text


def placed_table(lines: Sequence[Line], start: int, stop: int, capacity: int) -> Table | None:
    """The table whose head is the line `start`, its cells two blanks or more apart; None where there is none."""
    if lines[start].blank is not None or " ".join(lines[start].text.split()) == lines[start].text:
        return None
    head = _pieces(lines[start])
    if len(head) < 2 or not may_be_head([text for _, _, text in head]):
        return None
    rows: list[list[list[Line]]] = []
    reach = [(left, right) for left, right, _ in head]
    whole, end = 0, start + 1
    valued: set[int] = set()  # columns of values
    for index in range(start, stop):
        line = lines[index]
        pieces = _pieces(line)
        if index > start and (_ends(line, pieces, capacity) or not _fits(pieces, reach)):
            break
        places = [_column(piece, reach) for piece in pieces]
        if not rows or _begins_row(line, pieces, places, valued):
            rows.append([[] for _ in head])
            valued = valued or {place for place, piece in zip(places, pieces, strict=True) if value_of(piece[2])}
        whole += index > start and len(pieces) == len(head)
        for place, (left, right, text) in zip(places, pieces, strict=True):
            rows[-1][place].append(Line(line.number, text))
            reach[place] = (min(reach[place][0], left), max(reach[place][1], right))
        end = index + 1
    if whole < _ROWS:
        return None
    cells = [_texts(row) for row in rows]
    again = [row for row in cells[1:] if row == cells[0]]
    kept = [cells[0], *(row for row in cells[1:] if row != cells[0])]
    return Table(role_of(cells[0]), kept, end, (" ".join(cells[0]),) * len(again))


def _begins_row(line: Line, pieces: Sequence[_Piece], places: Sequence[int], valued: set[int]) -> bool:
    """Whether a line begins a row: it has a first cell, and an empty line above it or, without, a value of its own."""
    if 0 not in places:
        return False
    told = [place for place, piece in zip(places, pieces, strict=True) if value_of(piece[2])]
    if len(pieces) == 1:
        return bool(line.empty_before or told)
    return bool(line.empty_before or not valued or valued & set(told))


def _texts(row: Sequence[Sequence[Line]]) -> list[str]:
    """The texts of a row's cells; words below the first head alone name a group of rows."""
    texts = [join(list(cell)).text if cell else "" for cell in row]
    return texts if any(texts[1:]) else texts[:1]


def _pieces(line: Line) -> list[_Piece]:
    return [(line.column + found.start(), line.column + found.end(), found[0]) for found in _PIECE.finditer(line.text)]


def _ends(line: Line, pieces: Sequence[_Piece], capacity: int) -> bool:
    marker = numbered(line.text)
    if ends_table(line) or SECTION.match(line.text) or (marker and marker.kind in _HEADINGS):
        return True
    return len(pieces) == 1 and (line.width > _WIDE * capacity or (line.column <= 2 and ends_sentence(line.text)))


def _fits(pieces: Sequence[_Piece], reach: Sequence[tuple[int, int]]) -> bool:
    """Whether no piece reaches over two columns."""
    places = [_column(piece, reach) for piece in pieces]
    return len(set(places)) == len(places)


def _column(piece: _Piece, reach: Sequence[tuple[int, int]]) -> int:
    """The column that a piece overlaps most, or is nearest to."""
    left, right, _ = piece
    return max(range(len(reach)), key=lambda place: min(right, reach[place][1]) - max(left, reach[place][0]))

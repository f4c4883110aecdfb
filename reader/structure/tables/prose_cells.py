"""Cells of sentences, broken over lines of their own, fitted into as many columns as the head of their table has.

Which lines make a cell is told by where its column ends: the next line begins with a word that found no room there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from reader.structure.brackets import CHINESE_PAIRS, is_unclosed
from reader.structure.characters import CLOSING, ends_sentence, first_word_width, is_wide, width
from reader.structure.tables.captioned_rows import pieces_of

_FEWEST: Final = 2  # rows below the head
_LONGEST: Final = 14  # lines of a cell
_PASSES: Final = 4
_EARLY: Final = 0.12  # what each column costs that a line leaves free though the next word had found room
_EARLIEST: Final = 2.0  # and at most
_WIDER: Final = 1.0  # what each column costs by which a line is wider than its column
_CUT: Final = 0.35  # what it costs that a cell ends with a full line and within a sentence
_CLAUSED: Final = 0.5  # the same, more where it holds several clauses
_TORN: Final = 2.0  # that it ends within a bracket, or begins with a stop
_CELL: Final = 0.1  # what each cell costs
_APART: Final = 0.5  # that a cell begins a line though those before it share the first line of their row
_USUAL: Final = 24  # columns: lines of narrower ones are full by chance
_MANY_CELLS, _MOST_CELLS = 0.7, 1.0  # of a column, that tell how wide it is, while others may be none of it
_TOLERANCE: Final = 2  # columns


class Piece(NamedTuple):
    """A line, or a part of one that a blank parts from that before it.

    opens: whether it begins the line.  apart: whether the blank stands between ideographs, where only cells have one.
    """

    text: str
    width: int
    opens: bool
    apart: bool


class _Room(NamedTuple):
    """How wide a column is, None = as each cell is; proved: whether lines end there that go on."""

    width: int | None
    proved: bool


_State = tuple[int, bool]
"""The column of the next cell; whether all cells of its row so far stand on the first line of this."""
_Cells = list[list[Piece]]


@dataclass(frozen=True)
class Fitting:
    """pieces: of all lines below the head.  count: of the columns.  starts: of rows, where the first column counts."""

    pieces: Sequence[Piece]
    count: int
    starts: frozenset[int] = frozenset()

    def rows(self, worst: float) -> list[list[list[str]]] | None:
        """The rows of so many cells that the pieces make with the least cost, of each cell its lines; None where that
        is more than `worst` for each cell."""
        widest = max(piece.width for piece in self.pieces)
        rooms = [_Room(None if self.starts else widest, proved=not self.starts)] * self.count
        rows: list[list[list[str]]] = []
        cost = 0.0
        for number in range(_PASSES):
            found = self._parted(rooms)
            if found is None:
                return None
            cost, cells = found
            texts = [lines_of(cell) for cell in cells]
            known, rows = rows, [texts[at : at + self.count] for at in range(0, len(texts), self.count)]
            if rows == known:
                break
            rooms = [_room(column, _MOST_CELLS if number else _MANY_CELLS) for column in zip(*rows, strict=True)]
        return rows if len(rows) >= _FEWEST and cost <= worst * len(rows) * self.count else None

    def _parted(self, rooms: Sequence[_Room]) -> tuple[float, _Cells] | None:
        """What the best cells cost, and these."""
        size = len(self.pieces)
        costs: list[dict[_State, float]] = [{} for _ in range(size + 1)]
        costs[0][0, False] = 0.0
        origins: dict[tuple[int, _State], tuple[int, _State]] = {}
        for begin in range(size):
            for state, cost in costs[begin].items():
                for end, after, more in self._options(begin, state, rooms[state[0]]):
                    if cost + more < costs[end].get(after, float("inf")):
                        costs[end][after], origins[end, after] = cost + more, (begin, state)
        finals = [(cost, state) for state, cost in costs[size].items() if not state[0]]
        if not finals:
            return None
        cost, state = min(finals)
        cells: _Cells = []
        end = size
        while end:
            begin, state = origins[end, state]
            cells.append(list(self.pieces[begin:end]))
            end = begin
        return cost, cells[::-1]

    def _options(self, begin: int, state: _State, room: _Room) -> Iterator[tuple[int, _State, float]]:
        """The ends of cells that may begin at a piece, the states behind them, and their costs."""
        (column, is_on_first), piece = state, self.pieces[begin]
        if self.starts and (begin in self.starts) != (not column):
            return
        cost = 0.0
        if not piece.opens:
            cost = _CUT * (not piece.apart) if column else _TORN
        elif is_on_first:
            cost = _APART
        for end in range(begin + 1, min(begin + _LONGEST, len(self.pieces)) + 1):
            if self.starts and ((not column and end > begin + 1) or (end > begin + 1 and end - 1 in self.starts)):
                return
            is_single = end == len(self.pieces) or not self.pieces[end].opens
            after = ((column + 1) % self.count, is_single and (is_on_first or not column))
            yield end, after, cost + _cost(self.pieces[begin:end], room)


def lines_of(cell: Sequence[Piece]) -> list[str]:
    """The text of each line of a cell."""
    found: list[str] = []
    for piece in cell:
        if piece.opens or not found:
            found.append(piece.text)
        else:
            found[-1] += " " + piece.text
    return found


def _room(column: Sequence[Sequence[str]], share: float) -> _Room:
    """How wide the column of these cells is, each of some lines: as much as such a share of them are at most."""
    widths = sorted(max(map(width, cell)) for cell in column)
    wide = widths[round(share * (len(widths) - 1))]
    return _Room(wide, any(width(text) >= wide - _TOLERANCE for cell in column for text in cell[:-1]))


def _cost(cell: Sequence[Piece], room: _Room) -> float:
    """How ill some pieces make a cell of a column."""
    lines = [width(text) for text in lines_of(cell)]
    wide = max(lines) if room.width is None else room.width
    cost = _CELL + _WIDER * sum(max(0, line - wide - _TOLERANCE) for line in lines)
    cost += _TORN * sum(piece.apart for piece in cell[1:])
    openers = [piece for piece in cell[1:] if piece.opens]
    for line, piece in zip(lines, openers, strict=False):
        left = wide - line - first_word_width(piece.text)
        cost += min(_EARLIEST, _EARLY * max(0, left))
    text = "".join(piece.text for piece in cell)
    is_proved = len(lines) > 1 if room.width is None else room.proved
    if is_proved and lines[-1] >= wide - _TOLERANCE and not ends_sentence(text):
        cost += _CUT * min(1.0, wide / _USUAL) * (1 + _CLAUSED * ("，" in text))
    return cost + _TORN * (is_unclosed(text, CHINESE_PAIRS) + (text[0] in CLOSING))


def pieces_of_line(text: str) -> Iterator[Piece]:
    for before, piece in pairwise(["", *pieces_of(text)]):
        yield Piece(piece, width(piece), not before, bool(before) and is_wide(before[-1]) and is_wide(piece[0]))

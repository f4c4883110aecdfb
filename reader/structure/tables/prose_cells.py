"""Cells of sentences, broken over lines of their own, fitted into as many columns as the head of their table has.

Which lines make a cell is told by where its column ends: the next line begins with a word that found no room there.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.structure.brackets import CHINESE_PAIRS, is_unclosed
from reader.structure.characters import CLOSING, ends_sentence, first_word_width, is_wide, width
from reader.structure.tables.captioned_rows import pieces_of
from reader.structure.tables.fitted import State, traced

FEWEST: Final = 2
"""Rows below the head, at least."""
TOLERANCE: Final = 2
"""Columns by which lines of one width differ."""
USUAL: Final = 24
"""Columns of text: lines of narrower ones are full by chance."""
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
_MANY_CELLS, _MOST_CELLS = 0.7, 1.0  # of a column, that tell how wide it is, while others may be none of it


class Piece(NamedTuple):
    """A line, or a part of one that a blank parts from that before it.

    opens: whether it begins the line.  apart: whether the blank stands between ideographs, where only cells have one.
    """

    text: str
    width: int
    opens: bool
    apart: bool


class _Cell(NamedTuple):
    """What some pieces are as a cell, whatever column it is in.

    end: the piece behind it.  lines: their texts, and `widths` of these.  firsts: how wide the first words of all lines
    but the first are.  shares: whether the next piece stands on its last line.  open: whether it ends within a
    sentence.  clauses: whether it holds several.  apart, torn: what blanks within it cost, and how it begins and ends.
    """

    end: int
    lines: list[str]
    widths: list[int]
    firsts: list[int]
    shares: bool
    open: bool
    clauses: bool
    apart: float
    torn: float


class _Room(NamedTuple):
    """How wide a column is, None = as each cell is; proved: whether lines end there that go on."""

    width: int | None
    proved: bool


class Fitting:
    """The cells that pieces may make, and how these fit in columns."""

    def __init__(self, pieces: Sequence[Piece], count: int, starts: frozenset[int] = frozenset()) -> None:
        """pieces: of all lines below the head.  count: of the columns.  starts: of rows, where the first column
        counts."""
        self._pieces, self._count, self._starts = pieces, count, starts
        self._cells = [list(self._from(begin)) for begin in range(len(pieces))]

    def rows(self, worst: float) -> list[list[list[str]]] | None:
        """The rows of so many cells that the pieces make with the least cost, of each cell its lines; None where that
        is more than `worst` for each cell."""
        widest = max(piece.width for piece in self._pieces)
        rooms = [_Room(None if self._starts else widest, proved=not self._starts)] * self._count
        rows: list[list[list[str]]] = []
        cost = 0.0
        for number in range(_PASSES):
            found = self._parted(rooms)
            if found is None:
                return None
            cost, cells = found
            known, rows = rows, [[cell.lines for cell in row] for row in cells]
            if rows == known:
                break
            rooms = [_room(column, _MOST_CELLS if number else _MANY_CELLS) for column in zip(*rows, strict=True)]
        return rows if len(rows) >= FEWEST and cost <= worst * len(rows) * self._count else None

    def _from(self, begin: int) -> Iterator[_Cell]:
        """The cells that may begin at a piece: a figure that counts is one by itself, and none reaches over such a
        one."""
        last = min(begin + _LONGEST, len(self._pieces))
        if begin in self._starts:
            last = begin + 1
        else:
            last = next((at for at in range(begin + 1, last) if at in self._starts), last)
        for end in range(begin + 1, last + 1):
            yield _cell(self._pieces, begin, end)

    def _parted(self, rooms: Sequence[_Room]) -> tuple[float, list[list[_Cell]]] | None:
        """What the rows of the best cells cost, and these.

        Of a state: the last tells whether all cells of its row so far stand on the first line of this.
        """
        size = len(self._pieces)
        costs: list[dict[State, float]] = [{} for _ in range(size + 1)]
        costs[0][0, 0, False] = 0.0
        origins: dict[State, tuple[State, _Cell]] = {}
        for begin, cells in enumerate(self._cells):
            of_cells: dict[int, list[float]] = {}
            for state, cost in costs[begin].items():
                _, column, is_on_first = state
                if self._starts and (begin in self._starts) != (not column):
                    continue
                if column not in of_cells:
                    of_cells[column] = [_cost(cell, rooms[column]) for cell in cells]
                begun = self._begun(begin, column, is_on_first=is_on_first)
                for cell, own in zip(cells, of_cells[column], strict=True):
                    after = (cell.end, (column + 1) % self._count, cell.shares and (is_on_first or not column))
                    if (total := cost + (begun + own)) < costs[cell.end].get(after, float("inf")):
                        costs[cell.end][after], origins[after] = total, (state, cell)
        finals = [(cost, state) for state, cost in costs[size].items() if not state[1]]
        if not finals:
            return None
        cost, state = min(finals)
        return cost, traced(state, self._count, origins)

    def _begun(self, begin: int, column: int, *, is_on_first: bool) -> float:
        """What it costs that a cell of a column begins with a piece."""
        piece = self._pieces[begin]
        if not piece.opens:
            return _CUT * (not piece.apart) if column else _TORN
        return _APART if is_on_first else 0.0


def pieces_of_line(text: str) -> Iterator[Piece]:
    """The pieces of a line."""
    for before, piece in pairwise(["", *pieces_of(text)]):
        yield Piece(piece, width(piece), not before, bool(before) and is_wide(before[-1]) and is_wide(piece[0]))


def _cell(pieces: Sequence[Piece], begin: int, end: int) -> _Cell:
    cell = pieces[begin:end]
    lines: list[str] = []
    for piece in cell:
        if piece.opens or not lines:
            lines.append(piece.text)
        else:
            lines[-1] += " " + piece.text
    text = "".join(piece.text for piece in cell)
    return _Cell(
        end,
        lines,
        widths=list(map(width, lines)),
        firsts=[first_word_width(piece.text) for piece in cell[1:] if piece.opens],
        shares=end == len(pieces) or not pieces[end].opens,
        open=not ends_sentence(text),
        clauses="，" in text,
        apart=_TORN * sum(piece.apart for piece in cell[1:]),
        torn=_TORN * (is_unclosed(text, CHINESE_PAIRS) + (text[0] in CLOSING)),
    )


def _room(column: Sequence[Sequence[str]], share: float) -> _Room:
    """How wide the column of these cells is, each of some lines: as much as such a share of them are at most."""
    widths = sorted(max(map(width, cell)) for cell in column)
    wide = widths[round(share * (len(widths) - 1))]
    return _Room(wide, any(width(text) >= wide - TOLERANCE for cell in column for text in cell[:-1]))


def _cost(cell: _Cell, room: _Room) -> float:
    """How ill a cell fits in a column."""
    wide = max(cell.widths) if room.width is None else room.width
    cost = _CELL + _WIDER * sum(max(0, line - wide - TOLERANCE) for line in cell.widths)
    cost += cell.apart
    for line, first in zip(cell.widths, cell.firsts, strict=False):  # none follows the last line
        cost += min(_EARLIEST, _EARLY * max(0, wide - line - first))
    is_proved = len(cell.widths) > 1 if room.width is None else room.proved
    if is_proved and cell.open and cell.widths[-1] >= wide - TOLERANCE:
        cost += _CUT * min(1.0, wide / USUAL) * (1 + _CLAUSED * cell.clauses)
    return cost + cell.torn

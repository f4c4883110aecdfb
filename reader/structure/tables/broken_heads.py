"""Tables whose heads were broken over several lines or boxes, above rows of values that stand on one line each."""

from collections.abc import Sequence
from itertools import combinations, takewhile
from typing import Final, NamedTuple

from reader.structure import certainty
from reader.structure.characters import ends_sentence
from reader.structure.lines import Line
from reader.structure.words import columns
from reader.structure.words.table_heads import Table, ends_table, role_of

_MOST_LINES: Final = 14  # of a head
_LONGEST: Final = 24  # characters of a line of it
_FEWEST_CELLS: Final = 3
_FEWEST_ROWS: Final = 2
_MOST_JOINTS: Final = 3  # of pieces that no bracket joins


class _Piece(NamedTuple):
    """A word of the head, and whether it begins a line."""

    text: str
    begins: bool


def broken_head(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table below a caption whose head begins at `start` on a line of its own; None where no rows with as many
    values stand below what may be broken words of it."""
    pieces: list[_Piece] = []
    at = start
    while at < min(stop, start + _MOST_LINES) and not _row(lines[at]):
        if ends_table(lines[at]) or ends_sentence(lines[at].text) or len(lines[at].text) > _LONGEST:
            return None
        pieces += [_Piece(text, not place) for place, text in enumerate(lines[at].text.split())]
        at += 1
    if at == stop or at - start < 2 or not (first := _row(lines[at])):
        return None
    rows = list(takewhile(lambda row: len(row) == len(first), map(_row, lines[at:stop])))
    head = _head(pieces, rows)
    if head is None or len(rows) < _FEWEST_ROWS:
        return None
    return Table(role_of(head), [head, *rows], at + len(rows), confidence=certainty.STREWN_CELLS)


def _row(line: Line) -> list[str]:
    """The cells of a line that is a name and values, at least two; nothing where it is none."""
    cells = line.text.split()
    if len(cells) < _FEWEST_CELLS or columns.is_value(cells[0]) or not all(map(_may_be_value, cells[1:])):
        return []
    return cells if any(map(columns.is_value, cells[1:])) else []


def _may_be_value(text: str) -> bool:
    return columns.is_value(text) or columns.NOTHING.match(text) is not None


def _head(pieces: Sequence[_Piece], rows: Sequence[Sequence[str]]) -> list[str] | None:
    """As many cells as the rows have: pieces in brackets belong to those before them, and of the others that begin a
    line so many that the words tell best what the columns below hold."""
    whole: list[_Piece] = []
    for piece in pieces:
        if whole and piece.text[0] in "（(":
            whole[-1] = _Piece(whole[-1].text + piece.text, whole[-1].begins)
        else:
            whole.append(piece)
    joints = len(whole) - len(rows[0])
    places = [place for place, piece in enumerate(whole) if place and piece.begins]
    if not 0 <= joints <= min(_MOST_JOINTS, len(places)):
        return None
    told = (_joined(whole, joined) for joined in combinations(places, joints))
    return max(told, key=lambda head: _fits(head, rows))


def _joined(pieces: Sequence[_Piece], joined: Sequence[int]) -> list[str]:
    cells: list[str] = []
    for place, piece in enumerate(pieces):
        if place in joined:
            cells[-1] += piece.text
        else:
            cells.append(piece.text)
    return cells


def _fits(head: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """In how many columns the words of the head name what the cells hold, less those in which they name another."""
    named, held = columns.kinds(head, ()), columns.kinds([""] * len(head), rows)
    return sum((one == other) - (one != other) for one, other in zip(named, held, strict=True) if one is not None)

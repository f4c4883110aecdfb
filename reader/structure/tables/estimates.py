"""Tables of estimates in text that keeps its lines as they stood on the page: below each estimate its standard error in
brackets, on a line without a name, as the models' numbers at the head are."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.structure import certainty
from reader.structure.lines import Line
from reader.structure.tables.laid_heads import Piece, has_wide_columns, pieces_of
from reader.structure.words.table_heads import Table, ends_table

_ERROR: Final = re.compile(r"[(（\[]\s?-?\d*\.\d+\s?[)）\]]$")
_FEWEST_ERRORS: Final = 2  # lines
_FEWEST_LINES: Final = 5
_FEWEST_MODELS: Final = 2
_MOST_LINES: Final = 80


def estimates(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table of estimates whose first line is `start`; None where no two lines below hold standard errors alone."""
    if lines[start].blank is not None or not (lines[start].column or "  " in lines[start].text):
        return None
    body = list(_body(lines, start, min(stop, start + _MOST_LINES)))
    wide = has_wide_columns(body)
    found = [pieces_of(line, wide=wide) for line in body]
    if len(body) < _FEWEST_LINES or not all(found) or sum(map(_are_errors, found)) < _FEWEST_ERRORS:
        return None  # an unusual blank is a line without pieces
    margin = min(pieces[0].left for pieces in found)
    valued = [[piece for piece in pieces if piece.left > margin] for pieces in found]
    models = max(valued, key=len)
    if len(models) < _FEWEST_MODELS:
        return None
    rows = [_row(pieces, margin, models) for pieces in found]
    return Table(None, rows, start + len(body), confidence=certainty.STREWN_CELLS)


def _body(lines: Sequence[Line], start: int, stop: int) -> Iterator[Line]:
    """The lines up to an empty one, or to what stands below a table."""
    for index in range(start, stop):
        line = lines[index]
        if (index > start and line.empty_before) or ends_table(line):
            return
        yield line


def _are_errors(pieces: Sequence[Piece]) -> bool:
    return all(_ERROR.match(piece.text) for piece in pieces)


def _row(pieces: Sequence[Piece], margin: int, models: Sequence[Piece]) -> list[str]:
    """The cells of a line: its name, empty where none stands at the margin, and each value below the nearest model."""
    row = [""] * (1 + len(models))
    for piece in pieces:
        if piece.left == margin:
            row[0] = piece.text
        else:
            nearest = min(range(len(models)), key=lambda at: abs(_middle(models[at]) - _middle(piece)))
            row[1 + nearest] = f"{row[1 + nearest]} {piece.text}".strip()
    return row


def _middle(piece: Piece) -> float:
    return (piece.left + piece.right) / 2

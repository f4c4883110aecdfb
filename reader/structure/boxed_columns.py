"""Tables below their captions that an extractor gave column by column, each with its head in a box of its own."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from reader.structure import certainty
from reader.structure.characters import ends_sentence
from reader.structure.columns import is_value, value_of
from reader.structure.lines import Line
from reader.structure.numbering import bulleted
from reader.structure.table_heads import Table, role_of

_LEAST: Final = 3  # cells of a column, its head among them
_FEW: Final = 2  # columns, which say less than more do
_LONGEST: Final = 20  # characters of a cell
_MOST: Final = 200  # lines


def boxed_columns(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table whose first column begins at `start`; None where what follows is no column as high as that."""
    if lines[start].blank is not None:
        return None
    boxes = _boxes(lines[start : min(stop, start + _MOST)])
    height = len(boxes[0])
    columns = list(takewhile(lambda box: len(box) == height and all(map(_may_be_cell, box)), boxes))
    if height < _LEAST or len(columns) < _FEW or (len(columns) == _FEW and height == _LEAST):
        return None
    heads = [box[0] for box in columns]
    if any(map(is_value, heads)) or any(map(bulleted, heads)):
        return None
    rows = [list(row) for row in zip(*columns, strict=True)]
    if not _are_alike(columns) and _are_alike(rows):
        rows = columns
    return Table(role_of(rows[0]), rows, start + height * len(columns), confidence=certainty.STREWN_CELLS)


def _boxes(lines: Sequence[Line]) -> list[list[str]]:
    """The texts of the lines between empty ones, up to the end of the page."""
    boxes: list[list[str]] = [[lines[0].text]]
    for line in takewhile(lambda line: not line.first, lines[1:]):
        if line.empty_before:
            boxes.append([])
        boxes[-1].append(line.text)
    return boxes


def _are_alike(columns: Sequence[Sequence[str]]) -> bool:
    """Whether the cells of each column below its head are of one kind."""
    return all(len({value_of(cell) or cell.isdecimal() for cell in column[1:]}) == 1 for column in columns)


def _may_be_cell(text: str) -> bool:
    return len(text) <= _LONGEST and not ends_sentence(text)

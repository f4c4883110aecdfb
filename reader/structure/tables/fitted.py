"""What pieces of lines make where cells of rows fit best: the way back to these, once the best is known."""

from collections.abc import Mapping
from typing import TypeVar

State = tuple[int, int, bool]
"""The piece that comes next, what column it is in, and what else tells how the next cell fits."""
_Cell = TypeVar("_Cell")


def traced(final: State, count: int, origins: Mapping[State, tuple[State, _Cell]]) -> list[list[_Cell]]:
    """The rows of `count` cells that lead to `final`.  origins: the state before each, and the cell between them."""
    cells: list[_Cell] = []
    state = final
    while state[0]:
        state, cell = origins[state]
        cells.append(cell)
    cells.reverse()
    return [cells[begin : begin + count] for begin in range(0, len(cells), count)]

"""Where the words of one structure stand in another that was made from it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final, TypeAlias

from reader.model.annotation import Position, Span
from reader.structure.correcting.strands import Run

# (start, length) in one text, and where it begins in the other
_Stretch: TypeAlias = tuple[int, int, Position]


class Moves:
    """A map of positions.  Words that are no longer there are taken to the nearest ones behind or before them."""

    def __init__(self, count: int, runs: Callable[[int], Sequence[Run]], is_inverse: bool = False) -> None:
        """count: of the blocks of the new structure.  runs: for each of them, what it holds of the former one."""
        self._count: Final = count
        self._runs: Final = runs
        self._is_inverse: Final = is_inverse

    def _held(self, block: int) -> Sequence[_Stretch]:
        """Where the stretches of a block are now."""
        if not self._is_inverse:
            return self._from.get(block, ())
        if not 0 <= block < self._count:
            return ()
        return sorted((run.at, run.length, Position(run.block, run.start)) for run in self._runs(block))

    @cached_property
    def _from(self) -> dict[int, list[_Stretch]]:
        """For each block of the former structure, where its stretches are now; made when first asked for."""
        found: defaultdict[int, list[_Stretch]] = defaultdict(list)
        for index in range(self._count):
            for run in self._runs(index):
                found[run.block].append((run.start, run.length, Position(index, run.at)))
        for held in found.values():
            held.sort()
        return found

    def inverse(self) -> "Moves":
        """The way back."""
        return Moves(self._count, self._runs, not self._is_inverse)

    def start(self, position: Position) -> Position | None:
        """Where the character at `position` stands; None if its whole block is gone."""
        found = self._start(position)
        return found and found[1]

    def _start(self, position: Position) -> tuple[Position, Position] | None:
        """The first position from `position` on that is still there, and where it is now."""
        held = self._held(position.block)
        if not held:
            return None
        at = max(0, bisect_right(held, position.offset, key=lambda run: run[0]) - 1)
        start, length, _ = held[at]
        if position.offset >= start + length and at + 1 < len(held):
            at += 1
        return _within(position, held[at])

    def _end(self, position: Position) -> tuple[Position, Position] | None:
        """The last position up to `position` that is still there, and where it is now."""
        held = self._held(position.block)
        if not held:
            return None
        return _within(position, held[max(0, bisect_left(held, position.offset, key=lambda run: run[0]) - 1)])

    def span(self, span: Span) -> Span | None:
        """Where the words of `span` stand; None if nothing is left of them."""
        start, end = self._start(span.start), self._end(span.end)
        if start is None or end is None or start[0] >= end[0] or start[1] >= end[1]:
            return None
        return Span(start[1], end[1])


def _within(position: Position, run: _Stretch) -> tuple[Position, Position]:
    """The position of a run that is nearest to `position`: as it was, and as it is."""
    start, length, place = run
    inside = min(max(0, position.offset - start), length)
    return Position(position.block, start + inside), Position(place.block, place.offset + inside)

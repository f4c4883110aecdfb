"""Where the words of one structure stand in another that was made from it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from reader.model.annotation import Position, Span
from reader.structure.correcting.strands import Run


class Moves:
    """A map of positions.  Words that are no longer there are taken to the nearest ones behind or before them."""

    def __init__(self, blocks: Sequence[Sequence[Run]]) -> None:
        """blocks: for each block of the new structure, what it holds of the former one."""
        self._blocks: Final = blocks

    @cached_property
    def _from(self) -> dict[int, list[tuple[int, int, Position]]]:
        """For each block of the former structure, where its stretches are now; made when first asked for."""
        found: defaultdict[int, list[tuple[int, int, Position]]] = defaultdict(list)
        for index, runs in enumerate(self._blocks):
            for run in runs:
                found[run.block].append((run.start, run.length, Position(index, run.at)))
        for held in found.values():
            held.sort()
        return found

    def inverse(self) -> "Moves":
        """The way back."""
        size = 1 + max((run.block for runs in self._blocks for run in runs), default=-1)
        back: list[list[Run]] = [[] for _ in range(size)]
        for index, runs in enumerate(self._blocks):
            for run in runs:
                back[run.block].append(Run(run.start, index, run.at, run.length))
        return Moves([sorted(runs, key=lambda run: run.at) for runs in back])

    def start(self, position: Position) -> Position | None:
        """Where the character at `position` stands; None if its whole block is gone."""
        found = self._start(position)
        return found and found[1]

    def _start(self, position: Position) -> tuple[Position, Position] | None:
        """The first position from `position` on that is still there, and where it is now."""
        held = self._from.get(position.block)
        if not held:
            return None
        at = max(0, bisect_right(held, position.offset, key=lambda run: run[0]) - 1)
        start, length, _ = held[at]
        if position.offset >= start + length and at + 1 < len(held):
            at += 1
        return _within(position, held[at])

    def _end(self, position: Position) -> tuple[Position, Position] | None:
        """The last position up to `position` that is still there, and where it is now."""
        held = self._from.get(position.block)
        if not held:
            return None
        return _within(position, held[max(0, bisect_left(held, position.offset, key=lambda run: run[0]) - 1)])

    def span(self, span: Span) -> Span | None:
        """Where the words of `span` stand; None if nothing is left of them."""
        start, end = self._start(span.start), self._end(span.end)
        if start is None or end is None or start[0] >= end[0] or start[1] >= end[1]:
            return None
        return Span(start[1], end[1])


def _within(position: Position, run: tuple[int, int, Position]) -> tuple[Position, Position]:
    """The position of a run that is nearest to `position`: as it was, and as it is."""
    start, length, place = run
    inside = min(max(0, position.offset - start), length)
    return Position(position.block, start + inside), Position(place.block, place.offset + inside)

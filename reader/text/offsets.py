"""Exact maps between the offsets of a text and those of a text derived from it.

Folding, conversion and cleaning change the length of a text only here and there.  A map stores those places, the
atoms, and nothing else: between two atoms every code point corresponds to one code point.  All offsets are code points.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Self


class Atom(NamedTuple):
    """source[source_start:source_end] became target[target_start:target_end], as a whole.  Either may be empty."""

    source_start: int
    source_end: int
    target_start: int
    target_end: int


class OffsetMap:
    """The correspondence of a source string and a target string.  Immutable; equal when lengths and atoms are.

    A span is a pair start <= end.  Its image is the smallest span of the other side that holds every whole atom the
    span touches; what was dropped or inserted at its very edge stays outside.  An empty span maps to an empty one.
    """

    __slots__ = ("_source_starts", "_target_starts", "atoms", "source_length", "target_length")

    def __init__(self, source_length: int, target_length: int, atoms: Sequence[Atom] = ()) -> None:
        self.source_length = source_length
        self.target_length = target_length
        self.atoms = tuple(atoms)
        self._source_starts = [atom[0] for atom in self.atoms]
        self._target_starts = [atom[2] for atom in self.atoms]

    @classmethod
    def identity(cls, length: int) -> Self:
        return cls(length, length)

    @classmethod
    def of_replacements(cls, source_length: int, replacements: Iterable[tuple[int, int, int]]) -> Self:
        """From (start, end, length of what stands there now) in source offsets, ascending and not overlapping."""
        atoms: list[Atom] = []
        shift = 0
        for start, end, length in replacements:
            atoms.append(Atom(start, end, start + shift, start + shift + length))
            shift += length - (end - start)
        return cls(source_length, source_length + shift, atoms)

    def to_target(self, start: int, end: int) -> tuple[int, int]:
        """The span of the target that source[start:end] became."""
        first = self._start_in_target(start)
        return (first, first) if start == end else (first, max(first, self._end_in_target(end)))

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that target[start:end] came from."""
        first = self._start_in_source(start)
        return (first, first) if start == end else (first, max(first, self._end_in_source(end)))

    def _start_in_target(self, offset: int) -> int:
        index = bisect_right(self._source_starts, offset) - 1
        if index < 0:
            return offset
        _, source_end, target_start, target_end = self.atoms[index]
        return offset - source_end + target_end if offset >= source_end else target_start

    def _end_in_target(self, offset: int) -> int:
        index = bisect_left(self._source_starts, offset) - 1
        if index < 0:
            return offset
        _, source_end, _, target_end = self.atoms[index]
        return offset - source_end + target_end if offset >= source_end else target_end

    def _start_in_source(self, offset: int) -> int:
        index = bisect_right(self._target_starts, offset) - 1
        if index < 0:
            return offset
        source_start, source_end, _, target_end = self.atoms[index]
        return offset - target_end + source_end if offset >= target_end else source_start

    def _end_in_source(self, offset: int) -> int:
        index = bisect_left(self._target_starts, offset) - 1
        if index < 0:
            return offset
        _, source_end, _, target_end = self.atoms[index]
        return offset - target_end + source_end if offset >= target_end else source_end

    def compose(self, other: "OffsetMap") -> "OffsetMap":
        """This map, then `other` (whose source is this map's target).  Atoms that overlap in the middle become one.

        Raises ValueError when the two do not meet.
        """
        if self.target_length != other.source_length:
            raise ValueError(f"maps do not meet: {self.target_length} and {other.source_length} code points")
        if not other.atoms:
            return self
        if not self.atoms:
            return other
        return OffsetMap(self.source_length, other.target_length, list(_composed(self.atoms, other.atoms)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OffsetMap):
            return NotImplemented
        return (self.source_length, self.target_length, self.atoms) == (
            other.source_length,
            other.target_length,
            other.atoms,
        )

    def __hash__(self) -> int:
        return hash((self.source_length, self.target_length, self.atoms))

    def __repr__(self) -> str:
        return f"OffsetMap({self.source_length}, {self.target_length}, {list(self.atoms)})"


def _composed(first: Sequence[Atom], second: Sequence[Atom]) -> Iterator[Atom]:
    """The atoms of both, those that overlap in the middle text joined, from the source of `first` to the target of
    `second`."""
    # Each atom as (start and end in the middle, how much longer it is in the source, in the target).
    events = sorted(
        [(t0, t1, (s1 - s0) - (t1 - t0), 0) for s0, s1, t0, t1 in first]
        + [(s0, s1, 0, (t1 - t0) - (s1 - s0)) for s0, s1, t0, t1 in second]
    )
    source_shift = target_shift = 0
    index = 0
    while index < len(events):
        start, end, source_growth, target_growth = events[index]
        index += 1
        while index < len(events) and events[index][0] < end:
            end = max(end, events[index][1])
            source_growth += events[index][2]
            target_growth += events[index][3]
            index += 1
        yield Atom(
            start + source_shift,
            end + source_shift + source_growth,
            start + target_shift,
            end + target_shift + target_growth,
        )
        source_shift += source_growth
        target_shift += target_growth

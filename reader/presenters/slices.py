"""A document cut into the rows that a view lays out one at a time.

Most blocks are one slice.  A table is a slice a row, so that a long one costs no more than what is seen of it; a block
of more than LONGEST code points is cut where a sentence ends, so that 50 MB in one line can be opened.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reader.model.annotation import Position
from reader.model.document import Block, BlockKind

LONGEST: Final = 20_000
_REACH: Final = 2_000
# Conversion of the parts equals conversion of the whole only when cut after one of these; the first that occurs wins.
_CUTS: Final = (("\n",), ("。", "！", "？"), ("；", "，"), (" ",))


@dataclass(frozen=True, slots=True)
class Slice:
    """text[start:end] of a block.  row: of a table, which one.  last: whether the block ends here."""

    block: int
    start: int
    end: int
    row: int | None
    last: bool

    @property
    def first(self) -> bool:
        return self.start == 0


def cuts(text: str, longest: int = LONGEST) -> tuple[int, ...]:
    """Where the parts of a long text start; the first is 0, and none is longer than `longest` code points."""
    starts = [0]
    while len(text) - starts[-1] > longest:
        limit = starts[-1] + longest
        floor = max(starts[-1] + 1, limit - _REACH)
        found = (max(text.rfind(mark, floor, limit) for mark in marks) + 1 for marks in _CUTS)
        starts.append(next((cut for cut in found if cut > floor), limit))
    return tuple(starts)


def is_grid(block: Block) -> bool:
    """Whether a table is shown as one; a cell too long to be laid out whole makes it plain text."""
    return bool(block.rows) and all(cell.end - cell.start <= LONGEST for row in block.rows for cell in row)


def _starts(block: Block) -> tuple[int, ...]:
    if block.kind is BlockKind.TABLE and is_grid(block):
        starts = [0]
        for row in block.rows[1:]:
            starts.append(max(starts[-1], row[0].start if row else starts[-1]))
        return tuple(starts)
    return cuts(block.text)


class SliceIndex:
    """The slices of `blocks` in order.  Page furniture has none unless `furniture` is asked for."""

    def __init__(self, blocks: Sequence[Block], furniture: bool = False) -> None:
        self._blocks = blocks
        self._owner: list[int] = []
        self._first: list[int] = []
        self._starts: dict[int, tuple[int, ...]] = {}
        hidden, grid = None if furniture else BlockKind.FURNITURE, BlockKind.TABLE
        for number, block in enumerate(blocks):
            self._first.append(len(self._owner))
            if block.kind is hidden:
                continue
            if block.kind is grid or len(block.text) > LONGEST:
                self._starts[number] = _starts(block)
                self._owner.extend([number] * len(self._starts[number]))
            else:
                self._owner.append(number)

    def __len__(self) -> int:
        return len(self._owner)

    @property
    def owners(self) -> Sequence[int]:
        """The block of each slice."""
        return self._owner

    def __getitem__(self, number: int) -> Slice:
        owner = self._owner[number]
        length = len(self._blocks[owner].text)
        starts = self._starts.get(owner)
        if starts is None:
            return Slice(owner, 0, length, None, True)
        part = number - self._first[owner]
        last = part == len(starts) - 1
        row = part if is_grid(self._blocks[owner]) else None
        return Slice(owner, starts[part], length if last else starts[part + 1], row, last)

    def of(self, position: Position) -> int:
        """The slice that holds a position; for one in a hidden block, the next that is shown."""
        if not self._owner:
            return 0
        block = min(max(position.block, 0), len(self._blocks) - 1)
        starts = self._starts.get(block)
        part = max(0, bisect_right(starts, position.offset) - 1) if starts else 0
        return min(self._first[block] + part, len(self._owner) - 1)

    def locate(self, positions: Iterable[Position]) -> tuple[list[int], list[float]]:
        """Of each position the slice, and how far into its text, 0 to 1, it is."""
        rows, within = [], []
        owner, first, starts, blocks, last = self._owner, self._first, self._starts, self._blocks, len(self._owner) - 1
        for position in positions:
            block = position.block
            number = first[block] if 0 <= block < len(first) else -1
            if block not in starts and 0 <= number <= last and owner[number] == block:
                share = position.offset / (len(blocks[block].text) or 1)
                within.append(share if share < 1.0 else 1.0)
            else:
                number, share = self._locate(position)
                within.append(share)
            rows.append(number)
        return rows, within

    def _locate(self, position: Position) -> tuple[int, float]:
        number = self.of(position)
        owner = self._owner[number]
        if owner != position.block:
            return number, 0.0
        starts = self._starts.get(owner, (0,))
        part = number - self._first[owner]
        end = starts[part + 1] if part + 1 < len(starts) else len(self._blocks[owner].text)
        return number, min(1.0, (position.offset - starts[part]) / max(1, end - starts[part]))

    def of_block(self, block: int) -> range:
        """The slices of a block."""
        first = self._first[block]
        shown = first < len(self._owner) and self._owner[first] == block
        return range(first, first + (len(self._starts.get(block, (0,))) if shown else 0))

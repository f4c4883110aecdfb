"""A block in hand while a structure is corrected, and how its fields follow its text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, overload

from reader.model.document import Block, Box, Cell, FootnoteRef, Inline, place_of
from reader.structure.correcting.strands import Run, Strand, joined, piece, with_figures, with_mark

_CLOSED: Final = "）、．〕】"  # what follows a marker that ends so stands close up


@dataclass(slots=True, eq=False)
class Part:
    """A block in hand.  shape: the block with its present text; its inlines are those of the strand, whose footnote
    marks have the key of their footnote for a target.  head: the marker or number as it stood in the text, where it
    was taken out here."""

    key: int
    shape: Block
    # Made when it is asked for while the block is as it came: so are most of a long text.
    changed: Strand | None = None
    head: Strand | None = None

    @property
    def strand(self) -> Strand:
        """The words of the block, and where they came from."""
        if self.changed is not None:
            return self.changed
        text = self.shape.text
        return Strand(text, (Run(0, self.key, 0, len(text)),), self.shape.inlines)

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """Those of the strand."""
        return self.shape.inlines if self.changed is None else self.changed.inlines

    def take_head(self, end: int, **fields: object) -> None:
        """Take the marker or number, the text up to `end`, out of the text."""
        self.head = piece(self.strand, 0, end, after=end)
        self.hold(piece(self.strand, end, len(self.strand.text)), **fields)

    def block(self, places: dict[int, int]) -> Block:
        """The block as it is now; places: the index of each key."""
        inlines = self.inlines
        if inlines:
            inlines = tuple(sorted((_aimed(each, places) for each in inlines), key=place_of))
        # Most blocks of a long text are as they were, and to make them anew would take most of the time.
        return self.shape if inlines == self.shape.inlines else replace(self.shape, inlines=inlines)

    def marks(self) -> list[FootnoteRef]:
        """The footnote marks in the order of the text."""
        return [each for each in self.inlines if isinstance(each, FootnoteRef)]

    def figures(self, mark: FootnoteRef) -> None:
        """Put a mark back into the text as the figures it was."""
        self.changed = with_figures(self.strand, mark)
        rows = resized(self.shape.rows, mark.offset, len(str(mark.number)))
        self.shape = replace(self.shape, text=self.strand.text, rows=rows)

    def mark(self, mark: FootnoteRef) -> None:
        """Take the figures at the mark's offset out of the text for it."""
        self.changed = with_mark(self.strand, mark)
        rows = resized(self.shape.rows, mark.offset, -len(str(mark.number)))
        self.shape = replace(self.shape, text=self.strand.text, rows=rows)

    def give_head(self) -> None:
        """Put the marker or number back into the text."""
        words = self.shape.marker or ("" if self.shape.number is None else str(self.shape.number))
        between = " " if words and words[-1] not in _CLOSED else ""
        self.hold(joined(self.head or Strand(words + between), self.strand), marker=None, number=None)
        self.head = None

    def hold(self, strand: Strand, **fields: object) -> None:
        """Have it be of these words, and of these values of fields of its block."""
        self.changed = strand
        self.shape = replace(self.shape, text=strand.text, confidence=1.0, **fields)  # type: ignore[arg-type]


class Shapes(Sequence[Block]):
    """The shapes of `parts`.  Whoever describes or finds a place looks at few of them, and there may be as many acts as
    blocks."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, index: int) -> Block: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...

    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        return Shapes(self._parts[index]) if isinstance(index, slice) else self._parts[index].shape


def _aimed(inline: Inline, places: dict[int, int]) -> Inline:
    if not isinstance(inline, FootnoteRef) or inline.target is None:
        return inline
    return replace(inline, target=places.get(inline.target))


def resized(rows: tuple[tuple[Cell, ...], ...], at: int, by: int) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a table whose text has grown by so many characters at an offset, or shrunk behind it."""

    def moved(cell: Cell) -> Cell:
        return Cell(cell.start + (by if cell.start > at else 0), cell.end + (by if cell.end >= at else 0))

    return tuple(tuple(map(moved, row)) for row in rows)


def merged_lines(lines: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges without those that lie within others; what follows on is one range."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(lines):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def merged_boxes(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """One box a page around all of that page."""
    pages: dict[int, Box] = {}
    for box in boxes:
        pages[box.page] = pages[box.page].around(box) if box.page in pages else box
    return tuple(pages.values())

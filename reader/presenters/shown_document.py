"""A document in a script, without a screen: what is shown of each slice, and the way between places in it."""

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, Protocol
from unicodedata import combining

from reader.model.annotation import Position, Span
from reader.model.document import Block, BlockKind, Document, OutlineEntry, outline
from reader.model.script import Script
from reader.presenters.passages import Passage, SpanMap
from reader.presenters.slices import Slice, SliceIndex
from reader.text.segmentation import is_simplified, word_at

KEPT: Final = 600
_WORD_REACH: Final = 200
# 。 ends a sentence, and with it the quotation marks that follow; . only before a blank and a capital: "Trade. The".
_SENTENCE_END: Final = re.compile(r"[。！？!?][」』）”’]*|\.(?=\s+[A-Z“\"])")
_JOINING: Final = frozenset("\u200d") | {chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))}


class Displayed(Protocol):
    """A text in a script, and the map from its source."""

    @property
    def text(self) -> str: ...

    @property
    def map(self) -> SpanMap: ...


class Conversion(Protocol):
    """As `reader.services.reading.ReadingService`."""

    def displayed(self, block: Block, script: Script) -> Displayed: ...


class ShownDocument:
    """One document in one script.  Positions are (block, code point) of the source text.

    The rows that a view lays out are slices, numbered from 0 (see `slices`); each holds one passage, a table row one
    for each of its cells.  Nothing is converted before its slice is asked for.
    """

    def __init__(self, conversion: Conversion) -> None:
        self._conversion = conversion
        self.document: Document | None = None
        self.script = Script.SOURCE
        self.slices = SliceIndex(())
        self.furniture_visible = False
        self._outline: tuple[OutlineEntry, ...] = ()
        self._references: dict[int, Position] | None = None
        # Of each block, the characters up to its end.
        self._ends: list[int] | None = None
        self._written_simplified: bool | None = None
        self._passages: OrderedDict[int, tuple[Passage, ...]] = OrderedDict()

    # --- what is shown

    @property
    def is_simplified(self) -> bool:
        """Whether it is shown in Simplified characters: as imported, in those that it was written in."""
        if self.script is not Script.SOURCE:
            return self.script.is_simplified
        if self._written_simplified is None:
            self._written_simplified = is_simplified("".join(block.text for block in self.blocks))
        return self._written_simplified

    @property
    def blocks(self) -> Sequence[Block]:
        return self.document.blocks if self.document else ()

    def open(self, document: Document | None) -> None:
        """Show another document, or none."""
        self.document = document
        self._outline = outline(document) if document else ()
        self._references = None
        self._written_simplified = None
        self._slice()

    def set_script(self, script: Script) -> None:
        self.script = script
        self._forget()

    def set_furniture_visible(self, visible: bool) -> None:
        self.furniture_visible = visible
        self._slice()

    def is_shown(self, block: int) -> bool:
        return self.furniture_visible or self.blocks[block].kind is not BlockKind.FURNITURE

    def passages(self, number: int) -> tuple[Passage, ...]:
        """The passages of a slice, from left to right."""
        if number in self._passages:
            self._passages.move_to_end(number)
            return self._passages[number]
        piece = self.slices[number]
        block = self.blocks[piece.block]
        self._passages[number] = tuple(self._passage(block, start, end) for start, end in self._stretches(piece))
        if len(self._passages) > KEPT:
            self._passages.popitem(last=False)
        return self._passages[number]

    def place(self, position: Position) -> tuple[int, int]:
        """The slice of a position, and the number of the passage within it."""
        number = self.slices.of(position)
        passages = self.passages(number) if len(self.slices) else ()
        if len(passages) < 2 or self.slices[number].block != position.block:
            return number, 0
        return number, max(0, bisect_right([passage.start for passage in passages], position.offset) - 1)

    def outline(self) -> tuple[OutlineEntry, ...]:
        return self._outline

    def section(self, position: Position) -> OutlineEntry | None:
        """The heading under which a position stands."""
        number = bisect_right(self._outline, position.block, key=lambda entry: entry.block)
        return self._outline[number - 1] if number else None

    def share_before(self, position: Position) -> float:
        """How much of the text stands before a position, by its characters."""
        if self._ends is None:
            lengths = (len(block.text) if self.is_shown(at) else 0 for at, block in enumerate(self.blocks))
            self._ends = list(accumulate(lengths, initial=0))
        within = position.offset if position.block < len(self.blocks) and self.is_shown(position.block) else 0
        return (self._ends[min(position.block, len(self.blocks))] + within) / max(1, self._ends[-1])

    def reference_to(self, block: int) -> Position | None:
        """Where the footnote in `block` is first referred to."""
        if self._references is None:
            self._references = {}
            for number, other in enumerate(self.blocks):
                for ref in other.footnote_refs if other.inlines else ():
                    if ref.target is not None:
                        self._references.setdefault(ref.target, Position(number, ref.offset))
        return self._references.get(block)

    # --- places and texts

    def nearest(self, position: Position) -> Position:
        """A position of this document, whatever edition or file the given one was meant for."""
        block = min(max(0, position.block), max(0, len(self.blocks) - 1))
        length = len(self.blocks[block].text) if self.blocks else 0
        return Position(block, min(max(0, position.offset), length) if block == position.block else 0)

    def end(self) -> Position:
        """The end of the last block shown."""
        last = self.slices.owners[-1] if len(self.slices) else 0
        return Position(last, len(self.blocks[last].text) if self.blocks else 0)

    def shown_text(self, span: Span) -> str:
        """The words of a span in the script shown: a line a block, tabs between cells, no footnote numbers.

        Blocks after the first keep the marker of a list item and the number of a footnote.
        """
        lines: list[str] = []
        for number in range(self.slices.of(span.start), self.slices.of(span.end) + 1 if len(self.slices) else 0):
            piece = self.slices[number]
            part = span.part(piece.block, len(self.blocks[piece.block].text))
            words = self._words(number, *part) if part else ""
            if not words:
                continue
            if lines and piece.row is None and not piece.first:
                lines[-1] += words
            else:
                lines.append((_marker(self.blocks[piece.block]) if lines and piece.row is None else "") + words)
        return "\n".join(lines)

    def word(self, position: Position) -> Span | None:
        """The word at a position; None on punctuation."""
        text = self.blocks[position.block].text
        base = max(0, position.offset - _WORD_REACH)
        start, end = word_at(text[base : position.offset + _WORD_REACH], position.offset - base)
        start, end = base + start, base + end
        spoken = any(char.isalnum() for char in text[start:end])
        return Span.within(position.block, start, end) if spoken else None

    def sentence(self, position: Position) -> Span:
        """The sentence at a position, or the table cell."""
        number, index = self.place(position)
        passage = self.passages(number)[index]
        text = self.blocks[position.block].text
        if self.slices[number].row is not None:
            return Span.within(position.block, passage.start, passage.end)
        edges = [passage.start, *(m.end() for m in _SENTENCE_END.finditer(text, passage.start, passage.end))]
        after = bisect_right(edges, position.offset)
        start = edges[after - 1] if after else passage.start
        end = edges[after] if after < len(edges) else passage.end
        while start < end and text[start].isspace():
            start += 1
        return Span.within(position.block, start, end)

    def step(self, position: Position, forward: bool) -> Position:
        """The caret's next place: past a whole character with what combines with it, and a whole converted word."""
        text = self.blocks[position.block].text
        offset = position.offset + (1 if forward else -1)
        if not 0 <= offset <= len(text):
            return self._neighbour(position, forward)
        while 0 < offset < len(text) and (combining(text[offset]) or text[offset] in _JOINING):
            offset += 1 if forward else -1
        number, index = self.place(Position(position.block, offset))
        passage = self.passages(number)[index]
        if passage.start <= offset <= passage.end:
            offset = passage.snap(offset, forward)
        return Position(position.block, offset)

    # --- within

    def _slice(self) -> None:
        self._ends = None
        self.slices = SliceIndex(self.blocks, self.furniture_visible)
        self._forget()

    def _forget(self) -> None:
        """Something else is shown from now on."""
        self._passages.clear()

    def _stretches(self, piece: Slice) -> list[tuple[int, int]]:
        """What of its block each passage of a slice shows."""
        if piece.row is None:
            return [(piece.start, piece.end)]
        return [(cell.start, cell.end) for cell in self.blocks[piece.block].rows[piece.row]]

    def _passage(self, block: Block, start: int, end: int) -> Passage:
        shown = self._conversion.displayed(part_of(block, start, end), self.script)
        open_end = block.kind is not BlockKind.TABLE and end < len(block.text)
        refs = [r for r in block.footnote_refs if start <= r.offset <= end and not (open_end and r.offset == end)]
        return Passage(start, end, shown.text, shown.map, refs)

    def _words(self, number: int, start: int, end: int) -> str:
        inside = [p for p in self.passages(number) if start < p.end and end > p.start]
        return "\t".join(passage.plain(start, end) for passage in inside)

    def _neighbour(self, position: Position, forward: bool) -> Position:
        block = position.block + (1 if forward else -1)
        while 0 <= block < len(self.blocks) and not self.is_shown(block):
            block += 1 if forward else -1
        if not 0 <= block < len(self.blocks):
            return position
        return Position(block, 0 if forward else len(self.blocks[block].text))


def stretch_of(block: Block, start: int, end: int) -> Block:
    return Block(block.kind, block.text[start:end], role=block.role)


def part_of(block: Block, start: int, end: int) -> Block:
    return block if start == 0 and end == len(block.text) else stretch_of(block, start, end)


def _marker(block: Block) -> str:
    """As it stands before the text: 「（一）」 close up, "1." and "⚫" with a blank."""
    marker = block.marker or ("" if block.number is None else str(block.number))
    return marker if not marker or marker[-1] in "）、．〕】" else f"{marker} "

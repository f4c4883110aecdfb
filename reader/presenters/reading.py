"""The state of the reading view without a screen: what is shown of each slice, what lies over it, what is selected."""

import re
from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Protocol
from unicodedata import combining

from reader.model.annotation import Annotation, Position, Span, Style
from reader.model.dates import DateMention
from reader.model.document import Block, BlockKind, Document, OutlineEntry, outline
from reader.model.glossary import TermMatch
from reader.model.script import Script
from reader.model.search import Hit
from reader.presenters.overlays import Ink, Run, Stroke, flatten
from reader.presenters.passages import Passage, SpanMap
from reader.presenters.slices import Slice, SliceIndex
from reader.presenters.targets import (
    DateTarget,
    FootnoteTarget,
    LinkTarget,
    ReplacementTarget,
    Target,
    TermTarget,
)
from reader.text.segmentation import word_at

_KEPT: Final = 600
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


class Replaced(Protocol):
    """As `reader.text.conversion.Replacement`: source text[start:end] is shown in other words."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class TextService(Protocol):
    """As `reader.services.reading.ReadingService`."""

    def displayed(self, block: Block, script: Script) -> Displayed: ...

    def replacements(self, block: Block, script: Script) -> Sequence[Replaced]: ...

    def terms(self, block: Block) -> tuple[TermMatch, ...]: ...

    def dates(self, block: Block, issued: date | None) -> tuple[DateMention, ...]: ...


class ReadingPresenter:
    """One document in one script under its overlays.  Positions are (block, code point) of the source text.

    The rows that a view lays out are slices, numbered from 0 (see `slices`); each holds one passage, a table row one
    for each of its cells.  Nothing is converted or matched before its slice is asked for.
    """

    def __init__(self, service: TextService) -> None:
        self._service = service
        self.document: Document | None = None
        self.script = Script.SOURCE
        self.slices = SliceIndex(())
        self.terms_visible = True
        self.replacements_visible = True
        self.furniture_visible = False
        self.annotations: tuple[Annotation, ...] = ()
        self.has_notes = False
        self.hits: tuple[Hit, ...] = ()
        self.current_hit: int | None = None
        self.selection: Span | None = None
        self._outline: tuple[OutlineEntry, ...] = ()
        self._references: dict[int, Position] | None = None
        self._marked: dict[int, list[tuple[int, int, Annotation]]] = {}
        self._found: dict[int, list[tuple[int, int, int]]] = {}
        self._passages: OrderedDict[int, tuple[Passage, ...]] = OrderedDict()
        self._targets: dict[int, tuple[Target, ...]] = {}
        self._runs: dict[int, tuple[tuple[Run, ...], ...]] = {}

    # --- what is shown

    @property
    def blocks(self) -> Sequence[Block]:
        return self.document.blocks if self.document else ()

    def open(self, document: Document | None) -> None:
        """Show another document, or none; annotations, hits and selection of the former are gone."""
        self.document = document
        self._outline = outline(document) if document else ()
        self._references = None
        self.set_annotations(())
        self.set_hits((), None)
        self.selection = None
        self._slice()

    def set_script(self, script: Script) -> None:
        self.script = script
        self._forget()

    def set_terms_visible(self, visible: bool) -> None:
        self.terms_visible = visible
        self._targets.clear()
        self._runs.clear()

    def set_replacements_visible(self, visible: bool) -> None:
        """Whether words that stand for other words of the source are marked and can be pointed at."""
        self.replacements_visible = visible
        self._targets.clear()
        self._runs.clear()

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
        if len(self._passages) > _KEPT:
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

    def reference_to(self, block: int) -> Position | None:
        """Where the footnote in `block` is first referred to."""
        if self._references is None:
            self._references = {}
            for number, other in enumerate(self.blocks):
                for ref in other.footnote_refs if other.inlines else ():
                    if ref.target is not None:
                        self._references.setdefault(ref.target, Position(number, ref.offset))
        return self._references.get(block)

    # --- what lies over it

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Those of this document; one without a span is shown nowhere."""
        self.annotations = tuple(annotations)
        self.has_notes = any(annotation.note and annotation.span for annotation in self.annotations)
        marked: dict[int, list[tuple[int, int, Annotation]]] = defaultdict(list)
        count, blocks = len(self.blocks), self.blocks
        for annotation in self.annotations:
            if (span := annotation.span) is None:
                continue
            for block in range(span.start.block, min(span.end.block + 1, count)):
                part = span.part(block, len(blocks[block].text))
                if part:
                    marked[block].append((*part, annotation))
        self._marked = dict(marked)
        self._runs.clear()

    def set_hits(self, hits: Iterable[Hit], current: int | None) -> None:
        """`current` counts in `hits`."""
        self.hits = tuple(hits)
        self.current_hit = current
        found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for number, hit in enumerate(self.hits):
            found[hit.block].append((hit.start, hit.end, number))
        self._found = dict(found)
        self._runs.clear()

    def set_current_hit(self, current: int | None) -> None:
        self.current_hit = current
        self._runs.clear()

    def select(self, selection: Span | None) -> None:
        self.selection = selection
        self._runs.clear()

    def terms(self, number: int) -> tuple[TermMatch, ...]:
        """The terms of a slice, whether visible or not, in source offsets of the block."""
        piece = self.slices[number]
        block = self.blocks[piece.block]
        if piece.row is None and not (piece.first and piece.last):
            cut = _stretch(block, piece.start, piece.end)
            return tuple(
                replace(match, start=match.start + piece.start, end=match.end + piece.start)
                for match in self._service.terms(cut)
            )
        return tuple(match for match in self._service.terms(block) if piece.start <= match.start < piece.end)

    def dates(self, number: int) -> tuple[DateMention, ...]:
        """The dates of a slice that do not say all by themselves, in source offsets of the block."""
        piece = self.slices[number]
        block = self.blocks[piece.block]
        issued = self.document.metadata.issued if self.document else None
        if piece.row is None and not (piece.first and piece.last):
            cut = self._service.dates(_stretch(block, piece.start, piece.end), issued)
            found = [replace(each, start=each.start + piece.start, end=each.end + piece.start) for each in cut]
        else:
            found = [m for m in self._service.dates(block, issued) if piece.start <= m.start < piece.end]
        return tuple(mention for mention in found if mention.republic is not None or not mention.sure)

    def replacements(self, number: int) -> list[ReplacementTarget]:
        """The words of a slice that are shown in other words, whether marked or not."""
        piece = self.slices[number]
        block = self.blocks[piece.block]
        return [
            ReplacementTarget(piece.block, start + each.start, start + each.end)
            for start, end in self._stretches(piece)
            for each in self._service.replacements(_part(block, start, end), self.script)
        ]

    def replacement_over(self, number: int, start: int, end: int) -> ReplacementTarget | None:
        """The first words of source text[start:end] in a slice that are shown in other words."""
        return next((each for each in self.replacements(number) if each.start < end and start < each.end), None)

    def runs(self, number: int) -> tuple[tuple[Run, ...], ...]:
        """For each passage of a slice what lies over its shown text."""
        if number not in self._runs:
            if len(self._runs) > _KEPT:
                self._runs.clear()
            spans = self._inked(number)
            self._runs[number] = tuple(
                flatten(
                    Stroke(*passage.to_shown(start, end), ink, annotation.colour if annotation else None)
                    for start, end, ink, annotation in spans
                    if start < passage.end and end > passage.start
                )
                for passage in self.passages(number)
            )
        return self._runs[number]

    def targets(self, number: int) -> tuple[Target, ...]:
        """What can be activated in a slice, in the order of the text; links hide the terms, dates and replaced words
        inside them, and those each other."""
        if number not in self._targets:
            if len(self._targets) > _KEPT:
                self._targets.clear()
            self._targets[number] = tuple(sorted(self._found_targets(number), key=lambda item: (item.start, item.end)))
        return self._targets[number]

    def target_at(self, number: int, passage: int, shown: int) -> Target | None:
        """What the character at `shown` of a passage belongs to."""
        piece = self.slices[number]
        there = self.passages(number)[passage]
        mark = there.mark_at(shown)
        if mark is not None:
            return FootnoteTarget(piece.block, mark.ref)
        offset = there.source_of(shown)
        return next((target for target in self.targets(number) if target.start <= offset < target.end), None)

    def annotations_at(self, position: Position) -> tuple[Annotation, ...]:
        """Those over the character at `position`, the shortest first."""
        there = [entry for entry in self._marked.get(position.block, ()) if entry[0] <= position.offset < entry[1]]
        return tuple(annotation for _, _, annotation in sorted(there, key=lambda entry: entry[1] - entry[0]))

    def notes(self, number: int) -> tuple[Annotation, ...]:
        """The annotations with a note that begin in a slice, in the order of the text."""
        piece = self.slices[number]
        end = piece.end + 1 if piece.last else piece.end
        begun = [
            (annotation.span.start.offset, annotation)
            for _, _, annotation in self._marked.get(piece.block, ())
            if annotation.note and annotation.span and annotation.span.start.block == piece.block
            if piece.start <= annotation.span.start.offset < end
        ]
        return tuple(annotation for _, annotation in sorted(begun, key=lambda entry: entry[0]))

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
        self.slices = SliceIndex(self.blocks, self.furniture_visible)
        self._forget()

    def _forget(self) -> None:
        self._passages.clear()
        self._targets.clear()
        self._runs.clear()

    def _stretches(self, piece: Slice) -> list[tuple[int, int]]:
        """What of its block each passage of a slice shows."""
        if piece.row is None:
            return [(piece.start, piece.end)]
        return [(cell.start, cell.end) for cell in self.blocks[piece.block].rows[piece.row]]

    def _passage(self, block: Block, start: int, end: int) -> Passage:
        shown = self._service.displayed(_part(block, start, end), self.script)
        open_end = block.kind is not BlockKind.TABLE and end < len(block.text)
        refs = [r for r in block.footnote_refs if start <= r.offset <= end and not (open_end and r.offset == end)]
        return Passage(start, end, shown.text, shown.map, refs)

    def _found_targets(self, number: int) -> Iterable[Target]:
        piece = self.slices[number]
        block = self.blocks[piece.block]
        links = [link for link in block.links if piece.start <= link.start < max(piece.end, piece.start + 1)]
        yield from (LinkTarget(piece.block, link) for link in links)
        yield from (FootnoteTarget(piece.block, mark.ref) for p in self.passages(number) for mark in p.marks)
        taken: list[Replaced] = [*links]
        for match in self.terms(number) if self.terms_visible else ():
            if not _overlaps(match, links):
                taken.append(match)
                yield TermTarget(piece.block, match)
        for mention in self.dates(number):
            if not _overlaps(mention, taken):
                taken.append(mention)
                yield DateTarget(piece.block, mention)
        for replaced in self.replacements(number) if self.replacements_visible else ():
            if not _overlaps(replaced, taken):
                yield replaced

    def _inked(self, number: int) -> list[tuple[int, int, Ink, Annotation | None]]:
        piece: Slice = self.slices[number]
        spans: list[tuple[int, int, Ink, Annotation | None]] = [
            (start, end, Ink.HIGHLIGHT if annotation.style is Style.HIGHLIGHT else Ink.UNDERLINE, annotation)
            for start, end, annotation in self._marked.get(piece.block, ())
        ]
        if self.terms_visible:
            spans += [(t.start, t.end, Ink.TERM, None) for t in self.targets(number) if isinstance(t, TermTarget)]
        if self.replacements_visible:
            spans += [(each.start, each.end, Ink.REPLACED, None) for each in self.replacements(number)]
        spans += [
            (start, end, Ink.CURRENT_HIT if hit == self.current_hit else Ink.HIT, None)
            for start, end, hit in self._found.get(piece.block, ())
        ]
        part = self.selection and self.selection.part(piece.block, len(self.blocks[piece.block].text))
        if part:
            spans.append((*part, Ink.SELECTION, None))
        return spans

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


def _overlaps(span: Replaced, others: Iterable[Replaced]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _stretch(block: Block, start: int, end: int) -> Block:
    return Block(block.kind, block.text[start:end], role=block.role)


def _part(block: Block, start: int, end: int) -> Block:
    return block if start == 0 and end == len(block.text) else _stretch(block, start, end)


def _marker(block: Block) -> str:
    """As it stands before the text: 「（一）」 close up, "1." and "⚫" with a blank."""
    marker = block.marker or ("" if block.number is None else str(block.number))
    return marker if not marker or marker[-1] in "）、．〕】" else f"{marker} "

"""The state of the reading view without a screen: a document, what lies over it, what is selected."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from reader.model.annotation import Annotation, Position, Span, Style
from reader.model.dates import DateMention
from reader.model.document import Block, Document
from reader.model.glossary import TermMatch
from reader.model.script import Script
from reader.model.search import Hit
from reader.presenters.overlays import Ink, Run, Stroke, flatten
from reader.presenters.shown_document import KEPT, Conversion, ShownDocument, part_of, stretch_of
from reader.presenters.slices import Slice
from reader.presenters.targets import (
    DateTarget,
    FootnoteTarget,
    LinkTarget,
    ReplacementTarget,
    Target,
    TermTarget,
)


class Replaced(Protocol):
    """As `reader.text.conversion.Replacement`: source text[start:end] is shown in other words."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class TextService(Conversion, Protocol):
    """As `reader.services.reading.ReadingService`."""

    def replacements(self, block: Block, script: Script) -> Sequence[Replaced]: ...

    def terms(self, block: Block) -> tuple[TermMatch, ...]: ...

    def dates(self, block: Block, issued: date | None) -> tuple[DateMention, ...]: ...


class ReadingPresenter(ShownDocument):
    """A document under its overlays.  Nothing is matched before its slice is asked for."""

    def __init__(self, service: TextService) -> None:
        super().__init__(service)
        self._service = service
        self.terms_visible = True
        self.replacements_visible = True
        self.annotations: tuple[Annotation, ...] = ()
        self.has_notes = False
        self.hits: tuple[Hit, ...] = ()
        self.current_hit: int | None = None
        self.selection: Span | None = None
        self._marked: dict[int, list[tuple[int, int, Annotation]]] = {}
        self._found: dict[int, list[tuple[int, int, int]]] = {}
        self._targets: dict[int, tuple[Target, ...]] = {}
        self._runs: dict[int, tuple[tuple[Run, ...], ...]] = {}

    def open(self, document: Document | None) -> None:
        """Show another document, or none; annotations, hits and selection of the former are gone."""
        super().open(document)
        self.set_annotations(())
        self.set_hits((), None)
        self.selection = None

    def set_terms_visible(self, visible: bool) -> None:
        self.terms_visible = visible
        self._targets.clear()
        self._runs.clear()

    def set_replacements_visible(self, visible: bool) -> None:
        """Whether words that stand for other words of the source are marked and can be pointed at."""
        self.replacements_visible = visible
        self._targets.clear()
        self._runs.clear()

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
            cut = stretch_of(block, piece.start, piece.end)
            return tuple(
                replace(match, start=match.start + piece.start, end=match.end + piece.start)
                for match in self._service.terms(cut)
            )
        return tuple(match for match in self._service.terms(block) if piece.start <= match.start < piece.end)

    def dates(self, number: int) -> tuple[DateMention, ...]:
        """The dates of a slice that do not say all by themselves, in source offsets of the block."""
        piece = self.slices[number]
        block = self.blocks[piece.block]
        issued = self.document.metadata.reference_day if self.document else None
        if piece.row is None and not (piece.first and piece.last):
            cut = self._service.dates(stretch_of(block, piece.start, piece.end), issued)
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
            for each in self._service.replacements(part_of(block, start, end), self.script)
        ]

    def replacement_over(self, number: int, start: int, end: int) -> ReplacementTarget | None:
        """The first words of source text[start:end] in a slice that are shown in other words."""
        return next((each for each in self.replacements(number) if each.start < end and start < each.end), None)

    def runs(self, number: int) -> tuple[tuple[Run, ...], ...]:
        """For each passage of a slice what lies over its shown text."""
        if number not in self._runs:
            if len(self._runs) > KEPT:
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
            if len(self._targets) > KEPT:
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

    # --- within

    def _forget(self) -> None:
        super()._forget()
        self._targets.clear()
        self._runs.clear()

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


def _overlaps(span: Replaced, others: Iterable[Replaced]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)

"""The text of a block while it is cut and joined: which words of the former structure it holds, and its marks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.model.document import FootnoteRef, Inline, Link


@dataclass(frozen=True, slots=True)
class Run:
    """text[at : at + length] of a strand is text[start : start + length] of the former structure's block `block`."""

    at: int
    block: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Strand:
    """A text, where its words come from, and the inlines in it.  What is in no run has been put in."""

    text: str
    runs: tuple[Run, ...] = ()
    inlines: tuple[Inline, ...] = ()


def piece(strand: Strand, start: int, end: int, after: int = -1, upto: int | None = None) -> Strand:
    """text[start:end], with the footnote marks behind offset `after` up to offset `upto` (None = all)."""
    last = len(strand.text) if upto is None else upto
    return Strand(
        strand.text[start:end],
        tuple(_cut_runs(strand.runs, start, end)),
        tuple(_cut_inlines(strand.inlines, start, end, after, last)),
    )


def _cut_runs(runs: tuple[Run, ...], start: int, end: int) -> Iterator[Run]:
    for run in runs:
        first, last = max(run.at, start), min(run.at + run.length, end)
        if first < last or (first == last and not run.length):
            yield Run(first - start, run.block, run.start + first - run.at, last - first)


def _cut_inlines(inlines: tuple[Inline, ...], start: int, end: int, after: int, upto: int) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, FootnoteRef):
            if after < inline.offset <= upto:
                yield replace(inline, offset=min(max(inline.offset, start), end) - start)
        elif inline.start < end and inline.end > start:
            yield Link(max(inline.start, start) - start, min(inline.end, end) - start, inline.url)


def joined(*strands: Strand) -> Strand:
    """The strands one after the other."""
    text, runs, inlines = "", list[Run](), list[Inline]()
    for strand in strands:
        # What others are joined to one after the other is long, and stays where it is.
        runs += [replace(run, at=run.at + len(text)) for run in strand.runs] if text else strand.runs
        inlines += [_shifted(inline, len(text)) for inline in strand.inlines]
        text += strand.text
    return Strand(text, tuple(runs), tuple(inlines))


def _shifted(inline: Inline, by: int) -> Inline:
    if isinstance(inline, FootnoteRef):
        return replace(inline, offset=inline.offset + by)
    return Link(inline.start + by, inline.end + by, inline.url)


def with_figures(strand: Strand, mark: FootnoteRef) -> Strand:
    """The strand with one of its footnote marks as figures in the text, which it was before."""
    bare = replace(strand, inlines=tuple(each for each in strand.inlines if each is not mark))
    return joined(
        piece(bare, 0, mark.offset, upto=mark.offset),
        Strand(str(mark.number)),
        piece(bare, mark.offset, len(bare.text), after=mark.offset),
    )


def with_mark(strand: Strand, mark: FootnoteRef) -> Strand:
    """The strand with the figures at the mark's offset taken out of the text for it."""
    end = mark.offset + len(str(mark.number))
    return joined(
        piece(strand, 0, mark.offset, upto=mark.offset),
        Strand("", (), (replace(mark, offset=0),)),
        piece(strand, end, len(strand.text), after=mark.offset),
    )

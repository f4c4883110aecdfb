"""What lies over the text of a passage - marks, hits, terms, selection - flattened to runs of one look each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from reader.model.annotation import Colour


class Ink(Enum):
    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    HIT = "hit"
    CURRENT_HIT = "current hit"
    TERM = "term"
    REPLACED = "replaced"
    SELECTION = "selection"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One overlay over shown text[start:end]; `colour` is that of an annotation."""

    start: int
    end: int
    ink: Ink
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """All that lies over a run.  `highlights` and `underlines` keep the order of the strokes and name a colour once."""

    highlights: tuple[Colour, ...] = ()
    underlines: tuple[Colour, ...] = ()
    hit: bool = False
    current: bool = False
    term: bool = False
    replaced: bool = False
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Shown text[start:end] under one look."""

    start: int
    end: int
    look: Look


def _look(strokes: Iterable[Stroke]) -> Look:
    strokes = tuple(strokes)
    inks = {stroke.ink for stroke in strokes}
    return Look(
        highlights=tuple(dict.fromkeys(s.colour for s in strokes if s.ink is Ink.HIGHLIGHT and s.colour)),
        underlines=tuple(dict.fromkeys(s.colour for s in strokes if s.ink is Ink.UNDERLINE and s.colour)),
        hit=Ink.HIT in inks,
        current=Ink.CURRENT_HIT in inks,
        term=Ink.TERM in inks,
        replaced=Ink.REPLACED in inks,
        selected=Ink.SELECTION in inks,
    )


def flatten(strokes: Iterable[Stroke]) -> tuple[Run, ...]:
    """Runs in order, none overlapping another, none empty, neighbours of different looks.

    >>> flatten([Stroke(0, 4, Ink.TERM), Stroke(2, 6, Ink.HIT)])  # term, term and hit, hit
    """
    strokes = [stroke for stroke in strokes if stroke.start < stroke.end]
    changes: dict[int, tuple[list[int], list[int]]] = {}
    for number, stroke in enumerate(strokes):
        changes.setdefault(stroke.start, ([], []))[0].append(number)
        changes.setdefault(stroke.end, ([], []))[1].append(number)
    runs: list[Run] = []
    active: set[int] = set()
    since = 0
    for edge in sorted(changes):
        if active:
            look = _look(strokes[number] for number in sorted(active))
            if runs and runs[-1].end == since and runs[-1].look == look:
                since = runs.pop().start
            runs.append(Run(since, edge, look))
        opened, closed = changes[edge]
        active.difference_update(closed)
        active.update(opened)
        since = edge
    return tuple(runs)

"""Blocks while they are made: which lines they hold, what they are, what was found in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from reader.model.document import BlockKind, NoteNumber
from reader.structure.joining import NONE, START, glue, join, whole
from reader.structure.kinds import FOOTNOTE, FURNITURE, TABLE
from reader.structure.lines import Line

_NO_TEXT: Final = frozenset((FURNITURE, FOOTNOTE, TABLE))


@dataclass(slots=True)
class Draft:
    """A block in the making.  `text` is that of its lines joined, in which `starts` and `spaced` tell of these as in
    Joined, before marks are taken out; `cells` are those of a table; `raised` are the figures that were set as marks
    and are no part of the text; `note_refs` are those that mark footnotes, (offset, number), and `targets` the
    footnotes by their numbers; `begins_page`: whether nothing but furniture stands above it on its page; `listed`:
    whether it begins with the sign that one beside it begins with."""

    kind: BlockKind
    lines: list[Line]
    text: str
    starts: tuple[int, ...]
    spaced: frozenset[int] = NONE
    role: str | None = None
    label: str | None = None
    level: int | None = None
    marker: str | None = None
    number: NoteNumber | None = None
    cells: list[list[str]] | None = None
    raised: list[tuple[int, int]] = field(default_factory=list)
    note_refs: list[tuple[int, NoteNumber]] = field(default_factory=list)
    targets: dict[NoteNumber, "Draft"] = field(default_factory=dict)
    confidence: float = 1.0
    begins_page: bool = False
    listed: bool = False

    def doubt(self, confidence: float) -> None:
        """Be no surer of this draft than `confidence`."""
        self.confidence = min(self.confidence, confidence)

    def append(self, other: "Draft") -> None:
        """Go on with the lines of `other`, which is no draft of its own any more."""
        between = glue(self.text, other.text, None)
        length = len(self.text) + len(between)
        self.raised += [(offset + length, number) for offset, number in other.raised]
        self.spaced |= {place + len(self.starts) for place in other.spaced}
        self.starts += tuple(start + length for start in other.starts)
        self.text, self.lines = self.text + between + other.text, self.lines + other.lines

    def set_apart(self) -> None:
        """Be a line of the masthead or imprint."""
        self.kind, self.role, self.level = FURNITURE, "masthead", None

    @property
    def page(self) -> int:
        """On which it begins, from 0."""
        return self.lines[0].page if self.lines else 0


def draft(kind: BlockKind, lines: list[Line], role: str | None = None) -> Draft:
    """A draft whose text is its lines joined."""
    if len(lines) == 1:  # as of half of all drafts
        line = lines[0]
        made = Draft(kind, lines, whole(line.text), START, NONE, role)
        if line.marks:
            made.raised = list(line.marks)
        return made
    text, starts, spaced = join(lines)
    made = Draft(kind, lines, text, starts, spaced, role)
    if lines[0].measures is not None:  # only where they tell what is raised are there marks
        made.raised = [(starts[at] + offset, number) for at, line in enumerate(lines) for offset, number in line.marks]
    return made


def texts_of(drafts: Iterable[Draft]) -> list[Draft]:
    """Those of the drafts that are neither furniture nor footnotes nor tables."""
    return [made for made in drafts if made.kind not in _NO_TEXT]


def first_told(drafts: Sequence[Draft], count: int) -> list[Draft]:
    """The first `count` drafts that are no furniture."""
    return list(islice((made for made in drafts if made.kind is not FURNITURE), count))


def ranges(lines: list[Line]) -> tuple[tuple[int, int], ...]:
    """The lines as pairs of first and last number; lines with only blank ones between them are one range."""
    if not lines:
        return ()
    result: list[tuple[int, int]] = []
    first = last = lines[0].number
    for line in lines[1:] if len(lines) > 1 else ():
        number = line.number
        if not 0 <= number - last <= line.empty_before + 1:
            result.append((first, last))
            first = number
        last = number
    return (*result, (first, last)) if result else ((first, last),)

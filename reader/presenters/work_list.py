"""The rows of the panel of cited works: filtered by words, sorted, each with the places that cite it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.citing.people import name_parts
from reader.model.annotation import Position
from reader.model.bibliography import Bibliography, Reference, Resolution, Work
from reader.model.document import BlockKind, Document, NoteNumber
from reader.text.folding import fold_text


class Order(StrEnum):
    CITED = "cited"
    AUTHOR = "author"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class CitedAt:
    """A place that cites: where it stands, the number of its footnote, and the section and page of the text that the
    footnote belongs to, where they are known."""

    position: Position
    note: NoteNumber | None
    section: str
    page: int | None
    locator: str


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work with its places in the order of the text.  `source` is the place of its full citation."""

    work: Work
    source: Position
    places: tuple[CitedAt, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a short form in a footnote means: its own words, and the works with their full citations' footnotes.

    No works: what it points to is not in the document.  Several, and not `sure`: one of them is meant.
    """

    words: str
    works: tuple[tuple[Work, NoteNumber | None, Position], ...]
    sure: bool


def work_rows(document: Document, bibliography: Bibliography) -> tuple[WorkRow, ...]:
    """In the order in which they are first cited."""
    sections = _sections(document)
    return tuple(
        WorkRow(
            work,
            _position(bibliography.described(number)),
            tuple(_place(each, document, sections) for each in bibliography.citing(number)),
        )
        for number, work in enumerate(bibliography.works)
    )


def chosen_rows(rows: Sequence[WorkRow], words: str, order: Order) -> list[WorkRow]:
    """Those that hold every word of `words`, in either script; without an author or a year behind those with one."""
    wanted = [fold_text(word) for word in words.split()]
    kept = [row for row in rows if all(word in fold_text(_said(row.work)) for word in wanted)]
    if order is Order.AUTHOR:
        return sorted(kept, key=lambda row: (not row.work.authors, _author(row.work), row.work.date))
    if order is Order.YEAR:
        return sorted(kept, key=lambda row: (not row.work.date, row.work.date, _author(row.work)))
    return kept


def meant_in(document: Document, bibliography: Bibliography, block: int) -> tuple[Meant, ...]:
    """What the short forms of the footnote in `block` mean, each meaning once."""
    found: dict[tuple[int, ...], Meant] = {}
    for each in bibliography.within(block):
        if each.resolution is not Resolution.FULL:
            works = tuple(_described(bibliography, number) for number in each.works)
            words = document.blocks[block].text[each.start : each.end]
            found.setdefault(each.works, Meant(words, works, each.resolution is Resolution.RESOLVED))
    return tuple(found.values())


def uncertain(bibliography: Bibliography) -> int:
    """How many places point to no work that is known, or to one of several."""
    unsure = (Resolution.AMBIGUOUS, Resolution.UNRESOLVED)
    return sum(each.resolution in unsure for each in bibliography.references)


def _described(bibliography: Bibliography, number: int) -> tuple[Work, NoteNumber | None, Position]:
    source = bibliography.described(number)
    return bibliography.works[number], source.note, _position(source)


def _position(reference: Reference) -> Position:
    return Position(reference.block, reference.start)


def _place(reference: Reference, document: Document, sections: dict[int, str]) -> CitedAt:
    block = document.blocks[reference.block]
    return CitedAt(
        _position(reference), reference.note, sections.get(reference.block, ""), block.page, reference.locator
    )


def _sections(document: Document) -> dict[int, str]:
    """Footnote block -> the heading under which the text first refers to it."""
    sections: dict[int, str] = {}
    heading = ""
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.text
        for ref in block.footnote_refs if block.inlines else ():
            if ref.target is not None:
                sections.setdefault(ref.target, heading)
    return sections


def _said(work: Work) -> str:
    return "\n".join((work.raw, work.title, work.container, *work.authors, *work.short_names))


def _author(work: Work) -> str:
    """By what a list of authors is sorted: the surname first."""
    if not work.authors:
        return (work.title or work.raw).casefold()
    parts = name_parts(work.authors[0])
    return (parts.get("literal") or f"{parts['family']} {parts['given']}").casefold()

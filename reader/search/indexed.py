"""A document as it enters the index: what the library gives, and what is kept of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.model.annotation import Span
from reader.model.query import Section
from reader.search import fields
from reader.search.facts import SECTIONS, Facts, day_number

# In a class that has a field named date, the name no longer means the type.
Day = date

_CODE: Final = {section: code for code, section in enumerate(SECTIONS)}


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What is indexed of a document.

    blocks: their source texts in order, "" for furniture, so that numbers stay.  sections: of each block, none = all
    are Section.BODY.  notes: the comments of its annotations; tags and colours: those of its annotations, each once.
    number: of the issue.
    """

    id: int
    title: str
    blocks: tuple[str, ...]
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    series: str | None = None
    date: Day | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """The comment of an annotation, and where this stands in the source; None where it has lost its place."""

    text: str
    span: Span | None


def rows(documents: Sequence[IndexedDocument]) -> Iterator[dict[str, Any]]:
    """What whoosh is given to index: of each document a value for each field of the schema that is not empty."""
    texts = [_texts(document) for document in documents]
    folded = iter(fields.fold_all([blocks for each in texts for blocks in each.values()]))
    for document, each in zip(documents, texts, strict=True):
        values: dict[str, Any] = {name: next(folded) for name in each}
        yield {fields.NUMBER: document.id, fields.FACTS: _facts(document)} | values


def _texts(document: IndexedDocument) -> dict[str, tuple[str, ...]]:
    """The texts that are indexed, by their fields; the body, and of the others those that are not empty."""
    texts = {
        fields.TITLE: (document.title,),
        fields.HEADING: _headings(document),
        fields.NOTE: document.notes,
        fields.TAG: document.tags,
        fields.AUTHOR: document.authors,
        fields.SERIES: _series(document),
    }
    return {fields.BODY: document.blocks} | {name: blocks for name, blocks in texts.items() if blocks}


def _facts(document: IndexedDocument) -> Facts:
    return Facts(
        sections=_codes(document),
        date=day_number(document.date),
        issue=document.number,
        values={
            fields.SERIES: _series(document),
            fields.AUTHOR: document.authors,
            fields.TAG: document.tags,
            fields.COLOUR: document.colours,
        },
    )


def _series(document: IndexedDocument) -> tuple[str, ...]:
    return (document.series,) if document.series else ()


def _headings(document: IndexedDocument) -> tuple[str, ...]:
    if Section.HEADING not in document.sections:
        return ()
    pairs = zip(document.blocks, document.sections, strict=True)
    return tuple(block for block, section in pairs if section is Section.HEADING)


def _codes(document: IndexedDocument) -> NDArray[np.uint8]:
    """The sections of its blocks by number."""
    if not document.sections:
        return np.full(len(document.blocks), _CODE[Section.BODY], np.uint8)
    assert len(document.sections) == len(document.blocks), document.id
    return np.fromiter(map(_CODE.__getitem__, document.sections), np.uint8, len(document.blocks))

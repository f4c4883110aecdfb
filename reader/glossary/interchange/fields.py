"""A term as named fields of text, the form that tables and dictionaries can hold, and back.

Several values stand in one field with " | " between them; a bar or a backslash of their own has a backslash before it.
A source is written as "title <address>".
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Final

from reader.errors import GlossaryError
from reader.glossary.loading import checked, is_id
from reader.model.glossary import Source, Term

# In the order in which people want to read them.
TEXTS: Final = (
    "traditional", "english", "abbreviation", "mainland", "hong_kong", "definition", "gloss", "domain",
    "part_of_speech", "since", "until", "id",
)  # fmt: skip
LISTS: Final = ("variants", "exceptions", "see_also", "replaced_by")
FIELDS: Final = (*TEXTS, *LISTS, "sources")
assert set(FIELDS) == {field.name for field in fields(Term)}

_BAR: Final = " | "
_PIECE: Final = re.compile(r"(?:\\.|[^\\|])*")
_SOURCE: Final = re.compile(r"(?P<title>.*?)\s*<(?P<url>[^<>]*)>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reading:
    """The terms of a file, and a sentence for each entry that could not be used."""

    terms: tuple[Term, ...]
    refused: tuple[str, ...] = ()


def to_fields(term: Term) -> dict[str, str]:
    """Every field of FIELDS, empty ones too."""
    row = {name: getattr(term, name) for name in TEXTS}
    row |= {name: joined(getattr(term, name)) for name in LISTS}
    return row | {"sources": joined(f"{source.title} <{source.url}>" for source in term.sources)}


def from_fields(row: Mapping[str, str], place: str) -> Term:
    """A term from any of FIELDS; white space is folded.  Raises GlossaryError, which names `place`, where there is no
    headword or a form is too short to be looked for."""
    texts = {name: " ".join(row.get(name, "").split()) for name in TEXTS}
    texts["id"] = texts["id"] if is_id(texts["id"]) else made_id(texts["traditional"], texts["english"])
    lists = {name: _folded(separated(row.get(name, ""))) for name in LISTS}
    sources = tuple(_source(each) for each in _folded(separated(row.get("sources", ""))))
    return checked(Term(**texts, **lists, sources=sources), place)  # type: ignore[arg-type]


def made_id(*names: str) -> str:
    """An id for a term that brings none: the same names give the same id."""
    return f"own-{sha256(chr(0).join(names).encode('utf-8', 'replace')).hexdigest()[:12]}"


def joined(values: Iterable[str]) -> str:
    return _BAR.join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def separated(cell: str) -> list[str]:
    """The values of a cell; what follows a backslash is taken as it is."""
    pieces: list[str] = []
    place = 0
    while place <= len(cell):
        found = _PIECE.match(cell, place)
        assert found is not None  # it matches the empty string
        end = found.end()
        # A backslash at the very end escapes nothing.
        end = len(cell) if cell[end : end + 1] == "\\" else end
        pieces.append(re.sub(r"\\(.)", r"\1", cell[place:end], flags=re.DOTALL).strip())
        place = end + 1
    return pieces


def _folded(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for each in values if (value := " ".join(each.split()))))


def _source(text: str) -> Source:
    found = _SOURCE.fullmatch(text)
    return Source(found["title"], found["url"]) if found else Source(text)


def collected(rows: Iterable[tuple[str, Mapping[str, str]]]) -> Reading:
    """The terms of rows, each with the place to name where it cannot be used; an id that comes again gets a new one."""
    terms: dict[str, Term] = {}
    refused: list[str] = []
    for place, row in rows:
        try:
            term = from_fields(row, place)
        except GlossaryError as error:
            refused.append(str(error))
            continue
        if term.id in terms:
            if terms[term.id] == term:
                continue
            term = _renamed(term, len(terms))
        terms[term.id] = term
    return Reading(tuple(terms.values()), tuple(refused))


def _renamed(term: Term, number: int) -> Term:
    values = {field.name: getattr(term, field.name) for field in fields(Term)}
    return Term(**values | {"id": made_id(term.id, term.traditional, term.english, term.definition, str(number))})

"""The rows of the glossary window: filtered by words, domain and glossary, sorted by headword."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.glossary import Glossary
from reader.glossary.forms import folded
from reader.i18n import gettext as _
from reader.model.glossary import OwnGlossary, Term
from reader.text.folding import fold_text


@dataclass(frozen=True, slots=True)
class Row:
    """A term and the glossary it is from, 0 = the one that comes with the program.  forms, told: folded, its forms a
    line each and what is said of it."""

    glossary: int
    term: Term
    forms: str
    told: str


def rows(glossary: Glossary) -> list[Row]:
    """Every term that is explained."""
    terms = glossary.terms
    forms = folded(["\x1f".join(term.forms) for term in terms])
    told = folded([f"{term.definition} {term.gloss}" for term in terms])
    return [
        Row(glossary.origin(term.id), term, each.replace("\x1f", "\n"), said)
        for term, each, said in zip(terms, forms, told, strict=True)
    ]


def domains(terms: Iterable[Term]) -> list[str]:
    """The domains that there are, in the order of their first term."""
    return list(dict.fromkeys(term.domain for term in terms if term.domain))


def filtered(found: Sequence[Row], wanted: str, domain: str | None, glossary: int | None) -> list[Row]:
    """Those that hold every word of `wanted` in a form or in the definition, in any script, of a domain and a glossary;
    None = of any.  What a form begins with comes first."""
    words = [fold_text(word) for word in wanted.split()]
    kept = [
        row
        for row in found
        if (domain is None or row.term.domain == domain)
        and (glossary is None or row.glossary == glossary)
        and all(word in row.forms or word in row.told for word in words)
    ]
    return sorted(kept, key=lambda row: _rank(row, words[0])) if words else kept


def _rank(row: Row, word: str) -> int:
    """0 where a form is the word, 1 where one begins with it, 2 where one contains it, else 3."""
    if f"\n{word}\n" in f"\n{row.forms}\n":
        return 0
    if row.forms.startswith(word) or f"\n{word}" in row.forms:
        return 1
    return 2 if word in row.forms else 3


def origin_name(glossaries: Sequence[OwnGlossary], glossary: int) -> str:
    return next((each.name for each in glossaries if each.id == glossary), _("內建術語表"))

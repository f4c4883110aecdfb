"""Terms for a glossary out of the dictionary sections of documents."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.errors import GlossaryError
from reader.glossary.collection import Glossary
from reader.glossary.interchange.fields import made_id
from reader.glossary.loading import checked
from reader.i18n import gettext as _
from reader.model.glossary import Source, Term
from reader.model.notices import HarvestedTerm, Place
from reader.model.script import Script
from reader.text.conversion import converter
from reader.text.segmentation import is_simplified


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term as it would be kept, and where it is defined."""

    term: Term
    place: Place


def proposals(found: Iterable[HarvestedTerm], glossary: Glossary) -> tuple[Proposal, ...]:
    """Those that `glossary` does not explain yet, each once: the first of those that define the same words."""
    proposed: dict[str, Proposal] = {}
    for each in found:
        term = _term(each)
        if term is not None and glossary.named(term.traditional) is None:
            proposed.setdefault(term.id, Proposal(term, each.place))
    return tuple(proposed.values())


def _term(found: HarvestedTerm) -> Term | None:
    """None for what is too short to be looked for."""
    defined, place = found.term, found.place
    words = " ".join(defined.chinese.split())
    simplified = is_simplified(words)
    traditional = converter(Script.TW, simplified_source=True).convert(words).text if simplified else words
    mainland = words if simplified else converter(Script.CN_TERMS).convert(words).text
    try:
        return checked(
            Term(
                id=made_id(traditional, defined.english or ""),
                traditional=traditional,
                mainland=mainland,
                english=defined.english or "",
                abbreviation=defined.abbreviation or "",
                definition=" ".join(defined.definition.split()),
                sources=(Source(_cited(place)),),
            )
        )
    except GlossaryError:
        return None


def _cited(place: Place) -> str:
    """The document that defines a term, as a source is named."""
    parts = [f"《{place.title}》"]
    if place.series and place.series not in place.title:
        parts.append(f"《{place.series}》")
    if place.number is not None and str(place.number) not in place.title:
        parts.append(_("第 {number} 期").format(number=place.number))
    if place.day is not None:
        parts.append(place.day.isoformat())
    return _("，").join(parts)

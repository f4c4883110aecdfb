"""The JSON that the command line prints of the library, the glossary and an annotation just made."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reader.exporters.forms import BlockOf, MarkedText, marked_texts
from reader.model.annotation import Annotation
from reader.model.dates import iso_of
from reader.model.document import Document, DocumentSummary
from reader.model.glossary import Term
from reader.model.notices import AgendaEntry, HarvestedTerm, ListedPublication, Place

Form = dict[str, object]
Marked = Mapping[tuple[int, int], MarkedText]


def list_form(rows: Iterable[DocumentSummary]) -> Form:
    """What `list --json` prints; dates as YYYY-MM-DD, YYYY-MM or YYYY, counts of blocks without furniture."""
    return {
        "documents": [
            {
                "id": row.id,
                "title": row.title,
                "authors": list(row.authors),
                "date": iso_of(row.date_parts) or None,
                "series": row.series,
                "volume": row.volume,
                "number": row.number,
                "source": str(row.source),
                "blocks": row.blocks,
                "characters": row.characters,
                "annotations": row.annotations,
                "edition": row.edition,
                "imported": row.imported,
            }
            for row in rows
        ]
    }


def lookup_form(terms: Iterable[Term]) -> Form:
    """What `lookup --json` prints."""
    return {
        "terms": [
            {
                "id": term.id,
                "traditional": term.traditional,
                "mainland": term.mainland,
                "hong_kong": term.hong_kong,
                "english": term.english,
                "abbreviation": term.abbreviation,
                "variants": list(term.variants),
                "definition": term.definition,
                "gloss": term.gloss,
                "part_of_speech": term.part_of_speech,
                "since": term.since,
                "until": term.until,
                "replaced_by": list(term.replaced_by),
                "domain": term.domain,
                "see_also": list(term.see_also),
                "sources": [{"title": source.title, "url": source.url} for source in term.sources],
            }
            for term in terms
        ]
    }


def annotation_form(annotation: Annotation, document: Document) -> Form:
    """What `annotate` prints: where it stands, in the offsets of the text that `show` prints.

    Over several blocks, "block" and "start" are those of its first and "end_block" and "end" those of its last.
    """
    span = annotation.span
    if span is None:
        raise ValueError("an annotation just made has a span")
    start, _ = MarkedText.of(document.blocks[span.start.block]).to_marked(span.start.offset, span.start.offset)
    _, end = MarkedText.of(document.blocks[span.end.block]).to_marked(max(0, span.end.offset - 1), span.end.offset)
    return {
        "annotation": annotation.id,
        "document": annotation.document,
        "block": span.start.block,
        "start": start,
        "end": end,
        "end_block": span.end.block,
    }


def agenda_form(entries: Sequence[AgendaEntry], block_of: BlockOf) -> Form:
    """What `agenda --json` prints; "date" is null where the source says in "words" what is no date."""
    marked = _marked((place for entry in entries for place in entry.places), block_of)
    return {
        "agenda": [
            {
                "kind": entry.notice.kind.value,
                "date": _iso(entry.notice.day),
                "end": _iso(entry.notice.end),
                "words": entry.notice.words,
                "title": entry.notice.title,
                "group": entry.notice.group,
                "url": entry.notice.url,
                "deadline": _iso(entry.notice.deadline),
                "sources": [_place_form(place, marked) for place in entry.places],
            }
            for entry in entries
        ]
    }


def harvest_form(terms: Sequence[HarvestedTerm], publications: Sequence[ListedPublication], block_of: BlockOf) -> Form:
    """What `harvest --json` prints."""
    places = [found.place for found in terms] + [place for listed in publications for place in listed.places]
    marked = _marked(places, block_of)
    return {
        "terms": [
            {
                "zh": found.term.chinese,
                "en": found.term.english,
                "abbr": found.term.abbreviation,
                "definition": found.term.definition,
                "source": _place_form(found.place, marked),
            }
            for found in terms
        ],
        "publications": [
            {
                "title": listed.publication.title,
                "kind": "article" if listed.publication.is_article else "book",
                "authors": listed.publication.authors,
                "source": listed.publication.source,
                "url": listed.publication.url,
                "abstract": listed.publication.abstract,
                "sources": [_place_form(place, marked) for place in listed.places],
            }
            for listed in publications
        ],
    }


def _marked(places: Iterable[Place], block_of: BlockOf) -> Marked:
    return marked_texts(((place.document, place.block) for place in places), block_of)


def _place_form(place: Place, marked: Marked) -> Form:
    offset, _ = marked[place.document, place.block].to_marked(place.offset, place.offset)
    return {
        "document": place.document,
        "title": place.title,
        "series": place.series,
        "volume": place.volume,
        "number": place.number,
        "date": iso_of(place.date_parts) or None,
        "block": place.block,
        "offset": offset,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

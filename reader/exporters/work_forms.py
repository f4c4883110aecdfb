"""The JSON and the text that the command line prints of the works a document cites."""

from collections.abc import Iterator

from reader.citing.items import csl_item, keys
from reader.exporters.forms import MarkedText
from reader.model.bibliography import Bibliography, Reference, Resolution, Work
from reader.model.document import Document

Form = dict[str, object]


def works_form(bibliography: Bibliography, document: Document) -> Form:
    """What `works --json` prints; offsets count in the text that `show` prints.

    A reference that may mean several works, or none that is known, stands under "uncertain" and under no work.
    """
    names = keys(bibliography.works)
    works = [
        {
            "id": name,
            "kind": str(work.kind),
            "parsed": work.is_parsed,
            "text": work.raw,
            "csl": csl_item(work, name),
            "cited": [_reference_form(each, document) for each in bibliography.citing(number)],
        }
        for number, (work, name) in enumerate(zip(bibliography.works, names, strict=True))
    ]
    unsure = (Resolution.AMBIGUOUS, Resolution.UNRESOLVED)
    uncertain = [
        {**_reference_form(each, document), "may_mean": [names[work] for work in each.works]}
        for each in bibliography.references
        if each.resolution in unsure
    ]
    return {"document": document.id, "title": document.title, "works": works, "uncertain": uncertain}


def _reference_form(reference: Reference, document: Document) -> Form:
    marked = MarkedText.of(document.blocks[reference.block])
    start, end = marked.to_marked(reference.start, reference.end)
    return {
        "note": reference.note,
        "block": reference.block,
        "start": start,
        "end": end,
        "text": marked.text[start:end],
        "resolution": str(reference.resolution),
        "points_to": reference.points_to,
        "signal": reference.signal,
        "locator": reference.locator,
    }


def works_text(bibliography: Bibliography) -> Iterator[str]:
    """A line for each work with the numbers of the footnotes that cite it."""
    for number, work in enumerate(bibliography.works):
        notes = dict.fromkeys(str(each.note) for each in bibliography.citing(number) if each.note)
        yield f"{_line(work)}　[{'、'.join(notes)}]" if notes else _line(work)


def _line(work: Work) -> str:
    return " ".join(work.raw.split())

"""W3C Web Annotations in JSON-LD: https://www.w3.org/TR/annotation-model/

What we write: an AnnotationPage; each annotation `urn:uuid:…`, its note a TextualBody of purpose "commenting" in
Markdown, its tags TextualBodies of purpose "tagging"; its target `urn:sha256:…`, the digest of the document's file,
with up to three selectors for the same words:

    FragmentSelector       value "start=BLOCK:OFFSET&end=BLOCK:OFFSET", blocks counted from 0, offsets in code points of
                           the block's text; conformsTo FRAGMENTS.  Ours, exact, read first.
    TextPositionSelector   in the texts of all blocks joined by one line feed
    TextQuoteSelector      the words the annotation was made on, 32 code points around

The citation of the place is the target's dcterms:bibliographicCitation, a prefix that the context defines.  Colour and
style are the target's styleClass ("yellow highlight"), with the stylesheet that shows them.  Words are those of the
source, whatever the script of the display.  There is no creator: the program knows no names.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from reader.exporters.excerpts import Excerpt, Form, in_order
from reader.exporters.foreign import FRAGMENTS, ImportedAnnotation, parse
from reader.model.annotation import Annotation, Position, Span, Style
from reader.model.document import Document

__all__ = ["CONTEXT", "FRAGMENTS", "ImportedAnnotation", "parse", "write"]

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_SOFTWARE: Final = {"type": "Software", "name": "Trade Reader"}

Json = dict[str, object]


def write(excerpts: Sequence[Excerpt], form: Form) -> bytes:
    """UTF-8.  `form` is that of the citations; what is annotated is the source text."""
    items = [_annotation(excerpt, form) for group in in_order(excerpts) for excerpt in group]
    page = {
        "@context": CONTEXT,
        "id": uuid5(NAMESPACE_URL, "\n".join(str(item["id"]) for item in items)).urn,
        "type": "AnnotationPage",
        "items": items,
    }
    return (json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _annotation(excerpt: Excerpt, form: Form) -> Json:
    annotation = excerpt.annotation
    bodies = list(_bodies(annotation))
    item: Json = {"id": f"urn:uuid:{annotation.id}", "type": "Annotation", "motivation": _motivation(annotation)}
    if created := _moment(annotation.created):
        item["created"] = created
    if modified := _moment(annotation.modified):
        item["modified"] = modified
    item["generator"] = _SOFTWARE
    item["stylesheet"] = {"type": "CssStylesheet", "value": _css(annotation)}
    if bodies:
        item["body"] = bodies
    item["target"] = {
        "type": "SpecificResource",
        "source": f"urn:sha256:{excerpt.document.sha256}",
        "dcterms:bibliographicCitation": form.cite(excerpt.citation),
        "styleClass": f"{annotation.colour} {annotation.style}",
        "selector": _selectors(excerpt.document, annotation),
    }
    return item


def _motivation(annotation: Annotation) -> str:
    return "commenting" if annotation.note else "tagging" if annotation.tags else "highlighting"


def _bodies(annotation: Annotation) -> Iterable[Json]:
    if annotation.note:
        yield {
            "type": "TextualBody",
            "purpose": "commenting",
            "format": "text/markdown",
            "value": annotation.note,
        }
    for tag in annotation.tags:
        yield {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag}


def _css(annotation: Annotation) -> str:
    underlined = annotation.style is Style.UNDERLINE
    shown = "text-decoration: underline" if underlined else "background-color:"
    return f".{annotation.colour}.{annotation.style} {{ {shown} {annotation.colour.light} }}"


def _selectors(document: Document, annotation: Annotation) -> list[Json]:
    quote = annotation.quote
    quoted: Json = {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    span = annotation.span
    if span is None:
        return [quoted]
    start, end = _offset(document, span.start), _offset(document, span.end)
    return [
        {"type": "FragmentSelector", "conformsTo": FRAGMENTS, "value": _fragment(span)},
        {"type": "TextPositionSelector", "start": start, "end": end},
        quoted,
    ]


def _fragment(span: Span) -> str:
    return f"start={span.start.block}:{span.start.offset}&end={span.end.block}:{span.end.offset}"


def _offset(document: Document, position: Position) -> int:
    return sum(len(block.text) + 1 for block in document.blocks[: position.block]) + position.offset


def _moment(time: str) -> str:
    """xsd:dateTime with a time zone; empty where there is no date."""
    try:
        return datetime.fromisoformat(time).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if time else ""
    except ValueError:
        return ""

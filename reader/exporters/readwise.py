"""CSV as Readwise imports it: https://docs.readwise.io/readwise/docs/importing-highlights/csv

The first seven columns are Readwise's, the rest ours.  UTF-8 without a byte-order mark, lines ended by CR LF, every
field in quotation marks.  A field that begins with = + - or @ is not defused, because that would change the text: a
spreadsheet is to import the columns as text.
"""

import csv
from collections.abc import Sequence
from datetime import datetime
from io import StringIO
from typing import Final

from reader.exporters.excerpts import Excerpt, Form, Passage, grouped
from reader.model.annotation import Span
from reader.model.document import Document

COLUMNS: Final = (
    "Highlight", "Title", "Author", "URL", "Note", "Location", "Date",
    "Tags", "Colour", "Style", "Citation", "Document", "Id",
)  # fmt: skip


def write(excerpts: Sequence[Excerpt], form: Form) -> bytes:
    """A row an excerpt.  Location: code points before it in the document's text; Date: when it was made, UTC."""
    file = StringIO(newline="")
    rows = csv.writer(file, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for group in grouped(excerpts, form):
        for passage in group.passages:
            rows.writerow(_row(group.title, passage))
    return file.getvalue().encode()


def _row(title: str, passage: Passage) -> tuple[object, ...]:
    excerpt = passage.excerpt
    annotation, document = excerpt.annotation, excerpt.document
    return (
        "\n".join(passage.paragraphs),
        title,
        ", ".join(excerpt.citation.authors),
        excerpt.citation.url,
        passage.note,
        "" if annotation.span is None else _location(document, annotation.span),
        _moment(annotation.created),
        ", ".join(passage.tags),
        annotation.colour,
        annotation.style,
        passage.reference,
        document.id,
        annotation.id,
    )


def _location(document: Document, span: Span) -> int:
    return sum(len(block.text) + 1 for block in document.blocks[: span.start.block]) + span.start.offset


def _moment(created: str) -> str:
    """YYYY-MM-DD HH:MM:SS; as it is where it is no date."""
    try:
        return datetime.fromisoformat(created).strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        return created

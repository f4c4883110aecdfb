"""Rows of annotations and their tags.  Each function works on the connection of its caller's transaction."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, insert, select, update

from reader.model.annotation import AnchorState, Annotation, Colour, Position, Span, Style, TextQuoteSelector
from reader.storage.schema import annotations, documents, tags

# Below the bound on parameters of one statement that older builds of SQLite have.
_AT_ONCE: Final = 500


def _row(annotation: Annotation) -> dict[str, object]:
    span = annotation.span
    return {
        "document": annotation.document,
        "edition": annotation.edition,
        "start_block": span.start.block if span else None,
        "start_offset": span.start.offset if span else None,
        "end_block": span.end.block if span else None,
        "end_offset": span.end.offset if span else None,
        "exact": annotation.quote.exact,
        "prefix": annotation.quote.prefix,
        "suffix": annotation.quote.suffix,
        "colour": annotation.colour.value,
        "style": annotation.style.value,
        "note": annotation.note,
        "created": annotation.created,
        "modified": annotation.modified,
        "state": annotation.state.value,
    }


def _annotation(row: Row[Any], tagged: tuple[str, ...]) -> Annotation:
    start, end = (row.start_block, row.start_offset), (row.end_block, row.end_offset)
    return Annotation(
        id=row.id,
        document=row.document,
        edition=row.edition,
        span=None if row.start_block is None else Span(Position(*start), Position(*end)),
        quote=TextQuoteSelector(row.exact, row.prefix, row.suffix),
        colour=Colour(row.colour),
        style=Style(row.style),
        note=row.note,
        tags=tagged,
        created=row.created,
        modified=row.modified,
        state=AnchorState(row.state),
    )


def _select(connection: Connection, *conditions: ColumnElement[bool]) -> list[Annotation]:
    shown = select(annotations.c.id).join(documents).where(documents.c.removed.is_(None), *conditions)
    labels = select(tags.c.annotation, tags.c.tag).where(tags.c.annotation.in_(shown))
    tagged: dict[str, list[str]] = defaultdict(list)
    for key, tag in connection.execute(labels.order_by(tags.c.annotation, tags.c.place)):
        tagged[key].append(tag)
    rows = connection.execute(select(annotations).where(annotations.c.id.in_(shown)))
    return [_annotation(row, tuple(tagged.get(row.id, ()))) for row in rows]


def _order(annotation: Annotation) -> tuple[Any, ...]:
    span = annotation.span
    place = (0, span.start, span.end) if span else (1,)
    return (annotation.document, *place, annotation.created, annotation.id)


def listed(connection: Connection, document: int | None) -> tuple[Annotation, ...]:
    """By document and place, those without a place last."""
    conditions = () if document is None else (annotations.c.document == document,)
    return tuple(sorted(_select(connection, *conditions), key=_order))


def find(connection: Connection, keys: Iterable[str]) -> dict[str, Annotation]:
    """Those of `keys` that are there, by id."""
    found: dict[str, Annotation] = {}
    wanted = list(dict.fromkeys(keys))
    for first in range(0, len(wanted), _AT_ONCE):
        part = wanted[first : first + _AT_ONCE]
        found.update((each.id, each) for each in _select(connection, annotations.c.id.in_(part)))
    return found


def put(connection: Connection, written: Sequence[Annotation], known: Container[str]) -> None:
    """Write each annotation, in the place of the one with its id where that is `known`."""
    rows = [{"key": each.id, **_row(each)} for each in written]
    old, new = [row for row in rows if row["key"] in known], [row for row in rows if row["key"] not in known]
    if old:
        columns: dict[str, Any] = {name: bindparam(name) for name in old[0] if name != "key"}
        connection.execute(update(annotations).where(annotations.c.id == bindparam("key")).values(columns), old)
        connection.execute(delete(tags).where(tags.c.annotation == bindparam("key")), [{"key": r["key"]} for r in old])
    if new:
        connection.execute(insert(annotations), [{"id": row.pop("key"), **row} for row in new])
    tagged = [
        {"annotation": each.id, "place": place, "tag": tag} for each in written for place, tag in enumerate(each.tags)
    ]
    if tagged:
        connection.execute(insert(tags), tagged)


def drop(connection: Connection, keys: Iterable[str]) -> None:
    rows = [{"key": key} for key in keys]
    if rows:
        connection.execute(delete(annotations).where(annotations.c.id == bindparam("key")), rows)

"""Rows of reading positions and settings.  Each function works on its caller's connection."""

import json
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from reader.model.annotation import Position
from reader.storage import records
from reader.storage.clock import utc_now
from reader.storage.schema import positions, settings


def position(connection: Connection, document: int) -> Position | None:
    """Where the reader left the document."""
    query = select(positions.c.block, positions.c.offset).where(positions.c.document == document)
    row = connection.execute(query).first()
    return Position(row.block, row.offset) if row else None


def set_position(connection: Connection, document: int, place: Position) -> None:
    """Raises NotFoundError."""
    if not records.exists(connection, document):
        raise records.unknown_document()
    connection.execute(delete(positions).where(positions.c.document == document))
    row = {"document": document, "block": place.block, "offset": place.offset, "time": utc_now()}
    connection.execute(insert(positions).values(row))


def setting(connection: Connection, key: str) -> Any:
    """A JSON value; None if it was never set."""
    text = connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
    return None if text is None else json.loads(text)


def set_setting(connection: Connection, key: str, value: Any) -> None:
    connection.execute(delete(settings).where(settings.c.key == key))
    connection.execute(insert(settings).values(key=key, value=json.dumps(value, ensure_ascii=False)))

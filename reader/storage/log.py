"""Rows of the change log.  Each function works on its caller's connection."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, insert, select

from reader.storage.clock import utc_now
from reader.storage.schema import changes

DOCUMENT_ADDED: Final = "document-added"
DOCUMENT_CHANGED: Final = "document-changed"
DOCUMENT_REMOVED: Final = "document-removed"
ANNOTATION: Final = "annotation"
ANNOTATED: Final = "annotated"
_OF_A_DOCUMENT: Final = (DOCUMENT_ADDED, DOCUMENT_CHANGED, DOCUMENT_REMOVED, ANNOTATED)
_ADD: Final = insert(changes)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One change to the library.  time: ISO 8601, UTC.

    key: a document's id in decimal, of ANNOTATION entries the annotation's.  After these stands one ANNOTATED entry for
    each document on which annotations were made, changed or deleted.
    """

    sequence: int
    kind: str
    key: str
    time: str

    @property
    def document(self) -> int | None:
        """The document of which a list or an index may have to say something else now."""
        return int(self.key) if self.kind in _OF_A_DOCUMENT else None


def put(connection: Connection, kind: str, *keys: str) -> None:
    if keys:
        now = utc_now()
        connection.execute(_ADD, [{"kind": kind, "key": key, "time": now} for key in keys])


def since(connection: Connection, sequence: int) -> tuple[LogEntry, ...]:
    """The entries after `sequence`, in order."""
    query = select(changes).where(changes.c.sequence > sequence).order_by(changes.c.sequence)
    return tuple(LogEntry(*row) for row in connection.execute(query))


def last(connection: Connection) -> int:
    """0 for a library to which nothing has happened."""
    return connection.execute(select(func.max(changes.c.sequence))).scalar() or 0

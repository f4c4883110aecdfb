"""The list of all documents, kept between two questions."""

from typing import Final

from sqlalchemy import Connection

from reader.model.document import DocumentSummary
from reader.storage import log, records

# Above this the whole list is quicker read than what has changed.
_FEW: Final = 1_000


class Listing:
    """All screens list the documents, and ten thousand take half a second to read: only those are read again that were
    changed since, in whichever process."""

    def __init__(self) -> None:
        # The last entry of the log then, the rows by their documents, and these in order.
        self._known: tuple[int, dict[int, DocumentSummary], tuple[DocumentSummary, ...]] | None = None

    def documents(self, connection: Connection) -> tuple[DocumentSummary, ...]:
        """As the library is on this connection, which must see nothing that may be undone."""
        now, known = log.last(connection), self._known
        if known is not None and known[0] == now:
            return known[2]
        rows = self._changed(connection, *known[:2]) if known is not None and known[0] < now else None
        if rows is None:
            rows = {row.id: row for row in records.summaries(connection)}
        listed = tuple(rows[document] for document in sorted(rows))
        self._known = now, rows, listed
        return listed

    @staticmethod
    def _changed(
        connection: Connection, sequence: int, known: dict[int, DocumentSummary]
    ) -> dict[int, DocumentSummary] | None:
        """The rows of which those changed since are read again; None where these are many."""
        touched = {entry.document for entry in log.since(connection, sequence) if entry.document is not None}
        if len(touched) > _FEW:
            return None
        rows = {document: row for document, row in known.items() if document not in touched}
        return rows | {row.id: row for row in records.summaries(connection, touched)}

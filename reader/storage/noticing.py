"""Rows of notices: what each edition holds for the lists of the library.  On the connection of a transaction."""

import zlib
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, exists, insert, select

from reader.model.notices import Notices
from reader.storage import codec
from reader.storage.schema import documents, editions, notices

_ADD: Final = insert(notices)


def put(connection: Connection, made: Iterable[tuple[int, bytes | None]]) -> None:
    """Store what `codec.pack_notices` made of each edition, which is named by its row's id."""
    connection.execute(_ADD, [{"edition": edition, "data": data} for edition, data in made])


def data(connection: Connection, edition: int) -> bytes | None:
    """What `put` was given."""
    found: bytes | None = connection.execute(select(notices.c.data).where(notices.c.edition == edition)).scalar()
    return found


def _unseen() -> Select[Any]:
    return select(editions.c.id).where(~exists().where(notices.c.edition == editions.c.id))


def missing(connection: Connection) -> bool:
    """Whether there are editions that nobody has looked at."""
    return connection.execute(_unseen().limit(1)).first() is not None


def fill(connection: Connection) -> None:
    """Look at each edition that nobody has looked at: those of a library that is older than the table.

    One that is damaged is told of when it is read; here it has nothing.
    """
    # Imported here: a library where nothing is missing need not wait for the rules that structure texts.
    from reader.structure.entries.notices import gather

    for edition in connection.execute(_unseen()).scalars().all():
        row = connection.execute(select(editions.c.texts, editions.c.shape).where(editions.c.id == edition)).one()
        try:
            found = gather(codec.unpack(row.texts, row.shape))
        except (zlib.error, ValueError):
            found = Notices()
        put(connection, [(edition, codec.pack_notices(found))])


def listed(connection: Connection) -> dict[int, Notices]:
    """The notices of the present edition of each document of the library that has any."""
    present = and_(editions.c.document == documents.c.id, editions.c.number == documents.c.edition)
    query = (
        select(documents.c.id, notices.c.data)
        .join(editions, present)
        .join(notices, notices.c.edition == editions.c.id)
        .where(documents.c.removed.is_(None), notices.c.data.is_not(None))
    )
    return {row.id: codec.unpack_notices(row.data) for row in connection.execute(query)}

"""Rows of the searches that the reader keeps.  Each function works on its caller's connection."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from reader.model.changes import SearchChange
from reader.model.searches import Asked, SavedSearch
from reader.storage import codec
from reader.storage.clock import utc_now
from reader.storage.schema import searches

SEARCH: Final = "search"


def listed(connection: Connection) -> tuple[SavedSearch, ...]:
    """By name.  One that cannot be read is left out, so that it does not hide the others."""
    rows = connection.execute(select(searches).order_by(searches.c.name))
    read = ((row, _asked(row.asked)) for row in rows)
    return tuple(SavedSearch(row.id, row.name, asked) for row, asked in read if asked is not None)


def damaged(connection: Connection) -> tuple[str, ...]:
    """The names of those that cannot be read."""
    rows = connection.execute(select(searches).order_by(searches.c.name))
    return tuple(row.name for row in rows if _asked(row.asked) is None)


def _asked(text: str) -> Asked | None:
    try:
        return codec.decode_asked(text)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def apply(connection: Connection, wanted: Iterable[SearchChange]) -> dict[str, SearchChange]:
    """Bring each search to its `after`; what was truly changed, by the ids of the searches."""
    held = {each.id: each for each in listed(connection)}
    goals = {each.id: change.after for change in wanted for each in (change.after or change.before,) if each}
    done = {key: SearchChange(held.get(key), after) for key, after in goals.items() if held.get(key) != after}
    for key, change in done.items():
        _write(connection, key, change)
    return done


def _write(connection: Connection, key: str, change: SearchChange) -> None:
    if change.after is None:
        connection.execute(delete(searches).where(searches.c.id == key))
        return
    values = {"name": change.after.name, "asked": codec.encode_asked(change.after.asked)}
    if change.before is None:
        # Names are each but once, so that what has this one is one that cannot be read.
        connection.execute(delete(searches).where(searches.c.name == change.after.name))
        connection.execute(insert(searches).values(id=key, created=utc_now(), **values))
    else:
        connection.execute(update(searches).where(searches.c.id == key).values(**values))

"""Rows of the reader's glossaries and their terms.  Each function works on its caller's connection."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from reader.model.changes import ChangeSet, GlossaryChange, TermChange
from reader.model.glossary import OwnGlossary, OwnTerm
from reader.storage import codec
from reader.storage.clock import utc_now
from reader.storage.schema import changes, glossaries, terms

GLOSSARY: Final = "glossary"
# SQLite takes no more than some hundreds of conditions at once.
_AT_ONCE: Final = 200


def listed(connection: Connection) -> tuple[OwnGlossary, ...]:
    """In the order of their places."""
    query = select(glossaries).order_by(glossaries.c.place, glossaries.c.id)
    return tuple(OwnGlossary(row.id, row.name, row.place, row.enabled) for row in connection.execute(query))


def own_terms(connection: Connection, glossary: int | None = None) -> tuple[OwnTerm, ...]:
    """Those of one glossary or of all, the oldest first."""
    query = select(terms).order_by(terms.c.glossary, terms.c.added, terms.c.id)
    if glossary is not None:
        query = query.where(terms.c.glossary == glossary)
    return tuple(OwnTerm(row.glossary, codec.decode_term(row.entry)) for row in connection.execute(query))


def version(connection: Connection) -> int:
    """A number that grows with every change to glossaries or terms."""
    query = select(func.max(changes.c.sequence)).where(changes.c.kind == GLOSSARY)
    return connection.execute(query).scalar() or 0


def next_id(connection: Connection) -> int:
    """An id that no glossary has or had."""
    last: int | None = connection.execute(select(func.max(changes.c.sequence))).scalar()
    known: int | None = connection.execute(select(func.max(glossaries.c.id))).scalar()
    return max(last or 0, known or 0) + 1


def apply(connection: Connection, wanted: ChangeSet) -> ChangeSet:
    """Bring glossaries and terms to their `after`; what was truly changed.

    Terms are written between the glossaries that come and those that go, so that a glossary's terms are among what
    was changed when it goes, and find it when it comes back.
    """
    coming = put_glossaries(connection, (each for each in wanted.glossaries if each.after is not None))
    changed = put_terms(connection, wanted.terms)
    going = put_glossaries(connection, (each for each in wanted.glossaries if each.after is None))
    return ChangeSet(glossaries=(*coming, *going), terms=tuple(changed))


def put_glossaries(connection: Connection, wanted: Iterable[GlossaryChange]) -> list[GlossaryChange]:
    """Bring each glossary to its `after`; what was truly changed.  One that goes takes its terms with it."""
    held = {each.id: each for each in listed(connection)}
    done: list[GlossaryChange] = []
    for change in wanted:
        key = change.after.id if change.after else change.before.id if change.before else 0
        before, after = held.get(key), change.after
        if before == after:
            continue
        done.append(GlossaryChange(before, after))
        if after is None:
            connection.execute(delete(glossaries).where(glossaries.c.id == key))
        else:
            values = {"name": after.name, "place": after.place, "enabled": after.enabled}
            if before is None:
                connection.execute(insert(glossaries).values(id=key, **values))
            else:
                connection.execute(update(glossaries).where(glossaries.c.id == key).values(**values))
    return done


def put_terms(connection: Connection, wanted: Iterable[TermChange]) -> list[TermChange]:
    """Bring each term to its `after`; what was truly changed.  Those of a glossary that is not there are left out."""
    goals: dict[tuple[int, str], OwnTerm | None] = {}
    for change in wanted:
        for each in (change.before, change.after):
            if each is not None:
                goals[each.glossary, each.term.id] = None
        if change.after is not None:
            goals[change.after.glossary, change.after.term.id] = change.after
    known = set(connection.execute(select(glossaries.c.id)).scalars())
    held = _held(connection, list(goals))
    done = [
        TermChange(held.get(key), after) for key, after in goals.items() if held.get(key) != after and key[0] in known
    ]
    for truly in done:
        _write(connection, truly)
    return done


def _write(connection: Connection, change: TermChange) -> None:
    before, after = change.before, change.after
    if after is not None:
        entry = codec.encode_term(after.term)
        if before is None:
            row = {"glossary": after.glossary, "id": after.term.id, "entry": entry, "added": utc_now()}
            connection.execute(insert(terms).values(row))
        else:
            connection.execute(update(terms).where(_is(after)).values(entry=entry))
    elif before is not None:
        connection.execute(delete(terms).where(_is(before)))


def _is(own: OwnTerm) -> ColumnElement[bool]:
    return and_(terms.c.glossary == own.glossary, terms.c.id == own.term.id)


def _held(connection: Connection, keys: list[tuple[int, str]]) -> dict[tuple[int, str], OwnTerm]:
    found: dict[tuple[int, str], OwnTerm] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        rows = or_(*(and_(terms.c.glossary == glossary, terms.c.id == id) for glossary, id in some))
        for row in connection.execute(select(terms).where(rows)):
            found[row.glossary, row.id] = OwnTerm(row.glossary, codec.decode_term(row.entry))
    return found

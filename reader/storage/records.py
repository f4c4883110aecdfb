"""Rows of documents and editions.  Each function works on the connection of its caller's transaction."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, func, insert, select, update

from reader.errors import NotFoundError
from reader.i18n import gettext as _
from reader.model.dates import Precision, first_day, iso_of, parts_from_iso, precision_of
from reader.model.document import BlockKind, Document, DocumentSummary, Metadata
from reader.storage import codec, noticing
from reader.storage.clock import utc_now
from reader.storage.recent import Recent
from reader.storage.schema import annotations, corrections, documents, editions

_present = and_(editions.c.document == documents.c.id, editions.c.number == documents.c.edition)
_here = documents.c.removed.is_(None)

# What is asked for the files of an import, or every document to index, is built once: building costs as much as
# asking.  The first document comes last.
_FIND_DIGESTS: Final = (
    select(editions.c.sha256, documents.c.id, documents.c.source)
    .join(editions, _present)
    .where(editions.c.sha256.in_(bindparam("wanted", expanding=True)))
    .order_by(documents.c.id.desc())
)
_FIND_PRESENT: Final = _FIND_DIGESTS.where(_here)
_FIND_REMOVED: Final = _FIND_DIGESTS.where(documents.c.removed.is_not(None))
_FIND_SOURCES: Final = (
    select(documents.c.source, documents.c.id)
    .where(documents.c.source.in_(bindparam("wanted", expanding=True)), _here)
    .order_by(documents.c.id.desc())
)
# How many are asked for at once: a database takes so many parameters, and a short list is quicker made into a question.
_AT_ONCE: Final = 500
_FIND_ORIGINALS: Final = select(editions.c.original).where(editions.c.original.in_(bindparam("wanted", expanding=True)))
_INDEXABLE: Final = (
    select(documents.c.id, editions.c.texts)
    .join(editions, _present)
    .where(documents.c.id.in_(bindparam("wanted", expanding=True)), _here)
)
_SHAPE: Final = select(editions.c.shape).join(documents, _present).where(documents.c.id == bindparam("document"))
_marks = select(func.count()).where(annotations.c.document == documents.c.id).correlate(documents).scalar_subquery()
_SUMMARIES: Final = (
    select(documents, editions.c.blocks, editions.c.characters, editions.c.imported, _marks)
    .join(editions, _present)
    .where(_here)
    .order_by(documents.c.id)
)
_SUMMARIES_OF: Final = _SUMMARIES.where(documents.c.id.in_(bindparam("wanted", expanding=True)))
_TEXTS: Final = (
    select(documents.c.title, documents.c.source, editions.c.texts)
    .join(editions, _present)
    .where(documents.c.id == bindparam("document"), _here)
)
_ADD_DOCUMENTS: Final = insert(documents).returning(documents.c.id, sort_by_parameter_order=True)
_ADD_EDITIONS: Final = insert(editions).returning(editions.c.id, sort_by_parameter_order=True)

_Wanted = TypeVar("_Wanted")
Indexable: TypeAlias = tuple[tuple[str, ...], tuple[BlockKind, ...]]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file about to enter the library.  original: what to keep below originals/, None for nothing."""

    source: Path
    sha256: str
    original: Path | None
    packed: codec.Packed


@dataclass(frozen=True, slots=True)
class Stored:
    """Where an arrival went.  is_new: the library had no such document before, or had it removed."""

    document: int
    edition: int
    is_new: bool


def unknown_document() -> NotFoundError:
    return NotFoundError(_("這份文件已不在文件庫裡；再匯入同一份檔案就會回來。"))


def described(source: Path, metadata: Metadata) -> dict[str, object]:
    """What the list tells of a document, as values of its row."""
    return {
        "source": source,
        "title": metadata.title or source.stem,
        "authors": json.dumps(metadata.authors, ensure_ascii=False),
        "date": iso_of(metadata.date_parts) or None,
        "series": metadata.series or (metadata.issue.series if metadata.issue else None),
        "number": metadata.issue.number if metadata.issue else None,
        "volume": metadata.issue.volume if metadata.issue else None,
    }


def add(connection: Connection, arrivals: Sequence[Arrival], originals: Mapping[Path, str]) -> list[Stored]:
    """Store `arrivals`, no two of one path or with the same bytes; where each went.

    originals: the names below originals/ of the files that are kept there.
    A known path gets a new edition; bytes that were removed before bring their document back.
    """
    known = find_sources(connection, [each.source for each in arrivals])
    unknown = [each for each in arrivals if each.source not in known]
    removed = _find_removed(connection, [each.sha256 for each in unknown])
    new = [each for each in unknown if each.sha256 not in removed]
    made = dict(zip([each.source for each in new], _add_documents(connection, new, originals), strict=True))
    stored = []
    for each in arrivals:
        if each.source in made:
            stored.append(Stored(made[each.source], 1, is_new=True))
        elif each.source in known:
            stored.append(_renew(connection, known[each.source], each, originals))
        else:
            stored.append(_bring_back(connection, removed[each.sha256], each))
    return stored


def _add_documents(connection: Connection, arrivals: Sequence[Arrival], originals: Mapping[Path, str]) -> list[int]:
    """The ids of new documents, each with its first edition."""
    if not arrivals:
        return []
    came = {"edition": 1, "added": utc_now()}
    rows = [described(each.source, each.packed.metadata) | came for each in arrivals]
    ids = list(connection.execute(_ADD_DOCUMENTS, rows).scalars())
    _add_editions(connection, [(document, 1, each) for document, each in zip(ids, arrivals, strict=True)], originals)
    return ids


def _renew(connection: Connection, document: int, arrival: Arrival, originals: Mapping[Path, str]) -> Stored:
    number = last_edition(connection, document) + 1
    _add_editions(connection, [(document, number, arrival)], originals)
    row = described(arrival.source, arrival.packed.metadata)
    connection.execute(update(documents).where(documents.c.id == document).values(edition=number, **row))
    return Stored(document, number, is_new=False)


def _bring_back(connection: Connection, document: int, arrival: Arrival) -> Stored:
    back = {"removed": None, "source": arrival.source}
    connection.execute(update(documents).where(documents.c.id == document).values(back))
    return Stored(document, last_edition(connection, document), is_new=True)


def _find_removed(connection: Connection, digests: Sequence[str]) -> dict[str, int]:
    return {row.sha256: row.id for row in _asked(connection, _FIND_REMOVED, digests)}


def _asked(connection: Connection, query: Select[Any], wanted: Sequence[_Wanted]) -> Iterator[Row[Any]]:
    """The rows of `query` for all the `wanted`, which may be more than one question can hold."""
    for start in range(0, len(wanted), _AT_ONCE):
        yield from connection.execute(query, {"wanted": wanted[start : start + _AT_ONCE]})


def _add_editions(
    connection: Connection, wanted: Sequence[tuple[int, int, Arrival]], originals: Mapping[Path, str]
) -> None:
    """wanted: (document, number, what it is made of) of each."""
    imported = utc_now()
    rows = [
        {
            "document": document,
            "number": number,
            "sha256": arrival.sha256,
            "original": originals[arrival.original] if arrival.original else None,
            "blocks": arrival.packed.blocks,
            "characters": arrival.packed.characters,
            "imported": imported,
            "texts": arrival.packed.texts,
            "shape": arrival.packed.shape,
        }
        for document, number, arrival in wanted
    ]
    made = connection.execute(_ADD_EDITIONS, rows).scalars()
    told = zip(made, [arrival.packed.notices for _, _, arrival in wanted], strict=True)
    noticing.put(connection, told)


def remove(connection: Connection, document: int) -> list[str]:
    """Take a document out; the originals that nothing needs any more.

    One with annotations or corrections only leaves the list, so that what the reader wrote is there when the file
    comes back.
    """
    if not exists(connection, document):
        raise unknown_document()
    written = [select(func.count()).where(table.c.document == document) for table in (annotations, corrections)]
    if any(connection.execute(count).scalar_one() for count in written):
        connection.execute(update(documents).where(documents.c.id == document).values(removed=utc_now()))
        return []
    own = select(editions.c.original).where(editions.c.document == document, editions.c.original.is_not(None))
    names = list(connection.execute(own).scalars())
    connection.execute(delete(documents).where(documents.c.id == document))
    return unused(connection, names)


def unused(connection: Connection, originals: Iterable[str]) -> list[str]:
    """Those of `originals` that no edition names."""
    names = set(originals)
    return sorted(names - {row.original for row in _asked(connection, _FIND_ORIGINALS, sorted(names))})


def exists(connection: Connection, document: int) -> bool:
    query = select(documents.c.id).where(documents.c.id == document, _here)
    return connection.execute(query).first() is not None


def find_digests(connection: Connection, digests: Sequence[str]) -> dict[str, tuple[int, Path]]:
    """(document, its source) by the SHA-256 of its present edition, of those `digests` that the library has."""
    return {row.sha256: (row.id, row.source) for row in _asked(connection, _FIND_PRESENT, digests)}


def find_any_digest(connection: Connection, sha256: str) -> int | None:
    """The first document one of whose editions has these bytes."""
    query = select(documents.c.id).join(editions).where(editions.c.sha256 == sha256, _here)
    return connection.execute(query.order_by(documents.c.id)).scalars().first()


def find_sources(connection: Connection, sources: Sequence[Path]) -> dict[Path, int]:
    """The document of each of `sources` that the library knows."""
    return {row.source: row.id for row in _asked(connection, _FIND_SOURCES, sources)}


def source(connection: Connection, document: int) -> Path:
    query = select(documents.c.source).where(documents.c.id == document, _here)
    found: Path | None = connection.execute(query).scalar()
    if found is None:
        raise unknown_document()
    return found


def original(connection: Connection, document: int) -> str | None:
    """The name below originals/ of what its present edition was made from; None if it is not kept."""
    query = select(editions.c.original).join(documents, _present).where(documents.c.id == document, _here)
    row = connection.execute(query).first()
    if row is None:
        raise unknown_document()
    name: str | None = row.original
    return name


def moved(connection: Connection, document: int, source: Path) -> None:
    connection.execute(update(documents).where(documents.c.id == document).values(source=source))


def last_edition(connection: Connection, document: int) -> int:
    query = select(func.max(editions.c.number)).where(editions.c.document == document)
    return connection.execute(query).scalar() or 0


def edition(connection: Connection, document: int) -> int:
    query = select(documents.c.edition).where(documents.c.id == document, _here)
    found: int | None = connection.execute(query).scalar()
    if found is None:
        raise unknown_document()
    return found


def edition_numbers(connection: Connection, document: int) -> tuple[int, ...]:
    query = select(editions.c.number).where(editions.c.document == document).order_by(editions.c.number)
    return tuple(connection.execute(query).scalars())


def load(connection: Connection, document: int, number: int | None, known: Recent) -> Document:
    """The present edition, or the one with that number.  An edition never changes: what is `known` is taken over."""
    wanted = editions.c.number == (documents.c.edition if number is None else number)
    query = (
        select(documents.c.source, editions.c.id, editions.c.number, editions.c.sha256)
        .join(editions, editions.c.document == documents.c.id)
        .where(documents.c.id == document, _here, wanted)
    )
    row = connection.execute(query).first()
    if row is None:
        raise unknown_document()
    found = known.find(document, row.number)
    if found is not None and found.sha256 == row.sha256:
        structure = found.structure
    else:
        packed = connection.execute(select(editions.c.texts, editions.c.shape).where(editions.c.id == row.id)).one()
        structure = codec.unpack(packed.texts, packed.shape)
    return Document(document, row.number, row.source, row.sha256, structure)


def texts(connection: Connection, document: int) -> tuple[str, Path, tuple[str, ...]]:
    """(title, source, the text of each block, "" for furniture), for the price of the text alone."""
    row = connection.execute(_TEXTS, {"document": document}).first()
    if row is None:
        raise unknown_document()
    return row.title, row.source, codec.unpack_texts(row.texts)


def indexable(connection: Connection, wanted: Sequence[int]) -> dict[int, Indexable]:
    """The text of each block, "" for furniture, and its kind, of those of the documents `wanted` that are there."""
    found: dict[int, Indexable] = {}
    for row in _asked(connection, _INDEXABLE, wanted):
        texts, kinds = codec.unpack_reading(row.texts)
        if kinds is None:
            kinds = codec.unpack_kinds(connection.execute(_SHAPE, {"document": row.id}).scalar_one())
        found[row.id] = texts, kinds
    return found


def summaries(connection: Connection, wanted: Collection[int] | None = None) -> Iterator[DocumentSummary]:
    """Every document in the library, or those of `wanted` that are there, in the order in which they came."""
    rows = connection.execute(_SUMMARIES) if wanted is None else _asked(connection, _SUMMARIES_OF, sorted(wanted))
    return map(_summary, rows)


def _summary(row: Row[Any]) -> DocumentSummary:
    parts = parts_from_iso(row.date) if row.date else ()
    return DocumentSummary(
        id=row.id,
        title=row.title,
        authors=tuple(json.loads(row.authors)),
        date=first_day(parts) if parts else None,
        series=row.series,
        number=row.number,
        source=row.source,
        edition=row.edition,
        blocks=row.blocks,
        characters=row.characters,
        annotations=row[-1],
        imported=row.imported,
        volume=row.volume,
        precision=precision_of(parts) if parts else Precision.DAY,
    )

"""Rows of corrections, and of the editions that they make.  Each function works on its caller's connection."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, or_, select, update

from reader.model.corrections import Correction
from reader.model.document import Metadata
from reader.storage import codec, noticing, records
from reader.storage.schema import corrections, documents, editions


def listed(connection: Connection, document: int) -> tuple[Correction, ...]:
    """In the order in which they are done."""
    query = select(corrections).where(corrections.c.document == document).order_by(corrections.c.ordinal)
    return tuple(
        Correction(row.id, row.document, row.ordinal, codec.decode_act(row.act), row.created)
        for row in connection.execute(query)
    )


def put(connection: Connection, document: int, wanted: Sequence[Correction]) -> None:
    """Make `wanted` all the corrections of a document."""
    connection.execute(delete(corrections).where(corrections.c.document == document))
    rows = [
        {
            "id": each.id,
            "document": document,
            "ordinal": each.ordinal,
            "act": codec.encode_act(each.act),
            "created": each.created,
        }
        for each in wanted
    ]
    if rows:
        connection.execute(insert(corrections), rows)


def base(connection: Connection, document: int) -> int:
    """The number of the edition, as structured, that the present one was made from, or is."""
    number = records.edition(connection, document)
    query = select(editions.c.base).where(editions.c.document == document, editions.c.number == number)
    found: int | None = connection.execute(query).scalar_one()
    return number if found is None else found


def add_edition(
    connection: Connection, document: int, number: int, packed: codec.Packed | None, metadata: Metadata | None = None
) -> int:
    """Make what the edition `number` became by its corrections the present one; the number it has.

    packed: None where it is as structured again; metadata: those of that, so that they need not be read.  What it takes
    the place of goes, or every step of a reader's work would be kept.
    """
    made = records.last_edition(connection, document) + 1
    row = connection.execute(select(editions).where(editions.c.document == document, editions.c.number == number)).one()
    fields = {name: value for name, value in row._mapping.items() if name != "id"}
    fields |= {"number": made, "base": number if packed else None}
    if packed:
        fields |= {
            "blocks": packed.blocks,
            "characters": packed.characters,
            "texts": packed.texts,
            "shape": packed.shape,
        }
    stored = int(connection.execute(insert(editions).returning(editions.c.id), fields).scalar_one())
    noticing.put(connection, [(stored, packed.notices if packed else noticing.data(connection, row.id))])
    if packed:
        metadata = packed.metadata
    elif metadata is None:
        metadata = codec.unpack(row.texts, row.shape).metadata
    described = records.described(records.source(connection, document), metadata)
    connection.execute(update(documents).where(documents.c.id == document).values(edition=made, **described))
    stale = editions.c.base.is_not(None) if packed else or_(editions.c.base.is_not(None), editions.c.number == number)
    connection.execute(delete(editions).where(editions.c.document == document, editions.c.number != made, stale))
    return made

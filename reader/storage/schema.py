"""The tables of a library, and the revisions that led to them.

A document's text is one compressed row an edition and not one row a block: an edition never changes, is read and
written whole, and 40,000 rows for one long law would cost ten times what two do.
"""

import os
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

# Oldest first; the last is what this program reads and writes.  One that is not here was made by a newer program.
REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
HEAD: Final = REVISIONS[-1]


class Words(TypeDecorator[str]):
    """Text as people write it.  A lone surrogate, which no encoding of the database can hold, becomes "?"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else value.encode("utf-8", "replace").decode("utf-8")


class PathBytes(TypeDecorator[Path]):
    """A path as the system's bytes: names on Linux need not be UTF-8."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Path | None, dialect: Dialect) -> bytes | None:
        return None if value is None else os.fsencode(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Path | None:
        return None if value is None else Path(os.fsdecode(value))


metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# Holds one row; Alembic knows it under this name.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", Text, primary_key=True),
)

# `edition` is the number of the present one.  `removed` is set where the reader took a document out that bears
# annotations: they wait there until the same file is imported again.  authors is a JSON list, date ISO 8601.
documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", PathBytes, nullable=False, index=True),
    Column("edition", Integer, nullable=False),
    Column("title", Words, nullable=False),
    Column("authors", Words, nullable=False),
    Column("date", Text),
    Column("series", Words),
    Column("number", Integer),
    Column("added", Text, nullable=False),
    Column("removed", Text),
    Column("volume", Integer),
    sqlite_autoincrement=True,
)

# texts: zlib of JSON, the text of each block, which are furniture, and a letter for the kind of each, which shape tells
# in some editions from before revision 0006.  shape: zlib of JSON, everything else.
# blocks counts all but furniture, characters their code points.  original: below originals/, None if not kept.
# base: of an edition that the reader has corrected, the number of the one it was made from; None = as structured.
editions = Table(
    "editions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("original", Text),
    Column("blocks", Integer, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("imported", Text, nullable=False),
    Column("texts", LargeBinary, nullable=False),
    Column("shape", LargeBinary, nullable=False),
    Column("base", Integer),
    UniqueConstraint("document", "number", name="editions_document_number"),
)

# What an edition holds for the lists of the whole library, so that they need not open it; zlib of JSON, NULL for
# nothing.  An edition without a row has still to be looked at.
notices = Table(
    "notices",
    metadata,
    Column("edition", ForeignKey("editions.id", ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary),
)

annotations = Table(
    "annotations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("edition", Integer, nullable=False),
    Column("start_block", Integer),
    Column("start_offset", Integer),
    Column("end_block", Integer),
    Column("end_offset", Integer),
    Column("exact", Words, nullable=False),
    Column("prefix", Words, nullable=False),
    Column("suffix", Words, nullable=False),
    Column("colour", Text, nullable=False),
    Column("style", Text, nullable=False),
    Column("note", Words, nullable=False),
    Column("created", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("state", Text, nullable=False),
)

tags = Table(
    "tags",
    metadata,
    Column("annotation", ForeignKey("annotations.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("tag", Words, nullable=False),
    Index("tags_tag", "tag"),
)

changes = Table(
    "changes",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("time", Text, nullable=False),
    sqlite_autoincrement=True,
)

# What the reader has set right, in the order in which it is done to the edition as structured.  act: JSON.
corrections = Table(
    "corrections",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("act", Words, nullable=False),
    Column("created", Text, nullable=False),
)

# place: below 0 before the glossary that comes with the program, above 0 behind it.
glossaries = Table(
    "glossaries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Words, nullable=False),
    Column("place", Integer, nullable=False),
    Column("enabled", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

# entry: JSON of a term.
terms = Table(
    "terms",
    metadata,
    Column("glossary", ForeignKey("glossaries.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("entry", Words, nullable=False),
    Column("added", Text, nullable=False),
)

# Searches that the reader keeps.  asked: JSON.
searches = Table(
    "searches",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Words, nullable=False),
    Column("asked", Words, nullable=False),
    Column("created", Text, nullable=False),
)

positions = Table(
    "positions",
    metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("block", Integer, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("time", Text, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Words, nullable=False),
)

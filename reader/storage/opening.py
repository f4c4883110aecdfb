"""Opening a library: making a new one, moving an older one on, refusing what this program cannot read."""

from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy import Connection, insert, inspect, select

from reader.storage import backups
from reader.storage.clock import utc_now
from reader.storage.database import Database
from reader.storage.faults import storage_error, translated
from reader.storage.library import Library
from reader.storage.originals import Originals, sync_folder
from reader.storage.schema import HEAD, REVISIONS, alembic_version, meta, metadata

_FOLDERS: Final = ("originals", "index", "backups")


def open_library(folder: Path) -> Library:
    """Open the library in `folder`, made if it is not there, moved on to the present schema if it is older.

    Raises StorageError: not permitted, disk full, locked, corrupt, made by a newer program, no library of ours.
    """
    with translated(folder):
        for name in _FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
    database = Database(folder / backups.DATABASE)
    try:
        existed = _prepare(database)
        library = Library(folder, database)
        if existed:
            with translated(folder):
                _sweep(folder)
                library.start_backup()
    except BaseException:
        database.close()
        raise
    return library


def _prepare(database: Database) -> bool:
    """Bring the database to the present schema; whether it was there before."""
    with database.reading() as connection:
        revision = _revision(connection, database.file)
    if revision == HEAD:
        return True
    if revision is None:
        with database.writing() as connection:
            if _revision(connection, database.file) is None:  # No other process was quicker.
                _create(connection)
        with translated(database.file):
            sync_folder(database.file.parent)
        return False
    if revision not in REVISIONS:
        raise storage_error("newer", database.file)
    backups.before_migration(database.file, revision)
    # Imported here: it costs a quarter of a second, and is needed once in the life of a schema.
    from reader.storage.migrating import migrate

    migrate(database)
    return True


def _revision(connection: Connection, file: Path) -> str | None:
    """The revision of the schema; None where there is nothing yet."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if alembic_version.name not in tables:
        raise storage_error("foreign", file)
    revision = connection.execute(select(alembic_version.c.version_num)).scalar()
    return revision or ""


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    connection.execute(insert(alembic_version).values(version_num=HEAD))
    rows = [{"key": "id", "value": str(uuid4())}, {"key": "created", "value": utc_now()}]
    connection.execute(insert(meta), rows)


def _sweep(folder: Path) -> None:
    """Delete what crashes of former days left half done."""
    Originals(folder / "originals").sweep()
    backups.sweep(folder)

"""Opening a library: making a new one, moving an older one on, refusing what this program cannot read."""

from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy import Connection, insert, inspect, select

from reader.durable import sync_folder
from reader.errors import DiskFullError, StorageError
from reader.i18n import gettext as _
from reader.storage import backups, generations
from reader.storage.clock import utc_now
from reader.storage.database import Database, read_only, settle_log
from reader.storage.faults import storage_error, translated
from reader.storage.library import Library
from reader.storage.originals import Originals
from reader.storage.schema import HEAD, REVISIONS, alembic_version, meta, metadata

_FOLDERS: Final = ("originals", "index", "backups")


def open_library(folder: Path, upkeep: bool = True) -> Library:
    """Open the library in `folder`, made if it is not there, moved on to the present schema if it is older.

    upkeep: whether to sweep it and begin the backup of the day; False beside a process that has opened it just now.
    One that can be read but not written, for want of permission or of room, opens for reading.  Raises StorageError:
    not permitted, disk full, locked, corrupt, made by a newer program, no library of ours, or library.db is lost and
    what lay beside it is not.
    """
    file = folder / backups.DATABASE
    with translated(folder):
        _refuse_lost(folder)
        if not read_only(file):
            for name in _FOLDERS:
                (folder / name).mkdir(parents=True, exist_ok=True)
    database, revision = _reached(file)
    try:
        existed = _prepare(database, revision)
        library = Library(folder, database)
        if existed and upkeep and not database.read_only:
            with translated(folder):
                _sweep(folder)
                library.start_backup()
    except BaseException:
        database.close()
        raise
    return library


def _refuse_lost(folder: Path) -> None:
    """Begin no empty library over what is left of another one: its backups of the day would push out the good ones.

    What a first opening left half done, folders without a file in them, is no library yet.
    """
    file = folder / backups.DATABASE
    # Looked at twice: another process may be making the library at this moment, and begins with library.db.
    if _is_empty(file) and (_remains(folder) or _has_log(file)) and _is_empty(file):
        raise _lost(folder)


def _is_empty(file: Path) -> bool:
    return not file.exists() or file.stat().st_size == 0


def _remains(folder: Path) -> bool:
    return generations.best(folder / "backups") is not None or Originals(folder / "originals").any()


def _has_log(file: Path) -> bool:
    """Whether the log lies there, which SQLite would throw away for want of the database."""
    log = file.with_name(f"{file.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _lost(folder: Path) -> StorageError:
    backup = generations.best(folder / "backups")
    if backup is not None:
        told = _("文件庫「{folder}」的 library.db 不見了或是空的，備份還在，沒有更動任何檔案；請執行 {command} 還原。")
        return StorageError(told.format(folder=folder, command=generations.restoring(backup, folder)))
    told = _(
        "文件庫「{folder}」的 library.db 不見了或是空的，也沒有備份，沒有更動任何檔案；"
        "請把 library.db 放回來，或把這個資料夾改名後，用 import 命令重新匯入其中的 originals。"
    )
    return StorageError(told.format(folder=folder))


def _reached(file: Path) -> tuple[Database, str | None]:
    """The database and its revision, None of a new one; for reading only where there is no room to write anything."""
    try:
        return _asked(Database(file))
    except DiskFullError:
        if _is_empty(file):
            raise
        with translated(file):
            settle_log(file)
        return _asked(Database(file, is_full=True))


def _asked(database: Database) -> tuple[Database, str | None]:
    try:
        with database.reading() as connection:
            return database, _revision(connection, database.file)
    except BaseException:
        database.close()
        raise


def _prepare(database: Database, revision: str | None) -> bool:
    """Bring the database to the present schema; whether it was there before.  revision: what it is at."""
    if revision == HEAD:
        return True
    if revision is None:
        _begin(database)
        return False
    if revision not in REVISIONS:
        raise storage_error("newer", database.file)
    database.require_writable()
    backups.before_migration(database.file, revision)
    # Imported here: it costs a quarter of a second, and is needed once in the life of a schema.
    from reader.storage.migrating import migrate

    migrate(database)
    return True


def _begin(database: Database) -> None:
    folder = database.file.parent
    with translated(folder):
        remains = _remains(folder)
    with database.writing() as connection:
        if _revision(connection, database.file) is None:  # No other process was quicker.
            if remains:
                raise _lost(folder)
            _create(connection)
    with translated(database.file):
        sync_folder(folder)


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

"""Copies of the library: one a day by itself, one before each migration, one wherever the reader asks.

The copies of itself hold library.db alone, all that the reader wrote and every text; originals/ only ever grows beside
them.  An archive that the reader asks for is a zip file of library.db and originals/.
"""

import logging
import os
import re
import shutil
import sqlite3
import threading
import time
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import uuid4

from reader.errors import ReaderError, StorageError
from reader.i18n import gettext as _
from reader.storage.database import Database
from reader.storage.faults import storage_error, translated
from reader.storage.originals import Originals, copy_file, sync_folder
from reader.storage.schema import REVISIONS

_log = logging.getLogger(__name__)

DATABASE: Final = "library.db"
_ORIGINALS: Final = "originals/"
_DAILY: Final = "daily-"
_DAILY_NAME: Final = re.compile(r"daily-\d{8}T\d{6}Z\.db")  # daily-20260307T083000Z.db
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_APART: Final = timedelta(days=1)


def _stamp() -> str:
    return datetime.now(UTC).strftime(_STAMP)


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy of a database that others may be writing to, durable, and only if it is sound.

    Leaves what lay at `target` alone until the copy is whole.  Raises StorageError.
    """
    part = target.with_name(f".{target.name}.{uuid4().hex}.part")
    try:
        with translated(target):
            target.parent.mkdir(parents=True, exist_ok=True)
        with (
            translated(source),
            closing(sqlite3.connect(source, timeout=10)) as reading,
            closing(sqlite3.connect(part)) as writing,
        ):
            _copy(reading, writing, target)
            # One file, which can be carried anywhere, and not one with a log beside it.
            writing.execute("PRAGMA journal_mode=DELETE")
            if writing.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise storage_error("corrupt", source)
        with translated(target):
            _settle(part, target)
    finally:
        part.unlink(missing_ok=True)


def _copy(reading: sqlite3.Connection, writing: sqlite3.Connection, target: Path) -> None:
    try:
        reading.backup(writing)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise
        with translated(target):  # It is the copy that found no room.
            raise


def _settle(part: Path, target: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    sync_folder(target.parent)


def before_migration(file: Path, revision: str) -> Path:
    """Copy the database `file` as it is before the schema moves on from `revision`; the copy."""
    target = file.parent / "backups" / f"before-migration-{revision}-{_stamp()}.db"
    copy_database(file, target)
    return target


def _taken(backup: Path) -> datetime:
    return datetime.strptime(backup.stem.removeprefix(_DAILY), _STAMP).replace(tzinfo=UTC)


def _written(file: Path) -> float:
    """When it was last written, 0 if another process has just deleted it."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def daily(folder: Path) -> list[Path]:
    """The backups made by themselves, oldest first."""
    return sorted(file for file in folder.glob(f"{_DAILY}*.db") if _DAILY_NAME.fullmatch(file.name))


def superseded(made: Sequence[Path]) -> list[Path]:
    """Those of the backups, oldest first, that need not be kept: all but the newest and the newest a day older.

    Two processes may make theirs within a minute; that must not push out yesterday's.
    """
    if not made:
        return []
    kept = {made[-1]}
    older = [each for each in made if _taken(made[-1]) - _taken(each) >= _APART]
    kept.update(older[-1:])
    return [each for each in made if each not in kept]


class Automatic:
    """The backup of the day.  It runs beside other work, because a large library takes seconds to copy."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._file = database.file
        self._folder = folder
        self._thread: threading.Thread | None = None

    def due(self, now: datetime | None = None) -> bool:
        """Whether the last one is a day old and the library has changed since."""
        made = daily(self._folder)
        if not made:
            return True
        taken = _taken(made[-1])
        age = (now or datetime.now(UTC)) - taken
        if age < timedelta(0):  # A clock went wrong.
            return True
        written = max(_written(file) for file in self._file.parent.glob(f"{DATABASE}*"))
        return age >= _APART and written > taken.timestamp()

    def start(self) -> None:
        if self.due():
            self._thread = threading.Thread(target=self._run, name="backup")
            self._thread.start()

    def finish(self) -> None:
        """Wait for a backup that has begun."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        try:
            self.make()
        except ReaderError as error:
            # The work at hand matters more; the backup is tried again at the next opening, and `check` tells.
            _log.warning("no backup: %s", error)

    def make(self) -> None:
        """Back up, then delete what that supersedes.  An unsound library deletes none."""
        copy_database(self._file, self._folder / f"{_DAILY}{_stamp()}.db")
        for old in superseded(daily(self._folder)):
            old.unlink(missing_ok=True)


def write_archive(database: Database, originals: Originals, target: Path) -> None:
    """Write library.db and originals/ into the zip file `target`, replacing it once the new one is whole."""
    part = target.with_name(f".{target.name}.{uuid4().hex}.part")
    with translated(target):
        try:
            copy = part.with_suffix(".db")
            copy_database(database.file, copy)
            try:
                _write_zip(part, copy, originals.folder)
            finally:
                copy.unlink(missing_ok=True)
            _settle(part, target)
        finally:
            part.unlink(missing_ok=True)


def _write_zip(part: Path, copy: Path, originals: Path) -> None:
    with zipfile.ZipFile(part, "x", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.write(copy, DATABASE)
        for file in sorted(originals.glob("*/*")):
            if not file.name.endswith(".part"):
                archive.write(file, f"{_ORIGINALS}{file.parent.name}/{file.name}")


def restore(file: Path, folder: Path) -> Path | None:
    """Put the library of a backup, an archive or a bare database, into `folder`.

    What is there is kept aside; where, or None if there was nothing.  Raises StorageError, having changed nothing,
    if `file` is no backup, is damaged, or the library is open elsewhere.
    """
    staging = folder / f".restore-{uuid4().hex}"
    with translated(folder):
        staging.mkdir(parents=True)
        try:
            _unpack(file, staging)
            _verify(staging / DATABASE, file)
            _merge_originals(staging / "originals", folder / "originals")
            aside = _set_aside(folder)
            _settle(staging / DATABASE, folder / DATABASE)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return aside


def _unpack(file: Path, staging: Path) -> None:
    with translated(file):
        if not zipfile.is_zipfile(file):
            shutil.copyfile(file, staging / DATABASE)
            return
        try:
            with zipfile.ZipFile(file) as archive:
                names = [name for name in archive.namelist() if name == DATABASE or name.startswith(_ORIGINALS)]
                archive.extractall(staging, names)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise _no_backup(file) from error


def _no_backup(file: Path) -> StorageError:
    return StorageError(_("「{path}」不是完好的備份檔，沒有還原；請改用另一個備份。").format(path=file))


def _verify(database: Path, file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise _no_backup(file) from error
    if not sound or revision is None:
        raise _no_backup(file)
    if revision[0] not in REVISIONS:
        raise storage_error("newer", file)


def _set_aside(folder: Path) -> Path | None:
    """Copy library.db and its log, and delete what must not meet the new one: the log and the index.

    library.db itself stays until it is replaced, so that a crash at any point leaves a library.
    """
    database = folder / DATABASE
    aside = None
    if database.exists():
        _take_alone(database)
        aside = folder / "backups" / f"replaced-{_stamp()}-{uuid4().hex[:4]}"
        aside.mkdir(parents=True)
        for part in sorted(folder.glob(f"{DATABASE}*")):
            copy_file(part, aside / part.name)
        sync_folder(aside)
        for part in folder.glob(f"{DATABASE}-*"):
            part.unlink()
    shutil.rmtree(folder / "index", ignore_errors=True)
    return aside


def sweep(folder: Path) -> None:
    """Delete what restoring left half done a day ago or longer."""
    for staging in folder.glob(".restore-*"):
        if time.time() - _written(staging) > _APART.total_seconds():
            shutil.rmtree(staging, ignore_errors=True)


def _take_alone(database: Path) -> None:
    """Fold the log into the file, which fails while anyone else has it open.  A damaged one is taken as it is."""
    try:
        with closing(sqlite3.connect(database, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise storage_error("in_use", database) from error
    except sqlite3.DatabaseError:
        _log.warning("%s is damaged; kept aside as it is", database)


def _merge_originals(source: Path, target: Path) -> None:
    for file in sorted(source.glob("*/*")):
        place = target / file.parent.name / file.name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            _settle(file, place)

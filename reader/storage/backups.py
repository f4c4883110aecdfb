"""Copies of the library: one a day by itself, one before each migration, one wherever the reader asks.

The copies of itself hold library.db alone, all that the reader wrote and every text; originals/ only ever grows beside
them.  An archive that the reader asks for is a zip file of library.db and originals/.
"""

import logging
import shutil
import sqlite3
import threading
import time
import zipfile
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy import select

from reader.durable import sync_files, sync_folder
from reader.errors import DiskFullError, ReaderError, StorageError
from reader.i18n import gettext as _
from reader.storage.database import Database, connect_to_read
from reader.storage.faults import storage_error, translated
from reader.storage.generations import APART, DAILY, best, daily, holdings, stamp, superseded, taken, written
from reader.storage.originals import Originals, copy_file
from reader.storage.schema import REVISIONS, changes, glossaries, searches

_log = logging.getLogger(__name__)

DATABASE: Final = "library.db"
_ORIGINALS: Final = "originals/"


def copy_database(source: Path, target: Path, named: Path | None = None) -> None:
    """A consistent copy of a database that others may be writing to, durable, and only if it is sound.

    Leaves what lay at `target` alone until the copy is whole.  named: what an error calls the copy, if that is only
    on its way to it.  Raises StorageError.
    """
    part = target.with_name(f".{uuid4().hex}.part")
    named = named or target
    try:
        with translated(named):
            target.parent.mkdir(parents=True, exist_ok=True)
            part.touch()
        with (
            translated(source),
            closing(connect_to_read(source)) as reading,
            closing(sqlite3.connect(part)) as writing,
        ):
            _copy(reading, writing, named)
            # One file, which can be carried anywhere, and not one with a log beside it.
            writing.execute("PRAGMA journal_mode=DELETE")
            if writing.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise storage_error("corrupt", source)
        with translated(named):
            _settle(part, target)
    finally:
        part.unlink(missing_ok=True)


def _copy(reading: sqlite3.Connection, writing: sqlite3.Connection, named: Path) -> None:
    try:
        reading.backup(writing)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise
        with translated(named):  # It is the copy that found no room.
            raise


def _settle(part: Path, target: Path) -> None:
    sync_files([part])
    part.replace(target)
    sync_folder(target.parent)


def before_migration(file: Path, revision: str) -> Path:
    """Copy the database `file` as it is before the schema moves on from `revision`; the copy."""
    target = file.parent / "backups" / f"before-migration-{revision}-{stamp()}.db"
    copy_database(file, target)
    return target


class Automatic:
    """The backup of the day.  It runs beside other work, because a large library takes seconds to copy."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder
        self._thread: threading.Thread | None = None

    def due(self, now: datetime | None = None) -> bool:
        """Whether the last one is a day old and the library has changed since; of the first one, whether there is
        anything to back up: that of an empty library would stand for the first day's work."""
        made = daily(self._folder)
        if not made:
            return self._holds_anything()
        last = taken(made[-1])
        age = (now or datetime.now(UTC)) - last
        if age < timedelta(0):  # A clock went wrong.
            return True
        changed = max(written(file) for file in self._database.file.parent.glob(f"{DATABASE}*"))
        return age >= APART and changed > last.timestamp()

    def _holds_anything(self) -> bool:
        with suppress(StorageError), self._database.reading() as connection:
            return any(connection.execute(select(table).limit(1)).first() for table in (changes, glossaries, searches))
        return True  # What cannot be read is for `make` to tell of.

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
        copy_database(self._database.file, self._folder / f"{DAILY}{stamp()}.db")
        for old in superseded({each: holdings(each) for each in daily(self._folder)}):
            old.unlink(missing_ok=True)


def write_archive(database: Database, originals: Originals, target: Path) -> None:
    """Write library.db and originals/ into the zip file `target`, replacing it once the new one is whole.

    Raises StorageError: its folder is not there, the disk is full.
    """
    _require_place(target)
    part = target.with_name(f".{uuid4().hex}.part")
    with translated(target):
        try:
            copy = part.with_suffix(".db")
            copy_database(database.file, copy, target)
            try:
                _write_zip(part, copy, originals.folder)
            finally:
                copy.unlink(missing_ok=True)
            _settle(part, target)
        finally:
            part.unlink(missing_ok=True)


def _require_place(target: Path) -> None:
    """A mistyped folder is not made: the reader would look for the backup in the one that was meant."""
    if target.is_dir():
        told = _("「{path}」是資料夾，備份要寫成檔案；請在後面加上檔名，例如 {example}。")
        raise StorageError(told.format(path=target, example=target / "trade-reader.zip"))
    if not target.parent.is_dir():
        told = _("要放備份的資料夾「{folder}」不存在；請先建立它，或另選一個資料夾。")
        raise StorageError(told.format(folder=target.parent))


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
    _require_backup(file)
    staging = folder / f".restore-{uuid4().hex}"
    with translated(folder):
        staging.mkdir(parents=True)
        try:
            _unpack(file, staging, folder)
            _verify(staging / DATABASE, file)
            _merge_originals(staging / "originals", folder / "originals")
            aside = _set_aside(folder)
            _settle(staging / DATABASE, folder / DATABASE)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return aside


def _require_backup(file: Path) -> None:
    """A device would be read without end, and the sentence about a folder must not speak of permissions."""
    if file.is_dir():
        nearest = best(file / "backups") or best(file)
        told = _("「{path}」是資料夾，不是備份檔；請指定 backup 命令寫出的檔案，或文件庫 backups 資料夾裡的 .db 檔。")
        if nearest is not None:
            told = _("「{path}」是資料夾，不是備份檔；請指定檔案，例如其中最近的備份「{nearest}」。")
        raise StorageError(told.format(path=file, nearest=nearest))
    if not file.exists():
        raise StorageError(_("找不到備份檔「{path}」；請檢查路徑。").format(path=file))
    if not file.is_file():
        raise _no_backup(file)


def _unpack(file: Path, staging: Path, folder: Path) -> None:
    try:
        with translated(file):
            _extract(file, staging)
    except DiskFullError as error:
        raise storage_error("full", folder) from error


def _extract(file: Path, staging: Path) -> None:
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
    parts = [part for part in folder.glob(f"{DATABASE}*") if part.is_file()]
    if parts:
        # An empty one is left to itself: SQLite would throw away the log beside it, perhaps all that there is.
        if database.exists() and database.stat().st_size:
            _take_alone(database)
        aside = folder / "backups" / f"replaced-{stamp()}-{uuid4().hex[:4]}"
        aside.mkdir(parents=True)
        kept = {part: aside / part.name for part in sorted(parts) if part.exists()}
        for part, copy in kept.items():
            copy_file(part, copy)
        sync_files(kept.values())
        sync_folder(aside)
        for part in folder.glob(f"{DATABASE}-*"):
            part.unlink()
    shutil.rmtree(folder / "index", ignore_errors=True)
    return aside


def sweep(folder: Path) -> None:
    """Delete what restoring left half done a day ago or longer."""
    for staging in folder.glob(".restore-*"):
        if time.time() - written(staging) > APART.total_seconds():
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

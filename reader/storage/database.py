"""The connection to library.db: how it is opened, read and written."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from reader.errors import StorageError
from reader.storage.faults import storage_error, translated

_BUSY_MS: Final = 10_000
_PRAGMAS: Final = (
    f"PRAGMA busy_timeout={_BUSY_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
)


# Of these a database that can only be read takes no journal: asking for one would be writing.
_READING_PRAGMAS: Final = (f"PRAGMA busy_timeout={_BUSY_MS}", "PRAGMA query_only=ON")


def read_only(file: Path) -> bool:
    """Whether the database is there and may be read but not written: another user's, or on a medium that takes none."""
    return file.is_file() and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def connect_to_read(file: Path) -> sqlite3.Connection:
    """A connection of one thread at a time to a database that may lie where nothing can be written."""
    if read_only(file):
        return _connect_as_it_is(file)
    connection = _connect(str(file))
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.Error as error:
        connection.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_IOERR_SHMSIZE:
            raise
        settle_log(file)
        return _connect_as_it_is(file)
    return connection


def settle_log(file: Path) -> None:
    """Bring what is in the log into the database, where the disk has no room for the index of the log.

    The pages are there already, and so need little room or none.  Where they do, the log stays as it was.
    """
    with closing(_connect(str(file))) as connection:
        # Whoever has the database for himself keeps that index in memory, and takes the log away when he closes it.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA schema_version")


def _connect_as_it_is(file: Path) -> sqlite3.Connection:
    """Its log can be read only with the index of the log beside it, which SQLite makes unless it is told that nobody
    writes.  So it is told where there is no log, or an empty one."""
    log = file.with_name(f"{file.name}-wal")
    still = "&immutable=1" if not log.exists() or not log.stat().st_size else ""
    return _connect(f"{file.absolute().as_uri()}?mode=ro{still}", uri=True)


def _connect(place: str, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(place, uri=uri, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False)


def _engine(connect: Callable[[], sqlite3.Connection], pragmas: tuple[str, ...]) -> Engine:
    # isolation_level None: the driver begins no transaction of its own, each is begun by `_begin`.
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, record: Any) -> None:
        try:
            for pragma in pragmas:
                connection.execute(pragma)
        except BaseException:
            # The pool knows nothing yet of a connection that is refused here, and would leave it open.
            connection.close()
            raise

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes the lock before it reads: one that has read first can be refused it without any waiting.
        immediate = connection.get_execution_options().get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


class Database:
    """library.db.  Any thread may read and write; a write transaction belongs to its thread.

    read_only: whether it was so when it was opened.  Writing then raises StorageError.  is_full: whether it
    is so because the disk has no room.
    """

    def __init__(self, file: Path, is_full: bool = False) -> None:
        self.file = file
        self._is_full = is_full
        self.read_only = is_full or read_only(file)
        if self.read_only:
            self.engine = _engine(lambda: _connect_as_it_is(file), _READING_PRAGMAS)
        else:
            self.engine = _engine(lambda: _connect(str(file)), _PRAGMAS)
        self._local = threading.local()

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read from; within a write transaction of this thread, its own."""
        current: Connection | None = getattr(self._local, "connection", None)
        with translated(self.file):
            if current is not None:
                yield current
            else:
                with self.engine.connect() as connection:
                    yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction, durable once this returns.  Nested ones are savepoints of the outer."""
        self.require_writable()
        current: Connection | None = getattr(self._local, "connection", None)
        with translated(self.file):
            if current is not None:
                with current.begin_nested():
                    yield current
                return
            with self.engine.connect().execution_options(immediate=True) as connection, connection.begin():
                self._local.connection, self._local.afterwards = connection, []
                try:
                    yield connection
                finally:
                    self._local.connection = None
        for action in self._local.afterwards:
            action()

    @property
    def in_transaction(self) -> bool:
        """Whether this thread is within `writing`."""
        return getattr(self._local, "connection", None) is not None

    @property
    def refusal(self) -> StorageError | None:
        """Why it can only be read; None where it can be written."""
        if not self.read_only:
            return None
        return storage_error("opened_full" if self._is_full else "read_only", self.file.parent)

    def require_writable(self) -> None:
        """Raises StorageError for a library that can only be read."""
        if refusal := self.refusal:
            raise refusal

    def afterwards(self, action: Callable[[], object]) -> None:
        """Do `action` once the write transaction of this thread is durable, at once if there is none.

        For what no rollback can undo; it is not done where the transaction fails.
        """
        if self.in_transaction:
            self._local.afterwards.append(action)
        else:
            action()

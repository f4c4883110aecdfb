"""The connection to library.db: how it is opened, read and written."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event

from reader.storage.faults import translated

_BUSY_MS: Final = 10_000
_PRAGMAS: Final = (
    f"PRAGMA busy_timeout={_BUSY_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
)


def _engine(file: Path) -> Engine:
    # isolation_level None: the driver begins no transaction of its own, each is begun by `_begin`.
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        connect_args={"isolation_level": None, "timeout": _BUSY_MS / 1000},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, record: Any) -> None:
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes the lock before it reads: one that has read first can be refused it without any waiting.
        immediate = connection.get_execution_options().get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


class Database:
    """library.db.  Any thread may read and write; a write transaction belongs to its thread."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.engine = _engine(file)
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

    def afterwards(self, action: Callable[[], None]) -> None:
        """Do `action` once the write transaction of this thread is durable, at once if there is none.

        For what no rollback can undo; it is not done where the transaction fails.
        """
        if getattr(self._local, "connection", None) is None:
            action()
        else:
            self._local.afterwards.append(action)

"""Who writes to a library, one or several: what fails leaves nothing, and what is done is durable."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import NotFoundError, StorageError
from reader.storage import open_library
from tests.unit.storage.samples import store


def test_nothing_of_a_failed_batch_is_kept(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        kept = store(library, tmp_path / "kept.txt", "留")
        with pytest.raises(NotFoundError), library.batch():
            store(library, tmp_path / "a.txt", "一")
            library.remove_document(kept)
            library.remove_document(99)

        assert [row.id for row in library.documents()] == [kept]
        assert library.check() == []  # the original of the one that was to be removed is there too


def test_two_processes_write_to_one_library(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    code = (
        "import sys; from pathlib import Path; from reader.storage import open_library\n"
        "library = open_library(Path(sys.argv[1]))\n"
        "for number in range(60): library.set_setting(f'{sys.argv[2]}{number}', number)\n"
        "library.close()"
    )
    with open_library(folder) as library:
        writers = [subprocess.Popen([sys.executable, "-c", code, str(folder), name]) for name in "ab"]
        for number in range(60):
            library.set_setting(f"c{number}", number)
        assert [writer.wait(60) for writer in writers] == [0, 0]

        assert all(library.setting(f"{name}{number}") == number for name in "abc" for number in range(60))


def test_a_writer_that_waits_in_vain_says_that_the_library_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.storage.database._BUSY_MS", 50)
    monkeypatch.setattr("reader.storage.database._PRAGMAS", ("PRAGMA busy_timeout=50", "PRAGMA journal_mode=WAL"))
    with open_library(tmp_path) as library:
        other = sqlite3.connect(tmp_path / "library.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="正被另一個程式寫入"):
            library.set_setting("a", 1)
        other.execute("ROLLBACK")
        other.close()
        library.set_setting("a", 2)

        assert library.setting("a") == 2


def test_what_the_user_wrote_is_written_through_to_the_disk(tmp_path: Path) -> None:
    with open_library(tmp_path) as library, library._database.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }

    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 10_000}

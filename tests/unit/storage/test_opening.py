"""Opening a library in every state that a disk can be in, and moving its schema on."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from reader.errors import DiskFullError, StorageError
from reader.model.changes import AnnotationChange, ChangeSet, GlossaryChange, SearchChange, TermChange
from reader.model.document import IssueNumber, Metadata, Structure
from reader.model.glossary import OwnGlossary, OwnTerm, Term
from reader.model.searches import Asked, SavedSearch
from reader.storage import Arrival, backups, migrating, open_library, opening, pack, restore, schema
from reader.storage.database import Database
from tests.unit.storage.samples import full_disk, leave_at, mark, packed_of_old, rich_structure, store


def _columns(file: Path) -> dict[str, object]:
    """Everything that SQLite knows of the schema of a database, but the words it was written in."""
    with closing(sqlite3.connect(file)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        numbered = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'").fetchall()
        return {
            table: (
                connection.execute(f"PRAGMA table_xinfo({table})").fetchall(),
                sorted(connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()),
                sorted(
                    (name, unique, origin, connection.execute(f"PRAGMA index_info({name})").fetchall())
                    for _, name, unique, origin, _ in connection.execute(f"PRAGMA index_list({table})")
                ),
                (table,) in numbered,
            )
            for table in sorted(tables)
        }


def test_migrating_gives_the_schema_that_creating_gives(tmp_path: Path) -> None:
    open_library(tmp_path / "created").close()
    (tmp_path / "migrated").mkdir()
    database = Database(tmp_path / "migrated" / "library.db")
    migrating.migrate(database)
    database.close()

    created, migrated = (_columns(tmp_path / name / "library.db") for name in ("created", "migrated"))
    # Alembic makes its own table, whose type says VARCHAR(32) where ours says TEXT; no one else writes to it.
    assert created.pop("alembic_version") and migrated.pop("alembic_version")
    assert migrated == created


def test_the_revisions_are_those_of_the_scripts() -> None:
    scripts = ScriptDirectory.from_config(migrating.configuration())

    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == schema.REVISIONS


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the program have one more revision, whose upgrade does as the statement says."""

    folder = migrating.REVISIONS_FOLDER

    def write(statement: str) -> None:
        scripts = tmp_path / "scripts"
        (scripts / "versions").mkdir(parents=True)
        for script in (folder / "env.py", *(folder / "versions").glob("r*.py")):
            (scripts / script.relative_to(folder)).write_text(script.read_text("utf-8"), "utf-8")
        (scripts / "versions" / "r9999_next.py").write_text(
            f"from alembic import op\nrevision = '9999'\ndown_revision = '{schema.HEAD}'\n"
            f"def upgrade():\n    op.execute('CREATE TABLE more (key TEXT)')\n    {statement}\n"
        )
        monkeypatch.setattr(opening, "REVISIONS", (*schema.REVISIONS, "9999"))
        monkeypatch.setattr(opening, "HEAD", "9999")
        migrate = migrating.migrate
        monkeypatch.setattr(migrating, "migrate", lambda database: migrate(database, scripts))

    return write


def test_an_older_library_is_backed_up_and_moved_on(tmp_path: Path, next_revision: Callable[[str], None]) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        document = store(library, tmp_path / "a.txt")
    next_revision("pass")

    with open_library(folder) as library:
        assert [row.id for row in library.documents()] == [document]
    assert "more" in _columns(folder / "library.db")
    (backup,) = (folder / "backups").glob(f"before-migration-{schema.HEAD}-*.db")
    assert "more" not in _columns(backup)


def test_editions_from_before_kinds_stood_with_the_texts_are_read_as_they_are(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        older = Arrival(tmp_path / "a.txt", "a" * 64, None, packed_of_old(rich_structure()))
        (stored,) = library.store([older])
    leave_at(tmp_path / "library", "0005")

    with open_library(tmp_path / "library") as library:
        assert library.document(stored.document).structure == rich_structure()
        assert library.check() == []
    assert list((tmp_path / "library" / "backups").glob("before-migration-0005-*.db"))


def test_a_program_from_before_such_editions_refuses_a_library_that_may_hold_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        library.store([Arrival(tmp_path / "a.txt", "a" * 64, None, pack(rich_structure()))])
        library.backup(tmp_path / "backup.zip")
    former = schema.REVISIONS[: schema.REVISIONS.index("0005") + 1]
    monkeypatch.setattr(opening, "REVISIONS", former)
    monkeypatch.setattr(opening, "HEAD", former[-1])
    monkeypatch.setattr(backups, "REVISIONS", former)

    with pytest.raises(StorageError, match="較新版的程式建立的；請先更新程式"):
        open_library(folder)
    with pytest.raises(StorageError, match="較新版的程式建立的；請先更新程式"):
        restore(tmp_path / "backup.zip", tmp_path / "other")


def test_the_list_of_a_library_from_before_volumes_tells_them_and_the_month_of_what_comes_in(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        former = store(library, tmp_path / "a.txt")
    leave_at(folder, "0006")

    with open_library(folder) as library:
        issue = IssueNumber("港埠論叢", 3, None, volume=12)
        structure = Structure(Metadata("漁港之治理", issue=issue, appeared=(2031, 9)), ())
        added = library.add_document(tmp_path / "b.txt", "b" * 64, None, structure)
        assert {row.id: (row.volume, row.number, row.date_parts) for row in library.documents()} == {
            former: (None, None, ()),
            added: (12, 3, (2031, 9)),
        }
        assert library.document(added).metadata.issue == issue
        assert library.check() == []


def test_a_library_from_before_saved_searches_is_moved_on(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = store(library, tmp_path / "a.txt")
    leave_at(tmp_path / "library", "0004")

    with open_library(tmp_path / "library") as library:
        assert [row.id for row in library.documents()] == [document]
        saved = SavedSearch("a", "晶片", Asked("半導體 OR 晶片"))
        library.apply_searches(ChangeSet(searches=(SearchChange(None, saved),)))
        assert library.searches() == (saved,)
        assert library.check() == []


def test_a_library_from_before_own_glossaries_is_moved_on(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = store(library, tmp_path / "a.txt")
    leave_at(tmp_path / "library", "0002")

    with open_library(tmp_path / "library") as library:
        assert [row.id for row in library.documents()] == [document]
        made = GlossaryChange(None, OwnGlossary(1, "我的術語", -1))
        term = TermChange(None, OwnTerm(1, Term("own-a", "甲乙", "", "")))
        library.apply_terms(ChangeSet(glossaries=(made,), terms=(term,)))
        assert [own.term.traditional for own in library.own_terms()] == ["甲乙"]
        assert library.check() == []


def test_a_library_from_before_corrections_is_moved_on_with_all_it_holds(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = store(library, tmp_path / "a.txt")
        library.apply(ChangeSet((AnnotationChange(None, mark(document, "m")),)))
        former = library.document(document)
    leave_at(tmp_path / "library", "0001")

    with open_library(tmp_path / "library") as library:
        assert library.document(document) == library.structured(document) == former
        assert [each.id for each in library.annotations(document)] == ["m"]
        assert library.corrections(document) == ()
        assert library.check() == []


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path, next_revision: Callable[[str], None]
) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        store(library, tmp_path / "a.txt")
    before = _columns(folder / "library.db")
    next_revision("raise OSError(28, 'No space left on device')")

    with pytest.raises(StorageError, match="磁碟空間不足"):
        open_library(folder)
    assert _columns(folder / "library.db") == before


def test_a_library_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    open_library(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StorageError, match="較新版"):
        open_library(tmp_path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        connection.execute("CREATE TABLE contacts (name TEXT)")

    with pytest.raises(StorageError, match="不是本程式的"):
        open_library(tmp_path)
    assert set(_columns(tmp_path / "library.db")) == {"contacts"}


def test_an_empty_file_left_by_a_crash_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    with open_library(tmp_path) as library:
        assert library.documents() == ()


def _begin_database(file: Path) -> None:
    """What is there when a first opening was killed before it made a table."""
    database = Database(file)
    database.engine.connect().close()
    database.close()


@pytest.mark.parametrize("killed", ["before its first byte", "before its tables"])
def test_a_library_killed_while_it_was_begun_opens(tmp_path: Path, killed: str) -> None:
    for name in ("originals", "index", "backups"):
        (tmp_path / name).mkdir()
    (tmp_path / "library.db").touch()
    if killed == "before its tables":
        _begin_database(tmp_path / "library.db")
        assert (tmp_path / "library.db").stat().st_size
    with open_library(tmp_path) as library:
        assert library.documents() == ()


def _kept(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("lost", ["missing", "empty", "without tables"])
def test_no_empty_library_begins_beside_the_backups_of_another(tmp_path: Path, lost: str) -> None:
    folder = tmp_path / "my library"
    with open_library(folder) as library:
        document = store(library, tmp_path / "a.txt")
    open_library(folder).close()
    (backup,) = (folder / "backups").iterdir()
    empty = folder / "backups" / "daily-29990101T000000Z.db"
    with closing(sqlite3.connect(empty)) as connection:
        schema.metadata.create_all(create_engine("sqlite://", creator=lambda: connection))
    (folder / "library.db").unlink()
    if lost == "empty":
        (folder / "library.db").touch()
    if lost == "without tables":
        _begin_database(folder / "library.db")
    before = _kept(folder)

    with pytest.raises(StorageError) as refused:
        open_library(folder)
    assert _kept(folder) == before
    command = str(refused.value).partition("請執行 ")[2].removesuffix(" 還原。")
    assert command == f"trade-reader --library '{folder}' restore '{backup}'"  # the newest that holds anything

    restore(backup, folder)
    with open_library(folder) as library:
        assert [row.id for row in library.documents()] == [document]


def test_no_empty_library_begins_beside_originals_or_a_log(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        store(library, tmp_path / "a.txt")
    (tmp_path / "library" / "library.db").unlink()
    with pytest.raises(StorageError, match=r"也沒有備份.*重新匯入其中的 originals"):
        open_library(tmp_path / "library")
    assert not (tmp_path / "library" / "library.db").exists()

    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "library.db-wal").write_bytes(b"the last that was written")
    with pytest.raises(StorageError, match="沒有更動任何檔案"):
        open_library(tmp_path / "other")
    assert (tmp_path / "other" / "library.db-wal").read_bytes() == b"the last that was written"


@pytest.mark.parametrize("damage", [b"no database at all" * 100, None])
def test_a_corrupt_library_says_what_to_do(tmp_path: Path, damage: bytes | None) -> None:
    with open_library(tmp_path / "library") as library:
        for number in range(20):
            store(library, tmp_path / f"{number}.txt", f"第 {number} 份" * 500)
    file = tmp_path / "library" / "library.db"
    content = bytearray(file.read_bytes())
    content[4096 : len(content) - 4096] = os.urandom(len(content) - 8192)
    file.write_bytes(damage or bytes(content))

    with pytest.raises(StorageError, match=r"已損壞；請用 restore"), open_library(tmp_path / "library") as library:
        library.documents()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="沒有權限讀寫"):
        open_library(tmp_path / "file")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError, match="沒有權限"):
        open_library(tmp_path / "library")
    tmp_path.chmod(0o700)


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in _kept(folder).items() if not name.endswith("-shm")}


@pytest.mark.parametrize("state", ["at rest", "open elsewhere"])
def test_a_library_that_cannot_be_written_opens_for_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    folder = tmp_path / "library"
    mine = open_library(folder)
    document = store(mine, tmp_path / "a.txt")
    if state == "at rest":
        mine.close()
    before = _snapshot(folder)
    # As the system answers for another user's folder; root may write whatever the permissions are.
    monkeypatch.setattr("reader.storage.database.os.access", lambda _path, mode: mode != os.W_OK)

    with open_library(folder) as library:
        assert library.read_only
        assert [row.id for row in library.documents()] == [document]
        assert library.document(document).blocks[0].text == "世界貿易組織於日內瓦召開部長會議。"
        assert library.check() == []
        library.backup(tmp_path / "backup.zip")
        writes: list[Callable[[], object]] = [
            lambda: library.set_setting("key", 1),
            lambda: library.remove_document(document),
            lambda: library.keeping(),
            lambda: library.apply(ChangeSet((AnnotationChange(None, mark(document, "a")),))),
        ]
        for write in writes:
            with pytest.raises(StorageError, match=r"只能讀取，這次的變更沒有存下"):
                write()
    assert _snapshot(folder) == before
    mine.close()
    monkeypatch.undo()

    restore(tmp_path / "backup.zip", tmp_path / "copy")
    with open_library(tmp_path / "copy") as copy:
        assert [row.id for row in copy.documents()] == [document]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_to_write_opens_for_reading(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        document = store(library, tmp_path / "a.txt")
    folder.chmod(0o500)
    try:
        with open_library(folder) as library:
            assert (library.read_only, [row.id for row in library.documents()]) == (True, [document])
    finally:
        folder.chmod(0o700)


def test_a_library_without_room_beside_it_opens_for_reading(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        document = store(library, tmp_path / "a.txt")
    before = _snapshot(folder)
    with full_disk(1000), open_library(folder) as library:
        assert isinstance(library.refusal, DiskFullError)
        assert [row.id for row in library.documents()] == [document]
        assert library.check() == []
        with pytest.raises(DiskFullError, match=r"磁碟已滿，文件庫「.*/library」只能讀取"):
            library.set_setting("key", 1)
    assert {name: content for name, content in _snapshot(folder).items() if not name.endswith("-wal")} == before
    with open_library(folder) as library:
        library.set_setting("key", 1)


def test_a_log_that_finds_no_room_says_so_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    first = open_library(folder)
    document = store(first, tmp_path / "a.txt")
    # As a crash leaves it: the log, and nobody who has it open.
    shutil.copytree(folder, tmp_path / "crashed")
    first.close()
    assert (tmp_path / "crashed" / "library.db-wal").stat().st_size
    with full_disk(1000), pytest.raises(DiskFullError, match=r"磁碟空間不足，無法寫入「.*/library\.db」.*請騰出空間"):
        open_library(tmp_path / "crashed")
    with open_library(tmp_path / "crashed") as library:
        assert [row.id for row in library.documents()] == [document]
        assert library.check() == []

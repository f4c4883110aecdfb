"""Copies of the library, and what a check finds."""

import os
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.errors import StorageError
from reader.model.annotation import Span
from reader.model.changes import AnnotationChange, ChangeSet, SearchChange
from reader.model.searches import Asked, SavedSearch
from reader.storage import backups, open_library, restore
from reader.storage.database import Database
from reader.storage.generations import Holdings, daily, superseded
from tests.unit.storage.samples import full_disk, mark, store


def _library(tmp_path: Path) -> tuple[Path, int]:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        document = store(library, tmp_path / "a.txt")
        library.apply(ChangeSet((AnnotationChange(None, mark(document, "a", note="心得")),)))
    return folder, document


def test_a_backup_brings_everything_back_on_another_machine(tmp_path: Path) -> None:
    folder, document = _library(tmp_path)
    with open_library(folder) as library:
        library.backup(tmp_path / "backup.zip")

    assert restore(tmp_path / "backup.zip", tmp_path / "elsewhere") is None
    with open_library(tmp_path / "elsewhere") as library:
        assert library.check() == []
        assert [each.note for each in library.annotations(document)] == ["心得"]
        assert len(list(library.originals.rglob("*.txt"))) == 1


def test_saved_searches_are_in_a_backup_and_one_that_is_damaged_is_told_of_and_hides_no_other(tmp_path: Path) -> None:
    folder, _document = _library(tmp_path)
    saved = [SavedSearch(id, name, Asked(name)) for id, name in (("a", "晶片"), ("b", "關稅"))]
    with open_library(folder) as library:
        library.apply_searches(ChangeSet(searches=tuple(SearchChange(None, each) for each in saved)))
        library.backup(tmp_path / "backup.zip")

    restore(tmp_path / "backup.zip", tmp_path / "elsewhere")
    with open_library(tmp_path / "elsewhere") as library:
        assert library.searches() == tuple(saved)
    with closing(sqlite3.connect(tmp_path / "elsewhere" / "library.db")) as connection, connection:
        connection.execute("UPDATE searches SET asked = '[' WHERE id = 'a'")
    with open_library(tmp_path / "elsewhere") as library:
        assert library.searches() == (saved[1],)
        assert library.check() == ["儲存的搜尋「晶片」讀不出來；請以同一個名字重新儲存，或還原備份。"]
        library.apply_searches(ChangeSet(searches=(SearchChange(None, replace(saved[0], id="c")),)))
        assert {each.name for each in library.searches()} == {"晶片", "關稅"} and library.check() == []


def test_restoring_keeps_the_replaced_library_aside(tmp_path: Path) -> None:
    folder, document = _library(tmp_path)
    with open_library(folder) as library:
        library.backup(tmp_path / "backup.zip")
        later = store(library, tmp_path / "b.txt", "後來匯入")
        (library.index_folder / "segment").touch()

    aside = restore(tmp_path / "backup.zip", folder)

    with open_library(folder) as library:
        assert [row.id for row in library.documents()] == [document]
        assert not (library.index_folder / "segment").exists()  # it belongs to the other one
    assert aside is not None
    assert restore(aside / "library.db", folder)
    with open_library(folder) as library:
        assert [row.id for row in library.documents()] == [document, later]
        assert library.check() == []


def test_a_library_that_is_open_is_not_replaced(tmp_path: Path) -> None:
    folder, _ = _library(tmp_path)
    with open_library(folder) as library:
        library.backup(tmp_path / "backup.zip")
        with pytest.raises(StorageError, match="其他視窗"):
            restore(tmp_path / "backup.zip", folder)
        assert library.check() == []


@pytest.mark.parametrize("content", [b"", b"no backup", b"PK\x03\x04 half a zip", None])
def test_what_is_no_backup_is_refused_and_the_library_stays(tmp_path: Path, content: bytes | None) -> None:
    folder, document = _library(tmp_path)
    file = tmp_path / "backup.zip"
    if content is None:
        with open_library(folder) as library:
            library.backup(file)
        content = file.read_bytes()[: file.stat().st_size // 2]
    file.write_bytes(content)

    with pytest.raises(StorageError, match=r"不是完好的備份檔"):
        restore(file, folder)
    with open_library(folder) as library:
        assert [row.id for row in library.documents()] == [document]
    assert not list(folder.glob(".restore*"))


def test_a_missing_backup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"找不到備份檔「.*nowhere\.zip」"):
        restore(tmp_path / "nowhere.zip", tmp_path / "library")
    assert not (tmp_path / "library").exists()


def test_a_folder_is_no_backup_but_may_hold_one(tmp_path: Path) -> None:
    folder, _ = _library(tmp_path)
    with pytest.raises(StorageError, match=r"是資料夾，不是備份檔；請指定 backup 命令"):
        restore(tmp_path, folder)
    open_library(folder).close()
    (made,) = daily(folder / "backups")
    for given in (folder, folder / "backups"):
        with pytest.raises(StorageError, match="是資料夾，不是備份檔") as refused:
            restore(given, tmp_path / "elsewhere")
        assert str(made) in str(refused.value)


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders")
def test_a_pipe_is_no_backup(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StorageError, match="不是完好的備份檔"):
        restore(tmp_path / "pipe", tmp_path / "library")


def test_restoring_over_a_library_without_its_database_meets_no_old_log(tmp_path: Path) -> None:
    folder, document = _library(tmp_path)
    log = folder / "library.db-wal"
    with open_library(folder) as library:
        library.backup(tmp_path / "backup.zip")
        store(library, tmp_path / "b.txt", "後來匯入")
        kept = log.read_bytes()
    (folder / "library.db").unlink()
    log.write_bytes(kept)

    aside = restore(tmp_path / "backup.zip", folder)

    assert aside is not None
    assert (aside / log.name).read_bytes() == kept
    with open_library(folder) as library:
        assert [row.id for row in library.documents()] == [document]


def test_a_backup_makes_no_folder_that_was_mistyped(tmp_path: Path) -> None:
    folder, _ = _library(tmp_path)
    with open_library(folder) as library:
        with pytest.raises(StorageError, match=r"資料夾「.*nonexistent」不存在"):
            library.backup(tmp_path / "nonexistent" / "backup.zip")
        with pytest.raises(StorageError, match="請在後面加上檔名"):
            library.backup(tmp_path)
    assert not (tmp_path / "nonexistent").exists()


def test_an_archive_cannot_write_outside_the_library(tmp_path: Path) -> None:
    folder, _ = _library(tmp_path)
    with open_library(folder) as library:
        library.backup(tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip", "a") as archive:
        archive.writestr("originals/../../../escaped.txt", "!")
        archive.writestr("../escaped.txt", "!")

    restore(tmp_path / "backup.zip", tmp_path / "a" / "library")

    assert not list(tmp_path.rglob("escaped.txt")) or all(
        (tmp_path / "a" / "library") in path.parents for path in tmp_path.rglob("escaped.txt")
    )


def test_a_backup_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    folder, _ = _library(tmp_path)
    (tmp_path / "backup.zip").write_bytes(b"the one before")
    with open_library(folder) as library, full_disk(8192), pytest.raises(StorageError, match=r"「[^」]*/backup\.zip」"):
        library.backup(tmp_path / "backup.zip")

    assert (tmp_path / "backup.zip").read_bytes() == b"the one before"
    assert not list(tmp_path.glob("*.part"))


def test_one_backup_a_day_of_which_two_are_kept(tmp_path: Path) -> None:
    folder, _ = _library(tmp_path)
    open_library(folder).close()
    (first,) = daily(folder / "backups")
    open_library(folder).close()
    assert daily(folder / "backups") == [first]  # not twice a day

    for days in (3, 2):
        stamp = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y%m%dT%H%M%SZ")
        (folder / "backups" / f"daily-{stamp}.db").write_bytes(first.read_bytes())
    first.unlink()
    open_library(folder).close()

    kept = daily(folder / "backups")
    assert len(kept) == 2
    assert kept[0].name == f"daily-{stamp}.db"
    with closing(sqlite3.connect(kept[1])) as connection:
        assert connection.execute("SELECT note FROM annotations").fetchall() == [("心得",)]


def test_an_empty_library_is_not_backed_up_in_place_of_what_comes_into_it_on_that_day(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    open_library(folder).close()
    with open_library(folder) as library:
        assert not daily(folder / "backups")
        search = SavedSearch("a", "晶片", Asked("晶片"))
        library.apply_searches(ChangeSet(searches=(SearchChange(None, search),)))
    open_library(folder).close()

    (made,) = daily(folder / "backups")
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("SELECT name FROM searches").fetchall() == [("晶片",)]


def test_a_process_beside_another_leaves_the_backup_to_it(tmp_path: Path) -> None:
    folder, _document = _library(tmp_path)
    with open_library(folder, upkeep=False):
        pass
    assert daily(folder / "backups") == []
    with open_library(folder):
        pass
    assert len(daily(folder / "backups")) == 1


def test_backups_of_one_day_do_not_push_out_that_of_the_day_before() -> None:
    made = [Path(f"daily-202601{stamp}00Z.db") for stamp in ("05T0900", "06T0800", "07T0830", "07T0831")]

    alike = dict.fromkeys(made, Holdings(3, 5))
    assert superseded(alike) == [made[0], made[2]]
    assert superseded({made[0]: Holdings()}) == superseded({}) == []


def test_the_backups_with_the_most_documents_and_the_most_annotations_stay() -> None:
    made = [Path(f"daily-2026010{day}T090000Z.db") for day in range(1, 7)]
    held = [(9, 0), (8, 70), (0, 0), (0, 0), (0, 0), (1, 0)]

    assert superseded({each: Holdings(*most) for each, most in zip(made, held, strict=True)}) == [made[2], made[3]]


def test_a_library_that_lost_its_documents_pushes_out_no_backup_that_has_them(tmp_path: Path) -> None:
    folder, document = _library(tmp_path)
    open_library(folder).close()
    (good,) = daily(folder / "backups")
    good = good.rename(folder / "backups" / "daily-20260101T090000Z.db")
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute("DELETE FROM annotations")
        connection.execute("DELETE FROM documents")
    for day in range(2, 5):
        open_library(folder).close()
        newest = daily(folder / "backups")[-1]
        newest.rename(folder / "backups" / f"daily-2026010{day}T090000Z.db")

    assert len(daily(folder / "backups")) == 3
    restore(good, folder)
    with open_library(folder) as library:
        assert [each.note for each in library.annotations(document)] == ["心得"]


def test_an_unchanged_library_is_not_backed_up_again(tmp_path: Path) -> None:
    folder, _ = _library(tmp_path)
    open_library(folder).close()
    long_ago = datetime.now(UTC).timestamp() - 10 * 24 * 3600
    for file in folder.glob("library.db*"):
        os.utime(file, (long_ago, long_ago))
    automatic = backups.Automatic(Database(folder / "library.db"), folder / "backups")

    assert not automatic.due(datetime.now(UTC) + timedelta(days=5))


def test_a_damaged_library_pushes_no_good_backup_out(tmp_path: Path) -> None:
    folder, _ = _library(tmp_path)
    open_library(folder).close()
    good = daily(folder / "backups")
    file = folder / "library.db"
    content = bytearray(file.read_bytes())
    content[8192:12288] = os.urandom(4096)
    file.write_bytes(content)
    database = Database(file)

    with pytest.raises(StorageError, match="損壞"):
        backups.Automatic(database, folder / "backups").make()
    database.close()
    assert daily(folder / "backups") == good
    assert not list((folder / "backups").glob("*.part"))


def test_a_check_names_what_is_wrong(tmp_path: Path) -> None:
    folder, document = _library(tmp_path)
    with open_library(folder) as library:
        assert library.check() == []
        outside = replace(mark(document, "b"), span=Span.within(0, 4, 400))
        library.apply(ChangeSet((AnnotationChange(None, outside),)))
        original = next(library.originals.rglob("*.txt"))
        original.chmod(0o600)
        original.write_text("changed")
        changed = library.check()
        original.unlink()
        missing = library.check()

    assert len(changed) == 2
    assert "與匯入時不同" in changed[0]
    assert "b" in changed[1]
    assert "不見了" in missing[0]


def test_a_check_names_a_damaged_text(tmp_path: Path) -> None:
    folder, _ = _library(tmp_path)
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute("UPDATE editions SET texts = x'00'")
    with open_library(folder) as library:
        (fault,) = library.check()

    assert "內容已損壞" in fault


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Dropbox/library", "Dropbox"),
        ("Dropbox (Personal)/a/library", "Dropbox"),
        ("OneDrive - 經濟部/文件庫", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-me@example.org/My Drive/x", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("iCloudDrive/x", "iCloud"),
        ("dropboxes/Trade Reader", None),
        ("on drive/library", None),
    ],
)
def test_a_check_warns_of_a_synchronised_folder(tmp_path: Path, place: str, name: str | None) -> None:
    with open_library(tmp_path / place) as library:
        faults = library.check()
    assert [f"位於 {name} 的同步資料夾" in fault for fault in faults] == ([True] if name else [])


def test_a_check_sees_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "library").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    with open_library(tmp_path / "library") as library:
        assert "Dropbox" in library.check()[0]

"""Killed at any moment, or out of room, the program loses nothing that it has acknowledged."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from reader.bootstrap import open_reader
from reader.errors import DiskFullError, StorageError
from reader.model.annotation import Span
from reader.model.search import Query
from reader.storage import open_library
from tests.e2e.conftest import Program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kill -9 and tmpfs are not of Windows")

# Commits often, is indexed beside often, and says after each commit how many files are safe.
IMPORTING = """
import sys
from pathlib import Path
from reader.services import importing, indexing, preparing
from reader.services.library import LibraryService
from reader.storage import open_library
importing._BATCH_SECONDS = 0.01
indexing._ENOUGH = 2_000
preparing._WORTHWHILE_BYTES = int(sys.argv[3])
library = open_library(Path(sys.argv[1]))
LibraryService(library).import_paths([Path(sys.argv[2])], lambda progress: print(progress.done, flush=True))
print("end", flush=True)
"""
ANNOTATING = """
import sys
from pathlib import Path
from reader.bootstrap import open_reader
from reader.model.annotation import Span
reader = open_reader(Path(sys.argv[1]))
(row,) = reader.library_service.documents()
for number in range(1000):
    changes = reader.annotations.add(row.id, Span.within(0, number % 5, 9), note=str(number))
    print(changes.annotations[0].annotation.id, flush=True)
"""
INDEXING = """
import sys
from pathlib import Path
from reader.bootstrap import open_reader
from reader.services import finding
finding._COMMIT_CHARACTERS = 20_000
reader = open_reader(Path(sys.argv[1]))
print("begin", flush=True)
reader.finding.reindex(lambda progress: print(progress.done, flush=True))
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for number in range(300):
        text = f"第{number}號文件。世界貿易組織部長會議於日內瓦舉行。\n\n" * (1 + number % 20)
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def _killed(code: str, *arguments: Path | int, lines: int) -> list[str]:
    """What a process printed before it was killed, as soon as it had printed so many lines."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = [line for line, _ in zip(process.stdout, range(lines), strict=False)]
        process.send_signal(signal.SIGKILL)
        printed += list(process.stdout)
    return [line.strip() for line in printed if line.endswith("\n")]


@pytest.mark.parametrize("seed", range(4))
def test_an_import_that_is_killed_keeps_what_it_acknowledged(files: Path, tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "library"
    names = sorted(files.iterdir())
    helped = 0 if seed % 2 else 1 << 40  # from how many bytes on other processes help
    safe = 0
    for _attempt in range(3):
        printed = _killed(IMPORTING, folder, files, helped, lines=random.Random(seed * 10 + _attempt).randint(1, 500))
        safe = max([safe, *(int(line) for line in printed if line != "end")])
        with open_library(folder) as library:
            assert library.check() == []
            sources = [row.source for row in library.documents()]
            assert len(sources) == len(set(sources))
            assert set(names[:safe]) <= set(sources)
            assert all(library.document(row.id).blocks for row in library.documents())

    reader = open_reader(folder)
    report = reader.library_service.import_paths([files])
    reader.finding.catch_up()
    assert len(report.added) + len(report.unchanged) == len(names)
    assert reader.finding.search(Query("世界貿易組織", limit=1)).total == sum(1 + n % 20 for n in range(len(names)))
    assert reader.library.check() == []
    reader.close()


def test_annotations_that_were_acknowledged_outlive_their_process(files: Path, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with open_library(folder):
        pass
    reader = open_reader(folder)
    reader.library_service.import_paths([files / "0019.txt"])
    reader.close()
    for lines in (1, 7, 40):
        acknowledged = _killed(ANNOTATING, folder, lines=lines)
        with open_library(folder) as library:
            assert set(acknowledged) <= {each.id for each in library.annotations(None)}
            assert library.check() == []


@pytest.mark.parametrize("lines", [1, 40, 160])
def test_an_index_whose_building_was_killed_catches_up(files: Path, tmp_path: Path, lines: int) -> None:
    folder = tmp_path / "library"
    reader = open_reader(folder)
    reader.library_service.import_paths([files])
    reader.close()
    _killed(INDEXING, folder, lines=lines)

    reader = open_reader(folder)
    reader.finding.catch_up()
    found = reader.finding.search(Query("世界贸易组织", limit=1))
    assert (found.total, found.pending) == (sum(1 + number % 20 for number in range(300)), 0)
    reader.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1.5 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """A disk on which others have taken what was left."""
    others = disk / "others"
    with suppress(OSError), others.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    yield
    others.unlink()


def test_a_disk_that_fills_up_keeps_what_was_committed(small_disk: Path, tmp_path: Path) -> None:
    source = tmp_path / "files"
    source.mkdir()
    generator = random.Random(1)
    for number in range(60):
        text = "".join(chr(generator.randrange(0x4E00, 0x9FA5)) for _ in range(12_000))
        (source / f"{number:02}.txt").write_text(f"第{number}號。\n\n{text}", encoding="utf-8")
    reader = open_reader(small_disk / "library")
    first = reader.library_service.import_paths([source / "00.txt"])
    mark = reader.annotations.add(first.added[0], Span.within(0, 0, 3), note="心得").annotations[0].annotation

    report = reader.library_service.import_paths([source])

    assert report.failed
    assert "磁碟空間不足" in report.failed[0].error
    assert len(report.failed) + len(report.added) + len(report.unchanged) == 60
    with filled(small_disk), pytest.raises(StorageError, match="磁碟空間不足"):
        reader.library.backup(small_disk / "backup.zip")
    with pytest.raises(StorageError, match="磁碟空間不足"):
        for number in range(100_000):
            reader.annotations.edit(mark.id, note=f"{number}" + "很長的心得" * 4000)
    reader.close()

    with open_library(small_disk / "library") as library:
        assert library.check() == []
        kept = {row.id for row in library.documents()}
        assert kept == {*first.added, *report.added}
        assert len(library.annotations(None)) == 1


def test_a_full_disk_lets_a_new_library_not_begin(small_disk: Path) -> None:
    with (small_disk / "ballast").open("wb") as ballast, pytest.raises(OSError, match="No space"):
        while True:
            ballast.write(b"\0" * 65536)
            ballast.flush()
    with pytest.raises(StorageError, match="磁碟空間不足"):
        open_library(small_disk / "library")

    (small_disk / "ballast").unlink()
    with open_library(small_disk / "library") as library:
        assert library.documents() == ()


def test_a_library_on_a_full_disk_opens_for_reading(small_disk: Path, newsletter: Path, tmp_path: Path) -> None:
    program = Program(small_disk / "library")
    program.text("import", newsletter)
    program.text("annotate", "1", "--quote", "智慧財產權")
    shown, copy = program.text("show", "1"), tmp_path / "copy.zip"
    with filled(small_disk):
        done = program.run("show", "1")
        assert (done.returncode, done.stdout.decode()) == (0, shown)
        assert done.stderr.decode() == (
            f"磁碟已滿，文件庫「{program.folder}」只能讀取，變更不會存下；已存下的內容都還在，請騰出空間後重新開啟。\n"
        )
        assert program.json("search", "數位贸易", "--json")["total"] == 1
        program.text("backup", copy)
        for writing in (("annotate", "1", "--quote", "歐盟執委會"), ("searches", "save", "甲", "關稅")):
            refused = program.run(*writing)
            assert (refused.returncode, refused.stdout) == (1, b"")
            assert refused.stderr == done.stderr
        there = program.run("restore", copy)
        assert (there.returncode, f"無法寫入「{program.folder}」" in there.stderr.decode()) == (1, True)
    assert program.run("annotate", "1", "--quote", "歐盟執委會").returncode == 0
    assert len(program.json("export", "--format", "jsonld")["items"]) == 2
    program.folder = tmp_path / "copied"
    program.text("restore", copy)
    assert program.text("show", "1") == shown


def test_what_was_acknowledged_can_be_read_on_a_disk_that_is_full(small_disk: Path, files: Path) -> None:
    folder = small_disk / "library"
    reader = open_reader(folder)
    reader.library_service.import_paths([files / "0019.txt"])
    reader.close()
    acknowledged = _killed(ANNOTATING, folder, lines=7)
    assert (folder / "library.db-wal").stat().st_size
    (folder / "library.db-shm").unlink()  # which no other program copies or brings back
    with filled(small_disk), open_library(folder) as library:
        assert isinstance(library.refusal, DiskFullError)
        assert set(acknowledged) <= {each.id for each in library.annotations(None)}
    with open_library(folder) as library:
        assert library.refusal is None
        assert library.check() == []


def test_a_library_is_not_begun_on_a_disk_that_is_full(small_disk: Path) -> None:
    folder = small_disk / "library"
    with filled(small_disk), pytest.raises(DiskFullError, match="請騰出空間"):
        open_library(folder)
    with open_library(folder) as library:
        assert library.refusal is None
        assert not library.documents()

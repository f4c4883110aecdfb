"""The index follows an import while that goes on."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.bootstrap import Reader
from reader.model.search import Query
from reader.services import indexing

Write = Callable[[str, str], Path]


@pytest.fixture(autouse=True)
def at_every_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_ENOUGH", 1)
    monkeypatch.setattr(indexing, "_PATIENCE", 60.0)


def _files(write: Write) -> list[Path]:
    return [write(f"{number}.txt", f"第{number}份文件談世界貿易組織。") for number in range(5)]


def test_what_came_in_is_found_when_the_import_is_done(reader: Reader, write: Write) -> None:
    reader.library_service.import_paths(_files(write))

    assert multiprocessing.active_children() == []
    assert reader.finding.search(Query("世界貿易組織")).total == 5
    assert reader.finding.catch_up() == 0


def test_an_import_that_is_stopped_does_not_wait_for_the_index(reader: Reader, write: Write) -> None:
    files = _files(write)
    report = reader.library_service.import_paths(files, cancelled=iter([False, False, True]).__next__)

    assert report.cancelled
    assert multiprocessing.active_children() == []
    assert reader.finding.catch_up() == len(report.added) > 0


def test_an_index_that_cannot_be_written_leaves_the_import_alone(reader: Reader, write: Write) -> None:
    folder = reader.library.index_folder
    folder.rmdir()
    folder.write_text("a file")
    report = reader.library_service.import_paths(_files(write))

    assert (len(report.added), report.failed) == (5, ())
    folder.unlink()
    assert reader.finding.catch_up() == 5

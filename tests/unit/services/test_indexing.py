"""The index follows an import while that goes on."""

import multiprocessing
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

import pytest

from reader.bootstrap import Reader
from reader.model.progress import Progress, never, no_report
from reader.model.search import Query
from reader.services import indexing
from tests.unit.services.test_finding import held

Write = Callable[[str, str], Path]


@pytest.fixture(autouse=True)
def at_every_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_ENOUGH", 1)
    monkeypatch.setattr(indexing, "_PATIENCE", 60.0)


def indexing_processes() -> list[BaseProcess]:
    """Those that index: windows that other tests opened may still have processes of theirs."""
    return [process for process in multiprocessing.active_children() if process.name == indexing.NAME]


def _files(write: Write) -> list[Path]:
    return [write(f"{number}.txt", f"第{number}份文件談世界貿易組織。") for number in range(5)]


def test_what_came_in_is_found_when_the_import_is_done(reader: Reader, write: Write) -> None:
    reader.library_service.import_paths(_files(write))

    assert indexing_processes() == []
    assert reader.finding.search(Query("世界貿易組織")).total == 5
    assert reader.finding.catch_up() == 0


def test_an_import_that_is_stopped_does_not_wait_for_the_index(reader: Reader, write: Write) -> None:
    files = _files(write)
    report = reader.library_service.import_paths(files, cancelled=iter([False, False, True]).__next__)

    assert report.cancelled
    assert indexing_processes() == []
    assert reader.finding.catch_up() == len(report.added) > 0


def test_an_index_that_cannot_be_written_leaves_the_import_alone(reader: Reader, write: Write) -> None:
    folder = reader.library.index_folder
    folder.rmdir()
    folder.write_text("a file")
    report = reader.library_service.import_paths(_files(write))

    assert (len(report.added), report.failed) == (5, ())
    folder.unlink()
    assert reader.finding.catch_up() == 5


@pytest.fixture
def unindexed(reader: Reader, write: Write, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A library of eight long documents that nobody has indexed yet."""
    with monkeypatch.context() as patch:
        patch.setattr(indexing, "_ENOUGH", 10_000_000)
        long = "各方就關稅與配額進行諮商，並就爭端解決交換意見。\n\n" * 3000
        reader.library_service.import_paths([write(f"{number}.txt", f"第{number}份\n\n{long}") for number in range(8)])
    return reader


def test_how_far_the_index_is_is_told_while_it_is_waited_for(unindexed: Reader) -> None:
    told: list[Progress] = []
    following = indexing.Indexing(unindexed.library.folder)
    following.stored(1)
    following.close(False, told.append, never)

    assert [(each.stage, each.done, each.total) for each in told] == [("index", done, 8) for done in range(9)]
    assert unindexed.finding.catch_up() == 0


def test_waiting_for_the_index_can_be_stopped_and_leaves_nothing_half_written(unindexed: Reader) -> None:
    told: list[Progress] = []
    following = indexing.Indexing(unindexed.library.folder)
    following.stored(1)
    following.close(False, told.append, lambda: bool(told))

    assert indexing_processes() == []
    assert not list(unindexed.library.index_folder.glob("MAIN*.*"))
    assert unindexed.finding.catch_up() == 8


class _Asking:
    """An end of a pipe: there each thing is done, and what has to follow then asked for, with the last for the last
    time."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self._steps = list(steps)

    def poll(self) -> bool:
        return False

    def recv(self) -> bool:
        self._steps.pop(0)()
        return not self._steps

    def send(self, progress: Progress) -> None: ...


def test_an_index_that_another_program_holds_is_tried_again(
    unindexed: Reader, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with ExitStack() as busy:
        pipe = _Asking(lambda: busy.enter_context(held(unindexed.library.index_folder, monkeypatch)), busy.close)
        indexing.follow(cast(Connection, pipe), unindexed.library.folder)

    assert unindexed.finding.catch_up() == 0
    assert unindexed.finding.search(Query("關稅")).documents == 8
    assert not caplog.records


def test_the_many_portions_of_an_import_are_few_segments_in_the_end(
    reader: Reader, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_ENOUGH", 10_000_000)
    service = reader.library_service
    portions = [partial(service.import_paths, [file]) for file in _files(write)]
    indexing.follow(cast(Connection, _Asking(*portions)), reader.library.folder)

    assert len(list(reader.library.index_folder.glob("MAIN_*.terms"))) == 1
    assert reader.finding.search(Query("世界貿易組織")).total == 5


def test_a_process_that_has_ended_is_told_of_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    no_library = tmp_path / "file"
    no_library.write_text("")
    following = indexing.Indexing(no_library)
    following.stored(1)
    for process in indexing_processes():
        process.join()
    for _time in range(3):
        following.stored(1)
    following.close(False, no_report, never)

    assert len([each for each in caplog.records if "not indexed beside" in each.message]) == 1

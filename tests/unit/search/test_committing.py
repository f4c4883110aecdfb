"""What is written to an index is whole or absent, and ends in few segments."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.errors import Cancelled, StorageError
from reader.model.progress import Progress
from reader.model.search import Query
from reader.search import Index, IndexedDocument, open_index, pool, writer
from tests.unit.search.small_index import LIBRARY, index, search

__all__ = ["index"]


def test_updates_replace_and_removals_remove(index: Index) -> None:
    index.update([IndexedDocument(2, "論文", ("改寫了",)), IndexedDocument(5, "新", ("臺灣",))], [1, 77], 8)
    assert (index.sequence, index.documents()) == (8, {2, 3, 4, 5})
    index.update([IndexedDocument(5, "新", ("甲",)), IndexedDocument(5, "更新", ("乙",))], [5], 9)
    assert index.documents() == {2, 3, 4, 5}
    found = index.search(Query("乙"), lambda n: ("", "", ("乙",)))
    assert [(hit.document, hit.text) for hit in found.hits] == [(5, "乙")]
    assert index.search(Query("甲"), lambda n: ("", "", ("甲",))).total == 0


def test_another_opening_sees_a_commit_at_its_next_search(index: Index, tmp_path: Path) -> None:
    other = open_index(tmp_path / "index")
    assert search(other, "台灣").total == 22
    index.update([], [4], 8)
    assert (other.sequence, search(other, "台灣").total) == (8, 2)


def test_everything_is_still_there_after_closing_and_opening(index: Index, tmp_path: Path) -> None:
    index.close()
    again = open_index(tmp_path / "index")
    again.verify()
    assert (again.sequence, again.documents(), search(again, "台灣").total) == (7, {1, 2, 3, 4}, 22)


def test_clearing_begins_anew(index: Index) -> None:
    index.clear()
    assert (index.sequence, index.documents(), search(index, "台灣").total) == (0, set(), 0)
    index.update([LIBRARY[1]], sequence=1)
    assert search(index, "台灣").total == 1


def test_a_change_planned_from_where_the_index_stands_no_more_is_not_made(index: Index, tmp_path: Path) -> None:
    assert index.update([IndexedDocument(5, "新", ("臺灣",))], [], 8, since=7)
    open_index(tmp_path / "index").clear()
    assert not index.update([IndexedDocument(6, "更新", ("臺灣",))], [], 9, since=8)
    assert (index.sequence, index.documents()) == (0, set())
    assert index.update(LIBRARY.values(), [], 9, since=0)
    assert (index.sequence, index.documents()) == (9, {1, 2, 3, 4})


def test_progress_is_told_and_work_can_be_stopped(index: Index) -> None:
    told: list[Progress] = []
    extra = [IndexedDocument(n, f"第{n}篇", ("新的文字",)) for n in range(10, 20)]
    with pytest.raises(Cancelled):
        index.update(extra, [1], 8, told.append, lambda: len(told) == 3)
    assert [(p.stage, p.done, p.total, p.item) for p in told] == [("index", n, 10, f"第{10 + n}篇") for n in range(3)]
    assert (index.sequence, index.documents()) == (7, {1, 2, 3, 4})
    index.update(extra, [], 8, told.append)
    assert (index.sequence, told[-1]) == (8, Progress("index", 10, 10))


def test_a_failure_halfway_changes_nothing_and_leaves_no_lock(index: Index, tmp_path: Path) -> None:
    def failing() -> Iterator[IndexedDocument]:
        yield IndexedDocument(8, "半途", ("半途而廢",))
        raise StorageError("library.db 讀不到")

    files = {path.name for path in (tmp_path / "index").iterdir()}
    with pytest.raises(StorageError, match="讀不到"):
        index.update(failing(), [1], 8)
    assert {path.name for path in (tmp_path / "index").iterdir()} == files
    assert (index.sequence, index.documents()) == (7, {1, 2, 3, 4})
    index.update([LIBRARY[1]], [], 8)


def test_a_commit_that_cannot_be_written_changes_nothing_and_leaves_no_lock(index: Index, tmp_path: Path) -> None:
    blocker = tmp_path / "index" / "TOC.new"
    blocker.mkdir()
    with pytest.raises(StorageError):
        index.update([IndexedDocument(8, "", ("甲",))], [], 8)
    assert (index.sequence, index.documents()) == (7, {1, 2, 3, 4})
    blocker.rmdir()
    index.update([IndexedDocument(8, "", ("甲",))], [], 8)
    assert index.documents() == {1, 2, 3, 4, 8}


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files there")
def test_a_full_disk_is_said_in_words_and_changes_nothing(index: Index, tmp_path: Path) -> None:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(StorageError, match="磁碟空間"):
            index.update([IndexedDocument(8, "", ("國際貿易" * 5000,))], [1], 8)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (index.sequence, index.documents()) == (7, {1, 2, 3, 4})
    index.update([LIBRARY[1]], [], 8)
    assert len(list((tmp_path / "index").glob("MAIN_*.*"))) == 4  # two segments; nothing of the one that failed


def test_small_segments_are_merged_and_their_files_deleted(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    for number in range(1, 31):
        index.update([IndexedDocument(number, "", (f"第{number}篇文字",))], [number - 2], number)
    assert len(list(tmp_path.glob("MAIN_*.terms"))) < 12
    assert index.documents() == {29, 30}
    index.update([], [29, 30], 31)
    assert index.documents() == set()
    assert list(tmp_path.glob("MAIN_*.*")) == []


def test_what_a_few_commits_left_can_be_made_one_segment(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    for number in range(1, 6):
        index.update([IndexedDocument(number, "", (f"第{number}篇文字",))], [], number)
    assert len(list(tmp_path.glob("MAIN_*.terms"))) == 5
    index.merge()
    assert len(list(tmp_path.glob("MAIN_*.terms"))) == 1
    assert (index.sequence, index.documents()) == (5, {1, 2, 3, 4, 5})


def test_a_large_commit_makes_several_segments_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_SEGMENT_SIZE", 300)
    monkeypatch.setattr(pool, "_BATCH", 50)
    index = open_index(tmp_path)
    library = {n: IndexedDocument(n, "", ("台灣" * n, "加入wto")) for n in range(1, 31)}
    twice = [*library.values(), IndexedDocument(1, "", ("改了",))]
    index.update(twice, [], 1)
    assert len(list(tmp_path.glob("MAIN_*.terms"))) > 3
    results = index.search(Query("臺灣", 0), lambda number: ("", "", library[number].blocks))
    assert {group.document: group.total for group in results.groups} == {n: n for n in range(2, 31)}
    assert index.search(Query("WTO"), lambda number: ("", "", library[number].blocks)).total == 29


def test_threads_search_while_another_one_writes(index: Index) -> None:
    other = {number: IndexedDocument(number, "", (f"第{number}代", "臺灣" * 22)) for number in range(10, 40)}

    def totals() -> set[int]:
        return {index.search(Query("台灣", 1), lambda n: ("", "", other[n].blocks)).total for _ in range(60)}

    index.update([other[10]], LIBRARY, 10)
    with ThreadPoolExecutor(3) as threads:
        searching = [threads.submit(totals) for _ in range(3)]
        for number in range(11, 40):
            index.update([other[number]], [number - 1], number)
        assert set[int]().union(*(found.result() for found in searching)) == {22}

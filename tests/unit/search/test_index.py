"""What the rest of the program sees of the index."""

import gc
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.errors import Cancelled, IndexCorruptError, NotFoundError, StorageError, UsageError
from reader.model.progress import Progress
from reader.model.search import Query, SearchResults
from reader.search import Index, IndexedDocument, open_index, pool, toc, writer
from tests.unit.storage.samples import full_disk

LIBRARY = {
    1: IndexedDocument(1, "電子報", ("臺灣加入ＷＴＯ", "", "特別 301 條款與特別三○一條款", "國\t際\n貿\t易")),
    2: IndexedDocument(2, "論文", ("台湾的贸易。", "Taiwan 的 AI 產業（Việt Nam 亦同）")),
    3: IndexedDocument(3, "空白", ()),
    4: IndexedDocument(4, "附錄", ("臺灣" * 20, "𠀀𠀁國😀")),
}


def text_of(number: int) -> tuple[str, str, tuple[str, ...]]:
    document = LIBRARY[number]
    return document.title, f"{number}.txt", document.blocks


def search(index: Index, phrase: str, limit: int = 0, **options: object) -> SearchResults:
    return index.search(Query(phrase, limit, **options), text_of)  # type: ignore[arg-type]


def texts(results: SearchResults) -> list[str]:
    return [hit.text for hit in results.hits]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = open_index(tmp_path / "index")
    index.update(LIBRARY.values(), sequence=7)
    return index


def test_documents_in_the_script_of_the_query_come_first(index: Index) -> None:
    assert search(index, "台湾").groups[0].document == 2
    assert search(index, "臺灣").groups[-1].document == 2
    assert len(search(index, "台湾").groups) == 3


def test_they_come_first_with_characters_outside_the_bmp_beside_them(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    blocks = {1: ("臺灣",), 2: ("台湾的𠀀，還有更長的一段話。",)}
    index.update([IndexedDocument(number, "", each) for number, each in blocks.items()], sequence=1)
    results = index.search(Query("台湾"), lambda number: ("", "", blocks[number]))
    assert [group.document for group in results.groups] == [2, 1]


def test_a_phrase_is_found_in_either_script_and_any_width(index: Index) -> None:
    for typed in ("台湾", "臺灣", "台 灣"):
        assert search(index, typed).total == 22
    assert texts(search(index, "wto")) == texts(search(index, "ＷＴＯ")) == ["ＷＴＯ"]
    assert texts(search(index, "特别301条款")) == ["特別 301 條款"]


def test_a_hit_says_where_it_stands(index: Index) -> None:
    (group,) = search(index, "特別301").groups
    (hit,) = group.hits
    assert (group.document, group.title, group.source, group.total) == (1, "電子報", "1.txt", 1)
    assert (hit.document, hit.block, hit.start, hit.end, hit.text) == (1, 2, 0, 6, "特別 301")
    assert hit.snippet[hit.snippet_start : hit.snippet_end] == hit.text


def test_a_word_is_found_whole_unless_it_may_go_on(index: Index) -> None:
    assert texts(search(index, "ai")) == ["AI"]
    assert search(index, "taiw").total == 0
    assert texts(search(index, "taiw", prefix=True)) == ["Taiw"]
    assert texts(search(index, "việt")) == ["Việt"]
    assert search(index, "vi").total == 0


def test_punctuation_counts_and_may_be_all_there_is(index: Index) -> None:
    assert texts(search(index, "(")) == ["（"]
    assert texts(search(index, "贸易。")) == ["贸易。"]
    assert search(index, "灣。").total == 0


def test_characters_outside_the_bmp_are_exact(index: Index) -> None:
    assert texts(search(index, "𠀀")) == ["𠀀"]
    assert texts(search(index, "𠀁國")) == ["𠀁國"]
    assert texts(search(index, "😀")) == ["😀"]
    assert search(index, "𠀂").total == search(index, "𠀁𠀀").total == 0


def test_no_phrase_reaches_from_one_block_into_the_next(index: Index) -> None:
    assert search(index, "易。Taiwan").total == 0
    assert search(index, "。\nTaiwan").total == 0


def test_the_total_is_exact_whatever_is_returned(index: Index) -> None:
    results = search(index, "台灣", limit=3)
    assert (results.total, len(results.hits)) == (22, 3)
    assert results.groups[0].total == 20
    assert len(search(index, "台灣").hits) == 22


def test_the_document_that_says_it_most_comes_first_and_equal_ones_by_number(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    same = {n: IndexedDocument(n, "", ("甲乙丙",)) for n in (5, 3, 4)}
    most = IndexedDocument(9, "", ("甲乙甲乙甲乙",))
    index.update([*same.values(), most])
    results = index.search(Query("甲乙", 0), lambda n: ("", "", most.blocks if n == 9 else same[n].blocks))
    assert [group.document for group in results.groups] == [9, 3, 4, 5]


def test_a_search_may_ask_about_one_document(index: Index) -> None:
    results = search(index, "台灣", document=2)
    assert (results.total, [group.document for group in results.groups]) == (1, [2])
    assert search(index, "台灣", document=99).total == 0


def test_any_of_several_phrases_is_found_once_at_a_place(index: Index) -> None:
    results = search(index, "特別301", anyof=("特别301条款", "特別三○一條款", "301"))
    assert texts(results) == ["特別 301 條款", "特別三○一條款"]
    assert results.total == 2


@pytest.mark.parametrize("query", [Query(""), Query(" \u3000\t"), Query("", anyof=(" ",)), Query("甲", limit=-1)])
def test_a_query_without_a_character_is_refused_in_words(index: Index, query: Query) -> None:
    with pytest.raises(UsageError):
        index.search(query, text_of)


def test_updates_replace_and_removals_remove(index: Index) -> None:
    index.update([IndexedDocument(2, "論文", ("改寫了",)), IndexedDocument(5, "新", ("臺灣",))], [1, 77], 8)
    assert (index.sequence, index.documents()) == (8, {2, 3, 4, 5})
    index.update([IndexedDocument(5, "新", ("甲",)), IndexedDocument(5, "更新", ("乙",))], [5], 9)
    assert index.documents() == {2, 3, 4, 5}
    found = index.search(Query("乙"), lambda n: ("", "", ("乙",)))
    assert [(hit.document, hit.text) for hit in found.hits] == [(5, "乙")]
    assert index.search(Query("甲"), lambda n: ("", "", ("甲",))).total == 0


def test_a_document_that_changed_since_is_searched_as_it_is_now(index: Index) -> None:
    results = index.search(Query("加入", 0), lambda n: ("電子報", "", ("後來加入", "又加入")))
    assert [(hit.block, hit.start) for hit in results.hits] == [(0, 2), (1, 1)]
    assert results.total == 2


def test_a_document_that_is_gone_since_is_left_out(index: Index) -> None:
    def gone(number: int) -> tuple[str, str, tuple[str, ...]]:
        if number == 4:
            raise NotFoundError("沒有")
        return text_of(number)

    assert {hit.document for hit in index.search(Query("台灣", 0), gone).hits} == {1, 2}


def test_of_documents_shown_together_each_may_have_changed_or_be_gone(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    index.update(IndexedDocument(number, "", ("關稅", "港口")) for number in range(1, 7))
    now = {1: ("關稅", "港口"), 2: ("無", "港口"), 3: ("港口", "關稅關稅"), 5: ("關稅\n港口", "港口"), 6: ("關稅",)}

    def source_of(number: int) -> tuple[str, str, tuple[str, ...]]:
        if number not in now:
            raise NotFoundError("沒有")
        return "", "", now[number]

    def found(limit: int) -> list[tuple[int, int, int]]:
        hits = index.search(Query("關稅", limit, anyof=("港口",)), source_of).hits
        assert all(now[hit.document][hit.block][hit.start : hit.end] in ("關稅", "港口") for hit in hits)
        return [(hit.document, hit.block, hit.start) for hit in hits]

    every = [(1, 0, 0), (1, 1, 0), (3, 0, 0), (3, 1, 0), (3, 1, 2), (5, 0, 0), (5, 0, 3), (5, 1, 0), (6, 0, 0)]
    every.append((2, 1, 0))  # no longer says it as it was typed
    assert found(0) == every
    assert [found(limit) for limit in range(1, 11)] == [every[:limit] for limit in range(1, 11)]


def test_where_blocks_begin_may_change_with_no_other_change(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    index.update([IndexedDocument(1, "", ("關稅", "港口\n關稅"))])
    results = index.search(Query("關稅", 0), lambda _number: ("", "", ("關稅\n港口", "關稅")))
    assert [(hit.block, hit.start, hit.text) for hit in results.hits] == [(0, 0, "關稅"), (1, 0, "關稅")]


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


def test_a_writer_that_finds_the_index_damaged_leaves_no_lock(index: Index, tmp_path: Path) -> None:
    spoil(tmp_path / "index" / "TOC", 0.5)
    with pytest.raises(IndexCorruptError):
        index.update([LIBRARY[1]], [], 8)
    index.rebuild()
    index.update([LIBRARY[1]], [], 8)
    assert index.documents() == {1}


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


def test_an_index_that_cannot_be_begun_anew_stays_as_it_was(index: Index, tmp_path: Path) -> None:
    files = {path.name for path in (tmp_path / "index").iterdir()}
    with full_disk(0), pytest.raises(StorageError, match="磁碟空間"):
        index.clear()
    assert {path.name for path in (tmp_path / "index").iterdir()} == files
    assert (index.sequence, index.documents()) == (7, {1, 2, 3, 4})


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


def test_a_folder_that_is_no_folder_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        open_index(tmp_path / "file")


# Indexes that cannot be used


def spoil(path: Path, at: float) -> None:
    data = bytearray(path.read_bytes())
    data[int(at * (len(data) - 1))] ^= 0x01
    path.write_bytes(data)


@pytest.mark.parametrize("pattern", ["TOC", "MAIN_*.terms", "MAIN_*.docs"])
@pytest.mark.parametrize("at", [0.0, 0.15, 0.99])
def test_a_damaged_index_is_replaced_by_an_empty_one(index: Index, tmp_path: Path, pattern: str, at: float) -> None:
    (path,) = (tmp_path / "index").glob(pattern)
    spoil(path, at)
    begun_anew = open_index(tmp_path / "index")
    assert (begun_anew.sequence, begun_anew.documents()) == (0, set())
    begun_anew.update(LIBRARY.values(), sequence=9)
    assert search(open_index(tmp_path / "index"), "台灣").total == 22


@pytest.mark.parametrize("pattern", ["TOC", "MAIN_*.terms", "MAIN_*.docs"])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.999])
def test_an_index_cut_short_is_named_and_replaced(index: Index, tmp_path: Path, pattern: str, share: float) -> None:
    (path,) = (tmp_path / "index").glob(pattern)
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(IndexCorruptError, match=re.escape(str(path))):
        Index(tmp_path / "index").documents()
    begun_anew = open_index(tmp_path / "index")
    assert (begun_anew.sequence, begun_anew.documents()) == (0, set())


@pytest.mark.parametrize("pattern", ["TOC", "MAIN_*.terms", "MAIN_*.docs"])
def test_an_index_with_a_file_missing_is_replaced_by_an_empty_one(index: Index, tmp_path: Path, pattern: str) -> None:
    (path,) = (tmp_path / "index").glob(pattern)
    path.unlink()
    assert open_index(tmp_path / "index").documents() == set()


def test_an_index_whose_folder_vanished_says_so_and_can_be_begun_anew(index: Index, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "index")
    with pytest.raises(IndexCorruptError):
        search(index, "台灣")
    index.rebuild()
    index.update(LIBRARY.values(), sequence=9)
    assert search(index, "台灣").total == 22


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


def test_an_index_folded_by_other_rules_is_replaced(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toc, "ANALYSIS_VERSION", "other rules")
    assert open_index(tmp_path / "index").sequence == 0


def test_an_index_of_another_format_is_replaced(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toc, "FORMAT_VERSION", 1)
    assert open_index(tmp_path / "index").sequence == 0


def test_a_copied_index_can_be_used(index: Index, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    for path in (tmp_path / "index").iterdir():
        if path.is_file():
            (tmp_path / "copy" / path.name).write_bytes(path.read_bytes())  # the times of modification differ
    assert search(open_index(tmp_path / "copy"), "台灣").total == 22


def test_files_are_let_go_of(index: Index, tmp_path: Path) -> None:
    search(index, "台灣")
    index.close()
    gc.collect()
    maps = Path("/proc/self/maps")
    if not maps.exists():
        pytest.skip("no /proc here")
    assert str(tmp_path / "index") not in maps.read_text()


def test_importing_warns_of_nothing() -> None:
    program = "import reader.search"
    subprocess.run([sys.executable, "-B", "-W", "error", "-c", program], check=True)

"""What the rest of the program sees of the index."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import NotFoundError, UsageError
from reader.model.search import Query, SearchResults
from reader.search import Index, IndexedDocument, open_index
from tests.unit.search.small_index import index, search, text_of

__all__ = ["index"]


def texts(results: SearchResults) -> list[str]:
    return [hit.text for hit in results.hits]


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

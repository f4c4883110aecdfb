"""The order of what is found, and how much of it is looked at."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.model.query import Section
from reader.model.search import Facet, Filter, Query, SearchResults, Sort
from reader.search import Index, IndexedDocument, fragments, open_index, ranking
from reader.search.language import parse
from tests.properties.test_search import blocks, new_index

Found = Callable[..., list[int]]


def searched(index: Index, library: dict[int, IndexedDocument], query: Query, count: bool = True) -> SearchResults:
    return index.search(query, lambda number: (library[number].title, "", library[number].blocks), count)


def filled(folder: Path, *documents: IndexedDocument, commits: int = 1) -> tuple[Index, dict[int, IndexedDocument]]:
    index = open_index(folder)
    for first in range(commits):
        index.update(documents[first::commits])
    return index, {document.id: document for document in documents}


def groups(results: SearchResults) -> list[int]:
    return [group.document for group in results.groups]


# In the characters that were typed


@pytest.mark.parametrize("commits", [1, 5])
def test_of_the_whole_library_documents_that_say_it_as_typed_come_first(tmp_path: Path, commits: int) -> None:
    other = [IndexedDocument(n, "", ("臺灣的貿易" * 5,)) for n in range(1, 300)]
    mixed = IndexedDocument(300, "", ("台灣與臺灣", "台北"))
    same = IndexedDocument(301, "", ("這裡的很多文字說的都不是它，只有一處說到台湾的贸易",))
    index, library = filled(tmp_path, *other, mixed, same, commits=commits)

    assert groups(searched(index, library, Query("台湾", 3)))[0] == 301
    assert groups(searched(index, library, Query("台湾的贸易", 3)))[0] == 301
    assert groups(searched(index, library, Query("台灣", 3)))[0] == 300
    assert 301 not in groups(searched(index, library, Query("臺灣", 400)))[:100]
    assert groups(searched(index, library, Query("臺灣的貿易", 0)))[-1] == 301


def test_all_the_characters_of_a_document_being_there_is_not_its_saying_so(tmp_path: Path) -> None:
    apart = IndexedDocument(1, "", ("國際贸易，国际贸，際貿，際贸" * 3,))
    whole = IndexedDocument(2, "", ("只說一次國际贸易的一篇" + "別的文字" * 20,))
    index, library = filled(tmp_path, apart, whole)

    assert groups(searched(index, library, Query("国際贸易"))) == [1, 2]
    assert groups(searched(index, library, Query("國际贸易"))) == [2, 1]
    assert groups(searched(index, library, Query("国际贸易"))) == [1, 2]


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 50])
def test_how_many_hits_are_shown_does_not_tell_whether_it_is_said_so(tmp_path: Path, limit: int) -> None:
    # 臺台 stands there, but from the last character of one hit to the first of the next.
    within = IndexedDocument(1, "", ("台臺台臺",))
    other = [IndexedDocument(n, "", ("台台" + "別的文字" * 20,)) for n in range(2, 60)]
    said = IndexedDocument(60, "", ("臺台" * 2 + "文字" * 40,))
    index, library = filled(tmp_path, within, *other, said)

    every = groups(searched(index, library, Query("臺台", 0)))
    found = groups(searched(index, library, Query("臺台", limit)))
    assert found == every[: len(found)]


def test_width_and_case_are_no_other_script(tmp_path: Path) -> None:
    often, once = IndexedDocument(1, "", ("ＷＴＯ協定，wto協定",)), IndexedDocument(2, "", ("WTO协定",))
    index, library = filled(tmp_path, often, once)

    assert groups(searched(index, library, Query("WTO協定"))) == [1, 2]
    assert groups(searched(index, library, Query("Ｗto协定"))) == [2, 1]


def test_the_phrase_typed_comes_before_its_other_forms(tmp_path: Path) -> None:
    other = IndexedDocument(1, "", ("北美自由貿易協定" * 9,))
    typed = IndexedDocument(2, "", ("一處NAFTA，其他的文字都與此無關",))
    index, library = filled(tmp_path, other, typed)

    assert groups(searched(index, library, Query("NAFTA", anyof=("北美自由貿易協定",)))) == [2, 1]


def test_all_the_words_of_a_query_are_to_be_as_typed(tmp_path: Path) -> None:
    other = IndexedDocument(1, "", ("臺灣談貿易，臺灣談貿易" * 5,))
    half = IndexedDocument(2, "", ("台湾談貿易，台湾談貿易" * 5,))
    same = IndexedDocument(3, "", ("这里有很多别的文字，只有一处说台湾，另一处说贸易",))
    index, library = filled(tmp_path, other, half, same)

    for typed in ("台湾 AND 贸易", "台湾 NEAR/50 贸易"):
        query = Query(typed, 0, expression=parse(typed))
        assert sorted(groups(searched(index, library, query))) == [1, 2, 3]
    assert groups(searched(index, library, Query("", expression=parse("台湾 AND 贸易"))))[0] == 3
    assert groups(searched(index, library, Query("", expression=parse("臺灣 AND 貿易"))))[0] == 1


# By what fields say it


def test_titles_and_headings_count_more_than_the_text(tmp_path: Path) -> None:
    said = "本文提到反傾銷稅兩次，反傾銷稅"
    body = IndexedDocument(1, "題一", ("前言", said))
    heading = IndexedDocument(2, "題二", ("反傾銷稅", "本文沒有再提的文字而已"), (Section.HEADING, Section.BODY))
    title = IndexedDocument(3, "反傾銷稅", ("只有題目說它", "正文是反傾銷稅"))
    index, library = filled(tmp_path, body, heading, title)

    assert groups(searched(index, library, Query("反傾銷稅"))) == [3, 2, 1]


# By how near to each other it says them


def test_words_asked_for_together_count_more_where_they_stand_near_each_other(tmp_path: Path) -> None:
    far = IndexedDocument(1, "", ("農業補貼的檢討" + "別的事" * 60 + "各國的談判，談判",))
    apart = IndexedDocument(2, "", ("農業補貼的檢討，別的事", "各國的談判，談判" + "別的事" * 60))
    near = IndexedDocument(3, "", ("農業補貼的檢討與各國的談判，談判" + "別的事" * 60,))
    beside = IndexedDocument(4, "", ("補貼談判的檢討" + "別的事" * 60 + "農業各國的，談判",))
    other_way = IndexedDocument(5, "", ("談判補貼的檢討" + "別的事" * 60 + "農業各國的，談判",))
    index, library = filled(tmp_path, far, apart, near, beside, other_way)

    for typed in ("補貼 AND 談判", "談判 AND 補貼 NOT 漁業", "補贴 且 (談判 OR 磋商)"):
        found = groups(searched(index, library, Query("", expression=parse(typed))))
        assert (found[:2], found[2], found[3:]) == ([4, 5], 3, [1, 2]), typed
    every = groups(searched(index, library, Query("", 0, expression=parse("補貼 AND 談判"))))
    assert groups(searched(index, library, Query("", 2, expression=parse("補貼 AND 談判")), count=False)) == every[:1]


@pytest.mark.parametrize(("nearest", "expected"), [(32, [5, 1, 2, 3, 4]), (3, [1, 2, 3, 5, 4])])
def test_nearness_decides_among_those_that_come_first_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nearest: int, expected: list[int]
) -> None:
    monkeypatch.setattr(ranking, "NEAREST", nearest)
    often = [IndexedDocument(n, "", ("補貼，談判，" * 3 + "別的事" * n,)) for n in range(1, 4)]
    once = IndexedDocument(4, "", ("補貼談判" + "別的事" * 200,))
    beside = IndexedDocument(5, "", ("補貼談判，補貼，談判，補貼" + "別的事" * 2,))
    index, library = filled(tmp_path, *often, once, beside, commits=2)

    assert groups(searched(index, library, Query("", 0, expression=parse("補貼 AND 談判")))) == expected


# By how rare what it says is


def test_of_two_words_asked_for_the_one_that_fewer_documents_hold_counts_more(tmp_path: Path) -> None:
    common = [IndexedDocument(n, "", ("關稅的稅率",)) for n in range(10, 90)]
    of_common = IndexedDocument(1, "", ("關稅配額、關稅、關稅、關稅",))
    of_rare = IndexedDocument(2, "", ("關稅配額、配額、配額、配額",))
    index, library = filled(tmp_path, *common, of_common, of_rare)

    assert groups(searched(index, library, Query("", expression=parse("關稅 AND 配額")))) == [2, 1]


@pytest.mark.parametrize("many", [1, 1 << 20])
def test_how_many_documents_are_left_before_they_are_looked_at_makes_nothing_rarer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(fragments, "MANY", many)
    apart = [IndexedDocument(n, "", ("公平而且貿易",)) for n in range(100, 250)]
    others = [IndexedDocument(n, "", ("協定的本文",)) for n in range(10, 50)]
    whole = IndexedDocument(1, "", ("公平的貿易",))
    index, library = filled(tmp_path, *apart, *others, whole)

    found = groups(searched(index, library, Query("", 0, expression=parse("公平?貿易 OR 協定"))))
    assert found == [*range(10, 50), 1], "of 公平 and 貿易 there are more than of 協定"


# Sorting


DATED = (
    IndexedDocument(1, "丙", ("關稅",), date=date(2021, 5, 1)),
    IndexedDocument(2, "乙", ("關稅關稅，關稅",)),
    IndexedDocument(3, "甲", ("關稅關稅",), date=date(2023, 1, 1)),
    IndexedDocument(4, "乙", ("關稅關稅，關稅，關稅",), date=date(1999, 12, 31)),
)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.DATE_NEWEST, [3, 1, 4, 2]),
        (Sort.DATE_OLDEST, [4, 1, 3, 2]),
        (Sort.TITLE, [1, 4, 2, 3]),
        (Sort.HITS, [4, 2, 3, 1]),
        (Sort.RELEVANCE, [4, 2, 3, 1]),
    ],
)
@pytest.mark.parametrize("commits", [1, 4])
@pytest.mark.parametrize("count", [True, False])
def test_the_order_asked_for(tmp_path: Path, sort: Sort, expected: list[int], commits: int, count: bool) -> None:
    index, library = filled(tmp_path, *DATED, commits=commits)
    assert groups(searched(index, library, Query("关税", sort=sort), count)) == expected


# Results first


def test_the_first_hits_are_there_before_all_is_counted(tmp_path: Path) -> None:
    many = [IndexedDocument(n, "", (f"第{n}篇談自由貿易協定" + "與其他事項" * (n % 7),)) for n in range(2000)]
    index, library = filled(tmp_path, *many, commits=3)
    query = Query("自由貿易協定", 5)
    first = searched(index, library, query, count=False)
    whole = searched(index, library, query)

    assert (first.counted, whole.counted) == (False, True)
    assert first.groups == whole.groups
    assert (whole.total, whole.documents) == (2000, 2000)
    assert 5 <= first.total < 2000
    tally = index.count(query)
    assert (tally.total, tally.documents) == (2000, 2000)


def test_no_more_is_looked_at_where_the_likeliest_documents_do_not_hold_it(tmp_path: Path) -> None:
    likely = [IndexedDocument(n, "", ("自由，由貿，貿易，" * 3,)) for n in range(60)]
    others = [IndexedDocument(n, "", ("自由貿易" + "與" * n,)) for n in range(60, 2000)]
    index, library = filled(tmp_path, *likely, *others)
    found = searched(index, library, Query("自由貿易", 5), count=False)
    assert groups(found) == [60, 61, 62, 63, 64]
    assert found.total < 500


PHRASES = ("台灣", "台湾的", "貿易", "wto", "a", "灣國", "哈哈", "「台", "協定 WTO", "臺")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(blocks, min_size=1, max_size=12),
    st.sampled_from(PHRASES),
    st.lists(st.sampled_from(PHRASES), max_size=2),
    st.sampled_from(list(Sort)),
    st.integers(1, 6),
)
def test_whatever_is_counted_the_best_are_the_same(
    contents: list[tuple[str, ...]], phrase: str, others: list[str], sort: Sort, limit: int
) -> None:
    library = {n: IndexedDocument(n, f"第{n % 3}篇", each) for n, each in enumerate(contents)}
    with new_index() as index, pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranking, "_FIRST", 1)
        patch.setattr(ranking, "_SORTED", 3)
        for half in (0, 1):
            index.update(list(library.values())[half::2])
        query = Query(phrase, limit, anyof=tuple(others), sort=sort)
        first, whole = (searched(index, library, query, count) for count in (False, True))
        everything = searched(index, library, Query(phrase, 0, anyof=tuple(others), sort=sort))
        assert first.groups == whole.groups
        assert [hit for group in whole.groups for hit in group.hits] == list(everything.hits)[:limit]
        assert (whole.total, whole.documents) == (everything.total, len(everything.groups))
        assert first.total <= whole.total
        assert not first.counted or (first.total, first.documents) == (whole.total, whole.documents)


# Filters


def test_only_documents_that_pass_are_found_and_counted(tmp_path: Path) -> None:
    index, library = filled(tmp_path, *DATED, commits=2)

    def found(*filters: Filter) -> list[int]:
        query = Query("關稅", filters=filters)
        results = searched(index, library, query)
        assert index.count(query).documents == results.documents == len(results.groups)
        return sorted(groups(results))

    year = Facet.YEAR
    assert found(Filter(year, "2021")) == [1]
    assert found(Filter(year, "2021"), Filter(year, "1999")) == [1, 4]
    assert found(Filter(year, "2021"), Filter(Facet.SERIES, "沒有")) == []


def test_only_the_hits_of_a_section_are_found(tmp_path: Path) -> None:
    sections = (Section.HEADING, Section.BODY, Section.FOOTNOTE)
    one = IndexedDocument(1, "", ("關稅", "關稅與關稅", "註：關稅"), sections)
    two = IndexedDocument(2, "", ("前言", "關稅", "註"), sections)
    index, library = filled(tmp_path, one, two)
    query = Query("关税")
    counts = [(each.value, each.documents) for each in index.count(query).facets if each.facet is Facet.SECTION]
    assert counts == [("body", 2), ("footnote", 1), ("heading", 1)]

    def sections_of(*chosen: str) -> list[tuple[int, str]]:
        wanted = Query("关税", filters=tuple(Filter(Facet.SECTION, each) for each in chosen))
        return sorted((hit.document, hit.section.value) for hit in searched(index, library, wanted).hits)

    assert sections_of("footnote") == [(1, "footnote")]
    assert sections_of("heading", "footnote") == [(1, "footnote"), (1, "heading")]
    with pytest.raises(UsageError, match="other"):
        sections_of("other")


def test_what_belongs_to_no_section_is_offered_as_none_whatever_is_asked(tmp_path: Path) -> None:
    one = IndexedDocument(1, "", ("關稅", "報復"), (Section.OTHER, Section.BODY))
    index, _library = filled(tmp_path, one)
    for asked in (Query("關稅"), Query("", expression=parse("關稅 AND 報復"))):
        tally = index.count(asked)
        assert tally.documents == 1
        assert "other" not in [each.value for each in tally.facets]

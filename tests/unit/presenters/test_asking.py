"""What the reader asks now, and what can be switched about it."""

import pytest

from reader.errors import QueryError
from reader.model.query import Reading
from reader.model.search import Facet, FacetCount, Filter, Query, SearchResults, Sort
from reader.model.searches import USUAL, Asked, Widening, Wording
from reader.presenters.asking import Fault, Inquiry, facet_groups, value_name
from reader.services.asking import Question


def inquiry(
    forms: dict[Widening, tuple[str, ...]] | None = None, words: dict[Wording, tuple[str, ...]] | None = None
) -> Inquiry:
    """One that takes what is typed as it is, except for a bracket at its end."""

    def ask(asked: Asked, document: int | None, limit: int, typing: bool) -> Question:
        if asked.text.endswith("(") and not typing:
            raise QueryError("少了右括號。", len(asked.text) - 1)
        known = forms or {}
        others = tuple(form for kind, each in known.items() if kind in asked.widenings for form in each)
        query = Query(asked.text, limit, typing, others, document, reading=asked.reading, sort=asked.sort)
        return Question(query, known, words or {})

    return Inquiry(ask)


def same(text: str) -> str:
    return text


def chips(asking: Inquiry, reading: Reading | None = None) -> list[tuple[str, bool]]:
    found = SearchResults(Query("x"), 1, (), reading=reading)
    return [(chip.text, chip.on) for chip in asking.chips(found, 0, same)]


def test_what_makes_no_sense_is_told_with_its_place_and_asks_nothing() -> None:
    asking = inquiry()
    asking.type("關稅 (")
    assert asking.question(20) is None
    assert asking.fault == Fault("少了右括號。", 3)
    asking.type("關稅")
    assert asking.question(20) == Query("關稅", 20)
    assert asking.fault is None


def test_other_words_forget_how_the_former_were_taken_but_not_the_order_nor_what_is_never_wanted() -> None:
    asking = inquiry({Widening.YEAR: ("民國110年",), Widening.TERM: ("甲",)})
    asking.type("2021年 關稅")
    asking.question(20)
    asking.sort(Sort.TITLE)
    for key in ("phrase", "widening:year", "widening:term"):
        asking.switch(key)
    assert asking.asked.reading is Reading.WORDS
    assert asking.asked.widenings == (Widening.REGION, Widening.TERM)
    asking.type("2021年 關稅 ")  # the same words
    assert asking.asked.reading is Reading.WORDS
    asking.type("2022年")
    assert asking.asked == Asked("2022年", None, (Widening.REGION,), Sort.TITLE)


def test_filters_stay_while_words_are_typed_and_go_with_the_last_of_them() -> None:
    asking = inquiry()
    asking.type("關稅")
    chosen = Filter(Facet.YEAR, "2023")
    asking.filter(chosen, True)
    asking.filter(chosen, True)
    asking.type("關稅同盟")
    assert chips(asking) == [("年份：2023", True)]
    asking.type("")
    assert chips(asking) == []


def test_the_scope_is_the_open_document_only_where_one_is_open() -> None:
    asking = inquiry()
    asking.type("關稅")
    assert chips(asking) == []
    asking.document = 7
    assert chips(asking) == [("只在本文件", False)]
    asking.switch("scope")
    query = asking.question(20)
    assert query is not None and query.document == 7
    asking.forget()
    assert not asking.within and asking.asked.text == ""


def test_a_chip_says_how_a_run_of_words_was_taken_and_switches_it() -> None:
    asking = inquiry()
    asking.type("數位 貿易")
    assert chips(asking, Reading.PHRASE) == [("整句連著", True)]
    asking.switch("phrase")
    query = asking.question(20)
    assert query is not None and query.reading is Reading.WORDS
    assert chips(asking, Reading.WORDS) == [("各詞都要有", True)]
    asking.switch("words")
    assert asking.asked.reading is Reading.PHRASE


def test_other_forms_are_chips_that_name_the_first_and_tell_all() -> None:
    asking = inquiry({Widening.REGION: ("數字貿易",), Widening.TERM: ("甲", "乙", "丙")})
    asking.type("數位貿易")
    asking.question(20)
    assert chips(asking) == [("也找：數字貿易", True), ("也找：甲、乙等", False)]
    found = asking.chips(SearchResults(Query("x"), 1, ()), 3, same)
    assert [chip.text for chip in found] == ["也找：數字貿易（3 處）", "也找：甲、乙等"]
    assert found[1].told == "其他寫法：甲、乙、丙"
    narrower = asking.narrower()
    assert narrower is not None and narrower.anyof == ()
    asking.switch("widening:region")
    assert asking.narrower() is None


def test_each_word_of_a_run_has_a_chip_of_its_own_where_it_is_looked_for_by_itself() -> None:
    region, year = Wording(Widening.REGION, "數位"), Wording(Widening.YEAR, "2021年")
    asking = inquiry({}, {region: ("數字",), year: ("民國110年", "110年度", "去（110）年")})
    asking.type("數位 2021年")
    asking.question(20)
    assert chips(asking, Reading.PHRASE) == [("整句連著", True)]
    assert chips(asking, Reading.WORDS) == [
        ("各詞都要有", True),
        ("「數位」也找：數字", True),
        ("「2021年」也找：民國110年、110年度等", True),
    ]
    asking.switch("word:year:2021年")
    assert asking.asked.wants(region) and not asking.asked.wants(year)
    assert asking.narrower() is not None
    asking.switch("word:region:數位")
    assert [on for _text, on in chips(asking, Reading.WORDS)] == [True, False, False]
    assert asking.narrower() is None
    asking.switch("word:region:數位")
    assert asking.asked.wants(region)
    asking.type("數位 2022年")
    assert asking.asked == Asked("數位 2022年")


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        (Filter(Facet.SERIES, "經貿:前線"), "系列：經貿:前線"),
        (Filter(Facet.SECTION, "footnote"), "部分：腳註"),
        (Filter(Facet.SECTION, "body"), "部分：內文"),
        (Filter(Facet.COLOUR, "yellow"), "標註顏色：黃"),
    ],
)
def test_a_filter_is_a_chip_that_takes_it_away(chosen: Filter, shown: str) -> None:
    asking = inquiry()
    asking.type("關稅")
    asking.filter(chosen, True)
    assert chips(asking) == [(shown, True)]
    (chip,) = asking.chips(None, 0, same)
    asking.switch(chip.key)
    assert asking.asked.filters == ()


def test_what_is_not_finished_is_compared_as_it_was_asked() -> None:
    asking = inquiry({Widening.YEAR: ("民國110年",)})
    asking.type("2021年 (")
    assert asking.question(20, typing=True) is not None
    narrower = asking.narrower()
    assert narrower is not None and narrower.prefix and narrower.anyof == ()


def test_a_key_of_no_chip_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nothing"):
        inquiry().switch("nothing")


def test_what_was_kept_is_asked_as_it_was_in_the_whole_library() -> None:
    asking = inquiry()
    asking.document, asking.within = 3, True
    kept = Asked("晶片", Reading.WORDS, (*USUAL, Widening.TERM), Sort.HITS, (Filter(Facet.TAG, "待查"),))
    asking.resume(kept)
    query = asking.question(20)
    assert asking.asked == kept and query is not None and query.document is None


def test_facets_stand_in_a_steady_order() -> None:
    year, series = FacetCount(Facet.YEAR, "2023", 2), FacetCount(Facet.SERIES, "前線", 1)
    assert facet_groups([year, series]) == [(Facet.SERIES, [series]), (Facet.YEAR, [year])]
    assert value_name(Facet.SECTION, "note") == "筆記"

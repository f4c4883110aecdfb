"""What the window of lines, trends and key terms shows."""

from datetime import date
from pathlib import Path

import pytest

from reader.model.concordance import Collocates, KwicLine, Period, Series, Side, Sorting, Step, Timeline, Unit, Window
from reader.model.document import DocumentSummary
from reader.model.query import Reading, parts
from reader.model.search import Facet, Filter, Hit, Query
from reader.model.searches import USUAL, Asked
from reader.presenters.analysis import (
    Scope,
    Sought,
    Target,
    collocates_told,
    lines_with,
    queries_in,
    query_within,
    sorted_span,
    targets,
    timeline_told,
)
from reader.search.language import parse
from reader.services.reading import Displayed
from reader.text.offsets import OffsetMap


def shown(text: str) -> Displayed:
    return Displayed(text, OffsetMap.identity(len(text)))


def line(before: str, after: str) -> KwicLine:
    hit = Hit(1, 0, len(before), len(before) + 2, "關稅", f"{before}關稅{after}", len(before), len(before) + 2)
    return KwicLine(hit, "題", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("關稅；補貼; CBAM", ["關稅", "補貼", "CBAM"]),
        ("關稅， 補貼", ["關稅， 補貼"]),
        ("；關稅;;關稅", ["關稅"]),
        (" ", []),
    ],
)
def test_a_comparison_is_parted_at_semicolons(text: str, found: list[str]) -> None:
    assert queries_in(text) == found


@pytest.mark.parametrize(
    ("text", "side", "nth", "unit", "words"),
    [
        ("…美國課徵", Side.LEFT, 1, Unit.CHARACTER, "徵"),
        ("…美國課徵", Side.LEFT, 2, Unit.WORD, "美國"),
        ("問題與 USTR…", Side.RIGHT, 3, Unit.WORD, "USTR"),
        ("問題…", Side.RIGHT, 2, Unit.WORD, ""),
        ("問題", Side.LEFT, 1, Unit.WORD, ""),
    ],
)
def test_the_unit_by_which_lines_are_sorted_is_marked(text: str, side: Side, nth: int, unit: Unit, words: str) -> None:
    sorting = Sorting(Side.LEFT if text.startswith("…") else Side.RIGHT, nth, unit)
    assert text[slice(*sorted_span(text, side, sorting))] == words


def test_the_same_words_are_taken_as_they_were_searched_and_filters_count_where_they_are_wanted() -> None:
    filters = (Filter(Facet.YEAR, "2024"), Filter(Facet.SECTION, "footnote"))
    query = Query("關稅 配額", reading=Reading.WORDS, filters=filters, expression=parse("關稅 配額"))
    sought = Sought.of(query)
    assert sought.asked("關稅 配額 ", (), Scope.FILTERED) == Asked("關稅 配額 ", Reading.WORDS, (), filters=filters)
    assert sought.asked("關稅 減讓", USUAL, Scope.LIBRARY) == Asked("關稅 減讓")
    assert sought.told(str) == "年份：2024、部分：腳註"
    assert Sought.of(None).told(str) == ""


def test_lines_are_kept_that_have_the_companion_near_enough() -> None:
    lines = [line("美國降低", "，"), line("降低了許多", "。"), line("各國", "並降低"), line("", "降低")]
    assert lines_with(lines, "降低", 2, 3) == [lines[0], lines[2], lines[3]]
    assert lines_with(lines, "降低", 0, 2) == [lines[3]]
    assert lines_with(lines, "降低", 2, 0) == [lines[0]]


def test_the_lines_of_a_point_are_asked_for_as_they_would_be_typed() -> None:
    asked = query_within("關稅 OR 配額", date(2024, 5, 1), Step.MONTH)
    assert asked == "(關稅 OR 配額) 日期:2024-05"
    assert set(parts(parse(asked))) == {parse("關稅 OR 配額"), parse("日期:2024-05")}
    assert query_within("關稅", date(2024, 1, 1), Step.YEAR) == "(關稅) 日期:2024"


def row(number: int, day: date | None) -> DocumentSummary:
    return DocumentSummary(number, f"第{number}份", (), day, None, None, Path("x"), 1, 1, 10, 0, "")


def test_the_open_document_is_offered_first_then_the_years() -> None:
    rows = [row(1, date(2020, 1, 2)), row(2, None), row(3, date(2022, 1, 2)), row(4, date(2022, 3, 4))]
    assert [each.name for each in targets(rows, 2, shown)] == ["第2份", "2022 年", "2020 年", "第1份", "第3份", "第4份"]
    assert targets(rows, None, shown)[0] == Target("2022 年", year=2022)
    assert targets([], None, shown) == []


def test_it_is_told_how_words_were_taken_and_what_was_not_looked_at() -> None:
    apart = Series("清單 歐盟", (3,), 0, Reading.WORDS)
    periods = (Period(date(2024, 1, 1), 2, 900),)
    found = Timeline(Step.YEAR, periods, (apart, Series("/.*/", (1,), 0, None, 5), Series("無 此", (0,))), 0, 2)
    assert timeline_told(found) == (
        "2024 年　「清單 歐盟」沒有連在一起的，各詞分開算；正規表示式太費時，有 5 份文件沒有看；另有 2 份文件尚待索引"
    )
    years = (*periods, Period(date(2025, 1, 1), 1, 100))
    assert timeline_told(Timeline(Step.YEAR, years, (Series("歐盟", (3, 0), 0),), 0, 0)) == "2024 年 至 2025 年"
    beside = Collocates(Query("清單 歐盟"), Window(), (), 3, 40, 900, 0, Reading.WORDS)
    assert collocates_told(beside) == "3 處前後共 40 字，與全部 900 字比較；這些詞沒有連在一起，看的是各詞的前後"

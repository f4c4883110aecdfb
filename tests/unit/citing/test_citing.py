"""Citations of places in a newsletter and in a report."""

from dataclasses import replace
from datetime import date

import pytest

from reader.citing import cite, cite_whole, format_citation
from reader.citing.bylines import names
from reader.citing.people import name_parts
from reader.errors import UsageError
from reader.model.annotation import Position, Span
from reader.model.dates import DateParts
from reader.model.document import Block, BlockKind, IssueNumber, PageFacts
from reader.model.script import Script
from tests.unit.exporters.sample import NEWSLETTER, REPORT


def _cited(block: int, style: str = "zh") -> str:
    return format_citation(cite(NEWSLETTER, Span.within(block, 0, 1)), style)


ARTICLE = "林知遠，〈友岸外包與供應鏈的重組〉，《經貿觀察電子報》，第 112 期，2024 年 4 月 26 日"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (0, "〈政策評析〉，《經貿觀察電子報》，第 112 期，2024 年 4 月 26 日，頁 1。"),
        (1, f"{ARTICLE}，頁 1。"),
        (4, f"{ARTICLE}，一，頁 1。"),
        (7, f"{ARTICLE}，二、（一），頁 2。"),
        (9, f"{ARTICLE}，二、（一），註 1，頁 2。"),
        (12, "陳以真，〈越南調整投資審查〉，《經貿觀察電子報》，第 112 期，2024 年 4 月 26 日，頁 3。"),
    ],
)
def test_the_article_in_which_the_span_lies_is_cited(block: int, expected: str) -> None:
    assert _cited(block) == expected


def test_english_styles() -> None:
    assert _cited(9, "chicago") == (
        "林知遠, “友岸外包與供應鏈的重組,” 經貿觀察電子報, no. 112 (April 26, 2024), sec. 二、（一）, n. 1, 2."
    )
    assert _cited(9, "apa") == (
        "林知遠 (2024, April 26). 友岸外包與供應鏈的重組. 經貿觀察電子報, (112), sec. 二、（一）, n. 1, p. 2."
    )


def test_a_number_is_cited_with_the_volume_it_belongs_to() -> None:
    issue = IssueNumber("經貿觀察電子報", 3, date(2024, 4, 26), 12)
    metadata = replace(NEWSLETTER.metadata, issue=issue)
    document = replace(NEWSLETTER, structure=replace(NEWSLETTER.structure, metadata=metadata))
    citation = cite(document, Span.within(4, 0, 1))
    told = "林知遠，〈友岸外包與供應鏈的重組〉，《經貿觀察電子報》，第 12 卷第 3 期，2024 年 4 月 26 日，一，頁 1。"
    assert format_citation(citation) == told
    assert "” 經貿觀察電子報 12, no. 3 (April 26, 2024)" in format_citation(citation, "chicago")
    assert ". 經貿觀察電子報, 12(3), sec." in format_citation(citation, "apa")


@pytest.mark.parametrize(
    ("appeared", "told"),
    [
        ((2024, 4), ("，2024 年 4 月，", " (April 2024), ", " (2024, April). ")),
        ((2024,), ("，2024 年，", " (2024), ", " (2024). ")),
    ],
)
def test_no_day_is_made_up(appeared: DateParts, told: tuple[str, str, str]) -> None:
    issue = replace(NEWSLETTER.metadata.issue or IssueNumber(""), date=None)
    metadata = replace(NEWSLETTER.metadata, date=None, issue=issue, appeared=appeared)
    document = replace(NEWSLETTER, structure=replace(NEWSLETTER.structure, metadata=metadata))
    citation = cite(document, Span.within(4, 0, 1))
    for style, part in zip(("zh", "chicago", "apa"), told, strict=True):
        assert part in format_citation(citation, style)


def test_a_document_of_its_own_is_cited_by_its_title() -> None:
    citation = cite(REPORT, Span.within(1, 0, 3))
    assert format_citation(citation) == "《公聽會報告 <草案> & *附件*》，模擬委員會，「開場」。"
    assert format_citation(citation, "apa") == "公聽會報告 <草案> & *附件* (n.d.). 模擬委員會, sec. “開場”."
    assert format_citation(cite_whole(NEWSLETTER)) == "《經貿觀察電子報》，第 112 期，經貿觀察室，2024 年 4 月 26 日。"


def test_authors_are_known_where_the_byline_ran_into_the_first_paragraph() -> None:
    blocks = list(NEWSLETTER.blocks)
    blocks[2] = Block(BlockKind.PARAGRAPH, "觀察室 林知遠 研究員、何其安 研究員本文說明重組的作法。", page=1)
    metadata = replace(NEWSLETTER.metadata, authors=("林知遠、何其安",))
    document = replace(NEWSLETTER, structure=replace(NEWSLETTER.structure, blocks=tuple(blocks), metadata=metadata))
    assert cite(document, Span.within(7, 0, 1)).authors == ("林知遠", "何其安")


def test_a_citation_follows_the_script() -> None:
    assert format_citation(cite(NEWSLETTER, Span.within(4, 0, 1)), "zh", Script.CN) == (
        "林知远，〈友岸外包与供应链的重组〉，《经贸观察电子报》，第 112 期，2024 年 4 月 26 日，一，页 1。"
    )


def test_a_span_over_pages_gives_both() -> None:
    span = Span(Span.within(4, 0, 1).start, Span.within(7, 0, 1).end)
    assert cite(NEWSLETTER, span).page == "1-2"


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(UsageError, match="mla"):
        _cited(4, "mla")


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("中華經濟研究院 WTO 及 RTA 中心 鍾雲曦 副分析師、梁敬偉輔佐研究員", ("鍾雲曦", "梁敬偉")),
        ("吳雨陽 編譯", ("吳雨陽",)),
        ("作者：王小明、李大同", ("王小明", "李大同")),
        ("Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("經貿觀察室", ()),
        ("", ()),
    ],
)
def test_names_in_bylines(byline: str, expected: tuple[str, ...]) -> None:
    assert names(byline) == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("歐陽修", {"family": "歐陽", "given": "修"}),
        ("Simon Lester", {"family": "Lester", "given": "Simon"}),
        ("中華經濟研究院", {"literal": "中華經濟研究院"}),
    ],
)
def test_names_in_their_parts(author: str, expected: dict[str, str]) -> None:
    assert name_parts(author) == expected


def test_pages_are_cited_by_what_the_file_calls_them() -> None:
    labelled = replace(NEWSLETTER, structure=replace(NEWSLETTER.structure, pages=PageFacts(("iv", "1470", "1471"))))
    assert cite(labelled, Span.within(0, 0, 1)).page == "iv"
    assert cite(labelled, Span(Position(1, 0), Position(7, 2))).page == "iv-1470"

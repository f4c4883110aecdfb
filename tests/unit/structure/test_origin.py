"""Where a document says it comes from."""

from datetime import date

import pytest

from reader.model.document import Block, BlockKind, IssueNumber
from reader.model.raw import RawMetadata
from reader.structure.provenance.origin import metadata, names
from tests.unit.structure.blocks import BODY, headings, structure_of


def _head(text: str) -> Block:
    return Block(BlockKind.FURNITURE, text, role="header")


@pytest.mark.parametrize(
    ("byline", "persons"),
    [
        ("中華經濟研究院 WTO 及 RTA 中心 鍾雲曦 副分析師、梁敬偉輔佐研究員", ["鍾雲曦", "梁敬偉"]),
        ("吳雨陽 編譯", ["吳雨陽"]),
        ("文／林昱衡", ["林昱衡"]),
        ("周若寧、許立群", ["周若寧", "許立群"]),
        ("Katherine Tai", ["Katherine Tai"]),
        ("沐以晴　副研究員", ["沐以晴"]),
        ("沐以晴、拓跋衡 撰", ["沐以晴", "拓跋衡"]),
    ],
)
def test_persons_of_a_byline(byline: str, persons: list[str]) -> None:
    assert names(byline) == persons


def test_a_periodical_is_named_by_its_running_head() -> None:
    blocks = (
        _head("南港經貿研究社 5"),
        _head("經貿前線通訊 第 112 期（2024.5.10）"),
        Block(BlockKind.HEADING, "小編快報", level=1),
    )
    told = metadata(blocks, RawMetadata(), periodical=True)
    assert told.title == "經貿前線通訊 第 112 期"
    assert told.publisher == "南港經貿研究社"
    assert told.date == date(2024, 5, 10)
    assert told.issue is not None
    assert (told.issue.series, told.issue.number) == ("經貿前線通訊", 112)


def test_two_heads_on_one_line_are_told_apart() -> None:
    told = metadata((_head("南港經貿研究社 5 經貿前線通訊 第 112 期（2024.5.10）"),), RawMetadata(), periodical=True)
    assert told.series == "經貿前線通訊"
    assert told.publisher == "南港經貿研究社"


@pytest.mark.parametrize(
    ("head", "series", "number", "publisher"),
    [
        ("東岸漁業學會 3" + 30 * " " + "遠洋通訊 第 27 期（2031.4.9）", "遠洋通訊", 27, "東岸漁業學會"),
        ("遠洋通訊" + 12 * " " + "第 27 期", "遠洋通訊", 27, None),
        ("遠洋通訊　第一百二十七期" + 12 * " " + "5", "遠洋通訊", 127, None),
        ("遠洋通訊 No. 27", "遠洋通訊", 27, None),
        ("東岸漁業學會　　遠洋通訊　　第 27 期　　- 3 -", "遠洋通訊", 27, "東岸漁業學會"),
        ("4 遠洋通訊 2031 年第 27 期", "遠洋通訊", 27, None),
        ("遠洋通訊 2031 年 4 月號（總號第 27 期）", "遠洋通訊", 27, None),
        ("遠洋通訊　第十二卷第三期（2031 年 9 月）", "遠洋通訊", 3, None),
        ("遠洋通訊 Vol. 27｜2031.04.09 P. 01", "遠洋通訊", 27, None),
        ("遠洋通訊 Distant Waters No. 27", "遠洋通訊", 27, None),
    ],
)
def test_the_sides_of_a_running_head_are_told_apart(head: str, series: str, number: int, publisher: str | None) -> None:
    told = metadata((_head(head),), RawMetadata(), periodical=True)
    assert told.issue is not None
    assert (told.issue.series, told.issue.number, told.publisher) == (series, number, publisher)


def test_a_running_head_with_but_the_number_is_named_by_another() -> None:
    heads = (_head("遠洋法評論"), _head("第 14 卷第 2 期（2031 年 12 月），頁 87-90"))
    told = metadata(heads, RawMetadata(), periodical=False)
    assert told.issue is not None
    assert told.series == "遠洋法評論"
    assert told.issue == IssueNumber("遠洋法評論", 2, None, 14)


@pytest.mark.parametrize(
    ("line", "volume", "number"),
    [
        ("遠洋通訊　第十二卷第三期（2031 年 9 月）", 12, 3),
        ("遠洋通訊 Vol. 4, No. 2", 4, 2),
        ("遠洋通訊 第 4 卷 第 2 期 頁 55-90", 4, 2),
        ("遠洋通訊 Vol. 118｜2031.03.14", None, 118),
        ("遠洋通訊 第 27 期", None, 27),
    ],
)
@pytest.mark.parametrize("role", ["masthead", "header"])
def test_the_volume_is_told_from_the_number_in_it(line: str, volume: int | None, number: int, role: str) -> None:
    told = metadata((Block(BlockKind.FURNITURE, line, role=role),), RawMetadata(), periodical=False)
    assert told.issue is not None
    assert (told.issue.series, told.issue.volume, told.issue.number) == ("遠洋通訊", volume, number)


def test_an_issue_is_called_by_its_volume_too() -> None:
    head = Block(BlockKind.FURNITURE, "遠洋通訊 第 4 卷第 2 期", role="header")
    assert metadata((head,), RawMetadata(), periodical=True).title == "遠洋通訊 第 4 卷第 2 期"


def test_the_year_of_an_issue_may_stand_apart_from_its_day() -> None:
    lines = ("遠洋通訊", "DISTANT WATERS", "2031 年第 7 期｜4 月 9 日發行｜東岸漁業學會")
    told = metadata(
        tuple(Block(BlockKind.FURNITURE, line, role="masthead") for line in lines), RawMetadata(), periodical=True
    )
    assert (told.title, told.date, told.publisher) == ("遠洋通訊 第 7 期", date(2031, 4, 9), "東岸漁業學會")


def test_a_field_dates_the_issue_and_none_of_days_before_it_appeared() -> None:
    fields = ("投稿日期：2030 年 11 月 2 日", "接受刊登日期：2031 年 1 月 19 日", "出版日期：2031 年 4 月 9 日")
    blocks = [Block(BlockKind.PARAGRAPH, line, role="field", label=line.partition("：")[0]) for line in fields]
    told = metadata((_head("遠洋法評論 第 27 期"), *blocks), RawMetadata(), periodical=False)
    assert told.issue is not None
    assert told.issue.date == told.date == date(2031, 4, 9)
    assert metadata(tuple(blocks[:2]), RawMetadata(), periodical=False).date is None


def test_names_that_stand_below_the_text_once_more_in_latin_letters_are_no_further_authors() -> None:
    text = Block(BlockKind.PARAGRAPH, "漁業補貼之成效有待觀察。")
    authors = [Block(BlockKind.BYLINE, name, role="author") for name in ("戚語晨", "Yu-Chen Chi")]
    assert metadata((authors[0], text, authors[1]), RawMetadata(), periodical=False).authors == ("戚語晨",)
    assert metadata((*authors, text), RawMetadata(), periodical=False).authors == ("戚語晨", "Yu-Chen Chi")


@pytest.mark.parametrize("number", ["2/9", "2", "2 / 9"])
def test_the_number_of_a_page_is_no_part_of_who_publishes(number: str) -> None:
    assert metadata((_head(f"東岸漁業學會 {number}"),), RawMetadata(), periodical=False).publisher == "東岸漁業學會"


@pytest.mark.parametrize("head", ["東港擴建計畫　第二期", "論第三期工程之驗收", "會議紀錄 第二次"])
def test_what_counts_something_else_numbers_no_issue(head: str) -> None:
    assert metadata((_head(head),), RawMetadata(), periodical=False).issue is None


@pytest.mark.parametrize("written", ["中華民國一百二十年四月九日", "二〇三一年四月九日", "April 9, 2031", "2031.4.9"])
def test_the_day_of_an_issue_may_be_in_words(written: str) -> None:
    blocks = tuple(Block(BlockKind.FURNITURE, line, role="masthead") for line in ("遠洋通訊", "第四期", written))
    told = metadata(blocks, RawMetadata(), periodical=True)
    assert told.date == date(2031, 4, 9)
    assert told.issue is not None
    assert told.issue.number == 4


def test_an_issue_is_not_named_by_its_first_section() -> None:
    blocks = (
        *(Block(BlockKind.FURNITURE, line, role="masthead") for line in ("遠洋通訊", "第四期")),
        Block(BlockKind.HEADING, "本期焦點", level=1),
    )
    assert metadata(blocks, RawMetadata(), periodical=False).title == "遠洋通訊 第 4 期"


def test_an_article_is_named_by_its_title_and_failing_that_by_the_file() -> None:
    blocks = (Block(BlockKind.HEADING, "漁業補貼", level=1), Block(BlockKind.BYLINE, "林昱衡", role="author"))
    assert metadata(blocks, RawMetadata("檔名"), periodical=False).title == "漁業補貼"
    assert metadata((), RawMetadata("檔名", "甲乙、丙丁"), periodical=False).authors == ("甲乙", "丙丁")
    assert metadata((), RawMetadata("檔名"), periodical=False).title == "檔名"


def test_the_number_of_a_judgment_is_that_of_no_issue() -> None:
    number = "120年度海上字第7號"
    structure = structure_of("北濱高等法院 ", "民事判決 ", f"{number} ", *BODY, *BODY)
    assert structure.metadata.issue is None
    assert number not in [text for _, text in headings(structure.blocks)]

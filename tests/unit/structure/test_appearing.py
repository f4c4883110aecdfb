"""The month or year in which something appeared, where no day is told."""

from datetime import date

import pytest

from reader.model.dates import DateParts
from reader.model.document import Block, BlockKind, Metadata
from reader.model.raw import RawMetadata
from reader.structure.provenance.origin import day, metadata


def _head(text: str) -> Block:
    return Block(BlockKind.FURNITURE, text, role="header")


def _told(*blocks: Block) -> Metadata:
    return metadata(blocks, RawMetadata(), periodical=False)


@pytest.mark.parametrize(
    ("head", "appeared"),
    [
        ("遠洋法評論 第 14 卷第 2 期（2031 年 12 月）", (2031, 12)),
        ("遠洋法評論　第十四卷第二期（中華民國一百二十年十二月）", (2031, 12)),
        ("遠洋法評論 第 27 期 民國 120 年 12 月", (2031, 12)),
        ("Vol. 12, No. 5｜May 2031", (2031, 5)),
        ("遠洋法評論 No.31‧2031.5", (2031, 5)),
        ("遠洋法評論 2031 年第 27 期", (2031,)),
        ("Distant Waters Review, Vol. 4, No. 2, Summer 2031", (2031,)),
        ("遠洋季刊 2031 秋季號", (2031,)),
    ],
)
@pytest.mark.parametrize("role", ["header", "masthead"])
def test_an_issue_is_dated_by_its_month_or_year(head: str, appeared: DateParts, role: str) -> None:
    told = _told(Block(BlockKind.FURNITURE, head, role=role))
    assert (told.date, told.appeared) == (None, appeared)


def test_a_month_says_more_than_a_year() -> None:
    assert _told(_head("遠洋通訊 2031 年第 7 期"), _head("遠洋通訊 2031 年 7 月號")).appeared == (2031, 7)


@pytest.mark.parametrize("line", ["中華民國 120 年 6 月", "2031 年 6 月", "2031 年 6 月號"])
def test_a_line_near_the_title_dates_what_is_no_issue(line: str) -> None:
    title = Block(BlockKind.HEADING, "赴日本考察漁港治理報告", level=1)
    assert _told(title, Block(BlockKind.PARAGRAPH, line)).appeared == (2031, 6)


def test_a_day_says_all() -> None:
    told = _told(_head("遠洋通訊 第 27 期（2031 年 4 月）"), Block(BlockKind.PARAGRAPH, "2031 年 4 月 9 日"))
    assert (told.date_parts, told.appeared) == ((2031, 4, 9), ())


@pytest.mark.parametrize(
    "line",
    ["2031 年 6 月起施行之漁業法", "漁業補貼協定於 2031 年生效", "© 2031 東岸漁業學會", "第 2031 期"],
)
def test_prose_and_rights_date_nothing(line: str) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, line), _head(line))
    assert _told(*blocks).date_parts == ()


def test_dates_without_a_year_are_understood_by_the_month_or_year() -> None:
    for head, near in (("遠洋通訊 2031 年 12 月號", date(2031, 12, 1)), ("遠洋通訊 2031 年第 27 期", date(2031, 7, 1))):
        told = _told(_head(head))
        assert day(told, ()) == told.reference_day == near

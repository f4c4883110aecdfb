"""Where a document says it comes from."""

from datetime import date

import pytest

from reader.model.document import Block, BlockKind
from reader.model.raw import RawMetadata
from reader.structure.origin import metadata, names


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


def test_an_article_is_named_by_its_title_and_failing_that_by_the_file() -> None:
    blocks = (Block(BlockKind.HEADING, "漁業補貼", level=1), Block(BlockKind.BYLINE, "林昱衡", role="author"))
    assert metadata(blocks, RawMetadata("檔名"), periodical=False).title == "漁業補貼"
    assert metadata((), RawMetadata("檔名", "甲乙、丙丁"), periodical=False).authors == ("甲乙", "丙丁")
    assert metadata((), RawMetadata("檔名"), periodical=False).title == "檔名"

"""Who publishes a document and in which series, from what stands around its text."""

from datetime import date

import pytest

from reader.model.document import Block, BlockKind, Metadata
from reader.model.raw import RawMetadata
from reader.structure.provenance.origin import metadata

TITLE = Block(BlockKind.HEADING, "近海減船措施之成效", level=1)


def _told(*blocks: Block) -> Metadata:
    return metadata((*blocks, TITLE), RawMetadata(), periodical=False)


def _of(role: str, *lines: str) -> Metadata:
    return _told(*(Block(BlockKind.FURNITURE, line, role=role) for line in lines))


@pytest.mark.parametrize(
    ("lines", "series", "publisher"),
    [
        (("東岸漁業學會　遠洋通訊　No. 27", "2031.4.9"), "遠洋通訊", "東岸漁業學會"),
        (("東岸漁業學會", "減船簡報　編號 120-09　中華民國120年4月9日"), "減船簡報", "東岸漁業學會"),
        (("遠洋論壇 Distant Water Forum", "2031.4.9"), "遠洋論壇", None),
        (("東岸漁業研究院　研究報告系列 120-03",), "研究報告系列", "東岸漁業研究院"),
        (("遠洋通訊", "第 27 期", "發行：東岸漁業公會　會務組編輯"), "遠洋通訊", "東岸漁業公會"),
        (("遠洋通訊", "發行人／王大同　編印／東岸漁業學會"), "遠洋通訊", "東岸漁業學會"),
        (("遠洋通訊", "本刊由東岸漁業學會編輯發行，文章不代表本會立場。"), "遠洋通訊", "東岸漁業學會"),
        (("漁政短評　會務組", "2031 年 4 月 9 日"), "漁政短評", None),
        (("東岸漁業研究所", "2031 年 4 月 9 日"), None, "東岸漁業研究所"),
        (("遠洋通訊", "第 27 期", "東岸漁業總會 國際處"), "遠洋通訊", "東岸漁業總會"),
        (("Copyright © 2031 東岸漁業學會 All Rights Reserved.",), None, "東岸漁業學會"),
        (("版權所有，翻印必究",), None, None),
    ],
)
def test_a_masthead_names_series_and_house(lines: tuple[str, ...], series: str | None, publisher: str | None) -> None:
    told = _of("masthead", *lines)
    assert (told.series, told.publisher) == (series, publisher)


@pytest.mark.parametrize(
    ("head", "series", "publisher", "day"),
    [
        ("東岸安全研究院　漁業即時評析　2031 年 4 月 9 日", "漁業即時評析", "東岸安全研究院", date(2031, 4, 9)),
        ("東岸漁業公會 © 2031　1 / 4", None, "東岸漁業公會", None),
        ("東岸漁業公會 www.fishers.example 1 / 4", None, "東岸漁業公會", None),
        ("東岸漁業公會 East Shore Fishers｜www.fishers.example", None, "東岸漁業公會", None),
        ("遠洋漁業合作協定 說帖 海洋部漁業署", None, "海洋部漁業署", None),
        ("東岸漁業研究所編印 本刊文章不代表委辦機關立場", None, "東岸漁業研究所", None),
        ("遠洋政策季刊 2031 秋季號", "遠洋政策季刊", None, None),
        ("列印日期：2031/4/9", None, None, None),
        ("近海減船措施之成效", None, None, None),
        ("12｜近海減船措施之成效", None, None, None),
    ],
)
def test_a_running_head_names_them_too(head: str, series: str | None, publisher: str | None, day: date | None) -> None:
    told = _of("header", head)
    assert (told.series, told.publisher, told.date) == (series, publisher, day)


def test_a_line_below_the_title_may_name_the_house_and_its_day() -> None:
    told = _told(Block(BlockKind.BYLINE, "海洋部漁業署　120 年 4 月 9 日", role="source"))
    assert (told.publisher, told.date) == ("海洋部漁業署", date(2031, 4, 9))


def test_a_title_that_ends_as_a_body_does_publishes_nothing() -> None:
    title = "論上訴機構與爭端解決委員會"
    blocks = (Block(BlockKind.FURNITURE, title, role="header"), Block(BlockKind.HEADING, title, level=1))
    assert metadata(blocks, RawMetadata(), periodical=False).publisher is None


def test_a_report_on_a_journey_is_published_by_the_office_that_sent_its_author() -> None:
    told = _told(TITLE, Block(BlockKind.PARAGRAPH, "服務機關：東岸縣政府漁業局", role="field", label="服務機關"))
    assert told.publisher == "東岸縣政府漁業局"


def test_the_day_of_an_issue_may_stand_in_a_labelled_line_of_its_imprint() -> None:
    imprint = "發行人：東岸漁業公會　創刊日期：94 年 1 月　本期出版日期：120 年 4 月 9 日"
    told = _told(
        *(Block(BlockKind.FURNITURE, line, role="masthead") for line in ("遠洋通訊", "第 27 期")),
        Block(BlockKind.FURNITURE, imprint, role="masthead", label="發行人"),
    )
    assert (told.date, told.publisher) == (date(2031, 4, 9), "東岸漁業公會")

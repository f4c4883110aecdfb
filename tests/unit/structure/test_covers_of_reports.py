"""Habits of reports to parliaments, commissioned studies, press releases and journals with a table of contents."""

import datetime

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import BODY, LONG, WRAPPED, blocks_of, headings, of_role, structure_of, texts
from tests.unit.structure.raw import raw_text


def test_the_sitting_that_a_report_is_made_to_is_not_its_title() -> None:
    above = ("中華民國 120 年 6 月 3 日", "立法院第 12 屆第 4 會期交通委員會第 7 次全體委員會議")
    entries = ("壹、漁港概況………………………2", "貳、拍賣制度……………………14", "結語…………………………21")
    structure = structure_of(
        *above, "漁港拍賣制度檢討專案報告", "海洋部部長 李小美", "目 次", *entries, "壹、漁港概況", LONG
    )
    assert structure.metadata.title == "漁港拍賣制度檢討專案報告"
    assert structure.metadata.date == datetime.date(2031, 6, 3)
    assert of_role(structure.blocks, "masthead") == list(above)
    assert texts(structure.blocks, BlockKind.TOC_ENTRY) == list(entries)
    assert texts(structure.blocks, BlockKind.TABLE) == []


def test_the_summary_of_a_journey_has_its_number_and_kind_above_its_title() -> None:
    above = ("公務出國報告提要　系統識別號：C12000317", "出席國際會議報告")
    lines = ("參加第 62 次港口年會報告", "服務機關：航港署", "摘　要", *BODY, *BODY, "目　次")
    blocks = blocks_of(*(f"{line.strip()} " if line not in BODY else line for line in (*above, *lines)), *BODY)
    assert of_role(blocks, "masthead") == list(above)
    assert (1, "參加第 62 次港口年會報告") in headings(blocks)
    assert len(of_role(blocks, "abstract")) == 2


@pytest.mark.parametrize("below", ["議事錄", "副議長閉幕致詞", "李小美"])
def test_a_sitting_is_the_title_above_its_minutes_its_speeches_and_their_authors(below: str) -> None:
    metadata = structure_of("南灣市議會第 3 次定期大會", below, LONG, LONG).metadata
    assert (metadata.title, metadata.series) == ("南灣市議會第 3 次定期大會", None)
    assert metadata.authors == (("李小美",) if below == "李小美" else ())


def test_a_commissioned_study_has_its_number_and_kind_above_its_title() -> None:
    above = ("HDB-PSD-031-007", "（委託研究報告）")
    below = ("海洋發展委員會編印", "中華民國 120 年 6 月")
    disclaimer = "（本研究所陳為撰寫人之看法，不代表本會意見）"
    structure = structure_of(*above, "漁港拍賣制度之研究", *below, disclaimer, "一、研究緣起", LONG, LONG)
    assert structure.metadata.title == "漁港拍賣制度之研究"
    assert of_role(structure.blocks, "masthead") == [*above, *below]


def test_a_press_release_has_its_house_far_before_its_day() -> None:
    title = "漁會與盤商達成協議，明年試辦線上拍賣，並訂定抽成上限"
    structure = structure_of(
        "海洋部新聞參考資料                    120年6月3日發布",
        "<網址：https://www.harbour.example>",
        title,
        LONG,
        LONG,
    )
    assert structure.metadata.title == title
    assert texts(structure.blocks, BlockKind.HEADING) == [title]


def test_who_wrote_it_stands_between_the_leader_and_the_page_of_an_entry() -> None:
    entries = ("漁港拍賣之改革 ....................李小美、王大同 59", "會務報告 ........................秘 書 處 83")
    structure = structure_of(
        "海洋季刊第4卷 第2期", "海洋學會 編印", "中華民國 120 年 6 月", "目錄", *entries, LONG, LONG
    )
    assert texts(structure.blocks, BlockKind.TOC_ENTRY) == list(entries)
    assert texts(structure.blocks, BlockKind.TABLE) == []


@pytest.mark.parametrize(
    "head", ["海洋發展委員會 編印", "北濱特別行政區政府 漁業管理署", "海洋部部長 李小美", "內部訓練教材 請勿外流"]
)
def test_what_stands_above_the_contents_heads_no_table(head: str) -> None:
    entries = ("壹、漁港概況 ........ 2", "貳、拍賣制度 ........ 14", "參、結論 ........ 21")
    structure = restore(
        raw_text("\n".join(("漁港拍賣制度之研究", head, "目錄", *entries, "壹、漁港概況", WRAPPED, WRAPPED)))
    )
    assert texts(structure.blocks, BlockKind.TABLE) == []
    assert texts(structure.blocks, BlockKind.TOC_ENTRY) == list(entries)


def test_who_publishes_a_monthly_above_the_list_of_its_news_heads_no_table() -> None:
    listed = ("一、OECD 第 5 屆漁業部長會議延期", "二、拍賣規費調降，12 座漁港共同宣布", "三、FAO 公布 2030 養護計畫")
    imprint = ("海洋發展部 漁業管理署 編印", "第 12 期", "2031/6/30", "", "※ 本期重點", "")
    text = "\n".join(("漁港拍賣月訊", *imprint, *listed, "", "【FAO 新聞】", "", "※ 部長會議延期", WRAPPED, WRAPPED))
    assert texts(restore(raw_text(text)).blocks, BlockKind.TABLE) == []


def test_rows_end_before_a_line_of_text_that_breaks_off() -> None:
    menu = ("漁業署 漁港資訊", "漁市行情 每日公告", "拍賣時間 船期查詢", "線上拍賣的第一年")
    structure = restore(raw_text("\n".join((*menu, WRAPPED, "盤商的算盤", WRAPPED))))
    assert LONG in texts(structure.blocks, BlockKind.PARAGRAPH)


def test_a_numbered_entry_shorter_than_leaders_are_goes_on_on_the_next_line() -> None:
    long = (
        "貳、與漁業資源養護有關之協定對於沿岸國拍賣制度及其主管機關權限",
        "之規範 ............................................ 5",
    )
    first = "壹、前言 ................................................................... 1"
    last = "附錄　訪談紀錄 ........................................................... 33"
    lines = ("漁港拍賣制度之研究", "目　次", first, *long, last, "壹、前言", WRAPPED, "參、結論", WRAPPED)
    blocks = restore(raw_text("\n".join(lines))).blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == [first, "".join(long), last]


def test_an_entry_without_a_page_is_apart_from_the_numbered_one_below() -> None:
    entries = (
        *("摘要 ................ 1", "第一部分：漁港拍賣制度之檢討與改進方案", "壹、漁港概況 ....... 2"),
        *("第二部分：明年減船工作及漁港經費之規劃", "壹、收支情形 ....... 9", "結語 ............. 12"),
    )
    blocks = restore(raw_text("\n".join(("漁港業務報告", "目次", *entries, "壹、漁港概況", WRAPPED, WRAPPED)))).blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == list(entries)


def test_a_paragraph_that_breaks_off_within_several_clauses_is_no_title() -> None:
    broken = "去年漁獲銳減，漁價上漲，盤商紛紛改向鄰國採購，漁會於是要求"
    blocks = blocks_of("線上拍賣的第一年", "壹、前言", broken, "主管機關限制進口，" + LONG, "貳、改革", LONG)
    assert broken not in texts(blocks, BlockKind.HEADING)

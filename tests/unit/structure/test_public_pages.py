"""Habits of public pages and reports: contents with bare numbers, fields that name the title, bylines and endnotes."""

import datetime

import pytest

from reader.model.document import Block, BlockKind, Structure
from reader.structure import restore
from tests.unit.structure.blocks import texts
from tests.unit.structure.raw import raw_text

LONG = (
    "各港口的規費多年未曾調整，航商因此改泊鄰近國家的港口，主管機關乃於去年提出修正草案，並邀集業者、學者及各級政府代表"
    "召開公聽會，聽取各方意見，惟草案內容仍有爭議，尚待進一步協商。"
)


def _structure(*paragraphs: str) -> Structure:
    return restore(raw_text("\n\n".join(paragraphs)))


def _notes(structure: Structure) -> list[tuple[int | str | None, str]]:
    return [(block.number, block.text) for block in structure.blocks if block.kind is BlockKind.FOOTNOTE]


def _marks(blocks: tuple[Block, ...]) -> list[int | str]:
    return [ref.number for block in blocks for ref in block.footnote_refs]


def test_entries_of_contents_have_their_numbers_behind_a_blank() -> None:
    entries = (
        "摘要 ii",
        "第一章 緒論 1",
        "第一節 港口的規費 2",
        "一、 航商的看法 2",
        "第二章 修正草案 ... 15",
        "參考文獻 31",
    )
    blocks = _structure("目 錄", *entries, "第一章 緒論", LONG).blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == list(entries)
    assert texts(blocks, BlockKind.HEADING) == ["目 錄", "第一章 緒論"]


def test_an_entry_of_contents_goes_on_on_the_next_line() -> None:
    long = ("第二節 規費調整對於轉運貨櫃數量的影響以及鄰近港口", "的因應 12")
    lines = ("目次", "第一章 緒論 1", *long, "第三章 結論 20", "第一章 緒論")
    body = (
        "各港口的規費多年未曾調整，航商因此改泊鄰近國家的",
        "港口，主管機關乃於去年提出修正草案，並邀集業者及學",
        "者召開公聽會。",
    )
    blocks = restore(raw_text("\n".join((*lines, *body, *body)))).blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == ["第一章 緒論 1", "".join(long), "第三章 結論 20"]


def test_numbers_that_fall_end_the_contents() -> None:
    blocks = _structure("目錄", "港口規費 3", "航商看法 5", "附錄 9", "第 12 期出版於 5", LONG).blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == ["港口規費 3", "航商看法 5", "附錄 9"]


def test_a_field_names_the_title_and_another_the_author() -> None:
    fields = ("研究生：沐以晴", "論文名稱：港口規費之經濟分析", "指導教授：王大同", "畢業學年度：102", "論文頁數：96")
    structure = _structure(*fields, LONG, LONG)
    assert structure.metadata.title == "港口規費之經濟分析"
    assert structure.metadata.authors == ("沐以晴",)
    assert [block.label for block in structure.blocks[:5]] == [field.partition("：")[0] for field in fields]


def test_a_law_is_called_what_its_field_says_and_not_as_the_page() -> None:
    fields = ("法規名稱： 商港規費收取辦法", "公發布日： 民國 97 年 8 月 4 日", "發文字號： 交航字第0970001號令")
    items = ("一、本辦法依商港法訂定之。", "二、規費由航商繳納。", "三、本辦法自發布日施行。")
    structure = _structure("北濱法規系統", "法規內容", *fields, *items)
    assert structure.metadata.title == "商港規費收取辦法"
    assert structure.metadata.date == datetime.date(2008, 8, 4)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("王 大 同", ["王大同"]),
        ("王 大 同（東岸大學航運系助理教授）", ["王大同"]),
        ("東岸研究院港埠處副研究員 王大同2017/8/14", ["王大同"]),
        ("王大同 東岸大學航運學系助理教授", ["王大同"]),
        ("作者：王大同／東岸大學航運學系教授", ["王大同"]),
        ("海務署技監 王大同", ["王大同"]),
        ("王大同、李小美、陳中和（東岸研究院研究員）", ["王大同", "李小美", "陳中和"]),
        ("王大同　李小美", ["王大同", "李小美"]),
        ("王大同．李小美", ["王大同", "李小美"]),
        ("（王大同）", ["王大同"]),
        ("李小美（Hsiao-Mei Lee）", ["李小美"]),
        ("文・圖／王大同", ["王大同"]),
        ("北濱日報／ 記者王大同、李小美／臺北報導", ["王大同", "李小美"]),
    ],
)
def test_who_wrote_it_right_below_the_title(byline: str, names: list[str]) -> None:
    structure = _structure("港口規費的經濟分析與政策意涵", byline, "一、前言", LONG, "二、結論", LONG)
    assert list(structure.metadata.authors) == names
    assert texts(structure.blocks, BlockKind.BYLINE) == [byline]


def test_a_byline_tells_the_day() -> None:
    byline = "東岸研究院副研究員 王大同 2017/8/14"
    assert _structure("港口規費的經濟分析", byline, "一、前言", LONG).metadata.date == datetime.date(2017, 8, 14)


@pytest.mark.parametrize("marks", [("[1]", "[2]", "[3]"), ("1", "2", "3"), (" 1 ", " 2 ", " 3")])
@pytest.mark.parametrize("labels", ["[{}] ", "{}. "])
def test_a_text_of_whole_paragraphs_ends_with_its_notes(marks: tuple[str, ...], labels: str) -> None:
    first = f"各港口的規費多年未曾調整{marks[0]}，航商因此改泊鄰近國家的港口{marks[1]}，主管機關乃提出修正草案。"
    second = f"惟草案內容仍有爭議，航商多不以為然，尚待各方進一步協商{marks[2]}"
    notes = ("王大同，〈商港規費〉，頁 12。", "See Lindholm, Harbour Tolls.", "李小美，前揭註 1。")
    listed = [labels.format(number) + text for number, text in enumerate(notes, start=1)]
    structure = _structure("港口規費的經濟分析", first, LONG, second, *listed)
    assert _notes(structure) == list(enumerate(notes, start=1))
    assert _marks(structure.blocks) == [1, 2, 3]
    assert structure.blocks[1].text.startswith("各港口的規費多年未曾調整，航商因此改泊鄰近國家的港口，主管")


def test_items_at_the_end_of_a_text_without_marks_are_no_notes() -> None:
    items = ("1. 王大同建議調降規費。", "2. 李小美建議分級收費。", "3. 航商建議維持現狀。")
    structure = _structure("港口規費的經濟分析", LONG, "公聽會於 3 月 2 日舉行，各方建議如下：", *items)
    assert not _notes(structure)
    assert [block.marker for block in structure.blocks if block.kind is BlockKind.LIST_ITEM] == ["1.", "2.", "3."]

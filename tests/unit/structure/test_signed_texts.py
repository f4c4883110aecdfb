"""Texts that one author signed: their headings may be worded as the sections of periodicals are."""

import pytest

from reader.model.document import BlockKind
from tests.unit.structure.blocks import BODY, blocks_of, headings, structure_of


@pytest.mark.parametrize(
    "parts", [("企業視窗", "人物訪談"), ("企業視窗", "人物專訪", "進出口統計"), ("企業動態", "市場觀察", "各國案例")]
)
def test_headings_worded_as_sections_make_no_issue_of_a_signed_text(parts: tuple[str, ...]) -> None:
    title = "港口與城市：一條河的兩岸"
    said = "（李小美綜合報導，取材自共同社，2024 年 3 月 5 日） "
    below = [each for part in parts for each in (f"{part} ", *BODY)]
    structure = structure_of(f"{title} ", "文／尹小雨 ", *BODY, *below, said)
    assert (structure.metadata.title, structure.metadata.authors) == (title, ("尹小雨",))
    assert headings(structure.blocks) == [(1, title), *((2, part) for part in parts)]


@pytest.mark.parametrize("heading", ["人物訪談", "人物專訪", "進出口統計"])
def test_what_articles_have_too_proves_no_issue(heading: str) -> None:
    said = "（李小美綜合報導，取材自共同社，2024 年 3 月 5 日） "
    lines = ("港口與城市：一條河的兩岸 ", "尹小雨、王小明 ", *BODY, "海關統計 ", *BODY, f"{heading} ", *BODY, said)
    assert [level for level, _ in headings(blocks_of(*lines))] == [1, 2, 2]


@pytest.mark.parametrize("heading", ["初訪引水人公會", "搬進臨時的辦公處", "記碼頭邊的合作社"])
def test_a_heading_that_ends_as_a_body_does_stands_below_the_day_of_an_unsigned_text(heading: str) -> None:
    structure = structure_of("碼頭上的父親 ", "2031 年 4 月 9 日 ", f"{heading} ", *BODY, *BODY)
    assert headings(structure.blocks) == [(1, "碼頭上的父親"), (2, heading)]


@pytest.mark.parametrize("name", ["王小明", "沐以晴"])
@pytest.mark.parametrize("craft", ["採訪整理／", "採訪、撰文：", "口述整理｜"])
def test_who_held_an_interview_is_its_author_right_below_the_title(craft: str, name: str) -> None:
    structure = structure_of("港口的下一步 ", f"{craft}{name} ", *BODY, "前言 ", *BODY)
    (byline,) = [block for block in structure.blocks if block.kind is BlockKind.BYLINE]
    assert (byline.role, structure.metadata.authors) == ("author", (name,))


def test_who_took_it_down_is_no_author() -> None:
    structure = structure_of("港口座談會 ", "紀錄：王小明 ", *BODY, "前言 ", *BODY)
    (byline,) = [block for block in structure.blocks if block.kind is BlockKind.BYLINE]
    assert (byline.role, structure.metadata.authors) == ("reporter", ())


@pytest.mark.parametrize("credit", ["編輯：柳大同", "（責任編輯：柳大同）", "（編譯：柳大同）", "整理：柳大同"])
def test_who_edited_a_text_and_the_source_of_its_figures_make_no_news(credit: str) -> None:
    ends = (f"{credit} ", "資料來源：港務局檔案，2024 年 3 月 5 日 ")
    structure = structure_of("港口的下一步 ", "文／王小明 ", *BODY, "前言 ", *BODY, *ends)
    assert structure.records.news_items == ()
    assert structure.blocks[-1].role != "source"


def test_brackets_around_who_reported_are_none_of_the_name() -> None:
    said = ("（編譯：柳大同） ", "資料來源：港務早報，2024 年 3 月 5 日 ")
    structure = structure_of("國際要聞 ", "▲港口費率調整 ", *BODY, *said, "▲原產地規則修正 ", *BODY, *said)
    told = [(item.reporter, item.sources) for item in structure.records.news_items]
    assert told == [("柳大同", ("港務早報",))] * 2


def test_who_signed_a_letter_below_its_addressees_is_its_author() -> None:
    head = (
        "北濱貿易署　函 ",
        "受文者：東岸商會 ",
        "發文日期：中華民國 113 年 5 月 6 日 ",
        "主旨：檢送紀錄一份，請查照。 ",
    )
    structure = structure_of(*head, *BODY, *BODY, "正本：東岸商會 ", "副本：本署關務組 ", "局長　柳大同 ")
    assert (structure.blocks[-1].role, structure.metadata.authors) == ("author", ("柳大同",))


@pytest.mark.parametrize("below", ["3/2 早上沿著碼頭走，看見漁船一艘艘回港。 ", "3/1 晚上寫信，3/2 一早出門看船。 "])
def test_days_above_the_text_of_a_diary_are_its_headings(below: str) -> None:
    days = ("3/1 抵達港口 ", *BODY, "3/2 走訪漁市 ", below, *BODY, "3/3 重返老家 ", *BODY)
    found = headings(blocks_of("返鄉日記 ", "文／王小明 ", *BODY, *days))
    assert found == [(1, "返鄉日記"), (2, "3/1 抵達港口"), (2, "3/2 走訪漁市"), (2, "3/3 重返老家")]


def test_days_one_below_another_are_entries() -> None:
    days = ("3/1 公布統計 ", "3/2 部長會議 ", "3/3 公聽會 ")
    blocks = blocks_of("港口的下一步 ", "文／王小明 ", *BODY, "近期大事 ", *days, *BODY)
    assert [text for _, text in headings(blocks)] == ["港口的下一步", "近期大事"]


@pytest.mark.parametrize("sign", ["：", "／"])
def test_who_publishes_the_last_new_book_publishes_no_issue(sign: str) -> None:
    fields = (
        ("書名", "海上的門"),
        ("作者", "李小美"),
        ("發行所", "北濱文化"),
        ("地址", "北濱路 9 號"),
        ("電話", "2700-1234"),
    )
    book = [f"{label}{sign}{value} " for label, value in fields]
    structure = structure_of("海洋與貿易 ", "文／王小明 ", *BODY, "前言 ", *BODY, "新書介紹 ", *BODY, *book)
    assert [block.text for block in structure.blocks[-5:]] == [line.strip() for line in book]
    assert all(block.kind is BlockKind.PARAGRAPH for block in structure.blocks[-5:])
    assert structure.metadata.title == "海洋與貿易"

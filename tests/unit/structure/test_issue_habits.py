"""Sections with a sign or a name in Latin letters, credits on two lines, days and contents of other forms."""

from datetime import date

import pytest

from reader.model.document import BlockKind, Structure
from tests.unit.structure.blocks import BODY, blocks_of, headings, of_role, structure_of, texts

MASTHEAD = ("東岸貿易快訊 ", "No. 88　2025/06/13　每週五發行 ")


def _issue(credit: tuple[str, ...]) -> Structure:
    first = ("1. 港口費率調整 ", *BODY, *credit, "2. 原產地規則修正 ", *BODY, *credit)
    days = ("6/16（一）　公布貿易統計 ", "6/18-19（三~四）　部長會議 ")
    return structure_of(
        *MASTHEAD, "■ 本週焦點 ", *BODY, "■ 國際脈動 ", *first, "■ 產業短波 ", *BODY, "■ 下週行事 ", *days
    )


@pytest.mark.parametrize(
    "credit",
    [
        ("整理：沐以晴 ", "資料來源：Reuters，2025/6/10；共同社，2025/6/11 "),
        ("來源｜Reuters 6/10、共同社 6/11 ", "編譯｜沐以晴 "),
    ],
)
def test_sources_may_stand_on_the_line_beside_who_reported(credit: tuple[str, ...]) -> None:
    structure = _issue(credit)
    assert texts(structure.blocks, BlockKind.BYLINE) == [line.strip() for line in credit] * 2
    told = [(item.reporter, item.sources, item.source_dates) for item in structure.records.news_items]
    days = ((date(2025, 6, 10),), (date(2025, 6, 11),))
    assert told == [("沐以晴", ("Reuters", "共同社"), days)] * 2


def test_sections_may_all_have_a_sign_and_days_begin_entries() -> None:
    structure = _issue(("（編譯：沐以晴／來源：共同社 6/11） ",))
    assert headings(structure.blocks) == [
        (1, "■ 本週焦點"),
        (1, "■ 國際脈動"),
        (2, "1. 港口費率調整"),
        (2, "2. 原產地規則修正"),
        (1, "■ 產業短波"),
        (1, "■ 下週行事"),
    ]
    assert texts(structure.blocks, BlockKind.PARAGRAPH)[-2:] == [
        "6/16（一）　公布貿易統計",
        "6/18-19（三~四）　部長會議",
    ]


def test_a_sign_of_news_is_no_sign_of_sections() -> None:
    said = "【李小美報導，取材自 Reuters，2025 年 6 月 10 日】 "
    items = [each for title in ("港口動態", "企業捐款", "新書介紹", "罷工") for each in (f"■ {title} ", *BODY, said)]
    blocks = blocks_of(*MASTHEAD, "國際要聞 ", *items, "活動訊息 ", *BODY)
    assert {level for level, text in headings(blocks) if text[0] == "■"} == {2}


def test_a_monthly_with_names_in_latin_letters_and_contents_behind_strokes() -> None:
    contents = ("目次 ", "卷首語／1 ", "國際新聞／2 ", "專文／4 ", "行事曆／7 ")
    article = (
        "專文 Feature ",
        "岸電之外 ",
        "林佳穎　　商港研究所副研究員 ",
        *BODY,
        "一、岸電 ",
        *BODY,
        "二、補助 ",
        *BODY,
    )
    news = ("國際新聞 International News ", "▍運河調整預約 ", *BODY, "(Source: Reuters, June 3, 2025; 編譯 林佳穎) ")
    table = ("日期 活動 主辦 ", "6/12 岸電論壇 商港研究所 ", "6/25-27 港口年會 港口聯盟 ", "7/1 統計發布 航港局 ")
    calendar = ("行事曆 Calendar ", *table, "註：以公告為準 ")
    structure = structure_of(
        *("港口月刊　第一二三期 ", "2025 年 6 月 5 日 ", *contents, "卷首語 ", *BODY, *news, *article, *calendar)
    )
    blocks = structure.blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == [line.strip() for line in contents[1:]]
    assert [text for level, text in headings(blocks) if level == 1] == [
        *("目次", "卷首語", "國際新聞 International News", "專文 Feature", "行事曆 Calendar")
    ]
    assert structure.metadata.authors == ("林佳穎",)
    assert [(entry.day, entry.group, entry.title) for entry in structure.records.calendar] == [
        (date(2025, 6, 12), "商港研究所", "岸電論壇"),
        (date(2025, 6, 25), "港口聯盟", "港口年會"),
        (date(2025, 7, 1), "航港局", "統計發布"),
    ]


def test_sources_with_their_days_below_text_are_those_of_reports() -> None:
    masthead = ("東岸經貿週報 ", "第 501 期（2025 年 6 月 9 日至 15 日） ")
    first = ("國際要聞 ", "▲港口費率調整 ", *BODY, "資料來源：The Harbour Post（2025/6/10） ")
    second = ("▲原產地規則修正 ", *BODY, "資料來源：共同社（2025/6/11）、日經（2025/6/12） ", "活動訊息 ", *BODY)
    structure = structure_of(*masthead, *first, *second)
    assert of_role(structure.blocks, "masthead") == [line.strip() for line in masthead]
    assert texts(structure.blocks, BlockKind.BYLINE) == [
        "資料來源：The Harbour Post（2025/6/10）",
        "資料來源：共同社（2025/6/11）、日經（2025/6/12）",
    ]


def _compiled(*, sources: bool) -> Structure:
    told = ("資料來源：The Harbour Post（2025/6/10） ", "資料來源：共同社（2025/6/11） ") if sources else BODY
    first = ("▲港口費率調整 ", "編譯：沐以晴 ", *BODY, *BODY, told[0])
    second = ("▲原產地規則修正 ", "編譯：沐以晴、李小美 ", *BODY, told[1])
    return structure_of(*MASTHEAD, "國際要聞 ", *first, *second, "活動訊息 ", *BODY)


def test_who_compiled_news_right_below_the_title_is_their_reporter() -> None:
    structure = _compiled(sources=True)
    assert [(item.reporter, item.sources) for item in structure.records.news_items] == [
        ("沐以晴", ("The Harbour Post",)),
        ("沐以晴、李小美", ("共同社",)),
    ]
    assert [block.role for block in structure.blocks if block.text.startswith("編譯：")] == ["reporter"] * 2


def test_who_translated_texts_without_sources_reported_nothing() -> None:
    structure = _compiled(sources=False)
    assert structure.records.news_items == ()
    assert "reporter" not in {block.role for block in structure.blocks}

"""Notices, decisions, minutes, press releases and speeches: what stands alone on a line and is no title."""

import pytest

from reader.model.document import Block, BlockKind
from tests.unit.structure.blocks import BODY, blocks_of, headings, structure_of, texts


def _kind(blocks: tuple[Block, ...], text: str) -> tuple[BlockKind, str | None]:
    return next((block.kind, block.role) for block in blocks if block.text == text)


def test_day_number_and_signature_of_a_notice_are_no_titles_and_no_table() -> None:
    signed = ("中華民國 113 年 5 月 6 日", "經貿字第 11304601230 號")
    structure = structure_of(
        *("經濟部　公告 ", *(f"{line} " for line in signed), "附件：如文 ", "主旨：公告貨品種類，並自即日生效。 "),
        *("公告事項： ", *BODY, *BODY, "部長　沐以晴 ", "說明： ", *BODY),
    )
    assert headings(structure.blocks) == [(1, "經濟部　公告")]
    assert not texts(structure.blocks, BlockKind.TABLE)
    for line in (*signed, "部長　沐以晴", "說明："):
        assert _kind(structure.blocks, line) == (BlockKind.PARAGRAPH, None)
    assert _kind(structure.blocks, "附件：如文") == (BlockKind.PARAGRAPH, "field")


def test_who_decided_is_no_table() -> None:
    blocks = blocks_of(
        *("訴願決定書 ", "主　文 ", "訴願駁回。 ", "理　由 ", *BODY, *BODY),
        *("主任委員　王大同 ", "委員　李小美 ", "委員　沐以晴 ", "中華民國 113 年 4 月 2 日 "),
    )
    assert [text for _, text in headings(blocks)] == ["訴願決定書", "主　文", "理　由"]
    assert not texts(blocks, BlockKind.TABLE)


@pytest.mark.parametrize("form", ["新聞稿", "新聞資料", "PRESS RELEASE"])
def test_a_press_release_has_its_title_below_its_form_and_fields(form: str) -> None:
    structure = structure_of(
        *(f"{form} ", "發布日期：113 年 7 月 8 日 ", "發布單位：多邊貿易組 ", "我國通過貿易政策檢討 ", *BODY, *BODY),
        *("新聞聯絡人：王組長大同 ", "聯絡電話：(02)2345-6789 "),
    )
    assert structure.metadata.title == "我國通過貿易政策檢討"
    assert headings(structure.blocks) == [(1, "我國通過貿易政策檢討")]
    labels = ["發布日期", "發布單位", "新聞聯絡人", "聯絡電話"]
    assert [block.label for block in structure.blocks if block.role == "field"] == labels


def test_a_speech_names_who_gave_it_and_when() -> None:
    structure = structure_of(
        *(
            "出席供應鏈論壇致詞 ",
            "國際貿易署署長　沐以晴 ",
            "113 年 9 月 12 日（星期四）上午 9 時 ",
            *BODY,
            "第一，強化韌性 ",
            *BODY,
            *BODY,
        ),
    )
    assert structure.metadata.authors == ("沐以晴",)
    assert [text for _, text in headings(structure.blocks)] == ["出席供應鏈論壇致詞", "第一，強化韌性"]


def test_what_a_chairman_says_is_no_field() -> None:
    said = ("主席：謝謝張理事長，接下來請關務署說明。", "沐署長以晴：與會代表普遍支持。", "主席：繼續開會。")
    blocks = blocks_of("公聽會實錄 ", *BODY, *(f"{line} " for line in said), *BODY)
    assert [_kind(blocks, line) for line in said] == [(BlockKind.PARAGRAPH, None)] * 3


def test_entries_that_begin_with_their_day_and_addresses_are_no_titles() -> None:
    entries = (
        "2024 年 3 月 1 日　實施加值稅減免",
        "2024 年 4 月 15 日　調降燃油進口稅",
        "海關總局　https://customs.example",
    )
    blocks = blocks_of("壹、措施 ", *BODY, *(f"{line} " for line in entries), "貳、注意事項 ", *BODY, *BODY)
    assert [text for _, text in headings(blocks)] == ["壹、措施", "貳、注意事項"]


@pytest.mark.parametrize(
    ("line", "reporter", "source"),
    [
        ("李小美編譯，取材自 The Hindu，2024 年 6 月 4 日", "李小美", "The Hindu"),
        ("王大同綜合報導　資料來源：外務省，2024 年 6 月 4 日", "王大同", "外務省"),
        ("資料來源：日本經濟新聞，2024 年 6 月 5 日；王大同整理", "王大同", "日本經濟新聞"),
        ("（資料來源：USTR，2024 年 6 月 5 日，李小美、王大同編譯）", "李小美、王大同", "USTR"),
    ],
)
def test_reporters_without_brackets_or_behind_their_sources(line: str, reporter: str, source: str) -> None:
    reports = [(f"▲{place}調整進口稅 ", *BODY, f"{line} ") for place in ("印度", "日本", "越南")]
    items = structure_of("國際要聞 ", *(line for report in reports for line in report)).records.news_items
    assert [(item.reporter, item.sources) for item in items] == [(reporter, (source,))] * 3


def test_who_the_authors_are_may_stand_below_their_names_without_brackets() -> None:
    who = "林佳穎為北濱大學法律學院副教授；Daniel Ashgrove 為該院訪問學者"
    blocks = blocks_of("論數位服務稅 ", "林佳穎、Daniel Ashgrove ", f"{who} ", "壹、前言 ", *BODY, *BODY)
    assert _kind(blocks, who) == (BlockKind.BYLINE, "affiliation")

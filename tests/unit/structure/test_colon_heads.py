"""Numbered headings that end with a colon, and what is none."""

import pytest

from reader.model.document import Block, BlockKind
from tests.unit.structure.blocks import BODY, blocks_of, headings

LONG = "漁業署於去年十月公告減船措施，凡船齡逾十五年者均得申請，收購價格依噸位計算，並以三年為期分批辦理。"


def _items(blocks: tuple[Block, ...]) -> list[str]:
    return [f"{block.marker}{block.text}" for block in blocks if block.kind is BlockKind.LIST_ITEM]


@pytest.mark.parametrize("numbers", ["一二三", "壹貳參"])
def test_numbers_that_end_with_a_colon_above_text_are_headings(numbers: str) -> None:
    parts = [f"{number}、{name}：" for number, name in zip(numbers, ("目的", "依據", "辦理方式"), strict=True)]
    blocks = blocks_of("減船措施說明會計畫", *(line for part in parts for line in (part, LONG)))
    assert headings(blocks) == [(1, "減船措施說明會計畫"), *((2, part) for part in parts)]


def test_one_of_them_may_stand_above_a_list_and_others_count_elsewhere() -> None:
    plan = ("一、目的：", LONG, "二、經過：", LONG, "三、建議：", "（一）延長期限。", "（二）提高價格。")
    blocks = blocks_of("減船措施說明會報告", *plan, "附錄一　會議議程", "一、報到。", "二、說明。", "三、散會。")
    assert [text for level, text in headings(blocks) if level == 2] == [
        "一、目的：",
        "二、經過：",
        "三、建議：",
        "附錄一　會議議程",
    ]


def test_others_may_stand_without_a_colon() -> None:
    blocks = blocks_of("減船措施之檢討", "一、前言：", LONG, "二、問題之提出", LONG, "三、結語", LONG)
    assert [text for level, text in headings(blocks) if level == 2] == ["一、前言：", "二、問題之提出", "三、結語"]


def test_where_text_stands_behind_a_colon_the_numbers_are_those_of_items() -> None:
    blocks = blocks_of(
        "減船措施說明會計畫", f"一、目的：{LONG}", f"二、依據：{LONG}", "三、方式：", "（一）說明會。", "（二）書面。"
    )
    assert [item[:4] for item in _items(blocks)] == ["一、目的", "二、依據", "三、方式", "（一）說", "（二）書"]


@pytest.mark.parametrize(
    "lines",
    [
        ("一、蔬菜：", "紅蘿蔔", "二、魚：", "鯖魚", "三、其他：", "醬油"),
        ("一、有下列情形之一者：", LONG, "二、有左列情形之一者：", LONG),
        ("一、停泊費：", "（一）漁船：每日五十元。", "二、設施費：", "（一）冷凍：每公斤二元。"),
        ("一、主席致詞：", LONG, "二、散會：上午十一時。"),
    ],
)
def test_lists_with_colons_stay_lists(lines: tuple[str, ...]) -> None:
    blocks = blocks_of("減船措施說明會", *lines)
    assert not [text for _, text in headings(blocks) if text.endswith("：")]


def test_on_lines_that_wrap_too() -> None:
    blocks = blocks_of("減船措施說明會計畫 ", "一、目的： ", *BODY, "二、依據： ", *BODY)
    assert headings(blocks) == [(1, "減船措施說明會計畫"), (2, "一、目的："), (2, "二、依據：")]


def test_numbers_go_on_with_the_list_that_a_paragraph_interrupts_and_not_with_the_headings() -> None:
    parts = ("一、心得", LONG, "二、建議", "一、延長申請之期限", "（一）自三年延長為五年。", LONG, "（二）逐年檢討。")
    more = ("二、提高收購之價格", "（一）按船齡分級。", "三、加強轉業之輔導", "（一）開辦課程。", "三、結語", LONG)
    blocks = blocks_of("減船措施考察報告", *parts, *more)
    assert [text for level, text in headings(blocks) if level == 2] == ["一、心得", "二、建議", "三、結語"]

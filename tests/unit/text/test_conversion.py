"""What a reader sees in each script, and that each character leads back to where it came from."""

import pytest

from reader.model.script import Script
from reader.text.conversion import Conversions, Converter, converter
from reader.text.vocabulary import Choices, Vocabulary

SHOWN = [
    (Script.SOURCE, "臺灣與台灣的爲", "臺灣與台灣的爲"),
    (Script.TW, "羣衆裏的線索", "群眾裡的線索"),
    (Script.HK, "群眾裡的線索", "羣眾裏的線索"),
    (Script.CN, "關稅暨貿易總協定接著生效", "关税暨贸易总协定接着生效"),
    (Script.CN, "智慧財產權與程式", "智慧财产权与程式"),
    (Script.CN_TERMS, "智慧財產權與程式", "知识产权与程序"),
    (Script.CN_TERMS, "《關稅暨貿易總協定》", "《关税与贸易总协定》"),
    (Script.CN_TERMS, "程式設計師", "程序员"),
    (Script.CN_TERMS, "川普向東協出口半導體與飛彈", "特朗普向东盟出口半导体与导弹"),
    (Script.CN_TERMS, "反傾銷稅及平衡稅", "反倾销税和反补贴税"),
    (Script.CN_TERMS, "2 兆日元", "2 万亿日元"),
    (Script.CN_TERMS, "數位學者指出數位經濟", "数位学者指出数字经济"),
    (Script.CN_TERMS, "執行董事、正式程序、多邊文件、核心、經濟整合", "执行董事、正式程序、多边文件、核心、经济整合"),
    (Script.CN_TERMS, "課程式樣、產品質量、所在地企業", "课程式样、产品质量、所在地企业"),
    (Script.CN_TERMS, "國際貨幣基金組織與國際貨幣基金", "国际货币基金组织与国际货币基金组织"),
]
FROM_SIMPLIFIED = [
    (Script.TW, "头发与发展，鼠标里面", "頭髮與發展，滑鼠裡面"),
    (Script.HK, "群众里的线索", "羣眾裏的線索"),
    (Script.CN, "乾隆与干部", "乾隆与干部"),
    (Script.CN_TERMS, "知识产权", "知识产权"),
]


@pytest.mark.parametrize(("script", "text", "shown"), SHOWN)
def test_traditional_source(script: Script, text: str, shown: str) -> None:
    assert converter(script).convert(text).text == shown


@pytest.mark.parametrize(("script", "text", "shown"), FROM_SIMPLIFIED)
def test_simplified_source(script: Script, text: str, shown: str) -> None:
    assert converter(script, simplified_source=True).convert(text).text == shown


@pytest.mark.parametrize("script", list(Script))
def test_latin_text_stays(script: Script) -> None:
    text = "Panel Report, US — Origin Marking (Hong Kong, China), “self-judging” Phạm, WT/DS597/R"
    assert converter(script).convert(text).text == text


def test_a_mark_on_a_term_stays_on_it() -> None:
    text = "保護智慧財產權之程式設計師，2024"
    shown, offsets = converter(Script.CN_TERMS).convert(text)
    assert shown == "保护知识产权之程序员，2024"
    assert [shown[slice(*offsets.to_target(start, end))] for start, end in ((2, 7), (8, 13), (14, 18))] == [
        "知识产权",
        "程序员",
        "2024",
    ]
    assert [text[slice(*offsets.to_source(start, end))] for start, end in ((2, 6), (7, 10), (11, 15))] == [
        "智慧財產權",
        "程式設計師",
        "2024",
    ]


def test_a_part_of_a_term_is_the_whole_term() -> None:
    text = "資訊"
    _, offsets = converter(Script.CN_TERMS).convert(text)
    assert offsets.to_source(0, 1) == (0, 2)


def test_a_text_may_hold_the_character_that_stands_for_terms() -> None:
    assert converter(Script.CN_TERMS).convert("\ue000資訊\ue000").text == "\ue000信息\ue000"


def test_an_own_vocabulary() -> None:
    own = Converter(Script.CN_TERMS, Vocabulary({"貿易": "买卖", "國": "Land"}, ["自由貿易"]))
    assert own.convert("自由貿易、貿易、國").text == "自由贸易、买卖、Land"


def test_a_block_does_not_depend_on_its_neighbours() -> None:
    for script in Script:
        convert = converter(script).convert
        blocks = ["在國際貨幣", "基金組織裡", "智慧財產", "權", ""]
        assert "\n".join(convert(block).text for block in blocks) == convert("\n".join(blocks)).text


def test_a_reader_turns_terms_off_and_adds_others() -> None:
    conversions = Conversions(Choices(frozenset({"程式設計師"}), (("數位落差", "数字鸿沟"),)))
    assert conversions.convert("程式設計師與程式的數位落差", Script.CN_TERMS).text == "程式设计师与程序的数字鸿沟"
    assert conversions.convert("数字鸿沟的问题", Script.TW).text == "數位落差的問題"
    conversions.choices = Choices()
    assert conversions.convert("程式設計師", Script.CN_TERMS).text == "程序员"


def test_replacements_name_the_words_of_the_source_and_what_is_shown() -> None:
    assert converter(Script.CN_TERMS).replacements("保護智慧財產權與核心") == [(2, 7, "知识产权")]
    assert converter(Script.CN).replacements("保護智慧財產權") == []

"""Kinds of characters, and how wide what they make is set."""

import re

import pytest

from reader.structure.characters import CJK, IDEOGRAPH, first_word_width

_OF_CHINESE_SETTING = "一鿿㐀𠀀𪚥〇々ぁんァンー豈ㄅㄩ"
_OF_OTHERS = "aZ9_éßǎΩЖ０９ＡＺａｚ，。、：；「」（）《》・ …—～\u3000 -/"


@pytest.mark.parametrize("character", _OF_CHINESE_SETTING)
def test_ideographs_kana_and_bopomofo(character: str) -> None:
    assert re.fullmatch(IDEOGRAPH, character)
    assert re.fullmatch(f"[{CJK}]", character)


@pytest.mark.parametrize("character", _OF_OTHERS)
def test_what_is_no_letter_of_chinese_setting(character: str) -> None:
    assert not re.fullmatch(IDEOGRAPH, character)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("港口", 2), ("WTO 規則", 3), ("「港口」", 4), ("（DS99）及其他", 8), ("DS99）及其他", 6), ("DS99，及其他", 4)],
)
def test_a_closing_bracket_stays_with_the_word_before_it(text: str, columns: int) -> None:
    assert first_word_width(text) == columns

"""Kinds of characters."""

import re

import pytest

from reader.structure.characters import CJK, IDEOGRAPH

_OF_CHINESE_SETTING = "一鿿㐀𠀀𪚥〇々ぁんァンー豈ㄅㄩ"
_OF_OTHERS = "aZ9_éßǎΩЖ０９ＡＺａｚ，。、：；「」（）《》・ …—～\u3000 -/"


@pytest.mark.parametrize("character", _OF_CHINESE_SETTING)
def test_ideographs_kana_and_bopomofo(character: str) -> None:
    assert re.fullmatch(IDEOGRAPH, character)
    assert re.fullmatch(f"[{CJK}]", character)


@pytest.mark.parametrize("character", _OF_OTHERS)
def test_what_is_no_letter_of_chinese_setting(character: str) -> None:
    assert not re.fullmatch(IDEOGRAPH, character)

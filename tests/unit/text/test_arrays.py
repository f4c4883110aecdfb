"""Long texts take another way through conversion and folding; it must lead to the same place."""

import pytest

from reader.text.arrays import LONG, CodeTable, Heads, codes_of
from reader.text.folding import fold, fold_text
from reader.text.opencc_chains import chain, opencc_converter
from reader.text.opencc_semantics import own_chain
from reader.text.phrases import Lexicon
from reader.text.translation import Translation

# Both scripts, phrases that overlap, variants, compatibility forms, lone surrogates, beyond the first plane.
PIECE = "乾隆年間的幹部發現頭髮，程式設計師說：「裡面的麵條」。干部发现头发，程序员说面条 ＡＢ wto\ud800𪚥豈\u3000😀\n"
TEXT = PIECE * (LONG // len(PIECE) + 2)
# Beyond what arrays hold: variation selectors and the last code point.
FAR = TEXT + "葛\U000e0100\U0010ffff"


@pytest.mark.parametrize("text", [TEXT, FAR])
def test_a_translation_of_a_long_text_is_that_of_its_characters(text: str) -> None:
    table = Translation({ord("發"): "发", ord("𪚥"): "龘", ord("a"): "𠮟", 0xE0100: "x"})
    assert table.applied(text) == "".join(table.applied(char) for char in text)


def test_a_code_table_says_where_it_cannot_help() -> None:
    table = CodeTable({ord("發"): "发"})
    assert table.translate("發現") == "发現"
    assert table.translate("") == ""
    assert table.translate("發\U000e0100") is None


def test_codes_are_those_of_the_characters() -> None:
    assert codes_of("A國\ud800😀").tolist() == [0x41, 0x570B, 0xD800, 0x1F600]


def test_no_place_where_a_phrase_begins_is_missed() -> None:
    assert Heads({"程式", "頭髮", "豈"}).places("程式設計師的頭髮豈") == [0, 6, 8]
    assert Heads({"程式"}).places("程") == []
    assert Heads({"豈"}).places("豈") == [0]


def test_occurrences_are_the_same_in_a_long_text() -> None:
    lexicon = Lexicon({"程式": "a", "程式設計師": "b", "頭髮": "c", "豈": "d", "𪚥豈": "e", "\n乾隆": "f"})
    short = [
        (start + at * len(PIECE), end + at * len(PIECE), value)
        for at in range(TEXT.count("\n"))
        for start, end, value in lexicon.occurrences(PIECE + "乾隆")
        if start < len(PIECE)
    ]
    assert [match for match in lexicon.occurrences(TEXT) if match[1] < len(TEXT)] == short[: len(short) - 1]


@pytest.mark.parametrize("name", ["tw2s", "s2tw", "s2twp", "tw2sp", "tw2hk", "t2jp"])
def test_a_long_text_converts_as_the_package_does(name: str) -> None:
    for text in (TEXT, FAR):
        assert chain(name).convert(text).text == opencc_converter(name).convert(text)


def test_a_long_text_converts_line_by_line() -> None:
    for name in ("tw2s", "s2twp"):
        assert own_chain(name).convert(TEXT).text == own_chain(name).convert(PIECE).text * TEXT.count("\n")


def test_a_long_text_folds_line_by_line() -> None:
    assert fold_text(TEXT) == fold_text(PIECE) * TEXT.count("\n")
    assert fold(TEXT).text == fold_text(TEXT)

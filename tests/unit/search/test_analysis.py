"""Which terms a text has."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.search.analysis import (
    GramPostings,
    astral_words,
    classes_of,
    gram_postings,
    gram_text,
    may_have_astral_words,
    words,
    words_among,
)
from reader.search.followers import is_sure, may_be
from reader.search.tables import code_units
from reader.text.folding import is_word


def long_words(text: str) -> list[bytes]:
    """The words of a text as a long one."""
    units = code_units(text)
    found = astral_words(text) if may_have_astral_words(units) else words_among(units, classes_of(units))[0]
    return [word.encode() for word in found]


def postings_of(*texts: str) -> GramPostings:
    """Of texts that are the documents 7, 8 and so on."""
    units = [code_units(text + "\0\0") for text in texts]
    together, lengths = np.concatenate(units), [*map(len, units)]
    return gram_postings(together, classes_of(together), range(7, 7 + len(texts)), lengths)


def grams(text: str) -> dict[str, int]:
    postings = postings_of(text).postings.tolist()
    assert all(posting >> 8 & 0xFFFFFF == 7 for posting in postings)
    return {gram_text(posting >> 32).decode("utf-8", "surrogatepass"): posting & 0xFF for posting in postings}


def follows(text: str, gram: str, unit: str) -> str:
    """What postings tell of a unit after a gram: "surely", "maybe" or "no"."""
    postings, signs = postings_of(text)
    (at,) = [at for at, posting in enumerate(postings.tolist()) if gram_text(posting >> 32) == gram.encode()]
    asked = postings[at : at + 1].astype(np.uint32), signs[at : at + 1], code_units(unit)
    return "surely" if is_sure(*asked)[0] else "maybe" if may_be(*asked)[0] else "no"


def test_a_run_of_chinese_is_its_pairs_and_its_last_character() -> None:
    assert grams("國際貿易，易") == {"國際": 1, "際貿": 1, "貿易": 1, "易": 2, "\0易": 1}
    assert grams("哈" * 300) == {"哈哈": 255, "哈": 1}
    assert grams("wto, 3%") == {}


def test_a_head_comes_after_something_else_in_its_line() -> None:
    assert grams("（甲） 乙\n丙") == {"\0甲": 1, "甲": 1, "\0乙": 1, "乙": 1, "丙": 1}
    assert [posting >> 32 for posting in postings_of("甲", "甲").postings.tolist()] == [ord("甲") << 16] * 2


def test_postings_tell_what_follows_a_gram() -> None:
    assert follows("公平貿易", "公平", "貿") == "surely"
    assert follows("公平貿易", "公平", "易") == "no"
    assert follows("公平、貿易", "平", "貿") == "surely"
    assert follows("公平貿易、公平交易、公平", "公平", "交") == "maybe"
    assert follows("公平貿易、公平交易、公平", "公平", "\0") == "maybe"
    assert follows("公平貿易、公平交易、公平", "公平", "易") == "no"


def test_postings_tell_what_stands_before_a_head() -> None:
    assert follows("公平、貿易", "\0貿", "平") == "surely"
    assert follows("公平、貿易與，貿易", "\0貿", "與") == "maybe"
    assert follows("公平、貿易與，貿易", "\0貿", "公") == "no"


def test_nothing_follows_the_last_gram_of_a_text() -> None:
    _postings, signs = postings_of("甲乙", "丙丁")
    assert signs.tolist() == [0] * 4


def test_where_chinese_meets_a_word_the_two_characters_are_a_pair() -> None:
    assert grams("第301條 wto") == {"第3": 1, "1條": 1, "條": 1}


def test_a_character_outside_the_bmp_is_its_two_halves() -> None:
    assert grams("甲𠀀") == {"甲\ud840": 1, "𠀀": 1, "\udc00": 1}


def test_words_keep_their_accents_and_end_at_chinese() -> None:
    text = "加入wto後việt nam的straße123"
    assert words(text) == [word.encode() for word in ("wto", "việt", "nam", "straße123")]
    assert words("甲𐐷𐐨乙") == ["𐐷𐐨".encode()]
    for each in text, "甲𐐷𐐨乙", "wto與wto, fta":
        assert long_words(each) == words(each)


def test_the_words_of_a_long_text_are_known_with_their_places() -> None:
    units = code_units("wto與fta，\0\0é 3")
    assert words_among(units, classes_of(units))[1].tolist() == [0, 4, 10, 12]


def test_a_chinese_character_outside_the_bmp_is_in_no_word() -> None:
    assert not may_have_astral_words(code_units("甲𠀀😀é"))
    assert may_have_astral_words(code_units("甲𐐷"))


def test_every_character_of_the_bmp_is_of_one_kind() -> None:
    for first in range(0, 0x10000, 0x1000):
        chars = [chr(code) for code in range(first, first + 0x1000) if not 0xD800 <= code < 0xE000]
        text = " ".join(chars)
        assert set(long_words(text)) == {char.encode() for char in chars if is_word(char)}


@given(st.text())
def test_the_words_of_a_long_text_are_found_as_those_of_a_short_one(text: str) -> None:
    assert long_words(text) == words(text)

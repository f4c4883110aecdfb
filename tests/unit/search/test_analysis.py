"""Which terms a text has."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.search.analysis import (
    GramPostings,
    classes_of,
    gram_postings,
    gram_text,
    has_wide_words,
    word_counts,
    words,
)
from reader.search.followers import is_sure, may_be
from reader.search.tables import code_units
from reader.text.folding import is_word


def has_wide(text: str) -> bool:
    units = code_units(text)
    return has_wide_words(units, classes_of(units))


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
    assert dict(word_counts("wto與wto, fta", wide=False)) == {b"wto": 2, b"fta": 1}


def test_a_chinese_character_outside_the_bmp_makes_no_word_wide() -> None:
    assert not has_wide("甲𠀀😀")
    assert has_wide("甲𐐷")
    assert has_wide("甲é")


def test_every_character_of_the_bmp_is_of_one_kind() -> None:
    for first in range(0, 0x10000, 0x1000):
        chars = [chr(code) for code in range(first, first + 0x1000) if not 0xD800 <= code < 0xE000]
        text = " ".join(chars)
        counts = dict(word_counts(text, has_wide(text)))
        assert set(counts) == {char.encode() for char in chars if is_word(char)}


@given(st.text())
def test_the_words_of_a_long_text_are_found_as_those_of_a_short_one(text: str) -> None:
    expected = words(text)
    counts = dict(word_counts(text, has_wide(text)))
    assert counts == {word: expected.count(word) for word in expected}

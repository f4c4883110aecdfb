import pytest

from reader.search import block_occurrences, occurrences


@pytest.mark.parametrize(
    ("text", "phrase", "prefix", "expected"),
    [
        ("哈哈哈", "哈哈", False, [(0, 2)]),
        ("哈哈哈哈", "哈哈", False, [(0, 2), (2, 4)]),
        ("加入wto後", "wto", False, [(2, 5)]),
        ("wtocenter", "wto", False, []),
        ("wtocenter", "wto", True, [(0, 3)]),
        ("taiwan ai", "ai", False, [(7, 9)]),
        ("taiwan ai", "ai", True, [(7, 9)]),
        ("2301條 301條", "301條", False, [(6, 10)]),
        ("viết việt", "việt", False, [(5, 9)]),
        ("xa a a", "a a", False, [(3, 6)]),  # a place inside a word does not hide the one that overlaps it
        ("「甲」", "」", False, [(2, 3)]),
        ("甲", "", False, []),
    ],
)
def test_a_phrase_is_found_where_a_reader_would_say_it_stands(
    text: str, phrase: str, prefix: bool, expected: list[tuple[int, int]]
) -> None:
    assert occurrences(text, phrase, prefix) == expected


def test_of_overlapping_phrases_the_longest_stays_and_of_equal_ones_the_leftmost() -> None:
    assert block_occurrences("特別301條款", ["特別301", "特別301條款", "301條"]) == [(0, 7)]
    assert block_occurrences("甲乙丙", ["乙丙", "甲乙"]) == [(0, 2)]
    assert block_occurrences("甲乙 乙丙", ["乙丙", "甲乙"]) == [(0, 2), (3, 5)]

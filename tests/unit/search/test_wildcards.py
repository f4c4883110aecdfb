"""Where words stand in which some characters are left open."""

import pytest

from reader.search import wildcards
from reader.text.folding import fold_text


@pytest.mark.parametrize(
    ("wildcard", "text", "found"),
    [
        ("茶?稅", "茶葉稅、茶稅、茶葉關稅", ["茶葉稅"]),
        ("茶*稅", "茶葉稅、茶稅", ["茶葉稅", "茶稅"]),
        ("茶*稅", "茶" + "葉" * 50 + "稅", ["茶" + "葉" * 50 + "稅"]),
        ("茶*稅", "茶" + "葉" * 51 + "稅", []),
        ("茶*稅", "茶葉\n關稅", []),
        ("茶??稅", "茶葉關稅 茶稅", ["茶葉關稅"]),
        ("茶?*稅", "茶稅 茶葉稅", ["茶稅茶葉稅"]),
        ("茶*葉*稅", "茶茶葉葉稅稅", ["茶茶葉葉稅"]),
        ("?務", "業務、務", ["業務", "、務"]),
        ("務?", "業務", []),
        ("*wan", "taiwan wan wander", ["wan", "wan"]),
        ("trad?", "trade trades trading", ["trade"]),
        ("?rade", "trade grade xtrade", ["trade", "grade"]),
        ("tr*e", "trade true tre", ["trade", "true", "tre"]),
        ("tr*e", "trades true", ["trades true"]),
        ("free*", "freedom", ["free"]),
        ("貿\\*易", "貿*易 貿易", ["貿*易"]),
        ("a?b", "axb\na\nb", ["axb"]),
        ("贸?协", "貿易協", ["貿易協"]),
        ("哈?哈", "哈哈哈哈哈", ["哈哈哈"]),
    ],
)
def test_a_place_is_as_short_as_it_can_be_and_ends_where_words_do(wildcard: str, text: str, found: list[str]) -> None:
    sought = wildcards.pattern(wildcard)
    assert sought is not None
    folded = fold_text(text)
    places = wildcards.occurrences(folded, sought)
    assert [folded[start:end] for start, end in places] == [fold_text(words) for words in found]


def test_many_open_runs_do_not_multiply_the_work() -> None:
    sought = wildcards.pattern("a" + "*a" * 24 + "*b")
    assert sought is not None
    assert wildcards.occurrences("a" * 600, sought) == []


def test_nothing_but_open_characters_is_no_pattern() -> None:
    assert wildcards.pattern("*??*") is None

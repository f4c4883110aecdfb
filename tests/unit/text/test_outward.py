"""The text beside a place, unit by unit, and its order."""

import pytest

from reader.model.concordance import Side, Sorting, Unit
from reader.text.outward import outward, sort_key, units

CHARACTER, WORD = Unit.CHARACTER, Unit.WORD
LEFT, RIGHT = Side.LEFT, Side.RIGHT


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("我國與USTR 談", CHARACTER, ["我", "國", "與", "USTR", "談"]),
        ("美國貿易代表署，依 301 條款", WORD, ["美國貿易代表署", "，", "依", "301", "條款"]),
        ("", WORD, []),
    ],
)
def test_units_are_characters_or_words_and_latin_words_are_one(text: str, unit: Unit, found: list[str]) -> None:
    assert list(units(text, unit)) == found


def test_the_nearest_unit_comes_first_on_either_side_folded() -> None:
    before, after = "…提高進口", "的 WTO 規範"
    assert outward(before, after, Sorting(LEFT)) == ["口", "进", "高", "提"]
    assert outward(before, after, Sorting(RIGHT)) == ["的", "wto", "规", "范"]
    assert outward(before, after, Sorting(RIGHT, 2)) == ["wto", "规", "范"]
    assert outward(before, after, Sorting(LEFT, 1, WORD)) == ["进口", "提高"]


def test_chinese_is_sorted_by_strokes_after_marks_and_latin() -> None:
    afters = ["關", "，", "一", "WTO", "台", "人", "", "商", "臺北", "301"]
    ordered = sorted(afters, key=lambda after: sort_key("", after, Sorting(RIGHT)))
    assert ordered == ["", "，", "301", "WTO", "一", "人", "台", "臺北", "商", "關"]


def test_both_scripts_stand_together() -> None:
    afters = ["課稅", "商人", "课税", "會議"]
    ordered = sorted(afters, key=lambda after: sort_key("", after, Sorting(RIGHT)))
    assert abs(ordered.index("課稅") - ordered.index("课税")) == 1


def test_whole_words_are_compared_where_words_are_asked_for() -> None:
    afters = ["國際上", "國內", "國際法", "國際上的"]
    by_word = sorted(afters, key=lambda after: sort_key("", after, Sorting(RIGHT, 1, WORD)))
    firsts = [outward("", after, Sorting(RIGHT, 1, WORD))[0] for after in by_word]
    assert len(set(firsts)) == sum(one != other for one, other in zip(firsts, [*firsts[1:], ""], strict=True))

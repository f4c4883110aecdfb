"""Other ways to write a date, and that each of them means it."""

import pytest

from reader.structure.words.date_mentions import date_mentions
from reader.text.years import year_forms


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("2021", {"民國110年", "去（110）年", "今（110）年", "民國一百一十年", "民國一一〇年", "110年3月", "110年度"}),
        ("2021年", {"民國110年", "今（2021）年"}),
        ("2021 年 3 月", {"民國110年3月", "去（110）年03月", "110年3月", "民國一百一十年三月", "今（2021）年3月"}),
        ("2021/3/7", {"2021年3月7日", "民國110年3月7日", "民國一百一十年三月七日"}),
        ("民國 110 年", {"2021年", "去（110）年", "民國一百一十年"}),
        ("民国112年", {"2023年", "民國112年"}),
        ("1950", {"民國39年", "民國三十九年"}),
        ("2010年", {"民國九十九年", "99年12月"}),
    ],
)
def test_a_date_has_these_forms_too(words: str, forms: set[str]) -> None:
    assert forms <= set(year_forms(words))


@pytest.mark.parametrize(
    "words", ["110", "110 年", "301", "2021 年來", "WTO 2021", "2021/13", "3021", "去年", "", "1911"]
)
def test_what_names_no_date_of_the_republic_has_none(words: str) -> None:
    assert year_forms(words) == ()


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("2021", 2021),
        ("2021年", 2021),
        ("2011年12月", 2011),
        ("1985年5月3日", 1985),
        ("民國39年", 1950),
        ("2024-04-09", 2024),
    ],
)
def test_every_form_means_that_year_wherever_it_stands(words: str, year: int) -> None:
    forms = year_forms(words)
    assert forms
    assert words not in forms
    for form in forms:
        (mention,) = date_mentions(f"依{form}之規定")
        assert (mention.first.year, mention.sure) == (year, True), form


def test_how_long_something_lasted_is_no_form_of_a_year() -> None:
    text = "歷經110年，110年來，110年間"
    assert not any(form in text for form in year_forms("2021"))

"""Dates as these texts write them."""

from datetime import date

import pytest

from reader.structure.words.calendar_days import chinese_days, full_date, minguo_years, short_span, written_days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("電子報 第 819 期（2024.4.26）", date(2024, 4, 26)),
        ("中華民國 113 年 5 月 7 日", date(2024, 5, 7)),
        ("2024-13-40", None),
        ("9.12-9.23", None),
        ("第 3 條", None),
    ],
)
def test_full_date(text: str, day: date | None) -> None:
    assert full_date(text) == day


def test_short_spans_take_the_year_of_the_issue() -> None:
    issued = date(2024, 12, 20)
    assert short_span("11/16-17", issued) == (date(2024, 11, 16), date(2024, 11, 17))
    assert short_span("12/30-1/2", issued) == (date(2024, 12, 30), date(2025, 1, 2))
    assert short_span("1/8", issued) == (date(2025, 1, 8), None)
    assert short_span("逕自洽詢", issued) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("113 年 6 月 3 日（一）至 6 月 5 日（三）", (date(2024, 6, 3), date(2024, 6, 5))),
        ("民國 99 年 6 月 3 日", (date(2010, 6, 3), None)),
        ("113/6/3-113/6/5", (date(2024, 6, 3), date(2024, 6, 5))),
        ("2024-06-03", (date(2024, 6, 3), None)),
        ("2024.6.3-5", (date(2024, 6, 3), date(2024, 6, 5))),
        ("即日起至 6/3", (date(2024, 6, 3), None)),
        ("6/3（一）14:00-16:30", (date(2024, 6, 3), None)),
        ("6/3（一）-14:00", (date(2024, 6, 3), None)),
        ("第 6-3 條", None),
        ("13-5", None),
    ],
)
def test_spans_in_a_year_that_they_name(text: str, span: tuple[date, date | None] | None) -> None:
    assert short_span(text, date(2024, 5, 2)) == span


def test_several_days_of_a_month_and_years_that_hold_on() -> None:
    found = [days for _, _, days in chinese_days("2024 年 4 月 17、19 日；4 月 20 日", None)]
    assert found == [(date(2024, 4, 17), date(2024, 4, 19)), (date(2024, 4, 20),)]
    assert [days for _, _, days in chinese_days("2025年3月7-8日", None)] == [(date(2025, 3, 7), date(2025, 3, 8))]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("去（110）年", [("去（110）年", 2021)]),
        ("今（2023）年", []),
        ("110 年－2021 年國際經貿", [("110 年", 2021)]),
        ("民國104年", [("民國104年", 2015)]),
        ("未來 50 年透過", []),
    ],
)
def test_years_of_the_republic(text: str, years: list[tuple[str, int]]) -> None:
    assert list(minguo_years(text)) == years


def test_a_day_in_figures_may_be_the_first_of_several() -> None:
    found = written_days("路透社 2025/4/22-23、海關 2025.5.6、8；共同社 2025-04-22；2025/4/22-5/3", None)
    assert [[day.day for day in days] for _, _, days in found][:3] == [[22, 23], [6, 8], [22]]


def test_years_of_the_republic_in_figures() -> None:
    found = written_days("海關，113.6.7；路透社，2024.6.8；第 13.6.7 節；202.113.6.7", None)
    assert [days for _, _, days in found] == [(date(2024, 6, 7),), (date(2024, 6, 8),)]

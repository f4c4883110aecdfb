"""Dates in running text, with what only looks like one."""

from datetime import date

import pytest

from reader.model.dates import DateMention, Precision
from reader.structure.numerals import number
from reader.structure.words.date_mentions import date_mentions

ISSUED = date(2022, 11, 20)


def found(text: str, issued: date | None = ISSUED) -> list[tuple[str, str, str]]:
    """(words, first day, last day), a single day once."""
    return [
        (text[each.start : each.end], each.first.isoformat(), "" if each.last == each.first else each.last.isoformat())
        for each in date_mentions(text, issued)
    ]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("去（110）年", [("去（110）年", "2021-01-01", "2021-12-31")]),
        ("於去（110）年 9 月公布", [("去（110）年 9 月", "2021-09-01", "2021-09-30")]),
        ("今（2023）年3月7日舉行", [("今（2023）年3月7日", "2023-03-07", "")]),
        ("本(111)年 2 月 8 日", [("本(111)年 2 月 8 日", "2022-02-08", "")]),
        ("民國112年", [("民國112年", "2023-01-01", "2023-12-31")]),
        ("中華民國一百一十年三月七日公布", [("中華民國一百一十年三月七日", "2021-03-07", "")]),
        ("民國 110（2021）年 5 月", [("民國 110（2021）年 5 月", "2021-05-01", "2021-05-31")]),
        ("二〇二一年十二月", [("二〇二一年十二月", "2021-12-01", "2021-12-31")]),
        ("110 年－2021 年", [("110 年", "2021-01-01", "2021-12-31"), ("2021 年", "2021-01-01", "2021-12-31")]),
        ("110年度預算", [("110年", "2021-01-01", "2021-12-31")]),
        ("99 年 6 月 1 日", [("99 年 6 月 1 日", "2010-06-01", "")]),
        ("自 110 年起適用", [("自 110 年", "2021-01-01", "2021-12-31")]),
        ("2024 年 4 月 17 日", [("2024 年 4 月 17 日", "2024-04-17", "")]),
        ("3月7日", [("3月7日", "2023-03-07", "")]),
        ("12 月 24 日", [("12 月 24 日", "2022-12-24", "")]),
        ("去年 9 月", [("去年 9 月", "2021-09-01", "2021-09-30")]),
        ("今年底前", [("今年", "2022-01-01", "2022-12-31")]),
        ("本月 11 日", [("本月 11 日", "2022-11-11", "")]),
        ("上個月公布、下月生效", [("上個月", "2022-10-01", "2022-10-31"), ("下月", "2022-12-01", "2022-12-31")]),
        ("本（11）月 3 日", [("本（11）月 3 日", "2022-11-03", "")]),
    ],
)
def test_dates_of_every_form(text: str, dates: list[tuple[str, str, str]]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("11 月 11 日至 17 日", "2022-11-11", "2022-11-17"),
        ("11 月 11-17 日", "2022-11-11", "2022-11-17"),
        ("11/16-17", "2022-11-16", "2022-11-17"),
        ("12/30-1/2", "2022-12-30", "2023-01-02"),
        ("11 月 28 日至 12 月 3 日", "2022-11-28", "2022-12-03"),
        ("12 月 30 日至翌年 1 月 2 日", "2022-12-30", "2023-01-02"),
        ("民國九十五年十月一日至同年十二月三十一日", "2006-10-01", "2006-12-31"),
        ("12月30日至1月2日", "2022-12-30", "2023-01-02"),
        ("2023 年 12 月 30 日～2024 年 1 月 2 日", "2023-12-30", "2024-01-02"),
        ("110 年 3 月至 5 月", "2021-03-01", "2021-05-31"),
        ("三月七日至九日", "2023-03-07", "2023-03-09"),
    ],
)
def test_stretches_are_one_date(text: str, first: str, last: str) -> None:
    assert found(text) == [(text, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "110 年來",
        "近 110 年間",
        "有期徒刑 20 年 6 月",
        "第110年度",
        "一百一十年的歷史",
        "每年、多年、近年",
        "日本年增率",
        "資本年報",
        "過去年度",
        "聲明年限",
        "目前年資",
        "三個月",
        "3 個月內",
        "同年級",
        "日本月刊",
        "以上月份",
        "分數為 3/7，即七分之三",
        "WTO Article 3.7",
        "第 3.7 條",
        "192.168.1.1",
        "約 2000 年",
        "23 月 45 日",
        "民國前 1 年",
        "24/7",
        "12,110 年 3 月",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert found(text) == []


def test_in_a_table_of_events_a_day_need_not_say_more_than_its_figures() -> None:
    text = "日期\t會議\n11/30\t2019 年 3 月協定之檢討\n12/5-6\t占 2/3 以上者\n1/2\t年度 50/50 分攤"
    days = [(each.first.isoformat(), each.last.isoformat()) for each in date_mentions(text, ISSUED, of_events=True)]
    assert days[0] == ("2022-11-30", "2022-11-30")
    assert days[1] == ("2019-03-01", "2019-03-31")
    assert days[2] == ("2022-12-05", "2022-12-06")
    assert ("2023-01-02", "2023-01-02") in days
    assert found("11/30 舉行") == []


def test_without_any_year_in_sight_there_is_no_date() -> None:
    assert found("去年 3 月 7 日、11 月 11 日至 17 日", None) == []


def test_days_of_a_story_lie_in_its_year_and_not_in_that_of_the_issue() -> None:
    text = "2019 年 11 月 4 日提出草案，12 月 3 日審議，1 月 7 日通過；同年 5 月施行。"
    days = [first for _, first, _ in found(text)]
    assert days == ["2019-11-04", "2019-12-03", "2020-01-07", "2020-05-01"]
    assert [each.sure for each in date_mentions(text, ISSUED)] == [True, False, False, False]


def test_what_lies_near_the_issue_is_news_once_the_sentence_is_over() -> None:
    assert found("協定自 2019 年 3 月生效。各界於 11 月 28 日說明")[1][1] == "2022-11-28"
    assert found("協定自 2019 年 3 月生效，於 11 月 28 日修正")[1][1] == "2019-11-28"
    assert found("協定自 2019 年 3 月生效。其後於 6 月 1 日修正")[1][1] == "2019-06-01"


def test_the_year_in_a_name_is_not_that_of_the_story() -> None:
    assert found("依《1974 年貿易法》，於 11 月 29 日舉行公聽會")[1][1] == "2022-11-29"
    assert found("自 1994 年生效後，隔年起開會")[1][1:] == ("1995-01-01", "1995-12-31")


def test_the_year_after_something_else_is_not_that_after_the_one_named() -> None:
    assert len(found("民國 103 年修正，自公布日之次年一月一日施行，取得日次年度亦同")) == 1


def test_days_told_one_after_the_other_are_dates_of_their_own() -> None:
    assert found("2024 年 4 月 17、19 日") == [
        ("2024 年 4 月 17", "2024-04-17", ""),
        ("19 日", "2024-04-19", ""),
    ]


def test_a_date_says_which_year_of_the_republic_is_written_and_how_exact_it_is() -> None:
    (year,) = date_mentions("去（110）年")
    assert year == DateMention(0, 7, date(2021, 1, 1), date(2021, 12, 31), Precision.YEAR, republic=110)
    (day,) = date_mentions("今（2023）年3月7日")
    assert (day.precision, day.republic, day.sure) == (Precision.DAY, None, True)
    assert not date_mentions("3月7日", ISSUED)[0].sure


@pytest.mark.parametrize(
    ("figures", "value"),
    [("110", 110), ("１１０", 110), ("一一〇", 110), ("一百一十", 110), ("百十二", 112), ("元", 1), ("二十九", 29)],
)
def test_numbers_in_either_figures(figures: str, value: int) -> None:
    assert number(figures) == value

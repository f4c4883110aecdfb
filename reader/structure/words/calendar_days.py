"""Dates as these texts write them: 2024.4.26, 4 月 17、19 日, 11/16-17, 民國 110 年."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from reader.text.years import REPUBLIC, is_of_republic, western

_FULL: Final = re.compile(
    r"(?P<era>中華民國|民國)?\s?(?<!\d)(?<!\d[./-])(?P<year>\d{2,4})\s?(?:年|[./-])\s?(?P<month>\d{1,2})\s?"
    r"(?:月|[./-])\s?(?P<day>\d{1,2})(?!\d)"
)
_CHINESE: Final = re.compile(
    r"(?:(?:(?P<year>\d{4})|(?:中華民國|民國)?\s?(?<!\d)(?P<republic>1\d\d|\d\d))\s*年\s*)?"
    r"(?P<month>\d{1,2})\s*月\s*(?P<days>\d{1,2}(?:\s*日?\s*[、,，及和至~～–—-]\s*\d{1,2}(?=\s*[、,，及和至~～–—日-]))*)\s*日"
)
_NUMERIC: Final = re.compile(
    r"(?<![\d./-])(?:(?P<year>(?:19|20)\d\d)|(?P<republic>1[0-2]\d|[89]\d))\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?"
    r"(?P<days>\d{1,2}(?!\d)(?:\s?[、及–~～-]\s?\d{1,2}(?![\d./-]))*)"
)
_SLASHED: Final = re.compile(r"(?<![\d./-])(?P<month>\d{1,2})/(?P<days>\d{1,2}(?:\s?[、及-]\s?\d{1,2})*)(?![\d./-])")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME: Final = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
"""An English month, as an expression with a group `month`."""
_OF_MONTH: Final = r"(?P<days>\d{1,2}(?:\s?[-–,、&]\s?\d{1,2}(?!\d))*)"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_ENGLISH: Final = tuple(
    re.compile(rf"(?<![\w.]){form}(?!\d)")
    for form in (
        rf"{MONTH_NAME}\s{_OF_MONTH},?\s{_YEAR}",
        rf"{_OF_MONTH}\s{MONTH_NAME},?\s{_YEAR}",
    )
)
_SHORT: Final = re.compile(
    r"(?:即日起\s?[至到~～–—-]?\s?)?"
    r"(?:(?:中華民國|民國)?\s?(?P<year>\d{2,4})\s?年\s?|(?P<figures>\d{4}|1\d\d)\s?(?P<sign>[/.-])\s?)?"
    r"(?P<month>\d{1,2})\s?(?:[/月]|(?P=sign))\s?(?P<day>\d{1,2})\s?日?"
    r"(?:\s?(?:[（(](?:星期|週)?[一二三四五六日][）)]\s?)?[-–—~～至]\s?(?:\d{2,4}\s?(?:年|(?P=sign))\s?)?"
    r"(?:(?P<end_month>\d{1,2})\s?[/月]\s?)?(?P<end_day>\d{1,2})(?!\d?\s?[:：\d])\s?日?)?"
)
# Begins with a character of its own and looks behind from there, which finds it several times as fast.
_MINGUO: Final = re.compile(
    r"[中民\d今去本明前](?:(?:(?<=中)華民國|(?<=民)國)\s?\d{1,3}\s?年"
    r"|(?<=\d)(?<![\d.]\d)\d{1,2}\s?年(?=\s?[－—–~-]\s?(?:19|20)\d\d\s?年|度|\s?\d{1,2}\s?月)"
    r"|(?<=[今去本明前])年?\s?[（(]\s?\d{2,3}\s?[）)]\s?年)"
)
_IN_YEAR: Final = re.compile(r"(\d{1,2})\s?[/月]\s?(\d{1,2})(?!\d?\s?[/月])")
_MONTH: Final = 31  # days
_YEAR_LONG: Final = 12 * _MONTH
_NUMBER: Final = re.compile(r"\d+")
# With which each year of the Republic ends; begun with what hardly any text has, it is quickest to look for.
_YEAR_END: Final = re.compile(r"年(?:(?<=[\d）)]年)|(?<=[\d）)]\s年))(?<!\d{4}年)(?<!\d{4}\s年)")
_DIGITS: Final = re.compile(r"\d{1,2}")


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_date(text: str) -> date | None:
    """The first date with a year in `text`; years of three figures at most count from the Republic."""
    for found in _FULL.finditer(text):
        year = int(found["year"])
        year = year + REPUBLIC if found["era"] else western(year)
        if 1900 <= year <= 2100 and (day := day_of(year, int(found["month"]), int(found["day"]))):
            return day
    return None


def chinese_days(text: str, year: int | None) -> Iterator[tuple[int, int, tuple[date, ...]]]:
    """(start, end, days) of each 4 月 17、19 日 in `text`; of 7-8 日 the first and the last.

    A year once named holds for those that follow.
    """
    if "月" not in text:
        return
    for found in _CHINESE.finditer(text):
        if found["republic"]:
            year = int(found["republic"]) + REPUBLIC
        year = int(found["year"]) if found["year"] else year
        if year is None:
            continue
        days = (day_of(year, int(found["month"]), int(digits)) for digits in _DIGITS.findall(found["days"]))
        yield found.start(), found.end(), tuple(day for day in days if day)


def written_days(text: str, year: int | None) -> list[tuple[int, int, tuple[date, ...]]]:
    """chinese_days, and 2025/3/8, 2025-03-08, 2025.3.8、9, of the Republic 113.6.7, March 8, 2025 and 8 March 2025 or,
    in `year`, 3/8 too, in their order."""
    forms = (_NUMERIC, *_ENGLISH, _SLASHED)
    return sorted([*chinese_days(text, year), *(found for form in forms for found in _days_of(form, text, year))])


def _days_of(form: re.Pattern[str], text: str, year: int | None) -> Iterator[tuple[int, int, tuple[date, ...]]]:
    for found in form.finditer(text):
        told = found.groupdict()
        republic = told.get("republic")
        named = int(republic) + REPUBLIC if republic else int(told.get("year") or year or 0)
        name = told["month"]
        month = int(name) if name.isdecimal() else month_named(name)
        days = (day_of(named, month, int(day)) for day in _DIGITS.findall(told["days"]))
        if held := tuple(day for day in days if day):
            yield found.start(), found.end(), held


def month_named(name: str) -> int:
    """The month of MONTH_NAME."""
    return 1 + _MONTHS.index(name[:3].lower())


def short_span(text: str, start: date | None) -> tuple[date, date | None] | None:
    """The first and, of a span, the last day of 4/29-30 in the year that begins at `start` or, of 2024/4/29 and 113 年
    4 月 29 日, in that named; None if it is no date."""
    found = _SHORT.match(text.strip())
    if found is None:
        return None
    month = int(found["month"])
    named = int(found["year"] or found["figures"] or 0)
    year = western(named) if named else year_near(start, month)
    first = day_of(year, month, int(found["day"])) if year else None
    if first is None:
        return None
    if not found["end_day"]:
        return first, None
    end_month = int(found["end_month"] or month)
    return first, day_of(first.year + (end_month < month), end_month, int(found["end_day"]))


def year_near(start: date | None, month: int) -> int | None:
    """The year in which `month` lies nearest to `start`."""
    if start is None:
        return None
    if month - start.month > 6:
        return start.year - 1
    return start.year + 1 if start.month - month > 6 else start.year


def days_between(one: str, other: str) -> int | None:
    """About how many days the first day in `other` is behind that in `one`, of which either may be in the next year;
    None where one of them has none."""
    first, second = _IN_YEAR.search(one), _IN_YEAR.search(other)
    if first is None or second is None:
        return None
    days = _MONTH * (int(second[1]) - int(first[1])) + int(second[2]) - int(first[2])
    return (days + _YEAR_LONG // 2) % _YEAR_LONG - _YEAR_LONG // 2


def minguo_years(text: str) -> Iterator[tuple[str, int]]:
    """(words, Western year) of each year of the Republic."""
    if not _YEAR_END.search(text):
        return
    for found in _MINGUO.finditer(text):
        years = int(_NUMBER.findall(found[0])[0])
        if years and is_of_republic(years):
            yield found[0], years + REPUBLIC

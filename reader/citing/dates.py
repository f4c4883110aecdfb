"""Dates as citations write them, of which often only the year or the month is given."""

import re
from dataclasses import dataclass
from typing import Final

from reader.text.rules import Rule, rule

_REPUBLIC: Final = 1911
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR: Final = r"(?P<year>(?:1[89]|20)\d\d)"

AMERICAN: Final = rule(
    "month, day, year",
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, ?{_YEAR}\b",
    ("Mar. 07, 2023", "December 18, 2023", "Jun. 15, 2021"),
    ("18 June 2021", "Marrakesh 15, 1994"),
)
BRITISH: Final = rule(
    "day, month, year",
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? {_YEAR}\b",
    ("26 April 2019", "2 March 2024", "20 May, 1998"),
    ("May 20, 1998", "26 April"),
)
MONTHLY: Final = rule(
    "month, year",
    rf"\b{_MONTH},? {_YEAR}\b",
    ("Dec. 2022", "February 2020", "March, 2023"),
    ("Dec. 22", "Section 2020"),
)
CHINESE: Final = rule(
    "Chinese date",
    r"(?P<era>中華民國|中华民国|民國|民国)?\s*(?P<year>(?<!\d)(?:1[89]|20)\d\d|(?<!\d)\d{2,3})\s*年"
    r"(?:\s*(?P<month>1[0-2]|0?[1-9])\s*月)?(?:\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*日)?(?!度|\s*度|[代級间間以來来])",
    ("2023 年 6 月 28 日", "民國 108 年 12 月 25 日", "2005 年", "112年3月"),
    ("3 年"[:1], "106 年度判字第 3 號", "5 月 1 日", "1990年代"),
)
NUMERIC: Final = rule(
    "date in figures",
    r"(?<![\d/.-])(?P<year>(?:1[89]|20)\d\d|1\d\d)(?P<mark>[/.-])(?P<month>1[0-2]|0?[1-9])(?P=mark)"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/.-]\d|\d)",
    ("2023/05/01", "2023.5.1", "2023-05-01", "112.03.07"),
    ("7.146", "8.1-8.2", "2023/13/01", "DS556/R"),
)
YEAR: Final = rule(
    "year in brackets",
    rf"[(（][^()（）]{{0,60}}?\b{_YEAR}[a-z]?[)）]",
    ("(2019)", "（2005）", "(2d ed. 2010)", "(Fed. Cir. 2020)"),
    ("2019", "(1450)", "COM(2024) 25"[:5]),
)
LAST: Final = rule(
    "year at the end",
    rf", {_YEAR}\.?$",
    ("Second Edition, 2023", "Harbour Press, 2015."),
    ("Pub. 2023", "2023, Second Edition"),
)
RULES: Final[tuple[Rule, ...]] = (AMERICAN, BRITISH, MONTHLY, CHINESE, NUMERIC, YEAR, LAST)
_FULL: Final = (AMERICAN, BRITISH, CHINESE, NUMERIC)
_HAS_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d|年|\d\.\d")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """text[start:end] of what was looked through; parts: (year,), (year, month) or (year, month, day)."""

    start: int
    end: int
    parts: tuple[int, ...]


def find_date(text: str) -> FoundDate | None:
    """The first date in `text`: one with a day before one without, a bare year only within brackets."""
    if not _HAS_YEAR.search(text):
        return None
    found = [each for each in (rule.search(text) for rule in _FULL) if each]
    if not found:
        found = [each for each in (rule.search(text) for rule in (MONTHLY, YEAR, LAST)) if each][:1]
    if not found:
        return None
    first = min(found, key=re.Match.start)
    return FoundDate(first.start(), first.end(), _parts(first))


def _parts(found: re.Match[str]) -> tuple[int, ...]:
    groups = found.groupdict()
    year = int(groups["year"])
    if groups.get("era") or year < 200:
        year += _REPUBLIC
    month, day = groups.get("month"), groups.get("day")
    if not month:
        return (year,)
    number = int(month) if month.isdecimal() else 1 + _MONTHS.index(month[:3].lower())
    return (year, number, int(day)) if day else (year, number)

"""Ranges of dates and numbers as people type them: 2023, 2023-03..2023-05, >=民國112年, 110年至112年, 300-350."""

import calendar
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from reader.text.rules import rule
from reader.text.years import date_meant

Days = tuple[date, date]


class ReversedError(ValueError):
    """A range that ends before it begins; says it the other way round."""


TWO_ENDS: Final = rule(
    "two ends",
    r"(?P<low>[^~至到—–]*?)(?:\.{2,3}|[~至到—–])(?P<high>[^~至到—–]*)\Z",
    ("2023..2024", "2020..", "..民國112年", "300~350", "2023.3.1..2023.5.1", "112年至113年", "2023—2024"),
    ("2023", "2023.5.1", ">=2020", "2023-2024"),
)
HYPHENED: Final = rule(
    "two ends with a hyphen between them, or one date",
    r"(?P<low>[^-<>=≤≥]+)-(?P<high>[^-]+)\Z",
    ("2023-2024", "300-350", "112年3月-112年5月", "2023-03"),
    ("2023", "2023-03-05", "2023-", "<2023-03"),
)
ONE_END: Final = rule(
    "one end",
    r"(?P<sign>[<>]=?|[≤≥])(?P<end>[^<>=]+)\Z",
    (">=2020", "<民國112年", "≥300"),
    ("2020", ">", "=2020"),
)
REPUBLICAN: Final = rule("a year of the Republic", r"\d{2,3}年", ("112年3月", "99年"), ("2023年", "112"))
NAMED_BARELY: Final = rule(
    "a year of the Republic or before it, 年 left out",
    r"民[國国]?前?(?:\d{1,4}|元)\Z",
    ("民國112", "民国99", "民國前17", "民國元"),
    ("民國112年", "112", "民國"),
)
YEARS_BARELY: Final = rule("years of whatever was named before", r"\d{2,3}\Z", ("113", "99"), ("2023", "113年"))
NUMBER: Final = rule("a number", r"第?(?P<number>\d{1,9})[期號号]?\Z", ("320", "第320期", "12號"), ("三百", "3.5"))
RULES: Final = (TWO_ENDS, HYPHENED, ONE_END, REPUBLICAN, NAMED_BARELY, YEARS_BARELY, NUMBER)


def dates(typed: str) -> tuple[date | None, date | None] | None:
    """The first and last day, None = open, of a range of dates; None where `typed` is none.  Raises ReversedError."""
    ends = _ends(typed, lambda words: _days(words) is not None)
    if ends is None:
        return None
    sign, low, high = ends
    alike = NAMED_BARELY.match(low) and YEARS_BARELY.match(high)
    first, last = _days(low), _days(f"{high}年" if alike else high)
    if (low and first is None) or (high and last is None):
        return None
    try:
        begin = first and (first[1] + timedelta(1) if sign == ">" else first[0])
        end = last and (last[0] - timedelta(1) if sign == "<" else last[1])
    except OverflowError:
        return None
    if begin and end and begin > end:
        raise ReversedError(f"{high}..{low}")
    return begin, end


def numbers(typed: str) -> tuple[int | None, int | None] | None:
    """The first and last number of a range, as `dates`."""
    ends = _ends(typed, lambda words: NUMBER.match(words) is not None)
    if ends is None:
        return None
    sign, low, high = ends
    first, last = NUMBER.match(low), NUMBER.match(high)
    if (low and not first) or (high and not last):
        return None
    begin = int(first["number"]) + (sign == ">") if first else None
    end = int(last["number"]) - (sign == "<") if last else None
    if begin is not None and end is not None and begin > end:
        raise ReversedError(f"{high}..{low}")
    return begin, end


def _ends(typed: str, is_one: Callable[[str], bool]) -> tuple[str, str, str] | None:
    """A sign of comparison and what stands at the ends, "" where one is open; None where both are.

    is_one: whether words are a date, or a number, which may have a hyphen in it.
    """
    plain = "".join(unicodedata.normalize("NFKC", typed.replace("…", "..")).split())
    two, one = TWO_ENDS.match(plain) or (None if is_one(plain) else HYPHENED.match(plain)), ONE_END.match(plain)
    if two:
        return ("", two["low"], two["high"]) if two["low"] or two["high"] else None
    if one:
        sign = {"≤": "<=", "≥": ">="}.get(one["sign"], one["sign"])
        return (sign, one["end"], "") if sign[0] == ">" else (sign, "", one["end"])
    return ("", plain, plain) if plain else None


def _days(words: str) -> Days | None:
    """The first and last day of a year, a month or a day."""
    words = f"民國{words}" if REPUBLICAN.match(words) else f"{words}年" if NAMED_BARELY.match(words) else words
    named = date_meant(words)
    if named is None:
        return None
    year, month, day = named
    first_month, last_month = month or 1, month or 12
    try:
        last_day = day or calendar.monthrange(year, last_month)[1]
        return date(year, first_month, day or 1), date(year, last_month, last_day)
    except ValueError:
        return None

"""Dates in running text: 去（110）年, 民國112年, 今（2023）年3月7日, 11 月 11 日至 17 日.

A date that says its year is taken as it stands.  One that does not takes it from a date before it in the block, else
from the day of the document's issue, and is then not sure; where there is neither, it is no date.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from reader.model.dates import DateMention, Precision
from reader.structure.numerals import DIGITS, number
from reader.structure.rules import Expression, Rule, rule
from reader.structure.words.calendar_days import day_of, full_date, written_days, year_near
from reader.text.years import is_of_republic, western

_S: Final = r"[ \u3000]{0,2}"
_MONTH: Final = r"(?:\d{1,2}|十[一二]|[一二三四五六七八九十])"
_DAY: Final = r"(?:\d{1,2}|三十一|[二三]十|[二廿]?十?[一二三四五六七八九]|十)"
_TO: Final = rf"{_S}(?:至|到|迄|[~～–—－-]){_S}"
_WEST: Final = rf"(?:(?:1[89]|20|21)\d\d|[一二][{DIGITS}]{{3}})"
# The years of the Republic that nothing else marks as such: 20 年 6 月 is how long, 99 年 6 月 is when.
_BARE: Final = r"(?:[7-9]\d|1[0-4]\d)"

ERA: Final = rule(
    "year of the Republic, named so",
    rf"(?:中華)?民國{_S}(?P<era>\d{{1,3}}|[{DIGITS}十百]{{1,7}}|元){_S}(?:[（(]{_S}(?:西元)?{_S}\d{{4}}{_S}年?{_S}[）)]{_S})?年",
    ("民國112年", "中華民國 110 年", "民國一百一十年", "民國 110（2021）年", "民國元年"),
    ("民國前 1 年", "中華民國憲法", "民國初年"),
)
BRACKETED: Final = rule(
    "this or that year with its number in brackets",
    rf"[今去本明前後]年?{_S}[（(]{_S}(?:民國|西元)?{_S}(?P<bracketed>\d{{2,4}}){_S}[）)]{_S}年",
    ("去（110）年", "今（2023）年", "本 (113) 年"),
    ("去（110）月", "今（2023）", "附（110）年"),
)
WESTERN: Final = rule(
    "Western year",
    rf"(?:(?:西元|公元){_S})?(?<![\d第約近逾達{DIGITS}])(?<!\d[.,，])(?<![第約近逾達] )(?P<western>{_WEST}){_S}年",
    ("2021年", "西元 2021 年", "二〇二一年"),
    ("約2000年", "3021年", "12021年", "第2021年"),
)
BARE: Final = rule(
    "year of the Republic that what follows tells from a length of time",
    rf"(?<![\d第約近逾達])(?<!\d[.,，])(?<![第約近逾達] )(?P<bare>{_BARE}){_S}年"
    rf"(?={_S}(?:{_MONTH}{_S}月|度|底|初(?![期步次])|[上下]半年|第?{_S}[一二三四1-4]{_S}季"
    rf"|[~～–—－-]{_S}(?:19|20)\d\d{_S}年|[（(]{_S}(?:西元)?{_S}(?:19|20)\d\d))",
    ("110 年 3 月", "110年度", "110 年－2021 年", "99年底", "110 年（2021）"),
    ("110 年來", "110 年間", "20 年 6 月", "第110年度", "110 年的歷史", "110 年 3 個月"),
)
SINCE: Final = rule(
    "since a year of the Republic",
    rf"自{_S}(?P<since>{_BARE}){_S}年(?={_S}(?:起|以來|間))",
    ("自 110 年起", "自99年以來"),
    ("自 110 年前", "自 2 年起"),
)
RELATIVE: Final = rule(
    "a year counted from that of the issue",
    r"(?P<relative>今年(?![均資])|(?<![過失除])去年|(?<![聲說證文發])明年"
    r"|(?<![日資成基根版文樣原美])本年|(?<![以之先年日月目史提])前年(?!度)|(?<![之其戰此往])後年)",
    ("今年", "去年", "明年"),
    ("每年", "近年", "今年均"),
)
CARRIED: Final = rule(
    "a year counted from one named before",
    r"(?<![之的日度])(?P<carried>同年|翌年|次年|隔年)(?![級齡度])",
    ("同年", "翌年"),
    ("同年級", "同年齡", "次年度"),
)
THIS_MONTH: Final = rule(
    "a month counted from that of the issue",
    rf"(?P<monthly>(?<![日資成基根版文樣原])本|(?<![以月])上個?|(?<![以月])下個?){_S}(?:[（(]{_S}(?P<numbered>\d{{1,2}}){_S}[）)]{_S})?月(?![份會])",
    ("本月", "上個月", "下月", "本（11）月"),
    ("三個月", "月底"),
)
MONTH_DAY: Final = rule(
    "month and day",
    rf"(?<![\d年月/{DIGITS}十個])(?<!\d[.,，])(?P<month>{_MONTH}){_S}月{_S}(?=(?:{_DAY}){_S}(?:[日號、,，及和與至到~～–—－-]))",
    ("3月7日", "4 月 17、19 日", "11 月 11-17 日", "三月七日"),
    ("3個月", "3 月份", "4 月底"),
)
NUMERIC: Final = rule(
    "numeric date with its year",
    r"(?<![\d/.-])(?P<y>(?:19|20)\d\d|[7-9]\d(?=/)|1[0-4]\d(?=/))(?P<mark>[./-])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?![\d/-]|\.\d)",
    ("2024/4/17", "2025-03-08", "2024.4.26", "110/3/7"),
    ("3/7", "110.3.7", "192.168.1.1"),
)
SHORT: Final = rule(
    "month/day of which a weekday or a second day tells that it is no fraction",
    r"(?<![\d/.])(?P<sm>\d{1,2})/(?P<sd>\d{1,2})(?=[ ]?[（(][一二三四五六日][）)]|[ ]?[-–~～至][ ]?\d{1,2}(?![\d%]))",
    ("11/16-17", "4/30（二）", "12/30-1/2"),
    ("3/7", "2/3 以上", "24/7"),
)
CELL: Final = rule(
    "month/day in a table of events",
    r"(?<![\d/.])(?P<sm>\d{1,2})/(?P<sd>\d{1,2})(?![\d/%])",
    ("5/7", "11/16-17"),
    ("110/3/7", "1/2%", "7"),
)
_EVERYWHERE: Final = (ERA, BRACKETED, WESTERN, BARE, SINCE, RELATIVE, CARRIED, THIS_MONTH, MONTH_DAY, NUMERIC)
RULES: Final[tuple[Rule, ...]] = (*_EVERYWHERE, SHORT, CELL)


def _any(rules: Sequence[Rule]) -> Expression:
    return Expression("|".join(f"(?P<rule{at}>{each.text})" for at, each in enumerate(rules)))


_IN_TEXT: Final = _any((*_EVERYWHERE, SHORT))
_IN_TABLE: Final = _any((*_EVERYWHERE, CELL))
_HINT: Final = re.compile(r"[年月]|\d[./-]\d")
_HINT_OF_DAY: Final = re.compile(r"年|\d\s?[./-]|[A-Z][a-z]{2}")  # with its year
_THEN_MONTH: Final = re.compile(rf"{_S}(?:[（(][^（()）]{{0,4}}[）)]{_S})?(?P<month>{_MONTH}){_S}月")
_THEN_DAY: Final = re.compile(rf"{_S}(?P<day>{_DAY})(?:{_S}[日號]|(?={_S}[、,，及和與至到~～–—－-]{_S}{_DAY}))")
_THEN_DAYS: Final = re.compile(
    rf"{_S}[、,，及和與]{_S}(?P<day>{_DAY})(?:{_S}[日號]|(?={_S}[、,，及和與至到~～–—－-]{_S}{_DAY}))"
)
_TO_DAY: Final = re.compile(
    rf"{_TO}(?:(?P<next>翌年|次年|隔年|明年)|同年|(?:(?:中華民國|民國|西元)?{_S}(?P<year>\d{{2,4}}){_S}年))?{_S}"
    rf"(?:(?P<month>{_MONTH}){_S}月{_S})?(?P<day>{_DAY}){_S}[日號]"
)
_TO_MONTH: Final = re.compile(rf"{_TO}(?P<month>{_MONTH}){_S}月(?!{_S}{_DAY}{_S}[日號])")
_TO_SHORT: Final = re.compile(r"[ ]?[-–~～至][ ]?(?:(?P<month>\d{1,2})/)?(?P<day>\d{1,2})(?![\d%/])")

_FROM_ISSUE: Final = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "後年": 2}
_FROM_CARRIED: Final = {"同年": 0, "翌年": 1, "次年": 1, "隔年": 1}
_WRAP: Final = 9
_NEWS: Final = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class _Year:
    """What is known of the year.  close: whether further days of the story may be taken to lie in it, as they are not
    in that of 「1974 年貿易法」.  month: the last one named in it."""

    year: int
    republic: int | None = None
    sure: bool = True
    close: bool = True
    month: int | None = None


def date_mentions(text: str, issued: date | None = None, of_events: bool = False) -> tuple[DateMention, ...]:
    """The dates in a block's `text`, in order, none overlapping another.

    issued: the day of the document.  of_events: whether the text is a table of events, in which 5/7 is a day and no
    fraction.
    """
    if not _HINT.search(text):
        return ()
    return tuple(_Reading(text, issued, _IN_TABLE if of_events else _IN_TEXT).mentions())


def first_day(text: str) -> date | None:
    """The first day that `text` names with its year, in figures; failing that, the first in words: June 15, 2024 or
    民國一百年六月五日."""
    if not _HINT_OF_DAY.search(text):
        return None
    if day := full_date(text):
        return day
    named = [(start, days[0]) for start, _, days in written_days(text, None)]
    named += [(told.start, told.first) for told in date_mentions(text) if told.sure and told.precision is Precision.DAY]
    return min(named)[1] if named else None


class _Reading:
    """One pass over a text, which remembers the year last named."""

    def __init__(self, text: str, issued: date | None, beginnings: Expression) -> None:
        self._text = text
        self._beginnings = beginnings
        self._issued = issued
        self._known: _Year | None = None
        self._last_end = 0

    def mentions(self) -> Iterator[DateMention]:
        at = 0
        while found := self._beginnings.search(self._text, at):
            at = found.end()
            for mention in self._read(found):
                at = self._last_end = max(at, mention.end)
                yield mention

    def _read(self, found: re.Match[str]) -> Iterator[DateMention]:
        if found["m"] or found["sm"]:
            yield from self._numeric(found)
        elif found["month"] or found["monthly"]:
            yield from self._monthly(found)
        elif (year := self._year(found)) is not None:
            yield from self._from_year(found, year)

    def _year(self, found: re.Match[str]) -> _Year | None:
        """What the words for a year mean; None where they mean nothing here."""
        issued, known = self._issued, self._known
        if found["relative"]:
            return _Year(issued.year + _FROM_ISSUE[found["relative"]], sure=False) if issued else None
        if found["carried"]:
            return _Year(known.year + _FROM_CARRIED[found["carried"]], sure=False) if known else None
        figures = found["era"] or found["bracketed"] or found["bare"] or found["since"]
        written = number(figures or found["western"])
        republic = written if figures and is_of_republic(written) else None
        year = western(written) if figures else written
        if not 1 <= written <= 2200 or (republic is None and year < 1800):
            return None
        return _Year(year, republic, close=bool(found["bracketed"]))

    def _from_year(self, found: re.Match[str], year: _Year) -> Iterator[DateMention]:
        month = _THEN_MONTH.match(self._text, found.end())
        if month is None or not 1 <= number(month["month"]) <= 12:
            self._know(year)
            first, last = date(year.year, 1, 1), date(year.year, 12, 31)
            yield DateMention(found.start(), found.end(), first, last, Precision.YEAR, year.republic, year.sure)
            return
        yield from self._from_month(found.start(), month.end(), year, number(month["month"]))

    def _from_month(self, start: int, end: int, year: _Year, month: int) -> Iterator[DateMention]:
        """A month whose name ends at `end`, with the days that follow."""
        self._know(_Year(year.year, close=True, month=month))
        day = _THEN_DAY.match(self._text, end)
        first = day_of(year.year, month, number(day["day"])) if day else None
        if day and first:
            yield from self._days(start, day.end(), year, first)
            return
        to = _TO_MONTH.match(self._text, end)
        last = number(to["month"]) if to else month
        if to and month < last <= 12:
            end = to.end()
        else:
            last = month
        days = date(year.year, month, 1), _end_of_month(year.year, last)
        yield DateMention(start, end, *days, Precision.MONTH, year.republic, year.sure)

    def _days(self, start: int, end: int, year: _Year, first: date) -> Iterator[DateMention]:
        """A day, or from it to another one, or several of its month, each a date of its own."""
        made = partial(DateMention, precision=Precision.DAY, republic=year.republic, sure=year.sure)
        if (to := _TO_DAY.match(self._text, end)) and (last := self._last(to, first)):
            yield made(start, to.end(), first, last)
            return
        yield made(start, end, first, first)
        while following := _THEN_DAYS.match(self._text, end):
            end = following.end()
            if day := day_of(first.year, first.month, number(following["day"])):
                yield made(following.start("day"), end, day, day)

    def _last(self, to: re.Match[str], first: date) -> date | None:
        """The day to which a stretch leads; None where it would end before it begins."""
        month = number(to["month"]) if to["month"] else first.month
        year = western(int(to["year"])) if to["year"] else first.year + bool(to["next"])
        if not to["year"] and not to["next"] and month < first.month:
            year += 1
        last = day_of(year, month, number(to["day"]))
        return last if last and last > first else None

    def _monthly(self, found: re.Match[str]) -> Iterator[DateMention]:
        """A month without a year."""
        if found["month"]:
            month = number(found["month"])
            # A month by itself, as where its day is none, is no date.
            day = _THEN_DAY.match(self._text, found.end())
            year = self._nearest(found.start(), month, number(day["day"])) if day else None
            if year:
                yield from self._from_month(found.start(), found.end(), _Year(year, sure=False), month)
            return
        if self._issued is None:
            return
        steps = {"本": 0, "上": -1, "下": 1}[found["monthly"][0]]
        months = self._issued.year * 12 + self._issued.month - 1 + steps
        if found["numbered"] and not 1 <= int(found["numbered"]) <= 12:
            return
        month = int(found["numbered"]) if found["numbered"] else months % 12 + 1
        year = (year_near(self._issued, month) or months // 12) if found["numbered"] else months // 12
        yield from self._from_month(found.start(), found.end(), _Year(year, sure=False), month)

    def _nearest(self, at: int, month: int, day: int) -> int | None:
        """The year of a day without one that is named at `at`; None for no day.

        Within a sentence that of the date before it; then that of the issue, for what lies near it is news; then that
        of the date before it in the text; then the nearest to the issue.
        """
        known = self._known if self._known and self._known.close else None
        told = known and known.year + (known.month is not None and known.month - month >= _WRAP)
        near = year_near(self._issued, month) if 1 <= month <= 12 else None
        held = day_of(near, month, day) if near else None
        is_news = held is not None and self._issued is not None and abs(held - self._issued) <= _NEWS
        apart = any(self._text.find(mark, self._last_end, at) >= 0 for mark in "。\n")
        year = near if is_news and (apart or not told) else told or near
        return year if year and day_of(year, month, day) else None

    def _numeric(self, found: re.Match[str]) -> Iterator[DateMention]:
        month, day = int(found["m"] or found["sm"]), int(found["d"] or found["sd"])
        written = int(found["y"]) if found["y"] else self._nearest(found.start(), month, day)
        first = day_of(western(written), month, day) if written else None
        if first is None or written is None:
            return
        sure, republic = bool(found["y"]), written if is_of_republic(written) else None
        last, end = first, found.end()
        if not sure and (to := _TO_SHORT.match(self._text, end)) and (until := self._last_short(to, first)):
            last, end = until, to.end()
        self._know(_Year(first.year, month=month))
        yield DateMention(found.start(), end, first, last, Precision.DAY, republic, sure)

    def _last_short(self, to: re.Match[str], first: date) -> date | None:
        month = int(to["month"] or first.month)
        last = day_of(first.year + (month < first.month), month, int(to["day"]))
        return last if last and last > first else None

    def _know(self, year: _Year) -> None:
        """Remember a year, but let no far one in a name take the place of that of the story."""
        if year.close or self._known is None or not self._known.close:
            self._known = year


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])

"""The other ways to write the year, month or day that a few words name: 2021 and 民國110年, 去（110）年, 110年3月.

Only forms that mean a date wherever they stand: 110 年 alone may be how long something lasted.
"""

import re
from collections.abc import Iterator
from typing import Final

REPUBLIC: Final = 1911
"""The year before its first."""
_OF_REPUBLIC: Final = 200  # from here on years that are written without an era are Western
_FIGURES: Final = "〇一二三四五六七八九"
_THEN: Final = r"(?:年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日號])?)?)"


def _western(year: str) -> re.Pattern[str]:
    signs = r"(?P<mark>[-/.])(?P<m>\d{1,2})(?:(?P=mark)(?P<d>\d{1,2}))?"
    return re.compile(rf"(?:西元|公元)?(?P<year>{year})(?:{_THEN}|{signs})?")


_WESTERN: Final = _western(r"(?:19|20)\d\d")
_REPUBLICAN: Final = re.compile(rf"(?:中[華华])?民[國国](?P<year>\d{{1,3}}){_THEN}")
_ANY_WESTERN: Final = _western(r"\d{4}")
_ANY_REPUBLICAN: Final = re.compile(rf"(?:中[華华])?民[國国]?(?P<before>前)?(?P<year>\d{{1,4}}|元){_THEN}")
_DATED: Final = "今去本明前"
# From here on to the end of what can be meant, NN 年 M 月 is no length of time.
_BARE: Final = range(70, 150)


def is_of_republic(year: int) -> bool:
    """Whether a number for a year counts from the Republic where no era is named: 113, and not 2024."""
    return year < _OF_REPUBLIC


def western(year: int) -> int:
    """The Western year of a number that may count from the Republic."""
    return year + REPUBLIC if is_of_republic(year) else year


def year_forms(words: str) -> tuple[str, ...]:
    """Further forms of the date that `words` name, none of them `words`; empty where they name none."""
    named = _date_named(words)
    if named is None:
        return ()
    plain = "".join(words.split())
    return tuple(form for form in dict.fromkeys(_forms(plain, *named)) if form != plain)


def _date_named(words: str) -> tuple[int, int | None, int | None] | None:
    """The Western year, the month and the day, as far as they are given, that `words` name and nothing else."""
    plain = "".join(words.split())
    if found := _WESTERN.fullmatch(plain):
        return _date(int(found["year"]), found["month"] or found["m"], found["day"] or found["d"])
    if found := _REPUBLICAN.fullmatch(plain):
        return _date(int(found["year"]) + REPUBLIC, found["month"], found["day"])
    return None


def date_meant(words: str) -> tuple[int, int | None, int | None] | None:
    """The Western year, the month and the day, as far as they are given, of `words` by which nothing but a date is
    meant: of any century, and before the Republic (民國前17年)."""
    plain = "".join(words.split())
    if found := _ANY_WESTERN.fullmatch(plain):
        return _date(int(found["year"]), found["month"] or found["m"], found["day"] or found["d"])
    if found := _ANY_REPUBLICAN.fullmatch(plain):
        years = 1 if found["year"] == "元" else int(found["year"])
        return _date(REPUBLIC + (1 - years if found["before"] else years), found["month"], found["day"])
    return None


def _date(year: int, month: str | None, day: str | None) -> tuple[int, int | None, int | None] | None:
    if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    return year, int(month) if month else None, int(day) if day else None


def _forms(plain: str, year: int, month: int | None, day: int | None) -> Iterator[str]:
    republic = year - REPUBLIC
    ends = list(_ends(month, day))
    # 2021 is found in each of these as it stands.
    if plain != str(year):
        yield from (f"{year}年{end}" for end in ends)
        yield from (f"{dated}（{year}）年{end}" for dated in _DATED for end in ends)
    if republic < 1:
        return
    # The two that are met most come first: they stand for all where the forms are named.
    for end in ends:
        yield f"民國{republic}年{end}"
        yield from (f"{dated}（{republic}）年{end}" for dated in _DATED)
        if republic in _BARE and month:
            yield f"{republic}年{end}"
    chinese = "" if month is None else f"{_spoken(month)}月" + (f"{_spoken(day)}日" if day else "")
    yield from (f"民國{figures}年{chinese}" for figures in _in_chinese(republic))
    if republic in _BARE and month is None:
        yield from (f"{republic}年{each}月" for each in range(1, 13))
        yield from (f"{republic}年0{each}月" for each in range(1, 10))
        yield from (f"{republic}年{end}" for end in ("度", "底"))
        yield f"自{republic}年起"


def _ends(month: int | None, day: int | None) -> Iterator[str]:
    """What follows the year, with and without a leading zero."""
    if month is None:
        yield ""
        return
    for months in dict.fromkeys((f"{month}月", f"{month:02}月")):
        yield from dict.fromkeys((f"{months}{day}日", f"{months}{day:02}日")) if day else (months,)


def _in_chinese(number: int) -> tuple[str, ...]:
    """一百一十, 一百十 and 一一〇."""
    spoken = _spoken(number)
    figures = "".join(_FIGURES[int(figure)] for figure in str(number)) if number > 10 else spoken
    return tuple(dict.fromkeys((spoken, spoken.replace("百一十", "百十"), figures)))


def _spoken(number: int) -> str:
    """1 to 199."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    parts = f"{_FIGURES[hundreds]}百" if hundreds else ""
    if tens:
        parts += "十" if tens == 1 and not hundreds else f"{_FIGURES[tens]}十"
    elif hundreds and ones:
        parts += "零"
    return parts + (_FIGURES[ones] if ones else "")

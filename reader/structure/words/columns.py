"""A row's pieces into its columns, where blanks stand within cells too: by the kinds of values that columns hold."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from statistics import mean, pstdev
from typing import Final, NamedTuple

from reader.structure.characters import IDEOGRAPH, SPACES, is_wide
from reader.structure.rules import Rule, first_of, number_of, rule

_NUMBER: Final = r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DAY: Final = r"(?:(?:民國)?\d{2,4}\s?[年./-]\s?)?\d{1,2}\s?[月/.-]\s?\d{1,2}\s?日?"
_HOUR: Final = r"(?:[01]?\d|2[0-4])[:：][0-5]\d"
_IN_WEEK: Final = r"(?:\s?[（(](?:星期|週)?[一二三四五六日][）)])"
VALUES: Final[tuple[Rule, ...]] = (
    rule(
        "day",
        rf"{_DAY}(?:{_IN_WEEK}?\s?[-–—~～至]\s?(?:{_DAY}|\d{{1,2}}\s?日?))?{_IN_WEEK}?$"
        r"|(?:民國)?\d{2,4}\s?年\s?\d{1,2}\s?月[初底]?$",
        (
            "2019/1/1",
            "108 年 7 月",
            "2019 年 1 月 1 日",
            "3/20",
            "11/16-17",
            "2023/10/1–2025/12/31",
            "3/18（二）",
            "3/18（二）-20（四）",
        ),
        ("3%", "7.5億歐元", "101會議室"),
    ),
    rule(
        "weekday",
        r"[（(]?(?:星期|週)?[一二三四五六日][）)]?(?:[~～-][一二三四五六日])?$",
        ("二", "週三", "四~五"),
        ("法國",),
    ),
    rule(
        "time",
        rf"(?:{_DAY}\s?(?:[（(][一二三四五六日][）)]\s?)?)?(?:[上下中]午|晚間)?\s?{_HOUR}(?:\s?[-–—~～至]\s?{_HOUR})?$|全[天日]$|(?:{_DAY}\s?)?[上下中]午$",
        ("09:00-12:00", "下午 14:00", "全天", "4 月 2 日 14:00-16:00", "5 月 3 日下午"),
        ("2/24", "37:12"),
    ),
    rule(
        "percentage",
        rf"{_NUMBER}\s?(?:%|％|個百分點)(?:\s?[-–~～至]\s?{_NUMBER}\s?[%％])?$|{_NUMBER}\s?[-–~～至]\s?{_NUMBER}\s?[%％]$",
        ("3%", "19.38%", "3%~5%", "0–7.5%"),
        ("3",),
    ),
    rule(
        "amount",
        rf"(?:US\$|NT\$|[$€£¥])\s?{_NUMBER}(?:\s?[兆億萬千百]+)?$"
        rf"|約?\s?{_NUMBER}\s?(?:[兆億萬千百]+\s?)?(?:[美歐日英加澳新臺台人韓]?[元幣圓鎊]|英鎊|盧比|盧布|法郎|泰銖|披索|里亞爾|公噸|噸|人|件|項|家|星幣)$"
        rf"|約?\s?{_NUMBER}\s?[兆億萬]+$",
        ("7.5億歐元", "5億英鎊", "2,500 萬歐元", "US$ 300", "37 億"),
        ("3%", "2019/1/1", "法國", "37"),
    ),
    rule("year", r"(?:民國)?\d{2,4}\s?年(?:度|底|初)?$", ("2024 年", "113年度"), ("3 年半", "2024 年 4 月")),
    rule("code", r"[A-Z][A-Z0-9]{1,7}(?:/[A-Z][A-Z0-9]{1,7})*$", ("WTO", "IMF/WB", "G7"), ("Trade", "WTO：")),
    rule("sign", r"[○◎△×✕✗✘✓✔√]$", ("○", "✓"), ("●", "○ 通關", "－")),
    rule("address", r"(?:https?://|www\.)\S+$", ("https://a.tw/b",), ("網址",)),
)
_HEADS: Final = (
    ("day", ("日期", "生效日", "截止", "日程")),
    ("weekday", ("星期",)),
    ("time", ("時間", "時段")),
    ("percentage", ("稅率", "比率", "占比", "比重", "成長率", "增幅", "降幅")),
    ("address", ("網址", "連結")),
    ("code", ("組織", "機構", "簡稱", "縮寫", "代碼")),
    ("amount", ("金額", "門檻", "出口額", "進口額", "貿易額", "費用")),
)
_WHOLE: Final = {"主辦": "code"}
RULES: Final[tuple[Rule, ...]] = VALUES
_ANY_VALUE: Final = first_of(VALUES)
_OPENING: Final = SPACES | set("民一二三四五六日星週上下中全晚約（($€£¥+-−○◎△×✕✗✘✓✔√hwABCDEFGHIJKLMNOPQRSTUVWXYZ")

_AMOUNT: Final = re.compile(r"[-+−]?(?:\d{4,}|\d[\d,]*(?:[.:,]\d+)+)[%％]?$")  # no figure of a sentence: 2404.19
_ABBREVIATION: Final = re.compile("[A-Z]-?[A-Z]{1,5}$")
_DAY_OPEN: Final = re.compile(rf"{_DAY}(?:\s?[-–—~～至]\s?(?:{_DAY}|\d{{1,2}})?)?\s?(?:[（(]|$)")
_LONGEST: Final = 6  # pieces of a value that has blanks in it
_MOST_PIECES: Final = 60
_MOST_PARTED: Final = 40  # of those of a row with one group
ENOUGH: Final = 6  # rows that tell what a column holds
_FITS: Final = 3.0
_STRANGE: Final = -3.0
_WORDS: Final = -1.0  # 逕洽 in the place of a value
_BETTER: Final = 1.0  # by how much other cells must fit better than those that the first blanks part
_JOIN_CHINESE: Final = -0.4  # for each blank within a cell: between Chinese words only cells are parted by blanks
_JOIN_FIGURES: Final = -0.3
_JOIN: Final = -0.2  # at a border between Chinese and Latin, or a figure
_PERCENT: Final = "%％"
_JOIN_LATIN: Final = -0.05
_JOIN_ABBREVIATED: Final = -0.1  # HS 審查: an abbreviation leads Chinese words rather than it ends Latin ones
_JOIN_VALUE: Final = -0.1  # more where one of the two reads as a value, and twice that beside a Latin word
_USUAL: Final = 0.5  # for a cell in the script of its column
_OF_TIME: Final = ("day", "time")  # a figure alone is no word in their place: the year of an event begins its name
NOTHING: Final = re.compile(r"(?:[-–—－]|[無免]|未定|不詳|同上|N/A|n\.a\.)$")
"""What stands for an empty cell."""
_FEW: Final = 2  # rows
_IDEOGRAPH: Final = re.compile(f"{IDEOGRAPH}")
_SMALL: Final = re.compile("[a-z]")
_MOSTLY: Final = 0.6  # of the rows that must agree in the script of a column
_EARLY: Final = 0.01  # for each blank within a cell and each column from it to the last: the last takes what is left


class Usual(NamedTuple):
    """What the cells of a column are in most rows: their script, as `_script` has it, None where they differ, and the
    kinds of value that several of them are."""

    script: str | None
    values: frozenset[str | None]


UNKNOWN: Final = Usual(None, frozenset())
"""Of a column of which nothing is told."""


def may_be_value(text: str) -> bool:
    """Whether `text` begins as values do."""
    return text[:1] in _OPENING or text[:1].isdecimal()


@lru_cache(maxsize=1 << 12)  # of cells, which each way to part a table asks for again
def value_of(text: str) -> str | None:
    """The kind of value that `text` is, None for words."""
    if not may_be_value(text):
        return None
    found = _ANY_VALUE.match(text)
    return VALUES[number_of(found)].name if found else None


def is_value(text: str) -> bool:
    """Whether `text` is a value, or a figure without a unit."""
    return text.isdecimal() or value_of(text) is not None


def kinds(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str | None, ...]:
    """The kind of value that each column holds, by what the rows agree on, else by the word above it if any bears it
    out; one abbreviation alone may as well be a name."""
    result: list[str | None] = []
    for column, title in enumerate(head):
        values = [value_of(row[column]) for row in rows[:ENOUGH] if len(row) == len(head)]
        held = set(values)
        named = next((kind for kind, words in _HEADS if any(word in title for word in words)), _WHOLE.get(title))
        agreed = len(held) == 1 and None not in held and (values[0] != "code" or len(values) > 1)
        result.append(next(iter(held)) if agreed else named if not held or named in held else None)
    return tuple(result)


def begins_with(kind: str, text: str) -> bool:
    """Whether `text` begins with a value of `kind`, or with the start of one that its line breaks off."""
    pieces = text.split()
    return any(value_of(" ".join(pieces[:count])) == kind for count in range(1, min(len(pieces), _LONGEST) + 1)) or (
        kind == "day" and _DAY_OPEN.match(text) is not None
    )


def fitted(
    groups: Sequence[Sequence[str]], held: Sequence[str | None], usually: Sequence[Usual] = ()
) -> list[str] | None:
    """The pieces of `groups` as one cell a column, so that they fit best; no cell has pieces of two groups.

    usually: what the columns hold in most rows, empty where nothing tells.  None where there are too few pieces or too
    many, or no cell for each group.
    """
    behind = [sum(map(len, groups[at:])) for at in range(1, len(groups) + 1)]  # how many pieces stand behind each group

    @cache
    def best(group: int, start: int, column: int) -> tuple[float, tuple[str, ...]]:
        if group == len(groups):
            return 0.0, ()
        found: tuple[float, tuple[str, ...]] = (float("-inf"), ())
        pieces, left = groups[group], len(held) - column - 1  # columns behind this one
        for end in range(start + 1, len(pieces) + 1):
            is_whole = end == len(pieces)
            if not len(groups) - group - is_whole <= left <= len(pieces) - end + behind[group]:
                continue  # no cell for each group, or no piece for each cell
            score, cells = best(group + 1, 0, column + 1) if is_whole else best(group, end, column + 1)
            early = _EARLY * (end - start - 1) * (len(held) - column)
            here = fit(pieces[start:end], held[column], usually[column] if usually else UNKNOWN) - early
            if here + score > found[0]:
                found = here + score, (" ".join(pieces[start:end]), *cells)
        return found

    count = sum(map(len, groups))
    if count == len(held):
        return [piece for pieces in groups for piece in pieces]
    if not len(held) < count <= _MOST_PIECES:
        return None
    score, cells = best(0, 0, 0)
    return list(cells) if score > float("-inf") else None


def parted(pieces: Sequence[str], held: Sequence[str | None]) -> list[str] | None:
    """`pieces` as one cell a column, each one or more of them, so that values fit, else with the rest in the last.

    None where no kind is known, or there are too few pieces or too many.
    """
    if len(pieces) < len(held) or not any(held) or len(pieces) > _MOST_PARTED:
        return None

    @cache
    def best(start: int, column: int) -> tuple[float, tuple[int, ...]]:
        if column == len(held) - 1:
            return fit(pieces[start:], held[column]), (len(pieces),)
        found: tuple[float, tuple[int, ...]] = (float("-inf"), ())
        for end in range(start + 1, len(pieces) - (len(held) - column - 1) + 1):
            score, ends = best(end, column + 1)
            found = max(found, (fit(pieces[start:end], held[column]) + score, (end, *ends)))
        return found

    by_blanks = [*pieces[: len(held) - 1], " ".join(pieces[len(held) - 1 :])]
    score, ends = best(0, 0)
    if score < sum(fit(cell.split(), kind) for cell, kind in zip(by_blanks, held, strict=True)) + _BETTER:
        return by_blanks
    return [" ".join(pieces[start:end]) for start, end in zip((0, *ends), ends, strict=False)]


def usual(rows: Sequence[Sequence[str]]) -> tuple[Usual, ...]:
    """What each column of `rows` holds, as far as these agree; of a row or two nothing is told."""
    return tuple(map(_usual, zip(*rows, strict=True))) if len(rows) > _FEW else ()


def _usual(column: Sequence[str]) -> Usual:
    (script, times), *_ = Counter(map(_script, column)).most_common(1)
    values = Counter(map(value_of, column))
    return Usual(
        script if times >= _MOSTLY * len(column) else None, frozenset(kind for kind in values if values[kind] > 1)
    )


def _script(cell: str) -> str:
    """latin without ideographs, chinese with as many of these as there are small letters, or else both."""
    chinese, latin = len(_IDEOGRAPH.findall(cell)), len(_SMALL.findall(cell))
    if not chinese:
        return "latin"
    return "chinese" if chinese >= latin else "both"


@lru_cache(maxsize=1 << 10)  # of a pair of pieces is asked for each of the cells that both may be in
def _cost_between(left: str, right: str) -> float:
    """What it costs to have two pieces in one cell."""
    last, first = left[-1], right[0]
    is_next = first.isdecimal() and value_of(left) not in (None, "code")
    value = _JOIN_VALUE if is_next or _AMOUNT.match(left) or _AMOUNT.match(right) else 0.0
    wide = (is_wide(last) and last not in _PERCENT) + is_wide(first)
    if wide == 2 or (wide and not (_is_of_word(last) and first.isalnum())):
        return value + _JOIN_CHINESE
    if wide:
        return value + (_JOIN_ABBREVIATED if _ABBREVIATION.match(left) else _JOIN)
    if last.isdecimal() and first.isdecimal():
        return value + _JOIN_FIGURES
    abbreviated = _ABBREVIATION.match(left) or _ABBREVIATION.match(right)
    return 2 * value + _JOIN_LATIN + (_JOIN_ABBREVIATED if abbreviated else 0.0)


def _is_of_word(char: str) -> bool:
    """Whether `char` ends a word or a figure."""
    return char.isalnum() or char in _PERCENT


def unevenness(columns: Iterable[Iterable[str]]) -> float:
    """By how many characters the lengths of a column's cells differ, in the mean of the columns."""
    return mean(pstdev(map(len, column)) for column in columns)


def fit(pieces: Sequence[str], kind: str | None, held: Usual = UNKNOWN) -> float:
    """How well the pieces fit as one cell of a column that holds `kind`, and mostly what `held` has; the more the
    better."""
    value = value_of(" ".join(pieces))
    if value is not None and (value == kind or (kind == "time" and value == "day")):
        return _FITS
    if kind is not None and len(pieces) == 1 and NOTHING.match(pieces[0]):
        return _FITS
    cost = sum(map(_cost_between, pieces, pieces[1:]))
    if held.script and (held.script == _script(" ".join(pieces)) or NOTHING.match(pieces[0])):
        cost += _USUAL
    if kind is None:
        return cost + (_STRANGE / 2 if held is not UNKNOWN and value not in (None, "code", *held.values) else 0.0)
    is_word = value is None and len(pieces) == 1 and not (kind in _OF_TIME and pieces[0].isdecimal())
    return cost + (_WORDS if is_word else _STRANGE)

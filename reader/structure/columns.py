"""A row's pieces into its columns, where blanks stand within cells too: by the kinds of values that columns hold."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from reader.structure.characters import has_chinese
from reader.structure.rules import Rule, rule

_NUMBER: Final = r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DAY: Final = r"(?:(?:民國)?\d{2,4}\s?[年./-]\s?)?\d{1,2}\s?[月/.-]\s?\d{1,2}\s?日?"
VALUES: Final[tuple[Rule, ...]] = (
    rule(
        "day",
        rf"{_DAY}(?:\s?[-–—~～至]\s?(?:{_DAY}|\d{{1,2}}\s?日?))?(?:\s?[（(][一二三四五六日][）)])?$",
        ("2019/1/1", "2019 年 1 月 1 日", "3/20", "11/16-17", "2023/10/1–2025/12/31", "3/18（二）"),
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
        r"(?:[上下中]午|晚間)?\s?\d{1,2}[:：]\d{2}(?:\s?[-–—~～至]\s?\d{1,2}[:：]\d{2})?$|全[天日]$|[上下]午$",
        ("09:00-12:00", "下午 14:00", "全天"),
        ("2/24",),
    ),
    rule(
        "percentage",
        rf"{_NUMBER}\s?(?:%|％|個百分點)(?:\s?[-–~～至]\s?{_NUMBER}\s?[%％])?$",
        ("3%", "19.38%", "3%~5%"),
        ("3",),
    ),
    rule(
        "amount",
        rf"(?:US\$|NT\$|[$€£¥])\s?{_NUMBER}(?:\s?[兆億萬千百]+)?$"
        rf"|約?\s?{_NUMBER}\s?(?:[兆億萬千百]+\s?)?(?:[美歐日英加澳新臺台人韓]?[元幣圓鎊]|英鎊|公噸|噸|人|件|項|家|星幣)$"
        rf"|約?\s?{_NUMBER}\s?[兆億萬]+$",
        ("7.5億歐元", "5億英鎊", "2,500 萬歐元", "US$ 300", "37 億"),
        ("3%", "2019/1/1", "法國", "37"),
    ),
    rule("address", r"(?:https?://|www\.)\S+$", ("https://a.tw/b",), ("網址",)),
)
_HEADS: Final = (
    ("day", ("日期", "生效日", "截止", "日程")),
    ("weekday", ("星期",)),
    ("time", ("時間", "時段")),
    ("percentage", ("稅率", "比率", "占比", "比重", "成長率", "增幅", "降幅")),
    ("address", ("網址", "連結")),
    ("amount", ("金額", "門檻", "出口額", "進口額", "貿易額", "費用")),
)
RULES: Final[tuple[Rule, ...]] = VALUES

_ENOUGH: Final = 6  # rows that tell what a column holds
_FITS: Final = 3.0
_STRANGE: Final = -3.0
_WORDS: Final = -1.0  # 逕洽 or — in the place of a value
_BETTER: Final = 1.0  # by how much other cells must fit better than those that the first blanks part
_JOIN: Final = -0.2  # for each blank within a cell; between Latin words less
_JOIN_LATIN: Final = -0.05


def value_of(text: str) -> str | None:
    """The kind of value that `text` is, None for words."""
    return next((candidate.name for candidate in VALUES if candidate.match(text)), None)


def kinds(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str | None, ...]:
    """The kind of value that each column holds, by what the rows agree on, else by the word above it."""
    result: list[str | None] = []
    for column, title in enumerate(head):
        held = {value_of(row[column]) for row in rows[:_ENOUGH] if len(row) == len(head)}
        named = next((kind for kind, words in _HEADS if any(word in title for word in words)), None)
        result.append(next(iter(held)) if len(held) == 1 and None not in held else named)
    return tuple(result)


def parted(pieces: Sequence[str], held: Sequence[str | None]) -> list[str] | None:
    """`pieces` as one cell a column, each one or more of them, so that values fit, else with the rest in the last.

    None where no kind is known.
    """
    if len(pieces) < len(held) or not any(held) or len(pieces) > 40:
        return None

    @cache
    def best(start: int, column: int) -> tuple[float, tuple[int, ...]]:
        if column == len(held) - 1:
            return _fit(pieces[start:], held[column]), (len(pieces),)
        found: tuple[float, tuple[int, ...]] = (float("-inf"), ())
        for end in range(start + 1, len(pieces) - (len(held) - column - 1) + 1):
            score, ends = best(end, column + 1)
            found = max(found, (_fit(pieces[start:end], held[column]) + score, (end, *ends)))
        return found

    usual = [*pieces[: len(held) - 1], " ".join(pieces[len(held) - 1 :])]
    score, ends = best(0, 0)
    if score < sum(_fit(cell.split(), kind) for cell, kind in zip(usual, held, strict=True)) + _BETTER:
        return usual
    return [" ".join(pieces[start:end]) for start, end in zip((0, *ends), ends, strict=False)]


def _fit(pieces: Sequence[str], kind: str | None) -> float:
    cost = sum(_JOIN if has_chinese(left) or has_chinese(right) else _JOIN_LATIN for left, right in pairwise(pieces))
    value = value_of(" ".join(pieces))
    if kind is None:
        return cost + (_STRANGE / 2 if value else 0.0)
    if value == kind:
        return _FITS
    return cost + (_WORDS if value is None and len(pieces) == 1 else _STRANGE)

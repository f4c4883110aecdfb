"""Timelines: days, months or years that stand alone, each above what happened then."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure import certainty
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.rules import Rule, rule
from reader.structure.words.phrases import CREDIT, MADE_BY
from reader.structure.words.starts import starts_block
from reader.structure.words.table_heads import Table, ends_table

TIME: Final = rule(
    "day, month or year that stands alone",
    r"(?:19|20)\d\d(?:\s?[./]\s?\d{1,2}(?:\s?[./]\s?\d{1,2})?|\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?)$",
    ("1998.05", "2031/3/12", "2031 年 5 月", "2031年", "2031.5.6"),
    ("2031", "2031 年 5 月起", "31.05", "5 月 6 日"),
)
RULES: Final[tuple[Rule, ...]] = (TIME,)

_COMPILED: Final = re.compile(r"(?:整理|彙整|製[表圖]|資料|繪圖|圖)\s?[：／]")
_FIGURES: Final = re.compile(r"\d+")
_FEWEST: Final = 3  # times
_MOST_LINES: Final = 4  # of what happened
_MOST: Final = 120  # lines


def timeline(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table of the times from `start` on and of what happened, in text without signs; None where fewer than three
    stand alone, or do not follow one another, or what happened is told in sentences.  What happened last has no more
    lines than anything before it, and none behind an empty one."""
    if lines[start].blank is not None or not TIME.match(lines[start].text):
        return None
    found: list[list[Line]] = []
    for line in lines[start : min(stop, start + _MOST)]:
        if TIME.match(line.text):
            found.append([line])
        elif len(found[-1]) > _MOST_LINES or (len(found[-1]) > 1 and (line.empty_before or _ends(line))):
            break
        else:
            found[-1].append(line)
    while found and len(found[-1]) == 1:
        found.pop()
    if len(found) < _FEWEST or any(len(entry) == 1 for entry in found) or not _follow(found):
        return None
    found[-1] = found[-1][: max(map(len, found[:-1]))]
    if any("。" in line.text for entry in found for line in entry):
        return None
    rows = [[entry[0].text, text_of(entry[1:])] for entry in found]
    return Table(None, rows, start + sum(map(len, found)), confidence=certainty.STREWN_CELLS)


def _follow(found: Sequence[Sequence[Line]]) -> bool:
    times = [[int(figure) for figure in _FIGURES.findall(entry[0].text)] for entry in found]
    return all(before <= after for before, after in pairwise(times))


def _ends(line: Line) -> bool:
    """Whether what happened has ended above a line: who made it, a credit, a number or what stands below tables."""
    is_bracket = line.text[0] in "（「『"
    is_credit = CREDIT.match(line.text) or MADE_BY.match(line.text) or _COMPILED.match(line.text)
    return ends_table(line) or (starts_block(line.text) and not is_bracket) or is_credit is not None

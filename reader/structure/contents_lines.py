"""Entries of a table of contents whose page numbers an extractor tore off: each behind its leader again."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import Final

from reader.structure.characters import SPACES
from reader.structure.lines import Line
from reader.structure.rules import Rule, rule

LEADER: Final = rule(
    "entry of a table of contents without its number",
    r"\S.*?(?:[.…‧·．・﹒]\s?){4,}$",
    ("一、目的............", "第一節 漁業補貼的現況·········", "參、過程………………"),
    ("等等……", "壹、前言 ............ 3", "......"[:3]),
)
RULES: Final[tuple[Rule, ...]] = (LEADER,)

_NUMBER: Final = re.compile(r"\d{1,4}$|[ivxlc]{1,6}$")
_LEAST: Final = 2  # entries
_LEADS: Final = SPACES | set(".…‧·．・﹒")
"""With which a leader ends: LEADER looks through the whole text, which is dear to do for each."""


def with_numbers(page: Sequence[Line], others: Set[int]) -> list[Line]:
    """The lines of a page, the numbers that stand alone put behind the leaders if there are as many.

    others: the indexes of lines that are no part of the contents, as the number of the page.
    """
    leaders = [index for index, line in enumerate(page) if line.text[-1] in _LEADS and LEADER.match(line.text)]
    if len(leaders) < _LEAST:
        return list(page)
    numbers = [
        index
        for index, line in enumerate(page)
        if index > leaders[0] and index not in others and _NUMBER.match(line.text)
    ]
    if len(numbers) != len(leaders) or not _grow([page[index].text for index in numbers]):
        return list(page)
    behind = dict(zip(leaders, numbers, strict=True))
    return [
        line.with_text(f"{line.text} {page[behind[index]].text}", opens=True) if index in behind else line
        for index, line in enumerate(page)
        if index not in numbers
    ]


def _grow(numbers: Sequence[str]) -> bool:
    figures = [int(number) for number in numbers if number.isdecimal()]
    return all(before <= after for before, after in pairwise(figures))

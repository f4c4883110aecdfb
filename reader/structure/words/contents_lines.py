"""Lines of a table of contents: which they are, each page number that an extractor tore off behind its leader again,
and entries whose numbers stand behind a mere blank."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import Final

from reader.structure.characters import SPACES, ends_sentence
from reader.structure.lines import Line
from reader.structure.numbering import DRAWN, HEADING_KINDS, numbered
from reader.structure.numerals import roman
from reader.structure.rules import Rule, rule
from reader.structure.words.phrases import is_contents_title

LEADER_SIGNS: Final = ".…‧·．・﹒"
PAGE: Final = r"(?:(?:[Pp]\.?|頁)\s?(?=\d))?(?:\d{1,2}-(?=\d))?(?P<page>\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})"
_ENDS_ENTRY: Final = frozenset("ivxlcIVXLC")  # if no figure does
LEADER: Final = rule(
    "entry of a table of contents without its number",
    rf"\S.*?(?:[{LEADER_SIGNS}]\s?){{4,}}$",
    ("一、目的............", "第一節 漁業補貼的現況·········", "參、過程………………"),
    ("等等……", "壹、前言 ............ 3", "......"[:3]),
)
LED_ENTRY: Final = rule(
    "entry of a table of contents, its number behind a leader",
    rf"\S.{{0,120}}?\s*(?:(?:[{LEADER_SIGNS}。_]\s?){{3,}}\s*|(?:[{LEADER_SIGNS}]\s?){{6,}}[^\d，。；：.…]{{2,24}}\s){PAGE}$",
    (
        *(
            "壹、前言 ............ 3",
            "第一節　北濱之因應 .......... 3-2",
            "附錄一……………12",
            "一、目的 . . . . . . 1",
            "摘要 ......... II",
        ),
        *("漁港拍賣之改革 .............李小美、王大同 59", "會務報告 ………………秘 書 處 3"),
    ),
    ("等等...", "2.0 版", "前言 3", "其餘從略...王大同 3"),
)
ENTRY: Final = rule(
    "entry of a table of contents, its number behind a blank or a short leader",
    rf"(?=\D{{0,12}}[^\W\d])[^。；]{{1,80}}?(?:\s|(?:\s?[{LEADER_SIGNS}_]){{2,}}\s?)\s*{PAGE}$",
    (
        "第一章 緒論 4",
        "市場快訊 P01",
        "港口費用的現況 ... 12",
        "（五）對北濱貿易分析... 23",
        "摘要 ii",
        "第二節 文獻 ........ 7",
    ),
    ("第一章 緒論", "關稅5", "12 34", "自此施行。 4"),
)
RULES: Final[tuple[Rule, ...]] = (LEADER, LED_ENTRY, ENTRY)

_BARE_ENTRY: Final = re.compile(
    rf"\s*(?:[{LEADER_SIGNS}_]\s?){{3,}}\s*\w{{1,4}}$|\s*(?:[／/]\s*|[（(]|\s)[pP]?\.?\d{{1,3}}[）)]?$|[\s【】〔〕《》〈〉{DRAWN}▲▼]"
)
_NUMBER: Final = re.compile(r"\d{1,4}$|[ivxlc]{1,6}$")
_LEAST: Final = 2  # entries
_LEAST_LISTED: Final = 3  # entries below a title
_LONGEST: Final = 60  # characters of an entry without a number
_ENDS_NO_ENTRY: Final = frozenset("。；，：:,")
_ROMAN: Final = 1000  # more than the pages that have Roman figures
_LONG: Final = 0.8  # of the widest entry's width: an entry that wide goes on on the next line
_WIDE: Final = 0.6  # of that width
_MOST: Final = 60  # lines
_LEADS: Final = SPACES | set(LEADER_SIGNS)
"""With which a leader ends: LEADER looks through the whole text, which is dear to do for each."""


def is_entry(text: str) -> bool:
    """Whether `text` is an entry of a table of contents, its number behind a leader."""
    return may_end_entry(text) and LED_ENTRY.match(text) is not None


def may_end_entry(text: str) -> bool:
    """Whether `text` ends as the number of a page does: LED_ENTRY looks through the whole text."""
    return text[-1].isdecimal() or text[-1] in _ENDS_ENTRY


def is_of_contents(text: str) -> bool:
    """Whether `text` is an entry of a table of contents, or its title with what else stands there."""
    return is_entry(text) or is_contents_title(text) or any(map(is_contents_title, text.split(maxsplit=1)[:1]))


def entry_of(text: str) -> str:
    """What an entry and the title that it means have in common: no leader, number of a page, sign, bracket or blank."""
    return _BARE_ENTRY.sub("", text)


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


def listed(lines: Sequence[Line], start: int) -> list[list[Line]]:
    """The lines of each entry from `start` on, which stands right below the title of a table of contents, while the
    numbers of pages grow; an entry may have no number, and go on on the next line.  Empty where there are too few."""
    groups: list[list[Line]] = []
    waiting: list[Line] = []
    pages: list[int] = []
    widest = 0
    known: set[str] = set()
    for line in lines[start:]:
        found = ENTRY.match(line.text)
        page = _page(found["page"]) if found else None
        title = entry_of(line.text)
        if page is None and title in known:
            break  # the first of the titles that are listed
        known.add(title)
        if page is None or (pages and page < pages[-1]):
            if waiting or len(line.text) > _LONGEST or line.text[-1] in _ENDS_NO_ENTRY:
                break
            waiting = [line]
            continue
        goes_on = waiting and _goes_on(waiting[0], line, max(widest, line.width))
        groups += [[*waiting, line]] if goes_on else [[one] for one in (*waiting, line)]
        pages.append(page)
        widest, waiting = max(widest, line.width), []
    return groups if len(pages) >= _LEAST_LISTED else []


def _goes_on(waiting: Line, line: Line, widest: int) -> bool:
    """Whether an entry without the number of a page goes on on the next line: it is nearly as wide as any, or has a
    number of its own, which the next line has not; leaders may be longer than words are."""
    counted = numbered(line.text)
    if counted is not None and counted.kind in HEADING_KINDS:
        return False
    return waiting.width >= (_WIDE if numbered(waiting.text) and not counted else _LONG) * widest


def _page(number: str) -> int:
    """The number of a page; those in Roman figures stand before all others."""
    return int(number) if number.isdecimal() else roman(number) - _ROMAN


def below_titles(lines: Sequence[Line]) -> set[int]:
    """The indexes of the lines below titles of contents, up to the first that stands again or ends a sentence; without
    those that several empty lines part from an entry above, which a page may begin with, and no number is before."""
    found: set[int] = set()
    for title in [index for index, line in enumerate(lines) if is_contents_title(line.text)]:
        seen: set[str] = set()
        for index in range(title + 1, min(title + 1 + _MOST, len(lines))):
            text = lines[index].text
            if text in seen or ends_sentence(text):
                break
            seen.add(text)
            if index == title + 1 or numbered(text) or not (lines[index].first or lines[index].empty_before > 1):
                found.add(index)
    return found

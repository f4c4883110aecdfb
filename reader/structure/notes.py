"""Footnotes at the feet of pages: which lines belong to them, and where each begins."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reader.structure.lines import Line
from reader.structure.rules import Rule, rule

NOTE: Final = rule(
    "footnote",
    r"(?:[\[〔【]?註?\s?(?P<number>\d{1,3})[\]〕】]?[.．、:：]?)(?:\s+|(?=[^\s\d.,/%\-–年月日號條項款:]))(?=\S)",
    ("1 WTO JurisPrudence", "12 Id. at 1470.", "9 中華經濟研究院", "[3] Ministry", "註5：參見", "7. See Lester"),
    ("2023", "18, 2023", "5/7 5/10", "301", "7.146, 8.3", "3 月"[:1]),
)
BARE_NOTE: Final = rule(
    "footnote in text without signs",
    r"(?:[\[〔【]\s?(?P<bracketed>\d{1,3})\s?[\]〕】]|(?P<number>\d{1,3}))\s+(?=[^\s\d年月日%])",
    ("1 WTO JurisPrudence", "[3] Ministry", "9 中華經濟研究院"),
    ("4. 程序的七個步驟", "1、關稅", "3 月", "2024 年"),
)
RULES: Final[tuple[Rule, ...]] = (NOTE, BARE_NOTE)

_SMALLER: Final = 0.93  # of the size of the text: the size footnotes are set in, at most


@dataclass(slots=True)
class Note:
    """A footnote while it is gathered: its number, its lines, the first without the number."""

    number: int
    lines: list[Line] = field(default_factory=list)
    indexes: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Head:
    number: int
    end: int


def _head(line: Line) -> _Head | None:
    """The number that the line begins with as a footnote does."""
    if line.measures is None and line.blank is None:
        bare = BARE_NOTE.match(line.text)
        return _Head(int(bare["number"] or bare["bracketed"]), bare.end()) if bare else None
    found = NOTE.match(line.text)
    return _Head(int(found["number"]), found.end()) if found else None


def find(lines: Sequence[Line], furniture: dict[int, str], body_size: float = 0.0) -> list[Note]:
    """The footnotes in order.  `body_size`: the size of the running text in points, 0 = unknown."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index not in furniture:
            pages[line.page].append(index)
    notes: list[Note] = []
    for page in sorted(pages):
        zone = _zone(lines, pages[page], notes, body_size)
        _gather(lines, zone, notes)
    return notes


def _expected(notes: Sequence[Note], number: int) -> bool:
    """Whether `number` continues the sequence, or begins one anew."""
    last = notes[-1].number if notes else 0
    return number == last + 1 or (number == 1 and last != 1)


def _zone(lines: Sequence[Line], page: list[int], notes: Sequence[Note], body_size: float) -> list[int]:
    """The lines of a page from where its footnotes begin."""
    for place, index in enumerate(page):
        line = lines[index]
        if line.measures is not None:
            if (
                _is_small(line, body_size)
                and _all_small(lines, page[place:], body_size)
                and _may_begin_set(line, notes)
            ):
                return page[place:]
        elif line.rule_before and _may_begin_spaced(line, notes):
            return page[place:]
    paged = bool(lines) and lines[-1].page > 0
    if paged and page and lines[page[0]].measures is None and lines[page[0]].blank is None:
        return _plain_zone(lines, page, notes)
    return []


def _is_small(line: Line, body_size: float) -> bool:
    return line.measures is not None and 0 < line.measures.size <= _SMALLER * body_size


def _all_small(lines: Sequence[Line], indexes: Iterable[int], body_size: float) -> bool:
    return all(_is_small(lines[index], body_size) for index in indexes)


def _may_begin_set(line: Line, notes: Sequence[Note]) -> bool:
    """A number in sequence, or the rest of a footnote of the page before in the same size."""
    head = _head(line)
    if head is not None:
        return _expected(notes, head.number)
    last = notes[-1].lines[-1] if notes else None
    if last is None or last.measures is None or line.measures is None or last.page != line.page - 1:
        return False
    return abs(last.measures.size - line.measures.size) < 0.2 and last.closes is not True


def _may_begin_spaced(line: Line, notes: Sequence[Note]) -> bool:
    """Right under the empty paragraph that stands for the rule: a number in sequence, or the rest of a footnote."""
    if line.empty_before > 3 or line.indented:
        return False
    head = _head(line)
    if head is not None:
        return _expected(notes, head.number)
    return bool(notes) and notes[-1].lines[-1].closes is not True and notes[-1].lines[-1].page == line.page - 1


_MARK: Final = re.compile(r"(?<![\d.,/\-–$第 ])(\d{1,3})(?![\d.,/%]?\d|\s?[年月日%])")


def _plain_zone(lines: Sequence[Line], page: list[int], notes: Sequence[Note]) -> list[int]:
    """Without a sign of the rule: the last line with the number in sequence whose mark stands in the text above, or on
    the page before, from which setting may push a footnote on."""
    above = _marks_before(lines, page[0])
    start: int | None = None
    for place, index in enumerate(page):
        head = _head(lines[index])
        if head and head.number in above and _expected(notes, head.number):
            start = place
        above.update(int(found[1]) for found in _MARK.finditer(lines[index].text))
    return page[start:] if start is not None else []


def _marks_before(lines: Sequence[Line], index: int) -> set[int]:
    """The figures on the page before the line `index` that may be marks."""
    marks: set[int] = set()
    page = lines[index].page - 1
    while index and lines[index - 1].page >= page:
        index -= 1
        marks.update(int(found[1]) for found in _MARK.finditer(lines[index].text))
    return marks


def _gather(lines: Sequence[Line], zone: list[int], notes: list[Note]) -> None:
    for place, index in enumerate(zone):
        line = lines[index]
        head = _head(line)
        if head and _expected(notes, head.number) and (place == 0 or _stands_apart(line)):
            notes.append(Note(head.number))
            line = _without_head(line, head.end)
        if notes:
            notes[-1].lines.append(line)
            notes[-1].indexes.append(index)


def _stands_apart(line: Line) -> bool:
    """Whether a footnote may begin here: in spaced text no empty line precedes one."""
    return line.blank is None or line.empty_before == 0


def _without_head(line: Line, end: int) -> Line:
    return replace(line, text=line.text[end:])

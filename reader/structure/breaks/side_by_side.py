"""Pages of two columns whose lines an extractor printed side by side, blanks between: the left column, then the right.

The lines keep the numbers that they have in the source.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from reader.model.document import Structure
from reader.model.raw import RawPage, RawText
from reader.structure.words.page_numbers import is_page_number

_GAP: Final = re.compile(r"  (?<=\S  ) *(?=\S)")  # begins with blanks, which are found much faster than what is before
_BEFORE: Final = re.compile(r" {20,}(?=\S)")  # a line of the right column alone
_PROSE: Final = re.compile("[，。；、]")
_LONG: Final = 12  # characters: what is shorter may be a cell
_LEAST: Final = 6  # lines that have text in both columns
_FEW: Final = 2  # the same on pages of a text whose other pages have columns
_INDENT: Final = 4  # columns within which a column's lines begin
_ACROSS: Final = 0.15  # of the lines, how many reach over both columns at most


@dataclass(frozen=True, slots=True)
class Unfolded:
    """The text column by column; `numbers` are the lines' numbers in the source, from 1."""

    raw: RawText
    numbers: tuple[int, ...]

    def numbered(self, structure: Structure) -> Structure:
        """The structure with the numbers that its lines have in the source."""
        blocks = tuple(
            replace(block, lines=tuple(self._range(first, last) for first, last in block.lines))
            for block in structure.blocks
        )
        starts = tuple(sorted({self.numbers[start - 1] for start in structure.page_starts}))
        return replace(structure, blocks=blocks, page_starts=starts)

    def _range(self, first: int, last: int) -> tuple[int, int]:
        numbers = self.numbers[first - 1 : last]
        return min(numbers), max(numbers)


def unfolded(raw: RawText) -> Unfolded | None:
    """The text column by column, None where no page has columns side by side."""
    pages: list[RawPage] = []
    numbers: list[int] = []
    begin = 1
    gutters = [_gutter(page.lines, _LEAST) for page in raw.pages]
    if not any(gutters):
        return None
    for page, own in zip(raw.pages, gutters, strict=True):
        gutter = own or _gutter(page.lines, _FEW)
        places = _placed(page.lines, gutter) if gutter else list(enumerate(page.lines))
        pages.append(replace(page, lines=tuple(line for _, line in places)))
        numbers += [begin + at for at, _ in places]
        begin += len(page.lines)
    return Unfolded(replace(raw, pages=tuple(pages)), tuple(numbers))


def _gutter(lines: Sequence[str], least: int) -> int | None:
    """The column at which the right half of a page begins, if running text stands on both sides of it on `least`
    lines."""
    found = [(line, gap) for line in lines if "  " in line for gap in _gaps(line)]
    gaps = [(gap.start(), gap.end()) for line, gap in found if _is_prose(line, gap)]
    if len(gaps) < least:
        return None
    counted = Counter(end for _, end in gaps)
    usual, _ = max(counted.items(), key=lambda item: (item[1], -item[0]))
    gutter = _margin(usual, [gap.end() for _, gap in found])
    beside = sum(1 for start, end in gaps if start < gutter <= end <= usual + _INDENT)
    filled = [line for line in lines[: _foot(lines, gutter)] if line.strip()]
    across = sum(1 for line in filled if _reaches_across(line, gutter))
    return gutter if beside >= least and across <= _ACROSS * len(filled) else None


def _margin(usual: int, ends: Sequence[int]) -> int:
    """Where a column begins most of whose prose begins at `usual`: a little before it where all of it is indented."""
    for end, count in sorted(Counter(ends).items(), reverse=True):
        if usual - _INDENT <= end < usual and count > 1:
            usual = end
    return usual


def _reaches_across(line: str, gutter: int) -> bool:
    return len(line) > gutter and line[gutter - 2 : gutter].strip() != ""


def _gaps(line: str) -> Iterator[re.Match[str]]:
    if before := _BEFORE.match(line):
        yield before
    else:
        yield from _GAP.finditer(line)


def _is_prose(line: str, gap: re.Match[str]) -> bool:
    """Whether running text stands on both sides of a gap."""
    left, right = line[: gap.start()].strip(), line[gap.end() :].strip()
    return (
        len(right) >= _LONG
        and (not left or len(left) >= _LONG)
        and bool(_PROSE.search(left) or _PROSE.search(right))
        and not _GAP.search(left)
        and not _GAP.search(right)
    )


def _placed(lines: Sequence[str], gutter: int) -> list[tuple[int, str]]:
    """(place in the page, text) of the lines over both columns, those on the left, on the right, and the foot."""
    top, foot = _top(lines), _foot(lines, gutter)
    body = range(top, foot)
    cuts = {at: _cut(lines[at], gutter) for at in body}
    left = _at_margin([(at, lines[at][: cuts[at]].rstrip()) for at in body])
    right = _at_margin([(at, lines[at][cuts[at] :].rstrip()) for at in body])
    head = [(at, lines[at]) for at in range(top)]
    return [*head, *_without_gaps(left), *_without_gaps(right), *((at, lines[at]) for at in range(foot, len(lines)))]


def _cut(line: str, gutter: int) -> int:
    """Where the right column begins in a line: at the gutter or, if text stands there, behind a gap a little before it;
    at the line's end where that has no gap."""
    if not _reaches_across(line, gutter):
        return gutter
    gaps = [found.end() for found in _GAP.finditer(line)]
    return next((end for end in gaps if gutter - _INDENT <= end <= gutter), gutter if gaps else len(line))


def _at_margin(places: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """A column without the blanks that stand before most of its lines: its margin."""
    indents = [len(text) - len(text.lstrip(" ")) for _, text in places]
    counted = Counter(indent for indent, (_, text) in zip(indents, places, strict=True) if text)
    margin = max(counted, key=lambda indent: (counted[indent], -indent), default=0)
    return [(at, text[min(margin, indent) :]) for indent, (at, text) in zip(indents, places, strict=True)]


def _top(lines: Sequence[str]) -> int:
    """How many lines at the top stand over both columns: up to the last empty one above both."""
    begins = next((at for at, line in enumerate(lines) if line.strip() and len(line) - len(line.lstrip()) <= 2), 0)
    while begins and lines[begins - 1].strip():
        begins -= 1
    return begins


def _foot(lines: Sequence[str], gutter: int) -> int:
    """Where the foot of the page begins: its number, alone on the last line, and notes that run over both columns."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()), len(lines))
    foot = last if last < len(lines) and is_page_number(lines[last].strip()) else len(lines)
    across = False
    for at in range(foot - 1, 0, -1):
        if lines[at].strip():
            if len(lines[at]) > _cut(lines[at], gutter):
                break
            across = across or _reaches_across(lines[at], gutter)
        elif across:
            foot, across = at + 1, False
    return foot


def _without_gaps(places: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Without the empty lines that only the other column left: two in a row stay one."""
    filled = [at for at, (_, text) in enumerate(places) if text.strip()]
    if not filled:
        return []
    steps = [after - before for before, after in pairwise(filled)]
    usual = sorted(steps)[len(steps) // 2] if steps else 1
    return [
        place for at, place in enumerate(places[: filled[-1] + 1]) if place[1].strip() or _is_gap(filled, at, usual)
    ]


def _is_gap(filled: Sequence[int], at: int, usual: int) -> bool:
    """Whether an empty line is the first of a gap wider than one line more than usual."""
    place = bisect_left(filled, at)
    return place > 0 and filled[place - 1] == at - 1 and filled[place] - filled[place - 1] > usual + 1

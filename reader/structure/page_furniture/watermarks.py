"""Watermarks: the name of a university across each page of its theses, of which an extractor makes short lines."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from reader.structure.lines import Line

_LENGTH: Final = 4  # lines that stand together at least
_LONGEST: Final = 24  # characters of a line
_TIMES: Final = 3  # on how many pages
_FAR: Final = 10  # lines from one page's to the next
_SINGLES: Final = 2  # lines of one character, of those that stand together


def find(lines: Sequence[Line]) -> dict[int, str]:
    """The lines of what stands again and again in as many short lines, some of them of one character, by indexes."""
    singles = [index for index, line in enumerate(lines) if _is_single(line.text)]
    if len(singles) < _SINGLES * _TIMES:
        return {}
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for begin in sorted({index - back for index in singles for back in range(_LENGTH) if index >= back}):
        run = tuple(line.text for line in lines[begin : begin + _LENGTH])
        if _may_be_one(run) and (run not in places or begin > places[run][-1] + _FAR):
            places[run].append(begin)
    found = {
        begin + at for begins in places.values() if len(begins) >= _TIMES for begin in begins for at in range(_LENGTH)
    }
    return dict.fromkeys(sorted(_widened(lines, found)), "footer")


def _is_single(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def _may_be_one(run: Sequence[str]) -> bool:
    """Whether short lines, hardly two alike, hold pieces of words: cells are alike."""
    if len(run) < _LENGTH or len(set(run)) < _LENGTH - 1:
        return False
    return all(len(text) <= _LONGEST for text in run) and sum(map(_is_single, run)) >= _SINGLES


def _widened(lines: Sequence[Line], found: set[int]) -> set[int]:
    """The lines found, and those beside them that stand as often."""
    times: dict[str, int] = defaultdict(int)
    for line in lines:
        if len(line.text) <= _LONGEST:
            times[line.text] += 1
    result = set(found)
    for step in (1, -1):
        for index in sorted(found, reverse=step < 0):
            at = index + step
            while 0 <= at < len(lines) and at not in result and times.get(lines[at].text, 0) >= _TIMES:
                if lines[at].text.isdecimal():
                    break
                result.add(at)
                at += step
    return result

"""Where the footnotes of a set page begin, told by their size or by the marks of the text."""

from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import Final

from reader.structure.footnotes.note_marks import Marks
from reader.structure.footnotes.sequence import MAX_GAP, head_at, last_number, may_follow, numbers_ahead
from reader.structure.lines import Line
from reader.structure.note import Note
from reader.structure.words.note_heads import head_of

_BROKEN_OFF: Final = "-–—~～,，、"  # with which a line ends that goes on with a figure
_ALIKE: Final = 0.35  # points by which the sizes of lines of one footnote differ, at most


def set_zone(
    lines: Sequence[Line], page: list[int], notes: Sequence[Note], marks: Marks, small: float, *, ruled: bool
) -> list[int]:
    """The lines of a set page from where its footnotes begin.  ruled: whether small print tells them from the text."""
    foot = foot_of(lines, page, small)
    for place in range(len(foot)):
        if _may_begin_set(lines, foot[place:], notes, marks):
            return foot[place:]
    if ruled:
        return _carried(lines, page, notes, small)
    return _full_size_zone(lines, page, notes, marks)


def begins_one(lines: Sequence[Line], foot: Sequence[int]) -> bool:
    """Whether the small print at a page's foot begins with footnote 1."""
    head = head_of(lines[foot[0]]) if foot else None
    return head is not None and head.number == 1


def is_small(line: Line, small: float) -> bool:
    return line.measures is not None and 0 < line.measures.size <= small


def foot_of(lines: Sequence[Line], page: Sequence[int], small: float) -> list[int]:
    """The lines of small print that have nothing larger below them in their column."""
    found: list[int] = []
    larger = [at for index in page if (at := lines[index].measures) and not is_small(lines[index], small)]
    for index in page:
        at = lines[index].measures
        if at is not None and is_small(lines[index], small):
            below = (o for o in larger if o.bottom < at.bottom and o.left < at.right and at.left < o.right)
            if next(below, None) is None:
                found.append(index)
    return found


def _carried(lines: Sequence[Line], page: Sequence[int], notes: Sequence[Note], small: float) -> list[int]:
    """The small print with which a page begins, if it goes on with the numbers at the end of an article that ended on
    the page before."""
    head = head_of(lines[page[0]])
    if not (
        notes and head and head.number == last_number(notes) + 1 and notes[-1].lines[-1].page == lines[page[0]].page - 1
    ):
        return []
    return list(takewhile(lambda index: is_small(lines[index], small), page))


def _may_begin_set(lines: Sequence[Line], zone: Sequence[int], notes: Sequence[Note], marks: Marks) -> bool:
    """A number in sequence, or the rest of a footnote of the page before in the same size."""
    line = lines[zone[0]]
    head = head_of(line)
    if head is not None and may_follow(notes, head, line, marks, partial(numbers_ahead, lines, zone, 0)):
        return True
    last = notes[-1].lines[-1] if notes else None
    if head is not None and (last is None or last.text[-1] not in _BROKEN_OFF):
        return False  # else a figure of the footnote that was broken off
    if last is None or last.measures is None or line.measures is None or last.page != line.page - 1:
        return False
    return abs(last.measures.size - line.measures.size) <= _ALIKE and last.closes is not True


def _full_size_zone(lines: Sequence[Line], page: list[int], notes: Sequence[Note], marks: Marks) -> list[int]:
    """Footnotes as large as the text: from the last line with the next number of a mark in the text above it, under
    which nothing stands that is higher on the page."""
    wanted = last_number(notes) + 1
    for number in (wanted, *sorted(number for number in marks.sure if wanted < number <= wanted + MAX_GAP)):
        if number not in marks.sure:
            continue
        for place in range(len(page) - 1, -1, -1):
            head = head_at(lines, page[place])
            if head and head.number == number and _descends(lines, page[place:]) and place:
                return page[place:]
    return []


def _descends(lines: Sequence[Line], indexes: Sequence[int]) -> bool:
    """Whether the first of the lines stands highest."""
    bottoms = [at.bottom for index in indexes if (at := lines[index].measures) is not None]
    return max(bottoms) <= bottoms[0]

"""Calendars whose cells an extractor strewed: days, weekdays, groups and meetings with bullets, each in their order.

Several meetings may stand in one row: which row a meeting belongs to is told by the days or weekdays that came before
it, by meetings that lie together, and by words with which those of one row begin alike.  Groups that came behind all
rows stand where the days begin anew.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Final

from reader.structure.numbering import bulleted
from reader.structure.tables.strewn_cells import GROUP, WORDS, Cell
from reader.structure.words.calendar_days import days_between

_LEAST: Final = 2  # rows
_LONGEST_GROUP: Final = 24  # characters
_ALIKE: Final = 2  # characters
_LABELLED: Final = re.compile("[：／]")
_REST: Final = "（("  # with which what goes on with a meeting may begin


@dataclass(slots=True)
class _Meeting:
    """text, and whether it lies right below another."""

    text: str
    joined: bool


@dataclass(slots=True)
class _Rows:
    """The rows of a calendar while cells are read: their days, weekdays and meetings, and the groups before them.

    begun: how many rows the cells so far began.  waiting: the first of these without a meeting.
    """

    days: list[str] = field(default_factory=list)
    weekdays: list[str] = field(default_factory=list)
    groups: list[tuple[int, str]] = field(default_factory=list)
    meetings: list[list[str]] = field(default_factory=list)
    begun: int = 0
    waiting: int = 0

    def settle(self, held: list[_Meeting]) -> list[_Meeting]:
        """Give the meetings `held` to the rows that wait; what is left where none does."""
        rows = self.begun - self.waiting
        if not rows or not held:
            return held
        parts = _parted(held, rows)
        for part in parts:
            self.meetings.append(part)
        self.waiting += len(parts)
        return []


def strewn_calendar(head: Sequence[str], cells: Sequence[Cell]) -> tuple[list[list[str]], int] | None:
    """The rows of the calendar with that head, its own first, and the index behind the last line of its cells; None
    where its cells do not make one.  The last column may have any title."""
    titles, cells = _head(head, cells)
    if len(titles) not in (2, 3) or titles[0] != "日期" or (len(titles) == 3 and titles[1] != "星期"):
        return None
    last = max((place for place, cell in enumerate(cells) if _is_of_row(cell)), default=-1)
    rows = _read(cells[: last + 1], "weekday" if len(titles) == 3 else "day")
    if rows is None or len(rows.days) < _LEAST:
        return None
    if len(titles) == 3 and len(rows.weekdays) != len(rows.days):
        return None
    late = list(takewhile(_may_name_group, cells[last + 1 :]))
    rows.groups += (groups := _late_groups(rows, late))
    return [titles, *_whole(rows)], cells[last + len(groups)].end


def _head(head: Sequence[str], cells: Sequence[Cell]) -> tuple[list[str], Sequence[Cell]]:
    """The head, and the cells below it: its last word may be none of those that heads are known by."""
    if list(head) == ["日期", "星期"] and cells and cells[0].kind == WORDS and not bulleted(cells[0].text):
        return [*head, cells[0].text], cells[1:]
    return list(head), cells


def _is_of_row(cell: Cell) -> bool:
    return cell.kind in ("day", "weekday") or bulleted(cell.text) is not None


def _may_name_group(cell: Cell) -> bool:
    return cell.kind == WORDS and len(cell.text) <= _LONGEST_GROUP and not _LABELLED.search(cell.text)


def _late_groups(rows: _Rows, late: Sequence[Cell]) -> list[tuple[int, str]]:
    """The groups named behind all rows, and how many days stand before each: as many as there are places where the days
    begin anew below no group, the first row without one before these; none where their number differs."""
    known = [before for before, _ in rows.groups]
    steps = [days_between(before, day) for before, day in pairwise(rows.days)]
    anew = [at for at, step in enumerate(steps, start=1) if at not in known and step is not None and step <= 0]
    if 0 not in known and len(late) == len(anew) + 1 and GROUP.match(late[0].text):
        anew.insert(0, 0)
    return [(at, cell.text) for at, cell in zip(anew, late, strict=True)] if len(anew) == len(late) else []


def _read(cells: Sequence[Cell], marker: str) -> _Rows | None:
    """The rows that the cells make; None where they make none.  marker: the kind of cell that begins a row."""
    rows = _Rows()
    held: list[_Meeting] = []
    one_each = sum(bulleted(cell.text) is not None for cell in cells) == sum(cell.kind == "day" for cell in cells)
    for cell in cells:
        if cell.kind == marker and not one_each:
            held = rows.settle(held) if rows.begun > rows.waiting else held
        rows.begun += cell.kind == marker
        if cell.kind == "day":
            rows.days.append(cell.text)
        elif cell.kind == "weekday":
            rows.weekdays.append(cell.text)
        elif bulleted(cell.text):
            held.append(_Meeting(cell.text, not cell.lines[0].empty_before))
        elif held and cell.text[0] in _REST:
            held[-1].text += cell.text
        elif cell.kind == WORDS and len(cell.text) <= _LONGEST_GROUP:
            rows.groups.append((len(rows.days), cell.text))
        else:
            return None
    left = rows.settle(held)
    return rows if not left and rows.waiting == rows.begun == len(rows.days) else None


def _parted(held: Sequence[_Meeting], count: int) -> list[list[str]]:
    """The meetings of `count` rows, or of as many as there are; where these have more, first what lies together and is
    alike stays so, then the rows before the others have several."""
    borders = range(1, len(held))
    ranked = sorted(borders, key=lambda at: (not _are_alike(held, at), not held[at].joined, at))
    cuts = sorted(ranked[len(ranked) - min(count, len(held)) + 1 :]) if min(count, len(held)) > 1 else []
    return [[one.text for one in held[begin:end]] for begin, end in pairwise([0, *cuts, len(held)])]


def _are_alike(held: Sequence[_Meeting], at: int) -> bool:
    """Whether the meeting at `at` begins as the one above it does, and lies right below it."""
    above, below = (_words(held[place].text) for place in (at - 1, at))
    return held[at].joined and above[:_ALIKE] == below[:_ALIKE]


def _words(text: str) -> str:
    found = bulleted(text)
    return text[found.end :] if found else text


def _whole(rows: _Rows) -> list[list[str]]:
    result: list[list[str]] = []
    for place, day in enumerate(rows.days):
        result += [[name] for before, name in rows.groups if before == place]
        meetings = "\n".join(rows.meetings[place])
        result.append([day, rows.weekdays[place], meetings] if rows.weekdays else [day, meetings])
    return result

"""The rows of calendars below a known head: days, and behind or below each who meets and where."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure.breaks.widths import would_have_fitted
from reader.structure.characters import has_chinese
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.numbering import bulleted
from reader.structure.rules import Rule, rule
from reader.structure.tables.schedule_rows import DAY, WEEKDAY
from reader.structure.words.table_heads import BODIES, PLACES, ends_table, head_at, with_body

CALENDAR_ROW: Final = rule(
    "row of a calendar",
    rf"(?P<day>{DAY})\s*(?P<weekday>{WEEKDAY}(?=\s|$|[⚫●•]))?\s*(?P<title>.*)$",
    ("4/30 二 ⚫ Committee on Trade", "4/29-30 一~二", "5/6 一 ⚫ APEC", "11/30 日 ⚫ G20"),
    ("WTO", "30 二"),
)
GROUP: Final = rule(
    "group of a calendar",
    rf"(?:{BODIES}|[A-Z]{{2,6}}.{{0,4}}(?:及|與|和)其他.{{1,10}}|其他.{{1,12}}(?:組織|會議|活動))$",
    ("WTO", "CPTPP、RCEP", "APEC 及其他國際組織", "IMF/WB", "其他國際組織"),
    ("Trade Meeting", "WTO：General Council", "其他"),
)
RULES: Final[tuple[Rule, ...]] = (CALENDAR_ROW, GROUP)
_ROWS_AHEAD: Final = 5  # lines below the name of a group, among which a row begins
_WIDEST_GROUP: Final = 40  # columns
_NARROW_GROUP: Final = 16  # columns, behind Latin words
_CALENDAR_LINES: Final = 40
_MOST_WRAPPED: Final = 2  # lines of a row of cells, more than it has cells

Rows = tuple[list[list[str]], int]
"""The rows of a table, and the index behind the last line of them."""


def behind_repeated_head(lines: Sequence[Line], index: int, stop: int, head: list[str]) -> int:
    """The index behind a head repeated on a further page, else `index`."""
    if index >= stop or not lines[index].first:
        return index
    again = head_at(lines, index, stop)
    return again[1] if again and again[0] == head else index


def calendar_rows(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> Rows:
    rows: list[list[str]] = []
    index = start
    dated = (line.width for line in lines[start : min(stop, start + _CALENDAR_LINES)] if CALENDAR_ROW.match(line.text))
    capacity = max(capacity, max(dated, default=0))  # rows may be wider than text
    while index < stop:
        index = behind_repeated_head(lines, index, stop, head)
        if index >= stop or _ends_calendar(lines, index, stop):
            break
        if CALENDAR_ROW.match(lines[index].text):
            told, index = _dated_row(lines, index, stop, capacity, head)
            row = with_body(told, head)
        elif _is_group(lines, index, stop):
            row, index = [lines[index].text], index + 1
        else:
            break
        rows.append(row)
    return rows, index


def _ends_calendar(lines: Sequence[Line], index: int, stop: int) -> bool:
    """Whether a line ends a calendar; a title in brackets right above a row names a group."""
    is_group = lines[index].text[0] == "【" and index + 1 < stop and CALENDAR_ROW.match(lines[index + 1].text)
    return ends_table(lines[index]) and not is_group


def _is_group(lines: Sequence[Line], index: int, stop: int) -> bool:
    """A short line between the rows: the name of who meets."""
    text = lines[index].text
    ahead = lines[index + 1 : min(stop, index + 1 + _ROWS_AHEAD)]
    return (
        lines[index].width <= _WIDEST_GROUP
        and text[-1] not in "。！？；，"
        and (any(CALENDAR_ROW.match(line.text) for line in ahead) or GROUP.match(text) is not None)
    )


def _dated_row(
    lines: Sequence[Line], start: int, stop: int, capacity: int, head: Sequence[str]
) -> tuple[list[str], int]:
    alone = CALENDAR_ROW.match(lines[start].text)
    if head[-1] in PLACES and alone is not None and not alone["title"]:
        end = _end_of_cells(lines, start, stop, len(head))
        if end - start >= len(head):
            return [alone["day"], text_of(lines[start + 1 : end - 1]), lines[end - 1].text], end
    end = start + 1
    while end < stop and not CALENDAR_ROW.match(lines[end].text) and not _ends_calendar(lines, end, stop):
        found = CALENDAR_ROW.match(text_of(lines[start:end]))
        wants_title = bool(found and (not found["title"] or _goes_on_listed(found["title"], lines[end].text)))
        if not wants_title and (
            not (_goes_on(lines[end - 1], lines[end], capacity) or _is_rest(lines[end - 1], lines[end]))
            or _names_group(lines, end - 1, stop)
            or (GROUP.match(lines[end].text) and _is_group(lines, end, stop))
        ):
            break
        end += 1
    listed = next((at for at in range(start + 1, end) if bulleted(lines[at].text) and _is_listed(lines, at, end)), end)
    found = CALENDAR_ROW.match(text_of(lines[start:listed]))
    if found is None:
        return [text_of(lines[start:end])], end
    begins = [at for at in range(listed, end) if bulleted(lines[at].text)]
    parts = [text_of(lines[at:behind]) for at, behind in pairwise([*begins, end])]
    title = "\n".join(filter(None, (found["title"].strip(), *parts)))
    return [cell.strip() for cell in (found["day"], found["weekday"], title) if cell and cell.strip()], end


def _end_of_cells(lines: Sequence[Line], start: int, stop: int, columns: int) -> int:
    """The index behind a row each of whose cells begins a line: the next row begins there, or a group; the last row of
    all has as many lines as cells."""
    for end in range(start + 1, min(stop, start + columns + _MOST_WRAPPED + 1)):
        if GROUP.match(lines[end].text) or _ends_calendar(lines, end, stop):
            return end
        if CALENDAR_ROW.match(lines[end].text):
            return end - (end - start > columns and _is_group_behind_place(lines, start, end - 1))
    return min(start + columns, stop)


def _is_group_behind_place(lines: Sequence[Line], start: int, index: int) -> bool:
    """Whether the last line above the next row names a group: alone among Latin lines it is Chinese, or the line above
    it is a place that stood in rows above."""
    if has_chinese(lines[index].text) and not any(has_chinese(line.text) for line in lines[start + 1 : index]):
        return True
    place = lines[index - 1].text
    return any(line.text == place for line in lines[max(start - _CALENDAR_LINES, 0) : start])


def _goes_on_listed(title: str, text: str) -> bool:
    """Whether a further meeting stands in the row whose `title` begins with a bullet: rows begin with days."""
    bullet = bulleted(title)
    again = bulleted(text) if bullet else None
    return bullet is not None and again is not None and again.text == bullet.text


def _is_listed(lines: Sequence[Line], index: int, end: int) -> bool:
    """Whether the bulleted line `index` of a row is one of several in it."""
    bullet = bulleted(lines[index].text)
    others = (bulleted(lines[at].text) for at in range(index + 1, end))
    above = " " + bullet.text in " " + lines[index - 1].text if bullet else False
    return above or any(other is not None for other in others)


def _names_group(lines: Sequence[Line], index: int, stop: int) -> bool:
    """Whether behind a row that ends in Latin the next line is Chinese: a group and no rest of the row's title."""
    before, line = lines[index], lines[index + 1]
    if GROUP.match(line.text) and before.closes is not False:
        return True
    if before.blank is None and before.closes is None and not has_chinese(before.text):
        return has_chinese(line.text) and line.width <= _NARROW_GROUP and _is_group(lines, index + 1, stop)
    return before.blank is True and has_chinese(line.text) and line.closes is True and _is_group(lines, index + 1, stop)


def _is_rest(before: Line, after: Line) -> bool:
    """Whether `after` is the rest of a Latin title: Latin words that name no group."""
    return before.closes is None and not has_chinese(after.text) and GROUP.match(after.text) is None


def _goes_on(before: Line, after: Line, capacity: int) -> bool:
    if before.closes is not None:
        return not before.closes
    return not would_have_fitted(before, after, capacity)

"""Tables whose cells an extractor has put one after the other.  They are known by the words of their heads."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from reader.structure.breaks.flow import continues
from reader.structure.breaks.widths import would_have_fitted
from reader.structure.characters import has_chinese
from reader.structure.joining import join_cells, text_of, with_cell
from reader.structure.lines import Line
from reader.structure.numbering import bulleted
from reader.structure.rules import Rule, rule
from reader.structure.tables.cells import celled_rows, celled_table
from reader.structure.tables.compared_articles import VERSIONS, compared_articles
from reader.structure.tables.kinded_tables import continued, kinded_table
from reader.structure.tables.labelled_rows import labelled_rows
from reader.structure.tables.laid_tables import laid_table
from reader.structure.tables.loose_tables import HEAD_CELL, LooseCells
from reader.structure.tables.packing import plain_table
from reader.structure.tables.schedule_rows import DAY, WEEKDAY, ends_schedule, is_timed, scheduled
from reader.structure.tables.strewn_courses import strewn_courses
from reader.structure.tables.strewn_tables import strewn_table
from reader.structure.tables.valued_rows import valued_rows
from reader.structure.words.phrases import NOTICE, is_section
from reader.structure.words.table_heads import (
    BODIES,
    Table,
    begins_as_head,
    ends_table,
    head_at,
    head_cells,
    may_be_calendar,
    role_of,
    with_body,
)

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
EVENT_ROW: Final = rule(
    "row of a table of events",
    rf"(?P<organiser>\S.{{0,80}}?)(?:(?:\s+|(?=逕自洽詢|逕洽|額滿為止))"
    rf"(?P<deadline>{DAY}|逕自洽詢|逕?洽\S{{0,8}}|額滿為止|無|免報名|已截止|即日起.{{0,14}}|[-－—])\s+)(?P<day>{DAY}"
    rf"|常態|逕自洽詢|即日起.{{0,14}})\s+(?P<name>\S.*?)(?:\s*(?P<url>(?:https?://|www\.)\S+))?$",
    ("工研院 5/7 5/10 國際地緣政治風險說明會 https://tinyurl.com/mutu8xxm", "貿協 逕自洽詢 11/16-17 2024 臺日論壇"),
    ("工研院 5/7", "主辦單位 名稱"),
)
RULES: Final[tuple[Rule, ...]] = (CALENDAR_ROW, EVENT_ROW, GROUP)

_LONGEST_CELL: Final = 28  # characters of a head's cell with its brackets
_ROW_LINES: Final = 14
_AHEAD: Final = 4
_ROWS_AHEAD: Final = 5  # lines below the name of a group, among which a row begins
_WIDEST_GROUP: Final = 40  # columns
_NARROW_GROUP: Final = 16  # columns, behind Latin words
_CALENDAR_LINES: Final = 40
_ABOVE_HEAD: Final = 3  # lines: a title, a span of days
_URL_END: Final = re.compile(r"(?:https?://|www\.)\S+$")


def table_at(
    lines: Sequence[Line],
    start: int,
    stop: int,
    capacity: int,
    loose: LooseCells,
    spaced: bool = False,
    captioned: bool = False,
) -> Table | None:
    """The table that begins at `start`, among lines of running text up to `stop`.

    loose: the lines as cells set apart from one another.
    spaced: whether empty lines tell cells from rows.  captioned: whether a caption says that a table follows.
    """
    text = lines[start].text
    if spaced and text.startswith(VERSIONS) and (compared := compared_articles(lines, start, stop)):
        return compared
    whole = (
        celled_table(lines, start, stop, capacity, captioned) or labelled_rows(lines, start, stop) if spaced else None
    )
    if whole or not _may_begin(text):
        return whole
    # Most lines that may begin a table are one word, with which no head begins: then most kinds need not be tried.
    is_row, is_named = len(text.split(maxsplit=1)) > 1, begins_as_head(text)
    return (
        (laid_table(lines, start, stop, capacity) if is_row or is_named or lines[start].column else None)
        or (strewn_table(lines, start, stop) if is_named else None)
        or (_rows_of_head(lines, start, stop, capacity, spaced, is_row, is_named) if is_row or is_named else None)
        or (plain_table(lines, start, stop) if is_row else None)
        or (_headless(lines, start, stop, loose) if len(text) <= HEAD_CELL else None)
    )


def _rows_of_head(
    lines: Sequence[Line], start: int, stop: int, capacity: int, spaced: bool, is_row: bool, is_named: bool
) -> Table | None:
    """The table whose rows agree in where values stand, or follow as they do below a head with such words; of events,
    whichever has more rows."""
    valued = valued_rows(lines, start, stop) if is_row else None
    if valued and valued.role != "events":
        return valued
    headed = _headed(lines, start, stop, capacity, spaced) if is_named else None
    return max(filter(None, (valued, headed)), key=lambda table: len(table.cells), default=None)


def _headed(lines: Sequence[Line], start: int, stop: int, capacity: int, spaced: bool) -> Table | None:
    """The table whose head is known by its words; None where no rows follow it as such tables have them."""
    found = head_at(lines, start, stop)
    if found is None:
        return None
    cells, index = found
    role = role_of(cells)
    rows, end = _READERS[role](lines, index, stop, cells, capacity)
    if not rows and may_be_calendar(cells):
        rows, end = _calendar(lines, index, stop, cells, capacity)  # the name of a group stands above its rows
    if spaced and role == "events":
        celled = celled_rows(lines, index, stop, capacity, cells, 1, beyond=(end, len(rows) + 1))
        if celled is not None:
            return celled
    if not rows:
        return None
    taken = sum(head_at(lines, place, end) is not None for place in range(index, end) if lines[place].first)
    return Table(role, [cells, *rows], end, (" ".join(cells),) * taken)


def _headless(lines: Sequence[Line], start: int, stop: int, loose: LooseCells) -> Table | None:
    """The table whose cells lie loose and whose head is not known: as far as their order or their kinds tell."""
    table = loose.table_at(start)
    if table is not None and table.confidence == 1:
        return continued(lines, stop, table)
    if kinded := kinded_table(lines, start, stop):
        return kinded
    return table if table is None or not any(map(_begins_known_head, lines[start + 1 : start + _ABOVE_HEAD])) else None


def _begins_known_head(line: Line) -> bool:
    return begins_as_head(line.text) and bool(head_cells(line.text))


def _may_begin(text: str) -> bool:
    """Whether `text` may be a head or a cell: short, or of words without pauses; hardly any line of prose is."""
    if len(text) <= HEAD_CELL or begins_as_head(text):
        return True
    return "，" not in text and "。" not in text and (len(text) <= _LONGEST_CELL or len(text.split(maxsplit=1)) > 1)


_Rows = tuple[list[list[str]], int]


def _behind_repeated_head(lines: Sequence[Line], index: int, stop: int, head: list[str]) -> int:
    """The index behind a head repeated on a further page, else `index`."""
    if index >= stop or not lines[index].first:
        return index
    again = head_at(lines, index, stop)
    return again[1] if again and again[0] == head else index


def _events(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> _Rows:
    rows: list[list[str]] = []
    index = start
    while index < stop:
        index = _behind_repeated_head(lines, index, stop, head)
        row, end = _event_row(lines, index, stop)
        if row is None:
            break
        rows.append(row)
        index = end
    return rows, index


def _event_row(lines: Sequence[Line], start: int, stop: int) -> tuple[list[str] | None, int]:
    """The row that begins at `start`; it ends with its address."""
    text = ""
    for end in range(start + 1, min(start + _ROW_LINES, stop) + 1):
        last = lines[end - 1]
        if end > start + 1 and (head_at(lines, end - 1, stop) or NOTICE.match(last.text)):
            return None, start
        text = with_cell(text, lines[end - 2], last) if text else last.text
        if not ("://" in text or "www." in text) or not _URL_END.search(text):
            continue
        if last.closes is False and last.blank is False and end < stop and not has_chinese(lines[end].text):
            continue
        if last.blank is None and end < stop and _is_rest_of_address(last.text, lines[end].text):
            continue
        if found := EVENT_ROW.match(text):
            return [found[name] or "" for name in ("organiser", "deadline", "day", "name", "url")], end
        return None, start
    return None, start


def _is_rest_of_address(before: str, text: str) -> bool:
    """Whether `text` is nothing but what an address at the end of `before` may go on with."""
    return before[-1] in "/-_=&?." and text.isascii() and " " not in text and "://" not in text


def _calendar(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> _Rows:
    rows: list[list[str]] = []
    index = start
    dated = (line.width for line in lines[start : min(stop, start + _CALENDAR_LINES)] if CALENDAR_ROW.match(line.text))
    capacity = max(capacity, max(dated, default=0))  # rows may be wider than text
    while index < stop:
        index = _behind_repeated_head(lines, index, stop, head)
        if index >= stop or _ends_calendar(lines, index, stop):
            break
        if CALENDAR_ROW.match(lines[index].text):
            told, index = _dated_row(lines, index, stop, capacity)
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


def _dated_row(lines: Sequence[Line], start: int, stop: int, capacity: int) -> tuple[list[str], int]:
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


def _blocks(lines: Sequence[Line], start: int, stop: int, capacity: int) -> list[tuple[str, int]]:
    """(text, index behind it) of each block of lines."""
    blocks: list[tuple[str, int]] = []
    begin = start
    for index in range(start, stop):
        if index + 1 == stop or not continues(list(lines[begin : index + 1]), lines[index + 1], capacity):
            blocks.append((text_of(lines[begin : index + 1]), index + 1))
            begin = index + 1
    return blocks


def _courses(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> _Rows:
    """Single cells up to the last column, which holds the bulleted ones that follow."""
    stop = next((i for i in range(start, stop) if ends_table(lines[i]) or _ends_courses(lines, i, stop)), stop)
    stop = _above_next_head(lines, start, stop, head)
    if start < stop and (told := strewn_courses(lines, start, stop, head)):
        return told, stop
    rows: list[list[str]] = []
    cells: list[str] = []
    end = start
    for text, behind in _blocks(lines, start, stop, capacity):
        cell, bullet, item = text.partition(" ● ") if " ● " in text else text.partition(" ⚫ ")
        if item and not bulleted(text):
            cells, text = _next_cell(rows, cells, cell, head), bullet.strip() + " " + item
        if bulleted(text):
            if len(cells) == len(head):
                cells[-1] += "\n" + text
            else:
                cells.append(text)
        else:
            cells = _next_cell(rows, cells, text, head)
        end = behind
    return ([*rows, cells] if cells else rows), end


def _above_next_head(lines: Sequence[Line], start: int, stop: int, head: Sequence[str]) -> int:
    """The index of the title above the head of the next table, in text without signs; `stop` where there is none."""
    if lines[start - 1].blank is not None:
        return stop
    heads = [at for at in range(start + 1, stop) if _begins_known_head(lines[at]) and lines[at].text not in head]
    below = next((at for at in heads if len(head_cells(lines[at].text)) > 1 or at + 1 in heads), stop)
    return below - (below < stop and not bulleted(lines[below - 1].text))


def _ends_courses(lines: Sequence[Line], index: int, stop: int) -> bool:
    """Whether on a new page something else than a further item or row stands."""
    line = lines[index]
    if not line.first or bulleted(line.text) or lines[index - 1].closes is False:
        return False
    ahead = range(index, min(index + _ROW_LINES, stop))
    heads = next((i for i in ahead if head_at(lines, i, stop)), stop)
    return is_section(line.text) or not any(bulleted(lines[i].text) for i in ahead if i < heads)


def _next_cell(rows: list[list[str]], cells: list[str], text: str, head: list[str]) -> list[str]:
    """The row with one more cell; a full one is put to the rows, and the next begun."""
    if len(cells) >= len(head):
        rows.append(cells)
        return [text]
    return [*cells, text]


def _schedule(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> _Rows:
    """Rows begin with a day or a time; what follows fills the other columns, the last one taking the rest."""
    rows: list[list[str]] = []
    index = start
    while index < stop:
        index = _behind_repeated_head(lines, index, stop, head)
        if index >= stop or not is_timed(lines[index].text) or ends_table(lines[index]):
            break
        end = index + 1
        while end < stop and not is_timed(lines[end].text) and not ends_table(lines[end]):
            full = lines[end - 1].closes is not False and len(scheduled(join_cells(lines[index:end]), head)) >= len(
                head
            )
            if full and not any(is_timed(line.text) for line in lines[end : min(stop, end + _AHEAD)]):
                break
            if ends_schedule(lines, end, stop):
                break
            end += 1
        rows.append(scheduled(join_cells(lines[index:end]), head))
        index = end
    return rows, index


_READERS: Final[dict[str | None, Callable[[Sequence[Line], int, int, list[str], int], _Rows]]] = {
    "courses": _courses,
    "events": _events,
    "calendar": _calendar,
    "schedule": _schedule,
    None: _schedule,
}

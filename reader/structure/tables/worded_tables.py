"""Tables whose cells an extractor has put one after the other.  They are known by the words of their heads."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from reader.structure.breaks.flow import continues
from reader.structure.characters import has_chinese
from reader.structure.joining import join_cells, text_of, with_cell
from reader.structure.lines import Line
from reader.structure.numbering import bulleted
from reader.structure.rules import Rule, rule
from reader.structure.tables.calendar_rows import Rows, behind_repeated_head, calendar_rows
from reader.structure.tables.cells import celled_rows, celled_table
from reader.structure.tables.compared_articles import VERSIONS, compared_articles
from reader.structure.tables.kinded_tables import continued, kinded_table
from reader.structure.tables.labelled_rows import labelled_rows
from reader.structure.tables.laid_tables import laid_table
from reader.structure.tables.loose_tables import HEAD_CELL, LooseCells
from reader.structure.tables.packing import plain_table
from reader.structure.tables.schedule_rows import DAY, ends_schedule, is_timed, scheduled
from reader.structure.tables.strewn_courses import strewn_courses
from reader.structure.tables.strewn_tables import strewn_table
from reader.structure.tables.valued_rows import valued_rows
from reader.structure.words.phrases import NOTICE
from reader.structure.words.section_names import is_section
from reader.structure.words.table_heads import (
    Table,
    begins_as_head,
    ends_table,
    groups_calendar,
    head_at,
    head_cells,
    may_be_calendar,
    role_of,
)

EVENT_ROW: Final = rule(
    "row of a table of events",
    rf"(?P<organiser>\S.{{0,80}}?)(?:(?:\s+|(?=逕自洽詢|逕洽|額滿為止))"
    rf"(?P<deadline>{DAY}|逕自洽詢|逕?洽\S{{0,8}}|額滿為止|無|免報名|已截止|即日起.{{0,14}}|[-－—])\s+)(?P<day>{DAY}"
    rf"|常態|逕自洽詢|即日起.{{0,14}})\s+(?P<name>\S.*?)(?:\s*(?P<url>(?:https?://|www\.)\S+))?$",
    ("工研院 5/7 5/10 國際地緣政治風險說明會 https://tinyurl.com/mutu8xxm", "貿協 逕自洽詢 11/16-17 2024 臺日論壇"),
    ("工研院 5/7", "主辦單位 名稱"),
)
RULES: Final[tuple[Rule, ...]] = (EVENT_ROW,)

_LONGEST_CELL: Final = 28  # characters of a head's cell with its brackets
_ROW_LINES: Final = 14
_AHEAD: Final = 4
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
    if groups_calendar(cells):
        rows, end = calendar_rows(lines, index, stop, cells[1:], capacity)
        return Table("calendar", [cells, *_with_groups(rows)], end) if rows else None
    role = role_of(cells)
    rows, end = _READERS[role](lines, index, stop, cells, capacity)
    if not rows and may_be_calendar(cells):
        rows, end = calendar_rows(lines, index, stop, cells, capacity)  # the name of a group stands above its rows
    if spaced and role == "events":
        celled = celled_rows(lines, index, stop, capacity, cells, 1, beyond=(end, len(rows) + 1))
        if celled is not None:
            return celled
    if not rows:
        return None
    taken = sum(head_at(lines, place, end) is not None for place in range(index, end) if lines[place].first)
    return Table(role, [cells, *rows], end, (" ".join(cells),) * taken)


def _with_groups(rows: Sequence[list[str]]) -> Iterator[list[str]]:
    """The rows of a calendar with the group above them in the first of them."""
    group = ""
    for row in rows:
        if len(row) == 1:
            group = row[0]
        else:
            yield [group, *row]
            group = ""


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


def _events(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> Rows:
    rows: list[list[str]] = []
    index = start
    while index < stop:
        index = behind_repeated_head(lines, index, stop, head)
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


def _blocks(lines: Sequence[Line], start: int, stop: int, capacity: int) -> list[tuple[str, int]]:
    """(text, index behind it) of each block of lines."""
    blocks: list[tuple[str, int]] = []
    begin = start
    for index in range(start, stop):
        if index + 1 == stop or not continues(list(lines[begin : index + 1]), lines[index + 1], capacity):
            blocks.append((text_of(lines[begin : index + 1]), index + 1))
            begin = index + 1
    return blocks


def _courses(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> Rows:
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


def _schedule(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> Rows:
    """Rows begin with a day or a time; what follows fills the other columns, the last one taking the rest."""
    rows: list[list[str]] = []
    index = start
    while index < stop:
        index = behind_repeated_head(lines, index, stop, head)
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


_READERS: Final[dict[str | None, Callable[[Sequence[Line], int, int, list[str], int], Rows]]] = {
    "courses": _courses,
    "events": _events,
    "calendar": calendar_rows,
    "schedule": _schedule,
    None: _schedule,
}

"""Tables whose cells an extractor has put one after the other.  They are known by the words of their heads."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reader.structure.characters import has_chinese
from reader.structure.flow import continues, would_have_fitted
from reader.structure.joining import glue, join, join_cells
from reader.structure.lines import Line
from reader.structure.numbering import bulleted
from reader.structure.phrases import CAPTION, NOTICE
from reader.structure.rules import Rule, rule

_HEAD_CELLS: Final = (
    "主辦/執行單位|主辦／執行單位|主辦單位|執行單位|報名截止日期|報名截止日|報名截止|報名日期|截止日期|活動日期|活動名稱|活動網址|活動時間|活動地點|"
    "課程名稱|課程大綱|課程內容|主講人|講師|講者|日期|星期|時間|會議名稱|會議|行程內容|行程|工作內容|工作紀要|活動內容|議程|議題|主題|內容|地點|"
    "場地|備註|網址|名稱|參加人員|出席人員|拜會對象|拜會機構|拜會單位|單位|對象|主持人|與談人|城市|國家|項目|項次|編號|說明|起迄日期|起訖日期|住宿"
)
HEAD: Final = rule(
    "head of a table",
    rf"(?:{_HEAD_CELLS})(?:{_HEAD_CELLS}){{1,7}}$",
    ("主辦/執行單位報名截止日期活動日期活動名稱活動網址", "日期星期會議", "日期時間行程地點", "日期行程"),
    ("日期", "活動名稱如下", "時間：五月"),
)
_CELL: Final = re.compile(_HEAD_CELLS)
_BEGINS_HEAD: Final = re.compile(rf"(?:{_HEAD_CELLS}|報名|主辦|截止|活動|課程|執行)+$")

DAY: Final = (
    r"(?:\d{4}[/.]|\d{2,4}\s?年\s?)?\d{1,2}\s?(?:/\s?|月\s?)\d{1,2}\s?日?"
    r"(?:\s?[-–—~～至]\s?(?:\d{1,2}\s?(?:/\s?|月\s?))?\d{1,2}\s?日?)?"
)
WEEKDAY: Final = r"[（(]?(?:星期|週)?[一二三四五六日](?:\s?[~～\-–—至、]\s?(?:星期|週)?[一二三四五六日])?[）)]?"
TIME: Final = r"\d{1,2}\s?[:：]\s?\d{2}(?:\s?[-–—~～至]\s?\d{1,2}\s?[:：]\s?\d{2})?|上午|下午|晚上|全天|全日|中午"
CALENDAR_ROW: Final = rule(
    "row of a calendar",
    rf"(?P<day>{DAY})\s*(?P<weekday>{WEEKDAY}(?=\s|$|[⚫●•]))?\s*(?P<title>.*)$",
    ("4/30 二 ⚫ Committee on Trade", "4/29-30 一~二", "5/6 一 ⚫ APEC"),
    ("WTO", "30 二"),
)
SCHEDULE_ROW: Final = rule(
    "row of a schedule",
    rf"(?:(?P<day>{DAY}\s?(?:{WEEKDAY}(?=\s|$))?|[Dd]ay\s?\d{{1,2}}|第\s?[一二三四五六七八九十\d]{{1,2}}\s?[天日])(?=\s|$))?\s*"
    rf"(?P<time>(?:{TIME})(?=\s|$))?\s*(?P<rest>.*)$",
    ("6/12（三） 09:00-10:00 拜會世界貿易組織", "10:30 抵達日內瓦", "5月3日 去程"),
    (),
)
EVENT_ROW: Final = rule(
    "row of a table of events",
    rf"(?P<organiser>\S.{{0,80}}?)\s+(?P<deadline>{DAY}|逕自洽詢|逕洽.{{0,8}}|額滿為止|無|免報名|已截止|即日起.{{0,14}}|[-－—])\s+(?P<day>{DAY}"
    rf"|常態|逕自洽詢|即日起.{{0,14}})\s+(?P<name>\S.*?)(?:\s+(?P<url>(?:https?://|www\.)\S+))?$",
    ("工研院 5/7 5/10 國際地緣政治風險說明會 https://tinyurl.com/mutu8xxm", "貿協 逕自洽詢 11/16-17 2024 臺日論壇"),
    ("工研院 5/7", "主辦單位 名稱"),
)
RULES: Final[tuple[Rule, ...]] = (HEAD, CALENDAR_ROW, EVENT_ROW)

_HEAD_LINES: Final = 6
_ROW_LINES: Final = 14
_AHEAD: Final = 4
_MAX_HEAD_CELL: Final = 10
_BLANKS: Final = re.compile(r"\s+")
_URL_END: Final = re.compile(r"(?:https?://|www\.)\S+$")


@dataclass(frozen=True, slots=True)
class Table:
    """cells row by row, the head among them; `end`: index of the first line behind the table; `repeated`: the head
    again, as further pages print it."""

    role: str | None
    cells: list[list[str]]
    end: int
    repeated: tuple[str, ...] = ()


def head_at(lines: Sequence[Line], start: int, stop: int) -> tuple[list[str], int] | None:
    """The head of a table that begins at `start`: its cells, and the index behind it."""
    text, found = "", None
    for index in range(start, min(start + _HEAD_LINES, stop)):
        text += _BLANKS.sub("", lines[index].text)
        if len(text) > 60 or not _BEGINS_HEAD.match(text):
            break
        if HEAD.match(text):
            found = index
    if found is None:
        return None
    text = "".join(_BLANKS.sub("", lines[index].text) for index in range(start, found + 1))
    cells = _CELL.findall(text)
    return (cells, found + 1) if len(cells) >= 2 and _is_row(lines, start, found, cells) else None


def _is_row(lines: Sequence[Line], start: int, last: int, cells: list[str]) -> bool:
    """Heads are short pieces divided by blanks or lines; a compound word of the same parts is none."""
    pieces = sum(len(lines[index].text.split()) for index in range(start, last + 1))
    return pieces >= len(cells)


def role_of(cells: Sequence[str]) -> str | None:
    """What a table is for, by the words of its head."""
    head = "".join(cells)
    for words, role in (
        (("課程",), "courses"),
        (("主辦", "報名", "活動名稱"), "events"),
        (("星期",), "calendar"),
        (("行程", "時間", "日期", "工作", "議程", "拜會"), "schedule"),
    ):
        if any(word in head for word in words):
            return role
    return None


def table_at(lines: Sequence[Line], start: int, stop: int, capacity: int) -> Table | None:
    """The table that begins at `start`, among lines of running text up to `stop`."""
    found = head_at(lines, start, stop)
    if found is None:
        return _plain_table(lines, start, stop)
    cells, index = found
    role = role_of(cells)
    rows, end = _READERS[role](lines, index, stop, cells, capacity)
    if not rows:
        return None
    taken = sum(head_at(lines, place, end) is not None for place in range(index, end) if lines[place].first)
    return Table(role, [cells, *rows], end, (" ".join(cells),) * taken)


def _plain_table(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """A head of short words, and at least two rows behind it with as many pieces, some on lines of their own."""
    head = lines[start].text.split()
    if lines[start].closes is False or "\u3000" in lines[start].text or not _may_be_head(head):
        return None
    packer = _Packer(head)
    for index in range(start + 1, stop):
        text = lines[index].text
        if "。" in text or text[-1] in "；：" or _ends_table(lines[index]) or not packer.take(lines, index):
            break
    if packer.whole < max(2, (len(packer.rows) - 1) / 2):
        return None
    return Table(role_of(head), packer.rows, packer.end)


class _Packer:
    """Pieces of lines into rows of as many cells as the head has.  `end` is the index behind the last complete row,
    `whole` the number of rows that stood on one line."""

    def __init__(self, head: list[str]) -> None:
        self.rows: list[list[str]] = [head]
        self.end = 0
        self.whole = 0
        self._open: list[str] = []
        self._waiting = 0

    def take(self, lines: Sequence[Line], index: int) -> bool:
        """Whether the line found a place."""
        text, before = lines[index].text, lines[index - 1]
        width = len(self.rows[0])
        if before.closes is False and (self._open or len(self.rows) > 1):
            cells = self._open or self.rows[-1]
            cells[-1] += glue(before.text, text, before.blank) + text
        elif not self._open and len(self.rows) > 1 and bulleted(text):
            self.rows[-1][-1] += "\n" + text
        else:
            self._open += text.split(maxsplit=max(0, width - 1 - len(self._open)))
            self._waiting += 1
        if len(self._open) == width:
            self.whole += self._waiting == 1
            self.rows.append(self._open)
            self._open = []
        if not self._open:
            self._waiting, self.end = 0, index + 1
        return len(self._open) < width and self._waiting < _AHEAD


def _may_be_head(head: Sequence[str]) -> bool:
    return 2 <= len(head) <= 6 and all(
        len(cell) <= _MAX_HEAD_CELL and cell.isalpha() and has_chinese(cell) for cell in head
    )


_Rows = tuple[list[list[str]], int]


def _repeats_head(lines: Sequence[Line], index: int, stop: int, head: list[str]) -> int:
    """The index behind a head repeated on a further page, else `index`."""
    if index >= stop or not lines[index].first:
        return index
    again = head_at(lines, index, stop)
    return again[1] if again and again[0] == head else index


def _events(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> _Rows:
    rows: list[list[str]] = []
    index = start
    while index < stop:
        index = _repeats_head(lines, index, stop, head)
        row, end = _event_row(lines, index, stop)
        if row is None:
            break
        rows.append(row)
        index = end
    return rows, index


def _event_row(lines: Sequence[Line], start: int, stop: int) -> tuple[list[str] | None, int]:
    """The row that begins at `start`; it ends with its address."""
    for end in range(start + 1, min(start + _ROW_LINES, stop) + 1):
        part = lines[start:end]
        last = part[-1]
        if end > start + 1 and (head_at(lines, end - 1, stop) or NOTICE.match(last.text)):
            return None, start
        text = join_cells(part)
        if not _URL_END.search(text) or (last.closes is False and last.blank is False):
            continue
        if found := EVENT_ROW.match(text):
            return [found[name] or "" for name in ("organiser", "deadline", "day", "name", "url")], end
        return None, start
    return None, start


def _calendar(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> _Rows:
    rows: list[list[str]] = []
    index = start
    while index < stop:
        index = _repeats_head(lines, index, stop, head)
        if index >= stop or _ends_table(lines[index]):
            break
        if CALENDAR_ROW.match(lines[index].text):
            row, index = _dated_row(lines, index, stop, capacity)
        elif _is_group(lines, index, stop):
            row, index = [lines[index].text], index + 1
        else:
            break
        rows.append(row)
    return rows, index


def _ends_table(line: Line) -> bool:
    return bool(NOTICE.match(line.text)) or any(caption.match(line.text) for caption in CAPTION)


def _is_group(lines: Sequence[Line], index: int, stop: int) -> bool:
    """A short line between the rows: the name of who meets."""
    text = lines[index].text
    ahead = lines[index + 1 : min(stop, index + 6)]
    return (
        lines[index].width <= 40
        and text[-1] not in "。！？；，"
        and any(CALENDAR_ROW.match(line.text) for line in ahead)
    )


def _dated_row(lines: Sequence[Line], start: int, stop: int, capacity: int) -> tuple[list[str], int]:
    end = start + 1
    while end < stop and not CALENDAR_ROW.match(lines[end].text) and not _ends_table(lines[end]):
        found = CALENDAR_ROW.match(join(lines[start:end]).text)
        wants_title = bool(found and not found["title"])
        if not wants_title and not _goes_on(lines[end - 1], lines[end], capacity):
            break
        if not wants_title and _names_group(lines, end - 1, stop):
            break
        end += 1
    found = CALENDAR_ROW.match(join(lines[start:end]).text)
    if found is None:
        return [join(lines[start:end]).text], end
    return [cell.strip() for cell in found.group("day", "weekday", "title") if cell and cell.strip()], end


def _names_group(lines: Sequence[Line], index: int, stop: int) -> bool:
    """Whether behind a row that ends in Latin the next line is Chinese: a group and no rest of the row's title."""
    before, line = lines[index], lines[index + 1]
    return before.blank is True and has_chinese(line.text) and line.closes is True and _is_group(lines, index + 1, stop)


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
            blocks.append((join(lines[begin : index + 1]).text, index + 1))
            begin = index + 1
    return blocks


def _courses(lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> _Rows:
    """Single cells up to the last column, which holds the bulleted ones that follow."""
    stop = next((i for i in range(start, stop) if lines[i].first or _ends_table(lines[i])), stop)
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
        index = _repeats_head(lines, index, stop, head)
        if index >= stop or not _is_timed(lines[index].text) or _ends_table(lines[index]):
            break
        end = index + 1
        while end < stop and not _is_timed(lines[end].text) and not _ends_table(lines[end]):
            full = lines[end - 1].closes is not False and len(_scheduled(join_cells(lines[index:end]), head)) >= len(
                head
            )
            if full and not any(_is_timed(line.text) for line in lines[end : min(stop, end + _AHEAD)]):
                break
            end += 1
        rows.append(_scheduled(join(lines[index:end]).text, head))
        index = end
    return rows, index


def _is_timed(text: str) -> bool:
    found = SCHEDULE_ROW.match(text)
    return bool(found and (found["day"] or found["time"]))


def _scheduled(text: str, head: list[str]) -> list[str]:
    found = SCHEDULE_ROW.match(text)
    if found is None:
        return [text]
    cells = [cell.strip() for cell in (found["day"], found["time"]) if cell]
    rest = found["rest"].split()
    wanted = max(1, len(head) - len(cells))
    if len(rest) > wanted:
        rest = [*rest[: wanted - 1], " ".join(rest[wanted - 1 :])]
    return [*cells, *rest]


_READERS: Final[dict[str | None, Callable[[Sequence[Line], int, int, list[str], int], _Rows]]] = {
    "courses": _courses,
    "events": _events,
    "calendar": _calendar,
    "schedule": _schedule,
    None: _schedule,
}

"""The heads of tables, and what a table is for by the words of its head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.structure.characters import IDEOGRAPH, SPACES
from reader.structure.lines import Line
from reader.structure.rules import Rule, first_of, rule
from reader.structure.words.captions import CAPTION, REMARK
from reader.structure.words.phrases import NOTICE

_HEAD_CELLS: Final = (
    "主辦/執行單位|主辦／執行單位|主辦單位|執行單位|報名截止日期|報名截止日|報名截止|報名期限|報名日期|截止日期|活動日期|活動名稱|活動網址|報名網址|報名連結|活動時間|活動地點|"
    "課程名稱|課程大綱|課程內容|主講人|講師|講者|日期|星期|時間|會議名稱|會議|行程內容|行程|工作內容|工作紀要|活動內容|議程|議題|主題|內容|地點|"
    "場地|備註|網址|名稱|參加人員|出席人員|拜會對象|拜會機構|拜會單位|單位|對象|時數|費用|課程費用|報名費|授課講師|上課地點|上課時間|名額|事件|紀要|紀事|大事|要聞|主持人|與談人|城市|國家|項目|項次|編號|說明|起迄日期|起訖日期|住宿|活動|展覽名稱|展會名稱|展期|組團單位|承辦單位|組織|區域"
)
HEAD: Final = rule(
    "head of a table",
    rf"(?:{_HEAD_CELLS})(?:{_HEAD_CELLS}){{1,7}}$",
    ("主辦/執行單位報名截止日期活動日期活動名稱活動網址", "日期星期會議", "日期時間行程地點", "日期行程"),
    ("日期", "活動名稱如下", "時間：五月"),
)
_CELL: Final = re.compile(_HEAD_CELLS)
_BROKEN: Final = "|".join(
    sorted({cell[:end] for cell in _HEAD_CELLS.split("|") for end in range(1, len(cell))}, key=len, reverse=True)
)
_BEGINS_HEAD: Final = re.compile(rf"(?:{_HEAD_CELLS})*(?:{_BROKEN})?$")
_FIRST: Final = frozenset(cell[0] for cell in _HEAD_CELLS.split("|"))  # hardly any line begins so
_BEGINS: Final = _FIRST | SPACES
BELOW: Final = (NOTICE, REMARK, *CAPTION)
LETTERS_BELOW: Final = frozenset("來出備圖表附資照相註說單民FTS攝")  # with which what BELOW match may begin
_BELOW: Final = first_of(BELOW)
_BLANKS: Final = 2  # in a head on one line, which no line of prose reads as
_HEAD_LINES: Final = 6
_CALENDAR_CELLS: Final = 3
_LONGEST_HEAD: Final = 60  # characters
MEETS: Final = ("單位", "機構", "組織", "機關", "主辦", "主辦單位")
"""Columns of calendars that say who meets."""
_MATTERS: Final = ("事項", "議題", "內容", "名稱", "活動", "會議", "議程")
DAYS: Final = ("日期", "展期")
"""Columns of calendars that say when."""
# What calendars of two columns hold, as itineraries do; events are of the past.
_DATED: Final = ("活動", "會議", "展覽", "展會")
BODIES: Final = r"[A-Z][A-Z0-9]{1,6}s?(?:\s?[、/／&及與]\s?[A-Z][A-Z0-9]{1,6}s?)*"
"""Abbreviations of organisations, by which the rows of calendars are grouped, as an expression."""
IN_BRACKETS: Final = rule(
    "title in brackets",
    rf"【(?=.*{IDEOGRAPH})(?:[下本上次近][月週期季年次][^【】]{{2,20}}"
    r"|[^【】]{1,22}(?:預告|公告|動態|快訊|新聞|行事曆|花絮|徵稿(?:啟事)?))】$",
    ("【下月研習】", "【WTO 會議預告】"),
    ("【WTO】", "【其他國際組織】", "【世界貿易組織】", "【海洋法講座】", "【下月研習】活動名稱"),
)
RULES: Final[tuple[Rule, ...]] = (HEAD, IN_BRACKETS)


@dataclass(frozen=True, slots=True)
class Table:
    """cells row by row, the head among them; `end`: index of the first line behind the table; `repeated`: the head
    again, as further pages print it; `confidence`: 0..1, how sure the cells are."""

    role: str | None
    cells: list[list[str]]
    end: int
    repeated: tuple[str, ...] = ()
    confidence: float = 1.0


def head_at(lines: Sequence[Line], start: int, stop: int) -> tuple[list[str], int] | None:
    """The head of a table that begins at `start`: its cells, and the index behind it."""
    if start >= stop or lines[start].text[0] not in _FIRST:
        return None
    return _known_head(lines, start, stop) or _calendar_head(lines[start], start)


def _calendar_head(line: Line, start: int) -> tuple[list[str], int] | None:
    """The head of a calendar, whatever it calls the meetings."""
    cells = line.text.split()
    is_head = len(cells) == _CALENDAR_CELLS and cells[1] == "星期" and role_of(cells) == "calendar"
    return (cells, start + 1) if is_head else None


def _known_head(lines: Sequence[Line], start: int, stop: int) -> tuple[list[str], int] | None:
    """The head whose words are all known."""
    text, found = "", None
    for index in range(start, min(start + _HEAD_LINES, stop)):
        text += "".join(lines[index].text.split())
        if len(text) > _LONGEST_HEAD or not _BEGINS_HEAD.match(text):
            break
        if HEAD.match(text):
            found = index
    if found is None:
        return None
    text = "".join("".join(lines[index].text.split()) for index in range(start, found + 1))
    cells = _CELL.findall(text)
    return (cells, found + 1) if len(cells) >= 2 and _is_row(lines, start, found, cells) else None


def is_head(text: str) -> bool:
    """Whether `text` is the whole head of a table, of several known words with blanks between."""
    if text[0] not in _FIRST or text.count(" ") < _BLANKS:
        return False
    return HEAD.match("".join(text.split())) is not None


def begins_as_head(text: str) -> bool:
    """Whether `text` begins as the words of heads do, or with an unusual blank."""
    return text[0] in _BEGINS


def may_be_part_of_head(text: str) -> bool:
    """Whether `text` is made of words of heads, the last of which may break off."""
    return _BEGINS_HEAD.match("".join(text.split())) is not None


def head_cells(text: str) -> list[str]:
    """The words of heads that `text` is made of; empty if it has others."""
    bare = "".join(text.split())
    if not bare or bare[0] not in _FIRST:
        return []
    cells = _CELL.findall(bare)
    return cells if "".join(cells) == bare else []


def _is_row(lines: Sequence[Line], start: int, last: int, cells: list[str]) -> bool:
    """Heads are short pieces divided by blanks or lines; a compound word of the same parts is none."""
    pieces = sum(len(lines[index].text.split()) for index in range(start, last + 1))
    return pieces >= len(cells)


def role_of(cells: Sequence[str]) -> str | None:
    """What a table is for, by the words of its head."""
    head = "".join(cells)
    if cells[0] == "日期" and _holds_meetings(cells[1:]):
        return "calendar"
    if "主辦" in head and "課程" not in head and any(word in head for word in _OF_EVENTS):
        return "events"
    if "展期" in cells and any(word in head for word in (*PLACES, *_FAIRS)):
        return "events" if any(word in head for word in _INVITES) else "calendar"
    for words, role in (
        (("課程",), "courses"),
        (("報名", "活動名稱"), "events"),
        (("行程", "拜會", "工作內容", "工作紀要"), "schedule"),
        (("星期",), "calendar"),
        (("時間", "日期", "議程"), "schedule"),
    ):
        if any(word in head for word in words):
            return None if role == "schedule" and _OF_PAPERS.search(head) else role
    return None


_OF_PAPERS: Final = re.compile(
    "(?:發布|公告|發文|生效|簽署)日期|文號|(?:平均|加入|生效|成立|施行).{0,4}時間"
)  # days and hours of no plan
_OF_EVENTS: Final = ("截止", "期限", "活動", "網址", "連結")
"""Beside who holds it; agendas, and who is charged with each part of a law or plan, have none of them."""
_INVITES: Final = ("截止", "期限", "網址", "連結")  # columns of fairs that one may register for
_GROUPS: Final = ("組織", "區域", "國家")  # of meetings, of which calendars name each once
_FAIRS: Final = ("展覽", "展會", "展名", "會展")  # days of which a loan's 展期 has none
PLACES: Final = ("地點", "城市")
"""Words at the head of where meetings take place."""


def groups_calendar(cells: Sequence[str]) -> bool:
    """Whether the head of a calendar names who meets before the days: it is the calendar of each group."""
    return cells[0] in _GROUPS and len(cells) > _CALENDAR_CELLS - 1 and role_of(cells[1:]) == "calendar"


def may_be_calendar(cells: Sequence[str]) -> bool:
    """Whether a schedule with this head is a calendar where a periodical prints it, or a section of calendars."""
    has_columns = len(cells) == 2 or (len(cells) == 3 and cells[2] in PLACES)
    return has_columns and cells[0] in DAYS and cells[1].removeprefix("重要").removesuffix("名稱") in _DATED


def _holds_meetings(cells: Sequence[str]) -> bool:
    """Whether what stands beside the days, by its heads, is who meets and for what."""
    if len(cells) != 2:
        return False
    return "會議" in cells[1] or any(one in MEETS and other in _MATTERS for one, other in (cells, cells[::-1]))


def ends_table(line: Line) -> bool:
    """Whether the line is a notice or a caption, which stand below tables, or a title in brackets set apart from what
    is above it."""
    if line.text[0] == "【" and (line.empty_before or line.first) and IN_BRACKETS.match(line.text):
        return True
    return stands_below(line.text)


def stands_below(text: str) -> bool:
    """Whether `text` is a notice or a caption."""
    return (not text[0].isalpha() or text[0] in LETTERS_BELOW) and _BELOW.match(text) is not None


def with_body(row: list[str], head: Sequence[str]) -> list[str]:
    """The cells of the row of a calendar whose head has a column of who meets and none of weekdays: a weekday in
    brackets goes with its day, and what stands before the first blank of the rest is who meets."""
    if len(head) != _CALENDAR_CELLS or not any(word in head[1] for word in MEETS):
        return row
    if len(row) == _CALENDAR_CELLS and row[1][0] in "（(":
        row = [row[0] + row[1], row[2]]
    return [row[0], *row[1].split(maxsplit=1)] if len(row) == _CALENDAR_CELLS - 1 else row

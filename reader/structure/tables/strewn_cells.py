"""Cells of tables with a known head that an extractor strewed over lines of their own, and their kinds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from reader.structure.joining import lengthened, text_of, whole
from reader.structure.lines import Line
from reader.structure.numbering import bulleted, numbered
from reader.structure.rules import Rule, rule
from reader.structure.words.columns import value_of
from reader.structure.words.imprint_lines import OF_PUBLISHER
from reader.structure.words.section_names import is_section
from reader.structure.words.table_heads import BODIES, ends_table, head_cells, may_be_part_of_head

_MOST: Final = 240  # lines
_LONGEST_HEAD: Final = 60  # characters
_KINDS: Final = (
    ("address", ("網址", "連結")),
    ("weekday", ("星期",)),
    ("day", ("展期", "日期", "截止", "期限")),
)
_ORDER: Final = ("單位", "截止", "日期", "星期", "時間", "地點", "城市", "名稱", "會議", "內容", "行程", "網址")
"""The order in which such columns are printed."""
NO_DAY: Final = re.compile(
    r"逕自洽詢\D{0,6}$|逕行?洽\D{1,8}$|額滿(?:為止|截止)?$|免報名$|已截止$|常態$|即日起.{0,14}$|[-－—]$"
)
GROUP: Final = rule(
    "group among the cells of a calendar",
    rf"{BODIES}$|(?:[A-Z]{{2,6}}.{{0,4}}[及與和])?其他.{{1,10}}$",
    ("WTO", "CPTPP、RCEP", "APEC 及其他國際組織", "其他國際組織", "其他經貿團體"),
    ("WTO：General Council", "其他", "國際組織"),
)
RULES: Final[tuple[Rule, ...]] = (GROUP,)
_ROOM: Final = 3  # columns
_NEXT: Final = "日期"  # with which calendars begin
WORDS: Final = ""
"""The kind of a cell, or column, that holds any words."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, the kind of value that this is, the index behind its last line, and its lines."""

    text: str
    kind: str
    end: int
    lines: tuple[Line, ...]

    def each_line(self) -> list[str]:
        """Its lines as cells, where it holds words."""
        return [line.text for line in self.lines] if self.kind == WORDS else [self.text]

    def parts(self) -> list[str]:
        """Its lines as cells of one column: one that leaves room for more than a character ends a cell."""
        wide = max(line.width for line in self.lines)
        texts: list[list[Line]] = [[]]
        for line in self.lines:
            texts[-1].append(line)
            if line.width < wide - _ROOM:
                texts.append([])
        return [text_of(text) for text in texts if text]


def held_by(title: str) -> str:
    """The kind of value that a column with that title holds."""
    return next((kind for kind, words in _KINDS if any(word in title for word in words)), WORDS)


def gathered(lines: Sequence[Line], start: int, stop: int) -> tuple[list[str], list[Cell]]:
    """The cells of the head, in their usual order if they came among the others, and all others that may belong."""
    head: list[str] = []
    cells: list[Cell] = []
    index, late, limit = start, False, min(stop, start + _MOST)
    while index < limit and not ends_cells(lines[index]):
        end = _block_end(lines, index, stop)
        if end > limit or any("。" in line.text for line in lines[index:end]):
            break  # no page holds as many lines
        titles, begin = _titles(lines, index, end, stop)
        if _heads_next(titles, head):
            cells = cells[:-1] if cells and cells[-1].kind == WORDS else cells  # the title of the next table
            break
        late = late or bool(titles and cells)
        head += titles
        index = max(end, begin)
        following = next((at for at in range(begin + 1, end) if _heads_next(_first_titles(lines[at].text), head)), None)
        cells += _parted(lines, begin, end if following is None else following - 1)
        if following is not None:
            break
    return (sorted(head, key=_rank) if late else head), cells


def _block_end(lines: Sequence[Line], index: int, stop: int) -> int:
    """The index behind the lines that lie together from `index` on."""
    end = index + 1
    while end < stop and not (lines[end].empty_before or lines[end].first) and not ends_cells(lines[end]):
        end += 1
        if end > index + _MOST:
            break
    return end


def _first_titles(text: str) -> list[str]:
    """The cells of a head that a line begins with: the last may be none of those that heads are known by."""
    return [title for piece in takewhile(head_cells, text.split()) for title in head_cells(piece)]


def _heads_next(titles: Sequence[str], head: Sequence[str]) -> bool:
    """Whether cells of a head are those of the next table: again those of this one, or of a calendar below."""
    again = set(titles) & set(head)
    return bool(again) or (_NEXT in titles and any(held_by(title) == "day" for title in head))


def _titles(lines: Sequence[Line], index: int, end: int, stop: int) -> tuple[list[str], int]:
    """The cells of the head that stand at `index`, and the index behind them: their words may be broken over lines, or
    one of them over two blocks of lines, of which the first ends at `end`."""
    text, titles, begin = "", list[str](), index
    for behind in range(index, end):
        text += lines[behind].text
        if len(text) > _LONGEST_HEAD or not may_be_part_of_head(text):
            return titles, begin
        if found := head_cells(text):
            titles, begin = found, behind + 1
    if not titles and end < stop and (found := head_cells(text + lines[end].text)):
        return found, end + 1
    return titles, begin


def _parted(lines: Sequence[Line], index: int, end: int) -> list[Cell]:
    """The cells of lines without empty ones between: values and addresses are told from words by their kind."""
    cells: list[Cell] = []
    begin, before = index, ""  # of the open cell: its first line, and its text so far
    for behind in range(index, end):
        line = lines[behind]
        if behind > begin and _is_apart(whole(before), lines, behind, end):
            cells.append(_cell(lines, begin, behind))
            begin, before = behind, ""
        before = lengthened(before, lines[behind - 1], line) if before else line.text
    return [*cells, _cell(lines, begin, end)] if begin < end else cells


def _cell(lines: Sequence[Line], begin: int, end: int) -> Cell:
    text = text_of(lines[begin:end])
    return Cell(text, kind_of(text), end, tuple(lines[begin:end]))


def _is_apart(before: str, lines: Sequence[Line], index: int, end: int) -> bool:
    """Whether another cell than that with the text `before` begins at `index`."""
    text, kind = lines[index].text, kind_of(before)
    if kind == "address":
        return text.startswith(("http", "www.")) or not text.isascii() or " " in text
    names_group = index + 1 < end and GROUP.match(text) and kind_of(lines[index + 1].text) == "day"
    return bool(kind or kind_of(text) or GROUP.match(before) or names_group or bulleted(text))


def _rank(title: str) -> int:
    return next((rank for rank, word in enumerate(_ORDER) if word in title), len(_ORDER))


def ends_cells(line: Line) -> bool:
    """Whether a line is no cell but stands below a table: a notice, a caption, an item, a section."""
    return _stops(line) or is_section(line.text)


def _stops(line: Line) -> bool:
    return ends_table(line) or numbered(line.text) is not None or OF_PUBLISHER.match(line.text) is not None


def kind_of(text: str) -> str:
    """day, weekday or address, and WORDS for all else; what stands in the place of a day is one."""
    if NO_DAY.match(text):
        return "day"
    told = value_of(text)
    return told if told in ("day", "weekday", "address") else WORDS

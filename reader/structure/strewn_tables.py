"""Tables with a known head whose cells an extractor strewed over lines of their own, in whatever order.

A column whose kind of value no other column holds is filled in the order in which such values come; the columns that
hold one kind together must come row by row or column by column.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import pstdev
from typing import Final

from reader.structure import certainty
from reader.structure.columns import value_of
from reader.structure.joining import lengthened, text_of, whole
from reader.structure.lines import Line
from reader.structure.numbering import bulleted, numbered
from reader.structure.phrases import is_section
from reader.structure.rules import Rule, rule
from reader.structure.table_heads import (
    BODIES,
    Table,
    begins_as_head,
    ends_table,
    head_cells,
    may_be_part_of_head,
    role_of,
)

_MOST: Final = 240  # lines
_LONGEST_HEAD: Final = 60  # characters
_LEAST: Final = 2  # rows
_KINDS: Final = (
    ("address", ("網址", "連結")),
    ("weekday", ("星期",)),
    ("day", ("日期", "截止")),
)
_ORDER: Final = ("單位", "截止", "日期", "星期", "時間", "地點", "城市", "名稱", "會議", "內容", "行程", "網址")
"""The order in which such columns are printed."""
_NO_DAY: Final = re.compile(r"逕自洽詢.{0,6}$|逕行?洽.{1,8}$|額滿為止$|免?報名$|已截止$|常態$|即日起.{0,14}$|[-－—]$")
GROUP: Final = rule(
    "group among the cells of a calendar",
    rf"{BODIES}$|(?:[A-Z]{{2,6}}.{{0,4}}[及與和])?其他.{{1,10}}$",
    ("WTO", "CPTPP、RCEP", "APEC 及其他國際組織", "其他國際組織", "其他經貿團體"),
    ("WTO：General Council", "其他", "國際組織"),
)
RULES: Final[tuple[Rule, ...]] = (GROUP,)
_TWO: Final = 2
_ROOM: Final = 3  # columns
_WORDS: Final = ""  # the kind of a column that holds any words


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    kind: str
    end: int  # the index behind its last line
    lines: tuple[Line, ...]

    def parts(self) -> list[str]:
        """Its lines as cells of one column: one that leaves room for more than a character ends a cell."""
        wide = max(line.width for line in self.lines)
        texts: list[list[Line]] = [[]]
        for line in self.lines:
            texts[-1].append(line)
            if line.width < wide - _ROOM:
                texts.append([])
        return [text_of(text) for text in texts if text]


def strewn_table(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table of which a cell of the head stands alone at `start`; None where its cells do not fill its columns."""
    text = lines[start].text
    if lines[start].blank is not None or not begins_as_head(text) or not head_cells(text):
        return None
    head, cells = _gathered(lines, start, stop)
    held = [_held(title) for title in head]
    if len(head) < 2 or len(set(held)) == 1:
        return None
    counts = Counter([cell.kind for cell in cells])  # of the cells up to `size`
    for size in range(len(cells), _LEAST * len(head) - 1, -1):
        if _may_fill(counts, held) and (rows := _rows(cells[:size], held)):
            return Table(role_of(head), [head, *rows], cells[size - 1].end, confidence=certainty.STREWN_CELLS)
        counts[cells[size - 1].kind] -= 1
    return None


def _may_fill(counts: Counter[str], held: Sequence[str]) -> bool:
    """Whether there are as many values for each column that holds some, and none that no column holds."""
    values = {kind: count for kind, count in counts.items() if kind != _WORDS and count}
    heights = {count / held.count(kind) for kind, count in values.items() if kind in held}
    return len(heights) == 1 and values.keys() == set(held) - {_WORDS}


def _held(title: str) -> str:
    return next((kind for kind, words in _KINDS if any(word in title for word in words)), _WORDS)


def _gathered(lines: Sequence[Line], start: int, stop: int) -> tuple[list[str], list[_Cell]]:
    """The cells of the head, in their usual order if they came among the others, and all others that may belong."""
    head: list[str] = []
    cells: list[_Cell] = []
    index, late, limit = start, False, min(stop, start + _MOST)
    while index < limit and not ends_cells(lines[index]):
        end = index + 1
        while end < stop and not (lines[end].empty_before or lines[end].first) and not _stops(lines[end]):
            end += 1
            if end > limit:  # no page holds as many lines
                return head, cells
        if any("。" in line.text for line in lines[index:end]):
            break
        titles, begin = _titles(lines, index, end)
        if set(titles) & set(head):
            break
        late = late or bool(titles and cells)
        head += titles
        cells += _parted(lines, begin, end)
        index = end
    return (sorted(head, key=_rank) if late else head), cells


def _titles(lines: Sequence[Line], index: int, end: int) -> tuple[list[str], int]:
    """The cells of the head that stand at `index`, and the index behind them: their words may be broken over lines."""
    text, titles, begin = "", list[str](), index
    for behind in range(index, end):
        text += lines[behind].text
        if len(text) > _LONGEST_HEAD or not may_be_part_of_head(text):
            break
        if found := head_cells(text):
            titles, begin = found, behind + 1
    return titles, begin


def _parted(lines: Sequence[Line], index: int, end: int) -> list[_Cell]:
    """The cells of lines without empty ones between: values and addresses are told from words by their kind."""
    cells: list[_Cell] = []
    begin, before = index, ""  # of the open cell: its first line, and its text so far
    for behind in range(index, end):
        line = lines[behind]
        if behind > begin and _is_apart(whole(before), lines, behind, end):
            cells.append(_cell(lines, begin, behind))
            begin, before = behind, ""
        before = lengthened(before, lines[behind - 1], line) if before else line.text
    return [*cells, _cell(lines, begin, end)] if begin < end else cells


def _cell(lines: Sequence[Line], begin: int, end: int) -> _Cell:
    text = text_of(lines[begin:end])
    return _Cell(text, _kind(text), end, tuple(lines[begin:end]))


def _is_apart(before: str, lines: Sequence[Line], index: int, end: int) -> bool:
    """Whether another cell than that with the text `before` begins at `index`."""
    text, kind = lines[index].text, _kind(before)
    if kind == "address":
        return text.startswith(("http", "www.")) or not text.isascii() or " " in text
    names_group = index + 1 < end and GROUP.match(text) and _kind(lines[index + 1].text) == "day"
    return bool(kind or _kind(text) or GROUP.match(before) or names_group or bulleted(text))


def _rank(title: str) -> int:
    return next((rank for rank, word in enumerate(_ORDER) if word in title), len(_ORDER))


def ends_cells(line: Line) -> bool:
    """Whether a line is no cell but stands below a table: a notice, a caption, an item, a section."""
    return _stops(line) or is_section(line.text)


def _stops(line: Line) -> bool:
    return ends_table(line) or numbered(line.text) is not None


def _kind(text: str) -> str:
    if _NO_DAY.match(text):
        return "day"
    told = value_of(text)
    return told if told in ("day", "weekday", "address") else _WORDS


def _rows(cells: Sequence[_Cell], held: Sequence[str]) -> list[list[str]] | None:
    """The rows of the table, and among them the names of groups, each on its own."""
    groups = _groups(cells) if len(set(held)) == len(held) and "day" in held else {}
    if groups is None:
        return None
    rest = [cell for place, cell in enumerate(cells) if place not in groups]
    height = max(sum(1 for cell in rest if cell.kind == kind) // held.count(kind) for kind in set(held) - {_WORDS})
    columns = _columns(_whole(rest, held, height), held, height) if height >= _LEAST else []
    if not columns or any(len(column) != height for column in columns):
        return None
    return _with_groups([list(row) for row in zip(*columns, strict=True)], cells, groups)


def _whole(cells: Sequence[_Cell], held: Sequence[str], height: int) -> list[tuple[str, str]]:
    """The text and kind of each cell, cells of words that lie together parted if there are too few of them."""
    lacking = held.count(_WORDS) * height - sum(1 for cell in cells if cell.kind == _WORDS)
    result: list[tuple[str, str]] = []
    for cell in cells:
        parts = cell.parts() if cell.kind == _WORDS and lacking > 0 else [cell.text]
        lacking -= len(parts) - 1
        result += [(part, cell.kind) for part in parts]
    return result


def _columns(cells: Sequence[tuple[str, str]], held: Sequence[str], height: int) -> list[list[str]]:
    """The cells of each column: in their order where no other column holds their kind."""
    columns: list[list[str]] = [[] for _ in held]
    shared = [place for place, kind in enumerate(held) if held.count(kind) > 1]
    for place, kind in enumerate(held):
        if place not in shared:
            columns[place] = [text for text, other in cells if other == kind]
    among = [(text, kind) for text, kind in cells if kind in {held[place] for place in shared}]
    alike = len({held[place] for place in shared}) == 1 and [kind for _, kind in cells] != [*held] * height
    if alike:
        order = _by_length([text for text, _ in among], len(shared), height)
    else:
        order = _order([kind for _, kind in among], [held[place] for place in shared], height)
    for (text, _), place in zip(among, order, strict=False):
        columns[shared[place]].append(text)
    known = sum(1 for _, kind in cells if kind in held)
    return columns if known == len(cells) == height * len(held) else []


def _order(kinds: Sequence[str], held: Sequence[str], height: int) -> list[int]:
    """The column of each cell, if they come row by row or column by column, or some columns so before the others."""
    for split in range(len(held), 0, -1):
        for places in (
            [*_by_rows(0, split, height), *_by_rows(split, len(held), height)],
            [*_by_rows(0, split, height), *_by_columns(split, len(held), height)],
            [*_by_columns(0, split, height), *_by_rows(split, len(held), height)],
        ):
            if [held[place] for place in places] == kinds:
                return places
    return []


def _by_length(texts: Sequence[str], count: int, height: int) -> list[int]:
    """The column of each cell of `count` columns of one kind: so that those of each column are about as long; places,
    which are short, may come in whatever order among what took place there."""
    if len(texts) != count * height:
        return []
    tries = [_by_rows(0, count, height), _by_columns(0, count, height)]
    longest = sorted(map(len, texts))[height - 1]
    short = [0 if len(text) <= longest else 1 for text in texts]
    if count == _TWO and short.count(0) == height:
        tries.append(short)
    return min(tries, key=lambda order: _spread(texts, order, count))


def _spread(texts: Sequence[str], order: Sequence[int], count: int) -> float:
    """By how much the lengths of the cells of each column differ, all in all."""
    lengths = [
        [len(text) for text, place in zip(texts, order, strict=True) if place == column] for column in range(count)
    ]
    return sum(pstdev(column) for column in lengths)


def _by_rows(first: int, behind: int, height: int) -> list[int]:
    return list(range(first, behind)) * height


def _by_columns(first: int, behind: int, height: int) -> list[int]:
    return [place for place in range(first, behind) for _ in range(height)]


def _groups(cells: Sequence[_Cell]) -> dict[int, int] | None:
    """The places of the names of groups, and how many days stand before each; None where that does not tell."""
    found: dict[int, int] = {}
    days = 0
    for place, cell in enumerate(cells):
        if cell.kind == "day":
            days += 1
        elif cell.kind == _WORDS and GROUP.match(cell.text):
            found[place] = days
    behind = [place for place, before in found.items() if before == days]
    if len(behind) > 1:
        return None
    return {place: 0 if place in behind else before for place, before in found.items()}


def _with_groups(rows: list[list[str]], cells: Sequence[_Cell], groups: dict[int, int]) -> list[list[str]]:
    result: list[list[str]] = []
    for index, row in enumerate(rows):
        result += [[cells[place].text] for place, before in groups.items() if before == index]
        result.append(row)
    return result

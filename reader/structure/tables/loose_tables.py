"""Tables that an extractor took apart: each cell on lines of its own, row by row or column by column.

What the columns are is told by the kinds of their values; where these do not tell, the cells stay in the order in which
they came, one a row, and the table is uncertain.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from reader.structure.characters import has_chinese
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.numbering import DECIMALS, HEADING_KINDS, ITEM_TITLE, bulleted, numbered
from reader.structure.words.captions import is_table_caption
from reader.structure.words.columns import may_be_value, unevenness, value_of
from reader.structure.words.section_names import is_section
from reader.structure.words.table_heads import Table, ends_table, role_of

_FIGURE: Final = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?$")
STOP: Final = re.compile("[，。；：:？！]")
"""What no cell of a head has."""
_HEADINGS: Final = (*HEADING_KINDS, *DECIMALS)
_LEAST: Final = 6  # cells
_VALUES: Final = 0.25  # of the cells, how many are values at least
_SENTENCES: Final = 1  # among cells whose columns are lost: more are prose
_TRAILING: Final = 2  # cells of words behind the last value
HEAD_CELL: Final = 14  # characters
_NARROW: Final = 0.7  # of the capacity
_MOST_COLUMNS: Final = 7
_ROWS: Final = 3  # the head among them
_PAIR: Final = 2
_PERIOD: Final = re.compile(r"\d{1,3}(?:[-–~～至]\d{1,3})?(?:個月|年|天|週|小時|分鐘)$")
_DASHES: Final = ("－", "—", "–", "-")
UNCERTAIN: Final = 0.4


@dataclass(slots=True)
class _Run:
    """Lines from `start` up to the next that surely is no cell, at `end`.  begins: the index of the first line of each
    cell.  kinds: what each holds.  before: how many values stand before each, and all in all.  last: the place of the
    last value, -1 = there is none."""

    start: int
    end: int
    begins: list[int]
    kinds: list[str | None]
    before: list[int]
    last: int


class LooseCells:
    """The lines of a text as cells of tables, each set apart from the next.

    A table may begin at each line of a run of cells: what a run holds is told once, or a text of short lines would take
    time that grows with the square of their number.
    """

    def __init__(self, lines: Sequence[Line], capacity: int) -> None:
        self._lines = lines
        self._widest = _NARROW * capacity
        self._run = _Run(0, 0, [], [], [0], -1)  # the one that was asked for last

    def table_at(self, start: int) -> Table | None:
        """The table whose cells begin at `start`; None where there is none."""
        line = self._lines[start]
        if line.blank is not None or not _may_head(line.text):
            return None
        if not self._run.start <= start < self._run.end:
            self._run = self._read(start)
        run, place = self._run, bisect_right(self._run.begins, start) - 1
        last = run.last - place
        count = min(len(run.begins) - place, last + 1 + _TRAILING)
        values = run.before[-1] - run.before[place + 1] if place >= 0 else 0  # behind the first cell
        begins = [start, *run.begins[place + 1 :], run.end]
        if count < _LEAST or values + 1 < _VALUES * count:
            return self._captioned(begins)
        first = run.kinds[place] if run.begins[place] == start else value_kind(self._text(start, begins[1]))
        if values + bool(first) < _VALUES * count:
            return self._captioned(begins)
        cells = [self._text(begin, end) for begin, end in pairwise(begins)]
        kinds = [first, *run.kinds[place + 1 :]]
        return _parted(cells[:count], kinds[:count], begins[1:]) or _table(cells, kinds, begins[1:], count, last)

    def _captioned(self, begins: Sequence[int]) -> Table | None:
        """The table of all cells up to the caption below them, though few hold values."""
        end = begins[-1]
        if len(begins) <= _LEAST or end == len(self._lines) or not is_table_caption(self._lines[end].text):
            return None
        return _worded([self._text(begin, behind) for begin, behind in pairwise(begins)], end)

    def _read(self, start: int) -> _Run:
        lines = self._lines
        begins: list[int] = []
        end, is_value = start, False  # whether the line before is one
        while end < len(lines) and not self._ends(lines[end]):
            line = lines[end]
            was_value, is_value = is_value, value_kind(line.text) is not None
            if not begins or line.empty_before or line.first or is_value or was_value:
                begins.append(end)
            end += 1
        kinds = [value_kind(self._text(begin, behind)) for begin, behind in pairwise([*begins, end])]
        before = [0, *accumulate(kind is not None for kind in kinds)]
        last = max((place for place, kind in enumerate(kinds) if kind), default=-1)
        return _Run(start, end, begins, kinds, before, last)

    def _ends(self, line: Line) -> bool:
        """Whether a line is too wide for a cell, or surely none."""
        text, marker = line.text, numbered(line.text)
        return bool(
            line.width > self._widest
            or ends_table(line)
            or is_section(text)
            or (marker and marker.kind in _HEADINGS)
            or (bulleted(text) and value_kind(text) is None)
            or ITEM_TITLE.match(text)
        )

    def _text(self, begin: int, end: int) -> str:
        return text_of([self._lines[index] for index in range(begin, end)])


def _parted(cells: Sequence[str], kinds: Sequence[str | None], ends: Sequence[int]) -> Table | None:
    """The table of the cells, several of which are two values that stand on one line: 0% 5 年; None where there are no
    such, or they make none."""
    told: list[tuple[str, str | None, int]] = []
    for cell, kind, end in zip(cells, kinds, ends, strict=False):
        parts = cell.split(" ") if kind is None else []
        if len(parts) == _PAIR and all(found := [_value_or_period(part) for part in parts]):
            told += zip(parts, found, (end, end), strict=True)
        else:
            told.append((cell, kind, end))
    last = max((place for place, (_, kind, _) in enumerate(told) if kind), default=-1)
    if len(told) - len(cells) < _ROWS - 1 or last < 0:
        return None
    each, of_each, behind = (list(column) for column in zip(*told, strict=True))
    found_table = _table(each, of_each, behind, len(told), last)
    return found_table if found_table is not None and len(found_table.cells[0]) > 1 else None


def _value_or_period(text: str) -> str | None:
    return "period" if _PERIOD.match(text) else value_kind(text)


def _table(cells: list[str], kinds: list[str | None], ends: list[int], count: int, last: int) -> Table | None:
    """The table of the first `count` cells or fewer, but with that at `last`; None where they are prose."""
    for width in range(2, _MOST_COLUMNS):
        for size in range(count, last, -1):
            if rows := _by_rows(cells[:size], kinds[:size], width) or _by_columns(cells[:size], kinds[:size], width):
                return Table(role_of(rows[0]), rows, ends[size - 1])
    size = last + 1
    if sum(cell.endswith("。") for cell in cells[:size]) > _SENTENCES:
        return None
    return Table(None, [[cell] for cell in cells[:size]], ends[size - 1], confidence=UNCERTAIN)


def _worded(cells: Sequence[str], end: int) -> Table:
    """Cells of words row by row or column by column, so that those of each column are about as long; one a row where
    they fill no columns."""
    fitting = [
        rows
        for columns in range(2, _MOST_COLUMNS)
        if not len(cells) % columns and len(cells) >= _ROWS * columns
        for rows in (
            [[*cells[at : at + columns]] for at in range(0, len(cells), columns)],
            [[*cells[at :: len(cells) // columns]] for at in range(len(cells) // columns)],
        )
    ]
    rows = min(fitting, key=lambda each: unevenness(zip(*each[1:], strict=True)), default=[[cell] for cell in cells])
    return Table(role_of(rows[0]), rows, end, confidence=UNCERTAIN)


def _may_head(text: str) -> bool:
    return (
        len(text) <= HEAD_CELL
        and has_chinese(text)
        and not STOP.search(text)
        and not numbered(text)
        and not ITEM_TITLE.match(text)
        and not is_section(text)
        and value_kind(text) is None
    )


def value_kind(text: str) -> str | None:
    """The kind of value that a cell holds, figures without a unit among them, None for words."""
    if not may_be_value(text):
        return None
    kind = value_of(text)
    return "figure" if kind in (None, "day") and _FIGURE.match(text) else kind  # 11.8 is no day among figures


def _by_rows(cells: Sequence[str], kinds: Sequence[str | None], width: int) -> list[list[str]] | None:
    """The cells in rows of `width`, if each column holds values of one kind, or words, below its head; the first may
    count the rows, up to some of words."""
    if len(cells) % width or len(cells) < 3 * width:
        return None
    rows = [list(cells[at : at + width]) for at in range(0, len(cells), width)]
    again = {place for place in range(1, len(rows)) if rows[place] == rows[0]}
    body = [place for place in range(1, len(rows)) if place not in again]
    if any(kinds[:width]) or not body:
        return None
    held = [_held(rows, kinds, column, body) for column in range(width)]
    if any(len(found) > 1 for found in held) or not set().union(*held) - {None}:
        return None
    return [row for place, row in enumerate(rows) if place not in again]


def _held(
    rows: Sequence[Sequence[str]], kinds: Sequence[str | None], column: int, body: Sequence[int]
) -> set[str | None]:
    """The kinds of what a column holds in the rows `body`: an abbreviation may be a name, the first column may count
    the rows, and a dash in others stands for whatever is not there."""
    found: set[str | None] = set()
    for place in body:
        kind, cell = kinds[place * len(rows[0]) + column], rows[place][column]
        if not (column and cell in _DASHES):
            found.add(None if kind == "code" or (not column and cell == str(place)) else kind)
    return found or {None}


def _by_columns(cells: Sequence[str], kinds: Sequence[str | None], width: int) -> list[list[str]] | None:
    """The cells in `width` columns: the first, the heads of the others, and then these; or all heads, and then what
    stands below each; or each below its head.  The first may count the rows, up to some of words."""
    if len(cells) % width or len(cells) < 3 * width:
        return None
    height = len(cells) // width
    below = height - 1
    late = [range(height), *_below(range(height, height + width - 1), height + width - 1, below)]
    for columns in (
        late,
        _below(range(width), width, below),
        [range(c * height, (c + 1) * height) for c in range(width)],
    ):
        held = [{kinds[place] for place in column[1:]} for column in columns]
        held[0] = {None if cells[place] == str(rank) else kinds[place] for rank, place in enumerate(columns[0]) if rank}
        if (
            not any(kinds[column[0]] for column in columns)
            and all(len(kind) == 1 for kind in held)
            and any(None not in kind for kind in held)
            and len(set().union(*held)) > 1  # else they may as well be rows without a head
        ):
            return [[cells[column[row]] for column in columns] for row in range(height)]
    return None


def _below(heads: range, start: int, below: int) -> list[list[int]]:
    """The places of columns: their heads, and from `start` on what stands `below` each, as many cells."""
    return [[head, *range(start + c * below, start + (c + 1) * below)] for c, head in enumerate(heads)]

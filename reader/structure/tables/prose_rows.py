"""Tables below their captions whose cells are sentences, below a head on one line.

Where the first column counts, its figures tell the rows, and what a further page prints first goes on with one of them.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from reader.structure import certainty
from reader.structure.characters import ends_sentence, width
from reader.structure.joining import joined
from reader.structure.lines import Line
from reader.structure.numbering import HEADING_KINDS, numbered, value_of
from reader.structure.tables.loose_tables import value_kind
from reader.structure.tables.prose_cells import FEWEST, TOLERANCE, USUAL, Fitting, Piece, pieces_of_line
from reader.structure.words.table_heads import Table, ends_table, role_of

_COUNTS: Final = ("項次", "編號", "序號", "次序", "項目次", "No.")
_NUMBER: Final = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、]?(?=\s|$)")
GOOD_FIT: Final = 0.16
ILL_FIT: Final = 0.3
"""How ill the cells of a table may fit in the mean, where something tells other cells, and where nothing does."""
_TOLD: Final = 0.04  # more than that where figures tell the rows
_COLUMNS: Final = range(2, 9)
_LONGEST_HEAD: Final = 14  # characters of a cell of the head
_MOST_HEAD_LINES: Final = 3
_MOST_LINES: Final = 160
_LEAST_LINES: Final = 6
_PROSE: Final = 0.8  # of the capacity: what is wider is no cell
_WIDER_THAN_VALUES: Final = 12  # columns
_HOLDS_VALUES: Final = re.compile("單位|[比率額值數量]$|占比|百萬|億")
_LONG_CELLS: Final = 4  # lines of a cell in the mean, where a paragraph is as long
_VALUES: Final = 0.3  # of the pieces: where more are figures, no sentences stand beside them
_BROKEN: Final = 0.4  # of the rows that have cells of several lines, at least

_Row = list[list[str]]
"""The lines of each cell."""


def prose_rows(lines: Sequence[Line], start: int, stop: int, capacity: int, worst: float) -> Table | None:
    """The table whose head stands at `start`, below a caption; None where its lines do not fit in as many columns.

    capacity: of a full line of the text, in half-width columns.  worst: how ill each cell may fit in the mean.
    """
    head = _head(lines[start].text)
    if len(head) not in _COLUMNS or not all(map(_may_head, head)):
        return None
    end = _end(lines, start + 1, stop, capacity)
    texts = [line.text for line in lines[start + 1 : end]]
    counting = head[0] in _COUNTS
    worst += _TOLD * counting
    pages, further = _pages(texts, lines[start].text, _begin(texts) if counting else 0)
    pieces = [piece for text in chain(*pages) for piece in pieces_of_line(text)]
    values = sum(value_kind(piece.text) is not None for piece in pieces)
    if len(pieces) < max(_LEAST_LINES, len(head) * FEWEST) or values > _VALUES * len(pieces):
        return None
    rows = _counted_rows(pages, len(head), worst) if counting else Fitting(pieces, len(head)).rows(worst)
    if not rows or sum(any(map(_is_broken, row)) for row in rows) < _BROKEN * len(rows):
        return None
    if not counting and _is_one_column(head, rows):
        return None
    head[-1] += "".join(further)
    cells = [head, *([joined(cell) for cell in row] for row in rows)]
    return Table(role_of(head), cells, end, (lines[start].text,) * (len(pages) - 1), certainty.PACKED_CELLS)


def _is_one_column(head: Sequence[str], rows: Sequence[_Row]) -> bool:
    """Whether the cells are paragraphs below each other: their columns are equally wide and the cells long, or its head
    says that they hold values; or most of those that others follow end with a full line and within a sentence."""
    widths = _widths(rows)
    if min(widths) >= max(widths) - TOLERANCE:
        lines = [len(cell) for row in rows for cell in row]
        if any(map(_HOLDS_VALUES.search, head)) or sum(lines) >= _LONG_CELLS * len(lines):
            return True
    ends = [(cell[-1], wide) for row in rows for cell, wide in zip(row[:-1], widths, strict=False)]
    run_on = sum(wide >= USUAL and width(text) >= wide - TOLERANCE and not ends_sentence(text) for text, wide in ends)
    return 2 * run_on > len(ends)


def _widths(rows: Sequence[_Row]) -> list[int]:
    """How wide the widest line of each column is."""
    return [max(width(text) for cell in column for text in cell) for column in zip(*rows, strict=True)]


def _is_broken(cell: Sequence[str]) -> bool:
    """Whether a cell is of several lines, as wide as values are not."""
    return len(cell) > 1 and width(cell[0]) >= _WIDER_THAN_VALUES


def _head(text: str) -> list[str]:
    """The cells of a head, which blanks between ideographs part."""
    cells: list[str] = []
    for piece in pieces_of_line(text):
        if piece.apart or not cells:
            cells.append(piece.text)
        else:
            cells[-1] += f" {piece.text}"
    return cells


def _may_head(cell: str) -> bool:
    return len(cell) <= _LONGEST_HEAD and cell[-1] not in "，。；：" and not cell[0].isdecimal()


def _end(lines: Sequence[Line], start: int, stop: int, capacity: int) -> int:
    """The index behind the last line of the cells: a note closes the table, a numbered heading or wide lines follow."""
    for index in range(start, min(stop, start + _MOST_LINES)):
        line = lines[index]
        marker = numbered(line.text)
        if ends_table(line) or line.width > _PROSE * capacity or (marker and marker.kind in HEADING_KINDS):
            return index
    return min(stop, start + _MOST_LINES)


def _begin(texts: Sequence[str]) -> int:
    """Behind how many further lines of the head the first row begins."""
    return next((at for at, text in enumerate(texts[:_MOST_HEAD_LINES]) if _number(text, 1)), 0)


def _pages(texts: Sequence[str], head: str, further: int) -> tuple[list[list[str]], Sequence[str]]:
    """The lines of cells on each page, and those of the head below its first, which each page repeats.

    further: how many these are.
    """
    below = texts[:further]
    pages: list[list[str]] = [[]]
    for text in texts[further:]:
        if text == head:
            pages.append([])
        else:
            pages[-1].append(text)
    return [page[further:] if number and page[:further] == below else page for number, page in enumerate(pages)], below


def _number(text: str, count: int) -> bool:
    """Whether a line begins with the number of the row that comes as such a one."""
    number = _NUMBER.match(text)
    return number is not None and value_of(number[0]) == count


def _counted_rows(pages: Sequence[Sequence[str]], count: int, worst: float) -> list[_Row] | None:
    """The rows whose first cells count."""
    pieces: list[Piece] = []
    starts: set[int] = set()
    late: dict[int, list[str]] = {}  # by row: what a further page prints before the next
    for number, page in enumerate(pages):
        begun = not number
        for text in page:
            if _number(text, len(starts) + 1):
                starts.add(len(pieces))
                begun = True
            if begun:
                pieces += pieces_of_line(text)
            else:
                late.setdefault(len(starts) - 1, []).append(text)
    if len(starts) < FEWEST or 0 not in starts:
        return None
    rows = Fitting(pieces, count, frozenset(starts)).rows(worst)
    if rows is None:
        return None
    for number, texts in late.items():
        rows[number][_column_of(rows, number, texts)] += texts
    return rows


def _column_of(rows: Sequence[_Row], number: int, texts: Sequence[str]) -> int:
    """The column whose cell goes on with lines: the narrowest in which they find room, that ends within a sentence."""
    widths = _widths(rows)
    wide = max(map(width, texts)) - TOLERANCE
    may_be = [place for place in range(1, len(widths)) if widths[place] >= wide] or [widths.index(max(widths))]
    return min(may_be, key=lambda place: (ends_sentence(rows[number][place][-1]), widths[place]))

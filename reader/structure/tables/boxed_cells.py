"""Tables whose columns, rows or cells an extractor put in boxes of their own, an empty line between two: each cell on a
line, or on several where it was broken."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, takewhile
from typing import Final

from reader.structure import certainty
from reader.structure.characters import IDEOGRAPH, ends_sentence, has_chinese, width
from reader.structure.joining import joined, text_of
from reader.structure.lines import Line
from reader.structure.numbering import HEADING_KINDS, bulleted, numbered
from reader.structure.words.columns import is_value, value_of
from reader.structure.words.phrases import field_of
from reader.structure.words.table_heads import Table, ends_table, role_of

_LEAST: Final = 3  # cells of a column, its head among them
_FEW: Final = 2  # columns, which say less than more do; rows, of which there must be as many
LONGEST_CELL: Final = 20
"""Characters of a cell that may begin a table."""
_MOST: Final = 200  # lines
_MOST_COLUMNS: Final = 7
_BROKEN: Final = 3  # lines of a cell, in the mean, at most
_MOST_BROKEN: Final = 14  # lines of a row
_LONG: Final = 0.75  # of the widest line: what is as long may go on
_FULL: Final = 0.92  # of the widest line: what is as long goes on
_OPEN: Final = "、及與和或之的於，"  # behind which a cell goes on
_CODE: Final = re.compile("[A-Z][A-Za-z&/.-]{1,9}$")
_LONGEST_LABEL: Final = 8  # characters
_BEFORE_STROKE: Final = re.compile(rf"({IDEOGRAPH}{{2,8}})(?:[/／]{IDEOGRAPH}{{1,6}})*$")
_DEAR: Final = 1.0  # what it may cost a row, in the mean, that its cells are parted so
_IN_TIME: Final = ("day", "year")
_OF_TIME: Final = ("日", "年", "時間")  # words in the head of days or years


def boxed_table(lines: Sequence[Line], start: int, stop: int, *, captioned: bool) -> Table | None:
    """The table that begins at `start`, whose columns or rows lie in boxes, or the cells of a form or of terms do."""
    if told := boxed_form(lines, start, stop) or boxed_terms(lines, start, stop):
        return told
    if lines[start].blank is not None or not _may_be_head(lines[start].text):
        return None
    columns = boxed_columns(lines, start, stop) if captioned else None
    return columns or boxed_rows(lines, start, stop, captioned=captioned)


def boxed_columns(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table below a caption whose first column begins at `start`; None where what follows is no column as high."""
    boxes = [[line.text for line in box] for box in _boxes(lines, start, stop, over_pages=False)]
    height = len(boxes[0])
    columns = list(takewhile(lambda box: len(box) == height and all(map(_may_be_cell, box)), boxes))
    if height < _LEAST or len(columns) < _FEW or (len(columns) == _FEW and height == _LEAST):
        return None
    heads = [box[0] for box in columns]
    if any(map(is_value, heads)) or any(map(bulleted, heads)):
        return None
    rows = [list(row) for row in zip(*columns, strict=True)]
    if not _are_alike(columns) and _are_alike(rows):
        rows = columns
    return Table(role_of(rows[0]), rows, start + height * len(columns), confidence=certainty.STREWN_CELLS)


def boxed_rows(lines: Sequence[Line], start: int, stop: int, *, captioned: bool) -> Table | None:
    """The table whose head is the box at `start` and whose rows are those below; without a caption one of days and what
    happened.  None where they cannot be parted into as many cells."""
    if start + 1 == stop or lines[start + 1].empty_before or not _may_be_head(lines[start + 1].text):
        return None  # most places have no head
    boxes = _boxes(lines, start, stop, over_pages=True)
    head = [line.text for line in next(boxes)]
    if not _may_head(head) or (not captioned and len(head) != _FEW):
        return None
    found = list(takewhile(lambda box: _may_be_row(box, len(head), captioned=captioned), boxes))
    if len(found) < _FEW:
        return None
    widest = max(line.width for box in found for line in box)
    told = [_cells([line.text for line in box], len(head), widest) for box in found]
    if sum(cost for cost, _ in told) > _DEAR * len(told):
        return None
    rows = [cells for _, cells in told]
    end = start + len(head) + sum(map(len, found))
    return Table(role_of(head), [head, *rows], end, confidence=certainty.STREWN_CELLS)


def boxed_form(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table of a form whose first label is the box at `start`, each label and what is filled in a box of its own;
    None where fewer than three labels that forms are known to have alternate with other boxes."""
    if not _is_label(lines[start].text) or start + 1 >= stop or not lines[start + 1].empty_before:
        return None
    boxes = list(_boxes(lines, start, stop, over_pages=False))
    told = zip(boxes[::2], boxes[1::2], strict=False)
    pairs = list(takewhile(lambda pair: len(pair[0]) == 1 and _is_label(pair[0][0].text), told))
    if len(pairs) < _LEAST or any(len(value) == 1 and _is_label(value[0].text) for _, value in pairs):
        return None
    rows = [[label[0].text, text_of(value)] for label, value in pairs]
    end = start + sum(len(label) + len(value) for label, value in pairs)
    return Table(None, rows, end, confidence=certainty.STREWN_CELLS)


def boxed_terms(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table of abbreviations, each with what it stands for in Latin letters and in Chinese, every one in a box of
    its own, over pages; None where the box at `start` begins fewer than three such rows."""
    if start >= stop or not _CODE.match(lines[start].text):
        return None
    boxes = list(_boxes(lines, start, stop, over_pages=True))
    texts = list(map(text_of, boxes))
    triples = zip(texts[::3], texts[1::3], texts[2::3], strict=False)
    rows = [list(row) for row in takewhile(_is_term, triples)]
    if len(rows) < _LEAST:
        return None
    end = start + sum(map(len, boxes[: 3 * len(rows)]))
    return Table(None, rows, end, confidence=certainty.STREWN_CELLS)


def _is_term(row: tuple[str, str, str]) -> bool:
    code, latin, chinese = row
    is_latin = latin.isascii() and latin[0].isalpha() and len(latin) > len(code)
    return _CODE.match(code) is not None and is_latin and has_chinese(chinese) and not ends_sentence(chinese)


def _is_label(text: str) -> bool:
    """Whether `text` is a label as forms have, nothing filled in behind it."""
    label = _BEFORE_STROKE.match(text) if len(text) <= _LONGEST_LABEL else None
    return label is not None and field_of(f"{label[1]}：{label[1]}") is not None


def boxed_cells(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table whose first cell is the box at `start`, each other cell a box too, the rows beginning with a day or a
    year as the head says, with which short cells may share a box.  None where no two such rows stand below one head."""
    text = lines[start].text
    if not any(word in text for word in _OF_TIME) or not _may_be_head(text):
        return None
    boxes = list(_boxes(lines, start, stop, over_pages=True))
    over_rows = takewhile(lambda box: len(box) == 1 and _may_be_head(box[0].text) and not _first_cells(box), boxes)
    head = [box[0].text for box in over_rows]
    columns = at = len(head)
    if not _FEW <= columns <= _MOST_COLUMNS:
        return None
    rows: list[list[str]] = []
    while at < len(boxes) and (first := _first_cells(boxes[at])):
        others = boxes[at + 1 : at + 1 + columns - len(first)]
        if len(first) + len(others) != columns or any(ends_table(line) for box in others for line in box):
            break
        rows.append(first + [joined([line.text for line in box]) for box in others])
        at += 1 + len(others)
    if len(rows) < _FEW:
        return None
    end = start + sum(map(len, boxes[:at]))
    return Table(role_of(head), [head, *rows], end, confidence=certainty.STREWN_CELLS)


def _first_cells(box: Sequence[Line]) -> list[str]:
    """A day or a year and what stands behind it in its box; nothing where there is none."""
    text = box[0].text
    if len(box) > 1 or value_of(text) in _IN_TIME:
        return [text] if len(box) == 1 else []
    cells = text.split()
    return cells if cells and value_of(cells[0]) in _IN_TIME else []


def _boxes(lines: Sequence[Line], start: int, stop: int, *, over_pages: bool) -> Iterator[list[Line]]:
    """The lines between empty ones, to the end of the page or over pages."""
    box = [lines[start]]
    for line in lines[start + 1 : min(stop, start + _MOST)]:
        if line.first and not over_pages:
            break
        if line.empty_before or line.first:
            yield box
            box = []
        box.append(line)
    yield box


def _may_head(head: Sequence[str]) -> bool:
    if not _FEW <= len(head) <= _MOST_COLUMNS:
        return False
    return all(map(_may_be_head, head))


def _may_be_head(text: str) -> bool:
    return _may_be_cell(text) and not is_value(text)


def _may_be_row(box: Sequence[Line], columns: int, *, captioned: bool) -> bool:
    if not columns <= len(box) <= min(_BROKEN * columns, _MOST_BROKEN) or any(map(ends_table, box)):
        return False
    marker = numbered(box[0].text)
    if marker is not None and marker.kind in HEADING_KINDS:
        return False
    return captioned or value_of(box[0].text) in _IN_TIME


def _cells(texts: Sequence[str], columns: int, widest: int) -> tuple[float, list[str]]:
    """The cells that lines make so that those which go on are joined, and what it costs that others are."""
    best: tuple[float, list[str]] = (float("inf"), [])
    for cuts in combinations(range(1, len(texts)), columns - 1):
        cost = sum(_cost(texts[at - 1], texts[at], widest, is_cut=at in cuts) for at in range(1, len(texts)))
        if cost < best[0]:
            parts = [texts[begin:end] for begin, end in pairwise((0, *cuts, len(texts)))]
            best = cost, [joined(part) for part in parts]
    return best


def _cost(text: str, after: str, widest: int, *, is_cut: bool) -> float:
    """What it costs that a line ends a cell, or goes on with the next."""
    if is_cut:
        return float(width(text) >= _FULL * widest or text[-1] in _OPEN)
    is_unit = text[-1].isdecimal() and len(after) == 1
    return float(not (is_unit or text[-1] in _OPEN or width(text) >= _LONG * widest))


def _are_alike(columns: Sequence[Sequence[str]]) -> bool:
    """Whether the cells of each column below its head are of one kind."""
    return all(len({value_of(cell) or cell.isdecimal() for cell in column[1:]}) == 1 for column in columns)


def _may_be_cell(text: str) -> bool:
    return len(text) <= LONGEST_CELL and not ends_sentence(text)

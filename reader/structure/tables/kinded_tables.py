"""Tables of which no word is known, from the kinds of what their cells hold: one column of words, and others of which
each holds values or sentences of a kind of its own.  In what order an extractor gave the cells is of no matter then."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from reader.structure import certainty
from reader.structure.characters import ends_sentence, has_chinese
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.numbering import ITEM_TITLE, bulleted, numbered
from reader.structure.tables.loose_tables import STOP
from reader.structure.words import columns
from reader.structure.words.section_names import is_section
from reader.structure.words.table_heads import Table, role_of, stands_below

_FIGURE: Final = re.compile(r"\d[\d,]*(?:\.\d+)?$")
_CHANGE: Final = re.compile(r"[-+−]\s?\d[\d,]*(?:\.\d+)?\s?[%％]?$")
_SENTENCE: Final = "sentence"
_LONGEST: Final = 80  # characters of a cell
_HEAD_CELL: Final = 12  # characters
_FEWEST: Final = 8  # cells
_LEAST: Final = 3  # rows of two columns, one row more than of three
_MOST: Final = 160  # lines
_BEHIND: Final = 2  # cells behind a table, which hold no value: else they are left of it


class _Cell(NamedTuple):
    text: str
    kind: str | None  # None for words
    end: int  # the index behind its last line


def kinded_table(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table whose cells begin at `start`, each set apart from the next; None where their kinds make none.

    It goes on where its head is repeated at the top of the next page.
    """
    text = lines[start].text
    if lines[start].blank is not None or not _may_head(text) or _ends(text):
        return None
    table, kinds = _table(lines, start, stop)
    return _continued(lines, stop, table, kinds) if table else None


def continued(lines: Sequence[Line], stop: int, table: Table) -> Table:
    """`table` with its rows on the next pages, if the kinds of its values tell its columns apart."""
    kinds = [_kind(cell) for cell in table.cells[-1]]
    told = [kind for kind in kinds[1:] if kind]
    distinct = kinds[0] is None and len(set(told)) == len(kinds) - 1
    return _continued(lines, stop, table, told) if distinct else table


def _continued(lines: Sequence[Line], stop: int, table: Table, kinds: Sequence[str]) -> Table:
    while table.end < stop and lines[table.end].first and (more := _more(lines, stop, table, kinds)):
        table = more
    return table


def _table(lines: Sequence[Line], start: int, stop: int) -> tuple[Table | None, list[str]]:
    """The table on one page, and the kinds of its values in the order of their columns."""
    for split in (False, True):
        cells = _cells(lines, start, stop, split)
        if {cell.kind for cell in cells} <= {None, _SENTENCE}:
            continue
        counts = Counter([cell.kind for cell in cells])  # of the cells up to `size`
        for size in range(len(cells), _FEWEST - 1, -1):
            is_whole = all(cell.kind in (None, _SENTENCE) for cell in cells[size : size + _BEHIND])
            if is_whole and _may_fill(counts) and (rows := _rows(cells[:size])):
                made = Table(role_of(rows[0]), rows, cells[size - 1].end, confidence=certainty.STREWN_CELLS)
                return made, _kinds(cells[:size])
            counts[cells[size - 1].kind] -= 1
    return None, []


def _may_fill(counts: Counter[str | None]) -> bool:
    """Whether each kind has as many cells, and words one more for each column."""
    values = [count for kind, count in counts.items() if kind is not None and count]
    return len(set(values)) == 1 and counts[None] == values[0] + len(values) + 1


def _more(lines: Sequence[Line], stop: int, table: Table, kinds: Sequence[str]) -> Table | None:
    """The table with its rows on the next page: below its head again, of which furniture may have the first word, or
    without."""
    titles = table.cells[0]
    cells = _cells(lines, table.end, stop, split=False)
    for lost in ([_Cell(titles[0], None, table.end)], []):
        whole = [*lost, *cells] if cells and cells[0].text != titles[0] else cells
        for size in range(len(whole), len(titles), -1):
            rows = _rows(whole[:size], least=1)
            if rows and rows[0] == titles:
                again = (*table.repeated, " ".join(titles))
                return replace(table, cells=[*table.cells, *rows[1:]], end=whole[size - 1].end, repeated=again)
    for size in range(len(cells), len(kinds), -1):
        if _kinds(cells[:size]) == kinds and (rows := _body(cells[:size], kinds)):
            return replace(table, cells=[*table.cells, *rows], end=cells[size - 1].end)
    return None


def _kinds(cells: Sequence[_Cell]) -> list[str]:
    return list(dict.fromkeys(cell.kind for cell in cells if cell.kind))


def _may_head(text: str) -> bool:
    return len(text) <= _HEAD_CELL and has_chinese(text) and not STOP.search(text) and _kind(text) is None


@lru_cache(maxsize=1 << 10)  # each line is asked again for each place above it at which a table may begin
def _kind(text: str) -> str | None:
    if _CHANGE.match(text):
        return "change"
    if _FIGURE.match(text):
        return "figure"
    return columns.value_of(text) or (_SENTENCE if ends_sentence(text) else None)


def _cells(lines: Sequence[Line], start: int, stop: int, split: bool) -> list[_Cell]:
    """The cells from `start` on, as far as the table may reach.  split: whether a head may stand right above a cell."""
    cells: list[_Cell] = []
    index = start
    while index < min(stop, start + _MOST) and not _ends(lines[index].text):
        end, length = index + 1, len(lines[index].text)
        while end < stop and length <= 2 * _LONGEST:
            line = lines[end]
            if line.empty_before or line.first or _kind(lines[end - 1].text) or stands_below(line.text):
                break
            length += len(line.text)
            end += 1
        if split and end - index > 1 and lines[index].width < lines[index + 1].width and _may_head(lines[index].text):
            cells.append(_Cell(lines[index].text, None, index + 1))
            index += 1
        text = text_of(lines[index:end]) if length <= 2 * _LONGEST else ""
        if not text or len(text) > _LONGEST:
            break
        cells.append(_Cell(text, _kind(text), end))
        index = end
    return cells


@lru_cache(maxsize=1 << 10)
def _ends(text: str) -> bool:
    return bool(stands_below(text) or numbered(text) or bulleted(text) or ITEM_TITLE.match(text) or is_section(text))


def _rows(cells: Sequence[_Cell], least: int = _LEAST) -> list[list[str]] | None:
    """The rows, their head first, if each kind has as many cells and words one more for each column."""
    kinds = _kinds(cells)
    words = [place for place, cell in enumerate(cells) if cell.kind is None]
    height = (len(cells) - len(kinds) - 1) // (len(kinds) + 1)
    if not kinds or kinds == [_SENTENCE] or height < least - (len(kinds) > 1 < least):
        return None
    if len(words) != height + 1 + len(kinds):
        return None
    heads = _heads(words, [next(place for place, cell in enumerate(cells) if cell.kind == kind) for kind in kinds])
    titles = [cells[place].text for place in heads]
    rows = _body([cell for place, cell in enumerate(cells) if place not in heads], kinds)
    named = columns.kinds(titles[:1], ())[0]  # the head of a column of values is not the first
    return [titles, *rows] if rows and all(map(_may_head, titles)) and not named else None


def _body(cells: Sequence[_Cell], kinds: Sequence[str]) -> list[list[str]]:
    """The rows below a head, if each column has as many cells; else none."""
    held = [[cell.text for cell in cells if cell.kind == kind] for kind in (None, *kinds)]
    if len({len(column) for column in held}) > 1 or any(STOP.search(word) for word in held[0]):
        return []
    return [list(row) for row in zip(*held, strict=True)]


def _heads(words: Sequence[int], firsts: Sequence[int]) -> Sequence[int]:
    """The places of the heads.  firsts: the places of the first value of each kind.

    Row by row all heads stand before the first word; else the first does, and the others right before the values.
    """
    width = len(firsts) + 1
    in_rows = words[width - 1] == words[0] + width - 1 and sum(place < firsts[0] for place in words) <= width + 1
    if in_rows:
        return words[:width]
    before = [place for place in words[1:] if place < firsts[-1]]
    return [words[0], *before[1 - width :]]

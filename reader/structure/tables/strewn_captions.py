"""Captions that an extractor put among the cells of their tables: behind these again."""

from collections.abc import Sequence
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.lines import Line
from reader.structure.tables.kinded_tables import kinded_table
from reader.structure.tables.strewn_tables import strewn_table
from reader.structure.words.captions import is_table_caption
from reader.structure.words.table_heads import Table

_ABOVE: Final = 60  # lines of a table above its caption at most
_CELL: Final = 24  # columns of a cell above a caption at most
_LEAST: Final = 2  # cells above a caption that stands among them


def with_captions_behind(lines: Sequence[Line]) -> list[Line]:
    """The same lines, captions behind the tables that their lines make without them."""
    result = list(lines)
    for index in range(1, len(lines) - 1):
        if result[index + 1].width <= _CELL and _may_be_among(result, index):
            _move(result, index)
    return result


def _may_be_among(lines: Sequence[Line], index: int) -> bool:
    """Whether the line at `index`, above one as narrow as a cell, is a caption below a cell."""
    line, before, after = lines[index], lines[index - 1], lines[index + 1]
    return before.page == line.page == after.page and is_table_caption(line.text) and _is_cell(before)


def _is_cell(line: Line) -> bool:
    return line.width <= _CELL and not ends_sentence(line.text)


def _move(lines: list[Line], index: int) -> None:
    """Put the caption at `index` behind the table that begins above it and ends below it, if there is one."""
    page, start = lines[index].page, index
    while start and index - start < _ABOVE and _is_cell(lines[start - 1]) and lines[start - 1].page == page:
        start -= 1
    if index - start < _LEAST:
        return
    stop = next((at for at in range(index, len(lines)) if lines[at].page != page), len(lines))
    rest = [*lines[:index], *lines[index + 1 : stop]]
    for begin in range(start, index - _LEAST + 1):
        table = _table(rest, begin)
        if table and table.end > index:
            lines[index : table.end + 1] = [*rest[index : table.end], lines[index].changed(opens=True)]
            return


def _table(lines: Sequence[Line], start: int) -> Table | None:
    return strewn_table(lines, start, len(lines)) or kinded_table(lines, start, len(lines))

"""Tables of hypertext: whether they are any, and their cells with merged ones spread out."""

from collections.abc import Iterator
from typing import Final

from reader.importers.markup import Element, attribute, tag

_FLOWING: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "table", "article", "section", "hr", "form"))
_MAX_SPAN: Final = 100
_MAX_CELLS: Final = 200_000


def is_layout(table: Element) -> bool:
    """Whether a table lays out a page: it holds headings, sections or tables, or has but one column."""
    if attribute(table, "role") in ("presentation", "none"):
        return True
    if any(tag(each) in _FLOWING for each in table.iter() if each is not table):
        return True
    return all(sum(_span(cell, "colspan") for cell in _cells(row)) <= 1 for row in _rows(table))


def _rows(table: Element) -> Iterator[Element]:
    return (each for each in table.iter() if tag(each) == "tr")


def _cells(row: Element) -> Iterator[Element]:
    return (each for each in row if tag(each) in ("td", "th"))


def _span(cell: Element, name: str) -> int:
    text = attribute(cell, name).strip()
    return min(max(int(text), 1), _MAX_SPAN) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def spread(table: Element) -> list[list[Element | None]]:
    """The cells row by row, all rows of one length; None where a merged cell of before reaches, or none is."""
    rows: list[list[Element | None]] = []
    reaching: dict[int, int] = {}  # column -> further rows that a cell above takes
    count = 0
    for row in _rows(table):
        cells: list[Element | None] = []
        for cell in _cells(row):
            _skip(cells, reaching)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for offset in range(across):
                if down > 1:
                    reaching[len(cells)] = down - 1
                cells.append(cell if offset == 0 else None)
        _skip(cells, reaching)
        count += len(cells)
        if count > _MAX_CELLS:
            break
        if cells:
            rows.append(cells)
    width = max(map(len, rows), default=0)
    if width * len(rows) > _MAX_CELLS:
        return [row for row in rows if any(cell is not None for cell in row)]
    return [[*row, *[None] * (width - len(row))] for row in rows if any(cell is not None for cell in row)]


def _skip(cells: list[Element | None], reaching: dict[int, int]) -> None:
    """Leave the columns free into which cells above reach."""
    while reaching.get(len(cells), 0) > 0:
        reaching[len(cells)] -= 1
        cells.append(None)

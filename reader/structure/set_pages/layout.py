"""From set pages to lines: furniture by its place, footnotes by their size, tables by their columns, then the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from reader.model.raw import RawText
from reader.structure.footnotes import notes
from reader.structure.joining import text_of
from reader.structure.lines import Line, line_of
from reader.structure.note import Note
from reader.structure.set_pages import charts, edges, hyphens, segments, setting
from reader.structure.set_pages.grid import Grid, cell_text, grids
from reader.structure.set_pages.joined import whole_titles, with_formula_numbers
from reader.structure.set_pages.margins import parted_pages
from reader.structure.set_pages.reading_order import in_reading_order
from reader.structure.set_pages.ruled import ruled_grids
from reader.structure.set_pages.segment import Segment
from reader.structure.set_pages.segments import PageOf
from reader.structure.tables.loose_tables import value_kind
from reader.structure.words.table_heads import Table, role_of

_OF_ROWS: Final = ("percentage", "amount", "figure", "day", "code")
"""Kinds of values that stand in rows below a head."""


@dataclass(frozen=True, slots=True)
class Layout:
    """lines in drawing order; roles of those that are furniture, by index; the footnotes; the tables by the number of
    their first line, None where they are not known yet; the size of the running text in points; the indexes of lines
    that may be no furniture."""

    lines: list[Line]
    furniture: dict[int, str]
    footnotes: list[Note]
    tables: dict[int, Table] | None
    body_size: float
    unsure: frozenset[int] = frozenset()


def laid_out(raw: RawText) -> Layout:
    """The lines of a text that came with its runs."""
    pages = segments.pages(raw)
    body = segments.body_size(pages)
    drawn = with_formula_numbers(whole_titles([segment for page in pages for segment in page.segments], body))
    roles = {**edges.roles_of(drawn, pages, body), **dict.fromkeys(charts.axis_labels(drawn), "axis")}
    places = in_reading_order(drawn, roles)
    order = [drawn[index] for index in places]
    furniture = {place: roles[index] for place, index in enumerate(places) if index in roles}
    order = hyphens.softened(order, furniture)
    text = [part for index, part in enumerate(order) if index not in furniture]
    small, parted = segments.small_print(text, body), parted_pages(text)
    plain = setting.lines_of(order, parted, body, small)
    kept = [index for index in range(len(order)) if index not in furniture]
    found = _grids([order[index] for index in kept], pages)
    tabled = _tabled(kept, found)
    whole = {index for index in kept if order[index].is_whole}
    footnotes = notes.find(
        plain, {**furniture, **dict.fromkeys(tabled, "table"), **dict.fromkeys(whole, "contents")}, small
    )
    noted = {index for note in footnotes for index in note.indexes}
    rest = [index for index in kept if index not in noted]
    if noted:
        found = _grids([order[index] for index in rest], pages)  # footnotes part tables that go on behind them
        tabled = _tabled(rest, found)
    lines = list(plain)
    flowing = [index for index in rest if index not in tabled]
    if len(flowing) < len(order):  # else these are the same lines
        again = setting.lines_of([order[index] for index in flowing], parted, body, small)
        for index, line in zip(flowing, again, strict=True):
            lines[index] = line.changed(number=plain[index].number)
    return Layout(lines, furniture, footnotes, _tables(rest, found, lines), body)


def _grids(order: Sequence[Segment], pages: Sequence[PageOf]) -> list[Grid]:
    """The tables: ruled ones, and between them those told by the places of their cells."""
    result: list[Grid] = []
    begin = 0
    for ruled in (*ruled_grids(order, pages), Grid(len(order), len(order), ())):
        for found in grids(order[begin : ruled.start]):
            result.append(Grid(begin + found.start, begin + found.end, found.rows))
        if ruled.rows:
            result.append(ruled)
        begin = ruled.end
    return result


def _tabled(kept: Sequence[int], found: Sequence[Grid]) -> set[int]:
    return {kept[place] for grid in found for place in range(grid.start, grid.end)}


def _tables(kept: Sequence[int], found: Sequence[Grid], lines: Sequence[Line]) -> dict[int, Table]:
    """The tables by the number of their first line; `end` counts the lines they take."""
    result: dict[int, Table] = {}
    for grid in found:
        rows = [[_cell(cell) for cell in row] for row in grid.rows]
        pages = [next(cell[0].page for cell in row if cell) for row in grid.rows]
        again = repeated_heads(rows, pages)
        result[lines[kept[grid.start]].number] = Table(
            role_of(rows[0]),
            [row for place, row in enumerate(rows) if place not in again],
            grid.end - grid.start,
            tuple(" ".join(rows[place]) for place in sorted(again)),
        )
    return result


def repeated_heads(rows: Sequence[Sequence[str]], pages: Sequence[int]) -> set[int]:
    """The rows at the heads of further pages in which the first row or rows are printed again."""
    found: set[int] = set()
    for place in range(1, len(rows)):
        if pages[place] > pages[place - 1] and rows[place] == rows[0]:
            below = takewhile(lambda pair: pair[0] == pair[1], zip(rows[1:], rows[place + 1 :], strict=False))
            heads = takewhile(lambda pair: not any(value_kind(cell) in _OF_ROWS for cell in pair[0]), below)
            found.update(range(place, place + 1 + len(list(heads))))
    return found


def _cell(segments: Sequence[Segment]) -> str:
    pieces = [[line_of(0, _with_figures(part)) for part in piece] for piece in cell_text(segments)]
    return "\n".join(text_of(piece) for piece in pieces)


def _with_figures(segment: Segment) -> str:
    """The text with its raised figures back in."""
    text = segment.text
    for offset, number in reversed(segment.marks):
        text = f"{text[:offset]}{number}{text[offset:]}"
    return text

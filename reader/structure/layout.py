"""From set pages to lines: furniture by its place, footnotes by their size, tables by their columns, then the rest."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reader.model.raw import RawText
from reader.structure import notes, segments, setting
from reader.structure.furniture import PAGE_NUMBER, likeness
from reader.structure.grid import Grid, cell_text, grids
from reader.structure.joining import join
from reader.structure.lines import Line
from reader.structure.notes import Note
from reader.structure.segments import PageOf, Segment
from reader.structure.table_heads import Table, role_of

_EDGE: Final = 0.12  # of the height of a page: where heads and feet stand
_SAME_PLACE: Final = 4.0  # points


@dataclass(frozen=True, slots=True)
class Layout:
    """lines in drawing order; roles of those that are furniture, by index; the footnotes; the tables by the number of
    their first line, None where they are not known yet; the size of the running text in points."""

    lines: list[Line]
    furniture: dict[int, str]
    footnotes: list[Note]
    tables: dict[int, Table] | None
    body_size: float


def laid_out(raw: RawText) -> Layout:
    """The lines of a text that came with its runs."""
    pages = segments.pages(raw)
    body = segments.body_size(pages)
    order = [segment for page in pages for segment in page.segments]
    furniture = _furniture(order, pages, body)
    plain = setting.lines_of(pages, order, body)
    found = grids([segment for index, segment in enumerate(order) if index not in furniture])
    tabled = _tabled(order, furniture, found)
    footnotes = notes.find(plain, {**furniture, **dict.fromkeys(tabled, "table")}, body)
    noted = {index for note in footnotes for index in note.indexes}
    rest = [index for index in range(len(order)) if index not in furniture and index not in noted]
    lines = list(plain)
    flowing = [index for index in rest if index not in tabled]
    for index, line in zip(flowing, setting.lines_of(pages, [order[i] for i in flowing], body), strict=True):
        lines[index] = replace(line, number=plain[index].number)
    return Layout(lines, furniture, footnotes, _tables(order, furniture, found, lines), body)


def _tabled(order: Sequence[Segment], furniture: dict[int, str], found: Sequence[Grid]) -> set[int]:
    kept = [index for index in range(len(order)) if index not in furniture]
    return {kept[place] for grid in found for place in range(grid.start, grid.end)}


def _tables(
    order: Sequence[Segment], furniture: dict[int, str], found: Sequence[Grid], lines: Sequence[Line]
) -> dict[int, Table]:
    """The tables by the number of their first line; `end` counts the lines they take."""
    kept = [index for index in range(len(order)) if index not in furniture]
    result: dict[int, Table] = {}
    for grid in found:
        rows = [[_cell(cell) for cell in row] for row in grid.rows]
        pages = [row[0][0].page for row in grid.rows]
        again = {place for place in range(1, len(rows)) if rows[place] == rows[0] and pages[place] > pages[place - 1]}
        result[lines[kept[grid.start]].number] = Table(
            role_of(rows[0]),
            [row for place, row in enumerate(rows) if place not in again],
            grid.end - grid.start,
            (" ".join(rows[0]),) * len(again),
        )
    return result


def _cell(segments: Sequence[Segment]) -> str:
    pieces = [[Line(0, _with_figures(part)) for part in piece] for piece in cell_text(segments)]
    return "\n".join(join(piece).text for piece in pieces)


def _with_figures(segment: Segment) -> str:
    """The text with its raised figures back in."""
    text = segment.text
    for offset, number in reversed(segment.marks):
        text = f"{text[:offset]}{number}{text[offset:]}"
    return text


def _furniture(order: Sequence[Segment], pages: Sequence[PageOf], body: float) -> dict[int, str]:
    """Heads and feet: at the edges of pages, repeated there or a page's number, or small print above all text."""
    edges = {index: _edge(segment, pages[segment.page]) for index, segment in enumerate(order)}
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, edge in edges.items():
        if edge:
            places[(edge, likeness(order[index].text))].append(index)
    roles: dict[int, str] = {}
    for (edge, key), indexes in places.items():
        for index in indexes:
            if PAGE_NUMBER.match(order[index].text):
                roles[index] = "page_number"
            elif key and any(_again(order[index], order[other]) for other in indexes):
                roles[index] = edge
    text = (segment for index, segment in enumerate(order) if index not in roles and segment.size >= 0.95 * body)
    top = max((segment.baseline for segment in text), default=0.0)
    for index, edge in edges.items():
        segment = order[index]
        if (
            edge == "header"
            and index not in roles
            and segment.size < 0.95 * body
            and segment.baseline > top + 0.5 * body
        ):
            roles[index] = "header"
    return roles


def _edge(segment: Segment, page: PageOf) -> str | None:
    if not page.height:
        return None
    if segment.baseline > (1 - _EDGE) * page.height:
        return "header"
    return "footer" if segment.baseline < _EDGE * page.height else None


def _again(segment: Segment, other: Segment) -> bool:
    return other.page != segment.page and abs(other.baseline - segment.baseline) <= _SAME_PLACE

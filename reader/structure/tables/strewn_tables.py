"""Tables with a known head whose cells an extractor strewed over lines of their own, in whatever order.

A column whose kind of value no other column holds is filled in the order in which such values come; the columns that
hold one kind together must come row by row or column by column.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.structure import certainty
from reader.structure.lines import Line
from reader.structure.tables.strewn_calendars import strewn_calendar
from reader.structure.tables.strewn_cells import GROUP, WORDS, Cell, gathered, held_by
from reader.structure.tables.strewn_events import strewn_events
from reader.structure.words.columns import unevenness
from reader.structure.words.table_heads import Table, begins_as_head, head_cells, role_of

_LEAST: Final = 2  # rows
_TWO: Final = 2


def strewn_table(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table of which a cell of the head stands alone at `start`; None where its cells do not fill its columns."""
    text = lines[start].text
    if lines[start].blank is not None or not begins_as_head(text) or not head_cells(text):
        return None
    head, cells = gathered(lines, start, stop)
    if calendar := strewn_calendar(head, cells):
        return Table("calendar", *calendar, confidence=certainty.STREWN_CELLS)
    if events := strewn_events(head, cells):
        role = "calendar" if role_of(head) == "calendar" else "events"
        return Table(role, *events, confidence=certainty.STREWN_CELLS)
    held = [held_by(title) for title in head]
    if len(head) < 2 or len(set(held)) == 1:
        return None
    counts = Counter([cell.kind for cell in cells])  # of the cells up to `size`
    for size in range(len(cells), _LEAST * len(head) - 1, -1):
        if _may_fill(counts, held) and (rows := _rows(cells[:size], held)):
            if any(cell.kind == "weekday" for cell in cells[size:]):
                return None  # of a row that did not fit: no other text has them
            if any(GROUP.match(cell) for row in rows if len(row) > _TWO for cell in row):
                return None  # the name of a group of rows, which lie row by row then
            return Table(role_of(head), [head, *rows], cells[size - 1].end, confidence=certainty.STREWN_CELLS)
        counts[cells[size - 1].kind] -= 1
    return None


def _may_fill(counts: Counter[str], held: Sequence[str]) -> bool:
    """Whether there are as many values for each column that holds some, and none that no column holds."""
    values = {kind: count for kind, count in counts.items() if kind != WORDS and count}
    heights = {count / held.count(kind) for kind, count in values.items() if kind in held}
    return len(heights) == 1 and values.keys() == set(held) - {WORDS}


def _rows(cells: Sequence[Cell], held: Sequence[str]) -> list[list[str]] | None:
    """The rows of the table, and among them the names of groups, each on its own."""
    groups = _groups(cells) if len(set(held)) == len(held) and "day" in held else {}
    if groups is None:
        return None
    rest = [cell for place, cell in enumerate(cells) if place not in groups]
    height = max(sum(1 for cell in rest if cell.kind == kind) // held.count(kind) for kind in set(held) - {WORDS})
    columns = _columns(_whole(rest, held, height), held, height) if height >= _LEAST else []
    if not columns or any(len(column) != height for column in columns):
        return None
    return _with_groups([list(row) for row in zip(*columns, strict=True)], cells, groups)


def _whole(cells: Sequence[Cell], held: Sequence[str], height: int) -> list[tuple[str, str]]:
    """The text and kind of each cell, cells of words that lie together parted if there are too few of them: at each
    line where all have as many as there are columns of words."""
    lacking = held.count(WORDS) * height - sum(1 for cell in cells if cell.kind == WORDS)
    if lacking > 0 and all(len(cell.lines) == held.count(WORDS) for cell in cells if cell.kind == WORDS):
        return [(part, cell.kind) for cell in cells for part in cell.each_line()]
    result: list[tuple[str, str]] = []
    for cell in cells:
        parts = cell.parts() if cell.kind == WORDS and lacking > 0 else [cell.text]
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
    return min(
        tries,
        key=lambda order: unevenness(
            [text for text, place in zip(texts, order, strict=True) if place == column] for column in range(count)
        ),
    )


def _by_rows(first: int, behind: int, height: int) -> list[int]:
    return list(range(first, behind)) * height


def _by_columns(first: int, behind: int, height: int) -> list[int]:
    return [place for place in range(first, behind) for _ in range(height)]


def _groups(cells: Sequence[Cell]) -> dict[int, int] | None:
    """The places of the names of groups, and how many days stand before each; None where that does not tell."""
    found: dict[int, int] = {}
    days = 0
    for place, cell in enumerate(cells):
        if cell.kind == "day":
            days += 1
        elif cell.kind == WORDS and GROUP.match(cell.text):
            found[place] = days
    behind = [place for place, before in found.items() if before == days]
    if len(behind) > 1:
        return None
    return {place: 0 if place in behind else before for place, before in found.items()}


def _with_groups(rows: list[list[str]], cells: Sequence[Cell], groups: dict[int, int]) -> list[list[str]]:
    result: list[list[str]] = []
    for index, row in enumerate(rows):
        result += [[cells[place].text] for place, before in groups.items() if before == index]
        result.append(row)
    return result

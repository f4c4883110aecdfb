"""Tables on set pages: cells drawn side by side, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from operator import itemgetter
from typing import Final

from reader.structure.numbering import bulleted
from reader.structure.set_pages.segment import SAME_LINE, Segment

_MAX_CELL_LINES: Final = 40
_HIGHER: Final = 1.6  # of the size: how far a cell of several lines reaches above those beside it
_LAPPED: Final = 0.2  # of the size: how far cells beside one another overlap, at most
_HALF_LINE: Final = 0.5  # of the size
_SET_IN: Final = 2.2  # of the size: how far lines of one cell differ at the left
_CELL_STEP: Final = 1.8  # of the size: how far lines of one cell stand apart
_FIRST_STEP: Final = 2.0  # the same of the first cell, which begins above those beside it
_OUTDENT: Final = 1.0  # of the size: how far a line of a cell hangs out, at most
_INDENT: Final = 2.5  # of the size: how far it is set in
_CELL_SIZE: Final = 0.1  # of the size: by how much lines of one cell differ in it
_ROW_SIZE: Final = 0.06  # the same of rows of one table
_ROW_STEP: Final = 4.5  # of the size: how far apart rows stand
_CENTRED: Final = 0.1  # of the size: how far the middle of a first cell stands from a cell beside it
_HEAD_STEP: Final = 2.6  # of the size: how far the rows of a head stand apart
_FLUSH: Final = 1.5  # points by which cells that are set flush differ
_ALIGNED: Final = 6.0  # points by which cells of one column may differ at the left


@dataclass(slots=True)
class Row:
    """Cells side by side; each a column of segments, from `start` to `end` in the order of the page."""

    start: int
    end: int
    cells: list[list[Segment]] = field(default_factory=list)

    @property
    def top(self) -> float:
        """The baseline of its highest line, in points."""
        return max(cell[0].baseline for cell in self.cells)

    @property
    def bottom(self) -> float:
        """That of its lowest line, of the cells that begin at the top: a lower one may reach over rows below, and stand
        in the middle of these."""
        begun = (cell[-1].baseline for cell in self.cells if cell[0].baseline > self.top - cell[0].size)
        return min(begun, default=self.top)  # a font may have no size


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, each a list of the segments in it, over segments[start:end] of the order they were found in."""

    start: int
    end: int
    rows: tuple[tuple[tuple[Segment, ...], ...], ...]


def grids(order: Sequence[Segment]) -> list[Grid]:
    """The tables in `order`: two or more rows, of which at least two have several cells at the same places."""
    result: list[Grid] = []
    above: list[Row] = []  # rows right above that are no table by themselves
    run: list[Row] = []
    for row in [*_rows(order), None]:
        if run and (row is None or not (_belongs(run, row) or _is_repeated(row, above))):
            found = _grid(run, above)
            result += found
            above = [] if found else [*above, *run]
            run = []
        if row is not None and (run or len(row.cells) > 1):
            run.append(row)
        elif row is not None:
            above = []
    return result


def _grid(run: list[Row], above: Sequence[Row]) -> list[Grid]:
    """The table of some rows, if they are one; above: rows that may be its head, whose cells stand over several."""
    while run and len(run[-1].cells) == 1:
        run = run[:-1]
    if sum(1 for row in run if len(row.cells) > 1) < 2:
        return []
    for row in reversed(above):
        if not _stands_over(row, run):
            break
        run = [row, *run]
    columns = _columns(run)
    rows = tuple(tuple(tuple(cell) for cell in _in_columns(row, columns)) for row in run)
    return [Grid(run[0].start, run[-1].end, rows)]


def _is_repeated(row: Row, above: Sequence[Row]) -> bool:
    """Whether a row is one of those above the table, printed again on another page."""
    page = row.cells[0][0].page
    return any(head.cells[0][0].page != page and _texts(head) == _texts(row) for head in above)


def _texts(row: Row) -> list[str]:
    return ["".join(part.text for part in cell) for cell in row.cells]


def _in_columns(row: Row, columns: Sequence["_Column"]) -> list[list[Segment]]:
    """The cells of a row, empty ones among them where it has none in a column: each goes to the one with which it
    shares most, or which is nearest, as all together do best in their order."""
    if not 1 < len(row.cells) < len(columns):
        return row.cells
    rooms = _rooms(columns)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (len(columns) + 1)  # by how many columns may be taken
    for count, cell in enumerate(row.cells, 1):
        left, right = _sides(cell)
        last, best = best, [(-inf, ())] * (len(columns) + 1)
        for place in range(count - 1, len(columns)):
            total, taken = last[place]
            best[place + 1] = max(
                best[place], (total + _shared(rooms[place], left, right), (*taken, place)), key=itemgetter(0)
            )
    found: list[list[Segment]] = [[] for _ in columns]
    for place, cell in zip(best[-1][1], row.cells, strict=True):
        found[place] = cell
    return found


def _rooms(columns: Sequence["_Column"]) -> list[tuple[float, float]]:
    """From where to where cells of each column may reach: what stands flush right, as figures do, leaves room on its
    left, where the words of its head may stand."""
    rooms = [(column.left, column.right) for column in columns]
    for place in range(1, len(columns)):
        if columns[place].is_flush_right:
            rooms[place] = columns[place - 1].right, columns[place].right
    return rooms


def _shared(room: tuple[float, float], left: float, right: float) -> float:
    """How wide what a cell shares with the room of a column is; negative where it stands beside it."""
    return min(room[1], right) - max(room[0], left)


def _stands_over(row: Row, run: Sequence[Row]) -> bool:
    """Whether a row stands right above a table with more columns, within its edges, in the size of its cells."""
    columns = _columns(run)
    below, cells = run[0], [_sides(cell) for cell in row.cells]
    size = below.cells[0][0].size
    return (
        1 < len(cells) < len(columns)
        and row.end == below.start
        and row.cells[0][0].page == below.cells[0][0].page
        and 0 < row.bottom - below.top <= _HEAD_STEP * size
        and all(abs(cell[0].size - size) <= _ROW_SIZE * size for cell in row.cells)
        and all(columns[0].left - 2 * size <= left and right <= columns[-1].right + 2 * size for left, right in cells)
    )


def _rows(order: Sequence[Segment]) -> list[Row]:
    """Every stretch of segments as a row; most have one cell of one line."""
    rows: list[Row] = []
    for index, segment in enumerate(order):
        if rows and _is_beside(rows[-1], segment):
            _gather_first_cell(rows, _lines_of_cell(order, index))
            rows[-1].cells.append([segment])
            rows[-1].end = index + 1
        elif rows and len(rows[-1].cells) > 1 and _is_below_cell(rows[-1], segment):
            rows[-1].cells[-1].append(segment)
            rows[-1].end = index + 1
        else:
            rows.append(Row(index, index + 1, [[segment]]))
    return rows


def _is_beside(row: Row, segment: Segment) -> bool:
    """To the right of the last cell, no higher than the row's top (a line further up means a new column of text)."""
    last = row.cells[-1]
    if segment.page != last[0].page or segment.left < max(part.right for part in last) - _LAPPED * segment.size:
        return False
    if len(row.cells) == 1:
        return (
            segment.baseline >= last[-1].baseline - SAME_LINE * segment.size
            and segment.baseline - last[-1].baseline <= _MAX_CELL_LINES * segment.size * _HALF_LINE
        )
    return segment.baseline <= row.top + _HIGHER * segment.size


def _lines_of_cell(order: Sequence[Segment], index: int) -> list[Segment]:
    """The segment at `index`, and those right below it that seem to go on with its cell."""
    lines = [order[index]]
    for segment in order[index + 1 : index + _MAX_CELL_LINES]:
        if segment.page != lines[-1].page or not _same_column(lines[-1], segment):
            break
        lines.append(segment)
    return lines


def _gather_first_cell(rows: list[Row], beside: Sequence[Segment]) -> None:
    """Lines above the last one belong to its cell if they stand no higher than the cell that begins beside them, or in
    the middle of it."""
    segment, row = beside[0], rows[-1]
    middle = (segment.baseline + beside[-1].baseline) / 2
    if len(row.cells) > 1:
        return
    while len(rows) > 1:
        above = rows[-2]
        if len(above.cells) > 1 or above.cells[0][0].page != segment.page:
            break
        line, below = above.cells[0][-1], row.cells[0][0]
        centre = (line.baseline + row.cells[0][-1].baseline) / 2
        is_higher = line.baseline > segment.baseline + SAME_LINE * segment.size
        is_off = min(abs(centre - segment.baseline), abs(centre - middle)) > _CENTRED * segment.size
        if not _same_column(line, below) or (is_higher and is_off):
            break
        row.cells[0] = above.cells[0] + row.cells[0]
        row.start = above.start
        del rows[-2]


def _same_column(above: Segment, below: Segment) -> bool:
    """Whether two lines stand one below the other as those of a first cell do."""
    step = above.baseline - below.baseline
    return abs(above.left - below.left) <= _SET_IN * below.size and 0 < step <= _FIRST_STEP * below.size


def _is_below_cell(row: Row, segment: Segment) -> bool:
    """Goes on with the last cell: under it, at its left edge, hanging from it or in its middle."""
    last = row.cells[-1][-1]
    if segment.page != last.page or abs(segment.size - last.size) > _CELL_SIZE * last.size:
        return False
    step = last.baseline - segment.baseline
    left, right = _sides(row.cells[-1])
    inset = segment.left - row.cells[-1][0].left
    overlap = min(right, segment.right) - max(left, segment.left)
    under = overlap > 0.5 * min(right - left, segment.right - segment.left)
    return 0 < step <= _CELL_STEP * segment.size and (
        -_OUTDENT * segment.size <= inset <= _INDENT * segment.size or under
    )


def _belongs(run: Sequence[Row], row: Row) -> bool:
    """Whether `row` goes on with the table whose rows are `run`."""
    before = run[-1]
    page, now = before.cells[0][0].page, row.cells[0][0].page
    if now != page and now != page + 1:
        return False
    size = run[0].cells[0][0].size
    if abs(row.cells[0][0].size - size) > _ROW_SIZE * size:
        return False
    columns = _columns(run)
    if len(row.cells) == len(columns):
        if not _keeps_gutters(row, columns):
            return False
    elif not all(any(_is_aligned(cell, column) for column in columns) for cell in row.cells):
        return False
    if len(row.cells) == 1 and not abs(row.cells[0][0].left - columns[0].left) <= _ALIGNED:
        return False
    return now != page or 0 < before.bottom - row.top <= _ROW_STEP * size


@dataclass(slots=True)
class _Column:
    """What the cells of a column take: from the leftmost edge to the rightmost; the edges and middles of each."""

    left: float
    right: float
    places: list[tuple[float, float, float]]

    @property
    def is_flush_right(self) -> bool:
        """Whether its cells end at one place rather than begin there."""
        lefts, rights = [left for left, _, _ in self.places], [right for _, right, _ in self.places]
        ragged = max(rights) - min(rights)
        return ragged <= _FLUSH and ragged < max(lefts) - min(lefts)


def _columns(run: Sequence[Row]) -> list[_Column]:
    """The columns of the widest rows so far."""
    count = max(len(row.cells) for row in run)
    found: list[_Column] = []
    for row in (row for row in run if len(row.cells) == count):
        for place, cell in enumerate(row.cells):
            left, right = _sides(cell)
            if place == len(found):
                found.append(_Column(left, right, []))
            column = found[place]
            column.left, column.right = min(column.left, left), max(column.right, right)
            column.places.append((left, right, (left + right) / 2))
    return found


def _sides(cell: Sequence[Segment]) -> tuple[float, float]:
    return min(part.left for part in cell), max(part.right for part in cell)


def _keeps_gutters(row: Row, columns: Sequence[_Column]) -> bool:
    """Whether no cell of the row reaches into the column beside its own."""
    sides = [_sides(cell) for cell in row.cells]
    return all(
        (place == 0 or left >= columns[place - 1].right - 1)
        and (place + 1 == len(columns) or right <= columns[place + 1].left + 1)
        for place, (left, right) in enumerate(sides)
    )


def _is_aligned(cell: Sequence[Segment], column: _Column) -> bool:
    """Whether a cell stands at the left, at the right or in the middle of the column's cells."""
    left, right = _sides(cell)
    own = (left, right, (left + right) / 2)
    return any(
        abs(mine - other) <= _ALIGNED for places in column.places for mine, other in zip(own, places, strict=True)
    )


def cell_text(cell: Sequence[Segment]) -> list[list[Segment]]:
    """The segments of a cell in pieces: each bulleted line begins one."""
    pieces: list[list[Segment]] = []
    for segment in cell:
        if not pieces or bulleted(segment.text):
            pieces.append([])
        pieces[-1].append(segment)
    return pieces

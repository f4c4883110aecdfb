"""Tables on set pages whose cells are parted by ruled lines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.model.raw import RuledLine
from reader.structure.set_pages.grid import Grid
from reader.structure.set_pages.segment import Segment
from reader.structure.set_pages.segments import PageOf

_TOUCHING: Final = 3.0  # points: lines nearer than this belong together
_MAX_LINES: Final = 1500  # on a page: more belong to a drawing
_SAME_EDGES: Final = 6.0  # points by which columns differ where a table goes on on the next page
_ENDS: Final = 2.0  # points by which the line under words may differ from these
_UNDER: Final = 0.3  # of the size


@dataclass(slots=True)
class _Frame:
    """Lines that touch each other, and the box they take."""

    left: float
    bottom: float
    right: float
    top: float
    lines: list[RuledLine] = field(default_factory=list)

    def touches(self, other: "_Frame") -> bool:
        """Whether the two meet or overlap."""
        return (
            self.left <= other.right + _TOUCHING
            and other.left <= self.right + _TOUCHING
            and self.bottom <= other.top + _TOUCHING
            and other.bottom <= self.top + _TOUCHING
        )

    def take(self, other: "_Frame") -> None:
        """Reach over `other` too."""
        self.left, self.bottom = min(self.left, other.left), min(self.bottom, other.bottom)
        self.right, self.top = max(self.right, other.right), max(self.top, other.top)
        self.lines += other.lines


def ruled_grids(order: Sequence[Segment], pages: Sequence[PageOf]) -> list[Grid]:
    """The tables in `order` that have lines between their columns and their rows."""
    found: list[tuple[Grid, list[float]]] = []
    by_page: dict[int, list[int]] = defaultdict(list)
    for index, segment in enumerate(order):
        by_page[segment.page].append(index)
    for page in pages:
        for frame in _frames(page.rules):
            columns = _edges((line.left + line.right) / 2 for line in frame.lines if line.is_upright)
            grid = _grid(order, by_page[page.number], frame, columns)
            if grid is not None:
                found.append((grid, columns))
    found.sort(key=lambda entry: entry[0].start)
    return _joined(found)


def _frames(rules: Sequence[RuledLine]) -> list[_Frame]:
    frames: list[_Frame] = []
    for line in rules if len(rules) <= _MAX_LINES else ():
        frame = _Frame(line.left, line.bottom, line.right, line.top, [line])
        apart: list[_Frame] = []
        for other in frames:
            if other.touches(frame):
                frame.take(other)
            else:
                apart.append(other)
        frames = [*apart, frame]
    return [frame for frame in frames if len(frame.lines) >= 4]


def _edges(places: Iterable[float]) -> list[float]:
    """The places, those close together once."""
    result: list[float] = []
    for place in sorted(places):
        if not result or place - result[-1] > _TOUCHING:
            result.append(place)
    return result


def _grid(order: Sequence[Segment], here: Sequence[int], frame: _Frame, columns: list[float]) -> Grid | None:
    """The cells of a frame: two columns with text at least, and no other text drawn between them."""
    columns = _edges([*columns, frame.left, frame.right])
    inside = [
        index
        for index in here
        if frame.bottom <= order[index].baseline <= frame.top
        and frame.left - _TOUCHING <= order[index].left
        and order[index].right <= frame.right + _TOUCHING
    ]
    level = [line for line in frame.lines if not line.is_upright and _reaches(line, columns)]
    level = [line for line in level if not any(_underlines(line, order[index]) for index in inside)]
    rows = _edges([(line.bottom + line.top) / 2 for line in level] + [frame.bottom, frame.top])
    if len(columns) < 3 or not inside or inside[-1] - inside[0] + 1 != len(inside):
        return None
    cells: list[list[list[Segment]]] = [[[] for _ in columns[1:]] for _ in rows[1:]]
    for index in inside:
        segment = order[index]
        column = sum(1 for edge in columns[1:-1] if edge <= segment.left + 1)
        while column and not _is_parted(frame, columns[column], segment.baseline):
            column -= 1  # it reaches over those on its left
        top = _top_of_cell(segment, level, frame)
        row = sum(1 for edge in rows[1:-1] if edge >= top - _TOUCHING)
        cells[row][column].append(segment)
    filled = [place for place, row in enumerate(cells) if any(row)]
    if not any(sum(1 for cell in row if cell) > 1 for row in cells):
        return None
    used = [column for column in range(len(columns) - 1) if any(cells[place][column] for place in filled)]
    made = []
    for place in filled:
        middle = (rows[-1 - place] + rows[-2 - place]) / 2
        is_parted = any(_is_parted(frame, columns[column], middle) for column in used[1:])
        own = used if is_parted else [column for column in used if cells[place][column]]
        made.append(tuple(tuple(cells[place][column]) for column in own))
    return Grid(inside[0], inside[-1] + 1, tuple(made))


def _top_of_cell(segment: Segment, level: Sequence[RuledLine], frame: _Frame) -> float:
    """Where the cell around a segment begins: it may reach over several rows, and its words stand in their middle."""
    middle = (segment.left + segment.right) / 2
    above = (line.bottom for line in level if line.left <= middle <= line.right and line.top >= segment.baseline)
    return min(above, default=frame.top)


def _reaches(line: RuledLine, columns: Sequence[float]) -> bool:
    """Whether a level line runs from column to column: those under the words of a link do not."""
    return all(any(abs(end - edge) <= _TOUCHING for edge in columns) for end in (line.left, line.right))


def _underlines(line: RuledLine, segment: Segment) -> bool:
    """Whether a line stands right under words, from their first to their last, as under those of a link."""
    below = segment.baseline - (line.bottom + line.top) / 2
    at_ends = abs(line.left - segment.left) <= _ENDS and abs(line.right - segment.right) <= _ENDS
    return at_ends and 0 <= below <= _UNDER * segment.size


def _is_parted(frame: _Frame, x: float, y: float) -> bool:
    """Whether the cell with its left edge at `x` stands on its own: no cell on its left reaches over it."""
    return any(
        line.is_upright and abs((line.left + line.right) / 2 - x) <= _TOUCHING and line.bottom <= y <= line.top
        for line in frame.lines
    )


def _joined(found: Sequence[tuple[Grid, list[float]]]) -> list[Grid]:
    """Tables that go on on the next page made one; a row alone is but the rest or the head of one."""
    result: list[tuple[Grid, list[float]]] = []
    for grid, columns in found:
        if result and _goes_on(*result[-1], grid, columns):
            before = result[-1][0]
            result[-1] = (Grid(before.start, grid.end, before.rows + grid.rows), columns)
        elif not result or grid.start >= result[-1][0].end:
            result.append((grid, columns))
    return [grid for grid, _ in result if _is_whole(grid)]


def _is_whole(grid: Grid) -> bool:
    """Whether two rows have several cells."""
    return sum(1 for row in grid.rows if sum(1 for cell in row if cell) > 1) > 1


def _goes_on(before: Grid, edges: Sequence[float], grid: Grid, columns: Sequence[float]) -> bool:
    alike = len(edges) == len(columns) and all(
        abs(one - other) <= _SAME_EDGES for one, other in zip(edges, columns, strict=True)
    )
    page, now = (next(cell[0].page for cell in told.rows[-1] if cell) for told in (before, grid))
    return before.end == grid.start and alike and (_is_whole(before) or now > page)

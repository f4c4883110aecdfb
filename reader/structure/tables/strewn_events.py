"""Tables of events whose cells an extractor strewed, and broke over lines of their own: who holds them, until when one
registers, on which days they are, what they are called, where they are announced.

The cells of each column come in the order of the rows.  How many rows there are is told by the addresses or the days.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from reader.structure.characters import is_wide
from reader.structure.lines import Line
from reader.structure.tables.strewn_cells import NO_DAY, WORDS, Cell, held_by, kind_of
from reader.structure.tables.strewn_names import Piece, by_rows, named
from reader.structure.words.calendar_days import days_between

_LEAST: Final = 2  # rows
_MOST_DAYS: Final = 14  # cells of two columns whose order is told by trying
_ROLES: Final = (
    ("body", ("單位", "主辦", "機構")),
    ("event", ("名稱", "主題", "課程", "會議", "內容", "活動")),
    ("place", ("地點", "城市", "場地")),
)
_UNTIL: Final = ("截止", "期限", "報名日")
_HOST: Final = re.compile("[a-z]+://[^/]+$")
_PATH: Final = re.compile(r"[\w.?=&%#~/-]+$", re.ASCII)
_OPEN: Final = "/-_=&?."  # with which no address ends
_NO_DAY: Final = 3  # what it costs that an event has no day
_TOO_LATE: Final = 2  # and that one registers when it is over
_OTHERWISE: Final = 0.5  # and that days come column by column, or row by row where all else comes by columns
_MIXED: Final = 1.0  # and that they come in another order
_PARTED: Final = 1.5  # and that words stand between those of a row, which come row by row


class _Day(NamedTuple):
    """A day, and how many addresses and lines of words stand before it."""

    text: str
    before: int


class _Told(NamedTuple):
    """What the cells hold, how many pieces of words up to the end of each, and how many before each address."""

    days: list[_Day]
    addresses: list[str]
    words: list[Piece]
    ends: list[int]
    before: list[int]


def strewn_events(head: Sequence[str], cells: Sequence[Cell]) -> tuple[list[list[str]], int] | None:
    """The rows of the table with that head, its own first, and the index behind the last line of its cells; None where
    its cells do not make one."""
    held = [held_by(title) for title in head]
    roles = [_role(title) if kind == WORDS else kind for title, kind in zip(head, held, strict=True)]
    if roles.count("body") != 1 or roles.count("event") != 1 or not 1 <= held.count("day") <= 2:
        return None
    values = [place for place, cell in enumerate(cells) if _holds_value(cell)]
    for last in reversed(values):
        # What words stand behind the last value may be cells, or something else.
        behind = next((place for place in values if place > last), len(cells))
        if found := _rows(head, roles, cells[:behind], last):
            body, size = found
            return [list(head), *body], cells[size - 1].end
    return None


def _holds_value(cell: Cell) -> bool:
    return bool(cell.kind) or any(kind_of(text) for line in cell.lines for text in _pieces(line.text))


def _role(title: str) -> str:
    return next((role for role, words in _ROLES if any(word in title for word in words)), "other")


def _rows(
    head: Sequence[str], roles: Sequence[str], cells: Sequence[Cell], last: int
) -> tuple[list[list[str]], int] | None:
    """The rows, and how many of the cells they take: those up to the one at `last` at least; None where the cells do
    not fill them."""
    told = _told(cells)
    days, addresses = roles.count("day"), roles.count("address")
    height = len(told.addresses) if addresses else len(told.days) // days
    if height < _LEAST or len(told.days) != height * days or len(told.addresses) != height * addresses:
        return None
    sizes = {told.ends[place]: place + 1 for place in range(last, len(cells))}
    named_by = [role for role in roles if role not in ("day", "address")]
    by_row = _by_rows(told, named_by, days, sizes) if roles[-1] == "address" else None
    if by_row is not None:
        words, dated, taken = *map(iter, by_row), told.before[-1]
    elif (found := named(told.words, named_by, height, sizes)) is not None:
        names, taken = found
        titles = [title for title, role in zip(head, roles, strict=True) if role == "day"]
        words = iter([list(column) for column in names.columns])
        dated = iter(_dated(told.days, titles, all(piece.apart for piece in told.words[:taken])))
    else:
        return None
    columns = [next(dated) if role == "day" else told.addresses if role == "address" else next(words) for role in roles]
    return [list(row) for row in zip(*columns, strict=True)], sizes[taken]


def _by_rows(
    told: _Told, named_by: Sequence[str], days: int, sizes: Container[int]
) -> tuple[list[list[str]], list[list[str]]] | None:
    """The columns of words and those of days, where each address ends a row that holds all its words and days."""
    if told.before[-1] not in sizes:
        return None
    rows: list[list[str]] = [[] for _ in told.before]
    for day in told.days:
        row = next((row for row, words in enumerate(told.before) if day.before <= words + row), None)
        if row is None:
            return None
        rows[row].append(day.text)
    if any(len(row) != days for row in rows) or (found := by_rows(told.words, named_by, told.before)) is None:
        return None
    return found, [list(column) for column in zip(*rows, strict=True)]


def _told(cells: Sequence[Cell]) -> _Told:
    told = _Told([], [], [], [], [])
    for cell in cells:
        if cell.kind in ("day", "address"):
            _put(told, cell.text, apart=True)
        else:
            _put_lines(told, cell.lines)
        told.ends.append(len(told.words))
    return told


def _put_lines(told: _Told, lines: Sequence[Line]) -> None:
    for line in lines:
        apart = line.empty_before > 0
        if not apart and told.addresses and _is_rest(told.addresses[-1], line.text):
            told.addresses[-1] += line.text
            continue
        for text in _pieces(line.text):
            _put(told, text, apart)
            apart = True


def _put(told: _Told, text: str, apart: bool) -> None:
    kind = kind_of(text)
    if kind == "day":
        told.days.append(_Day(text, len(told.words) + len(told.addresses)))
    elif kind == "address":
        told.addresses.append(text)
        told.before.append(len(told.words))
    else:
        told.words.append(Piece(text, apart))


def _is_rest(address: str, text: str) -> bool:
    """Whether `text` is the end of an address which has none yet."""
    if not _PATH.match(text):
        return False
    return address[-1] in _OPEN or (_HOST.match(address) is not None and not text[0].isupper())


def _pieces(text: str) -> Iterator[str]:
    """What stands in several columns on one line: days and addresses, and words parted between two ideographs."""
    piece = ""
    for part in text.split():
        if piece and (kind_of(part) != WORDS or kind_of(piece) != WORDS or (is_wide(piece[-1]) and is_wide(part[0]))):
            yield piece
            piece = part
        else:
            piece = f"{piece} {part}" if piece else part
    if piece:
        yield piece


def _dated(days: Sequence[_Day], titles: Sequence[str], by_columns: bool) -> list[list[str]]:
    """The days of each column: of two, one registers first, and the other count on.

    by_columns: whether the other cells came so, each set apart.
    """
    texts = [day.text for day in days]
    if len(titles) == 1:
        return [texts]
    height = len(days) // 2
    parted = sum(one.before != other.before for one, other in zip(days[::2], days[1::2], strict=True))
    together = by_columns and days[0].before == days[-1].before
    ways: list[tuple[float, Sequence[int]]] = [
        (_PARTED * parted + _OTHERWISE * together, range(0, 2 * height, 2)),
        (_OTHERWISE * (not together), range(height)),
    ]
    if len(days) <= _MOST_DAYS:
        ways += [(_MIXED, places) for places in combinations(range(len(days)), height)]
    late = not any(word in titles[0] for word in _UNTIL)
    told = [(cost, _columns(texts, places)) for cost, places in ways]
    _, best = min(told, key=lambda one: _disorder(one[0], *(one[1][::-1] if late else one[1])))
    return best


def _columns(days: Sequence[str], first: Sequence[int]) -> list[list[str]]:
    return [[days[at] for at in first], [day for at, day in enumerate(days) if at not in first]]


def _disorder(cost: float, until: Sequence[str], held: Sequence[str]) -> tuple[float, int]:
    """`cost`, and what it costs that one may register for an event too late, that events do not count on or have no
    day; and by how much the times to register differ."""
    ahead = [days_between(one, other) or 0 for one, other in zip(until, held, strict=True)]
    steps = [days_between(one, other) or 0 for one, other in pairwise(held)]
    wrong = _TOO_LATE * sum(step < 0 for step in ahead) + sum(step < 0 for step in steps)
    nothing = _NO_DAY * sum(NO_DAY.match(day) is not None for day in held)
    return cost + wrong + nothing, sum(step * step for step in ahead)

"""Names of bodies, events and places from lines that an extractor strewed, by how such names end and lines break."""

import math
import re
from collections.abc import Collection, Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from reader.structure.brackets import CHINESE_PAIRS, is_unclosed
from reader.structure.characters import width
from reader.structure.joining import glue
from reader.structure.rules import Rule, rule

EVENT: Final = rule(
    "how the name of an event ends",
    r".*(?:(?:說明|研討|座談|發表|討論|媒合|洽談|對接|交流|分享|博覽|公聽|成果|年|大|茶)會|會議|論壇|課程|研習|[班展團營賽]"
    r"|講座|工作坊|沙龍|講堂|演講|訓練|活動|典禮|參訪|實務|列車|展.{1,6}館)(?:[（(][^（()）]{1,16}[）)])?$",
    ("漁港拖船費率說明會", "2031 遠洋論壇（線上）", "報關實務班（第二梯）", "燈塔導覽列車", "遠洋展南島館"),
    ("海事技術協會", "港務研究中心", "燈塔管理處"),
)
BODY: Final = rule(
    "how the name of a body ends",
    r".*(?:[協公學商總農漁工]會|委員會|基金會|[策協促]進會|聯[合誼]會|本[會校所院社]|(?<!會展|展覽|會議|世貿)中心|學院|大學"
    r"|[系所院社局署部處司廳館組]|公司|銀行|政府|商辦)$",
    ("海事技術協會", "港務研究中心", "燈塔管理處", "本會、南方漁會", "產業展團組"),
    ("漁港拖船費率說明會", "遠洋論壇", "南灣會展中心"),
)
PLACE: Final = rule(
    "where an event is",
    r".{0,12}(?:[市縣鄉鎮區省國]|線上|視訊|會議室|教室|飯店|館|場|廳|(?:會展|展覽|會議|世貿)中心)$",
    ("基隆市", "視訊", "第二會議室", "南灣會展中心"),
    ("海事論壇", "逕洽主辦者"),
)
RULES: Final[tuple[Rule, ...]] = (EVENT, BODY, PLACE)

_MOST_LINES: Final = 4  # of a cell, in the mean
_MOST_TRIES: Final = 200  # for a line, of few lines
_MOST_WORK: Final = 4_000  # tries for all lines: of many lines each has fewer
_LIKELY: Final = 1.0
_RATHER: Final = 0.5
_UNLIKELY: Final = 2.0
_SLIGHT: Final = 0.15
_MOST_UNLIKE: Final = 0.4  # of a cell of a row, in the mean
_TORN: Final = 0.4
_WITHIN: Final = "、：及與和之的暨"  # with which no cell ends
_NEVER_FIRST: Final = "（）」』》、：，"
_BODIES: Final = re.compile("[會社所院局署部處司]、")
_EVENTS: Final = re.compile("(?:說明|研討|座談|洽談)會(?=.)|論壇(?=.)|課程(?=.)|講座(?=.)")
_AHEAD: Final = 0.02  # for each cell that a column is ahead of another by more than one: most come row by row


class Piece(NamedTuple):
    """Part of a line in one column: its text, and whether an empty line stands above it."""

    text: str
    apart: bool


class Try(NamedTuple):
    """One way to put lines into columns: how unlikely it is so far, the cells of each column, of which the last is
    open, and the column of the last line."""

    cost: float
    columns: tuple[tuple[str, ...], ...]
    last: int

    def lacking(self, height: int) -> int:
        """How many cells are not begun yet."""
        return sum([height - len(cells) for cells in self.columns])

    def put(self, column: int, cells: tuple[str, ...], cost: float) -> "Try":
        """The same with other cells in a column."""
        columns = (*self.columns[:column], cells, *self.columns[column + 1 :])
        return Try(self.cost + cost, columns, column)

    def state(self) -> Hashable:
        """All that what further lines cost depends on."""
        return self.last, *[(len(cells), cells[-1] if cells else "") for cells in self.columns]

    def closed(self, roles: Sequence[str]) -> "Try":
        """The same with what its open cells cost."""
        return self._replace(
            cost=self.cost + sum(_unlike(cells[-1], role) for cells, role in zip(self.columns, roles, strict=True))
        )


def named(words: Sequence[Piece], roles: Sequence[str], height: int, ends: Collection[int]) -> tuple[Try, int] | None:
    """The cells of each column of words, `height` each: so that they read as those of what the column holds, and how
    many of the lines they take, one of `ends`; None where that is too few lines, or too many.

    roles: body, event, place or other, of each column.  Lines of cells that stand side by side may alternate.
    """
    fewest = len(roles) * height
    ends = [end for end in ends if fewest <= end <= _MOST_LINES * fewest]
    longest = max(ends, default=0)
    most = min(_MOST_TRIES, _MOST_WORK // max(longest, 1))
    tries = [Try(0.0, tuple(() for _ in roles), -1)]
    whole: list[tuple[Try, int]] = []
    dearest = math.inf  # what a whole one cost: none that costs more as it goes on is better
    for taken, piece in enumerate(words[:longest], start=1):
        left = longest - taken
        more = [other for one in tries for other in _with(one, piece, roles, height, left) if other.cost < dearest]
        tries = _likeliest(more, most)
        if taken in ends:
            whole += [(one.closed(roles), taken) for one in tries if not one.lacking(height)]
            dearest = min((one.cost for one, _ in whole), default=math.inf)
    return min(whole, key=lambda one: one[0].cost, default=None)


def by_rows(words: Sequence[Piece], roles: Sequence[str], ends: Sequence[int]) -> list[list[str]] | None:
    """The cells of each column of words where an extractor left row by row: so that they read as those of what the
    column holds; None where they hardly do.

    ends: behind how many of the words each row ends.
    """
    rows: list[list[str]] = []
    for begin, end in pairwise((0, *ends)):
        texts = [piece.text for piece in words[begin:end]]
        if not len(roles) <= len(texts) <= _MOST_LINES * len(roles):
            return None
        cuts = combinations(range(1, len(texts)), len(roles) - 1)
        ways = ([_joined(texts[a:b]) for a, b in pairwise((0, *cut, len(texts)))] for cut in cuts)
        best = min(ways, key=lambda row: sum(map(_unlike, row, roles)))
        if sum(map(_unlike, best, roles)) > _MOST_UNLIKE * len(roles):
            return None
        rows.append(best)
    return [list(column) for column in zip(*rows, strict=True)]


def _joined(texts: Sequence[str]) -> str:
    text = texts[0]
    for more in texts[1:]:
        text += glue(text, more, None) + more
    return text


def _likeliest(tries: Sequence[Try], most: int) -> list[Try]:
    """The `most` that cost least, and of those that further lines cost the same only the best."""
    told: dict[Hashable, Try] = {}
    for one in sorted(tries, key=attrgetter("cost")):
        told.setdefault(one.state(), one)
        if len(told) == most:
            break
    return list(told.values())


def _with(one: Try, piece: Piece, roles: Sequence[str], height: int, left: int) -> Iterator[Try]:
    """The ways to take `piece` in: as a cell of its own, or as what goes on with the open one of a column.

    left: how many pieces are behind it, with which all cells can be begun.
    """
    fewest, columns = min(map(len, one.columns)), width(piece.text)
    may_go_on = one.lacking(height) <= left
    for column, cells in enumerate(one.columns):
        if len(cells) < height:
            closed = _unlike(cells[-1], roles[column]) if cells else 0.0
            ahead = _AHEAD * (len(cells) - fewest)
            yield one.put(column, (*cells, piece.text), closed + ahead)
        if cells and may_go_on:
            text = cells[-1] + glue(cells[-1], piece.text, None) + piece.text
            torn = _TORN * (one.last != column) + _SLIGHT * piece.apart
            # A line would have held more: a cell is broken where its column is full.
            yield one.put(column, (*cells[:-1], text), torn + _LIKELY * (width(cells[-1]) + 1 < columns))


@lru_cache(maxsize=1 << 12)
def _unlike(text: str, role: str) -> float:
    """How unlikely `text` is a cell of a column of `role`."""
    cost = _UNLIKELY * (
        len(text) == 1 or text[0] in _NEVER_FIRST or text[-1] in _WITHIN or is_unclosed(text, CHINESE_PAIRS)
    )
    is_event, is_body = EVENT.match(text) is not None, BODY.match(text) is not None
    if role == "event":
        return cost + _LIKELY * (_BODIES.search(text) is not None) + (0.0 if is_event else _RATHER * (1 + is_body))
    if role == "body":
        return cost + _LIKELY * (_EVENTS.search(text) is not None) + (0.0 if is_body else _LIKELY * (1 + is_event))
    if role == "place":
        return cost + (0.0 if PLACE.match(text) else _LIKELY)
    return cost + _RATHER + _SLIGHT * (is_event or is_body)

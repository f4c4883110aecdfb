"""Tables below their captions whose cells an extractor left whole, each on a line or beside others on one, or broken
over lines of their own, the head like the rows.

How many columns there are, and which lines make a cell, is told by what fits best: values of a kind below one another,
cells about as long as others of their column, and lines that break off where their column ends.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from statistics import median
from typing import Final, NamedTuple

from reader.structure.brackets import CHINESE_PAIRS, is_unclosed
from reader.structure.characters import is_wide, width
from reader.structure.joining import joined
from reader.structure.tables.captioned_rows import WITHIN, pieces_of
from reader.structure.tables.fitted import State, traced
from reader.structure.tables.loose_tables import value_kind
from reader.structure.words import columns

FEWEST: Final = 6
"""Lines that make rows, at least."""
_MOST_COLUMNS: Final = 8
_MOST_LINES: Final = 60
_LEAST: Final = 3  # rows, the head among them
_LEAST_WORDED: Final = 4  # the same where no column holds values
_PAIR: Final = 2  # columns, which nearly all lines fill
_LONGEST: Final = 6  # lines of a cell
_MOST_SIGNS: Final = 80  # of a cell, up to its last line
_HOPELESS: Final = 5.0  # by how much cells up to a piece fit less than others up to it, with which none fit best
_PASSES: Final = 5
_BROKEN: Final = 0.2  # what it costs that a cell is broken over lines
_ROOM: Final = 0.25  # and for each column of the page that a line of it leaves, behind the first
_ROOM_UNKNOWN: Final = 0.025  # the same while the width of the column is not known
_UNEVEN: Final = 0.05  # and for each sign by which it is longer or shorter than most of its column
_STRANGE: Final = 1.0  # and that a value stands among others, or a cell ends within a bracket or behind 及
_ALIKE: Final = 2.0  # what it is worth that a value stands among those of its kind
_APART: Final = 2.0  # what it costs that two whole cells of a row stand on two lines where others share one
_MOSTLY: Final = 0.6  # of a column's cells, that tell what it holds
_CLEARLY: Final = 0.3  # by how much other widths must fit less
_WORST: Final = -0.8  # for each row
_IN_HEAD: Final = ("code", "year")  # values that may stand in a head, too
_STRANGE_HEAD: Final = 2.0  # what it costs that others do
_MONTH: Final = re.compile(r"(?:19|20)\d\d[./](?:0[1-9]|1[0-2])$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")  # a figure, too
_ARTICLE: Final = re.compile(r"第\s?[\d.]{1,6}\s?[條章節款項]$")


class _Cell(NamedTuple):
    """widths: of its lines.  cost: of what it is by itself."""

    text: str
    kind: str | None
    widths: tuple[int, ...]
    cost: float


class _Held(NamedTuple):
    """What a column holds: values of one kind, None for words; how long its cells are, what each sign costs by which
    one differs, and how wide their lines are."""

    kind: str | None
    length: float
    uneven: float
    width: int


class _Option(NamedTuple):
    """A cell that may begin at a piece: the piece behind it, whether that begins a line, and the cell."""

    end: int
    opens: bool
    cell: _Cell


class _Fitted(NamedTuple):
    score: float
    rows: list[list[_Cell]]


def narrow_rows(texts: Sequence[str]) -> list[list[str]] | None:
    """The rows that lines make, their head first, of as many cells each; None where no way to part them fits clearly
    better than others."""
    if not FEWEST <= len(texts) <= _MOST_LINES or any("。" in text[:-1] for text in texts):
        return None
    parted = [list(pieces_of(text)) for text in texts]
    found: list[_Fitted] = []
    if not any(is_wide(one[-1]) and is_wide(other[0]) for line in parted for one, other in pairwise(line)):
        found += _Fitting([[text] for text in texts], sharing=False).each()
    if any(len(line) > 1 for line in parted) and not (found and max(found).score > 0):
        found += _Fitting(parted, sharing=True).each()
    found.sort(key=lambda one: one.score, reverse=True)
    if not found or not _is_clear(found):
        return None
    return [[cell.text for cell in row] for row in found[0].rows]


def _is_clear(found: Sequence[_Fitted]) -> bool:
    """Whether the first of these fits well, and clearly better than those with other columns."""
    best = found[0]
    others = (other.score for other in found if len(other.rows[0]) != len(best.rows[0]))
    return best.score - max(others, default=float("-inf")) >= _CLEARLY and best.score >= _WORST * len(best.rows)


def _kind(text: str) -> str | None:
    if _MONTH.match(text):
        return "month"
    return "article" if _ARTICLE.match(text) else value_kind(text)


class _Fitting:
    """Pieces of lines as cells of rows.  sharing: whether whole cells beside one another share a line."""

    def __init__(self, lines: Sequence[Sequence[str]], *, sharing: bool) -> None:
        self._sharing = sharing
        self._options = [
            options
            for number, begin in enumerate(accumulate(map(len, lines), initial=0))
            if number < len(lines)
            for options in _options(lines, number, begin)
        ]
        self._widest = max((width(line[0]) for line in lines if len(line) == 1), default=0)

    def each(self) -> Iterator[_Fitted]:
        """How the pieces fit best in rows of each width, if they do."""
        best = float("-inf")
        for count in range(2, min(_MOST_COLUMNS, len(self._options) // _LEAST) + 1):
            if found := self._fitted(count, best - _HOPELESS):
                best = max(best, found.score)
                yield found

    def _fitted(self, count: int, least: float) -> _Fitted | None:
        """The best rows of `count` cells: what their columns hold tells how well they fit, and so better ones, unless
        these fit less well than `least`."""
        held: list[_Held] | None = None
        best: _Fitted | None = None
        for _ in range(_PASSES):
            found = self._best(count, held)
            if found is None or len(found.rows) < _LEAST:
                return None
            is_settled, best = best is not None and (found.rows == best.rows or found.score < least), found
            if is_settled:
                break
            held = [_held(column) for column in zip(*found.rows, strict=True)]
        is_valued = held is not None and any(one.kind for one in held)
        is_told = is_valued or (count > _PAIR and len(best.rows) >= _LEAST_WORDED) if best else False
        return best if is_told else None

    def _best(self, count: int, held: Sequence[_Held] | None) -> _Fitted | None:
        """The rows that all pieces make, so that they fit best into columns that hold `held`, None = unknown.

        Of a state: the columns of the head are counted before those of the rows; the last tells whether a whole cell
        ended the line before, where cells share lines.
        """
        scores: list[dict[State, float]] = [{} for _ in range(len(self._options) + 1)]
        scores[0][0, 0, False] = 0.0
        origins: dict[State, tuple[State, _Cell]] = {}
        for at, options in enumerate(self._options):
            least = max(scores[at].values(), default=0.0) - _HOPELESS
            worths: dict[int, list[float]] = {}
            for state, score in scores[at].items():
                if score < least:
                    continue
                _, column, ended = state
                own = held[column % count] if held else None
                is_last, is_apart = (column + 1) % count == 0, ended and column % count > 0
                if (worth := worths.get(column)) is None:
                    worth = worths[column] = [self._worth(option.cell, own, column < count) for option in options]
                for (end, opens, cell), worthy in zip(options, worth, strict=True):
                    if is_last and not opens:
                        continue
                    is_whole = len(cell.widths) == 1
                    here = score + worthy - (_APART if is_apart and is_whole else 0.0)
                    after = (end, count if is_last else column + 1, self._sharing and is_whole and opens)
                    if here > scores[end].get(after, float("-inf")):
                        scores[end][after], origins[after] = here, (state, cell)
        finals = [(score, state) for state, score in scores[-1].items() if state[1] == count]
        return _Fitted(max(finals)[0], traced(max(finals)[1], count, origins)) if finals else None

    def _worth(self, cell: _Cell, own: _Held | None, is_head: bool) -> float:
        """How well a cell fits in a column that holds `own`, None = unknown."""
        worth = -cell.cost
        if len(cell.widths) > 1:
            room, wide = (_ROOM, own.width) if own else (_ROOM_UNKNOWN, self._widest)
            worth -= sum([_BROKEN + room * max(0, wide - line - 1) for line in cell.widths[:-1]])
        if is_head:
            is_strange = cell.kind is not None and cell.kind not in _IN_HEAD and not _YEAR.match(cell.text)
            return worth - _STRANGE_HEAD * is_strange
        return worth + (_fit(cell, own) if own else 0.0)


def _options(lines: Sequence[Sequence[str]], number: int, begin: int) -> Iterator[list[_Option]]:
    """What may be a cell from each piece of a line on: pieces of this, or whole lines.  begin: its first piece."""
    line = lines[number]
    for at in range(len(line)):
        ends = range(at + 1, len(line) + 1)
        options = [_Option(begin + end, end == len(line), _cell([line[at:end]])) for end in ends]
        end = begin + len(line)
        for last in range(number + 1, min(number + _LONGEST, len(lines)) if not at else 0):
            whole = lines[number:last]
            if _is_whole(" ".join(whole[-1])) or sum(map(len, chain.from_iterable(whole))) > _MOST_SIGNS:
                break
            end += len(lines[last])
            options.append(_Option(end, True, _cell([*whole, lines[last]])))
        yield options


def _is_whole(text: str) -> bool:
    """Whether a line is a value, which goes on on no other."""
    return _kind(text) not in (None, "code") and not is_unclosed(text, CHINESE_PAIRS)


def _held(column: Sequence[_Cell]) -> _Held:
    body = column[1:]
    (kind, times), *_ = Counter(cell.kind for cell in body).most_common(1)
    return _Held(
        kind if times >= _MOSTLY * len(body) else None,
        median(len(cell.text) for cell in body),
        _UNEVEN * len(body) / (len(body) - 1),  # few differ less from what they have in the middle
        max(line for cell in column for line in cell.widths),
    )


def _fit(cell: _Cell, held: _Held) -> float:
    """How well a cell fits among those of its column."""
    uneven = -held.uneven * abs(len(cell.text) - held.length)
    if cell.kind and cell.kind == held.kind:
        return uneven + _ALIKE
    is_name = cell.kind == "code" and held.kind is None
    is_strange = (cell.kind or held.kind) and not is_name and not columns.NOTHING.match(cell.text)
    return uneven - _STRANGE if is_strange else uneven


def _cell(lines: Sequence[Sequence[str]]) -> _Cell:
    """The cell of the pieces of some lines."""
    texts = [" ".join(line) for line in lines]
    whole = joined(texts)
    cost = _STRANGE * (is_unclosed(whole, CHINESE_PAIRS) or whole[-1] in WITHIN)
    cost += _STRANGE * (len(texts) > 1 and _is_whole(texts[-1]))  # a value is a cell of its own
    cost -= sum(columns.fit(line, None) for line in lines if len(line) > 1)
    return _Cell(whole, _kind(whole), tuple(map(width, texts)), cost)

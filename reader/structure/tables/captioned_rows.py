"""Tables below their captions whose cells an extractor set one behind the other, parted by blanks or on lines of their
own: as many a row as the head has, so that they fit best."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from reader.structure.brackets import CHINESE_PAIRS, is_unclosed
from reader.structure.characters import CJK, IDEOGRAPH, has_chinese, is_wide
from reader.structure.joining import glue
from reader.structure.words import columns
from reader.structure.words.columns import UNKNOWN, Usual

_MOST_COLUMNS: Final = 8
_MOST_LINES: Final = 50
_LEAST: Final = 3  # rows, the head among them
_USUALLY: Final = 2.5  # lines of a row at most, in the mean, if it has not more cells
_LONGEST_HEAD: Final = 8  # characters of a cell
_LONGEST: Final = 10  # pieces of a cell
_LONGEST_STREWN: Final = 6  # lines of one
_LONGEST_VALUE: Final = 6  # pieces
_BROKEN: Final = 0.1  # what it costs that a cell is broken over lines
_ROOM: Final = 0.2  # and that its first line is shorter than the second
_APART: Final = 0.6  # and that a blank stands between its ideographs
_FULL: Final = 0.25  # and that it ends with as long a line as others are at most
_OPEN: Final = 1.0  # and that a bracket is open at its end, or a word for what comes
_LATE: Final = 0.01  # for each blank within a cell and each column from it to the last: the last takes what is left
_HOPELESS: Final = 3.0  # by how much cells up to a piece fit less than others up to it, with which none fit best
_PARTING: Final = re.compile(rf"[{CJK}]\s+[{CJK}]|[\d%]\s+[-+\d]")  # blanks that part cells, as no others need
WITHIN: Final = "及與和或之、"
"""With which no cell ends."""
_ENDS_LATIN: Final = re.compile(rf"[A-Za-z][^{CJK}\d]*$|^[—–-]$")
_LATIN: Final = re.compile(rf"[^{CJK}\d][^{CJK}]*$")
_TOGETHER: Final = re.compile(
    rf"第 \d[\d.]*(?: {IDEOGRAPH}\S*)?$|\d[\d,.]* (?!日[本圓商])[年月日條款項個期號位次度萬億兆元件家]\S*$"
    rf"|\d\S* [至~～–-] \d\S*$|[A-Za-z]+\. \d\S*$|[A-Z][A-Z0-9]+ {IDEOGRAPH}$|-?\d[\d,.]*%? \([-+]?\d[\d,.]*%?\)$"
)

_Rows = list[list[str]]


class _Cell(NamedTuple):
    """parts: its pieces, those at which its lines broke as one.  cost: how unlikely it is that they broke so.  fit: how
    well it fits into a column of which nothing is known."""

    parts: list[str]
    cost: float
    fit: float


_Cells = dict[tuple[int, int], _Cell]  # by their first piece and that behind them


class _Piece(NamedTuple):
    """What blanks part on a line; opens: whether it begins one."""

    text: str
    opens: bool


def captioned_rows(texts: Sequence[str]) -> _Rows | None:
    """The rows that lines make, their head first, of as many cells each; None where they make none."""
    if not _LEAST <= len(texts) <= _MOST_LINES:
        return None
    lines = [[_Piece(text, not at) for at, text in enumerate(pieces_of(line))] for line in texts]
    head = [piece for line in lines[: 1 + is_unclosed(texts[0], CHINESE_PAIRS)] for piece in line]
    pieces = [piece for line in lines for piece in line]
    if len(head) < 2:
        if not any(map(_PARTING.search, texts)):
            pieces = [_Piece(" ".join(text.split()), opens=True) for text in texts]
        cells: _Cells = {}
        found = [_Fitting(pieces, width, cells).fitted(width) for width in range(2, 1 + _cells_of_head(lines))]
        found = [(score, rows) for score, rows in found if len(rows) > _LEAST or _holds_values(rows)]
    else:
        least = 1 + sum(is_wide(one.text[-1]) and is_wide(other.text[0]) for one, other in pairwise(head))
        fitting = _Fitting(pieces, len(head), {})
        found = [fitting.fitted(width) for width in range(max(2, least), min(_MOST_COLUMNS, len(head)) + 1)]
    whole = [(score, rows) for score, rows in found if len(rows) >= _LEAST and _are_enough(rows, len(lines))]
    return max(whole)[1] if whole else None


def _holds_values(rows: _Rows) -> bool:
    """Whether a column holds values only below its head."""
    return any(all(map(columns.value_of, column)) for column in zip(*rows[1:], strict=True))


def _cells_of_head(lines: Sequence[Sequence[_Piece]]) -> int:
    """How many cells a head may have that stand on lines of their own: words, up to the first value."""
    cells = takewhile(lambda line: len(line) == 1 and _may_head(line[0].text), lines[:_MOST_COLUMNS])
    return len(list(cells))


def _may_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and has_chinese(text) and columns.value_of(text) is None


def _are_enough(rows: _Rows, lines: int) -> bool:
    """Whether there are as many rows as the lines may make: each may have a line for every cell, and break some."""
    return lines <= max(_USUALLY, len(rows[0]) + 1) * len(rows)


def pieces_of(line: str) -> Iterator[str]:
    """What blanks part on a line, but those within values, figures and Latin words."""
    words = line.split()
    at = 0
    while at < len(words):
        end = next(
            (end for end in range(min(at + _LONGEST_VALUE, len(words)), at + 1, -1) if _belong(words[at:end])), at + 1
        )
        while end < len(words) and _are_latin(words[end - 1], words[end]):
            end += 1
        yield " ".join(words[at:end])
        at = end


def _belong(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return (has_chinese(text) and columns.value_of(text) is not None) or _TOGETHER.match(text) is not None


def _are_latin(word: str, after: str) -> bool:
    """Whether a word ends with Latin letters and signs, or is a dash, and the next has no ideograph."""
    if word.isupper() and after.isupper():
        return False  # two abbreviations
    return _ENDS_LATIN.search(word) is not None and _LATIN.match(after) is not None


def _cell(pieces: Sequence[_Piece]) -> _Cell:
    told, cost, line = [pieces[0].text], 0.0, len(pieces[0].text)
    for piece in pieces[1:]:
        if not piece.opens:
            cost += _APART * (is_wide(told[-1][-1]) and is_wide(piece.text[0]))
            told.append(piece.text)
            line += len(piece.text)
            continue
        is_whole = columns.is_value(told[-1])
        cost += _BROKEN + _ROOM * (line < len(piece.text)) + _APART * is_whole
        told[-1] += glue(told[-1], piece.text, None) + piece.text
        line = len(piece.text)
    cost += _OPEN * (told[-1][-1] in WITHIN or is_unclosed(" ".join(told), CHINESE_PAIRS))
    return _Cell(told, cost, columns.fit(told, None))


class _Fitting:
    """Pieces as cells of rows; `head`: how many of them the head has.  cells: those that are known."""

    def __init__(self, pieces: Sequence[_Piece], head: int, cells: _Cells) -> None:
        self._pieces = pieces
        self._head = head
        lengths = Counter(len(piece.text) for piece in pieces[head:] if piece.opens)
        longest = max(lengths, default=0)
        is_strewn = all(piece.opens for piece in pieces)
        self._longest = _LONGEST_STREWN if is_strewn else _LONGEST
        self._full = longest if is_strewn and lengths[longest] > 1 else 0  # of a line that its column breaks
        self._cells = cells
        self._fits: dict[tuple[str | None, Usual], dict[tuple[int, int], float]] = {}

    def fitted(self, width: int) -> tuple[float, _Rows]:
        """The rows of `width` cells that fit best, and how well: first by what cells are, then by what their columns
        hold."""
        unknown = [(None, UNKNOWN)] * width
        head, titles = self._rows(0, self._head, unknown)
        score, rows = self._rows(self._head, len(self._pieces), unknown)
        if len(titles) != 1 or len(rows) < _LEAST - 1:
            return score, []
        usual = columns.usual(rows) or (UNKNOWN,) * width
        score, rows = self._rows(
            self._head, len(self._pieces), list(zip(columns.kinds(titles[0], rows), usual, strict=True))
        )
        return head + score, [*titles, *rows]

    def _rows(self, start: int, stop: int, held: Sequence[tuple[str | None, Usual]]) -> tuple[float, _Rows]:
        """The rows that the pieces from `start` to `stop` make; none where they make no whole ones."""
        width = len(held)
        scores = {(start, 0): 0.0}  # of the pieces up to one, and so many cells of an open row
        origins: dict[tuple[int, int], int] = {}
        fits = [self._fits.setdefault(one, {}) for one in held]
        for at in range(start, stop):
            least = max([scores.get((at, column), 0.0) for column in range(width)]) - _HOPELESS
            for column, (kind, usual) in enumerate(held):
                score = scores.get((at, column))
                if score is None or score < least:
                    continue
                for end in range(at + 1, min(at + self._longest, stop) + 1):
                    whole = column + 1 == width
                    if whole and end < stop and not self._pieces[end].opens:
                        continue
                    state = (end, 0 if whole else column + 1)
                    late = _LATE * (end - at - 1) * (width - column)
                    fit = fits[column].get((at, end))
                    if fit is None:
                        fit = fits[column][at, end] = self._fit(at, end, kind, usual)
                    here = score - late + fit
                    if here > scores.get(state, float("-inf")):
                        scores[state], origins[state] = here, at
        return scores.get((stop, 0), 0.0), self._traced(start, stop, width, origins)

    def _traced(self, start: int, stop: int, width: int, origins: dict[tuple[int, int], int]) -> _Rows:
        cells: list[str] = []
        at, column = stop, 0
        while at > start:
            before = origins.get((at, column))
            if before is None:
                return []
            cells.append(" ".join(self._cell(before, at).parts))
            at, column = before, (column - 1) % width
        cells.reverse()
        return [cells[begin : begin + width] for begin in range(0, len(cells), width)]

    def _cell(self, start: int, end: int) -> _Cell:
        cell = self._cells.get((start, end))
        if cell is None:
            cell = self._cells[start, end] = _cell(self._pieces[start:end])
        return cell

    def _fit(self, start: int, end: int, kind: str | None, usual: Usual) -> float:
        cell = self._cell(start, end)
        fit = cell.fit if kind is None and usual is UNKNOWN else columns.fit(cell.parts, kind, usual)
        return fit - cell.cost - _FULL * (len(self._pieces[end - 1].text) == self._full)

"""The heads of tables in text that keeps its lines as they stood on the page: words apart from one another, on one line
or broken over several."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reader.structure.characters import has_chinese, width
from reader.structure.lines import Line
from reader.structure.numbering import DIVISION, HEADING_KINDS, bulleted, numbered
from reader.structure.tables.compared_articles import ARTICLE_CELL
from reader.structure.tables.loose_tables import value_kind
from reader.structure.tables.packing import may_be_head
from reader.structure.words.table_heads import head_cells

_PIECE: Final = re.compile(r"\S+(?: \S+)*")
_OR_ADDRESS: Final = re.compile(r"(?:(?!https?://)\S)+(?: (?!https?://)\S+)*|https?://\S*")  # which is a piece itself
_LINES: Final = 3
_FEWEST: Final = 3  # cells of a head with figures
_LONGEST: Final = 16  # characters of a cell of such a head
_PAUSE: Final = re.compile("[，。；：、！？]")


class Piece(NamedTuple):
    """What stands on a line from one column of the page up to another; `line`: its index in the table, `place`: where
    that stands, empty lines counted; `cell`: the column of the table."""

    left: int
    right: int
    text: str
    line: int
    place: int
    cell: int = 0


def pieces_of(line: Line, index: int = 0, place: int = 0, *, wide: bool = False) -> list[Piece]:
    """What stands on a line, two blanks or more apart.  wide: whether an ideograph takes two columns, else one."""
    column = line.column
    told = _wide_pieces(line.text) if wide else _pieces(line.text)
    return [Piece(column + left, column + right, text, index, place) for left, right, text in told]


def has_wide_columns(lines: Sequence[Line]) -> bool:
    """Whether more of the lines' pieces begin below one another if an ideograph takes two columns: some programs set
    the lines so, others count each sign as one."""
    single, double = set[int](), set[int]()  # the columns at which pieces begin that stand behind others
    for line in lines:
        for left, _, _ in _pieces(line.text)[1:]:
            single.add(line.column + left)
            double.add(line.column + width(line.text[:left]))
    return len(double) < len(single)


def words_of(line: Line) -> list[str]:
    """The texts of the pieces of a line."""
    return [text for _, _, text in _pieces(line.text)]


@lru_cache(maxsize=1 << 10)  # of a line is asked again for each of those above it at which a head may begin
def _pieces(text: str) -> tuple[tuple[int, int, str], ...]:
    """The pieces of a line, and where they begin and end in it."""
    piece = _OR_ADDRESS if "://" in text else _PIECE
    return tuple([(found.start(), found.end(), found[0]) for found in piece.finditer(text)])


@lru_cache(maxsize=1 << 8)
def _wide_pieces(text: str) -> tuple[tuple[int, int, str], ...]:
    """The same where an ideograph takes two columns."""
    return tuple([(width(text[:left]), width(text[:right]), piece) for left, right, piece in _pieces(text)])


def head_of(lines: Sequence[Line], start: int, stop: int, *, wide: bool = False) -> tuple[list[Piece], int] | None:
    """The cells of the head that begins at `start`, from left to right, and the index of the first line of the rows;
    None where no head begins there.  wide: whether an ideograph takes two columns."""
    if is_counted(lines[start]):
        return None
    behind = _behind(lines, start, stop)
    pieces = [
        part
        for at in range(start, behind)
        for piece in pieces_of(lines[at], at, wide=wide)
        for part in _words(piece, wide)
    ]
    cells = _joined(pieces)
    words = [cell.text for cell in cells]
    if behind == stop or not _may_be_words(words) or _is_title(words, lines[behind]):
        return None
    return cells, behind


def _words(piece: Piece, wide: bool) -> list[Piece]:
    """The piece, or where only one blank stands between known words of heads, each of these."""
    words = piece.text.split(" ")
    if len(words) == 1 or not is_known(words):
        return [piece]
    found: list[Piece] = []
    left = piece.left
    for word in words:
        right = left + (width(word) if wide else len(word))
        found.append(piece._replace(left=left, right=right, text=word))
        left = right + 1
    return found


def is_counted(line: Line) -> bool:
    """Whether a line begins with the number of an article or of a part of the text, behind which words may stand far
    apart that have none of their own."""
    return _has_number(line.text) and not any(_has_number(piece) for _, _, piece in _pieces(line.text)[1:])


def _has_number(text: str) -> bool:
    marker = numbered(text)
    return bool((marker and marker.kind in HEADING_KINDS) or ARTICLE_CELL.match(text) or DIVISION.match(text))


def is_known(cells: Sequence[str]) -> bool:
    """Whether all cells are words that heads are known to have."""
    return all(head_cells(cell) == [cell] for cell in cells)


def is_worded(cells: Sequence[str]) -> bool:
    """Whether a head is made of words as heads have, and of no figures."""
    return may_be_head(cells) or is_known(cells)


def _behind(lines: Sequence[Line], start: int, stop: int) -> int:
    """The index behind a head: an empty line, or the first with a value; where neither tells, it is one line, as it is
    where known words stand above others."""
    limit = min(stop, start + _LINES + 1)
    behind = next((at for at in range(start + 1, limit) if _begins_rows(lines[at])), start + 1)
    if not is_known(words_of(lines[start])):
        return behind
    others = (
        at
        for at in range(start + 1, behind)
        if not any(map(head_cells, words_of(lines[at]))) and not _ends_words(lines[start], lines[at])
    )
    return next(others, behind)


def _ends_words(head: Line, line: Line) -> bool:
    """Whether a line ends words of the head above it: 期 below 報名截止日."""
    above = pieces_of(head)
    return all(
        any(_lap(piece, word) and is_known([word.text + piece.text]) for word in above) for piece in pieces_of(line)
    )


def _lap(piece: Piece, other: Piece) -> bool:
    """Whether two pieces share some columns of the page."""
    return piece.left < other.right and other.left < piece.right


def _begins_rows(line: Line) -> bool:
    return line.empty_before > 0 or _holds_value(line.text)


@lru_cache(maxsize=1 << 10)
def _holds_value(text: str) -> bool:
    return any(value_kind(piece) or bulleted(piece) for _, _, piece in _pieces(text))


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """One piece for each cell: what overlaps, from the first line to the last, and what makes a known word together."""
    cells: list[Piece] = []
    for piece in pieces:
        over = next((at for at, cell in enumerate(cells) if _lap(piece, cell)), None)
        if over is None:
            cells.append(piece)
        else:
            cells[over] = _one(cells[over], piece)
    result: list[Piece] = []
    for cell in sorted(cells):
        if result and result[-1].line != cell.line and is_known([(whole := _one(result[-1], cell)).text]):
            result[-1] = whole
        else:
            result.append(cell)
    return result


def _one(piece: Piece, other: Piece) -> Piece:
    first, last = (piece, other) if piece.line <= other.line else (other, piece)
    left, right = min(piece.left, other.left), max(piece.right, other.right)
    return first._replace(left=left, right=right, text=first.text + last.text)


def _may_be_words(cells: Sequence[str]) -> bool:
    text = "".join(cells)
    if len(cells) < 2 or len(text) == len(cells):
        return False  # the signs of one word, set apart
    if is_worded(cells):
        return True
    short = all(len(cell) <= _LONGEST for cell in cells) and has_chinese(cells[0])
    return len(cells) >= _FEWEST and short and not _PAUSE.search(text)


def _is_title(cells: Sequence[str], line: Line) -> bool:
    """Whether the words above `line` are a title, and those on it the head."""
    below = words_of(line)
    return len(below) > len(cells) and _may_be_words(below)

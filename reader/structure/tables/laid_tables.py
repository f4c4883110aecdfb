"""Tables in text that keeps its lines as they stood on the page: cells stand below the words of their head.

Rows are told by what stands once in each of them, as a day or an amount, by empty lines between them, or by their first
cells.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.joining import text_of
from reader.structure.lines import Line, line_of
from reader.structure.numbering import HEADING_KINDS, bulleted, numbered
from reader.structure.tables.laid_heads import (
    Piece,
    has_wide_columns,
    head_of,
    is_counted,
    is_known,
    is_worded,
    pieces_of,
    words_of,
)
from reader.structure.tables.laid_rows import best_rows, stands
from reader.structure.tables.loose_tables import value_kind
from reader.structure.tables.strewn_cells import GROUP
from reader.structure.words.section_names import is_section
from reader.structure.words.table_heads import Table, ends_table, head_at, role_of

_MOST_LINES: Final = 400
_PROBE: Final = 24  # lines that tell whether reading the others is worth while
_FEW: Final = 12  # lines that tell how many columns an ideograph takes
_WIDE: Final = 0.6  # of the capacity: a line of text, no cell
_EDGE: Final = 2  # columns from the left at which text begins
_MOSTLY: Final = 0.5  # of the pieces of a column that are values
_LABELLED: Final = re.compile(
    r"(?P<label>[^：\s]{2,6})：\S+(?: \S+)*(?:  +(?!(?P=label)：)[^：\s]{2,6}：\S+(?: \S+)*)+$"
)
"""發行：…    編輯：…, but not 優點：…    優點：…, which is said of what stands side by side."""
_BROKEN: Final = "address"  # the kind of value that stands on more lines than one
_REST: Final = "（("  # with which the second line of such a cell may begin
_WITHIN: Final = "、，及與和"  # what ends no cell
_FIRST_WORD: Final = re.compile("[!-~]+")
_WHOLE: Final = 2  # rows with all cells, at least
_LACKING: Final = 2  # rows without a cell that others have
_FULL: Final = 0.4  # of the rows, how many have all cells


class _Reach:
    """How far each column of a table reaches over the page."""

    def __init__(self, head: Sequence[Piece]) -> None:
        self._reach = [(piece.left, piece.right) for piece in head]

    def __len__(self) -> int:
        return len(self._reach)

    def take(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces of a line with the columns that they overlap most or are nearest to, which reach over them now."""
        whole = len(pieces) == len(self._reach)
        taken = [piece._replace(cell=at if whole else self._nearest(piece)) for at, piece in enumerate(pieces)]
        for piece in taken:
            left, right = self._reach[piece.cell]
            self._reach[piece.cell] = min(left, piece.left), max(right, piece.right)
        return taken

    def _nearest(self, piece: Piece) -> int:
        return max(
            range(len(self._reach)),
            key=lambda at: min(piece.right, self._reach[at][1]) - max(piece.left, self._reach[at][0]),
        )


def laid_table(lines: Sequence[Line], start: int, stop: int, capacity: int) -> Table | None:
    """The table whose head begins at `start`, its cells two blanks or more apart; None where there is none."""
    if lines[start].blank is not None or not ("  " in lines[start].text or lines[start].column):
        return None
    if is_section(lines[start].text) or (told := head_of(lines, start, stop)) is None:
        return None
    head, begin = told
    wide = has_wide_columns(lines[start : min(stop, begin + _FEW)])
    if wide and (told := head_of(lines, start, stop, wide=True)):
        head, begin = told
    cells = [piece.text for piece in head]
    end = _end(lines, begin, min(stop, begin + _MOST_LINES), head, capacity)
    if end == begin:
        return None
    if end - begin > _PROBE and not _are_rows(_rows(lines[begin : begin + _PROBE], head, wide), cells):
        return None
    rows = _with_merged_apart(_rows(lines[begin:end], head, wide))
    if not _are_rows(rows, cells):
        return None
    kept = [row for row in rows if row != cells]
    return Table(role_of(cells), [cells, *kept], end, (" ".join(cells),) * (len(rows) - len(kept)))


def _are_rows(rows: Sequence[Sequence[str]], head: Sequence[str]) -> bool:
    """Whether enough rows have all their cells; below a head with figures these must hold values."""
    told = [row for row in rows if len(row) > 1]
    whole = [row for row in told if all(row)]
    if not is_worded(head) and not any(value_kind(cell) for row in whole for cell in row[1:]):
        return False
    least = min(_WHOLE, len(told)) if is_known(head) else _WHOLE
    return len(whole) >= max(least, _FULL * len(told))


def _with_merged_apart(rows: list[list[str]]) -> list[list[str]]:
    """The rows, two cells that stood but one blank apart parted where nearly all other rows have both: by as many words
    as these have."""
    told = [row for row in rows if len(row) > 1]
    for row in told:
        for at in [at for at in range(1, len(row)) if not row[at]]:
            others = [other[at] for other in told if other is not row and other[at]]
            if len(others) >= len(told) - _LACKING and others:
                _part(row, at, Counter(other.count(" ") for other in others).most_common(1)[0][0] + 1)
    return rows


def _part(row: list[str], at: int, words: int) -> None:
    """Put the last `words` of the cell before an empty one into it, or else the first of the cell behind it."""
    before, behind = row[at - 1].rsplit(" ", words), row[at + 1].split(" ", words) if at + 1 < len(row) else []
    if len(before) > words and "\n" not in row[at - 1]:
        row[at - 1], row[at] = before[0], " ".join(before[1:])
    elif len(behind) > words and "\n" not in row[at + 1]:
        row[at], row[at + 1] = " ".join(behind[:-1]), behind[-1]


def _end(lines: Sequence[Line], begin: int, stop: int, head: Sequence[Piece], capacity: int) -> int:
    """The index behind the last line of the rows."""
    words = [piece.text for piece in head]
    known = is_known(words)
    widest, above = 1, begin  # above: the first line of those that no empty one parts
    for index in range(begin, stop):
        line = lines[index]
        empty = 0 if line.first or index == begin else line.empty_before
        if empty > widest or _ends(line, head, capacity):
            return _without_group(lines, begin, index)
        if not known and _heads_text(line, lines[begin], head):
            return _without_group(lines, begin, index)
        above = index if line.empty_before or line.first else above
        if _heads_another(lines, index, stop, words):  # whose first line may stand above its known words
            return _without_group(lines, begin, above if above > begin else index)
        widest = max(widest, empty)
    return _without_group(lines, begin, stop)


def _without_group(lines: Sequence[Line], begin: int, end: int) -> int:
    """The index behind rows without what names a group of them at their end: it stands above some."""
    while end > begin and GROUP.match(lines[end - 1].text):
        end -= 1
    return end


def _heads_another(lines: Sequence[Line], index: int, stop: int, head: Sequence[str]) -> bool:
    """Whether the head of another table stands on a line, or words of one."""
    words = words_of(lines[index])
    if words == head:
        return False
    return head_at(lines, index, stop) is not None or (len(words) > 2 and is_known(words))


def _ends(line: Line, head: Sequence[Piece], capacity: int) -> bool:
    if ends_table(line) or is_section(line.text) or _LABELLED.match(line.text):
        return True
    if "  " in line.text or line.column >= head[1].left - _EDGE:
        return False
    marker = numbered(line.text)
    if line.column <= _EDGE and ((marker and marker.kind in HEADING_KINDS) or ends_sentence(line.text)):
        return True
    return line.width > _WIDE * capacity


def _heads_text(line: Line, first: Line, head: Sequence[Piece]) -> bool:
    """Whether below a head without known words a line with a number is a heading whose words stand apart, and no row:
    it holds no value, and the first row has no number, or it holds more than a row may."""
    if line.column > head[0].left + _EDGE or not is_counted(line):
        return False
    words = words_of(line)
    if any(map(value_kind, words[1:])):
        return False
    return len(words) > 1 and (len(words) > len(head) or not is_counted(first))


def _rows(lines: Sequence[Line], head: Sequence[Piece], wide: bool) -> list[list[str]]:
    """The rows of a table; the name of a group of rows is one of a single cell.  wide: whether an ideograph takes two
    columns."""
    reach = _Reach(head)
    is_spaced = any(line.empty_before > 0 and not line.first for line in lines[1:])
    places = stands([line.empty_before > 0 or (line.first and is_spaced) for line in lines])
    found = [pieces_of(line, at, places[at], wide=wide) for at, line in enumerate(lines)]
    taken: list[list[Piece]] = [[] for _ in found]
    for at in sorted(range(len(found)), key=lambda at: (-len(found[at]), at)):
        taken[at] = reach.take(found[at])
    kinds = _kinds([piece for pieces in taken for piece in pieces], len(reach))
    taken = [_apart(pieces, kinds) for pieces in taken]
    rows: list[list[str]] = []
    begin = 0
    for at, pieces in enumerate([*taken, []]):
        if at == len(taken) or _names_group(pieces, lines[at], kinds):
            rows += _group(taken[begin:at], kinds)
            rows += [[piece.text] for piece in pieces]
            begin = at + 1
    return rows


def _kinds(pieces: Sequence[Piece], count: int) -> list[str | None]:
    """The kind of value that most pieces of each column are, None for words."""
    result: list[str | None] = []
    for cell in range(count):
        told = Counter(value_kind(piece.text) for piece in pieces if piece.cell == cell)
        kind, times = max(told.items(), key=lambda item: item[1], default=(None, 0))
        result.append(kind if times >= _MOSTLY * told.total() else None)
    return result


def _apart(pieces: Sequence[Piece], kinds: Sequence[str | None]) -> list[Piece]:
    """The pieces of a line, a value apart from the words before it that stand but one blank from it."""
    result: list[Piece] = []
    cells = {piece.cell for piece in pieces}
    for piece in pieces:
        words, blank, value = piece.text.rpartition(" ")
        after = piece.cell + 1
        if blank and after < len(kinds) and after not in cells and kinds[after] and value_kind(value) == kinds[after]:
            cut = piece.right - len(value)
            result.append(piece._replace(right=cut - 1, text=words))
            piece = piece._replace(left=cut, text=value, cell=after)
        result.append(piece)
    return result


def _names_group(pieces: Sequence[Piece], line: Line, kinds: Sequence[str | None]) -> bool:
    """Whether a line names a group of rows: it stands alone, and where a value should or set apart from them."""
    if len(pieces) != 1 or pieces[0].cell:
        return False
    text = pieces[0].text
    return GROUP.match(text) is not None or bool(kinds[0] and value_kind(text) is None) or bool(numbered(text))


def _group(taken: Sequence[Sequence[Piece]], kinds: Sequence[str | None]) -> list[list[str]]:
    """The rows of the lines between two names of groups: by the values of the column that has most of them, else by
    what empty lines part, which no cell reaches over."""
    pieces = [piece for line in taken for piece in line]
    columns = _columns(pieces, len(kinds))
    valued = [column for column, kind in zip(columns, kinds, strict=True) if kind and kind != _BROKEN and column]
    if valued:
        telling = max(valued, key=_share_of_values)
        return _in_rows(columns, _begun(telling, columns[0] if telling is not columns[0] else ()))
    rows: list[list[str]] = []
    stretches = _stretches(pieces)
    for stretch in stretches:
        columns = _columns(stretch, len(kinds))
        rows += _in_rows(columns, _anchors(columns, is_only=len(stretches) == 1))
    return rows


def _begun(column: Sequence[Piece], first: Sequence[Piece]) -> list[int]:
    """Where the cells of a column begin that has one line in each, but for what stands in brackets below some; amounts
    below zero do beside cells of the `first` column, if this is another, and so may all cells."""
    named = {piece.place for piece in first}
    begun = [
        piece.place
        for piece in column
        if piece.text[0] not in _REST or (piece.place in named and value_kind(piece.text.strip("（()）")) is not None)
    ]
    return begun or [piece.place for piece in column]


def _columns(pieces: Sequence[Piece], count: int) -> list[list[Piece]]:
    return [[piece for piece in pieces if piece.cell == cell] for cell in range(count)]


def _stretches(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of lines that no empty one parts."""
    stretches: list[list[Piece]] = []
    for piece in pieces:
        if not stretches or piece.place > stretches[-1][-1].place + 1:
            stretches.append([])
        stretches[-1].append(piece)
    return stretches


def _anchors(columns: Sequence[Sequence[Piece]], *, is_only: bool) -> list[int]:
    """Where the rows of lines that no empty one parts stand: with the first cells, if nothing else is there; else with
    the lines that have all cells, if there are several."""
    lines = Counter(piece.place for column in columns for piece in column)
    if is_only:
        return _begun(columns[0], ()) or sorted(lines)
    full = sorted(place for place, count in lines.items() if count == len(columns))
    return full if len(full) > 1 else [(min(lines) + max(lines)) // 2]


def _in_rows(columns: Sequence[Sequence[Piece]], anchors: Sequence[int]) -> list[list[str]]:
    """The rows of the columns: their lines belong to the anchors beside which they stand."""
    told = [([piece.place for piece in column], _are_full(column)) for column in columns]
    best = [best_rows(places, anchors, full, centred=False) for places, full in told]
    if least := sum(cost for cost, _ in best):
        centred = [best_rows(places, anchors, full, centred=True) for places, full in told]
        best = centred if sum(cost for cost, _ in centred) < least else best
    rows: list[list[str]] = [[] for _ in anchors]
    for column, (_, ends) in zip(columns, best, strict=True):
        for row, (begin, end) in zip(rows, pairwise([0, *ends]), strict=True):
            row.append(_cell(column[begin:end]))
    return rows


def _are_full(column: Sequence[Piece]) -> list[bool]:
    """Of each line of a column whether it goes on: what the next one begins with had no room, or no cell ends so."""
    edge = max((piece.right for piece in column), default=0)
    rooms = [_room_for_first(piece) for piece in column[1:]]
    return [
        piece.right + room > edge or piece.text[-1] in _WITHIN for piece, room in zip(column, [*rooms, 1], strict=False)
    ]


def _room_for_first(piece: Piece) -> int:
    """How many columns the first word of a piece takes, or its first ideograph."""
    word = _FIRST_WORD.match(piece.text)
    return len(word[0]) if word else 1 + (piece.right - piece.left > len(piece.text))


def _share_of_values(column: Sequence[Piece]) -> tuple[float, int]:
    values = sum(value_kind(piece.text) is not None for piece in column)
    return values / len(column), values


def _cell(pieces: Sequence[Piece]) -> str:
    """The text of a cell: what a bullet begins, on a line of its own; what stood apart on one line, a blank apart."""
    parts: list[list[Line]] = []
    for line, group in groupby(pieces, key=lambda piece: piece.line):
        first, *others = [piece.text for piece in group]
        if not parts or bulleted(first):
            parts.append([])
        parts[-1].append(line_of(line, " ".join([first, *others])))
    return "\n".join(text_of(part) for part in parts)

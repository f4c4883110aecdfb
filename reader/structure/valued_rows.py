"""Tables whose rows an extractor left on lines of their own, below a head that may be broken: the rows agree in where
values stand, and what stands last may go on in the lines below."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure import certainty
from reader.structure.characters import ends_sentence
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.loose_tables import value_kind
from reader.structure.numbering import bulleted, numbered
from reader.structure.packing import may_be_head
from reader.structure.table_heads import Table, ends_table, role_of

_LONGEST: Final = 60  # characters of a head's line
_HEAD_LINES: Final = 5
_FEWEST: Final = 3  # columns
_ROW_LINES: Final = 4
_LEAST: Final = 2  # rows

_PAUSE: Final = re.compile("[，。；：]")  # which no head has
_APPENDIX: Final = re.compile("附[表錄件圖]")
_UNITS: Final = "年月日"
_COUNTS: Final = re.compile("[，。第約]$")  # a figure behind is no cell

_Kinds = tuple[str | None, ...]


def valued_rows(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table whose head begins at `start`; None where no rows with values follow it."""
    text = lines[start].text
    if lines[start].blank is not None or " " not in text or len(text) > _LONGEST:
        return None
    if "  " in text:
        return None  # what keeps its place on the page is read by its columns
    if _is_no_head(text):
        return None
    for behind in range(start + 1, min(start + _HEAD_LINES, stop - 1) + 1):
        if _PAUSE.search(lines[behind - 1].text):
            return None
        head = _head(lines[start:behind])
        if len(head) >= _FEWEST and may_be_head([cell.translate(_BRACKETS) for cell in head]):
            kinds = _kinds(lines[behind], len(head))
            if any(kinds[1:]) and kinds[0] is None:
                return _table(lines, start, behind, stop, head, kinds)
        if _is_no_head(lines[behind - 1].text):
            return None
    return None


_BRACKETS: Final = {ord(sign): None for sign in "（）()%％、"}


def _is_no_head(text: str) -> bool:
    return bool(ends_sentence(text) or numbered(text) or bulleted(text) or _APPENDIX.match(text))


def _head(lines: Sequence[Line]) -> list[str]:
    """The words of a head; a bracket that is open at a line's end goes on in the next."""
    cells: list[str] = []
    for line in lines:
        pieces = line.text.split()
        last = cells[-1] if cells else ""
        if pieces and last.count("（") + last.count("(") > last.count("）") + last.count(")"):
            cells[-1] += pieces.pop(0)
        cells += pieces
    return cells


def _kinds(line: Line, width: int) -> _Kinds:
    """The kinds of a row's pieces, the last of which may have blanks; none if it has too few."""
    pieces = line.text.split(maxsplit=width - 1)
    counts = any(_COUNTS.search(piece) for piece in pieces[:-1]) or any(
        before.isdecimal() and piece[0] in _UNITS for before, piece in pairwise(pieces)
    )
    return tuple(map(value_kind, pieces)) if len(pieces) == width and not counts else ()


def _table(lines: Sequence[Line], start: int, behind: int, stop: int, head: list[str], kinds: _Kinds) -> Table | None:
    rows: list[list[str]] = []
    repeated: list[str] = []
    index = behind
    while index < stop:
        if _agrees(_kinds(lines[index], len(head)), kinds):
            end = _row_end(lines, index, stop, kinds) if kinds[-1] is None else index + 1
            rows.append(text_of(lines[index:end]).split(maxsplit=len(head) - 1))
        elif lines[index].first and (again := _again(lines, index, [line.text for line in lines[start:behind]])):
            end = index + again
            repeated.append(" ".join(head))
        else:
            break
        index = end
    if len(rows) < _LEAST:
        return None
    return Table(role_of(head), [head, *rows], index, tuple(repeated), certainty.STREWN_CELLS)


def _again(lines: Sequence[Line], index: int, head: Sequence[str]) -> int:
    """How many lines at `index` repeat the head; furniture may have taken the first."""
    for part in (head, head[1:]):
        if part and [line.text for line in lines[index : index + len(part)]] == list(part):
            return len(part)
    return 0


def _agrees(kinds: _Kinds, others: _Kinds) -> bool:
    """Whether a row holds values of the same kinds in the same columns; the words in others are of no matter."""
    return kinds[:-1] == others[:-1] and (others[-1] is None or kinds[-1] == others[-1])


def _row_end(lines: Sequence[Line], index: int, stop: int, kinds: _Kinds) -> int:
    """The index behind a row whose last cell may go on: up to the end of a sentence, another row or what is no cell."""
    end = index + 1
    while end < min(stop, index + _ROW_LINES) and not ends_sentence(lines[end - 1].text):
        line = lines[end]
        other = _agrees(_kinds(line, len(kinds)), kinds)
        if other or ends_table(line) or numbered(line.text) or bulleted(line.text) or line.first:
            break
        if not any("，" in part.text or ends_sentence(part.text) for part in lines[index : end + 1]):
            break
        end += 1
    return end

"""Tables whose rows an extractor left on lines of their own, below a head that may be broken: the rows agree in where
values stand, what stands first may begin above them, and what stands last may go on in the lines below."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure import certainty
from reader.structure.characters import ends_sentence
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.numbering import bulleted, numbered
from reader.structure.tables.loose_tables import value_kind
from reader.structure.tables.packing import may_be_head
from reader.structure.words import columns
from reader.structure.words.contents_lines import is_of_contents
from reader.structure.words.table_heads import Table, ends_table, role_of

_LONGEST: Final = 60  # characters of a head's line
_HEAD_LINES: Final = 5
_FEWEST: Final = 3  # columns
_ROW_LINES: Final = 4
_FIRST_LINES: Final = 3  # of a first cell that begins above its values
_LEAST: Final = 2  # rows

_PAUSE: Final = re.compile("[，。；：]")  # which no head has
_APPENDIX: Final = re.compile("附[表錄件圖]")
_UNITS: Final = "年月日"
_SPAN: Final = r"\d{2,4}\s?年(?:\s?\d{1,2}(?:\s?[-–~～至]\s?\d{1,2})?\s?[月季])?"
_TIME: Final = re.compile(rf"{_SPAN}|\d{{1,2}}/\d{{1,2}}(?![\d/])")  # which heads some columns
_PIECE: Final = re.compile(rf"(?:{_SPAN}|\S)+")
_COUNTS: Final = re.compile("[，。第約]$")  # a figure behind is no cell

_UNDATED: Final = re.compile(r"(?:逕?洽\S{0,8}|逕自洽詢|額滿為止|免報名|已截止|另行(?:通知|公告))$")
_BLANK: Final = "\0"  # within a first cell
_NOTHING: Final = "nothing"  # the kind of what stands for an empty cell, in whatever column

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
        if _PAUSE.search(lines[behind - 1].text) or is_of_contents(lines[behind - 1].text):
            return None
        head = _head(lines[start:behind])
        if len(head) >= _FEWEST and may_be_head([_TIME.sub("時", cell).translate(_BRACKETS) for cell in head]):
            kinds = _first_kinds(lines, behind, stop, len(head))
            if any(kind not in (None, _NOTHING) for kind in kinds):
                return _table(lines, start, behind, stop, head, kinds)
        if _is_no_head(lines[behind - 1].text):
            return None
    return None


_BRACKETS: Final = {ord(sign): None for sign in "（）()%％、"}


def _is_no_head(text: str) -> bool:
    return bool(ends_sentence(text) or numbered(text) or bulleted(text) or _APPENDIX.match(text))


def _head(lines: Sequence[Line]) -> list[str]:
    """The words of a head, and the times that it holds whole; a bracket that is open at a line's end goes on in the
    next."""
    cells: list[str] = []
    for line in lines:
        pieces = _PIECE.findall(line.text)
        last = cells[-1] if cells else ""
        if pieces and last.count("（") + last.count("(") > last.count("）") + last.count(")"):
            cells[-1] += pieces.pop(0)
        cells += pieces
    return cells


def _kinds(text: str, width: int, rank: int) -> _Kinds:
    """The kinds of a row's pieces behind the first, which is of words or counts the rows; the last of them may have
    blanks.  None if it has too few."""
    pieces = text.split(maxsplit=width - 1)
    counts = any(_COUNTS.search(piece) for piece in pieces[:-1]) or any(
        before.isdecimal() and piece[0] in _UNITS for before, piece in pairwise(pieces[1:])
    )
    if len(pieces) != width or counts or (pieces[0] != str(rank) and value_kind(pieces[0])):
        return ()
    return tuple(
        _NOTHING if columns.NOTHING.match(piece) or _UNDATED.match(piece) else value_kind(piece) for piece in pieces[1:]
    )


def _first_kinds(lines: Sequence[Line], behind: int, stop: int, width: int) -> _Kinds:
    """The kinds of the row below a head, whose first cell may begin on lines above its values."""
    if kinds := _kinds(lines[behind].text, width, 1):
        return kinds
    at = _below_first(lines, behind, stop)
    kinds = _kinds(f"{_BLANK} {lines[at].text}", width, 1) if at > behind else ()
    return kinds if kinds and kinds[-1] is not None else ()


def _table(lines: Sequence[Line], start: int, behind: int, stop: int, head: list[str], kinds: _Kinds) -> Table | None:
    rows: list[list[str]] = []
    repeated: list[str] = []
    index = behind
    while index < stop:
        row, end = _row(lines, index, stop, kinds, len(rows) + 1)
        if row:
            rows.append([cell.replace(_BLANK, " ") for cell in row.split(maxsplit=len(head) - 1)])
        elif lines[index].first and (again := _again(lines, index, [line.text for line in lines[start:behind]])):
            end = index + again
            repeated.append(" ".join(head))
        else:
            break
        index = end
    if len(rows) < _LEAST:
        return None
    return Table(role_of(head), [head, *rows], index, tuple(repeated), certainty.STREWN_CELLS)


def _row(lines: Sequence[Line], index: int, stop: int, kinds: _Kinds, rank: int) -> tuple[str, int]:
    """The row at `index` and the index behind it; none where its values do not agree."""
    at = index if kinds[-1] is None else _below_first(lines, index, stop)
    first = text_of(lines[index:at]).replace(" ", _BLANK) if at > index else ""
    if not _agrees(_kinds(f"{first} {lines[at].text}", len(kinds) + 1, rank), kinds):
        return "", index
    end = _row_end(lines, at, stop, kinds, rank + 1) if kinds[-1] is None else at + 1
    return f"{first} {text_of(lines[at:end])}", end


def _below_first(lines: Sequence[Line], index: int, stop: int) -> int:
    """The index of the line with the values of a row: below its first cell where this is on lines of its own."""
    last = min(index + _FIRST_LINES, stop) - 1
    while (
        index < last
        and not any(map(value_kind, lines[index].text.split()))
        and not (ends_table(lines[index]) or _is_no_head(lines[index].text))
    ):
        index += 1
    return index


def _again(lines: Sequence[Line], index: int, head: Sequence[str]) -> int:
    """How many lines at `index` repeat the head; furniture may have taken the first."""
    for part in (head, head[1:]):
        if part and [line.text for line in lines[index : index + len(part)]] == list(part):
            return len(part)
    return 0


def _agrees(row: _Kinds, kinds: _Kinds) -> bool:
    """Whether a row holds values of the same kinds in the same columns, or nothing; the words in others are of no
    matter."""
    if len(row) != len(kinds):
        return False
    alike = (one == kind or _NOTHING in (one, kind) for one, kind in zip(row, kinds, strict=True))
    return all(alike) if kinds[-1] is not None else all([*alike][:-1])


def _row_end(lines: Sequence[Line], index: int, stop: int, kinds: _Kinds, rank: int) -> int:
    """The index behind a row whose last cell may go on: up to the end of a sentence, another row, which would be the
    one of `rank`, or what is no cell."""
    end = index + 1
    while end < min(stop, index + _ROW_LINES) and not ends_sentence(lines[end - 1].text):
        line = lines[end]
        other = _agrees(_kinds(line.text, len(kinds) + 1, rank), kinds)
        if other or ends_table(line) or numbered(line.text) or bulleted(line.text) or line.first:
            break
        if not any("，" in part.text or ends_sentence(part.text) for part in lines[index : end + 1]):
            break
        end += 1
    return end

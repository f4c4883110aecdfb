"""Tables whose cells can be told from how their lines lie: in spaced text no empty line parts the cells of a row, the
lines of one cell have empty lines between them, and cells of one line share a line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from reader.structure import certainty, columns
from reader.structure.authors import names_author
from reader.structure.characters import has_chinese
from reader.structure.flow import starts_block
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.numbering import bulleted, numbered, value_of
from reader.structure.phrases import is_section
from reader.structure.table_heads import Table, ends_table, head_at, role_of

_LONGEST: Final = 12  # characters of a cell of a head
_HEAD_CELL: Final = re.compile(
    rf"(?:[^\s。，；：:？！]|(?<=[\d年月]) (?=[\d年月日])){{1,{_LONGEST}}}"
    rf"(?:[（(][^（()）。，；]{{1,{_LONGEST}}}[）)])?$"
)
_YEAR: Final = re.compile(r"(?:民國)?\d{2,4}(?:\s?年|/\d{2,4})?度?$")
_FIGURE: Final = re.compile(
    r"[-+－−–]?\d[\d,]*(?:\.\d+)?[%％]?(?: [（(][-+－−–]?\d[\d,.]*[%％]?[）)])?$|[-–—－](?: [（(][-–—－][）)])?$"
)
_BESIDE: Final = re.compile(
    r"(?<=[\d%％]) (?=[（(][-+－−–]?\d[\d,.]*[%％]?[）)](?:\s|$))"
)  # a figure before one in brackets
_GLUE: Final = "\0"
_MONTH_OR_DAY: Final = re.compile(r"\d{1,2}(?!\d)")
_MEASURE: Final = re.compile("個(?![人別案資體])")  # behind a figure: 9 個月
_COUNTED_DAY: Final = re.compile(r"(?<![/.\d])\d{1,4}$")  # 6/21 is a day without 日
_LEAST_FIGURED: Final = 2  # rows
_ROW_LINES: Final = 24
_NEAR: Final = 3  # lines
_HEAD_LINES: Final = 8
_AHEAD: Final = 6  # lines
_FIGURES: Final = "0123456789.,+-−–—*()"
_SPANS: Final = re.compile(r"(?<=[\d日月）)])[至～~–—-]$")  # a day that ends with one of these has another behind it
_NARROW: Final = 0.8  # of the capacity: what a line of a cell that has several takes at most
_BRACKETS: Final = ("（）", "()", "《》", "「」")
_MAY_GO_ON: Final = re.compile(r"[（(《「年月日第]|\d\s")  # where a blank may stand within a piece
_ORDINAL_BEGUN: Final = re.compile(r"第\s?\d{1,12}$")
_COUNTED: Final = "條項款章節期號次屆輪類頁年季"  # what an ordinal counts
_ARTICLE: Final = re.compile(r"(?:第\s?)?[\d一二三四五六七八九十百]{1,4}\s?[條章節款項]")
_ARTICLES: Final = ("條次", "條號", "條文", "條款")
_ORDINALS: Final = ("編號", "項次", "序號", "次序", "場次", "No.")


@dataclass(slots=True)
class _Group:
    """Lines between two places where no empty line stands: one cell, or cells of one line each if it is one line."""

    lines: list[Line]

    @property
    def most(self) -> int:
        """How many cells it may be at most."""
        return 1 if len(self.lines) > 1 else len(_pieces(self.lines[0].text))

    @property
    def pieces(self) -> list[str]:
        return [self.text] if len(self.lines) > 1 else _pieces(self.lines[0].text)

    @property
    def text(self) -> str:
        """Paragraphs on lines of their own."""
        paragraphs: list[list[Line]] = []
        for line in self.lines:
            before = paragraphs[-1][-1] if paragraphs else None
            if before is None or (before.closes is True and not _SPANS.search(before.text)) or bulleted(line.text):
                paragraphs.append([])
            paragraphs[-1].append(line)
        return "\n".join(text_of(paragraph) for paragraph in paragraphs)


@dataclass(slots=True)
class _Row:
    groups: list[_Group] = field(default_factory=list)

    def may_have(self, cells: int) -> bool:
        return len(self.groups) <= cells <= sum(group.most for group in self.groups)

    @property
    def apart(self) -> int:
        """How many cells there are if no two Latin words are parted."""
        return sum(
            1 + sum(1 for left, right in pairwise(group.pieces) if not (_is_latin(left) and _is_latin(right)))
            for group in self.groups
        )

    @property
    def is_line(self) -> bool:
        """Whether the row stands on one line."""
        return len(self.groups) == len(self.groups[0].lines) == 1

    @property
    def is_parted(self) -> bool:
        """Whether cells stand on lines of their own without an empty line between them, or all on one line."""
        lines = [line for group in self.groups for line in group.lines]
        return len(lines) == 1 or any(line.empty_before == 0 and not line.first for line in lines[1:])


def celled_table(lines: Sequence[Line], start: int, stop: int, capacity: int, captioned: bool) -> Table | None:
    """The table whose head is the line `start`, None where the lines do not make whole rows.

    captioned: whether a caption says that a table follows.
    """
    head, end = (_broad_head(lines, start, stop) if captioned else None) or (_head(lines[start], captioned), start + 1)
    if head is None or end == stop:
        return None
    below = _head(lines[end], captioned=False)
    if below and len(below) > len(head) and not any(_is_latin(a) and _is_latin(b) for a, b in pairwise(below)):
        return None  # a title above the head; words in Latin letters are one cell of a row
    least = 1 if captioned or role_of(head) == "events" else 2
    tables = (celled_rows(lines, end, stop, capacity, each, least) for each in (head, _abbreviated(head)) if each)
    return max(filter(None, tables), key=lambda table: table.end, default=None)


def _abbreviated(head: list[str]) -> list[str]:
    """The head where an abbreviation and the word behind it are one cell, as in HS 稅號; empty if it has none such."""
    at = next((at for at, cell in enumerate(head[:-1]) if columns.value_of(cell) == "code"), None)
    if at is None or len(head) < 3 or not has_chinese(head[at + 1]):
        return []
    return [*head[:at], f"{head[at]} {head[at + 1]}", *head[at + 2 :]]


def celled_rows(
    lines: Sequence[Line], start: int, stop: int, capacity: int, head: list[str], least: int
) -> Table | None:
    """The table of `head` whose rows begin at `start`, None if there are not at least so many whole ones."""
    reader = _Reader(lines, start, stop, head, capacity)
    rows, end = reader.rows(start)
    if len(rows) < least:
        return None
    if any(not row.is_parted for row in rows) and not any(len(row.groups) > 1 and row.is_parted for row in rows):
        return None  # this text has empty lines between the cells of a row too
    cells = _fitted(rows, head)
    if cells is None:
        return None
    is_sure = all(sum(group.most for group in row.groups) == len(head) for row in rows)
    return Table(role_of(head), [head, *cells], end, reader.repeated, 1.0 if is_sure else certainty.FITTED_CELLS)


def _broad_head(lines: Sequence[Line], start: int, stop: int) -> tuple[list[str], int] | None:
    """The head whose cells stand on several lines, none empty between cells, and the index behind it."""
    groups = [_Group([lines[start]])]
    end = start + 1
    while end < min(stop, start + _HEAD_LINES):
        before, line = lines[end - 1], lines[end]
        if before.closes is False and line.empty_before:
            groups[-1].lines.append(line)
        elif before.closes is True and not line.empty_before and not line.first:
            groups.append(_Group([line]))
        else:
            break
        end += 1
    head = [piece for group in groups for piece in group.pieces]
    if len(groups) < 2 or not 2 <= len(head) <= 8 or not all(map(_HEAD_CELL.match, head)) or starts_block(head[0]):
        return None
    return (head, end) if not any(columns.value_of(cell) not in (None, "year", "code") for cell in head) else None


def _head(line: Line, captioned: bool) -> list[str] | None:
    if line.closes is False or "，" in line.text or "。" in line.text or len(line.text.split(maxsplit=1)) < 2:
        return None
    head = _pieces(line.text)
    if not 2 <= len(head) <= 8 or max(map(len, head)) > 2 * _LONGEST:
        return None
    if starts_block(line.text) or ends_table(line) or names_author(line.text):
        return None
    if not all(_HEAD_CELL.match(cell) or _YEAR.match(cell) for cell in head) or not head[0][0].isalpha():
        return None
    known = (None, "year", "code", "day") if captioned else (None, "year", "code")
    if not captioned and not all(
        cell.replace("/", "").replace("／", "").isalpha() or _YEAR.match(cell) for cell in head
    ):
        return None
    return head if all(columns.value_of(cell) in known for cell in head) else None


class _Reader:
    """Rows of as many cells as the head has.  `repeated`: the heads that further pages print again."""

    def __init__(self, lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> None:
        self._lines, self._stop, self._head, self._capacity = lines, stop, head, capacity
        held = columns.kinds(head, [])
        named = "number" if head[0] in _ORDINALS else "article" if head[0] in _ARTICLES else None
        self._first = held[0] or named
        if self._first == "time" and start < stop and columns.begins_with("day", lines[start].text):
            self._first = "day"  # the word for time heads days too
        self._ends_coded = held[-1] == "code"
        self.repeated: tuple[str, ...] = ()

    def rows(self, index: int) -> tuple[list[_Row], int]:
        rows: list[_Row] = []
        while index < self._stop:
            if self._lines[index].first and _pieces(self._lines[index].text) == self._head:
                self.repeated += (" ".join(self._head),)
                index += 1
                continue
            row, end = self._row(index)
            if row is None:
                break
            rows.append(row)
            index = end
        return rows, index

    def _row(self, index: int) -> tuple[_Row | None, int]:
        """The row that begins at `index`, and the index behind it."""
        if not self._may_begin(index):
            return None, index
        row = _Row([_Group([self._lines[index]])])
        for end in range(index + 1, min(index + _ROW_LINES, self._stop) + 1):
            if end == self._stop or self._ends(end) or self._is_over(row, end):
                return (row, end) if self._is_whole(row) else (None, index)
            line = self._lines[end]
            if self._begins_cell(row, end):
                row.groups.append(_Group([line]))
            else:
                row.groups[-1].lines.append(line)
            if len(row.groups) > len(self._head):
                break
        return None, index

    def _ends(self, index: int) -> bool:
        """Whether something else than a row stands at `index`: a caption, a section, the head of another table."""
        line = self._lines[index]
        if line.empty_before == 0 and not line.first:
            return False
        is_day = self._first == "day" and self._is_of_first(line)  # a span of days stands above calendars elsewhere
        return (
            (ends_table(line) and not is_day)
            or is_section(line.text)
            or head_at(self._lines, index, self._stop) is not None
            or (len(line.text.split()) == 1 and head_at(self._lines, index + 1, self._stop) is not None)
        )

    def _may_begin(self, index: int) -> bool:
        line = self._lines[index]
        if self._ends(index) or bulleted(line.text):
            return False
        if self._first is not None:
            return self._is_of_first(line)
        return not starts_block(line.text)

    def _is_of_first(self, line: Line) -> bool:
        """Whether the line begins with a value of the kind that the first column holds."""
        piece = next(iter(line.text.split()), "")  # a line may hold nothing but an unusual blank, as U+2028
        if self._first == "number":
            return piece.isdecimal() or (len(piece) > 1 and piece[:-1].isdecimal())
        if self._first == "article":
            return _ARTICLE.match(line.text) is not None
        found = columns.value_of(piece) or columns.value_of(re.split(r"[（(]", piece)[0])
        return found == self._first or columns.begins_with(self._first or "", line.text)

    def _is_over(self, row: _Row, index: int) -> bool:
        """Whether the row, which may be whole, ends before the line `index`."""
        before, line = self._lines[index - 1], self._lines[index]
        if before.closes is False or not row.may_have(len(self._head)):
            return False
        if line.empty_before == 0 and not line.first:
            return False
        if bulleted(line.text) and not ends_table(line):
            return False
        if before.closes is None and _is_unbalanced(row.groups[-1].text):
            return False
        if _SPANS.search(before.text) or _counts_on(row.groups[-1].lines, line):
            return False
        if before.closes is None and self._first is None and self._apart(row) < len(self._head):
            return False
        if self._first is not None and not self._is_of_first(line):
            ahead = range(index + 1, min(index + _AHEAD, self._stop))
            return not any(self._is_of_first(self._lines[other]) for other in ahead) or bool(starts_block(line.text))
        return True

    def _apart(self, row: _Row) -> int:
        """How many cells a row has at least, where a column holds these an abbreviation behind Latin words as one."""
        pieces = row.groups[-1].pieces
        coded = (
            self._ends_coded and len(pieces) > 1 and _is_latin(pieces[-2]) and columns.value_of(pieces[-1]) == "code"
        )
        return row.apart + coded

    def _begins_cell(self, row: _Row, index: int) -> bool:
        before, line = self._lines[index - 1], self._lines[index]
        if before.closes is False:
            return False
        if line.empty_before == 0 and not line.first:
            return True
        if before.closes is None or row.may_have(len(self._head)):
            return False
        ahead = self._lines[index + 1 : min(index + 1 + _NEAR, self._stop)]
        if bulleted(line.text) and bulleted(row.groups[-1].lines[-1].text):
            return False
        return not any(other.empty_before == 0 and not other.first for other in ahead)

    def _is_whole(self, row: _Row) -> bool:
        if not row.may_have(len(self._head)):
            return False
        wide = _NARROW * self._capacity
        return not any(
            line.width > wide for group in row.groups[:-1] if len(group.lines) > 1 for line in group.lines
        ) and not any("。" in group.text for group in row.groups[:1])


def _counts_on(lines: Sequence[Line], line: Line) -> bool:
    """Whether `line` is the next of the numbered items in the cell of `lines`."""
    marker = numbered(line.text)
    if marker is None or marker.kind != "arabic":
        return False
    others = (other for above in reversed(lines) if (other := numbered(above.text)) and other.kind == marker.kind)
    last, value = next(others, None), value_of(marker.text)
    return last is not None and value is not None and value_of(last.text) == value - 1


def _pieces(text: str) -> list[str]:
    """What blanks part in `text`, brackets, days, amounts and ordinals kept whole."""
    if not _MAY_GO_ON.search(text):
        return text.split()
    pieces: list[str] = []
    parted = text.split()
    for piece, after in zip(parted, [*parted[1:], ""], strict=True):
        if pieces and _goes_on(pieces[-1], piece, after):
            pieces[-1] += " " + piece
        else:
            pieces.append(piece)
    return pieces


def _goes_on(before: str, piece: str, after: str) -> bool:
    """Whether a blank stands within a piece: an amount, a day, an ordinal, brackets; `after` follows `piece`."""
    if before[-1].isdecimal() and columns.value_of(f"{before} {piece}") == "amount":
        return True
    if before[-1].isdecimal() and _MEASURE.match(piece):
        return True
    return _is_day_cut(before, piece, after) or _is_ordinal_cut(before, piece) or _is_unbalanced(before)


def _is_day_cut(before: str, piece: str, after: str) -> bool:
    """Whether a blank stands within a day, as in 3 月 5 日; `after` follows `piece`."""
    if (piece[0] in "年月日" and _COUNTED_DAY.search(before)) or (before.endswith("民國") and piece[0].isdecimal()):
        return True
    if not (before[-1] in "年月" and any(map(str.isdecimal, before)) and _MONTH_OR_DAY.match(piece)):
        return False
    unit = "月" if before[-1] == "年" else "日"
    return piece.lstrip("0123456789").startswith(unit) or (piece.isdecimal() and after.startswith(unit))


def _is_ordinal_cut(before: str, piece: str) -> bool:
    """Whether a blank stands within an ordinal, as in 第 2 條."""
    if before.endswith("第"):
        return piece[0].isdecimal()
    return piece[0] in _COUNTED and _ORDINAL_BEGUN.search(before) is not None


def _is_latin(piece: str) -> bool:
    """Whether `piece` is a word or sign of Latin text, and no value."""
    is_value = columns.value_of(piece) not in (None, "code") or not piece.strip(_FIGURES)
    return not has_chinese(piece) and not is_value


def _is_unbalanced(text: str) -> bool:
    opened = [(opener, closer) for opener, closer in _BRACKETS if opener in text]
    return any(text.count(opener) > text.count(closer) for opener, closer in opened) if opened else False


def _figured(lines: Sequence[str], width: int, rows: int) -> list[list[str]] | None:
    """The cells of rows of `width` columns on one line each, where all columns but the first hold figures."""
    if len(lines) < max(rows, _LEAST_FIGURED):
        return None
    behind = width - 1
    for pieces in ([line.split() for line in lines], list(map(_with_bracketed, lines))):
        if all(len(row) >= width and all(map(_FIGURE.match, row[-behind:])) for row in pieces):
            return [[" ".join(row[:-behind]), *row[-behind:]] for row in pieces]
    return None


def _with_bracketed(line: str) -> list[str]:
    """The pieces of a row, each figure with one in brackets behind it: 0.9 (0.6)."""
    return [piece.replace(_GLUE, " ") for piece in _BESIDE.sub(_GLUE, line).split()]


def _fitted(rows: Sequence[_Row], head: Sequence[str]) -> list[list[str]] | None:
    """The cells of each row; where a line has more blanks than cells, by what the columns hold."""
    if figured := _figured([row.groups[0].lines[0].text for row in rows if row.is_line], len(head), len(rows)):
        return figured
    pieces = [[group.pieces for group in row.groups] for row in rows]
    sure = [[cell for group in row for cell in group] for row in pieces if sum(map(len, row)) == len(head)]
    held = columns.kinds(head, sure)
    found = [cells for row in pieces if (cells := columns.fitted(row, held))]
    if len(found) < len(pieces):
        return None
    usual = columns.usual(found)  # what most rows agree on puts right those that blanks led astray
    return [columns.fitted(row, held, usual) or cells for row, cells in zip(pieces, found, strict=True)]

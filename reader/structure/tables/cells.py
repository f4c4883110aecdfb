"""Tables whose cells can be told from how their lines lie: in spaced text no empty line parts the cells of a row, the
lines of one cell have empty lines between them, and cells of one line share a line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reader.structure import certainty
from reader.structure.brackets import PAIRS, is_unclosed
from reader.structure.characters import has_chinese, is_chinese, is_unparted
from reader.structure.lines import Line
from reader.structure.numbering import HEADING_KINDS, bulleted, numbered, value_of
from reader.structure.tables.cell_lines import SPANS, Group, Row, is_latin, pieces_of
from reader.structure.words import columns
from reader.structure.words.authors import names_author
from reader.structure.words.captions import CONTINUED, is_unit
from reader.structure.words.section_names import is_section
from reader.structure.words.starts import starts_block
from reader.structure.words.table_heads import Table, ends_table, head_at, role_of

_LONGEST: Final = 12  # characters of a cell of a head
_HEAD_CELL: Final = re.compile(
    rf"(?:[^\s。，；：:？！]|(?<=[\d年月]) (?=[\d年月日])){{1,{_LONGEST}}}"
    rf"(?:[（(][^（()）。，；]{{1,{2 * _LONGEST}}}[）)])?$"
)
_ABBREVIATION: Final = re.compile(r"[A-Z][A-Z0-9+&/-]{1,7}(?:[（(][^（()）]*[）)])?$")
_YEAR: Final = re.compile(r"(?:民國)?\d{2,4}(?:\s?年|/\d{2,4})?度?$")
_MONTHS: Final = re.compile(r"(?:民國)?\d{2,4}\s?年\s?\d{1,2}(?:\s?[-–~～至]\s?\d{1,2})?\s?月$")
_FIGURE: Final = re.compile(
    r"[-+－−–]?\d[\d,]*(?:\.\d+)?[%％]?(?: [（(][-+－−–]?\d[\d,.]*[%％]?[）)])?$|[-–—－](?: [（(][-–—－][）)])?$"
)
_BESIDE: Final = re.compile(
    r"(?<=[\d%％]) (?=[（(][-+－−–]?\d[\d,.]*[%％]?[）)](?:\s|$))"
)  # a figure before one in brackets
_GLUE: Final = "\0"
_LEAST_FIGURED: Final = 2  # rows
_ROW_LINES: Final = 24
_NEAR: Final = 3  # lines
_HEAD_LINES: Final = 8
_AHEAD: Final = 6  # lines
_LONGEST_TITLE: Final = 16  # characters of a line that names the rows below it
_STOPS: Final = "，。；："
_NARROW: Final = 0.8  # of the capacity: what a line of a cell that has several takes at most
_ARTICLE: Final = re.compile(r"(?:第\s?)?[\d一二三四五六七八九十百]{1,4}\s?[條章節款項]")
_ARTICLES: Final = ("條次", "條號", "條文", "條款")
_COUNTED: Final = re.compile(r"\d+(?:\.\d+)*\D?$")  # in a column that counts rows
_UNCOUNTED: Final = re.compile("[-–—－]$|.{0,8}(?:[合總小共]計|平均)$|其[他餘].{0,8}$")  # likewise
_REMARKS: Final = ("備註", "備考", "附註", "備忘", "註記", "註", "Remarks", "Notes")  # of columns that few rows fill
_ORDINALS: Final = ("編號", "項次", "序號", "次序", "場次", "排名", "名次", "排序", "順位", "No.")


def celled_table(lines: Sequence[Line], start: int, stop: int, capacity: int, captioned: bool) -> Table | None:
    """The table whose head is the line `start`, None where the lines do not make whole rows.

    captioned: whether a caption says that a table follows.
    """
    head, end = (_broad_head(lines, start, stop) if captioned else None) or (_head(lines[start], captioned), start + 1)
    if head is None or end == stop:
        return None
    below = _head(lines[end], captioned=False)
    if below and len(below) > len(head) and not any(is_latin(a) and is_latin(b) for a, b in pairwise(below)):
        return None  # a title above the head; words in Latin letters are one cell of a row
    least = 1 if captioned or role_of(head) == "events" else 2
    tables = (celled_rows(lines, end, stop, capacity, each, least) for each in (head, *_with_latin_words(head)))
    table = max(filter(None, tables), key=lambda table: table.end, default=None)
    if table and not captioned and all(is_unparted(line.text) for line in lines[start : table.end]):
        return None  # titles with words in Latin letters
    return table


def _with_latin_words(head: list[str]) -> Iterator[list[str]]:
    """The head where abbreviations are one cell with the word behind them, as in HS 稅號, where all Latin words are so,
    and where abbreviations are one with the word before them, as in 歐盟 GSP, or with both, as in 主要 OPEC 國家."""
    with_next = [_ABBREVIATION.match(before) and has_chinese(after) for before, after in pairwise(head)]
    with_last = [has_chinese(before) and _ABBREVIATION.match(after) for before, after in pairwise(head)]
    wholes = (
        with_next,
        [is_latin(before) for before in head[:-1]],
        with_last,
        [last or following for last, following in zip(with_last, with_next, strict=True)],
    )
    for whole in wholes:
        if any(whole):
            cells = head[:1]
            for joins, cell in zip(whole, head[1:], strict=True):
                cells = [*cells[:-1], f"{cells[-1]} {cell}"] if joins else [*cells, cell]
            if len(cells) > 1:
                yield cells


def celled_rows(
    lines: Sequence[Line],
    start: int,
    stop: int,
    capacity: int,
    head: list[str],
    least: int,
    beyond: tuple[int, int] = (0, 0),
) -> Table | None:
    """The table of `head` whose rows begin at `start`, None if there are not at least so many whole ones.

    beyond: the end and the number of rows of another table of this head, None if it does not reach further.
    """
    reader = _Reader(lines, start, stop, head, capacity)
    told, end = reader.rows(start)
    rows = [row for row in told if not row.is_title]
    if len(rows) < least or (end, 1 + len(told)) <= beyond:
        return None
    if any(not row.is_parted for row in rows) and not any(len(row.groups) > 1 and row.is_parted for row in rows):
        return None  # this text has empty lines between the cells of a row too
    fitted = _fitted(rows, head)
    if fitted is None:
        return None
    is_sure = all(sum(map(len, row.pieces(len(head)))) == len(head) for row in rows)
    held = iter(fitted)
    cells = [[row.groups[0].text] if row.is_title else next(held) for row in told]
    return Table(role_of(head), [head, *cells], end, reader.repeated, 1.0 if is_sure else certainty.FITTED_CELLS)


def _broad_head(lines: Sequence[Line], start: int, stop: int) -> tuple[list[str], int] | None:
    """The head whose cells stand on several lines, none empty between cells, and the index behind it."""
    groups = [Group([lines[start]])]
    end = start + 1
    while end < min(stop, start + _HEAD_LINES):
        before, line = lines[end - 1], lines[end]
        if before.closes is False and line.empty_before:
            groups[-1].lines.append(line)
        elif before.closes is True and not line.empty_before and not line.first:
            groups.append(Group([line]))
        else:
            break
        end += 1
    head = [piece for group in groups for piece in group.pieces]
    if (
        len(groups) == len(groups[0].lines) == 1
        or not 2 <= len(head) <= 8
        or not all(map(_HEAD_CELL.match, head))
        or starts_block(head[0])
    ):
        return None
    return (head, end) if not any(columns.value_of(cell) not in (None, "year", "code") for cell in head) else None


def _head(line: Line, captioned: bool) -> list[str] | None:
    if line.closes is False or "，" in line.text or "。" in line.text:
        return None
    parted = line.text.split()  # which `pieces_of` only makes longer
    if len(parted) < 2 or not parted[0][0].isalpha() or max(map(len, parted)) > 2 * _LONGEST:
        return None
    head = pieces_of(line.text)
    if not 2 <= len(head) <= 8 or max(map(len, head)) > 2 * _LONGEST:
        return None
    if not all(_HEAD_CELL.match(cell) or _YEAR.match(cell) for cell in head):
        return None
    if starts_block(line.text) or ends_table(line) or names_author(line.text):
        return None
    known = (None, "year", "code", "day") if captioned or any(map(_MONTHS.match, head)) else (None, "year", "code")
    if not captioned and not all(
        cell.replace("/", "").replace("／", "").isalpha() or _YEAR.match(cell) or _MONTHS.match(cell) for cell in head
    ):
        return None
    return head if all(columns.value_of(cell) in known for cell in head) else None


class _Reader:
    """Rows of as many cells as the head has.  `repeated`: the heads that further pages print again."""

    def __init__(self, lines: Sequence[Line], start: int, stop: int, head: list[str], capacity: int) -> None:
        self._lines, self._stop, self._head = lines, stop, head
        self._capacity = max([capacity, *(line.width for line in lines[start : min(start + _ROW_LINES, stop)])])
        held = columns.kinds(head, [])
        counts = head[0] in _ORDINALS or (head[0].endswith(_ORDINALS) and start < stop and _is_counted(lines[start]))
        named = "number" if counts else "article" if head[0] in _ARTICLES else None
        self._first = held[0] or named
        if self._first == "time" and start < stop and columns.begins_with("day", lines[start].text):
            self._first = "day"  # the word for time heads days too
        self._ends_coded = held[-1] == "code"
        self.repeated: tuple[str, ...] = ()
        self._begun = self._titled = False  # whether rows have begun, and whether a name stands above these

    def rows(self, index: int) -> tuple[list[Row], int]:
        """The rows from the line at `index` on, and the index behind them."""
        rows: list[Row] = []
        while index < self._stop:
            begin = self._behind_repeated(index)
            if begin < self._stop and self._is_title(begin):
                rows.append(Row([Group([self._lines[begin]])], is_title=True))
                self._titled = True
                index = begin = begin + 1
            row, end = self._row(begin) if begin < self._stop else (None, begin)
            if row is None:
                break
            self.repeated += tuple(line.text for line in self._lines[index:begin])
            rows.append(row)
            index = end
            self._begun = True
        if rows and rows[-1].is_title:
            rows.pop()
            index -= 1
        return rows, index

    def _behind_repeated(self, index: int) -> int:
        """The index behind what the top of a further page prints again: a caption that says so, the unit, the head."""
        if not self._lines[index].first:
            return index
        end = index
        if CONTINUED.match(self._lines[end].text):
            end += 1
        if end < self._stop and is_unit(self._lines[end].text):
            end += 1
        return end + (end < self._stop and pieces_of(self._lines[end].text) == self._head)

    def _is_title(self, index: int) -> bool:
        """Whether a line is the name of the rows below it: it stands alone above a whole one.  The first rows of a
        table have one if any do."""
        line = self._lines[index]
        if (
            self._first is not None
            or (self._begun and not self._titled)
            or len(line.text) > _LONGEST_TITLE
            or line.closes is False
        ):
            return False
        if line.text[-1] in _STOPS or len(pieces_of(line.text)) > 1 or index + 1 >= self._stop or self._ends(index):
            return False
        if self._lines[index + 1].empty_before == 0 and not self._lines[index + 1].first:
            return False  # the next cell of one row
        pieces = pieces_of(self._lines[index + 1].text)
        return len(pieces) == len(self._head) and any(map(_FIGURE.match, pieces))

    def _row(self, index: int) -> tuple[Row | None, int]:
        """The row that begins at `index`, and the index behind it."""
        if not self._may_begin(index):
            return None, index
        row = Row([Group([self._lines[index]])])
        for end in range(index + 1, min(index + _ROW_LINES, self._stop) + 1):
            if end == self._stop or self._ends(end) or self._is_over(row, end):
                return (row, end) if self._is_whole(row, end) else (None, index)
            line = self._lines[end]
            if self._begins_cell(row, end):
                row.groups.append(Group([line]))
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
        if self._ends(index) or (bulleted(line.text) and self._first != "number"):
            return False
        if self._first is not None:
            return self._is_of_first(line)
        return not starts_block(line.text)

    def _is_of_first(self, line: Line) -> bool:
        """Whether the line begins with a value of the kind that the first column holds."""
        piece = next(iter(line.text.split()), "")  # a line may hold nothing but an unusual blank, as U+2028
        if self._first == "number":
            return bool(_COUNTED.match(piece) or _UNCOUNTED.match(piece))
        if self._first == "article":
            return _ARTICLE.match(line.text) is not None
        found = columns.value_of(piece) or columns.value_of(re.split(r"[（(]", piece)[0])
        return found == self._first or columns.begins_with(self._first or "", line.text)

    def _is_over(self, row: Row, index: int) -> bool:
        """Whether the row, which may be whole, ends before the line `index`."""
        before, line = self._lines[index - 1], self._lines[index]
        if before.closes is False or not self._may_end(row, index):
            return False
        if line.empty_before == 0 and not line.first:
            return False
        if bulleted(line.text) and not ends_table(line) and self._first != "number":
            return False
        if before.closes is None and is_unclosed(row.groups[-1].text, PAIRS):
            return False
        is_full_line = row.is_line and row.groups[0].most == len(self._head)
        if SPANS.search(before.text) or (not is_full_line and _counts_on(row.groups[-1].lines, line)):
            return False
        is_mixed = row.is_line and is_chinese(before.text[0]) and is_chinese(line.text[0])  # Latin words end it
        if before.closes is None and self._first is None and self._apart(row) < len(self._head) and not is_mixed:
            return False
        if self._first is not None and not self._is_of_first(line):
            ahead = range(index + 1, min(index + _AHEAD, self._stop))
            return not any(self._is_of_first(self._lines[other]) for other in ahead) or bool(starts_block(line.text))
        return True

    def _may_end(self, row: Row, index: int) -> bool:
        """Whether the row has its cells before the line `index`; that of remarks may be empty above the next row or
        what stands below the table."""
        count = len(self._head)
        if row.may_have(count) or not (self._head[-1] in _REMARKS and row.may_have(count - 1)):
            return row.may_have(count)
        if index == self._stop or self._ends(index):
            return True
        line = self._lines[index]
        if (marker := numbered(line.text)) and marker.kind in HEADING_KINDS:
            return True
        if self._first is not None:
            return self._is_of_first(line)
        return row.is_line and row.groups[0].lines[0].closes is True and len(pieces_of(line.text)) >= count - 1

    def _apart(self, row: Row) -> int:
        """How many cells a row has at least, where a column holds these an abbreviation behind Latin words as one."""
        pieces = row.groups[-1].pieces
        coded = self._ends_coded and len(pieces) > 1 and is_latin(pieces[-2]) and columns.value_of(pieces[-1]) == "code"
        return row.apart + coded

    def _begins_cell(self, row: Row, index: int) -> bool:
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

    def _is_whole(self, row: Row, end: int) -> bool:
        if not self._may_end(row, end):
            return False
        wide = _NARROW * self._capacity
        return not any(
            line.width > wide for group in row.groups[:-1] if len(group.lines) > 1 for line in group.lines
        ) and ("。" not in row.groups[0].text or row.begins_with_cells(len(self._head)))


def _is_counted(line: Line) -> bool:
    """Whether a line begins with a number that may count a row."""
    return _COUNTED.match(next(iter(line.text.split()), "")) is not None


def _counts_on(lines: Sequence[Line], line: Line) -> bool:
    """Whether `line` is the next of the numbered items in the cell of `lines`."""
    marker = numbered(line.text)
    if marker is None or marker.kind != "arabic":
        return False
    others = (other for above in reversed(lines) if (other := numbered(above.text)) and other.kind == marker.kind)
    last, value = next(others, None), value_of(marker.text)
    return last is not None and value is not None and value_of(last.text) == value - 1


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


def _fitted(rows: Sequence[Row], head: Sequence[str]) -> list[list[str]] | None:
    """The cells of each row; where a line has more blanks than cells, by what the columns hold."""
    if figured := _figured([row.groups[0].lines[0].text for row in rows if row.is_line], len(head), len(rows)):
        return figured
    pieces = [row.pieces(len(head)) for row in rows]
    sure = [[cell for group in row for cell in group] for row in pieces if sum(map(len, row)) == len(head)]
    held = columns.kinds(head, sure)
    found = [cells for row in pieces if (cells := columns.fitted(row, held))]
    if len(found) < len(pieces):
        return None
    usual = columns.usual(found)  # what most rows agree on puts right those that blanks led astray
    return [columns.fitted(row, held, usual) or cells for row, cells in zip(pieces, found, strict=True)]

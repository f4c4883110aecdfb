"""Tables without known words: a head of short words, and rows of as many pieces."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from reader.structure import certainty
from reader.structure.characters import ends_sentence, has_chinese, is_chinese, is_unparted, width
from reader.structure.joining import glue
from reader.structure.lines import Line
from reader.structure.numbering import HEADING_KINDS, bulleted, numbered, tears_mainland
from reader.structure.tables.captioned_rows import captioned_rows
from reader.structure.words import columns
from reader.structure.words.authors import AFFILIATION, names_author
from reader.structure.words.contents_lines import is_of_contents
from reader.structure.words.issue_lines import PUBLISHED
from reader.structure.words.phrases import field_of
from reader.structure.words.section_names import is_section
from reader.structure.words.starts import starts_block
from reader.structure.words.table_heads import Table, ends_table, head_at, role_of

Reader = Callable[[Sequence[str]], list[list[str]] | None]
"""Makes rows of the texts of lines, the head first, or None."""

_AHEAD: Final = 4
_MAX_HEAD_CELL: Final = 10
_MOST_HEAD_CELLS: Final = 6
_SIGNS: Final = {ord(sign): None for sign in "/／（）()%％"}
_MOST_LOST: Final = 80  # lines
_FULL: Final = 0.9  # of the capacity: prose
_SHORT: Final = 0.5  # of the capacity
_LONG: Final = 24  # characters
_PAIR: Final = 2  # cells
_BODIES: Final = 2
_SHORTEST_BODY: Final = 4  # characters
_REMARK: Final = 8  # characters of a remark below a table
_LEAST_ROWS: Final = 4  # the head among them
_SEVERAL: Final = 6  # lines: two rows of three cells


def plain_table(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """A head of short words, and at least two rows behind it with as many pieces, some on lines of their own."""
    head = lines[start].text.split(maxsplit=_MOST_HEAD_CELLS)
    if numbered(lines[start].text) or not may_be_head(head) or ends_table(lines[start]):
        return None  # an item, or a caption above the table
    if names_author(lines[start].text) or _names_bodies(lines[start].text, head):
        return None
    if lines[start].closes is False or "\u3000" in lines[start].text:
        return None
    if start + 1 < stop and len(below := lines[start + 1].text.split()) > len(head) and may_be_head(below):
        return None  # a title above the head
    if start + 1 < stop and field_of(lines[start + 1].text):
        return None  # who publishes what, above the fields of a release
    if _is_set_in(lines, start + 1, stop):
        return None  # a paragraph below its title
    packer = _Packer(head)
    for index in range(start + 1, stop):
        text = lines[index].text
        if "。" in text or text[-1] in "；：" or ends_table(lines[index]) or _begins_next(lines, index, stop):
            break
        if is_of_contents(text) or is_section(text):
            break
        if not packer.take(lines, index):
            break
    if packer.whole < max(2, (len(packer.rows) - 1) / 2) or _breaks_off(lines, packer.end, stop):
        return None
    if all(is_unparted(line.text) for line in lines[start : packer.end]):
        return None  # titles with words in Latin letters
    rows, end = _pairs(head, [line.text for line in lines[start + 1 : packer.end]])
    if not rows:
        rows, end = packer.rows, packer.end - start - 1
    return Table(role_of(head), rows, start + 1 + end, confidence=certainty.PACKED_CELLS)


def _pairs(head: Sequence[str], texts: Sequence[str]) -> tuple[list[list[str]], int]:
    """The rows of two columns whose second holds values of one kind, as its head or most lines say, and how many of
    `texts` they take: the words alone on the lines before a value are of its first cell.  None where a line has two
    pieces without such a value, which is a row, too."""
    if len(head) != _PAIR:
        return [], 0
    whole = [pieces for pieces in (text.split(maxsplit=1) for text in texts) if len(pieces) == _PAIR]
    kind = columns.kinds(head, whole[-columns.ENOUGH :])[-1]
    rows: list[list[str]] = [list(head)]
    end, cell = 0, ""
    for count, text in enumerate(texts if kind else (), 1):
        pieces = text.split()
        ends = (at for at in range(len(pieces)) if columns.value_of(" ".join(pieces[at:])) == kind)
        value = next(ends, len(pieces))
        if value == len(pieces) > 1:
            return [], 0
        told = " ".join(pieces[:value])
        cell += glue(cell, told, None) + told if cell and told else told
        if value < len(pieces):
            rows.append([cell, " ".join(pieces[value:])])
            end, cell = count, ""
    return (rows, end) if len(rows) > _PAIR and all(row[0] for row in rows) else ([], 0)


def _is_set_in(lines: Sequence[Line], index: int, stop: int) -> bool:
    """Whether a line behind an empty one is set in from that above it and that below."""
    if not 0 < index < stop - 1 or not lines[index].empty_before:
        return False
    return lines[index].column > max(lines[index - 1].column, lines[index + 1].column)


def _breaks_off(lines: Sequence[Line], end: int, stop: int) -> bool:
    """Whether the last line above `end` is one of prose: a long one that breaks off within the sentence that the next
    line ends."""
    if not 0 < end < stop:
        return False
    last, after = lines[end - 1], lines[end]
    is_cut = last.closes is None and len(last.text) >= _LONG and "，" in last.text and is_chinese(last.text[-1])
    return is_cut and "。" in after.text and not starts_block(after.text)


def _names_bodies(text: str, head: Sequence[str]) -> bool:
    """Whether two long words name a body, a part of it, or that it publishes, or the last does and those before name a
    body: 海洋部 港務局 編印."""
    if len(head) == _BODIES and min(map(len, head)) >= _SHORTEST_BODY and AFFILIATION.match(text):
        return True
    if PUBLISHED.match(text) is None:
        return False
    return len(head) == _BODIES or AFFILIATION.match(text.rsplit(maxsplit=1)[0]) is not None


def lost_table(
    lines: Sequence[Line], start: int, stop: int, capacity: int, read: Reader = captioned_rows
) -> Table | None:
    """What stands between a table's caption and the note that closes it.  Where `read` makes no rows of it, whose
    columns are lost then, each line is a row, or lines that go on are.  Short lines without a note go up to a numbered
    heading or the end; before running text there must be rows of which each holds a value in the same column."""
    rows: list[str] = []
    last = min(start + _MOST_LOST, stop)
    are_short = True  # pieces of cells that are no sentences and have no bullets
    for index in range(start, last):
        line = lines[index]
        if ends_table(line):
            return _closed(lines, start, index, read) or (_lost(rows, index) if len(rows) > 1 and are_short else None)
        goes_on = tears_mainland(lines[index - 1].text, line.text) or _is_weekday_of(lines[index - 1].text, line.text)
        is_cell = goes_on or _names_article(lines, index, capacity)
        marker = None if is_cell else numbered(line.text)
        if marker is not None and marker.kind in HEADING_KINDS:
            closed = _closed(lines, start, index, read)
            return closed or (_lost(rows, index) if are_short and _are_cells(rows, capacity) else None)
        counts = marker is not None and marker.kind == "decimal"  # as articles and amounts do, which begin lines too
        has_bullet = bool(rows) and bulleted(line.text) is not None
        if _is_prose(line, capacity) or (starts_block(line.text) and not (counts or has_bullet or is_cell)):
            return _valued(lines, start, index, read)
        are_short = are_short and not has_bullet and "。" not in line.text
        if rows and lines[index - 1].closes is False:
            rows[-1] += glue(lines[index - 1].text, line.text, lines[index - 1].blank) + line.text
        else:
            rows.append(line.text)
    if last < stop or not are_short or not _are_cells(rows, capacity):
        return None
    return _closed(lines, start, stop, read) or _lost(rows, stop)


def _is_weekday_of(before: str, text: str) -> bool:
    """Whether a line begins with the weekday of the day above: （一）, which reads as the number of a heading."""
    is_weekday = text[0] in "（(" and columns.value_of(text.split(maxsplit=1)[0]) == "weekday"
    return is_weekday and columns.value_of(before) == "day"


def _names_article(lines: Sequence[Line], index: int, capacity: int) -> bool:
    """Whether a line is the number of an article and nothing else, and no text of this follows: a cell."""
    text = lines[index].text
    if text[0] != "第" or not (marker := numbered(text)) or marker.kind != "article" or marker.end < len(text):
        return False
    after = lines[index + 1] if index + 1 < len(lines) else None
    return after is None or ends_table(after) or (after.width <= _SHORT * capacity and not ends_sentence(after.text))


def _is_prose(line: Line, capacity: int) -> bool:
    """Whether the line is of running text: it goes on behind a sentence, or is full and goes on."""
    return "。" in line.text[:-1] or (line.closes is False and line.width > _FULL * capacity)


def _valued(lines: Sequence[Line], start: int, end: int, read: Reader) -> Table | None:
    """The table of all lines from `start` to `end` if each of its rows holds a value in the same column; where all but
    the last hold one in another, that one has taken a line of text in."""
    found = _closed(lines, start, end, read) if end - start >= _LEAST_ROWS else None
    if found is None or len(found.cells) < _LEAST_ROWS:
        return None
    head, *rows = found.cells
    if not all(len(row) == len(head) for row in rows) or _takes_text_in(found.cells):
        return None
    return found if any(all(map(columns.is_value, column)) for column in zip(*rows, strict=True)) else None


def _takes_text_in(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the last row has words where all others, two at least, hold values: a line below the table."""
    _, *body = rows
    if len(body) < _LEAST_ROWS - 1 or any(len(row) != len(rows[0]) for row in rows):
        return False
    return any(
        all(map(columns.is_value, above)) and not columns.is_value(last) for *above, last in zip(*body, strict=True)
    )


def _closed(lines: Sequence[Line], start: int, end: int, read: Reader) -> Table | None:
    """The table of all lines from `start` to `end`, if no sign tells which of them go on, and they make rows."""
    if lines[start].measures is not None or any(line.closes is False for line in lines[start:end]):
        return None
    texts = [lines[start].text]
    for before, line in pairwise(lines[start:end]):
        if _is_weekday_of(before.text, line.text):
            texts[-1] += line.text
        else:
            texts.append(line.text)
    rows = read(texts)
    may_remark = len(texts[-1]) >= _REMARK and texts[-1][-1] not in "；：，" and not columns.is_value(texts[-1])
    if (
        len(texts) > _LEAST_ROWS
        and may_remark
        and (columns.is_value(texts[-2]) if rows is None else _takes_text_in(rows))
    ):
        shorter = read(texts[:-1])
        if shorter is not None and not _takes_text_in(shorter):
            rows, end = shorter, end - 1  # a remark stands below
    if rows is None:
        return None
    # Signs, and heads that lie strewn as the cells do, may tell the rows better.
    told_otherwise = lines[start].blank is not None or len(lines[start].text.split()) == 1
    confidence = certainty.LOST_COLUMNS if told_otherwise else certainty.PACKED_CELLS
    return Table(role_of(rows[0]), rows, end, confidence=confidence)


def _lost(rows: Sequence[str], end: int) -> Table:
    return Table(None, [[row] for row in rows], end, confidence=certainty.LOST_COLUMNS)


def _are_cells(rows: Sequence[str], capacity: int) -> bool:
    """Whether lines below a caption are several and as short as cells are."""
    return len(rows) >= _SEVERAL and all(width(row) <= _SHORT * capacity for row in rows)


def _begins_next(lines: Sequence[Line], index: int, stop: int) -> bool:
    """Whether the head of another table stands here, or under the heading that stands here."""
    alone = len(lines[index].text.split()) == 1
    return head_at(lines, index, stop) is not None or (alone and head_at(lines, index + 1, stop) is not None)


class _Packer:
    """Pieces of lines into rows of as many cells as the head has.  `end` is the index behind the last complete row,
    `whole` the number of rows that stood on one line."""

    def __init__(self, head: list[str]) -> None:
        self.rows: list[list[str]] = [head]
        self.end = 0
        self.whole = 0
        self._open: list[str] = []
        self._waiting = 0

    def take(self, lines: Sequence[Line], index: int) -> bool:
        """Whether the line found a place."""
        text, before = lines[index].text, lines[index - 1]
        width = len(self.rows[0])
        if before.closes is False and (self._open or len(self.rows) > 1):
            cells = self._open or self.rows[-1]
            cells[-1] += glue(before.text, text, before.blank) + text
        elif not self._open and len(self.rows) > 1 and bulleted(text):
            self.rows[-1][-1] += "\n" + text
        elif self._open and len(self.rows) > 1 and len(whole := self._parted(text)) == width:
            self.rows[-1][-1] += "".join(self._open)  # what was taken for the start of a row was the end of one
            self._open, self._waiting = whole, 1
        else:
            self._open += text.split(maxsplit=max(0, width - 1 - len(self._open))) if self._open else self._parted(text)
            self._waiting += 1
        if len(self._open) == width:
            self.whole += self._waiting == 1
            self.rows.append(self._open)
            self._open = []
        if not self._open:
            self._waiting, self.end = 0, index + 1
        return len(self._open) < width and self._waiting < _AHEAD

    def _parted(self, text: str) -> list[str]:
        """A row by its blanks; where it has more of them than columns, by what these hold, else the last takes all."""
        width = len(self.rows[0])
        pieces = text.split()
        held = columns.kinds(self.rows[0], self.rows[1:]) if len(pieces) > width else ()
        return (columns.parted(pieces, held) if held else None) or text.split(maxsplit=width - 1)


def may_be_head(head: Sequence[str]) -> bool:
    """Whether these are short words such as stand at the head of a table."""
    return 2 <= len(head) <= _MOST_HEAD_CELLS and all(
        len(cell) <= _MAX_HEAD_CELL and cell.translate(_SIGNS).isalpha() and has_chinese(cell) for cell in head
    )

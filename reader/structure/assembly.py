"""Lines to drafts: paragraphs and what breaks into them, tables, furniture.  What each paragraph is comes later."""

from collections import deque
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reader.structure import certainty
from reader.structure.breaks.flow import continues
from reader.structure.breaks.rooms import rooms
from reader.structure.characters import ends_sentence, has_chinese
from reader.structure.drafts import Draft, draft
from reader.structure.headings.titles import CALLS
from reader.structure.joining import START
from reader.structure.kinds import FURNITURE, PARAGRAPH, TABLE, TOC_ENTRY
from reader.structure.lines import Line
from reader.structure.tables.boxed_cells import LONGEST_CELL, boxed_cells, boxed_table, boxed_terms
from reader.structure.tables.broken_heads import broken_head
from reader.structure.tables.captioned_rows import WITHIN
from reader.structure.tables.estimates import estimates
from reader.structure.tables.laid_tables import laid_table
from reader.structure.tables.loose_tables import HEAD_CELL, LooseCells
from reader.structure.tables.narrow_rows import FEWEST, narrow_rows
from reader.structure.tables.packing import lost_table
from reader.structure.tables.prose_rows import GOOD_FIT, ILL_FIT, prose_rows
from reader.structure.tables.timelines import timeline
from reader.structure.tables.valued_rows import valued_rows
from reader.structure.tables.worded_tables import table_at
from reader.structure.words.authors import LATIN_AUTHOR
from reader.structure.words.captions import is_table_caption, is_unit
from reader.structure.words.contents_lines import listed
from reader.structure.words.phrases import ABSTRACT_TITLE, APPENDIX, FIELD, TERM, is_contents_title
from reader.structure.words.starts import starts_block
from reader.structure.words.table_heads import Table, head_at

_SHORTEST: Final = 6  # columns of a title
_SHORT, _WIDE = 0.6, 0.85  # of the capacity
_LONGEST_CAPTION: Final = 150  # characters
_TORN: Final = WITHIN + "第"  # with which no cell ends
_MOSTLY: Final = 0.6  # of the lines that have an empty one above them, where empty lines tell of cells


def assemble(
    lines: Sequence[Line],
    furniture: dict[int, str],
    noted: set[int],
    capacity: int,
    tables: dict[int, Table] | None = None,
    unsure: Container[int] = (),
) -> list[Draft]:
    """The drafts of all lines but the footnotes' (`noted`), furniture after the block that it interrupts.

    unsure: indexes of lines that may be no furniture.  tables: those known already, by the number of their first line,
    `end` counting their lines; None = to be found.
    """
    return _Assembly(lines, furniture, noted, capacity, tables, unsure).drafts()


class _Assembly:
    def __init__(
        self,
        lines: Sequence[Line],
        furniture: dict[int, str],
        noted: set[int],
        capacity: int,
        tables: dict[int, Table] | None,
        unsure: Container[int],
    ) -> None:
        self._body = [line for index, line in enumerate(lines) if index not in furniture and index not in noted]
        self._furniture = deque(sorted(furniture.items()))
        self._lines = lines
        self._unsure = unsure
        self._capacity = capacity
        apart = len([line for line in self._body if line.empty_before and line.blank is not None])
        self._spaced = apart >= _MOSTLY * len(self._body)
        is_in_blocks = self._spaced and _lie_together(self._body)
        self._cells = [line.changed(blank=None) for line in self._body] if is_in_blocks else None
        self._loose = LooseCells(self._cells or self._body, capacity)
        self._tables = tables
        self._rooms = rooms(self._body, capacity) if tables is None else {}
        self._result: list[Draft] = []
        self._open: list[Line] = []

    def drafts(self) -> list[Draft]:
        """All drafts in the order of the text."""
        index, last = 0, len(self._body)
        while index < last:
            line = self._body[index]
            if is_contents_title(line.text) and (entries := listed(self._body, index + 1)):
                self._put_contents(line, entries)
                index += 1 + sum(map(len, entries))
                continue
            table = self._known_table(line, index) if self._tables else None
            if self._open and not table and self._takes(index):
                self._open.append(line)
                index += 1
                continue
            self._close()
            if self._furniture:
                self._put_furniture(before=line.number)
            if self._tables is None:
                table = self._found_table(index)
            if table:
                self._put_table(index, table)
                index = table.end
            else:
                self._open = [line]
                index += 1
        self._close()
        self._put_furniture(before=None)
        _tell_page_starts(self._result)
        return self._result

    def _found_table(self, index: int) -> Table | None:
        """The table that begins at `index`: below its caption one of sentences where these fit well, or all else does
        ill."""
        if APPENDIX.match(self._body[index].text):
            return None
        captioned = self._is_captioned()
        found = self._told_table(index, captioned=captioned)
        if captioned and (found is None or found.confidence <= certainty.PACKED_CELLS):
            worst = ILL_FIT if found is None or _is_lost(found) else GOOD_FIT
            return prose_rows(self._body, index, len(self._body), self._capacity, worst) or found
        return found

    def _told_table(self, index: int, *, captioned: bool) -> Table | None:
        """The table that words, cells or blanks tell: below a caption one whose rows are told by their cells before
        any other, where no wide blanks part these, and one whose columns are lost behind all others."""
        is_cell = self._cells is not None and " " not in self._body[index].text
        lines = self._cells if self._cells and is_cell else self._body
        last, capacity = len(lines), self._capacity
        if captioned and (told := estimates(lines, index, last) or broken_head(lines, index, last)):
            return told
        may_be_cell = len(lines[index].text) <= LONGEST_CELL
        if may_be_cell and (boxed := boxed_table(lines, index, last, captioned=captioned)):
            return boxed
        below = lost_table(lines, index, last, capacity) if captioned else None
        if below and _is_sure(below) and not _are_wide(lines[index : below.end]):
            return below
        found = table_at(lines, index, last, capacity, self._loose, self._spaced and not is_cell, captioned)
        is_unsure = found is None or found.confidence < certainty.PACKED_CELLS or _lacks_cells(found)
        if captioned and is_unsure and _are_alike(lines[index : index + FEWEST]):
            narrow = lost_table(lines, index, last, capacity, narrow_rows)
            if narrow and len(narrow.cells[0]) > 1 and _are_alike(lines[index : narrow.end]):
                return narrow
        if found and below and len(found.cells[0]) == 1 < len(below.cells[0]):
            return below
        found = found or below
        return _better_parted(found, lines, index, last) if may_be_cell else found

    def _known_table(self, line: Line, index: int) -> Table | None:
        known = self._tables.get(line.number) if self._tables is not None else None
        return replace(known, end=index + known.end) if known else None

    def _parts(self, index: int) -> bool:
        """Whether a table begins behind a whole sentence, or surely behind its caption, in text without signs of where
        blocks end."""
        if self._tables is not None or self._body[index].blank is not None:
            return False
        has_ended, captions = ends_sentence(self._open[-1].text), is_table_caption(self._open[0].text)
        if not (has_ended or captions):
            return False
        last = len(self._body)
        if captions and self._has_sure_rows(index):
            return True
        if head_at(self._body, index, last) or valued_rows(self._body, index, last):
            return True
        cells = self._loose.table_at(index)
        return cells is not None and (has_ended or cells.confidence == 1)

    def _has_sure_rows(self, index: int) -> bool:
        """Whether rows surely begin at the line, if it stands below a caption: their cells tell, or wide blanks."""
        last, capacity = len(self._body), self._capacity
        below = lost_table(self._body, index, last, capacity)
        return (below is not None and _is_sure(below)) or laid_table(self._body, index, last, capacity) is not None

    def _takes(self, index: int) -> bool:
        """Whether the line goes on with the open block."""
        lines, line = self._open, self._body[index]
        if line.measures is None and line.text.isascii() and self._leads_abstract(index):
            return False
        if lines[0].text[-1] in "：:" and _is_bare_label(lines[0].text):
            if len(lines) == 1 and starts_block(line.text) and line.text[0] not in "【（":
                return False
            lines = lines[1:]
        room = self._rooms.get(index - 1, self._capacity)
        goes_on = not lines or (continues(lines, line, room) and not self._is_title(index))
        may_be_cell = len(line.text) <= HEAD_CELL or "  " in line.text or self._may_head(line)
        return goes_on and not (may_be_cell and self._parts(index))

    def _leads_abstract(self, index: int) -> bool:
        """Whether a line in Latin letters is the title of an abstract, or who wrote it right above."""
        text, below = self._body[index].text, self._body[index + 1 : index + 2]
        if ABSTRACT_TITLE.match(text):
            return True
        return bool(below and ABSTRACT_TITLE.match(below[0].text) and LATIN_AUTHOR.match(text))

    def _may_head(self, line: Line) -> bool:
        """Whether the line may be the head of a table below its caption, however long."""
        return len(self._open) == 1 and line.text.count(" ") > 1 and is_table_caption(self._open[0].text)

    def _is_title(self, index: int) -> bool:
        """In text without signs of where blocks end: whether a short line that ends no sentence stands between the full
        line of one that has ended and a wide one, with which it does not go on."""
        before, line, after = self._open[-1], self._body[index], self._body[index + 1 : index + 2]
        if line.blank is not None or line.measures is not None or not ends_sentence(before.text):
            return False
        is_short = _SHORTEST <= line.width <= _SHORT * self._capacity and has_chinese(line.text)
        is_named = line.text[-1].isalpha() or line.text[-1] in CALLS or TERM.match(line.text) is not None
        may_be_title = is_short and "。" not in line.text and is_named
        if not may_be_title or not after:
            return False
        return after[0].width >= _WIDE * self._capacity and not continues([line], after[0], self._capacity)

    def _is_captioned(self) -> bool:
        """Whether the block before the next is the caption of a table."""
        for made in reversed(self._result):
            if made.kind is not FURNITURE and not is_unit(made.text):
                return len(made.text) <= _LONGEST_CAPTION and is_table_caption(made.text)
        return False

    def _close(self) -> None:
        if self._open:
            made = draft(PARAGRAPH, self._open)
            made.confidence = certainty.sureness(self._open)
            if len(self._open) > 1 and _is_joined_at_blank(self._open):
                made.doubt(certainty.JOINED_AT_BLANK)
            self._result.append(made)
            self._open = []

    def _put_contents(self, title: Line, entries: Sequence[list[Line]]) -> None:
        self._close()
        for kind, lines in ((PARAGRAPH, [title]), *((TOC_ENTRY, entry) for entry in entries)):
            self._put_furniture(before=lines[0].number)
            self._result.append(draft(kind, lines))

    def _put_table(self, start: int, table: Table) -> None:
        lines = self._body[start : table.end]
        made = draft(TABLE, lines, table.role)
        made.cells = table.cells
        made.doubt(min(table.confidence, certainty.sureness(lines)))
        self._result.append(made)
        for text in table.repeated:
            self._result.append(Draft(FURNITURE, lines[:1], text, START, role="header"))

    def _put_furniture(self, before: int | None) -> None:
        lines, waiting = self._lines, self._furniture
        group: list[Line] = []
        while waiting and (before is None or lines[waiting[0][0]].number < before):
            index, role = waiting.popleft()
            line = lines[index]
            group.append(line)
            if role == "footer" and line.text[-1] in "，、" and self._goes_on_below(before):
                continue
            made = draft(FURNITURE, group, role)
            if index in self._unsure:
                made.doubt(certainty.LONE_HEAD)
            self._result.append(made)
            group = []

    def _goes_on_below(self, before: int | None) -> bool:
        """Whether the next furniture that waits is of a foot too."""
        if not self._furniture:
            return False
        index, role = self._furniture[0]
        return role == "footer" and (before is None or self._lines[index].number < before)


def _is_joined_at_blank(lines: Sequence[Line]) -> bool:
    """Whether a block goes on behind a blank which may have ended it."""
    return True in [line.closes for line in lines[:-1] if line.measures is None]


def _tell_page_starts(drafts: Sequence[Draft]) -> None:
    page = -1
    for made in drafts:
        if made.kind is not FURNITURE:
            made.begins_page = made.lines[0].page > page
            page = made.lines[-1].page


def _is_sure(table: Table) -> bool:
    """Whether its columns were restored."""
    return table.confidence > certainty.LOST_COLUMNS


def _better_parted(found: Table | None, lines: Sequence[Line], index: int, last: int) -> Table | None:
    """The table `found`, or one whose cells lie in boxes or are times and what happened then, if that tells more."""
    boxed = boxed_cells(lines, index, last)
    if found is None or len(found.cells[0]) == 1:
        heads_terms = boxed_terms(lines, index + 1, last) is not None
        found = None if heads_terms else timeline(lines, index, last) or found
    if boxed is None or found is None:
        return found or boxed
    has_more = _lacks_cells(found) or len(boxed.cells[0]) > len(found.cells[0])
    return boxed if has_more and boxed.end >= found.end else found


def _lacks_cells(table: Table) -> bool:
    """Whether a row of a table has fewer cells than its head, but is no name of a group."""
    return any(1 < len(row) < len(table.cells[0]) for row in table.cells)


def _is_lost(table: Table) -> bool:
    """Whether cells of a table that nothing but their number tells are lacking, or end where no words do."""
    tears = any(cell and cell[-1] in _TORN for row in table.cells[1:] for cell in row)
    return tears or len(table.cells[0]) == 1 or _lacks_cells(table)


def _are_alike(lines: Sequence[Line]) -> bool:
    """Whether no empty lines tell which lines are one cell: all have one above, or none."""
    return len({line.empty_before > 0 for line in lines[1:] if not line.first}) == 1


def _are_wide(lines: Sequence[Line]) -> bool:
    """Whether blanks tell where cells stood on the page."""
    return any("  " in line.text for line in lines)


def _is_bare_label(text: str) -> bool:
    """A label whose value stands on the lines below."""
    found = FIELD.match(text)
    return bool(found and not found["value"])


def _lie_together(lines: Sequence[Line]) -> bool:
    """Whether no empty line parts most lines from what goes on with them: then one parts cells, wherever blanks are."""
    following = [line for before, line in pairwise(lines) if before.closes is False and not line.first]
    together = sum(1 for line in following if not line.empty_before)
    return together > _MOSTLY * len(following)

"""Blocks joined, parted, and taken for something else."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from reader.model.annotation import Position
from reader.model.corrections import Join, Recast, Refer, Split
from reader.model.document import NOTE_SIGNS, Block, BlockKind, Cell, FootnoteRef, NoteNumber, count_of
from reader.structure.correcting.moves import Moves
from reader.structure.correcting.parts import Part, Shapes, merged_boxes, merged_lines
from reader.structure.correcting.places import find_place
from reader.structure.correcting.strands import Strand, joined, piece
from reader.structure.joining import glue
from reader.structure.numbering import bulleted, numbered

_NUMBER: Final = re.compile(
    rf"(?:(?P<sign>[{NOTE_SIGNS}]{{1,3}})|[（(\[〔【]?註?(?P<number>[1-9]\d{{0,3}})[）)\]〕】]?[.．、:：]?)\s*(?=\S)"
)
_LEVELLED: Final = (BlockKind.HEADING, BlockKind.LIST_ITEM)


class Editing:
    """The blocks of a structure while acts are done to them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        # A block's key is its index at the beginning, so that the targets need no translation.
        self._parts = [Part(index, block) for index, block in enumerate(blocks)]
        self._keys = count(len(self._parts))
        self.changed = False

    def do(self, act: Join | Split | Recast | Refer) -> bool:
        """Whether the act could be done, or was so already."""
        at = find_place(self.shapes(), act.place)
        if at is None:
            return False
        if isinstance(act, Join):
            return bool(at.offset) or self._changed(self._join(at.block))
        if isinstance(act, Split):
            ends = at.offset in (0, len(self._parts[at.block].shape.text))
            return ends or self._changed(self._split(at))
        if isinstance(act, Refer):
            return self._refer(at, act)
        return not at.offset and self._changed(self._recast(at.block, act))

    def _changed(self, done: bool) -> bool:
        self.changed = self.changed or done
        return done

    def shapes(self) -> Sequence[Block]:
        """The blocks as they are at any time, without their marks."""
        return Shapes(self._parts)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks as they are now, with their marks."""
        places = {part.key: index for index, part in enumerate(self._parts)}
        return tuple(part.block(places) for part in self._parts)

    def moves(self) -> Moves:
        """Where the words stand as long as no further act is done."""
        parts = self._parts
        return Moves(len(parts), lambda index: parts[index].strand.runs)

    # --- joining and parting

    def _join(self, index: int) -> bool:
        above = self._above(index)
        lower = self._parts[index]
        if above is None or lower.shape.kind is BlockKind.FURNITURE:
            return False
        upper = self._parts[above]
        tables = [part.shape.kind is BlockKind.TABLE for part in (upper, lower)]
        if any(tables) and not all(tables):
            return False
        self._open(lower)
        between = "\n" if all(tables) else glue(upper.strand.text, lower.strand.text, None)
        strand = joined(upper.strand, Strand(between), lower.strand)
        shift = len(upper.strand.text) + len(between)
        moved = tuple(tuple(Cell(c.start + shift, c.end + shift) for c in row) for row in lower.shape.rows)
        upper.hold(
            strand,
            rows=upper.shape.rows + moved,
            lines=merged_lines(upper.shape.lines + lower.shape.lines),
            boxes=merged_boxes(upper.shape.boxes + lower.shape.boxes),
        )
        del self._parts[index]
        return True

    def _above(self, index: int) -> int | None:
        reading = (at for at in range(index - 1, -1, -1) if self._parts[at].shape.kind is not BlockKind.FURNITURE)
        return next(reading, None)

    def _split(self, at: Position) -> bool:
        part = self._parts[at.block]
        if part.shape.kind is BlockKind.TABLE:
            return self._split_table(at)
        text = part.strand.text
        end = len(text[: at.offset].rstrip())
        start = len(text) - len(text[at.offset :].lstrip())
        if not end or start == len(text):
            return False
        lower = piece(part.strand, start, len(text), after=start)
        part.hold(piece(part.strand, 0, end, upto=start))
        made = Part(next(self._keys), replace(part.shape, marker=None, number=None, rows=(), label=None), lower)
        made.hold(lower)
        self._parts.insert(at.block + 1, made)
        self._begin(made, at.block + 1)
        return True

    def _begin(self, made: Part, index: int) -> None:
        """What a part that was split off is, as far as it says so itself."""
        kind = made.shape.kind
        if kind is BlockKind.FOOTNOTE and _NUMBER.match(made.shape.text):
            self._number(made)
            self._aim(index)
        elif kind is BlockKind.LIST_ITEM and (numbered(made.shape.text) or bulleted(made.shape.text)):
            _mark(made)
        elif kind in (*_LEVELLED, BlockKind.FOOTNOTE, BlockKind.TOC_ENTRY):
            made.shape = replace(made.shape, kind=BlockKind.PARAGRAPH, level=None, role=None)

    def _split_table(self, at: Position) -> bool:
        part = self._parts[at.block]
        rows = part.shape.rows
        first = next((n for n, row in enumerate(rows) if n and row and row[-1].end >= at.offset), 0)
        if not first or not rows[first] or not rows[first - 1]:
            return False
        start, end = rows[first][0].start, rows[first - 1][-1].end
        lower = piece(part.strand, start, len(part.strand.text), after=start)
        made = Part(next(self._keys), part.shape, lower)
        made.hold(lower, rows=tuple(tuple(Cell(c.start - start, c.end - start) for c in r) for r in rows[first:]))
        part.hold(piece(part.strand, 0, end, upto=start), rows=rows[:first])
        self._parts.insert(at.block + 1, made)
        return True

    # --- marks

    def _refer(self, at: Position, act: Refer) -> bool:
        part = self._parts[at.block]
        mark = next((m for m in part.marks() if (m.offset, m.number) == (at.offset, act.number)), None)
        figures = self._has_figures(part.strand.text, at.offset, str(act.number))
        if (mark is not None) == act.marks:
            return act.marks or figures
        if mark is not None:
            part.figures(mark)
        elif figures:
            part.mark(FootnoteRef(at.offset, act.number, self._meant(at.block, act.number)))
        return self._changed(mark is not None or figures)

    @staticmethod
    def _has_figures(text: str, at: int, figures: str) -> bool:
        """Whether a number in `text` is just these figures."""
        around = text[max(0, at - 1) : at] + text[at + len(figures) : at + len(figures) + 1]
        return text.startswith(figures, at) and not any(map(str.isdecimal, around))

    def _meant(self, index: int, number: NoteNumber) -> int | None:
        """The key of the footnote that a mark in a block means: the next with its number, else the last before."""
        rest = (*self._parts[index:], *reversed(self._parts[:index]))
        notes = (part.key for part in rest if part.shape.kind is BlockKind.FOOTNOTE and part.shape.number == number)
        return next(notes, None)

    # --- what a block is

    def _recast(self, index: int, act: Recast) -> bool:
        part = self._parts[index]
        was = part.shape.kind
        if act.kind is BlockKind.TABLE and was is not BlockKind.TABLE:
            return False
        if was is not act.kind:
            self._open(part)
        level = (act.level or 1) if act.kind in _LEVELLED else act.level
        label = part.shape.label if act.kind is was and act.role == part.shape.role else None
        rows = part.shape.rows if act.kind is BlockKind.TABLE else ()
        part.hold(part.strand, kind=act.kind, level=level, role=act.role, label=label, rows=rows)
        if act.kind is BlockKind.LIST_ITEM and was is not act.kind:
            _mark(part)
        elif act.kind is BlockKind.FOOTNOTE and was is not act.kind:
            self._number(part)
            self._aim(self._file(part))
        return True

    def _open(self, part: Part) -> None:
        """Put marker or number, and the marks that mean a footnote, back into the text as the words they were."""
        if part.shape.kind is BlockKind.FOOTNOTE:
            self._put_back_marks(part.key)
        part.give_head()

    def _put_back_marks(self, note: int) -> None:
        for part in self._parts:
            for mark in reversed(part.marks()):
                if mark.target == note:
                    part.figures(mark)

    def _number(self, part: Part) -> None:
        """Take a footnote's number out of its text; one that has none follows the footnote before it."""
        found = _NUMBER.match(part.strand.text)
        if found:
            part.take_head(found.end(), number=found["sign"] or int(found["number"]))
            return
        index = self._parts.index(part)
        before = filter(None, (count_of(other.shape.number) for other in reversed(self._parts[:index])))
        part.head = Strand("")
        part.hold(part.strand, number=next(before, 0) + 1)

    def _file(self, part: Part) -> int:
        """Put a footnote among those that follow it, else at the end of the text; where it is then."""
        index = self._parts.index(part)
        self._parts.remove(part)
        number = count_of(part.shape.number)
        last = max((n for n, p in enumerate(self._parts) if p.shape.kind is not BlockKind.FURNITURE), default=-1)
        place = next((n for n in range(index, len(self._parts)) if self._is_note(n)), None)
        if place is None:
            place = max(index, last + 1)
        while place < len(self._parts) and self._is_note(place) and count_of(self._parts[place].shape.number) <= number:
            place += 1
        self._parts.insert(place, part)
        return place

    def _is_note(self, index: int) -> bool:
        return self._parts[index].shape.kind is BlockKind.FOOTNOTE

    def _aim(self, index: int) -> None:
        """Tell the marks that had no footnote that this is the one they mean: those since the last notes that count
        as far."""
        note = self._parts[index]
        number = count_of(note.shape.number)
        for part in reversed(self._parts[:index]):
            if part.shape.kind is BlockKind.FOOTNOTE and count_of(part.shape.number) >= number:
                break
            if not part.inlines:
                continue
            part.changed = replace(
                part.strand,
                inlines=tuple(
                    replace(each, target=note.key)
                    if isinstance(each, FootnoteRef) and each.target is None and each.number == note.shape.number
                    else each
                    for each in part.inlines
                ),
            )


def _mark(part: Part) -> None:
    """Take the marker of a list item out of its text, if it has one."""
    found = numbered(part.strand.text) or bulleted(part.strand.text)
    if found:
        part.take_head(found.end, marker=found.text)

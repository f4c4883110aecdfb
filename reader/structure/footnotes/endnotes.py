"""Notes at the end of an article, below a title that says so or where marks in the text count as they do, and lists of
what it cites, which are none."""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import pairwise
from typing import Final

from reader.structure.lines import Line
from reader.structure.note import Note
from reader.structure.numbering import HEADING_KINDS, numbered
from reader.structure.words.note_heads import ENDNOTES, endnote_of, may_begin, reads_as_note
from reader.structure.words.phrases import BACK_MATTER

_LONGEST_TITLE: Final = 12  # characters
_MAX_LINES: Final = 16  # of one note
_SAME_SIZE: Final = 0.04
_MOST_MISSED: Final = 2  # marks side by side, one of which may not be seen
_NEARLY_ALL: Final = 0.8  # of the notes, how many have a mark
_LISTS: Final = "、及和與至"  # between figures that count on
_FEWEST: Final = 2  # notes or entries of a list


def endnotes(lines: Sequence[Line], furniture: dict[int, str]) -> list[Note]:
    """The notes below titles of notes, two at least, counted from one."""
    titles = [i for i, line in enumerate(lines) if len(line.text) <= _LONGEST_TITLE and ENDNOTES.match(line.text)]
    if not titles:
        return []
    kept = [index for index in range(len(lines)) if index not in furniture]
    found: list[Note] = []
    for title in titles:
        if title not in furniture:
            notes = _below(lines, kept[bisect_right(kept, title) :])
            found += notes if len(notes) >= _FEWEST else []
    return found


def untitled(
    lines: Sequence[Line], furniture: dict[int, str], marks_of: Callable[[Line], Iterable[tuple[int, str]]]
) -> list[Note]:
    """The notes with which the text ends, two at least, counted from one, if the marks of nearly all stand in the text
    above in this order, and are no figures of what the text counts itself.

    marks_of: the figures in a line that may be marks of notes, in their order, with the sign before each if it is text.
    """
    kept = [index for index in range(len(lines)) if index not in furniture]
    begun = [place for place in may_begin([lines[index] for index in kept]) if place]
    firsts = (place for place in reversed(begun) if _begins_notes(lines[kept[place]]))
    first = next(firsts, None)
    if first is None:
        return []
    found = _below(lines, kept[first:])
    if len(found) < _FEWEST or found[-1].indexes[-1] != kept[-1]:
        return []
    last = 0
    before: list[str] = []  # each mark
    for number, sign in (mark for index in kept[:first] for mark in marks_of(lines[index])):
        if last < number <= min(last + _MOST_MISSED, len(found)):
            last = number
            before.append(sign)
    return found if len(before) >= _NEARLY_ALL * len(found) and _are_marks(before, found) else []


def _are_marks(before: Sequence[str], notes: Sequence[Note]) -> bool:
    """Whether figures are marks of notes by the signs `before` them.  Those fused into text are where most of the notes
    cite; 按鈕1，按鈕2 and 1、2、3 count what the text names, unless all do."""
    fused = [sign for sign in before if sign]
    cited = sum(any(reads_as_note(line.text) for line in note.lines) for note in notes)
    counting = sum(sign == last or sign in _LISTS for last, sign in pairwise(fused))
    if counting * 2 >= len(before):
        return cited == len(notes)
    return len(fused) * 2 <= len(before) or cited * 2 > len(notes)


def _begins_notes(line: Line) -> bool:
    head = endnote_of(line)
    return head is not None and head.number == 1


def bibliography(
    lines: Sequence[Line], furniture: dict[int, str], marks_in: Callable[[Sequence[Line]], Container[int]]
) -> set[int]:
    """The indexes of the lines of numbered lists right below titles of bibliographies, but for those to whose numbers
    marks in the text refer.

    marks_in: the figures in lines of text that may be marks of notes.
    """
    found: set[int] = set()
    for title, line in enumerate(lines):
        if len(line.text) > _LONGEST_TITLE or title in furniture or not BACK_MATTER.match(line.text):
            continue
        items = _below(lines, [index for index in range(title + 1, len(lines)) if index not in furniture])
        if len(items) < _FEWEST:
            continue
        marks = marks_in(lines[:title])
        if not all(item.number in marks for item in items):
            found.update(index for item in items for index in item.indexes)
    return found


def _below(lines: Sequence[Line], indexes: Sequence[int]) -> list[Note]:
    notes: list[Note] = []
    for place, index in enumerate(indexes):
        line = lines[index]
        head = endnote_of(line)
        if head and head.number == len(notes) + 1:
            notes.append(Note(head.number, [line.with_text(line.text[head.end :])], [index]))
            continue
        ahead = (endnote_of(lines[other]) for other in indexes[place + 1 : place + _MAX_LINES])
        goes_on = any(found and found.number == len(notes) + 1 for found in ahead)
        if not notes or not _is_rest(notes[-1], line, goes_on):
            break
        notes[-1].lines.append(line)
        notes[-1].indexes.append(index)
    return notes


def _is_rest(note: Note, line: Line, goes_on: bool) -> bool:
    """Whether a line belongs to a note.  `goes_on`: whether another note follows."""
    before, marker = note.lines[-1], numbered(line.text)
    if len(note.lines) >= _MAX_LINES or ENDNOTES.match(line.text) or (marker and marker.kind in HEADING_KINDS):
        return False
    if before.measures and line.measures:
        alike = abs(before.measures.size - line.measures.size) <= _SAME_SIZE * before.measures.size
        if not alike or before.measures.bold != line.measures.bold:
            return False
    return goes_on or not (before.closes is True or line.opens or _is_remark(before, line))


def _is_remark(before: Line, line: Line) -> bool:
    """Whether a line is set apart below the last note, or begins what brackets hold: who wrote it, or may copy it."""
    return line.blank is not None and before.blank is True and (line.rule_before or line.text[0] in "（(【〔［")

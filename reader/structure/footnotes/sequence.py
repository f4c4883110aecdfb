"""The order of the numbers of footnotes: which one may come next."""

from collections.abc import Callable, Sequence
from typing import Final

from reader.model.document import count_of
from reader.structure.footnotes.note_marks import Marks
from reader.structure.lines import Line
from reader.structure.note import Note
from reader.structure.numerals import CIRCLED
from reader.structure.words.note_heads import Head, counts_on, head_of, reads_as_note

MAX_GAP: Final = 12
"""How many numbers in sequence may be missed."""
_FAR: Final = 80  # lines


def last_number(notes: Sequence[Note]) -> int:
    return next((count for note in reversed(notes) if (count := count_of(note.number))), 0)


def may_follow(notes: Sequence[Note], head: Head, line: Line, marks: Marks, ahead: Callable[[], set[int]]) -> bool:
    """Whether a footnote that begins with `head` goes on with the sequence, begins one anew, or takes it up again
    behind footnotes that were not found.  `ahead`: the numbers that begin lines below."""
    last = last_number(notes)
    if not head.counted:
        return marks.starred
    if line.text[0] in CIRCLED and head.number not in marks.sure:
        return False  # most such figures number items
    if head.number == last + 1:
        return True
    if head.number == 1 and head.number in marks.sure and notes and notes[-1].lines[-1].page != line.page:
        return True  # numbers that begin anew on each page
    if last + 1 in ahead():
        return False
    if head.number == 1:
        reads_so = line.rule_before and (1 in marks.seen or reads_as_note(line.text[head.end :]))
        is_told = line.blank is None or 1 in marks.sure or reads_so
        return last != 1 or (is_told and notes[-1].lines[-1].page != line.page)
    if last and not last < head.counted <= last + MAX_GAP:
        return False
    if head.number in marks.sure:
        return True
    return head.number in marks.seen and reads_as_note(line.text[head.end :])


def head_at(lines: Sequence[Line], index: int) -> Head | None:
    """The number that a line begins with as a footnote does, and not as what the line above breaks off in goes on."""
    line, head = lines[index], head_of(lines[index])
    return None if head and index and not line.rule_before and counts_on(lines[index - 1], line) else head


def numbers_ahead(lines: Sequence[Line], zone: Sequence[int], place: int) -> set[int]:
    """The numbers that begin lines of a zone behind the one at `place`."""
    heads = [head_at(lines, index) for index in zone[place + 1 : place + _FAR]]
    return {head.counted for head in heads if head is not None and head.counted}

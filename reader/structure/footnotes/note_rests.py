"""The rest of a footnote that goes on at the foot of the next page, above the first number there, without signs."""

from collections.abc import Sequence
from typing import Final

from reader.structure.brackets import PAIRS
from reader.structure.characters import has_chinese
from reader.structure.footnotes.note_zones import ends_note
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.note import Note
from reader.structure.words.starts import starts_block

_MOST: Final = 6  # lines
_PAUSES: Final = "，、"
_FULL: Final = 0.85  # of the widest line of the footnotes


def rest_above(lines: Sequence[Line], page: Sequence[int], start: int, notes: Sequence[Note]) -> int:
    """How many of the lines above page[start], where the first number stands, go on with the last of `notes`, which
    has no end on the page before."""
    if not notes or start == 0 or notes[-1].lines[-1].page != lines[page[start]].page - 1:
        return 0
    if ends_note(text_of(notes[-1].lines)) or not ends_note(lines[page[start - 1]].text):
        return 0
    for count in range(1, min(_MOST, start - 1) + 1):
        first = lines[page[start - count]]
        if starts_block(first.text):
            return 0
        if _begins_rest(notes, lines[page[start - count - 1]], first):
            return count
    return start if start <= _MOST and not starts_block(lines[page[0]].text) and _is_all_rest(notes, lines, page) else 0


def _begins_rest(notes: Sequence[Note], above: Line, first: Line) -> bool:
    """Whether the last footnote goes on with the line `first` below text that ends with the line `above`: it closes a
    bracket, or it alone is Latin as the footnote is, or it is set apart."""
    text = text_of(notes[-1].lines)
    if any(text.count(pair[0]) > text.count(pair[1]) and _closes(first.text, pair) for pair in PAIRS):
        return True
    last = notes[-1].lines[-1]
    if not has_chinese(last.text) and not has_chinese(first.text) and has_chinese(above.text):
        return True
    wide = max(line.width for note in notes[-3:] for line in note.lines)
    breaks_off = last.width >= _FULL * wide or last.text[-1] in _PAUSES
    return first.opens and breaks_off and not first.indented


def _is_all_rest(notes: Sequence[Note], lines: Sequence[Line], page: Sequence[int]) -> bool:
    """Whether nothing but the last footnote stands at the top of a page, as it is Latin and breaks off within words."""
    last, first = notes[-1].lines[-1], lines[page[0]]
    return not has_chinese(last.text) and not has_chinese(first.text) and last.text[-1].isalpha()


def _closes(text: str, pair: str) -> bool:
    """Whether a bracket is closed in `text` that was opened before it."""
    place = text.find(pair[1])
    return place >= 0 and pair[0] not in text[:place]

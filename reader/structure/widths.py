"""What finds room on a line behind what stands there: where it would have, the break was meant."""

from typing import Final

from reader.structure.characters import OPENING, is_wide
from reader.structure.lines import Line

SLACK: Final = 0.9  # of the capacity: Latin lines are ragged, and letters differ in width


def first_word_width(text: str) -> int:
    """Columns that must be free at the end of a line for the start of `text` to stand there."""
    if text[0] in OPENING and len(text) > 1:
        return 2 + first_word_width(text[1:])
    if is_wide(text[0]):
        return 2
    for end, char in enumerate(text):
        if char == " " or is_wide(char):
            return end
    return len(text)


def would_have_fitted(before: Line, after: Line, capacity: int) -> bool:
    """Whether the first word of `after` would have found room behind `before`: then the break was meant."""
    taken, room = before.width + 1, SLACK * capacity
    return taken < room and taken + first_word_width(after.text) <= room

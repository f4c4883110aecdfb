"""What finds room on a line behind what stands there: where it would have, the break was meant."""

from typing import Final

from reader.structure.characters import first_word_width
from reader.structure.lines import Line

SLACK: Final = 0.9  # of the capacity: Latin lines are ragged, and letters differ in width


def would_have_fitted(before: Line, after: Line, capacity: int) -> bool:
    """Whether the first word of `after` would have found room behind `before`: then the break was meant."""
    taken, room = before.width + 1, SLACK * capacity
    return taken < room and taken + first_word_width(after.text) <= room

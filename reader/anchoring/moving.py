"""Where a reader was, in a text that has changed."""

from collections.abc import Sequence
from typing import Final

from reader.anchoring.quoting import describe
from reader.anchoring.resolving import follow
from reader.model.annotation import Ambiguous, Position, Resolved, Span
from reader.model.document import Block

_WORDS: Final = 40  # characters from the position on, that tell the place


def moved(before: Sequence[Block], after: Sequence[Block], position: Position) -> Position:
    """The place in `after` of what stood at `position` in `before`; the same numbers where it is gone."""
    if position.block >= len(before):
        return position
    text = before[position.block].text
    if position.block < len(after) and after[position.block].text == text:
        return position
    span = Span.within(position.block, min(position.offset, max(0, len(text) - 1)), position.offset + _WORDS)
    found = follow(lambda: before, after, describe(before, span), span)
    if isinstance(found, Resolved):
        return found.span.start
    return found.candidates[0].start if isinstance(found, Ambiguous) else position

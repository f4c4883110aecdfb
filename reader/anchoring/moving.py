"""Where a reader was, in a text that has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.anchoring.resolving import follow, resolve
from reader.model.annotation import Ambiguous, Position, Resolution, Resolved, Span, TextQuoteSelector
from reader.model.document import Block, BlockKind

_WORDS: Final = 40  # characters from the position on, that tell the place
_AROUND: Final = 64  # before and behind them: short paragraphs are repeated, mostly not among the same others
_NEIGHBOURS: Final = 16  # blocks on each side in which these are looked for


def moved(before: Sequence[Block], after: Sequence[Block], position: Position) -> Position:
    """The place in `after` of what stood at `position` in `before`; the same numbers where it is gone."""
    if position.block >= len(before):
        return position
    mark = Landmark.at(before, position)
    if mark == Landmark.at(after, position):
        return position
    return mark.chosen(follow(lambda: before, after, mark.quote, mark.span))


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that is found again in another edition without the one that it was in.  span: of the words from the
    place on; quote: those words, and what stands around them, in other blocks too."""

    span: Span
    quote: TextQuoteSelector

    @classmethod
    def at(cls, blocks: Sequence[Block], position: Position) -> "Landmark":
        """The mark of a position, which may be behind the end of `blocks`."""
        text = blocks[position.block].text if position.block < len(blocks) else ""
        last = max(0, len(text) - 1)
        span = Span.within(position.block, min(position.offset, last), position.offset + _WORDS)
        return cls(span, _described(blocks, span))

    def found(self, blocks: Sequence[Block]) -> Position:
        """Where the words stand in `blocks`; the same numbers where they are gone."""
        return self.chosen(resolve(blocks, self.quote, self.span))

    def chosen(self, found: Resolution) -> Position:
        """The place that `found` makes likeliest."""
        if isinstance(found, Resolved):
            return found.span.start
        return found.candidates[0].start if isinstance(found, Ambiguous) else self.span.start


def _described(blocks: Sequence[Block], span: Span) -> TextQuoteSelector:
    """The words of `span`, which is in one block, and what stands around them there and in the blocks beside it."""
    index = span.start.block
    text, furniture = "", False
    if index < len(blocks):
        text, furniture = blocks[index].text, blocks[index].kind is BlockKind.FURNITURE

    def told(beside: Sequence[Block]) -> str:
        return "".join(block.text for block in beside if furniture or block.kind is not BlockKind.FURNITURE)

    before = told(blocks[max(0, index - _NEIGHBOURS) : index]) + text[: span.start.offset]
    after = text[span.end.offset :] + told(blocks[index + 1 : index + 1 + _NEIGHBOURS])
    return TextQuoteSelector(text[span.start.offset : span.end.offset], before[-_AROUND:], after[:_AROUND])

"""From a point between words to the words around it, and back in a text that may have changed."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from reader.model.annotation import Position
from reader.model.corrections import Place
from reader.model.document import Block, BlockKind

_CONTEXT: Final = 32
_NEAR: Final = 256  # characters that mostly hold as many besides blanks
_SURE: Final = 24  # characters that are left of them at least, without the ends of up to 8 blocks
_ALONE: Final = 8  # characters of one side that are enough where the other has changed


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _last(text: str) -> str:
    """The end of a text without blanks, the context's length at least: a long one need not be gone through."""
    near = _squeezed(text[-_NEAR:])
    return near if len(near) >= _CONTEXT else _squeezed(text)


def _first(text: str) -> str:
    """The same of its beginning."""
    near = _squeezed(text[:_NEAR])
    return near if len(near) >= _CONTEXT else _squeezed(text)


def _head(block: Block) -> str:
    """The marker or number before the text: it is a part of the text where the block is taken for something else."""
    return _squeezed(block.marker or ("" if block.number is None else str(block.number)))


def _flowing(blocks: Sequence[Block], indexes: Iterator[int] | range, furniture: bool) -> Iterator[int]:
    return (index for index in indexes if furniture or blocks[index].kind is not BlockKind.FURNITURE)


def describe_place(blocks: Sequence[Block], position: Position) -> Place:
    """The point at `position`, which must be in `blocks`.  The beginning of a block comes before its marker."""
    here = blocks[position.block]
    furniture = here.kind is BlockKind.FURNITURE
    offset = position.offset
    before = _head(here) + _last(here.text[:offset]) if offset else ""
    after = _first(here.text[offset:]) if offset else _head(here) + _first(here.text)
    for index in _flowing(blocks, range(position.block - 1, -1, -1), furniture):
        if len(before) >= _CONTEXT:
            break
        before = f"{_head(blocks[index])}{_last(blocks[index].text)}\n{before}"
    for index in _flowing(blocks, range(position.block + 1, len(blocks)), furniture):
        if len(after) >= _CONTEXT:
            break
        after += f"\n{_head(blocks[index])}{_first(blocks[index].text)}"
    return Place(position, before[-_CONTEXT:], after[:_CONTEXT])


def find_place(blocks: Sequence[Block], place: Place) -> Position | None:
    """Where the point is: where it was if the same words stand around it, else where they do; None if that is not
    certain."""
    there = place.position
    inside = there.block < len(blocks) and there.offset <= len(blocks[there.block].text)
    words = (_squeezed(place.before), _squeezed(place.after))
    if inside and _alike(describe_place(blocks, there), words):
        return there
    for furniture in (False, True):
        flow = _Flow(blocks, furniture)
        found = flow.find(*words)
        if found is not None:
            return found
    return None


def _alike(place: Place, words: tuple[str, str]) -> bool:
    """Whether the same words stand around a place, as far as both tell: where blocks end does not matter."""
    before, after = _squeezed(place.before), _squeezed(place.after)
    return before[-_SURE:] == words[0][-_SURE:] and after[:_SURE] == words[1][:_SURE]


class _Flow:
    """The blocks as one text without blanks."""

    def __init__(self, blocks: Sequence[Block], furniture: bool) -> None:
        self._blocks = blocks
        self._indexes = list(_flowing(blocks, range(len(blocks)), furniture))
        pieces = [_head(blocks[index]) + _squeezed(blocks[index].text) for index in self._indexes]
        self._starts = list(accumulate(map(len, pieces), initial=0))
        self._text = "".join(pieces)

    def find(self, before: str, after: str) -> Position | None:
        """The one place between these words, or failing that behind or before those of them that are long enough."""
        whole = self._only(before + after)
        if whole is not None:
            return self._position(whole + len(before))
        if before + after in self._text:
            return None  # several alike
        at = self._only(after) if len(after) >= _ALONE else None
        if at is not None:
            return self._position(at)
        at = self._only(before) if len(before) >= _ALONE else None
        return None if at is None else self._position(at + len(before))

    def _only(self, words: str) -> int | None:
        at = self._text.find(words) if words else -1
        return at if at >= 0 and self._text.find(words, at + 1) < 0 else None

    def _position(self, at: int) -> Position | None:
        number = bisect_right(self._starts, at) - 1
        if number >= len(self._indexes):
            return None
        block = self._blocks[self._indexes[number]]
        inside = at - self._starts[number] - len(_head(block))
        if at == self._starts[number] or inside <= 0:
            return Position(self._indexes[number], 0)
        solid = [offset for offset, char in enumerate(block.text) if not char.isspace()]
        return Position(self._indexes[number], solid[inside])

"""The text of a document as one string without blanks, and the way from there back to its blocks.

Blanks and the joints of blocks are what differs most between two extractions of the same file, and what matters least
to where a quotation stands.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.model.annotation import Position, Span
from reader.model.document import Block, BlockKind

# What str.isspace() calls a blank, and four characters that nobody sees.
BLANKS: Final = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u00ad\u200b\u2060\ufeff"
)
_RUN: Final = re.compile(f"[{re.escape(BLANKS)}]+")
_ENCODING: Final = "utf-32-le"


def squeeze(text: str) -> str:
    """`text` without its blanks."""
    return _RUN.sub("", text)


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode(_ENCODING, "surrogatepass"), np.uint32)


def _trigrams(codes: NDArray[np.uint32]) -> NDArray[np.uint64]:
    wide = codes.astype(np.uint64)
    keys: NDArray[np.uint64] = wide[:-2] | wide[1:-1] << np.uint64(21) | wide[2:] << np.uint64(42)
    return keys


class Passage:
    """The blocks of a document, without furniture unless that is asked for.  `text` is squeezed.

    Offsets called places count code points of `text`.
    """

    def __init__(self, blocks: Sequence[Block], *, furniture: bool = False) -> None:
        self._blocks = [i for i, block in enumerate(blocks) if furniture or block.kind is not BlockKind.FURNITURE]
        texts = [blocks[i].text for i in self._blocks]
        self._starts = [0, *accumulate(map(len, texts))]
        codes = _codes("".join(texts))
        kept = np.flatnonzero(~np.isin(codes, _codes(BLANKS)))
        self._codes = codes[kept]
        self._offsets = kept
        self.text = self._codes.tobytes().decode(_ENCODING, "surrogatepass")

    def _position(self, place: int) -> tuple[int, int]:
        offset = int(self._offsets[place])
        row = bisect_right(self._starts, offset) - 1
        return self._blocks[row], offset - self._starts[row]

    def span(self, start: int, end: int) -> Span:
        """Where text[start:end], which must not be empty, stands in the blocks."""
        block, last = self._position(end - 1)
        return Span(Position(*self._position(start)), Position(block, last + 1))

    def place(self, position: Position) -> int:
        """The place of the first character at or after `position`."""
        row = bisect_right(self._blocks, position.block) - 1
        if row < 0:
            return 0
        inside = self._blocks[row] == position.block
        offset = self._starts[row] + position.offset if inside else self._starts[row + 1]
        return int(np.searchsorted(self._offsets, min(offset, self._starts[row + 1])))

    @cached_property
    def _index(self) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
        keys = _trigrams(self._codes)
        order = np.argsort(keys, kind="stable")
        return keys[order], order

    def diagonals(self, pattern: str, at_most: int) -> NDArray[np.intp]:
        """For each group of three characters that `pattern` shares with the text: its place less its offset in
        `pattern`.  Groups that stand in more than `at_most` places tell nothing and are left out."""
        if len(pattern) < 3 or len(self.text) < 3:
            return np.empty(0, np.intp)
        keys, order = self._index
        wanted = _trigrams(_codes(pattern))
        first, last = np.searchsorted(keys, wanted, "left"), np.searchsorted(keys, wanted, "right")
        found = [
            order[low:high] - offset
            for offset, (low, high) in enumerate(zip(first.tolist(), last.tolist(), strict=True))
            if 0 < high - low <= at_most
        ]
        return np.concatenate(found) if found else np.empty(0, np.intp)

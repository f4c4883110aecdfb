"""A posting list as whoosh's queries walk through it."""

import struct
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search.engine import LeafMatcher, ReadTooFar

_FREQUENCY: Final = struct.Struct("!I")


class FlatMatcher(LeafMatcher):  # type: ignore[misc]
    """Walks through postings `document << 8 | frequency`, ascending."""

    def __init__(self, postings: NDArray[np.uint32], format_: Any, term: tuple[str, bytes], scorer: Any) -> None:
        self._postings = postings
        self._at = 0
        self._term = term
        self.format = format_
        self.scorer = scorer

    def is_active(self) -> bool:
        return self._at < len(self._postings)

    def id(self) -> int:
        return int(self._postings[self._at]) >> 8

    def weight(self) -> float:
        return float(self._postings[self._at] & np.uint32(0xFF))

    def value(self) -> bytes:
        """The frequency, as whoosh's Frequency format packs it."""
        return _FREQUENCY.pack(int(self._postings[self._at]) & 0xFF)

    def all_ids(self) -> Iterator[int]:
        return iter((self._postings[self._at :] >> np.uint32(8)).tolist())

    def reset(self) -> None:
        self._at = 0

    def copy(self) -> "FlatMatcher":
        twin = FlatMatcher(self._postings, self.format, self._term, self.scorer)
        twin._at = self._at
        return twin

    def next(self) -> bool:
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return False

    def skip_to(self, id: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._at += int(np.searchsorted(self._postings[self._at :], np.uint32(id << 8)))

    def supports_block_quality(self) -> bool:
        return False

"""Long texts as arrays of code points: what takes a step in Python for each character takes one for the whole text.

numpy is loaded with the first long text: a command that converts a line need not wait for it.
"""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Flags = NDArray[np.bool_]

# From this length on, in code points, an array is faster than the text itself.
LONG: Final = 2_000
_ENCODING: Final = "utf-32-le"
# All ideographs lie below; what lies above is translated the slow way.
_HIGHEST: Final = 0x3_0000
_BUCKETS: Final = 1 << 20
_SPREAD: Final = 0x9E3B


def codes_of(text: str) -> "Codes":
    """The code points of `text`; lone surrogates count as such."""
    import numpy as np

    return np.frombuffer(text.encode(_ENCODING, "surrogatepass"), dtype=np.uint32)


class CodeTable:
    """One character for another, over whole texts."""

    __slots__ = ("_map", "_table")

    def __init__(self, table: Mapping[int, str]) -> None:
        """`table` maps code points to single characters; what it does not name stays."""
        self._map = {code: ord(char) for code, char in table.items()}
        self._table: Codes | None = None

    def translate(self, text: str) -> str | None:
        """`text` translated; None if it has characters that are beyond the table."""
        import numpy as np

        if self._table is None:
            self._table = np.arange(_HIGHEST, dtype=np.uint32)
            known = {code: to for code, to in self._map.items() if code < _HIGHEST}
            self._table[list(known)] = list(known.values())
        codes = codes_of(text)
        if codes.max(initial=0) >= _HIGHEST:
            return None
        return self._table.take(codes).tobytes().decode(_ENCODING, "surrogatepass")


class Heads:
    """Where phrases may begin, told by their first two characters, or by the only one; a few places too many."""

    __slots__ = ("_pairs", "_single")

    def __init__(self, heads: Collection[str]) -> None:
        import numpy as np

        pairs = codes_of("".join(head for head in heads if len(head) == 2))
        self._pairs: Flags = np.zeros(_BUCKETS, dtype=np.bool_)
        self._pairs[_buckets(pairs[::2], pairs[1::2])] = True
        self._single = codes_of("".join(head for head in heads if len(head) == 1))

    def places(self, text: str) -> list[int]:
        """The places, ascending."""
        import numpy as np

        codes = codes_of(text)
        found = np.zeros(len(codes), dtype=np.bool_)
        if len(codes) > 1:
            found[:-1] = self._pairs[_buckets(codes[:-1], codes[1:])]
        if len(self._single):
            found |= np.isin(codes, self._single)
        places: list[int] = np.flatnonzero(found).tolist()
        return places


def _buckets(first: "Codes", second: "Codes") -> "Codes":
    import numpy as np

    return (first * np.uint32(_SPREAD) + second) & np.uint32(_BUCKETS - 1)

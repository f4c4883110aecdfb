"""Between code points, which the program counts, and UTF-16 units, which Qt counts."""

from bisect import bisect_left


class Utf16:
    """The two counts of one text.  A caret between the halves of a character moves to its start."""

    __slots__ = ("_astral", "_astral_units")

    def __init__(self, text: str) -> None:
        plain = text.isascii() or max(text) <= "\uffff"
        self._astral = [] if plain else [at for at, char in enumerate(text) if char > "\uffff"]
        self._astral_units = [at + before for before, at in enumerate(self._astral)]

    def units(self, offset: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._astral, offset)

    def points(self, units: int) -> int:
        """The code point offset of a UTF-16 offset."""
        before = bisect_left(self._astral_units, units)
        halved = before > 0 and units == self._astral_units[before - 1] + 1
        return units - before if not halved else self._astral[before - 1]

"""Properties of characters as arrays, for whole texts at once."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Units = NDArray[np.uint16]

_UNKNOWN: Final = 0xFFFFFFFF


def code_units(text: str) -> Units:
    """The UTF-16 code units of `text`."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")


def is_surrogate(unit: Any) -> Any:
    """Of a code unit or of each in an array, whether it is half of a character outside the BMP."""
    return (unit >= 0xD800) & (unit < 0xE000)


class UnitTable:
    """A number below 2**32 - 1 for each UTF-16 code unit, computed when the unit first occurs: to fill the whole table
    takes longer than to index a document."""

    def __init__(self, compute: Callable[[Sequence[str]], Sequence[int]]) -> None:
        self._compute = compute
        self._values = np.full(0x10000, _UNKNOWN, np.uint32)

    def __getitem__(self, units: Units) -> NDArray[np.uint32]:
        values = self._values[units]
        unknown = values == _UNKNOWN
        if unknown.any():
            new = np.unique(units[unknown])
            self._values[new] = self._compute([chr(unit) for unit in new.tolist()])
            values = self._values[units]
        return values

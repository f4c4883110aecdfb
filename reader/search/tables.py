"""Properties of characters as arrays, for whole texts at once."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Units = NDArray[np.uint16]
Points = NDArray[np.uint32]


def code_units(text: str) -> Units:
    """The UTF-16 code units of `text`."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")


def code_points(text: str) -> Points:
    """The code points of `text`."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def is_surrogate(unit: Any) -> Any:
    """Of a code unit or of each in an array, whether it is half of a character outside the BMP."""
    return (unit >= 0xD800) & (unit < 0xE000)


class UnitTable:
    """A number for each UTF-16 code unit, computed when the unit first occurs: to fill the whole table takes longer
    than to index a document.

    dtype: an unsigned type whose greatest number is none of the computed ones.
    """

    def __init__(self, compute: Callable[[Sequence[str]], Sequence[int]], dtype: type[Any] = np.uint32) -> None:
        self._compute = compute
        self._unknown = int(np.iinfo(dtype).max)
        self._values = np.full(0x10000, self._unknown, dtype)

    def __getitem__(self, units: Units) -> NDArray[Any]:
        values = self._values.take(units, mode="clip")  # the quickest mode; nothing is ever clipped
        if values.size and int(values.max()) == self._unknown:
            new = np.unique(units[values == self._unknown])
            self._values[new] = self._compute([chr(unit) for unit in new.tolist()])
            values = self._values.take(units, mode="clip")
        return values


class PointTable:
    """The same for each code point.  What is outside the BMP is rare, and computed each time."""

    def __init__(self, compute: Callable[[Sequence[str]], Sequence[int]], dtype: type[Any] = np.uint32) -> None:
        self._compute = compute
        self._bmp = UnitTable(compute, dtype)

    def __getitem__(self, points: Points | Units) -> NDArray[Any]:
        """points: code points, or of a text without any outside the BMP its units, which takes half the time."""
        values = self._bmp[points.astype(np.uint16, copy=False)]
        if points.size and int(points.max()) > 0xFFFF:
            outside = np.flatnonzero(points > 0xFFFF)
            different, at = np.unique(points[outside], return_inverse=True)
            values[outside] = np.array(self._compute([chr(point) for point in different.tolist()]))[at]
        return values

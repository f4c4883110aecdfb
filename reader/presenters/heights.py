"""Where each of very many stacked rows lies, while their heights become known one by one."""

from collections.abc import Sequence
from math import isqrt

import numpy as np
from numpy.typing import NDArray


class HeightIndex:
    """Prefix sums over heights in pixels, in chunks of about sqrt(n) rows: O(1) to set one, O(sqrt n) to look up."""

    def __init__(self, heights: Sequence[float] | NDArray[np.float64]) -> None:
        self._heights = np.array(heights, dtype=np.float64)
        self._chunk = max(16, isqrt(len(self._heights)))
        starts = np.arange(0, len(self._heights), self._chunk)
        self._sums: NDArray[np.float64] = (
            np.add.reduceat(self._heights, starts) if len(starts) else np.zeros(0, dtype=np.float64)
        )

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> float:
        return float(self._heights[row])

    @property
    def total(self) -> float:
        return float(self._sums.sum())

    def set(self, row: int, height: float) -> None:
        self._sums[row // self._chunk] += height - self._heights[row]
        self._heights[row] = height

    def top(self, row: int) -> float:
        """The upper edge of `row`; of len(self), the lower edge of all."""
        chunk = row // self._chunk
        return float(self._sums[:chunk].sum() + self._heights[chunk * self._chunk : row].sum())

    def tops(self) -> NDArray[np.float64]:
        """The upper edges of all rows at once, O(n)."""
        edges = np.cumsum(self._heights)
        return edges - self._heights

    def shares(self, rows: Sequence[int], within: Sequence[float]) -> list[float]:
        """Where in all of it, 0 to 1, places lie that are so far (0 to 1) down their rows.  O(n) for any number."""
        which = np.array(rows, dtype=np.intp)
        edges = self.tops()[which] + np.array(within, dtype=np.float64) * self._heights[which]
        shares: list[float] = (edges / (self.total or 1.0)).tolist()
        return shares

    def find(self, y: float) -> tuple[int, float]:
        """The row that covers `y`, and how far below its upper edge `y` lies; the nearest row for a y outside."""
        if y < 0 or not len(self._heights):
            return 0, 0.0
        chunk_ends = np.cumsum(self._sums)
        chunk = min(int(np.searchsorted(chunk_ends, y, side="right")), len(self._sums) - 1)
        rest = y - (float(chunk_ends[chunk - 1]) if chunk else 0.0)
        first = chunk * self._chunk
        ends = np.cumsum(self._heights[first : first + self._chunk])
        row = min(int(np.searchsorted(ends, rest, side="right")), len(ends) - 1)
        rest -= float(ends[row - 1]) if row else 0.0
        return first + row, min(rest, float(self._heights[first + row]))

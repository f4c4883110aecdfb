"""Where the page stands: a top row and how many pixels of it are hidden, over rows measured only when they are seen."""

from collections.abc import Callable

from reader.presenters.heights import HeightIndex

Measure = Callable[[int], float]


class Scroller:
    """The scroll state of a view `height` pixels high.

    `measure(row)` lays a row out, tells the height index, and returns the row's true height.  Rows out of sight keep
    their estimates, so that what is seen never jumps when a row above is measured.
    """

    def __init__(self, heights: HeightIndex, measure: Measure) -> None:
        self.heights = heights
        self.top = 0
        self.offset = 0.0
        self.height = 0.0
        self._measure = measure

    @property
    def value(self) -> float:
        """Pixels above the view, as far as they are known."""
        return self.heights.top(self.top) + self.offset

    @property
    def at_end(self) -> bool:
        """Whether nothing is below the view."""
        row, y = self.visible()[-1] if len(self.heights) and self.height > 0 else (len(self.heights) - 1, 0.0)
        return row == len(self.heights) - 1 and y + (self._measure(row) if row >= 0 else 0) <= self.height

    def move(self, distance: float) -> None:
        """Scroll by `distance` pixels, downward if positive, within the document."""
        rows = len(self.heights)
        if not rows:
            self.top, self.offset = 0, 0.0
            return
        top, offset = min(self.top, rows - 1), self.offset + distance
        while offset < 0 and top > 0:
            top -= 1
            offset += self._measure(top)
        while top < rows - 1 and offset >= (high := self._measure(top)):
            offset -= high
            top += 1
        self.top, self.offset = top, max(0.0, offset)
        self._settle()

    def jump(self, value: float) -> None:
        """Scroll to `value` pixels from the start, going by estimates."""
        self.top, self.offset = self.heights.find(value)
        self.move(0)

    def show(self, row: int, within: float, at: float) -> None:
        """Bring what lies `within` pixels down `row` to `at` pixels below the upper edge of the view."""
        self.top, self.offset = row, 0.0
        self.move(within - at)

    def to_end(self) -> None:
        rows = len(self.heights)
        if rows:
            self.top, self.offset = rows - 1, self._measure(rows - 1)
            self._settle()

    def visible(self) -> list[tuple[int, float]]:
        """The rows in sight and where the upper edge of each lies in the view."""
        seen = []
        row, y = self.top, -self.offset
        while y < self.height and row < len(self.heights):
            seen.append((row, y))
            y += self._measure(row)
            row += 1
        return seen

    def _settle(self) -> None:
        """No blank page after the end."""
        row, end = self.top, -self.offset
        while end < self.height and row < len(self.heights):
            end += self._measure(row)
            row += 1
        if end >= self.height:
            return
        offset = self.offset - (self.height - end)
        while offset < 0 and self.top > 0:
            self.top -= 1
            offset += self._measure(self.top)
        self.offset = max(0.0, offset)

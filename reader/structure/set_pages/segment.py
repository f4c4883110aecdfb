"""A piece of a line of a set page: what was drawn there without a wide gap."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

SAME_LINE: Final = 0.35
"""Of the size: how far the baselines of what stands on one line differ, at most."""
SAME_SIZE: Final = 0.3
"""Points by which letters of one size differ, at most."""
BLANK: Final = 1.15
"""Of the size: a blank as wide as an ideograph, as stands between labelled names and parts of titles."""
NUMBER: Final = re.compile(r"\d{1,3}$")
"""The number of a footnote alone."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Runs on one line without a wide gap between them.  `marks`: (offset, number) of raised figures taken out.
    `is_whole`: it is a block by itself, as an entry of contents is.  `accent`: the colour that tells all of it from the
    text, 0 = none."""

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    marks: tuple[tuple[int, int], ...] = ()
    is_whole: bool = False
    accent: int = 0

    def beside(self, other: "Segment") -> bool:
        """Whether both stand on one line."""
        return abs(self.baseline - other.baseline) <= SAME_LINE * max(self.size, other.size)


def stretches(drawn: Sequence[Segment], indexes: Iterable[int]) -> Iterator[list[int]]:
    """Segments of a page, by their indexes, in stretches none of which goes up again."""
    found: list[int] = []
    for index in indexes:
        if found and drawn[index].baseline > drawn[found[-1]].baseline + SAME_LINE * drawn[index].size:
            yield found
            found = []
        found.append(index)
    if found:
        yield found

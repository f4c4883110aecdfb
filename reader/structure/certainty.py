"""How sure the less sure decisions are: about the share of the blocks so decided that were right, in texts whose true
structure is known.  Decisions that are not named here were right more often, and leave a block's confidence at 1.
"""

from collections.abc import Sequence
from typing import Final

from reader.structure.lines import Line

UNSIGNED: Final = 0.75
"""Any block of a text whose lines do not say how they end: paragraphs are told by widths alone."""
UNSIGNED_SHORT_LINE: Final = 0.3
"""A heading of such a text, without number, known section or sign: cells and broken lines are as short."""
LONE_SHORT_LINE: Final = 0.9
"""The same right above a paragraph or an author, and not beside another."""
SHORT_LINE: Final = 0.97
"""A heading without number, known section or sign, where lines say how they end."""
JOINED_AT_BLANK: Final = 0.95
"""A paragraph that goes on behind a blank which may have ended it."""
QUESTION: Final = 0.85
"""A short question taken for a heading."""
COLUMN: Final = 0.9
"""A heading at the top of a page taken for a column by what follows it."""
RARE_NAME: Final = 0.85
"""An author known but by the place of his name."""
LONE_HEAD: Final = 0.9
"""A running head that stands on one page only."""
UNMARKED_NOTE: Final = 0.6
"""A footnote whose mark was not found in the text."""
WEAK_MARK: Final = 0.9
"""A paragraph with a figure taken for a mark though it may be a number."""
FITTED_CELLS: Final = 0.95
"""A table with more blanks than cells."""
PACKED_CELLS: Final = 0.5
"""A table whose cells were put into rows by their number alone."""
STREWN_CELLS: Final = 0.95
"""A table whose strewn cells fill the columns of a known head by their kinds."""
LOST_COLUMNS: Final = 0.3
"""A table whose columns could not be restored: its lines in their order, one a row."""


def sureness(lines: Sequence[Line]) -> float:
    """How sure it is of each of `lines` whether a block goes on behind it."""
    for line in lines:
        if line.closes is None and line.blank is None and line.measures is None:
            return UNSIGNED
    return 1.0

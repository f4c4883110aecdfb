"""The columns of a table."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from reader.model.document import Block
from reader.ui.reading.typography import ROMAN_WIDTH

_LOOKED_AT: Final = 200
_LEAST: Final = 3.2
_MOST: Final = 26.0
_CHARACTER: Final = 1.1
# A heading up to this long is not broken if it can be helped.
_HEAD: Final = 7.5


def text_width(text: str) -> float:
    """About how many ems a text takes on one line; of several lines the longest."""
    if text.isascii() and "\n" not in text:
        return len(text) * ROMAN_WIDTH
    return max((sum(ROMAN_WIDTH if char.isascii() else 1.0 for char in line) for line in text.split("\n")), default=0.0)


def column_widths(block: Block, width: float, em: float, padding: float) -> list[float]:
    """How to share `width` pixels among the columns of a table: each as wide as its longest cell where that fits,
    else more to those that have more to say.  Looks at the first 200 rows.

    em: pixels.  padding: pixels on either side of each cell.
    """
    count = max(len(row) for row in block.rows)
    natural = [_LEAST] * count
    for row in block.rows[:_LOOKED_AT]:
        if len(row) < count:
            continue
        for column, cell in enumerate(row):
            wanted = text_width(block.text[cell.start : min(cell.end, cell.start + 80)])
            natural[column] = max(natural[column], min(_MOST, wanted + 0.2))
    heads = [block.text[cell.start : cell.end] for cell in block.rows[0]] + [""] * count
    least = [
        min(wide, max(_LEAST * 1.4, min(_HEAD, text_width(head) + 0.2)))
        for wide, head in zip(natural, heads, strict=False)
    ]
    room = width / em - count * 2 * padding / em
    # The edges are rounded, so that the last one is that of the page.
    edges = accumulate((share * em + 2 * padding for share in _share(natural, least, room)), initial=0.0)
    return [float(round(right) - round(left)) for left, right in pairwise(edges)]


def _share(natural: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    if sum(natural) <= room:
        spare = (room - sum(natural)) / sum(natural)
        return [width * (1 + spare) for width in natural]
    if sum(least) > room:
        # Headings are broken, and words too, before a column stands beside the page.
        least = [min(low, _LEAST) for low in least]
    if sum(least) > room:
        return [max(_CHARACTER, low * room / sum(least)) for low in least]
    over = sum(natural) - sum(least)
    left = max(0.0, room - sum(least))
    return [
        low + (width - low) * left / over if over else room / len(natural)
        for low, width in zip(least, natural, strict=True)
    ]

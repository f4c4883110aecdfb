"""Letters of a second font: many programs draw a line with one font first, leaving gaps for the letters that it lacks,
and those from another font behind it."""

from itertools import pairwise
from math import inf
from typing import Final

from reader.importers.pdf.characters import BASELINE_TOLERANCE, NOTHING, Piece, TextPage

_NEAR: Final = 0.3  # of the font size: how far from its neighbours a letter in its gap stands at most
_SPACE: Final = 0.1  # the same: the least gap between words


def pieces(page: TextPage, start: int, end: int) -> list[Piece]:
    """The pieces of the line [start, end), its characters in the order in which they stand."""
    found = list(page.pieces(start, end))
    if not any(_steps_back(before, after) for before, after in pairwise(found)):
        return found
    order = _order(page, start, end, found[0].face.size)
    if order is None:
        return found
    page.reorder(start, end, order)
    return list(page.pieces(start, end))


def _steps_back(before: Piece, after: Piece) -> bool:
    """Whether a piece begins where the one before it on the same line has not ended yet, and both are level."""
    if after.left >= before.right - _NEAR * before.face.size or before.askew or after.askew:
        return False
    return abs(after.face.baseline - before.face.baseline) <= BASELINE_TOLERANCE * before.face.size


def _order(page: TextPage, start: int, end: int, size: float) -> list[int] | None:
    """The places of the line's characters from left to right, without blanks that only a gap feigned; None where those
    that were drawn late do not fill gaps."""
    drawn = [at for at in range(start, end) if page.chars[at] != NOTHING and not page.is_inferred(at)]
    spans = {at: page.box(at)[:2] for at in drawn}
    late = _late(spans)
    order: list[int] = []
    for at in sorted(drawn, key=lambda at: spans[at][0]):
        gap = spans[at][0] - spans[order[-1]][1] if order else 0.0
        if order and (at in late or order[-1] in late) and abs(gap) > _NEAR * size:
            return None
        if order and gap > _SPACE * size and at > start and page.is_inferred(at - 1):
            order.append(at - 1)
        order.append(at)
    return order


def _late(spans: dict[int, tuple[float, float]]) -> set[int]:
    """The characters that stand left of one drawn before them."""
    late: set[int] = set()
    reach = -inf
    for at, (left, _) in spans.items():
        if left < reach:
            late.add(at)
        else:
            reach = left
    return late

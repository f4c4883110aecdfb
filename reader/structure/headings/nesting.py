"""How the kinds of number that headings have lie in one another."""

from collections.abc import Sequence
from itertools import pairwise

from reader.structure.numbering import Marker, value_of


def nested(markers: Sequence[Marker]) -> list[int]:
    """The ranks that occur, outermost first: as the numbers lie in one another, and where these do not tell, by rank.

    1. … (一) … (二) … 2. tells that 1. lies outside of (一), whatever other documents do.
    """
    ranks = sorted({marker.rank for marker in markers})
    counted = {rank for rank in ranks if _counts(markers, rank)}
    inside: dict[int, set[int]] = {}  # rank -> those within which numbers of it begin anew
    values = [value_of(marker.text) for marker in markers] if len(counted) > 1 else []
    last: dict[int, int] = {}  # rank -> the place of the last number of it
    for place, value in enumerate(values):
        rank = markers[place].rank
        before = last.get(rank)
        last[rank] = place
        if before is None or rank not in counted or (known := values[before]) is None or value != known + 1:
            continue
        for at in range(before + 1, place):
            if values[at] == 1 and markers[at].rank in counted:
                inside.setdefault(markers[at].rank, set()).add(rank)
    order: list[int] = []
    for rank in ranks:
        outer = inside.get(rank, set())
        within = [at for at, other in enumerate(order) if rank in inside.get(other, ()) and other not in outer]
        order.insert(min(within, default=len(order)), rank)
    return order


def _counts(markers: Sequence[Marker], rank: int) -> bool:
    """Whether the numbers of one kind count on or begin anew, none missed: elsewhere their order tells nothing."""
    values = [value_of(marker.text) for marker in markers if marker.rank == rank]
    return all(value is not None and (value == 1 or value - 1 == before) for before, value in pairwise([0, *values]))

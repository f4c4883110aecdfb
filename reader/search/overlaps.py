"""Whether places of what is sought may overlap."""

from functools import lru_cache
from itertools import combinations

from reader.model.query import Phrase
from reader.search.meaning import Source, section_of
from reader.text.folding import fold_text


@lru_cache(maxsize=64)
def may_overlap(found: tuple[Source, ...]) -> bool:
    """Whether places of any two of them may."""
    return any(can_overlap(one, other) for one, other in combinations(found, 2))


def can_overlap(one: Source, other: Source) -> bool:
    """Whether a place of one may overlap one of the other."""
    if not (isinstance(one, Phrase) and isinstance(other, Phrase)):
        return True
    if None not in (section_of(one.field), section_of(other.field)) and one.field is not other.field:
        return False
    first, second = fold_text(one.text), fold_text(other.text)
    if first in second or second in first:
        return True
    return any(
        first.endswith(second[:size]) or second.endswith(first[:size])
        for size in range(1, min(len(first), len(second)))
    )


def can_overlap_itself(literal: bytes) -> bool:
    """Whether a place of some bytes may overlap another one of them."""
    return any(literal.startswith(literal[at:]) for at in range(1, len(literal)))

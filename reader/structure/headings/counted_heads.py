"""What the numbers around a line with one tell of whether it is a heading or an item."""

from collections.abc import Mapping, Sequence
from typing import Final

from reader.structure.drafts import Draft
from reader.structure.kinds import HEADING
from reader.structure.numbering import Marker, bulleted, numbered, value_of

_SHORT: Final = 0.6  # of the capacity
_SEVERAL: Final = 3  # headings with 壹、


def goes_on_formally(made: Draft, marker: Marker, heads: Mapping[str, int], capacity: int) -> bool:
    """Whether a short line has the number behind those of several headings with 壹、: 柒、散會：下午五時。"""
    value = value_of(marker.text) if marker.kind == "formal" else None
    is_short = len(made.lines) == 1 and made.lines[0].width <= _SHORT * capacity
    return value is not None and value > _SEVERAL and heads.get(marker.kind) == value - 1 and is_short


def has_sibling(texts: Sequence[Draft], index: int, marker: Marker) -> bool:
    """Whether the draft behind a bulleted one has the same bullet: then both are items, however they are set."""
    after = bulleted(texts[index + 1].text) if marker.kind == "bullet" and index + 1 < len(texts) else None
    return after is not None and after.text == marker.text


def is_heading_of(made: Draft, marker: Marker) -> bool:
    """Whether `made` is a heading with the same kind of number."""
    other = numbered(made.text)
    return made.kind is HEADING and other is not None and other.kind == marker.kind


def counts_on(counting: dict[str, int | None], marker: Marker, value: int | None) -> bool:
    """Whether a number goes on with the list that is open."""
    if marker.kind not in counting:
        return False
    last = counting[marker.kind]
    return last is None or value is None or value == last + 1

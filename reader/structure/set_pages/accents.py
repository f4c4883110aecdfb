"""Titles that nothing but their colour tells from the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.lines import LARGER
from reader.structure.numbering import numbered
from reader.structure.set_pages.segment import Segment

_SEVERAL: Final = 2  # lines of one colour and size that stand as titles do
_WIDEST: Final = 0.85  # of the widest line of their size on the page: how wide they are
_ABOVE: Final = 2.2  # of the size: how far above one the line stands with which it might go on
_SMALLER: Final = 0.95  # of the line below: what is smaller heads nothing
_STOPS: Final = "，、。；：,;"


def with_titles(pages: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """The segments of each page, those in bold that their colour tells as titles: alone on their lines, at no end of a
    paragraph and within none, above what is set no larger, several in one colour; larger ones need none."""
    rooms: Counter[float] = Counter()
    for page in pages:
        for segment in page:
            rooms[segment.size] += round(segment.right - segment.left)
    usual = max(rooms, key=lambda size: rooms[size], default=0.0)
    found = {
        (number, index)
        for number, page in enumerate(pages)
        for index, segment in enumerate(page)
        if segment.accent and segment.size < LARGER * usual and _may_be_title(page, index)
    }
    counts = Counter(_look(pages[number][index]) for number, index in found)
    return [
        [
            replace(segment, bold=True) if (number, index) in found and counts[_look(segment)] >= _SEVERAL else segment
            for index, segment in enumerate(page)
        ]
        for number, page in enumerate(pages)
    ]


def _look(segment: Segment) -> tuple[int, float]:
    return segment.accent, round(segment.size, 1)


def _may_be_title(page: Sequence[Segment], index: int) -> bool:
    segment = page[index]
    if not segment.text or segment.text[-1] in _STOPS or "。" in segment.text or _is_beside_other(page, index):
        return False
    widest = max(other.right - other.left for other in page if other.size == segment.size)
    if segment.right - segment.left > _WIDEST * widest and widest > segment.right - segment.left:
        return False
    before = page[index - 1] if index else None
    if before is not None and before.size == segment.size and not before.accent:
        step = before.baseline - segment.baseline
        is_near = 0 < step <= _ABOVE * segment.size and before.left < segment.right and segment.left < before.right
        is_item = numbered(before.text) is not None and numbered(segment.text) is not None
        if is_near and (is_item or not ends_sentence(before.text)):
            return False
    after = page[index + 1] if index + 1 < len(page) else None
    return after is not None and after.accent != segment.accent and segment.size >= _SMALLER * after.size


def _is_beside_other(page: Sequence[Segment], index: int) -> bool:
    """Whether another stands right beside a segment, as cells and labels of a drawing do."""
    segment = page[index]
    near = page[max(0, index - 2) : index + 3]
    return any(other is not segment and other.beside(segment) for other in near)

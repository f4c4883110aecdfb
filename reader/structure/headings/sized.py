"""The depth of headings of set pages, by their size."""

from collections.abc import Sequence
from typing import Final

from reader.structure.drafts import Draft
from reader.structure.headings.nesting import nested
from reader.structure.kinds import HEADING
from reader.structure.lines import LARGER
from reader.structure.numbering import numbered
from reader.structure.words import phrases
from reader.structure.words.note_heads import ENDNOTES

_SAME_SIZE: Final = 0.35  # points
_FURTHER: Final = "延伸閱讀"


def stands_behind_text(text: str) -> bool:
    """Whether a heading is the title of what stands behind a text: its works, its notes; what to read further may also
    stand in a box beside it."""
    return bool((phrases.BACK_MATTER.match(text) and _FURTHER not in text) or ENDNOTES.match(text))


def is_display(made: Draft, body_size: float) -> bool:
    """Whether a draft is set larger or bolder than the running text."""
    measures = made.lines[0].measures
    return measures is not None and (measures.size >= LARGER * body_size or measures.bold)


def by_size(drafts: Sequence[Draft], body_size: float) -> None:
    """The larger, the higher; numbers of different kinds in one size as they lie in one another; those in the text's
    size below."""
    headings, frames = _without_frames([made for made in drafts if made.kind is HEADING], body_size)
    order = nested([marker for made in headings if (marker := numbered(made.text))])
    keys: dict[int, tuple[float, int]] = {}  # size and depth among the kinds of number
    for made in headings:
        marker = numbered(made.text)
        keys[id(made)] = (-_size_of(made, body_size), order.index(marker.rank) if marker else -1)
    sizes: dict[float, set[int]] = {}
    for size, depth in keys.values():
        sizes.setdefault(size, set()).add(depth)
    for depths in sizes.values():
        if -1 in depths and len(depths) > 1:  # unnumbered headings stand level with the first kind of number
            depths.discard(-1)
    places = [(size, depth) for size in sorted(sizes) for depth in sorted(sizes[size])]
    for made in headings:
        size, depth = keys[id(made)]
        made.level = 1 + places.index((size, depth if depth in sizes[size] else min(sizes[size])))
    _numbers_in_order(headings, order)
    outermost = min((made.level for made in headings[1:] if made.level), default=2)
    for made in frames:
        made.level = outermost


def _without_frames(headings: Sequence[Draft], body_size: float) -> tuple[list[Draft], list[Draft]]:
    """The headings whose sizes tell their levels, and the titles of contents, and those of abstracts and notes in a
    size of their own: these lie as deep as the outermost parts of the text, however large they are."""
    contents = [made for made in headings if phrases.is_contents_title(made.text)]
    others = [made for made in headings if made not in contents and not _stands_around(made)]
    sizes = {_size_of(made, body_size) for made in others}
    frames = [
        made for made in headings if made in contents or (made not in others and _size_of(made, body_size) not in sizes)
    ]
    return ([made for made in headings if made not in frames], frames) if len(others) > 1 else (list(headings), [])


def _stands_around(made: Draft) -> bool:
    """Whether a heading is the title of what stands before or behind a text."""
    return bool(phrases.ABSTRACT_TITLE.match(made.text) or stands_behind_text(made.text))


def _size_of(made: Draft, body_size: float) -> float:
    """The size that tells a level: of headings set as the text is, that of this."""
    measures = made.lines[0].measures
    size = measures.size if measures and is_display(made, body_size) else body_size
    return _SAME_SIZE * round(size / _SAME_SIZE)


def _numbers_in_order(headings: Sequence[Draft], order: Sequence[int]) -> None:
    """3.1 lies below 3. however large it is set: kinds of number that have one level each share these in `order`."""
    levels: dict[int, set[int]] = {}
    for made in headings:
        if (marker := numbered(made.text)) and made.level:
            levels.setdefault(marker.rank, set()).add(made.level)
    if any(len(found) != 1 for found in levels.values()):
        return
    ranked = dict(zip(sorted(levels, key=order.index), sorted(min(found) for found in levels.values()), strict=True))
    for made in headings:
        if marker := numbered(made.text):
            made.level = ranked[marker.rank]

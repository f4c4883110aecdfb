"""How much room the lines of narrower stretches have: columns, boxes, what is set in; no positions tell of them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.lines import Line
from reader.structure.numbering import numbered

_NARROWER: Final = 0.85  # of the document's full line: how wide lines of a narrower stretch are, at most
_LEAST: Final = 8  # lines of a stretch
_LEAST_WIDTH: Final = 24  # columns of its full line
_WIDEST: Final = 0.9  # of the lines that are no wider than the full line
_NEARLY: Final = 0.86  # of the full line: what is full
_OVER: Final = 4  # columns by which letters may widen a full line
_FULL: Final = 0.5  # of the lines that are full, at least
_WITHIN: Final = 0.5  # of the full lines that end within a sentence, at least
_PROSE: Final = 0.5  # of the lines that hold a sign of a sentence, at least


def rooms(lines: Sequence[Line], capacity: int) -> dict[int, int]:
    """How many half-width columns a full line holds around each line of a narrower stretch of prose, by its index.

    capacity: of a full line of the document.
    """
    found: dict[int, int] = {}
    waiting = [(begin, end, capacity) for begin, end in _stretches(lines, 0, len(lines), capacity)]
    while waiting:
        begin, end, wider = waiting.pop()
        full = sorted(line.width for line in lines[begin:end])[int((end - begin) * _WIDEST)]
        if not _LEAST_WIDTH <= full < wider:
            continue
        narrower = list(_stretches(lines, begin, end, full))
        waiting += [(*stretch, full) for stretch in narrower]
        within = {index for stretch in narrower for index in range(*stretch)}
        rest = [index for index in range(begin, end) if index not in within]
        if _are_full([lines[index] for index in rest], full):
            found.update({index: full for index in rest if lines[index].width <= full + _OVER})
    return found


def _are_full(lines: Sequence[Line], full: int) -> bool:
    """Whether lines are those of prose whose full line holds so much; a list of sentences, each on a line, is not."""
    filled = [line for line in lines if line.width >= _NEARLY * full]
    within = sum(not ends_sentence(line.text) for line in filled)
    return (
        len(lines) >= _LEAST - 1
        and len(filled) >= _FULL * len(lines)
        and within >= _WITHIN * len(filled)
        and _are_prose(lines)
    )


def _stretches(lines: Sequence[Line], begin: int, end: int, capacity: int) -> Iterator[tuple[int, int]]:
    """The longest runs of lines narrower than those that hold `capacity`, as ranges of indexes, without the last line
    of a wider paragraph and a counted heading right above a wide one."""
    widest = _NARROWER * capacity
    wide = [index for index in range(begin, end) if lines[index].width > widest]
    for before, after in pairwise([begin - 1, *wide, end]):
        first = before + 1
        if first < after and first and not ends_sentence(lines[before].text):
            first += 1
        last = after - (after < end and _is_counted_title(lines[after - 1].text))
        if after - first >= _LEAST:
            yield first, last


def _is_counted_title(text: str) -> bool:
    return numbered(text) is not None and not any(sign in text for sign in "，。；")


def _are_prose(lines: Sequence[Line]) -> bool:
    """Whether lines hold sentences, as lists of titles or names and cells do not."""
    signs = sum("，" in line.text or "。" in line.text or "、" in line.text for line in lines)
    return signs >= _PROSE * len(lines) and sum("。" in line.text for line in lines) > 1

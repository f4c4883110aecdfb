"""Lines from the segments of set pages: where blocks begin and end."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure.characters import OPENING, ends_sentence, is_wide, width
from reader.structure.lines import Line, Measures
from reader.structure.numbering import bulleted, numbered
from reader.structure.segments import PageOf, Segment

_INDENT: Final = 1.4  # of the size
_DEEPEST: Final = 2.6  # of the size: how far a first line is set in
_STOPS: Final = tuple("，。、；：！？）」』》】")
_NEAR_SIZE: Final = 3  # half points
_SET_IN: Final = 1.2  # of the size: how far quotations stand from the margins, at least
_ASIDE: Final = 6.0  # of the size
_FAR: Final = 4.0  # of the size
_STEP, _FULL_STEP = 1.75, 2.1  # times the size
_NEARLY: Final = 2.5  # of the size: the room at the end of a full line
_LATIN_TITLE: Final = 20  # characters


def lines_of(found: Sequence[PageOf], order: Sequence[Segment], body: float, small: float) -> list[Line]:
    """Lines in the given order, each told whether it opens a block and whether it closes one."""
    columns = _columns(order, found)
    margins = _margins(order, columns)
    leading = _leading(order)
    narrow = _narrow(order, columns, margins, leading)
    lines: list[Line] = []
    for index, segment in enumerate(order):
        before = order[index - 1] if index else None
        after = order[index + 1] if index + 1 < len(order) else None
        first = before is None or before.page != segment.page
        text, marks = _note_head(segment, small)
        lines.append(
            Line(
                index + 1,
                text,
                width(text),
                segment.page,
                first,
                closes=_closes(segment, after, narrow.get(index, margins[_key(segment, columns)][1]), body),
                opens=before is not None
                and (
                    _opens(before, segment, leading, body, margins[_key(before, columns)][1])
                    or _begins_paragraph(before, segment, after, margins[_key(segment, columns)][0])
                    or _stood_aside(before, segment, margins[_key(before, columns)])
                ),
                marks=marks,
                measures=_measures(segment),
            )
        )
    return lines


def _measures(segment: Segment) -> Measures:
    top = segment.baseline + abs(segment.size)  # negative in a font that stands on its head
    return Measures(segment.size, segment.bold, segment.left, segment.right, segment.baseline, top)


def _note_head(segment: Segment, small: float) -> tuple[str, tuple[tuple[int, int], ...]]:
    """In small print a raised figure at the start is the number of a footnote, no mark."""
    if segment.marks and segment.marks[0][0] == 0 and segment.size <= small:
        number = f"{segment.marks[0][1]} "
        return number + segment.text, tuple((offset + len(number), mark) for offset, mark in segment.marks[1:])
    return segment.text, segment.marks


_Key = tuple[int, int, int]  # page, column, size


def _margins(order: Sequence[Segment], columns: dict[Segment, int]) -> dict[_Key, tuple[float, float]]:
    """Left and right margin of the text of one size in each column of each page."""
    lefts: dict[_Key, list[float]] = defaultdict(list)
    rights: dict[_Key, list[float]] = defaultdict(list)
    for segment in order:
        lefts[_key(segment, columns)].append(segment.left)
        rights[_key(segment, columns)].append(segment.right)
    widest = {key: (min(lefts[key]), max(rights[key])) for key in lefts}
    # A page with few lines of a size says little of its margins: the document's other pages know better.
    general: dict[tuple[int, int], tuple[float, float]] = {}
    for (_, column, size), (left, right) in widest.items():
        known = general.get((column, size), (left, right))
        general[(column, size)] = (min(known[0], left), max(known[1], right))
    return {key: widest[key] if len(lefts[key]) >= 8 else general[key[1:]] for key in widest}


def _narrow(
    order: Sequence[Segment],
    columns: dict[Segment, int],
    margins: dict[_Key, tuple[float, float]],
    leading: dict[int, float],
) -> dict[int, float]:
    """The right margin of lines that are set in on both sides, as quotations are, by index."""
    found: dict[int, float] = {}
    widest: dict[tuple[int, int], float] = defaultdict(float)  # the text's right margin on each page, in any size
    for (page, column, _), (_, right) in margins.items():
        widest[(page, column)] = max(widest[(page, column)], right)
    start = 0
    for index in range(1, len(order) + 1):
        if index < len(order) and _is_under(order[index - 1], order[index], order[start:index], leading):
            continue
        group = order[start:index]
        size, right = group[0].size, max(segment.right for segment in group)
        left, outer = margins[_key(group[0], columns)]
        outer = max(outer, widest[_key(group[0], columns)[:2]])
        inset = min(segment.left for segment in group) - left
        are_full = len(group) > 1 and all(right - segment.right <= size for segment in group[:-1])
        if inset >= _SET_IN * size and are_full and abs(outer - right - inset) <= 1.3 * size:
            found.update(dict.fromkeys(range(start, index), right))
        start = index
    return found


def _is_under(before: Segment, segment: Segment, group: Sequence[Segment], leading: dict[int, float]) -> bool:
    """Whether a line goes on with the block of `group` at the same left edge; the first line may be set in."""
    step = before.baseline - segment.baseline
    usual = _usual(leading, segment.size)
    deeper = before.left - segment.left
    at_edge = abs(deeper) <= 1 or (len(group) == 1 and 0 < deeper <= 2.2 * segment.size)
    return before.page == segment.page and before.size == segment.size and at_edge and 0 < step <= 1.12 * usual + 0.5


def _columns(order: Sequence[Segment], found: Sequence[PageOf]) -> dict[Segment, int]:
    """1 and 2 for segments in the left and right column of pages that have two, 0 for all others."""
    by_page: dict[int, list[Segment]] = defaultdict(list)
    for segment in order:
        by_page[segment.page].append(segment)
    halves = {page.number: _halves(by_page[page.number], page.width / 2) for page in found}
    several = sum(1 for left, right, _ in halves.values() if min(left, right, key=len))
    parted = [number for number, (left, right, over) in halves.items() if _are_columns(left, right, over, 6)]
    columns: dict[Segment, int] = {}
    for number, (left, right, over) in halves.items():
        # A page with few lines in its columns, as the last one has, is told by the other pages.
        if number in parted or (2 * len(parted) >= several and parted and _are_columns(left, right, over, 1)):
            columns.update(dict.fromkeys(left, 1))
            columns.update(dict.fromkeys(right, 2))
    return columns


_Half = list[Segment]


def _halves(segments: Sequence[Segment], middle: float) -> tuple[_Half, _Half, _Half]:
    """The segments in the left half of the page, in the right half, and over both."""
    left = [segment for segment in segments if segment.right <= middle + 6]
    right = [segment for segment in segments if segment.left >= middle - 6 and segment.right > middle + 6]
    return left, right, [part for part in segments if part.left < middle - 6 and part.right > middle + 6]


def _are_columns(left: _Half, right: _Half, over: _Half, least: int) -> bool:
    parted = len(left) + len(right)
    return min(len(left), len(right)) >= least and parted >= 0.7 * (parted + len(over))


def _key(segment: Segment, columns: dict[Segment, int]) -> _Key:
    column = columns.get(segment, 0) if columns else 0  # To look one up costs more than all the rest.
    return segment.page, column, round(segment.size * 2)


def _usual(leading: dict[int, float], size: float) -> float:
    """The distance between lines of `size`: of the nearest size where this one tells none, for it is often fixed."""
    near = min(leading, key=lambda known: abs(known - 2 * size), default=0)
    if near in leading and abs(near - 2 * size) <= _NEAR_SIZE:
        return leading[near]
    return 1.6 * size


def _leading(order: Sequence[Segment]) -> dict[int, float]:
    """The usual distance between the baselines of lines of one size (in half points)."""
    steps: dict[int, Counter[float]] = defaultdict(Counter)
    for before, after in pairwise(order):
        step = before.baseline - after.baseline
        if (
            before.page == after.page
            and abs(before.size - after.size) < 0.3
            and 0.9 * after.size < step < 2.6 * after.size
        ):
            steps[round(after.size * 2)][round(step * 2) / 2] += 1
    return {size: min(counted, key=lambda step: (-counted[step], step)) for size, counted in steps.items()}


def _opens(before: Segment, segment: Segment, leading: dict[int, float], body: float, right: float) -> bool:
    if abs(before.size - segment.size) > 0.04 * before.size or before.bold != segment.bold:
        return True
    step = before.baseline - segment.baseline
    if segment.size >= 1.035 * body and before.page == segment.page and 0 < step <= _title_step(before, right):
        return bool(numbered(segment.text))  # the second line of a title, wherever it is centred
    if _is_indented(before, segment) and not _hangs(before, segment, right):
        return True
    if before.page != segment.page or step < 0:
        return False
    if before.left - segment.left > _ASIDE * segment.size:
        return True  # the line before stood at the right or in the middle
    usual = leading.get(round(segment.size * 2), 1.6 * segment.size)
    return step > 1.12 * usual + 0.5


def _begins_paragraph(before: Segment, segment: Segment, after: Segment | None, left: float) -> bool:
    """Whether a line behind a whole sentence is set in from the margin, to which the next line goes back; addresses
    belong to the work above, whose further lines are set in."""
    if after is None or after.page != segment.page or not ends_sentence(before.text):
        return False
    if before.left == segment.left and segment.text.startswith("http"):
        return False
    deep = segment.left - left
    alike = abs(after.size - segment.size) <= 0.02 * segment.size and abs(before.size - segment.size) < 0.3
    return alike and _INDENT * segment.size <= deep <= _DEEPEST * segment.size and abs(after.left - left) <= 1


def _stood_aside(before: Segment, segment: Segment, margins: tuple[float, float]) -> bool:
    """Whether the line before is a short one far from the left margin, as names at the right are, and this begins
    elsewhere."""
    left, right = margins
    far = before.left - left > _FAR * before.size and before.right - before.left < (right - left) / 2
    return far and abs(before.left - segment.left) > _SET_IN * segment.size


def _is_title_part(segment: Segment, after: Segment | None, body: float, right: float) -> bool:
    """Whether the next line is of the same large size and near: then a title goes on there."""
    return (
        after is not None
        and segment.size >= 1.035 * body
        and abs(after.size - segment.size) <= 0.04 * segment.size
        and after.page == segment.page
        and 0 < segment.baseline - after.baseline <= _title_step(segment, right)
        and not _is_translated(segment, after)
    )


def _title_step(segment: Segment, right: float) -> float:
    """How far below a line of a title another may stand: further where the line is full."""
    return (_FULL_STEP if right - segment.right <= _NEARLY * segment.size else _STEP) * segment.size


def _is_translated(segment: Segment, after: Segment) -> bool:
    """Whether a title in Latin letters stands below the Chinese one."""
    return is_wide(segment.text[-1:]) and len(after.text) >= _LATIN_TITLE and after.text.isascii()


def _are_centred(before: Segment, segment: Segment) -> bool:
    """Whether two lines of different length stand in the middle of the same room."""
    return abs(before.left + before.right - segment.left - segment.right) <= 2 and before.right - segment.right > 1


def _is_indented(before: Segment, segment: Segment) -> bool:
    """Further in than the line before, which is no item's first line hanging out."""
    if before.page != segment.page and abs(before.left - segment.left) > 30:
        return False
    deeper = segment.left - before.left
    if before.text.endswith(("，", "、")) or _are_centred(before, segment):
        return False
    if not _INDENT * segment.size <= deeper <= 5 * segment.size:
        return False
    return not (numbered(before.text) or bulleted(before.text))


def _hangs(before: Segment, segment: Segment, right: float) -> bool:
    """Whether a line that is set in goes on with a full line that ends no sentence, as in lists of literature."""
    full = right - before.right <= _needed(segment.text, segment.size)
    return full and before.page == segment.page and not ends_sentence(before.text)


def _closes(segment: Segment, after: Segment | None, right: float, body: float) -> bool | None:
    """Closed where the next line's first word would have found room; full lines leave it open."""
    if after is None:
        return True
    if _is_title_part(segment, after, body, right):
        return None
    is_whole = segment.size >= 1.035 * body and segment.size == after.size and _is_translated(segment, after)
    return True if is_whole or right - segment.right > _needed(after.text, segment.size) else None


def _needed(text: str, size: float) -> float:
    """The room that the first word of `text` takes.  An opening bracket stays with what follows, a stop with what
    precedes: one character more than the word may have gone to the next line."""
    room, start = 0.0, 0
    while start < len(text) and text[start] in OPENING:
        room, start = room + size, start + 1
    word = 0
    for char in text[start:]:
        if char == " " or is_wide(char):
            break
        word += 1
    stops = 1 if word and text[start + word : start + word + 1] in _STOPS else 0
    return room + (word * 0.52 + 1.2 + stops if word else 2.3) * size

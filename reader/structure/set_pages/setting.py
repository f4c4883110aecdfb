"""Lines from the segments of set pages: where blocks begin and end."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from reader.structure.characters import OPENING, ends_sentence, is_wide, width
from reader.structure.lines import LARGER, Line, Measures
from reader.structure.numbering import bulleted, numbered
from reader.structure.set_pages.margins import Margins
from reader.structure.set_pages.segment import SAME_SIZE, Segment

_INDENT: Final = 1.4  # of the size
_DEEPEST: Final = 2.6  # of the size: how far a first line is set in
_STOPS: Final = tuple("，。、；：！？）」』》〉】")
_ELSEWHERE: Final = 1.2  # of the size: how far from where the line before begins
_ASIDE: Final = 6.0  # of the size
_FAR: Final = 4.0  # of the size
_STEP: Final = 1.75  # of the size: how far below a line of a title another stands
_FULL_STEP: Final = 2.1  # the same below a full line
_ALIKE: Final = 0.04  # of the size: by how much lines of one block or title differ in it
_DEEP: Final = 5.0  # of the size: what is set in further begins no paragraph
_OTHER_EDGE: Final = 30.0  # points: lines on facing pages whose edges differ so tell no indent
_LETTER: Final = 0.52  # of the size: how wide a letter is
_NEARLY: Final = 2.5  # of the size: the room at the end of a full line
_AFTER_WORD: Final = 1.2  # of the size: the character that may have gone along with a word
_IDEOGRAPH: Final = 2.3  # of the size: the same, with the ideograph itself
_LATIN_TITLE: Final = 20  # characters
_FULL: Final = 1.5  # of the size: the room at the end of a line that has none for an ideograph with its stop
_HEIGHTENED: Final = 2.3  # of the size: how far below such a line the next stands where one of both is heightened
_IS_WORK: Final = re.compile(r"[A-ZÀ-Þ][\w'’ -]{1,30}, [^。（]{1,60}\((?:19|20)\d\d[a-z]?\)[.,]")
"""How a work begins in a list of literature, whose title may end with its first line."""
_OF_OTHER_FONT: Final = re.compile("[A-Za-z0-9]")


def lines_of(order: Sequence[Segment], parted: Collection[int], body: float, small: float) -> list[Line]:
    """Lines in the given order, each told whether it opens a block and whether it closes one.

    parted: the pages on which text stands beside text.
    """
    margins = Margins(order, parted)
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
                closes=_closes(segment, after, margins.right_of(index), body),
                opens=before is not None
                and (
                    _opens(before, segment, margins, index, body)
                    or _begins_paragraph(before, segment, after, margins.of(index)[0])
                    or _stood_aside(before, segment, margins.of(index - 1))
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


def _opens(before: Segment, segment: Segment, margins: Margins, index: int, body: float) -> bool:
    """Whether a line is set otherwise than the one before, set in, or further below it than lines of a block stand."""
    if abs(before.size - segment.size) > _ALIKE * before.size or before.bold != segment.bold:
        return True
    step, right = before.baseline - segment.baseline, margins.of(index - 1)[1]
    if segment.size >= LARGER * body and before.page == segment.page and 0 < step <= _title_step(before, right):
        return bool(numbered(segment.text))  # the second line of a title, wherever it is centred
    if _is_indented(before, segment) and not _hangs(before, segment, right):
        return True
    if before.page != segment.page or step < 0:
        left, right = margins.of_page(index)
        before_it, behind_it = segment.left - left, right - segment.right
        return before_it > _ASIDE * segment.size and abs(before_it - behind_it) <= segment.size  # as a caption is set
    if before.left - segment.left > _ASIDE * segment.size:
        return True  # the line before stood at the right or in the middle
    return margins.are_apart(step, index) and not _is_heightened(before, segment, margins.right_of(index - 1))


def _is_heightened(before: Segment, segment: Segment, right: float) -> bool:
    """Whether a line goes on with a full one further above it than usual, since letters or figures of another font, or
    a raised number, heighten one of the two, as word processors set them."""
    is_full = right - before.right <= _FULL * before.size and not ends_sentence(before.text)
    is_flush = segment.left <= before.left + 1 and before.baseline - segment.baseline <= _HEIGHTENED * segment.size
    return is_full and is_flush and any(_OF_OTHER_FONT.search(line.text) or line.marks for line in (before, segment))


def _begins_paragraph(before: Segment, segment: Segment, after: Segment | None, left: float) -> bool:
    """Whether a line behind a whole sentence is set in from the margin, to which the next line goes back; addresses
    belong to the work above, whose further lines are set in."""
    if after is None or after.page != segment.page or not ends_sentence(before.text):
        return False
    if before.left == segment.left and segment.text.startswith("http"):
        return False
    if abs(before.left - left) <= 1 and _is_cut_work(before, segment):
        return False
    deep = segment.left - left
    alike = abs(after.size - segment.size) <= _ALIKE / 2 * segment.size and abs(before.size - segment.size) < SAME_SIZE
    return alike and _INDENT * segment.size <= deep <= _DEEPEST * segment.size and abs(after.left - left) <= 1


def _stood_aside(before: Segment, segment: Segment, margins: tuple[float, float]) -> bool:
    """Whether the line before is a short one far from the left margin, as names at the right are, and this begins
    elsewhere."""
    left, right = margins
    far = before.left - left > _FAR * before.size and before.right - before.left < (right - left) / 2
    return far and abs(before.left - segment.left) > _ELSEWHERE * segment.size


def _is_title_part(segment: Segment, after: Segment | None, body: float, right: float) -> bool:
    """Whether the next line is of the same large size and near: then a title goes on there."""
    return (
        after is not None
        and segment.size >= LARGER * body
        and abs(after.size - segment.size) <= _ALIKE * segment.size
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
    if before.page != segment.page and abs(before.left - segment.left) > _OTHER_EDGE:
        return False
    deeper = segment.left - before.left
    if before.text.endswith(("，", "、")) or _are_centred(before, segment):
        return False
    if not _INDENT * segment.size <= deeper <= _DEEP * segment.size:
        return False
    return not (numbered(before.text) or bulleted(before.text))


def _hangs(before: Segment, segment: Segment, right: float) -> bool:
    """Whether a line that is set in goes on with a full line that ends no sentence, as in lists of literature."""
    full = right - before.right <= _needed(segment.text, segment.size)
    within = not ends_sentence(before.text) or _is_cut_work(before, segment)
    return full and before.page == segment.page and within


def _is_cut_work(before: Segment, segment: Segment) -> bool:
    """Whether a work in Latin letters, whose title ends with its line, goes on."""
    return before.text.endswith(".") and segment.text[:1].isascii() and _IS_WORK.match(before.text) is not None


def _closes(segment: Segment, after: Segment | None, right: float, body: float) -> bool | None:
    """Closed where the next line's first word would have found room; full lines leave it open."""
    if after is None or segment.is_whole:
        return True
    if _is_title_part(segment, after, body, right):
        return None
    is_whole = segment.size >= LARGER * body and (
        (after.page == segment.page and after.baseline > segment.baseline + segment.size)  # in the next column
        or (segment.size == after.size and _is_translated(segment, after))
    )
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
    return room + (word * _LETTER + _AFTER_WORD + stops if word else _IDEOGRAPH) * size

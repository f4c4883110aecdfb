"""Segments that belong to the one beside them, though a gap parts them: numbers of footnotes, markers of items, page
numbers of a table of contents, parts of a title."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reader.structure.characters import IDEOGRAPH
from reader.structure.lines import LARGER
from reader.structure.rules import Expression
from reader.structure.set_pages.segment import BLANK, NUMBER, Segment, stretches
from reader.structure.words.contents_lines import LEADER_SIGNS, PAGE
from reader.structure.words.names import NAME
from reader.structure.words.note_heads import STAR_ALONE
from reader.structure.words.phrases import is_contents_title

_FORMULA: Final = re.compile("[=＝≤≥≈∝]")
_OF_FORMULA: Final = re.compile(r"[（(]\s?[A-Z]?\d{1,2}(?:[.-]\d{1,2})?\s?[）)]$")
_RAISED: Final = 0.6  # of the size: how high numbers of footnotes stand above their line, at most
_AT_MARGIN: Final = 3.0  # of the size
_MARK_SIZE: Final = 0.7  # of the size of the text: how large its marks are, at most
_FULL: Final = 1.5  # of the size: the room at the end of a line that has none for a mark
_LEAST_LINE: Final = 12  # characters of a full line, which no title or cell has
_MARK_STEP: Final = 1.6  # of the size: how far below a line the mark of it stands on the next, at most
_COLUMN_LINES: Final = 5  # of a column of text, at least; most cells have fewer
_SAME_PRINT: Final = 0.5  # points by which the sizes of footnotes differ, their Latin words among them
_LEADER: Final = re.compile(rf"(?:[{LEADER_SIGNS}_]\s?){{3,}}$")
_PAGE: Final = re.compile(f"{PAGE}$")
_BESIDE_MARKER: Final = 4.0  # of the size: the widest gap between the marker of an item and its text
_MARKER: Final = re.compile(
    r"(?:\d{1,3}[.)．、]|[（(]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[ivx]{1,5}|[a-z])\s?[）)]|[a-z][.)]|[\[〔]\d{1,3}[\]〕]|[一二三四五六七八九十]{1,3}、"
    r"|[註注]\s?\d{1,3}\s?[：:.、]?|[⚫●•‧·◆◇○◎■□▪▫►▶▷➢➤✓★☆–—-])$"
)
_SECTION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?$")
_COUNTS: Final = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.、]?|第?[壹貳參肆伍陸柒捌玖拾一二三四五六七八九十]{1,3}[、章節]?)$"
)
_ROW: Final = 2.6  # of the size: how far apart rows stand; points by which their figures differ at the right
_UNITS: Final = "萬億兆千百元人件項家倍歲"
_TITLE_AND_NUMBER: Final = 2
_WITHOUT_PAGE: Final = 4  # segments between entries: the first lines of long ones, and parts without a page
_ENTRIES: Final = 3  # of a table of contents, at least
_BODY: Final = re.compile(
    rf"{IDEOGRAPH}{{2,16}}(?:[處組室部科院所會司署局系]|中心|大學)$|(?:採訪|撰文|整理|編譯|翻譯|攝影){{1,2}}$"
)
_PERSON: Final = Expression(f"{NAME}$")
_LONGEST_NAME: Final = 4  # characters
_SHARE: Final = 0.15  # of a page: what text takes at least, where footnotes take most of it


def whole_titles(drawn: Sequence[Segment], body: float) -> list[Segment]:
    """The segments, with lines larger than the text, and those that name a body and a person, in one piece where a
    blank as wide as an ideograph parts them."""
    found: list[Segment] = []
    places = Counter((segment.page, round(segment.left)) for segment in drawn if len(segment.text) <= _LONGEST_NAME)
    for segment in drawn:
        is_alone = places[segment.page, round(segment.left)] == 1  # else it is a cell of a column
        is_whole = segment.size >= LARGER * body or (found and is_alone and _signs(found[-1].text, segment.text))
        if found and is_whole and _is_in_title(found[-1], segment):
            segment = _behind(found.pop(), segment, "\u3000")
        found.append(segment)
    return found


def _signs(body: str, person: str) -> bool:
    return len(person) <= _LONGEST_NAME and _BODY.match(body) is not None and _PERSON.match(person) is not None


def with_formula_numbers(drawn: Sequence[Segment]) -> list[Segment]:
    """The segments, with the number of a formula at the margin on the line of this."""
    rights: dict[int, float] = defaultdict(float)
    for segment in drawn:
        rights[segment.page] = max(rights[segment.page], segment.right)
    found: list[Segment] = []
    for segment in drawn:
        is_at_margin = rights[segment.page] - segment.right <= _AT_MARGIN * segment.size
        if is_at_margin and found and _is_number_of(found[-1], segment):
            segment = _behind(found.pop(), segment)
        found.append(segment)
    return found


def _is_number_of(formula: Segment, segment: Segment) -> bool:
    is_numbered = _FORMULA.search(formula.text) is not None and _OF_FORMULA.match(segment.text) is not None
    return is_numbered and formula.page == segment.page and formula.beside(segment) and segment.left > formula.right


def _is_in_title(before: Segment, segment: Segment) -> bool:
    alike = before.page == segment.page and before.size == segment.size and before.bold == segment.bold
    return alike and before.baseline == segment.baseline and 0 < segment.left - before.right <= BLANK * segment.size


def with_marks(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, the mark of a footnote that found no room at the end of its line and stands alone on the next with
    that line."""
    result: list[Segment] = []
    rights = {size: max(part.right for part in segments if part.size == size) for size in {s.size for s in segments}}
    for segment in segments:
        is_full = bool(result) and rights[result[-1].size] - result[-1].right <= _FULL * result[-1].size
        if is_full and _is_mark_of(result[-1], segment) and not _has_beside(segments, segment, result[-1].size):
            line = result[-1]
            result[-1] = replace(line, marks=(*line.marks, (len(line.text), int(segment.text))))
        else:
            result.append(segment)
    return result


def _is_mark_of(line: Segment, segment: Segment) -> bool:
    """Whether a small figure stands right below the begin of a line of text."""
    if not NUMBER.match(segment.text) or segment.size > _MARK_SIZE * line.size or len(line.text) < _LEAST_LINE:
        return False
    step = line.baseline - segment.baseline
    return 0 < step <= _MARK_STEP * line.size and abs(segment.left - line.left) <= _AT_MARGIN * line.size


def _has_beside(segments: Sequence[Segment], segment: Segment, size: float) -> bool:
    """Whether something else stands on the line of a raised figure, beside text of such a size."""
    return any(other is not segment and abs(other.baseline - segment.baseline) < size / 2 for other in segments)


def with_note_numbers(segments: Sequence[Segment]) -> list[Segment]:
    """The numbers of footnotes that stand alone at the left, before the text beside them in small print."""
    rooms: dict[float, float] = defaultdict(float)
    for segment in segments:
        rooms[segment.size] += segment.right - segment.left
    share = _SHARE * sum(rooms.values())
    usual = max((size for size, room in rooms.items() if room >= share), default=0.0)
    begun = _column_edges(segments)
    result: list[Segment] = []
    for segment in segments:
        if result and segment.size < usual and _may_head(result[-1], segment):
            near = _in_one_column(segments, result[-1], segment, begun)
            if _is_head_of(result[-1], segment, near):
                segment = _behind(result.pop(), segment)
        result.append(segment)
    return result


def _column_edges(segments: Sequence[Segment]) -> list[float]:
    """Where columns of text begin, from left to right, in points: lines that were drawn one below the other stand at
    one edge, as those of cells seldom do."""
    sized: list[list[Segment]] = []
    for part in stretches(segments, range(len(segments))):
        for index in part:
            if index == part[0] or abs(segments[index].size - sized[-1][0].size) > _SAME_PRINT:
                sized.append([])
            sized[-1].append(segments[index])
    found: list[float] = []
    for column in sized:
        left = min(part.left for part in column)
        is_even = max(part.left for part in column) - left <= _BESIDE_MARKER * column[0].size
        if len(column) >= _COLUMN_LINES and is_even:
            found.append(left)
    return sorted(found)


def _in_one_column(
    segments: Sequence[Segment], head: Segment, segment: Segment, begun: Sequence[float]
) -> list[Segment]:
    """What stands on the line of a segment and its number, in their column of text."""
    room = segment.size / 2
    left = max((edge for edge in begun if edge <= head.left + room), default=0.0)
    right = min((edge for edge in begun if edge > segment.right - room), default=float("inf"))
    return [other for other in segments if left - room <= other.left < right - room and other.beside(segment)]


def _behind(head: Segment, segment: Segment, blank: str = " ") -> Segment:
    """A segment with what stands before it on its line, a number or marker say."""
    shift = len(head.text) + 1
    marks = (*head.marks, *((offset + shift, number) for offset, number in segment.marks))
    return replace(segment, text=f"{head.text}{blank}{segment.text}", left=head.left, marks=marks)


def _may_head(head: Segment, segment: Segment) -> bool:
    """Whether `head` is a number or star right before `segment`."""
    if not (NUMBER.match(head.text) or STAR_ALONE.match(head.text)) or head.marks or head.page != segment.page:
        return False
    if not (head.beside(segment) or 0 < head.baseline - segment.baseline <= _RAISED * segment.size):
        return False
    return 0 < segment.left - head.right <= _BESIDE_MARKER * segment.size and head.size <= segment.size


def _is_head_of(head: Segment, segment: Segment, beside: Sequence[Segment]) -> bool:
    """Whether a number numbers the footnote that begins with `segment`: no cells stand on its line."""
    row = sorted((part for part in beside if part is not head), key=lambda part: part.left)
    return (
        bool(row)
        and row[0].left > head.left
        and all(
            after.left - before.right <= _BESIDE_MARKER / 2 * segment.size or NUMBER.match(after.text)
            for before, after in pairwise(row)
        )
    )


def with_markers(segments: Sequence[Segment]) -> list[Segment]:
    """The markers of items, wherever they were drawn, and the numbers of sections at the edge of their column, before
    the text beside them."""
    heads: dict[int, int] = {}  # the text -> its marker
    numbers = {index for index, segment in enumerate(segments) if _SECTION.match(segment.text)}
    edges = _column_edges(segments) if numbers else []
    markers = {index for index, segment in enumerate(segments) if _MARKER.match(segment.text)}
    numbers = {index for index in numbers if not _is_in_column([segments[at] for at in numbers], segments[index])}
    markers |= {index for index in numbers if _is_at_edge(segments[index], edges)}
    for index in sorted(markers):
        segment = segments[index]
        row = [
            place
            for place, other in enumerate(segments)
            if place not in markers and other.left >= segment.right - 1 and other.beside(segment)
        ]
        row.sort(key=lambda place: segments[place].left)
        if not row or segments[row[0]].left - segment.right > _BESIDE_MARKER * segment.size:
            continue
        if index in numbers and (not segments[row[0]].text[:1].isalpha() or segments[row[0]].text[0] in _UNITS):
            continue
        if len(row) == 1 or segments[row[1]].left - segments[row[0]].right > _BESIDE_MARKER * segment.size:
            heads.setdefault(row[0], index)
    result: list[Segment] = []
    torn = set(heads.values())
    for index, segment in enumerate(segments):
        if index in heads:
            segment = _behind(segments[heads[index]], segment)
        if index not in torn:
            result.append(segment)
    return result


def _is_in_column(numbers: Sequence[Segment], segment: Segment) -> bool:
    """Whether another such number stands right above or below one, as figures of a column do."""
    return any(
        0 < abs(other.baseline - segment.baseline) <= _ROW * segment.size
        and other.text.count(".") == segment.text.count(".")
        and min(abs(other.right - segment.right), abs(other.left - segment.left)) <= _ROW
        for other in numbers
    )


def _is_at_edge(segment: Segment, edges: Sequence[float]) -> bool:
    """Whether a segment stands at the left edge of its column of text, or hardly set in from it."""
    edge = max((edge for edge in edges if edge <= segment.left + segment.size / 2), default=None)
    return edge is not None and segment.left - edge <= _BESIDE_MARKER * segment.size


def with_page_numbers(segments: list[Segment]) -> list[Segment]:
    """Entries of a table of contents whole again: a leader, and the page number at the margin; below the title of one
    the number without a leader."""
    result: list[Segment] = []
    for segment in segments:
        if result and _LEADER.search(result[-1].text) and segment.beside(result[-1]) and _PAGE.match(segment.text):
            segment = _entry(result.pop(), segment)
        result.append(segment)
    opened = next((index for index, segment in enumerate(result) if is_contents_title(segment.text)), None)
    return result if opened is None else _with_numbers(result, opened)


def _entry(title: Segment, number: Segment) -> Segment:
    return replace(title, text=f"{title.text} {number.text}", right=number.right, is_whole=True)


def _lines_of(segments: Sequence[Segment], start: int) -> Iterator[list[int]]:
    """The segments from `start` on, by their indexes, those of each line together."""
    row: list[int] = []
    for index in range(start, len(segments)):
        if row and not segments[index].beside(segments[row[-1]]):
            yield row
            row = []
        row.append(index)
    if row:
        yield row


def _is_entry(segments: Sequence[Segment], row: Sequence[int]) -> bool:
    """Whether a line is an entry of contents: its title, before which a number may stand, and behind it the page."""
    *titles, page = (segments[index] for index in row)
    if not 1 <= len(titles) <= _TITLE_AND_NUMBER or not _PAGE.match(page.text) or _PAGE.match(titles[-1].text):
        return False
    return len(titles) == 1 or _COUNTS.match(titles[0].text) is not None


def _counts_on(page: str, after: str) -> bool:
    """Whether pages, if both are figures, stand in their order."""
    return not (page.isdecimal() and after.isdecimal()) or int(page) <= int(after)


def _with_numbers(segments: list[Segment], opened: int) -> list[Segment]:
    """The entries right below a title of contents, several at least, with the numbers of pages that stand flush at one
    margin; rows of several cells are none."""
    pairs: list[int] = []
    last = opened
    for row in _lines_of(segments, opened + 1):
        if _is_entry(segments, row) and (not pairs or _counts_on(segments[pairs[-1]].text, segments[row[-1]].text)):
            pairs.append(row[-1])
            last = row[-1]
        elif len(row) > 1 or row[-1] - last > _WITHOUT_PAGE:
            break
    margins = Counter(round(segments[index].right) for index in pairs)
    margin, count = max(margins.items(), key=lambda entry: entry[1], default=(0, 0))
    flush = {index for index in pairs if abs(segments[index].right - margin) <= 1} if count >= _ENTRIES else set()
    result: list[Segment] = []
    for index, segment in enumerate(segments):
        if index in flush:
            title = result.pop()
            if result and result[-1].beside(title) and result[-1].left < title.left and _COUNTS.match(result[-1].text):
                title = _behind(result.pop(), title)
            segment = _entry(title, segment)
        result.append(segment)
    return result

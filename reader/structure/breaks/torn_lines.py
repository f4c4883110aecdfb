"""Lines that an extractor tore apart where the blanks between their words were stretched to fill them.

Each piece stands alone, with an empty line before it.  Pieces that fill a line of the text make one again, but no cells
of a table do, nor titles: the line must be one of prose, and what follows it must not have found room in it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure.characters import ends_sentence, first_word_width, has_chinese, is_wide
from reader.structure.joining import glue
from reader.structure.likeness import likeness
from reader.structure.lines import Line
from reader.structure.numbering import numbered
from reader.structure.words.columns import value_of
from reader.structure.words.note_heads import cites
from reader.structure.words.page_numbers import is_page_number
from reader.structure.words.starts import starts_block

_LEAST: Final = 24  # columns of a full line
_ENOUGH: Final = 4  # lines that tell how wide a full one is
_NARROW: Final = 0.96  # of a full line: what is as wide was not torn
_RAGGED: Final = 4  # columns by which lines of one width differ, letters being in the way
_STRETCHED: Final = 6  # columns by which pieces that fill a line may miss one: letters are narrower than counted
_FILLED: Final = 0.7  # of a full line, what the pieces of one fill at least
_ALONE: Final = 0.85  # of a full line: what is as wide needs no figure to fill it
_WORDS: Final = 0.3  # of a full line, how wide the widest piece of prose is at least
_MOST: Final = 8  # pieces of a line
_ROWS: Final = 3  # lines torn at one place
_PROSE: Final = re.compile("[，。；、（「《]")
_SMALL_WORD: Final = re.compile("[a-z]+[,;]?(?: |$)")
_DECIMAL: Final = re.compile(r"\d+\.\d+$")
_TITLE_MARK: Final = re.compile(
    r"(?:附[表錄件圖]\s?[一二三四五六七八九十\d]{0,3}|[表圖]\s?[一二三四五六七八九十\d]{1,3}(?:[-–]\d{1,2})?)$"
)
_SPELLED: Final = frozenset({"摘要", "提要", "前言", "目錄", "目次", "緒論", "結論", "結語", "附錄"})
"""Titles whose characters stand far apart, of which an extractor makes lines of their own."""
_SPELLED_LINES: Final = 2
_LONGEST_TITLE: Final = 44  # columns


def mended(lines: Sequence[Line]) -> list[Line]:
    """The same lines, those torn apart whole again: with the number of their first piece."""
    lines = _with_whole_titles(lines)
    full = _full(lines)
    above = {at - row for at, line in enumerate(lines) if line.opens for row in range(1, _ROWS + 1)} - _heads(lines)
    result: list[Line] = []
    index, goes_on = 0, False
    while index < len(lines):
        line = lines[index]
        if goes_on and line.page == lines[index - 1].page and not starts_block(line.text):
            line = line.changed(opens=False, empty_before=0)
        rows = _torn(lines, index, full, goes_on) if index in above and full else []
        if not rows and index in above and lines[index + 1].opens and _is_torn_title(lines, index):
            rows = [[index, index + 1]]
        if not rows:
            result.append(line)
            index, goes_on = index + 1, False
            continue
        result += [_whole([line if at == index else lines[at] for at in row]) for row in rows]
        index, goes_on = max(rows[-1]) + 1, (not _may_end_paragraph(result[-1].text) or result[-1].width >= full)
    return result


def _heads(lines: Sequence[Line]) -> set[int]:
    """The first lines of pages that read as those of other pages."""
    firsts = [(index, likeness(line.text)) for index, line in enumerate(lines) if line.first]
    times = Counter(key for _, key in firsts)
    return {index for index, key in firsts if times[key] > 1}


def _with_whole_titles(lines: Sequence[Line]) -> Sequence[Line]:
    """The same lines, the characters of a title that stand on lines of their own together where the last stood."""
    singles = [index for index, line in enumerate(lines) if len(line.text) == 1 and not line.text.isdecimal()]
    whole = [
        (first, last)
        for first, last in pairwise(singles)
        if last - first <= _SPELLED_LINES and lines[first].text + lines[last].text in _SPELLED
    ]
    if not whole:
        return lines
    result: list[Line] = list(lines)
    for first, last in reversed(whole):
        result[last] = lines[last].with_text(lines[first].text + lines[last].text, opens=True)
        del result[first]
    return result


def _full(lines: Sequence[Line]) -> int:
    """The width of a full line: about which most of those are that break off; 0 where none tell."""
    widths = sorted(
        [
            line.width
            for line, after in pairwise(lines)
            if not after.opens and line.width >= _LEAST and line.page == after.page and not ends_sentence(line.text)
        ]
    )
    usual = max(set(widths), key=lambda columns: (_near(widths, columns), columns), default=0)
    return usual if _near(widths, usual) >= _ENOUGH else 0


def _near(widths: Sequence[int], columns: int) -> int:
    """How many of the widths, in order, are `columns` or a little less."""
    return bisect_right(widths, columns) - bisect_left(widths, columns - _RAGGED)


def _torn(lines: Sequence[Line], index: int, full: int, goes_on: bool) -> list[list[int]]:
    """The pieces of each of the lines torn from `index` on, by their indexes; none where no line was torn.

    goes_on: whether the line before has no end.  Where two lines were torn at one place, their left pieces come first.
    """
    lefts = _lefts(lines, index, full)
    if not lefts:
        return []
    rows: list[list[int]] = []
    place = lefts[-1] + 1
    for at, left in enumerate(lefts):
        row, place = _filled(lines, left, place, full)
        if len(row) < 2:
            return []
        after = lines[lefts[at + 1]] if at + 1 < len(lefts) else _at(lines, place, left)
        inside = goes_on or at > 0 or _is_inside(lines, left, full)
        if not _is_line([lines[piece] for piece in row], after, full, inside):
            return []
        rows.append(row)
    return rows


def _lefts(lines: Sequence[Line], index: int, full: int) -> list[int]:
    """The indexes of the first pieces of lines torn at `index`: narrow, ending no sentence, above an empty line."""
    if lines[index].width > _NARROW * full:
        return []
    lefts: list[int] = []
    for at in range(index, min(index + _ROWS, len(lines) - 1)):
        line, after = lines[at], lines[at + 1]
        if line.page != after.page or line.width > _NARROW * full or ends_sentence(line.text):
            return []
        if line.width + 1 + first_word_width(after.text) > full or not (lefts or _may_begin(lines, at, full)):
            return []
        lefts.append(at)
        if after.opens:
            return lefts
    return []


def _may_begin(lines: Sequence[Line], at: int, full: int) -> bool:
    """Whether the line may be the first piece of one: no number of a page, but a figure within prose, or of a year."""
    figure, after = lines[at].text, lines[at + 1].text
    return not is_page_number(figure) or after[0] == "年" or (figure.isdecimal() and _is_inside(lines, at, full))


def _filled(lines: Sequence[Line], left: int, place: int, full: int) -> tuple[list[int], int]:
    """The pieces from `place` on that find room behind `left`, and the index behind them."""
    row, columns = [left], lines[left].width
    if place < len(lines) and not _may_part(lines[left], lines[place]):
        return row, place
    while place < len(lines) and len(row) < _MOST:
        columns += 1 + lines[place].width
        if not lines[place].opens or columns > full + _RAGGED or ends_sentence(lines[row[-1]].text):
            break
        if not _is_piece(lines, place):
            break
        row.append(place)
        place += 1
    return row, place


def _is_piece(lines: Sequence[Line], place: int) -> bool:
    """Whether what stands alone at `place` may be a piece of the line above it."""
    line = lines[place]
    if line.page != lines[place - 1].page or starts_block(line.text):
        return False
    if not line.text.isdecimal() and is_page_number(line.text):
        return False
    if not line.text.isdecimal() or place + 1 == len(lines):
        return True
    below = lines[place + 1]  # numbers of footnotes stand one below the other, or on their text
    return below.opens and not cites(f"{line.text} {below.text}")


def _at(lines: Sequence[Line], place: int, left: int) -> Line | None:
    """The line at `place` if it is on the page of `left`."""
    return lines[place] if place < len(lines) and lines[place].page == lines[left].page else None


def _is_line(pieces: Sequence[Line], after: Line | None, full: int, inside: bool) -> bool:
    """Whether pieces make a line of prose that is full, or that ends what the line above it begins (`inside`)."""
    if len(pieces) == 2 and pieces[1].text.isdecimal() and pieces[0].width > _ALONE * full:
        return False
    columns = sum([piece.width + 1 for piece in pieces]) - 1
    counts = pieces[0].text.isdecimal() and has_chinese(pieces[1].text[:1])  # a year, which begins a paragraph
    begins = counts or (has_chinese(pieces[0].text) and not numbered(pieces[0].text) and not _is_value(pieces[0].text))
    if not inside and not begins:
        return False
    has_no_room = after is None or columns + 1 + first_word_width(after.text) > full - _STRETCHED
    is_full = columns >= _FILLED * full and has_no_room
    if inside and after and _is_latin_prose([*pieces, after]):
        return is_full
    if not any(piece.width >= _WORDS * full and has_chinese(piece.text) for piece in pieces):
        return inside and ends_sentence(pieces[-1].text) and _are_parted(pieces)
    if not _are_parted(pieces) or not _PROSE.search("".join(piece.text for piece in pieces)):
        return False
    if _may_end_paragraph(pieces[-1].text):
        return inside or columns >= full - _RAGGED
    return is_full


def _may_end_paragraph(text: str) -> bool:
    return text[-1] != "；" and ends_sentence(text)


def _is_latin_prose(lines: Sequence[Line]) -> bool:
    """Whether the lines are of words in small Latin letters."""
    return all(_SMALL_WORD.match(line.text) for line in lines)


def _are_parted(pieces: Sequence[Line]) -> bool:
    """Whether the pieces are parted beside Latin letters or figures, where blanks may stand, and none is a day."""
    if any(_is_day(piece.text) for piece in pieces):
        return False
    return all(_may_part(left, right) for left, right in pairwise(pieces))


def _may_part(left: Line, right: Line) -> bool:
    return not (is_wide(left.text[-1]) and is_wide(right.text[0]))


def _is_day(text: str) -> bool:
    return _DECIMAL.match(text) is None and value_of(text) == "day"


def _is_value(text: str) -> bool:
    """Whether a line is a figure with its unit, such as a table's cell is."""
    return _DECIMAL.match(text) is None and value_of(text) is not None


def _is_inside(lines: Sequence[Line], index: int, full: int) -> bool:
    """Whether the line above is full and goes on."""
    if index == 0 or lines[index].opens or lines[index - 1].page != lines[index].page:
        return False
    before = lines[index - 1]
    return before.width >= _NARROW * full - _RAGGED and not ends_sentence(before.text)


def _is_torn_title(lines: Sequence[Line], index: int) -> bool:
    """Whether the number of a chapter, or the word for an appendix, stands alone above the next line, its title."""
    line = lines[index]
    if lines[index + 1].page != line.page:
        return False
    marker = numbered(line.text)
    if marker is not None and marker.kind == "article" and not (line.opens or line.first):
        return False  # the last cell of a column
    alone = (marker is not None and marker.end == len(line.text)) or _TITLE_MARK.match(line.text)
    title = lines[index + 1].text
    if title.isdecimal():
        return False  # of a footnote
    return bool(alone) and lines[index + 1].width <= _LONGEST_TITLE and not ends_sentence(title) and not numbered(title)


def _whole(pieces: Sequence[Line]) -> Line:
    text = pieces[0].text
    for piece in pieces[1:]:
        text += (glue(text, piece.text, None) or " ") + piece.text
    return pieces[0].with_text(text)

"""Footnotes at the feet of pages: which lines belong to them, and where each begins."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from reader.model.document import count_of
from reader.structure.footnotes.endnotes import bibliography, endnotes, untitled
from reader.structure.footnotes.note_chain import Token, chained
from reader.structure.footnotes.note_ends import text_between
from reader.structure.footnotes.note_marks import FUSED_MARK, Marks, marks_before, marks_of, sure_marks
from reader.structure.footnotes.note_rests import rest_above
from reader.structure.footnotes.note_zones import ends_note
from reader.structure.footnotes.sequence import MAX_GAP, head_at, last_number, may_follow, numbers_ahead
from reader.structure.footnotes.set_zones import begins_one, foot_of, is_small, set_zone
from reader.structure.lines import Line
from reader.structure.note import Note
from reader.structure.numbering import numbered
from reader.structure.words.note_heads import Head, has_star, head_of, may_begin, reads_as_note
from reader.structure.words.page_numbers import is_page_number
from reader.structure.words.section_names import is_section

_DOTS: Final = (".", "．", "、")
_NEAR: Final = 3  # empty lines, that of the rule among them, above the first footnote of a page
_STAR_LINES: Final = 4
_STAR_NOTES: Final = 8  # lines of those of a page
_NEARLY_ALL: Final = 0.8
_SQUARE: Final = "[〔"  # brackets of numbers, which few lines of text begin with


def find(lines: Sequence[Line], furniture: dict[int, str], small: float = 0.0) -> list[Note]:
    """The footnotes in order.  `small`: the largest size of small print in points, 0 = unknown."""
    if _tells_no_pages(lines):
        return at_end_of(lines, furniture)
    at_end = endnotes(lines, furniture)
    if at_end and _are_all(lines, at_end, furniture):
        return at_end
    taken = {index for note in at_end for index in note.indexes}
    taken |= bibliography(lines, furniture, lambda above: Marks(above).seen)
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index not in furniture and index not in taken:
            pages[line.page].append(index)
    notes = (_told if _is_plain(lines) else partial(_zoned, small=small))(lines, pages)
    if not (notes or at_end) and lines[0].measures is None and not any(line.empty_before for line in lines):
        notes = _told(lines, pages)  # neither rules nor empty lines tell where they begin
    return sorted([*notes, *at_end], key=lambda note: note.indexes[0]) if at_end else notes


def _is_plain(lines: Sequence[Line]) -> bool:
    """Whether neither blanks nor measures tell how lines end."""
    return lines[0].blank is None and lines[0].measures is None


def _told(lines: Sequence[Line], pages: Mapping[int, Sequence[int]]) -> list[Note]:
    """The footnotes whose numbers count on through the pages, each of which has the lines that `pages` says."""
    kept = {index for page in pages.values() for index in page}
    others = {index for index in range(len(lines)) if index not in kept}
    notes: list[Note] = []
    plain = lines if _is_plain(lines) else [line.changed(blank=None) for line in lines]
    told = chained(plain, others, alone=False)
    for page in sorted(pages):
        if tokens := told.get(page):
            _gather_told(lines, pages[page], tokens, notes)
        else:
            notes += _starred_alone(lines, pages[page])
    return notes


def _starred_alone(lines: Sequence[Line], page: Sequence[int]) -> list[Note]:
    """The author's notes that are all that stands below the text of a page, an empty line above them."""
    found: list[Note] = []
    for place in range(max(1, len(page) - _STAR_NOTES), len(page)):
        line, head = lines[page[place]], head_of(lines[page[place]])
        if head and _is_marked_above(lines, page[:place], head) and (found or line.empty_before):
            if any(note.number == head.number for note in found):
                return []  # a list
            found.append(Note(head.number))
            line = line.with_text(line.text[head.end :])
        elif found and line.empty_before:
            return found if place + 1 == len(page) and is_page_number(line.text) else []
        if found:
            found[-1].lines.append(line)
            found[-1].indexes.append(page[place])
    return found


def _is_marked_above(lines: Sequence[Line], above: Sequence[int], head: Head) -> bool:
    """Whether `head` is that of an author's note, whose star stands behind words above it."""
    return not head.counted and any(has_star(lines[index].text[1:]) for index in above)


def _zoned(lines: Sequence[Line], pages: Mapping[int, list[int]], small: float) -> list[Note]:
    """The footnotes that stand below a rule, in small print or below the marks of the text, page by page."""
    notes: list[Note] = []
    ruled = any(head_of(line) for line in lines if line.rule_before and line.empty_before <= _NEAR)
    ruled = ruled or (small > 0 and any(begins_one(lines, foot_of(lines, page, small)) for page in pages.values()))
    for page in sorted(pages):
        near = [lines[index] for number in (page - 1, page) for index in pages.get(number, ())]
        marks = Marks([line for line in near if not is_small(line, small)] if small else near)
        zone = _zone(lines, pages[page], notes, marks, small, ruled)
        _gather(lines, zone, notes, marks)
    return notes


def at_end_of(lines: Sequence[Line], furniture: dict[int, str]) -> list[Note]:
    """The notes at the end of text that tells nothing of the feet of its pages."""
    return endnotes(lines, furniture) or untitled(lines, furniture, marks_of)


def _tells_no_pages(lines: Sequence[Line]) -> bool:
    """Whether neither pages nor how lines end tell where footnotes may stand."""
    return not lines or (lines[-1].page == 0 and _is_plain(lines))


def _are_all(lines: Sequence[Line], at_end: Sequence[Note], furniture: dict[int, str]) -> bool:
    """Whether the notes at the end have nearly all the numbers that were set as marks, where any were."""
    taken = {index for note in at_end for index in note.indexes}
    rest = (line for index, line in enumerate(lines) if index not in furniture and index not in taken)
    marked = {number for line in rest for number in sure_marks(line)}
    known = {note.number for note in at_end}
    return bool(marked) and len(marked & known) >= _NEARLY_ALL * len(marked)


def _zone(
    lines: Sequence[Line], page: list[int], notes: Sequence[Note], marks: Marks, small: float, ruled: bool
) -> list[int]:
    """The lines of a page from where its footnotes begin.  ruled: whether signs tell footnotes from the text: that of
    the rule above them, or small print."""
    if page and lines[page[0]].measures is not None:
        return set_zone(lines, page, notes, marks, small, ruled=ruled)
    ruled_places = [place for place, index in enumerate(page) if lines[index].rule_before]
    begun = [place for place in ruled_places if _may_begin_spaced(lines, page[place:], notes, marks)]
    if begun:  # an empty paragraph above a heading looks like a rule, below which the rest of a footnote may stand
        return page[next((place for place in begun if head_of(lines[page[place]])), begun[0]) :]
    return _unruled_zone(lines, page, notes, restarts=not ruled) if lines[-1].page > 0 and page else []


def _may_begin_spaced(lines: Sequence[Line], zone: Sequence[int], notes: Sequence[Note], marks: Marks) -> bool:
    """Right under the empty paragraph that stands for the rule: a number in sequence, or the rest of a footnote."""
    line = lines[zone[0]]
    if line.empty_before > _NEAR or line.indented:
        return False
    head = head_of(line)
    if head is not None:
        return may_follow(notes, head, line, marks, partial(numbers_ahead, lines, zone, 0))
    return bool(notes) and notes[-1].lines[-1].closes is not True and notes[-1].lines[-1].page == line.page - 1


def _unruled_zone(lines: Sequence[Line], page: list[int], notes: Sequence[Note], *, restarts: bool) -> list[int]:
    """Without a sign of the rule: the last line with the number in sequence whose mark stands in the text above, or on
    the page before, from which setting may push a footnote on; and an author's note right above it."""
    begun = may_begin([lines[index] for index in page])
    heads = {place: head for place in begun if (head := head_at(lines, page[place]))}
    found = {
        place: head.counted
        for place, head in heads.items()
        if not _begins_list(lines, page, place, head)
        and (
            (_counts_up(lines, page, heads, place) and _may_skip(head, notes))
            or (_is_next(lines, page[place], head, notes, restarts) and _may_be_noted(lines, page, heads, place))
        )
    }
    if not found:
        return []
    above = marks_before(lines, page[0])
    start: int | None = None
    counted = 0  # the last number of those that follow on the one at `start`
    for place, index in enumerate(page):
        if start is not None and place in heads and heads[place].number == counted + 1:
            counted += 1
            continue
        if (number := found.get(place)) is not None and number in above:
            start, counted = place, number
        text = lines[index].text
        if figures := FUSED_MARK.findall(text):
            marker = numbered(text)  # of an item: its figure marks no footnote
            above.update(map(int, FUSED_MARK.findall(text, marker.end) if marker else figures))
    if start is None:
        return []
    for place in range(start - 1, max(-1, start - 1 - _STAR_LINES), -1):
        if _begins_starred(lines, page, place, heads.get(place)):
            return page[place:]
    return page[start:]


def _begins_starred(lines: Sequence[Line], page: Sequence[int], place: int, head: Head | None) -> bool:
    """Whether `head` is that of an author's note, whose star stands above it on the page."""
    return head is not None and not head.counted and any(has_star(lines[index].text) for index in page[:place])


def _begins_list(lines: Sequence[Line], page: Sequence[int], place: int, head: Head) -> bool:
    """Whether a colon above leads a list in, the first number of which that at `place` is."""
    return head.number == 1 and place > 0 and lines[page[place - 1]].text[-1] in "：:"


def _counts_up(lines: Sequence[Line], page: Sequence[int], heads: dict[int, Head], place: int) -> bool:
    """Whether the next number stands below that at `place`, in spaced text without an empty line above it: only
    footnotes stand so."""
    line, number = lines[page[place]], heads[place].counted
    if not number or line.indented:
        return False
    below = (at for at, head in heads.items() if at > place and head.number == number + 1)
    return any(lines[page[at]].empty_before == 0 and not lines[page[at]].first for at in below)


def _may_skip(head: Head, notes: Sequence[Note]) -> bool:
    """Whether a number is the next or, some footnotes not being found, one of those behind it."""
    last = last_number(notes)
    return bool(head.counted) and last < head.counted <= last + MAX_GAP


def _is_next(lines: Sequence[Line], index: int, head: Head, notes: Sequence[Note], restarts: bool) -> bool:
    """Whether a number goes on with the sequence, or begins it anew, and is set as the one before is."""
    last, line = last_number(notes), lines[index]
    if head.number != last + 1 and not (restarts and head.number == 1 and last != 1):
        return False
    if not notes or not count_of(notes[-1].number):
        return True
    return _is_dotted(lines[notes[-1].indexes[0]]) is _is_dotted(line)


def _is_dotted(line: Line) -> bool:
    """Whether a dot or comma follows the number of the footnote that begins with the line."""
    head = head_of(line)
    return head is not None and line.text[: head.end].rstrip().endswith(_DOTS)


def _may_be_noted(lines: Sequence[Line], page: Sequence[int], heads: dict[int, Head], place: int) -> bool:
    """Whether a number, or the next one below it, stands before what reads as a footnote."""
    behind = (at for at, head in heads.items() if at > place and head.number == heads[place].counted + 1)
    told = [place, *([] if lines[page[place]].indented else behind)]
    return any(_may_be_plain(lines[page[at]], heads[at]) for at in told)


def _may_be_plain(line: Line, head: Head) -> bool:
    """In spaced text, where a rule should stand above footnotes, only what reads as one and is not set in."""
    return not line.indented and reads_as_note(line.text[head.end :])


def _gather_told(lines: Sequence[Line], page: Sequence[int], told: Sequence[Token], notes: list[Note]) -> None:
    """The footnotes of a page whose numbers are known, and right above them the rest of one or an author's note."""
    heads = {token.at: Head(token.number, token.end) for token in told}
    start = page.index(told[0].at)
    start -= rest_above(lines, page, start, notes)
    for place in range(start - 1, max(-1, start - 1 - _STAR_LINES), -1):
        head = head_of(lines[page[place]])
        if head and _begins_starred(lines, page, place, head):
            heads[page[place]], start = head, place
    between = text_between(lines, page, told)
    for index in page[start:]:
        line = lines[index]
        if index not in heads and _ends_notes(lines[index - 1], line):
            return
        if index in between:
            continue
        if head := heads.get(index):
            notes.append(Note(head.number))
            line = line.with_text(line.text[head.end :])
        notes[-1].lines.append(line)
        notes[-1].indexes.append(index)


def _gather(lines: Sequence[Line], zone: list[int], notes: list[Note], marks: Marks) -> None:
    for place, index in enumerate(zone):
        line, head = lines[index], head_at(lines, index)
        apart = place == 0 or (head is not None and _stands_apart(lines[zone[place - 1]], line, head))
        if place and not head and _ends_notes(lines[zone[place - 1]], line):
            return
        if head and apart and may_follow(notes, head, line, marks, partial(numbers_ahead, lines, zone, place)):
            notes.append(Note(head.number))
            line = line.with_text(line.text[head.end :])
        if notes:
            notes[-1].lines.append(line)
            notes[-1].indexes.append(index)


def _ends_notes(before: Line, line: Line) -> bool:
    """Whether the name of a section stands behind a footnote that may end: those of an article are over."""
    return _may_end(before.text) and is_section(line.text)


def _may_end(text: str) -> bool:
    """Whether a footnote may end so: with a sentence or an address."""
    return ends_note(text) or text[-1] == "/"


def _stands_apart(before: Line, line: Line, head: Head) -> bool:
    """Whether a footnote may begin here: in spaced text most have no empty line before them, lines that go on have."""
    if line.blank is None or line.empty_before == 0:
        return True
    reads_so = line.text[0] in _SQUARE or reads_as_note(line.text[head.end :])
    return reads_so and before.blank is True and _may_end(before.text)

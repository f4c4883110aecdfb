"""The lines of texts in which blanks tell how a block ends: set far apart, or not."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.model.raw import RawText
from reader.structure.characters import BLANKS, ends_chinese, is_chinese
from reader.structure.lines import EDGES, FAR_APART, Line, begins_with_blank, capacity, paginated, with_rules

_FULL_LINE: Final = 0.85  # of the capacity
_FEW_BARE: Final = 3  # borders without a blank that tell, and how many times as many as those with one
_RULE_ABOVE: Final = 3  # lines from a line of blanks, an empty one below, to the next but one, which count from 1
_NOTES_AHEAD: Final = 12  # lines
_LEADING_NUMBER: Final = re.compile(r"\d{1,3}(?=\s)")
_EITHER: Final = "—–…’” "  # set with Latin as with Chinese text


def _closing(text: str) -> bool | None:
    """In spaced text a blank after a Chinese character ends the block; Latin wraps carry one too."""
    if is_chinese(text[-1]):
        return True
    bare = text.rstrip(_EITHER) or text
    return True if ends_chinese(text) and not bare[-1].isascii() else None


def spaced_lines(raw: RawText) -> list[Line]:
    """The lines of a text whose lines are set apart by empty ones."""
    lines: list[Line] = []
    counted = -1
    for number, page, fresh, content, text, columns, empty, ruled in with_rules(raw):
        blank, indented = content[-1] in BLANKS, content[0] in BLANKS
        # A blank before a line begins a page: right below the last of one, or below one that goes on.
        goes_on = bool(lines) and lines[-1].closes is not True and content[0] == " " != content[1:2]
        first = fresh or (indented and (empty == 0 or (empty == 1 and goes_on)))
        counted += first
        closes = _closing(text) if blank else False
        at = page if raw.paged else counted
        lines.append(Line(number, text, columns, at, first, empty, ruled, closes, blank, False, False, indented))
    return _with_bare_borders(_with_far_rules(lines, raw))


def _with_far_rules(lines: list[Line], raw: RawText) -> list[Line]:
    """The same lines; a line of blanks is a rule, too, where an empty one stands below it and then lines that count on,
    as footnotes do."""
    texts = [content for page in raw.pages for content in page.lines]
    for at, line in enumerate(lines):
        above = line.number - _RULE_ABOVE
        if line.empty_before < FAR_APART or line.rule_before or not line.text[0].isdecimal() or above < 0:
            continue
        if texts[above] and not texts[above].strip(EDGES) and not texts[above + 1] and _counts_on(lines, at):
            lines[at] = line.changed(rule_before=True)
    return lines


def _counts_on(lines: Sequence[Line], at: int) -> bool:
    """Whether one of the next lines begins with the number behind that with which the line at `at` begins."""
    told = [_LEADING_NUMBER.match(line.text) for line in lines[at : at + _NOTES_AHEAD]]
    numbers = [int(found[0]) for found in told if found]
    return bool(told[0]) and numbers[0] + 1 in numbers[1:]


def signed_lines(raw: RawText) -> list[Line]:
    """The lines of a text where a blank behind a line ends a paragraph.  A single blank before one begins a page."""
    lines = [
        Line(
            number,
            text,
            columns,
            page,
            fresh or begins_with_blank(content),
            empty,
            ruled,
            _closing(text) if content[-1] in BLANKS else False,
            content[-1] in BLANKS,
            False,
            empty > 0 and not fresh and not ruled,
            content[0] in BLANKS,
        )
        for number, page, fresh, content, text, columns, empty, ruled in with_rules(raw)
    ]
    lines = _with_bare_borders(lines)
    return lines if raw.paged else paginated(lines)


def _with_bare_borders(lines: list[Line]) -> list[Line]:
    """The same lines; where the text has no blanks between Chinese and Latin, one at such a border ends a block."""
    borders = [
        index
        for index, (text, after) in enumerate(pairwise([line.text for line in lines]))
        if text[-1].isascii() is not after[0].isascii()
        and _is_border(text[-1], after[0])
        and not lines[index + 1].first
        and lines[index + 1].empty_before <= 1
    ]
    bare = sum(1 for index in borders if not lines[index].blank)
    if bare < _FEW_BARE:
        return lines
    wide = _FULL_LINE * capacity(lines)
    kept = sum(1 for index in borders if lines[index].blank and lines[index].width >= wide)
    if _FEW_BARE * kept > bare:
        return lines
    result = list(lines)
    for index in borders:
        if lines[index].blank:
            result[index] = lines[index].changed(closes=True, meant=True)
    return result


def _is_border(last: str, first: str) -> bool:
    """Between an ideograph and a Latin letter or digit, either way round."""
    if is_chinese(last):
        return first.isascii() and first.isalnum()
    return is_chinese(first) and last.isascii() and (last.isalnum() or last in ")%")

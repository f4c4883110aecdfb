"""Marks of footnotes in lines of text, before it is known which footnotes there are."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Final

from reader.structure.characters import CJK, IDEOGRAPH
from reader.structure.lines import Line
from reader.structure.numbering import value_of
from reader.structure.numerals import CIRCLED, SUPERSCRIPTS, plain_figures
from reader.structure.words.note_heads import APART, BEHIND_STOP, SET_OFF_OR_LAST, has_star, head_of

# Begin with what they look for and look behind from there, which finds it several times as fast.
FUSED: Final = (
    rf"\d(?:(?<![\d.,/:\-–$第（( 圖表]\d)(?<!(?<![A-Za-z])[A-Z]\d)|{BEHIND_STOP})\d{{0,2}}"
    r"(?![\d.,/:%]?\d|\s?(?:[年月%]|日(?![本圓商])))"
)
"""A figure fused into the text that may be the mark of a footnote, as an expression."""
FUSED_MARK: Final = re.compile(f"({FUSED})")
LISTED: Final = re.compile(
    r"(\d(?<=[^\d\s.,第表圖件錄例條款項頁章節號冊卷期]\d)\d?),(\d{1,2})(?=[，。；：！？」』）]|$)"
)
"""Two figures that a comma parts and that may both be marks: 具文20,21。"""
_IN_BRACKETS: Final = (
    r"(?<=[\[〔])\s?[註注]?\s?(\d{1,3})\s?[\]〕]"
    r"|(?<=[（(〔\[【])\s?[註注]\s?(\d{1,3}|[一二三四五六七八九十]{1,3})\s?[）)〕\]】]"
    rf"|(?<=([{SUPERSCRIPTS}]))(?<![\dA-Za-z].)([{SUPERSCRIPTS}]{{0,2}})"
)
_OPENS: Final = rf"\[〔【（({SUPERSCRIPTS}"
_ANY_MARK: Final = re.compile(rf"[{_OPENS}](?:{_IN_BRACKETS})|{FUSED_MARK.pattern}|{SET_OFF_OR_LAST.pattern}")
CIRCLED_MARK: Final = rf"[{CIRCLED}](?<=[{CJK}」』》）”’][{CIRCLED}])(?=[，。；：、！？」』）》]|$)"
"""A number in a circle that is a mark, as an expression: others number items."""
_FIGURES: Final = "0123456789"
_COUNTS: Final = re.compile(rf"[.．]\s?{IDEOGRAPH}")  # behind a figure: 三項：1.訂定…；2.推動…
_BEFORE_ITEMS: Final = ("：", "；", ":", ";")
_ENDS_CLAUSE: Final = "。，；：？！」』》〉）”’.,;)"
_SURE: Final = re.compile(rf"[{_OPENS}{CIRCLED}](?:{_IN_BRACKETS}|(?<=({CIRCLED_MARK})))")
BEGINS_SURE: Final = re.compile(rf"[{_OPENS}{CIRCLED}](?:(?<=[{SUPERSCRIPTS}{CIRCLED}])|\s{{0,2}}[註注\d])")
"""With which marks in brackets, raised or circled begin: a text without has none."""


class Marks:
    """The marks in lines of text that footnotes may have, looked for when they are asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def sure(self) -> set[int]:
        """Those that are raised or in brackets."""
        told = [line for line in self._lines if line.marks or BEGINS_SURE.search(line.text)]
        return {number for line in told for number in sure_marks(line)}

    @cached_property
    def seen(self) -> set[int]:
        """Any figures that may be marks."""
        return seen_marks(self._lines) | self.sure

    @cached_property
    def starred(self) -> bool:
        """Whether there is a star."""
        return has_star(APART.join([line.text[1:] for line in self._lines]))


def marks_of(line: Line) -> list[tuple[int, str]]:
    """The figures in a line that may be marks, in their order: in brackets, between blanks or fused into the text; with
    the sign of the text before each that may be a figure of a sentence."""
    found = (mark for mark in _ANY_MARK.finditer(line.text) if not _counts_item(mark))
    return [(_number(mark), _text_before(mark)) for mark in found]


def _counts_item(mark: re.Match[str]) -> bool:
    """Whether a bare figure, a colon or semicolon before it and a dot and words behind it, counts what is listed."""
    is_counted = mark[0][-1] in _FIGURES and _COUNTS.match(mark.string, mark.end()) is not None
    return is_counted and mark.string[: mark.start()].rstrip()[-1:] in _BEFORE_ITEMS


def _text_before(mark: re.Match[str]) -> str:
    """The sign before a mark that is neither in brackets or raised nor behind the end of a clause."""
    before = mark.string[: mark.start()].rstrip()[-1:]
    return "" if mark[0].lstrip()[0] not in _FIGURES or before in _ENDS_CLAUSE else before


def seen_marks(lines: Iterable[Line]) -> set[int]:
    """The figures in the lines that may be marks."""
    return {int(figure) for figure in FUSED_MARK.findall(APART.join([line.text for line in lines]))}


def marks_before(lines: Sequence[Line], index: int) -> set[int]:
    """The figures on the page before the line `index` that may be marks: those alone on a line count the page."""
    begin, page = index, lines[index].page - 1
    while begin and lines[begin - 1].page >= page:
        begin -= 1
    return seen_marks(line for line in lines[begin:index] if not line.text.isdecimal())


def side_by_side(numbers: Collection[int]) -> dict[str, int]:
    """The figures that the marks of two footnotes with such numbers make, set side by side, and the first of these: 67
    is 6 and 7."""
    return {f"{number}{number + 1}": number for number in numbers if number + 1 in numbers}


def sure_marks(line: Line) -> set[int]:
    """The marks of a line that are raised or in brackets."""
    raised = {number for _, number in line.marks}
    if not BEGINS_SURE.search(line.text):
        return raised
    return raised.union(map(_number, _SURE.finditer(line.text, 1 if head_of(line) else 0)))


def _number(mark: re.Match[str]) -> int:
    figures = "".join(filter(None, mark.groups()))
    is_small = figures[0] in SUPERSCRIPTS or figures in CIRCLED
    return int(plain_figures(figures)) if is_small else value_of(figures) or 0

"""The numbers of footnotes in text without signs, told over all its pages at once.

What begins a line as a footnote does may be an item, a cell or a year.  But footnotes count on from page to page, their
marks stand in the text above them, and no heading stands below them: the heaviest chain of numbers is theirs, however
doubtful one of them is.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from reader.structure.characters import IDEOGRAPH
from reader.structure.footnotes.note_marks import BEGINS_SURE, CIRCLED_MARK, FUSED, LISTED, side_by_side, sure_marks
from reader.structure.lines import Line
from reader.structure.numbering import HEADING_KINDS, numbered
from reader.structure.numerals import CIRCLED, SUPERSCRIPTS
from reader.structure.rules import Rule, rule
from reader.structure.words.captions import is_table_caption
from reader.structure.words.note_heads import (
    APART,
    OFF,
    SET_APART,
    STOPS,
    counts_on,
    endnote_of,
    head_of,
    reads_as_note,
)

LABEL: Final = rule(
    "number of a footnote alone on a line",
    r"(?P<dress>[\[〔【（(]?[註注]?)\s?(?P<number>\d{1,3})(?P<end>\s?[\]〕】）)]?[.．:：]?)$",
    ("[1]", "12", "註3：", "（註4）", "5."),
    ("2024 年", "1 頁", "3.5", "- 2 -"),
)
FIGURED: Final = rule(
    "footnote whose text begins with figures or what they count",
    r"(?P<number>[1-9]\d{0,2})\s+(?=[\d年月日%])",
    ("7 19 Harbour Code § 88.", "12 2024 Report, at 5.", "4 年金改革"),
    ("3.5 倍", "2024 年", "3 See"),
)
BARE: Final = rule(
    "footnote whose number is fused with its text",
    rf"(?P<number>[1-9]\d{{0,2}})(?=[A-ZÀ-Þ《〈「]|{IDEOGRAPH})"
    r"(?!日(?![本圓商])|[年月號條項款個次名件家期頁段章節屆萬億兆元倍歲至到]|[A-Z]{1,2}(?!\.?[A-Za-z]|-[A-Z]{2})|[點小時分秒]|第)",
    (
        "1World Trade Organization, Declaration",
        "23U.S. GEOLOGICAL SURVEY",
        "28HA-JOON LEE, ",
        "2筆者依資料庫逐筆計算",
        "9《貿易法評論》",
    ),
    ("3月7日", "12 Id. at 3.", "5G 網路", "2024 年", "8家業者", "3D列印"),
)
RULES: Final[tuple[Rule, ...]] = (LABEL, FIGURED, BARE)

MARK: Final = re.compile(rf"({FUSED})|{OFF}(?={STOPS}|[」』—─{APART}]|$)|{SET_APART}")
"""A figure that may be the mark of a footnote: 措施1，, 條款 12。 and 三十年。 1 各國, but not 第 3 條 or 達 12。"""

_CIRCLED: Final = re.compile(CIRCLED_MARK, re.MULTILINE)

LONGEST_LABEL: Final = 9  # characters
_BEGINS: Final = re.compile(r"\D?(?P<number>\d{1,3})")
_DRESS: Final = f"[〔【（(註注{SUPERSCRIPTS}{CIRCLED}"
_PAUSE: Final = "，。；：、」』）"
_CELL: Final = 12  # characters
_MARKED: Final = 2.0
_FAR: Final = 0.75
_UNMARKED: Final = -1.5
_BELOW_LINE: Final = 1.5
_COLUMN: Final = 12  # numbers of footnotes one below the other, at most
_HEADING: Final = 3.0
_LINE: Final = 0.05
_MOST_SKIPPED: Final = 12
_SKIP: Final = 1.2
_MOST_BEGINS: Final = 4.0
_ANEW: Final = 1.0
_SURE: Final = 4.0  # weight of a number that reads as a footnote and whose mark stands right above it
_LAST: Final = 4  # tokens with one number that others are seen behind


class Token(NamedTuple):
    """The number of a footnote at the begin of lines[at]; end: where its text begins.  alone: nothing follows it.
    marked: whether its mark stands in the text above.  anew: whether numbers may begin anew with it."""

    at: int
    number: int
    end: int
    alone: bool
    marked: bool
    weight: float
    anew: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """start and end: the indexes of its lines.  ruled: those of the lines right below drawn ones.  marks: the figures
    in it that may be marks, and the first line of each.  circled: the numbers in circles that are marks."""

    start: int
    end: int
    ruled: tuple[int, ...]
    marks: dict[int, int]
    circled: frozenset[str]


def label_of(text: str) -> re.Match[str] | None:
    """The number of a footnote alone on a line: LABEL, not tried where `text` is too long for one."""
    return LABEL.match(text) if len(text) <= LONGEST_LABEL else None


def chained(lines: Sequence[Line], others: Container[int], *, alone: bool) -> dict[int, list[Token]]:
    """The numbers of footnotes, by the pages that these stand on.

    others: the indexes of lines that are no text.  alone: whether numbers alone on their lines are looked for; none is
    found where no such number stands.
    """
    heads = [index for index, line in enumerate(lines) if _may_begin(line.text) and index not in others]
    if alone and not any(label_of(lines[index].text) for index in heads):
        return {}
    begun = {int(told["number"]) for index in heads if (told := _BEGINS.match(lines[index].text))}
    pairs = {figure: first for figure, first in side_by_side(begun).items() if int(figure) not in begun}
    pages = _pages(lines, others, pairs) if heads else {}
    first: dict[int, int] = {}
    for page in pages.values():
        for number, index in page.marks.items():
            first.setdefault(number, index)
    tokens = [token for index in heads if (token := _token(lines, index, pages, first, alone=alone))]
    found: dict[int, list[Token]] = defaultdict(list)
    if any(token.marked for token in tokens):
        for token in _heaviest(tokens, lines, _Between(lines, pages, others)):
            found[lines[token.at].page].append(token)
    return {page: run for page, run in found.items() if _is_sure(run)}


def _may_begin(text: str) -> bool:
    return text[0].isdecimal() or text[0] in _DRESS


def _is_sure(run: Sequence[Token]) -> bool:
    """Whether the numbers of one page are those of footnotes: marks refer to most of them."""
    marked = sum(token.marked for token in run)
    return 2 * marked >= len(run) and sum(token.weight for token in run) > 0


def _pages(lines: Sequence[Line], others: Container[int], pairs: Mapping[str, int]) -> dict[int, _Page]:
    """pairs: the figures that may be two marks, and the first of these."""
    bounds: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        bounds.setdefault(line.page, [index, index])[1] = index + 1
    return {page: _page(lines, start, end, others, pairs) for page, (start, end) in bounds.items()}


def _page(lines: Sequence[Line], start: int, end: int, others: Container[int], pairs: Mapping[str, int]) -> _Page:
    kept = [index for index in range(start, end) if index not in others]
    starts, length = [], 0
    for index in kept:
        starts.append(length)
        length += len(lines[index].text) + 1
    marks: dict[int, int] = {}
    told = APART.join([lines[index].text for index in kept])
    for found in MARK.finditer(told):
        figure = next(filter(None, found.groups()))
        place = bisect_right(starts, found.start()) - 1
        if found.start() > starts[place] or _is_torn_off(told, found):
            marks.setdefault(int(figure), kept[place])
            if (first := pairs.get(figure)) is not None:
                marks.setdefault(first, kept[place])
                marks.setdefault(first + 1, kept[place])
    for found in LISTED.finditer(told):
        for figure in found.groups():
            marks.setdefault(int(figure), kept[bisect_right(starts, found.start()) - 1])
    signed = {bisect_right(starts, found.start()) - 1 for found in BEGINS_SURE.finditer(told)}
    ruled = tuple([index for index in kept if lines[index].rule_before and index - 1 in others])
    if not signed:
        return _Page(start, end, ruled, marks, frozenset())
    for index in [kept[place] for place in sorted(signed)]:
        for number in sure_marks(lines[index]):
            marks[number] = min(index, marks.get(number, index))
    return _Page(start, end, ruled, marks, frozenset(_CIRCLED.findall(told.replace(APART, "\n"))))


def _is_torn_off(told: str, found: re.Match[str]) -> bool:
    """Whether a figure at the begin of a line is a mark that the line above lost: that is none of short cells."""
    start, end = found.span()
    if told[end : end + 1] == APART:
        return APART not in told[max(0, start - 1 - _CELL) : start - 1]
    return told[end : end + 1] in _PAUSE


def _is_heading(text: str) -> bool:
    marker = numbered(text)
    return (marker is not None and marker.kind in HEADING_KINDS) or is_table_caption(text)


def _token(
    lines: Sequence[Line], index: int, pages: dict[int, _Page], first: dict[int, int], *, alone: bool
) -> Token | None:
    """first: where the mark of each number stands first in the text."""
    text, page = lines[index].text, pages[lines[index].page]
    is_below = bool(page.ruled) and index >= page.ruled[0]
    head_at = endnote_of if is_below else head_of  # a dot may follow the number below a line
    if alone and (label := label_of(text)):
        number, end = int(label["number"]), len(text)
        weight = 0.25 if label["end"] else 0.5  # a sentence may end with `5.`
        reads = _is_above_note(lines, index)
    elif (head := head_at(lines[index])) and head.counted:
        number, end, weight = head.counted, head.end, 1.0
        reads = reads_as_note(text[end:])
    elif (figured := FIGURED.match(text)) and reads_as_note(text[figured.end() :]):
        number, end, weight, reads = int(figured["number"]), figured.end(), 0.0, True
    elif fused := BARE.match(text):
        number, end, reads = int(fused["number"]), fused.end(), reads_as_note(text[fused.end() :])
        weight = 0.0
    else:
        return None
    is_dressed = text[0] in _DRESS
    before = pages.get(lines[index].page - 1)
    if text[0] in CIRCLED and text[0] not in page.circled and (before is None or text[0] not in before.circled):
        return None  # an item of a list
    near = _is_near(number, index, page, before)
    marked = near or ((reads or is_dressed) and first.get(number, index) < index)
    weight += is_dressed + (_MARKED if near else _FAR if marked else _UNMARKED)
    weight += _likelihood(lines, index, page, reads=reads) + _BELOW_LINE * (index in page.ruled)
    anew = page.marks.get(number, index) < index and (reads or end < len(text))
    return Token(index, number, end, end == len(text), marked, weight, anew)


def _is_near(number: int, index: int, page: _Page, before: _Page | None) -> bool:
    """Whether the mark of a footnote stands above it on its page, or on the one before."""
    return page.marks.get(number, index) < index or (before is not None and number in before.marks)


def _is_above_note(lines: Sequence[Line], index: int) -> bool:
    """Whether what stands below a number alone, other such numbers aside, reads as a footnote."""
    below = (line.text for line in lines[index + 1 : index + _COLUMN] if not label_of(line.text))
    text = next(below, "")
    return text != "" and reads_as_note(text)


def _likelihood(lines: Sequence[Line], index: int, page: _Page, *, reads: bool) -> float:
    """What the text behind a number, and the line above it, say for a footnote."""
    if index > page.start and counts_on(lines[index - 1], lines[index]):
        return -4.0
    if reads or index == page.start:
        return 1.0 if reads else 0.0
    return -2.0 if lines[index - 1].text[-1] in "：:" else 0.0


def _heaviest(tokens: Sequence[Token], lines: Sequence[Line], between: "_Between") -> list[Token]:
    """The heaviest chain of tokens whose numbers count on; they may begin anew on another page, and with another
    article."""
    totals: list[float] = []
    befores: list[int | None] = []
    ending: dict[int, list[int]] = defaultdict(list)  # number -> the last tokens with that number
    begun = _Begun()
    for at, token in enumerate(tokens):
        top, before = begun.best(lines[token.at].page, token)
        for skipped in range(min(_MOST_SKIPPED, token.number - 1)):
            for other in ending.get(token.number - 1 - skipped, ()):
                total = totals[other] - _SKIP * skipped - between.cost(tokens[other], token)
                if total > top:
                    top, before = total, other
        if at and _begins_article(tokens[at - 1], token, lines):
            total = totals[at - 1] - _ANEW - min(_HEADING, between.cost(tokens[at - 1], token))
            if total > top:
                top, before = total, at - 1
        totals.append(top + token.weight)
        befores.append(before)
        begun.put(lines[token.at].page, totals[at] - between.cost(token, None), at)
        ending[token.number] = [*ending[token.number][1 - _LAST :], at]
    chain: list[Token] = []
    place = begun.end
    while place is not None:
        chain.append(tokens[place])
        place = befores[place]
    return chain[::-1]


def _begins_article(before: Token, token: Token, lines: Sequence[Line]) -> bool:
    """Whether numbers surely begin anew on one page, where an article ends and another begins."""
    is_first = token.number == 1 and token.anew and before.number > 0
    return is_first and token.weight >= _SURE and lines[before.at].page == lines[token.at].page


class _Begun:
    """What a chain weighs that begins: with what the best one on the pages before weighs."""

    def __init__(self) -> None:
        self._page = -1
        self._done: tuple[float, int | None] = (0.0, None)
        self._here: tuple[float, int | None] = (0.0, None)

    def put(self, page: int, total: float, token: int) -> None:
        """A chain that ends with `token` on a page weighs `total`."""
        self._turn(page)
        if total > self._here[0]:
            self._here = (total, token)

    def best(self, page: int, token: Token) -> tuple[float, int | None]:
        """What a chain weighs that begins, or begins anew, with `token` on `page`, and the token before it."""
        self._turn(page)
        cost = min(_MOST_BEGINS, 0.5 * (token.number - 1))
        total, before = self._done
        return (total - _ANEW - cost, before) if token.anew and total > _ANEW else (-cost, None)

    @property
    def end(self) -> int | None:
        """The last token of the chain that weighs most; None where none weighs anything."""
        return max(self._done, self._here, key=_total)[1]

    def _turn(self, page: int) -> None:
        if page != self._page:
            self._page, self._done = page, max(self._done, self._here, key=_total)


def _total(ended: tuple[float, int | None]) -> float:
    return ended[0]


class _Between:
    """What speaks against footnotes from one number to the next: headings, and many lines."""

    def __init__(self, lines: Sequence[Line], pages: dict[int, _Page], others: Container[int]) -> None:
        self._lines = lines
        self._pages = pages
        self._others = others
        self._headings: dict[int, list[int]] = {}  # the indexes of those of each page

    def cost(self, before: Token, token: Token | None) -> float:
        """That of the lines from `before` to `token`, or to the end of the page where that is on another one."""
        number = self._lines[before.at].page
        if number not in self._headings:
            self._headings[number] = self._headings_of(self._pages[number])
        is_near = token is not None and self._lines[token.at].page == number
        end = token.at if token is not None and is_near else self._pages[number].end
        headings = self._headings[number]
        return _HEADING * (bisect_left(headings, end) - bisect_left(headings, before.at + 1)) + _LINE * (
            end - before.at - 1
        )

    def _headings_of(self, page: _Page) -> list[int]:
        kept = (index for index in range(page.start, page.end) if index not in self._others)
        return [index for index in kept if _is_heading(self._lines[index].text)]

"""Footnote marks that an extractor fused into the text: 聲明7表示 refers to footnote 7.

Every figure that could be the mark of a footnote is weighed by what stands around it; then the best chain through the
text is taken, in which the numbers follow one another.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.model.document import NOTE_SIGNS
from reader.structure import certainty
from reader.structure.characters import is_chinese
from reader.structure.drafts import Draft
from reader.structure.footnotes.note_marks import LISTED, side_by_side
from reader.structure.joining import glue
from reader.structure.kinds import BYLINE, HEADING, TOC_ENTRY
from reader.structure.numbering import value_of
from reader.structure.numerals import CIRCLED, SUPERSCRIPTS, plain_figures
from reader.structure.words.note_heads import BEHIND_STOP, SET_APART, SET_OFF_OR_LAST

# Patterns to search for begin with what they look for and look behind from there, which finds it several times as fast.
_FIGURES: Final = re.compile(
    r"\d(?:(?<![\d.,/\-–$€£~～:：]\d)\d{0,5}(?![\d%‰/~～]|[.,:]\d|\s?[％度])"
    rf"|(?<=[^\d\s][：:]\d)\d{{0,2}}$|{BEHIND_STOP}\d{{0,2}}(?=\s|$))"
)
_BRACKETED: Final = re.compile(
    rf"[\[〔【（(註注{SUPERSCRIPTS}](?:(?<=[\[〔【])\s?[註注]?\s?(\d{{1,3}})\s?[\]〕】]|(?<=[（(])\s?[註注]\s?(\d{{1,3}})\s?[）)]"
    r"|(?<=[（(〔\[])\s?[註注]\s?([一二三四五六七八九十]{1,3})\s?[）)〕\]]"
    r"|(?<=[註注])(?<![前同見附備揭引上參關加專批貫傾挹灌][註注])\s?(\d{1,3})(?![\d年月頁])"
    rf"|(?<=([{SUPERSCRIPTS}]))(?<![\dA-Za-z].)([{SUPERSCRIPTS}]{{0,2}}))"
)
_BETWEEN: Final = re.compile(f"{SET_OFF_OR_LAST.pattern}|{SET_APART}")
_AS_ITEMS: Final = re.compile(rf"[（(]\s?(\d{{1,3}})\s?[）)]|([{CIRCLED}])")
"""As some houses set marks, and most number items."""
_UNITS: Final = re.compile(
    r"\s?(?:日(?![本圓商])|[年月號期屆條項款目章節次個名人國家種項點頁萬億兆千百元美歐日磅週周天小時分秒歲倍件份家場位大至到及、和與兩]|多[個項年名]|[-–—]\s?\d)"
)
_STRICT_UNITS: Final = re.compile(
    r"\s?(?:年|月|日(?![本圓商])|號|屆|條|款|萬|億|兆|元|週|歲|倍|個|名|項|多項|多個|件|份|小時)"
)
_PAUSE: Final = "，。、；：！？）」』》】,.;:)”"
_FOLLOWED: Final = _PAUSE + "%％’〉］]"  # what a mark may stand behind, an ideograph aside
_BEHIND_NUMBER: Final = 0.4
_BEFORE_LATIN: Final = 1.6
_BETWEEN_BLANKS: Final = 1.5
_LATIN_WORD: Final = re.compile("[A-Za-z][A-Za-z0-9.]")  # not 5G
_MAX_SKIPPED: Final = 20
_SKIP_COST: Final = 0.3
_SIGN: Final = re.compile(rf"\s*(?<![{NOTE_SIGNS}])(?P<sign>(?P<one>[{NOTE_SIGNS}])(?P=one){{0,2}})(?![{NOTE_SIGNS}])")
_STARS: Final = str.maketrans("＊∗✽", "***")  # one sign in several fonts
_YEAR: Final = 4  # figures
_ENDS: Final = "，。；：！？」』》）"
_FUSED_WITH_YEAR: Final = 2.5
_WEAK: Final = 3.0  # under this a mark may as well be a number of the text


class Candidate(NamedTuple):
    """A figure in a draft's joined text: text[start:end], `cut` where the text is to be cut (a blank that a line break
    put in goes with the mark), and how likely it is a mark."""

    draft: int
    start: int
    end: int
    cut: int
    number: int
    weight: float


def _weigh(text: str, start: int, end: int, at_line_start: bool) -> float:
    """How much the figure text[start:end] looks like a mark; negative means it does not."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if before.isdigit():
        return _BEHIND_NUMBER if not after or after in _PAUSE else -1.0
    if not before or before in "第「『（(《【":
        return -1.0
    if after.isascii() and after.isalpha():
        return _BEFORE_LATIN if before in _PAUSE and _LATIN_WORD.match(text, end) else -1.0
    follows_text = is_chinese(before) or before in _FOLLOWED
    weight = 0.0
    if before == " ":
        if not at_line_start:
            return -1.0
        weight += 1.0
    elif follows_text:
        weight += 2.0
    elif before.isalpha() and text[start - 2 : start].isalpha() and start >= 2:
        weight += 0.8
    else:
        return -1.0
    if not after or after in _PAUSE:
        weight += 2.0
    elif _STRICT_UNITS.match(text, end):
        return -1.0
    elif _UNITS.match(text, end):
        weight -= 0.6
    elif is_chinese(after) or after in "「『（《":
        weight += 0.5
    elif after == " ":
        weight -= 0.8
    return weight


def candidates(drafts: Sequence[Draft], wanted: dict[int, int]) -> list[Candidate]:
    """The figures that may be marks of the footnotes `wanted`: number -> page of the footnote."""
    found: list[Candidate] = []
    pairs = side_by_side(wanted)
    for index, made in enumerate(drafts):
        for figure in _FIGURES.finditer(made.text):
            for start in _starts(figure, wanted):
                if candidate := _candidate(made, index, start, figure.end(), wanted):
                    found.append(candidate)
            if (first := pairs.get(figure[0])) is not None:
                middle = figure.start() + len(str(first))
                found += _side_by_side(made, index, (figure.start(), middle), (middle, figure.end()), wanted)
            if len(figure[0]) > _YEAR and (candidate := _before_year(made, index, figure, wanted)):
                found.append(candidate)
        listed = [pair for pair in LISTED.finditer(made.text) if int(pair[1]) < int(pair[2])] if pairs else []
        for pair in listed:
            found += _side_by_side(made, index, pair.span(1), pair.span(2), wanted)
        if listed:
            found.sort(key=_place)
    return found


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.draft, candidate.start


def _side_by_side(
    made: Draft, index: int, one: tuple[int, int], other: tuple[int, int], wanted: dict[int, int]
) -> list[Candidate]:
    """The marks of two footnotes set side by side, at these places of the text: 。45 is 4 and 5; 。4,5 says so."""
    numbers = [int(made.text[start:end]) for start, end in (one, other)]
    line = _line_of(made, one[0])
    at_start = _is_behind_break(made, line, one[0])
    weight = _weigh(made.text, one[0], other[1], at_start)
    if weight < 0 or not all(number in wanted for number in numbers):
        return []
    near = _page_of(made, line)
    return [
        Candidate(index, start, end, cut, number, weight + _nearness(near, wanted[number]))
        for (start, end), cut, number in zip((one, other), (one[0] - at_start, other[0]), numbers, strict=True)
    ]


def _before_year(made: Draft, index: int, figure: re.Match[str], wanted: dict[int, int]) -> Candidate | None:
    """The mark of a footnote set right before a year that begins a sentence: 。152031 年 is 15 and 2031."""
    start, end = figure.start(), figure.end() - _YEAR
    number, year = int(made.text[start:end]), int(made.text[end : figure.end()])
    begins = made.text[start - 1 : start] in _ENDS and made.text[figure.end() :].lstrip()[:1] == "年"
    if number not in wanted or not begins or not 1900 <= year < 2100:
        return None
    near = _nearness(_page_of(made, _line_of(made, start)), wanted[number])
    return Candidate(index, start, end, start, number, _FUSED_WITH_YEAR + near)


def _starts(figure: re.Match[str], wanted: dict[int, int]) -> list[int]:
    """Where a mark may begin in a figure: at its start, or behind a number of the text (附件 4 and mark 4)."""
    digits = figure[0]
    starts = [figure.start()] if int(digits) in wanted else []
    if len(digits) == 1 or figure.string[figure.end() : figure.end() + 1] not in _PAUSE:
        return starts  # a mark behind a number stands before a pause or the end of the text
    behind = [len(digits) - length for length in (1, 2) if length < len(digits)]
    return starts + [figure.start() + at for at in behind if digits[at] != "0" and int(digits[at:]) in wanted]


def _candidate(made: Draft, index: int, start: int, end: int, wanted: dict[int, int]) -> Candidate | None:
    line = _line_of(made, start)
    at_start = _is_behind_break(made, line, start)
    weight = _weigh(made.text, start, end, at_start)
    cut, number = start - at_start, int(made.text[start:end])
    if weight < 0:
        between = _BETWEEN.match(made.text, start - 1) if made.text[start - 1 : start] == " " else None
        if between is None or between.end(between.lastindex or 0) != end:
            return None
        weight, cut, end = _BETWEEN_BLANKS, start - 1, between.end()
    end = _behind_break(made, cut, end)
    weight += _nearness(_page_of(made, line), wanted[number])
    return Candidate(index, start, end, cut, number, weight)


def _page_of(made: Draft, line: int) -> int:
    return made.lines[min(line, len(made.lines) - 1)].page if made.lines else 0


def _nearness(page: int, wanted: int) -> float:
    """What the page of a mark says for its being the mark of a footnote on the page `wanted`."""
    return 2.0 if page == wanted else 1.2 if abs(page - wanted) == 1 else -0.5


def _line_of(made: Draft, offset: int) -> int:
    return max(0, bisect_right(made.starts, offset) - 1)


def _is_behind_break(made: Draft, line: int, offset: int) -> bool:
    """Whether a figure at `offset` begins its line behind a blank that the line break put in."""
    return line in made.spaced and made.starts[line] == offset


def _behind_break(made: Draft, cut: int, end: int) -> int:
    """Where a mark that ends its line ends in the text: behind the blank that the break put in, if without the mark
    none would stand there."""
    line = _line_of(made, end + 1)
    if line not in made.spaced or made.starts[line] != end + 1:
        return end
    return end if glue(made.text[:cut][-1:], made.text[end + 1 :][:1], None) else end + 1


def chain(found: Sequence[Candidate]) -> list[Candidate]:
    """The heaviest sequence of candidates whose numbers and places both grow; a number skipped costs a little."""
    best: list[tuple[float, int | None]] = []
    ending: dict[int, int] = {}  # number -> the candidate with that number at which the heaviest chain ends
    for index, candidate in enumerate(found):
        number, weight = candidate.number, candidate.weight
        top: tuple[float, int | None] = (weight, None)
        for skipped in range(min(_MAX_SKIPPED, number)):
            other = ending.get(number - 1 - skipped)
            if other is not None and best[other][0] + weight - _SKIP_COST * skipped > top[0]:
                top = (best[other][0] + weight - _SKIP_COST * skipped, other)
        best.append(top)
        known = ending.get(number)
        if known is None or best[known][0] < top[0]:
            ending[number] = index
    at: int | None = max(range(len(best)), key=lambda index: best[index][0], default=None)
    chosen: list[Candidate] = []
    while at is not None:
        chosen.append(found[at])
        at = best[at][1]
    return chosen[::-1]


def take_out(made: Draft, marks: Sequence[Candidate]) -> None:
    """Cut `marks` out of the draft's text and note where they stood."""
    text = made.text
    pieces, position, length = [], 0, 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        pieces.append(text[position : mark.cut])
        length += mark.cut - position
        made.note_refs.append((length, mark.number))
        position = mark.end
    pieces.append(text[position:])
    made.text = "".join(pieces)


def find_and_take_out(texts: Sequence[Draft], wanted: dict[int, int]) -> None:
    """Find the marks of the footnotes `wanted` in `texts` and take them out of the text; figures behind entries of
    contents are their pages."""
    texts = [made for made in texts if made.kind is not TOC_ENTRY]
    if take_out_bracketed(texts, wanted):
        return
    chosen = chain(candidates(texts, wanted))
    if 2 * len(chosen) < len(wanted):
        chosen = max(chosen, chain(_in_brackets(texts, wanted, _AS_ITEMS)), key=len)
    _take_out_each(texts, chosen)


def take_out_bracketed(texts: Sequence[Draft], wanted: dict[int, int]) -> bool:
    """Take marks in brackets, [3] or （註3）, or small figures, ³, out of the text; whether most footnotes have one."""
    chosen = chain(_in_brackets(texts, wanted, _BRACKETED))
    if 2 * len(chosen) < len(wanted):
        return False
    _take_out_each(texts, chosen)
    return True


def _in_brackets(texts: Sequence[Draft], wanted: dict[int, int], pattern: re.Pattern[str]) -> list[Candidate]:
    """What `pattern` finds in the texts that has the number of a footnote `wanted`, and does not begin an entry."""
    found: list[Candidate] = []
    for index, made in enumerate(texts):
        for mark in pattern.finditer(made.text):
            figures = next(filter(None, mark.groups()))
            is_small = figures[0] in SUPERSCRIPTS or figures in CIRCLED
            number = int(plain_figures(mark[0])) if is_small else value_of(figures)
            begins_entry = mark.start() == 0 and made.text[mark.end() : mark.end() + 1] not in _PAUSE
            if number in wanted and not begins_entry:
                line = _line_of(made, mark.start())
                weight = 1.0 + _nearness(_page_of(made, line), wanted[number])
                end = _behind_break(made, mark.start(), mark.end())
                found.append(Candidate(index, mark.start(), end, mark.start(), number, weight))
    return found


def _take_out_each(texts: Sequence[Draft], chosen: Sequence[Candidate]) -> None:
    marks: dict[int, list[Candidate]] = {}
    for mark in chosen:
        marks.setdefault(mark.draft, []).append(mark)
    for draft, mine in marks.items():
        if set(texts[draft].text) <= set(SUPERSCRIPTS):
            continue  # a mark belongs to some text
        take_out(texts[draft], mine)
        texts[draft].doubt(certainty.WEAK_MARK if any(mark.weight < _WEAK for mark in mine) else 1.0)


def accept_raised(texts: Sequence[Draft], wanted: dict[int, int], *, restarts: bool = False) -> None:
    """Raised figures that are numbers of footnotes are their marks; with `restarts` only up to where they begin anew.

    Where none is, marks may be in brackets; what is raised is something else then.
    """
    last, is_over = 0, False
    for made in texts:
        rest: list[tuple[int, int]] = []
        for offset, number in made.raised:
            is_over = is_over or (restarts and number < last and number == 1)
            if number not in wanted or is_over:
                rest.append((offset, number))
                continue
            made.note_refs.append((offset, number))
            last = number
        made.raised = rest
    if not last:
        take_out_bracketed(texts, wanted)


def take_out_signs(texts: Sequence[Draft], notes: Sequence[Draft]) -> None:
    """Take the signs of authors' notes out of the text, from titles and bylines first, and tell it what they mean."""
    told = sorted(texts, key=lambda made: made.kind not in (HEADING, BYLINE))
    for note in notes:
        if isinstance(note.number, str):
            sign = note.number.translate(_STARS)
            signs = ((made, found) for made in told for found in _SIGN.finditer(made.text, 1))
            for made, found in signs:
                if found["sign"].translate(_STARS) == sign:
                    _take_out_sign(made, found)
                    made.targets[found["sign"]] = note
                    break


def _take_out_sign(made: Draft, found: re.Match[str]) -> None:
    start, end = found.span()
    gone = end - start
    made.text = made.text[:start] + made.text[end:]
    made.raised = [(at - gone if at >= end else at, number) for at, number in made.raised]
    before = [ref for ref in made.note_refs if ref[0] <= start]
    after = [(at - gone, number) for at, number in made.note_refs if at > start]
    made.note_refs = [*before, (start, found["sign"]), *after]


def put_back_raised(made: Draft) -> None:
    """Raised figures that mark nothing belong to the text: 10² and the like."""
    for offset, number in sorted(made.raised, reverse=True):
        text, figure = made.text, str(number)
        made.text = text[:offset] + figure + text[offset:]
        made.note_refs = [(at + len(figure) if at > offset else at, ref) for at, ref in made.note_refs]
    made.raised = []

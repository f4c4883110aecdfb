"""Pages of a text without page breaks, told by the numbers that count them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import chain, pairwise, product
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.likeness import likeness
from reader.structure.lines import Line, begins_page, placed
from reader.structure.words.issue_lines import FIGURES
from reader.structure.words.page_numbers import is_page_number, page_number


class _Dress(Enum):
    """How the number of a page is written: in Roman figures, bare, or with signs or words: cells and items that count
    have bare figures."""

    ROMAN = auto()
    BARE = auto()
    SIGNED = auto()


_APART: Final = {_Dress.ROMAN: 4, _Dress.BARE: 4, _Dress.SIGNED: 1}  # lines between two page numbers, at least
_TOP: Final = 2  # lines at the top of a page where its number may stand
_MOST: Final = 0.8  # of the figures alone on a line, how many must be page numbers
_FIRST_YEAR: Final = 1800
_LONGEST: Final = 20  # characters of a page's number, or of a title
_LONELY: Final = 12  # lines of a document whose only page has a number
_HEADS: Final = 3  # running heads that count on
_EDGE_NUMBER: Final = re.compile(r"(?P<first>\d{1,4})[ \u3000|｜]+\D|.*(?:\D |[\u3000|｜]\s?)(?P<last>\d{1,4})$")
_OF_SERIES: Final = re.compile(
    r"[^，、；：]*(?:第\s?\S{1,5}\s?[卷期]|評論|論叢|學報|[學期季月集叢]刊|通訊)[^，、；：]*$"
)
_NUMBERS_ISSUE: Final = re.compile(
    rf"(?:\d{{1,4}}\s+)?[^，、；：]{{2,24}}?\s?第\s?(?:\d{{1,5}}|{FIGURES})\s?[期號](?=$|[\s（(｜|\d])"
)
_PAGE_AT_EDGE: Final = re.compile(r"^\d{1,4}(?=\D)|(?<=\D)\d{1,4}$")
_LONG_HEAD: Final = 8  # characters
_FAR: Final = 10  # lines
_ARABIC: Final = re.compile(r"\d|第")


def numbers(lines: Sequence[Line]) -> dict[int, str]:
    """The lines that count the pages of a text, from i or 1 on, each one more than the last."""
    told = [index for index, line in enumerate(lines) if len(line.text) <= _LONGEST and is_page_number(line.text)]
    counted: dict[_Dress, list[tuple[int, int]]] = {dress: [] for dress in _Dress} if told else {}
    for index in told:
        if _at_edge(lines, index):
            counted[_dress(lines[index].text)].append((index, page_number(lines[index].text)))
    found = [index for dress, alike in counted.items() for index in _run(alike, lines, dress)]
    return dict.fromkeys(sorted(found), "page_number")


def counting_heads(lines: Sequence[Line]) -> dict[int, str]:
    """The running heads or else feet that count the pages of a text, at the first or last line of each, or beside
    several empty lines where it has no page breaks: the same words stand at two at least.  Among heads the number alone
    that one page has at its foot before the first.
    """
    paged = bool(lines) and lines[-1].page > 0
    begin = [at for at, line in enumerate(lines) if at and (line.first if paged else begins_page(line))]
    if heads := _counting(lines, begin):
        return _with_number_before(lines, heads, "header")
    feet = [index for index, _ in _counting(lines, [at - 1 for at in begin])]
    return dict.fromkeys(feet, "footer") if feet or paged else _counting_anywhere(lines)


def _counting_anywhere(lines: Sequence[Line]) -> dict[int, str]:
    """The same words on three lines at least, far from one another, whose numbers at an edge count on, and that number
    an issue or cut a sentence in two, as headings and captions do not, stand below the same words each, or two in turn:
    running heads, or feet where the lines behind them begin with a blank or the last ends the text."""
    told: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        if len(line.text) >= _LONG_HEAD and (number := _edge_number(line.text)):
            told.setdefault(likeness(line.text), []).append((index, number))
    several = (run for run in told.values() if len(run) >= _HEADS)
    alone = (run for run in several if _is_of_pages(lines, run))
    runs = list(told.values())
    last = len(lines) - 1
    turning = chain(_in_turn(runs), _behind_number(lines, runs), _around_one(lines, runs))
    found = next((run for run in chain(alone, turning) if _count_on(run, last)), [])
    if not found:
        return {}
    set_in = sum(1 for index, _ in found if index + 1 < len(lines) and lines[index + 1].column)
    at_foot = 2 * set_in >= len(found) or found[-1][0] == last
    role = "footer" if at_foot else "header"
    return dict.fromkeys(_same_above(lines, found), role) | _with_number_before(lines, found, role)


def _is_of_pages(lines: Sequence[Line], run: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines of a run number one issue, cut a sentence in two, or stand below the same words each."""
    return _numbers_issue(lines, run) or any(_cuts(lines, at) for at, _ in run) or bool(_same_above(lines, run))


def _numbers_issue(lines: Sequence[Line], run: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines of a run number one issue, all the same but for the number of the page."""
    texts = [lines[at].text for at, _ in run]
    if not _NUMBERS_ISSUE.match(texts[0]):
        return False
    return len({_PAGE_AT_EDGE.sub("", text) for text in texts}) == 1


def _with_number_before(lines: Sequence[Line], run: Sequence[tuple[int, int]], role: str) -> dict[int, str]:
    """The lines of a run with their role, and the number alone that counts the page before the first."""
    number = [run[0][0] - 1] if _is_counted_before(lines, *run[0]) else []
    return {**dict.fromkeys(number, "page_number"), **dict.fromkeys([index for index, _ in run], role)}


def _same_above(lines: Sequence[Line], run: Sequence[tuple[int, int]]) -> list[int]:
    """The lines above those of a run, if all say the same."""
    above = [at - 1 for at, _ in run if at]
    return above if len({lines[at].text for at in above}) == 1 else []


def _count_on(run: Sequence[tuple[int, int]], last: int) -> bool:
    """Whether the numbers of lines far from one another count on; the last page may be short.  last: of the lines."""
    return all(
        two == one + 1 and (at > above + _FAR or (at == last and at > above + 1))
        for (above, one), (at, two) in pairwise(run)
    )


def _is_counted_before(lines: Sequence[Line], head: int, value: int) -> bool:
    """Whether the number alone above a running head counts the page before that of the head."""
    before = lines[head - 1].text if head else ""
    return before != "" and is_page_number(before) and page_number(before) == value - 1


def _in_turn(told: Sequence[list[tuple[int, int]]]) -> Iterator[list[tuple[int, int]]]:
    """Two lines in turn, as the heads of left and right pages, each twice at least."""
    several: dict[int, list[list[tuple[int, int]]]] = defaultdict(list)  # by the number of the first
    for run in told:
        if len(run) > 1 and all(two == one + 2 for (_, one), (_, two) in pairwise(run)):
            several[run[0][1]].append(run)
    for first, runs in several.items():
        for one, other in product(runs, several.get(first + 1, ())):
            if abs(len(one) - len(other)) <= 1:
                yield sorted([*one, *other])


def _behind_number(lines: Sequence[Line], told: Sequence[list[tuple[int, int]]]) -> Iterator[list[tuple[int, int]]]:
    """Heads of left pages, two at least, each behind a right one, of which a short article has but one: the number
    alone at the foot of the page above them counts on with them."""
    numbered = _numbered(told)
    for run in told:
        if len(run) > 1 and _is_counted_before(lines, *run[0]):
            others = ((at, number + 1) for _, number in run[:-1] for at in numbered.get(number + 1, ()))
            yield sorted([*run, *(other for other in others if _OF_SERIES.match(lines[other[0]].text))])


def _numbered(told: Sequence[list[tuple[int, int]]]) -> dict[int, list[int]]:
    """The lines at whose edge each number stands."""
    found: dict[int, list[int]] = {}
    for at, number in chain.from_iterable(told):
        found.setdefault(number, []).append(at)
    return found


def _around_one(lines: Sequence[Line], told: Sequence[list[tuple[int, int]]]) -> Iterator[list[tuple[int, int]]]:
    """Heads of left pages, two at least, each but the last before a right one, of which a short issue has but one:
    this stands below the foot that one of the others stands below."""
    numbered = _numbered(told)
    for run in told:
        between = {one + 1 for (_, one), (_, two) in pairwise(run) if two == one + 2}
        feet = {lines[at - 1].text for at, _ in run if at and not _cuts(lines, at)}
        right = ((at, number) for number in between for at in numbered.get(number, ()))
        others = [(at, number) for at, number in right if at and lines[at - 1].text in feet]
        if between and len(others) == len(run) - 1:
            yield sorted([*run, *others])


def _cuts(lines: Sequence[Line], index: int) -> bool:
    """Whether a line of running text breaks off above the line."""
    return index > 0 and len(lines[index - 1].text) > _LONGEST and not ends_sentence(lines[index - 1].text)


def _counting(lines: Sequence[Line], places: Sequence[int]) -> list[tuple[int, int]]:
    """Those of the lines at `places` whose numbers at their edge count on, with these."""
    run: list[tuple[int, int]] = []
    for index in places if len(places) >= _HEADS else ():
        value = _edge_number(lines[index].text)
        if value and (not run or value == run[-1][1] + 1):
            run.append((index, value))
    keys = Counter(likeness(lines[index].text) for index, _ in run)
    return run if len(run) >= _HEADS and max(keys.values()) > 1 else []


def _edge_number(text: str) -> int:
    """The number that a line which ends no sentence has at its edge, apart from words; 0 = none."""
    if not (text[0].isdecimal() or text[-1].isdecimal()) or ends_sentence(text):
        return 0
    found = _EDGE_NUMBER.match(text)
    return int(found["first"] or found["last"]) if found else 0


def _dress(text: str) -> _Dress:
    if text.isdecimal():
        return _Dress.BARE
    return _Dress.SIGNED if _ARABIC.search(text) else _Dress.ROMAN


def _run(counted: Sequence[tuple[int, int]], lines: Sequence[Line], dress: _Dress) -> list[int]:
    """The lines of the longest run from 1 on, or from any number where empty lines tell of pages; none where figures
    stand alone that do not belong to it."""

    def heads(index: int) -> bool:
        return index == 0 and dress is _Dress.SIGNED

    least = _APART[dress]
    run: list[tuple[int, int]] = []
    tells = _telling(lines)
    sure = False  # whether all that count stand where empty lines tell that a page begins or ends
    for index, value in counted:
        apart = _is_apart(lines, index)
        if (
            run
            and value == run[-1][1] + 1
            and (index - run[-1][0] > least or index + 1 == len(lines))
            and apart >= sure
        ):
            run.append((index, value))
        elif not run and tells[dress] and _counts_on(counted, index, value, tells[dress]):
            run = [(index, value)]
        elif not run and ((value == 1 and (index < _TOP or index >= least)) or apart or heads(index)):
            run, sure = [(index, value)], value != 1
    at_foot = len(run) == 1 and run[0][0] == len(lines) - 1 >= _LONELY
    alone = at_foot or (len(run) == 1 and heads(run[0][0]))
    whole = len(run) >= _MOST * len(counted)
    return [index for index, _ in run] if whole and (alone or len(run) > 1) else []


def _telling(lines: Sequence[Line]) -> dict[_Dress, int]:
    """For each dress, how many lines must part numbers that may begin a run with any, 0 = none may: in Arabic figures
    where neither pages nor how lines end tell of pages, and far apart where no empty lines do."""
    told = dict.fromkeys(_Dress, 0)
    if not lines[-1].page and lines[0].blank is None:
        told.update({_Dress.BARE: 1, _Dress.SIGNED: 1})
    elif not lines[-1].page and not any(map(begins_page, lines[1:])):
        told.update({_Dress.BARE: _FAR, _Dress.SIGNED: 1})
    return told


def _counts_on(counted: Sequence[tuple[int, int]], index: int, value: int, apart: int) -> bool:
    """Whether numbers so many lines apart count on from one, as pages of an article do, two at least, and are no
    years."""
    if value >= _FIRST_YEAR:
        return False
    for wanted in (value + 1, value + 2):
        index = next((at for at, number in counted if number == wanted and at >= index + apart), -1)
        if index < 0:
            return False
    return True


def _at_edge(lines: Sequence[Line], index: int) -> bool:
    """Whether a page may begin or end here; where the text tells its pages, whether one does."""
    if lines[-1].page == 0:
        return True
    return lines[index].first or index + 1 == len(lines) or lines[index + 1].first or _is_apart(lines, index)


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether empty lines tell that a page begins or ends with the line."""
    if lines[index].blank is None:
        return False
    return begins_page(lines[index]) or index + 1 == len(lines) or begins_page(lines[index + 1])


def paginated(lines: Sequence[Line], counted: dict[int, str]) -> list[Line]:
    """The same lines with their pages, where only the numbers and running heads `counted` tell of them."""
    if not lines or lines[-1].page or not counted:
        return list(lines)
    are_first = min(counted) < _TOP
    result, page = [], 0
    for index, line in enumerate(lines):
        role, above = counted.get(index), counted.get(index - 1)
        begins = index in counted if are_first else above in ("page_number", "footer") and role != "footer"
        begins = begins or (role == "header" and above != "header")
        page += begins and index > 0
        result.append(placed(line, page, line.first or begins))
    return result

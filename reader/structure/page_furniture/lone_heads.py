"""Running heads that survive on one page only: told by their words, by the page they count, or by the paragraph that
they cut in two."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.likeness import likeness
from reader.structure.lines import FAR_APART, Line, begins_page, capacity
from reader.structure.numbering import numbered
from reader.structure.rules import Rule, rule
from reader.structure.words.authors import AFFILIATION, names_author
from reader.structure.words.date_mentions import first_day
from reader.structure.words.imprint_lines import ANSWERABLE
from reader.structure.words.issue_lines import BETWEEN_SIDES, DATED_NAME, NAMED_ISSUE
from reader.structure.words.page_numbers import is_page_number, page_number
from reader.structure.words.section_names import KINDS_OF_SECTIONS, is_section
from reader.structure.words.series_lines import NUMBERED_SERIES
from reader.structure.words.starts import starts_block

TWO_SIDES: Final = rule(
    "running head with a left and a right side",
    r"(?P<left>[^\s。，；][^。；\t]{1,40}?)(?: {4,}|\u3000{2,}|\t+)(?P<right>[^\s。；\d][^。；，\t]{0,40})$",
    ("數位服務稅與國民待遇                中正法學集刊 第75期",),
    ("壹、前言        3", "共計    三項，", "一般段落。      下一段"),
)
COUNTED: Final = rule(
    "running head with the number of its page",
    r"(?:(?P<left>\d{1,3})(?:\s+(?:[|｜]\s*)?|[|｜]\s*)(?!日(?!本)|[月年條款項號])[^\s\d，。；：%/][^，。；…]{1,38}"
    r"|[^\s\d，。；][^，。；….．·]{1,38}?(?:\s+(?:[|｜]\s*)?|[|｜]\s*)(?P<right>\d{1,3}))$",
    ("6 中華經濟研究院 WTO 及 RTA 中心", "中正法學集刊 112", "12 ｜ 貿易觀測", "12｜貿易觀測", "貿易觀測｜13"),
    (
        "5/7 5/10 說明會",
        "4 日）",
        "6 月公布",
        "在 2024 年達到 50%",
        "第三，亞洲 3",
        "壹、目的 ………… 4",
        "壹、目的 ...... 4",
    ),
)
DATED_PAGE: Final = rule(
    "month and number of a page",
    r"(?:\d{1,3}[\s　]+)?(?:(?:中華民國|民國)\s?)?\d{2,4}\s?年\s?\d{1,2}\s?月號?(?:[\s　]+\d{1,3})?$",
    ("2024 年 8 月　3", "4　中華民國 114 年 8 月號"),
    ("2024 年 8 月 3 日", "114 年 8 月出刊"),
)
SERIES: Final = rule(
    "name of a series",
    r"[^\s，。；：？！\d第][^，。；：？！]{1,24}(?:報告|評論|論叢|論壇|學報|學刊|集刊|期刊|月刊|季刊|年刊|週刊|週報|月報|季報|年報|電子報|通訊|簡訊|法訊|彙編|簡析)$",
    ("南方經貿研究報告", "東岸貿易法評論"),
    ("第三章 小組報告", "報告", "小組提出報告。"),
)
RULES: Final[tuple[Rule, ...]] = (TWO_SIDES, COUNTED, DATED_PAGE, SERIES)

_BESIDE_NUMBER: Final = " 　|｜"
_SHORTEST: Final = 3  # characters of such a name
_MORE: Final = 18  # characters that a running head may add to the name at the top of the first page
_LINES: Final = 3  # of a running head
_WIDEST: Final = 64  # columns
_OFF: Final = 2  # by how much a page's printed number may differ from its count: covers, lists of contents
_FULL: Final = 0.85  # of the capacity: a line of prose that goes on
_HALF: Final = 0.5
_IMPRINT_LINES: Final = 4
_FEWEST_SIGNS: Final = 6  # of the title in a running head
_SEVERAL: Final = 2  # pages
_IS_SECTION: Final = re.compile(f"(?:{KINDS_OF_SECTIONS})$")
_AMONG_FIRST: Final = 10  # lines of a page
_ABOVE_TITLE: Final = 10  # lines of a masthead, which may say the same


@dataclass(frozen=True, slots=True)
class LoneHeads:
    """The roles of the lines found, and the indexes of those that turn out to begin a page."""

    roles: dict[int, str]
    starts: frozenset[int]


def find(lines: Sequence[Line], roles: dict[int, str]) -> LoneHeads:
    """The running heads among `lines` that are not in `roles` yet."""
    if not lines:
        return LoneHeads({}, frozenset())
    is_signed = lines[0].blank is not None  # whether the text tells of its lines' ends
    again, late = _said_again(lines, roles), _below_text(lines, roles)
    if not is_signed:
        named = _named(lines, roles, set()) if lines[-1].page else {}
        return LoneHeads(named | _of_houses(lines, roles) | late | again, frozenset(again))
    begins = {i for i, line in enumerate(lines) if (line.first or line.empty_before >= FAR_APART) and begins_page(line)}
    found = {**_named(lines, roles, begins), **late, **again}
    starts = (found.keys() & begins) | again.keys()
    full = capacity(lines)
    known = {**roles, **found}
    below = {index + 1 for index in begins if known.get(index) == "header" and index + 1 < len(lines)}
    begun: set[int] = set()  # where heads begin that neither their page nor their words had told
    for index in sorted((begins | below) - known.keys()):
        above = next((at for at in range(index - 1, -1, -1) if at not in known or at in begun), None)
        if index in known or above is None:
            continue
        if told := _head_at(lines, index, lines[above], index in below, full):
            found.update(told)
            known.update(told)
            begun.add(index)
    return LoneHeads(found, frozenset(starts | (begun - below)))


def _said_again(lines: Sequence[Line], roles: dict[int, str]) -> dict[int, str]:
    """The lines that name and number the issue in the very words of a running head found: on a page that nothing else
    tells."""
    heads = {lines[index].text for index, role in roles.items() if role == "header"}
    issues = {text for text in heads if NAMED_ISSUE.match(text)}
    places = range(_ABOVE_TITLE, len(lines)) if issues else ()
    return dict.fromkeys([at for at in places if at not in roles and lines[at].text in issues], "header")


def _below_text(lines: Sequence[Line], roles: dict[int, str]) -> dict[int, str]:
    """The lines that stand alone among the first of a page, in the very words of the running head of several others:
    an extractor put it below the text with which the page begins."""
    pages: dict[str, set[int]] = {}
    for index, role in roles.items():
        if role == "header":
            pages.setdefault(lines[index].text, set()).add(lines[index].page)
    heads = {text for text, found in pages.items() if len(found) >= _SEVERAL}
    result: dict[int, str] = {}
    top = 0
    for index, line in enumerate(lines if heads else ()):
        top = index if line.first else top
        if line.text not in heads or line.page in pages[line.text] or not 0 < index - top < _AMONG_FIRST:
            continue
        if is_section(line.text) or _IS_SECTION.search(line.text):
            continue
        if line.page < min(pages[line.text]) and lines[0].text not in line.text:
            continue  # a title, which the heads of the pages behind it repeat, and not the name of the whole
        if line.empty_before and (index + 1 == len(lines) or lines[index + 1].empty_before):
            pages[line.text].add(line.page)
            result[index] = "header"
    return result


def _of_houses(lines: Sequence[Line], roles: dict[int, str]) -> dict[int, str]:
    """In text without signs: the name of a body below the number of a page, where others have their heads, above text
    that is not set in as the first of a paragraph is; the name and issue of a series; or authors and their title."""
    heads = [at for at, role in roles.items() if role == "header" and roles.get(at - 1) == "page_number"]
    if not heads:
        return {}
    places = [at + 1 for at, role in roles.items() if role == "page_number"]
    inner = [at for at in places if at not in roles and at + 1 < len(lines)]
    above = [likeness(line.text) for line in lines[:_ABOVE_TITLE]]
    named = [at for at in inner if _is_house_above(lines, at) or _repeats(lines[at].text, above)]
    return dict.fromkeys(named, "header")


def _repeats(text: str, above: Sequence[str]) -> bool:
    """Whether names stand before most words of a title, a colon between: of one of the lines `above` and the next."""
    authors, colon, words = text.partition("：")
    key = likeness(words)
    if not colon or len(key) < _FEWEST_SIGNS or not names_author(authors):
        return False
    return any(_is_left_of(key, one + other) and 3 * len(key) >= len(one) for one, other in pairwise(above))


def _is_left_of(key: str, title: str) -> bool:
    """Whether `key` is what stays of a title of which words are left out."""
    rest = iter(title)
    return all(sign in rest for sign in key)


def _is_house_above(lines: Sequence[Line], index: int) -> bool:
    line, after = lines[index], lines[index + 1]
    if NAMED_ISSUE.match(line.text):
        return True
    if (dated := DATED_NAME.match(line.text)) and SERIES.match(dated["name"]) and first_day(line.text) is None:
        return True
    is_alone = (line.first or line.empty_before > 0) and after.empty_before > 0
    if not is_alone or not AFFILIATION.match(line.text) or after.column or starts_block(after.text):
        return False
    return line.text not in after.text and not ends_sentence(_above(lines, index).text)


def _above(lines: Sequence[Line], index: int) -> Line:
    """The last line of text above the number of a page that stands above the line `index`."""
    return lines[max(0, index - 2)]


def _named(lines: Sequence[Line], roles: dict[int, str], may_begin: Set[int]) -> dict[int, str]:
    """The first line of a further page that repeats the name at the top of the document, or has two sides.

    may_begin: where empty lines tell that a page may begin.
    """
    names = _names(lines, roles)
    turns = {index for index, line in enumerate(lines) if line.first and line.page} | (may_begin - {0})
    firsts: set[int] = set()
    index = 0
    for turn in sorted(turns):
        index = max(index, turn)
        while roles.get(index, "header") != "header":
            index += 1
        if index < len(lines) and index not in roles:
            firsts.add(index)
    return dict.fromkeys([index for index in sorted(firsts) if _is_named(lines[index].text, names)], "header")


def _is_named(text: str, names: Sequence[str]) -> bool:
    """Whether `text` repeats one of the names, or has two sides, and is no numbered title."""
    key = likeness(text)
    repeats = "。" not in text and any(name in key and len(key) <= len(name) + _MORE for name in names)
    if numbered(text) or not (repeats or (TWO_SIDES.match(text) and len(BETWEEN_SIDES.split(text)) == 2)):
        return False
    return key in names or not (names_author(text) or AFFILIATION.match(text))  # who wrote it, and where he works


def _names(lines: Sequence[Line], roles: dict[int, str]) -> list[str]:
    """What stands at the top of the document and may head its pages: its first line, or its first two as one title."""
    if not lines or 0 in roles:
        return []
    issue = NAMED_ISSUE.match(lines[0].text) or NUMBERED_SERIES.match(lines[0].text)
    names = [likeness(issue["name"] if issue else lines[0].text)]
    if len(lines) > 1 and 1 not in roles and not ends_sentence(lines[1].text) and not lines[1].first:
        names.append(names[0] + likeness(lines[1].text))
    return [name for name in names if len(name) >= _SHORTEST]


def _head_at(lines: Sequence[Line], index: int, before: Line, below: bool, full: int) -> dict[int, str]:
    """The running head that begins at `index`, and the imprint below it.

    before: the last line of text above.  below: whether a line of a running head stands right above.  full: columns of
    a full line.
    """
    run = _short_lines(lines, index)
    imprint = _imprint(lines, index + len(run))
    told = max((place for place, line in enumerate(run, start=1) if _is_told(line)), default=0)
    if (told or below) and told < len(run) and _goes_on_below(run[told], lines[0]):
        told += 1
    size = len(run) if imprint or _cuts(lines, index, run, before, full) else told
    if not size:
        return {}
    roles = dict.fromkeys(range(index, index + size), "header")
    return roles | (dict.fromkeys(imprint, "footer") if size == len(run) else {})


def _short_lines(lines: Sequence[Line], index: int) -> list[Line]:
    run: list[Line] = []
    for line in lines[index : index + _LINES]:
        whole = line.blank is True and line.width <= _WIDEST and not ends_sentence(line.text)
        if (
            not whole
            or (run and line.first)
            or line.text[-1] in "，、"
            or (starts_block(line.text) and not _is_told(line))
        ):
            break
        run.append(line)
    return run


def _is_told(line: Line) -> bool:
    """By its words: a periodical's name and number; or a name and the number of the page."""
    if NAMED_ISSUE.match(line.text):
        return True
    counted = COUNTED.match(line.text)
    if DATED_PAGE.match(line.text):
        return True
    if counted is None or starts_block(line.text):
        return False
    named = line.text[counted.end("left") :] if counted["left"] else line.text[: counted.start("right")]
    if NAMED_ISSUE.match(named.strip(_BESIDE_NUMBER)):
        return True
    here = line.page + (1 if line.first else 2)
    return abs(int(counted["left"] or counted["right"]) - here) <= _OFF


def _goes_on_below(line: Line, title: Line) -> bool:
    """Whether a line below one of a running head goes on with it: the name of a series, the number of the page, or the
    title at the head of the document."""
    if SERIES.match(line.text) or line.text == title.text:
        return True
    return is_page_number(line.text) and abs(page_number(line.text) - line.page - 1) <= _OFF


def _imprint(lines: Sequence[Line], index: int) -> range:
    """The lines of an imprint that begins at `index`."""
    if index >= len(lines) or not ANSWERABLE.match(lines[index].text):
        return range(0)
    for end in range(index, min(index + _IMPRINT_LINES, len(lines))):
        if ends_sentence(lines[end].text):
            return range(index, end + 1)
    return range(0)


def _cuts(lines: Sequence[Line], index: int, run: Sequence[Line], before: Line, full: int) -> bool:
    """Whether the lines of `run` stand between two lines of one paragraph of prose."""
    behind = index + len(run)
    if not run or behind == len(lines) or before.closes is not False or before.width < _FULL * full:
        return False
    if any(line.closes is None and line.width >= _FULL * full for line in run):
        return False  # a full line that breaks off behind a Latin word
    after = lines[behind]
    if after.indented or after.empty_before == 0 or starts_block(after.text):
        return False
    return after.width >= _HALF * full or ends_sentence(after.text)

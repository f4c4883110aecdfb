"""What a page carries that is no part of the text: running heads, page numbers, addresses of links, rules."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from reader.structure import contents_lines, listed_addresses
from reader.structure.authors import names_author
from reader.structure.brackets import CHINESE_PAIRS
from reader.structure.captions import is_table_caption
from reader.structure.characters import DASHES, has_chinese
from reader.structure.lines import FAR_APART, Line, begins_page, with_page_starts
from reader.structure.note_heads import cites
from reader.structure.notes_below_rules import below_rules, turns_page
from reader.structure.numbering import HEADING_KINDS, numbered, value_of
from reader.structure.page_numbers import is_page_number, page_number
from reader.structure.phrases import ABSTRACT_TITLE, field_of
from reader.structure.rules import Rule, rule

_STROKES: Final = "-－_─━—=＝*＊~～·．."
_WIDE_SIGNS: Final = "＊※◆●◇○★☆◎"
SIGNS: Final = f"*{_WIDE_SIGNS}"
"""Of which rows part pieces."""
BEGINS_SEPARATOR: Final = frozenset(_STROKES + SIGNS)
SEPARATOR: Final = rule(
    "separator",
    rf"(?:[{_STROKES}]{{4,}}|[{_WIDE_SIGNS}]{{3,}}|(?=.{{0,6}}\s)[{SIGNS}](?:\s*[{SIGNS}]){{2,5}})$",
    ("--------", "＊＊＊＊", "────────", "＊ ＊ ＊", "＊ ＊＊", "◆◆◆", "◇◇◇◇◇"),
    ("──尤其是", "***", "...."[:3], "◆◆", "◆ 關稅"),
)
ISSUE: Final = rule(
    "name and number of an issue at the edge of a page",
    r"[^\s。，；：？！].{1,28}?\s?第\s?\d{1,4}\s?[期號輯](?:\s?[（(][^（()）]{4,20}[）)])?$",
    ("貿易評論 第 12 期", "南港週報第 8 期（2024.3.15）"),
    ("本期為第 3 期，內容", "第 12 期"),
)
RULES: Final[tuple[Rule, ...]] = (SEPARATOR, ISSUE)

_SIGNS_APART: Final = f"{SIGNS}·．."  # a line drawn with others may stand above footnotes
_DIGITS: Final = re.compile(r"\d+")
_FIRST_NUMBER: Final = re.compile(r"(?:[-–—|]?\s*\d{1,4}\s*[-–—|｜•‧·/]?\s+|\d{1,4}\s*[|｜]\s*)(?=\S)")
_LAST_NUMBER: Final = re.compile(r"(?:\s(?<=\S\s)\s*[-–—|｜•‧·/]?\s*\d{1,4}\s*[-–—|]?|(?<=\S)[|｜]\s*\d{1,4})$")
_DAY: Final = re.compile(r"#[./-]#[./-]#$")
_NO_WORD: Final = r"#年月日、，。；：,.;:\-–—～~()（）【】"
_TWO_WORDS: Final = re.compile(rf"[^{_NO_WORD}][{_NO_WORD}]*[^{_NO_WORD}]")
_UNITS: Final = re.compile("[年月日期卷頁]")
_TOP, _FOOT = 5, 5
_VALUE: Final = re.compile(r"[-+−]?[\d,]+(?:\.\d+)?%?$")
_HEAD: Final = 3  # lines at the head of a document, the last of which may be the title
_TITLE: Final = 3  # lines that may be the title of the document
_COVER: Final = 12  # lines of a cover
_SKIPPED: Final = 4  # by how much the numbers of two pages that have the same foot may differ


@dataclass(frozen=True, slots=True)
class Furniture:
    """Which lines are furniture, and as what.  `lines`: all of them, with the pages that running heads tell."""

    roles: dict[int, str]
    lines: list[Line]


@lru_cache(maxsize=1 << 12)  # of the lines at the edges of pages, which are looked at for each kind of furniture
def likeness(text: str) -> str:
    """What stays of a running head from page to page: no page number, other numbers as #, no blanks."""
    if _DIGITS.search(text):
        first = _FIRST_NUMBER.match(text)
        text = text[first.end() :] if first else text
        text = _DIGITS.sub("#", _LAST_NUMBER.sub("", text) if _may_end_with_number(text) else text)
    return "".join(text.split())


def _may_end_with_number(text: str) -> bool:
    return text[-1].isdecimal() or text[-1] in "-–—|" or text[-1].isspace()


def find(lines: Sequence[Line]) -> Furniture:
    """The furniture among `lines`."""
    roles = listed_addresses.find(lines)
    if not lines or (lines[0].blank is None and lines[-1].page == 0 and not _has_heads(lines)):
        return Furniture(roles, list(lines))  # no pages, and no sign of any
    heads, starts = _running_heads(lines, roles)
    roles.update(heads)
    lines = with_page_starts(lines, starts)
    roles.update(_page_numbers(lines, roles))
    for index in [index for index, line in enumerate(lines) if line.text[0] in BEGINS_SEPARATOR]:
        if index not in roles and SEPARATOR.match(lines[index].text):
            roles[index] = "separator"
            if index + 1 < len(lines):
                drawn = lines[index].text[0] not in _SIGNS_APART
                below = lines[index + 1]
                lines[index + 1] = below.changed(opens=True, rule_before=below.rule_before or drawn)
    return Furniture(roles, lines)


def _has_heads(lines: Sequence[Line]) -> bool:
    """Whether, in text that tells neither pages nor how lines end, what stands behind several empty lines is the same
    again and again."""
    apart = Counter(likeness(line.text) for line in lines[1:] if line.empty_before > FAR_APART)
    return any(times > 1 and _may_repeat(key) for key, times in apart.items())


def _edges(lines: Sequence[Line], roles: dict[int, str]) -> tuple[list[list[int]], list[list[int]]]:
    """For each place that may begin a page, the indexes from it downward; and those before it upward."""
    tops, feet = [], []
    last = len(lines) - 1
    for index, line in enumerate(lines):
        if line.first or line.empty_before >= FAR_APART or (index and index - 1 in roles and index not in roles):
            tops.append(_downward(lines, index))
            feet.append(_upward(lines, index - 1, roles))
    feet.append(_upward(lines, last, roles))
    return tops, feet


def _upward(lines: Sequence[Line], index: int, roles: dict[int, str]) -> list[int]:
    """The lines that are no furniture from `index` up, as far as the page surely reaches."""
    chain: list[int] = []
    for other in range(index, max(-1, index - 2 * _FOOT), -1):
        if other not in roles:
            chain.append(other)
        if lines[other].first:
            break
    return chain[:_FOOT]


def _downward(lines: Sequence[Line], index: int) -> list[int]:
    """The lines from `index` on, as far as the page surely reaches."""
    chain = [index]
    for other in range(index + 1, min(index + _TOP, len(lines))):
        if begins_page(lines[other]):
            break
        chain.append(other)
    return chain


def _running_heads(lines: Sequence[Line], roles: dict[int, str]) -> tuple[dict[int, str], set[int]]:
    found: dict[int, str] = {}
    starts: set[int] = set()
    tops, feet = _edges(lines, roles)
    keys = {index: likeness(lines[index].text) for chain in (*tops, *feet) for index in chain}
    noted = below_rules(lines)
    for index in {index + 1 for index in noted} - noted:
        below = index + (index < len(lines) and is_page_number(lines[index].text))
        if turns_page(lines, below):
            starts.add(below)
            found.update(dict.fromkeys(range(index, below), "page_number"))
    unlike = noted | contents_lines.below_titles(lines)
    for chains, role in ((tops, "header"), (feet, "footer")):
        repeating = _repeating(chains, keys, lines, unlike)
        runs = [_leading_run(chain, keys, repeating, lines, noted) for chain in chains]
        if role == "header":
            runs = _without_titles(runs, chains, keys, lines)
            starts.update(
                chain[0] for run, chain in zip(runs, chains, strict=True) if run and not lines[chain[0]].rule_before
            )
        for run in runs:
            found.update((index, role) for index in run if index not in found)
    if (title := _title(lines)) is not None:
        found.pop(title, None)  # it heads the further pages too
        found.update((index, "header") for index in range(title) if lines[index].text == lines[title].text)
    known = {*roles, *found}
    for index in [index for index in range(1, _COVER) if index in found and _is_on_cover(lines, index, known)]:
        del found[index]  # the title on a cover, which heads the further pages
        starts.discard(index)
    return _told_apart(found, lines), starts


def _is_on_cover(lines: Sequence[Line], index: int, roles: Container[int]) -> bool:
    """Whether a line stands on the first page above who wrote the text, and with a second line behind a dash or below
    others that are no running heads."""
    if index + 1 == len(lines) or lines[index].page != lines[0].page:
        return False
    told = (line.text for line in lines[index + 1 : index + 1 + _COVER])
    below = next((text for text in told if not text.startswith(DASHES) and _may_follow_title(text)), "")
    if not (field_of(below) or names_author(below)):
        return False
    is_set_apart = lines[index].empty_before >= FAR_APART and not any(other in roles for other in range(index))
    return is_set_apart or below != lines[index + 1].text or _stands_lower(lines, index)


def _may_follow_title(text: str) -> bool:
    """Whether a line is none of the title once more in Latin letters."""
    return has_chinese(text) or names_author(text)


def _stands_lower(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands below another head or the number of the first page, and all like it begin further pages."""
    key = likeness(lines[index].text)
    others = [other for other, line in enumerate(lines) if other != index and likeness(line.text) == key]
    return not begins_page(lines[index]) and all(
        other > index and (begins_page(lines[other]) or is_page_number(lines[other - 1].text)) for other in others
    )


def _title(lines: Sequence[Line]) -> int | None:
    """The line at the head of the document right above the author or the first number, the same in Latin letters and
    a second line behind a dash between them aside; in text without signs it may be printed twice."""
    is_bare = lines[0].blank is None
    for index in range(min(_HEAD if is_bare else 1, len(lines) - 1)):
        if (lines[index].blank is None) is not is_bare or lines[index].page:
            return None
        below = range(index + 1, min(index + 1 + _HEAD, len(lines)))
        told = (lines[other].text for other in below)
        text = next((text for text in told if has_chinese(text) and not text.startswith(DASHES)), "")
        if text and (names_author(text) or (not is_bare and _begins_text(text) and not ISSUE.match(lines[index].text))):
            return index
    return None


def _begins_text(text: str) -> bool:
    """Whether a text begins so, whatever title stands above it: with its first number, or its abstract."""
    marker = numbered(text)
    if marker is not None:
        return marker.kind in HEADING_KINDS and value_of(marker.text) == 1
    return ABSTRACT_TITLE.match(text) is not None


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table with figures, or the caption of one: alike ones stand on many pages."""
    if is_table_caption(text):
        return True
    pieces = text.split()
    if len(pieces) < 3 or _UNITS.search(text):
        return False
    return 2 * len([piece for piece in pieces if _VALUE.match(piece)]) >= len(pieces)


def _repeating(
    chains: Sequence[Sequence[int]], keys: dict[int, str], lines: Sequence[Line], noted: Container[int]
) -> set[str]:
    """The keys of lines that occur at that edge of several pages, and may be running heads.

    noted: the indexes of lines that are none.
    """
    seen: dict[str, set[int]] = defaultdict(set)
    for chain in chains:
        for index in chain:
            if index not in noted:
                seen[keys[index]].add(index)
    return {
        key
        for key, places in seen.items()
        if len(places) > 1
        and (_may_repeat(key) or (_DAY.match(key) and len({lines[at].text for at in places}) == 1))
        and (_are_heads(lines[at].text for at in places) or _count_on([lines[at].text for at in sorted(places)]))
    }


def _count_on(texts: Sequence[str]) -> bool:
    """Whether the texts, in their order, are words that are the same but for one number, which counts pages: rows of
    tables differ otherwise."""
    if is_page_number(texts[0]) or is_table_caption(texts[0]) or len({_DIGITS.sub("#", text) for text in texts}) > 1:
        return False
    figures = [[int(figure) for figure in _DIGITS.findall(text)] for text in texts]
    differing = [values for values in zip(*figures, strict=True) if len(set(values)) > 1]
    return len(differing) == 1 and all(0 < after - before <= _SKIPPED for before, after in pairwise(differing[0]))


def _are_heads(texts: Iterable[str]) -> bool:
    """Whether two of the texts at least are no footnotes that cite and no rows of tables."""
    found = 0
    for text in texts:
        found += not cites(text) and not _is_row(text)
        if found > 1:
            return True
    return False


def _may_repeat(key: str) -> bool:
    for opening, closing in CHINESE_PAIRS:
        if closing in key and key.count(opening) < key.count(closing):
            return False
    return (_TWO_WORDS.search(key) is not None or "年#月" in key) and not listed_addresses.ADDRESS.match(key)


def _leading_run(
    chain: list[int], keys: dict[int, str], repeating: set[str], lines: Sequence[Line], noted: Container[int]
) -> list[int]:
    """The lines at an edge of a page that occur at the same edge of other pages, page numbers between them included.

    noted: the indexes of lines that do not.
    """
    run: list[int] = []
    repeated = 0
    chained = [keys[index] for index in chain]
    for index, key in zip(chain, chained, strict=True):
        if index in noted or (chained.count(key) > 1 and not _heads_its_title(lines, index, chain, key in repeating)):
            break  # a running head stands once on a page; "7 Id." and "8 Id." do not
        if key in repeating and lines[index].width <= 160 and not cites(lines[index].text):
            run.append(index)
            repeated = len(run)
        elif is_page_number(lines[index].text):
            run.append(index)
        elif _is_named(lines, index):
            run.append(index)
            repeated = len(run)
        else:
            break
    return run[:repeated]


def _heads_its_title(lines: Sequence[Line], index: int, chain: Sequence[int], repeats: bool) -> bool:
    """Whether a running head stands at the top of the document above the title, which reads as it does but for the
    number of the page behind it."""
    if not repeats or index or chain[0] or lines[0].text[0].isdecimal():
        return False
    bare = {lines[0].text, _LAST_NUMBER.sub("", lines[0].text)}
    return sum(1 for other in chain[1:] if lines[other].text in bare) == 1


def _usual_places(chains: Sequence[Sequence[int]], keys: dict[int, str], wanted: Container[str]) -> dict[str, int]:
    """For each key that is wanted, which line from the edge it mostly is."""
    places: dict[str, Counter[int]] = defaultdict(Counter)
    for chain in chains:
        for place, index in enumerate(chain):
            if keys[index] in wanted:
                places[keys[index]][place] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in places.items()}


def _without_titles(
    runs: Sequence[list[int]], chains: Sequence[list[int]], keys: dict[int, str], lines: Sequence[Line]
) -> list[list[int]]:
    """Each run without a numbered title at its end that heads further pages, but stands below their head here."""
    counted = {index for run in runs if len(run) > 1 for index in run[1:] if numbered(lines[index].text)}
    if not counted:
        return list(runs)
    usual = _usual_places(chains, keys, {keys[index] for index in counted})
    kept: list[list[int]] = []
    for run, chain in zip(runs, chains, strict=True):
        while len(run) > 1 and run[-1] in counted and chain.index(run[-1]) > usual[keys[run[-1]]]:
            run = run[:-1]
        kept.append(run)
    return kept


def _is_named(lines: Sequence[Line], index: int) -> bool:
    """Whether a line at the edge of a further page is the title that begins the document, or names an issue."""
    line = lines[index]
    if line.page == 0 or line.blank is not None:
        return False
    return ISSUE.match(line.text) is not None or line.text in (other.text for other in lines[:_TITLE])


def _told_apart(found: dict[int, str], lines: Sequence[Line]) -> dict[int, str]:
    """In text without page breaks a foot is printed with the heads: what reads as a sentence is the foot."""
    return {
        index: "page_number"
        if is_page_number(lines[index].text)
        else "footer"
        if role == "header" and lines[index].text[-1] in "。，"
        else role
        for index, role in found.items()
    }


def _page_numbers(lines: Sequence[Line], roles: dict[int, str]) -> dict[int, str]:
    """Numbers alone at the edges of pages, where they grow from page to page."""
    candidates: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if index in roles or not is_page_number(line.text):
            continue
        at_top = begins_page(line) or (index > 0 and index - 1 in roles and lines[index - 1].page == line.page)
        at_foot = index == len(lines) - 1 or begins_page(lines[index + 1]) or index + 1 in roles
        if at_top or at_foot:
            candidates.append((index, page_number(line.text)))
    growing = [
        index
        for place, (index, counted) in enumerate(candidates)
        if any(
            lines[index].page - lines[other].page == counted - value != 0
            for other, value in candidates[max(0, place - 3) : place + 4]
        )
        or counted == lines[index].page + 1
    ]
    return dict.fromkeys(growing, "page_number")

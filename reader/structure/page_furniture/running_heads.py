"""Running heads: what stands at the heads or feet of several pages, and which pages they tell."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence, Set
from itertools import pairwise
from typing import Final

from reader.structure.brackets import CHINESE_PAIRS
from reader.structure.likeness import DIGITS, likeness
from reader.structure.lines import FAR_APART, Line, begins_page
from reader.structure.numbering import numbered
from reader.structure.page_furniture.notes_below_rules import below_rules, turns_page
from reader.structure.page_furniture.repeated_titles import (
    COVER,
    heads_its_title,
    is_on_cover,
    is_title_or_issue,
    title_line_at_head,
)
from reader.structure.words import contents_lines, listed_addresses
from reader.structure.words.captions import is_table_caption
from reader.structure.words.note_heads import cites
from reader.structure.words.page_numbers import is_page_number

_DAY: Final = re.compile(r"#[./-]#[./-]#$")
_NO_WORD: Final = r"#年月日、，。；：,.;:\-–—～~()（）【】"
_TWO_WORDS: Final = re.compile(rf"[^{_NO_WORD}][{_NO_WORD}]*[^{_NO_WORD}]")
_UNITS: Final = re.compile("[年月日期卷頁]")
_SOURCES: Final = ("資料來源",)
_FEW: Final = 2  # pages
_TOP: Final = 5  # lines at the head of a page
_FOOT: Final = 5
_VALUE: Final = re.compile(r"[-+−]?[\d,]+(?:\.\d+)?%?$")
_SKIPPED: Final = 4  # by how much the numbers of two pages that have the same foot may differ
_WIDEST: Final = 160  # columns of a running head


def may_have_heads(lines: Sequence[Line]) -> bool:
    """Whether, in text that tells neither pages nor how lines end, what stands behind several empty lines is the same
    again and again."""
    apart = Counter(likeness(line.text) for line in lines[1:] if line.empty_before > FAR_APART)
    return any(times > 1 and _may_repeat(key) for key, times in apart.items())


def running_heads(lines: Sequence[Line], roles: dict[int, str]) -> tuple[dict[int, str], set[int]]:
    """The lines that are running heads, feet or the numbers of their pages, and as what; and the lines that begin a
    page.

    roles: of what is furniture already.
    """
    tops, feet = _edges(lines, roles)
    keys = {index: likeness(lines[index].text) for chain in (*tops, *feet) for index in chain}
    noted = below_rules(lines)
    found, starts = _below_notes(lines, noted)
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
    _leave_title(found, starts, lines, roles)
    return _told_apart(found, lines), starts


def _below_notes(lines: Sequence[Line], noted: Set[int]) -> tuple[dict[int, str], set[int]]:
    """The numbers of pages right below the footnotes `noted`, and the lines with which the next pages begin."""
    found: dict[int, str] = {}
    starts: set[int] = set()
    for index in {index + 1 for index in noted} - noted:
        below = index + (index < len(lines) and is_page_number(lines[index].text))
        if turns_page(lines, below):
            starts.add(below)
            found.update(dict.fromkeys(range(index, below), "page_number"))
    return found, starts


def _leave_title(found: dict[int, str], starts: set[int], lines: Sequence[Line], roles: dict[int, str]) -> None:
    """Take the title of the document, which heads the further pages too, out of what was found."""
    if (title := title_line_at_head(lines)) is not None:
        found.pop(title, None)
        found.update((index, "header") for index in range(title) if lines[index].text == lines[title].text)
    known = {*roles, *found}
    for index in [index for index in range(1, COVER) if index in found and is_on_cover(lines, index, known)]:
        del found[index]
        starts.discard(index)


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
        if len(places) > (_FEW if _may_stand_again(lines[min(places)].text) else 1)
        and (_may_repeat(key) or (_DAY.match(key) and len({lines[at].text for at in places}) == 1))
        and (_are_heads(lines[at].text for at in places) or _count_on([lines[at].text for at in sorted(places)]))
    }


def _may_stand_again(text: str) -> bool:
    """Whether a line is the source of a table or a heading 3、, as may stand at an edge of two pages by chance."""
    marker = numbered(text)
    return text.startswith(_SOURCES) or (marker is not None and marker.kind == "arabic" and marker.text[-1] == "、")


def _may_repeat(key: str) -> bool:
    """Whether what is alike on several pages reads as a running head: it closes no bracket of a line above."""
    for opening, closing in CHINESE_PAIRS:
        if closing in key and key.count(opening) < key.count(closing):
            return False
    return (_TWO_WORDS.search(key) is not None or "年#月" in key) and not listed_addresses.ADDRESS.match(key)


def _count_on(texts: Sequence[str]) -> bool:
    """Whether the texts, in their order, are words that are the same but for one number, which counts pages: rows of
    tables differ otherwise."""
    if is_page_number(texts[0]) or is_table_caption(texts[0]) or len({DIGITS.sub("#", text) for text in texts}) > 1:
        return False
    figures = [[int(figure) for figure in DIGITS.findall(text)] for text in texts]
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


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table with figures, or the caption of one: alike ones stand on many pages."""
    if is_table_caption(text):
        return True
    pieces = text.split()
    if len(pieces) < 3 or _UNITS.search(text):
        return False
    return 2 * len([piece for piece in pieces if _VALUE.match(piece)]) >= len(pieces)


def _leading_run(
    chain: list[int], keys: dict[int, str], repeating: set[str], lines: Sequence[Line], noted: Container[int]
) -> list[int]:
    """The lines at an edge of a page that occur at the same edge of other pages, page numbers between them included.

    noted: the indexes of lines that do not.
    """
    run: list[int] = []
    repeated = 0
    with_number = [index for index in chain if "".join(lines[index].text.split()) != keys[index]]
    for index in chain:
        key = keys[index]
        # What is the same but has no number, as the house of the author, is another line than a head with one.
        alike = [other for other in (with_number if index in with_number else chain) if keys[other] == key]
        if index in noted or (len(alike) > 1 and not heads_its_title(lines, index, chain, key in repeating)):
            break  # a running head stands once on a page; "7 Id." and "8 Id." do not
        if key in repeating and lines[index].width <= _WIDEST and not cites(lines[index].text):
            run.append(index)
            repeated = len(run)
        elif is_page_number(lines[index].text):
            run.append(index)
        elif is_title_or_issue(lines, index):
            run.append(index)
            repeated = len(run)
        else:
            break
    return run[:repeated]


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


def _usual_places(chains: Sequence[Sequence[int]], keys: dict[int, str], wanted: Container[str]) -> dict[str, int]:
    """For each key that is wanted, which line from the edge it mostly is."""
    places: dict[str, Counter[int]] = defaultdict(Counter)
    for chain in chains:
        for place, index in enumerate(chain):
            if keys[index] in wanted:
                places[keys[index]][place] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in places.items()}


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

"""Numbers of footnotes in text without signs, where an extractor tore them off or they look like those of items."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import accumulate, groupby
from operator import attrgetter
from typing import Final

from reader.model.raw import RawText
from reader.structure.breaks.first_indents import with_first_lines
from reader.structure.breaks.lone_bullets import with_bullets
from reader.structure.breaks.torn_addresses import with_addresses
from reader.structure.breaks.torn_labels import with_labels_before
from reader.structure.breaks.torn_lines import mended
from reader.structure.characters import CJK
from reader.structure.footnotes.note_chain import chained, label_of
from reader.structure.footnotes.note_zones import CITATION, ends_note, labelled
from reader.structure.likeness import likeness
from reader.structure.lines import Line, plain_lines
from reader.structure.rules import Rule, rule
from reader.structure.tables.strewn_captions import with_captions_behind
from reader.structure.words.contents_lines import with_numbers
from reader.structure.words.listed_addresses import ADDRESS
from reader.structure.words.note_heads import SET_OFF, cites, reads_as_note
from reader.structure.words.page_numbers import is_page_number

POINTED: Final = rule(
    "footnote whose number has a point",
    r"(?P<number>\d{1,3})[.．]\s+(?=\S)",
    ("1. 林懷安，〈出口管制〉", "12. Id. at 3."),
    ("1.5 倍", "1 Id."),
)
RULES: Final[tuple[Rule, ...]] = (POINTED,)

_MARK: Final = re.compile(
    r"(\d(?<=[^\s\d.,/\-–$第]\d)\d{0,2})(?=[，。；：、」）]|$|日[本圓商]|[^\s\d.,/%年月日])", re.MULTILINE
)
_LONE_NUMBER: Final = re.compile(r"[1-9]\d{0,2}$")
_AGAIN: Final = re.compile(r"Id\.|同?(?:前|上|前揭)註")
_SET_IN: Final = 0.05  # of the lines, where blanks keep the places of all on the page
_FOOT: Final = 4  # lines
_HEAD: Final = 6  # characters of a running head at least
_NUMBER: Final = re.compile(r"[\[〔]?(?P<number>\d{1,3})[\]〕]?\s(?=\D)")
_GAP: Final = re.compile(rf" (?<=[{CJK}」』）》] )(?=[，。；：、）])")


def unsigned_lines(raw: RawText) -> list[Line]:
    """The lines of a text that says nothing of how they end, its footnotes' numbers before their text."""
    lines = with_first_lines(plain_lines(raw))
    if not raw.paged:
        return _with_numbers_above(lines)
    is_placed = sum(line.column > 1 for line in lines) >= _SET_IN * len(lines)
    return with_labels(
        lines if is_placed else with_captions_behind(mended(with_labels_before(with_bullets(with_addresses(lines)))))
    )


def _with_numbers_above(lines: list[Line]) -> list[Line]:
    """The same lines, numbers alone, being of another size, before what cites right below them behind a blank, or what
    cites a work once more."""
    result: list[Line] = []
    for line in lines:
        above = result[-1].text if result else ""
        if _LONE_NUMBER.match(above) and (line.column == 1 or _AGAIN.match(line.text)) and CITATION.match(line.text):
            result[-1] = result[-1].with_text(f"{above} {line.text}")
        else:
            result.append(line)
    return result


def with_labels(lines: Sequence[Line]) -> list[Line]:
    """The same lines, numbers of footnotes that stand alone put before their text, marks put where they stood, and
    points behind numbers of footnotes left out."""
    pages = [list(page) for _, page in groupby(lines, key=attrgetter("page"))]
    told = [_prepared(page, others) for page, others in zip(pages, _edges(pages), strict=True)]
    begins = list(accumulate((len(page) for page, _ in told), initial=0))
    edges = {begin + index for begin, (_, others) in zip(begins, told, strict=False) for index in others}
    numbers = chained([line for page, _ in told for line in page], edges, alone=True)
    result: list[Line] = []
    last, goes_on = 0, False  # the last number so far, and whether its footnote has no end on its page
    for begin, (page, others) in zip(begins, told, strict=False):
        tokens = numbers.get(page[0].page, [])
        foot = next(page[index] for index in range(len(page) - 1, -1, -1) if index not in others or index == 0)
        if tokens:
            own = [token._replace(at=token.at - begin) for token in tokens]
            page = labelled(page, own, others, last + 1, goes_on=goes_on)
            last = tokens[-1].number
        goes_on = bool(tokens) and not ends_note(foot.text)
        result += _without_points(page)
    return result


def _prepared(page: Sequence[Line], others: set[int]) -> tuple[list[Line], set[int]]:
    """A page with the numbers of its entries and its marks where they belong, and the indexes of `others` in it."""
    listed = with_numbers(page, others)
    return _with_marks(page, others) if len(listed) == len(page) else (listed, set())


def _edges(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    """The indexes of the lines at the edges of each page that count the pages or stand at the foot of others too."""
    counts = Counter(offset for number, page in enumerate(pages) for offset in _offsets(page, number))
    feet = Counter(
        key for page in pages for key in {likeness(line.text) for line in page[-_FOOT:] if _may_repeat(line)}
    )
    return [_edge(page, number, counts, feet) for number, page in enumerate(pages)]


def _may_repeat(line: Line) -> bool:
    """Whether a line may be a running foot; many footnotes are alike: 同前註, [3], 7 Id. at 5."""
    return len(line.text) > _HEAD and not cites(line.text) and not reads_as_note(line.text[:_HEAD])


def _offsets(page: Sequence[Line], number: int) -> set[int]:
    """By how much the figures that begin or end a page differ from its number."""
    return {int(line.text) - number for line in (page[0], page[_last(page)]) if line.text.isdecimal()}


def _last(page: Sequence[Line]) -> int:
    """The index of the last line that is no address of a link, which an extractor may list below the number."""
    return next((at for at in range(len(page) - 1, 0, -1) if not ADDRESS.match(page[at].text)), 0)


def _edge(page: Sequence[Line], number: int, counts: Counter[int], feet: Counter[str]) -> set[int]:
    found = {0} if page[0].text.isdecimal() and counts[int(page[0].text) - number] > 1 else set()
    last = _last(page)
    found.update(range(last + 1, len(page)))
    for index in range(last, max(-1, last - _FOOT), -1):
        text = page[index].text
        if text.isdecimal():
            is_edge = counts[int(text) - number] > 1
        else:
            is_edge = is_page_number(text) or feet[likeness(text)] > 1
        if not is_edge:
            break
        found.add(index)
    return found


def _with_marks(page: Sequence[Line], others: Set[int]) -> tuple[list[Line], set[int]]:
    """The page with its marks right behind the text that they stand in, and the indexes of `others` in it.

    An extractor leaves a blank before the stop where it tore a raised mark off, which stands below the line then.
    """
    lines = list(page)
    texts = [line.text for line in page if not line.text[0].isalpha() or line.text[0] in "註注"]
    numbers = [label_of(text) or _NUMBER.match(text) for text in texts]
    counted = Counter([found["number"] for found in numbers if found])
    if not counted:
        return lines, set(others)
    gone: set[int] = set()
    for index, line in enumerate(page):
        if index and index not in others and line.text.isdecimal() and not line.opens and counted[line.text] > 1:
            place = next((at for at in range(index - 1, max(-1, index - 3), -1) if _GAP.search(lines[at].text)), None)
            if place is not None:
                lines[place] = lines[place].with_text(_GAP.sub(line.text, lines[place].text, count=1))
                gone.add(index)
        elif (mark := SET_OFF.search(line.text)) and mark[1] in counted:
            lines[index] = line.with_text(SET_OFF.sub(r"\1", line.text))
    kept = [index for index in range(len(lines)) if index not in gone]
    return [lines[index] for index in kept], {kept.index(index) for index in others if index not in gone}


def _without_points(page: Sequence[Line]) -> list[Line]:
    """`1. Id.` as `1 Id.` from the first on whose mark stands in the text above it, as far as they count on, if one of
    them cites: items of a list do not."""
    result = list(page)
    pointed = {
        index: found
        for index, line in enumerate(page)
        if line.text[0].isdecimal() and (found := POINTED.match(line.text))
    }
    cites = [index for index, found in pointed.items() if CITATION.match(page[index].text[found.end() :])]
    if not cites:
        return result
    marks: set[int] = set()
    expected = 0
    for index, line in enumerate(page):
        found = pointed.get(index)
        number = int(found["number"]) if found else 0
        begins = not expected and number in marks and any(at in cites for at in _counted_on(pointed, index))
        if found and (number == expected or begins):
            result[index] = line.with_text(f"{number} {line.text[found.end() :]}", opens=True)
            expected = number + 1
        marks.update(int(mark[1]) for mark in _MARK.finditer(line.text, found.end() if found else 0))
    return result


def _counted_on(pointed: Mapping[int, re.Match[str]], index: int) -> list[int]:
    """The indexes of the lines whose numbers count on from that at `index`, itself among them."""
    counted = [index]
    number = int(pointed[index]["number"])
    for other, found in pointed.items():
        if other > index and int(found["number"]) == number + len(counted):
            counted.append(other)
    return counted

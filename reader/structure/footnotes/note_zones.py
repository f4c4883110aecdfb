"""The footnotes of a page whose numbers an extractor tore off and put before, between or behind their texts.

Which numbers stand there is known; where the text of each begins is told by all of them at once: as many lines as there
are numbers, in their order, that begin as footnotes do, behind lines that end as footnotes do.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import accumulate, pairwise
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.footnotes.note_chain import Token, label_of
from reader.structure.lines import Line
from reader.structure.words.note_heads import STAR_ALONE, reads_as_note

CITATION: Final = re.compile(
    r"[A-Z][\w.&'’-]*[ ,]+(?:[a-z]{1,3} ){0,2}[A-Z]|[^，。]{2,24}，[《〈「]|Id\.|[參詳另]見|同?(?:前|上|前揭)?註"
)
"""How the text of a footnote that cites begins."""
_ADDRESS_END: Final = re.compile(r"https?://\S+$|^[!-~]*[=&?][!-~]*$")  # or its query
_ADDRESS: Final = re.compile(r"https?:|www\.")
_CITES: Final = re.compile(r"[A-Z][A-Za-z.]|[《〈「]|[參詳另]見|前?揭?註")
_BEGINS: Final = 24  # characters of a line that tell whether a citation begins
_NARROW: Final = 0.85  # of the widest line: what leaves as much room ends a footnote
_SHORT: Final = 0.5  # of the widest line
_GOES_ON: Final = "，、,-–—（(《〈「：:"
_NEVER_FIRST: Final = "，。、；：）」』》〉)]}％%"
_MOST_BLANKS: Final = 3  # that an extractor leaves before a text whose number it tore off
_ABOVE: Final = 12  # lines
_STAR_LINES: Final = 3

_NEVER: Final = float("-inf")
_AT_NUMBER: Final = 2.5
_AT_NUMBERS: Final = 2.0
_BEFORE_NUMBER: Final = 1.0
_SKIP: Final = 0.3
_SKIP_CELL: Final = 0.05


def labelled(
    lines: Sequence[Line], tokens: Sequence[Token], others: Set[int], wanted: int, *, goes_on: bool
) -> list[Line]:
    """The lines of a page, the number of each footnote before its text.

    tokens: the numbers of its footnotes, by the indexes of its lines.  others: the indexes of lines that are no part of
    footnotes, as page numbers.  wanted: the number that is next.  goes_on: whether the last footnote of the page before
    has no end.
    """
    end = next((index + 1 for index in range(len(lines) - 1, -1, -1) if index not in others), 0)
    start = tokens[0].at
    inline = {token.at: token.number for token in tokens if not token.alone}
    labels = {token.at: token.number for token in tokens if token.alone}
    kept = [index for index in range(start, end) if index not in others]
    labels |= _strayed(lines, kept, {*inline.values(), *labels.values()}, wanted)
    if not labels:
        return list(lines)
    labels |= _star(lines, start)
    lowest = min([*inline.values(), *labels.values()])
    strayed = next((index for index, number in labels.items() if number == lowest and index > start), None)
    begin = min(start, *labels) if strayed is None else max(0, start - _ABOVE)  # its text stands above them all
    texts = [index for index in range(begin, end) if index not in labels and index not in others]
    starts = _starts(lines, texts, inline, labels, goes_on=goes_on)
    if not starts:
        return list(lines)
    told = [_labelled(lines[starts[index]] if index in starts else None, lines[index]) for index in texts]
    between = [lines[index] for index in range(begin, end) if index in others]
    return [*lines[:begin], *told, *between, *lines[end:]]


def _strayed(lines: Sequence[Line], zone: Iterable[int], known: Set[int], wanted: int) -> dict[int, int]:
    """The numbers alone on their lines that are missing among those `known`, or right before or behind them, by their
    lines."""
    alone = {int(found["number"]): index for index in zone if (found := label_of(lines[index].text))}
    first, last = min(known), max(known)
    while first > wanted and first - 1 in alone:
        first -= 1
    while last + 1 in alone:
        last += 1
    return {alone[number]: number for number in range(first, last + 1) if number in alone and number not in known}


def _star(lines: Sequence[Line], start: int) -> dict[int, int]:
    """The sign of an author's note alone on a line above the first number, as number 0."""
    for index in range(start - 1, max(-1, start - 1 - _STAR_LINES), -1):
        if STAR_ALONE.match(lines[index].text):
            return {index: 0}
    return {}


def _starts(
    lines: Sequence[Line], texts: Sequence[int], inline: Mapping[int, int], labels: Mapping[int, int], *, goes_on: bool
) -> dict[int, int]:
    """The lines of the numbers that stand apart, by the lines with which their footnotes begin; none where there are
    fewer lines than numbers."""
    weights = _weights([lines[index] for index in texts], goes_on=goes_on)
    behind, anchors = _anchors(texts, labels)
    places = {number: texts.index(index) for index, number in inline.items()}
    rows: list[list[float]] = []
    for number in sorted({*places, *labels.values()}):
        if number in places:
            row = [0.0 if place == places[number] else _NEVER for place in range(len(texts))]
        else:
            row = [
                weight + anchors.get((number, place), 0.0) - _BEFORE_NUMBER * (place < behind[number])
                for place, weight in enumerate(weights)
            ]
            for place in places.values():
                row[place] = _NEVER
        rows.append(row)
    wide = max((lines[index].width for index in texts), default=0)
    skips = accumulate((_SKIP_CELL if _is_cell(lines[index], wide) else _SKIP for index in texts), initial=0.0)
    rows[0] = [weight - skip for weight, skip in zip(rows[0], skips, strict=False)]
    found = dict(zip(sorted({*places, *labels.values()}), _places(rows), strict=False))
    return {texts[found[number]]: index for index, number in labels.items() if number in found}


def _places(rows: Sequence[Sequence[float]]) -> list[int]:
    """One place for each row, each behind that of the row before, which together weigh most; none where none can be.

    rows: what each place weighs.
    """
    befores: list[list[int]] = []
    totals = list(rows[0])
    for row in rows[1:]:
        top, at = _NEVER, -1
        following, before = [], []
        for place, weight in enumerate(row):
            following.append(top + weight)
            before.append(at)
            if totals[place] > top:
                top, at = totals[place], place
        totals = following
        befores.append(before)
    place = max(range(len(totals)), key=totals.__getitem__, default=-1)
    if place < 0 or totals[place] == _NEVER:
        return []
    found = [place]
    for before in reversed(befores):
        found.append(before[found[-1]])
    return found[::-1]


def _anchors(texts: Sequence[int], labels: Mapping[int, int]) -> tuple[dict[int, int], dict[tuple[int, int], float]]:
    """The place in the texts behind which each number stands, and what the places right below numbers weigh for the
    first of these."""
    behind: dict[int, int] = {}
    anchors: dict[tuple[int, int], float] = {}
    run: list[int] = []
    place = 0
    for index in sorted([*texts, *labels]):
        if index in labels:
            behind[labels[index]] = place
            run.append(labels[index])
            continue
        if run and all(after == number + 1 for number, after in pairwise(run)):
            anchors[(run[0], place)] = _AT_NUMBER if len(run) == 1 else _AT_NUMBERS
        run = []
        place += 1
    return behind, anchors


def _weights(texts: Sequence[Line], *, goes_on: bool) -> list[float]:
    """How likely a footnote begins with each of the lines."""
    wide = max((line.width for line in texts), default=0)
    led = [0 < line.column <= _MOST_BLANKS for line in texts]
    tells = any(led) and all(line.column <= _MOST_BLANKS for line in texts)
    weights: list[float] = []
    for place, line in enumerate(texts):
        weight = (3.0 if led[place] else -2.0) if tells else 0.0
        weight += bool(_CITES.match(line.text[:_BEGINS]))
        if line.text[0] in _NEVER_FIRST or (line.text[0].islower() and not _ADDRESS.match(line.text)):
            weight -= 3.0
        if _is_cell(line, wide):
            weight -= 1.5 if reads_as_note(line.text) else 4.0
        weight += _ended(texts[place - 1], wide) if place else 1.0 - 2.5 * goes_on
        weights.append(weight)
    return weights


def _is_cell(line: Line, wide: int) -> bool:
    """Whether a line has room, and ends nothing."""
    return line.width < _SHORT * wide and not ends_sentence(line.text)


def ends_note(text: str) -> bool:
    """Whether a footnote may end with a line: with a sentence or an address."""
    return ends_sentence(text) or _ADDRESS_END.search(text) is not None


def _ended(before: Line, wide: int) -> float:
    """How likely a footnote ends with a line."""
    if ends_note(before.text):
        return 2.0 + (before.width < _NARROW * wide)
    if before.text[-1] in _GOES_ON:
        return -2.0
    return 1.0 if before.width < _NARROW * wide else -0.5


def _labelled(label: Line | None, line: Line) -> Line:
    if label is None:
        return line
    return line.with_text(
        f"{label.text} {line.text}",
        first=label.first or line.first,
        empty_before=label.empty_before,
        opens=True,
        indented=False,
    )

"""The footnotes of a page whose numbers an extractor tore off and put before, between or behind their texts.

The numbers count on; what stands right below one is its text, unless that upsets the order; the other footnotes begin
where a line before them ends a sentence or leaves room.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.lines import Line
from reader.structure.note_heads import reads_as_note
from reader.structure.rules import Rule, rule

LABEL: Final = rule(
    "number of a footnote alone on a line",
    r"(?P<dress>[\[〔【（(]?[註注]?)\s?(?P<number>\d{1,3})(?P<end>\s?[\]〕】）)]?[.．:：]?)$",
    ("[1]", "12", "註3：", "（註4）", "5."),
    ("2024 年", "1 頁", "3.5", "- 2 -"),
)
RULES: Final[tuple[Rule, ...]] = (LABEL,)

LONGEST_LABEL: Final = 9  # characters
_ADDRESS_END: Final = re.compile(r"https?://\S+$")
_CITES: Final = re.compile(r"[A-Z][A-Za-z.]|[《〈「]|[參詳另]見|前?揭?註")
CITATION: Final = re.compile(
    r"[A-Z][\w.&'’-]*[ ,]+(?:[a-z]{1,3} ){0,2}[A-Z]|[^，。]{2,24}，[《〈「]|Id\.|[參詳另]見|同?(?:前|上|前揭)?註"
)
"""How the text of a footnote that cites begins."""
_BEGINS: Final = 24  # characters of a line that tell whether a citation begins
_NARROW: Final = 0.85  # of the widest line: what leaves as much room ends a footnote


@dataclass(frozen=True, slots=True)
class _Zone:
    """labels: the lines with the numbers, by these, which count on; texts: all other lines, in order; anchors: the
    places in `texts` right below a number, by these numbers."""

    labels: dict[int, Line]
    texts: list[Line]
    anchors: dict[int, int]


def label_of(text: str) -> re.Match[str] | None:
    """The number of a footnote alone on a line: LABEL, not tried where `text` is too long for one."""
    return LABEL.match(text) if len(text) <= LONGEST_LABEL else None


def labelled(lines: Sequence[Line], start: int, marks: Set[str], others: Set[int]) -> list[Line] | None:
    """The lines from `start` on, the number of each footnote before its text; None where no such zone begins there.

    lines: those of a page.  marks: figures in the text above that may be marks.  others: the indexes of lines that are
    no part of footnotes, as page numbers.
    """
    found = label_of(lines[start].text)
    if found is None or start in others or not (found["dress"] or found["number"] in marks):
        return None
    end = _end(lines, others)
    zone = _zone(lines, _counted(lines, start, end, others), start, end)
    if not zone.texts:
        return None
    told = _told(zone) if _is_text(start, zone.texts[0], bool(found["dress"])) else _far(zone)
    return [*told, *lines[end:]] if told else None


def _told(zone: _Zone) -> list[Line]:
    """The texts of a zone, each footnote's with its number; none where they cannot be told."""
    starts = _starts(zone)
    if starts is None:
        return []
    told = dict(zip(starts, zone.labels.values(), strict=True))
    return [_labelled(told.get(place), line) for place, line in enumerate(zone.texts)]


def _far(zone: _Zone) -> list[Line]:
    """The texts of a zone whose numbers stand above cells of a table, before what is set apart at the foot of the page
    and cites; none where they cannot be told."""
    begin = next((at for at in range(len(zone.texts) - 1, 0, -1) if zone.texts[at].opens), None)
    if begin is None or not CITATION.match(zone.texts[begin].text) or max(zone.anchors.values(), default=0) >= begin:
        return []
    told = _told(_Zone(zone.labels, zone.texts[begin:], {next(iter(zone.labels)): 0}))
    return [*zone.texts[:begin], *told] if told else []


def _is_text(start: int, line: Line, dressed: bool) -> bool:
    """Whether the line below the first number, that at `start`, reads as the text of a footnote."""
    return dressed or line.indented or (start > 0 and (reads_as_note(line.text) or ends_sentence(line.text)))


def _end(lines: Sequence[Line], others: Set[int]) -> int:
    """The index behind the last line of a page that is none of its foot."""
    return next((index + 1 for index in range(len(lines) - 1, -1, -1) if index not in others), 0)


def _counted(lines: Sequence[Line], start: int, end: int, others: Set[int]) -> dict[int, int]:
    """The numbers that count on from the one at `start`, in their order, by the indexes of their lines."""
    found: dict[int, int] = {}
    for index in range(start, end):
        told = label_of(lines[index].text) if index not in others else None
        if told:
            found.setdefault(int(told["number"]), index)
    number = next(iter(found))
    counted: dict[int, int] = {}
    while number in found:
        counted[found[number]] = number
        number += 1
    return counted


def _zone(lines: Sequence[Line], numbers: dict[int, int], start: int, end: int) -> _Zone:
    """The zone from `start` to `end`.  numbers: those that count on, by the indexes of their lines.

    Anchors are those whose numbers grow from place to place.
    """
    texts: list[Line] = []
    anchors: dict[int, int] = {}
    run: list[int] = []
    for index in range(start, end):
        if index in numbers:
            run.append(numbers[index])
            continue
        counts_on = all(after == before + 1 for before, after in pairwise(run))
        if run and counts_on and run[0] > max(anchors, default=-1):
            anchors[run[0]] = len(texts)
        run = []
        texts.append(lines[index])
    return _Zone({number: lines[index] for index, number in numbers.items()}, texts, anchors)


def _starts(zone: _Zone) -> list[int] | None:
    """The places in the texts at which the footnotes begin; None where they cannot be told."""
    numbers = list(zone.labels)
    anchors = {number: place for number, place in zone.anchors.items() if place >= number - numbers[0]}
    anchors[numbers[0]] = 0
    bounds = [*sorted(anchors.items()), (numbers[-1] + 1, len(zone.texts))]
    starts: list[int] = []
    for (number, place), (after, end) in pairwise(bounds):
        if between := _between(zone.texts, place, end, after - number - 1):
            starts += [place, *between]
        elif after - number == 1:
            starts.append(place)
        else:
            return None
    return starts


def _between(texts: Sequence[Line], first: int, end: int, count: int) -> list[int]:
    """The likeliest `count` places behind `first` at which footnotes begin; empty where there are not as many."""
    weighed = sorted(_weighed(texts, first, end), reverse=True)
    return sorted(-place for _, place in weighed[:count]) if 0 < count <= len(weighed) else []


def _weighed(texts: Sequence[Line], first: int, end: int) -> Iterator[tuple[int, int]]:
    """How likely a footnote begins at a place, and the place as a negative number, the first being the likeliest."""
    wide = max(line.width for line in texts[first:end])
    for place in range(first + 1, end):
        before = texts[place - 1]
        narrow = before.width < _NARROW * wide
        ended = ends_sentence(before.text) or _ADDRESS_END.search(before.text) is not None
        if ended or (narrow and before.text[-1] not in "，、,"):
            yield 2 * ended + 2 * narrow + bool(_CITES.match(texts[place].text[:_BEGINS])), -place


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

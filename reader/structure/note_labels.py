"""Numbers of footnotes in text without signs, where an extractor tore them off or they look like those of items."""

import re
from collections.abc import Sequence, Set
from typing import Final

from reader.model.raw import RawText
from reader.structure.characters import ends_sentence
from reader.structure.lines import Line, plain_lines
from reader.structure.note_heads import reads_as_note
from reader.structure.rules import Rule, rule
from reader.structure.torn_lines import mended

LABEL: Final = rule(
    "number of a footnote alone on a line",
    r"(?P<dress>[\[〔【（(]?[註注]?)\s?(?P<number>\d{1,3})(?P<end>\s?[\]〕】）)]?[.．:：]?)$",
    ("[1]", "12", "註3：", "（註4）", "5."),
    ("2024 年", "1 頁", "3.5", "- 2 -"),
)
POINTED: Final = rule(
    "footnote whose number has a point",
    r"(?P<number>\d{1,3})[.．]\s+(?=\S)",
    ("1. 林懷安，〈出口管制〉", "12. Id. at 3."),
    ("1.5 倍", "1 Id."),
)
RULES: Final[tuple[Rule, ...]] = (LABEL, POINTED)

_MARK: Final = re.compile(r"(?<=[^\s\d.,/\-–$第])(\d{1,3})(?=[，。；：、」）]|$|[^\s\d.,/%年月日])")
_ADDRESS_END: Final = re.compile(r"https?://\S+$")


def unsigned_lines(raw: RawText) -> list[Line]:
    """The lines of a text that says nothing of how they end, its footnotes' numbers before their text."""
    lines = plain_lines(raw)
    if not raw.paged:
        return lines
    return with_labels(lines if any(line.column for line in lines) else mended(lines))


def with_labels(lines: Sequence[Line]) -> list[Line]:
    """The same lines, numbers of footnotes that stand alone put before their text, and points behind numbers of
    footnotes left out."""
    result: list[Line] = []
    marks: set[str] = set()
    for page in _pages(lines):
        marks.update(mark[1] for line in page for mark in _MARK.finditer(line.text))
        result += _without_points(_joined(page, marks))
    return result


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    pages: list[list[Line]] = []
    for line in lines:
        if not pages or pages[-1][-1].page != line.page:
            pages.append([])
        pages[-1].append(line)
    return pages


def _joined(page: Sequence[Line], marks: Set[str]) -> list[Line]:
    """Each number or run of numbers alone before the lines it numbers.  `marks`: figures in the text so far that may
    be marks."""
    result: list[Line] = []
    index = 0
    while index < len(page):
        end = index
        while end < len(page) and _counts(page, index, end):
            end += 1
        starts = _starts(page, end, end - index) if _are_labels(page, index, end, marks) else []
        if not starts:
            result.append(page[index])
            index += 1
            continue
        labels = dict(zip(starts, page[index:end], strict=True))
        for place in range(end, starts[-1] + 1):
            result.append(_labelled(labels.get(place), page[place]))
        index = starts[-1] + 1
    return result


def _counts(page: Sequence[Line], start: int, index: int) -> bool:
    """Whether the line is a label alone that goes on with the count of those since `start`."""
    found, first = LABEL.match(page[index].text), LABEL.match(page[start].text)
    return bool(found and first and int(found["number"]) == int(first["number"]) + index - start)


def _are_labels(page: Sequence[Line], start: int, end: int, marks: Set[str]) -> bool:
    """Whether numbers are those of footnotes: dressed as such, or behind the text in which the first is a mark."""
    found = LABEL.match(page[start].text) if end > start else None
    if found is None or end == len(page):
        return False
    if found["dress"]:
        return True
    line = page[end]
    is_text = line.indented or (start > 0 and (reads_as_note(line.text) or ends_sentence(line.text)))
    return is_text and found["number"] in marks


def _starts(page: Sequence[Line], begin: int, count: int) -> list[int]:
    """Where the lines of each of `count` footnotes begin, which are printed one behind the other from `begin` on."""
    starts = [begin]
    for index in range(begin + 1, len(page)):
        if len(starts) == count or LABEL.match(page[index].text):
            break
        before = page[index - 1].text
        if ends_sentence(before) or _ADDRESS_END.search(before):
            starts.append(index)
    return starts if len(starts) == count else []


def _labelled(label: Line | None, line: Line) -> Line:
    if label is None:
        return line
    return line._replace(
        number=label.number,
        text=f"{label.text} {line.text}",
        first=label.first,
        empty_before=label.empty_before,
        opens=True,
        indented=False,
    )


def _without_points(page: Sequence[Line]) -> list[Line]:
    """`1. Id.` as `1 Id.` from the first on that cites and whose mark stands in the text above it, as far as they
    count on."""
    result = list(page)
    marks: set[int] = set()
    expected = 0
    for index, line in enumerate(page):
        found = POINTED.match(line.text)
        number = int(found["number"]) if found else 0
        begins = number in marks and found is not None and reads_as_note(line.text[found.end() :])
        if found and (number == expected or (not expected and begins)):
            result[index] = line._replace(text=f"{number} {line.text[found.end() :]}", opens=True)
            expected = number + 1
        marks.update(int(mark[1]) for mark in _MARK.finditer(line.text, found.end() if found else 0))
    return result

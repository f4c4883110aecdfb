"""Segments of the lines of a set page from its runs: what stands on one line, and which figures are raised."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reader.model.raw import Glyphs, RawPage, RawText
from reader.structure.characters import is_wide

_NEAR: Final = 0.75  # of the size: the widest gap within a line
_RAISED: Final = 0.12  # of the size: how far a mark stands above the baseline, at least
_SMALL: Final = 0.8  # of the size: how large a mark is, at most
_LEADER: Final = re.compile(r"(?:[.…‧·．・_]\s?){3,}$")
_PAGE: Final = re.compile(r"(?:\d{1,4}|[ivxlc]{1,6})$")
_BOLD: Final = 600


@dataclass(frozen=True, slots=True)
class Segment:
    """Runs on one line without a wide gap between them.  `marks`: (offset, number) of raised figures taken out."""

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    marks: tuple[tuple[int, int], ...] = ()

    def beside(self, other: "Segment") -> bool:
        """Whether both stand on one line."""
        return abs(self.baseline - other.baseline) <= 0.35 * max(self.size, other.size)


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page's segments in drawing order, and its measures."""

    number: int
    segments: tuple[Segment, ...]
    width: float
    height: float


def pages(raw: RawText) -> list[PageOf]:
    """The segments of each page."""
    return [
        PageOf(number, tuple(_segments(page, number)), page.width, page.height) for number, page in enumerate(raw.pages)
    ]


def body_size(found: Iterable[PageOf]) -> float:
    """The size that most characters are set in, in points."""
    sizes: Counter[float] = Counter()
    for page in found:
        for segment in page.segments:
            sizes[round(segment.size, 1)] += len(segment.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _segments(page: RawPage, number: int) -> list[Segment]:
    segments: list[Segment] = []
    group: list[Glyphs] = []
    for run in page.runs:
        if not run.text.strip():
            continue
        if group and not _adjoins(group, run):
            segments.append(_segment(group, number))
            group = []
        group.append(run)
    if group:
        segments.append(_segment(group, number))
    return _led(segments)


def _led(segments: list[Segment]) -> list[Segment]:
    """Entries of a table of contents whole again: a leader, and the page number at the margin."""
    result: list[Segment] = []
    for segment in segments:
        if result and _LEADER.search(result[-1].text) and segment.beside(result[-1]) and _PAGE.match(segment.text):
            entry = result.pop()
            segment = replace(entry, text=f"{entry.text} {segment.text}", right=segment.right)
        result.append(segment)
    return result


def _adjoins(group: Sequence[Glyphs], run: Glyphs) -> bool:
    """Whether `run` goes on with the line of `group`: on its baseline or raised from it, and near its end."""
    last = group[-1]
    size = max(run.size, *(glyphs.size for glyphs in group))
    base = max(group, key=lambda glyphs: glyphs.size).baseline
    return abs(run.baseline - base) <= 0.5 * size and -0.5 * size <= run.left - last.right <= _NEAR * size


def _segment(group: Sequence[Glyphs], page: int) -> Segment:
    main = max(group, key=lambda run: (round(run.size, 1), len(run.text)))
    text, marks = "", []
    for index, run in enumerate(group):
        figure = run.text.strip()
        is_mark = (
            figure.isdecimal()
            and figure.isascii()
            and len(figure) <= 3
            and run.size <= _SMALL * main.size
            and run.baseline - main.baseline >= _RAISED * run.size
        )
        if is_mark:
            text = text.rstrip()
            marks.append((len(text), int(figure)))
        else:
            text += _gap(group[index - 1], run, text) if index else ""
            text += run.text
    stripped = text.lstrip()
    shift = len(text) - len(stripped)
    return Segment(
        stripped.rstrip(),
        page,
        min(run.left for run in group),
        max(run.right for run in group),
        main.baseline,
        main.size,
        main.weight >= _BOLD,
        tuple((max(0, offset - shift), number) for offset, number in marks),
    )


def _gap(before: Glyphs, after: Glyphs, text: str) -> str:
    if not text or text[-1] == " " or after.text[0] == " ":
        return ""
    wide = after.left - before.right > 0.22 * after.size
    return " " if wide and not is_wide(text[-1]) and not is_wide(after.text[0]) else ""

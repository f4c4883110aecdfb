"""Segments of the lines of a set page from its runs: what stands on one line, and which figures are raised."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from reader.model.raw import Glyphs, RawPage, RawText, RuledLine
from reader.structure.characters import is_wide
from reader.structure.letterspacing import CELLS, closed_up
from reader.structure.set_pages import accents
from reader.structure.set_pages.joined import with_markers, with_marks, with_note_numbers, with_page_numbers
from reader.structure.set_pages.segment import BLANK, NUMBER, Segment
from reader.structure.words.note_heads import NOTE

_NEAR: Final = 0.75  # of the size: the widest gap within a line
_TOUCHING: Final = 0.5  # points by which boxes of neighbours may reach into one another
_LABELLED: Final = re.compile(r"[\u4e00-\u9fff]{2,5}\s?[：:／/]")
_RAISED: Final = 0.12  # of the size: how far a mark stands above the baseline, at least
_SMALL: Final = 0.8  # of the size: how large a mark is, at most
_HARDLY: Final = 0.92  # the same of a mark that stands clearly higher
_MUCH: Final = 0.3  # of the size
_BOLD: Final = 600
_CHROMATIC: Final = 48  # of 255: by how much the shares of a colour that is no grey differ
_LINK: Final = re.compile(r"://|www\.|\S@\S")
_UPPER: Final = 0.35  # of the height of a page: above it stands little that is no text
_EVEN: Final = 0.2  # of the size: how far the blanks of a justified line differ
_EVEN_NARROW: Final = 0.3  # the same of blanks no wider than an ideograph
_STRETCHED: Final = 8.0  # of the size: the widest blank of a justified line that has but one
_STRETCHED_ALIKE: Final = 12.0  # the same of several that are alike: a long word went to the next line
_FLUSH: Final = 0.7  # of the size: how far the ends of justified lines differ, for stops may hang
_WIDE: Final = 2.0  # of the size: as wide as blanks between aligned pieces are in no two lines of text
_LATIN_BLANK: Final = 0.25  # of the size
_MANY: Final = 3
_CELLS_OF_PAIR: Final = 2
_AMOUNT: Final = re.compile(r"[-–−－+]?[\d,]+(?:\.\d+)?\s?[%％]?$")
_OPENING: Final = "（「『《〈【"
_CLOSING: Final = "）」』》〉】，。；：、？！"
_WIDE_BRACKETS: Final = "（「『《〈【）」』》〉】"  # which have room of their own beside them
_WIDE_SIGNS: Final = f"[{_OPENING}{_CLOSING}]"
_BESIDE_WIDE: Final = re.compile(
    rf" (?:(?<={_WIDE_SIGNS} )(?=\S)|(?<=\S )(?={_WIDE_SIGNS}))"
)  # blanks first, as few are
_FIRST: Final = 2.5  # of the size: how far a first line is set in, at most
_ALIGNED: Final = 1.0  # points
_ALONE: Final = 2  # characters: an ideograph and a blank
_SPREAD: Final = 5  # of these in a line that was stretched
_GAP: Final = 0.22  # of the size: the narrowest blank between Latin words
_LAPPED: Final = 1.05  # of the size: how far pdfium's boxes of the letters of a ligature reach over the next
_CLEARLY: Final = 0.93  # of the size of the text: the size footnotes are set in, mostly
_SLIGHTLY: Final = 0.2  # points
_FIGURE: Final = re.compile(r"\d{1,3}")
_LABEL: Final = re.compile(
    r"[\[〔【]\d{1,3}[\]〕】]$|[圖表]\s?(?:[\d一二三四五六七八九十]{1,3}|[A-Z])(?:[-－.]\d{1,2})?$"
    r"|(?:專欄|附[錄件])\s?[\dA-Z一二三四五六七八九十]{1,2}$"
)
_BARE_LABEL: Final = re.compile("附?[圖表]$")


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page's segments in drawing order, and its measures."""

    number: int
    segments: tuple[Segment, ...]
    width: float
    height: float
    rules: tuple[RuledLine, ...] = ()


def pages(raw: RawText) -> list[PageOf]:
    """The segments of each page."""
    told = _accents(raw)
    found = [_segments(page, number, told) for number, page in enumerate(raw.pages)]
    if told:
        found = accents.with_titles(found)
    return [
        PageOf(number, tuple(segments), page.width, page.height, page.rules)
        for number, (page, segments) in enumerate(zip(raw.pages, found, strict=True))
    ]


def _accents(raw: RawText) -> frozenset[int]:
    """The colours that tell words from the text around them: neither grey, nor that of the text, nor that of links."""
    areas: dict[int, float] = defaultdict(float)
    linked: set[int] = set()
    for page in raw.pages:
        for run in page.runs:
            areas[run.colour] += (run.right - run.left) * run.size
            if run.colour and _LINK.search(run.text):
                linked.add(run.colour)
    usual = max(areas, key=lambda colour: areas[colour], default=0)
    return frozenset(colour for colour in areas.keys() - linked if colour != usual and _is_chromatic(colour))


def _is_chromatic(colour: int) -> bool:
    shares = colour >> 16, colour >> 8 & 0xFF, colour & 0xFF
    return max(shares) - min(shares) >= _CHROMATIC


def body_size(found: Iterable[PageOf]) -> float:
    """The size that most of the paper is set in, in points.

    The upper part of a page counts twice, for at its foot stand footnotes; there are documents with more of these than
    of text, and Latin ones have more letters than Chinese text has on the same room.
    """
    areas: dict[float, float] = defaultdict(float)
    for page in found:
        for segment in page.segments:
            is_upper = segment.baseline > _UPPER * page.height
            areas[round(segment.size, 1)] += (segment.right - segment.left) * segment.size * (2 if is_upper else 1)
    return max(areas, key=lambda size: (areas[size], size), default=0.0)


def small_print(order: Sequence[Segment], body: float) -> float:
    """The largest size of footnotes, in points: clearly smaller than the text, or a size but slightly smaller in which
    numbers that count up begin lines at the feet of pages."""
    counted: dict[float, list[int]] = defaultdict(list)
    for segment in order:
        head = NOTE.match(segment.text)
        number = segment.marks[0][1] if segment.marks and segment.marks[0][0] == 0 else None
        if _CLEARLY * body < segment.size <= body - _SLIGHTLY and (head or number):
            figure = _FIGURE.search(segment.text)
            counted[segment.size].append(number or (int(figure[0]) if figure else 0))
    smaller = (size for size, numbers in counted.items() if _count_up(numbers))
    return max((size + 0.05 for size in smaller), default=_CLEARLY * body)


def _count_up(numbers: Sequence[int]) -> bool:
    steps = sum(1 for before, after in pairwise(numbers) if after == before + 1)
    return numbers[:1] == [1] and steps >= max(1, len(numbers) // 2)


def _segments(page: RawPage, number: int, accented: frozenset[int]) -> list[Segment]:
    segments: list[Segment] = []
    group: list[Glyphs] = []
    runs = _from_left([_closed_up(run) for run in page.runs if run.text.strip()])
    stretched = _stretched(runs)
    for index, run in enumerate(runs):
        if group and (_is_parted(page, group[-1], run) or not (_adjoins(group, run) or index in stretched)):
            segments.append(_segment(group, number, accented))
            group = []
        group.append(run)
    if group:
        segments.append(_segment(group, number, accented))
    return with_markers(with_note_numbers(with_page_numbers(with_marks(segments))))


def _from_left(runs: list[Glyphs]) -> list[Glyphs]:
    """The runs, those of one line that were drawn font by font in the order in which they stand beside one another."""
    ordered: list[Glyphs] = []
    for _, alike in groupby(runs, key=lambda run: (run.baseline, run.size)):
        line = list(alike)
        placed = sorted(line, key=lambda run: run.left)
        apart = all(before.right <= after.left + _TOUCHING for before, after in pairwise(placed))
        ordered += placed if apart else line
    return ordered


def _closed_up(run: Glyphs) -> Glyphs:
    """The run without the blanks that stand between all its ideographs, as justified setting drew these apart, within
    an address, or beside brackets and stops that are wide by themselves."""
    if " " not in run.text:
        return run
    text = closed_up(_BESIDE_WIDE.sub("", run.text.replace(":// ", "://")))
    return run if text == run.text else replace(run, text=text)


def _is_parted(page: RawPage, before: Glyphs, run: Glyphs) -> bool:
    """Whether an upright line stands between two runs."""
    return any(
        rule.is_upright
        and before.right - 1 <= rule.left
        and rule.right <= run.left + 1
        and rule.bottom <= run.baseline <= rule.top
        for rule in page.rules
    )


def _stretched(runs: Sequence[Glyphs]) -> set[int]:
    """Where a run goes on with the line of the one before it in spite of a wide gap: in justified lines all blanks are
    alike, end where other lines do and stand under no other; behind [3] and 表 1 stands what these number."""
    lines = list(_stretches(runs))
    ends = sorted((runs[line[-1]].right, runs[line[0]].left) for line in lines)
    found: set[int] = set()
    pairs = Counter(places for line in lines if (places := _pair(runs, line)))
    for place, line in enumerate(lines):
        size = max(runs[index].size for index in line)
        gaps = {index: runs[index].left - runs[index - 1].right for index in line[1:] if _is_blank(runs, index)}
        found.update(index for index, gap in gaps.items() if _labels(runs[index - 1].text.strip(), gap / size))
        if NUMBER.match(runs[line[0]].text.strip()):
            gaps.pop(line[1] if len(line) > 1 else -1, None)
        wide = {index: gap for index, gap in gaps.items() if gap > _NEAR * size}
        if not wide or not (_are_even(wide.values(), size) or _are_evenly_stretched(runs, wide, size)):
            continue
        near = ends[bisect_left(ends, (runs[line[-1]].right - _FLUSH * size,)) :]
        near = near[: bisect_right(near, (runs[line[-1]].right + _FLUSH * size, float("inf")))]
        is_whole = len(near) >= _MANY and runs[line[0]].left <= min(left for _, left in near) + _FIRST * size
        beside = [other for at in (place - 1, place + 1) if 0 <= at < len(lines) for other in lines[at]]
        are_aligned = any(_are_aligned(runs, index, beside) for index in wide)
        are_aligned = are_aligned or ((pair := _pair(runs, line)) is not None and pairs[pair] > 1)
        widest = _STRETCHED if len(wide) == 1 else _STRETCHED_ALIKE
        is_even = len(wide) >= _MANY and not (are_aligned and max(wide.values()) > _WIDE * size)
        if max(wide.values()) <= widest * size and (is_even or (is_whole and not are_aligned)):
            found.update(wide)
    return found


def _pair(runs: Sequence[Glyphs], line: Sequence[int]) -> tuple[int, int] | None:
    """Where the second of two runs of a line begins and ends, in points, if it is a figure: as cells of a column do."""
    if len(line) != _CELLS_OF_PAIR or not _AMOUNT.match(runs[line[1]].text.strip()):
        return None
    return round(runs[line[1]].left), round(runs[line[1]].right)


def _are_even(gaps: Collection[float], size: float) -> bool:
    """Whether gaps may be the blanks of one justified line: those of several fonts differ by more, but are no columns
    while they are narrow."""
    widest = max(gaps)
    return widest - min(gaps) <= (_EVEN_NARROW if widest <= BLANK * size else _EVEN) * size


def _labels(text: str, gap: float) -> bool:
    """Whether `text` labels what stands behind a gap of so many ideographs; 表 alone does right before it."""
    return _LABEL.match(text) is not None or (gap <= BLANK and _BARE_LABEL.match(text) is not None)


def _stretches(runs: Sequence[Glyphs]) -> Iterator[list[int]]:
    """The runs that were drawn one behind the other on one line, small raised ones among them."""
    line: list[int] = []
    base = size = 0.0
    for index, run in enumerate(runs):
        if line and (abs(run.baseline - base) > 0.5 * max(size, run.size) or run.left < runs[line[-1]].left):
            yield line
            line = []
        if not line or run.size > size:
            base, size = run.baseline, run.size
        line.append(index)
    if line:
        yield line


def _is_blank(runs: Sequence[Glyphs], index: int) -> bool:
    """Whether a blank stands before a run."""
    return runs[index - 1].text[-1] == " " and runs[index].left > runs[index - 1].right


def _are_evenly_stretched(runs: Sequence[Glyphs], gaps: Mapping[int, float], size: float) -> bool:
    """Whether gaps, by the indexes of the runs behind them, are even but for the blanks that stand between Latin words
    anyway; most stand between ideographs, and so not between cells that hold figures."""
    latin = [index for index in gaps if _is_between_latin(runs, index)]
    stretched = [gap - (_LATIN_BLANK * size if index in latin else 0.0) for index, gap in gaps.items()]
    return 2 * len(latin) < len(gaps) and _are_even(stretched, size)


def _is_between_latin(runs: Sequence[Glyphs], index: int) -> bool:
    """Whether the blank before a run stands between Latin words or figures."""
    return not is_wide(runs[index - 1].text.rstrip()[-1]) and not is_wide(runs[index].text.lstrip()[0])


def _are_aligned(runs: Sequence[Glyphs], index: int, others: Sequence[int]) -> bool:
    """Whether a run begins right under or over another that stands apart too, as cells do."""
    return any(
        abs(runs[other].left - runs[index].left) <= _ALIGNED
        and not 0 <= runs[other].left - runs[other - 1].right <= _NEAR * runs[other].size
        for other in others
    )


def _adjoins(group: Sequence[Glyphs], run: Glyphs) -> bool:
    """Whether `run` goes on with the line of `group`: on its baseline or raised from it, and near its end."""
    last = group[-1]
    size = max(run.size, *(glyphs.size for glyphs in group))
    base = max(group, key=lambda glyphs: glyphs.size).baseline
    if abs(run.baseline - base) > 0.5 * size or not _goes_right(last, run):
        return False
    gap = run.left - last.right
    labelled = gap <= BLANK * size and _LABELLED.match(run.text) and _LABELLED.match(group[0].text)
    return gap <= _NEAR * size or bool(labelled)


def _goes_right(last: Glyphs, run: Glyphs) -> bool:
    """Whether `run` stands behind `last`, which it may overlap a little; the letters of a ligature share one box."""
    lap = last.right - run.left
    if lap <= 0.5 * run.size:
        return True
    return lap <= _LAPPED * run.size and run.left >= last.left - 0.1 and 1 in (len(last.text), len(run.text))


def _segment(group: Sequence[Glyphs], page: int, accented: frozenset[int]) -> Segment:
    main = max(group, key=lambda run: (round(run.size, 1), run.right - run.left))
    text, marks = "", []
    group = _drawn_together(group)
    for index, run in enumerate(group):
        figure = run.text.strip()
        if figure.isdecimal() and figure.isascii() and len(figure) <= 3 and _is_raised(run, main):
            text = text.rstrip()
            marks.append((len(text), int(figure)))
        else:
            text += _gap(group[index - 1], run, text) if index else ""
            bare = text.rstrip()
            is_beside = run.text[0] in _OPENING + _CLOSING or bare[-1:] in tuple(_WIDE_BRACKETS)
            text = f"{bare}{run.text.lstrip()}" if bare and is_beside else f"{text}{run.text}"
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
        accent=main.colour if main.colour in accented and all(run.colour == main.colour for run in group) else 0,
    )


def _drawn_together(group: Sequence[Glyphs]) -> Sequence[Glyphs]:
    """The runs of a line, without the blanks between wide characters where these were drawn one by one, set apart."""
    alone = sum(len(run.text) == _ALONE and run.text[1] == " " and is_wide(run.text[0]) for run in group)
    if not _SPREAD <= alone < len(group) or CELLS.issuperset(run.text.strip() for run in group):
        return group
    ends = [run.text.rstrip()[-1] for run in group]
    return [
        replace(run, text=run.text.rstrip()) if is_wide(end) and (is_wide(after.text[0]) or end in _OPENING) else run
        for run, end, after in zip(group, ends, [*group[1:], group[-1]], strict=True)
    ]


def _is_raised(run: Glyphs, main: Glyphs) -> bool:
    """Small and raised, or hardly smaller and raised much."""
    rise = run.baseline - main.baseline
    if run.size <= _SMALL * main.size:
        return rise >= _RAISED * run.size
    return run.size <= _HARDLY * main.size and rise >= _MUCH * run.size


def _gap(before: Glyphs, after: Glyphs, text: str) -> str:
    if not text or text[-1] == " " or after.text[0] == " ":
        return ""
    wide = after.left - before.right > _GAP * after.size
    return " " if wide and not is_wide(text[-1]) and not is_wide(after.text[0]) else ""

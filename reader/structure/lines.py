"""The lines of a document with all that tells of their place: what lies before, how they end, how they are set."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import Enum, auto
from itertools import pairwise
from operator import attrgetter
from typing import Any, Final

from reader.model.raw import RawText
from reader.structure.characters import BLANKS, TERMINAL, ends_chinese, is_chinese, is_wide, width
from reader.structure.letterspacing import closed_up_line
from reader.structure.numbering import bulleted, numbered

FAR_APART: Final = 2
"""Empty lines before a line that may begin a page, at least."""
LARGER: Final = 1.035
"""Times the size of the running text: what is set in it or larger is no running text."""
_ENOUGH: Final = 20
_WIDE: Final = 20  # characters
_SET_IN: Final = 0.02  # of the lines
_STRETCHED: Final = re.compile(" {2,}")
_INDENT: Final = 4  # columns: two characters
_FEW_MIXED: Final = 3  # lines with Latin words that tell how wide others may be
_RAGGED: Final = 0.95  # of the widest lines with Latin words, that other lines surely reach
_FEW_RULES: Final = 3
_RULES: Final = 0.25  # of the lines: more lines of blanks than footnotes have rules above them
_BROKEN_SCHEME: Final = ":// "  # where an address may be broken pdfium takes a sign without width for a blank
EDGES: Final = BLANKS + "\r\n\x1a\ufeff"


class Wrapping(Enum):
    """How a text lies in its lines.

    CLEAN: a line is a paragraph.  SPACED: wrapped, an empty line after each line, a blank where a paragraph ends.
    SIGNED: wrapped, a blank where a paragraph ends, but no empty lines.  WRAPPED: wrapped, without such signs.
    SET: from a page description, with measures.
    """

    CLEAN = auto()
    SPACED = auto()
    SIGNED = auto()
    WRAPPED = auto()
    SET = auto()


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a line that was set on a page; points from the lower left corner."""

    size: float
    bold: bool
    left: float
    right: float
    bottom: float
    top: float


@dataclass(slots=True)
class Line:
    """A line that is not blank.

    number: in the source, from 1.  width: as set, in half-width columns.  page: from 0.  first: the first of its page.
    empty_before: how many empty lines precede it.  rule_before: an empty paragraph (a line of blanks) right before it.
    closes: True = its block ends here, False = it goes on, None = unknown.  blank: whether a blank ends it in the
    source, None = it cannot tell.  meant: that blank is no accident of setting.  opens: a new block surely begins here.
    column: how many half-width columns of blanks stand before it.  marks: (offset, number) of raised figures taken out
    of `text`.

    No line changes: its fields are final instead of the class frozen, or a tuple, which each takes longer to make or to
    ask, and rules ask each line a hundred times.
    """

    number: Final[int]
    text: Final[str]
    width: Final[int]
    page: Final[int] = 0
    first: Final[bool] = False
    empty_before: Final[int] = 0
    rule_before: Final[bool] = False
    closes: Final[bool | None] = None
    blank: Final[bool | None] = None
    meant: Final[bool] = False
    opens: Final[bool] = False
    indented: Final[bool] = False
    marks: Final[tuple[tuple[int, int], ...]] = ()
    measures: Final[Measures | None] = None
    column: Final[int] = 0

    def changed(self, **others: Any) -> "Line":
        """The line with other values of `others`; `dataclasses.replace` takes three times as long."""
        values = list(_VALUES(self))
        for name, value in others.items():
            values[_FIELDS[name]] = value
        return Line(*values)

    def with_text(self, text: str, **others: Any) -> "Line":
        """The line with another text, as wide as that is, and with other values of `others`."""
        return self.changed(text=text, width=width(text), **others)


_FIELDS: Final = {field.name: place for place, field in enumerate(fields(Line))}
_VALUES: Final = attrgetter(*_FIELDS)


def begins_page(line: Line) -> bool:
    """Whether a page begins with the line, or may do so, several empty lines being above it."""
    return line.first or (line.empty_before >= FAR_APART and not line.rule_before)


def line_of(number: int, text: str, **others: Any) -> Line:
    """The line as wide as its text is.  others: further fields of Line."""
    return Line(number, text, width(text), **others)


def begins_with_blank(content: str) -> bool:
    """Whether a line begins with a single blank, as the first of a page does."""
    return content[:1] == " " and content[1:2] not in BLANKS


def clean_lines(raw: RawText) -> list[Line]:
    """The lines of a text whose lines are paragraphs."""
    return [
        Line(number, text, columns, page, fresh, empty, False, True, None, False, True, content[0] in BLANKS)
        for number, page, fresh, content, text, columns, empty, _ in _walk(raw)
    ]


def plain_lines(raw: RawText) -> list[Line]:
    """The lines of a text that says nothing of how they end."""
    contents = [line for page in raw.pages for line in page.lines]
    usual, is_placed = spacing(contents), _is_placed(contents)
    lines: list[Line] = []
    for number, page, fresh, content, text, columns, empty, ruled in _walk(raw):
        if "  " in text and not is_placed:
            text = _STRETCHED.sub(" ", text)
            columns = width(text)
        opens = empty > usual and not fresh
        if content[0] == text[0]:
            lines.append(Line(number, text, columns, page, fresh, empty, ruled, None, None, False, opens))
            continue
        indented = content[0] in BLANKS and (is_placed or content[0] != " ")
        column = width(content[: len(content) - len(content.lstrip(EDGES))])
        fresh = fresh or (usual > empty == 0 and begins_with_blank(content))
        lines.append(
            Line(number, text, columns, page, fresh, empty, ruled, None, None, False, opens, indented, (), None, column)
        )
    lines = _with_lost_indents(lines)
    return lines if raw.paged or not usual else paginated(lines)


def _is_placed(lines: Sequence[str]) -> bool:
    """Whether blanks tell where on the page something stood: then some stand before lines."""
    set_in = len([line for line in lines if line.startswith("  ") and line.strip(EDGES)])
    return set_in > 0 and set_in >= _SET_IN * len([line for line in lines if line.strip(EDGES)])


def spacing(lines: Sequence[str]) -> int:
    """How many empty lines stand between two lines of one paragraph: one in a text of lines set far apart, else none.

    Told by the wide lines that break off in the middle of a sentence.
    """
    texts = [line.strip(EDGES) for line in lines]
    if all(texts):
        return 0
    broken_off = [bool(after) for text, after in pairwise(texts) if len(text) >= _WIDE and is_chinese(text[-1])]
    together = sum(broken_off)
    return 1 if len(broken_off) - together > 2 * together else 0


def _with_lost_indents(lines: list[Line]) -> list[Line]:
    """The same lines, where first lines of paragraphs are told by being an indent shorter than the others."""
    full = min(capacity(lines), _usual(lines))
    least, most = full - _INDENT - 2, full - _INDENT + 1
    fresh = [
        index
        for index, line in enumerate(lines)
        if least <= line.width <= most
        and ends_chinese(line.text)
        and (index == 0 or lines[index - 1].text[-1] in TERMINAL)
    ]
    found = sum(1 for index in fresh if lines[index].text[-1] not in TERMINAL)
    if found < max(3, 0.025 * sum(1 for line in lines if full - 1 <= line.width <= full + 2)):
        return lines
    result = list(lines)
    for index in fresh:
        line = lines[index]
        if line.indented:
            continue
        if line.text[-1] not in TERMINAL:
            result[index] = line.changed(opens=True)
        elif line.text[-1] in "。；" and _goes_on(lines, index, full):
            result[index] = line.changed(opens=True, closes=False)
    return result


def _usual(lines: Sequence[Line]) -> int:
    """The width of most lines that break off: footnotes, which are set smaller, may have wider ones."""
    widths = Counter(line.width for line in lines if is_wide(line.text[-1]) and line.text[-1] not in TERMINAL)
    return max(widths, key=lambda columns: (widths[columns], columns), default=0)


def _goes_on(lines: list[Line], index: int, full: int) -> bool:
    """Whether a full line that begins no item follows."""
    if index + 1 == len(lines) or lines[index + 1].width < full - 4:
        return False
    return not (numbered(lines[index + 1].text) or bulleted(lines[index + 1].text))


Walked = tuple[int, int, bool, str, str, int, int, bool]


def with_rules(raw: RawText) -> Iterator[Walked]:
    """What `_walk` tells; a line of blanks stands for the rule above footnotes, if there are not so many of them that
    they stand between paragraphs."""
    walked = list(_walk(raw))
    if sum(1 for told in walked if told[-1]) <= max(_FEW_RULES, _RULES * len(walked)):
        yield from walked
    else:
        yield from ((*told[:-1], False) for told in walked)


def _walk(raw: RawText) -> Iterator[Walked]:
    """(line number, page, first of the page, content, the same without blanks at its edges, its width, empty lines
    before, ruled) of each line that is not blank."""
    number = 0
    for page_number, page in enumerate(raw.pages):
        fresh, empty, ruled = True, 0, False
        for content in page.lines:
            number += 1
            if text := content.strip(EDGES):
                if _BROKEN_SCHEME in text:
                    text = text.replace(_BROKEN_SCHEME, "://")
                columns = width(text)
                yield number, page_number, fresh, content, closed_up_line(text), columns, empty, ruled
                fresh, empty, ruled = False, 0, False
            elif content:
                empty, ruled = empty + 1, True
            else:
                empty, ruled = empty + 1, False


def paginated(lines: Sequence[Line]) -> list[Line]:
    """The same lines with pages counted by their first lines."""
    result, page = [], -1
    for line in lines:
        page += line.first or page < 0
        result.append(line if line.page == page else placed(line, page, line.first))
    return result


def placed(line: Line, page: int, first: bool) -> Line:
    """The line at another place; `changed`, which looks up the fields by their names, takes twice as long."""
    return Line(
        line.number,
        line.text,
        line.width,
        page,
        first,
        line.empty_before,
        line.rule_before,
        line.closes,
        line.blank,
        line.meant,
        line.opens,
        line.indented,
        line.marks,
        line.measures,
        line.column,
    )


def with_page_starts(lines: Sequence[Line], starts: set[int]) -> list[Line]:
    """The same lines, those at the indexes `starts` being the first of a page too."""
    if all(lines[index].first for index in starts):
        return list(lines)
    return paginated([placed(line, line.page, True) if index in starts else line for index, line in enumerate(lines)])


def with_whole_pages(lines: Sequence[Line], furniture: Container[int]) -> list[Line]:
    """The same lines, where what carries furniture only is no page: it belongs to the next one, or the last."""
    if not lines or not lines[-1].page:
        return list(lines)
    filled = {line.page for index, line in enumerate(lines) if index not in furniture}
    if not filled or len(filled) > lines[-1].page:
        return list(lines)
    result, last = list(lines), max(filled)
    for index, line in enumerate(lines[1:], start=1):
        before = lines[index - 1].page
        if line.page != before and (before not in filled or line.page > last):
            result[index] = placed(line, line.page, False)
    return paginated(result)


def with_text_starts(lines: Sequence[Line], furniture: Container[int]) -> list[Line]:
    """The same lines, the first line of text on a page being `first` where running heads stand above it."""
    result, page = list(lines), -1
    for index, line in enumerate(lines):
        if line.page != page and index not in furniture:
            page = line.page
            if not line.first:
                result[index] = placed(line, page, True)
    return result


def capacity(lines: Sequence[Line]) -> int:
    """How many half-width columns a full line of these holds: the 95th percentile of their widths.

    Lines without Latin letters and figures tell it best, which differ in width; but not where only titles and cells
    have none.
    """
    purely = [line.width for line in lines if line.width == 2 * len(line.text)]
    if len(purely) >= _ENOUGH:
        told = _nearly_widest(purely)
        mixed = [line.width for line in lines if line.closes is False and is_wide(line.text[-1])]
        return told if len(mixed) < _FEW_MIXED else max(told, int(_RAGGED * _nearly_widest(mixed)))
    return _nearly_widest([line.width for line in lines])


def _nearly_widest(widths: list[int]) -> int:
    return sorted(widths)[int(len(widths) * 0.95)] if widths else 0

"""When something appeared of which no day is told: the month or the year that its issue, cover or field names."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reader.model.dates import DateParts, Precision, parts_of
from reader.structure.words import issue_lines
from reader.structure.words.calendar_days import MONTH_NAME, month_named
from reader.structure.words.date_mentions import date_mentions

_FORMS: Final = (
    issue_lines.ISSUE_LINE,
    issue_lines.NAMED_ISSUE,
    issue_lines.DAY_LINE,
    issue_lines.DATED_NAME,
)
_ENGLISH: Final = re.compile(rf"(?<![\w.]){MONTH_NAME},?\s(?P<year>(?:19|20)\d\d)(?!\d)")
_FIGURES: Final = re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)[./](?P<month>0?[1-9]|1[0-2])(?![\d./-])")
_SEASON: Final = re.compile(
    r"(?:Spring|Summer|Autumn|Fall|Winter),?\s(?P<of>(?:19|20)\d\d)(?!\d)|(?<!\d)(?P<year>(?:19|20)\d\d)\s?/?[春夏秋冬]季"
)


def appeared(lines: Iterable[str]) -> DateParts:
    """The first month that one of the `lines` names, else the first year."""
    told = [parts for line in lines for parts in _parts_in(line)]
    return next((parts for parts in told if len(parts) > 1), next(iter(told), ()))


def tells_when(text: str) -> bool:
    """Whether a line of a masthead or running head, or a piece of it, numbers an issue or dates it and says nothing
    else but its name."""
    return any(form.match(piece) for piece in (text, *issue_lines.pieces(text)) for form in _FORMS)


def tells_alone(lines: Iterable[str]) -> list[str]:
    """The one of the lines near a title that does so as a whole; none where several do, as those of a chronicle."""
    told = [line for line in lines if any(form.match(line) for form in _FORMS)]
    return told if len(told) == 1 else []


def _parts_in(text: str) -> Iterator[DateParts]:
    for mention in date_mentions(text):
        if mention.sure and mention.precision is not Precision.DAY:
            yield parts_of(mention.first, mention.precision)
    for found in _ENGLISH.finditer(text):
        yield int(found["year"]), month_named(found["month"])
    for found in _FIGURES.finditer(text):
        yield int(found["year"]), int(found["month"])
    for found in _SEASON.finditer(text):
        yield (int(found["year"] or found["of"]),)

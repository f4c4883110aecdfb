"""What covers and first pages of reports carry above the title: forms, sittings, numbers of papers, kinds of theses."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure.drafts import Draft, first_told
from reader.structure.headings.mastheads import ZONE, zone_of
from reader.structure.kinds import FURNITURE, HEADING
from reader.structure.numbering import numbered
from reader.structure.provenance.publishing import untranslated
from reader.structure.words.authors import names_author
from reader.structure.words.disclaimers import DISCLAIMER
from reader.structure.words.issue_lines import (
    CATEGORY,
    DAY_LINE,
    EDITION,
    FORM,
    NUMBER_ALONE,
    OF_SITTING,
    PUBLISHED,
    SESSION,
    THESIS,
    pieces,
)
from reader.structure.words.phrases import is_contents_title
from reader.structure.words.series_lines import HOUSE

_FEW: Final = 2  # lines
OF_THESES: Final = ("研究生", "指導教授", "指導老師")
"""The fields below the title of a thesis."""


def of_cover(drafts: Sequence[Draft]) -> None:
    """Who publishes and the day, below the title of a cover, above the contents, the first number, whose opinion it is
    not, or a further page."""
    zone = zone_of(drafts)
    below = [made for made in zone[1:] if PUBLISHED.match(made.text) or DAY_LINE.match(made.text)]
    if not below or not any(PUBLISHED.match(made.text) for made in below):
        return
    last = drafts.index(below[-1])
    after = next((made for made in drafts[last + 1 :] if made.kind is not FURNITURE), None)
    if after is None:
        return
    if after.begins_page or is_contents_title(after.text) or numbered(after.text) or DISCLAIMER.match(after.text):
        for made in below:
            made.set_apart()


def of_edition(drafts: Sequence[Draft]) -> None:
    """The line at the head that numbers a paper, and that below a title which says what edition it is."""
    zone = zone_of(drafts)
    for place, made in enumerate(zone):
        of_report = place < _FEW and CATEGORY.match(made.text) and any(map(_may_be_title, zone[place + 1 :]))
        if of_report or (EDITION if place else NUMBER_ALONE).match(made.text):
            made.set_apart()


def of_session(drafts: Sequence[Draft]) -> None:
    """The sitting that a report is made to, on a line or two, and its day, above the title."""
    zone = zone_of(drafts)
    sat = next((at for at, made in enumerate(zone[:_FEW]) if SESSION.match(made.text)), None)
    if len(zone) > _FEW and sat is None and SESSION.match(zone[0].text + zone[1].text):
        for made in zone[:_FEW]:
            made.set_apart()
        return
    title = next((made for made in zone[sat + 1 :] if not made.role), None) if sat is not None else None
    if sat is None or title is None or names_author(title.text) or OF_SITTING.match(title.text):
        return
    above = zone[: sat + 1]
    if all(SESSION.match(made.text) or DAY_LINE.match(made.text) for made in above):
        for made in above:
            made.set_apart()


def of_thesis(drafts: Sequence[Draft]) -> None:
    """On the cover of a thesis its school and kind, above the title and who wrote it."""
    told = first_told(drafts, ZONE)
    kind = next((at for at, made in enumerate(told) if made.role is None and THESIS.match(made.text)), None)
    if kind is not None and any(made.label in OF_THESES for made in told[kind + 1 :]):
        for made in told[: kind + 1]:
            made.set_apart()


def of_form(drafts: Sequence[Draft]) -> None:
    """The name of a form above the title of what fills it."""
    zone = zone_of(drafts)
    for made, after in pairwise(zone):
        form = FORM.match(_undated(made.text)) if made.kind is not FURNITURE else None
        if form is None:
            continue
        if form["news"] and (plain := [other for other in zone[zone.index(after) :] if _may_be_title(other)]):
            made.set_apart()  # fields may stand between it and the title
            for house in zone[: zone.index(made)]:
                if HOUSE.match(untranslated(house.text)):
                    house.set_apart()
            plain[0].kind = HEADING
            return
        rest = [other for other in zone[zone.index(after) :] if not CATEGORY.match(other.text)]
        if rest and rest[0].role is None:
            for other in zone[zone.index(made) : zone.index(rest[0])]:
                other.set_apart()
        return


def _may_be_title(made: Draft) -> bool:
    return made.kind is not FURNITURE and made.role is None and not DAY_LINE.match(made.text)


def _undated(text: str) -> str:
    """What stands far before the day on one line with it."""
    parts = pieces(text)
    return parts[0] if len(parts) == _FEW and DAY_LINE.match(parts[1]) else text

"""Offices and countries in brackets that gather the titles of news below them."""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.drafts import Draft
from reader.structure.kinds import FURNITURE, HEADING
from reader.structure.numbering import LED_TITLE, numbered
from reader.structure.words.section_names import is_section

_ENDS_NEWS: Final = re.compile("編[後輯者]|附錄|參考|版權|訂閱")
_SEVERAL: Final = 3
_MOST: Final = 0.8  # of those in brackets that stand right above another heading
_LONGEST_SECTION: Final = 8  # characters


def gather(drafts: Sequence[Draft]) -> None:
    """Put titles below the headings 【越南】河內辦事處, 【泰國】曼谷辦事處 that stand right above them, and sections
    that stand right above a title, too, level with those that hold such headings."""
    told = [made for made in drafts if made.kind is not FURNITURE]
    places = {at for at, made in enumerate(told) if made.kind is HEADING and LED_TITLE.match(made.text)}
    over = [at for at in places if _is_over_title(told, at, places)]
    if len(over) < _SEVERAL or len(over) < _MOST * len(places):
        return
    first = min(places)
    above = [made.level or 1 for made in told[:first] if made.kind is HEADING]
    section = min(above, default=0)
    is_within = False
    for at, made in enumerate(told[first:], first):
        if made.kind is not HEADING:
            continue
        if at in places:
            made.level, is_within = section + 1, True
        elif is_within and section and (is_section(made.text) or _ENDS_NEWS.match(made.text)):
            made.level, is_within = section, False
        elif is_within and numbered(made.text):
            is_within = False
        elif section and len(made.text) <= _LONGEST_SECTION and _is_over_title(told, at, places):
            made.level, is_within = section, False
        elif is_within and (made.level or 1) <= section:
            is_within = False
        elif is_within:
            made.level = section + 2


def _is_over_title(told: Sequence[Draft], at: int, places: set[int]) -> bool:
    """Whether a heading stands right above one that has no place in brackets."""
    if at + 1 == len(told) or at + 1 in places or told[at + 1].kind is not HEADING:
        return False
    return numbered(told[at].text) is None and numbered(told[at + 1].text) is None

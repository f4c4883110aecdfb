"""Lines of a masthead that number an issue, among whose pieces may be names, days, houses and addresses."""

import re
from typing import Final

from reader.structure.words.date_mentions import first_day
from reader.structure.words.issue_lines import APPEARS, DAY_LINE, ISSUE_LINE, NAMED_ISSUE, PUBLISHED, pieces
from reader.structure.words.listed_addresses import ADDRESS
from reader.structure.words.phrases import LABELLED
from reader.structure.words.series_lines import HOUSE, NUMBERED_BRIEF, SERIES_NAME

_SHORT_NAME: Final = 8  # characters
_NUMBER_AND_DAY: Final = 2  # pieces
_NAME_IN_LATIN: Final = re.compile(r"[A-Z][A-Za-z &’'-]{3,40}$")  # of the periodical, beside its number
_TEAM: Final = re.compile(r".{0,8}(?:研究|編輯|編譯|工作)(?:群|組|小組|團隊)$")


def numbers_issue(text: str) -> bool:
    """Whether a line of a masthead numbers the issue, itself or one of its pieces, the others being of the kind."""
    if ISSUE_LINE.match(text) or NAMED_ISSUE.match(text):
        return True
    parts = pieces(text)
    if any(map(_names_month, parts)) and any(map(_names_periodical, parts)) and all(map(_may_be_piece, parts)):
        return True
    if len(parts) == _NUMBER_AND_DAY and NUMBERED_BRIEF.match(parts[0]) and DAY_LINE.match(parts[1]):
        return True
    return any(map(ISSUE_LINE.match, parts)) and all(map(_may_be_piece, parts))


def _names_month(text: str) -> bool:
    """Whether a piece is the month of an issue and no more: days are those of news too."""
    return DAY_LINE.match(text) is not None and first_day(text) is None


def _names_periodical(text: str) -> bool:
    """Whether a piece names a periodical, who publishes it or how often: an author or a place beside a month do not."""
    return any(piece.match(text) for piece in (SERIES_NAME, PUBLISHED, APPEARS, HOUSE, _TEAM))


def _may_be_piece(text: str) -> bool:
    if len(text) <= _SHORT_NAME or LABELLED.match(text) or ADDRESS.match(text) or _NAME_IN_LATIN.match(text):
        return True
    return any(piece.match(text) for piece in (ISSUE_LINE, DAY_LINE, PUBLISHED, APPEARS, HOUSE))

"""What stands above the text on a first page: the name of a series, its issue and day, the name of a form."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import ends_sentence, has_chinese
from reader.structure.drafts import Draft, first_told
from reader.structure.headings import house_heads
from reader.structure.headings.bylines import WRITERS
from reader.structure.headings.house_heads import chinese_lines, length
from reader.structure.headings.imprints import AT_END, imprint_at_end, is_imprint, is_of_periodical
from reader.structure.headings.sections import IMPRINT, is_periodical, is_unnumbered
from reader.structure.kinds import BYLINE, CAPTION, FURNITURE, HEADING, PARAGRAPH
from reader.structure.likeness import likeness
from reader.structure.numbering import ITEM_TITLE, leads_title, numbered
from reader.structure.rules import Rule
from reader.structure.words.authors import AFFILIATION
from reader.structure.words.imprint_lines import REGISTERED, STANDARD_NUMBER
from reader.structure.words.issue_lines import (
    APPEARS,
    BETWEEN_SIDES,
    DATED_NAME,
    DAY_LINE,
    NAMED_ISSUE,
    NUMBER_ALONE,
    PUBLISHED,
    pieces,
)
from reader.structure.words.issue_pieces import numbers_issue
from reader.structure.words.phrases import COLUMN, is_contents_title
from reader.structure.words.section_names import is_section
from reader.structure.words.series_lines import (
    KIND_OF_ARTICLE,
    KIND_OF_REPORT,
    LATIN_NAME,
    NUMBERED_SERIES,
    SERIES_LINE,
    SERIES_NAME,
)
from reader.structure.words.site_lines import NAVIGATION, TRAIL

_FEW, _MANY = 2, 3  # labels and values of an imprint, columns in brackets
ZONE: Final = 10  # blocks at the head of a document
_NAMES: Final = 3  # lines of a masthead that neither number nor date it
_LONGEST: Final = 30
_MOST_LINES: Final = 3  # of a field or a title
_LARGER: Final = 1.1
_IN_CAPITALS: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s+[A-Z][A-Z &’'-]+$")  # the name of a series once more
_SHORT_NAME: Final = 8  # characters
_LONG_NAME: Final = 16


def of_issue(drafts: Sequence[Draft]) -> None:
    """The lines above the text that name and number an issue, and its imprint, are no headings and no text."""
    imprint_at_end(drafts)
    for made in zone_of(drafts):
        if TRAIL.match(made.text):
            made.set_apart()
    _navigation(drafts)
    zone = zone_of(drafts)
    issued = [numbers_issue(made.text) for made in zone]
    told = [one or made.role == "field" or _is_of_issue(made) for one, made in zip(issued, zone, strict=True)]
    imprinted = any(is_imprint(made.text, _MANY) or is_of_periodical(made.text) for made in zone[1:])
    if not any(told) or not (any(issued) or imprinted or _names_issue(drafts, zone[0]) or _runs_above(drafts, zone)):
        texts = [
            made for made in first_told(drafts, ZONE) if made.kind is not CAPTION
        ]  # as of a picture above the title
        for made in texts[: house_heads.count(drafts, texts)]:
            made.set_apart()
        return
    end = _end_of_masthead(zone, told)
    for made in zone[:end] + (_house_below(drafts, zone[end - 1]) if end else []):
        made.set_apart()


def _navigation(drafts: Sequence[Draft]) -> None:
    """Menus, buttons and counters above and below the text of a page."""
    told = [made for made in drafts if made.kind is not FURNITURE]
    for made in (*told[:ZONE], *told[max(ZONE, len(told) - AT_END) :]):
        is_line = made.kind in (PARAGRAPH, HEADING) and len(made.lines) == 1
        if is_line and NAVIGATION.match(made.text):
            made.set_apart()


def _end_of_masthead(zone: Sequence[Draft], told: Sequence[bool]) -> int:
    """How many lines of `zone` are a masthead: up to the last of those that surely are (`told`) above which but few
    others stand, which may name the house, and above the title on a cover."""
    names = (at for at in range(1, len(zone) - 1) if not told[at])
    cover = next((at for at in names if house_heads.heads_cover(zone[at], zone[at + 1])), len(told))
    for end in range(cover, 0, -1):
        others = [made for made, known in zip(zone[:end], told, strict=False) if not known]
        if told[end - 1] and len(others) <= _NAMES and all(_may_name(made, zone[0]) for made in others):
            return end
    return 0


def _may_name(made: Draft, first: Draft) -> bool:
    """Whether a line of a masthead whose first line is `first` may be a name."""
    is_short = length(made.text) <= _LONGEST and chinese_lines(made) <= 1
    return is_short and (made is first or not is_section(made.text))


def _house_below(drafts: Sequence[Draft], last: Draft) -> list[Draft]:
    """The name of a body right below the `last` line of a masthead, above a section or the contents, or in Latin
    letters what the Chinese one above is called."""
    told = [made for made in drafts[drafts.index(last) + 1 :] if made.kind is not FURNITURE][:_FEW]
    if told and told[0].role is None and LATIN_NAME.match(told[0].text):
        return told[:1]
    if len(told) < _FEW or told[0].role or len(told[0].lines) > 1 or not AFFILIATION.match(told[0].text):
        return []
    below = told[1].text
    return told[:1] if numbered(below) or is_section(below) or is_contents_title(below) else []


def _names_issue(drafts: Sequence[Draft], made: Draft) -> bool:
    """Whether a running head repeats `made` as the name of the issue."""
    sides = (side for head in drafts if head.role == "header" for side in BETWEEN_SIDES.split(head.text))
    heads = (NAMED_ISSUE.match(side) for side in sides)
    return any(found is not None and found["name"].strip("　 ｜|") == made.text for found in heads)


def _runs_above(drafts: Sequence[Draft], zone: Sequence[Draft]) -> bool:
    """Whether a running head with name and number stands above an imprint."""
    heads = (made for made in drafts[: drafts.index(zone[0])] if made.role == "header")
    named = any(NAMED_ISSUE.match(side) for head in heads for side in BETWEEN_SIDES.split(head.text))
    return named and any(is_imprint(made.text, _FEW) for made in zone)


def _is_of_issue(made: Draft) -> bool:
    rules = (DAY_LINE, PUBLISHED, APPEARS, STANDARD_NUMBER, REGISTERED)
    if any(rule.match(made.text) for rule in rules) or is_of_periodical(made.text):
        return True
    return is_imprint(made.text, _FEW)


def zone_of(drafts: Sequence[Draft]) -> list[Draft]:
    """The short lines at the head of the document, up to the first text."""
    zone: list[Draft] = []
    for made in drafts:
        if made.kind is FURNITURE:
            continue
        text = made.text
        is_line = made.kind in (PARAGRAPH, HEADING) and made.role in (None, "field")
        if (
            not is_line
            or len(made.lines) > _MOST_LINES
            or (numbered(text) and not (text[0] == "第" and numbers_issue(text)))
            or ITEM_TITLE.match(text)
            or len(zone) == ZONE
        ):
            break
        if made.role is None and ("。" in text or (ends_sentence(text) and not DAY_LINE.match(text))):
            break
        zone.append(made)
    return zone


def of_series(drafts: Sequence[Draft]) -> None:
    """The name of a series at the head of the first page, above the title that a byline tells from it."""
    texts = [made for made in drafts if made.kind not in (FURNITURE, CAPTION)]
    columns = sum(1 for made in texts if made.kind is HEADING and COLUMN.match(made.text))
    first = (COLUMN, SERIES_LINE, NUMBERED_SERIES, KIND_OF_ARTICLE)
    named = len(texts) > 1 and any(name.match(texts[0].text) for name in first)
    if named and columns <= _FEW and is_unnumbered(texts[1]) and not is_periodical(drafts):
        texts[0].set_apart()
        return
    headings = [made for made in drafts if made.kind is HEADING]
    if len(headings) < 2:
        return
    above = drafts[: drafts.index(headings[0])]
    heads = Counter(likeness(made.text) for made in drafts if made.role in ("header", "footer"))
    if not all(
        made.kind is FURNITURE and (heads[likeness(made.text)] > 1 or _may_run_above(made, headings[1]))
        for made in above
    ):
        return
    title = drafts.index(headings[1])
    between = [made for made in drafts[drafts.index(headings[0]) + 1 : title] if made.kind is not FURNITURE]
    signed = any(made.kind is BYLINE or made.label in WRITERS for made in (*between, *drafts[title + 1 : title + 4]))
    is_title_above = signed and all(made.kind is CAPTION or made.role == "field" for made in between)
    numbered_above = any(NUMBER_ALONE.match(made.text) for made in above)
    names = (SERIES_NAME, KIND_OF_REPORT) if numbered_above else (SERIES_NAME,)
    if is_title_above and _names_series(headings[0], headings[1], names) and not is_periodical(drafts):
        headings[0].set_apart()


def _may_run_above(made: Draft, title: Draft) -> bool:
    """Whether furniture above the name of a series is the number of a page or paper, or a running head of the title
    below, or of the name and number or day of an issue."""
    if made.role == "page_number" or NUMBER_ALONE.match(made.text) or made.text == title.text:
        return True
    return any(NAMED_ISSUE.match(piece) or DATED_NAME.match(piece) for piece in pieces(made.text))


def _names_series(made: Draft, title: Draft, names: Sequence[Rule]) -> bool:
    """Whether a short heading above a title names a series: it is no larger, and as short as names are or worded as any
    of `names`; below a title in Chinese may stand another in Latin letters."""
    if _size(made) > _LARGER * _size(title) or not has_chinese(title.text):
        return False
    text = _IN_CAPITALS.sub("", made.text)
    if len(pieces(made.text)) == _FEW and len(made.text) <= _LONGEST:
        return True
    return len(text) <= _SHORT_NAME or (len(text) <= _LONG_NAME and any(name.match(text) for name in names))


def above_title(drafts: Sequence[Draft]) -> None:
    """On set pages a title is larger than all above it: the short lines there name a series and say who edits it."""
    texts = first_told(drafts, ZONE)
    first = next((place for place, made in enumerate(texts) if _size(made) > _LARGER * _size(texts[0])), 0)
    if not first or texts[first].kind is not HEADING or any(map(_may_be_text, texts[:first])):
        return
    if any(is_section(made.text) for made in texts[:first]) and is_periodical(drafts):
        return
    for made in texts[:first]:
        if made.kind is not CAPTION:
            made.set_apart()


def _size(made: Draft) -> float:
    measures = made.lines[0].measures if made.lines else None
    return measures.size if measures is not None else 0.0


def _may_be_text(made: Draft) -> bool:
    """Whether a draft above a title is no line of a masthead: text, a number, who wrote it."""
    if made.kind is CAPTION or made.label in IMPRINT or _is_of_issue(made) or NAMED_ISSUE.match(made.text):
        return False
    is_line = made.kind in (PARAGRAPH, HEADING) and made.role is None
    counted = numbered(made.text) or leads_title(made.text)
    return not is_line or bool(counted) or len(made.text) > _LONGEST or ends_sentence(made.text)

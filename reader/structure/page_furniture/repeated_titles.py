"""The title at the head of a document or on its cover, which as a running head stands on the further pages too."""

from collections.abc import Container, Sequence
from typing import Final

from reader.structure.characters import DASHES, has_chinese
from reader.structure.likeness import likeness, without_last_number
from reader.structure.lines import FAR_APART, Line, begins_page
from reader.structure.numbering import begins_sections, numbered
from reader.structure.rules import Rule, rule
from reader.structure.words.authors import names_author
from reader.structure.words.issue_lines import DATED_NAME, DAY_LINE
from reader.structure.words.page_numbers import is_page_number
from reader.structure.words.phrases import ABSTRACT_TITLE, field_of, is_contents_title

ISSUE: Final = rule(
    "name and number of an issue at the edge of a page",
    r"[^\s。，；：？！].{1,28}?\s?第\s?\d{1,4}\s?[期號輯](?:\s?[（(][^（()）]{4,20}[）)])?$",
    ("貿易評論 第 12 期", "南港週報第 8 期（2024.3.15）"),
    ("本期為第 3 期，內容", "第 12 期"),
)
RULES: Final[tuple[Rule, ...]] = (ISSUE,)

_HEAD: Final = 3  # lines at the head of a document, the last of which may be the title
_TITLE: Final = 3  # lines that may be the title of the document
COVER: Final = 12  # lines of a cover


def title_line_at_head(lines: Sequence[Line]) -> int | None:
    """The line at the head of the document right above the author or the first number, the same in Latin letters,
    a second line behind a dash and a day between them aside; in text without signs it may be printed twice."""
    is_bare = lines[0].blank is None
    for index in range(min(_HEAD if is_bare else 1, len(lines) - 1)):
        if (lines[index].blank is None) is not is_bare or lines[index].page:
            return None
        told = (line.text for line in lines[index + 1 : index + 1 + COVER])
        text = next((text for text in told if has_chinese(text) and not _stands_between(text)), "")
        if text and not index and _heads_chapter(lines[0].text, text):
            return 0
        if text and (names_author(text) or (not is_bare and _begins_text(text) and not ISSUE.match(lines[index].text))):
            return index
    return None


def _heads_chapter(text: str, below: str) -> bool:
    """Whether a line has the number of a chapter, and below it stands its contents or its first section."""
    marker, section = numbered(text), numbered(below)
    if marker is None or marker.kind != "part" or marker.end >= len(text):
        return False
    return is_contents_title(below) or (section is not None and section.kind == "section of a part")


def _stands_between(text: str) -> bool:
    """Whether a line is the second of a title, behind a dash, or the day, perhaps with the house."""
    return text.startswith(DASHES) or DAY_LINE.match(text) is not None or DATED_NAME.match(text) is not None


def _begins_text(text: str) -> bool:
    """Whether a text begins so, whatever title stands above it: with its first number, or its abstract."""
    marker = numbered(text)
    if marker is not None:
        return begins_sections(marker)
    return ABSTRACT_TITLE.match(text) is not None


def is_on_cover(lines: Sequence[Line], index: int, roles: Container[int]) -> bool:
    """Whether a line stands on the first page above who wrote the text, and with a second line behind a dash or below
    others that are no running heads, or apart from these above the first number."""
    if index + 1 == len(lines) or lines[index].page != lines[0].page:
        return False
    told = [line.text for line in lines[index + 1 : index + 1 + COVER] if not line.text.startswith(DASHES)]
    below = next(filter(_may_follow_title, told), "")
    is_set_apart = lines[index].empty_before >= FAR_APART and not any(other in roles for other in range(index))
    if is_set_apart and index <= _HEAD and below and below == told[0] and _begins_text(below):
        return lines[index].text not in (other.text for other in lines[:index])
    if not (field_of(below) or names_author(below)):
        return False
    return is_set_apart or below != lines[index + 1].text or _stands_lower(lines, index)


def _may_follow_title(text: str) -> bool:
    """Whether a line is none of the title once more in Latin letters."""
    return has_chinese(text) or names_author(text)


def _stands_lower(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands below another head or the number of the first page, and all like it begin further pages."""
    key = likeness(lines[index].text)
    others = [other for other, line in enumerate(lines) if other != index and likeness(line.text) == key]
    return not begins_page(lines[index]) and all(
        other > index and (begins_page(lines[other]) or is_page_number(lines[other - 1].text)) for other in others
    )


def heads_its_title(lines: Sequence[Line], index: int, chain: Sequence[int], repeats: bool) -> bool:
    """Whether a running head stands at the top of the document above the title, which reads as it does but for the
    number of the page behind it."""
    if not repeats or index or chain[0] or lines[0].text[0].isdecimal():
        return False
    bare = {lines[0].text, without_last_number(lines[0].text)}
    return sum(1 for other in chain[1:] if lines[other].text in bare) == 1


def is_title_or_issue(lines: Sequence[Line], index: int) -> bool:
    """Whether a line at the edge of a further page is the title that begins the document, or names an issue."""
    line = lines[index]
    if line.page == 0 or line.blank is not None:
        return False
    return ISSUE.match(line.text) is not None or line.text in (other.text for other in lines[:_TITLE])

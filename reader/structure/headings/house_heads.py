"""The house, the column and the day that stand above the title of a text which is no issue."""

from collections.abc import Sequence, Set
from typing import Final

from reader.structure.characters import DASHES, has_chinese
from reader.structure.drafts import Draft
from reader.structure.headings.levels import FRAME
from reader.structure.kinds import HEADING, PARAGRAPH
from reader.structure.numbering import begins_sections, numbered
from reader.structure.words.authors import names_author
from reader.structure.words.issue_lines import DATED_NAME, DAY_LINE, NAMED_ISSUE, pieces, undated
from reader.structure.words.phrases import ABSTRACT_TITLE, is_contents_title
from reader.structure.words.section_names import is_section
from reader.structure.words.series_lines import HOUSE, KIND_OF_REPORT, OCCASION, SERIES_NAME, SUBTITLE

_PERIODICALS: Final = ("刊", "報", "訊", "版")
_LINES: Final = 3  # of a house, a column and a day
_COVER: Final = 6  # lines at the head among which the day stands
_SHORT_NAME: Final = 6  # characters
_SHORT_TITLE: Final = 8
_LONG_NAME: Final = 16
_TITLE_LINES: Final = 3
_PARAGRAPH: Final = 40  # characters


def count(drafts: Sequence[Draft], texts: Sequence[Draft]) -> int:
    """How many of the first lines name a house, perhaps a column of it and the day, above the title.

    texts: what stands at the head of `drafts`.
    """
    heads = {made.text for made in drafts if made.role == "header"}
    return _dated(drafts, texts, heads) or _above_title(texts) or _above_head(texts, heads)


def _dated(drafts: Sequence[Draft], texts: Sequence[Draft], heads: Set[str]) -> int:
    """How many of the first lines name a house, perhaps a column of it, and a day, above a longer title that somebody
    signed, or when house or title runs as the head of further pages, or which text follows, if the house is a body;
    0 = they do not."""
    count = next((at for at, made in enumerate(texts[:_LINES], start=1) if _tells_day(made.text)), 0)
    if not count or len(texts) <= count + 1:
        return 0
    title = texts[count]
    names = [name for made in texts[:count] for name in _names_in(made.text)]
    if not names:  # the house runs as a head above the day, too
        names = _names_above(drafts, texts[0])
        heads = {*heads, *names}
    longest = min(_LONG_NAME, length(title.text))
    if not names or not all(_may_be_title(made) for made in (*texts[:count], title)):
        return 0
    if any(length(name) > longest for name in names) or any(chinese_lines(made) > 1 for made in texts[:count]):
        return 0
    below = texts[count + 1 : count + 1 + _TITLE_LINES]
    if any(map(HOUSE.match, names)) and any(map(_begins_text, below)):
        return count
    signed = any(names_author(made.text) for made in below) and not any(map(OCCASION.match, names))
    return count if signed or not heads.isdisjoint([*names, title.text]) else 0


def _names_above(drafts: Sequence[Draft], first: Draft) -> list[str]:
    """The names, without the numbers of issues, in the running head above the `first` line of the document."""
    heads = (made.text for made in drafts[: drafts.index(first)] if made.role == "header")
    return [(issue["name"] if (issue := NAMED_ISSUE.match(head)) else head).strip("　 ｜|") for head in heads]


def _above_title(texts: Sequence[Draft]) -> int:
    """How many of the first lines name a body, and perhaps a series of it, above a title below which the day or fields
    stand, and text; 0 = they do not."""
    end = next((at for at, made in enumerate(texts[:_COVER]) if made.role == "field" or DAY_LINE.match(made.text)), 0)
    if end < _LINES - 1 or not all(_may_be_title(made) for made in texts[:end]):
        return 0
    if not _begins_with_house(texts[0].text) or not any(map(_begins_text, texts[end + 1 :])):
        return 0
    count = 1
    while count < end - 1 and _names_series(texts[count].text):
        count += 1
    return count if length(texts[count].text) >= _SHORT_TITLE else 0


def _above_head(texts: Sequence[Draft], heads: Set[str]) -> int:
    """How many of the first lines name a body, and perhaps a series of it, above a title that heads the further pages
    too; 0 = they do not."""
    count = next((at for at, made in enumerate(texts[: _LINES + 1]) if made.text in heads), 0)
    below = next((made for made in texts[count + 1 :] if not made.text.startswith(DASHES)), None)
    if not count or below is None or not all(map(_may_be_title, texts[: count + 1])):
        return 0
    named = all(_names_series(made.text) for made in texts[1:count]) and _begins_with_house(texts[0].text)
    return count if named and _begins_text(below) else 0


def _begins_with_house(text: str) -> bool:
    return any(map(HOUSE.match, pieces(text)[:1]))


def _names_series(text: str) -> bool:
    """Whether a line between a house and a title is none: the house in Latin letters, a series, a kind of report."""
    if not has_chinese(text) or len(text) <= _SHORT_NAME:
        return True
    return SERIES_NAME.match(text) is not None or KIND_OF_REPORT.match(text) is not None


def heads_cover(made: Draft, after: Draft) -> bool:
    """Whether `made` is a title on a cover, and names no periodical: its second part or a house stands below."""
    if after.text.startswith(DASHES) or SUBTITLE.match(after.text):
        return True
    named = made.text.endswith(_PERIODICALS) or HOUSE.match(made.text) or not has_chinese(made.text)
    return not named and length(made.text) >= _SHORT_TITLE and HOUSE.match(after.text) is not None


def _begins_text(made: Draft) -> bool:
    """Whether a text begins so: with a paragraph, its first number, its abstract, its contents."""
    text = made.text
    if made.role == "field":
        return False
    marker = numbered(text)
    if marker is not None:
        return begins_sections(marker)
    framed = FRAME.match(text) or ABSTRACT_TITLE.match(text) or is_contents_title(text)
    return bool(framed) or ("。" in text and len(text) > _PARAGRAPH)


def _tells_day(text: str) -> bool:
    return DAY_LINE.match(text) is not None or DATED_NAME.match(text) is not None


def _names_in(text: str) -> list[str]:
    """The names in a line of a masthead that names a house or column, its day, or both."""
    return [] if DAY_LINE.match(text) else pieces(undated(text))


def _may_be_title(made: Draft) -> bool:
    """Whether a draft is no section, number, field or name of an author."""
    is_line = made.kind in (PARAGRAPH, HEADING) and made.role is None and "。" not in made.text
    return is_line and not (numbered(made.text) or is_section(made.text) or names_author(made.text))


def length(text: str) -> int:
    """Characters, Latin letters being half as wide."""
    return len(text) - sum(map(str.isascii, text)) // 2


def chinese_lines(made: Draft) -> int:
    """Of how many lines a draft is made, not counting those with the name in Latin letters."""
    return sum(1 for line in made.lines if has_chinese(line.text))

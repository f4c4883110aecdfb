"""The house, the column and the day that stand above the title of a text which is no issue."""

from collections.abc import Sequence
from typing import Final

from reader.structure.authors import BODIES, names_author
from reader.structure.characters import CJK, DASHES, has_chinese
from reader.structure.drafts import Draft
from reader.structure.issue_lines import DATED_NAME, DAY_LINE, pieces, undated
from reader.structure.kinds import HEADING, PARAGRAPH
from reader.structure.levels import FRAME
from reader.structure.numbering import HEADING_KINDS, numbered, value_of
from reader.structure.phrases import ABSTRACT_TITLE, is_contents_title, is_section
from reader.structure.rules import Rule, rule
from reader.structure.series_lines import KIND_OF_REPORT, OCCASION, SERIES_NAME

_OF_HOUSES: Final = f"{BODIES}|政府|議會|[政法監試]院|公所"
HOUSE: Final = rule(
    "name of a house alone, or with that of its reports",
    r"(?!推動|成立|設立|籌設|參加|出席|參訪|拜會|赴|論|關於|認識|走進|本)(?!.*(?:[的之與及為從在]|記者會|說明會|座談會|研討會|發表會|公聽會|年會|大會|論壇))"
    rf"(?:[財社]團法人[\s　]?)?[{CJK}]{{2,24}}?(?:{_OF_HOUSES})(?:[\s　]+[{CJK}]{{2,12}}(?:{_OF_HOUSES}))?"
    r"(?:[\s　]*(?:研究|專題|政策|專案|調查)?(?:報告|簡報|叢書|論叢|叢刊|建議書|論文|簡析|評析)(?:系列)?)?$",
    ("北濱政策研究中心", "財團法人東岸漁業基金會", "北濱市政府海洋局　漁政處", "東岸漁業協會研究報告"),
    ("海邊的郵局", "推動漁業委員會", "漁業補貼與遠洋船隊", "漁港之管理機關", "北濱觀點", "研究報告", "北濱漁業年會"),
)
SUBTITLE: Final = rule(
    "second part of a title, by how it is worded",
    r"(?:以[^，。；：？！]{2,30}為(?:例|中心|核心|重點|主軸|範圍|焦點)|兼[論評述談及][^，。；：？！]{2,30})$",
    ("以北濱、東岸兩港為例", "兼論引水人之責任", "以《商港規費公約》第三條為中心"),
    ("以此為例，說明如下", "以港為家", "兼任教授", "以貨櫃為例說明"),
)
RULES: Final[tuple[Rule, ...]] = (HOUSE, SUBTITLE)
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
    return _dated(drafts, texts) or _above_title(texts)


def _dated(drafts: Sequence[Draft], texts: Sequence[Draft]) -> int:
    """How many of the first lines name a house, perhaps a column of it, and a day, above a longer title that somebody
    signed, or under which the house runs as the head of further pages, or which text follows, if the house is a body;
    0 = they do not."""
    count = next((at for at, made in enumerate(texts[:_LINES], start=1) if _tells_day(made.text)), 0)
    if not count or len(texts) <= count + 1:
        return 0
    names = [name for made in texts[:count] for name in _names_in(made.text)]
    title = texts[count]
    longest = min(_LONG_NAME, length(title.text))
    if not names or not all(_may_be_title(made) for made in (*texts[:count], title)):
        return 0
    if any(length(name) > longest for name in names) or any(chinese_lines(made) > 1 for made in texts[:count]):
        return 0
    below = texts[count + 1 : count + 1 + _TITLE_LINES]
    if any(map(HOUSE.match, names)) and any(map(_begins_text, below)):
        return count
    signed = any(names_author(made.text) for made in below) and not any(map(OCCASION.match, names))
    return count if signed or any(made.role == "header" and made.text in names for made in drafts) else 0


def _above_title(texts: Sequence[Draft]) -> int:
    """How many of the first lines name a body, and perhaps a series of it, above a title below which the day or fields
    stand, and text; 0 = they do not."""
    end = next((at for at, made in enumerate(texts[:_COVER]) if made.role == "field" or DAY_LINE.match(made.text)), 0)
    if end < _LINES - 1 or not all(_may_be_title(made) for made in texts[:end]):
        return 0
    if not all(map(HOUSE.match, pieces(texts[0].text)[:1])) or not any(map(_begins_text, texts[end + 1 :])):
        return 0
    count = 1
    while count < end - 1 and _names_series(texts[count].text):
        count += 1
    return count if length(texts[count].text) >= _SHORT_TITLE else 0


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
        return marker.kind in HEADING_KINDS and value_of(marker.text) == 1
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

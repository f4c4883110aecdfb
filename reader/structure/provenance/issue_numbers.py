"""Which issue of which periodical a document is, as its masthead, running heads and fields say."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from reader.model.document import IssueNumber, chinese_issue
from reader.structure.numerals import number
from reader.structure.provenance import publishing
from reader.structure.rules import Rule, rule
from reader.structure.words import issue_lines
from reader.structure.words.calendar_days import day_of
from reader.structure.words.date_mentions import first_day
from reader.structure.words.series_lines import SERIES_NAME
from reader.text.years import western

_VOLUME: Final = rf"(?:第\s?(?:\d{{1,3}}|{issue_lines.FIGURES})\s?卷\s?|[Vv]ol\.?\s?\d{{1,3}}\s?[,，]?\s?)?"
ISSUE: Final = rule(
    "number of a periodical",
    rf"(?P<series>\S.{{0,40}}?)\s*{_VOLUME}(?:第\s*(?P<number>\d{{1,5}})\s*[期號輯]|[Nn]o\.\s*(?P<no>\d{{1,5}})(?![\d-])"
    r"|[Ii]ssue\s*(?P<issue>\d{1,5})|(?<=\s)[Vv]ol\.?\s*(?P<volume>\d{1,5})(?![\d-]|\s?[,，]?\s?[Nn]o)"
    rf"|(?<=[\s｜|》」】卷])(?<![劃畫程案]\s)第\s?(?P<figures>{issue_lines.FIGURES})\s?[期號輯](?=$|[\s（(｜|]))",
    (
        "WTO 及 RTA 電子報 第 819 期（2024.4.26）",
        "經貿前線通訊 第 112 期",
        "港埠論叢　第一百二十三期",
        "《港埠論叢》第四十期",
        "港埠論叢　第十二卷第三期（2031 年 9 月）",
        "港埠雙週報 Vol. 118｜2031.03.14",
    ),
    (
        "中華經濟研究院 WTO 及 RTA 中心 5",
        "第 799 期",
        "論第三期協定之履行",
        "港口簡報 第二期工程之檢討",
        "擴建計畫　第二期",
    ),
)
RULES: Final[tuple[Rule, ...]] = (ISSUE,)

_COUNTED: Final = re.compile(
    rf"(?:第\s?|[Nn]o\.?\s?|[Ii]ssue\s?|Vol\.?\s?(?!\d+\s?[,，]?\s?[Nn]o))(\d{{1,5}}|{issue_lines.FIGURES})"
    rf"(?!\d|{issue_lines.FIGURE}|-\d|\s?卷)"
)
_OF_VOLUME: Final = re.compile(
    rf"第\s?(\d{{1,3}}|{issue_lines.FIGURES})\s?卷|[Vv]ol(?:ume)?\.?\s?(\d{{1,3}})\s?[,，]?\s?[Nn]o"
)
_AROUND_NUMBER: Final = r"[\s　（(｜|，,‧·・]*"
_YEAR_OF_ISSUE: Final = (
    r"(?:中華民國|民國|西元)?\s?\d{2,4}\s?年(?:度|\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日|\s?號)?|\s?[春夏秋冬]季號?)?"
)
# What stands between the name and the number: the year or month, the volume, what leads to a number through all years.
_BEFORE_NUMBER: Final = re.compile(
    rf"{_AROUND_NUMBER}(?:{_YEAR_OF_ISSUE}|第\s?(?:\d{{1,3}}|{issue_lines.FIGURES})\s?卷|[Vv]ol\.?\s?\d{{1,3}}"
    rf"|(?<=[\s　（(報訊刊])總[號期]?)?{_AROUND_NUMBER}$"
)
_BRACKETS: Final = " 　【】〔〕《》"
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d|1[0-2]\d|[89]\d)\s?年")
_MONTH_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?日")


def issue_title(issue: IssueNumber) -> str:
    """What an issue as a whole is called: 經貿前線通訊 第 112 期, 港埠論叢 第 12 卷第 3 期."""
    return f"{issue.series} {chinese_issue(issue.volume, issue.number)}".rstrip()


def issue_above(above: Sequence[str]) -> IssueNumber | None:
    """The issue that the lines of a masthead name, number and date."""
    name, house, numbered = None, None, None
    for text in (piece for line in above for piece in _parts_of(line)):
        if found := issue_lines.ISSUE_LINE.match(text):
            numbered = numbered or found[0]
        elif found := issue_lines.NAMED_ISSUE.match(text):
            name = name or publishing.series_in(found["name"]) or found["name"].strip(" 　｜|")
            numbered = text[found.end("name") :]
        elif not issue_lines.DAY_LINE.match(text):
            name, house = name or publishing.series_in(text), house or text
    name = _name_before(name or house or "")
    if not name or numbered is None:
        return None
    counted = _COUNTED.search(numbered)
    count = number(counted[1]) if counted else 1 if "創刊號" in numbered else None
    said = " ".join(above)
    return IssueNumber(name, count, first_day(said) or _day_in_year(said), _volume(numbered))


def _parts_of(line: str) -> list[str]:
    """A line of a masthead, or its pieces where only one of these numbers the issue."""
    whole = issue_lines.ISSUE_LINE.match(line) or issue_lines.NAMED_ISSUE.match(line)
    whole = whole or publishing.OF_ITS_HOUSE.match(line)
    return [line] if whole else issue_lines.pieces(line)


def _day_in_year(text: str) -> date | None:
    """The day whose year is named elsewhere in a masthead: 2024 年第 7 期｜7 月 31 日發行."""
    year, day = _YEAR.search(text), _MONTH_DAY.search(text)
    return day_of(western(int(year[1])), int(day[1]), int(day[2])) if year and day else None


def issue_in(heads: Sequence[str]) -> IssueNumber | None:
    """The issue that a running head numbers; one that does not name it is named by another."""
    for head in heads:
        if found := ISSUE.match(head):
            name = _name_before(found["series"]) or next(filter(SERIES_NAME.match, heads), "")
            if name:
                figures = next(filter(None, found.group("number", "no", "issue", "volume", "figures")))
                return IssueNumber(name, number(figures), first_day(head), _volume(found[0]))
    return None


def _volume(numbered: str) -> int | None:
    """The volume of which an issue's line names a number; `Vol. 118` without one is the issue itself."""
    found = _OF_VOLUME.search(numbered)
    return number(found[1] or found[2]) if found else None


def _name_before(text: str) -> str:
    """The name of a periodical without the year, month or volume that stands between it and its number, and without
    the same in Latin letters."""
    while (found := _BEFORE_NUMBER.search(text)) and found[0]:
        text = text[: found.start()]
    return publishing.untranslated(text).strip(_BRACKETS)

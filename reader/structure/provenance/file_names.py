"""What the name of a file says of the text in it, for what the text does not say itself."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from reader.model.document import IssueNumber, Metadata
from reader.structure.provenance.issue_numbers import issue_title
from reader.structure.rules import Rule, rule
from reader.structure.words.names import NAME
from reader.text.years import western

DAY: Final = rule(
    "day in a name",
    r"(?P<year>(?:19|20)\d\d|1[01]\d)(?P<sign>[-.年])?(?P<month>0[1-9]|1[0-2]|(?<=[-.年])[1-9])"
    r"(?(sign)[-.月])(?P<day>0[1-9]|[12]\d|3[01]|(?<=[-.月])[1-9])日?(?!\d)",
    ("2024-04-26", "20240426", "2024.4.26", "113年4月26日", "1130426", "2024年04月26日"),
    ("2024", "819", "2024-13-01", "202404", "112-2", "20240426001"),
)
ISSUE: Final = rule(
    "issue in a name",
    r"(?P<series>.*?[\u3400-\u9fffA-Za-z](?<!第))\s*+(?:第?\s*+(?P<volume>\d{1,3})\s*+卷\s*+)?"
    r"(?:第\s*+(?P<number>\d{1,5})\s*+[期號輯]|(?P<bare>\d{1,5})\s*+[期號輯]"
    r"|[Nn]o\.?\s*+(?P<no>\d{1,5}))(?!\d)",
    (
        "WTO電子報第880期",
        "港埠論叢12卷3期",
        "經貿法訊819期",
        "經貿法訊 第 819 期",
        "Trade News No. 12",
        "WTO及RTA電子報No.880",
    ),
    ("第880期", "第 880 期", "附件1", "2024", "公告301號"[:4]),
)
AUTHOR: Final = rule(
    "author in a name",
    rf"(?P<name>{NAME})$",
    ("吳雨陽", "林昱衡"),
    ("附件", "全文", "定稿", "關稅戰", "Lester"),
)
RULES: Final[tuple[Rule, ...]] = (DAY, ISSUE, AUTHOR)

_PARTS: Final = re.compile(r"[_＿]+|\s+-\s+|[（(\[【]|[）)\]】]")
# What word processors and printer drivers call a text that nobody has named.
_NO_TITLE: Final = re.compile(
    r"(?:Microsoft (?:Word|PowerPoint|Excel) - .*|untitled|未命名.*|.*\.(?:docx?|pptx?|xlsx?|pdf|indd|odt|tmp))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a name says."""

    day: date | None = None
    issue: IssueNumber | None = None
    author: str | None = None


def read_name(stem: str) -> Named:
    """What the name of a file, without its suffix, says.  Names an author only beside a day or an issue."""
    parts = [part.strip(" -") for part in _PARTS.split(stem) if part.strip(" -")]
    day = next(filter(None, map(_day, parts)), None)
    found = next(filter(None, (ISSUE.match(_without_day(part)) for part in parts)), None)
    issue = None
    if found is not None:
        series = found["series"].strip(" -")
        volume = int(found["volume"]) if found["volume"] else None
        issue = IssueNumber(series, int(found["number"] or found["bare"] or found["no"]), day, volume)
    named = next(filter(None, map(AUTHOR.match, parts)), None) if day or issue else None
    return Named(day, issue, named["name"] if named else None)


def _day(part: str) -> date | None:
    for at in range(len(part)):
        found = DAY.match(part[at:]) if not part[at - 1 : at].isdigit() else None
        if found is None:
            continue
        year = int(found["year"])
        try:
            return date(western(year), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
    return None


def _without_day(part: str) -> str:
    found = DAY.match(part)
    return part[found.end() :].strip(" -") if found else part


def is_title(words: str) -> bool:
    """Whether what a file gives for its title was meant as one."""
    return not _NO_TITLE.match(words.strip())


def completed(metadata: Metadata, stem: str, periodical: bool) -> Metadata:
    """`metadata` with what the name of the file says where they say nothing.

    A periodical whose text names no issue is called by the one in the name.
    """
    named = read_name(stem)
    issue, title = metadata.issue, metadata.title
    if named.issue is not None and (issue is None or issue.number is None):
        series = (issue.series if issue else None) or metadata.series or named.issue.series
        day = (issue and issue.date) or metadata.date or named.day
        issue = replace(named.issue, series=series, date=day)
        title = issue_title(issue) if periodical else title
    return replace(
        metadata,
        title=title,
        issue=issue,
        series=metadata.series or (issue.series if issue else None),
        date=metadata.issued or named.day,
        authors=metadata.authors or ((named.author,) if named.author else ()),
    )

"""Where a document comes from: title, authors, issue, series, publisher, date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Final

from reader.model.document import NOTE_SIGNS, Block, IssueNumber, Metadata
from reader.model.raw import RawMetadata
from reader.structure import imprint_lines, issue_lines
from reader.structure.authors import ABOUT_AUTHOR, AUTHOR, BEFORE_NAME, TITLE_OF_PERSON, plain_byline
from reader.structure.calendar_days import full_date
from reader.structure.characters import CJK
from reader.structure.date_mentions import first_day
from reader.structure.file_names import is_title
from reader.structure.kinds import CAPTION, FOOTNOTE, FURNITURE, HEADING
from reader.structure.likeness import likeness
from reader.structure.makers import HOUSES, PUBLISHERS, labels
from reader.structure.names import NAME, WHOLE_NAME
from reader.structure.numerals import number
from reader.structure.page_numbers import is_page_number
from reader.structure.phrases import COLUMN, is_contents_title, is_section
from reader.structure.publications import TITLES
from reader.structure.rules import Expression, Rule, first_of, rule
from reader.structure.series_lines import SERIES_LINE
from reader.structure.site_lines import NAVIGATION, TRAIL

ISSUE: Final = rule(
    "number of a periodical",
    r"(?P<series>\S.{0,40}?)\s*(?:第\s*(?P<number>\d{1,5})\s*[期號輯]|[Nn]o\.\s*(?P<no>\d{1,5})(?![\d-])|[Ii]ssue\s*(?P<issue>\d{1,5})"
    rf"|(?<=[\s｜|》」】])(?<![劃畫程案]\s)第\s?(?P<figures>{issue_lines.FIGURES})\s?[期號輯](?=$|[\s（(｜|]))",
    (
        "WTO 及 RTA 電子報 第 819 期（2024.4.26）",
        "經貿前線通訊 第 112 期",
        "港埠論叢　第一百二十三期",
        "《港埠論叢》第四十期",
    ),
    (
        "中華經濟研究院 WTO 及 RTA 中心 5",
        "第 799 期",
        "論第三期協定之履行",
        "港口簡報 第二期工程之檢討",
        "擴建計畫　第二期",
    ),
)
BODY: Final = rule(
    "name of a body that publishes",
    r".{0,60}(?:大學|學院|研究院|研究所|研究社|中心|基金會|協會|學會|委員會|出版社|智庫|署|社|部|局)(?:\s*編印|\s*發行)?$",
    ("中華經濟研究院 WTO 及 RTA 中心", "南港經貿研究社"),
    ("WTO 及 RTA 電子報 第 819 期",),
)
RULES: Final[tuple[Rule, ...]] = (ISSUE, BODY)

_COVER: Final = 20  # blocks
_TITLE_LABELS: Final = ("報告名稱", "法規名稱", "題目")
_FIRST_TITLE_LABELS: Final = ("論文名稱", "論文題目", "題名", "標題")  # of books and articles, where a heading is above
_AUTHOR_LABELS: Final = ("出國人員", "報告人", "姓名職稱", "撰稿人", "研究生")
_NAMED_LABELS: Final = ("作者", "研究人員")  # of a work that a page tells of, where nobody signed
_DATE_LABELS: Final = (
    *("報告日期", "發布日期", "發佈日期", "刊登日期", "出版日期", "出刊日期", "發行日期", "更新日期"),
    *("公發布日", "公布日期", "公發布日期"),
)
_PUBLISHER_LABELS: Final = labels(PUBLISHERS, HOUSES)
_COUNTED: Final = re.compile(
    rf"(?:第\s?|[Nn]o\.?\s?|[Ii]ssue\s?|Vol\.?\s?(?!\d+\s?[,，]?\s?[Nn]o))(\d{{1,5}}|{issue_lines.FIGURES})(?!\d|-\d|\s?卷)"
)
_TWO_HEADS: Final = re.compile(r"(\D{2,30}?)\s\d{1,4}\s(\S.*)$")
_EDGE_NUMBER: Final = re.compile(
    r"^\d{1,4}(?:\s?[/／]\s?\d{1,4})?\s+(?![年月])|(?<=\S)(?<![Nn]o\.)(?<!ssue)\s+\d{1,4}(?:\s?[/／]\s?\d{1,4})?$"
)
_NAME_AT_END: Final = Expression(rf"(?:^|[\s／/：:｜|])(?P<name>{NAME})\s*(?:{TITLE_OF_PERSON})?(?:[\s／/｜|]|$)")
_BEFORE_STROKE: Final = Expression(rf"(?P<name>{NAME})\s*(?:{TITLE_OF_PERSON})?\s*[／/|｜]")
_WITH_POST: Final = Expression(rf"(?P<name>{NAME})(?:{TITLE_OF_PERSON})$")
_RARE_NAME: Final = re.compile(rf"[{CJK}]{{2,4}}$")
_NO_SERIES: Final = first_of(
    (issue_lines.EDITION, issue_lines.NUMBER_ALONE, issue_lines.FORM, imprint_lines.STANDARD_NUMBER, TRAIL, NAVIGATION)
)
_PARTS: Final = re.compile(r"[、，,；;及與．‧・]")
_CRAFT_BEFORE: Final = re.compile("(?:記者|編譯|特派員)(?=.{2})")
_AFFILIATION_NUMBER: Final = re.compile(rf"(?<=[{CJK}])\s?\d(?=\s|[、，,]|$)")
_WHOLE_NAMES: Final = Expression(rf"{WHOLE_NAME}(?:\s+{WHOLE_NAME})+$")
_IN_BRACKETS: Final = re.compile(r"[（(][^（()）]*[）)]")
_YEAR: Final = re.compile(r"(?:民國\s?)?\d{2,4}\s?(?=[年./-])")
_DAY_LENGTH: Final = 12
_BRACKETS: Final = " 　【】〔〕《》"
_SIGNS: Final = f" {NOTE_SIGNS}"
_LATIN_NAME: Final = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}$")


def metadata(blocks: Sequence[Block], said: RawMetadata, periodical: bool) -> Metadata:
    """What the blocks, and failing them the file itself, say of the origin."""
    told = [block for block in blocks if block.role is not None or block.kind is FOOTNOTE]
    heads = list(_heads(told))
    above, school = _mastheads(told)
    issued = _issue_above(above)
    issue = _dated(issued or next(filter(None, map(_issue, heads)), None), [*above, *heads])
    series = issued.series if issued else _named(above) or (issue.series if issue else _series(heads))
    title = _title(blocks, issue, periodical) or said_title(said)
    signed = list(_signed(blocks)) or _told_author(blocks, periodical) or [said.author]
    authors = tuple(dict.fromkeys(name for text in signed for name in names(text)))
    return Metadata(
        title=title,
        authors=authors or tuple(part.strip() for part in _PARTS.split(said.author) if part.strip()),
        affiliation=_affiliation(told),
        date=issue.date if issue and issue.date else _date(blocks),
        issue=issue,
        series=series,
        publisher=_publisher(heads) or _imprint(blocks, _PUBLISHER_LABELS) or _published_by(above) or school,
    )


def _mastheads(blocks: Sequence[Block]) -> tuple[list[str], str | None]:
    """The lines of the masthead that may name a periodical, and the school whose thesis it is: then there are none."""
    lines = [block.text for block in blocks if block.role == "masthead" and block.label is None]
    above = [text for text in lines if not _NO_SERIES.match(text)]
    return ([], lines[0]) if any(map(issue_lines.THESIS.match, lines)) else (above, None)


def _dated(issue: IssueNumber | None, lines: Sequence[str]) -> IssueNumber | None:
    """The issue with the first day that a masthead or running head names, if it has none itself."""
    if issue is None or issue.date:
        return issue
    return replace(issue, date=next(filter(None, map(first_day, lines)), None))


def said_title(said: RawMetadata) -> str:
    """The title that the file gives itself; empty where a program has put in something else."""
    return said.title.strip() if is_title(said.title) else ""


def _affiliation(blocks: Sequence[Block]) -> str | None:
    """The line or the author's note that names it, or what stands in brackets behind the author's name."""
    for block in blocks:
        if block.kind is FOOTNOTE and isinstance(block.number, str) and ABOUT_AUTHOR.match(block.number + block.text):
            return block.text
        if block.role == "affiliation":
            return block.text.lstrip(_SIGNS)
        for pattern in AUTHOR if block.role == "author" else ():
            found = pattern.match(block.text)
            if found and (named := found.groupdict().get("affiliation")):
                return named
    return None


def _heads(blocks: Sequence[Block]) -> Iterator[str]:
    """The running heads and feet; two that an extractor put on one line, a wide blank or the page's number between,
    apart, and then as one, for between the name and the number of an issue may be a wide blank, too."""
    heads = [block.text for block in blocks if block.kind is FURNITURE and block.role in ("header", "footer")]
    for head in dict.fromkeys(heads):
        both = _TWO_HEADS.match(head)
        apart = both.groups() if both and BODY.match(both[1]) else issue_lines.BETWEEN_SIDES.split(head)
        sides = [_unpaged(side) for side in apart if not is_page_number(side)]
        yield from sides
        names = [side for side in sides if not BODY.match(side)]
        if len(names) > 1:
            yield " ".join(names)


def _unpaged(head: str) -> str:
    """A running head without the number of its page."""
    return _EDGE_NUMBER.sub("", head).strip()


def _signed(blocks: Sequence[Block]) -> Iterator[str]:
    """Who wrote it, as bylines and, on the cover of a report, fields say."""
    for place, block in enumerate(blocks):
        if block.role == "author":
            yield block.text
        elif place < _COVER and block.label in _AUTHOR_LABELS:
            yield _value(block)


def _told_author(blocks: Sequence[Block], periodical: bool) -> list[str]:
    """Who wrote it as a field at the head says, below the title: those of new books stand in a periodical, or below
    the name of the book."""
    for place, block in enumerate(blocks[:_COVER]):
        if periodical or block.label in TITLES:
            break
        if block.label in _NAMED_LABELS and place:
            return [_value(block)]
    return []


def _series(heads: Sequence[str]) -> str | None:
    """The name before a bar in a running head: 經貿制度圖解｜CPTPP 的加入程序."""
    named = (head.partition("｜") for head in heads)
    return next((left.strip() for left, bar, _ in named if bar and len(left) <= 20), None)


def _issue(head: str) -> IssueNumber | None:
    found = ISSUE.match(head)
    if found is None:
        return None
    figures = found["number"] or found["no"] or found["issue"] or found["figures"]
    return IssueNumber(found["series"].strip(_BRACKETS), number(figures), first_day(head))


def _named(above: Sequence[str]) -> str | None:
    """The name in a masthead, without brackets, its day and what stands behind a stroke."""
    if not above:
        return None
    name = issue_lines.undated(above[0])
    named = COLUMN.match(name) or SERIES_LINE.match(name)
    return named["name"].strip() if named else name


def _issue_above(above: Sequence[str]) -> IssueNumber | None:
    """The issue that the lines of a masthead name, number and date."""
    name, numbered = None, None
    for text in (piece for line in above for piece in _parts_of(line)):
        if found := issue_lines.ISSUE_LINE.match(text):
            numbered = numbered or found[0]
        elif found := issue_lines.NAMED_ISSUE.match(text):
            name, numbered = name or found["name"].strip(" 　｜|"), text[found.end("name") :]
        elif name is None and not issue_lines.DAY_LINE.match(text):
            name = text
    if name is None or numbered is None:
        return None
    counted = _COUNTED.search(numbered)
    count = number(counted[1]) if counted else 1 if "創刊號" in numbered else None
    return IssueNumber(name, count, first_day(" ".join(above)))


def _parts_of(line: str) -> list[str]:
    """A line of a masthead, or its pieces where only one of these numbers the issue."""
    whole = issue_lines.ISSUE_LINE.match(line) or issue_lines.NAMED_ISSUE.match(line)
    return [line] if whole else issue_lines.pieces(line)


def _published_by(above: Sequence[str]) -> str | None:
    """The body that a line of a masthead says has published it."""
    for text in (piece for line in above for piece in (line, *issue_lines.pieces(line))):
        label, _, value = text.partition("：")
        if found := issue_lines.PUBLISHED.match(text):
            return found["body"].strip()
        if label in _PUBLISHER_LABELS and value:
            return value.strip()
    return None


def _imprint(blocks: Sequence[Block], labels: tuple[str, ...]) -> str | None:
    """What the first field with one of `labels` near the head or in an imprint says."""
    imprints = [block for block in blocks[_COVER:] if block.role == "masthead"]
    for block in (*blocks[:_COVER], *imprints):
        if block.label in labels and (value := _value(block)):
            return issue_lines.pieces(value)[0] if block.role == "masthead" else value
    return None


def _value(block: Block) -> str:
    """What stands behind the label of a field."""
    return re.split(r"[：:]", block.text, maxsplit=1)[-1].strip()


def _titled(blocks: Sequence[Block]) -> str:
    """The title that a field at the head names."""
    for block in blocks[:_COVER]:
        if block.label in _TITLE_LABELS:
            return _value(block)
    fields = takewhile(_is_no_heading, blocks[:_COVER])
    return next((_value(block) for block in fields if block.label in _FIRST_TITLE_LABELS), "")


def _is_no_heading(block: Block) -> bool:
    return block.kind is not HEADING


def _title(blocks: Sequence[Block], issue: IssueNumber | None, periodical: bool) -> str:
    headings = [block for block in blocks if block.kind is HEADING]
    highest = [block for block in headings if block.level == 1]
    title = next((block.text for block in highest if not is_contents_title(block.text)), "")
    if issue and (periodical or not title or is_section(title)):
        return issue.series if issue.number is None else f"{issue.series} 第 {issue.number} 期"
    if not periodical and (told := _titled(blocks)):
        return told
    return title or next((block.text for block in headings if not is_contents_title(block.text)), "")


def _publisher(heads: Sequence[str]) -> str | None:
    for head in heads:
        if BODY.match(head) and likeness(head):
            return head
    return None


def _date(blocks: Sequence[Block]) -> date | None:
    """The day that a field names, else a date that stands alone near the title."""
    if (told := _imprint(blocks, _DATE_LABELS)) and (day := first_day(told)):
        return day
    for block in blocks[:12]:
        of_news = block.role in ("source", "reporter") and not issue_lines.DAY_LINE.match(block.text)
        if of_news or block.kind in (HEADING, CAPTION):
            continue
        if len(block.text) <= 30 and "期間" not in (block.label or "") and (day := first_day(block.text)):
            return day
    return None


def day(told: Metadata, blocks: Sequence[Block]) -> date | None:
    """The day by which dates without a year are understood: that of the issue, as far as the text tells."""
    return told.date or first_caption_date(blocks) or news_date(blocks)


def news_date(blocks: Sequence[Block]) -> date | None:
    """The latest day that a report of the news names: an issue is no older."""
    told = [block for block in blocks if block.role is not None]
    days = (full_date(found) for block in told if block.role in ("reporter", "source") for found in _days(block.text))
    return max(filter(None, days), default=None)


def _days(text: str) -> Iterator[str]:
    """The places in `text` where a year is named, each with what follows."""
    return (text[found.start() : found.end() + _DAY_LENGTH] for found in _YEAR.finditer(text))


def first_caption_date(blocks: Sequence[Block]) -> date | None:
    """The first day that a caption names: of a calendar, the day it begins."""
    captions = [block.text for block in blocks if block.kind is CAPTION]
    return next(filter(None, map(full_date, captions)), None)


def names(byline: str) -> list[str]:
    """The persons a byline names."""
    sign = BEFORE_NAME.match(byline)
    byline = _AFFILIATION_NUMBER.sub("", plain_byline(byline[sign.end() :] if sign else byline))
    read = list(_read_names(byline))
    told = next((found["names"] for each in AUTHOR if (found := each.match(byline))), byline)
    if _WHOLE_NAMES.match(told.rstrip(_SIGNS)):
        return told.rstrip(_SIGNS).split()
    if _LATIN_NAME.match(told):
        return [told]
    listed = [_CRAFT_BEFORE.sub("", part.strip()) for part in _PARTS.split(told)]
    return listed if len(listed) > len(read) and all(map(_may_be_name, listed)) else read


def _may_be_name(text: str) -> bool:
    return _RARE_NAME.match(text) is not None and not BODY.match(text)


def _read_names(byline: str) -> Iterator[str]:
    for part in _PARTS.split(_IN_BRACKETS.sub("", byline) or byline[1:-1]):
        bare = part.strip().rstrip(_SIGNS)
        if (
            (found := _BEFORE_STROKE.match(bare))
            or (found := _NAME_AT_END.search(bare))
            or (found := _WITH_POST.match(bare))
        ):
            yield found["name"]
        elif found := _LATIN_NAME.search(bare):
            yield found[0]

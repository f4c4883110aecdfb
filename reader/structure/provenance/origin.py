"""Where a document comes from: title, authors, issue, series, publisher, date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Final

from reader.model.dates import DateParts
from reader.model.document import NOTE_SIGNS, Block, IssueNumber, Metadata
from reader.model.raw import RawMetadata
from reader.structure.characters import IDEOGRAPH, has_chinese
from reader.structure.kinds import CAPTION, FOOTNOTE, HEADING, PARAGRAPH
from reader.structure.provenance import publishing
from reader.structure.provenance.appearing import appeared, tells_alone, tells_when
from reader.structure.provenance.file_names import is_title
from reader.structure.provenance.issue_numbers import issue_above, issue_in, issue_title
from reader.structure.rules import Expression
from reader.structure.words import issue_lines
from reader.structure.words.about_authors import ABOUT_AUTHOR
from reader.structure.words.authors import BEFORE_NAME, affiliation_in, found_authors, plain_byline
from reader.structure.words.calendar_days import full_date
from reader.structure.words.date_mentions import first_day
from reader.structure.words.names import NAME, WHOLE_NAME
from reader.structure.words.phrases import DATES, is_contents_title
from reader.structure.words.posts import TITLE_OF_PERSON
from reader.structure.words.publications import TITLES
from reader.structure.words.section_names import is_section

_COVER: Final = 20  # blocks
_TITLE_LABELS: Final = ("報告名稱", "法規名稱", "題目")
_FIRST_TITLE_LABELS: Final = ("論文名稱", "論文題目", "題名", "標題")  # of books and articles, where a heading is above
_AUTHOR_LABELS: Final = ("出國人員", "報告人", "姓名職稱", "撰稿人", "研究生")
_NAMED_LABELS: Final = ("作者", "研究人員")  # of a work that a page tells of, where nobody signed
_OF_OTHER_DAYS: Final = re.compile("期間|[投收]稿|接受|通過|截止")  # labels of days on which it did not appear
_DATE_LABELS: Final = (*DATES, "公發布日", "公布日期", "公發布日期")
_NAME_AT_END: Final = Expression(rf"(?:^|[\s／/：:｜|])(?P<name>{NAME})\s*(?:{TITLE_OF_PERSON})?(?:[\s／/｜|]|$)")
_BEFORE_STROKE: Final = Expression(rf"(?P<name>{NAME})\s*(?:{TITLE_OF_PERSON})?\s*[／/|｜]")
_WITH_POST: Final = Expression(rf"(?P<name>{NAME})(?:{TITLE_OF_PERSON})$")
_RARE_NAME: Final = re.compile(rf"{IDEOGRAPH}{{2,4}}$")
_PARTS: Final = re.compile(r"[、，,；;及與．‧・]")
_CRAFT_BEFORE: Final = re.compile("(?:記者|編譯|特派員)(?=.{2})")
_AFFILIATION_NUMBER: Final = re.compile(rf"(?<={IDEOGRAPH})\s?\d(?=\s|[、，,]|$)")
_WHOLE_NAMES: Final = Expression(rf"{WHOLE_NAME}(?:\s+{WHOLE_NAME})+$")
_IN_BRACKETS: Final = re.compile(r"[（(][^（()）]*[）)]")
_YEAR: Final = re.compile(r"(?:民國\s?)?\d{2,4}\s?(?=[年./-])")
_DAY_LENGTH: Final = 12
_PRINTED: Final = re.compile(
    r"(?:列印|下載|檢索|瀏覽|存取)(?!\s?(?:人[次數]|次數|[數量]))|[Pp]rint|[Dd]ownload|[Aa]ccess"
)
_SIGNS: Final = f" {NOTE_SIGNS}"
_LATIN_NAME: Final = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}$")


def metadata(blocks: Sequence[Block], said: RawMetadata, periodical: bool) -> Metadata:
    """What the blocks, and failing them the file itself, say of the origin."""
    told = [block for block in blocks if block.role is not None or block.kind is FOOTNOTE]
    heads = list(publishing.heads_of_pages(told))
    above, school = publishing.mastheads(told)
    issued = issue_above(above)
    imprints = [block.text for block in told if block.role == "masthead"]
    field = publishing.imprint(blocks, _DATE_LABELS) or ""
    issue = _dated(issued or issue_in(heads), [*imprints, field, *heads])
    titles = {block.text for block in blocks if block.kind is HEADING}
    named = publishing.series_named(above)
    if issue and (issued or named is None or is_section(named)):
        named = issue.series
    title = _title(blocks, issue, periodical) or said_title(said)
    signed = list(_signed(blocks)) or _told_author(blocks, periodical) or [said.author]
    authors = tuple(dict.fromkeys(name for text in filter(None, signed) for name in names(text)))
    day = (issue and issue.date) or first_day(field) or _date(blocks) or _first_day((*imprints, *heads))
    return Metadata(
        title=title,
        authors=authors or tuple(part.strip() for part in _PARTS.split(said.author) if part.strip()),
        affiliation=_affiliation(told),
        date=day,
        issue=issue,
        series=named or publishing.series_above(heads),
        publisher=school or publishing.publisher(blocks, heads, titles),
        appeared=() if day else _appeared(blocks, field, (*imprints, *heads)),
    )


def _appeared(blocks: Sequence[Block], field: str, lines: Sequence[str]) -> DateParts:
    """The month or year that a field, a masthead, a running head or a line near the title names."""
    near = (block.text for block in blocks[:_COVER] if block.kind not in (HEADING, CAPTION, FOOTNOTE))
    return appeared((field, *filter(tells_when, lines), *tells_alone(near)))


def _dated(issue: IssueNumber | None, lines: Sequence[str]) -> IssueNumber | None:
    """The issue with the first day that a masthead or running head names, if it has none itself."""
    if issue is None or issue.date:
        return issue
    return replace(issue, date=_first_day(lines))


def _first_day(lines: Sequence[str]) -> date | None:
    """The first day that one of the lines names, if not as that on which it was printed."""
    days = ((first_day(line), line) for line in lines)
    return next((day for day, line in days if day and not _PRINTED.search(line)), None)


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
        if block.role == "author" and (named := affiliation_in(block.text)):
            return named
    return None


def _signed(blocks: Sequence[Block]) -> Iterator[str]:
    """Who wrote it, as bylines and, on the cover of a report, fields say; below the text the names of an article in
    Chinese stand once more in Latin letters."""
    named = is_below = False
    for place, block in enumerate(blocks):
        if block.role == "author":
            in_chinese = has_chinese(block.text)
            if in_chinese or not (named and is_below):
                yield block.text
            named = named or in_chinese
        elif block.kind is PARAGRAPH and block.role is None:
            is_below = named
        elif place < _COVER and block.label in _AUTHOR_LABELS:
            yield publishing.value_of_field(block)


def _told_author(blocks: Sequence[Block], periodical: bool) -> list[str]:
    """Who wrote it as a field at the head says, below the title: those of new books stand in a periodical, or below
    the name of the book."""
    for place, block in enumerate(blocks[:_COVER]):
        if periodical or block.label in TITLES:
            break
        if block.label in _NAMED_LABELS and place:
            return [publishing.value_of_field(block)]
    return []


def _titled(blocks: Sequence[Block]) -> str:
    """The title that a field at the head names."""
    for block in blocks[:_COVER]:
        if block.label in _TITLE_LABELS:
            return publishing.value_of_field(block)
    fields = takewhile(_is_no_heading, blocks[:_COVER])
    return next((publishing.value_of_field(block) for block in fields if block.label in _FIRST_TITLE_LABELS), "")


def _is_no_heading(block: Block) -> bool:
    return block.kind is not HEADING


def _title(blocks: Sequence[Block], issue: IssueNumber | None, periodical: bool) -> str:
    headings = [block for block in blocks if block.kind is HEADING and block.text]
    highest = [block for block in headings if block.level == 1]
    title = next((block.text for block in highest if not is_contents_title(block.text)), "")
    if issue and (periodical or not title or is_section(title)):
        return issue_title(issue)
    if not periodical and (told := _titled(blocks)):
        return told
    return title or next((block.text for block in headings if not is_contents_title(block.text)), "")


def _date(blocks: Sequence[Block]) -> date | None:
    """A date that stands alone near the title."""
    for block in blocks[:12]:
        of_news = block.role in ("source", "reporter") and not issue_lines.DAY_LINE.match(block.text)
        of_news = of_news and publishing.dated_house(block) is None
        if of_news or block.kind in (HEADING, CAPTION) or len(block.text) > 30:
            continue
        if block.label and _OF_OTHER_DAYS.search(block.label):
            continue
        if (day := first_day(block.text)) and not _PRINTED.search(block.text):
            return day
    return None


def day(told: Metadata, blocks: Sequence[Block]) -> date | None:
    """The day by which dates without a year are understood: that of the issue, as far as the text tells."""
    return told.date or first_caption_date(blocks) or news_date(blocks) or told.reference_day


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
    told = next((found["names"] for found in found_authors(byline)), byline)
    if _WHOLE_NAMES.match(told.rstrip(_SIGNS)):
        return told.rstrip(_SIGNS).split()
    if _LATIN_NAME.match(told):
        return [told]
    listed = [_CRAFT_BEFORE.sub("", part.strip()) for part in _PARTS.split(told)]
    return listed if len(listed) > len(read) and all(map(_may_be_name, listed)) else read


def _may_be_name(text: str) -> bool:
    return _RARE_NAME.match(text) is not None and not publishing.BODY.match(text)


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

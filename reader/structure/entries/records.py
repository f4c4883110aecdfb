"""What the blocks hold for others to use: news items, dictionary entries, events, a calendar, years, addresses."""

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import Final

from reader.model.document import Block, CalendarEntry, NewsItem, Records
from reader.structure.addresses import addresses
from reader.structure.entries import dictionary
from reader.structure.entries.events import events, may_announce
from reader.structure.kinds import FURNITURE, HEADING, TABLE
from reader.structure.numbering import bulleted, numbered, without_sign
from reader.structure.rules import Rule, rule
from reader.structure.words import calendar_days
from reader.structure.words.publications import publications
from reader.structure.words.source_lines import credit_apart, dated_sources, reported, reporter_alone, sources_alone
from reader.structure.words.table_heads import MEETS, PLACES, groups_calendar

SEVERAL_FIELDS: Final = rule(
    "name of a body for several fields",
    r"\b(?:Department|Ministry|Office|Bureau|Committee|Commission|Directorate-General)\s(?:of|for|on)\s"
    r"[A-Za-z’' -]{1,60}(?:,\s[A-Za-z’' -]{1,40}){0,4},?\s(?:and|&)\s[A-Z][A-Za-z’'-]*",
    ("Department of Housing, Ports and Transport", "Ministry of Trade, Industry, and Energy"),
    ("Department of Commerce, Reuters", "Reuters, Bloomberg and CNN"),
)
_COUNTRIES: Final = (
    "India|Japan|Korea|Republic of Korea|China|Vietnam|Viet Nam|Indonesia|Malaysia|Thailand|Singapore|Philippines|"
    "Australia|New Zealand|Canada|Mexico|Brazil|Chile|Peru|UK|United Kingdom|EU|European Union|Germany|France|Italy|"
    "Spain|Switzerland|Turkey|Türkiye|South Africa|Kenya|Nigeria|Egypt|Israel|Taiwan|USA?|U\\.S\\."
)
BODY_OF: Final = rule(
    "name of a body and whose it is",
    r"\b(?:Department|Ministry|Office|Bureau|Government|Parliament|Embassy|Customs|Commission|Council|Agency|Authority)\b"
    rf"[A-Za-z’' -]{{0,60}},\s(?:Government of\s)?(?:the\s)?(?:{_COUNTRIES})(?![A-Za-z])",
    ("Ministry of Trade, India", "Embassy of Peru, Japan"),
    ("Department of Commerce, Reuters", "India, Japan"),
)
RULES: Final[tuple[Rule, ...]] = (SEVERAL_FIELDS, BODY_OF)

_SEVERAL: Final = 3  # pieces of news whose titles are numbered, as sections of an article are
_COMMA_WITHIN: Final = "\0"
_JOINTS: Final = " 　至～~–—-及和與（）()／/"
_PARTS: Final = re.compile(r"[、；;，,]")


def records(blocks: Sequence[Block], issued: date | None) -> Records:
    """The records of `blocks`.  `issued`: the day of the issue, for dates without a year."""
    roles = {block.role for block in blocks}
    return Records(
        news_items=tuple(_news(blocks, issued)) if "reporter" in roles or "source" in roles else (),
        dictionary=tuple(dictionary.entries(blocks)),
        events=tuple(events(blocks, issued)) if may_announce(blocks, roles) else (),
        calendar=tuple(_calendar(blocks, issued)) if "calendar" in roles else (),
        minguo_dates=tuple(_minguo(blocks)),
        urls=tuple(
            dict.fromkeys([url for b in blocks if "://" in b.text and _is_read(b) for url in addresses(b.text)])
        ),
        link_targets=tuple(dict.fromkeys([b.text for b in blocks if b.kind is FURNITURE and b.role == "link_target"])),
        publications=tuple(publications(blocks)),
    )


def _is_read(block: Block) -> bool:
    return block.kind is not FURNITURE


def _news(blocks: Sequence[Block], issued: date | None) -> Iterator[NewsItem]:
    first: int | None = None
    told = {
        at: dated_sources(block.text)
        for at, block in enumerate(blocks)
        if block.role == "source" and not any(other.role == "reporter" for other in blocks[max(0, at - 1) : at + 2])
    }
    known = {index: found["sources"] for index, found in told.items() if found}
    counts = sum(1 for title in _titles_above(blocks, known) if numbered(title)) >= _SEVERAL
    for index, block in enumerate(blocks):
        if block.kind is HEADING:
            first = index
        elif first is not None and len(known) > 1 and index in known and (counts or not numbered(blocks[first].text)):
            names, days = _sources(known[index], issued)
            above = (reporter_alone(made.text) for made in blocks[first:index] if made.role == "reporter")
            yield NewsItem(without_sign(blocks[first].text), next(above, None), names, days, first, index)
            first = None
        elif block.role == "reporter" and first is not None and (found := _reported(blocks, index)):
            reporter, sources = found
            last, sources = (index, sources) if sources else _sources_below(blocks, index)
            names, days = _sources(sources, issued)
            yield NewsItem(without_sign(blocks[first].text), reporter, names, days, first, last)
            first = None


def _titles_above(blocks: Sequence[Block], wanted: Container[int]) -> Iterator[str]:
    """The heading that each of the `wanted` blocks stands under; empty for none."""
    title = ""
    for index, block in enumerate(blocks):
        if block.kind is HEADING:
            title = block.text
        elif index in wanted:
            yield title


def _reported(blocks: Sequence[Block], index: int) -> tuple[str, str] | None:
    """The reporter and the sources that the block `index` names, itself or with the line of sources beside it."""
    text = blocks[index].text
    beside = [blocks[at].text for at in (index + 1, index - 1) if at < len(blocks) and blocks[at].role == "source"]
    return reported(text) or next(filter(None, (credit_apart(text, other) for other in beside)), None)


def _sources_below(blocks: Sequence[Block], index: int) -> tuple[int, str]:
    """The block below `index`, where a reporter is named alone, that tells the sources at the end of the report, and
    these; the same block and none where no line does."""
    for at in range(index + 1, len(blocks)):
        if blocks[at].kind is HEADING or blocks[at].role == "reporter":
            break
        told = dated_sources(blocks[at].text) or sources_alone(blocks[at].text) if blocks[at].role == "source" else None
        if told:
            return at, told["sources"]
    return index, ""


def _sources(text: str, issued: date | None) -> tuple[tuple[str, ...], tuple[tuple[date, ...], ...]]:
    """Names and, for each, its days: those named next behind it."""
    names: list[str] = []
    days: list[tuple[date, ...]] = []
    position = 0
    for start, end, dated in [
        *calendar_days.written_days(text, issued.year if issued else None),
        (len(text), len(text), ()),
    ]:
        fresh = list(_source_names(text[position:start]))
        if dated and not fresh and days:
            days[-1] += dated  # from one day to another
        names += fresh
        days += [dated] * len(fresh)
        position = end
    return tuple(names), tuple(days)


def _source_names(text: str) -> Iterator[str]:
    """The names in a list of sources, commas and brackets within a name kept."""
    for body in (SEVERAL_FIELDS, BODY_OF):
        text = body.pattern.sub(lambda found: found[0].replace(",", _COMMA_WITHIN), text)
    for part in _PARTS.split(text):
        name = part.replace(_COMMA_WITHIN, ",").strip(_JOINTS)
        if any(map(str.isalnum, name)):
            yield name + "）" if name.count("（") > name.count("）") and name + "）" in part else name


def _calendar(blocks: Sequence[Block], issued: date | None) -> Iterator[CalendarEntry]:
    for index, block in enumerate(blocks):
        if block.role != "calendar" or block.kind is not TABLE:
            continue
        start = calendar_days.full_date(blocks[index - 1].text) if index else None
        head = block.cell_texts()[0]
        group, of_group, has_places = "", _column_of(head, MEETS), head[-1] in PLACES
        of_day = 1 if groups_calendar(head) else 0
        day = ""
        for row in block.cell_texts()[1:]:
            filled = [cell for cell in row if cell]
            if len(filled) == 1 and not (of_day and row[-1] == filled[0]):
                group = filled[0]
                continue
            if of_day < len(row):  # a day or group may reach over several rows
                day = row[of_day] or day
                group = (row[0] or group) if of_day else group
            span = calendar_days.short_span(day, start or issued)
            title = row[1] if has_places and len(row) == 3 else row[-1]
            if len(row) == 3 and of_group and not of_day:
                group, title = row[of_group], row[3 - of_group]
            for one in title.split("\n"):
                bullet = bulleted(one)
                if span:
                    yield CalendarEntry(span[0], span[1], group, one[bullet.end :] if bullet else one)


def _column_of(head: Sequence[str], words: Sequence[str]) -> int | None:
    """The first column behind the days whose title has one of `words`."""
    return next((at for at, cell in enumerate(head) if at and any(word in cell for word in words)), None)


def _minguo(blocks: Sequence[Block]) -> Iterator[tuple[str, int, int]]:
    for index, block in enumerate(blocks):
        if "年" in block.text and block.kind is not FURNITURE:
            for words, year in calendar_days.minguo_years(block.text):
                yield words, year, index

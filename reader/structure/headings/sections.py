"""The sections of periodicals: whether a document is an issue of several pieces, and which headings begin them."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Final

from reader.structure import certainty
from reader.structure.characters import IDEOGRAPH, has_chinese
from reader.structure.drafts import Draft
from reader.structure.kinds import BYLINE, CAPTION, FURNITURE, HEADING, PARAGRAPH, TABLE, TOC_ENTRY
from reader.structure.numbering import TITLE_SIGN, leads_title, numbered, value_of
from reader.structure.rules import Rule, rule
from reader.structure.words import phrases
from reader.structure.words.contents_lines import entry_of
from reader.structure.words.makers import CHIEFS, EDITORS, HOUSES, PUBLISHERS, labels
from reader.structure.words.section_names import KINDS_OF_SECTIONS, OF_ARTICLES, is_section
from reader.structure.words.source_lines import dated_sources
from reader.structure.words.table_heads import may_be_calendar

IMPRINT: Final = (*labels(CHIEFS, EDITORS, PUBLISHERS, HOUSES), "地址", "社址", "電話")
SECTION_BY_KIND: Final = rule(
    "section of a periodical, whatever it is about",
    rf"{IDEOGRAPH}{{2,3}}(?:{KINDS_OF_SECTIONS}|小詞典|快遞|備忘|提要|新知)$",
    ("檢疫快訊", "農貿短波", "法規備忘", "匯率速覽", "裁判選讀", "農貿小辭典"),
    ("承諾的軟肋", "國際快遞業者之動態", "數字看板", "快訊", "結論"),
)
RULES: Final[tuple[Rule, ...]] = (SECTION_BY_KIND,)
_NOTICES: Final = ("events", "calendar", "courses")  # tables that periodicals print
_BOOKS: Final = ("書名", "篇名")  # fields that begin what is said of a new book
_LONGEST_SECTION: Final = 20
_MOSTLY: Final = 0.5  # of the headings with the sign of sections
_IN_LATIN: Final = re.compile(r"[\s　／/|｜]+[A-Z][A-Za-z &’'-]*$|^[A-Z][A-Za-z &’'-]*[\s　／/|｜]+(?=[^ -~])")
_BRACKETS: Final = "【】〔〕《》〈〉"
_LONGEST_GROUP: Final = 12
_SEVERAL: Final = 2  # sections of signed articles
_ABROAD: Final = re.compile("國際|國外|海外|全球|世界|各國|外國")
_AT_HOME: Final = re.compile("國內|我國|本國|[臺台]灣|本土")
_HEAD: Final = 12  # blocks
_LED: Final = (PARAGRAPH, "author")  # what the first heading stands above, as who edits an issue greets its readers
_MANY: Final = 5  # headings
_OF_ISSUE: Final = "本期"


def is_periodical(drafts: Sequence[Draft]) -> bool:
    """Whether the document is an issue of several pieces: sections that begin pages, reports with reporters."""
    told = [made for made in drafts if made.kind is not FURNITURE]
    headings = [made for made in told if made.kind is HEADING]
    known = [(made, _proves_section(made.text)) for made in headings if _is_section(made)]
    named = len([made for made, is_named in known if is_named])
    sections = len([made for made, is_named in known if is_named or made.begins_page])
    roles = [made.role for made in drafts]
    reports = roles.count("reporter")
    items = len([made for made in headings if leads_title(made.text)])
    notices = len([made for made in told if made.kind is TABLE and made.role in _NOTICES])
    has_masthead = "masthead" in roles
    if sections and has_masthead and _has_imprint(drafts):
        return True
    if not has_masthead and max(reports, items) < _SEVERAL and _is_signed(told):
        return False
    may_be_issue = has_masthead and (notices + reports + _dated(drafts) > 1 or _lists_issue(told))
    if may_be_issue and numbered_sections(drafts) is not None:
        return True
    if sections >= 3 and (named >= 2 or notices):
        return True
    if roles.count("author") >= _SEVERAL and len(_grouping(told, signed_only=True)) >= _SEVERAL:
        return True
    above = len(_above_others(told))
    if above > _SEVERAL or (above == _SEVERAL and reports + notices > 0):
        return True
    return (reports >= 2 and items >= 2) or (sections >= 2 and reports + items + notices >= 1)


def _lists_issue(told: Sequence[Draft]) -> bool:
    """Whether contents say that they are of an issue: 本期要目."""
    return any(_OF_ISSUE in made.text and phrases.CONTENTS_TITLE.match(made.text) for made in told[:_HEAD])


def settle_calendars(drafts: Sequence[Draft]) -> None:
    """Make calendars of schedules that may be such, below titles that say so or in issues of periodicals."""
    title = ""
    unsure = []
    for made in drafts:
        if made.kind is HEADING:
            title = made.text
        elif made.kind is TABLE and made.role == "schedule" and made.cells and may_be_calendar(made.cells[0]):
            if phrases.CALENDAR.match(title):
                made.role = "calendar"
            else:
                unsure.append(made)
    if unsure and is_periodical(drafts):
        for made in unsure:
            made.role = "calendar"


def _is_signed(told: Sequence[Draft]) -> bool:
    """Whether one author signed the whole of a text, right below its title: its headings may be worded as sections."""
    told = [made for made in told if made.kind is not CAPTION]
    signed = [index for index, made in enumerate(told) if made.role == "author"]
    return len(signed) == 1 and sum(1 for made in told[: signed[0]] if made.kind is HEADING) == 1


def _dated(drafts: Sequence[Draft]) -> int:
    """How many sources have their day."""
    return sum(1 for made in drafts if made.role == "source" and dated_sources(made.text))


def _has_imprint(drafts: Sequence[Draft]) -> bool:
    """Whether the first blocks say who edits a periodical."""
    return any(made.label in IMPRINT for made in drafts[:_HEAD])


def _grouping(told: Sequence[Draft], *, signed_only: bool = False) -> set[int]:
    """The identities of unnumbered headings right above a column, an item or a signed title: they group these.

    told: drafts that are no furniture.  signed_only: leave out those above columns and items.
    """
    found: set[int] = set()
    for index in [index for index, made in enumerate(told[:-1]) if made.kind is HEADING]:
        made, after = told[index], told[index + 1]
        if len(made.text) > _LONGEST_GROUP or after.kind is not HEADING:
            continue
        if not is_unnumbered(made) or phrases.COLUMN.match(made.text):
            continue
        behind = told[index + 2] if index + 2 < len(told) else None
        signed = is_unnumbered(after) and behind is not None and behind.role == "author"
        if signed or (not signed_only and (leads_title(after.text) or phrases.COLUMN.match(after.text))):
            found.add(id(made))
    return found


def _above_others(told: Sequence[Draft], roles: Sequence[str] | None = _NOTICES) -> set[int]:
    """The identities of short unnumbered headings right above another one, or above what only periodicals print: they
    name sections, whatever they say.

    told: drafts that are no furniture.  roles: of the tables that only periodicals print, None = any table.
    """
    told = [made for made in told if made.kind is not CAPTION]
    found: set[int] = set()
    for index in [index for index, made in enumerate(told[:-1]) if made.kind is HEADING]:
        made, after = told[index], told[index + 1]
        if not _is_section(made, _LONGEST_GROUP) or phrases.COLUMN.match(made.text):
            continue
        if made.confidence <= certainty.UNSIGNED_SHORT_LINE:
            continue
        is_title = _is_section(after, longest=None) and has_chinese(after.text)
        if is_title or (after.kind is TABLE and (roles is None or after.role in roles)) or after.label in _BOOKS:
            found.add(id(made))
    return found


def _pages_tell(headings: Sequence[Draft], grouping: Container[int]) -> bool:
    """Whether sections begin pages, or else have but their names and what stands below to be known by.

    grouping: the identities of those that group what stands below.
    """
    named = [made for made in headings if _names_section(made.text) or id(made) in grouping]
    begun = sum(1 for made in headings[1:] if made.begins_page and _is_section(made))
    within = sum(1 for made in named if made is not headings[0] and not made.begins_page)
    return not named or (begun >= 2 and begun > within)


def _names_section(text: str) -> bool:
    """Whether `text` is the name of a section, in brackets or not, its letters set apart or not, and with its name in
    Latin letters beside it or without."""
    if text[-1].isascii() or text[0].isascii():
        text = _IN_LATIN.sub("", text)
    text = text.strip(_BRACKETS)
    bare = "".join(text.split()) if all(len(part) == 1 for part in text.split()) else text
    return is_section(bare) or SECTION_BY_KIND.match(bare) is not None


def _proves_section(text: str) -> bool:
    """Whether `text` is the name of a section that no article has."""
    return _names_section(text) and not OF_ARTICLES.match(text)


def _is_section(made: Draft, longest: int | None = _LONGEST_SECTION) -> bool:
    """longest: the most characters of its text, None = any."""
    if made.kind is not HEADING or (longest and len(made.text) > longest) or not is_unnumbered(made):
        return False
    titled = phrases.ABSTRACT_TITLE.match(made.text) or phrases.is_contents_title(made.text)
    return not titled


def _mark_of_sections(headings: Sequence[Draft]) -> str | None:
    """The bracket or sign with which the names of all sections of an issue begin; None where some stand without, for
    then those with it are columns or titles."""
    headings = [made for made in headings if numbered(made.text) is None and not phrases.is_contents_title(made.text)]
    named = [made.text for made in headings if _names_section(_without_sign(made.text))]
    if named and named[0] == headings[0].text and named[0][0] not in {text[0] for text in named[1:]}:
        del named[0]  # what the issue holds, above all sections
    marks = {text[0] for text in named}
    if len(named) < _SEVERAL or len(marks) != 1 or named[0][0].isalnum():
        return None
    mark = marks.pop()
    alike = [made for made in headings if made.text[0] == mark]
    whole = all(map(phrases.COLUMN.match, named)) if mark in _BRACKETS else len(named) >= _MOSTLY * len(alike)
    return mark if whole else None


def _mark_in_contents(drafts: Sequence[Draft], headings: Sequence[Draft]) -> str | None:
    """The sign before all headings that the contents list, and before no others."""
    entries = {entry_of(made.text) for made in drafts if made.kind is TOC_ENTRY}
    listed = [made.text[0] for made in headings if entries and entry_of(made.text) in entries]
    if len(listed) < max(_SEVERAL, len(entries)) or not TITLE_SIGN.match(f"{listed[0]}x"):
        return None
    marks = [made.text[0] for made in headings if not phrases.is_contents_title(made.text)]
    return listed[0] if listed == [mark for mark in marks if mark == listed[0]] else None


def _left_out(drafts: Sequence[Draft], headings: Sequence[Draft]) -> set[int]:
    """The identities of headings that contents which list the sections, all of them found, leave out: these are columns
    or titles, unless their names are those of sections."""
    entries = {entry_of(made.text) for made in drafts if made.kind is TOC_ENTRY}
    listed = [made for made in headings if entry_of(made.text) in entries]
    named = [made for made in listed if _names_section(made.text)]
    if len(listed) <= _SEVERAL or len(listed) < len(entries) or len(named) < _MOSTLY * len(listed):
        return set()
    return {id(made) for made in headings if entry_of(made.text) not in entries and not _names_section(made.text)}


def _listed(drafts: Sequence[Draft], headings: Sequence[Draft]) -> set[int]:
    """The identities of the headings that contents list, if most of these are found and named as sections are, and none
    has a number or sign: then all are sections, whatever they are called."""
    entries = {entry_of(made.text) for made in drafts if made.kind is TOC_ENTRY}
    listed = [made for made in headings if entry_of(made.text) in entries]
    if len(listed) <= _SEVERAL or len(listed) < _MOSTLY * len(entries) or not all(map(is_unnumbered, listed)):
        return set()
    named = [made for made in listed if _names_section(made.text)]
    return {id(made) for made in listed} if 2 * len(named) > len(listed) else set()


def _without_sign(text: str) -> str:
    return text[1:].lstrip() if leads_title(text) and text[0] not in _BRACKETS else text


def is_unnumbered(made: Draft) -> bool:
    """Whether a draft is a heading without a number or sign before it."""
    return made.kind is HEADING and numbered(made.text) is None and not leads_title(made.text)


def numbered_sections(drafts: Sequence[Draft]) -> int | None:
    """The rank of the numbers that the sections have, which count through the whole issue; None if they have none.

    What stands before the contents is none of the sections.
    """
    entries = [index for index, made in enumerate(drafts) if made.kind is TOC_ENTRY]
    body = drafts[entries[-1] :] if entries else drafts
    headings = [made for made in body if made.kind is HEADING and not phrases.is_contents_title(made.text)]
    first = numbered(headings[0].text) if headings else None
    if first is None or len(headings) < _MANY:
        return None
    values = [
        value_of(marker.text) for made in headings if (marker := numbered(made.text)) and marker.rank == first.rank
    ]
    return first.rank if len(values) > _SEVERAL and values == list(range(1, len(values) + 1)) else None


def numbered_above_pieces(drafts: Sequence[Draft]) -> int | None:
    """The rank of the outermost numbers, if they count once through the issue and signed pieces stand between them;
    unlike `numbered_sections`, other headings may stand before the first."""
    told = [made for made in drafts if made.kind is not FURNITURE]
    counted = [(at, marker) for at, made in enumerate(told) if made.kind is HEADING and (marker := numbered(made.text))]
    outermost = min((marker.rank for _, marker in counted), default=None)
    sections = [(at, value_of(marker.text)) for at, marker in counted if marker.rank == outermost]
    if len(sections) <= _SEVERAL or [value for _, value in sections] != list(range(1, len(sections) + 1)):
        return None
    if any(_is_section(made) and _proves_section(made.text) for made in told[sections[0][0] :]):
        return None  # the numbers are those of one piece
    between = pairwise(told[sections[0][0] : sections[-1][0]])
    pieces = [made for made, after in between if is_unnumbered(made) and after.role == "author"]
    return outermost if len(pieces) > _SEVERAL else None


def numbered_columns(drafts: Sequence[Draft]) -> set[int]:
    """The identities of numbered headings right above a title with a sign: they group these as columns do."""
    told = [made for made in drafts if made.kind is not FURNITURE]
    return {
        id(made)
        for made, after in pairwise(told)
        if made.kind is after.kind is HEADING and numbered(made.text) and leads_title(after.text)
    }


class Sections:
    """Which unnumbered headings of a periodical are sections (1), which columns and titles in them (2)."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        told = [made for made in drafts if made.kind is not FURNITURE]
        headings = [made for made in told if made.kind is HEADING]
        grouping, signed = _grouping(told), _grouping(told, signed_only=True)
        self._reports = _reports(told)
        self._behind = {id(made): self._kind_of(after) for made, after in pairwise(told) if made.kind is HEADING}
        self._by_name = not _pages_tell(headings, _above_others(told) | signed)
        self._mark = _mark_in_contents(told, headings) or (None if grouping else _mark_of_sections(headings))
        self._left_out = _left_out(told, headings)
        self._listed = _listed(told, headings)
        self._above = _above_others(told, roles=None)
        self._grouping = grouping | self._above
        self._signed = len(signed) >= _SEVERAL
        begun = [self._behind.get(id(made)) for made in headings if made.begins_page and is_unnumbered(made)]
        self._begun = False  # whether a heading stood before
        self._stacked = False  # whether the open section begins with a title
        self._in_signed = False  # whether an article stands open that says who wrote it
        self._in_dictionary = False  # whether terms stand below the open section
        self._in_column = False  # whether reports stand below a column of the open section
        self._is_abroad = False  # whether the open section tells of other countries, in columns named as places are
        self._usual = {kind for kind in begun if begun.count(kind) > 2}
        self._opened: str | None = None  # what the open section begins with
        self._columns: set[str | None] | None = None  # what columns of the open section begin with; None: no columns

    def begins_with_mark(self, made: Draft) -> bool:
        """Whether a heading has the bracket or sign of all sections."""
        return self._mark is not None and made.text[0] == self._mark

    def is_named(self, made: Draft) -> bool:
        """Whether a heading behind a sign is the name of a section."""
        bare = _without_sign(made.text)
        return bare != made.text and _names_section(bare)

    def level(self, made: Draft) -> int:
        """The level of the next of them in the order of the document."""
        if phrases.is_contents_title(made.text):
            return 1
        behind = self._behind.get(id(made))
        if self._mark:
            if made.text[0] != self._mark:
                return self._level_of_title(behind, named=False)
            self._in_signed = False
            return 1
        if id(made) in self._reports and not self._in_signed:
            return 3 if self._in_column else 2
        named = _names_section(made.text) or id(made) in self._grouping or id(made) in self._listed
        begins = named if self._by_name else self._begins_section(made, behind, named)
        begins = begins and id(made) not in self._left_out
        alike = self._columns is not None and behind in self._columns and behind not in self._usual
        begins_page = made.begins_page and behind != "item"  # as columns of items do by chance
        is_distinct = begins_page or made.text[0] in _BRACKETS
        is_counterpart = self._is_abroad and _AT_HOME.match(made.text.strip(_BRACKETS)) is not None
        is_apart = self._by_name and (is_distinct or self._in_dictionary or is_counterpart)
        is_column = alike and not (named and (is_apart or self._left_out))
        is_first, self._stacked = self._stacked and not begins_page, False
        is_beside = self._columns is None and behind in _NOTICES and behind == self._opened
        leads, self._begun = not self._begun and behind in _LED, True
        if is_beside or leads or (begins and not is_column and not is_first):
            self._opened = behind
            self._stacked = behind == "title"
            self._columns = set() if self._stacked else None
            self._in_signed = self._in_column = False
            self._in_dictionary = phrases.DICTIONARY.match(made.text) is not None
            self._is_abroad = _ABROAD.match(made.text.strip(_BRACKETS)) is not None
            return 1
        if begins and is_column:
            made.doubt(certainty.COLUMN)
        self._is_abroad = self._is_abroad and not _names_section(made.text)
        if self._columns is not None:
            self._columns.add(behind)
        self._in_column = behind == "report"
        return self._level_of_title(behind, named)

    def _level_of_title(self, behind: str | None, named: bool) -> int:
        """Of a heading that begins no section: a title, or a part of an open article that says who wrote it."""
        if self._in_signed and behind == PARAGRAPH and not named:
            return 3
        self._in_signed = behind == "author"
        return 2

    def _begins_section(self, made: Draft, behind: str | None, named: bool) -> bool:
        """By pages, and by what only sections stand above; in an issue of signed articles those begin pages too."""
        if self._signed:
            return named or (made.begins_page and behind != "author")
        beside = behind in _NOTICES and self._opened in _NOTICES  # tables of one section
        return made.begins_page or (id(made) in self._above and not beside)

    def _kind_of(self, made: Draft) -> str:
        """What a draft begins: an item, a report, another title, a byline, a field, a table of some role, text."""
        if made.kind is not HEADING:
            return made.role or str(made.kind)
        if leads_title(made.text) or numbered(made.text):
            return "item"
        return "report" if id(made) in self._reports else "title"


def _reports(told: Sequence[Draft]) -> set[int]:
    """The identities of titles without signs above text that ends with who reported it or its dated sources, if there
    are several."""
    found: set[int] = set()
    title: Draft | None = None
    for before, made in pairwise(told):
        if made.kind is HEADING:
            title = made if is_unnumbered(made) else None
        elif made.kind is BYLINE and before.kind is PARAGRAPH and title is not None:
            if made.role == "reporter" or dated_sources(made.text):
                found.add(id(title))
            title = None
    return found if len(found) >= _SEVERAL else set()

"""Who wrote a text: the lines right below its title, or at its end."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Final

from reader.structure import certainty
from reader.structure.characters import ends_sentence
from reader.structure.drafts import Draft
from reader.structure.entries.events import NAMES_EVENT
from reader.structure.kinds import BYLINE, CAPTION, FURNITURE, HEADING, PARAGRAPH
from reader.structure.lines import Line
from reader.structure.numbering import ITEM_TITLE, LED_TITLE, leads_title, numbered
from reader.structure.words import about_authors, authors, phrases
from reader.structure.words.captions import is_table_caption
from reader.structure.words.issue_lines import DAY_LINE, undated
from reader.structure.words.makers import WRITES, labels
from reader.structure.words.note_heads import has_star
from reader.structure.words.posts import HONOURS, TITLE_OF_PERSON
from reader.structure.words.publications import TITLES
from reader.structure.words.series_lines import HOUSE
from reader.structure.words.source_lines import (
    INTERVIEWER,
    PROVIDED,
    credit_apart,
    dated_sources,
    reporter_alone,
    sources_alone,
)

PERSONS: Final = ("姓名職稱", "服務機關", "報告人", "出國人員")
"""The fields of a cover that names may go on below."""
WRITERS: Final = ("作者", "撰稿人", *labels(WRITES))
"""Fields below a title that say who wrote it."""
_ORIGINS: Final = ("來源", "出處", "資料來源")  # fields
_MEMBERS: Final = ("委員", "成員", "出席", "列席", "出席者", "列席者", "出席人員", "列席人員", "與會人員")  # fields
_ROW: Final = 3  # names side by side
_COMMAS: Final = re.compile(r"\s*[、，,]\s*")
_POSTS: Final = re.compile(r"\s*[、，,；;]\s*")
_LONGEST_OFFICE: Final = 6  # characters: 計畫主持人
_WITH_POST: Final = re.compile(rf"\S{{2,4}}[\s　]+{TITLE_OF_PERSON}$")
_MOST_POSTS: Final = 4  # on one line
_SEVERAL: Final = 2  # reports
_WITH_HONOURS: Final = tuple(HONOURS.split("|"))
_SAME_SIZE, _SAME_PLACE = 0.3, 3.0  # points
_SHORTEST_GROUP: Final = 4  # characters of a name
_HEAD: Final = 8  # blocks at the head of a document: who wrote it stands there, not at its end
_LONGEST: Final = 80  # characters of a byline


def find(texts: Sequence[Draft]) -> None:
    """Who wrote it: right below a title."""
    below_title = False
    for index, made in enumerate(texts):
        if made.kind is CAPTION:
            continue  # a picture may stand between them
        if not below_title and made.kind is not HEADING and made.label is None:
            continue
        if made.kind is HEADING and not below_title:
            below_title = numbered(made.text) is None
            continue
        may_sign = below_title and (made.kind in (HEADING, PARAGRAPH) or INTERVIEWER.match(made.text))
        may_sign = may_sign and not _names_other(made.label)  # a field, whomever it names
        if may_sign and not (numbered(made.text) or ITEM_TITLE.match(made.text) or _is_no_byline(texts, index)):
            told = byline_role(made.text) or _role_beside(texts, index) or _goes_on_with_persons(texts, index)
            role = told or _stands_as_author(texts, index)
            may_end = made.kind is HEADING or made.role == "field" or role == "affiliation"
            if role and (may_end or not ends_sentence(made.text)):
                made.kind, made.role, made.label = BYLINE, role, None
                made.confidence = certainty.sureness(made.lines)  # that it was no heading is settled
                made.doubt(1.0 if told else certainty.RARE_NAME)
                continue
        leads = below_title and made.kind is PARAGRAPH and made.role is None and index + 1 < len(texts)
        waits = leads and authors.LABELLED_AUTHOR.match(texts[index + 1].text) is not None
        dates = below_title and made.label in phrases.DATES  # the text, between its title and who wrote it
        waits = waits or dates or (leads and DAY_LINE.match(made.text) is not None and _is_signed(texts, index))
        below_title = waits or (made.kind is HEADING and numbered(made.text) is None) or made.label in PERSONS
    _signatures(texts)
    _signed_each(texts)
    _signed_below(texts)
    _signed_at_end(texts)
    _made_at_end(texts)


def _is_signed(texts: Sequence[Draft], index: int) -> bool:
    """Whether an author stands above a day, or right below it: a heading below one that is worded as a body is none."""
    above = takewhile(lambda made: made.kind is BYLINE, reversed(texts[:index]))
    return any(made.role == "author" for made in above) or authors.names_author(texts[index + 1].text)


def _names_other(label: str | None) -> bool:
    """Whether a field with this label is that of a cover or names an event."""
    return label is not None and (label in PERSONS or NAMES_EVENT.match(label) is not None)


def _is_no_byline(texts: Sequence[Draft], index: int) -> bool:
    """Whether names, or what reads so, stand where those of authors do, and are of regions or of a list."""
    return _groups(texts, index) or _lists_persons(texts, index)


def _lists_persons(texts: Sequence[Draft], index: int) -> bool:
    """Whether names side by side are of a list: below what says so, or with as many above or below them."""
    parts = texts[index].text.split()
    if len(parts) < _SEVERAL or not all(map(authors.BARE_NAME.match, parts)):
        return False
    before, after = texts[index - 1 : index], texts[index + 1 : index + 2]
    if any(made.label in _MEMBERS or is_table_caption(made.text) for made in before):
        return True
    return len(parts) >= _ROW and any(_is_row_of_names(made.text) for made in (*before, *after))


def _is_row_of_names(text: str) -> bool:
    parts = text.split()
    return len(parts) >= _ROW and all(map(authors.BARE_NAME.match, parts)) and any(map(authors.names_author, parts))


def _groups(texts: Sequence[Draft], index: int) -> bool:
    """Whether a line as short as a name stands above a title with a sign, as another heading of the kind does: names of
    regions read like those of persons."""
    if not _heads_signed(texts, index):
        return False
    return any(
        made.kind is HEADING and len(made.text) <= _SHORTEST_GROUP and at != index and _heads_signed(texts, at)
        for at, made in enumerate(texts)
    )


def _heads_signed(texts: Sequence[Draft], index: int) -> bool:
    """Whether a line without number or sign stands right above a heading that begins with a sign."""
    if index + 1 >= len(texts) or numbered(texts[index].text) or leads_title(texts[index].text):
        return False
    return texts[index + 1].kind is HEADING and leads_title(texts[index + 1].text)


def credits_apart(texts: Sequence[Draft]) -> None:
    """Who reported a piece of news and from which sources, on two lines in either order.

    One such pair is of news only beside other reports: the editor and the source of an article's figures stand so too.
    """
    found = [
        (credit, texts[at])
        for at in [at for at, made in enumerate(texts) if sources_alone(made.text)]
        for credit in (*texts[max(0, at - 1) : at], *texts[at + 1 : at + 2])
        if credit_apart(credit.text, texts[at].text)
    ]
    paired = {id(credit) for credit, _ in found}
    if not found or len(paired | {id(made) for made in texts if made.role == "reporter"}) < _SEVERAL:
        return
    for credit, sources in found:
        credit.kind, credit.role, credit.label = BYLINE, "reporter", None
        sources.kind, sources.role, sources.label = BYLINE, "source", None


def provided(texts: Sequence[Draft]) -> None:
    """Bodies that sent in what stands above, in brackets right below text, are reporters where others report."""
    if [made.role for made in texts].count("reporter") < _SEVERAL:
        return
    for before, made in pairwise(texts):
        if before.kind is made.kind is PARAGRAPH and before.role is made.role is None and PROVIDED.match(made.text):
            made.kind, made.role = BYLINE, "reporter"


def sources_apart(drafts: Sequence[Draft]) -> None:
    """Sources with their days right below text or who reported, if there are several, are those of reports and not of
    data."""
    told = (made for made in drafts if made.kind is not FURNITURE)
    found = [
        made
        for before, made in pairwise(told)
        if (before.kind is PARAGRAPH or before.role == "reporter") and _names_sources(made)
    ]
    for made in found if len(found) > 1 else ():
        made.kind, made.role, made.label = BYLINE, "source", None


def credits_above(texts: Sequence[Draft]) -> None:
    """Who wrote a piece right below its title is its reporter where sources with their days end it, if several do."""
    titles = [at for at, made in enumerate(texts) if made.kind is HEADING]
    found = [
        texts[start + 1]
        for start, end in pairwise([*titles, len(texts)])
        if end - start > _SEVERAL and _names_dated(texts[end - 1]) and reporter_alone(texts[start + 1].text)
    ]
    for made in found if len(found) >= _SEVERAL else ():
        made.kind, made.role, made.label = BYLINE, "reporter", None


def _names_dated(made: Draft) -> bool:
    return made.kind is BYLINE and made.role == "source" and dated_sources(made.text) is not None


def _names_sources(made: Draft) -> bool:
    """Whether a draft names sources with their days; a field, as of an article, tells the year of the last."""
    if made.kind is CAPTION or (made.kind is PARAGRAPH and made.role is None):
        return sources_alone(made.text) is not None
    return made.label in _ORIGINS and dated_sources(made.text) is not None


def ends_publication(texts: Sequence[Draft]) -> bool:
    """Whether the last of `texts` are the fields of a new book or article."""
    fields = takewhile(lambda made: made.role == "field", reversed(texts))
    return any(made.label in TITLES for made in fields)


def _is_numbered_title(text: str) -> bool:
    """Whether more than the name of an office stands behind a number."""
    marker = numbered(text)
    return marker is not None and len(text) - marker.end > _LONGEST_OFFICE


def _signed_each(texts: Sequence[Draft]) -> None:
    """Names with a post right below headings with a number, of several pieces: who wrote each."""
    found = [
        (heading, made)
        for heading, made in pairwise(texts)
        if heading.kind is HEADING and made.kind in (HEADING, PARAGRAPH) and made.role is None
        if len(made.lines) == 1 and numbered(heading.text) and _WITH_POST.match(made.text)
        if authors.names_author(made.text)
    ]
    titled = sum(1 for heading, _ in found if _is_numbered_title(heading.text))
    for _, made in found if titled >= _SEVERAL else ():
        made.kind, made.role, made.label = BYLINE, "author", None


def _signed_below(texts: Sequence[Draft]) -> None:
    """Who wrote a piece, behind a label or with honours, right below its text and above the next heading."""
    for before, made, after in zip(texts, texts[1:], texts[2:], strict=False):
        if after.kind is not HEADING or made.kind not in (HEADING, PARAGRAPH):
            continue
        if before.kind is not PARAGRAPH or before.role == "field" or not ends_sentence(before.text):
            continue
        is_told = authors.LABELLED_AUTHOR.match(made.text) is not None or made.text.endswith(_WITH_HONOURS)
        if len(made.lines) == 1 and is_told and authors.names_author(made.text):
            made.kind, made.role, made.label = BYLINE, "author", None


def _signed_at_end(texts: Sequence[Draft]) -> None:
    """Who wrote it, on the last line of the text."""
    made = texts[-1] if len(texts) > _HEAD else None
    if made is None or made.kind not in (HEADING, PARAGRAPH) or made.role not in (None, "field"):
        return
    if ends_publication(texts[:-1]):
        return
    if len(made.lines) == 1 and authors.names_author(made.text):
        made.kind, made.role, made.label = BYLINE, "author", None


def _made_at_end(texts: Sequence[Draft]) -> None:
    """Who edited and read it, on the last lines of the text, is a note of the editor."""
    found = list(takewhile(_says_who_made, reversed(texts[_SEVERAL:])))
    if not ends_publication(texts[: len(texts) - len(found)]):
        for made in found:
            made.kind, made.role, made.label = PARAGRAPH, "editor_note", None


def _says_who_made(made: Draft) -> bool:
    is_line = made.kind in (HEADING, PARAGRAPH) and made.role in (None, "field") and len(made.lines) == 1
    return made.role == "editor_note" or (is_line and phrases.MADE_BY.match(made.text) is not None)


def _goes_on_with_persons(texts: Sequence[Draft], index: int) -> str | None:
    """Further persons below the field that names the first."""
    before = texts[index - 1]
    is_below = before.label in PERSONS or (before.role == "author" and before.kind is BYLINE)
    return "author" if is_below and authors.NAME_AND_POST.match(texts[index].text) else None


def _role_beside(texts: Sequence[Draft], index: int) -> str | None:
    """What a line is that only those beside it tell: a name or body in Latin letters, the day below who signed."""
    text = texts[index].text
    before = texts[index - 1] if index else None
    signed = before is not None and before.kind is BYLINE
    if (signed and DAY_LINE.match(text)) or (index < _HEAD and _is_dated_house(text)):
        return "source"
    if (
        signed
        and before is not None
        and (_says_who(text, before) or _are_posts(text) or _is_numbered_post(texts, index))
    ):
        return "affiliation"
    if signed and _goes_on_with_posts(texts, index):
        return "affiliation"
    after = texts[index + 1].text if index + 1 < len(texts) else ""
    if authors.LATIN_AUTHOR.match(text):
        return "author" if signed or authors.LATIN_AFFILIATION.match(after) else None
    return "affiliation" if signed and authors.LATIN_AFFILIATION.match(text) else None


def _is_dated_house(text: str) -> bool:
    """Whether a line names a house and the day on which it says what stands below."""
    name = undated(text)
    return name != text and HOUSE.match(name) is not None


def _goes_on_with_posts(texts: Sequence[Draft], index: int) -> bool:
    """Whether a line names a post, as a line of its own below who wrote the text or another post of his: it names a
    body and ends as posts do, or is set as that is and, with others like it, apart from what follows."""
    if texts[index - 1].role not in ("author", "affiliation"):
        return False
    if authors.BODY_AND_POST.match(texts[index].text):
        return True
    for above, made in pairwise(texts[index - 1 : index + _MOST_POSTS]):
        if not _are_set_alike(above.lines[-1], made.lines[0]):
            return made is not texts[index]
        if len(made.lines) > 1 or not (authors.POST_OF_ANY_NAME.match(made.text) or byline_role(made.text)):
            return False
    return False


def _are_set_alike(above: Line, below: Line) -> bool:
    """Whether two lines have one size and one margin, axis or edge; in text without measures, whether no empty
    paragraph parts them."""
    last, first = above.measures, below.measures
    if last is None or first is None:
        return not (below.rule_before or below.opens)
    if abs(last.size - first.size) > _SAME_SIZE or last.bold is not first.bold:
        return False
    shifts = (last.left - first.left, last.right - first.right, (last.left + last.right - first.left - first.right) / 2)
    return min(map(abs, shifts)) <= _SAME_PLACE


def _says_who(text: str, byline: Draft) -> bool:
    """Whether `text` says who one of the authors of `byline` is."""
    who = about_authors.WHO_IS.match(text) if byline.role == "author" else None
    return who is not None and who["name"] in ("作者", "本文作者", *_COMMAS.split(byline.text))


def _are_posts(text: str) -> bool:
    """Whether commas part several posts or affiliations."""
    parts = _POSTS.split(text)
    return 1 < len(parts) <= _MOST_POSTS and all(map(authors.AFFILIATION.match, parts))


def _is_numbered_post(texts: Sequence[Draft], index: int) -> bool:
    """Whether a line is a post or affiliation behind the number that stands with its author."""
    text = texts[index].text
    if not text[0].isdecimal() or not authors.AFFILIATION.match(text[1:].lstrip()):
        return False
    above = takewhile(lambda made: made.kind is BYLINE, reversed(texts[:index]))
    return any(made.role == "author" and text[0] in made.text for made in above)


def _signatures(texts: Sequence[Draft]) -> None:
    """Who wrote it, below the text: names right above what says in brackets who they are."""
    for index in [index for index, made in enumerate(texts) if index and made.text[:1] in "（("]:
        made, after = texts[index - 1], texts[index]
        if after.kind not in (HEADING, PARAGRAPH) or after.role == "editor_note":
            continue
        told = about_authors.WHO_WROTE.match(after.text)
        if told and "作者" in told["name"]:
            after.kind, after.role = BYLINE, "affiliation"
        if not told or made.kind not in (HEADING, PARAGRAPH):
            continue
        if byline_role(made.text) == "author" or told["name"] in _COMMAS.split(made.text):
            made.kind, made.role, made.label = BYLINE, "author", None
            after.kind, after.role = BYLINE, "affiliation"


def _stands_as_author(texts: Sequence[Draft], index: int) -> str | None:
    """A line as short as a name right above an affiliation, with a mark of a note or beside a known name is a name,
    however rare."""
    text = texts[index].text
    if index + 1 == len(texts) or not authors.BARE_NAME.match(text) or phrases.field_of(f"{text}：{text}"):
        return None
    parts = _COMMAS.split(text)
    if has_star(text) or (len(parts) > 1 and any(map(authors.names_author, parts))):
        return "author"
    return "author" if byline_role(texts[index + 1].text) == "affiliation" else None


@lru_cache(maxsize=1 << 10)  # what stands beside a title is asked by each rule for titles
def byline_role(text: str) -> str | None:
    """author or affiliation, if `text` reads as a byline."""
    if len(text) > _LONGEST or phrases.ABSTRACT_TITLE.match(text):
        return None
    if authors.names_author(text):
        return "author"
    if LED_TITLE.match(text):
        return None  # the office of a place in brackets gathers news
    return "affiliation" if authors.AFFILIATION.match(authors.plain_byline(text.removesuffix("、"))) else None

"""Titles: short lines that head what follows, questions among them."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure import certainty
from reader.structure.characters import ends_sentence, has_chinese, width
from reader.structure.drafts import Draft
from reader.structure.entries.dictionary import is_term_in_both
from reader.structure.headings.bylines import byline_role
from reader.structure.kinds import BYLINE, CAPTION, FURNITURE, HEADING, PARAGRAPH, TABLE, TOC_ENTRY
from reader.structure.numbering import ITEM_TITLE, LED_TITLE, SIGNS, begins_sections, bulleted, numbered, value_of
from reader.structure.rules import first_of
from reader.structure.words import authors, captions, phrases
from reader.structure.words.contents_lines import entry_of
from reader.structure.words.disclaimers import DISCLAIMER
from reader.structure.words.issue_lines import (
    DATED_ENTRY,
    DAY_LINE,
    DOCUMENT_NUMBER,
    ISSUE_LINE,
    PASSED,
    PERSON_LABEL,
    WHEN,
)
from reader.structure.words.page_numbers import is_page_number
from reader.structure.words.source_lines import is_labelled
from reader.structure.words.starts import WORK

_TAIL: Final = 24  # characters that tell how a text ends
_MARK_BEHIND: Final = re.compile(r"[\[〔（(]?[註注]?\s?\d{1,3}\s?[\]〕）)]?$")  # of a footnote: no part of the sentence
_MAX_HEADING: Final = 0.95  # of the capacity, for a heading on one line
MAX_LINES: Final = 3  # of a title
_MAX_QUESTION: Final = 36
_MOSTLY: Final = 0.8  # of the lines with a sign, how many must head text
_FIRST_ENTRIES: Final = 3  # of a table of contents, one of which must stand again in the text
_MOST_ENTRIES: Final = 60
_ENTRY_LINES: Final = 2
_RUN_IN: Final = re.compile(r"(?<=\S)(?:\u3000+| {2,}|\s?[／｜|；;]\s?| / )(?=\S)")  # between entries on one line
_LONGEST_VALUE: Final = 12  # characters of the first of several fields, which may as well be a title
_EQUATION: Final = re.compile("[=＝≒≈≤≥]")
_MAIL: Final = re.compile(r"[\w.-]+@[\w-]+\.\w")
_SIGNS: Final = frozenset(SIGNS)
_STROKES: Final = frozenset("▌▍▎")  # that stand before titles only
_TERM_LINES: Final = 3  # of a term in both languages
_OPENS_LED: Final = frozenset("【〔［")
CALLS: Final = frozenset("？?！!")
"""With which questions and calls end, as titles may."""
_NO_TITLE: Final = first_of(
    (DAY_LINE, WHEN, ISSUE_LINE, DOCUMENT_NUMBER, PASSED, PERSON_LABEL, DISCLAIMER, authors.SIGNED, WORK)
)
_LONGEST_TITLE: Final = 60  # characters
_PARAGRAPH: Final = 40  # characters
_PAGE_NUMBER: Final = 12  # characters
_ENUMERATES: Final = 16  # characters: a title may part so few by several commas
HEAD: Final = 8  # blocks at the head of a document


def may_follow_abstract(made: Draft) -> bool:
    """Whether `made` ends an abstract of several paragraphs: keywords, or the heading of the contents or the first
    section; before other headings with numbers the text may have begun, as before works."""
    if made.role == "field":
        return True
    leads = numbered(made.text) is None and not phrases.BACK_MATTER.match(made.text)
    return made.kind is HEADING and (leads or phrases.BEGINS_TEXT.search(made.text) is not None)


def is_plain(made: Draft) -> bool:
    """Whether a draft is a paragraph of which nothing is told yet, and no notice."""
    if made.kind is not PARAGRAPH or made.role is not None:
        return False
    text = made.text
    return text[:1].isalnum() or made.listed or not phrases.NOTICE.match(text)


def listed(texts: Sequence[Draft]) -> None:
    """Where several that stand together begin with one sign it is no notice's but that of a list."""
    signed = [index for index, made in enumerate(texts) if not made.text[0].isalnum()]
    for above, index in pairwise(signed):
        before, made = texts[above], texts[index]
        if index > above + 1 or made.text[0] != before.text[0] or not made.kind is before.kind is PARAGRAPH:
            continue
        if bulleted(made.text) and bulleted(before.text):
            before.listed = made.listed = True


def may_be_heading(made: Draft, capacity: int, *, shown: bool = False) -> bool:
    """Short, not the end of a sentence, not broken off.  `shown`: set larger or bolder than text, so that a question
    may be long."""
    text = made.text
    if "。" in text or len(made.lines) > MAX_LINES or text[-1] in "，、,；～~":
        return False
    asks = text[-1] in "？?" and (shown or len(text) <= _MAX_QUESTION)
    may_end = not asks and not text[-1].isalpha()  # neither a sentence nor a mark behind one ends with a letter
    if may_end and ends_sentence(_MARK_BEHIND.sub("", text[-_TAIL:])):
        return False
    if _EQUATION.search(text) and not has_chinese(text):
        return False
    room = capacity * (_MAX_HEADING if len(made.lines) == 1 else len(made.lines))
    return width(text) <= room and (text[0].isalpha() or any(map(str.isalpha, text)))


def contents(texts: Sequence[Draft]) -> None:
    """Under the title of a table of contents, lines that stand in the text once more are its entries."""
    opened = next((i for i, made in enumerate(texts) if phrases.is_contents_title(made.text)), None)
    if opened is None:
        return
    end = _end_of_contents(texts, opened + 1)
    if end - opened > 2 or (end - opened == 2 and len(_RUN_IN.split(texts[opened + 1].text)) > 1):
        texts[opened].kind = HEADING
        for made in texts[opened + 1 : end]:
            made.kind, made.role, made.label = TOC_ENTRY, None, None


def in_contents(drafts: Sequence[Draft]) -> None:
    """What the contents list is a title, however it is set or worded; captions with numbers may be listed too."""
    entries = {entry_of(made.text) for made in drafts if made.kind is TOC_ENTRY}
    if not entries:
        return
    for made in drafts:
        is_line = len(made.lines) <= _ENTRY_LINES and (is_plain(made) or made.kind is CAPTION)
        if is_line and not captions.COUNTED_CAPTION.match(made.text) and entry_of(made.text) in entries:
            made.kind = HEADING


def labelled(texts: Sequence[Draft]) -> None:
    """Lines behind labels that no list knows are fields where several stand together, one label stands again, or what
    they name is explained right below."""
    found = {
        index: told for index, made in enumerate(texts) if (told := phrases.labelled_of(made.text)) and is_plain(made)
    }
    labels = Counter([told["label"] for told in found.values()])
    for index, told in found.items():
        made = texts[index]
        if numbered(made.text) or (index == 0 and _is_signed_below(texts)):
            continue
        above = index - 1 in found or (index > 0 and texts[index - 1].role == "field")
        after = texts[index + 1] if index + 1 < len(texts) else None
        explained = after is not None and captions.EXPLANATION.match(after.text) is not None
        below = index + 1 in found or (after is not None and after.role == "field")
        if labels[told["label"]] > 1 or above or explained or (below and len(told["value"]) <= _LONGEST_VALUE):
            made.role, made.label = "field", told["label"]


def _is_signed_below(texts: Sequence[Draft]) -> bool:
    """Whether who wrote it stands right below the first line, which is the title then, with a colon or not."""
    return len(texts) > 1 and authors.names_author(texts[1].text)


def _end_of_contents(texts: Sequence[Draft], start: int) -> int:
    """The index behind the entries from `start` on: where one of the first of them stands again, all between being
    lines of their own; else as far as they stand again one by one."""
    lines = [entry_of(made.text) for made in texts]
    for place in range(start, min(start + _FIRST_ENTRIES, len(lines))):
        again = next((at for at in range(place + 1, len(lines)) if lines[at] == lines[place]), None)
        if again is not None and again <= start + _MOST_ENTRIES and all(map(_may_be_entry, texts[start:again])):
            return again
    end = start
    while end < len(texts) and _stands_again(texts[end], lines[end + 1 :]):
        end += 1
    return end


def _stands_again(made: Draft, below: Sequence[str]) -> bool:
    """Whether an entry is one of the lines `below`, or each of several entries that are run in is."""
    if len(made.lines) == 1 and entry_of(made.text) in below:
        return True
    pieces = _RUN_IN.split(made.text)
    return len(pieces) > 1 and all(entry_of(piece) in below for piece in pieces)


def _may_be_entry(made: Draft) -> bool:
    is_line = made.kind in (PARAGRAPH, TOC_ENTRY) and len(made.lines) <= _ENTRY_LINES
    return (
        is_line and not made.text.endswith(("目錄", "目次")) and "。" not in made.text and made.text[-1] not in "，；"
    )


def signs(texts: Sequence[Draft]) -> frozenset[str]:
    """The bullets that stand before titles and not before items: each line short, with text below it."""
    found: dict[str, list[bool]] = {}
    for index in [index for index, made in enumerate(texts[:-1]) if made.text[0] in _SIGNS]:
        made = texts[index]
        if (is_plain(made) or made.kind is HEADING) and bulleted(made.text):
            found.setdefault(made.text[0], []).append(_heads_text(made, texts[index + 1]))
    told = [sign for sign, heads in found.items() if sum(heads) > 1 and sum(heads) >= _MOSTLY * len(heads)]
    return _STROKES.union(told)


def _heads_text(made: Draft, after: Draft) -> bool:
    if bulleted(made.text):
        below = after.text[0] != made.text[0]
    else:
        below = is_plain(after) and not LED_TITLE.match(after.text)
    return below and len(made.lines) <= 2 and not ends_sentence(made.text) and made.text[-1] not in "，、,"


def led(texts: Sequence[Draft]) -> None:
    """Titles with a place or topic in brackets before them, if there are several and most head text."""
    found = {
        id(texts[index]): _heads_text(texts[index], texts[index + 1])
        for index in [index for index, made in enumerate(texts[:-1]) if made.text[:1] in _OPENS_LED]
        if LED_TITLE.match(texts[index].text) and is_plain(texts[index])
    }
    if sum(found.values()) > 1 and sum(found.values()) >= _MOSTLY * len(found):
        for made in texts:
            if found.get(id(made)):
                made.kind = HEADING


def terms(texts: Sequence[Draft]) -> None:
    """Terms in both languages on few lines, right above what explains them, which is set in or printed by itself, head
    it in the section of a dictionary."""
    within = False
    for made, after in pairwise(texts):
        if not within and made.kind is not HEADING:
            continue
        is_term = made.kind in (HEADING, PARAGRAPH) and made.role is None and is_term_in_both(made.text)
        if made.kind is HEADING and not is_term:
            within = phrases.DICTIONARY.match(made.text) is not None
        elif within and is_term and len(made.lines) <= _TERM_LINES and _explains(after):
            made.kind = HEADING


def _explains(made: Draft) -> bool:
    first = made.lines[0]
    is_begun = first.indented or (first.measures is not None and "。" in made.text)
    return made.kind is PARAGRAPH and is_begun and not is_term_in_both(made.text)


def beside_tables(drafts: Sequence[Draft]) -> None:
    """Sources and remarks right below a table belong to it, whatever they are called; so does what says right above it,
    below another line, of which days it tells."""
    told = [made for made in drafts if made.kind is not FURNITURE]
    for above, (before, made) in zip([None, *told], pairwise(told), strict=False):
        if made.kind is TABLE and above is not None and _tells_days(before, above):
            before.kind, before.role, before.label = CAPTION, None, None
        is_below = before.kind is CAPTION or before.kind is TABLE
        made_it = before.kind is TABLE and made.role == "reporter" and captions.says_who_made_it(made.text)
        if made_it and sum(1 for other in told if other.role == "reporter") > 1:
            made_it = False  # a report's
        if made_it or (is_below and _belongs_to_table(made, before)):
            made.kind, made.role, made.label = CAPTION, None, None
        elif not is_below and made.kind is CAPTION and captions.EXPLANATION.match(made.text):
            made.kind = PARAGRAPH


def _tells_days(made: Draft, above: Draft) -> bool:
    """Whether a line right above a table says which days this tells of, below what names a section."""
    is_line = made.kind is PARAGRAPH and made.role in (None, "field") and len(made.lines) == 1
    spans = is_line and (captions.SPANNED.match(made.text) or captions.SPAN_ALONE.match(made.text))
    return bool(spans) and above.kind is PARAGRAPH and len(above.lines) == 1 and not ends_sentence(above.text)


def _belongs_to_table(made: Draft, before: Draft) -> bool:
    """Whether what stands right below a table or caption is its source, a remark, or the caption's end in brackets."""
    if made.kind is BYLINE:  # worded as that of a report
        return captions.is_source_of_data(made.text) and not is_labelled(made.text)
    if made.kind is not PARAGRAPH:
        return False
    if before.kind is CAPTION:
        return bool(captions.REMARK.match(made.text) or captions.BRACKETED.match(made.text))
    marked = before.role is None and captions.MARKED_REMARK.match(made.text)
    return bool(marked or captions.REMARK.match(made.text))


def lone_contents(texts: Sequence[Draft]) -> set[int]:
    """The identities of lines that are all that stands between two headings whose numbers count on: no titles."""
    found: set[int] = set()
    headings = {index for index, made in enumerate(texts) if made.kind is HEADING}
    for index in [index for index in headings if index + 2 in headings]:
        above, below = numbered(texts[index].text), numbered(texts[index + 2].text)
        if above and below and above.kind == below.kind and value_of(below.text) == (value_of(above.text) or 0) + 1:
            found.add(id(texts[index + 1]))
    return found


def has_clauses(made: Draft) -> bool:
    """Whether a line that stands as a paragraph of its own is of several clauses, as text that breaks off."""
    last = made.lines[-1]
    is_alone = last.closes is True and last.blank is None and last.measures is None
    return is_alone and len(made.text) > _ENUMERATES and ("；" in made.text or made.text.count("，") > 1)


def is_no_title(text: str) -> bool:
    """Whether a short line is a day, who signed, the number of a page or document, or names an address."""
    if len(text) <= _PAGE_NUMBER and is_page_number(text):
        return True
    return "://" in text or ("@" in text and _MAIL.search(text) is not None) or _NO_TITLE.match(text) is not None


def may_begin_with_day(text: str) -> bool:
    """Whether `text` begins as what DATED_ENTRY matches does."""
    return text[0].isdecimal() or text[0] in "中民西JFMASONDjfmasond"


def dated(texts: Sequence[Draft]) -> set[int]:
    """The identities of lines that begin with a day, if two stand together: they are entries and no titles, unless most
    stand above text as the days of a diary do."""
    entries = [
        index
        for index, made in enumerate(texts)
        if made.kind is PARAGRAPH and may_begin_with_day(made.text) and DATED_ENTRY.match(made.text)
    ]
    above_text = [index for index in entries if index + 1 < len(texts) and ends_sentence(texts[index + 1].text)]
    titled = [index for index in above_text if _heads_text(texts[index], texts[index + 1])]
    if len(titled) > len(entries) / 2:
        return set()
    beside = [pair for pair in pairwise(entries) if pair[1] == pair[0] + 1]
    return {id(texts[index]) for pair in beside for index in pair}


def columns(texts: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    """Names in brackets on lines of their own, if there are several, head what follows, be it text or a table."""
    last = next(made for made in reversed(drafts) if made.kind is not FURNITURE) if texts else None
    found = [
        made
        for made in texts
        if made is not last and made.text[:1] in phrases.OPENERS and is_plain(made) and _names_column(made)
    ]
    if len(found) > 1:
        for made in found:
            made.kind = HEADING


def _names_column(made: Draft) -> bool:
    return len(made.lines) == 1 and phrases.COLUMN.match(made.text) is not None


def title_at_head(texts: Sequence[Draft], capacity: int) -> None:
    """What stands right above the first author, or begins the document above the first number, as a short question or
    with its topic in brackets, is the title."""
    for index, made in enumerate(texts[:HEAD]):
        if len(made.lines) > 2 or "。" in made.text:
            break
        if index and byline_role(made.text) == "author" and not (numbered(made.text) or ITEM_TITLE.match(made.text)):
            above = (other for other in reversed(texts[:index]) if byline_role(other.text) is None)
            _make_title(next((other for other in above if not is_no_title(other.text)), None))
            return
    first = texts[0].text if len(texts) > 1 else ""
    if first and _opens_page(texts[0], texts[1]):
        _make_title(texts[0])
        return
    led = first != "" and (first[-1] in CALLS or (LED_TITLE.match(first) and first[-1] != "。"))
    if first and (_begins_sections(texts[1]) or (led and width(first) <= capacity)):
        _make_title(texts[0])


def _opens_page(made: Draft, after: Draft) -> bool:
    """Whether a line that stands as a paragraph of its own, or two or three of text without signs, begin the document
    above another paragraph, however long they are."""
    last = made.lines[-1]
    is_unsigned = last.blank is None and last.measures is None
    is_alone = is_unsigned and (last.closes is True or 1 < len(made.lines) <= MAX_LINES)
    if not is_alone or made.kind is not PARAGRAPH or not is_plain(made) or is_no_title(made.text):
        return False
    is_line = len(made.text) <= _LONGEST_TITLE and has_chinese(made.text) and not ends_sentence(made.text)
    leads = after.text[-1] == "。" or after.role == "field" or byline_role(after.text) is not None
    return is_line and (leads or DAY_LINE.match(after.text) is not None)


def _begins_sections(made: Draft) -> bool:
    """Whether a heading is the first of those that numbers count."""
    marker = numbered(made.text) if made.kind is HEADING else None
    return marker is not None and begins_sections(marker)


def signed_questions(texts: Sequence[Draft], capacity: int) -> None:
    """A question right above an author is a title, wherever it stands."""
    for index in [index for index, made in enumerate(texts[:-1]) if made.text[-1:] in CALLS]:
        made, after = texts[index], texts[index + 1]
        if width(made.text) > 2 * capacity:
            continue
        signed = after.kind in (PARAGRAPH, HEADING) and byline_role(after.text) == "author"
        if signed and not numbered(after.text):
            _make_title(made)


def _make_title(made: Draft | None) -> None:
    if made is None or made.kind is not PARAGRAPH or made.role or phrases.COLUMN.match(made.text):
        return
    if len(made.lines) <= MAX_LINES and "。" not in made.text and made.text[-1] not in "，、；：:":
        made.kind = HEADING


def trust_lone(texts: Sequence[Draft]) -> None:
    """In text without signs: a short line between others that are none, right above a paragraph or an author, is most
    likely a title."""
    short = [made.confidence == certainty.UNSIGNED_SHORT_LINE for made in texts]
    for index in [index for index in range(len(texts) - 1) if short[index]]:
        made, after = texts[index], texts[index + 1]
        leads = after.role == "author" or (after.kind is PARAGRAPH and len(after.text) > _PARAGRAPH)
        if leads and not (short[index + 1] or (index and short[index - 1])):
            made.confidence = min(certainty.LONE_SHORT_LINE, certainty.sureness(made.lines))

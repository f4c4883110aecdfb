"""Whether a line goes on with the block of the line before it."""

import re
from itertools import accumulate
from typing import Final

from reader.structure import brackets
from reader.structure.breaks import broken_off
from reader.structure.breaks.widths import SLACK, would_have_fitted
from reader.structure.characters import IDEOGRAPH, ends_sentence, first_word_width, has_chinese, is_chinese, is_wide
from reader.structure.lines import Line
from reader.structure.numbering import COUNTED, bulleted, counts_within, leads_title, numbered, tears_mainland, value_of
from reader.structure.page_furniture.furniture import BEGINS_SEPARATOR, SEPARATOR
from reader.structure.words.authors import AFFILIATION, names_author
from reader.structure.words.captions import is_unit
from reader.structure.words.contents_lines import is_entry
from reader.structure.words.disclaimers import DISCLAIMED
from reader.structure.words.imprint_lines import STANDARD_NUMBER
from reader.structure.words.issue_lines import DAY_LINE, FORM, tells_issue
from reader.structure.words.issue_pieces import numbers_issue
from reader.structure.words.phrases import (
    CREDIT,
    KEYWORDS,
    field_of,
)
from reader.structure.words.series_lines import HOUSE, KIND_OF_ARTICLE
from reader.structure.words.source_lines import (
    DATED_SOURCE,
    ENDS_DAY,
    REPORTER,
    SENT_IN,
    SOURCE,
    SOURCES_IN_BRACKETS,
    begins_bare,
    ends_with_day,
    is_labelled,
)
from reader.structure.words.starts import WORK, starts_block
from reader.structure.words.table_heads import is_head

_CREDIT_BEGINS: Final = re.compile(r"[（(]\s*(?:圖片|照片|圖|攝影)(?:來源|提供)?\s*[：:]")
_MOST_CAPTION_LINES: Final = 4
_LONGEST_CAPTION: Final = 800  # characters; more than CREDIT takes
_MOST_TITLE_LINES: Final = 12
_MOST_TERM_LINES: Final = 2
_LABEL: Final = 10  # characters within which a label of keywords stands
_NEVER_WITHIN: Final = ("formal", "part")  # numbers that no line of running text begins with by chance
_HEAD: Final = 8  # lines of the source at the head of a document, where a masthead stands
_BETWEEN_KEYWORDS: Final = frozenset("、，；")
_TWO_WIDE: Final = 4  # columns
_WIDE: Final = 0.88  # of the capacity
_LEAST_TERM: Final = 4  # characters
_TERM: Final = re.compile(f"{IDEOGRAPH}{{{_LEAST_TERM},}}(?=\\s?[（(]?[A-Z])")
ABBREVIATION: Final = re.compile(r"[（(][A-Z][A-Za-z&/-]{1,9}[）)]$")
_ENDS_TERM: Final = re.compile(r"[A-Z][A-Za-z-]{2,20}(?: [A-Za-z-]{2,20}){0,3}\s?[（(][A-Z][A-Za-z&/-]{1,9}[）)]$")
_SOURCES: Final = ("資料來源：", "資料來源:", "圖片來源：")
_ENDS_SOURCE: Final = ("整理", "彙整", "製表", "繪製", "計算", "編製")
_ENDS_MARKED: Final = re.compile(r"[。！？][」』]?\d{1,3}$")  # a sentence, and the mark of its footnote
_COUNTED_BY: Final = frozenset("條款項目")
_COUNTED_UP: Final = re.compile(r"第\s?[\d.]+(?:\s?條)?(?:\s?第\s?\d+\s?項)?(?:\s?[（(][A-Za-z\d]{1,4}[）)])*$")
_ENDS_ISSUE: Final = frozenset("號期刊輯日月行版）)")
_LONGEST_NAME: Final = 28  # columns of the name of a periodical
_NUMERALS: Final = frozenset("一二三四五六七八九十壹貳參肆伍陸柒捌玖拾")
# In words as 統一, and in enumerations.
_BREAKS_OFF_BEFORE: Final = re.compile("(?:、[^，。；：、]?|[統唯專劃單同萬之第合])$")
_NEVER_FIRST: Final = frozenset("。，、；！？」』》〉")  # no block begins with these
_DRAWN: Final = frozenset("│├┌└┬┴┼┤┐┘┃┏┗┣╔║╚╠|｜")  # tables drawn with characters keep their lines
_MAY_BE_DRAWN: Final = _DRAWN | BEGINS_SEPARATOR
_ADDRESS_ALONE: Final = re.compile(r"(?:https?://|www\.)?[!-~]+[@.][!-~]+$")
_ORDERS: Final = frozenset("號條項款期卷屆次頁章輯版")  # what an ordinal counts
_LONGEST_PERSON: Final = 4  # characters of the name of one
_CUT_ORDINAL: Final = re.compile(r"第\s?\d{1,5}$")
_ENDS_REMARK: Final = ENDS_DAY.union(brackets.CLOSERS)


def continues(lines: list[Line], after: Line, capacity: int) -> bool:
    """Whether `after` goes on with the block whose lines so far are `lines`.

    capacity: of a full line, in half-width columns.
    """
    before, first = lines[-1], after.text[0]
    if first in _NEVER_FIRST or (before.blank is before.closes is None and _completes(lines, after)):
        return True
    if (first in _MAY_BE_DRAWN and _is_drawn(after.text)) or (
        before.text[0] in _MAY_BE_DRAWN and _is_drawn(before.text)
    ):
        return False
    if before.number <= _HEAD and len(lines) == 1 and (_numbers_issue(before) or KIND_OF_ARTICLE.match(before.text)):
        return False
    if _is_name_apart(after) and not (_is_full_unmarked(before, capacity) or brackets.is_unbalanced(lines)):
        return False
    if after.opens:
        if (before.number <= _HEAD and FORM.match(after.text)) or STANDARD_NUMBER.match(after.text):
            return False
        return broken_off.is_torn(before, after, capacity) or _closes_remark(lines, after)
    if before.closes is False or (before.measures is not None and _is_credit_cut(lines, after)):
        return True
    if before.measures is not None and before.closes is None:
        return _runs_on_as_set(lines, after)
    if before.blank and first in _COUNTED_BY and _ends_counted(before.text) and not after.first:
        return True
    if before.blank and is_wide(first) and broken_off.ends_address(before.text):
        return False
    if _is_cut_keyword(lines, after):
        return True
    if _ends_field(lines, after, capacity):
        return False
    return _outlasts_sign(lines, after, capacity) if before.closes else _runs_on(lines, after, capacity)


def _closes_remark(lines: list[Line], after: Line) -> bool:
    """Whether a line behind the edge of a page closes, at its end, the bracket that begins the block."""
    if lines[-1].closes or after.text[-1] not in brackets.CLOSERS or starts_block(after.text):
        return False
    return brackets.is_closed_by(lines, after)


def _completes(lines: list[Line], after: Line) -> bool:
    """Whether `after` is the rest of an ordinal, or but the end of a term that stands in both languages."""
    last, first = lines[-1].text[-1], after.text[0]
    if last == "第" and first.isdecimal():
        return True
    if first in _ORDERS and last.isdecimal() and _CUT_ORDINAL.search(lines[-1].text[-8:]):
        return True
    if len(lines) > _MOST_TERM_LINES or after.text[-1] not in "）)" or not _TERM.match(lines[0].text):
        return False
    if lines[-1].text[-1].isascii() and _ENDS_TERM.match(after.text):
        return True
    return after.text[0] in "（(" and ABBREVIATION.match(after.text) is not None


def _runs_on_as_set(lines: list[Line], after: Line) -> bool:
    """Whether a line of a set page that ends no paragraph by its place goes on below: no block begins there."""
    before, marker = lines[-1], numbered(after.text)
    may_begin = (
        ends_sentence(before.text) or is_entry(before.text) or (marker is not None and marker.kind in _NEVER_WITHIN)
    )
    if may_begin and starts_block(after.text) and not _counts_within(lines, after.text):
        return False
    if _is_next_item(lines[0], after) or _is_next_field(lines[0].text, after.text):
        return False
    return not (_is_closed_remark(lines) or _stands_alone(before, after))


def _outlasts_sign(lines: list[Line], after: Line, capacity: int) -> bool:
    """Whether a block goes on though a sign ends it: the blank is one between words, or a title broke in brackets."""
    if after.text[0].isdecimal() and DAY_LINE.match(after.text):
        return False
    if broken_off.breaks_at_blank(lines[-1], after, capacity):
        return True
    if len(lines) >= _MOST_TITLE_LINES or starts_block(after.text):
        return False
    return brackets.is_open(lines) or brackets.is_cut_title(lines, after)


def _runs_on(lines: list[Line], after: Line, capacity: int) -> bool:
    """Whether a block goes on of which no sign tells whether it ends: by its words, its brackets and its room."""
    before = lines[-1]
    is_unsigned = before.blank is None
    if _goes_on_counting(before, after, capacity) or (is_unsigned and _is_cut_before_numeral(lines, after, capacity)):
        return True
    if _is_over(lines, after, capacity):
        return False
    if is_unsigned and (broken_off.is_left_over(lines, after, capacity) or _is_cut_work(lines, after)):
        return True
    if is_unsigned and broken_off.is_set_apart(lines, after, capacity):
        return broken_off.goes_on_in_latin(before.text, after.text)  # as a work whose further lines are set in
    if before.text[-1] in "：:" and _ADDRESS_ALONE.match(after.text) and not would_have_fitted(before, after, capacity):
        return True
    is_closed = before.text[-1] in "）)" and not brackets.is_unbalanced(lines)
    if is_closed and CREDIT.match("".join([line.text for line in lines])):
        return False
    if is_unsigned and _has_ended_alone(lines, after, capacity):
        return False
    if is_unsigned and broken_off.is_cut_off(lines, after, capacity):
        return not names_author(after.text) or brackets.is_unbalanced(lines)
    if (
        brackets.is_unbalanced(lines)
        or brackets.is_closed_by(lines, after)
        or broken_off.goes_on_in_latin(before.text, after.text)
    ):
        return True
    return not (
        would_have_fitted(before, after, capacity) or (is_unsigned and broken_off.is_end(lines, after, capacity))
    )


def _has_ended_alone(lines: list[Line], after: Line, capacity: int) -> bool:
    """Whether a block is but a line with room for two more ideographs before the next word, and the source of a table,
    who wrote it, or, above a full line, for items go on below as well, a title behind a sign."""
    if len(lines) > 1 or lines[0].width + first_word_width(after.text) + _TWO_WIDE > capacity:
        return False
    text = lines[0].text
    if text.startswith(_SOURCES):
        return text.endswith(_ENDS_SOURCE) and not brackets.is_unbalanced(lines)
    if "\u3000" in text and names_author(text):
        return True
    return after.width >= _WIDE * capacity and leads_title(text) and not brackets.is_unbalanced(lines)


def _is_name_apart(line: Line) -> bool:
    """Whether a line is but a name below an empty one: who wrote what stands below the title above."""
    return line.empty_before > 0 and len(line.text) <= _LONGEST_PERSON and names_author(line.text)


def _is_full_unmarked(line: Line, capacity: int) -> bool:
    """Whether a line is full in a text where a blank tells which lines end a paragraph, and none ends this one."""
    return line.blank is False and line.width >= SLACK * capacity


def _is_over(lines: list[Line], after: Line, capacity: int) -> bool:
    """Whether the words tell that a block begins with `after`, or that what is above it has ended."""
    text, last = lines[-1].text, lines[-1].text[-1]
    if (starts_block(after.text) and not broken_off.is_amount_within(lines, after, capacity)) or is_entry(text):
        return True
    if lines[-1].blank is None and (is_head(after.text) or (ends_sentence(text) and DISCLAIMED.match(after.text))):
        return True
    if lines[-1].blank and (_ENDS_MARKED.search(text[-6:]) or (last == "." and WORK.match(after.text))):
        return True
    if last in _ENDS_REMARK and _is_closed_remark(lines):
        return True
    return len(lines) <= _MOST_TERM_LINES and lines[0].text[0] == after.text[0] and _is_explained(lines, after)


def _lists_keywords(text: str) -> bool:
    return "關鍵" in text[:_LABEL] and KEYWORDS.match(text) is not None


def _is_cut_keyword(lines: list[Line], after: Line) -> bool:
    """Whether the last keyword of a list would be a single ideograph."""
    cut = lines[-1].text[-2:-1] in _BETWEEN_KEYWORDS and is_chinese(lines[-1].text[-1]) and is_chinese(after.text[0])
    return cut and _lists_keywords(lines[0].text) and not starts_block(after.text)


def _ends_field(lines: list[Line], after: Line, capacity: int) -> bool:
    """Whether the block lists keywords, or is one line of a field without any sentence, and ends: its last line has
    room, if but for two ideographs, and no sign at its end that lets another word follow."""
    before, first = lines[-1], lines[0].text
    lists_words = _lists_keywords(first)
    if not lists_words and (before is not lines[0] or "，" in first or "。" in first):
        return False
    has_room = before.width + max(_TWO_WIDE, first_word_width(after.text)) <= capacity
    if before.text[-1].isupper() and after.text[0].isdecimal() and before.width >= SLACK * capacity:
        return False  # GATT and 1994
    return has_room and before.text[-1] not in broken_off.BETWEEN_WORDS and (lists_words or field_of(first) is not None)


def _is_next_field(first: str, after: str) -> bool:
    """Whether a line with a label stands below one that begins with a label."""
    return field_of(after) is not None and field_of(first) is not None


def _ends_counted(text: str) -> bool:
    """Whether a line breaks off within the number of an article or paragraph: 第 3.1 條 (a)."""
    return text[-1] in "）)0123456789" and _COUNTED_UP.search(text[-24:]) is not None


def _stands_alone(before: Line, line: Line) -> bool:
    """Whether a line is set as the one above it but no part of its block: the unit or source below a caption, or, on
    the first page, the number of an issue, what stands below that, a name once more in Latin letters, or the name of a
    form below a house."""
    if is_unit(line.text) or line.text.startswith(_SOURCES):
        return True
    if line.page:
        return False
    if DAY_LINE.match(line.text) and (AFFILIATION.match(before.text) or names_author(before.text)):
        return True
    if _numbers_issue(line) or _numbers_issue(before) or _is_name_again(before, line):
        return True
    return FORM.match(line.text) is not None and HOUSE.match(before.text) is not None


def _numbers_issue(line: Line) -> bool:
    last = line.text[-1]
    return (last in _ENDS_ISSUE or last.isdecimal()) and (tells_issue(line.text) or numbers_issue(line.text))


def _is_name_again(before: Line, line: Line) -> bool:
    """Whether Latin words stand below a short name without any."""
    if before.width > _LONGEST_NAME or line.text[0].islower() or has_chinese(line.text) or " " not in line.text:
        return False
    return all(map(is_chinese, before.text)) and line.text.replace(" ", "").isalpha()


def _is_drawn(text: str) -> bool:
    """Whether `text` is a stroke, or a line of a table drawn with characters."""
    return text[0] in _DRAWN or SEPARATOR.match(text) is not None


def _counts_within(lines: list[Line], text: str) -> bool:
    """Whether `text` begins with a number in brackets that goes on with those within the sentence: …；（二）…；"""
    marker = numbered(text)
    value = value_of(marker.text) if marker and text[0] in "（(" else None
    if value is None or value < 2 or not lines[-1].text.endswith(("；", ";", "，", "、")):
        return False
    within = COUNTED.findall("".join(line.text for line in lines)[1:])
    return any(value_of(other) == value - 1 for other in within)


def _is_cut_before_numeral(lines: list[Line], after: Line, capacity: int) -> bool:
    """In text without signs: whether what reads as the number of a heading goes on with the sentence that a full line
    of prose breaks off: 中國大 and 陸、日本, 明確、統 and 一、公平.  Items go on counting below one another."""
    before, first = lines[-1], after.text[0]
    if first not in _NUMERALS:
        return False
    if tears_mainland(before.text, after.text):
        return True
    if not _is_filled(before, capacity) or not _BREAKS_OFF_BEFORE.search(before.text):
        return False
    marker, item = numbered(after.text), numbered(lines[0].text)
    is_prose = "，" in after.text and any("，" in line.text for line in lines)
    if marker is None or not is_prose:
        return False
    return item is None or item.kind != marker.kind or value_of(marker.text) != 1 + (value_of(item.text) or 0)


def _is_cut_work(lines: list[Line], after: Line) -> bool:
    """Whether an entry of a bibliography breaks off above a line in Latin letters that is no further one."""
    text = lines[-1].text
    if text[-1] == "." or not (text[-1].isascii() and after.text[0].isascii() and after.text[0].isalnum()):
        return False
    return WORK.match(lines[0].text) is not None and WORK.match(after.text) is None


def _goes_on_counting(before: Line, after: Line, capacity: int) -> bool:
    """Whether a full line ends with a colon above numbers in brackets that count within a sentence: （一）…；（二）…"""
    return before.text[-1] in "：:" and _is_filled(before, capacity) and counts_within(after.text)


def _is_filled(line: Line, capacity: int) -> bool:
    """Whether at most two ideographs would have found room behind a line."""
    return line.column + line.width >= capacity - _TWO_WIDE


def _is_next_item(first: Line, after: Line) -> bool:
    """On set pages: whether a line with a bullet stands right below the one of the item that begins with `first`."""
    if first.measures is None or after.measures is None or abs(first.measures.left - after.measures.left) > 1:
        return False
    bullet = bulleted(after.text)
    other = bulleted(first.text) if bullet else None
    return bullet is not None and other is not None and bullet.text == other.text


def _is_explained(lines: list[Line], after: Line) -> bool:
    """Whether a block of one or two lines is a term in both languages, and `after` explains it, beginning with it."""
    if lines[0].text[:_LEAST_TERM] != after.text[:_LEAST_TERM]:
        return False
    found = _TERM.match(lines[0].text)
    return bool(found and not has_chinese(lines[-1].text[-4:]) and after.text.startswith(found[0]))


def _tells_source(text: str) -> bool:
    return bool(REPORTER.match(text) or SENT_IN.match(text) or SOURCE.match(text) or is_labelled(text))


def _is_closed_remark(lines: list[Line]) -> bool:
    """Whether the block is a remark of its reporter or source that is over: its bracket is closed, or a day ends it."""
    first, last = lines[0].text, lines[-1].text
    if ends_with_day(first, last):
        return True
    if begins_bare(first) and SOURCES_IN_BRACKETS.match("".join(line.text for line in lines)):
        return True
    if first[0] not in brackets.OPENERS or last[-1] not in brackets.CLOSERS or brackets.is_open(lines):
        return False
    return _tells_source(first) or DATED_SOURCE.match("".join([line.text for line in lines])) is not None


def _is_credit_cut(lines: list[Line], after: Line) -> bool:
    """Whether a caption breaks off before or within the credit at its end, and `after` begins or ends it."""
    if _CREDIT_BEGINS.match(after.text) and len(lines) <= _MOST_CAPTION_LINES and ends_sentence(lines[-1].text):
        return True
    if any(length > _LONGEST_CAPTION for length in accumulate(len(line.text) for line in lines)):
        return False  # without joining a long block anew at each of its lines
    text = "".join(line.text for line in lines)
    return text.count("（") > text.count("）") and CREDIT.match(text + after.text) is not None

"""Whether a line goes on with the block of the line before it."""

import re
from functools import lru_cache
from typing import Final

from reader.structure import brackets
from reader.structure.captions import CAPTION, is_unit
from reader.structure.characters import CJK, ends_sentence, has_chinese, is_chinese, is_wide
from reader.structure.furniture import BEGINS_SEPARATOR, SEPARATOR
from reader.structure.issue_lines import ANSWERABLE, tells_issue
from reader.structure.lines import Line
from reader.structure.numbering import BULLET, COUNTED, ITEM_TITLE, bulleted, leads_title, numbered, value_of
from reader.structure.phrases import (
    ABSTRACT_TITLE,
    COLOPHON,
    COLUMN,
    CONTENTS,
    CONTENTS_TITLE,
    CREDIT,
    EDITOR,
    KEYWORDS,
    NOTICE,
    field_of,
    is_section,
)
from reader.structure.rules import Rule, first_of, rule
from reader.structure.source_lines import (
    DATED_SOURCE,
    ENDS_DAY,
    REPORTER,
    SENT_IN,
    SOURCE,
    ends_with_day,
    is_labelled,
)
from reader.structure.widths import SLACK, first_word_width, would_have_fitted

WORK: Final = rule(
    "entry of a bibliography",
    rf"(?:[A-Z][A-Za-zÀ-ÿ’'-]+,\s[A-Z][^。]{{0,80}}?|[{CJK}、]{{2,24}})\s?[（(](?:19|20)\d\d[a-z]?[）)][.,，。：:]"
    r"|[A-Z][A-Za-zÀ-ÿ’'-]+,(?:\s[A-Z][A-Za-zÀ-ÿ.’'-]*){1,4},\s[“\"]"
    r"|[A-Z][^。“”\"]{1,60}?\s[（(](?:19|20)\d\d[a-z]?[）)],?\s[“\"《〈]",
    (
        "Lindholm, A. & Reed, S. (2018). Trade and Security.",
        "林佳穎、王大同（2020），《匯率論》",
        "Lindholm, Mary Beth, “Tolls on Trial”, Harbour Review",
        "IMO (2016), “Guidelines on Pilotage,” MSC/77",
    ),
    ("Trade Act of (2018)", "法院嗣後（2020）變更其見解", "Reed, Rethinking Exceptions, 56 J. WORLD TRADE 1 (2022)"),
)
RULES: Final[tuple[Rule, ...]] = (WORK,)
STARTERS: Final = (
    ABSTRACT_TITLE,
    CONTENTS_TITLE,
    BULLET,
    ITEM_TITLE,
    NOTICE,
    REPORTER,
    SENT_IN,
    SOURCE,
    DATED_SOURCE,
    EDITOR,
    COLOPHON,
    COLUMN,
    ANSWERABLE,
    *CAPTION,
)
STARTING_LETTERS: Final = frozenset(
    "文章內論主中免原取單圖建引按提摘本民照相目編英表要註說資附發社總副執責校核審美排攝繪並ACFST"
)
"""The letters and ideographs with which what STARTERS match may begin; hardly any line begins so."""
_ANY_STARTER: Final = first_of(STARTERS)
ADDRESS_END: Final = re.compile(r"(?:https?://|www\.)[!-~]+$")
_WIDE: Final = 0.85
_STRAY: Final = 4  # columns: what wrapping left over, for no block is as short
_CREDIT_BEGINS: Final = re.compile(r"[（(]\s*(?:圖片|照片|圖|攝影)(?:來源|提供)?\s*[：:]")
_MOST_CAPTION_LINES: Final = 4
_CUT: Final = 10  # characters
_AT_ONCE: Final = 2  # characters
_NEVER_WITHIN: Final = ("formal", "part")  # numbers that no line of running text begins with by chance
_HALF: Final = 0.6
_TITLE: Final = 0.75  # of the capacity: a title's line
_BETWEEN_WORDS: Final = "、，,；;：:"
_TWO_WIDE: Final = 4  # columns
_DANGLING: Final = "於自第之與及在對為和的至由將而以約逾達共近"  # no block ends with these
_BREAKS_OFF: Final = frozenset(f"，、或{_DANGLING}")
_LATIN_WORDS: Final = 2  # at least, behind the first of a line that reads as prose
_LATIN_DANGLING: Final = re.compile("(?:the|an?|of|and|or|to|in|on|by|for|with|from|at|as|its|their|that)$")
_LATIN: Final = re.compile(r"[A-Za-z0-9]|[−±+$€£¥](?=\d)|\((?:[A-Za-z]{1,4}|\d{1,2})\)\s?[款項目條]")
_LEAST_TERM: Final = 4  # characters
_TERM: Final = re.compile(f"[{CJK}]{{{_LEAST_TERM},}}(?=\\s?[（(]?[A-Z])")
ABBREVIATION: Final = re.compile(r"[（(][A-Z][A-Za-z&/-]{1,9}[）)]$")
_AMOUNT: Final = re.compile(
    r"\d{1,2}\.\d{1,2}\s?[條億兆萬千百個倍元節款項版%％]|\((?:[A-Za-z]{1,4}|\d{1,2})\)\s?[款項目條]"
)
_SOURCES: Final = ("資料來源：", "資料來源:", "圖片來源：")
_ENDS_MARKED: Final = re.compile(r"[。！？][」』]?\d{1,3}$")  # a sentence, and the mark of its footnote
_COUNTED_BY: Final = frozenset("條款項目")
_COUNTED_UP: Final = re.compile(r"第\s?[\d.]+(?:\s?條)?(?:\s?第\s?\d+\s?項)?(?:\s?[（(][A-Za-z\d]{1,4}[）)])*$")
_ENDS_ISSUE: Final = frozenset("號期刊輯日行版）)")
_LONGEST_NAME: Final = 28  # columns of the name of a periodical
_NEVER_FIRST: Final = frozenset("。，、；！？」』》〉")  # no block begins with these
_DRAWN: Final = frozenset("│├┌└┬┴┼┤┐┘┃┏┗┣╔║╚╠|｜")  # tables drawn with characters keep their lines
_MAY_BE_DRAWN: Final = _DRAWN | BEGINS_SEPARATOR
_ENDS_REMARK: Final = ENDS_DAY.union(brackets.CLOSERS)


@lru_cache(maxsize=1 << 12)  # of a line is asked where lines are mended, joined and told from running heads
def starts_block(text: str) -> bool:
    """Whether `text` begins as only the first line of a block does."""
    return bool(
        numbered(text)
        or ((not text[0].isalpha() or text[0] in STARTING_LETTERS) and _ANY_STARTER.match(text))
        or is_section(text)
        or is_labelled(text)
        or field_of(text)
        or is_entry(text)
    )


def is_entry(text: str) -> bool:
    """Whether `text` is an entry of a table of contents."""
    return (text[-1].isdecimal() or text[-1] in "ivxlcIVXLC") and CONTENTS.match(text) is not None


def continues(lines: list[Line], after: Line, capacity: int) -> bool:
    """Whether `after` goes on with the block whose lines so far are `lines`."""
    before = lines[-1]
    text, first, last = before.text, after.text[0], before.text[-1]
    if first in _NEVER_FIRST:
        return True
    if before.blank is before.closes is None:
        if last == "第" and first.isdecimal():
            return True
        if first in "（(" and _abbreviates(lines, after):
            return True
    if (first in _MAY_BE_DRAWN and _is_drawn(after.text)) or (text[0] in _MAY_BE_DRAWN and _is_drawn(text)):
        return False
    if after.opens:
        return _is_torn(before, after, capacity)
    if before.closes is False:
        return True
    if before.measures is not None and _is_credit_cut(lines, after):
        return True
    if before.closes is None and before.measures is not None:
        ended = ends_sentence(text) or is_entry(text)
        ended = ended or ((marker := numbered(after.text)) is not None and marker.kind in _NEVER_WITHIN)
        begins = ended and starts_block(after.text) and not _counts_within(lines, after.text)
        begins = begins or _is_next_item(lines[0], after)
        return not begins and not _is_closed_remark(lines) and not _stands_alone(before, after)
    if before.blank and ("://" in text or "www." in text) and ADDRESS_END.search(text) and is_wide(first):
        return False
    if before.blank and after.text[0] in _COUNTED_BY and _ends_counted(text) and not after.first:
        return True
    if _ends_field(lines, after, capacity):
        return False
    if before.closes is True:
        if _breaks_at_blank(before, after, capacity):
            return True
        if starts_block(after.text):
            return False
        return len(lines) < 12 and (brackets.is_open(lines) or brackets.is_cut_title(lines, after))
    if (starts_block(after.text) and not _is_amount_within(lines, after, capacity)) or is_entry(text):
        return False
    if before.blank and (_ENDS_MARKED.search(text[-6:]) or (last == "." and WORK.match(after.text))):
        return False
    if last in _ENDS_REMARK and _is_closed_remark(lines):
        return False
    if len(lines) < 3 and lines[0].text[0] == first and _is_explained(lines, after):
        return False
    if after.width <= _STRAY and has_chinese(after.text) and _breaks_off(before, capacity):
        return True
    if len(text) < _CUT and _is_stray(lines) and _is_cut_off(lines[-2].text + text, after.text):
        return True
    if before.blank is None and (
        _is_set_in_anew(lines, after, capacity)
        or (brackets.is_enclosed(lines) and would_have_fitted(before, after, capacity))
    ):
        return False
    if last in "）)":
        if brackets.is_unbalanced(lines):
            return True
        if before.closes is None and CREDIT.match("".join([line.text for line in lines])):
            return False
    if before.blank is None and _is_cut_off(text, after.text) and not _is_title(lines, after, capacity):
        return True
    if brackets.is_unbalanced(lines) or (first.isascii() and _goes_on_in_latin(text, after.text)):
        return True
    if would_have_fitted(before, after, capacity):
        return False
    return not (before.blank is None and _is_end(before, capacity))


def _ends_field(lines: list[Line], after: Line, capacity: int) -> bool:
    """Whether the block lists keywords, or is one line of a field without any sentence, and ends: its last line has
    room, if but for two ideographs, and no sign at its end that lets another word follow."""
    before, first = lines[-1], lines[0].text
    lists_words = "關鍵" in first[:_CUT] and KEYWORDS.match(first) is not None
    if not lists_words and (before is not lines[0] or "，" in first or "。" in first):
        return False
    has_room = before.width + max(_TWO_WIDE, first_word_width(after.text)) <= capacity
    return has_room and before.text[-1] not in _BETWEEN_WORDS and (lists_words or field_of(first) is not None)


def _ends_counted(text: str) -> bool:
    """Whether a line breaks off within the number of an article or paragraph: 第 3.1 條 (a)."""
    return text[-1] in "）)0123456789" and _COUNTED_UP.search(text[-24:]) is not None


def _stands_alone(before: Line, line: Line) -> bool:
    """Whether a line is set as the one above it but no part of its block: the unit or source below a caption, or, on
    the first page, the number of an issue, what stands below that, or a name once more in Latin letters."""
    if is_unit(line.text) or line.text.startswith(_SOURCES):
        return True
    return line.page == 0 and (_numbers_issue(line) or _numbers_issue(before) or _is_name_again(before, line))


def _numbers_issue(line: Line) -> bool:
    last = line.text[-1]
    return (last in _ENDS_ISSUE or last.isdecimal()) and tells_issue(line.text)


def _is_name_again(before: Line, line: Line) -> bool:
    """Whether Latin words stand below a short name without any."""
    if before.width > _LONGEST_NAME or line.text[0].islower() or has_chinese(line.text) or " " not in line.text:
        return False
    return all(map(is_chinese, before.text)) and line.text.replace(" ", "").isalpha()


def _goes_on_in_latin(text: str, after: str) -> bool:
    """Whether a line of Latin words breaks off, however narrow its column: the next, which is Latin, begins with a
    small letter, or it ends with a word that ends nothing."""
    if not (after[0].isalpha() and (text[-1].isascii() or text[-1] in "’”")):
        return False
    words = text.rsplit(maxsplit=_LATIN_WORDS)
    if len(words) <= _LATIN_WORDS or not all(map(str.isascii, words[1:])):
        return False
    return text[-1] not in ".!?;:" and (after[0].islower() or _LATIN_DANGLING.match(words[-1]) is not None)


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
    if first[0] not in brackets.OPENERS or last[-1] not in brackets.CLOSERS or not _tells_source(first):
        return False
    return not brackets.is_open(lines)


def _is_credit_cut(lines: list[Line], after: Line) -> bool:
    """Whether a caption breaks off before or within the credit at its end, and `after` begins or ends it."""
    if _CREDIT_BEGINS.match(after.text) and len(lines) <= _MOST_CAPTION_LINES and ends_sentence(lines[-1].text):
        return True
    text = "".join(line.text for line in lines)
    return text.count("（") > text.count("）") and CREDIT.match(text + after.text) is not None


def _breaks_off(before: Line, capacity: int) -> bool:
    """In text without signs: a fairly wide line that ends no sentence."""
    return before.blank is None and before.width >= _HALF * capacity and not ends_sentence(before.text)


def _is_torn(before: Line, after: Line, capacity: int) -> bool:
    """Whether an empty line, the edge of a page or the end of a line tears a sentence apart in text without signs: an
    edge below a full line, or any behind a paragraph, too long for a title, verse or recital, that breaks off."""
    if before.blank is not None or before.measures is not None or starts_block(after.text):
        return False
    if before.closes:
        is_long = before.width > capacity and "，" in before.text[:-1] and after.text[-1] not in "，："
        return before.text[-1] in _BREAKS_OFF and (is_long or "。" in before.text)
    return (after.empty_before == 1 or after.first) and _is_full(before, capacity)


def _is_set_in_anew(lines: list[Line], after: Line, capacity: int) -> bool:
    """In text without signs: whether a line is set in as the first of a block, and what is above it may have ended."""
    if not after.indented or after.first or lines[-1].text[-1] in "，、":
        return False
    return not (_hangs(lines) or _is_full(lines[-1], capacity) or brackets.is_open(lines))


def _is_amount_within(lines: list[Line], after: Line, capacity: int) -> bool:
    """In text without signs: whether a decimal that begins a line is an amount of the sentence that the full line above
    breaks off, and no number of a heading: a unit stands behind it, or words that fill the line or end a sentence."""
    before = lines[-1]
    if before.blank is not None or before.measures is not None or not after.text[0].isdecimal():
        return False
    marker = numbered(after.text)
    if marker is None or marker.kind != "decimal" or _hangs(lines) or not _is_full(before, capacity):
        return False
    return after.width >= _WIDE * capacity or ends_sentence(after.text) or _AMOUNT.match(after.text) is not None


def _is_full(line: Line, capacity: int) -> bool:
    """In text without signs: whether a line reaches the right and breaks off within a sentence or its words."""
    last = line.text[-1]
    if line.width < _WIDE * capacity or last in brackets.CLOSERS or ends_sentence(line.text):
        return False
    return is_wide(last) or (last.isalpha() and not ADDRESS_END.search(line.text))


def _abbreviates(lines: list[Line], after: Line) -> bool:
    """Whether `after` is but the abbreviation of a term that stands in both languages."""
    return len(lines) < 3 and bool(ABBREVIATION.match(after.text)) and bool(_TERM.match(lines[0].text))


def _is_stray(lines: list[Line]) -> bool:
    """In text without signs: whether the last line, a figure or word, stands alone behind one that goes on with it."""
    return len(lines) > 1 and lines[-1].blank is None and lines[-1].text.isascii()


def _is_cut_off(text: str, after: str) -> bool:
    """Whether a sentence was cut in two: a clause behind a comma has no end, or the next line ends one at once."""
    if len(text) < _CUT or ends_sentence(text):
        return False
    head = after[:_AT_ONCE]
    within = "，" in text or "，" in head or "。" in head or "；" in head
    if not is_wide(text[-1]):
        return within and text[-1].isalnum() and is_chinese(after[0]) and has_chinese(text)
    return within or text[-1] == "、"


def _is_title(lines: list[Line], after: Line, capacity: int) -> bool:
    """In text without signs: whether a block reads as a title, though a sentence may break off so: it begins with a
    sign, or is but a line that leaves much room above a full one."""
    if leads_title(lines[0].text):
        return True
    is_short = len(lines) == 1 and lines[0].width <= _TITLE * capacity and lines[0].text[-1] not in _BETWEEN_WORDS
    return is_short and after.width >= _WIDE * capacity


def _hangs(lines: list[Line]) -> bool:
    """Whether the block is an item, whose further lines are set in."""
    first = lines[0].text
    return bool(numbered(first) or bulleted(first))


def _breaks_at_blank(before: Line, after: Line, capacity: int) -> bool:
    """A wide line that ends with an ideograph and a blank before a Latin word: it may be the blank between them."""
    dangles = before.text[-1] in _DANGLING
    return (
        before.blank is True
        and not before.meant
        and is_chinese(before.text[-1])
        and not is_chinese(after.text[0])
        and (_LATIN.match(after.text) is not None)
        and not ABSTRACT_TITLE.match(after.text)
        and before.width + 1 + first_word_width(after.text) > (_HALF if dangles else _WIDE) * capacity
        and not (numbered(before.text) and before.width < SLACK * capacity and not dangles)
        and (dangles or not _counts(after.text))
    )


def _counts(text: str) -> bool:
    """Whether `text` begins with the number of an item; an amount or a clause may begin a line by chance."""
    return numbered(text) is not None and _AMOUNT.match(text) is None


def _is_end(before: Line, capacity: int) -> bool:
    """In text without signs: a sentence's end that leaves room."""
    if before.text[-1] in "；;" and before.width > _HALF * capacity:
        return False
    return ends_sentence(before.text) and before.width <= capacity - 3

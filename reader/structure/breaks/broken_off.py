"""Whether a line breaks off within a sentence or its words, told by how full it is and how it reads.

Text without signs is such in which no blank behind a line, nor an empty one, tells where a block ends.
"""

import re
from typing import Final

from reader.structure import brackets
from reader.structure.breaks.bibliographies import COUNTED_WORK
from reader.structure.breaks.widths import SLACK, would_have_fitted
from reader.structure.characters import ends_sentence, first_word_width, has_chinese, is_chinese, is_wide
from reader.structure.lines import Line
from reader.structure.numbering import bulleted, leads_title, numbered
from reader.structure.rules import Rule, rule
from reader.structure.words.captions import is_table_caption
from reader.structure.words.phrases import ABSTRACT_TITLE
from reader.structure.words.starts import starts_block

BETWEEN_WORDS: Final = "、，,；;：:"
"""Signs behind which another word follows."""
_ADDRESS_END: Final = re.compile(r"(?:https?://|www\.)[!-~]+$")
_WIDE: Final = 0.85  # of the capacity
_HALF: Final = 0.6
_TITLE: Final = 0.75  # of the capacity: a title's line
_STRAY: Final = 4  # columns: what wrapping left over, for no block is as short
_HYPHENED: Final = re.compile("[a-z]-$")
_CUT: Final = 10  # characters
_AT_ONCE: Final = 2  # characters
_DANGLING: Final = "於自第之與及在對為和的至由將而以約逾達共近"  # no block ends with these
_LONGEST_NAME: Final = 4  # characters
_NEVER_LAST: Final = "之與及於"
_BREAKS_OFF: Final = frozenset(f"，、或{_DANGLING}")
_LATIN_WORDS: Final = 2  # at least, behind the first of a line that reads as prose
_LATIN_DANGLING: Final = re.compile("(?:the|an?|of|and|or|to|in|on|by|for|with|from|at|as|its|their|that)$")
_LATIN: Final = re.compile(r"[A-Za-z0-9]|[−±+$€£¥](?=\d)|\((?:[A-Za-z]{1,4}|\d{1,2})\)\s?[款項目條]")
_AMOUNT: Final = re.compile(
    r"\d{1,2}\.\d{1,2}\s?[條億兆萬千百個倍元節款項版%％]|\((?:[A-Za-z]{1,4}|\d{1,2})\)\s?[款項目條]"
)
_PARTS: Final = "條項款目"
_PART: Final = re.compile(rf"\((?:[A-Za-z]{{1,4}}|\d{{1,2}})\)\s?[{_PARTS}]")
RECITAL: Final = rule(
    "recital of an agreement",
    r"(?:有?[鑒鑑]於|基於|體認|認知|認識到|回顧|憶及|考量|考慮到|確認|重申|承認|注意到|銘記|深信|咸信|期望|希望|切望|欲|願"
    r"|為(?:期|增進|促進|加強|落實|深化|維護)).{2,400}，$",
    ("鑒於各方在引水人訓練方面之互信，", "體認到港埠合作對區域貿易之重要，並期擴大往來，", "為促進雙方之航運，"),
    ("鑒於上述理由，本院認為上訴有理由。", "航商表示，", "基於互信"),
)
AGREES: Final = rule(
    "what recitals lead to, or a further one",
    rf"(?:{RECITAL.text}|(?:爰|茲|特|同意|達成|議定|決議|宣[言布]|協議|約定|願依|合意)(?!.{{0,12}}\d\s?[年月]).{{2,400}}$)",
    ("爰議定條款如下：", "同意設立聯合委員會。", "願依下列條件合作。", "重申自由航行之原則，"),
    ("次年一月實施。", "約定於 2031 年 4 月生效。"),
)
RULES: Final[tuple[Rule, ...]] = (RECITAL, AGREES)


def ends_address(text: str) -> bool:
    """Whether `text` ends within the address of a page of the web."""
    return ("://" in text or "www." in text) and _ADDRESS_END.search(text) is not None


def is_torn(before: Line, after: Line, capacity: int) -> bool:
    """Whether an empty line, the edge of a page or the end of a line tears a sentence apart in text without signs: an
    edge below a full line, or any behind a paragraph, too long for a title, verse or recital, that breaks off."""
    if before.blank is not None or before.measures is not None or starts_block(after.text):
        return False
    if before.text[-1] == "，" and RECITAL.match(before.text) and AGREES.match(after.text):
        return False
    if before.closes:
        is_long = before.width > capacity and "，" in before.text[:-1] and after.text[-1] not in "，："
        return before.text[-1] in _BREAKS_OFF and (is_long or "。" in before.text)
    is_set_in = after.column > before.column and not after.first and not _is_within(before.text)
    return (after.empty_before == 1 or after.first) and not is_set_in and _is_full(before, capacity)


def _is_within(text: str) -> bool:
    """Whether a line ends within a clause or brackets, as those of works do, of which further lines are set in."""
    return "，" in text or brackets.is_unclosed(text, brackets.CHINESE_PAIRS)


def breaks_at_blank(before: Line, after: Line, capacity: int) -> bool:
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


def is_left_over(lines: list[Line], after: Line, capacity: int) -> bool:
    """In text without signs: whether wrapping left over a word: `after`, below a fairly wide line that ends no
    sentence, or the last line, which with the one above it breaks off.  Below a caption a cell may be as short."""
    before = lines[-1]
    is_rest = after.width <= _STRAY and has_chinese(after.text) and before.width >= _HALF * capacity
    if is_rest and not ends_sentence(before.text):
        return before.width >= _WIDE * capacity or not is_table_caption(lines[0].text)
    is_stray = len(lines) > 1 and len(before.text) < _CUT and before.text.isascii()
    return is_stray and _breaks_off(lines[-2].text + before.text, after.text)


def is_set_apart(lines: list[Line], after: Line, capacity: int) -> bool:
    """In text without signs: whether a line is set in as the first of a block below what may have ended, or stands
    below a block in brackets that leaves room for it."""
    before = lines[-1]
    is_set_in = after.indented and not after.first and before.text[-1] not in "，、"
    is_set_in = is_set_in and not (len(lines) == 1 and before.column > after.column)  # all but it are set in less
    if is_set_in and not (_hangs(lines) or _is_full(before, capacity) or brackets.is_open(lines)):
        return True
    return brackets.is_enclosed(lines) and would_have_fitted(before, after, capacity)


def is_cut_off(lines: list[Line], after: Line, capacity: int) -> bool:
    """In text without signs: whether the end of a line cuts a sentence in two, which does not read as a title."""
    if _ends_with_joint(lines[-1], capacity):
        return True
    return _breaks_off(lines[-1].text, after.text) and not _is_title(lines, after, capacity)


def _ends_with_joint(line: Line, capacity: int) -> bool:
    """Whether a wide line ends with a word that another follows, and not with a name that ends so."""
    if line.text[-1] not in _NEVER_LAST or line.column + line.width < _TITLE * capacity:
        return False
    return len(line.text.rsplit(maxsplit=1)[-1]) > _LONGEST_NAME


def is_amount_within(lines: list[Line], after: Line, capacity: int) -> bool:
    """In text without signs: whether a decimal that begins a line is an amount of the sentence that the full line above
    breaks off, and no number of a heading: a unit stands behind it, or words that fill the line or end a sentence; or
    a letter in brackets counts a part of the article that the line above names: 第 20 條 and (d)款."""
    before = lines[-1]
    if before.blank is not None or before.measures is not None:
        return False
    if after.text[0] == "(":
        return before.text[-1] in _PARTS and _PART.match(after.text) is not None
    if not after.text[0].isdecimal():
        return False
    marker = numbered(after.text)
    if marker is None or marker.kind != "decimal" or _hangs(lines) or not _is_full(before, capacity):
        return False
    return after.width >= _WIDE * capacity or ends_sentence(after.text) or _AMOUNT.match(after.text) is not None


def _breaks_off(text: str, after: str) -> bool:
    """Whether a sentence was cut in two: a clause behind a comma has no end, or the next line ends one at once."""
    if len(text) < _CUT or ends_sentence(text):
        return False
    head = after[:_AT_ONCE]
    within = "，" in text or "，" in head or "。" in head or "；" in head
    if not is_wide(text[-1]):
        return within and text[-1].isalnum() and is_chinese(after[0]) and has_chinese(text)
    return within or text[-1] == "、" or (text[-1] in _NEVER_LAST and after[0].isdecimal())


def _is_title(lines: list[Line], after: Line, capacity: int) -> bool:
    """In text without signs: whether a block reads as a title, though a sentence may break off so: it begins with a
    sign, or is but a line that leaves much room above a full one."""
    if leads_title(lines[0].text):
        return True
    is_short = len(lines) == 1 and lines[0].width <= _TITLE * capacity and lines[0].text[-1] not in BETWEEN_WORDS
    return is_short and after.width >= _WIDE * capacity


def goes_on_in_latin(text: str, after: str) -> bool:
    """Whether a line of Latin words breaks off, however narrow its column: the next, which is Latin, begins with a
    small letter, or it ends with a word that ends nothing."""
    if not (after[0].isascii() and after[0].isalnum() and (text[-1].isascii() or text[-1] in "’”")):
        return False
    words = text.rsplit(maxsplit=_LATIN_WORDS)
    if len(words) <= _LATIN_WORDS or not all(map(str.isascii, words[1:])):
        return False
    if not after[0].isalpha():
        return text[-1] == ","  # Law Review, and 44, 901-957.
    return text[-1] not in ".!?;:" and (after[0].islower() or _LATIN_DANGLING.match(words[-1]) is not None)


def is_end(lines: list[Line], after: Line, capacity: int) -> bool:
    """In text without signs: a sentence's end that leaves room, where the line is set in as the first of a block is, or
    as all but the first of an item are."""
    before = lines[-1]
    if before.text[-1] in "；;" and before.width > _HALF * capacity:
        return False
    if not ends_sentence(before.text):
        return False
    return before.width <= capacity - 3 - _set_in(lines, after, capacity)


def _set_in(lines: list[Line], after: Line, capacity: int) -> int:
    """By how many columns the last of the lines is set in, if what is below it may go on with it: no short title."""
    if after.width < _HALF * capacity and not ends_sentence(after.text):
        return 0
    before = lines[-1]
    if len(lines) == 1:
        return max(0, before.column - after.column)
    return max(0, before.column - lines[0].column) if before.column == after.column else 0


def _is_full(line: Line, capacity: int) -> bool:
    """In text without signs: whether a line reaches the right and breaks off within a sentence or its words."""
    last = line.text[-1]
    if line.width < _WIDE * capacity or last in brackets.CLOSERS or ends_sentence(line.text):
        return False
    return is_wide(last) or (
        (last.isalpha() or _HYPHENED.search(line.text) is not None) and not ends_address(line.text)
    )


def _hangs(lines: list[Line]) -> bool:
    """Whether the block is an item, or a work that a number counts, whose further lines are set in."""
    first = lines[0].text
    return bool(numbered(first) or bulleted(first) or (first[0] in "[〔" and COUNTED_WORK.match(first)))

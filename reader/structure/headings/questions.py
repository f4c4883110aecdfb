"""Questions and quotations that head what follows, as the headings of some houses do."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure import certainty
from reader.structure.characters import ends_sentence, width
from reader.structure.drafts import Draft
from reader.structure.headings.titles import CALLS, is_plain, may_be_heading
from reader.structure.kinds import FURNITURE, HEADING, PARAGRAPH
from reader.structure.words import phrases

_SHORT: Final = 0.6  # of the capacity, for a question that heads a section
_LONGER: Final = 1.5  # times as wide as the question: the paragraph behind it
_MANY: Final = 3  # questions behind signs
_COUNTED: Final = re.compile(r"\D{1,4}[\d一二三四五六七八九十]")
_BEGINS_QUESTION: Final = frozenset("Q問问【〔［")
_SEVERAL: Final = 2  # questions that head text
_BEFORE_NO_TITLE: Final = frozenset("：:？?，、")
_ENDS_QUESTION: Final = frozenset("？?」")  # or a quotation


def find(texts: Sequence[Draft], capacity: int) -> None:
    """A short question or quotation between whole paragraphs heads what follows, as the headings beside it do; among
    several questions that head text, one below or above a list or table does too."""
    asked = [index for index, made in enumerate(texts[:-1]) if index and made.text[-1:] in _ENDS_QUESTION]
    asked = [index for index in asked if _may_ask(texts[index], capacity) and texts[index - 1].kind is not HEADING]
    found = [index for index in asked if _stands_between(texts, index)]
    if len(found) >= _SEVERAL:
        found = [index for index in asked if index in found or _heads_list(texts, index)]
    for index in found:
        texts[index].kind = HEADING
        texts[index].doubt(certainty.QUESTION)


def answered(drafts: Sequence[Draft], capacity: int, body_size: float) -> None:
    """Questions behind their sign, Q1：, head what answers them, a level below the heading that they stand under, if
    they are counted, or at least half of these answers, behind theirs, are longer than a paragraph: a list, a table,
    more paragraphs; else they are the lines of a talk.  body_size: of set text, whose headings are told by their size;
    0 = unknown."""
    if body_size:
        return
    told = [made for made in drafts if made.kind is not FURNITURE]
    asked = [at for at, (made, after) in enumerate(pairwise(told)) if _is_answered(made, after, capacity)]
    ends = {*asked, *(at for at, made in enumerate(told) if made.kind is HEADING)}
    longer = sum(1 for at in asked if at + 2 < len(told) and at + 2 not in ends)
    counted = sum(1 for at in asked if _COUNTED.match(told[at].text))
    if len(asked) < _MANY or (2 * longer < len(asked) and counted < len(asked)):
        return
    level = 0
    for at, made in enumerate(told):
        if at in asked:
            made.kind, made.level = HEADING, level + 1
            made.doubt(certainty.QUESTION)
        elif made.kind is HEADING:
            level = made.level or 0


def _is_answered(made: Draft, after: Draft, capacity: int) -> bool:
    """Whether `made` is a question behind its sign and `after` begins with that of an answer, or is a whole paragraph
    and the question counted."""
    if made.text[:1] not in _BEGINS_QUESTION or made.text[-1] not in CALLS or not is_plain(made):
        return False
    asks = phrases.QUESTION.match(made.text) is not None and may_be_heading(made, capacity, shown=True)
    if not asks or after.kind is not PARAGRAPH:
        return False
    if phrases.ANSWER.match(after.text):
        return True
    is_counted = _COUNTED.match(made.text) is not None and phrases.QUESTION.match(after.text) is None
    return is_counted and after.role is None and ends_sentence(after.text) and after.text[-1] not in _ENDS_QUESTION


def _may_ask(made: Draft, capacity: int) -> bool:
    is_line = is_plain(made) and len(made.lines) == 1 and width(made.text) <= _SHORT * capacity
    return is_line and (_asks(made, capacity) or phrases.QUOTATION.match(made.text) is not None)


def _stands_between(texts: Sequence[Draft], index: int) -> bool:
    """Whether a question stands behind a whole sentence and above a longer paragraph."""
    before, made, after = texts[index - 1 : index + 2]
    return (
        ends_sentence(before.text)
        and before.text[-1] not in "：:"
        and (len(before.lines) > 1 or before.text[-1] not in "？?")
        and after.kind is PARAGRAPH
        and after.role is None
        and width(after.text) > _LONGER * width(made.text)
    )


def _heads_list(texts: Sequence[Draft], index: int) -> bool:
    """Whether a question stands behind a list, table or sentence, and above a list, table or paragraph."""
    before, made, after = texts[index - 1 : index + 2]
    if before.text[-1:] in _BEFORE_NO_TITLE or after.kind is HEADING or after.text[-1:] in CALLS:
        return False
    leads = after.kind is not PARAGRAPH or (after.role is None and width(after.text) > _LONGER * width(made.text))
    return leads and (before.kind is not PARAGRAPH or ends_sentence(before.text))


def _asks(made: Draft, capacity: int) -> bool:
    text = made.text
    is_question = text.endswith(("？", "?")) and text[0] not in phrases.OPENERS and not phrases.QUESTION.match(text)
    return is_question and may_be_heading(made, capacity)

"""Footnotes told by the empty paragraph for the rule above them: they are no running heads, and a page ends there."""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.lines import Line, begins_page
from reader.structure.words.note_heads import head_of

_ABBREVIATED: Final = re.compile(
    r"(?<![A-Za-z.])(?:[A-Z]|Rev|Int’l|L|Supp|Fed|Reg|Doc|Cir|Stat|Ass’n|Dep’t|Comm|pp?|paras?|arts?|[Nn]os?|[Vv]ols?|eds?|cf|v)\.$"
)
"""How a line of a citation breaks off behind an abbreviation: its stop ends nothing."""
_LONGEST_ABBREVIATION: Final = 8  # characters, with what stands before it


def below_rules(lines: Sequence[Line]) -> set[int]:
    """The indexes of lines that belong to footnotes for sure: from that with a number right below the empty paragraph
    that stands for the rule to the last on the page whose number counts on, and those that go on with its sentence.

    Notes on one case read alike from page to page, as running heads do.
    """
    found: set[int] = set()
    for index, line in enumerate(lines):
        head = head_of(line) if line.rule_before and line.blank is not None else None
        if head and head.counted:
            found.update(range(index, _end_of_notes(lines, index, head.counted)))
    return found


def turns_page(lines: Sequence[Line], index: int) -> bool:
    """Whether empty lines below footnotes tell that a page begins: nothing else stands there."""
    return index < len(lines) and not lines[index].first and begins_page(lines[index])


def _end_of_notes(lines: Sequence[Line], start: int, number: int) -> int:
    """The index behind the footnotes that begin at `start` with `number`, as far as the page surely has some."""
    end = start + 1
    for index in range(start + 1, len(lines)):
        if begins_page(lines[index]):
            break
        head = head_of(lines[index])
        if head is not None and head.number == number + 1:
            number, end = number + 1, index + 1
        elif index == end and not _may_end_note(lines[index - 1].text):
            end += 1
    return end


def _may_end_note(text: str) -> bool:
    if text[-1] == "." and _ABBREVIATED.search(text[-_LONGEST_ABBREVIATION:]):
        return False
    return ends_sentence(text) or text[-1] == "/" or "://" in text

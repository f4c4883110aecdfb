"""Where the footnotes of an article end on a page on which another article has its own."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure.footnotes.note_chain import Token
from reader.structure.footnotes.note_zones import ends_note
from reader.structure.lines import Line

_FEW_LINES: Final = 2  # below the end of a sentence, which a footnote may go on with


def text_between(lines: Sequence[Line], page: Sequence[int], told: Sequence[Token]) -> set[int]:
    """The lines between the last footnote of an article and the first of the next on the same page, that has text above
    it: from the end of that footnote on."""
    found: set[int] = set()
    for before, token in pairwise(told):
        if token.number > before.number:
            continue
        between = [index for index in page if before.at <= index < token.at]
        texts = [lines[index].text for index in between]
        ends = (place for place in range(len(texts)) if _ends_at(texts, place))
        below = between[next(ends, len(between)) + 1 :]
        found.update(below if len(below) > _FEW_LINES else ())
    return found


def _ends_at(texts: Sequence[str], place: int) -> bool:
    """Whether a footnote may end with the line at `place`: the next is not the rest of an address."""
    if any(map(_may_be_of_address, texts[place + 1 : place + 2])):
        return False
    return ends_note(texts[place]) or (place > 0 and "://" in texts[place - 1] and _may_be_of_address(texts[place]))


def _may_be_of_address(text: str) -> bool:
    return text.isascii() and " " not in text

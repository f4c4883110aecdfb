"""The text around a hit, cut where it reads well."""

import re
import unicodedata
from itertools import chain
from typing import Final, NamedTuple

from reader.text.folding import is_word

CONTEXT: Final = 40
ELLIPSIS: Final = "…"
# A snippet is one line.
_BREAK: Final = re.compile("[\t\n\r\v\f\u2028\u2029]")


class Snippet(NamedTuple):
    """text[start:end] is the hit."""

    text: str
    start: int
    end: int


def snippet(text: str, start: int, end: int, context: int = CONTEXT) -> Snippet:
    """text[start:end] with about `context` code points on either side, … where something was cut off.

    A cut never falls inside a word of a script with word boundaries, nor between a letter and its marks: it moves
    towards the hit by up to half of `context`, else outwards by up to `context`.  Only longer words are cut.
    """
    first, last = _cut_before(text, start, context), _cut_after(text, end, context)
    before = ELLIPSIS if first > 0 else ""
    after = ELLIPSIS if last < len(text) else ""
    shown = text[first:last]
    if not shown.isprintable():  # as text without breaks mostly is, which is asked sooner
        shown = _BREAK.sub(" ", shown)
    offset = len(before) - first
    return Snippet(before + shown + after, start + offset, end + offset)


def _tears(text: str, at: int) -> bool:
    """Whether a cut before text[at], inside the text, would tear something apart."""
    return (is_word(text[at]) and is_word(text[at - 1])) or unicodedata.combining(text[at]) > 0


def _cut_before(text: str, start: int, context: int) -> int:
    ideal = start - context
    if ideal <= 0:
        return 0
    if not _tears(text, ideal):
        return ideal
    inwards = range(ideal, min(ideal + context // 2, start) + 1)
    outwards = range(ideal, max(ideal - context, 0) - 1, -1)
    return _whole_cut(text, ideal, inwards, outwards)


def _cut_after(text: str, end: int, context: int) -> int:
    ideal = end + context
    if ideal >= len(text):
        return len(text)
    if not _tears(text, ideal):
        return ideal
    inwards = range(ideal, max(ideal - context // 2, end) - 1, -1)
    outwards = range(ideal, min(ideal + context, len(text)) + 1)
    return _whole_cut(text, ideal, inwards, outwards)


def _whole_cut(text: str, ideal: int, inwards: range, outwards: range) -> int:
    for at in chain(inwards, outwards):
        if not 0 < at < len(text) or not _tears(text, at):
            return at
    return ideal

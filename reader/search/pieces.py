"""A regular expression piece by piece, what is written in it as text folded.

Blanks and words are what they are everywhere in searching: a blank beside a Chinese character or a mark need not be
there, and `\\b` is where a word of letters or digits begins or ends, which it does beside a Chinese character too.
Case is folded in texts too, so that it need not be ignored.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Final, NamedTuple

from reader.text.characters import WORD
from reader.text.folding import fold_text
from reader.text.rules import rule


class Piece(NamedTuple):
    """A part of an expression.  written: as it was, text: folded.  is_literal: whether it is one literal character
    outside a class.  in_class: whether it is in a class, the sign that ends it too."""

    written: str
    text: str
    is_literal: bool
    in_class: bool


_SPECIAL: Final = frozenset("\\.^$*+?{}[]()|-&~#")
_SPECIAL_IN_CLASS: Final = frozenset("\\]^-&~|")
# A character by its number, or as itself.
_ESCAPED: Final = re.compile(
    r"\\(?:u(?P<four>[0-9a-fA-F]{4})|U(?P<eight>[0-9a-fA-F]{8})|x(?P<two>[0-9a-fA-F]{2})|(?P<sign>[^A-Za-z0-9]))",
    re.DOTALL,
)
_LOOSE: Final = f"(?<!{WORD})|(?!{WORD})"
_BLANK: Final = f"(?: |{_LOOSE})"
_NUMBER: Final = re.compile(r"\\[0-9]{1,3}")
_SIGNS: Final = {
    r"\b": f"(?:(?<={WORD})(?!{WORD})|(?<!{WORD})(?={WORD}))",
    r"\B": f"(?:(?<={WORD})(?={WORD})|(?<!{WORD})(?!{WORD}))",
    r"\s": f"(?:\\s|{_LOOSE})",
}
_EDGES: Final = "\n\t\r\f\v"
# In an expression set wide, blanks mean nothing.
_WIDE: Final = re.compile(r"\(\?[A-Za-z0-9]*x")
# What a name follows that is no text; no name has brackets in it.
_NAMED: Final = re.compile(r"\\(?:[pPN]\{[^][{}]*\}|[gLk]<[^][<>]*>)")
# The head of a group that begins with (?, of a comment or a reference the whole.
_HEAD: Final = re.compile(
    r"\(\?(?:#[^)]*\)?|P[=>&][^)]*\)?|&[^)]*\)?|P?<(?![=!])[^>]*>?|<?[=!]|[>|:]|[A-Za-z0-9+-]*:?)"
)
_FLAGS: Final = re.compile(r"\(\?[A-Za-z]*-?[A-Za-z]*:?\Z")
COUNT: Final = rule(
    "how often a part stands there",
    r"\{(?P<least>\d*)(?P<several>,(?P<most>\d*))?\}\Z",
    ("{3}", "{3,}", "{,3}", "{2,3}"),
    ("{e<=1}", "{a}", "{-1}"),
)
RULES: Final = (COUNT,)
# More than these is more than there can be, however much more.
_DIGITS: Final = 9


def pieces(pattern: str) -> Iterator[Piece]:
    """The pieces of an expression, in its order; of one that breaks the rules some pieces."""
    at, in_class, is_wide = 0, False, bool(_WIDE.search(pattern))
    while at < len(pattern):
        char, stop = _character(pattern, at, in_class)
        if not char:
            sign = pattern[at:stop]
            yield Piece(sign, sign if in_class else _outside_class(sign), False, in_class)
            in_class = sign[0] == "[" or (in_class and sign != "]")
        elif in_class:
            last, end = _character(pattern, stop + 1, True) if pattern[stop : stop + 1] == "-" else ("", stop)
            folded = _range(char, last) if last else _literal(char, _SPECIAL_IN_CLASS)
            stop = end if last else stop
            yield Piece(pattern[at:stop], folded, False, True)
        elif char.isspace() and char not in _EDGES and not is_wide:
            yield Piece(pattern[at:stop], _BLANK, False, False)
        else:
            yield Piece(pattern[at:stop], _literal(char), True, False)
        at = stop


def _outside_class(sign: str) -> str:
    """A sign as the engine has it.  Case is folded in texts and expressions alike, so that to ignore it is nothing; the
    engine would look for İ too."""
    if not _FLAGS.match(sign) or "i" not in sign:
        return _SIGNS.get(sign, sign)
    flags = sign.replace("i", "").replace("-:", ":")
    return "(?:" if flags in ("(?", "(?-") else flags


def _character(pattern: str, at: int, in_class: bool) -> tuple[str, int]:
    """The character that is written as text at `at`, none where there is a sign or the end, and where that ends."""
    if at == len(pattern):
        return "", at
    coded = _ESCAPED.match(pattern, at)
    if coded:
        number = coded["four"] or coded["eight"] or coded["two"]
        return chr(int(number, 16)) if number else coded["sign"], coded.end()
    stop = _syntax_end(pattern, at, in_class)
    return ("", stop) if stop > at else (pattern[at : at + 1], at + 1)


def _literal(char: str, special: AbstractSet[str] = _SPECIAL) -> str:
    blank = char if char in _EDGES else " "
    return _as_text(blank if char.isspace() else fold_text(char) or char, special)


def _as_text(char: str, special: AbstractSet[str]) -> str:
    return f"\\{char}" if char in special else char


def _range(low: str, high: str) -> str:
    """A range of characters; only letters and digits of ASCII keep their order when they are folded."""
    first, last = fold_text(low), fold_text(high)
    simple = first.isascii() and last.isascii() and first.isalnum() and last.isalnum() and first <= last
    return f"{first}-{last}" if simple else "-".join(_as_text(each, _SPECIAL_IN_CLASS) for each in (low, high))


def _syntax_end(pattern: str, at: int, in_class: bool) -> int:
    """Where the signs that begin at `at` end; `at` where a literal character stands."""
    char, following = pattern[at], pattern[at + 1 : at + 2]
    if char == "\\":
        named = _NAMED.match(pattern, at)
        if named:
            return named.end()
        if following in "pP" and pattern[at + 2 : at + 3].isalpha():
            return at + 3
        number = _NUMBER.match(pattern, at)
        return number.end() if number else at + 2
    if in_class:
        return at + 1 if char in "]^-&~|" else at
    if char == "(" and following == "?":
        head = _HEAD.match(pattern, at)
        return head.end() if head else at + 2
    if char == "[":
        stop = at + 2 if following == "^" else at + 1
        # A bracket that comes first in a class is a character.
        return stop + 1 if pattern[stop : stop + 1] == "]" else stop
    return at + 1 if char in _SPECIAL else at


def size(pattern: str) -> int:
    """How many pieces an expression has with all that is counted written out."""
    sums, last, found = [0], 0, list(pieces(pattern))
    for at, piece in enumerate(found):
        if piece.in_class or piece.is_literal:
            last = 1
        elif piece.written.startswith("(") and not piece.written.endswith(")"):
            sums.append(0)
            continue
        elif piece.written == ")" and len(sums) > 1:
            last = max(sums.pop(), 1)
        elif count := COUNT.match(counted(found, at)) if piece.written == "{" else None:
            last *= int((count["most"] or count["least"] or "").lstrip("0")[:_DIGITS] or 1)
        sums[-1] += last
    return sum(sums)


def counted(found: Sequence[Piece], at: int) -> str:
    """The brace at `at` and what follows as far as it may be a count, with the brace that closes it if one does."""
    following = (found[place] for place in range(at + 1, len(found)))
    inside = "".join(piece.text for piece in takewhile(_may_count, following))
    stop = at + 1 + len(inside)
    closes = stop < len(found) and found[stop].written == "}" and not found[stop].in_class
    return f"{{{inside}}}" if closes else f"{{{inside}"


def _may_count(piece: Piece) -> bool:
    return piece.is_literal and (piece.text.isdecimal() or piece.text == ",")

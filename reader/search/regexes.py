"""Regular expressions over folded text: a reader writes them in either script and any width.

Blanks and words are what they are everywhere in searching: a blank beside a Chinese character or a mark need not be
there, and `\\b` is where a word of letters or digits begins or ends, which it does beside a Chinese character too.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any, Final, NamedTuple

import regex

from reader.search.occurrences import Span
from reader.text.characters import WORD
from reader.text.folding import fold_text

error: Final = regex.error
"""What `compiled` raises for an expression that is none: `msg` and `pos`, in code points of the expression."""

SECONDS: Final = 1.0
"""The time that the regular expressions of one query have."""


class Piece(NamedTuple):
    """A part of an expression.  is_literal: whether it is one literal character outside a class.  in_class: whether it
    is in a class, the sign that ends it too."""

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
_SIGNS: Final = {
    r"\b": f"(?:(?<={WORD})(?!{WORD})|(?<!{WORD})(?={WORD}))",
    r"\B": f"(?:(?<={WORD})(?={WORD})|(?<!{WORD})(?!{WORD}))",
    r"\s": f"(?:\\s|{_LOOSE})",
}
_EDGES: Final = "\n\t\r\f\v"
# In an expression set wide, blanks mean nothing.
_WIDE: Final = re.compile(r"\(\?[A-Za-z0-9]*x")
# What these begin goes on to a closing mark and is no text.
_NAMED: Final = {"p": "{}", "P": "{}", "N": "{}", "g": "<>", "L": "<>", "k": "<>"}
_HEADS: Final = "<=!>|:iLmsuxabefrwV01-&R"
# After these groups' heads the rest means what it means elsewhere.
_HARMLESS: Final = ("(?:", "(?=", "(?!", "(?<", "(?P", "(?>", "(?#", "(?|")


@lru_cache(maxsize=64)
def compiled(pattern: str) -> Any:
    """The expression, its literal characters folded.  Raises `error`."""
    try:
        regex.compile(pattern, regex.VERSION0)
        return regex.compile("".join(piece.text for piece in _pieces(pattern)), regex.VERSION0)
    except RecursionError as deep:
        raise error("nested too deeply", pattern, 0) from deep


def occurrences(folded_text: str, expression: Any, seconds: float = SECONDS) -> list[Span]:
    """Where a compiled expression matches, empty matches left out.  Raises TimeoutError when `seconds` are over."""
    return [match.span() for match in expression.finditer(folded_text, timeout=seconds) if match.end() > match.start()]


@lru_cache(maxsize=64)
def required(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Folded texts: all those of one choice, at least, stand in whatever the expression matches.

    Not all that stand there; no choices at all where nothing is known of one.
    """
    choices: list[list[str]] = [[""]]
    depth, skipping = 0, False
    for piece, is_literal, in_class in _pieces(pattern):
        if piece.startswith("(?") and not piece.startswith(_HARMLESS):
            return ()
        if is_literal and not depth and not skipping:
            choices[-1][-1] += piece[-1]
            continue
        if piece in ("?", "*", "{"):
            choices[-1][-1] = choices[-1][-1][:-1]
        if piece == "|" and not depth and not in_class:
            choices.append([])
        choices[-1].append("")
        skipping = piece == "{" or (skipping and piece != "}")
        if not in_class:
            depth += (piece.startswith("(") and not piece.endswith(")")) - (piece == ")")
    found = tuple(tuple(filter(None, runs)) for runs in choices)
    return found if all(found) else ()


def _pieces(pattern: str) -> Iterator[Piece]:
    """The expression piece by piece, what is written in it as text folded."""
    at, in_class, is_wide = 0, False, bool(_WIDE.search(pattern))
    while at < len(pattern):
        char, stop = _character(pattern, at, in_class)
        if not char:
            sign = pattern[at:stop]
            yield Piece(sign if in_class else _SIGNS.get(sign, sign), False, in_class)
            in_class = sign[0] == "[" or (in_class and sign != "]")
        elif in_class:
            last, end = _character(pattern, stop + 1, True) if pattern[stop : stop + 1] == "-" else ("", stop)
            yield Piece(_range(char, last) if last else _literal(char, _SPECIAL_IN_CLASS), False, True)
            stop = end if last else stop
        elif char.isspace() and char not in _EDGES and not is_wide:
            yield Piece(_BLANK, False, False)
        else:
            yield Piece(_literal(char), True, False)
        at = stop


def _character(pattern: str, at: int, in_class: bool) -> tuple[str, int]:
    """The character that is written as text at `at`, none where there is a sign, and where that ends."""
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
        marks = _NAMED.get(following)
        if marks and pattern[at + 2 : at + 3] == marks[0]:
            return pattern.find(marks[1], at) + 1 or len(pattern)
        return at + 2
    if in_class:
        return at + 1 if char in "]^-&~|" else at
    if char == "(" and following == "?":
        return _group_end(pattern, at)
    if char == "[":
        stop = at + 2 if following == "^" else at + 1
        # A bracket that comes first in a class is a character.
        return stop + 1 if pattern[stop : stop + 1] == "]" else stop
    return at + 1 if char in _SPECIAL else at


def _group_end(pattern: str, at: int) -> int:
    """Where the head of a group that begins with (? ends, of a comment or a reference the whole."""
    kind = pattern[at + 2 : at + 3]
    if kind == "#" or pattern.startswith(("(?P=", "(?P>", "(?&"), at):
        return pattern.find(")", at) + 1 or len(pattern)
    if kind == "P" or (kind == "<" and pattern[at + 3 : at + 4] not in "=!"):
        return pattern.find(">", at) + 1 or len(pattern)
    stop = at + 2
    while stop < len(pattern) and pattern[stop] in _HEADS:
        stop += 1
    return stop

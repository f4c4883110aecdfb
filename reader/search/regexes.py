"""Regular expressions over folded text: a reader writes them in either script and any width."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import regex

from reader.text.folding import fold_text

error: Final = regex.error
"""What `compiled` raises for an expression that is none: `msg` and `pos`, in code points of the expression."""

_SPECIAL: Final = frozenset("\\.^$*+?{}[]()|-&~#")
# What these begin goes on to a closing mark and is no text.
_NAMED: Final = {"p": "{}", "P": "{}", "N": "{}", "g": "<>", "L": "<>", "k": "<>"}


@lru_cache(maxsize=64)
def compiled(pattern: str) -> Any:
    """The expression, its literal characters folded.  Raises `error`."""
    regex.compile(pattern, regex.VERSION0)
    return regex.compile("".join(_folded(pattern)), regex.VERSION0 | regex.IGNORECASE)


def _folded(pattern: str) -> Iterator[str]:
    """The expression piece by piece, what is written in it as text folded."""
    at, in_class = 0, False
    while at < len(pattern):
        stop = _syntax_end(pattern, at, in_class)
        if stop > at:
            yield pattern[at:stop]
            in_class = _after(pattern[at], in_class)
            at = stop
            continue
        ranged = in_class and pattern[at + 1 : at + 2] == "-" and pattern[at + 2 : at + 3] not in ("", "]")
        if ranged or (in_class and pattern[at - 1] == "-" and pattern[at - 2] not in "[^"):
            # The ends of a range stay: folded they might come in the other order.
            yield pattern[at]
        else:
            yield _literal(pattern[at])
        at += 1


def _after(sign: str, in_class: bool) -> bool:
    return sign == "[" or (in_class and sign != "]")


def _literal(char: str) -> str:
    folded = char if char.isspace() else fold_text(char) or char
    return f"\\{folded}" if folded != char and folded in _SPECIAL else folded


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
    """Where the head of a group that begins with (? ends."""
    kind = pattern[at + 2 : at + 3]
    if kind == "#" or pattern.startswith("(?P=", at) or pattern.startswith("(?P>", at):
        return pattern.find(")", at) + 1 or len(pattern)
    if kind == "P" or (kind == "<" and pattern[at + 3 : at + 4] not in "=!"):
        return pattern.find(">", at) + 1 or len(pattern)
    stop = at + 2
    while stop < len(pattern) and pattern[stop] in "<=!>|:iLmsuxabefrwV01-&R":
        stop += 1
    return stop

"""Regular expressions over folded text: a reader writes them in either script and any width."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import regex

from reader.search.occurrences import Span
from reader.text.folding import fold_text

error: Final = regex.error
"""What `compiled` raises for an expression that is none: `msg` and `pos`, in code points of the expression."""

SECONDS: Final = 1.0
"""The time that the regular expressions of one query have."""

Piece = tuple[str, bool]
"""A part of an expression, and whether it is one literal character outside a class."""

_SPECIAL: Final = frozenset("\\.^$*+?{}[]()|-&~#")
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
        return regex.compile("".join(piece for piece, _literal in _pieces(pattern)), regex.VERSION0)
    except RecursionError as deep:
        raise error("nested too deeply", pattern, 0) from deep


def occurrences(folded_text: str, expression: Any, seconds: float = SECONDS) -> list[Span]:
    """Where a compiled expression matches, empty matches left out.  Raises TimeoutError when `seconds` are over."""
    return [match.span() for match in expression.finditer(folded_text, timeout=seconds) if match.end() > match.start()]


@lru_cache(maxsize=64)
def required(pattern: str) -> tuple[str, ...]:
    """Folded texts that stand in whatever the expression matches; not all of them, and perhaps none."""
    runs, run, depth, skipping = [], "", 0, False
    for piece, literal in _pieces(pattern):
        if piece == "|" and not depth:
            return ()
        if piece.startswith("(?") and not piece.startswith(_HARMLESS):
            return ()
        if literal and not depth and not skipping:
            run += piece[-1]
            continue
        if piece in ("?", "*", "{"):
            run = run[:-1]
        runs.append(run)
        run = ""
        skipping = piece == "{" or (skipping and piece != "}")
        depth += (piece.startswith("(") and not piece.endswith(")")) - (piece == ")")
    return tuple(filter(None, [*runs, run]))


def _pieces(pattern: str) -> Iterator[Piece]:
    """The expression piece by piece, what is written in it as text folded."""
    at, in_class = 0, False
    while at < len(pattern):
        stop = _syntax_end(pattern, at, in_class)
        if stop > at:
            yield pattern[at:stop], False
            in_class = pattern[at] == "[" or (in_class and pattern[at] != "]")
            at = stop
        elif in_class:
            ranged = pattern[at + 1 : at + 2] == "-" and pattern[at + 2 : at + 3] not in ("", "]", "\\")
            stop = at + 3 if ranged else at + 1
            yield _range(pattern[at], pattern[at + 2]) if ranged else _literal(pattern[at]), False
            at = stop
        else:
            yield _literal(pattern[at]), True
            at += 1


def _literal(char: str) -> str:
    folded = char if char.isspace() else fold_text(char) or char
    return f"\\{folded}" if folded != char and folded in _SPECIAL else folded


def _range(low: str, high: str) -> str:
    """A range of characters; only letters and digits of ASCII keep their order when they are folded."""
    first, last = fold_text(low), fold_text(high)
    simple = first.isascii() and last.isascii() and first.isalnum() and last.isalnum() and first <= last
    return f"{first}-{last}" if simple else f"{low}-{high}"


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

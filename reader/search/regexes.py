"""Regular expressions over folded text: a reader writes them in either script and any width."""

from functools import lru_cache
from typing import Any, Final

import regex

from reader.search.occurrences import Span
from reader.search.pieces import pieces, size

error: Final = regex.error
"""What `compiled` raises for an expression that is none: `msg` and `pos`, in code points of the expression."""

SECONDS: Final = 1.0
"""The time that the regular expressions of one query have."""

# The engine writes out what is counted, in memory; a hundred times a hundred times a hundred thousand ends the program.
_LARGEST: Final = 100_000


@lru_cache(maxsize=64)
def compiled(pattern: str) -> Any:
    """The expression, its literal characters folded.  Raises `error`."""
    if size(pattern) > _LARGEST:
        raise error("too many repetitions", pattern, 0)
    try:
        regex.compile(pattern, regex.VERSION0)
        return regex.compile("".join(piece.text for piece in pieces(pattern)), regex.VERSION0)
    except (RecursionError, MemoryError) as deep:
        raise error("nested too deeply", pattern, 0) from deep
    except ValueError as flags:
        raise error(str(flags), pattern, 0) from flags


def occurrences(folded_text: str, expression: Any, seconds: float = SECONDS) -> list[Span]:
    """Where a compiled expression matches, empty matches left out.  Raises TimeoutError when `seconds` are over, or the
    engine's memory is: an expression may call itself without end."""
    try:
        found = [match.span() for match in expression.finditer(folded_text, timeout=seconds)]
    except MemoryError as endless:
        raise TimeoutError from endless
    return [(start, end) for start, end in found if end > start]

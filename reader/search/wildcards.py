"""Words in which some characters are left open: `trade*`, `?務`, `貿易*協定`."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from reader.search.occurrences import Span
from reader.text.folding import fold_text, is_word

LONGEST: Final = 50
"""So many code points at most stand for one `*`."""

MOST_OPENINGS: Final = 20
"""In so many places at most a wildcard may be open."""

# Stand for the open characters while the rest is folded: no text has them.
_ANY, _ONE = "\ufdd0", "\ufdd1"
_OPEN: Final = frozenset((_ANY, _ONE))


def literal(text: str) -> str | None:
    """What a wildcard's text says, if nothing in it is open."""
    marked = _marked(text)
    return None if _OPEN & set(marked) else marked


def prefixed(text: str) -> str | None:
    """What a wildcard's text says before one `*` at its end, if nothing else in it is open."""
    marked = _marked(text)
    before = marked[:-1]
    return before if before and marked[-1] == _ANY and not _OPEN & set(before) else None


def leaves_open(text: str) -> bool:
    """Whether a wildcard's text leaves open how far its pieces are from each other."""
    sought = pattern(text)
    return sought is not None and any(least != most for least, most in sought.gaps)


def fixed(text: str) -> str:
    """The characters of a wildcard's text that are not open."""
    return "".join(char for char in _marked(text) if char not in _OPEN)


def openings(text: str) -> int:
    """In how many places a wildcard's text is open."""
    return sum(opened for opened, _run in groupby(_marked(text), lambda char: char in _OPEN))


def _marked(text: str) -> str:
    """`text` with marks for its open characters and without the backslashes."""
    pieces: list[str] = []
    signs = iter(text.replace(_ANY, "").replace(_ONE, ""))
    for char in signs:
        pieces.append(next(signs, char) if char == "\\" else {"*": _ANY, "?": _ONE}.get(char, char))
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Pattern:
    """literals: the folded pieces, one at least.  gaps: before each piece and after the last one, the least and most
    code points that are open there; none of them is a line feed.  open_start, open_end: a word may begin before the
    place and end after it."""

    literals: tuple[str, ...]
    gaps: tuple[tuple[int, int], ...]
    open_start: bool
    open_end: bool


@lru_cache(maxsize=256)
def pattern(text: str) -> Pattern | None:
    """The pattern of a wildcard's text; None if it has nothing but open characters."""
    literals: list[str] = []
    gaps: list[tuple[int, int]] = []
    pieces = [(opened, "".join(run)) for opened, run in groupby(fold_text(_marked(text)), lambda char: char in _OPEN)]
    for number, (opened, piece) in enumerate(pieces):
        if opened:
            ones, between = piece.count(_ONE), 0 < number < len(pieces) - 1
            gaps.append((ones, ones + (LONGEST if between and _ANY in piece else 0)))
        else:
            gaps += [(0, 0)] * (len(literals) == len(gaps))
            literals.append(piece)
    gaps += [(0, 0)] * (len(literals) == len(gaps))
    if not literals:
        return None
    return Pattern(tuple(literals), tuple(gaps), _ANY in pieces[0][1], _ANY in pieces[-1][1])


def word_edges(sought: Pattern) -> tuple[bool, bool]:
    """Whether a place may begin, and end, with a letter or digit that begins, and ends, a word there."""
    first, last = sought.literals[0][0], sought.literals[-1][-1]
    begins = not sought.open_start and (sought.gaps[0] != (0, 0) or is_word(first))
    return begins, not sought.open_end and (sought.gaps[-1] != (0, 0) or is_word(last))


def occurrences(folded_text: str, sought: Pattern) -> list[Span]:
    """Where the pattern stands in the text: (start, end) in code points, left to right, never overlapping.

    A place is as short as it can be from where it begins.  A letter or digit at its edge begins or ends a word there,
    unless the pattern is open at that edge.
    """
    found: list[Span] = []
    before = sought.gaps[0][0]
    at = folded_text.find(sought.literals[0], before)
    while at >= 0:
        start = at - before
        end = None if _inside_word(folded_text, start, sought) else _end(folded_text, at, start, sought)
        if end is not None:
            found.append((start, end))
        at = folded_text.find(sought.literals[0], at + 1 if end is None else end + before)
    return found


def _inside_word(text: str, at: int, sought: Pattern) -> bool:
    return not sought.open_start and at > 0 and is_word(text[at - 1]) and is_word(text[at])


def _end(text: str, at: int, start: int, sought: Pattern) -> int | None:
    """Where the place ends that has its first piece at `at`; None if there is none."""
    if "\n" in text[start:at]:
        return None
    return _rest(text, at + len(sought.literals[0]), 1, sought, set())


def _rest(text: str, at: int, piece: int, sought: Pattern, failed: set[tuple[int, int]]) -> int | None:
    """Where a place ends whose first `piece` pieces end before `at`.  failed: what is known to lead nowhere."""
    least, most = sought.gaps[piece]
    if piece == len(sought.literals):
        end = at + least
        whole = sought.open_end or end >= len(text) or not (is_word(text[end - 1]) and is_word(text[end]))
        return end if whole and end <= len(text) and "\n" not in text[at:end] else None
    if (piece, at) in failed:
        return None
    wanted = sought.literals[piece]
    limit = text.find("\n", at, at + most)
    last = at + most if limit < 0 else limit
    found = text.find(wanted, at + least, last + len(wanted))
    while found >= 0:
        rest = _rest(text, found + len(wanted), piece + 1, sought, failed)
        if rest is not None:
            return rest
        found = text.find(wanted, found + 1, last + len(wanted))
    failed.add((piece, at))
    return None

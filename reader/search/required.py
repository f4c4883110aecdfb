"""What stands in every text that a regular expression matches, so that postings can tell where it may match."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final

from reader.search.pieces import COUNT, Piece, counted, pieces
from reader.text.rules import rule

# So many texts at most stand for a part of an expression, and so long ones.
_MOST: Final = 16
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: "tuple[Need, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: "tuple[Need, ...]"


Need = str | AllOf | AnyOf
"""A folded text that stands there, all of several needs, or one of them at least."""

GROUP: Final = rule(
    "the head of a group whose inside means what it means elsewhere",
    r"\((?:\?(?:[:>|]|P?<[^=!>]+>|[ims-]+:?))?\Z",
    ("(", "(?:", "(?>", "(?|", "(?P<name>", "(?<name>", "(?s", "(?im:"),
    ("(?=", "(?<!", "(?x", "(?R", "(?1", "(?P=name)", "(?#so)", "(?"),
)
LOOK: Final = rule(
    "the head of a group that looks before or after a place",
    r"\(\?<?[=!]\Z",
    ("(?=", "(?!", "(?<=", "(?<!"),
    ("(?:", "(?<name>", "(?>"),
)
RULES: Final = (GROUP, LOOK)


class _UnknownError(Exception):
    """The expression has something of which nothing can be told."""


@dataclass(frozen=True, slots=True)
class _Part:
    """texts: all that a part of an expression may take, None where they are not known or too many.  need: of whatever
    it takes then, None = nothing."""

    texts: tuple[str, ...] | None
    need: Need | None = None

    def needed(self) -> Need | None:
        return self.need if self.texts is None else _any_of(self.texts)


_NOTHING: Final = _Part(("",))
_ANYTHING: Final = _Part(None)


@lru_cache(maxsize=64)
def required(pattern: str) -> Need | None:
    """What stands in whatever an expression matches, not all of it; None where nothing is known.

    pattern: one that `regexes.compiled` takes.
    """
    try:
        return _Reader(tuple(pieces(pattern))).either().needed()
    except _UnknownError:
        return None


def always(need: Need | None) -> tuple[str, ...]:
    """Texts that stand wherever a need is met, whichever of several ways."""
    match need:
        case str():
            return (need,)
        case AllOf(parts):
            return tuple(text for part in parts for text in always(part))
        case AnyOf(parts) if all(isinstance(part, str) for part in parts):
            texts = [str(part) for part in parts]
            first, last = _common_start(texts), _common_start([text[::-1] for text in texts])[::-1]
            return tuple(filter(None, dict.fromkeys((first, last))))
        case _:
            return ()


def _common_start(texts: Sequence[str]) -> str:
    return "".join(chars[0] for chars in takewhile(lambda chars: len(set(chars)) == 1, zip(*texts, strict=False)))


class _Reader:
    """Reads an expression from left to right, by its grammar."""

    def __init__(self, read: Sequence[Piece]) -> None:
        self._pieces = read
        self._at = 0

    def either(self) -> _Part:
        branches = [self._in_order()]
        while self._sign() == "|":
            self._at += 1
            branches.append(self._in_order())
        return _either(branches)

    def _sign(self) -> str:
        """The sign that comes next; "" for a character and at the end."""
        piece = self._pieces[self._at] if self._at < len(self._pieces) else None
        return piece.written if piece and not piece.is_literal else ""

    def _in_order(self) -> _Part:
        found = [_NOTHING]
        while self._at < len(self._pieces) and self._sign() not in ("|", ")"):
            part = self._repeated(self._item())
            joined = _joined(found[-1], part)
            found[-1:] = [found[-1], part] if joined is None else [joined]
        return found[0] if len(found) == 1 else _Part(None, _all_of([part.needed() for part in found]))

    def _item(self) -> _Part:
        piece = self._pieces[self._at]
        self._at += 1
        if piece.is_literal:
            return _Part((piece.text[-1],))
        if piece.written.startswith("["):
            return self._class(piece.written)
        return self._group(piece.written) if piece.written.startswith("(") else _ANYTHING

    def _class(self, opening: str) -> _Part:
        begin = self._at
        while self._pieces[self._at].written != "]":
            self._at += 1
        texts = tuple(piece.text for piece in self._pieces[begin : self._at])
        self._at += 1
        # What is not ASCII and one character is one: no sign, no range and no name of a kind.
        simple = opening == "[" and len(texts) <= _MOST and not any(len(text) > 1 or text.isascii() for text in texts)
        return _Part(texts) if simple else _ANYTHING

    def _group(self, head: str) -> _Part:
        # (*…) is no group but what tells the engine how to go on.
        if not (GROUP.match(head) or LOOK.match(head)) or (head == "(" and self._sign() == "*"):
            raise _UnknownError
        inside = self.either()
        self._at += 1
        return _ANYTHING if LOOK.match(head) else inside

    def _repeated(self, part: _Part) -> _Part:
        sign = self._sign()
        if sign not in ("?", "*", "+", "{"):
            return part
        often = counted(self._pieces, self._at) if sign == "{" else sign
        self._at += 1
        while sign == "{" and self._at < len(self._pieces) and self._sign() != "}":
            self._at += 1
        self._at += sign == "{"
        # How much of it is taken first.
        self._at += self._sign() in ("?", "+")
        return _times(part, often)


def _times(part: _Part, often: str) -> _Part:
    """A part that stands there `often`: ?, *, + or {…}."""
    count = COUNT.match(often)
    if often == "?" or (count and int(count["least"] or 0) == 0 and count["several"] and count["most"] == "1"):
        return _either([part, _NOTHING])
    if often == "+" or (count and int(count["least"] or 0) > 0):
        return part if often in ("{1}", "{1,1}") else _Part(None, part.needed())
    return _ANYTHING


def _either(branches: Sequence[_Part]) -> _Part:
    texts = {text: None for branch in branches for text in branch.texts or ()}
    if len(texts) <= _MOST and all(branch.texts is not None for branch in branches):
        return _Part(tuple(texts))
    return _Part(None, _any_of([branch.needed() for branch in branches]))


def _joined(before: _Part, after: _Part) -> _Part | None:
    """One part after the other; None where that is to be told of each."""
    if before.texts is None or after.texts is None or len(before.texts) * len(after.texts) > _MOST:
        return None
    texts = tuple(dict.fromkeys(one + other for one in before.texts for other in after.texts))
    return _Part(texts) if max(map(len, texts)) <= _LONGEST else None


def _any_of(needs: Sequence[Need | None]) -> Need | None:
    known = [need for need in dict.fromkeys(needs) if need]
    if len(known) < len(set(needs)):
        return None
    # Where a text stands, what is within it stands too.
    texts = [need for need in known if isinstance(need, str)]
    least = tuple(
        need for need in known if not (isinstance(need, str) and any(text in need and text != need for text in texts))
    )
    return least[0] if len(least) == 1 else AnyOf(least)


def _all_of(needs: Sequence[Need | None]) -> Need | None:
    known = tuple(need for need in dict.fromkeys(needs) if need)
    if len(known) < 2:
        return known[0] if known else None
    return AllOf(known)

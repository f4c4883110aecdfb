"""Where signs stand in what was typed, and what is glued to them."""

from typing import Final, NamedTuple

from reader.search.signs import (
    CLOSING,
    COLONS,
    ESCAPE,
    FLAGS,
    MINUS,
    OPENING,
    PARTING,
    QUOTES,
    SLASHES,
    Kind,
    is_latin,
    operator_named,
)

_MARKS: Final = frozenset((*QUOTES, *SLASHES))
_OPENING_MARKS: Final = "".join((*OPENING, *QUOTES))
# Behind these, as behind a blank, a phrase or an expression may begin.
_BEFORE: Final = frozenset((*OPENING, *COLONS, *MINUS, *"|｜&＆"))


class Operator(NamedTuple):
    """An operator, and where its name ends.  is_free: whether it is one too where something is glued to it: to one of
    Latin letters a bracket or a quotation mark, to one that no text has anything."""

    kind: Kind
    stop: int
    is_free: bool


class Closed(NamedTuple):
    """Where a quotation ends.  is_free: whether it is parted there from what follows, or else part of a word."""

    at: int
    is_free: bool


class Typed:
    """What was typed.  inside: whether a place is within brackets that are a group."""

    def __init__(self, text: str) -> None:
        self.text = text

    def ends(self, at: int, inside: bool) -> bool:
        """Whether nothing is glued to what ends before `at`."""
        return (
            at >= len(self.text)
            or self.text[at].isspace()
            or (inside and self.text[at] in CLOSING)
            or PARTING.pattern.match(self.text, at) is not None
        )

    def up_to(self, at: int, inside: bool, signs: str = "") -> int:
        """Where from `at` on the first of the signs is, or what is glued together ends."""
        while not self.ends(at, inside) and self.text[at] not in signs:
            at += 1
        return at

    def operator(self, at: int, inside: bool) -> Operator | None:
        """The operator whose name stands at `at`; a bracket or a quotation mark may be glued to it."""
        parting = PARTING.pattern.match(self.text, at)
        stop = parting.end() if parting else self.up_to(at, inside, _OPENING_MARKS)
        kind = operator_named(self.text[at:stop])
        return None if kind is None else Operator(kind, stop, bool(parting) or is_latin(self.text[at:stop]))

    def parts(self, at: int, inside: bool) -> bool:
        """Whether what ends before `at` is parted from what stands there: by an end, or by an operator that no text has
        there."""
        if self.ends(at, inside):
            return True
        found = self.operator(at, inside)
        return found is not None and found.is_free

    def bracket_end(self, begin: int) -> int | None:
        """Where the bracket that opens at `begin` is closed; None = nowhere.  Those in phrases and expressions are
        passed over."""
        depth, at, is_first = 0, begin, False
        while at < len(self.text):
            passed = self._passed(at) if is_first else None
            if passed is not None:
                # To an operator's name a phrase may be glued, to a phrase nothing that is first.
                is_first, at = self.text[at] not in _MARKS, passed
                continue
            char = self.text[at]
            depth += (char in OPENING) - (char in CLOSING)
            if not depth:
                return at
            is_first = char.isspace() or char in _BEFORE
            at += 2 if char == ESCAPE else 1
        return None

    def _passed(self, at: int) -> int | None:
        """Where the phrase, the expression or the free operator ends that begins at `at`; None where none does."""
        if self.text[at] in QUOTES:
            quoted = self.quotation_end(at, inside=True)
            return quoted.at + 1 if quoted and quoted.is_free else None
        if self.text[at] in SLASHES:
            slash = self.expression_end(at, inside=True)
            return None if slash is None else slash + 1
        found = self.operator(at, inside=True)
        return found.stop if found and found.is_free else None

    def expression_end(self, begin: int, inside: bool) -> int | None:
        """Where the regular expression that begins at `begin` ends: at a slash to which nothing but flags is glued."""
        at = begin + 1
        while at < len(self.text):
            if self.text[at] == ESCAPE:
                at += 1
            elif self.text[at] == self.text[begin] and self.ends(self.flags_end(at + 1), inside):
                return at
            at += 1
        return None

    def flags_end(self, at: int) -> int:
        """Where the flags of an expression end that begin at `at`, if any do."""
        flags = FLAGS.pattern.match(self.text, at)
        return flags.end() if flags else at

    def quotation_end(self, begin: int, inside: bool) -> Closed | None:
        """Where the quotation that begins at `begin` ends, others within it passed over; None = nowhere."""
        opening, nested, at, glued = self.text[begin], 0, begin + 1, None
        while at < len(self.text):
            char = self.text[at]
            if char == ESCAPE:
                at += 1
            elif char == QUOTES[opening]:
                if not nested and self.parts(at + 1, inside):
                    return Closed(at, True)
                # Of marks that are the same on both sides one that is glued to a word may be within it, 5" by 6".
                if not nested and char != opening:
                    return Closed(at, False)
                glued, nested = glued or Closed(at, False), max(nested - 1, 0)
                if char == opening and self.text[at - 1].isspace():
                    return glued  # here the next quotation begins
            elif char == opening:
                nested += 1
            at += 1
        return glued if opening == QUOTES[opening] else None

    def has_operators(self, begin: int, stop: int) -> bool:
        """Whether any operator stands between the bracket or the quotation mark at `begin` and the place `stop`."""
        places = range(begin + 1, stop)
        return any(PARTING.pattern.match(self.text, at) and self.text[at - 1] != ESCAPE for at in places) or any(
            self._is_first(at) and self._is_operator(at) for at in places
        )

    def _is_operator(self, at: int) -> bool:
        found = self.operator(at, inside=True)
        return found is not None and (found.is_free or self.ends(found.stop, inside=True))

    def _is_first(self, at: int) -> bool:
        return self.text[at - 1].isspace() or self.text[at - 1] in OPENING

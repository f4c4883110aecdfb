"""Where signs stand in what was typed, and what is glued to them."""

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
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
    """What was typed.  inside: whether a place is within brackets that are a group.

    Whoever looks for an end passes others on the way that will be asked for next: each is noted, or a text of nothing
    but brackets would be read once for each of them.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._stops: dict[tuple[bool, str], list[int]] = {}
        self._brackets: dict[int, int | None] = {}
        self._expressions: dict[tuple[int, bool], int | None] = {}
        self._quotations: dict[tuple[int, bool], Closed | None] = {}

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
        key = inside, signs
        if key not in self._stops:
            self._stops[key] = self._all_stops(*key)
        return self._stops[key][at]

    def _all_stops(self, inside: bool, signs: str) -> list[int]:
        """As `up_to`, of each place."""
        stops = [len(self.text)] * (len(self.text) + 1)
        for at in reversed(range(len(self.text))):
            stops[at] = at if self.ends(at, inside) or self.text[at] in signs else stops[at + 1]
        return stops

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
        if begin not in self._brackets:
            self._match_brackets(begin)
        return self._brackets[begin]

    def _match_brackets(self, begin: int) -> None:
        """Note where the bracket at `begin` is closed, and those within it."""
        opened: list[int] = []
        at, is_first = begin, False
        while at < len(self.text):
            passed = self._passed(at) if is_first else None
            if passed is not None:
                # To an operator's name a phrase may be glued, to a phrase nothing that is first.
                is_first, at = self.text[at] not in _MARKS, passed
                continue
            char = self.text[at]
            if char in OPENING:
                opened.append(at)
            elif char in CLOSING:
                self._brackets[opened.pop()] = at
                if not opened:
                    return
            is_first = char.isspace() or char in _BEFORE
            at += 2 if char == ESCAPE else 1
        self._brackets.update(dict.fromkeys(opened))

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
        if (begin, inside) not in self._expressions:
            self._match_slashes(begin, inside)
        return self._expressions[begin, inside]

    def _match_slashes(self, begin: int, inside: bool) -> None:
        """Note where the expression at `begin` ends, as do all that may begin within it."""
        slashes, end, at = [begin], None, begin + 1
        while at < len(self.text) and end is None:
            if self.text[at] == ESCAPE:
                at += 1
            elif self.text[at] == self.text[begin]:
                if self.ends(self.flags_end(at + 1), inside):
                    end = at
                else:
                    slashes.append(at)
            at += 1
        self._expressions.update({(slash, inside): end for slash in slashes})

    def flags_end(self, at: int) -> int:
        """Where the flags of an expression end that begin at `at`, if any do."""
        flags = FLAGS.pattern.match(self.text, at)
        return flags.end() if flags else at

    def quotation_end(self, begin: int, inside: bool) -> Closed | None:
        """Where the quotation that begins at `begin` ends, others within it passed over; None = nowhere."""
        if (begin, inside) not in self._quotations:
            is_alike = self.text[begin] == QUOTES[self.text[begin]]
            found = self._matched_alike(begin, inside) if is_alike else self._matched(begin, inside)
            self._quotations.update({(mark, inside): end for mark, end in found.items()})
        return self._quotations[begin, inside]

    def _matched(self, begin: int, inside: bool) -> dict[int, Closed | None]:
        """Where the quotation at `begin` ends, and those within it."""
        found: dict[int, Closed | None] = {}
        opened, opening, at = [begin], self.text[begin], begin + 1
        while at < len(self.text) and opened:
            char = self.text[at]
            if char == ESCAPE:
                at += 1
            elif char == QUOTES[opening]:
                found[opened.pop()] = Closed(at, self.parts(at + 1, inside))
            elif char == opening:
                opened.append(at)
            at += 1
        return found | dict.fromkeys(opened)

    def _matched_alike(self, begin: int, inside: bool) -> dict[int, Closed | None]:
        """As `_matched`, of marks that are the same on both sides: one that is glued to a word may be within the
        quotation, 5" by 6"."""
        marks, at = [begin], begin + 1
        last: dict[int, Closed | None] = {}
        while at < len(self.text):
            char = self.text[at]
            if char == ESCAPE:
                at += 1
            elif char == self.text[begin]:
                if self.parts(at + 1, inside):
                    return dict.fromkeys(marks, Closed(at, True))
                marks.append(at)
                if self.text[at - 1].isspace():
                    break  # here the next quotation begins
            at += 1
        else:
            last = {marks[-1]: None}
        return last | {mark: Closed(following, False) for mark, following in pairwise(marks)}

    def has_operators(self, begin: int, stop: int) -> bool:
        """Whether any operator stands between the bracket or the quotation mark at `begin` and the place `stop`."""
        following = bisect_right(self._operators, begin)
        return following < len(self._operators) and self._operators[following] < stop

    @cached_property
    def _operators(self) -> list[int]:
        """The places at which operators stand, but for one at the very beginning."""
        return [
            at
            for at in range(1, len(self.text))
            if (PARTING.pattern.match(self.text, at) and self.text[at - 1] != ESCAPE)
            or (self._is_first(at) and self._is_operator(at))
        ]

    def _is_operator(self, at: int) -> bool:
        found = self.operator(at, inside=True)
        return found is not None and (found.is_free or self.ends(found.stop, inside=True))

    def _is_first(self, at: int) -> bool:
        return self.text[at - 1].isspace() or self.text[at - 1] in OPENING

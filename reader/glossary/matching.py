"""Terms in a running text: one pass of an Aho-Corasick automaton over the folded text."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from reader.glossary.collection import Glossary
from reader.glossary.forms import NUMERALS, expanded, folded
from reader.model.glossary import Term, TermMatch
from reader.text.folding import fold, fold_text
from reader.text.folding import is_word as _is_word

_EXACT_UP_TO: Final = 4  # letters: WHO and AID are words too
_CAPITAL_UP_TO: Final = 5  # letters: Nafta is the agreement; trips and trims are words
_ADDRESS: Final = re.compile(r"https?://[!-~]+")  # https://ustr.gov/dispute-settlement-body names no term
_NUMERALS: Final = frozenset(fold_text(numeral) for numeral in NUMERALS)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A folded form.

    spellings: how the source must write it, width apart; empty = in any case.  capital: the source must begin with a
    capital.  numbered: digits may follow at once (COP28).  exception: no form, but a string in which the term's forms
    do not count.  rivals: terms of other glossaries with the same form.
    """

    term: Term
    spellings: frozenset[str] = frozenset()
    capital: bool = False
    numbered: bool = False
    exception: bool = False
    rivals: tuple[Term, ...] = ()

    def merged(self, other: "_Pattern") -> "_Pattern":
        """What matches where either does: MOU and MoU are one folded form."""
        both = self.spellings and other.spellings
        return _Pattern(
            self.term,
            self.spellings | other.spellings if both else frozenset(),
            self.capital and other.capital,
            self.numbered or other.numbered,
            rivals=self.rivals,
        )

    def against(self, other: "_Pattern") -> "_Pattern":
        """The same, with the other's term among those that have the form too."""
        return self if other.term in self.rivals else replace(self, rivals=(*self.rivals, other.term))


class _Found(NamedTuple):
    start: int
    end: int
    pattern: _Pattern


class Matcher:
    """Finds the terms of a glossary in texts.  Building it costs milliseconds for hundreds of terms; keep it."""

    def __init__(self, glossary: Glossary) -> None:
        forms: dict[str, _Pattern] = {}
        # A form of one term may be an exception of others: 美國貿易法 is no 貿易法.
        exceptions: dict[str, list[_Pattern]] = {}
        for written, pattern in zip(*_written(glossary.terms), strict=True):
            if pattern.exception:
                exceptions.setdefault(written, []).append(pattern)
            elif (known := forms.get(written)) is None:
                forms[written] = pattern
            else:
                forms[written] = known.merged(pattern) if known.term is pattern.term else known.against(pattern)
        strings = list(dict.fromkeys((*forms, *exceptions)))
        self._patterns = [
            (*exceptions.get(string, ()), *((forms[string],) if string in forms else ())) for string in strings
        ]
        self._automaton = AhoCorasick(strings, matchkind=MatchKind.Standard, store_patterns=False)

    def matches(self, text: str) -> tuple[TermMatch, ...]:
        """The terms in `text`: leftmost first, the longest of those that begin together, none overlapping another.

        Offsets count code points of `text` itself.  A Latin form stands at word boundaries; one of up to four letters
        must be written as in the glossary, its capitals included.  Numbers are not cut in two, addresses are skipped.
        """
        whole = fold(text)
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(whole.text, overlapping=True):
            patterns = [p for p in self._patterns[index] if _bounded(whole.text, start, end, p.numbered)]
            if not patterns:
                continue
            source = whole.map.to_source(start, end)
            # An end inside a ligature or the like is no end of a form.
            if whole.map.to_target(*source) == (start, end):
                found += [_Found(*source, p) for p in patterns if _spelled(text[slice(*source)], p)]
        return tuple(_leftmost_longest(_outside_addresses(text, _without_exceptions(found))))


def _written(terms: Iterable[Term]) -> tuple[list[str], list[_Pattern]]:
    """Every way to write every term, folded, and what it stands for.  Folds them all at once, for speed."""
    written: list[str] = []
    patterns: list[_Pattern] = []
    for term in terms:
        for form in term.forms:
            ways = expanded(form)
            written += ways
            patterns += _patterns(term, form, ways)
        written += term.exceptions
        patterns += [_Pattern(term, exception=True)] * len(term.exceptions)
    return folded(written), patterns


def _patterns(term: Term, form: str, ways: tuple[str, ...]) -> list[_Pattern]:
    letters = sum(char.isalpha() for char in form) if form.isascii() else 0
    capital = letters == _CAPITAL_UP_TO and form[:2].isupper()
    numbered = letters > 0 and form.isupper() and form[-1].isalpha()
    if 0 < letters <= _EXACT_UP_TO:
        return [_Pattern(term, frozenset((way,)), capital, numbered) for way in ways]
    return [_Pattern(term, frozenset(), capital, numbered)] * len(ways)


def _bounded(folded: str, start: int, end: int, numbered: bool) -> bool:
    """Whether neither a word nor a number goes on over an edge of folded[start:end]."""
    if start and _goes_on(folded[start - 1], folded[start]):
        return False
    if end == len(folded) or not _goes_on(folded[end - 1], folded[end]):
        return True
    return numbered and folded[end].isdigit()


def _goes_on(left: str, right: str) -> bool:
    return (_is_word(left) and _is_word(right)) or (left in _NUMERALS and right in _NUMERALS)


def _spelled(source: str, pattern: _Pattern) -> bool:
    if pattern.capital:
        return unicodedata.normalize("NFKC", source)[0].isupper()
    return not pattern.spellings or unicodedata.normalize("NFKC", source) in pattern.spellings


def _without_exceptions(found: list[_Found]) -> list[_Found]:
    """Those that stand in no exception of their term."""
    ends: dict[tuple[str, int], int] = {}  # (term, offset within an exception) -> the exception's end
    for each in found:
        if each.pattern.exception:
            for offset in range(each.start, each.end):
                key = (each.pattern.term.id, offset)
                ends[key] = max(each.end, ends.get(key, 0))
    forms = (each for each in found if not each.pattern.exception)
    return [each for each in forms if ends.get((each.pattern.term.id, each.start), 0) < each.end]


def _outside_addresses(text: str, found: list[_Found]) -> list[_Found]:
    if not found or "://" not in text:
        return found
    starts, ends = [0], [0]
    for address in _ADDRESS.finditer(text):
        starts.append(address.start())
        ends.append(address.end())
    return [each for each in found if ends[bisect_left(starts, each.end) - 1] <= each.start]


def _leftmost_longest(found: Iterable[_Found]) -> Iterator[TermMatch]:
    ordered = sorted(found, key=lambda each: (each.start, -each.end))
    index = 0
    while index < len(ordered):
        chosen = ordered[index]
        following = index + 1
        while following < len(ordered) and ordered[following].start < chosen.end:
            following += 1
        hidden = sorted(ordered[index + 1 : following], key=lambda each: (each.start - each.end, each.start))
        shorter = (each.pattern.term for each in hidden if each.pattern.term is not chosen.pattern.term)
        yield TermMatch(
            chosen.start, chosen.end, chosen.pattern.term, tuple(dict.fromkeys((*chosen.pattern.rivals, *shorter)))
        )
        index = following

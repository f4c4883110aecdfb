"""Which documents may hold a piece of text whose first and last word may be parts of longer ones."""

import math
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.search import analysis
from reader.search.candidates import FEW, frequencies_in, in_all, postings_of, united
from reader.search.lookup import find
from reader.search.required import AllOf, AnyOf, Need
from reader.search.tables import is_surrogate
from reader.search.terms import FieldTerms, Postings
from reader.search.wildcards import Pattern
from reader.text.folding import is_word

MANY: Final = 100
"""Fewer documents of a segment are looked at sooner than more is asked of the postings."""

_ONE: Final = (1, 1)


def holders(
    terms: FieldTerms, folded: str, documents: int, whole_start: bool = False, whole_end: bool = False
) -> Postings | None:
    """The documents that may hold the text, ascending, and how often at most; None where nothing in it is indexed.

    documents: how many there are in the segment.  whole_start, whole_end: whether a word ends at that edge.
    """
    lists = _of_words(terms, folded, documents, whole_start, whole_end)
    grams, first = analysis.phrase_grams(folded)
    lists += terms.of_grams(tuple(dict.fromkeys(grams))) if grams else []
    if first is not None and not (lists and min(map(len, lists)) <= FEW):
        lists.append(united(terms.of_first(first), documents))
    return in_all(lists, documents) if lists else None


def holders_around(
    terms: FieldTerms, before: str, after: str, documents: int, within: NDArray[np.bool_] | None
) -> Postings | None:
    """The documents that may hold `before` and `after` with one character between them, as `holders`; None where its
    neighbours are not ones that grams tell of.  within: of each document whether it is asked about, None = all."""
    (_, first), (_, last) = analysis.phrase_grams(before[-1]), analysis.phrase_grams(after[0])
    if first is None or last is None:
        return None
    begin, end = terms.beginning(first)
    between = terms.gram_keys[begin:end] & np.uint32(0xFFFF)
    following = between << np.uint32(16) | np.uint32(last)
    at, known = find(following, terms.gram_keys)
    halves = is_surrogate(between)
    told = np.flatnonzero((between > 0) & ~halves & known)
    sums = _sums(_alike(terms.of_each(begin + told), terms.of_each(at[told]), within), documents)
    if halves.any():
        # Half of a character has no gram with what follows the other one.
        sums += _sums(terms.of_each(begin + np.flatnonzero(halves))[1], documents)
    if len(between) and not between[0]:
        ending = _sums(terms.of_gram_at(begin), documents)
        new = (ending > 0) & (sums == 0)
        sums += np.minimum(ending, _beginnings(terms, last, new if within is None else new & within))
    return postings_of(sums if within is None else np.where(within, sums, 0))


_Each = tuple[NDArray[np.intp], Postings]


def _alike(one: _Each, other: _Each, within: NDArray[np.bool_] | None) -> Postings:
    """The postings of pairs of terms in documents that have both, with the lesser of the frequencies."""
    (places, postings), (other_places, others) = (one, other) if len(one[0]) < len(other[0]) else (other, one)
    if within is not None:
        asked = within[postings >> np.uint32(8)]
        places, postings = places[asked], postings[asked]
    wanted, known = places << 24 | postings >> np.uint32(8), other_places << 24 | others >> np.uint32(8)
    at, same = find(wanted, known)
    frequencies = np.minimum(postings[same] & np.uint32(0xFF), others[at[same]] & np.uint32(0xFF))
    found: Postings = postings[same] & np.uint32(0xFFFFFF00) | frequencies
    return found


def _sums(postings: Postings, documents: int) -> NDArray[np.float64]:
    """Of each document its frequencies together, infinite where one stands for "or more"."""
    frequencies = postings & np.uint32(0xFF)
    weights = np.where(frequencies == analysis.MAX_FREQUENCY, np.inf, frequencies)
    return np.bincount(postings >> np.uint32(8), weights, documents).astype(np.float64)


def _beginnings(terms: FieldTerms, unit: int, asked: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How often a unit stands in each document, at most, where no letter is before it; closely only if this is `asked`
    of many."""
    beginnings = _sums(terms.of_first(unit), len(asked))
    if np.count_nonzero(asked & (beginnings > 0)) > MANY:
        beginnings -= frequencies_in(terms.of_each(terms.ending(unit))[1], len(asked))
    return beginnings


def _of_words(terms: FieldTerms, folded: str, documents: int, whole_start: bool, whole_end: bool) -> list[Postings]:
    lists, at = [], 0
    for inside, run in groupby(folded, is_word):
        word = "".join(run)
        start, at = at, at + len(word)
        if not inside:
            continue
        begins, ends = start > 0 or whole_start, at < len(folded) or whole_end
        if begins and ends:
            lists.append(terms.of_word(word.encode()))
        elif begins or ends:
            lists.append(
                united(terms.of_prefix(word.encode()) if begins else terms.of_part(word.encode(), True), documents)
            )
        else:
            # A word may have the part several times.
            lists.append(united(terms.of_part(word.encode(), False), documents) | np.uint32(analysis.MAX_FREQUENCY))
    return lists


def holders_of_need(terms: FieldTerms, need: Need | None, documents: int) -> Postings | None:
    """The documents that may have what an expression needs, as `holders`."""
    match need:
        case None:
            return None
        case str():
            return holders(terms, need, documents)
        case AllOf(parts):
            return _rarest_known([holders_of_need(terms, part, documents) for part in parts], documents)
        case AnyOf(parts):
            return _any_known([holders_of_need(terms, part, documents) for part in parts], documents)


# Patterns


def holders_of_pieces(terms: FieldTerms, sought: Pattern, documents: int) -> list[Postings | None]:
    """The documents that may hold each piece of a pattern, as `holders`; None too for a single character that many
    have, of which more is known by what is around it."""
    last = len(sought.literals) - 1
    return [
        None
        if _is_told_around(sought, number)
        else holders(
            terms,
            literal,
            documents,
            whole_start=not number and not sought.open_start and sought.gaps[0] == (0, 0),
            whole_end=number == last and not sought.open_end and sought.gaps[-1] == (0, 0),
        )
        for number, literal in enumerate(sought.literals)
    ]


def _is_told_around(sought: Pattern, number: int) -> bool:
    """Whether a piece is a single character of which `holders_around` tells, with the piece before or after it."""
    literal = sought.literals[number]
    before = number > 0 and sought.gaps[number] == _ONE and _is_in_grams(sought.literals[number - 1][-1])
    after = sought.gaps[number + 1] == _ONE and _is_in_grams((sought.literals[number + 1 :] or " ")[0][0])
    return len(literal) == 1 and _is_in_grams(literal) and (before or after)


def _is_in_grams(char: str) -> bool:
    """Whether grams tell of a character beside another one."""
    return analysis.phrase_grams(char)[1] is not None


def rarest_piece(terms: FieldTerms, sought: Pattern, of_pieces: list[Postings | None]) -> int:
    """Which of the pieces to look for first.  of_pieces: as `holders_of_pieces` tells."""

    def often(number: int) -> float:
        held, (_, unit) = of_pieces[number], analysis.phrase_grams(sought.literals[number])
        if held is not None:
            return int((held & np.uint32(0xFF)).sum())
        return math.inf if unit is None else len(terms.of_first(unit))

    return min(range(len(of_pieces)), key=often)


def holders_of_all(
    terms: FieldTerms, sought: Pattern, of_pieces: list[Postings | None], documents: int
) -> Postings | None:
    """The documents that may hold a pattern, as `holders`.  of_pieces: those that may hold each piece."""
    found = _rarest_known(of_pieces, documents)
    for before, after, gap in zip(sought.literals, sought.literals[1:], sought.gaps[1:], strict=False):
        if gap == _ONE and (found is None or len(found) > MANY):
            within = None if found is None else _among(found, documents)
            found = _rarest_known([found, holders_around(terms, before, after, documents, within)], documents)
    return found


def _among(found: Postings, documents: int) -> NDArray[np.bool_]:
    """Of each document of the segment whether it is in the postings."""
    among = np.zeros(documents, bool)
    among[found >> np.uint32(8)] = True
    return among


def _rarest_known(lists: list[Postings | None], documents: int) -> Postings | None:
    """`in_all` of those lists that are known; None where none is."""
    known = [postings for postings in lists if postings is not None]
    return in_all(known, documents) if known else None


def _any_known(lists: list[Postings | None], documents: int) -> Postings | None:
    """The documents that are in one of those lists at least, ascending, frequencies added; None where one list is not
    known, or there is none."""
    known = [postings for postings in lists if postings is not None]
    return united(np.concatenate(known), documents) if known and len(known) == len(lists) else None

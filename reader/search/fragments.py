"""Which documents may hold a piece of text whose first and last word may be parts of longer ones."""

import math
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.search import analysis, between
from reader.search.between import Between
from reader.search.candidates import FEW, in_all, may_hold, united
from reader.search.required import AllOf, AnyOf, Need
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
    lists += map(terms.of_gram, dict.fromkeys(grams))
    if first is not None and not (lists and min(map(len, lists)) <= FEW):
        lists.append(united(terms.of_first(first), documents))
    if not lists:
        return None
    found = in_all(lists, documents)
    return found[may_hold(terms, analysis.phrase_followers(folded), found >> np.uint32(8))]


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


def most_holders(terms: FieldTerms, need: Need | None, documents: int) -> int:
    """How many documents hold the rarest gram of what an expression needs, whatever else is known of them."""
    match need:
        case None:
            return documents
        case str():
            grams, _first = analysis.phrase_grams(need)
            if grams:
                return int(terms.gram_sizes(np.array(grams, np.uint32)).min())
            held = holders(terms, need, documents)
            return documents if held is None else len(held)
        case AllOf(parts):
            return min(most_holders(terms, part, documents) for part in parts)
        case AnyOf(parts):
            return min(sum(most_holders(terms, part, documents) for part in parts), documents)


# Patterns


def holders_of_pieces(terms: FieldTerms, sought: Pattern, documents: int) -> list[Postings | None]:
    """The documents that may hold each piece of a pattern, as `holders`; None too for a single character of which more
    is known by what is around it."""
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
    """Whether a piece is a single character of which `Between` tells, with the piece before or after it."""
    literal = sought.literals[number]
    before = number > 0 and _is_told_between(sought, number - 1)
    after = number < len(sought.literals) - 1 and _is_told_between(sought, number)
    return len(literal) == 1 and (before or after)


def _is_told_between(sought: Pattern, number: int) -> bool:
    """Whether grams tell of a piece and the one after it with what is between them."""
    before, after = sought.literals[number : number + 2]
    return sought.gaps[number + 1] == _ONE and between.is_told(before[-1]) and between.is_told(after[0])


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
) -> tuple[Postings | None, list[tuple[int, Between]]]:
    """The documents that may hold a pattern, as `holders`, and what is told between pieces of it, each with the number
    of the piece before.  of_pieces: those that may hold each piece."""
    found, told = _rarest_known(of_pieces, documents), []
    for number in range(len(sought.literals) - 1):
        if _is_told_between(sought, number) and (found is None or len(found) > MANY):
            within = None if found is None else _among(found, documents)
            told.append((number, Between(terms, sought.literals[number : number + 2], documents, within)))
            found = _rarest_known([found, told[-1][1].postings()], documents)
    return found, told


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

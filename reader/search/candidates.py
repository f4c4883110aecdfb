"""From postings to documents: which documents of a segment hold a phrase, and how often, before and after proof."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search import analysis
from reader.search.followers import may_be
from reader.search.plans import PhrasePlan
from reader.search.terms import FieldTerms, Postings

FEW: Final = 8
"""So few candidates are looked up in the text sooner than in more postings."""

ANY: Final = 1 << 20
"""Stands for "as often as there is room" among bounds."""

# So many postings are added at once: what is made of more does not stay in the processor's cache.
_PIECE: Final = 1 << 16
# To look for one document in a list takes so many times as long as to write down one of the list.
_DENSE: Final = 6

Documents = NDArray[np.uint32]
Counts = NDArray[np.int64]

_BOUNDS: Final[Counts] = np.arange(analysis.MAX_FREQUENCY + 1)
_BOUNDS[analysis.MAX_FREQUENCY] = ANY


def candidates(terms: FieldTerms, plan: PhrasePlan, documents: int) -> tuple[Documents, NDArray[np.uint32]]:
    """The documents that have all terms of the plan, ascending, and the least of the terms' frequencies in each; all
    documents where the plan has no term."""
    found = holders(terms, plan, documents)
    return found >> np.uint32(8), found & np.uint32(0xFF)


def holders(terms: FieldTerms, plan: PhrasePlan, documents: int) -> Postings:
    """The same as postings."""
    lists = _postings(terms, plan, documents)
    if not lists:
        return np.arange(documents, dtype=np.uint32) << np.uint32(8) | np.uint32(analysis.MAX_FREQUENCY)
    return in_all(lists, documents)


def most_holders(terms: FieldTerms, plan: PhrasePlan, documents: int) -> int:
    """How many documents hold the rarest term of the plan, whatever else is known of them."""
    sizes = [len(found) for found in chain(map(terms.of_gram, plan.grams), map(terms.of_word, plan.words))]
    return min(sizes) if sizes else len(holders(terms, plan, documents))


def _postings(terms: FieldTerms, plan: PhrasePlan, documents: int) -> list[Postings]:
    lists = []
    for found in chain(map(terms.of_gram, plan.grams), map(terms.of_word, plan.words)):
        if not len(found):
            return [found]
        lists.append(found)
    few = bool(lists) and min(map(len, lists)) <= FEW
    if plan.first is not None and not few:
        lists.append(united(terms.of_first(plan.first), documents))
    if plan.word_prefix is not None and not few:
        lists.append(united(terms.of_prefix(plan.word_prefix), documents))
    return lists


def may_hold(terms: FieldTerms, followed: Sequence[tuple[int, int]], docs: Documents) -> NDArray[np.bool_]:
    """Of each of the documents, ascending, whether each of the grams, which all have, may be followed there by the unit
    beside it."""
    may = np.ones(len(docs), bool)
    if len(docs) > FEW:
        for gram, unit in followed:
            left = np.flatnonzero(may)
            postings, signs = terms.of_gram_signed(gram)
            if len(left) < len(postings):
                at = postings.searchsorted(docs[left] << np.uint32(8))
                postings, signs = postings.take(at), signs.take(at)
            may[left] = may_be(postings, signs, np.array([unit], np.uint16))
    return may


def united(postings: Postings, documents: int) -> Postings:
    """Postings of several terms as those of one: ascending, one a document, frequencies added."""
    # A single frequency that stands for "or more" makes the sum one as well.
    return postings_of(frequencies_in(postings, documents))


def frequencies_in(postings: Postings, documents: int) -> NDArray[np.uint32]:
    """The frequency in each document of the segment, of several terms together."""
    frequencies = np.zeros(documents, np.uint32)
    for first in range(0, len(postings), _PIECE):
        each = postings[first : first + _PIECE]
        # In a half of bincount's time, which makes them floating; of other types it would take many times as long.
        np.add.at(frequencies, (each >> np.uint32(8)).astype(np.intp), each & np.uint32(0xFF))
    return frequencies


def postings_of(frequencies: NDArray[Any]) -> Postings:
    """Postings by the frequency in each document of the segment."""
    docs = np.flatnonzero(frequencies > 0).astype(np.uint32)
    often: Postings = np.minimum(frequencies[docs], analysis.MAX_FREQUENCY).astype(np.uint32)
    return docs << np.uint32(8) | often


def bounds(frequencies: NDArray[Any]) -> Counts:
    """How often at most what has these frequencies in postings occurs; ANY where they say "so many or more"."""
    return _BOUNDS.take(frequencies)


def spread(postings: Postings, documents: int) -> NDArray[np.uint8]:
    """The frequency in each document of the segment, by postings of one a document."""
    if len(postings) == documents:
        return postings.astype(np.uint8)
    frequencies = np.zeros(documents, np.uint8)
    frequencies[(postings >> np.uint32(8)).astype(np.intp)] = postings.astype(np.uint8)
    return frequencies


def in_all(lists: Sequence[Postings], documents: int) -> Postings:
    """The documents that are in all of the ascending lists, one at least, with the least of their frequencies; once no
    more than FEW are left, these.

    documents: how many there are in the segment.
    """
    found, *others = sorted(lists, key=len)
    dense = [each for each in others if len(each) + documents // 16 < _DENSE * len(found)]
    if dense and len(found) > FEW:
        frequencies = spread(found, documents)
        for each in dense:
            np.minimum(frequencies, spread(each, documents), out=frequencies)
        docs = np.flatnonzero(frequencies > 0).astype(np.uint32)
        found = docs << np.uint32(8) | frequencies.take(docs)
    for each in others[len(dense) :]:
        if len(found) <= FEW:
            break
        found = _also_in(found, each)
    return found


def _also_in(found: Postings, other: Postings) -> Postings:
    """Those that are in another ascending list too, which is much longer, with the lesser of the frequencies."""
    at = other.searchsorted(found & np.uint32(0xFFFFFF00))
    others = other.take(at, mode="clip")
    same = (others ^ found) < np.uint32(0x100)
    lesser: Postings = np.minimum(found[same], others[same])
    return lesser

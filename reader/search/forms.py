"""In which characters a text says what the folded text says: who searches in one script wants to see it first.

Of the body in its own script (`folding.in_own_script`) only those grams are indexed, as the field `forms`, that have an
*unusual* character (unusual.py): a text of Taiwan has few.  A gram of usual characters is in a document as often as the
folded gram less all unusual ones that fold to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search import analysis
from reader.search.fields import BODY, FORMS
from reader.search.occurrences import occurrences
from reader.search.segments import SegmentView
from reader.search.tables import code_units, is_surrogate
from reader.search.terms import Postings
from reader.search.unusual import is_unusual
from reader.text import folding
from reader.text.equivalents import forms


@dataclass(frozen=True, slots=True)
class FormsPlan:
    """How a phrase was typed.

    own: in its own script.  grams: (folded, in its own script), those of which there are other forms; firsts: the same
    of a unit with which a gram begins.  A document that says the phrase so has all of them so.
    """

    own: str
    prefix: bool
    grams: tuple[tuple[int, int], ...]
    firsts: tuple[tuple[int, int], ...]

    def is_in(self, own_blocks: Iterable[str]) -> bool:
        """Whether blocks in their own script have the phrase as it was typed."""
        return any(occurrences(block, self.own, self.prefix) for block in own_blocks)


@lru_cache(maxsize=256)
def forms_plan(phrase: str, prefix: bool = False) -> FormsPlan | None:
    """None for a phrase, not folded, that can be written only as it is."""
    folded, own = folding.fold_text(phrase), folding.in_own_script(phrase)
    if not any(char in forms() for char in folded):
        return None
    if is_surrogate(code_units(folded + own)).any():
        return FormsPlan(own, prefix, (), ())
    (grams, first), (own_grams, own_first) = analysis.phrase_grams(folded), analysis.phrase_grams(own)
    pairs = dict.fromkeys(pair for pair in zip(grams, own_grams, strict=True) if len(_gram_forms(pair[0])) > 1)
    firsts = () if first is None or own_first is None or len(_unit_forms(first)) == 1 else ((first, own_first),)
    return FormsPlan(own, prefix, tuple(pairs), firsts)


def _gram_forms(gram: int) -> list[int]:
    """All grams that fold to a folded one, itself too."""
    first, second = (_unit_forms(unit) for unit in (gram >> 16, gram & 0xFFFF))
    return [one << 16 | other for one, other in product(first, second)]


def _unit_forms(unit: int) -> list[int]:
    return [ord(char) for char in forms().get(chr(unit), chr(unit)) if ord(char) < 0x10000]


def said_so(plan: FormsPlan | None, segment: SegmentView, docs: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Of each of `docs` whether the phrase, if it stands there folded, may stand there as it was typed; it may where
    it can be written only so, plan = None."""
    said = np.ones(len(docs), bool)
    if plan is None or not len(docs):
        return said
    # Where no document has an unusual character, there is no field of them.
    folded, unusual, documents = segment.fields[BODY], segment.fields.get(FORMS), len(segment.alive)
    for gram, own in plan.grams:
        others = [form for form in _gram_forms(gram) if form != own]
        lists = unusual.of_grams((own, *others)) if unusual else [_NONE] * (1 + len(others))
        marked = is_unusual(chr(own >> 16)) or is_unusual(chr(own & 0xFFFF))
        said &= _has(folded.of_grams((gram,))[0], lists, marked, docs, documents)
    for first, own in plan.firsts:
        others = [form for form in _unit_forms(first) if form != own]
        lists = [unusual.of_first(unit) if unusual else _NONE for unit in (own, *others)]
        said &= _has(folded.of_first(first), lists, is_unusual(chr(own)), docs, documents)
    return said


_NONE: Final = np.zeros(0, np.uint32)


def _has(
    folded: Postings, own_and_others: list[Postings], is_unusual: bool, docs: NDArray[np.uint32], documents: int
) -> NDArray[np.bool_]:
    """Of each document whether it has a form.  folded: the postings of all forms together."""
    own, *others = own_and_others
    if is_unusual:
        return _frequencies(own, documents)[docs] > 0
    every = _frequencies(folded, documents)[docs]
    return (every > _frequencies(np.concatenate([_NONE, *others]), documents)[docs]) | (every >= analysis.MAX_FREQUENCY)


def _frequencies(postings: Postings, documents: int) -> NDArray[Any]:
    """The frequency in each document, of several terms together."""
    frequencies: NDArray[Any] = np.bincount(postings >> np.uint32(8), postings & np.uint32(0xFF), documents)
    return frequencies

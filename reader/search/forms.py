"""In which characters a text says what the folded text says: who searches in one script wants to see it first.

Of the body in its own script (`folding.in_own_script`) only those grams are indexed, as the field `forms`, that have an
*unusual* character (unusual.py): a text of Taiwan has few.  A gram of usual characters is in a document as often as the
folded gram less all unusual ones that fold to it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.search import analysis
from reader.search.candidates import frequencies_in
from reader.search.fields import BODY, FORMS
from reader.search.occurrences import occurrences
from reader.search.segments import SegmentView
from reader.search.tables import code_units, is_surrogate
from reader.search.terms import Postings
from reader.search.unusual import is_unusual
from reader.text import folding
from reader.text.equivalents import forms


@dataclass(frozen=True, slots=True)
class Form:
    """A gram as it was typed, or a unit with which one begins.

    folded, own: folded, and in its own script.  others: what else folds to it.  is_marked: whether `own` is indexed.
    """

    folded: int
    own: int
    others: tuple[int, ...]
    is_marked: bool


@dataclass(frozen=True, slots=True)
class FormsPlan:
    """How a phrase was typed.

    own: in its own script.  grams, firsts: those of which there are other forms; firsts: of a unit with which a gram
    begins.  A document that says the phrase so has all of them so.
    """

    own: str
    prefix: bool
    grams: tuple[Form, ...]
    firsts: tuple[Form, ...]

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
    pairs = dict.fromkeys(zip(grams, own_grams, strict=True))
    firsts = [] if first is None or own_first is None else [(first, own_first)]
    return FormsPlan(own, prefix, _with_others(pairs, _gram_forms), _with_others(firsts, _unit_forms))


def _with_others(pairs: Iterable[tuple[int, int]], forms_of: Callable[[int], list[int]]) -> tuple[Form, ...]:
    """Those of the pairs, folded and in its own script, that have other forms."""
    found = ((folded, own, forms_of(folded)) for folded, own in pairs)
    return tuple(
        Form(folded, own, tuple(form for form in every if form != own), _is_marked(own))
        for folded, own, every in found
        if len(every) > 1
    )


def _is_marked(units: int) -> bool:
    """Whether an unusual character is in a gram, or is a unit."""
    return any(unit and is_unusual(chr(unit)) for unit in (units >> 16, units & 0xFFFF))


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
    body, unusual, documents = segment.fields[BODY], segment.fields.get(FORMS), len(segment.alive)
    for form in plan.grams:
        own, *others = map(unusual.of_gram, (form.own, *form.others)) if unusual else [_NONE]
        if form.is_marked or any(map(len, others)):
            said &= _has(form, body.of_gram(form.folded), own, others, docs, documents)
    for form in plan.firsts:
        own, *others = (unusual.of_first(unit) if unusual else _NONE for unit in (form.own, *form.others))
        if form.is_marked or any(map(len, others)):
            said &= _has(form, body.of_first(form.folded), own, others, docs, documents)
    return said


_NONE: Final = np.zeros(0, np.uint32)


def _has(
    form: Form, folded: Postings, own: Postings, others: Sequence[Postings], docs: NDArray[np.uint32], documents: int
) -> NDArray[np.bool_]:
    """Of each document whether it has a form.  folded: the postings of all forms together."""
    if form.is_marked:
        has = np.zeros(documents, bool)
        has[own >> np.uint32(8)] = True
        return has.take(docs)
    every = frequencies_in(folded, documents)[docs]
    unlike = frequencies_in(np.concatenate([_NONE, *others]), documents)[docs]
    return (every > unlike) | (every >= analysis.MAX_FREQUENCY)

"""What the library says that is almost what was asked for: "did you mean", from its own words.

What to try comes from the terms alone, and how many documents can say it at most: only the best are looked up in texts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from reader.model.concordance import Unit
from reader.model.query import Phrase
from reader.model.search import Hit
from reader.search.analysis import phrase_grams, words
from reader.search.evaluation import Evaluation
from reader.search.fields import BODY
from reader.search.leaves import Budget
from reader.search.segments import SegmentView
from reader.search.terms import FieldTerms, Postings
from reader.text.candidate_terms import grammar
from reader.text.folding import fold_text, is_word
from reader.text.outward import unit_spans

# Longer phrases are seldom mistyped words: code points, those in one Latin word counted as one.
_LONGEST: Final = 12
# Of what may stand in one place so much is tried, what is in the most documents first.
_FILLERS: Final = 12
# Of so many phrases it is known in how many documents they may be before any is looked up.
_TRIED: Final = 48
# What leaves a character out is in more documents than what was meant.
_FOR_LESS: Final = 0.1
# A word of up to so many letters may differ by one, a longer one by two.
_SHORT_WORD: Final = 5
_LEAST_LETTERS: Final = 3
_WORDS_LIKE: Final = 30

Runs = Sequence[tuple[bool, str]]
"""A phrase in pieces, each with whether it is a word with letters or a number."""


def similar(segments: Sequence[SegmentView], phrase: str) -> Iterator[str]:
    """Folded phrases that stand in the library and are but a character or a word from `phrase`, those of the most
    documents first."""
    folded = fold_text(phrase)
    meant = _without_marks(folded)
    runs = [(inside, "".join(run)) for inside, run in groupby(meant, is_word)]
    if len(meant) < 2 or sum(1 if inside else len(run) for inside, run in runs) > _LONGEST:
        return
    terms = [each.terms.fields[BODY] for each in segments if BODY in each.terms.fields]
    found = {meant, *_with_other_words(terms, runs), *_with_other_characters(terms, meant)} - {folded}
    fit = sorted(each for each in found if each[0].isalnum() and each[-1].isalnum())
    bounds = dict(zip(fit, _most(terms, fit).tolist(), strict=True))
    tried = {each: [Evaluation(segment, Phrase(each), Budget(0)) for segment in segments] for each in bounds}
    nearer = {each: sum(len(part.possible()) for part in tried[each]) for each in _in_turn(bounds, meant)[:_TRIED]}
    for each in _in_turn(nearer, meant):
        if any(part.holds_anywhere() for part in tried[each]):
            yield each


def _in_turn(sizes: Mapping[str, float], meant: str) -> list[str]:
    """What is in most documents first, but of what differs at one place one after what differs at another: any
    character may be the wrong one."""
    weighed = {each: size * (_FOR_LESS if len(each) < len(meant) else 1) for each, size in sizes.items() if size}
    before: Counter[int] = Counter()
    turns: list[tuple[int, float, int, str]] = []
    for each in sorted(weighed, key=lambda each: (-weighed[each], -len(each), each)):
        place = next((at for at, pair in enumerate(zip(each, meant, strict=False)) if pair[0] != pair[1]), len(each))
        turns.append((before[place], -weighed[each], -len(each), each))
        before[place] += 1
    return [each for *_turn, each in sorted(turns)]


def stands_alone(hit: Hit) -> bool:
    """Whether a hit is made of whole words, and not torn out of others: of two characters, of one word; of more, with
    none at its ends that only joins others."""
    start, end = hit.snippet_start, hit.snippet_end
    held = [span for span in unit_spans(hit.snippet, Unit.WORD) if start <= span[0] and span[1] <= end]
    if not held or (held[0][0], held[-1][1]) != (start, end):
        return False
    joins = any(fold_text(hit.snippet[slice(*span)]) in grammar() for span in (held[0], held[-1]))
    return len(held) == 1 if len(hit.text) == 2 else not joins


def _without_marks(text: str) -> str:
    """A text without what is neither letter nor number at its ends."""
    inside = [at for at, char in enumerate(text) if char.isalnum()]
    return text[inside[0] : inside[-1] + 1] if inside else ""


def _most(terms: Sequence[FieldTerms], phrases: Sequence[str]) -> NDArray[np.float64]:
    """In how many documents each of the phrases can be at most, by all of its terms."""
    grams = [phrase_grams(phrase)[0] for phrase in phrases]
    owners = np.repeat(np.arange(len(phrases)), [*map(len, grams)])
    sought = np.array([*chain.from_iterable(grams)], np.uint32)
    total = np.zeros(len(phrases))
    for field in terms:
        most = np.full(len(phrases), np.inf)
        np.minimum.at(most, owners, field.gram_sizes(sought))
        for at, phrase in enumerate(phrases):
            most[at] = min([most[at], *(len(field.of_word(word)) for word in words(phrase))])
        total += np.where(np.isinf(most), 0, most)
    return total


# Words with letters


def _with_other_words(terms: Sequence[FieldTerms], runs: Runs) -> Iterator[str]:
    """The phrase with one of its words that the library does not have in the forms of words that it has."""
    for at, (inside, word) in enumerate(runs):
        if inside and len(word) >= _LEAST_LETTERS and not word.isdecimal():
            before, after = ("".join(run for _, run in some) for some in (runs[:at], runs[at + 1 :]))
            yield from (before + other + after for other in _like(terms, word))


def _like(terms: Sequence[FieldTerms], word: str) -> list[str]:
    """Words of the library that are like one that it does not have."""
    if any(len(each.of_word(word.encode())) for each in terms):
        return []
    most = 1 if len(word) <= _SHORT_WORD else 2
    size = len(word.encode())
    known = {found.decode() for each in terms for found in each.words_of_size(size - most, size + most)}
    near = [other for other in known if not other.isdecimal()]
    found = process.extract(word, near, scorer=OSA.distance, score_cutoff=most, limit=_WORDS_LIKE)
    return [other for other, _distance, _at in found]


# Characters


def _with_other_characters(terms: Sequence[FieldTerms], meant: str) -> Iterator[str]:
    """The phrase with one character other, less or more, or with two neighbours in the other order."""
    ours = [char.isalnum() and not is_word(char) for char in meant]
    pairs = [(at, at + 1) for at in range(len(meant) - 1)]
    unknown = [at for at, after in pairs if ours[at] and ours[after] and not _most(terms, [meant[at : after + 1]])[0]]
    # What mends a phrase changes every pair of neighbours that the library does not have.
    last, first = (unknown[-1], unknown[0]) if unknown else (0, len(meant))
    for at in range(len(meant)):
        if ours[at] and last <= at <= first + 1:
            yield from _filled(terms, meant[:at], meant[at + 1 :])
            if len(meant) > 2:
                yield meant[:at] + meant[at + 1 :]
    for at, after in pairs:
        if (ours[at] or ours[after]) and last <= at <= first:
            yield from _filled(terms, meant[:after], meant[after:])
        if ours[at] and ours[after] and last - 1 <= at <= first + 1:
            yield meant[:at] + meant[after] + meant[at] + meant[after + 1 :]


def _filled(terms: Sequence[FieldTerms], before: str, after: str) -> Iterator[str]:
    """Two pieces of a phrase with one character between them that the library has there."""
    first, last = (char if char.isalnum() and ord(char) < 0x10000 else "" for char in (before[-1:], after[:1]))
    found: Counter[int] = Counter()
    for each in terms if first or last else ():
        found.update(_fillers(each, first, last))
    fitting = (unit for unit, size in found.most_common() if size and _is_filler(chr(unit)))
    yield from (before + chr(unit) + after for unit in islice(fitting, _FILLERS))


def _is_filler(char: str) -> bool:
    return char.isalpha() and not is_word(char)


def _fillers(terms: FieldTerms, first: str, last: str) -> dict[int, int]:
    """The code units after one character and before another, of which one may be missing, and in how many documents
    each can stand there at most."""
    units: Postings
    if first:
        units = terms.grams_beginning(ord(first)) & np.uint32(0xFFFF)
    else:
        units = terms.grams_ending(ord(last)) >> np.uint32(16)
    sizes = np.full(len(units), np.iinfo(np.int64).max)
    if first:
        sizes = np.minimum(sizes, terms.gram_sizes(units | np.uint32(ord(first) << 16)))
    if last:
        sizes = np.minimum(sizes, terms.gram_sizes(units << np.uint32(16) | np.uint32(ord(last))))
    return dict(zip(units.tolist(), sizes.tolist(), strict=True))

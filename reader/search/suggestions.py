"""What the library says that is almost what was asked for: "did you mean", from its own words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reader.model.query import Phrase, Wildcard, escaped
from reader.search.evaluation import Evaluation
from reader.search.fields import BODY
from reader.search.leaves import Budget
from reader.search.segments import SegmentView
from reader.text.folding import fold_text, is_word

# Phrases longer than this are seldom mistyped words.
_LONGEST: Final = 12
# So many documents of a segment are looked at for what stands in a place left open.
_LOOKED_AT: Final = 12
# What leaves a character out is in more documents than what was meant.
_FOR_LESS: Final = 0.1
# A word of up to so many letters may differ by one, a longer one by two.
_SHORT_WORD: Final = 5
_LEAST_LETTERS: Final = 3


def similar(segments: Sequence[SegmentView], phrase: str, most: int) -> tuple[str, ...]:
    """Up to `most` folded phrases that stand in the library and are but a character or a word from `phrase`, those of
    the most documents first."""
    folded = fold_text(phrase)
    if not 1 < len(folded) <= _LONGEST:
        return ()
    candidates = {*_with_other_words(segments, folded), *_with_other_characters(segments, folded)} - {folded}
    weighed = [(_weight(segments, words, len(words) < len(folded)), words) for words in candidates]
    return tuple(words for weight, words in sorted(weighed, key=_best_first) if weight)[:most]


def _best_first(weighed: tuple[float, str]) -> tuple[float, int, str]:
    weight, words = weighed
    return -weight, -len(words), words


def _weight(segments: Sequence[SegmentView], phrase: str, is_less: bool) -> float:
    """About how many documents say it, 0 for none."""
    evaluations = [Evaluation(each, Phrase(phrase), Budget(0)) for each in segments]
    if not any(each.holds_anywhere() for each in evaluations):
        return 0
    return sum(len(each.possible()) for each in evaluations) * (_FOR_LESS if is_less else 1)


# Words with letters


def _with_other_words(segments: Sequence[SegmentView], folded: str) -> Iterator[str]:
    """The phrase with one of its words that the library does not have in the forms of words that it has."""
    runs = [(inside, "".join(run)) for inside, run in groupby(folded, is_word)]
    for at, (inside, word) in enumerate(runs):
        if inside and len(word) >= _LEAST_LETTERS and not word.isdecimal():
            before, after = ("".join(run for _, run in some) for some in (runs[:at], runs[at + 1 :]))
            yield from (before + other + after for other in _like(segments, word))


def _like(segments: Sequence[SegmentView], word: str) -> list[str]:
    """Words of the library that are like one that it does not have."""
    terms = [each.terms.fields[BODY] for each in segments if BODY in each.terms.fields]
    if any(len(each.of_word(word.encode())) for each in terms):
        return []
    known = {each.word(index).decode("utf-8", "replace") for each in terms for index in range(each.word_count)}
    near = [other for other in known if abs(len(other) - len(word)) <= 2 and not other.isdecimal()]
    most = 1 if len(word) <= _SHORT_WORD else 2
    found = process.extract(word, near, scorer=OSA.distance, score_cutoff=most, limit=8)
    return [other for other, _distance, _at in found]


# Characters


def _with_other_characters(segments: Sequence[SegmentView], folded: str) -> Iterator[str]:
    """The phrase with one character other, less or more, or with two neighbours in the other order."""
    if all(is_word(char) or char == " " for char in folded):
        return
    places = range(len(folded))
    if len(folded) > 2:
        yield from (folded[:at] + folded[at + 1 :] for at in places)
    yield from (folded[:at] + folded[at + 1] + folded[at] + folded[at + 2 :] for at in places[:-1])
    pieces = [(folded[:at], folded[at + 1 :]) for at in places] if len(folded) > 2 else []
    pieces += [(folded[:at], folded[at:]) for at in places[1:]]
    for before, after in pieces:
        yield from _standing_in(segments, Wildcard(f"{escaped(before)}?{escaped(after)}"))


def _standing_in(segments: Sequence[SegmentView], opened: Wildcard) -> Iterable[str]:
    """What the documents looked at say in place of a wildcard, most frequent first."""
    found: Counter[str] = Counter()
    for segment in segments:
        evaluation = Evaluation(segment, opened, Budget(0))
        for docnum in evaluation.possible()[:_LOOKED_AT].tolist():
            found.update(words for words in evaluation.said(docnum) if words.isalnum())
    return (words for words, _count in found.most_common(3))

"""Words: what a double click selects, and in which script a text is.

A Chinese clause is cut into the words that are together the likeliest, from a list of frequent words and the
vocabulary; words are compared folded, so both scripts and all variants are known.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import log
from typing import Final

from reader.datafiles import resource
from reader.text.characters import CJK, IDEOGRAPHS
from reader.text.dictionaries import entries
from reader.text.equivalents import fold_table
from reader.text.folding import fold_text
from reader.text.vocabulary import Region, vocabulary

_REACH: Final = 64  # how far from the place asked about anything can matter, in code points
_LONGEST: Final = 24
# As if each word of a list sorted by frequency were as frequent as its rank says (Zipf).
_VOCABULARY_RANK: Final = 5_000
_UNKNOWN: Final = -log(10_000_000)
_SAMPLE: Final = 200_000

_CHINESE: Final = re.compile(f"[{IDEOGRAPHS}]+")
_LETTER: Final = f"(?:(?![{CJK}\u30fc])[^\\W_]|[\u0300-\u036f])"
_WORD: Final = re.compile(
    rf"""{_LETTER}+
    (?: [-'’‐‑&]{_LETTER}+                       # self-judging, INT’L, R&D
      | (?<=\d) [.,:/] (?=\d) {_LETTER}+         # 7.5, 6,000, 10:30, 4/26
      | (?<![^\W_]{{2}}) \. (?={_LETTER}(?!{_LETTER})) {_LETTER}  # U.S
    )*""",
    re.VERBOSE,
)
_BLANKS: Final = re.compile(r"\s+")


@cache
def _weights() -> dict[str, float]:
    """The logarithm of how likely each word is, folded."""
    text = resource("vocabulary", "words.txt").read_text(encoding="utf-8")
    words = [line for line in fold_text(text).split("\n") if line and not line.startswith("#")]
    weights = {word: -log(rank) for rank, word in enumerate(words, start=10)}
    terms = vocabulary(Region.MAINLAND).terms
    for term in [*terms, *terms.values()]:
        weights.setdefault(fold_text(term), -log(_VOCABULARY_RANK))
    return weights


def words(run: str) -> Iterator[tuple[int, int]]:
    """`run`, Chinese characters only, cut into words: their spans, ascending and without gaps."""
    weights, folded = _weights(), run.translate(fold_table())
    best = [0.0] + [-1e9] * len(run)
    begins = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - _LONGEST), end):
            weight = weights.get(folded[start:end], _UNKNOWN if end - start == 1 else None)
            if weight is not None and best[start] + weight > best[end]:
                best[end], begins[end] = best[start] + weight, start
    cuts = [len(run)]
    while cuts[-1]:
        cuts.append(begins[cuts[-1]])
    return pairwise(reversed(cuts))


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The span of the word that holds the code point at `offset`, or the last one when `offset` is the end.

    A mark of punctuation stands alone, blanks are selected together.  An empty text gives (0, 0).
    """
    if not text:
        return 0, 0
    place = min(max(offset, 0), len(text) - 1)
    first = max(0, place - _REACH)
    window = text[first : place + _REACH]
    for pattern in (_CHINESE, _WORD, _BLANKS):
        for found in pattern.finditer(window):
            start, end = found.span()
            if start <= place - first < end:
                if pattern is _CHINESE:
                    spans = ((start + left, start + right) for left, right in words(found[0]))
                    start, end = next(span for span in spans if span[0] <= place - first < span[1])
                return first + start, first + end
    return place, place + 1


@cache
def _scripts() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only Simplified, and those that only Traditional text has."""
    simplified, traditional = (
        frozenset(key for key, candidates in entries(table) if key not in candidates)
        for table in ("STCharacters", "TSCharacters")
    )
    return simplified - traditional, traditional - simplified


def is_simplified(text: str) -> bool:
    """Whether `text` has more characters that only Simplified script uses than such that only Traditional does.  The
    beginning of a long text decides."""
    counts = Counter(text[:_SAMPLE])
    simplified, traditional = _scripts()
    balance = sum(count * ((char in simplified) - (char in traditional)) for char, count in counts.items())
    return balance > 0

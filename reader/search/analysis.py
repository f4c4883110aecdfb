"""From folded text to index terms.

Two kinds of terms, found independently of each other:

* A *gram* is two neighbouring UTF-16 code units, at least one of them of Chinese or another script without word
  boundaries, the other one perhaps of a word: `first << 16 | second`, one uint32.  A Chinese unit after which neither
  comes is a gram with a `second` of 0; one that comes after something else in its line, a *head*, with a `first` of 0.
  A character outside the BMP is its two surrogates, so that it needs no table and cannot be mistaken for another one.
* A *word* is a longest run of letters and digits of the other scripts (`folding.is_word`), as UTF-8.

All else (blanks, punctuation, mathematical signs) is not indexed; phrases that hold it are proven against the text.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.search.followers import Signs, signs_of
from reader.search.tables import PointTable, Units, UnitTable, code_points, code_units, is_surrogate
from reader.text.folding import FOLD_VERSION, is_word

# Whatever decides which terms a text has (Python's Unicode is in FOLD_VERSION); an index made with another is rebuilt.
ANALYSIS_VERSION: Final = f"5/{FOLD_VERSION}"

MAX_FREQUENCY: Final = 255
"""A posting holds frequencies up to this; this one means "so many or more"."""

_OTHER, _GRAM, _WORD, _WIDE_WORD = 0, 1, 2, 3
_LINE_FEED: Final = 0x0A
# All letters, numbers and marks are in words or grams.  Pictures, private characters and the halves of astral ones are
# in grams, so that they can be looked up.
_NEVER_WORDS: Final = dict.fromkeys(("So", "Co", "Cs"), _GRAM) | dict.fromkeys(
    ("Cc", "Cf", "Cn", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "Zl", "Zp", "Zs"), _OTHER
)


def _classify(char: str) -> int:
    category = unicodedata.category(char)
    if category in _NEVER_WORDS:
        return _NEVER_WORDS[category]
    if is_word(char):
        return _WORD if char.isascii() else _WIDE_WORD
    return _GRAM


_classes: Final = UnitTable(lambda chars: [_classify(char) for char in chars], np.uint8)


@cache
def _ascii_blanking() -> bytes:
    """A table that leaves ASCII word characters and makes a blank of every other byte."""
    return bytes(code if code < 128 and is_word(chr(code)) else 32 for code in range(256))


def classes_of(units: Units) -> NDArray[np.uint8]:
    """What each code unit is to the index; for `gram_postings` and `has_wide_words`."""
    return _classes[units]


def has_wide_words(units: Units, classes: NDArray[np.uint8]) -> bool:
    """Whether word characters outside ASCII may be among the code units."""
    return bool((classes == _WIDE_WORD).any() or _begins_wide[units[is_surrogate(units)]].any())


def _may_begin_word(half: str) -> bool:
    """Whether half of a character outside the BMP is the first half of any that belongs into a word."""
    code = ord(half)
    first = 0x10000 + (code - 0xD800) * 0x400
    return code < 0xDC00 and any(is_word(chr(point)) for point in range(first, first + 0x400))


_begins_wide: Final = UnitTable(lambda halves: [_may_begin_word(half) for half in halves], np.uint8)


def words(text: str) -> list[bytes]:
    """The words of a short text, in its order."""
    return ["".join(run).encode() for inside, run in groupby(text, is_word) if inside]


def word_counts(text: str, wide: bool) -> Iterator[tuple[bytes, int]]:
    """Each word of a long text and its frequency; `wide` = False promises that all words are ASCII."""
    found = _wide_words(text) if wide else text.encode("ascii", "replace").translate(_ascii_blanking()).split()
    for word, count in Counter(found).items():
        yield word, min(count, MAX_FREQUENCY)


_in_word: Final = PointTable(lambda chars: [is_word(char) for char in chars], np.uint8)


def _wide_words(text: str) -> list[bytes]:
    edges = np.flatnonzero(np.diff(_in_word[code_points(text)], prepend=0, append=0)).tolist()
    return [text[start:end].encode() for start, end in zip(edges[::2], edges[1::2], strict=True)]


EDGE: Final = np.zeros(2, np.uint16)
"""What ends a text among others."""


class GramPostings(NamedTuple):
    """postings: sorted `gram << 32 | document << 8 | frequency`.  signs: of each, as in followers.py."""

    postings: NDArray[np.uint64]
    signs: Signs


def gram_postings(
    units: Units, classes: NDArray[np.uint8], documents: Sequence[int], lengths: Sequence[int]
) -> GramPostings:
    """The gram postings of several texts.

    units: the texts' code units, each text followed by EDGE; lengths: of each text with it.  documents: ascending.
    """
    heads = (classes[:-1] == _OTHER) & (classes[1:] == _GRAM) & (units[:-1] != _LINE_FEED)
    heads[np.cumsum(lengths)[:-1] - 1] = False  # at the beginning of a text
    places = np.flatnonzero(heads | _begins_gram(classes[:-1], classes[1:]))
    return _postings(places, np.flatnonzero(heads), units, classes, documents, lengths)


def gram_postings_at(
    places: NDArray[np.intp],
    units: Units,
    classes: NDArray[np.uint8],
    documents: Sequence[int],
    lengths: Sequence[int],
) -> GramPostings:
    """As `gram_postings`, of those grams alone that have a unit at one of the places, which are ascending."""
    asked = np.zeros(len(units) + 1, bool)
    asked[places] = asked[places - 1] = True  # the one before the first is the last here, where no gram begins
    firsts = np.flatnonzero(asked[: len(units) - 1])
    kept = _begins_gram(classes[firsts], classes[firsts + 1])
    return _postings(firsts[kept], firsts[:0], units, classes, documents, lengths)


def _begins_gram(kind: Any, following: Any) -> Any:
    """Of a code unit or of each in an array, given by classes, whether it and the one that follows are a gram."""
    return (kind == _GRAM) | (kind >= _WORD) & (following == _GRAM)


def _postings(
    places: NDArray[np.intp],
    heads: NDArray[np.intp],
    units: Units,
    classes: NDArray[np.uint8],
    documents: Sequence[int],
    lengths: Sequence[int],
) -> GramPostings:
    """The postings of the grams that begin at the places, some of them heads."""
    begun, ended, followers = units.copy(), np.where(classes == _OTHER, np.uint16(0), units), units[2:].copy()
    begun[heads], followers[heads] = 0, units[heads - 1]
    firsts, seconds, followers = begun.take(places), ended[1:].take(places), followers.take(places)
    held = np.diff(np.searchsorted(places, np.cumsum(lengths)), prepend=0)
    owners = np.repeat(np.array(documents, np.uint32), held)
    # Sorted by radix, twice: three times as fast as by comparison.  Stable, so that documents stay ascending.
    order = np.argsort(seconds, kind="stable")
    order = order[np.argsort(firsts[order], kind="stable")]
    grams = firsts[order].astype(np.uint32) << np.uint32(16) | seconds[order]
    owners = owners[order]
    edges = np.flatnonzero((grams[1:] != grams[:-1]) | (owners[1:] != owners[:-1])) + 1
    starts = np.concatenate((np.zeros(min(len(grams), 1), np.intp), edges))
    sizes = np.diff(starts, append=len(grams))
    postings = owners[starts] << np.uint32(8) | np.minimum(sizes, MAX_FREQUENCY).astype(np.uint32)
    signs = signs_of(followers.take(order), starts, sizes)
    return GramPostings(grams[starts].astype(np.uint64) << np.uint64(32) | postings, signs)


def run_starts(values: NDArray[Any]) -> NDArray[np.int64]:
    """Where each run of equal values begins in a sorted array."""
    if not len(values):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))


def is_indexed(unit: int) -> bool:
    """Whether a code unit is in grams or in words."""
    return _classify(chr(unit)) != _OTHER


def phrase_grams(text: str) -> tuple[list[int], int | None]:
    """The grams that every text has in which the short `text` occurs, and the code unit with which one more begins, if
    no gram tells of the last unit."""
    units = code_units(text).tolist()
    classes = [_classify(chr(unit)) for unit in units]
    grams = [gram for _at, gram in _grams(units, classes)]
    alone = classes[-1:] == [_GRAM] and classes[-2:-1] in ([], [_OTHER])
    return grams, units[-1] if alone else None


def _grams(units: Sequence[int], classes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The grams of some units, without heads, each with where it begins."""
    pairs = enumerate(pairwise(zip(units, classes, strict=True)))
    for at, ((first, before), (second, kind)) in pairs:
        if _begins_gram(before, kind):
            yield at, first << 16 | (second if kind else 0)


def phrase_followers(text: str) -> list[tuple[int, int]]:
    """Grams that every text has in which the short `text` occurs, each with the unit that follows it there."""
    units = code_units(text).tolist()
    found = _grams(units, [_classify(chr(unit)) for unit in units])
    return [(gram, units[at + 2]) for at, gram in found if at + 2 < len(units)]


def gram_text(gram: int) -> bytes:
    """A gram as the bytes by which whoosh knows it: UTF-8, a lone half of an astral character as such."""
    first, second = gram >> 16, gram & 0xFFFF
    units = first.to_bytes(2, "little") + (second.to_bytes(2, "little") if second else b"")
    return units.decode("utf-16-le", "surrogatepass").encode("utf-8", "surrogatepass")


def text_gram(text: bytes) -> int | None:
    """The gram that `text` stands for, None where it is no gram."""
    try:
        units: list[int] = code_units(text.decode("utf-8", "surrogatepass")).tolist()
    except UnicodeDecodeError:
        return None
    classes = [_classify(chr(unit)) for unit in units[:3]]
    if len(units) not in (1, 2) or _GRAM not in classes or _OTHER in classes[units[0] == 0 :]:
        return None
    return units[0] << 16 | (units[1] if len(units) == 2 else 0)

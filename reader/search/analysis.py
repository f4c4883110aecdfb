"""From folded text to index terms.

Two kinds of terms, found independently of each other:

* A *gram* is two neighbouring UTF-16 code units, the first of them a unit of Chinese or another script without word
  boundaries: `first << 16 | second`, one uint32.  `second` is 0 where the run ends.  A character outside the BMP is its
  two surrogates, so that it needs no table and cannot be mistaken for another one.
* A *word* is a longest run of letters and digits of the other scripts (`folding.is_word`), as UTF-8.

All else (blanks, punctuation, mathematical signs) is not indexed; phrases that hold it are proven against the text.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.text.folding import FOLD_VERSION, is_word

# Whatever decides which terms a text has (Python's Unicode is in FOLD_VERSION); an index made with another is rebuilt.
ANALYSIS_VERSION: Final = f"1/{FOLD_VERSION}"

MAX_FREQUENCY: Final = 255
"""A posting holds frequencies up to this; this one means "so many or more"."""

_OTHER, _GRAM, _WORD, _WIDE_WORD = 0, 1, 2, 3
# Letters, numbers that are no digits, symbols, marks, private characters, halves of astral ones.
_GRAM_CATEGORIES: Final = frozenset(
    {"Lo", "Lm", "Lu", "Ll", "Lt", "Nl", "No", "Nd", "So", "Mn", "Mc", "Me", "Co", "Cs"}
)


@cache
def _unit_classes() -> NDArray[np.uint8]:
    """The class of each UTF-16 code unit; some 20 ms, and so not for queries."""
    return np.fromiter((_classify.__wrapped__(chr(unit)) for unit in range(0x10000)), np.uint8, 0x10000)


@cache
def _classify(char: str) -> int:
    if "\ud800" <= char <= "\udfff":
        return _GRAM
    if is_word(char):
        return _WORD if char.isascii() else _WIDE_WORD
    return _GRAM if unicodedata.category(char) in _GRAM_CATEGORIES else _OTHER


@cache
def _gram_units() -> NDArray[np.uint16]:
    """Each code unit that can be in a gram maps to itself, every other to 0."""
    units = np.arange(0x10000, dtype=np.uint16)
    units[_unit_classes() != _GRAM] = 0
    return units


@cache
def _ascii_blanking() -> bytes:
    """A table that leaves ASCII word characters and makes a blank of every other byte."""
    return bytes(code if code < 128 and is_word(chr(code)) else 32 for code in range(256))


def code_units(text: str) -> NDArray[np.uint16]:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")


def has_wide_words(units: NDArray[np.uint16]) -> bool:
    """Whether word characters outside ASCII may be among the code units."""
    return bool((_unit_classes()[units] == _WIDE_WORD).any() or is_surrogate(units).any())


def words(text: str) -> list[bytes]:
    """The words of a short text, in its order."""
    return ["".join(run).encode() for inside, run in groupby(text, is_word) if inside]


def word_counts(text: str, wide: bool) -> Iterator[tuple[bytes, int]]:
    """Each word of a long text and its frequency; `wide` = False promises that all words are ASCII."""
    found = _wide_words(text) if wide else text.encode("ascii", "replace").translate(_ascii_blanking()).split()
    for word, count in Counter(found).items():
        yield word, min(count, MAX_FREQUENCY)


def _wide_words(text: str) -> list[bytes]:
    units = code_units(text)
    if len(units) != len(text):
        # Units and characters part; such texts are short or rare.
        return words(text)
    edges = np.flatnonzero(np.diff(_unit_classes()[units] >= _WORD, prepend=False, append=False)).tolist()
    return [text[start:end].encode() for start, end in zip(edges[::2], edges[1::2], strict=True)]


def gram_postings(units: NDArray[np.uint16], documents: Sequence[int], lengths: Sequence[int]) -> NDArray[np.uint64]:
    """The gram postings of several texts: sorted `gram << 32 | document << 8 | frequency`.

    units: the texts' code units, each text followed by a 0 unit; lengths: of each text with that unit.
    """
    grams = _gram_units()[units]
    owners = np.repeat(np.array(documents, np.uint32) << np.uint32(8), lengths)
    firsts = np.flatnonzero(grams[:-1])
    keys = grams[firsts].astype(np.uint64)
    keys <<= np.uint64(16)
    keys |= grams[firsts + 1]
    keys <<= np.uint64(32)
    keys |= owners[firsts]
    keys.sort()
    if not len(keys):
        return keys
    starts = run_starts(keys)
    frequencies = np.diff(np.append(starts, len(keys)))
    keys = keys[starts]
    keys |= np.minimum(frequencies, MAX_FREQUENCY).astype(np.uint64)
    return keys


def run_starts(values: NDArray[np.uint64] | NDArray[np.uint32]) -> NDArray[np.int64]:
    """Where each run of equal values begins in a sorted array."""
    if not len(values):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))


def gram_runs(text: str) -> Iterator[tuple[list[int], bool]]:
    """The runs of gram code units in a short text, and of each whether the text goes on after it."""
    units = code_units(text).tolist()
    end = 0
    for inside, run in groupby(units, _is_gram_unit):
        members = list(run)
        end += len(members)
        if inside:
            yield members, end < len(units)


def _is_gram_unit(unit: int) -> bool:
    return _classify(chr(unit)) == _GRAM


def is_surrogate(unit: Any) -> Any:
    """Of a code unit or of each in an array, whether it is half of a character outside the BMP."""
    return (unit >= 0xD800) & (unit < 0xE000)


def gram_text(gram: int) -> bytes:
    """A gram as the bytes by which whoosh knows it: UTF-8, a lone half of an astral character as such."""
    first, second = gram >> 16, gram & 0xFFFF
    units = first.to_bytes(2, "little") + (second.to_bytes(2, "little") if second else b"")
    return units.decode("utf-16-le", "surrogatepass").encode("utf-8", "surrogatepass")


def text_gram(text: bytes) -> int | None:
    """The gram that `text` stands for, None where it is no gram."""
    units: list[int] = code_units(text.decode("utf-8", "surrogatepass")).tolist()
    if not 1 <= len(units) <= 2 or not all(map(_is_gram_unit, units)):
        return None
    second = units[1] if len(units) == 2 else 0
    return units[0] << 16 | second

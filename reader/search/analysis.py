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
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.search.followers import Signs, signs_of
from reader.search.tables import Points, PointTable, Units, UnitTable, code_points, code_units, is_surrogate
from reader.text.folding import FOLD_VERSION, is_word

# Whatever decides which terms a text has (Python's Unicode is in FOLD_VERSION); an index made with another is rebuilt.
ANALYSIS_VERSION: Final = f"5/{FOLD_VERSION}"

MAX_FREQUENCY: Final = 255
"""A posting holds frequencies up to this; this one means "so many or more"."""

_OTHER, _GRAM, _WORD = 0, 1, 2
_LINE_FEED: Final = 0x0A
_BLANK: Final = 0x20
_FIRST_HALF: Final = 0xD800
# All letters, numbers and marks are in words or grams.  Pictures, private characters and the halves of astral ones are
# in grams, so that they can be looked up.
_NEVER_WORDS: Final = dict.fromkeys(("So", "Co", "Cs"), _GRAM) | dict.fromkeys(
    ("Cc", "Cf", "Cn", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "Zl", "Zp", "Zs"), _OTHER
)


def _classify(char: str) -> int:
    category = unicodedata.category(char)
    if category in _NEVER_WORDS:
        return _NEVER_WORDS[category]
    return _WORD if is_word(char) else _GRAM


_classes: Final = UnitTable(lambda chars: [_classify(char) for char in chars], np.uint8)


def classes_of(units: Units) -> NDArray[np.uint8]:
    """What each code unit is to the index; for `gram_postings` and `words_among`."""
    return _classes[units]


def words(text: str) -> list[bytes]:
    """The words of a short text, in its order."""
    return ["".join(run).encode() for inside, run in groupby(text, is_word) if inside]


def words_among(units: Units, classes: NDArray[np.uint8]) -> tuple[list[str], NDArray[np.intp]]:
    """The words of a long text without `may_have_astral_words`, in its order, and where each begins."""
    return _runs(units, classes >= _WORD, "utf-16-le")


def may_have_astral_words(units: Units) -> bool:
    """Whether characters outside the BMP that belong into words may be among the code units."""
    return bool(_begins_word[units[is_surrogate(units)]].any()) if units.max(initial=0) >= _FIRST_HALF else False


def _may_begin_word(half: str) -> bool:
    """Whether half of a character outside the BMP is the first half of any that belongs into a word."""
    code = ord(half)
    first = 0x10000 + (code - _FIRST_HALF) * 0x400
    return code < 0xDC00 and any(is_word(chr(point)) for point in range(first, first + 0x400))


_begins_word: Final = UnitTable(lambda halves: [_may_begin_word(half) for half in halves], np.uint8)


def astral_words(text: str) -> list[str]:
    """The words of any long text, in its order."""
    points = code_points(text)
    return _runs(points, _in_word[points] > 0, "utf-32-le")[0]


_in_word: Final = PointTable(lambda chars: [is_word(char) for char in chars], np.uint8)


def _runs(codes: Units | Points, inside: NDArray[np.bool_], encoding: str) -> tuple[list[str], NDArray[np.intp]]:
    """The longest runs of characters that are `inside`, and where each begins."""
    shown = inside.copy()
    shown[1:] |= inside[:-1]  # what comes after a run parts it from the next one
    (at,) = shown.nonzero()
    are_inside = inside.take(at)
    text = np.where(are_inside, codes.take(at), codes.dtype.type(_BLANK)).tobytes().decode(encoding)
    begins = at[are_inside & np.append(True, ~are_inside[:-1])] if len(at) else at
    return text.split(), begins


EDGE: Final = np.zeros(2, np.uint16)
"""What ends a text among others."""


class GramPostings(NamedTuple):
    """postings: sorted `gram << 32 | document << 8 | frequency`.  signs: of each, as in followers.py."""

    postings: NDArray[np.uint64]
    signs: Signs


def gram_postings(
    units: Units, classes: NDArray[np.uint8], documents: Sequence[int], lengths: Sequence[int]
) -> GramPostings:
    """The gram postings of several texts, fewer than 65,536.

    units: the texts' code units, each text followed by EDGE; lengths: of each text with it.  documents: ascending.
    """
    is_gram = classes == _GRAM
    begins = is_gram[1:] & (units[:-1] != _LINE_FEED)
    begins[np.cumsum(lengths)[:-1] - 1] = False  # at the beginning of a text
    begins |= is_gram[:-1]
    return _postings(np.flatnonzero(begins), units, classes, documents, lengths)


def gram_postings_at(
    places: NDArray[np.intp],
    units: Units,
    classes: NDArray[np.uint8],
    documents: Sequence[int],
    lengths: Sequence[int],
) -> GramPostings:
    """As `gram_postings`, of those grams alone that have a unit at one of the places, which are ascending; no heads."""
    asked = np.zeros(len(units) + 1, bool)
    asked[places] = asked[places - 1] = True  # the one before the first is the last here, where no gram begins
    firsts = np.flatnonzero(asked[: len(units) - 1])
    kept = _begins_gram(classes[firsts], classes[firsts + 1])
    return _postings(firsts[kept], units, classes, documents, lengths)


def _begins_gram(kind: Any, following: Any) -> Any:
    """Of a code unit or of each in an array, given by classes, whether it and the one that follows are a gram."""
    return (kind == _GRAM) | (kind >= _WORD) & (following == _GRAM)


def _postings(
    places: NDArray[np.intp],
    units: Units,
    classes: NDArray[np.uint8],
    documents: Sequence[int],
    lengths: Sequence[int],
) -> GramPostings:
    """The postings of the grams that begin at the places; of heads where no unit of a gram is there."""
    inside = units * (classes != _OTHER)
    firsts, seconds, followers = inside.take(places), inside[1:].take(places), units[2:].take(places)
    heads = np.flatnonzero(firsts == 0)
    followers[heads] = units.take(places[heads] - 1)
    held = np.diff(np.searchsorted(places, np.cumsum(lengths)), prepend=0)
    owners = np.repeat(np.arange(len(lengths), dtype=np.uint16), held)
    grams = _sorted(firsts, seconds, owners, followers)
    owned = grams >> np.uint64(16)
    starts = run_starts(owned)
    sizes = np.diff(starts, append=len(grams))
    signs = signs_of(grams.astype(np.uint16), starts, sizes)
    owned = owned.take(starts)
    postings = owned >> np.uint64(16) << np.uint64(32) | np.minimum(sizes, MAX_FREQUENCY).astype(np.uint64)
    postings |= np.array(documents, np.uint64).take(owned.astype(np.uint16)) << np.uint64(8)
    return GramPostings(postings, signs)


def _sorted(firsts: Units, seconds: Units, owners: Units, followers: Units) -> NDArray[np.uint64]:
    """`first << 48 | second << 32 | owner << 16 | follower`, by ascending first and second ones."""
    together = np.stack((followers, owners, seconds, firsts), axis=1).astype("<u2", copy=False).view("<u8")[:, 0]
    # By radix, twice: three times as fast as by comparison.  Stable, so that owners stay ascending.
    order = np.argsort(seconds, kind="stable")
    together, firsts = together.take(order), firsts.take(order)
    return together.take(np.argsort(firsts, kind="stable"))


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

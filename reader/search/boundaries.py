"""Whether word characters stand before and after many places of UTF-8 at once."""

import mmap
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.search.tables import UnitTable
from reader.text.folding import is_word

Places = NDArray[np.int64]

_is_word: Final = cache(is_word)
_words: Final = UnitTable(lambda chars: [_is_word(char) for char in chars])


def word_before(data: mmap.mmap, at: int) -> bool:
    """Whether the character that ends before byte `at` is a word character."""
    start = at - 1
    while data[start] & 0xC0 == 0x80:
        start -= 1
    return _is_word(data[start:at].decode("utf-8", "surrogatepass"))


def word_after(data: mmap.mmap, at: int) -> bool:
    """Whether the character that begins at byte `at` is a word character."""
    lead = data[at]
    size = 1 if lead < 0x80 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
    return _is_word(data[at : at + size].decode("utf-8", "surrogatepass"))


def words_before(data: mmap.mmap, at: Places) -> NDArray[np.bool_]:
    """`word_before` of each place; three bytes before a place and after it have to be in the map."""
    octets = np.frombuffer(data, np.uint8)
    last, middle, first = (octets[at - back].astype(np.uint16) for back in (1, 2, 3))
    one, two, three = last < 0x80, middle >= 0xC0, first >= 0xE0
    points = np.select(
        [one, two, three],
        [last, (middle & 0x1F) << 6 | last & 0x3F, (first & 0x0F) << 12 | (middle & 0x3F) << 6 | last & 0x3F],
    )
    words = _words[points] > 0
    for index in np.flatnonzero(~(one | two | three)).tolist():
        words[index] = word_before(data, int(at[index]))
    return words


def words_after(data: mmap.mmap, at: Places) -> NDArray[np.bool_]:
    """`word_after` of each place."""
    octets = np.frombuffer(data, np.uint8)
    first, middle, last = (octets[at + on].astype(np.uint16) for on in (0, 1, 2))
    one, two, three = first < 0x80, first < 0xE0, first < 0xF0
    points = np.select(
        [one, two, three],
        [first, (first & 0x1F) << 6 | middle & 0x3F, (first & 0x0F) << 12 | (middle & 0x3F) << 6 | last & 0x3F],
    )
    words = _words[points] > 0
    for index in np.flatnonzero(~three).tolist():
        words[index] = word_after(data, int(at[index]))
    return words

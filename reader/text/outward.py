"""The text beside a place, unit by unit away from it, and in which order such texts are sorted.

A unit is one character, or one word; a Latin word or a number is one unit in either.  Texts are compared folded, so
that both scripts and all variants stand together.  Chinese characters are in the order of Big5, which is that of
Taiwan's dictionaries and indexes: by strokes, then by radical, the 5,401 usual characters before the rarer ones.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from reader.model.concordance import Side, Sorting, Unit
from reader.text.characters import CJK, IDEOGRAPHS
from reader.text.folding import fold_text
from reader.text.segmentation import words

# So many units decide: no two places that agree in them are told apart by what follows.
_DEPTH: Final = 8
_CUT: Final = "…"  # the end of what is shown, and no part of the text
_UNITS: Final = re.compile(rf"(?P<chinese>[{IDEOGRAPHS}]+)|(?P<word>(?:(?![{CJK}])[^\W_])+)|\S")
_IDEOGRAPH: Final = re.compile(f"[{IDEOGRAPHS}]")
_BIG5_ROWS: Final = (*range(0xA4, 0xC7), *range(0xC9, 0xFA))
_BIG5_CELLS: Final = (*range(0x40, 0x7F), *range(0xA1, 0xFF))

Rank = tuple[int, int, str]
Key = tuple[tuple[Rank, ...], ...]


def unit_spans(text: str, unit: Unit) -> Iterator[tuple[int, int]]:
    """Where the units of `text` stand, from left to right; marks are units, blanks are none."""
    for found in _UNITS.finditer(text):
        begin = found.start()
        if found["chinese"] is None:
            yield found.span()
        elif unit is Unit.CHARACTER:
            yield from ((at, at + 1) for at in range(begin, found.end()))
        else:
            yield from ((begin + start, begin + end) for start, end in words(found[0]))


def units(text: str, unit: Unit) -> Iterator[str]:
    """The units of `text` themselves."""
    return (text[start:end] for start, end in unit_spans(text, unit))


def outward(before: str, after: str, sorting: Sorting) -> list[str]:
    """The units by which a place between `before` and `after` is sorted, the nearest first, folded."""
    text = fold_text((before if sorting.side is Side.LEFT else after).strip(_CUT))
    found = list(units(text, sorting.unit))
    if sorting.side is Side.LEFT:
        found.reverse()
    return found[sorting.nth - 1 : sorting.nth - 1 + _DEPTH]


def sort_key(before: str, after: str, sorting: Sorting) -> Key:
    """Sorts places by their units: nothing, then marks, then numbers and Latin words, then Chinese."""
    return tuple(tuple(map(_rank, unit)) for unit in outward(before, after, sorting))


def _rank(char: str) -> Rank:
    order = _order()
    kind = 2 if _IDEOGRAPH.match(char) else int(char.isalnum())
    return kind, order.get(char, len(order)), char


@cache
def _order() -> dict[str, int]:
    """The place of each folded Chinese character: that of the first of its class in Big5."""
    codes = b"".join(bytes((row, cell)) for row in _BIG5_ROWS for cell in _BIG5_CELLS)
    chars = "".join(_IDEOGRAPH.findall(codes.decode("big5", "replace")))
    places: dict[str, int] = {}
    for place, char in enumerate(fold_text(chars)):
        places.setdefault(char, place)
    return places

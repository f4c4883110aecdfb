"""`folding.fold_text` for long texts, many times faster: numpy looks whole texts up in a table.

The table is not a second set of rules: what folding makes of a character, and whether a blank goes beside it, is asked
of `folding.fold_text` when the character first occurs.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.search.tables import PointTable, Units, code_points, code_units, is_surrogate
from reader.search.unusual import is_unusual
from reader.text import folding

# Below this there is nothing to gain.
_SHORT: Final = 500

# A table entry is the code point that the character becomes, and these flags: only the lowest one is frequent.
_POINT: Final = (1 << 21) - 1
_BESIDE: Final = 1 << 21  # a blank beside it is dropped
_UNUSUAL: Final = 1 << 22  # see unusual.py
_OUTSIDE: Final = 1 << 23  # what it becomes is no code unit, or half of such a character
_BLANK: Final = 1 << 24  # a run of these becomes one space or nothing
_INVISIBLE: Final = 1 << 25  # becomes nothing, in such a run or alone
_EDGES: Final = "\n\t"
_LAST_UNIT: Final = 0xFFFF

_Code = TypeVar("_Code", np.uint16, np.uint32)


def _probe(chars: Sequence[str]) -> list[int]:
    asked = [char for char in chars if char not in _EDGES and not is_surrogate(ord(char))]
    answers = folding.fold_text("\n".join(f"a{char}a\n{char} a" for char in asked)).split("\n")
    known = {
        char: _entry(between) | (0 if " " in before else _BESIDE)
        for char, between, before in zip(asked, answers[::2], answers[1::2], strict=False)
    }
    edges = dict.fromkeys(_EDGES, _BESIDE)
    return [
        known.get(char, ord(char) | edges.get(char, _OUTSIDE)) | (_UNUSUAL if _is_unusual(char) else 0)
        for char in chars
    ]


def _entry(between: str) -> int:
    """between: what folding makes of the character between two letters."""
    if between in ("aa", "a a"):
        return ord(" ") | (_INVISIBLE if between == "aa" else _BLANK)
    code = ord(between[1])
    return code | (_OUTSIDE if code > _LAST_UNIT else 0)


def _is_unusual(char: str) -> bool:
    """Whether forms.py wants to know of it: of what is one code unit folded and in its own script."""
    own = _own_code(char)
    return own <= _LAST_UNIT and is_unusual(chr(own)) and ord(folding.fold_text(chr(own))) <= _LAST_UNIT


def _own_code(char: str) -> int:
    """A character in its own script; itself where that is nothing."""
    form = folding.in_own_script(f"a{char}a")[1:-1]
    return ord(form) if len(form) == 1 else ord(char)


_table: Final = PointTable(_probe)
_own: Final = PointTable(lambda chars: [_own_code(char) for char in chars])


class Folded(NamedTuple):
    """text: as folding.fold_text makes it.  units: its UTF-16 code units.  unusual: the places in `units`, ascending,
    of what stands in the source as an unusual character, and `own`, that character in its own script; both of one unit.
    """

    text: str
    units: Units
    unusual: NDArray[np.intp]
    own: Units

    def parts(self, edges: NDArray[np.intp], every_utf8: Sequence[bytes]) -> Iterator["Folded"]:
        """The texts that this one joins by line feeds.  edges: where each begins in `units`, and one more would.
        every_utf8: each in UTF-8."""
        places, among_unusual = edges.tolist(), np.searchsorted(self.unusual, edges).tolist()
        alike = len(self.units) == len(self.text)
        for (begin, after), (first, last), utf8 in zip(
            pairwise(places), pairwise(among_unusual), every_utf8, strict=True
        ):
            # Where no character has two units, the places of units are those of characters.
            text = self.text[begin : after - 1] if alike else utf8.decode("utf-8", "surrogatepass")
            yield Folded(text, self.units[begin : after - 1], self.unusual[first:last] - begin, self.own[first:last])


def fold_text(text: str) -> str:
    """The same as folding.fold_text(text)."""
    return fold(text).text


def fold_with_gaps(text: str) -> tuple[str, NDArray[np.intp]]:
    """The same as folding.fold_text(text), and the places in `text` of the characters that it drops, ascending."""
    entries = _table[code_points(text)]
    gone = _dropped(entries, np.flatnonzero(entries >= _BLANK))
    folded = _without(entries & np.uint32(_POINT), gone)
    return folded.tobytes().decode("utf-32-le", "surrogatepass"), gone


def fold(text: str) -> Folded:
    """Fold a text."""
    if len(text) < _SHORT:
        return _one_by_one(text)
    units = code_units(text)
    codes = units if len(units) == len(text) else code_points(text)
    entries = _table[codes]
    (marked,) = (entries >= _UNUSUAL).nonzero()
    marks = entries.take(marked)
    unusual = marked[marks & _UNUSUAL > 0]
    own = _own[codes.take(unusual)].astype(np.uint16)
    gone = _dropped(entries, marked[marks >= _BLANK])
    unusual -= np.searchsorted(gone, unusual)
    if not (marks & _OUTSIDE).any():
        units = _without(entries.astype("<u2"), gone)
        return Folded(units.tobytes().decode("utf-16-le"), units, unusual, own)
    folded = _without(entries & np.uint32(_POINT), gone)
    unusual += np.searchsorted(np.flatnonzero(folded > _LAST_UNIT), unusual)
    found = folded.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    return Folded(found, code_units(found), unusual, own)


def _one_by_one(text: str) -> Folded:
    folded, at = folding.fold_text(text), 0
    unusual: dict[int, int] = {}
    for char, own in zip(folded, folding.in_own_script(text), strict=True):
        if max(ord(char), ord(own)) <= _LAST_UNIT and is_unusual(own):
            unusual[at] = ord(own)
        at += 1 if ord(char) <= _LAST_UNIT else 2
    return Folded(folded, code_units(folded), np.array([*unusual], np.intp), np.array([*unusual.values()], np.uint16))


def _without(codes: NDArray[_Code], gone: NDArray[np.intp]) -> NDArray[_Code]:
    """The codes but for those at some places."""
    if not len(gone):
        return codes
    kept = np.ones(len(codes), bool)
    kept[gone] = False
    return codes[kept]


def _dropped(entries: NDArray[np.uint32], at: NDArray[np.intp]) -> NDArray[np.intp]:
    """The places of the characters that folding drops, ascending.  at: of the blanks and what is invisible."""
    if not len(at):
        return at
    # Before each of them and after the last one, whether these two places are no neighbours.
    apart = np.ones(len(at) + 1, bool)
    np.not_equal(at[1:], at[:-1] + 1, out=apart[1:-1])
    (begins,) = apart[:-1].nonzero()
    first, last = at[begins], at[apart[1:]]
    # At an edge of the text this looks at a blank of the run itself, beside which blanks are dropped as at the edge.
    beside = entries.take(first - 1, mode="clip") | entries.take(last + 1, mode="clip")
    goes = (beside & _BESIDE > 0) | (np.add.reduceat(entries[at] & _BLANK, begins) == 0)
    gone = np.ones(len(at), bool)
    gone[begins] = goes  # what stays becomes a space by its entry
    return at[gone]

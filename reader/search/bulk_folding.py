"""`folding.fold_text` for long texts, many times faster: numpy looks whole texts up in a table.

The table is not a second set of rules: what folding makes of a character, and whether a blank goes beside it, is asked
of `folding.fold_text` when the character first occurs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.search.tables import Units, UnitTable, code_units, is_surrogate
from reader.search.unusual import is_unusual
from reader.text import folding

# Below this there is nothing to gain.
_SHORT: Final = 500

# A table entry is what the character becomes, and these flags.
_BESIDE: Final = 0x10000  # a blank beside it is dropped
_UNUSUAL: Final = 0x20000  # see unusual.py
_BLANK: Final = 0x40000  # a run of these becomes one space or nothing
_INVISIBLE: Final = 0x80000  # becomes nothing, in such a run or alone
_OUTSIDE: Final = 0x100000  # is half of a character outside the BMP, or becomes one
_EDGES: Final = "\n\t"


def _probe(chars: Sequence[str]) -> list[int]:
    asked = [char for char in chars if char not in _EDGES and not is_surrogate(ord(char))]
    answers = folding.fold_text("\n".join(f"a{char}a\n{char} a" for char in asked)).split("\n")
    known = {
        char: _entry(between) | (0 if " " in before else _BESIDE)
        for char, between, before in zip(asked, answers[::2], answers[1::2], strict=False)
    }
    edges = dict.fromkeys(_EDGES, _BESIDE)
    return [
        known.get(char, ord(char) | edges.get(char, _OUTSIDE)) | (_UNUSUAL if is_unusual(chr(_own_unit(char))) else 0)
        for char in chars
    ]


def _entry(between: str) -> int:
    """between: what folding makes of the character between two letters."""
    if between in ("aa", "a a"):
        return ord(" ") | (_INVISIBLE if between == "aa" else _BLANK)
    code = ord(between[1])
    return code if code < 0x10000 else _OUTSIDE


def _own_unit(char: str) -> int:
    """A character in its own script, where that is one code unit; else itself."""
    form = folding.in_own_script(f"a{char}a")[1:-1]
    return ord(form) if len(form) == 1 and ord(form) < 0x10000 else ord(char)


_table: Final = UnitTable(_probe)
_own: Final = UnitTable(lambda chars: [_own_unit(char) for char in chars], np.uint16)


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """text: as folding.fold_text makes it.  units: its UTF-16 code units.  unusual: the places in `units`, ascending,
    of what stands in the source as an unusual character, and `own`, that character in its own script."""

    text: str
    units: Units
    unusual: NDArray[np.intp]
    own: Units

    def part(self, start: int, end: int) -> "Folded":
        """text[start:end], of a text all of whose characters are one unit."""
        first, last = np.searchsorted(self.unusual, (start, end))
        unusual = self.unusual[first:last] - start
        return Folded(self.text[start:end], self.units[start:end], unusual, self.own[first:last])


def fold_text(text: str) -> str:
    """The same as folding.fold_text(text)."""
    return fold(text).text


def fold_with_gaps(text: str) -> tuple[str, NDArray[np.intp]] | None:
    """The same as folding.fold_text(text), and the places in `text` of the characters that it drops, ascending.

    None for a text that has, or becomes one that has, characters outside the BMP.
    """
    units = code_units(text)
    entries = _table[units]
    if not len(units) or int(entries.max()) >= _OUTSIDE:
        return None
    gone = _dropped(entries)
    folded = entries.astype("<u2")
    kept = folded if gone is None else np.delete(folded, gone)
    return kept.tobytes().decode("utf-16-le"), np.zeros(0, np.intp) if gone is None else gone


def fold(text: str) -> Folded:
    """Fold a text; the unusual characters of one that has characters outside the BMP are left out."""
    if len(text) >= _SHORT:
        units = code_units(text)
        entries = _table[units]
        if int(entries.max()) < _OUTSIDE:
            return _by_table(units, entries)
    folded = folding.fold_text(text)
    own = folding.in_own_script(text)
    units, own_units = code_units(folded), code_units(own)
    places = [at for at, char in enumerate(own) if is_unusual(char)] if len(units) == len(own_units) == len(own) else []
    return Folded(folded, units, np.array(places, np.intp), own_units[places])


def _by_table(units: Units, entries: NDArray[np.uint32]) -> Folded:
    folded = entries.astype("<u2")
    unusual = np.flatnonzero(entries & _UNUSUAL)
    own = _own[units[unusual]]
    gone = _dropped(entries)
    if gone is not None:
        folded = np.delete(folded, gone)
        unusual -= np.searchsorted(gone, unusual)
    return Folded(folded.tobytes().decode("utf-16-le"), folded, unusual, own)


def _dropped(entries: NDArray[np.uint32]) -> NDArray[np.intp] | None:
    """The places of the characters that folding drops, ascending; None for none."""
    at = np.flatnonzero(entries >= _BLANK)
    if not len(at):
        return None
    begins = np.flatnonzero(np.diff(at, prepend=-2) != 1)
    first, last = at[begins], at[np.append(begins[1:], len(at)) - 1]
    goes = (first == 0) | (last == len(entries) - 1)
    goes |= (entries[first - 1] | entries.take(last + 1, mode="clip")) & _BESIDE > 0
    goes |= np.add.reduceat(entries[at] & _BLANK, begins) == 0
    return np.delete(at, begins[~goes])  # what stays becomes a space by its entry

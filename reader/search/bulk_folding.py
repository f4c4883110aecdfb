"""`folding.fold_text` for long texts, many times faster: numpy looks whole texts up in a table.

The table is not a second set of rules: what folding makes of a character, and whether a blank goes beside it, is asked
of `folding.fold_text` when the character first occurs.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from reader.search.tables import UnitTable, code_units, is_surrogate
from reader.text import folding

# Below this there is nothing to gain.
_SHORT: Final = 500

# A table entry is what the character becomes, and these flags.
_BESIDE: Final = 0x10000  # a blank beside it is dropped
_BLANK: Final = 0x20000  # a run of these becomes one space or nothing
_INVISIBLE: Final = 0x40000  # becomes nothing, in such a run or alone
_OUTSIDE: Final = 0x80000  # becomes a character outside the BMP
_EDGES: Final = "\n\t"


def _probe(chars: Sequence[str]) -> list[int]:
    asked = [char for char in chars if char not in _EDGES and not is_surrogate(ord(char))]
    answers = folding.fold_text("\n".join(f"a{char}a\n{char} a" for char in asked)).split("\n")
    known = {
        char: _entry(between) | (0 if " " in before else _BESIDE)
        for char, between, before in zip(asked, answers[::2], answers[1::2], strict=False)
    }
    return [known.get(char, ord(char) | _BESIDE) for char in chars]


def _entry(between: str) -> int:
    """between: what folding makes of the character between two letters."""
    if between in ("aa", "a a"):
        return ord(" ") | (_INVISIBLE if between == "aa" else _BLANK)
    code = ord(between[1])
    return code if code < 0x10000 else _OUTSIDE


_table: Final = UnitTable(_probe)


def fold_text(text: str) -> str:
    """The same as folding.fold_text(text)."""
    if len(text) < _SHORT:
        return folding.fold_text(text)
    units = code_units(text)
    entries = _table[units]
    if ((entries >= _OUTSIDE) | is_surrogate(units)).any():
        return folding.fold_text(text)
    folded = entries.astype("<u2")
    dropped = entries >= _BLANK
    at = np.flatnonzero(dropped)
    if len(at):
        begins = np.flatnonzero(np.diff(at, prepend=-2) != 1)
        first, last = at[begins], at[np.append(begins[1:], len(at)) - 1]
        around = np.concatenate(([_BESIDE], entries, [_BESIDE]))
        goes = (around[first] | around[last + 2]) & _BESIDE > 0
        goes |= np.add.reduceat(entries[at] & _BLANK, begins) == 0
        dropped[first[~goes]] = False  # its entry is a space
        folded = folded[~dropped]
    return folded.tobytes().decode("utf-16-le")

"""Which characters of a text are worth an entry in the index in their own script; see forms.py."""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.search.tables import Units, UnitTable
from reader.text.equivalents import forms


@cache
def _unusual() -> frozenset[str]:
    return frozenset(char for members in forms().values() for char in members[1:])


def is_unusual(char: str) -> bool:
    """Whether a plain character is one of several that fold alike, and not the one that texts of Taiwan have most."""
    return char in _unusual()


def _usual_unit(folded: str) -> int:
    form = forms().get(folded, folded)[0]
    return ord(form) if ord(form) < 0x10000 else ord(folded)


_usual: Final = UnitTable(lambda chars: [_usual_unit(char) for char in chars], np.uint16)


def usual_units(units: Units) -> NDArray[np.uint16]:
    """Folded code units as they most likely are in a text of Taiwan."""
    return _usual[units]

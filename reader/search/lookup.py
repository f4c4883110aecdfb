"""Many values looked up at once in an ascending array."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def find(sought: NDArray[Any], known: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each of the values stands among the `known` ones, and whether it does; a place means nothing without."""
    at = known.searchsorted(sought)
    if not len(known):
        return at, np.zeros(len(sought), bool)
    return at, known.take(at, mode="clip") == sought


def isin(sought: NDArray[Any], known: NDArray[Any]) -> NDArray[np.bool_]:
    """Of each of the values whether it is among the `known` ones."""
    return find(sought, known)[1]

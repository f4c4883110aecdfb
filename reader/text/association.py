"""How far two things are found together beyond chance, from how often each is found.

All of it is about a table of two by two: of `total` places `one` have the first thing, `other` have the second, and
`together` have both.  The counts may be numbers or arrays of the same shape; numpy is enough for two formulas of a line
each, where a library of statistics would be larger than the rest of the program.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Values = NDArray[np.float64]


def log_likelihood(together: ArrayLike, one: ArrayLike, other: ArrayLike, total: ArrayLike) -> Values:
    """Dunning's G² = 2 Σ O ln(O / E) over the four cells, negative where `together` is less than chance gives.

    Against chance it is distributed as χ² with one degree of freedom: 3.84 is exceeded once in 20 times, 6.63 in 100,
    10.83 in 1,000.  0 where a margin is 0 or all.
    """
    both, first, second, every = (np.asarray(each, np.float64) for each in (together, one, other, total))
    observed = (both, first - both, second - both, every - first - second + both)
    rows, columns = (first, every - first), (second, every - second)
    # The cells in the same order: with both, with the first alone, with the second alone, with neither.
    expected = [row * column / np.maximum(every, 1) for row in rows for column in columns]
    score = 2 * sum(_weighed(cell, chance) for cell, chance in zip(observed, expected, strict=True))
    return np.where(both < expected[0], -score, score)


def _weighed(observed: Values, expected: Values) -> Values:
    """O ln(O / E), 0 for a cell that is empty."""
    filled = (observed > 0) & (expected > 0)
    ratio = np.divide(observed, expected, out=np.ones_like(observed + expected), where=filled)
    return np.where(filled, observed * np.log(ratio), 0.0)


def mutual_information(together: ArrayLike, one: ArrayLike, other: ArrayLike, total: ArrayLike) -> Values:
    """Pointwise mutual information log2(O / E) in bits: 0 is chance, 1 twice as often.  -inf where `together` is 0."""
    both, first, second, every = (np.asarray(each, np.float64) for each in (together, one, other, total))
    with np.errstate(divide="ignore"):
        return np.log2(both * every / np.maximum(first * second, 1))

"""Where two pieces of a wildcard may stand with one character between them, by what follows each gram."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.search import analysis, followers
from reader.search.candidates import Counts, Documents, bounds, postings_of
from reader.search.tables import Units, code_units, is_surrogate
from reader.search.terms import FieldTerms, Found, Postings

Rows = NDArray[np.intp]
"""Some of the rows of a `Between`, by their places."""


def is_told(char: str) -> bool:
    """Whether grams tell of a character beside another one."""
    return analysis.phrase_grams(char)[1] is not None


class Between:
    """Documents that may hold `before` and `after` with one character between them, `is_told` of those beside it.

    A row is a document and what may stand between there.  docs: of each row.  most: how often it stands there at most.
    is_open: whether that character is not known.
    """

    def __init__(
        self, terms: FieldTerms, pieces: tuple[str, ...], documents: int, within: NDArray[np.bool_] | None
    ) -> None:
        """pieces: `before` and `after`.  documents: how many there are in the segment.  within: of each whether it is
        asked about, None = all."""
        self._terms, self._documents = terms, documents
        self.before, self.after = pieces
        self._prior, self._later = (code_units(piece) for piece in pieces)
        at, grams = self._begun(within)
        postings = terms.gram_postings[at]
        self.docs: Documents = postings >> np.uint32(8)
        self.most: Counts = bounds(postings & np.uint32(0xFF))
        self._middles = terms.gram_keys[grams].astype(np.uint16)
        self.is_open = (self._middles == 0) | is_surrogate(self._middles) | self.after.endswith("\0")
        signs = terms.gram_signs[at]
        self._asked = [(np.arange(len(at)), postings, signs, self._later[:1])]
        self._is_held = np.ones(len(at), bool)
        self._ask_around(followers.is_sure(postings, signs, self._later[:1]))
        # The rows of which nothing tells that it does not stand there.
        self._held = np.flatnonzero(self._is_held)

    def _begun(self, within: NDArray[np.bool_] | None) -> tuple[Rows, Rows]:
        """Where in the postings and in gram_keys those grams of a document are that begin with the last unit before
        and may be followed by the first one after."""
        terms = self._terms
        begin, end = terms.beginning(int(self._prior[-1]))
        low, high = int(terms.gram_offsets[begin]), int(terms.gram_offsets[end])
        kept = followers.may_be(terms.gram_postings[low:high], terms.gram_signs[low:high], self._later[:1])
        # Half of a character is followed by the other half.
        halves = is_surrogate(terms.gram_keys[begin:end] & np.uint32(0xFFFF))
        if halves.any():
            kept |= np.repeat(halves, np.diff(terms.gram_offsets[begin : end + 1]))
        at = np.flatnonzero(kept) + low
        if within is not None:
            at = at[within[terms.gram_postings[at] >> np.uint32(8)]]
        return at, terms.gram_offsets[begin : end + 1].searchsorted(at.astype(np.uint32), "right") + begin - 1

    def _is_all_told(self) -> bool:
        """Whether the postings of the grams beside what stands between tell of all that is sought."""
        short = max(len(self._prior), len(self._later)) <= 2
        return short and all(map(analysis.is_indexed, (*self._prior.tolist(), *self._later.tolist())))

    def _ask_around(self, followed: NDArray[np.bool_]) -> None:
        """Ask the postings for the grams beside those that the rows are of.  followed: of each row whether the first
        unit after is known to follow there."""
        heads = np.flatnonzero(self._middles == 0)
        self._ask(heads, self._terms.find_in(int(self._later[0]), self.docs[heads]), self._prior[-1:])
        rows = np.flatnonzero((self._middles > 0) & ~is_surrogate(self._middles))
        if len(self._prior) > 1 and analysis.is_indexed(int(self._prior[-2])):
            first, last = self._prior[-2:].tolist()
            self._ask(rows, self._terms.find_in(first << 16 | last, self.docs[rows]), self._middles[rows])
            rows = rows[self._is_held[rows]]
        if len(self._later) == 1:
            rows = rows[~followed[rows]]
        grams = self._middles[rows].astype(np.uint32) << np.uint32(16) | self._later[0]
        self._ask(rows, self._terms.find_each(grams, self.docs[rows]), self._later[1:2])

    def _ask(self, rows: Rows, found: Found, following: Units) -> None:
        """Of each of the rows its document has the gram that was `found` there; following: and after it a unit, none =
        whatever there is."""
        at, held = found
        postings = self._terms.gram_postings.take(at, mode="clip")
        self.most[rows] = np.minimum(self.most[rows], bounds(postings & np.uint32(0xFF)))
        self._is_held[rows] &= held
        if len(following):
            # Signs lie elsewhere in the file than the postings: no more of them are looked at than tell something.
            known = np.flatnonzero(held)
            rows, postings, signs = rows[known], postings[known], self._terms.gram_signs.take(at[known])
            following = following if len(following) == 1 else following[known]
            self._is_held[rows] &= followers.may_be(postings, signs, following)
            self._asked.append((rows, postings, signs, following))

    def postings(self) -> Postings:
        """The documents, ascending, and how often at most each holds it."""
        most = np.zeros(self._documents, np.int64)
        np.add.at(most, self.docs[self._held].astype(np.intp), self.most[self._held])
        return postings_of(most)

    @cached_property
    def has_open(self) -> NDArray[np.bool_]:
        """Of each document of the segment whether any of its rows is open."""
        has_open = np.zeros(self._documents, bool)
        has_open[self.docs[self._held[self.is_open[self._held]]]] = True
        return has_open

    @cached_property
    def is_sure(self) -> NDArray[np.bool_]:
        """Of each of the rows whether it does stand there."""
        are_sure: NDArray[np.bool_] = ~self.is_open & self._is_all_told()
        for rows, postings, signs, following in self._asked:
            are_sure[rows] &= followers.is_sure(postings, signs, following)
        return are_sure

    def rows_in(self, docs: Documents) -> Rows:
        """The rows of some documents, in the order of these."""
        asked = np.zeros(self._documents, bool)
        asked[docs] = True
        rows = self._held[asked[self.docs[self._held]]]
        return rows[np.argsort(self.docs[rows], kind="stable")]

    def literals(self, rows: Rows) -> NDArray[Any]:
        """What stands in the document of each of the rows, none of them open: its bytes."""
        middles, at = np.unique(self._middles[rows], return_inverse=True)
        texts = [f"{self.before}{chr(unit)}{self.after}".encode("utf-8", "surrogatepass") for unit in middles.tolist()]
        return np.array(texts or [b""])[at]

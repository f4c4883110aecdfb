"""Where wildcards stand in many documents at once, in bytes of the mapped file: as `wildcards.occurrences` says of each
block.

One piece, the anchor, is found everywhere, and what stands at a known distance from it is looked at beside all of its
places together.  Only where a `*` leaves a distance open the blocks that are left are read one by one.
"""

from collections.abc import Callable, Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.search import wildcards
from reader.search.between import Between
from reader.search.boundaries import Places
from reader.search.candidates import Counts, Documents
from reader.search.documents import TextReader
from reader.search.lookup import isin
from reader.search.occurrences import Span
from reader.search.placing import in_bytes
from reader.search.proof import apart, are_whole, as_string, everywhere, everywhere_of, in_one_block
from reader.search.wildcards import Pattern, word_edges

Spans = tuple[Places, Places]
"""Where each begins and ends, ascending."""

GoOn = Callable[[], None]
"""Raises Cancelled where nobody waits any more."""

_LINE_FEED: Final = 0x0A
# Bytes of a code point at most.
_LONGEST: Final = 4
# Of documents in which the pattern does not stand at the places of the anchor looked at so far, so many times as many
# are looked at next.
_MORE: Final = 4


def held_in(
    text: TextReader, docnums: Documents, sought: Pattern, anchor: int, most: Counts, go_on: GoOn
) -> NDArray[np.bool_]:
    """Of each of the documents, ascending, whether the pattern stands in it; anchor, most, go_on: as in `spans_in`."""
    held = np.zeros(len(docnums), bool)
    after, _ends = text.bounds(docnums)
    rest = most.copy()
    left, many = np.arange(len(docnums)), 1
    literal = _octets(sought.literals[anchor])
    while len(left):
        anchors = everywhere(text, docnums[left], literal, np.minimum(rest[left], many), after[left])
        held[left] = text.count_in(docnums[left], _spans(text, anchors, sought, anchor, go_on)[0]) > 0
        found = text.count_in(docnums[left], anchors)
        rest[left] -= found
        some = ~held[left] & (found == many) & (rest[left] > 0)
        after[left[some]] = anchors[np.cumsum(found)[some] - 1] + 1
        left, many = left[some], many * _MORE
    return held


def spans_in(text: TextReader, docnums: Documents, sought: Pattern, anchor: int, most: Counts, go_on: GoOn) -> Spans:
    """Where the pattern stands in any of the documents.

    anchor: the piece that is found first, best a rare one.  most: how many of its places are looked at in each.
    go_on: called before each block that is read.
    """
    return _spans(text, everywhere(text, docnums, _octets(sought.literals[anchor]), most), sought, anchor, go_on)


def held_between(
    text: TextReader, docnums: Documents, sought: Pattern, piece: int, told: Between, go_on: GoOn
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each of the documents, ascending, whether the pattern is seen at once to stand in it, and if not, whether it
    may; piece, told, go_on: as in `spans_between`."""
    rows = told.rows_in(docnums)
    held = np.zeros(len(docnums), bool)
    if len(sought.literals) == 2 and sought.gaps[0] == sought.gaps[2] == (0, 0) and not any(word_edges(sought)):
        held |= isin(docnums, told.docs[rows[told.is_sure[rows]]])
        rows = rows[~isin(told.docs[rows], docnums[held])]
    known = rows[~told.is_open[rows]]
    first = everywhere_of(text, told.docs[known], told.literals(known), np.ones(len(known), np.int64))
    held |= text.count_in(docnums, _spans(text, first, sought, piece, go_on)[0]) > 0
    return held, isin(docnums, told.docs[rows]) & ~held


def spans_between(
    text: TextReader, docnums: Documents, sought: Pattern, piece: int, told: Between, go_on: GoOn
) -> Spans:
    """Where the pattern stands in any of the documents.

    piece, told: of two pieces where they may stand, with one character between them that is known in each of these
    documents, and which the first of them is.  go_on: as in `spans_in`.
    """
    rows = told.rows_in(docnums)
    anchors = everywhere_of(text, told.docs[rows], told.literals(rows), told.most[rows])
    return _spans(text, anchors, sought, piece, go_on)


def together(some: Spans, others: Spans) -> Spans:
    """The spans of some documents and those of others."""
    starts, ends = (np.concatenate(each) for each in zip(some, others, strict=True))
    order = np.argsort(starts, kind="stable")
    return starts[order], ends[order]


def _spans(text: TextReader, anchors: Places, sought: Pattern, anchor: int, go_on: GoOn) -> Spans:
    """Where the pattern stands around places of the anchor."""
    around = _Around(text, anchors, sought, anchor)
    if not around.is_all:
        return _in_blocks(text, np.unique(text.blocks_at(around.starts)), sought, go_on)
    starts, ends = around.starts, around.ends
    stands = are_whole(text, starts, ends, *word_edges(sought))
    if any("\n" in literal for literal in sought.literals):
        stands &= in_one_block(text, starts, ends)
    starts, ends = starts[stands], ends[stands]
    kept = apart(starts, ends)
    return starts[kept], ends[kept]


def _octets(folded: str) -> bytes:
    return folded.encode("utf-8", "surrogatepass")


class _Around:
    """Where the anchor stands with all that is at a known distance from it.  is_all: whether that is all of the
    pattern."""

    def __init__(self, text: TextReader, anchors: Places, sought: Pattern, anchor: int) -> None:
        literals = list(map(_octets, sought.literals))
        owners = text.documents_at(anchors)
        self._octets, self._text = np.frombuffer(text.map, np.uint8), as_string(text.map)
        self._low, self._high = text.starts[owners], text.ends[owners]
        self.starts, self.ends = anchors, anchors + len(literals[anchor])
        after = zip(sought.gaps[anchor + 1 :], [*literals[anchor + 1 :], b""], strict=True)
        before = zip(sought.gaps[anchor::-1], [*literals[:anchor][::-1], b""], strict=True)
        self.is_all = self._take(after, self._next, self._follow, self._may_follow)
        self.is_all &= self._take(before, self._previous, self._precede, self._may_precede)

    def _take(
        self,
        pieces: Iterable[tuple[tuple[int, int], bytes]],
        one: Callable[[], None],
        all_of: Callable[[bytes], None],
        somewhere: Callable[[int, bytes], None],
    ) -> bool:
        """Take in the gap and the piece that come next on one side, again and again; whether none was left."""
        for (least, most), literal in pieces:
            if least != most:
                somewhere(most, literal)
                return False
            for _ in range(least):
                one()
            all_of(literal)
        return True

    def _next(self) -> None:
        self._keep(self.ends < self._high)
        lead = self._octets[self.ends]
        self.ends = self.ends + 1 + (lead >= 0xC0) + (lead >= 0xE0) + (lead >= 0xF0)
        self._keep(lead != _LINE_FEED)

    def _previous(self) -> None:
        self._keep(self.starts > self._low)
        self.starts = self.starts - 1
        for _ in range(3):
            self.starts = self.starts - (self._octets[self.starts] & 0xC0 == 0x80)
        self._keep(self._octets[self.starts] != _LINE_FEED)

    def _follow(self, literal: bytes) -> None:
        self._keep(self.ends + len(literal) <= self._high)
        self._keep(self._says(self.ends, literal))
        self.ends = self.ends + len(literal)

    def _precede(self, literal: bytes) -> None:
        self._keep(self.starts - len(literal) >= self._low)
        self.starts = self.starts - len(literal)
        self._keep(self._says(self.starts, literal))

    def _may_follow(self, most: int, literal: bytes) -> None:
        """Leave those that a piece follows in the same line, after so many code points at most, counted loosely."""
        ends = np.minimum(self.ends + most * _LONGEST + len(literal), self._high)
        found = np.strings.find(self._text, literal, self.ends, ends)
        self._keep((found >= 0) & (np.strings.find(self._text, b"\n", self.ends, found) < 0))

    def _may_precede(self, most: int, literal: bytes) -> None:
        """As `_may_follow`, before them."""
        starts = np.maximum(self.starts - most * _LONGEST - len(literal), self._low)
        found = np.strings.rfind(self._text, literal, starts, self.starts)
        self._keep((found >= 0) & (np.strings.find(self._text, b"\n", found + len(literal), self.starts) < 0))

    def _says(self, places: Places, literal: bytes) -> NDArray[np.bool_]:
        says = np.ones(len(places), bool)
        for offset, octet in enumerate(literal):
            says &= self._octets[places + offset] == octet
        return says

    def _keep(self, kept: NDArray[np.bool_]) -> None:
        self.starts, self.ends = self.starts[kept], self.ends[kept]
        self._low, self._high = self._low[kept], self._high[kept]


def _in_blocks(text: TextReader, blocks: NDArray[np.intp], sought: Pattern, go_on: GoOn) -> Spans:
    """Where the pattern stands in some blocks, counted through all documents."""
    spans: list[Span] = []
    for begin, stop in zip(*map(np.ndarray.tolist, text.extents(blocks)), strict=True):
        go_on()
        block = text.map[begin:stop].decode("utf-8", "surrogatepass")
        spans += in_bytes(begin, block, wildcards.occurrences(block, sought))
    found = np.array(spans, np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]

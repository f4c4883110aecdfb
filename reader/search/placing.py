"""From bytes of the stored text to blocks and code points."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.search.documents import TextReader
from reader.search.meaning import Place
from reader.search.occurrences import Span


class Located(NamedTuple):
    """Places in the texts of their blocks.

    blocks: the different ones, counted through all documents.  text: these, joined by line feeds.  begins: where each
    begins there.  owners: of each place, which of the blocks it is in.  starts, ends: of each place, in `text`.  All
    in code points.
    """

    blocks: NDArray[np.intp]
    text: str
    begins: NDArray[np.intp]
    owners: NDArray[np.intp]
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]


def located_together(text: TextReader, spans: Sequence[Span]) -> Located:
    """Places of several documents in bytes of the map; those of each document stand together and are ascending."""
    places = np.fromiter(chain.from_iterable(spans), np.int64, 2 * len(spans)).reshape(-1, 2).T
    each = text.blocks_at(places[0])
    begin = np.ones(len(each), bool)
    np.not_equal(each[1:], each[:-1], out=begin[1:])
    owners, blocks = begin.cumsum() - 1, each[begin]
    begins, ends = text.extents(blocks)
    stored = b"\n".join([text.map[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)])
    (points,) = (np.frombuffer(stored, np.int8) >= _FIRST_OF_POINT).nonzero()
    sizes = ends - begins + 1
    offsets = sizes.cumsum() - sizes
    starts, stops = points.searchsorted(places + (offsets - begins)[owners])
    return Located(blocks, stored.decode("utf-8", "surrogatepass"), points.searchsorted(offsets), owners, starts, stops)


# As a signed number, the least of the bytes with which a code point begins.
_FIRST_OF_POINT: Final = -64


def located(text: TextReader, docnum: int, spans: Sequence[Span]) -> Iterator[Place]:
    """Places of one document, in bytes of the map, ascending, as places in its blocks."""
    begin, data = int(text.starts[docnum]), text.map
    starts = text.block_starts(docnum)
    at_block, at_byte, at = -1, 0, 0
    for start, end in spans:
        block = bisect_right(starts, start - begin) - 1
        if block != at_block:
            at_block, at_byte, at = block, begin + int(starts[block]), 0
        first = at + len(data[at_byte:start].decode("utf-8", "surrogatepass"))
        at_byte, at = start, first
        yield block, first, first + len(data[start:end].decode("utf-8", "surrogatepass"))


def block_texts(text: TextReader, docnum: int) -> list[str]:
    """All blocks of a document."""
    data, starts = text[docnum], text.block_starts(docnum).tolist()
    ends = [*(start - 1 for start in starts[1:]), len(data)]
    return [data[start:end].decode("utf-8", "surrogatepass") for start, end in zip(starts, ends, strict=False)]


def blocks_with(text: TextReader, docnum: int, literals: Sequence[bytes]) -> Iterator[tuple[int, str]]:
    """The blocks of a document that have all of the `literals`, each with the byte of the map where it begins; all of
    its blocks if there are none."""
    data, begin, starts = text[docnum], int(text.starts[docnum]), text.block_starts(docnum)
    if not literals:
        yield from zip((begin + starts.astype(np.int64)).tolist(), block_texts(text, docnum), strict=True)
        return
    longest, *others = sorted(literals, key=len, reverse=True)
    at = data.find(longest)
    while at >= 0:
        block = int(np.searchsorted(starts, at, "right")) - 1
        start, end = int(starts[block]), int(starts[block + 1]) - 1 if block + 1 < len(starts) else len(data)
        found = data[start:end]
        if longest in found and all(literal in found for literal in others):
            yield begin + start, found.decode("utf-8", "surrogatepass")
        at = data.find(longest, max(end, at + 1))


def in_bytes(begin: int, block: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Places in code points of a block that begins at a byte of the map, in bytes of the map; they are ascending and do
    not overlap."""
    at = 0
    for start, end in spans:
        first = begin + len(block[at:start].encode("utf-8", "surrogatepass"))
        begin, at = first + len(block[start:end].encode("utf-8", "surrogatepass")), end
        yield first, begin

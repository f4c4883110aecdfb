"""From bytes of the stored text to blocks and code points."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from reader.search.documents import TextReader
from reader.search.meaning import Place
from reader.search.occurrences import Span


def located(text: TextReader, docnum: int, spans: Sequence[Span]) -> Iterator[Place]:
    """Places in bytes of the map, ascending, as places in the document's blocks."""
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


def some_blocks(text: TextReader, docnum: int, blocks: Iterable[int]) -> Iterator[str]:
    """The folded texts of some blocks of a document as the index has them."""
    starts, begin, end = text.block_starts(docnum), int(text.starts[docnum]), int(text.ends[docnum])
    for block in blocks:
        stop = begin + int(starts[block + 1]) - 1 if block + 1 < len(starts) else end
        yield text.map[begin + int(starts[block]) : stop].decode("utf-8", "surrogatepass")


def block_texts(text: TextReader, docnum: int) -> list[str]:
    """All blocks of a document."""
    data, starts = text[docnum], text.block_starts(docnum).tolist()
    ends = [*(start - 1 for start in starts[1:]), len(data)]
    return [data[start:end].decode("utf-8", "surrogatepass") for start, end in zip(starts, ends, strict=False)]


def blocks_with(text: TextReader, docnum: int, literals: Sequence[bytes]) -> Iterator[tuple[int, str]]:
    """The blocks of a document, numbered, that have all of the `literals`; all of its blocks if there are none."""
    if not literals:
        yield from enumerate(block_texts(text, docnum))
        return
    data, starts = text[docnum], text.block_starts(docnum)
    longest, *others = sorted(literals, key=len, reverse=True)
    at = data.find(longest)
    while at >= 0:
        block = int(np.searchsorted(starts, at, "right")) - 1
        end = int(starts[block + 1]) - 1 if block + 1 < len(starts) else len(data)
        found = data[int(starts[block]) : end]
        if longest in found and all(literal in found for literal in others):
            yield block, found.decode("utf-8", "surrogatepass")
        at = data.find(longest, max(end, at + 1))

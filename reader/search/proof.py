"""Proof in the stored text: where exactly a phrase stands, and how often, in bytes of the mapped file.

The same rules as `occurrences.occurrences`, on UTF-8: no character's bytes occur inside another's, so that finding and
advancing by bytes is finding and advancing by characters.
"""

import mmap
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.search.documents import TextReader
from reader.search.occurrences import Span
from reader.search.plans import PhrasePlan
from reader.text.folding import is_word

_is_word = cache(is_word)


def occurrences_in(text: TextReader, docnum: int, plan: PhrasePlan) -> Iterator[Span]:
    """Where the phrase stands in a document: (start, end) in bytes of the map, left to right."""
    start, end = int(text.starts[docnum]), int(text.ends[docnum])
    if b"\n" not in plan.literal:
        yield from _scan(text.map, start, end, plan)
        return
    blocks = (text.block_starts(docnum).astype(np.int64) + start).tolist()
    for block, following in pairwise([*blocks, end + 1]):
        yield from _scan(text.map, block, following - 1, plan)


def _scan(data: mmap.mmap, begin: int, end: int, plan: PhrasePlan) -> Iterator[Span]:
    size = len(plan.literal)
    start = data.find(plan.literal, begin, end)
    while start >= 0:
        stop = start + size
        inside = (plan.begins_word and start > begin and _is_word(_char_before(data, start))) or (
            plan.ends_word and stop < end and _is_word(_char_at(data, stop))
        )
        if not inside:
            yield start, stop
        start = data.find(plan.literal, start + 1 if inside else stop, end)


def _char_at(data: mmap.mmap, start: int) -> str:
    lead = data[start]
    size = 1 if lead < 0x80 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
    return data[start : start + size].decode("utf-8", "surrogatepass")


def _char_before(data: mmap.mmap, end: int) -> str:
    start = end - 1
    while data[start] & 0xC0 == 0x80:
        start -= 1
    return data[start:end].decode("utf-8", "surrogatepass")


def count_in(text: TextReader, docnums: NDArray[np.uint32], plan: PhrasePlan) -> NDArray[np.int64]:
    """How often the phrase stands in each of the documents."""
    if plan.begins_word or plan.ends_word or b"\n" in plan.literal or plan.literal.endswith(b"\0"):
        counts = (sum(1 for _ in occurrences_in(text, docnum, plan)) for docnum in docnums.tolist())
        return np.fromiter(counts, np.int64, len(docnums))
    # The whole map as one fixed-width string: numpy counts in it without a copy and without a loop in Python.
    whole = np.frombuffer(text.map, f"S{len(text.map)}", 1)
    return np.strings.count(whole, plan.literal, text.starts[docnums], text.ends[docnums]).astype(np.int64)

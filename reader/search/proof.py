"""Proof in the stored text: where exactly a phrase stands, and how often, in bytes of the mapped file.

The same rules as `occurrences.occurrences`, on UTF-8: no character's bytes occur inside another's, so that finding and
advancing by bytes is finding and advancing by characters.
"""

import mmap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search.boundaries import word_after, word_before, words_after, words_before
from reader.search.documents import TextReader
from reader.search.occurrences import Span
from reader.search.plans import PhrasePlan

# So few documents are scanned one by one sooner than side by side.
_FEW: Final = 24


def occurrences_in(text: TextReader, docnum: int, plan: PhrasePlan) -> Iterator[Span]:
    """Where the phrase stands in a document: (start, end) in bytes of the map, left to right."""
    start, end = int(text.starts[docnum]), int(text.ends[docnum])
    if b"\n" not in plan.literal:
        yield from _scan(text.map, start, end, plan)
        return
    blocks = (text.block_starts(docnum).astype(np.int64) + start).tolist()
    for block, following in pairwise([*blocks, end + 1]):
        yield from _scan(text.map, block, following - 1, plan)


def _scan(data: mmap.mmap, begin: int, end: int, plan: PhrasePlan, at: int | None = None) -> Iterator[Span]:
    """The occurrences in the bytes from `begin` to `end` that start at `at` or later."""
    size = len(plan.literal)
    start = data.find(plan.literal, begin if at is None else at, end)
    while start >= 0:
        stop = start + size
        inside = (plan.begins_word and start > begin and word_before(data, start)) or (
            plan.ends_word and stop < end and word_after(data, stop)
        )
        if not inside:
            yield start, stop
        start = data.find(plan.literal, start + 1 if inside else stop, end)


def count_in(text: TextReader, docnums: NDArray[np.uint32], plan: PhrasePlan) -> NDArray[np.int64]:
    """How often the phrase stands in each of the documents."""
    if _is_simple(plan) and not (plan.begins_word or plan.ends_word):
        starts, ends = text.starts[docnums], text.ends[docnums]
        return np.strings.count(_whole(text.map), plan.literal, starts, ends).astype(np.int64)
    rows, _places = places_in(text, docnums, plan)
    return np.bincount(rows, minlength=len(docnums)).astype(np.int64)


def places_in(
    text: TextReader, docnums: NDArray[np.uint32], plan: PhrasePlan
) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Where the phrase stands in any of the documents, in no order: indexes in `docnums`, and the places at which it
    begins, in bytes of the map."""
    if _is_simple(plan):
        found = list(_rounds(text.map, text.starts[docnums], text.ends[docnums], plan))
    else:
        found = [_of_one(row, occurrences_in(text, docnum, plan)) for row, docnum in enumerate(docnums.tolist())]
    rows, places = zip(*found, strict=True) if found else ((), ())
    return np.concatenate([_NONE, *rows]), np.concatenate([_NONE, *places])


_NONE: Final = np.zeros(0, np.int64)


def _of_one(row: int, found: Iterator[Span]) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    places = np.array([start for start, _end in found], np.int64)
    return np.full(len(places), row, np.intp), places


def _is_simple(plan: PhrasePlan) -> bool:
    """Whether numpy can look for it: it takes zero bytes at the end for padding, and knows no blocks."""
    return not (b"\n" in plan.literal or plan.literal.endswith(b"\0"))


def _whole(data: mmap.mmap) -> NDArray[Any]:
    """The map as one fixed-width string: numpy searches it without a copy and without a loop in Python.  It ends with
    the file's end mark, no zero, and so nothing of it is taken for padding."""
    return np.frombuffer(data, f"S{len(data)}", 1)


def _rounds(
    data: mmap.mmap, starts: NDArray[np.int64], ends: NDArray[np.int64], plan: PhrasePlan
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.int64]]]:
    """The next occurrence in all documents at a time, until few have one."""
    at = starts.copy()
    left = np.arange(len(starts))
    whole, size = _whole(data), len(plan.literal)
    while len(left) > _FEW:
        found = np.strings.find(whole, plan.literal, at[left], ends[left])
        left, found = left[found >= 0], found[found >= 0]
        inside = np.zeros(len(left), bool)
        if plan.begins_word:
            inside |= (found > starts[left]) & words_before(data, found)
        if plan.ends_word:
            inside |= (found + size < ends[left]) & words_after(data, found + size)
        yield left[~inside], found[~inside]
        at[left] = np.where(inside, found + 1, found + size)
    for row in left.tolist():
        yield _of_one(row, _scan(data, int(starts[row]), int(ends[row]), plan, int(at[row])))

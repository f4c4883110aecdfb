"""Proof in the stored text: where exactly a phrase stands, and how often, in bytes of the mapped file.

The same rules as `occurrences.occurrences`, on UTF-8: no character's bytes occur inside another's, so that finding and
advancing by bytes is finding and advancing by characters.
"""

import mmap
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise, repeat
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search.boundaries import Places, word_after, word_before, words_after, words_before
from reader.search.candidates import ANY, Counts, Documents, may_hold
from reader.search.documents import TextReader
from reader.search.mapped import parts
from reader.search.occurrences import Span
from reader.search.plans import PhrasePlan
from reader.search.terms import FieldTerms

FEW: Final = 24
"""So few documents are scanned one by one sooner than side by side."""

BRIEF: Final = 1 << 15
"""To look through so many bytes of text takes as long as to ask the postings of a gram what follows it."""

MUCH: Final = 1 << 20
"""Where there are more bytes to read, a document with few occurrences is left before all of it is read."""

# So few.
_SOON: Final = 2


def occurrences_in(text: TextReader, docnum: int, plan: PhrasePlan, limit: int | None = None) -> list[Span]:
    """The first `limit` places (None = all) where the phrase stands in a document: (start, end) in bytes of the map,
    left to right."""
    start, end = int(text.starts[docnum]), int(text.ends[docnum])
    if b"\n" not in plan.literal:
        return _of_one(text.map, start, end, plan, limit)
    blocks = (text.block_starts(docnum).astype(np.int64) + start).tolist()
    each = (_of_one(text.map, begin, after - 1, plan, limit) for begin, after in pairwise([*blocks, end + 1]))
    return list(islice(chain.from_iterable(each), limit))


def occurrences_in_each(
    terms: FieldTerms, text: TextReader, docnums: Documents, plan: PhrasePlan, most: Counts
) -> list[list[Span]]:
    """All places in each of the documents, ascending and with all terms of the plan; most: how many it has at most."""
    may = _may_hold(terms, text, docnums, plan).tolist()
    # Inside of words its bytes stand too, of which the terms do not tell.
    limits = most.tolist() if is_plain(plan) else [None] * len(docnums)
    each = zip(docnums.tolist(), limits, may, strict=True)
    return [occurrences_in(text, docnum, plan, limit) if held else [] for docnum, limit, held in each]


def _of_one(data: mmap.mmap, begin: int, end: int, plan: PhrasePlan, limit: int | None) -> list[Span]:
    """The first occurrences in the bytes from `begin` to `end`."""
    found: list[Span] = []
    at = begin
    while len(found) != limit and (start := data.find(plan.literal, at, end)) >= 0:
        stop = start + len(plan.literal)
        inside = (plan.begins_word and start > begin and word_before(data, start)) or (
            plan.ends_word and stop < end and word_after(data, stop)
        )
        if not inside:
            found.append((start, stop))
        at = start + 1 if inside else stop
    return found


def held_in(terms: FieldTerms, text: TextReader, docnums: Documents, plan: PhrasePlan) -> NDArray[np.bool_]:
    """Of each of the documents, ascending and with all terms of the plan, whether the phrase stands in it."""
    held = _may_hold(terms, text, docnums, plan)
    held[held] = _held_in(text, docnums[held], plan)
    return held


def _may_hold(terms: FieldTerms, text: TextReader, docnums: Documents, plan: PhrasePlan) -> NDArray[np.bool_]:
    """Of each of the documents, ascending and with all terms of the plan, whether to look for the phrase in it."""
    starts, ends = text.bounds(docnums)
    if (ends - starts).sum() <= BRIEF * len(plan.followed):
        return np.ones(len(docnums), bool)
    return may_hold(terms, plan.followed, docnums)


def _held_in(text: TextReader, docnums: Documents, plan: PhrasePlan) -> NDArray[np.bool_]:
    if not is_plain(plan):
        return text.count_in(docnums, places_in(text, docnums, plan)) > 0
    whole, (starts, ends) = as_string(text.map), text.bounds(docnums)
    first = [np.strings.find(whole, plan.literal, starts[part], ends[part]) for part in parts(starts, ends)]
    found: NDArray[np.bool_] = np.concatenate(first) >= 0
    return found


def count_in(terms: FieldTerms, text: TextReader, docnums: Documents, plan: PhrasePlan, most: Counts) -> Counts:
    """How often the phrase stands in each of the documents, ascending and with all terms of the plan.  most: how often
    it does at most."""
    may, counts = _may_hold(terms, text, docnums, plan), np.zeros(len(docnums), np.int64)
    counts[may] = _count_in(text, docnums[may], plan, most[may])
    return counts


def _count_in(text: TextReader, docnums: Documents, plan: PhrasePlan, most: Counts) -> Counts:
    if not is_plain(plan):
        return text.count_in(docnums, places_in(text, docnums, plan))
    starts, ends = text.bounds(docnums)
    few = most <= (_SOON if (ends - starts).sum() > MUCH else 0)
    counts = np.zeros(len(docnums), np.int64)
    if few.any():
        counts[few] = text.count_in(docnums[few], places_in(text, docnums[few], plan, most[few]))
    if not few.all():
        whole, starts, ends = as_string(text.map), starts[~few], ends[~few]
        each = [np.strings.count(whole, plan.literal, starts[part], ends[part]) for part in parts(starts, ends)]
        counts[~few] = np.concatenate(each)
    return counts


def is_plain(plan: PhrasePlan) -> bool:
    """Whether a phrase stands wherever its bytes do, but for overlaps, and numpy can look for them."""
    return not (plan.begins_word or plan.ends_word or b"\n" in plan.literal or _is_padded(plan.literal))


def _is_padded(literal: bytes) -> bool:
    """Whether numpy, which takes zero bytes at the end for padding, cannot look for it."""
    return literal.endswith(b"\0")


def as_string(data: mmap.mmap) -> NDArray[Any]:
    """The map as one fixed-width string: numpy searches it without a copy and without a loop in Python.  It ends with
    the file's end mark, no zero, and so nothing of it is taken for padding."""
    return np.frombuffer(data, f"S{len(data)}", 1)


def places_in(text: TextReader, docnums: Documents, plan: PhrasePlan, most: Counts | None = None) -> Places:
    """Where the phrase begins in any of the documents, in bytes of the map, ascending; most: as in `everywhere`."""
    size = len(plan.literal)
    starts = everywhere(text, docnums, plan.literal, most)
    if b"\n" in plan.literal:
        starts = starts[in_one_block(text, starts, starts + size)]
    starts = starts[are_whole(text, starts, starts + size, plan.begins_word, plan.ends_word)]
    return starts[apart(starts, starts + size)]


def everywhere(
    text: TextReader, docnums: Documents, literal: bytes, most: Counts | None = None, after: Places | None = None
) -> Places:
    """Where some bytes begin in any of the documents, in bytes of the map, ascending; they may overlap.

    most: in how many places each document has them at most, where that is known: what comes after these is not read.
    after: from where on each document is read, None = all of it.
    """
    starts, ends = text.bounds(docnums)
    starts = starts if after is None else after
    left = np.full(len(docnums), ANY) if most is None else most
    if not _is_padded(literal):
        return _in_rounds(text.map, starts, ends, left, np.broadcast_to(np.array(literal), len(docnums)))
    each = (
        _one_by_one(text.map, starts[part], ends[part], left[part], repeat(literal)) for part in parts(starts, ends)
    )
    return np.concatenate([np.zeros(0, np.int64), *each])


def everywhere_of(text: TextReader, docnums: Documents, literals: NDArray[Any], most: Counts) -> Places:
    """As `everywhere`, of some bytes in each of the documents, which are ascending but may be there several times; the
    bytes end with no zero."""
    return _in_rounds(text.map, *text.bounds(docnums), most, literals)


def _in_rounds(data: mmap.mmap, starts: Places, ends: Places, left: Counts, literals: NDArray[Any]) -> Places:
    rounds = (_rounds(data, starts[part], ends[part], left[part], literals[part]) for part in parts(starts, ends))
    return np.sort(np.concatenate([np.zeros(0, np.int64), *chain.from_iterable(rounds)]))


def _rounds(data: mmap.mmap, starts: Places, ends: Places, left: Counts, literals: NDArray[Any]) -> Iterator[Places]:
    """The next place in all documents at a time, until few have one.  left: how many more each has at most."""
    whole = as_string(data)
    while len(starts) > FEW:
        found = np.strings.find(whole, literals, starts, ends)
        yield found[found >= 0]
        more = (found >= 0) & (left > 1)
        starts, ends, left, literals = found[more] + 1, ends[more], left[more] - 1, literals[more]
    yield _one_by_one(data, starts, ends, left, literals.tolist())


def _one_by_one(data: mmap.mmap, starts: Places, ends: Places, left: Counts, literals: Iterable[bytes]) -> Places:
    each = zip(starts.tolist(), ends.tolist(), left.tolist(), literals, strict=False)
    found = (islice(_scan(data, start, end, literal), many) for start, end, many, literal in each)
    return np.array([*chain.from_iterable(found)], np.int64)


def _scan(data: mmap.mmap, start: int, end: int, literal: bytes) -> Iterator[int]:
    at = data.find(literal, start, end)
    while at >= 0:
        yield at
        at = data.find(literal, at + 1, end)


def are_whole(text: TextReader, starts: Places, ends: Places, begins_word: bool, ends_word: bool) -> NDArray[np.bool_]:
    """Of each span, in bytes of the map, whether it neither begins nor ends inside a word of its document.

    begins_word, ends_word: whether a word may begin, and end, there.
    """
    whole = np.ones(len(starts), bool)
    if not (begins_word or ends_word):
        return whole
    owners = text.documents_at(starts)
    for may_be, places, edges in ((begins_word, starts, text.starts), (ends_word, ends, text.ends)):
        if may_be:
            # Beyond the edge of a document there may be no text at all.
            within = np.flatnonzero(places != edges[owners])
            whole[within] &= ~(words_before(text.map, places[within]) & words_after(text.map, places[within]))
    return whole


def in_one_block(text: TextReader, starts: Places, ends: Places) -> NDArray[np.bool_]:
    """Of each span, in bytes of the map, whether it ends in the block in which it begins."""
    inside: NDArray[np.bool_] = ends <= text.extents(text.blocks_at(starts))[1]
    return inside


def apart(starts: Places, ends: Places) -> NDArray[np.bool_]:
    """Which of the spans, ascending and all of one length, stay where none may overlap one before it that stays."""
    kept = np.ones(len(starts), bool)
    if (starts[1:] < ends[:-1]).any():
        free = 0
        for at, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
            kept[at] = start >= free
            free = end if start >= free else free
    return kept

"""Places whose words are like a quotation.

Groups of three characters that the quotation and its context share with the text vote for where they would lie; the
places with the most votes are then aligned exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from reader.anchoring.passage import Passage

MINIMUM_SCORE: Final = 0.7

_COMMON: Final = 256  # places of one group of three, beyond which it says nothing
_WINDOWS: Final = 6  # places aligned
_LONG: Final = 1500  # of longer quotations only the two ends are aligned
_END: Final = 300
_EDGES: Final = 8  # starts and ends tried
# An alignment takes time by the square of the length: what is longer than this is found by its very words or not.
_TOO_LONG: Final = 60_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """text[start:end] of a passage; how like the quotation it is and how like the context what surrounds it, 0..1."""

    start: int
    end: int
    quote: float
    context: float


def similarity(first: str, second: str) -> float:
    """0..1: twice the characters in common, in order, by the characters of both."""
    return fuzz.ratio(first, second) / 100


def context_score(text: str, start: int, end: int, prefix: str, suffix: str) -> float:
    """How like the context is what surrounds text[start:end]; 1 for a quotation without context."""
    scores = []
    if prefix:
        scores.append(similarity(prefix, text[max(0, start - len(prefix)) : start]))
    if suffix:
        scores.append(similarity(suffix, text[end : end + len(suffix)]))
    return sum(scores) / len(scores) if scores else 1.0


def candidates(passage: Passage, needle: str, prefix: str, suffix: str) -> list[Candidate]:
    """Places that do not overlap, in no order, each the best of its surroundings."""
    if len(needle) > _TOO_LONG:
        return []
    found: list[Candidate] = []
    for low, high in _windows(passage, prefix + needle + suffix):
        span = _align(passage.text[low:high], needle)
        if span is None:
            continue
        start, end = span[0] + low, span[1] + low
        quote = similarity(needle, passage.text[start:end])
        found.append(Candidate(start, end, quote, context_score(passage.text, start, end, prefix, suffix)))
    return _apart(found)


def _apart(found: list[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    for each in sorted(found, key=lambda each: (-each.quote, -each.context, each.start)):
        if all(each.end <= other.start or each.start >= other.end for other in chosen):
            chosen.append(each)
    return chosen


def _windows(passage: Passage, pattern: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text where `pattern` most likely lies, with room for what was put in or taken out."""
    diagonals = passage.diagonals(pattern, _COMMON)
    if not diagonals.size:
        return
    width = max(32, len(pattern) // 4)
    buckets, votes = np.unique(diagonals // width, return_counts=True)
    polled = dict(zip(buckets.tolist(), votes.tolist(), strict=True))
    joint = {bucket: polled[bucket] + polled.get(bucket + 1, 0) for bucket in polled}
    taken: set[int] = set()
    for bucket in sorted(joint, key=lambda each: (-joint[each], each)):
        if bucket in taken:
            continue
        taken.update((bucket - 1, bucket, bucket + 1))
        low = max(0, (bucket - 1) * width)
        high = min(len(passage.text), (bucket + 3) * width + len(pattern))
        if low < high:
            yield low, high
        if len(taken) >= 3 * _WINDOWS:
            return


def _align(window: str, needle: str) -> tuple[int, int] | None:
    """The stretch of `window` most like `needle`."""
    if len(needle) <= _LONG:
        return _best(window, needle)
    head, tail = _best(window, needle[:_END]), _best(window, needle[-_END:])
    return (head[0], tail[1]) if head and tail and head[0] < tail[1] else None


def _best(window: str, needle: str) -> tuple[int, int] | None:
    """An equally long stretch first; then its ends are moved to where runs of equal characters begin and end."""
    rough = fuzz.partial_ratio_alignment(needle, window)
    if rough is None or rough.score == 0:
        return None
    if len(needle) > len(window):
        return 0, len(window)
    room = len(needle) // 2 + 4
    low, high = max(0, rough.dest_start - room), min(len(window), rough.dest_end + room)
    runs = [(low + start, low + end) for start, end in _equal_runs(needle, window[low:high])]
    starts = {rough.dest_start, *(start for start, _ in runs[:_EDGES])}
    ends = {rough.dest_end, *(end for _, end in runs[-_EDGES:])}
    spans = ((start, end) for start in starts for end in ends if start < end)
    return max(spans, key=lambda span: (similarity(needle, window[slice(*span)]), span[0] - span[1], -span[0]))


def _equal_runs(needle: str, window: str) -> list[tuple[int, int]]:
    return [(op.dest_start, op.dest_end) for op in LCSseq.opcodes(needle, window) if op.tag == "equal"]

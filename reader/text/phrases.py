"""Finding the phrases of a dictionary in a text.

One compiled class finds every place where a phrase can begin, at the speed of `re`, in a long text an array of flags
does; only those places are looked up.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from reader.text.arrays import LONG, Heads

# (start, end, replacement): text[start:end] is a phrase, `replacement` what the dictionary gives for it.  A plain
# tuple: a long text has hundreds of thousands.
Match = tuple[int, int, str]


def _character_class(chars: Collection[str]) -> str:
    """A class that holds at least `chars`.  `re` walks a list for characters beyond the first plane, so all of those
    are let through: each place found is looked up in any case."""
    plain = "".join(re.escape(char) for char in sorted(chars) if char <= "\uffff")
    beyond = "\U00010000-\U0010ffff" if max(chars) > "\uffff" else ""
    return f"[{plain}{beyond}]"


def starts_pattern(heads: Collection[str]) -> str:
    """An expression for every place where a phrase may begin; `heads` are its first two characters, or its only one."""
    return "|".join(_starts(heads)) or "(?!)"


def _starts(heads: Collection[str]) -> Iterator[str]:
    if pairs := [head for head in heads if len(head) == 2]:
        first, second = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
        yield f"{_character_class(first)}(?={_character_class(second)})"
    if single := [head for head in heads if len(head) == 1]:
        yield _character_class(single)


class Lexicon:
    """A dictionary of phrases, each of at least one character, compiled for searching."""

    __slots__ = ("_find", "_heads", "_lengths", "_phrases", "_single")

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._phrases = phrases
        self._single = {phrase: replacement for phrase, replacement in phrases.items() if len(phrase) == 1}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for phrase in phrases:
            lengths[phrase[:2]].add(len(phrase))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items() if len(head) == 2}
        self._find = re.compile(starts_pattern(lengths)).finditer
        self._heads: Heads | None = None

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def occurrences(self, text: str) -> Iterator[Match]:
        """Every occurrence, overlapping ones too, by start, at one start the longest first."""
        phrases, lengths_at, single = self._phrases, self._lengths.get, self._single
        for start in self._starts(text):
            for length in lengths_at(text[start : start + 2], ()):
                phrase = text[start : start + length]
                if phrase in phrases and len(phrase) == length:
                    yield start, start + length, phrases[phrase]
            if single and text[start] in single:
                yield start, start + 1, single[text[start]]

    def _starts(self, text: str) -> Iterable[int]:
        if len(text) < LONG:
            return (found.start() for found in self._find(text))
        if self._heads is None:
            self._heads = Heads({phrase[:2] for phrase in self._phrases})
        return self._heads.places(text)

    def leftmost(self, text: str) -> list[Match]:
        """Occurrences that do not overlap: the leftmost, and there the longest."""
        taken: list[Match] = []
        end = 0
        for match in self.occurrences(text):
            if match[0] >= end:
                taken.append(match)
                end = match[1]
        return taken

    def longest_first(self, text: str, taken: Sequence[Match] = ()) -> list[Match]:
        """Occurrences that overlap neither `taken` (ascending) nor each other: the longest in the whole text first,
        the leftmost of those."""
        chosen: list[Match] = []
        cluster: list[Match] = []  # neighbours that overlap
        cluster_end = 0
        occurrences = self.occurrences(text)
        for match in _outside(occurrences, taken) if taken else occurrences:
            if match[0] >= cluster_end:
                chosen += cluster if len(cluster) < 2 else _longest_of(cluster)
                cluster = []
            cluster.append(match)
            if match[1] > cluster_end:
                cluster_end = match[1]
        return chosen + _longest_of(cluster)


def _outside(matches: Iterable[Match], taken: Sequence[Match]) -> Iterator[Match]:
    starts = [start for start, _, _ in taken]
    for match in matches:
        index = bisect_right(starts, match[0])
        before = taken[index - 1][1] if index else 0
        if before <= match[0] and (index == len(starts) or match[1] <= starts[index]):
            yield match


def _longest_of(cluster: list[Match]) -> list[Match]:
    chosen: list[Match] = []
    for match in sorted(cluster, key=lambda match: (match[0] - match[1], match[0])):
        if all(match[1] <= other[0] or other[1] <= match[0] for other in chosen):
            chosen.append(match)
    return sorted(chosen)

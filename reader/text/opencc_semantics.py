"""Conversion as OpenCC itself does it, with an exact map.

It differs from the package `opencc-python-reimplemented` in two things.  At a place the first dictionary that has any
match decides, and of its matches the longest; the package takes the longest of the whole text first.  And where the
configuration cuts the text into phrases beforehand, no match goes beyond the phrase in which it begins.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from reader.text.chain import Converted, replaced
from reader.text.dictionaries import entries
from reader.text.offsets import OffsetMap
from reader.text.opencc_configurations import Levels, configuration
from reader.text.phrases import Match, starts_pattern
from reader.text.translation import Translation


class _Step:
    """Dictionaries in levels, compiled for one run over a text."""

    __slots__ = ("_expanding", "_find", "_lengths", "_table")

    def __init__(self, levels: Sequence[Mapping[str, str]]) -> None:
        # A character that is a key of a level hides all that begins with it in the levels after.
        hidden: dict[str, str] = {}
        lengths: defaultdict[str, list[tuple[int, Mapping[str, str]]]] = defaultdict(list)
        for level in levels:
            seen = {(key[:2], len(key)) for key in level if len(key) > 1 and key[0] not in hidden}
            for head, length in sorted(seen, key=lambda each: -each[1]):
                lengths[head].append((length, level))
            hidden = {key: value for key, value in level.items() if len(key) == 1} | hidden
        self._lengths = dict(lengths)
        self._expanding = {key: value for key, value in hidden.items() if len(value) != 1}
        single = {ord(key): value for key, value in hidden.items() if len(value) == 1 and key != value}
        self._table = Translation(single) or None
        self._find = re.compile(starts_pattern([*lengths, *self._expanding])).finditer

    def matches(self, text: str, cuts: Sequence[int]) -> list[Match]:
        """The phrases from left to right, none beyond one of `cuts` (ascending, the last is the text's end)."""
        taken: list[Match] = []
        end = 0
        for found in self._find(text):
            start = found.start()
            if start < end:
                continue
            limit = cuts[bisect_right(cuts, start)] if len(cuts) > 1 else cuts[0]
            match = self._at(text, start, limit)
            if match:
                taken.append(match)
                end = match[1]
        return taken

    def _at(self, text: str, start: int, limit: int) -> Match | None:
        for length, level in self._lengths.get(text[start : start + 2], ()):
            end = start + length
            if end <= limit and (value := level.get(text[start:end])) is not None:
                return start, end, value
        single = self._expanding.get(text[start])
        return None if single is None else (start, start + 1, single)

    def convert(self, text: str, cuts: Sequence[int]) -> Converted:
        rest = self._table.applied(text) if self._table else text
        return replaced(text, rest, self.matches(text, cuts))


class OwnChain:
    """One of OpenCC's configurations."""

    def __init__(self, name: str) -> None:
        declared = configuration(name, rare=True)
        self._normalization = [_Step(_dictionaries(levels)) for levels in declared.normalization]
        self._segmentation = _Step(_dictionaries(declared.segmentation)) if declared.segmentation else None
        self._conversion = [_Step(_dictionaries(levels)) for levels in declared.conversion]

    def convert(self, text: str) -> Converted:
        """`text` converted.  Phrases that changed their length are atoms of the map, everything else is one to one."""
        offsets = OffsetMap.identity(len(text))
        for step in self._normalization:
            text, change = step.convert(text, (len(text),))
            offsets = offsets.compose(change)
        cuts = self._cuts(text)
        for step in self._conversion:
            text, change = step.convert(text, cuts)
            cuts = [change.to_target(cut, cut)[0] for cut in cuts[:-1]] + [len(text)]
            offsets = offsets.compose(change)
        return Converted(text, offsets)

    def _cuts(self, text: str) -> list[int]:
        """Where phrases begin and end, and the end of the text."""
        if self._segmentation is None:
            return [len(text)]
        phrases = self._segmentation.matches(text, (len(text),))
        return sorted({offset for start, end, _ in phrases for offset in (start, end)} | {len(text)})


def _dictionaries(levels: Levels) -> list[dict[str, str]]:
    return [_union(level) for level in levels]


@cache
def _union(names: tuple[str, ...]) -> dict[str, str]:
    """The first candidates of the dictionaries, the first to know a key deciding."""
    union: dict[str, str] = {}
    for name in reversed(names):
        union |= {key: candidates.partition(" ")[0] for key, candidates in entries(name)}
    return union


@cache
def own_chain(name: str) -> OwnChain:
    """The chain of one of OpenCC's configurations.  Raises OSError where there is none of that name."""
    return OwnChain(name)

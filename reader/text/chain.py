"""Conversion by a chain of dictionaries, with an exact map.

Yields, character by character, what `opencc-python-reimplemented` yields for the same dictionaries, many times
faster: characters are converted by one str.translate of the whole text, and only phrases are looked up.

A stage is a list of dictionaries; each is matched over what the ones before it have left, the longest phrase of the
whole text first, the leftmost of those.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.text.offsets import OffsetMap
from reader.text.phrases import Lexicon, Match
from reader.text.translation import Translation

Dictionary = Mapping[str, str]


class Converted(NamedTuple):
    """A converted text; the map's source is the text that was converted."""

    text: str
    map: OffsetMap


class _Stage:
    __slots__ = ("_lexicons", "_table")

    def __init__(self, dictionaries: Sequence[Dictionary]) -> None:
        *earlier, last = dictionaries
        # What the last dictionary says of single characters comes after everything else: a table does it.
        single = {key: value for key, value in last.items() if len(key) == 1 == len(value)}
        self._table = Translation({ord(key): value for key, value in single.items() if key != value}) or None
        phrases = {key: value for key, value in last.items() if key not in single}
        self._lexicons = [lexicon for lexicon in map(Lexicon, [*earlier, phrases]) if lexicon]

    def convert(self, text: str) -> Converted:
        taken: list[Match] = []
        for lexicon in self._lexicons:
            found = lexicon.longest_first(text, taken)
            taken = sorted(taken + found) if taken else found
        return replaced(text, self._table.applied(text) if self._table else text, taken)


class Chain:
    """Stages of dictionaries, one after the other."""

    def __init__(self, stages: Iterable[Sequence[Dictionary]]) -> None:
        self._stages = [_Stage(dictionaries) for dictionaries in stages]

    def convert(self, text: str) -> Converted:
        """`text` converted.  Phrases that changed their length are atoms of the map, everything else is one to one."""
        offsets = OffsetMap.identity(len(text))
        for stage in self._stages:
            text, step = stage.convert(text)
            offsets = offsets.compose(step)
        return Converted(text, offsets)


def replaced(source: str, rest: str, matches: Sequence[Match], atomic: bool = False) -> Converted:
    """`rest`, of the length of `source`, with the matches replaced.  `atomic`: those of equal length are atoms too."""
    pieces: list[str] = []
    changes: list[tuple[int, int, int]] = []
    position = 0
    for start, end, replacement in matches:
        pieces += (rest[position:start], replacement)
        position = end
        if atomic or len(replacement) != end - start:
            changes.append((start, end, len(replacement)))
    pieces.append(rest[position:])
    return Converted("".join(pieces), OffsetMap.of_replacements(len(source), changes))

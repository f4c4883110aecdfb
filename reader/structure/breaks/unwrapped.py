"""Blanks that stand where the lines of a paragraph broke, in text whose lines are whole paragraphs again.

Programs that show PDFs as pages of the web join lines with a blank, in Chinese text too, where it belongs to nothing.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure.characters import WIDE
from reader.structure.lines import Line

_BREAK: Final = re.compile(rf" (?<=[{WIDE}] )(?<![ \u3000][{WIDE}] )(?=[{WIDE}])(?![{WIDE}](?:[ \u3000]|$))")
"""A blank between characters of Chinese setting, none of which is set apart from both its neighbours."""
_LONG: Final = 60  # characters: a paragraph that was broken
_LEAST: Final = 4  # blanks
_EVERY: Final = 110  # characters, most of whose breaks stand beside Latin letters or figures
_NEAR: Final = 20  # characters: no line of text is as short
_MOST_NEAR: Final = 0.3  # of the blanks


def without_breaks(lines: Sequence[Line]) -> list[Line]:
    """The same lines without the blanks where lines broke, if paragraphs have them as often as lines break."""
    long = {index: found for index, line in enumerate(lines) if (found := _breaks(line))}
    count = sum(map(len, long.values()))
    room = sum(len(line.text) for line in lines if len(line.text) >= _LONG)
    near = sum(after - before < _NEAR for found in long.values() for before, after in pairwise(found))
    if count < _LEAST or room > _EVERY * count or near > _MOST_NEAR * count:
        return list(lines)
    return [line.with_text(_BREAK.sub("", line.text)) if index in long else line for index, line in enumerate(lines)]


def _breaks(line: Line) -> list[int]:
    """The places of the blanks in a long line where one may have broken."""
    return [found.start() for found in _BREAK.finditer(line.text)] if len(line.text) >= _LONG else []

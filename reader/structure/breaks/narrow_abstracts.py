"""Abstracts in text without signs: they may be set narrower than the text, and so a full line would seem to end."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.lines import Line
from reader.structure.numbering import HEADING_KINDS, numbered
from reader.structure.words.phrases import ABSTRACT_TITLE, KEYWORDS

_MOST: Final = 40  # lines
_RAGGED: Final = 6  # columns between the widths of full lines
_FEWEST: Final = 2  # full lines
_NARROWEST: Final = 40  # columns


def with_full_lines(lines: Sequence[Line]) -> list[Line]:
    """The same lines, where the first lines below the title of an abstract that are as wide as its widest go on."""
    result = list(lines)
    for title in [index for index, line in enumerate(lines) if ABSTRACT_TITLE.match(line.text)]:
        for index, line in enumerate(_full(lines[title + 1 : title + 1 + _MOST]), start=title + 1):
            if not ends_sentence(line.text):
                result[index] = line.changed(closes=False)
    return result


def _full(lines: Sequence[Line]) -> list[Line]:
    """The first lines of an abstract, of which `lines` begins with the first, that are as wide as its widest."""
    block = [*lines[:1], *takewhile(_goes_on, lines[1:])]
    wide = max((line.width for line in block), default=0)
    short = next((place for place, line in enumerate(block[:-1]) if line.width < wide - _RAGGED), len(block) - 1)
    return block[:short] if short >= _FEWEST and wide >= _NARROWEST else []


def _goes_on(line: Line) -> bool:
    marker = numbered(line.text)
    is_title = marker is not None and marker.kind in HEADING_KINDS
    return not (is_title or line.opens or KEYWORDS.match(line.text) or ABSTRACT_TITLE.match(line.text))

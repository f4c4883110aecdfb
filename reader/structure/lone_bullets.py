"""Bullets that an extractor put on lines of their own, being of another font, before the texts that they lead."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from reader.structure.joining import glue
from reader.structure.lines import Line
from reader.structure.numbering import bulleted

_OTHERS: Final = "-–—－*＊‧·"  # what stands alone as a cell, the mark of a note or between names too
_GOES_ON: Final = "："  # what leads a text in letters of another font ends there


def with_bullets(lines: Sequence[Line]) -> list[Line]:
    """The same lines, bullets alone before their texts; of several bullets in a row each leads one of as many lines."""
    result: list[Line] = []
    index = 0
    while index < len(lines):
        count = sum(1 for _ in takewhile(_is_bullet, lines[index:]))
        texts = lines[index + count : index + 2 * count]
        if not count or len(texts) < count or texts[-1].page != lines[index].page or any(map(bulleted, _of(texts))):
            result += lines[index : index + max(1, count)]
            index += max(1, count)
            continue
        index += 2 * count
        rest = lines[index : index + count]
        goes_on = len(rest) == count and all(line.text[0] in _GOES_ON for line in rest)
        for place, text in enumerate(texts):
            parts = [text, rest[place]] if goes_on else [text]
            result.append(_led(lines[index - 2 * count + place], parts))
        index += count * goes_on
    return result


def _of(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def _is_bullet(line: Line) -> bool:
    return len(line.text) == 1 and line.text not in _OTHERS and bulleted(f"{line.text} 一") is not None


def _led(bullet: Line, parts: Sequence[Line]) -> Line:
    text = parts[0].text
    for part in parts[1:]:
        text += glue(text, part.text, None) + part.text
    return bullet.with_text(f"{bullet.text} {text}")

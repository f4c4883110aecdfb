"""Bullets that an extractor put on lines of their own, being of another font, before or behind the texts they lead."""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import is_chinese
from reader.structure.joining import glue
from reader.structure.lines import Line
from reader.structure.numbering import bulleted

_OTHERS: Final = "-–—－*＊‧·"  # what stands alone as a cell, the mark of a note or between names too
_POINTS: Final = "‧·"  # which lead what is set in below them
_CELLS: Final = "○◎△"  # bullets, or what a table says of whether something is there
_NO_BULLETS: Final = frozenset("－—×✕✗✓✔√")
_LONGEST: Final = 2  # characters of what stands alone
_GOES_ON: Final = "：（"  # what leads a text in letters of another font ends there

_BEHIND: Final = re.compile(r"([A-Z][\w /&-]{1,30}?)\s?([^\w\s])\s?(：.+)", re.ASCII)


def with_bullets(lines: Sequence[Line]) -> list[Line]:
    """The same lines, bullets alone before their texts; of several bullets in a row each leads one of as many lines."""
    result: list[Line] = []
    index = 0
    cells = _CELLS if _are_cells(lines) else ""
    while index < len(lines):
        line = lines[index]
        count = _alone(lines, index) or _is_point(lines, index) if len(line.text) <= _LONGEST else 0
        if not count or line.text in cells:
            result.append(_within(line) or line)
            index += 1
            continue
        if above := _above(result, lines, index, count):
            del result[-len(above) :]
            result += _led_above(lines[index : index + count], above, lines[index + count])
            index += count + 1
            continue
        texts = lines[index + count : index + 2 * count]
        if len(texts) < count or texts[-1].page != line.page or any(map(bulleted, _of(texts))):
            result += lines[index : index + count]
            index += count
            continue
        bullets, index = lines[index : index + count], index + 2 * count
        rest = lines[index : index + count]
        goes_on = len(rest) == count and all(map(_goes_on, texts, rest))
        for place, text in enumerate(texts):
            result.append(_led(bullets[place], [text, rest[place]] if goes_on else [text]))
        index += count * goes_on
    return result


def _are_cells(lines: Sequence[Line]) -> bool:
    """Whether circles that stand alone are cells of a table: beside one stands another sign that leads nothing."""
    alone = [index for index, line in enumerate(lines) if len(line.text) == 1 and line.text in _CELLS]
    beside = {lines[at].text for index in alone for at in (index - 1, index + 1) if 0 <= at < len(lines)}
    return not beside.isdisjoint(_NO_BULLETS)


def _alone(lines: Sequence[Line], index: int) -> int:
    """How many bullets stand alone on the lines from `index` on."""
    end = index
    while end < len(lines) and _is_bullet(lines[end]):
        end += 1
    return end - index


def _of(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def _is_bullet(line: Line) -> bool:
    return len(line.text) == 1 and line.text not in _OTHERS and bulleted(f"{line.text} 一") is not None


def _within(line: Line) -> Line | None:
    """The line with the bullet before what it leads, which is in another font up to the colon that stands behind it."""
    if line.column != 1 or "：" not in line.text:
        return None
    found = _BEHIND.match(line.text)
    return line.with_text(f"{found[2]} {found[1]}{found[3]}") if found and bulleted(f"{found[2]} 一") else None


def _is_point(lines: Sequence[Line], index: int) -> bool:
    """Whether a point stands alone above a line that is set in, as those in another font are."""
    return lines[index].text in _POINTS and index + 1 < len(lines) and lines[index + 1].column > 0


def _goes_on(text: Line, after: Line) -> bool:
    """Whether what a bullet leads goes on in another font: behind a colon or in brackets, or right behind the
    abbreviation that it begins with."""
    begins = text.text.isupper() and text.text.isascii() and " " not in text.text
    return after.text[0] in _GOES_ON or (text.column == 1 and begins and is_chinese(after.text[0]))


def _above(told: Sequence[Line], lines: Sequence[Line], index: int, count: int) -> Sequence[Line]:
    """The lines set in above `count` bullets that stand right on the rest of what they lead; none if there is no rest.

    The line before them, from a colon on, goes on with the only one.
    """
    behind = index + count
    if behind >= len(lines) or lines[behind].empty_before or lines[behind].column or lines[behind].first:
        return ()
    texts = told[-count:]
    if len(texts) < count or not all(line.column == 1 and not bulleted(line.text) for line in texts):
        return ()
    goes_on = count == 1 and len(told) > 1 and told[-2].text[0] in _GOES_ON
    return told[-2:] if goes_on else texts


def _led_above(bullets: Sequence[Line], above: Sequence[Line], rest: Line) -> list[Line]:
    """The lines `above`, each behind its bullet, the last with what goes on from a colon, if any, and the rest."""
    if len(above) > len(bullets):
        return [_led(bullets[0], [*reversed(above), rest])]
    parts = [[line] for line in above]
    parts[-1].append(rest)
    return [_led(bullet, part) for bullet, part in zip(bullets, parts, strict=True)]


def _led(bullet: Line, parts: Sequence[Line]) -> Line:
    text = parts[0].text
    for part in parts[1:]:
        text += glue(text, part.text, None) + part.text
    return bullet.with_text(f"{bullet.text} {text}")

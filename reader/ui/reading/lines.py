"""Lines of even pitch, both edges flush for Chinese text.

Qt justifies by widening blanks only, which tears holes into a Chinese line with two English words in it.  Here the
lines are broken first, then the characters of each are spaced a little, and the same lines are set again.
"""

import re
from math import floor
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from reader.ui.reading.faces import Face
from reader.ui.reading.formats import format_range
from reader.ui.reading.utf16 import Utf16

# More than this between characters, in ems, looks worse than a ragged edge.
_MOST: Final = 0.1
# Less than any character is wide, more than what rounding down may leave.
_HAIR: Final = 1.0
_STRETCHES: Final = re.compile(r"[\u2e80-\U0010ffff]+| ")


class _Line(NamedTuple):
    start: int  # UTF-16
    length: int
    natural: float
    room: float


def set_lines(
    layout: QTextLayout, text: str, units: Utf16, face: Face, width: float, first: float, flush: bool
) -> None:
    """Break the text of a layout into lines `width` pixels wide, the first `first` pixels in.

    flush: widen every line but the last to the full width, where that takes little.
    """
    lines = _broken(layout, face, width, first)
    spaced = [piece for line in lines[:-1] for piece in _spaced(line, text, units, face)] if flush else []
    if not spaced:
        return
    plain = layout.formats()
    layout.setFormats([*plain, *spaced])
    # A widened line is as wide as the column; the hair more keeps its last character on it.
    again = _broken(layout, face, width + _HAIR, first)
    if [line.start for line in again] != [line.start for line in lines]:
        layout.setFormats(plain)
        _broken(layout, face, width, first)


def _broken(layout: QTextLayout, face: Face, width: float, first: float) -> list[_Line]:
    """Break the whole text into lines at most `width` pixels wide."""
    lines: list[_Line] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        indent = first if not lines else 0.0
        line.setLineWidth(width - indent)
        line.setPosition(QPointF(indent, len(lines) * face.pitch + face.baseline - line.ascent()))
        lines.append(_Line(line.textStart(), line.textLength(), line.naturalTextWidth(), width - indent))
    layout.endLayout()
    return lines


def _spaced(line: _Line, text: str, units: Utf16, face: Face) -> list[QTextLayout.FormatRange]:
    start, end = units.points(line.start), units.points(line.start + line.length)
    words = text[start:end].rstrip(" ")
    if words.endswith("\u2028"):
        return []
    stretches = [found.span() for found in _STRETCHES.finditer(words, 0, max(0, len(words) - 1))]
    gaps = sum(stop - begin for begin, stop in stretches)
    slack = line.room - line.natural
    if not gaps or not 0 < slack <= gaps * _MOST * face.pixels:
        return []
    look = QTextCharFormat()
    look.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    # Qt counts in 64ths of a pixel: never more than the room there is.
    look.setFontLetterSpacing(floor(slack / gaps * 64) / 64)
    return [format_range(units, start + begin, start + stop, look) for begin, stop in stretches]

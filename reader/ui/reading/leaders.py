"""The dots between an entry of a table of contents and its page: as far apart as brings the page to the edge."""

import re
from collections.abc import Iterator
from math import floor
from typing import Final

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from reader.ui.reading.faces import Face
from reader.ui.reading.formats import format_range
from reader.ui.reading.utf16 import Utf16

_LEADER: Final = re.compile(r"[.．·‧・•]{4,}|[…⋯‥]{2,}")
# Pixels that a line may be wider than the sum of its characters.
_HAIR: Final = 1.5
# From one dot to the next, in pixels and in ems.
_NEAREST: Final = 1.5
_FARTHEST: Final = 1.0


def led(text: str, units: Utf16, face: Face, width: float) -> Iterator[QTextLayout.FormatRange]:
    """What sets `text`, with the last of its leaders, on one line `width` pixels wide; nothing where that cannot be."""
    found = [each.span() for each in _LEADER.finditer(text)]
    if not found:
        return
    start, end = found[-1]
    advance = face.metrics.horizontalAdvance
    dots, count = advance(text[start:end]), end - start
    # Qt counts in 64ths of a pixel: never more than the room there is.
    spacing = floor((width - _HAIR - advance(text)) / count * 64) / 64
    if dots / count + spacing >= _NEAREST:
        look = QTextCharFormat()
        look.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        look.setFontLetterSpacing(min(spacing, _FARTHEST * face.pixels))
        yield format_range(units, start, end, look)

"""Quotation marks of Latin text, which the program's own fonts set as wide as a Chinese character."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

# Beside a Latin letter: the apostrophe of INT’L, the pairs of ‘Rebalancing’ and “National”; not those of “重新平衡”.
_OPENING: Final = re.compile(r"[‘“](?=[\x21-\x7e])")
# Each with the blank that is left after it at half the width of a Chinese character, in ems.
_CLOSING: Final = (
    (re.compile(r"(?<=[\x21-\x7e])’(?=[A-Za-z])"), 0.2),
    (re.compile(r"(?<=[\x21-\x7e])’(?![A-Za-z])"), 0.12),
    (re.compile(r"(?<=[\x21-\x7e])”"), 0.05),
)
_HALF_WIDTH: Final = "halt"
_MARKS: Final = re.compile(r"[‘’“”]")


@cache
def narrow_look() -> QTextCharFormat:
    """What makes a quotation mark narrow in whatever font its text is set."""
    narrow = QFont()
    narrow.setFeature(QFont.Tag(_HALF_WIDTH), 1)
    look = QTextCharFormat()
    look.setFont(narrow, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
    return look


def narrowed(text: str, pixels: float, narrow: QTextCharFormat) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Where in `text` such marks stand, and how each is set in type of `pixels` to look as `narrow` wants it."""
    if not _MARKS.search(text):
        return
    for found in _OPENING.finditer(text):
        yield found.start(), found.end(), narrow
    for pattern, blank in _CLOSING:
        closing = QTextCharFormat(narrow)
        closing.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        closing.setFontLetterSpacing(-blank * pixels)
        for found in pattern.finditer(text):
            yield found.start(), found.end(), closing


def narrow_quotes(document: QTextDocument) -> None:
    """Set those in `document` as narrow as Latin text wants them; its default font is to be set before."""
    text = document.toPlainText()
    size = document.defaultFont().pixelSize()
    pixels = size if size > 0 else document.defaultFont().pointSizeF() * 4 / 3
    for start, end, look in narrowed(text, pixels, narrow_look()):
        cursor = QTextCursor(document)
        # Qt counts UTF-16 units.
        cursor.setPosition(len(text[:start].encode("utf-16-le")) // 2)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, end - start)
        cursor.mergeCharFormat(look)

"""Quotation marks of Latin text, which the program's own fonts set as wide as a Chinese character."""

import re
from typing import Final

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

# Beside a Latin letter: the apostrophe of INT’L, the pairs of ‘Rebalancing’ and “National”; not those of “重新平衡”.
OPENING: Final = re.compile(r"[‘“](?=[\x21-\x7e])")
# Each with the blank that is left after it at half the width of a Chinese character, in ems.
CLOSING: Final = (
    (re.compile(r"(?<=[\x21-\x7e])’(?=[A-Za-z])"), 0.2),
    (re.compile(r"(?<=[\x21-\x7e])’(?![A-Za-z])"), 0.12),
    (re.compile(r"(?<=[\x21-\x7e])”"), 0.05),
)
HALF_WIDTH: Final = "halt"
_MARKS: Final = re.compile(r"[‘’“”]")


def narrow_quotes(document: QTextDocument) -> None:
    """Set those in `document` as narrow as Latin text wants them; its default font is to be set before."""
    text = document.toPlainText()
    if not _MARKS.search(text):
        return
    size = document.defaultFont().pixelSize()
    pixels = size if size > 0 else document.defaultFont().pointSizeF() * 4 / 3
    for found in OPENING.finditer(text):
        _set_narrow(document, text, found.start(), 0)
    for pattern, blank in CLOSING:
        for found in pattern.finditer(text):
            _set_narrow(document, text, found.start(), blank * pixels)


def _set_narrow(document: QTextDocument, text: str, at: int, blank: float) -> None:
    # Qt counts UTF-16 units.
    place = len(text[:at].encode("utf-16-le")) // 2
    narrow = QFont()
    narrow.setFeature(QFont.Tag(HALF_WIDTH), 1)
    look = QTextCharFormat()
    look.setFont(narrow, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
    if blank:
        look.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        look.setFontLetterSpacing(-blank)
    cursor = QTextCursor(document)
    cursor.setPosition(place)
    cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(look)

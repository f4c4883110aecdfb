"""Fonts on the grid their lines are set on."""

from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

from reader.ui.fonts import SANS, SERIF, chinese_font
from reader.ui.reading.typography import BlockStyle, Typography

# Of line height that a highlight covers, in ems of its type.
_BAND: Final = 1.34
_USUAL_LINE: Final = 1.75


class Face:
    """A font in one size and weight, `cornered` as in `chinese_font`.

    pitch: from line to line; band: what of it a highlight covers; baseline: below the upper edge of the line.  All in
    whole pixels.
    """

    def __init__(self, typography: Typography, style: BlockStyle, bold: bool, cornered: bool = False) -> None:
        self.pixels = max(8.0, round(typography.size * style.scale))
        self.font = chinese_font(typography.font, self.pixels, bold, cornered)
        pitch = style.pitch * typography.line_height / _USUAL_LINE if style.pitch else typography.line_height
        self.pitch = float(round(self.pixels * pitch))
        self.band = min(self.pitch, float(round(self.pixels * _BAND)))
        # Fonts for Chinese ask for more room above than below; the body of a character lies from -0.12 to 0.88 em.
        self.baseline = round(self.pitch / 2 + self.pixels * 0.38)
        self.metrics = QFontMetricsF(self.font)
        self.quotes = self._quotes(typography.font)

    def _quotes(self, family: str) -> QFont | None:
        """For the quotation marks of Latin text, which the program's own fonts set as wide as a Chinese character."""
        if family not in (SANS, SERIF):
            return None
        narrow = QFont(self.font)
        narrow.setFeature(QFont.Tag("halt"), 1)
        return narrow

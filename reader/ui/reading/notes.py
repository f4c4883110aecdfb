"""The notes of annotations, on cards in the margin beside what they were made on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption

from reader.model.annotation import Annotation
from reader.ui.fonts import chinese_font
from reader.ui.reading.typography import Typography
from reader.ui.themes import Theme

CARD_WIDTH: Final = 210
GAP: Final = 28
_LINES: Final = 6
_PADDING: Final = 8
_BETWEEN: Final = 6
_ICON: Final = 12
# Marks of Markdown that only clutter a card: "**重點**" is shown as 重點, "# 標題" as 標題.
_MARKUP: Final = re.compile(r"\*\*|__|`|^#{1,6} |^> ", re.MULTILINE)


def plain(note: str) -> str:
    """A note without its marks of Markdown."""
    return _MARKUP.sub("", note).strip()


def _as_laid_out(text: str) -> str:
    """Qt breaks a paragraph nowhere but at a separator of lines."""
    return text.replace("\n", "\u2028")


@dataclass(slots=True)
class Card:
    """A note where it is now shown.  `rect` is in the coordinates of the viewport."""

    annotation: Annotation
    rect: QRectF
    text: QTextLayout | None


class MarginNotes:
    """Lays notes out and paints them; where there is no room for cards, as small squares.  cornered: as in
    `chinese_font`."""

    def __init__(self, typography: Typography, cornered: bool = False) -> None:
        self._font = chinese_font(typography.font, max(12, typography.size * 0.72), cornered=cornered)
        self._pitch = round(QFontMetricsF(self._font).height() * 1.06)
        self._texts: dict[tuple[str, str], QTextLayout] = {}
        self.cards: list[Card] = []

    def place(
        self, wanted: Iterable[tuple[Annotation, float]], x: float, narrow: bool, lowest: float = float("inf")
    ) -> None:
        """Put each note beside its height in the viewport, in order, pushed down where another is in its way, and up
        again where it would end below `lowest`."""
        self.cards = []
        free = float("-inf")
        for annotation, y in wanted:
            text = None if narrow else self._text(annotation)
            height = _ICON if text is None else text.lineCount() * self._pitch + 2 * _PADDING - 2
            top = max(y, free)
            self.cards.append(Card(annotation, QRectF(x, top, _ICON if narrow else CARD_WIDTH, height), text))
            free = top + height + (2 if narrow else _BETWEEN)
        for card in reversed(self.cards):
            if card.rect.bottom() > lowest:
                card.rect.moveBottom(lowest)
            lowest = card.rect.top() - (2 if narrow else _BETWEEN)

    def at(self, point: QPointF) -> Annotation | None:
        card = self._card(point)
        return card.annotation if card is not None else None

    def tip(self, point: QPointF) -> str:
        """All of a note, where its card or square does not show it whole."""
        card = self._card(point)
        whole = plain(card.annotation.note) if card is not None else ""
        is_told = card is not None and card.text is not None and card.text.text() == _as_laid_out(whole)
        return "" if is_told else whole

    def _card(self, point: QPointF) -> Card | None:
        return next((card for card in self.cards if card.rect.contains(point)), None)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        for card in self.cards:
            edge = theme.annotation(card.annotation.colour)
            if card.text is None:
                painter.fillRect(card.rect, edge)
                continue
            painter.fillRect(card.rect, QColor(theme.note))
            painter.fillRect(QRectF(card.rect.x(), card.rect.y(), 3, card.rect.height()), edge)
            painter.setPen(QColor(theme.note_text))
            card.text.draw(painter, card.rect.topLeft() + QPointF(_PADDING + 4, _PADDING - 1))

    def _text(self, annotation: Annotation) -> QTextLayout:
        key = (annotation.id, annotation.note)
        if key not in self._texts:
            if len(self._texts) > 500:
                self._texts.clear()
            self._texts[key] = self._lay_out(plain(annotation.note))
        return self._texts[key]

    def _lay_out(self, note: str) -> QTextLayout:
        """The first lines of a note; the last ends in … where there are more."""
        width = CARD_WIDTH - 2 * _PADDING - 4
        text = _as_laid_out(note)
        while True:
            layout = QTextLayout(text, self._font)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            layout.beginLayout()
            count, cut = 0, 0
            while (line := layout.createLine()).isValid() and count < _LINES:
                line.setLineWidth(width)
                line.setPosition(QPointF(0, count * self._pitch))
                cut = line.textStart() + line.textLength()
                count += 1
            layout.endLayout()
            if not line.isValid():
                return layout
            text = text.encode("utf-16-le")[: 2 * max(1, cut - 2)].decode("utf-16-le", "ignore") + "…"

"""The formats that lie in the text itself: footnote numbers, addresses, labels of fields, Latin quotation marks."""

from collections.abc import Iterator

from PySide6.QtGui import QBrush, QColor, QFont, QTextCharFormat, QTextLayout

from reader.model.document import Block
from reader.presenters.passages import Passage
from reader.ui.quotes import narrowed
from reader.ui.reading.faces import Face
from reader.ui.reading.utf16 import Utf16
from reader.ui.themes import Theme


def text_formats(
    passage: Passage, block: Block, units: Utf16, face: Face, theme: Theme
) -> Iterator[QTextLayout.FormatRange]:
    """The formats of a passage's shown text, for QTextLayout.setFormats."""
    link = QTextCharFormat()
    link.setForeground(QBrush(QColor(theme.link)))
    for mark in passage.marks:
        number = QTextCharFormat(link)
        number.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        yield format_range(units, mark.start, mark.end, number)
    for place in block.links if block.inlines else ():
        if place.start < passage.end and place.end > passage.start:
            yield format_range(units, *passage.to_shown(place.start, place.end), link)
    if block.label and passage.start == 0 and block.text.startswith(block.label):
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        yield format_range(units, *passage.to_shown(0, len(block.label) + 1), bold)
    if face.quotes is not None:
        narrow = QTextCharFormat()
        narrow.setFont(face.quotes)
        for start, end, look in narrowed(passage.text, face.pixels, narrow):
            yield format_range(units, start, end, look)


def format_range(units: Utf16, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """`look` over shown text[start:end], in code points."""
    made = QTextLayout.FormatRange()
    made.start = units.units(start)
    made.length = units.units(end) - made.start
    made.format = look
    return made

"""How the reader wants the text set, and what each kind of block makes of it."""

from dataclasses import dataclass
from typing import Final

from reader.model.document import Block, BlockKind
from reader.ui.fonts import SERIF

ROMAN_WIDTH: Final = 0.55
"""The mean width of a Latin letter in ems, where a Chinese character has 1."""


@dataclass(frozen=True, slots=True)
class Typography:
    """font: a family.  size: pixels.  line_height: a multiple of the size.  column: characters (ems) a line.
    indent: begin the Chinese paragraphs of the body two characters in, as printed policy texts do."""

    font: str = SERIF
    size: int = 19
    line_height: float = 1.75
    column: int = 38
    indent: bool = True


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """Lengths are ems of the body text.

    scale: size of the type.  pitch: from line to line as a multiple of the block's own size, None = as the body.
    left, right: set in on that side.  hang: room for a marker left of the text.  first: the first line set in further.
    """

    scale: float = 1.0
    bold: bool = False
    quiet: bool = False
    faint: bool = False
    before: float = 0.0
    after: float = 0.5
    pitch: float | None = None
    left: float = 0.0
    right: float = 0.0
    hang: float = 0.0
    first: float = 0.0
    centred: bool = False


_HEADINGS: Final = {
    1: BlockStyle(scale=1.55, bold=True, before=1.5, after=0.8, pitch=1.4),
    2: BlockStyle(scale=1.28, bold=True, before=1.35, after=0.6, pitch=1.45),
    3: BlockStyle(scale=1.12, bold=True, before=1.0, after=0.45, pitch=1.5),
    4: BlockStyle(scale=1.0, bold=True, before=0.75, after=0.35, pitch=1.6),
}
_KINDS: Final = {
    BlockKind.PARAGRAPH: BlockStyle(first=2.0),
    BlockKind.FOOTNOTE: BlockStyle(scale=0.82, after=0.25, pitch=1.55, hang=1.9),
    BlockKind.TABLE: BlockStyle(scale=0.88, pitch=1.5),
    BlockKind.CAPTION: BlockStyle(scale=0.86, quiet=True, before=0.2, after=0.9, pitch=1.55, left=2.0, right=2.0),
    BlockKind.BYLINE: BlockStyle(scale=0.9, quiet=True, after=0.45, pitch=1.55),
    BlockKind.TOC_ENTRY: BlockStyle(scale=0.94, after=0.1, pitch=1.6),
    BlockKind.FURNITURE: BlockStyle(scale=0.74, faint=True, after=0.35, pitch=1.45),
}
_ROLES: Final = {
    "abstract": BlockStyle(scale=0.95, left=2.0, right=2.0, after=0.9, pitch=1.7),
    "editor_note": BlockStyle(scale=0.92, quiet=True, left=1.0, right=1.0, before=0.3, after=0.9, pitch=1.65),
    "field": BlockStyle(after=0.25),
}
FOOTNOTES_BEFORE: Final = 1.9
"""Room above the first footnote of an article, with a short rule in it."""


def style_of(block: Block) -> BlockStyle:
    """The style of a block, whatever its text."""
    level = block.level or 1
    if block.kind is BlockKind.HEADING:
        return _HEADINGS[min(level, 4)]
    if block.kind is BlockKind.LIST_ITEM:
        marker = len(block.marker or "")
        return BlockStyle(left=1.0 + 1.5 * (level - 1), hang=max(1.5, 0.5 + 0.75 * marker), after=0.3)
    if block.kind is BlockKind.TOC_ENTRY:
        entry = _KINDS[block.kind]
        return BlockStyle(scale=entry.scale, after=entry.after, pitch=entry.pitch, left=1.5 * (level - 1))
    if block.kind is BlockKind.PARAGRAPH and block.role in _ROLES:
        return _ROLES[block.role]
    return _KINDS[block.kind]

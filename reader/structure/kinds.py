"""The kinds of blocks by their names, looked up once: before Python 3.12 each look-up of a member runs Python code, and
every block is asked some thirty times."""

from typing import Final

from reader.model.document import BlockKind

HEADING: Final = BlockKind.HEADING
PARAGRAPH: Final = BlockKind.PARAGRAPH
LIST_ITEM: Final = BlockKind.LIST_ITEM
FOOTNOTE: Final = BlockKind.FOOTNOTE
TABLE: Final = BlockKind.TABLE
CAPTION: Final = BlockKind.CAPTION
TOC_ENTRY: Final = BlockKind.TOC_ENTRY
BYLINE: Final = BlockKind.BYLINE
FURNITURE: Final = BlockKind.FURNITURE

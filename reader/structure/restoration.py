"""The way from raw text to a structure."""

from reader.model.document import BlockKind, Metadata, Structure
from reader.model.raw import RawText
from reader.structure import clean


def restore(raw: RawText) -> Structure:
    """The structure of `raw`.  Deterministic; never raises, whatever the text."""
    blocks = clean.blocks(raw)
    title = next((block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), "")
    return Structure(Metadata(title=title), blocks)

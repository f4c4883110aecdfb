"""What tests look at in a structure, and the structures of lines set apart."""

from collections.abc import Sequence

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.raw import raw_text, spaced

BODY = (
    "臺灣身為貿易依存度極高之經濟體，面對全球供應鏈重組之趨勢，必須持續推動出口市",
    "場多元化，始能降低單一市場之風險。 ",
)
"""A paragraph on two lines."""


def headings(blocks: Sequence[Block]) -> list[tuple[int | None, str]]:
    """(level, text) of each heading."""
    return [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING]


def texts(blocks: Sequence[Block], kind: BlockKind) -> list[str]:
    """The text of each block of `kind`."""
    return [block.text for block in blocks if block.kind is kind]


def blocks_of(*lines: str) -> tuple[Block, ...]:
    """The blocks of lines with an empty one behind each."""
    return restore(raw_text(spaced(*lines))).blocks

"""What tests look at in a structure."""

from collections.abc import Sequence

from reader.model.document import Block, BlockKind


def headings(blocks: Sequence[Block]) -> list[tuple[int | None, str]]:
    """(level, text) of each heading."""
    return [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING]


def texts(blocks: Sequence[Block], kind: BlockKind) -> list[str]:
    """The text of each block of `kind`."""
    return [block.text for block in blocks if block.kind is kind]

"""What tests look at in a structure, and the structures of lines set apart."""

from collections.abc import Sequence

from reader.model.document import Block, BlockKind, Structure
from reader.structure import restore
from tests.unit.structure.raw import raw_text, spaced

BODY = (
    "臺灣身為貿易依存度極高之經濟體，面對全球供應鏈重組之趨勢，必須持續推動出口市",
    "場多元化，始能降低單一市場之風險。 ",
)
"""A paragraph on two lines."""

LONG = (
    "南灣各漁港的拍賣制度沿用多年，盤商之間早有默契，漁民難以得知真正的行情，主管機關於是在去年試辦線上拍賣，"
    "並請學者評估其對於價格與成交量的影響，結果顯示中小型漁船的收入略有增加，惟參與的盤商仍少，成效有待觀察。"
)
"""A long paragraph on one line."""


def wrapped(text: str, width: int) -> str:
    """`text` on lines of `width` characters."""
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


WRAPPED = wrapped(LONG, 32)
"""The same on several."""


def headings(blocks: Sequence[Block]) -> list[tuple[int | None, str]]:
    """(level, text) of each heading."""
    return [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING]


def texts(blocks: Sequence[Block], kind: BlockKind) -> list[str]:
    """The text of each block of `kind`."""
    return [block.text for block in blocks if block.kind is kind]


def of_role(blocks: Sequence[Block], role: str) -> list[str]:
    """The text of each block that plays `role`."""
    return [block.text for block in blocks if block.role == role]


def structure_of(*lines: str) -> Structure:
    """The structure of lines with an empty one behind each."""
    return restore(raw_text(spaced(*lines)))


def blocks_of(*lines: str) -> tuple[Block, ...]:
    """The blocks of such lines."""
    return structure_of(*lines).blocks

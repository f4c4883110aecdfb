"""Words parted at the ends of set lines."""

import pytest

from reader import structure
from tests.unit.structure.typeset import Piece, typeset


def _text(*lines: str) -> str:
    pieces: list[Piece] = [(70, 780 - 16 * at, 12, line) for at, line in enumerate(lines)]
    (block,) = structure.restore(typeset(pieces)).blocks
    return block.text


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("The committee went on with the exam-", "ination of the notified measures."), "examination"),
        (("The examination was long and the exam-", "ination of this exam was not."), "the examination of"),
        (("The panel looked into trade and into the trade-", "related measures that hinder it."), "trade-related"),
        (("The co-operation of members and the co-", "operation of others in this operation."), "the co-operation of"),
        (("The measures that were notified dis‐", "criminate, and to dis is to criminate."), "notified discriminate,"),
        (("The agreement on the measures of the WTO-", "administered kind was not found."), "WTO-administered"),
    ],
)
def test_a_hyphen_that_the_line_called_for_goes(lines: tuple[str, ...], whole: str) -> None:
    assert whole in _text(*lines)


def test_no_soft_hyphen_is_left_where_a_block_ends() -> None:
    assert "\u00ad" not in _text("The committee went on with the exam-", "ination of the meas-")

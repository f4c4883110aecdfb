"""Documents are cut into what can be laid out at a time, and every position has its slice."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reader.model.annotation import Position
from reader.model.document import Block, BlockKind
from reader.presenters.slices import LONGEST, SliceIndex, cuts
from tests.unit.presenters.sample import SAMPLE, paragraphs, table


@given(st.text(alphabet="中文字。，；\n a", max_size=400), st.integers(5, 60))
def test_the_parts_of_a_long_text_are_short_and_leave_nothing_out(text: str, longest: int) -> None:
    starts = [*cuts(text, longest), len(text)]
    assert starts[0] == 0
    assert all(0 <= b - a <= longest for a, b in itertools.pairwise(starts))
    assert "".join(text[a:b] for a, b in itertools.pairwise(starts)) == text


def test_a_long_text_is_cut_where_a_sentence_ends() -> None:
    text = "字" * (LONGEST - 500) + "。" + "字" * 700
    assert cuts(text) == (0, LONGEST - 499)


def test_fifty_megabytes_without_a_blank_become_short_slices() -> None:
    blocks = (Block(BlockKind.PARAGRAPH, "x" * 50_000_000),)
    slices = SliceIndex(blocks)
    assert len(slices) == 2500
    assert slices[2499].last
    assert all(slices[n].end - slices[n].start <= LONGEST for n in (0, 1200, 2499))


def test_every_position_lies_in_the_slice_that_is_found_for_it() -> None:
    blocks = (*paragraphs("甲。" * LONGEST, "乙").blocks, table([["一", "二"], ["三", "四"]]))
    slices = SliceIndex(blocks)
    for number in range(len(slices)):
        piece = slices[number]
        for offset in {piece.start, max(piece.start, piece.end - 1)}:
            assert slices.of(Position(piece.block, offset)) == number
    assert [slices[n].row for n in slices.of_block(2)] == [0, 1]


def test_a_position_is_located_by_its_share_of_the_slice() -> None:
    slices = SliceIndex((*paragraphs("甲。" * LONGEST, "乙" * 8, "").blocks, table([["一二三", "四"], ["五", "六"]])))
    places = [(0, LONGEST + LONGEST // 4), (1, 2), (1, 99), (2, 0), (3, 6)]
    assert slices.locate(Position(*place) for place in places) == ([1, 2, 2, 3, 5], [0.25, 0.25, 1.0, 0.0, 0.0])


def test_a_hidden_block_has_no_slice_and_its_positions_lead_to_the_next() -> None:
    slices = SliceIndex(SAMPLE.blocks)
    assert 3 not in slices.owners
    assert len(slices.of_block(3)) == 0
    assert slices[slices.of(Position(3, 2))].block == 4


def test_a_table_with_a_giant_cell_is_shown_as_text() -> None:
    slices = SliceIndex((table([["一", "字" * 3 * LONGEST]]),))
    assert slices[0].row is None
    assert len(slices) == 4

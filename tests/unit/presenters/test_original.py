"""Between places in the text and places on the printed pages."""

from pathlib import Path

import pytest

from reader.model.annotation import Position
from reader.model.document import Block, BlockKind, Box, Document, Metadata, PageFacts, Structure
from reader.presenters.original import Original

HEAD = Block(BlockKind.FURNITURE, "南港經貿", role="header", page=1, boxes=(Box(1, 60, 800, 540, 812),))
FIRST = Block(BlockKind.PARAGRAPH, "甲" * 100, page=1, boxes=(Box(1, 60, 100, 540, 200), Box(2, 60, 500, 540, 800)))
TABLE = Block(BlockKind.TABLE, "乙", page=2, boxes=(Box(2, 60, 100, 540, 400),))
CAPTION = Block(BlockKind.CAPTION, "丙", page=2, boxes=(Box(2, 200, 300, 400, 320),))
ADDED = Block(BlockKind.PARAGRAPH, "丁", page=None)


@pytest.fixture
def original() -> Original:
    structure = Structure(
        Metadata(), (HEAD, FIRST, TABLE, CAPTION, ADDED), pages=PageFacts(labels=("iv", "1"), pictured=(3,))
    )
    return Original(Document(1, 1, Path("a.pdf"), "", structure))


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (20, 1), (30, 2), (100, 2), (999, 2)])
def test_a_block_over_two_pages_is_on_the_one_where_its_words_are(original: Original, offset: int, page: int) -> None:
    """A quarter of it stands on the first."""
    assert original.page_at(Position(1, offset)) == page


def test_a_block_without_a_place_is_where_the_text_before_it_is(original: Original) -> None:
    assert original.page_at(Position(4, 0)) == 2
    assert original.page_at(Position(99, 0)) == 2


def test_text_without_pages_is_on_none() -> None:
    document = Document(1, 1, Path("a.txt"), "", Structure(Metadata(), (ADDED,)))
    assert Original(document).page_at(Position(0, 0)) is None
    assert Original(document).block_at(1, 10, 10) is None


@pytest.mark.parametrize(
    ("page", "x", "y", "block"),
    [(1, 100, 150, 1), (1, 100, 806, 1), (2, 300, 310, 3), (2, 100, 310, 2), (2, 300, 440, 2), (2, 300, 460, 1)],
    ids=["inside", "on a running head", "the smaller of two", "beside it", "nearer below", "nearer above"],
)
def test_the_block_at_a_place(original: Original, page: int, x: float, y: float, block: int) -> None:
    assert original.block_at(page, x, y) == block


def test_what_a_page_is_called_and_lacks(original: Original) -> None:
    assert [original.label(page) for page in (1, 2, 3)] == ["iv", "1", "3"]
    assert [original.is_unread(page) for page in (2, 3)] == [False, True]
    assert original.boxes(2, [1, 3]) == [FIRST.boxes[1], CAPTION.boxes[0]]
    assert original.first_on(1) == 1

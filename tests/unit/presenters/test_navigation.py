"""Back and forward behave as in a browser."""

from pathlib import Path

from reader.anchoring import Landmark, moved
from reader.model.annotation import Position
from reader.model.document import Block, BlockKind, Document, Metadata, Structure
from reader.presenters.navigation import History, Place


def document(edition: int, *texts: str) -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Document(1, edition, Path("燈塔.txt"), "0" * 64, Structure(Metadata(), blocks))


def place(document: int, block: int = 0) -> Place:
    return Place(document, 1, Landmark.at((), Position(block, 0)))


def test_back_returns_through_the_places_left_and_forward_undoes_it() -> None:
    history = History()
    history.leave(place(1))
    history.leave(place(2))
    assert history.back(place(3)) == place(2)
    assert history.back(place(2)) == place(1)
    assert history.back(place(1)) is None
    assert history.forward(place(1)) == place(2)
    assert history.forward(place(2)) == place(3)
    assert not history.can_go_forward


def test_going_somewhere_new_forgets_what_lay_ahead() -> None:
    history = History()
    history.leave(place(1))
    history.back(place(2))
    history.leave(place(1))
    assert not history.can_go_forward


def test_leaving_the_same_place_twice_needs_one_step_back() -> None:
    history = History()
    history.leave(place(1))
    history.leave(place(1))
    assert history.back(place(2)) == place(1)
    assert not history.can_go_back


def test_a_removed_document_is_forgotten() -> None:
    history = History()
    history.leave(place(1))
    history.leave(place(2))
    history.keep(frozenset({1, 3}))
    assert history.back(place(3)) == place(1)


def test_only_the_newest_places_are_kept() -> None:
    history = History(limit=3)
    for number in range(10):
        history.leave(place(1, number))
    back = [history.back(place(9)) for _ in range(4)]
    assert [p.mark.span.start.block for p in back if p] == [9, 8, 7]


def test_a_place_stays_on_its_words_when_paragraphs_before_it_are_joined_or_parted() -> None:
    before = document(1, "燈塔建於山上。", "夜裡有光。", "船在港外等候天亮，然後進港卸貨。")
    left = Place.at(before, Position(2, 5))
    assert left.position(before) == Position(2, 5)
    assert left.position(document(2, "燈塔建於山上。夜裡有光。", before.blocks[2].text)) == Position(1, 5)
    assert left.position(document(3, "燈塔", "建於山上。", "夜裡有光。", before.blocks[2].text)) == Position(3, 5)


def test_a_place_stays_on_its_words_when_its_own_paragraph_is_joined() -> None:
    before = document(1, "燈塔建於山上。", "夜裡有光。", "船在港外等候天亮，然後進港卸貨。")
    left = Place.at(before, Position(1, 0))
    joined = document(2, "".join(block.text for block in before.blocks))
    assert left.position(joined) == Position(0, len("燈塔建於山上。"))


def test_a_place_whose_words_are_gone_is_taken_by_its_number() -> None:
    left = Place.at(document(1, "燈塔。", "霧角在夜裡響了三聲。"), Position(1, 0))
    assert left.position(document(2, "別的文字。", "還有其他的句子。")) == Position(1, 0)


def session(first: int, last: int) -> list[str]:
    """Minutes in which two of three paragraphs are said again and again."""
    return [
        text for number in range(first, last) for text in (f"第{number}項議案由港務局說明。", "（從略）", "眾無異議。")
    ]


def test_a_place_in_a_paragraph_that_is_repeated_stays_among_its_neighbours() -> None:
    texts = session(10, 60)
    before = document(1, *texts)
    joined = document(2, "".join(texts[:31]), *texts[31:])
    shorter = document(3, *session(20, 60))
    for index in range(31, len(texts)):
        left = Place.at(before, Position(index, 0))
        assert left.position(joined) == Position(index - 30, 0)
        if index >= 39:  # Nearer to where the rest is gone it has not all of its neighbours.
            assert left.position(shorter) == Position(index - 30, 0)
        assert moved(before.blocks, joined.blocks, Position(index, 0)) == Position(index - 30, 0)

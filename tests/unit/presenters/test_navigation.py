"""Back and forward behave as in a browser."""

from reader.model.annotation import Position
from reader.presenters.navigation import History, Place


def place(document: int, block: int = 0) -> Place:
    return Place(document, Position(block, 0))


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
    assert [p.position.block for p in back if p] == [9, 8, 7]

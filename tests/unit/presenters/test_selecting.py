"""Selections grow as they do everywhere."""

from reader.model.annotation import Position, Span
from reader.presenters.selecting import Grain, Selecting


def at(offset: int) -> Span:
    return Span.within(0, offset, offset)


def test_a_click_selects_nothing_and_a_drag_either_way_selects_between() -> None:
    selecting = Selecting()
    assert selecting.begin(at(5)) is None
    assert selecting.extend(at(9)) == Span.within(0, 5, 9)
    assert selecting.extend(at(2)) == Span.within(0, 2, 5)
    assert selecting.caret == Position(0, 2)
    assert selecting.extend(at(5)) is None


def test_a_word_stays_selected_while_the_drag_takes_in_others() -> None:
    selecting = Selecting()
    assert selecting.begin(Span.within(0, 4, 6), Grain.WORD) == Span.within(0, 4, 6)
    assert selecting.extend(Span.within(0, 8, 10)) == Span.within(0, 4, 10)
    assert selecting.extend(Span.within(0, 0, 2)) == Span.within(0, 0, 6)


def test_extending_without_a_beginning_starts_there() -> None:
    selecting = Selecting()
    assert selecting.extend(at(3)) is None
    assert selecting.extend(at(4)) == Span.within(0, 3, 4)

"""Scrolling over rows whose true heights are learnt only when they are seen."""

from hypothesis import given
from hypothesis import strategies as st

from reader.presenters.heights import HeightIndex
from reader.presenters.scrolling import Scroller


def scroller(true: list[float], height: float, estimate: float = 50) -> Scroller:
    index = HeightIndex([estimate] * len(true))

    def measure(row: int) -> float:
        index.set(row, true[row])
        return true[row]

    made = Scroller(index, measure)
    made.height = height
    return made


TRUE = st.lists(st.integers(min_value=1, max_value=300).map(float), min_size=1, max_size=60)


@given(TRUE, st.lists(st.integers(-500, 500), max_size=12))
def test_what_is_seen_moves_by_just_what_was_scrolled(true: list[float], moves: list[int]) -> None:
    made = scroller(true, 200)
    limit = max(0.0, sum(true) - 200)
    at = 0.0
    for move in moves:
        made.move(move)
        at = min(max(0.0, at + move), limit)
        assert sum(true[: made.top]) + made.offset == at


@given(TRUE)
def test_the_end_shows_the_last_row_at_the_bottom(true: list[float]) -> None:
    made = scroller(true, 200)
    made.to_end()
    row, y = made.visible()[-1]
    assert row == len(true) - 1
    assert y + true[row] == min(200, sum(true))


def test_the_end_is_known_when_it_is_reached() -> None:
    made = scroller([100.0] * 5, 200)
    assert not made.at_end
    made.move(299)
    assert not made.at_end
    made.move(1)
    assert made.at_end


def test_showing_a_row_puts_it_where_asked_whatever_lies_above() -> None:
    made = scroller([10.0, 300.0, 20.0, 400.0, 30.0, 500.0], 200)
    made.show(3, within=100, at=60)
    assert dict(made.visible())[3] == -40
    made.show(0, within=0, at=60)
    assert made.visible()[0] == (0, 0)


def test_a_jump_goes_by_the_estimates_and_never_past_the_end() -> None:
    made = scroller([10.0] * 100, 200)
    made.jump(2500)
    assert made.top == 50
    made.jump(1e9)
    assert made.visible()[-1][0] == 99


def test_nothing_to_scroll_is_no_error() -> None:
    made = scroller([], 200)
    made.move(50)
    made.to_end()
    assert made.visible() == []

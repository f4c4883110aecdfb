"""The height index gives the same edges as adding everything up."""

from hypothesis import example, given
from hypothesis import strategies as st

from reader.presenters.heights import HeightIndex

HEIGHTS = st.lists(st.integers(min_value=0, max_value=900).map(float), min_size=1, max_size=400)


@given(HEIGHTS, st.data())
def test_edges_after_changes_are_the_sums_of_the_heights(heights: list[float], data: st.DataObject) -> None:
    index = HeightIndex(heights)
    for _ in range(data.draw(st.integers(0, 8))):
        row = data.draw(st.integers(0, len(heights) - 1))
        heights[row] = float(data.draw(st.integers(0, 900)))
        index.set(row, heights[row])
    row = data.draw(st.integers(0, len(heights)))
    assert index.top(row) == sum(heights[:row])
    assert index.total == sum(heights)
    assert index.shares([0], [0.0]) == [0.0]
    assert index.tops().tolist() == [sum(heights[:n]) for n in range(len(heights))]


@given(HEIGHTS, st.floats(min_value=-100, max_value=400_000))
@example([0.0, 1.0], 0.0)
def test_the_row_found_covers_the_height_asked_for(heights: list[float], y: float) -> None:
    index = HeightIndex(heights)
    row, within = index.find(y)
    assert 0 <= row < len(heights)
    if 0 <= y < index.total:
        assert index.top(row) + within == y
        assert within < heights[row]


def test_places_are_shares_of_the_whole() -> None:
    index = HeightIndex([100, 300, 600])
    assert index.shares([0, 1, 2, 2], [0.5, 0, 0.5, 1]) == [0.05, 0.1, 0.7, 1.0]


def test_an_empty_index_has_no_height() -> None:
    index = HeightIndex(())
    assert (index.total, index.find(10), len(index)) == (0, (0, 0.0), 0)

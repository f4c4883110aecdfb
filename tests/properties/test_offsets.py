"""Offset maps against the plain relation "this code point has to do with that one"."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.text.offsets import OffsetMap

Replacement = tuple[int, int, int]


@st.composite
def replacements(draw: st.DrawFn, length: int) -> list[Replacement]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    return [(start, end, draw(st.integers(0, 4))) for start, end in list(pairwise(cuts))[::2] if end > start]


@st.composite
def maps(draw: st.DrawFn, length: int | None = None) -> OffsetMap:
    size = draw(st.integers(0, 20)) if length is None else length
    return OffsetMap.of_replacements(size, draw(replacements(size)))


@st.composite
def chains(draw: st.DrawFn) -> tuple[OffsetMap, OffsetMap]:
    first = draw(maps())
    return first, draw(maps(length=first.target_length))


def related(offsets: OffsetMap) -> set[tuple[int, int]]:
    """Every pair of source and target code points that belong together."""
    pairs: set[tuple[int, int]] = set()
    source = target = 0
    for atom in [*offsets.atoms, None]:
        until = atom.source_start if atom else offsets.source_length
        pairs.update((source + step, target + step) for step in range(until - source))
        if atom:
            pairs.update(
                (left, right)
                for left in range(atom.source_start, atom.source_end)
                for right in range(atom.target_start, atom.target_end)
            )
            source, target = atom.source_end, atom.target_end
    return pairs


def spans(length: int) -> list[tuple[int, int]]:
    return [(start, end) for start in range(length + 1) for end in range(start, length + 1)]


@given(maps())
def test_a_span_maps_to_all_that_its_code_points_became_and_no_more(offsets: OffsetMap) -> None:
    pairs = related(offsets)
    for start, end in spans(offsets.source_length):
        images = [target for source, target in pairs if start <= source < end]
        low, high = offsets.to_target(start, end)
        assert 0 <= low <= high <= offsets.target_length
        assert (low, high) == (min(images), max(images) + 1) if images else low == high


@given(maps())
def test_the_way_back_is_as_exact(offsets: OffsetMap) -> None:
    pairs = related(offsets)
    for start, end in spans(offsets.target_length):
        origins = [source for source, target in pairs if start <= target < end]
        low, high = offsets.to_source(start, end)
        assert 0 <= low <= high <= offsets.source_length
        assert (low, high) == (min(origins), max(origins) + 1) if origins else low == high


@given(maps())
def test_there_and_back_loses_nothing_that_was_not_dropped(offsets: OffsetMap) -> None:
    kept = {source for source, _ in related(offsets)}
    for start, end in spans(offsets.source_length):
        low, high = offsets.to_source(*offsets.to_target(start, end))
        assert all(low <= offset < high for offset in range(start, end) if offset in kept)


@given(maps())
def test_positions_keep_their_order(offsets: OffsetMap) -> None:
    carets = [offsets.to_target(offset, offset)[0] for offset in range(offsets.source_length + 1)]
    assert carets == sorted(carets)


@given(chains())
def test_a_composed_map_holds_what_the_two_give_one_after_the_other(chain: tuple[OffsetMap, OffsetMap]) -> None:
    first, second = chain
    both = first.compose(second)
    assert (both.source_length, both.target_length) == (first.source_length, second.target_length)
    pairs = related(both)
    through = {(source, target) for source, mid in related(first) for other, target in related(second) if mid == other}
    assert through <= pairs


@given(chains())
def test_a_composed_map_is_no_coarser_where_atoms_do_not_cross(chain: tuple[OffsetMap, OffsetMap]) -> None:
    first, second = chain
    both = first.compose(second)
    nested = all(
        a.target_end <= b.source_start or b.source_end <= a.target_start or (a.target_start, a.target_end) == b[:2]
        for a in first.atoms
        for b in second.atoms
    )
    if nested:
        for start, end in spans(first.source_length):
            expected = second.to_target(*first.to_target(start, end))
            found = both.to_target(start, end)
            assert found == expected or (found[0] == found[1] and expected[0] == expected[1])


@given(maps())
def test_identity_changes_nothing(offsets: OffsetMap) -> None:
    assert OffsetMap.identity(offsets.source_length).compose(offsets) == offsets
    assert offsets.compose(OffsetMap.identity(offsets.target_length)) == offsets

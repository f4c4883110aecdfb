"""Overlays are flattened so that nothing laid on the text is lost."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reader.model.annotation import Colour
from reader.presenters.overlays import Ink, Stroke, flatten

STROKES = st.lists(
    st.builds(
        lambda start, length, ink, colour: Stroke(start, start + length, ink, colour),
        st.integers(0, 30),
        st.integers(0, 12),
        st.sampled_from(Ink),
        st.sampled_from(Colour),
    ),
    max_size=12,
)


@given(STROKES)
def test_each_character_has_the_inks_of_all_the_strokes_over_it(strokes: list[Stroke]) -> None:
    runs = flatten(strokes)
    for at in range(45):
        over = [stroke for stroke in strokes if stroke.start <= at < stroke.end]
        found = [run.look for run in runs if run.start <= at < run.end]
        assert len(found) == (1 if over else 0)
        for look in found:
            assert set(look.highlights) == {s.colour for s in over if s.ink is Ink.HIGHLIGHT}
            assert set(look.underlines) == {s.colour for s in over if s.ink is Ink.UNDERLINE}
            inks = {stroke.ink for stroke in over}
            assert (look.hit, look.current) == (Ink.HIT in inks, Ink.CURRENT_HIT in inks)
            assert (look.term, look.selected) == (Ink.TERM in inks, Ink.SELECTION in inks)


@given(STROKES)
def test_runs_are_in_order_and_neighbours_differ(strokes: list[Stroke]) -> None:
    runs = flatten(strokes)
    for before, after in itertools.pairwise(runs):
        assert before.end <= after.start
        assert before.end < after.start or before.look != after.look
    assert all(run.start < run.end for run in runs)

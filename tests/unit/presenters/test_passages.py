"""Shown text and source text correspond, with footnote numbers set in and conversions that change lengths."""

from hypothesis import given
from hypothesis import strategies as st

from reader.model.document import FootnoteRef
from reader.model.script import Script
from reader.presenters.passages import JOINER, Passage
from reader.text.conversion import converter
from reader.text.offsets import OffsetMap

SOURCE = "論智慧財產權，以及貿易。"


def passage(script: Script = Script.SOURCE, *refs: int, text: str = SOURCE, start: int = 0) -> Passage:
    made = converter(script).convert(text)
    marks = [FootnoteRef(start + at, number, None) for number, at in enumerate(refs, start=1)]
    return Passage(start, start + len(text), made.text, made.map, marks)


def test_a_footnote_number_stands_before_the_character_at_its_offset() -> None:
    shown = passage(Script.SOURCE, 6, 12)
    assert shown.text.replace(JOINER, "") == "論智慧財產權1，以及貿易。2"
    assert shown.mark_at(shown.text.index("1")) == shown.marks[0]
    assert shown.mark_at(shown.text.index("，")) is None


def test_two_numbers_at_one_place_are_told_apart() -> None:
    assert passage(Script.SOURCE, 6, 6).text.replace(JOINER, "") == "論智慧財產權1,2，以及貿易。"


def test_a_span_up_to_a_number_leaves_it_out_and_one_across_it_takes_it_in() -> None:
    shown = passage(Script.SOURCE, 6)
    assert shown.text[slice(*shown.to_shown(1, 6))] == "智慧財產權"
    assert shown.text[slice(*shown.to_shown(6, 9))] == "，以及"
    assert "1" in shown.text[slice(*shown.to_shown(5, 7))]


def test_a_conversion_that_shortens_a_word_keeps_the_places_after_it() -> None:
    shown = passage(Script.CN_TERMS, 6)
    assert shown.text.replace(JOINER, "") == "论知识产权1，以及贸易。"
    assert shown.text[slice(*shown.to_shown(9, 11))] == "贸易"
    at = shown.text.index("贸易")
    assert shown.to_source(at, at + 2) == (9, 11)


def test_part_of_a_converted_word_stands_for_all_of_it() -> None:
    shown = passage(Script.CN_TERMS)
    assert shown.plain(2, 4) == "知识产权"
    at = shown.text.index("知识")
    assert shown.to_source(at, at + 2) == (1, 6)
    assert shown.around(at + 1) == (1, 6)
    assert (shown.snap(3, True), shown.snap(3, False)) == (6, 1)


def test_offsets_of_a_stretch_count_from_the_beginning_of_the_block() -> None:
    shown = passage(Script.CN_TERMS, 6, start=100)
    assert shown.to_source(*shown.to_shown(109, 111)) == (109, 111)
    assert shown.plain(0, 102) == "论知识产权"


@st.composite
def marked(draw: st.DrawFn) -> Passage:
    """A text in which some characters became more or fewer, with footnote numbers anywhere."""
    pieces = draw(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 4), st.booleans()), max_size=8))
    length, replacements, target = 0, [], ""
    for source, shown, changed in pieces:
        if changed:
            replacements.append((length, length + source, shown))
        target += "字" * (shown if changed else source)
        length += source
    span_map = OffsetMap.of_replacements(length, replacements)
    offsets = draw(st.lists(st.integers(0, length), max_size=4))
    refs = [FootnoteRef(at, number, None) for number, at in enumerate(offsets, start=1)]
    return Passage(0, length, target, span_map, refs)


@given(marked(), st.data())
def test_a_source_span_comes_back_whole(shown: Passage, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, shown.end))
    end = data.draw(st.integers(start, shown.end))
    first, last = shown.to_shown(start, end)
    assert 0 <= first <= last <= len(shown.text)
    if shown.plain(start, end):
        back = shown.to_source(first, last)
        assert shown.plain(*back) == shown.plain(start, end)


@given(marked(), st.data())
def test_every_caret_place_has_a_source_offset_in_order(shown: Passage, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(shown.text)))
    low, high = shown.around(at)
    assert 0 <= low <= high <= shown.end
    if at < len(shown.text):
        assert shown.around(at + 1)[1] >= low

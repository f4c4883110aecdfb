"""Folding over hostile strings."""

from hypothesis import given
from hypothesis import strategies as st

from reader.text.equivalents import fold_table
from reader.text.folding import fold, fold_text

HOSTILE = st.text(
    st.sampled_from("中國国臺台，。「」()（） \u3000\u00a0\t\n\u200b\ufeffAaＡ５é-—'ß𠀀𪟎😀ㄧ一○零\ud800\u0301⼀㊀")
    | st.characters(),
    max_size=60,
)


@given(HOSTILE)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(HOSTILE)
def test_the_fast_path_gives_the_same_text(text: str) -> None:
    folded = fold(text)
    assert folded.text == fold_text(text)
    assert folded.map.source_length == len(text)
    assert folded.map.target_length == len(folded.text)


@given(HOSTILE)
def test_a_folded_character_leads_back_to_one_that_folds_to_it(text: str) -> None:
    folded = fold(text)
    for offset, char in enumerate(folded.text):
        start, end = folded.map.to_source(offset, offset + 1)
        if char == " ":
            assert fold_text(text[start:end]) == ""
        else:
            assert text[start:end].translate(fold_table()) == char


@given(st.lists(HOSTILE, max_size=4), st.sampled_from("\n\t"))
def test_joined_texts_fold_as_each_alone(texts: list[str], joint: str) -> None:
    assert fold_text(joint.join(texts)) == joint.join(map(fold_text, texts))


@given(HOSTILE)
def test_line_feeds_and_tabs_stay(text: str) -> None:
    folded = fold_text(text)
    assert [char for char in folded if char in "\n\t"] == [char for char in text if char in "\n\t"]

"""The aligned conversion over hostile strings and slices of real texts."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.script import Script
from reader.text.conversion import converter
from reader.text.opencc_chains import chain, opencc_converter
from reader.text.opencc_configurations import names
from reader.text.vocabulary import Region, vocabulary

CONFIGURATIONS = (*names(), "tw2hk")
MANY = settings(max_examples=10_000 if settings.get_current_profile_name() == "prove" else 100)
TEXTS = Path(__file__).resolve().parents[3] / "shared" / "texts"
# Characters of phrases that overlap, of both scripts, variants, separators, characters beyond the first plane.
HOSTILE = st.text(
    st.sampled_from("发髮發干幹乾台臺里裏裡后後著着系係繫面麵一家三口吃喫拉麪峯群羣么幺了瞭解然目程式設計師資訊數位")
    | st.sampled_from("，。 -\n·—“”Aa1豈𠮟𪚥😀\ue000\ud800"),
    max_size=40,
)
PHRASES = st.lists(
    st.sampled_from(sorted(vocabulary(Region.MAINLAND).terms) + sorted(vocabulary(Region.MAINLAND).keep)) | HOSTILE,
    max_size=6,
).map("".join)


@cache
def package(configuration: str) -> Any:
    return opencc_converter(configuration)


@cache
def real_text() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt")))


@MANY
@given(HOSTILE | PHRASES)
def test_every_chain_gives_the_characters_of_the_package(text: str) -> None:
    for name in CONFIGURATIONS:
        assert chain(name).convert(text).text == package(name).convert(text), name


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the sample texts beside the repository are absent")
@MANY
@given(st.data(), st.sampled_from(CONFIGURATIONS))
def test_slices_of_real_texts_too(data: st.DataObject, name: str) -> None:
    start = data.draw(st.integers(0, len(real_text())))
    text = real_text()[start : start + data.draw(st.integers(0, 400))]
    if name.startswith("s2"):
        text = package("tw2s").convert(text)
    assert chain(name).convert(text).text == package(name).convert(text)


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the sample texts beside the repository are absent")
@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_the_whole_of_the_real_texts_in_every_configuration(name: str) -> None:
    assert chain(name).convert(real_text()).text == package(name).convert(real_text())


@given(PHRASES, st.sampled_from(list(Script)), st.booleans())
def test_the_map_covers_both_texts(text: str, script: Script, simplified: bool) -> None:
    shown, offsets = converter(script, simplified_source=simplified).convert(text)
    assert (offsets.source_length, offsets.target_length) == (len(text), len(shown))
    assert offsets.to_target(0, len(text)) == (0, len(shown))
    assert offsets.to_source(0, len(shown)) == (0, len(text))


@given(PHRASES)
def test_the_map_never_splits_a_term(text: str) -> None:
    terms = vocabulary(Region.MAINLAND)
    shown, offsets = converter(Script.CN_TERMS).convert(text)
    for start, end, replacement in terms.matches(text):
        for inside in range(start, end):
            left, right = offsets.to_target(inside, inside + 1)
            assert shown[left:right] == replacement
            assert offsets.to_source(left, right) == (start, end)


@given(PHRASES)
def test_what_is_no_term_is_plain_simplified(text: str) -> None:
    shown, offsets = converter(Script.CN_TERMS).convert(text)
    end = 0
    for start, stop, _ in [*vocabulary(Region.MAINLAND).matches(text), (len(text), len(text), "")]:
        gap = text[end:start]
        if gap:
            assert shown[slice(*offsets.to_target(end, start))] == converter(Script.CN).convert(gap).text
        end = stop

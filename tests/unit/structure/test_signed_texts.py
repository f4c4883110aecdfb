"""Texts that one author signed: their headings may be worded as the sections of periodicals are."""

import pytest

from reader.model.document import BlockKind, Structure
from reader.structure import restore
from tests.unit.structure.blocks import BODY, headings
from tests.unit.structure.raw import raw_text, spaced


def _structure(*lines: str) -> Structure:
    return restore(raw_text(spaced(*lines)))


@pytest.mark.parametrize(
    "parts", [("企業視窗", "人物訪談"), ("企業視窗", "人物專訪", "進出口統計"), ("企業動態", "市場觀察", "各國案例")]
)
def test_headings_worded_as_sections_make_no_issue_of_a_signed_text(parts: tuple[str, ...]) -> None:
    title = "港口與城市：一條河的兩岸"
    said = "（李小美綜合報導，取材自共同社，2024 年 3 月 5 日） "
    below = [each for part in parts for each in (f"{part} ", *BODY)]
    structure = _structure(f"{title} ", "文／尹小雨 ", *BODY, *below, said)
    assert (structure.metadata.title, structure.metadata.authors) == (title, ("尹小雨",))
    assert headings(structure.blocks) == [(1, title), *((2, part) for part in parts)]


@pytest.mark.parametrize("heading", ["人物訪談", "人物專訪", "進出口統計"])
def test_what_articles_have_too_proves_no_issue(heading: str) -> None:
    said = "（李小美綜合報導，取材自共同社，2024 年 3 月 5 日） "
    lines = ("港口與城市：一條河的兩岸 ", "尹小雨、王小明 ", *BODY, "海關統計 ", *BODY, f"{heading} ", *BODY, said)
    assert [level for level, _ in headings(_structure(*lines).blocks)] == [1, 2, 2]


@pytest.mark.parametrize("name", ["王小明", "沐以晴"])
@pytest.mark.parametrize("craft", ["採訪整理／", "採訪、撰文：", "口述整理｜"])
def test_who_held_an_interview_is_its_author_right_below_the_title(craft: str, name: str) -> None:
    structure = _structure("港口的下一步 ", f"{craft}{name} ", *BODY, "前言 ", *BODY)
    (byline,) = [block for block in structure.blocks if block.kind is BlockKind.BYLINE]
    assert (byline.role, structure.metadata.authors) == ("author", (name,))


def test_who_took_it_down_is_no_author() -> None:
    structure = _structure("港口座談會 ", "紀錄：王小明 ", *BODY, "前言 ", *BODY)
    (byline,) = [block for block in structure.blocks if block.kind is BlockKind.BYLINE]
    assert (byline.role, structure.metadata.authors) == ("reporter", ())

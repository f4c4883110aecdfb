"""Headings behind a label that counts, as 建議一：."""

import pytest

from tests.unit.structure.blocks import BODY, blocks_of, headings

LABELS = ["建議{}：", "挑戰{}　", "迷思 {}｜", "【案例{}】", "面向之{}、", "議題{}. "]
NAMES = ("調降規費", "簡化申報", "增設船席")


def _counted(label: str, numbers: str = "一二三") -> list[str]:
    return [label.format(number) + name for number, name in zip(numbers, NAMES, strict=True)]


def _told(above: tuple[str, ...], counted: list[str]) -> list[tuple[int | None, str]]:
    lines = [line for each in counted for line in (f"{each} ", *BODY)]
    return headings(blocks_of("拖船規費之改革 ", "背景 ", *BODY, *above, *lines, "結語 ", *BODY))


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("numbers", ["一二三", "123"])
def test_counted_labels_lie_below_the_heading_right_above_them(label: str, numbers: str) -> None:
    counted = _counted(label, numbers)
    told = _told(("本會之看法 ",), counted)
    assert told == [
        (1, "拖船規費之改革"),
        (2, "背景"),
        (2, "本會之看法"),
        *((3, each) for each in counted),
        (2, "結語"),
    ]


def test_text_may_stand_between_a_heading_and_the_labels_that_it_names() -> None:
    counted = _counted("建議{}：")
    assert [level for level, _ in _told(("政策建議 ", *BODY), counted)] == [1, 2, 2, 3, 3, 3, 2]


def test_counted_labels_beside_an_introduction_are_sections() -> None:
    counted = _counted("議題{}：")
    assert [level for level, _ in _told((), counted)] == [1, 2, 2, 2, 2, 2]


def test_counted_labels_lie_below_a_numbered_heading_too() -> None:
    parts = ("一、現況 ", *BODY, "二、作法 ")
    lines = [line for each in _counted("策略{}：") for line in (f"{each} ", *BODY)]
    told = headings(blocks_of("拖船規費之改革 ", *parts, *lines, "三、結語 ", *BODY))
    assert [level for level, _ in told] == [1, 2, 2, 3, 3, 3, 2]

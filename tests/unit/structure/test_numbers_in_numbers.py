"""How numbers of headings lie in one another, as several houses number them, and how their contents list them."""

import pytest

from reader.model.document import BlockKind
from tests.unit.structure.blocks import BODY, blocks_of, headings, texts

SCHEMES = [
    (("I. 前言", "II. 沿革", "III. 結論"), ("A. 北濱", "B. 南濱"), ("1. 舊法", "2. 新法"), ("a. 稅捐", "b. 對價")),
    (
        ("壹、前言", "貳、沿革", "參、結論"),
        ("一、北濱", "二、南濱"),
        ("（一）舊法", "（二）新法"),
        ("1. 稅捐", "2. 對價"),
    ),
    (
        ("第一章　前言", "第二章　沿革", "第三章　結論"),
        ("第一節　北濱", "第二節　南濱"),
        ("第一項　舊法", "第二項　新法"),
        ("一、稅捐", "二、對價"),
    ),
    (
        ("1. 前言", "2. 沿革", "3. 結論"),
        ("2.1 北濱", "2.2 南濱"),
        ("2.1.1 舊法", "2.1.2 新法"),
        ("2.1.1.1 稅捐", "2.1.1.2 對價"),
    ),
    (
        ("1 前言", "2 沿革", "3 結論"),
        ("2.1 北濱", "2.2 南濱"),
        ("2.1.1 舊法", "2.1.2 新法"),
        ("（1）稅捐", "（2）對價"),
    ),
    (("甲、前言", "乙、沿革", "丙、結論"), ("一、北濱", "二、南濱"), ("（一）舊法", "（二）新法"), ("①稅捐", "②對價")),
]


@pytest.mark.parametrize(("parts", "lands", "laws", "views"), SCHEMES)
def test_each_kind_of_number_lies_in_that_within_which_it_begins_anew(
    parts: tuple[str, ...], lands: tuple[str, ...], laws: tuple[str, ...], views: tuple[str, ...]
) -> None:
    told = [(2, parts[0]), (2, parts[1]), (3, lands[0]), (4, laws[0]), (5, views[0]), (5, views[1]), (4, laws[1])]
    told += [(3, lands[1]), (2, parts[2])]
    above = {parts[1], lands[0], laws[0]}  # others stand right below these
    lines = [line for _, text in told for line in (f"{text} ", *(() if text in above else BODY))]
    assert headings(blocks_of("港口規費之性質 ", "林佳穎 ", *lines))[1:] == told


@pytest.mark.parametrize("between", ["　", " ／ ", "｜", "；"])
def test_entries_of_contents_may_be_run_in(between: str) -> None:
    entries = ["壹、前言", "貳、沿革", "參、結論"]
    body = [line for entry in entries for line in (f"{entry} ", *BODY)]
    blocks = blocks_of("港口規費之性質 ", "林佳穎 ", "目次 ", f"{between.join(entries)} ", *body)
    assert texts(blocks, BlockKind.TOC_ENTRY) == [between.join(entries)]
    assert headings(blocks)[1:] == [(2, "目次"), *((2, entry) for entry in entries)]


def test_an_entry_with_a_stroke_is_one() -> None:
    entries = ["壹、前言", "貳、W/120 與規費／稅捐之分", "參、結論"]
    body = [line for entry in entries for line in (f"{entry} ", *BODY)]
    blocks = blocks_of(
        "港口規費之性質 ", "林佳穎 ", "目次 ", *(f"{entry} " for entry in entries), "摘要 ", *BODY, *body
    )
    assert texts(blocks, BlockKind.TOC_ENTRY) == entries

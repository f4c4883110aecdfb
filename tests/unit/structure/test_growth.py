"""The steps that a text takes grow with the number of its lines, whatever they are: no part looks through all of them
from each of them."""

from collections.abc import Callable
from itertools import chain, cycle, islice
from pathlib import Path

import pytest

from reader.model.raw import RawPage, RawText
from reader.structure import restore
from tests.steps import calls

FEW, MANY = 250, 750
PROSE = ["各會員已經通報有關的統計，其後清單並未更新，本文因此改用關稅資料，", "所得的結果大致相同。"] * 30
WORDS = ("鋼鐵出口", "汽車關稅", "港口名稱", "單位會議", "農產電池")
HEADS = ("日期", "時間", "行程", "地點")


def steps(lines: list[str], paged: bool) -> int:
    """How many functions are called to restore wrapped prose with `lines` below it."""
    pages = (RawPage((*PROSE, *lines)), *((RawPage(tuple(PROSE)),) if paged else ()))
    return calls(lambda: restore(RawText(Path("text.txt"), pages, paged)))


@pytest.mark.parametrize(
    ("line", "paged"),
    [
        (lambda index: WORDS[index % len(WORDS)], False),
        (lambda index: WORDS[index % len(WORDS)], True),
        (lambda index: HEADS[index % len(HEADS)], False),
        (lambda index: f"{WORDS[index % len(WORDS)]} {HEADS[index % len(HEADS)]}", False),
        (lambda index: WORDS[index % len(WORDS)] if index % 6 else f"{index} 億元", True),
        (lambda index: f"{index}" if index % 2 else HEADS[index % len(HEADS)], True),
        (lambda index: f"https://example.org/{index}", True),
        (lambda index: f"{index % 12 + 1}/{index % 28 + 1}", False),
    ],
    ids=["words", "words on a page", "heads", "words and heads", "few values", "figures", "addresses", "days"],
)
def test_three_times_the_short_lines_take_no_more_than_some_three_times_the_steps(
    line: Callable[[int], str], paged: bool
) -> None:
    few, many = ([line(index) for index in range(count)] for count in (FEW, MANY))
    steps(few, paged)  # what is looked up once and kept
    assert steps(many, paged) < 4.5 * steps(few, paged)


def test_prose_takes_steps_by_its_lines() -> None:
    few, many = (list(islice(cycle(PROSE), count)) for count in (FEW, MANY))
    assert steps(many, paged=False) < 3.5 * steps(few, paged=False)


def events(count: int) -> list[str]:
    """A table of that many events, each cell set apart, and as many words below it, which may be cells."""
    head = ["主辦單位", "報名截止日", "活動日期", "活動名稱"]
    rows = [
        [f"{WORDS[row % 2]}協會", f"{row % 12 + 1}/3", f"{row % 12 + 1}/9", f"{WORDS[row % 2]}說明會"]
        for row in range(count)
    ]
    below = [WORDS[row % 2] for row in range(count)]
    return [line for text in ("活動預告", *head, *chain(*rows), *below) for line in ("", text)]


def test_three_times_the_events_and_words_below_take_no_more_than_some_three_times_the_steps() -> None:
    steps(events(4), paged=True)  # what is looked up once and kept
    assert steps(events(12), paged=True) < 4.5 * steps(events(4), paged=True)


def test_a_head_with_hundreds_of_blanks_between_its_sides_is_read() -> None:
    # Rules that share blanks among their parts would take hours for it.
    head = f"港埠快訊 No. 57{' ' * 300}漁港的治理{' ' * 300}第 1 頁"
    pages = [RawPage((head, *islice(cycle(PROSE), 20 + page))) for page in range(3)]
    structure = restore(RawText(Path("text.txt"), tuple(pages), paged=True))
    assert [block.role for block in structure.blocks if "港埠快訊" in block.text] == ["header"] * 3

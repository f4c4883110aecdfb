"""What counts on from place to place in a text without pages, and is no running head."""

import random

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.raw import raw_text

WORDS = ("漁業", "補貼協定", "禁止", "會員", "從事非法", "漁撈", "船舶", "給予", "要求", "通知", "委員會")


def _paragraphs(count: int, seed: int) -> list[str]:
    """Lines of running text: each paragraph of four, the last of which ends it."""
    rnd = random.Random(seed)
    lines: list[str] = []
    for _ in range(count):
        lines += ["".join(rnd.choices(WORDS, k=20))[:36] for _ in range(3)]
        lines.append("".join(rnd.choices(WORDS, k=8)) + "。")
    return lines


@pytest.mark.parametrize("title", ["各國實務案例介紹 {}", "{} 月份漁業補貼新聞", "各國漁業補貼總額 202{}"])
def test_titles_between_paragraphs_are_no_running_heads(title: str) -> None:
    lines = _paragraphs(1, 0)
    for number in (1, 2, 3):
        lines += [title.format(number), *_paragraphs(4, number)]
    blocks = restore(raw_text("\n".join(lines))).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == [title.format(n) for n in (1, 2, 3)]
    assert not any(block.kind is BlockKind.FURNITURE for block in blocks)


def test_a_title_that_reads_as_the_mark_of_a_note_leaves_a_text_without_title() -> None:
    text = (
        "註1\n1 王大同，頁 3。\n表 1 各國漁業補貼總額\f"
        "企業給予管制期間隱私，過渡進入會員通知加以，非法商務措施非法過渡，環境政\n"
        "秘書處半導體給予關稅出口，國有補充加以過渡規定，解決爭端投資非法禁止，船\n"
    )
    assert restore(raw_text(text)).metadata.title == ""


def test_paragraphs_on_a_line_each_are_not_wrapped_though_titles_are_as_wide_as_one_another() -> None:
    prose = ["".join(_paragraphs(1, seed)[:2])[:60] + "。" for seed in range(14)]
    titles = [f"第{sign}案關於漁業補貼協定之修正" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"]
    texts = [block.text for block in restore(raw_text("\n".join([*prose[:7], *titles, *prose[7:]]))).blocks]
    assert [text for text in texts if text.endswith("。")] == prose

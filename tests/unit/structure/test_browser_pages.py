"""Pages that a browser printed, as text: its time, title and address on each page are no part of what was printed."""

import pytest

from reader.model.document import BlockKind
from tests.unit.structure.blocks import LONG, blocks_of, headings, texts, wrapped

SITE = "漁港拍賣制度之檢討 - 北濱觀測"
TITLE = "漁港拍賣制度之檢討"
ADDRESS = "https://beibin.example.org/report/auction?id=35"
TEXTS = [f"{port}港{LONG[7 * at + 9 : -1]}，惟{LONG[: 7 * at + 9]}。" for at, port in enumerate("東西南北中外舊")]


def _pages(stamp: str, apart: str) -> list[str]:
    """Three pages, a paragraph over the edge of each.

    apart: what stands between the time and the title, and between the address and the page of how many.
    """
    first, second = TEXTS[2][:32], TEXTS[4][:32]
    bodies = [
        (TITLE, *TEXTS[:2], first),
        (TEXTS[2][32:], TEXTS[3], second),
        (TEXTS[4][32:], *TEXTS[5:]),
    ]
    return [
        "\n".join([f"{stamp}{apart}{SITE}", *(wrapped(part, 32) for part in body), f"{ADDRESS}{apart}{number}/3"])
        for number, body in enumerate(bodies, 1)
    ]


@pytest.mark.parametrize("stamp", ["2031/6/5 下午3:12", "6/5/31, 3:12 PM"])
@pytest.mark.parametrize("apart", ["      ", "\n"])
@pytest.mark.parametrize("between", ["\f", "\n", "\n\n"])
def test_what_a_browser_printed_is_furniture_and_cuts_no_paragraph(stamp: str, apart: str, between: str) -> None:
    blocks = blocks_of(between.join(_pages(stamp, apart)))
    assert headings(blocks) == [(1, TITLE)]
    assert texts(blocks, BlockKind.PARAGRAPH) == TEXTS


def test_times_and_addresses_of_the_text_stay() -> None:
    lines = ["2031/6/5 15:12 拍賣系統中斷", "2031/6/5 15:40 恢復運作", ADDRESS, "2031/6/6 9:00 公告原因"]
    blocks = blocks_of("\n\n".join([TITLE, *TEXTS[:2], *lines, *TEXTS[2:]]))
    assert not set(lines) & set(texts(blocks, BlockKind.FURNITURE))

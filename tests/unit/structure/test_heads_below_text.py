"""Running heads that an extractor put below the text with which their pages begin."""

from reader.model.document import BlockKind
from tests.unit.structure.blocks import LONG, blocks_of, headings, texts, wrapped

HEAD = "北濱觀測季報　31"
TITLE = "二、夜間領航之費率"
LAST = "惟領航人公會認為，夜間的風險與人力都比日間為高，加成實屬必要，費率表的修正應由各方共同研商，不宜片面決定。"


TEXTS = [f"{LONG[at:-1]}，{LONG[:at]}。" for at in range(3, 80, 7)]


def _page(number: int, *parts: str) -> str:
    """Lines with an empty one between any two, the number of the page at its foot."""
    return "\n\n".join([line for part in parts for line in wrapped(part, 32).splitlines()] + [str(number)])


def test_a_head_below_the_first_lines_of_a_page_is_furniture_and_cuts_no_paragraph() -> None:
    above, below = LAST[:32], LAST[32:]
    pages = [
        _page(1, "北濱觀測季報", "壹、漁港拍賣", TEXTS[0], TEXTS[1]),
        _page(2, HEAD, TEXTS[2], TEXTS[3], TEXTS[4]),
        _page(3, HEAD, TEXTS[5], TEXTS[6]),
        _page(4, TEXTS[7], above, HEAD, below, TEXTS[8]),
        _page(5, TEXTS[9], HEAD, "貳、規費", TEXTS[10]),
    ]
    blocks = blocks_of("\f".join(pages))
    assert texts(blocks, BlockKind.FURNITURE).count(HEAD) == 4
    assert [title for _, title in headings(blocks)][-2:] == ["壹、漁港拍賣", "貳、規費"]
    assert LAST in texts(blocks, BlockKind.PARAGRAPH)


def test_a_title_that_the_heads_of_further_pages_repeat_stays_one() -> None:
    pages = [
        _page(1, HEAD, TEXTS[0], TEXTS[1]),
        _page(2, HEAD, TEXTS[2], TITLE, TEXTS[3]),
        _page(3, TITLE, TEXTS[4], TEXTS[5]),
        _page(4, TITLE, TEXTS[6], TEXTS[7]),
    ]
    assert TITLE in [text for _, text in headings(blocks_of("\f".join(pages)))]

"""Who publishes and edits an issue, below its text or above it, and what parts this from the text."""

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, texts
from tests.unit.structure.typeset import column, run, typeset

PROSE = "臺灣身為貿易依存度極高之經濟體面對全球供應鏈重組之趨勢必須持續推動出口市場多元化並強化與理念相近國家之連結"


@pytest.mark.parametrize(
    "imprint",
    [
        ("發行所：北濱基金會　社長：王大同　主編：李小美 ", "讀者服務：(02)2362-0000　訂閱：https://a.example/s "),
        ("會址：臺中市 1 號　電話：04-2359-0000　傳真：04-2359-0001 ",),
        ("總編輯：王大同 執行編輯：李小美 美術：張志明 ", "電話：(02)2700-1234 "),
        ("港務 Focus 為雙月刊，於單月出刊。歡迎索取，亦可來信訂閱。 ", "編輯部電話：02-2700-1234 轉 71 "),
        ("發行：北濱學會　主編：王大同　編輯：李小美 ", "本刊受北濱航港署贊助發行，所載不代表該署立場。 "),
    ],
)
def test_an_imprint_below_the_text_is_no_text(imprint: tuple[str, ...]) -> None:
    blocks = blocks_of("本期焦點 ", "匯率之兩難 ", *BODY, "法規動態 ", "稅率調整 ", *BODY, "－－－－－－ ", *imprint)
    assert texts(blocks, BlockKind.FURNITURE) == ["－－－－－－", *(line.strip() for line in imprint)]


def test_books_and_addresses_at_the_end_are_text() -> None:
    books = ("書名：港口的帳簿 ", "作者：沐以晴 ", "出版：北濱文化，2024 年 ", "地址：臺北市　電話：(02)2700-1234 ")
    blocks = blocks_of("本期焦點 ", "匯率之兩難 ", *BODY, "新書介紹 ", *books)
    assert not texts(blocks, BlockKind.FURNITURE)


def test_lines_of_a_masthead_set_alike_stay_apart() -> None:
    masthead = ("機工月訊", "第 205 期\u3000中華民國 114 年 8 月 1 日出刊", "發行：北濱公會\u3000國際組")
    head = [run(180, 760 - 19 * at, 13, line) for at, line in enumerate(masthead)]
    title = run(70, 680, 18, "稅率之外的事", 700)
    stars = [run(54 + 20 * at, 500, 10, sign) for at, sign in enumerate(("＊ ", "＊ ", "＊"))]
    pages = typeset([*head, title, *column(PROSE, 640), *stars, *column(PROSE, 460)], column(PROSE, 720))
    blocks = restore(pages).blocks
    assert [block.text for block in blocks if block.role == "masthead"] == list(masthead)
    assert headings(blocks) == [(1, "稅率之外的事")]
    assert "".join(block.text for block in blocks if block.role == "separator").replace(" ", "") == "＊＊＊"


def test_a_blank_within_an_address_of_a_set_page_is_none() -> None:
    pages = typeset([*column(PROSE, 720), (70, 600, 12, "詳見 https:// a.example/s。")])
    assert any("https://a.example/s" in block.text for block in restore(pages).blocks)

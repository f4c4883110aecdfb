"""Who publishes and edits an issue, below its text or above it, and what parts this from the text."""

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, of_role, structure_of, texts
from tests.unit.structure.typeset import column, run, typeset

PROSE = "臺灣身為貿易依存度極高之經濟體面對全球供應鏈重組之趨勢必須持續推動出口市場多元化並強化與理念相近國家之連結"
TEXT = f"{PROSE}。" * 2


@pytest.mark.parametrize(
    "imprint",
    [
        ("發行所：北濱基金會　社長：王大同　主編：李小美 ", "讀者服務：(02)2362-0000　訂閱：https://a.example/s "),
        ("會址：臺中市 1 號　電話：04-2359-0000　傳真：04-2359-0001 ",),
        ("總編輯：王大同 執行編輯：李小美 美術：張志明 ", "電話：(02)2700-1234 "),
        ("港務 Focus 為雙月刊，於單月出刊。歡迎索取，亦可來信訂閱。 ", "編輯部電話：02-2700-1234 轉 71 "),
        ("北濱拖船聯盟　999 北濱市中央區海堤路 8 號 6 樓　電話：(02) 2700-1234 ",),
        ("北濱拖船聯盟 999 北濱市中央區海堤路 8 號 6 樓　電話：(02) 2700-1234 ",),
        ("北濱商會　地址：南灣市港口路 1 號　TEL：07-2359-000　FAX：07-2359-001 ",),
        ("北濱商會編輯部 ", "會址：南灣市港口路 1 號　電話：07-2359-000 "),
        ("南灣市港口路 1 號 3 樓　電話 07-2359-000　傳真 07-2359-001 ", "北濱商會　版權所有 "),
        ("發行人：王大同　總編輯：李小美　編輯：沐以晴、張志明 ", "訂閱或取消訂閱，請來信 weekly@a.example "),
        ("發行單位：北濱商會 ", "訂閱信箱：a@b.example ", "意見回饋請來信 c@b.example "),
        ("如欲取消訂閱，請點選此處 ",),
        ("發行：北濱學會　主編：王大同　編輯：李小美 ", "本刊受北濱航港署贊助發行，所載不代表該署立場。 "),
    ],
)
def test_an_imprint_below_the_text_is_no_text(imprint: tuple[str, ...]) -> None:
    blocks = blocks_of("本期焦點 ", "匯率之兩難 ", *BODY, "法規動態 ", "稅率調整 ", *BODY, "－－－－－－ ", *imprint)
    assert texts(blocks, BlockKind.FURNITURE) == ["－－－－－－", *(line.strip() for line in imprint)]


@pytest.mark.parametrize("title", ["聯絡我們", "伍、洽詢窗口", "【出版資訊】"])
def test_a_section_that_tells_of_the_house_is_text(title: str) -> None:
    lines = ("發行人：王大同 ", "會址：南灣市港口路 1 號 ", "電話：07-2359-000 ")
    blocks = blocks_of("本期焦點 ", "匯率之兩難 ", *BODY, "法規動態 ", "稅率調整 ", *BODY, f"{title} ", *lines)
    assert texts(blocks, BlockKind.FURNITURE) == []
    assert [block.text for block in blocks[-3:]] == [line.strip() for line in lines]


def test_books_and_addresses_at_the_end_are_text() -> None:
    books = ("書名：港口的帳簿 ", "作者：沐以晴 ", "出版：北濱文化，2024 年 ", "地址：臺北市　電話：(02)2700-1234 ")
    blocks = blocks_of("本期焦點 ", "匯率之兩難 ", *BODY, "新書介紹 ", *books)
    assert not texts(blocks, BlockKind.FURNITURE)


@pytest.mark.parametrize(
    "last",
    [
        "聯絡人：王大同　電話：07-2359-000　信箱：a@b.example ",
        "本刊免費寄送，訂閱請來電 07-2359-000。 ",
        "南灣市港口路 1 號為舊海關所在，民國 20 年落成。 ",
        "如需訂閱海圖頻道，請至 https://a.example/s 填寫表單 ",
    ],
    ids=["a contact", "a sentence", "of a place", "of another's channel"],
)
def test_what_tells_of_no_house_at_the_end_is_text(last: str) -> None:
    assert not texts(blocks_of("本期焦點 ", "匯率之兩難 ", *BODY, "法規動態 ", *BODY, last), BlockKind.FURNITURE)


@pytest.mark.parametrize(
    "signed",
    [
        ("立合約人 ", "甲方：沐以晴 ", "地址：南灣市港口路 1 號 ", "乙方：北濱拖船公司 "),
        ("此致 ", "南灣地方法院 ", "具狀人：沐以晴 "),
        ("立遺囑人 ", "北濱拖船公司 "),
        ("引水人 沐以晴 敬上 ",),
    ],
    ids=["a contract", "a suit", "a will of a house", "a letter"],
)
def test_where_those_live_who_sign_is_text(signed: tuple[str, ...]) -> None:
    last = ("地址：南灣市燈塔路 22 號 ", "電話：07-2359-0000 ", "中華民國 120 年 5 月 3 日 ")
    blocks = blocks_of("拖船租用合約 ", *BODY, "一、租金 ", *BODY, *signed, *last)
    assert not texts(blocks, BlockKind.FURNITURE)


def test_the_last_of_several_offices_is_as_much_text_as_the_others() -> None:
    offices = (
        "北濱港務局 ",
        "北濱市海堤路 8 號 ",
        "電話：02-2700-1234 ",
        "南灣港務局 ",
        "南灣市港口路 1 號 ",
        "電話：07-2359-0000 ",
    )
    blocks = blocks_of("各港電話", TEXT, TEXT, *offices)
    assert not texts(blocks, BlockKind.FURNITURE)


@pytest.mark.parametrize("entries", [("Charter　租船", "Copyright　著作權", "Pilotage　引水"), ("Copyright　著作權",)])
def test_a_word_of_a_glossary_tells_not_whose_the_rights_are(entries: tuple[str, ...]) -> None:
    structure = structure_of("海商用語", TEXT, TEXT, *entries)
    assert not texts(structure.blocks, BlockKind.FURNITURE)
    assert (structure.metadata.series, structure.metadata.publisher) == (None, None)


def test_neither_an_address_nor_how_to_write_names_a_series() -> None:
    last = ("北濱港文史協會", "999 北濱市中央區海堤路 8 號 3 樓", "電話：02-2700-1234")
    structure = structure_of("燈塔手記", TEXT, TEXT, *last)
    assert texts(structure.blocks, BlockKind.FURNITURE) == list(last)
    assert (structure.metadata.series, structure.metadata.publisher) == (None, "北濱港文史協會")


def test_lines_of_a_masthead_set_alike_stay_apart() -> None:
    masthead = ("機工月訊", "第 205 期\u3000中華民國 114 年 8 月 1 日出刊", "發行：北濱公會\u3000國際組")
    head = [run(180, 760 - 19 * at, 13, line) for at, line in enumerate(masthead)]
    title = run(70, 680, 18, "稅率之外的事", 700)
    stars = [run(54 + 20 * at, 500, 10, sign) for at, sign in enumerate(("＊ ", "＊ ", "＊"))]
    pages = typeset([*head, title, *column(PROSE, 640), *stars, *column(PROSE, 460)], column(PROSE, 720))
    blocks = restore(pages).blocks
    assert of_role(blocks, "masthead") == list(masthead)
    assert headings(blocks) == [(1, "稅率之外的事")]
    assert "".join(block.text for block in blocks if block.role == "separator").replace(" ", "") == "＊＊＊"


def test_a_blank_within_an_address_of_a_set_page_is_none() -> None:
    pages = typeset([*column(PROSE, 720), (70, 600, 12, "詳見 https:// a.example/s。")])
    assert any("https://a.example/s" in block.text for block in restore(pages).blocks)

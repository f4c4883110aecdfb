"""Commentaries and case notes of other houses: what stands above their titles, who wrote them, how they divide."""

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, texts
from tests.unit.structure.raw import raw_text, spaced

TITLE = "運河收費之後，航商的帳本如何重寫"


@pytest.mark.parametrize(
    "masthead",
    [
        ("東岸觀點East Coast Views ", "2023.11.06 "),
        ("東岸經濟政策研究院 ", "財經形勢簡析　編號 112-31　中華民國112 年11月6日 "),
    ],
)
def test_a_house_and_a_day_above_a_signed_title_are_its_masthead(masthead: tuple[str, ...]) -> None:
    blocks = blocks_of(*masthead, f"{TITLE} ", "文｜李小美 ", *BODY, "費率由誰決定？ ", *BODY)
    assert texts(blocks, BlockKind.FURNITURE) == [line.strip() for line in masthead]
    assert headings(blocks)[0] == (1, TITLE)


def test_a_day_below_a_title_makes_no_masthead_of_it() -> None:
    blocks = blocks_of(f"{TITLE} ", "2023.11.06 ", "費率調整 ", "文｜李小美 ", *BODY)
    assert headings(blocks)[0] == (1, TITLE)


def test_several_posts_below_an_author_are_affiliations() -> None:
    line = "國立東岸大學經濟學系副教授，法國里昂大學經濟學博士"
    blocks = blocks_of(f"{TITLE} ", "李小美 ", f"{line} ", *BODY, "一、費率 ", *BODY)
    assert [(block.role, block.text) for block in blocks if block.kind is BlockKind.BYLINE] == [
        ("author", "李小美"),
        ("affiliation", line),
    ]


def test_translators_beside_a_known_name_are_authors() -> None:
    blocks = blocks_of(f"{TITLE} ", "沐以晴、李小美　編譯 ", *BODY, "一、費率 ", *BODY)
    assert texts(blocks, BlockKind.BYLINE) == ["沐以晴、李小美　編譯"]


def test_keywords_end_before_a_line_that_would_have_found_room() -> None:
    keywords = "關鍵詞：運河、費率、航商聯盟、內陸水道運輸協定、貨櫃船舶、碼頭"
    lead = ("2023 年 11 月起，東岸運河（East Coast Canal）調高費率，航商之成本隨之增加，", "運量亦減。 ")
    blocks = blocks_of(f"{TITLE} ", "李小美 ", f"{keywords} ", *lead, *BODY, "一、費率 ", *BODY)
    assert keywords in [block.text for block in blocks]


def test_numbers_that_begin_anew_below_several_headings_divide_them() -> None:
    blocks = blocks_of(
        *(f"{TITLE} ", "李小美 ", "【本件經過】 ", *BODY, "【判斷理由】 "),
        *("一、管轄 ", *BODY, "二、實體 ", *BODY, "【短評】 "),
        *("一、先例 ", "（一）舊說 ", *BODY, "（二）新說 ", *BODY, "二、展望 ", *BODY),
    )
    assert headings(blocks)[1:] == [
        *((2, "【本件經過】"), (2, "【判斷理由】"), (3, "一、管轄"), (3, "二、實體"), (2, "【短評】")),
        *((3, "一、先例"), (4, "（一）舊說"), (4, "（二）新說"), (3, "二、展望")),
    ]


def test_an_introduction_stands_beside_the_numbers_that_follow_it() -> None:
    blocks = blocks_of(
        *(f"{TITLE} ", "李小美 ", "前言 ", *BODY, "一、管轄 ", *BODY, "二、實體 ", *BODY),
        *("附錄 ", *BODY, "一、條文 ", *BODY, "二、大事記 ", *BODY),
    )
    assert headings(blocks)[1:4] == [(2, "前言"), (2, "一、管轄"), (2, "二、實體")]


def test_notes_in_square_brackets_need_not_read_as_citations() -> None:
    text = ("航商之負擔加重[1]，", "運河之收入增加[2]，", "費率仍可能再調整[3]。 ")
    notes = (
        *("參考文獻 ", "[1] 王大同，論運河，頁 3。 ", "[2] 李小美，運河與港口，北濱財經學報，"),
        *("第 4 期，頁 15，2022 年。 ", "[3] 推估設定：運量每年增加百分之二，票價不變，其餘", "條件亦然。 "),
    )
    pages = ((f"{TITLE} ", "李小美 ", *BODY), ("一、費率 ", *text, *notes))
    blocks = restore(raw_text("\f".join(spaced(*page) for page in pages))).blocks
    assert [block.number for block in blocks if block.kind is BlockKind.FOOTNOTE] == [1, 2, 3]
    assert (2, "參考文獻") in headings(blocks)


def test_the_title_of_a_bibliography_may_be_the_last_line() -> None:
    blocks = blocks_of(f"{TITLE} ", "李小美 ", *BODY, "一、費率 ", *BODY, "參考文獻 ")
    assert (2, "參考文獻") in headings(blocks)

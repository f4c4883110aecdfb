"""What each house does in its own way: kinds of number and sign, dress of page numbers, names of sections, bylines."""

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, of_role, texts
from tests.unit.structure.raw import raw_text, spaced


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (("1. ", "2. "), ("（一）", "（二）")),
        (("A. ", "B. "), ("一、", "二、")),
        (("I. ", "II. "), ("A. ", "B. ")),
        (("一　", "二　"), ("（一）", "（二）")),
        (("Ⅰ、", "Ⅱ、"), ("１．", "２．")),
        (("(1) ", "(2) "), ("甲、", "乙、")),
    ],
)
def test_numbers_lie_in_those_within_which_they_begin_anew(outer: tuple[str, str], inner: tuple[str, str]) -> None:
    blocks = blocks_of(
        "出口市場之轉向 ",
        "林佳穎 ",
        f"{outer[0]}背景 ",
        f"{inner[0]}依存度 ",
        *BODY,
        f"{inner[1]}新市場 ",
        *BODY,
        f"{outer[1]}建議 ",
        f"{inner[0]}短期 ",
        *BODY,
    )
    assert [level for level, _ in headings(blocks)] == [1, 2, 3, 3, 2, 3]


@pytest.mark.parametrize("sign", ["→ ", "❖", "\uf06c ", "■ ", "* ", "－ ", "◎"])
def test_any_sign_before_several_that_stand_together_is_that_of_a_list(sign: str) -> None:
    items = ("簡化報關程序，縮短通關時間。", "擴大電子文件之承認。")
    blocks = blocks_of("出口市場之轉向 ", "林佳穎 ", *BODY, *(f"{sign}{item} " for item in items), *BODY)
    assert texts(blocks, BlockKind.LIST_ITEM) == list(items)
    assert {block.marker for block in blocks if block.kind is BlockKind.LIST_ITEM} == {sign.strip()}


@pytest.mark.parametrize(
    "dress",
    ["【{}】", "—— {} ——", "-- {} --", "{} of 3", "頁 {}", "({})", "{} ｜", "◆ {} ◆", "Page {} / 3", "－{}－"],
)
def test_a_page_number_may_be_dressed_in_any_way(dress: str) -> None:
    said = [
        f"{country}調降關稅，並擴大市場開放。"
        for country in ("日本", "韓國", "越南", "泰國", "印度", "紐國", "澳洲", "智利", "秘魯", "巴西", "法國", "德國")
    ]
    pages = [(*(f"{text} " for text in said[at : at + 4]), dress.format(at // 4 + 1), "", "") for at in (0, 4, 8)]
    blocks = blocks_of("出口市場之轉向 ", *BODY, *(line for page in pages for line in page))
    assert of_role(blocks, "page_number") == [dress.format(n) for n in (1, 2, 3)]
    assert texts(blocks, BlockKind.PARAGRAPH)[1:] == said


@pytest.mark.parametrize(
    "byline",
    [
        "◎林佳穎",
        "◆ 文／林佳穎",
        "——林佳穎",
        "（林佳穎）",
        "撰稿人：沐以晴",
        "文 沐以晴",
        "沐以晴 撰",
        "作者：沐以晴、Daniel Ashgrove",
    ],
)
def test_a_byline_may_have_signs_brackets_or_other_words_around_the_name(byline: str) -> None:
    blocks = blocks_of("出口市場之轉向 ", f"{byline} ", *BODY, *BODY)
    assert (blocks[1].kind, blocks[1].role, blocks[1].text) == (BlockKind.BYLINE, "author", byline)


def test_sections_with_names_of_their_own_are_told_by_what_stands_below_them() -> None:
    blocks = blocks_of(
        "潮汐筆記 ",
        *BODY,
        "燈塔來信 ",
        "出口市場之轉向與因應策略初探 ",
        "林佳穎 ",
        *BODY,
        "羅盤 ",
        "大洋洲 ",
        "▲ 紐西蘭取消部分農產品之進口規費 ",
        *BODY,
        "【由陳怡君報導，取材自路透社，2025年3月7日】 ",
        "東北亞 ",
        "▲ 日本檢討出口管制清單 ",
        *BODY,
        "【由陳怡君報導，取材自共同社，2025年3月9日】 ",
        "風向球 ",
        "日期 星期 會議 ",
        "3/17 一 ⚫ Committee on Trade ",
        "3/18 二 ⚫ General Council ",
    )
    assert headings(blocks) == [
        (1, "潮汐筆記"),
        (1, "燈塔來信"),
        (2, "出口市場之轉向與因應策略初探"),
        (1, "羅盤"),
        (2, "大洋洲"),
        (3, "▲ 紐西蘭取消部分農產品之進口規費"),
        (2, "東北亞"),
        (3, "▲ 日本檢討出口管制清單"),
        (1, "風向球"),
    ]


def test_lines_behind_labels_of_their_own_are_fields_where_several_stand_together() -> None:
    labelled = ("申請人：北濱鋁業公司", "涉案產品：熱軋扁鋼捲", "進度：預定九月召開聽證")
    blocks = blocks_of("關稅署公告展開調查 ", *(f"{line} " for line in labelled), *BODY, *BODY)
    told = [(block.label, block.text) for block in blocks if block.role == "field"]
    assert told == [(line.partition("：")[0], line) for line in labelled]


def test_entries_of_contents_go_up_to_where_the_first_stands_again() -> None:
    blocks = blocks_of(
        "出口市場之轉向 ",
        "文章目次 ",
        "壹、背景 ",
        "依存度與新市場 ",
        "貳、建議 ",
        "壹、背景 ",
        *BODY,
        "貳、建議 ",
        *BODY,
    )
    assert texts(blocks, BlockKind.TOC_ENTRY) == ["壹、背景", "依存度與新市場", "貳、建議"]
    assert headings(blocks) == [(1, "出口市場之轉向"), (2, "文章目次"), (2, "壹、背景"), (2, "貳、建議")]


def test_a_line_that_is_all_between_two_numbers_is_no_heading() -> None:
    blocks = blocks_of("議題研析 ", "一、題目 ", "出口市場轉向之研析 ", "二、背景 ", *BODY, "三、建議 ", *BODY)
    assert [text for _, text in headings(blocks)] == ["議題研析", "一、題目", "二、背景", "三、建議"]


def test_the_only_number_of_its_kind_at_the_head_is_the_title() -> None:
    blocks = blocks_of(
        "第四章　出口市場 ", "第一節　依存度 ", *BODY, "一、現況 ", *BODY, "二、展望 ", *BODY, "第二節　新市場 ", *BODY
    )
    assert [level for level, _ in headings(blocks)] == [1, 2, 3, 3, 2]


def test_a_title_on_a_cover_may_take_several_lines() -> None:
    title = ("參加世界貿易組織 ", "貿易與環境委員會例會 ", "暨拜會瑞士經濟事務局 ")
    persons = ("服務機關：關稅署 ", "姓名職稱：沐以晴　副組長 ", "賀承恩　科員 ", "報告日期：114年12月5日 ")
    apart = (" ", " ", " ")
    text = ("壹、目的 ", *BODY, "貳、過程 ", *BODY)
    blocks = blocks_of("出國報告（出國類別：國際會議） ", *apart, *title, *apart, *persons, *text)
    assert headings(blocks)[0] == (1, "參加世界貿易組織貿易與環境委員會例會暨拜會瑞士經濟事務局")
    assert of_role(blocks, "author")[-1] == "賀承恩　科員"


def test_the_kind_of_a_report_may_stand_apart_below_its_title() -> None:
    apart = (" ", " ", " ")
    persons = ("服務單位：北濱港務局 ", "出國人員：林佳穎　科長 ", "出國期間：113 年 5 月 6 日至 12 日 ")
    text = ("壹、目的 ", *BODY, "貳、過程 ", *BODY)
    blocks = blocks_of("公務出國報告 ", *apart, "參加國際港口協會年會 ", *apart, "出國報告書 ", *apart, *persons, *text)
    assert headings(blocks)[0] == (1, "參加國際港口協會年會出國報告書")


NOTES = ("{}ETSI, Who Leads the Race?, Mar. 2025. ", "{}Id. at 7. ")


@pytest.mark.parametrize("above", ["______", "──────────", "________________ "])
def test_a_line_drawn_above_footnotes_tells_them_from_the_text(above: str) -> None:
    first, second = (note.format(f"{number} ") for number, note in enumerate(NOTES, start=1))
    text = spaced("出口市場之轉向 ", *BODY, "各國亦然1，並有增加之勢2。 ", above, first)
    blocks = restore(raw_text(text.rstrip() + f" \n{second}\n\n")).blocks
    assert [(block.number, block.text) for block in blocks if block.kind is BlockKind.FOOTNOTE] == [
        (1, "ETSI, Who Leads the Race?, Mar. 2025."),
        (2, "Id. at 7."),
    ]


def test_marks_in_round_brackets_are_marks_where_the_notes_have_them_too() -> None:
    notes = [note.format(f"（{number}）") for number, note in enumerate(NOTES, start=1)]
    blocks = blocks_of("出口市場之轉向 ", *BODY, "各國亦然（1），並有增加之勢（2）。 ", "註釋 ", *notes)
    assert [ref.number for block in blocks for ref in block.footnote_refs] == [1, 2]
    assert "各國亦然，並有增加之勢。" in texts(blocks, BlockKind.PARAGRAPH)


def test_an_abstract_may_be_titled_in_brackets() -> None:
    blocks = blocks_of("出口市場之轉向 ", "林佳穎 ", "【摘要】 ", *BODY, "壹、前言 ", *BODY)
    assert headings(blocks)[1] == (2, "【摘要】")
    assert [block.role for block in blocks if block.kind is BlockKind.PARAGRAPH] == ["abstract", None]


def test_a_source_below_a_table_is_a_caption_whatever_it_is_called() -> None:
    rows = ("國家 金額 比重 ", "日本 4.2 6.1 ", "韓國 0.9 2.3 ", "越南 0.1 1.5 ")
    blocks = blocks_of("出口市場之轉向 ", *BODY, "【表1】主要出口市場 ", *rows, "來源：各國公告，本中心整理。 ", *BODY)
    assert texts(blocks, BlockKind.CAPTION) == ["【表1】主要出口市場", "來源：各國公告，本中心整理。"]
    assert len(next(block.rows for block in blocks if block.kind is BlockKind.TABLE)) == len(rows)


def test_running_heads_are_found_where_no_line_says_how_it_ends() -> None:
    said = [
        f"{country}主管機關宣布將自明年起分三年調降農產品之關稅，並擴大服務業之市場開放，相關措施將於國會審議通過之"
        for country in ("日本", "韓國", "越南", "泰國", "印度", "紐國", "澳洲", "智利", "秘魯")
    ]
    pages = [
        ("", "", "東岸貿易評論 第 3 期", *(line for text in said[at : at + 3] for line in (text, "後施行。")))
        for at in (0, 3, 6)
    ]
    blocks = blocks_of("出口市場之轉向", *(line for page in pages for line in page))
    assert of_role(blocks, "header") == ["東岸貿易評論 第 3 期"] * 3
    assert texts(blocks, BlockKind.PARAGRAPH) == [f"{text}後施行。" for text in said]

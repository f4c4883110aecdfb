"""Habits of articles and commentaries of several houses: captions without numbers, questions above lists, contents
without page numbers, notes that begin with Japan, rows of which one cell ends a sentence."""

import pytest

from reader.model.document import Block, BlockKind, FootnoteRef
from reader.model.raw import Glyphs
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, texts
from tests.unit.structure.raw import raw_text, spaced
from tests.unit.structure.typeset import Piece, column, run, typeset


def _rows(blocks: tuple[Block, ...]) -> list[list[str]]:
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    return [list(row) for row in table.cell_texts()]


def _marked(blocks: tuple[Block, ...]) -> list[tuple[int | str, str]]:
    """(number, the two characters before it) of each mark."""
    refs = [(block.text, ref) for block in blocks for ref in block.inlines if isinstance(ref, FootnoteRef)]
    return [(ref.number, text[ref.offset - 2 : ref.offset]) for text, ref in refs]


@pytest.mark.parametrize(
    ("mark", "label"), [("（註{}）", "註{}："), ("[{}]", "[{}] "), ("〔註{}〕", "註{}、"), ("（{}）", "（{}）")]
)
@pytest.mark.parametrize(
    "first", ["日本海關協會，《運費月報》，頁 3。", "年鑑編輯室，《港口年鑑》，頁 5。", "條約司，《條約輯要》，頁 7。"]
)
def test_a_note_may_begin_with_a_character_that_counts_days(mark: str, label: str, first: str) -> None:
    text = [f"運費自去年起上漲{mark.format(1)}，各港均已調整規費{mark.format(2)}，惟幅度不一。 ", *BODY]
    notes = [f"{label.format(1)}{first} ", f"{label.format(2)}北濱港務處，《規費表》，113 年版。 "]
    blocks = blocks_of("港口規費之調整 ", "沐以晴 ", *text, *BODY, "註釋 ", *notes)
    assert texts(blocks, BlockKind.FOOTNOTE) == [first, "北濱港務處，《規費表》，113 年版。"]
    assert _marked(blocks) == [(1, "上漲"), (2, "規費")]


def test_a_number_before_a_day_is_no_note() -> None:
    blocks = blocks_of("港口規費之調整 ", *BODY, "註釋 ", "1日起施行之規費，各港不一。 ", "2日後再行公告之。 ")
    assert texts(blocks, BlockKind.FOOTNOTE) == []


def test_a_mark_stands_behind_the_stop_of_a_latin_sentence() -> None:
    quoted = (
        "A toll is a price for passage, but it works as a price for origin.1 Ships do not ",
        "choose their berths.2 ",
    )
    notes = "\n \n1 Lindholm, Tolls, at 4. \n2 Id. at 9, citing the rule in Art. 12. \n"
    blocks = restore(raw_text(spaced("港口規費之調整 ", *BODY, *quoted) + notes)).blocks
    assert _marked(blocks) == [(1, "n."), (2, "s.")]


def test_the_number_of_a_provision_behind_a_latin_stop_is_no_mark() -> None:
    said = "The panel relied on Art.1 and on para.2 of the decision, and on nothing else at all. "
    notes = "\n \n1 Lindholm, Tolls, at 4. \n2 Id. at 9. \n"
    blocks = restore(raw_text(spaced("港口規費之調整 ", *BODY, said, "其一如此1，其二亦然2。 ") + notes)).blocks
    assert _marked(blocks) == [(1, "如此"), (2, "亦然")]


@pytest.mark.parametrize(
    "caption",
    [
        "表　北濱各港規費",
        "表 北濱各港規費（2024 年）",
        "附表：北濱各港規費",
        "【表】北濱各港規費",
        "圖表　北濱各港規費",
    ],
)
def test_a_caption_needs_no_number(caption: str) -> None:
    rows = ("港口 規費 主要貨物 ", "東港 3.5 億元 鋼材 ", "西港 1.2 億元 木材 ", "資料來源：作者整理 ")
    blocks = blocks_of("港口規費之調整 ", "沐以晴 ", *BODY, f"{caption} ", *rows, *BODY)
    assert texts(blocks, BlockKind.CAPTION) == [caption, "資料來源：作者整理"]
    assert _rows(blocks)[1] == ["東港", "3.5 億元", "鋼材"]


def test_a_line_that_breaks_before_the_character_for_tables_is_no_caption() -> None:
    blocks = blocks_of("港口規費之調整 ", *BODY, "與會之各港業者對於規費一事均有意見，惟其代", "表：王大同未到場。 ")
    assert texts(blocks, BlockKind.CAPTION) == []


ASKED = ("規費是不是稅？ ", *BODY, "誰要繳規費？ ", *BODY)


@pytest.mark.parametrize(
    "below", [("‧ 盤點：列出航線。 ", "‧ 對話：先問船東。 "), ("1. 先問船東。 ", "2. 再問港口。 ")]
)
def test_a_question_heads_a_list_as_others_head_text(below: tuple[str, str]) -> None:
    blocks = blocks_of("規費三問 ", "文／沐以晴 ", *BODY, *ASKED, "現在該做哪幾件事？ ", *below, *BODY)
    assert headings(blocks)[1:] == [(2, "規費是不是稅？"), (2, "誰要繳規費？"), (2, "現在該做哪幾件事？")]


def test_questions_below_one_another_head_nothing() -> None:
    blocks = blocks_of("規費三問 ", "文／沐以晴 ", *BODY, *ASKED, "何時繳？ ", "向誰繳？ ", "1. 先問船東。 ", *BODY)
    assert headings(blocks)[1:] == [(2, "規費是不是稅？"), (2, "誰要繳規費？")]


def test_what_the_contents_list_and_a_page_begins_with_is_no_running_head() -> None:
    entries = ("壹、前言 ", "貳、規費之性質 ", "一、稅捐說 ", "二、對價說 ", "參、結論 ")
    first = "港口規費之性質 \n\n沐以晴 \n\n\n\n目次 \n\n" + spaced(*entries)
    second = "88　北濱法學論叢第 7 期（2024 年 6 月） \n\n\n壹、前言 \n\n" + spaced(*BODY, "貳、規費之性質 ", *BODY)
    third = "港口規費之性質　89 \n\n\n" + spaced("一、稅捐說 ", *BODY, "二、對價說 ", *BODY, "參、結論 ", *BODY)
    blocks = restore(raw_text(" ".join([first, "\n\n" + second, "\n\n" + third]))).blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == [entry.strip() for entry in entries]
    assert (2, "壹、前言") in headings(blocks)


@pytest.mark.parametrize(
    "masthead",
    [
        "港口短評　財經組　2024 年 3 月 6 日",
        "2024.03.06｜港口短評",
        "港口短評 / 財經 / 113-03-06",
        "北濱研究所 113 年 3 月 6 日",
    ],
)
def test_names_and_day_above_a_signed_title_are_a_masthead(masthead: str) -> None:
    blocks = blocks_of(f"{masthead} ", "缺船之後：運費上漲的算計 ", "沐以晴（北濱研究所副研究員） ", *BODY)
    assert (blocks[0].kind, blocks[0].role) == (BlockKind.FURNITURE, "masthead")
    assert headings(blocks) == [(1, "缺船之後：運費上漲的算計")]


def test_a_title_with_a_day_and_a_second_line_is_no_masthead() -> None:
    blocks = blocks_of("回顧港口風雲 2024 年 3 月 6 日 ", "──一場罷工的始末 ", "沐以晴 ", *BODY)
    assert headings(blocks)[0][1].startswith("回顧港口風雲")


def test_a_cell_may_end_a_sentence_beside_the_first() -> None:
    rows = (
        "事項 舊規則 新規則 \n\n"
        "規費 每噸二元至四元。 \n每噸四元至七元，並於每年三月以\n\n前公告。 \n\n"
        "引水 免。 \n逾五百噸之船舶應僱用引水人，但\n\n駁船不在此限。 \n\n"
    )
    head = spaced("港口規費之調整 ", *BODY, *BODY, "表一、新舊規則之比較 ")
    blocks = restore(raw_text(head + "\n" + rows + spaced("資料來源：作者整理 ", *BODY))).blocks
    assert _rows(blocks)[1:] == [
        ["規費", "每噸二元至四元。", "每噸四元至七元，並於每年三月以前公告。"],
        ["引水", "免。", "逾五百噸之船舶應僱用引水人，但駁船不在此限。"],
    ]


def test_brackets_in_a_head_may_name_an_act() -> None:
    rows = (
        "項目 北濱（港口法第 7 條及其施行細則） 南濱規則 ",
        "範圍 進港 進港、離港及停泊 ",
        "舉證 由船東舉反證 主管機關 ",
    )
    blocks = blocks_of(
        "港口規費之調整 ", *BODY, "表一：兩地規費之比較 ", *rows, "（資料來源：Lindholm, at 12，編譯者譯） ", *BODY
    )
    assert _rows(blocks)[0] == ["項目", "北濱（港口法第 7 條及其施行細則）", "南濱規則"]
    assert texts(blocks, BlockKind.CAPTION)[-1] == "（資料來源：Lindholm, at 12，編譯者譯）"


def test_nothing_in_the_place_of_a_value_keeps_its_column() -> None:
    rows = ("航線 船位上限 運費（每噸） 說明 ", "NH 線（定期） 5.2萬噸 按月計價 多載冷凍貨 ")
    more = (
        "EX 8 萬噸 競價之差額 2031年全數售罄 ",
        "自行攬貨 無 運費 65日圓 2031 年7月2,514 噸 ",
        "資料來源：作者整理 ",
    )
    blocks = blocks_of("缺料之後 ", "沐以晴 ", *BODY, "表　北濱貨櫃之航線 ", *rows, *more, *BODY)
    assert _rows(blocks)[1:] == [
        ["NH 線（定期）", "5.2萬噸", "按月計價", "多載冷凍貨"],
        ["EX", "8 萬噸", "競價之差額", "2031年全數售罄"],
        ["自行攬貨", "無", "運費 65日圓", "2031 年7月2,514 噸"],
    ]


SAID = "北濱之港口規費自去年起迭有調整而各方意見不一主管機關遂邀集業者及學者共商並將其結論公告周知"


def test_the_word_for_tables_alone_stands_right_before_the_title_of_one() -> None:
    page: list[Piece | Glyphs] = [
        *column(SAID * 4, 740),
        run(180, 560, 12, "表 "),
        run(204, 560, 12, "北濱各港規費"),
        run(400, 560, 12, "表 "),
        run(470, 560, 12, "額"),
        *column(SAID * 4, 520),
    ]
    blocks = restore(typeset(page)).blocks
    assert texts(blocks, BlockKind.CAPTION) == ["表 北濱各港規費"]


def test_an_item_begins_below_one_that_ends_with_an_address() -> None:
    items: list[Piece] = [
        (70.0, 560.0, 12.0, "‧ 北濱港務處，《規費表》，2024 年版，見該處公告之網頁，網址為"),
        (
            82.0,
            540.0,
            12.0,
            "https://www.harbour.example.org/tolls/2024/handbook-of-tolls-and-dues-0012",
        ),
        (
            70.0,
            520.0,
            12.0,
            "‧ Lindholm, Tolls and Dues in Small Harbours, A Guide for Those Who Pay Them",
        ),
        (82.0, 500.0, 12.0, "and Do Not, 2023"),
    ]
    blocks = restore(typeset([*column(SAID * 4, 740), *items, *column(SAID * 4, 460)])).blocks
    assert [text[:8] for text in texts(blocks, BlockKind.LIST_ITEM)] == ["北濱港務處，《規", "Lindholm"]


def test_a_title_is_as_bold_as_what_takes_most_of_its_lines() -> None:
    title = [
        run(120, 700, 22, "出席港口規費國際研討會"),
        run(150, 660, 22, "2024 ", 700),
        run(205, 660, 22, "年例會報告"),
    ]
    blocks = restore(typeset([*title, *column(SAID * 4, 560)])).blocks
    assert headings(blocks) == [(1, "出席港口規費國際研討會 2024 年例會報告")]

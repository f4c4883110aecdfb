"""Cells that an extractor left each on a line of its own: one table, marked as unsure, and no titles in the outline."""

import pytest

from reader.model.document import BlockKind
from tests.unit.structure.blocks import LONG, blocks_of, headings, texts, wrapped

TEXTS = [f"{LONG[at:-1]}，{LONG[:at]}。" for at in range(3, 80, 7)]
OPENING = ["北濱漁業年報", "", *[f"{wrapped(text, 32)}\n" for text in TEXTS[:8]]]
TITLES = ["漁港概況", "拍賣制度", "領航規費", "冷鏈設施"]
CELLS = ["港別", "北濱", "南灣", "東澳", "噸數等級", "高", "中", "低"]


def _document(*parts: str) -> str:
    return "\n\n".join([*OPENING, *parts])


def _sections() -> list[str]:
    """Titles, each above a paragraph."""
    return [part for title, text in zip(TITLES, TEXTS, strict=False) for part in (title, wrapped(text, 32))]


def test_short_lines_in_a_row_are_cells_and_unsure() -> None:
    blocks = blocks_of(_document(*_sections(), *CELLS, wrapped(TEXTS[9], 32)))
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    assert [[table.text[cell.start : cell.end] for cell in row] for row in table.rows or ()] == [
        [cell] for cell in CELLS
    ]
    assert table.confidence < 0.5
    assert [title for _, title in headings(blocks)][-4:] == TITLES


def test_the_title_of_the_text_below_stays_one() -> None:
    blocks = blocks_of(_document(*_sections(), *CELLS, "結語與建議", wrapped(TEXTS[9], 32)))
    assert [title for _, title in headings(blocks)][-1] == "結語與建議"


def test_few_cells_below_a_caption_are_enough() -> None:
    blocks = blocks_of(_document(*_sections(), "表 1　各港等級", *CELLS[:4], wrapped(TEXTS[9], 32)))
    assert texts(blocks, BlockKind.CAPTION) == ["表 1　各港等級"]
    assert not set(CELLS[:4]) & {title for _, title in headings(blocks)}


def test_a_list_of_who_was_there_keeps_its_title() -> None:
    names = ["北濱漁業署", "林大同組長", "陳小川科長", "南灣關務局", "黃一山專門委員", "東澳港務所"]
    blocks = blocks_of(_document(*_sections(), "出席人員名單", *names, "以上人員均已報到。", wrapped(TEXTS[9], 32)))
    assert [title for _, title in headings(blocks)][-1] == "出席人員名單"
    assert not set(names) & {title for _, title in headings(blocks)}


def test_titles_listed_before_the_text_they_head_are_no_cells() -> None:
    blocks = blocks_of(_document("各章重點", *TITLES, "漁會組織", "海難救助", *_sections(),
                                 "漁會組織", wrapped(TEXTS[5], 32), "海難救助", wrapped(TEXTS[6], 32)))  # fmt: skip
    assert not [block for block in blocks if block.kind is BlockKind.TABLE]
    assert [title for _, title in headings(blocks)][-6:] == [*TITLES, "漁會組織", "海難救助"]


def test_the_first_column_above_the_caption_and_the_others_below_are_no_titles() -> None:
    blocks = blocks_of(_document(*_sections(), *CELLS[:4], "表 1　各港等級", *CELLS[4:], wrapped(TEXTS[9], 32)))
    assert [title for _, title in headings(blocks)][-4:] == TITLES
    assert [block.kind for block in blocks[-4:]] == [
        BlockKind.TABLE, BlockKind.CAPTION, BlockKind.TABLE, BlockKind.PARAGRAPH,
    ]  # fmt: skip


def test_figures_below_a_table_go_on_with_it_and_are_no_paragraphs() -> None:
    figures = ["8,740", "872", "7,529", "4,083", "5,767", "9,476"]
    blocks = blocks_of(
        _document(*_sections(), "表 1　各港出口", *CELLS[:4], "資料來源：北濱漁會", *figures, wrapped(TEXTS[9], 32))
    )
    assert not set(figures) & set(texts(blocks, BlockKind.PARAGRAPH))


def test_what_lies_between_two_parts_of_a_table_belongs_to_it() -> None:
    between = "溶膠 10,000；凝膠 20,000"
    blocks = blocks_of(_document(*_sections(), *CELLS, between, *reversed(CELLS), wrapped(TEXTS[9], 32)))
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    rows = [[table.text[cell.start : cell.end] for cell in row] for row in table.rows or ()]
    assert rows == [[cell] for cell in (*CELLS, between, *reversed(CELLS))]


def test_sections_that_count_through_an_issue_are_outermost_though_others_stand_before_the_first() -> None:
    pieces = ("港務：領航員增聘", "漁政：拍賣改為線上", "海關：冷鏈查驗簡化")
    signed = [
        part
        for title, text in zip(pieces, TEXTS, strict=False)
        for part in (title, "駐南灣辦事處　林大同", wrapped(text, 32))
    ]
    masthead = ["北濱漁業月刊", "2031 年 6 月號", "第 58 期", "發行人：林大同", wrapped(TEXTS[8], 32), "活動訊息"]
    counted = ["貳、活動", wrapped(TEXTS[5], 32), "參、法規", wrapped(TEXTS[6], 32), "肆、問答", wrapped(TEXTS[7], 32)]
    blocks = blocks_of("\n\n".join([*masthead, wrapped(TEXTS[9], 32), "壹、市場觀測", *signed, *counted]))
    assert headings(blocks)[-7:] == [
        (1, "壹、市場觀測"), *[(2, title) for title in pieces], (1, "貳、活動"), (1, "參、法規"), (1, "肆、問答"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        (["南灣港之展望", "林大同", "北濱大學教授", wrapped(TEXTS[9], 32)], "南灣港之展望"),
        (["報告事項", "（一）拍賣系統之更新，報請公鑒。", "（二）領航規費之調整，報請公鑒。"], "報告事項"),
        (["結論", wrapped(TEXTS[9], 32)], "結論"),
    ],
    ids=["signed", "items", "short"],
)
def test_what_heads_what_stands_below_the_cells_stays_a_title(below: list[str], kept: str) -> None:
    blocks = blocks_of(_document(*_sections(), *CELLS, *below, wrapped(TEXTS[3], 32)))
    assert [title for _, title in headings(blocks)][-1] == kept
    assert [block.text.replace("\n", "") for block in blocks if block.kind is BlockKind.TABLE] == ["".join(CELLS)]


def test_persons_are_alike_in_a_list_of_them() -> None:
    persons = [
        f"{body}　{name}科長"
        for body, name in zip(["北濱漁業署", "南灣關務局", "東澳港務所"] * 2, "林陳黃王李張", strict=True)
    ]
    persons = [person.replace("科長", "大同科長") for person in persons]
    blocks = blocks_of(_document(*_sections(), "出席人員", *persons, wrapped(TEXTS[9], 32)))
    assert [title for _, title in headings(blocks)][-1] == "出席人員"
    assert len({block.kind for block in blocks if any(person in block.text for person in persons)}) == 1


def test_titles_below_the_caption_of_a_figure_stay() -> None:
    titles = ["政策檢討", "補貼對象", "資格條件", "所得門檻"]
    blocks = blocks_of(_document(*_sections(), "圖 4　漁船補貼戶數", *titles, wrapped(TEXTS[9], 32)))
    assert [title for _, title in headings(blocks)][-4:] == titles


def test_the_numbers_of_one_report_are_below_the_sections_of_its_issue() -> None:
    masthead = [
        "北濱漁業月刊",
        "2031 年 6 月號",
        "第 58 期",
        "發行人：林大同",
        wrapped(TEXTS[8], 32),
        "專題報導",
        "漁業研討會紀要",
    ]
    talks = [
        part
        for title, text in zip(("領航員增聘", "拍賣改為線上", "冷鏈查驗簡化"), TEXTS, strict=False)
        for part in (title, "文／陳小川", wrapped(text, 32))
    ]
    report = ["壹、開幕", wrapped(TEXTS[5], 32), "貳、演講", *talks, "參、座談", wrapped(TEXTS[6], 32)]
    blocks = blocks_of(
        "\n\n".join(
            [*masthead, *report, "國際要聞", "南灣港擴建", wrapped(TEXTS[7], 32), "活動訊息", wrapped(TEXTS[9], 32)]
        )
    )
    levels = {title: level for level, title in headings(blocks)}
    assert levels["國際要聞"] == 1
    assert levels["壹、開幕"] == levels["參、座談"] == 3

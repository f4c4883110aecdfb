"""Cells, captions and the numbers of contents that an extractor gave in another order than they are read in."""

from pathlib import Path

from reader.model.document import BlockKind
from reader.model.raw import RawPage, RawText
from reader.structure import restore
from reader.structure.lines import Line, line_of
from reader.structure.tables.kinded_tables import kinded_table
from reader.structure.tables.packing import lost_table
from reader.structure.tables.strewn_captions import with_captions_behind
from reader.structure.tables.strewn_tables import strewn_table
from reader.structure.words.contents_lines import with_numbers


def apart(*texts: str, page: int = 0) -> list[Line]:
    """Each text set apart from the one before, the first beginning a page."""
    return [
        line_of(number, text, page=page, first=number == 1, empty_before=1, opens=number > 1)
        for number, text in enumerate(texts, start=1)
    ]


HEAD = ["產品", "金額", "占比", "成長率"]
ROWS = [["鋼鐵", "1,200", "3.5%", "+1.2%"], ["水產品", "310", "0.9%", "-0.4%"], ["自行車", "77", "0.2%", "+7.0%"]]
COLUMNS = [
    ["鋼鐵", "水產品", "自行車"],
    *(["1,200", "310", "77"], ["3.5%", "0.9%", "0.2%"], ["+1.2%", "-0.4%", "+7.0%"]),
]
STATED = [
    ["日本", "2015/4/1", "比較各國有關規定，並整理成對照表。"],
    ["德國", "2023/4/1", "確認適用範圍。"],
    ["荷蘭", "2019/6/1", "檢討執行成效。"],
]


def test_columns_of_different_kinds_are_told_though_some_came_row_by_row() -> None:
    lines = apart(HEAD[0], *COLUMNS[0], *HEAD[1:], *ROWS[0][1:], *(cell for row in ROWS[1:] for cell in row[1:]))
    table = kinded_table(lines, 0, len(lines))
    assert table is not None
    assert table.cells == [HEAD, *ROWS]
    assert table.end == len(lines)


def test_sentences_are_cells_of_a_column() -> None:
    mixed = ["國家", "日本", "德國", "荷蘭", "生效日期", "2015/4/1", "主要內容", STATED[0][2]]
    lines = apart(*mixed, "2023/4/1", STATED[1][2], "2019/6/1", STATED[2][2], "另一方面，各國的進度不一，並未一致。")
    table = kinded_table(lines, 0, len(lines))
    assert table is not None
    assert table.cells == [["國家", "生效日期", "主要內容"], *STATED]
    assert table.end == len(lines) - 1


def test_a_table_goes_on_below_its_head_on_the_next_page_which_may_have_lost_its_first_word() -> None:
    one = apart(*HEAD, *(cell for row in ROWS for cell in row))
    for again in (HEAD, HEAD[1:]):
        two = apart(*again, "工具機", "86", "0.3%", "+0.1%", page=1)
        table = kinded_table([*one, *two], 0, len(one) + len(two))
        assert table is not None
        assert table.cells == [HEAD, *ROWS, ["工具機", "86", "0.3%", "+0.1%"]]
        assert table.repeated == (" ".join(HEAD),)


def test_lines_of_two_kinds_that_do_not_pair_make_no_table() -> None:
    lines = apart("國家", "生效日期", "日本", "2015/4/1", "德國", "荷蘭", "2019/6/1", "越南", "2020/1/1")
    assert kinded_table(lines, 0, len(lines)) is None


def test_places_are_told_from_what_took_place_there_by_their_length() -> None:
    acts = ["參訪自動化倉儲中心", "與當地臺商座談", "出席開幕典禮與全體會議"]
    lines = apart("日期", "9/10", "9/11", "9/12", "地點", "臺北", "工作內容", acts[0], "東京", acts[1], "雪梨", acts[2])
    table = strewn_table(lines, 0, len(lines))
    assert table is not None
    assert table.cells == [
        ["日期", "地點", "工作內容"],
        ["9/10", "臺北", acts[0]],
        ["9/11", "東京", acts[1]],
        ["9/12", "雪梨", acts[2]],
    ]


def test_a_caption_among_the_cells_of_its_table_goes_behind_them() -> None:
    caption = "表 2：主要產品之變動"
    cells = [HEAD[0], *COLUMNS[0], *HEAD[1:], *(cell for column in COLUMNS[1:] for cell in column)]
    lines = apart("各國的進度不一。", *cells[:4], caption, *cells[4:], "另一方面，各國並未一致。")
    assert [line.text for line in with_captions_behind(lines)] == [
        "各國的進度不一。",
        *cells,
        caption,
        "另一方面，各國並未一致。",
    ]


def test_a_caption_above_its_table_stays_there() -> None:
    lines = apart("前言", "背景", "表 2：主要產品之變動", *HEAD, *(cell for row in ROWS for cell in row))
    assert with_captions_behind(lines) == lines


RANKED = [
    ["名次", "港口", "裝卸量", "占比"],
    *(["1", "南灣", "4,210", "12.6"], ["2", "北澳", "3,875", "11.8"], ["3", "東岸", "902", "2.7"]),
]


def test_cells_are_no_table_where_values_are_left_behind_them() -> None:
    lines = apart("港務統計", *(cell for row in RANKED for cell in row))
    assert kinded_table(lines, 0, len(lines)) is None


def test_a_caption_below_titles_as_narrow_as_cells_stays_above_its_ranked_rows() -> None:
    caption = "表 1：各港之裝卸量"
    cells = [cell for row in RANKED for cell in row]
    lines = apart("港務月訊", "2021 年 5 月號", "港務統計", caption, *cells, "以上各港合計逾八千公噸。")
    assert with_captions_behind(lines) == lines


def test_a_caption_does_not_take_the_first_cell_below_it() -> None:
    body = "港務單位逐年議定起卸費率並送主管機關備查，但近年調整未曾"
    caption = "表 1 南灣港、北澳港與東岸港各型碼頭之裝卸量（2019 年至 2022 年）"
    cells = [part for row in RANKED for cell in row for part in ("", cell)]
    page = RawPage((body, body, "公布。", "", caption, *cells[1:], "", body, body, "公布。"))
    blocks = restore(RawText(Path("a.txt"), (page,), paged=True)).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.CAPTION] == [caption]
    assert [block.text for block in blocks if block.kind is BlockKind.TABLE] == ["\n".join(map("\t".join, RANKED))]


def test_numbers_of_contents_go_behind_the_leaders() -> None:
    page = apart("目次", "一、目的.........", "二、過程.........", "（一）背景......", "3", "3", "5", "2")
    assert [line.text for line in with_numbers(page, {7})][1:] == [
        "一、目的......... 3",
        "二、過程......... 3",
        "（一）背景...... 5",
        "2",
    ]


def test_figures_that_are_too_few_or_fall_are_no_numbers_of_contents() -> None:
    for figures in (("3",), ("5", "3")):
        page = apart("一、目的.........", "二、過程.........", *figures)
        assert with_numbers(page, set()) == page


CELLS = ["港口", "東港之拖船及領港", "規費", "三萬元", "依據", "規費辦法", "領港費"]


def test_short_lines_below_a_caption_are_cells_up_to_the_end_or_a_numbered_heading() -> None:
    for lines in (apart(*CELLS), apart(*CELLS, "貳、結論", "規費宜由港口自訂。")):
        table = lost_table(lines, 0, len(lines), capacity=80)
        assert table is not None
        assert (table.cells, table.end) == ([[cell] for cell in CELLS], len(CELLS))


def test_few_lines_or_long_ones_below_a_caption_are_no_cells() -> None:
    for texts in (CELLS[:4], [*CELLS, "東港之拖船及領港費用自去年三月起一律由港務處代收並按月結算轉交各業者收執"]):
        lines = apart(*texts)
        assert lost_table(lines, 0, len(lines), capacity=80) is None

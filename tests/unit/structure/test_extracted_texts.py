"""What text extractors do to pages, undone: columns side by side, cells and numbers torn off, lines set far apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.document import BlockKind
from reader.model.raw import RawPage, RawText
from reader.structure import restore
from reader.structure.breaks.lone_bullets import with_bullets
from reader.structure.breaks.side_by_side import unfolded
from reader.structure.footnotes.note_labels import with_labels
from reader.structure.lines import Line, line_of
from reader.structure.tables.loose_tables import UNCERTAIN, LooseCells
from tests.unit.structure.blocks import texts

LEFT = ["一般認為，各會員對於漁業補貼的規範仍有歧見，", "談判因此延長，其後並未在期限以前獲致共識。"] * 4
RIGHT = ["另一方面，碳邊境措施已經開始申報，進口人須", "按季提出報告，主管機關並得要求補正資料。"] * 4


def lines_of(*texts: str) -> list[Line]:
    return [
        line_of(number, text.strip(), empty_before=1, column=len(text) - len(text.lstrip()))
        for number, text in enumerate(texts, start=1)
    ]


def test_columns_printed_side_by_side_are_read_one_after_the_other() -> None:
    rows = tuple(f"{left:<30}{right}" for left, right in zip(LEFT, RIGHT, strict=True))
    raw = RawText(Path("a.txt"), (RawPage(rows), RawPage(("完",))), paged=True)
    found = unfolded(raw)
    assert found is not None
    assert found.raw.pages[0].lines == (*LEFT, *RIGHT)
    assert found.numbers == (*range(1, 9), *range(1, 9), 9)


def test_footnotes_below_both_columns_stay_below_them() -> None:
    rows = tuple(f"{left:<30}{right}" for left, right in zip(LEFT, RIGHT, strict=True))
    notes = ("1", "  Harbour Office, Notice on the Filing of Berths and Dues, North Harbour Gazette 12, 14 (2019).")
    many = ("2", "  Harbour Office, Second Notice on the Filing of Berths and Dues, North Harbour Gazette 15 (2020).")
    for foot in (notes, (*notes, *many), (*notes, "", *many)):
        found = unfolded(RawText(Path("a.txt"), (RawPage((*rows, "", *foot, "", " " * 30 + "3")),), paged=True))
        assert found is not None
        assert [line for line in found.raw.pages[0].lines if line] == [
            *(*LEFT, *RIGHT),
            *(line for line in foot if line),
            " " * 30 + "3",
        ]


def test_the_right_column_begins_where_its_least_indented_lines_do() -> None:
    rows = tuple(f"{left:<30}   {right}" for left, right in zip(LEFT, RIGHT, strict=True))
    numbered = [f"{'':<30}{number}" if not at else row for number in (8, 9) for at, row in enumerate(("", *rows[:4]))]
    found = unfolded(RawText(Path("a.txt"), (RawPage(tuple(numbered)),), paged=True))
    assert found is not None
    assert [line.strip() for line in found.raw.pages[0].lines if line.strip()] == [
        *LEFT,
        *("8", *RIGHT[:4], "9", *RIGHT[4:]),
    ]


def test_a_page_of_long_lines_has_no_columns() -> None:
    rows = tuple(left + right for left, right in zip(LEFT, RIGHT, strict=True))
    assert unfolded(RawText(Path("a.txt"), (RawPage(rows), RawPage(rows)), paged=True)) is None


def test_numbers_of_footnotes_alone_on_lines_go_before_their_text() -> None:
    lines = lines_of("各會員已經通報1，並公布清單2。", "1", "林懷安，〈出口管制〉，頁 3。", "2", "Id. at 5.", "7")
    assert [line.text for line in with_labels(lines)][1:] == ["1 林懷安，〈出口管制〉，頁 3。", "2 Id. at 5.", "7"]


def test_numbers_that_count_nothing_in_the_text_stay_where_they_are() -> None:
    lines = lines_of("各會員已經通報，並公布清單。", "3", "林懷安，〈出口管制〉，頁 3。")
    assert [line.text for line in with_labels(lines)] == [line.text for line in lines]


def test_numbers_of_footnotes_in_a_run_go_before_the_text_of_each() -> None:
    lines = lines_of(
        "各會員已經通報1，並公布清單2，其後延期3。",
        "1",
        "2",
        "3",
        "林懷安，〈出口管制〉，《貿易叢刊》，頁 3。",
        "North Harbour Council, Notice on Filing, May 2,",
        "2020, https://a.example/notice",
        "Id. at 5.",
    )
    assert [line.text for line in with_labels(lines)][1:] == [
        "1 林懷安，〈出口管制〉，《貿易叢刊》，頁 3。",
        "2 North Harbour Council, Notice on Filing, May 2,",
        "2020, https://a.example/notice",
        "3 Id. at 5.",
    ]


def test_the_number_of_a_footnote_that_came_behind_all_goes_to_the_one_without() -> None:
    lines = lines_of("各會員已經通報4，並公布5清單6。", "4", "王大同，頁 3。", "Id. at 5.", "6", "同前註。", "5")
    assert [line.text for line in with_labels(lines)][1:] == ["4 王大同，頁 3。", "5 Id. at 5.", "6 同前註。"]


def test_a_mark_torn_off_goes_where_its_blank_stands() -> None:
    lines = [
        line_of(1, "各會員已經通報有關的統計 。其後，清單並未"),
        line_of(2, "1"),
        line_of(3, "1", empty_before=1, opens=True),
        line_of(4, "王大同，〈出口管制〉，頁 3。", empty_before=1, opens=True),
    ]
    assert [line.text for line in with_labels(lines)] == [
        "各會員已經通報有關的統計1。其後，清單並未",
        "1 王大同，〈出口管制〉，頁 3。",
    ]


def test_the_number_of_a_page_and_its_running_foot_are_no_footnotes() -> None:
    def page(number: int, *texts: str) -> list[Line]:
        return [line_of(10 * number + at, text, page=number, empty_before=1) for at, text in enumerate(texts)]

    foot = "本刊由北濱經貿協會編印，歡迎訂閱。"
    first = page(0, "各會員已經通報1。", "1", "王大同，頁 3。", foot, "1")
    second = page(1, "其後延期2，再延期3。", "2", "3", "Id. at 5.", "Id. at 6.", foot, "2")
    found = [line.text for line in with_labels([*first, *second])]
    assert found[:4] == ["各會員已經通報1。", "1 王大同，頁 3。", foot, "1"]
    assert found[4:] == ["其後延期2，再延期3。", "2 Id. at 5.", "3 Id. at 6.", foot, "2"]


def test_cells_torn_apart_row_by_row_make_rows_again() -> None:
    lines = lines_of("產品", "金額", "占比", "鋼鐵", "1,200", "3.5%", "水產品", "310", "0.9%", "自行車", "77", "0.2%")
    table = LooseCells(lines, 80).table_at(0)
    assert table is not None and table.cells[2] == ["水產品", "310", "0.9%"]


def test_ranks_of_rows_torn_apart_go_on_in_words() -> None:
    rows = (("名次", "港口", "占比"), ("1", "南灣", "12.6"), ("2", "北澳", "11.8"), ("小計", "—", "24.4"))
    lines = lines_of(*(cell for row in rows for cell in row))
    table = LooseCells(lines, 80).table_at(0)
    assert table is not None and table.cells == [list(row) for row in rows]


def test_cells_torn_apart_column_by_column_make_rows_again() -> None:
    lines = lines_of("產品", "鋼鐵", "水產品", "自行車", "金額", "占比", "1,200", "310", "77", "3.5%", "0.9%", "0.2%")
    table = LooseCells(lines, 80).table_at(0)
    assert table is not None and table.cells == [
        ["產品", "金額", "占比"],
        ["鋼鐵", "1,200", "3.5%"],
        ["水產品", "310", "0.9%"],
        ["自行車", "77", "0.2%"],
    ]


def test_cells_of_which_nothing_is_known_stay_in_order_and_are_uncertain() -> None:
    lines = lines_of("產品", "鋼鐵", "1,200", "說明", "3.5%", "水產品", "310", "0.9%")
    table = LooseCells(lines, 80).table_at(0)
    assert table is not None and table.confidence == UNCERTAIN
    assert table.cells == [[line.text] for line in lines]


def test_all_heads_may_stand_before_the_columns_the_first_of_which_counts_the_rows() -> None:
    columns = (("1", "2", "—"), ("南灣", "北澳", "小計"), ("12.6", "11.8", "24.4"))
    lines = lines_of("名次", "港口", "占比", *(cell for column in columns for cell in column))
    table = LooseCells(lines, 80).table_at(0)
    assert table is not None and table.cells == [
        ["名次", "港口", "占比"],
        ["1", "南灣", "12.6"],
        ["2", "北澳", "11.8"],
        ["—", "小計", "24.4"],
    ]


SIGNS = (
    ("協定", "年份", "夜航", "拖船"),
    ("星澳 FTA", "2003", "○", "－"),
    ("CPTPP", "2018", "○", "○"),
    ("日英 CEPA", "2020", "－", "○"),
)


def test_circles_and_dashes_are_cells_where_they_stand_beside_one_another() -> None:
    cells = [cell for row in SIGNS for cell in row]
    lines = with_bullets(lines_of(*cells))
    assert [line.text for line in lines] == cells
    table = LooseCells(lines, 80).table_at(0)
    assert table is not None and table.cells == [list(row) for row in SIGNS]


def test_circles_that_lead_texts_are_bullets() -> None:
    lines = with_bullets(lines_of("○", "各港調高拖船費率", "○", "漁港開放夜航"))
    assert [line.text for line in lines] == ["○ 各港調高拖船費率", "○ 漁港開放夜航"]


WORDS = (
    ("類別", "內容", "用途"),
    ("船舶通報", "各港進出船舶之通報，可以查詢", "更新費率研究"),
    ("費率檢討報告", "主要港口之秘書處報告與問答", "整理費率"),
    ("談判文件", "夜間靠泊第二階段之公開文件。", "撰寫說明"),
)


@pytest.mark.parametrize("by_columns", [False, True])
def test_cells_of_words_above_the_caption_of_their_table_make_rows_where_those_of_a_column_are_as_long(
    by_columns: bool,
) -> None:
    cells = [cell for row in (zip(*WORDS, strict=True) if by_columns else WORDS) for cell in row]
    table = LooseCells(lines_of(*cells, "表 2：所蒐集資料之分類"), 80).table_at(0)
    assert table is not None and table.cells == [list(row) for row in WORDS]
    assert (table.end, table.confidence) == (len(cells), UNCERTAIN)


def test_cells_of_words_that_fill_no_columns_stay_in_order_above_their_caption_and_are_none_elsewhere() -> None:
    cells = [cell for row in WORDS for cell in row][:-1]
    table = LooseCells(lines_of(*cells, "表 2：所蒐集資料之分類"), 80).table_at(0)
    assert table is not None and table.cells == [[cell] for cell in cells]
    assert LooseCells(lines_of(*cells, "二、夜間靠泊之費率"), 80).table_at(0) is None
    assert LooseCells(lines_of(*cells[:4], "表 2：所蒐集資料之分類"), 80).table_at(0) is None


def test_figures_below_words_alone_are_no_columns_as_they_may_be_rows_without_a_head() -> None:
    lines = lines_of("鯖魚", "31.5", "30.2", "魷魚", "88.0", "90.1", "烏魚", "12.6", "11.8")
    table = LooseCells(lines, 80).table_at(0)
    assert table is not None and table.confidence == UNCERTAIN


def test_the_text_of_a_footnote_at_the_foot_of_the_page_gets_its_number_from_above_a_table() -> None:
    cells = ("國家", "生效日期", "日本", "2015/4/1")
    lines = [
        line_of(number, text, empty_before=1, opens=True)
        for number, text in enumerate(
            ("各會員已經通報2。", "2", *cells, "Ingrid Holm, Borders and Law 35 (2013)."), start=1
        )
    ]
    assert [line.text for line in with_labels(lines)] == [
        "各會員已經通報2。",
        *cells,
        "2 Ingrid Holm, Borders and Law 35 (2013).",
    ]


def test_numbers_out_of_their_order_above_a_table_go_to_the_footnotes_at_the_foot_of_the_page() -> None:
    notes = ("林懷安，〈出口管制〉，頁 3。", "Id. at 5.", "同前註，頁 7。")
    lines = lines_of("各會員已經通報1，並公布清單2，其他則無3。", "1", "3", "2", "甲國", "乙國", *notes)
    lines[6] = replace(lines[6], opens=True)
    numbered = [f"{number} {note}" for number, note in enumerate(notes, start=1)]
    assert [line.text for line in with_labels(lines)][1:] == ["甲國", "乙國", *numbered]


def test_items_whose_numbers_are_marks_too_keep_their_points() -> None:
    text = "各會員已經通報1，並公布2。"
    items = ("1. 原則上，來自 Mercosur 之產品應予調查。", "2. 調查應於期限內完成。")
    assert [line.text for line in with_labels(lines_of(text, *items))] == [text, *items]
    notes = ("1. 相較之下，各國的進度不一，見 Annual Report。", "2. 同前註，頁 3。")
    assert [line.text for line in with_labels(lines_of(text, *notes))][1:] == [
        note.replace(".", "", 1) for note in notes
    ]


def test_lines_set_far_apart_are_joined_and_clean_ones_are_not() -> None:
    rows = tuple(row for line in LEFT for row in (line, ""))
    wrapped = restore(RawText(Path("a.txt"), (RawPage(rows), RawPage(rows)), paged=True))
    assert "".join(LEFT[:2]) in texts(wrapped.blocks, BlockKind.PARAGRAPH)[0]
    clean = restore(RawText(Path("a.txt"), (RawPage(("第一段沒有句點", "", "第二段。", "", "第三段。")),), paged=False))
    assert len(clean.blocks) == 3


def test_bullets_of_another_font_go_before_the_texts_that_they_lead() -> None:
    lines = lines_of("⚫", " Harbour Committee", "⚫", "⚫", "NHC", "QC", "：第 7 屆年會", "：非正式會議")
    assert [line.text for line in with_bullets(lines)] == [
        "⚫ Harbour Committee",
        "⚫ NHC：第 7 屆年會",
        "⚫ QC：非正式會議",
    ]


def test_signs_that_lead_nothing_stay_where_they_are() -> None:
    for signs in (("⚫", "⚫ 港口費率"), ("—", "南岬港"), ("港口費率", "⚫"), ("‧", "南岬港")):
        assert [line.text for line in with_bullets(lines_of(*signs))] == list(signs)

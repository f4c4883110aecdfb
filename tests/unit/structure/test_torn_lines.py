"""Lines torn where their blanks were stretched, and tables whose cells were strewn, made whole again."""

from reader.structure.breaks.torn_lines import mended
from reader.structure.lines import Line, line_of
from reader.structure.tables.strewn_tables import strewn_table
from tests.unit.structure.raw import lines_of

FULL = "各會員已就漁業補貼的規範表示意見，談判因此延長"  # 46 columns
NARROWER = "各會員已就漁業補貼的規範表示意見，談判因此延"


def mended_texts(*texts: str) -> list[str]:
    return [line.text for line in mended(lines_of(*[FULL] * 6, *texts))[6:]]


def test_pieces_that_fill_a_line_make_it_again_and_what_follows_goes_on() -> None:
    torn = ("會員已通報統計，指出", "", "154", "", "家企業列名，其他的", "", "廠商則未列名。")
    assert mended_texts(*torn) == ["會員已通報統計，指出 154 家企業列名，其他的", "廠商則未列名。"]
    after = mended(lines_of(*[FULL] * 6, *torn))[-1]
    assert not after.opens


def test_two_lines_torn_at_one_place_get_their_own_pieces() -> None:
    torn = (
        "依據該協定第",
        "2.0",
        "",
        "5.2",
        "",
        "條，會員已經通報清單，內容包括",
        "",
        "版的申報系統，並且已經公布有關的統計，",
        "",
    )
    assert mended_texts(*torn, "其他則無。") == [
        "依據該協定第 5.2 條，會員已經通報清單，內容包括",
        "2.0 版的申報系統，並且已經公布有關的統計，",
        "其他則無。",
    ]


def test_the_end_of_a_paragraph_that_was_torn_is_joined_where_the_line_above_goes_on() -> None:
    assert mended_texts(FULL, "見該報告第", "", "130", "", "頁。") == [FULL, "見該報告第 130 頁。"]


def test_a_figure_within_prose_or_of_a_year_begins_a_line_but_no_number_of_a_page() -> None:
    assert mended_texts(FULL, "5", "", "家港務局通報，內容包括裝卸費率與其他支出", "", "與工時。") == [
        FULL,
        "5 家港務局通報，內容包括裝卸費率與其他支出",
        "與工時。",
    ]
    year = ("已公布統計。", "2021", "", "年", "", "5", "", "月，港務局（Harbour Office", "", "Administration）通報。")
    assert mended_texts(*year)[1] == "2021 年 5 月，港務局（Harbour Office"
    assert mended_texts("已公布統計。", "5", "", "家港務局通報，內容包括裝卸費率與其他支出", "", "與工時。")[1] == "5"


def test_running_heads_at_the_tops_of_pages_are_no_pieces_of_a_line() -> None:
    def page(number: int) -> list[Line]:
        texts = (
            f"南灣港務研究社 {number}",
            "",
            "港務通訊 第 9 期（2031.5）",
            "",
            "港務學習平台",
            "",
            FULL,
            *[FULL] * 6,
        )
        return [
            line.changed(page=number, first=at == 0, number=number * 100 + at)
            for at, line in enumerate(lines_of(*texts))
        ]

    lines = [*page(1), *page(2)]
    assert [line.text for line in mended(lines)] == [line.text for line in lines]


def test_the_words_of_a_line_in_english_make_it_again() -> None:
    line = "among ports, and dues that bind none. The paper"  # as wide as FULL
    torn = ("examines", "", "how", "", "members", "", "have", "", "used", "", "tonnages", "", "dues since then.")
    assert mended_texts(line, *torn) == [line, "examines how members have used tonnages", "dues since then."]
    assert mended_texts(line, "Port", "", "Dues", "", "Tonnage", "", "Berths")[1] == "Port"


def test_what_follows_a_line_that_is_full_goes_on_even_behind_a_sentence() -> None:
    torn = ("（sanctions）對其他港務局，見（rules", "", "first）。", "", "港務局則通報船舶。")
    lines = mended(lines_of(*[FULL] * 6, *torn))[6:]
    assert [line.text for line in lines] == ["（sanctions）對其他港務局，見（rules first）。", "港務局則通報船舶。"]
    assert not lines[1].opens


def test_a_chapter_and_its_title_are_one_line() -> None:
    assert mended_texts("第二章", "", "子法：輸出入管理辦法", "", FULL)[0] == "第二章 子法：輸出入管理辦法"


def test_the_number_of_a_table_and_its_title_are_one_line() -> None:
    assert mended_texts("", "表 4", "", "各港裝卸費率之分類") == ["表 4 各港裝卸費率之分類"]
    assert mended_texts("", "表列", "", "各港裝卸費率之分類") == ["表列", "各港裝卸費率之分類"]


def test_the_characters_of_a_title_set_apart_are_one_line() -> None:
    assert mended_texts("", "摘", "", "要", "南灣港務局調高費率。") == ["摘要", "南灣港務局調高費率。"]
    assert mended_texts("", "摘", "", "林若舟", "", "要") == ["林若舟", "摘要"]
    assert mended_texts("", "有", "", "無") == ["有", "無"]


def test_cells_and_headings_are_no_pieces_of_a_line() -> None:
    cells = ("德國", "", "2023/4/1", "", "比較各國有關供應鏈的規定，並整理成為", "", "對照表。")
    heading = ("參、過程", "", NARROWER, "", FULL)
    assert mended_texts(*cells) == [text for text in cells if text]
    assert mended_texts(*heading) == [text for text in heading if text]


EVENTS = ("主辦單位", "報名截止", "活動日期 活動名稱", "活動網址")
ROWS = [
    ["北濱經貿協會", "逕自洽詢", "4/7", "通關工作坊", "https://a.tw/1"],
    ["東岸研究院", "4/2", "4/9", "碳盤查研習", "https://a.tw/2"],
]


def apart(*texts: str) -> list[Line]:
    return [line_of(number, text, empty_before=1, opens=True) for number, text in enumerate(texts, start=1)]


def test_cells_of_events_row_by_row_with_their_addresses_behind_all() -> None:
    cells = [cell for row in ROWS for cell in row[:4]]
    lines = apart(*EVENTS, *cells, "https://a.tw/1", "https://a.tw/2", "國際經貿行事曆")
    table = strewn_table(lines, 0, len(lines))
    assert table is not None
    assert table.cells[1:] == ROWS
    assert (table.role, table.end) == ("events", len(lines) - 1)


def test_cells_of_events_column_by_column() -> None:
    lines = apart(*EVENTS, *[row[column] for column in range(5) for row in ROWS])
    table = strewn_table(lines, 0, len(lines))
    assert table is not None and table.cells[1:] == ROWS


def test_a_calendar_whose_columns_came_in_another_order() -> None:
    lines = apart("星期", "會議", "二", "三", "● 一般理事會", "● 農業委員會", "日期", "WTO", "5/7", "5/8")
    table = strewn_table(lines, 0, len(lines))
    assert table is not None
    assert table.cells == [
        ["日期", "星期", "會議"],
        ["WTO"],
        ["5/7", "二", "● 一般理事會"],
        ["5/8", "三", "● 農業委員會"],
    ]


def test_a_group_behind_all_rows_of_a_calendar_heads_them() -> None:
    lines = apart("日期", "星期", "會議", "5/7", "二", "一般理事會", "5/8", "三", "農業委員會", "WTO")
    table = strewn_table(lines, 0, len(lines))
    assert table is not None and table.cells[1] == ["WTO"]


def test_cells_that_do_not_fill_the_columns_make_no_table() -> None:
    lines = apart("日期", "星期", "會議", "5/7", "二", "一般理事會", "5/8", "農業委員會")
    assert strewn_table(lines, 0, len(lines)) is None


def test_cells_on_lines_of_their_own_without_empty_ones_fill_as_many_columns_of_words_as_stand_behind_each_day() -> (
    None
):
    rows = (
        ("9/7（六）至 9/8（日）", "啟程，經南灣轉船", "東岸－北濱"),
        ("9/9（一）", "拜會港務局；會前會議", "北濱"),
        ("9/10（二）", "夜航方案第二、三場次；與引水人會談", "北濱"),
    )
    table = strewn_table(lines_of("日期", "行程", "地點", *(cell for row in rows for cell in row)), 0, 12)
    assert table is not None
    assert table.cells == [["日期", "行程", "地點"], *map(list, rows)]

"""Rows whose cells are set to the middle of their height, in text that keeps its lines as they stood."""

from reader.structure.centred_tables import centred_table
from tests.unit.structure.raw import lines_of

HEAD = (
    "              報名",
    "主辦單位               活動日期     活動名稱           活動網址",
    "            截止日期",
)
ROW = (
    "",
    "                          前瞻會談：改革與我國 https://a.example/",
    "海東研究院      1/23    1/28",
    "                          之參與        y3ud6w7c",
)


def test_a_head_over_three_lines_and_rows_between_empty_ones() -> None:
    lines = lines_of(*HEAD, *ROW, "", "國際經貿行事曆")
    table = centred_table(lines, 0, len(lines))
    assert table is not None
    assert table.cells == [
        ["主辦單位", "報名截止日期", "活動日期", "活動名稱", "活動網址"],
        ["海東研究院", "1/23", "1/28", "前瞻會談：改革與我國之參與", "https://a.example/y3ud6w7c"],
    ]
    assert table.role == "events"
    assert table.end == len(lines) - 1


def test_rows_that_touch_are_parted_between_their_days_and_the_name_of_the_next_table_ends_them() -> None:
    second = (
        "                                      https://b.example/",
        "東岸港口公會     額滿為止    2/8     船期規劃研習",
        "                                      z9k",
    )
    lines = lines_of(*HEAD, *ROW, *second, "", "其他港務相關活動", "", *HEAD)
    table = centred_table(lines, 0, len(lines))
    assert table is not None
    assert table.cells[1:] == [
        ["海東研究院", "1/23", "1/28", "前瞻會談：改革與我國之參與", "https://a.example/y3ud6w7c"],
        ["東岸港口公會", "額滿為止", "2/8", "船期規劃研習", "https://b.example/z9k"],
    ]
    assert lines[table.end].text == "其他港務相關活動"


def test_the_names_of_groups_stand_apart_from_the_rows_that_touch_them() -> None:
    lines = lines_of(
        "     日期      星期                 會議",
        "",
        "WTO",
        "1/20      二    ⚫ Dispute Settlement Body",
        "RTA",
        "",
        "              ⚫ CPTPP：Accession Working Group and",
        "1/26      一",
        "              further discussions",
    )
    table = centred_table(lines, 0, len(lines))
    assert table is not None
    assert table.cells[1:] == [
        ["WTO"],
        ["1/20", "二", "⚫ Dispute Settlement Body"],
        ["RTA"],
        ["1/26", "一", "⚫ CPTPP：Accession Working Group and further discussions"],
    ]


def test_words_that_are_no_head_or_rows_that_do_not_fit_make_no_table() -> None:
    unknown = lines_of("     甲方      乙方      丙方", "", "王大同      李小美      陳一心")
    assert centred_table(unknown, 0, len(unknown)) is None
    prose = lines_of(HEAD[1], "", "各會員對於漁業補貼的規範仍有歧見，談判因此延長。")
    assert centred_table(prose, 0, len(prose)) is None

"""Calendars, events and courses of periodicals whose cells an extractor strewed."""

from collections.abc import Sequence

import pytest

from reader.structure.lines import Line, line_of
from reader.structure.tables.strewn_courses import strewn_courses
from reader.structure.tables.strewn_tables import strewn_table
from reader.structure.words.calendar_days import days_between
from reader.structure.words.table_heads import Table

CALENDAR = ["日期", "星期", "會議"]
EVENTS = ["主辦單位", "報名截止", "活動日期", "活動名稱", "報名網址"]
COURSES = ["課程名稱", "主講人", "課程大綱"]


def apart(*texts: Sequence[str]) -> list[Line]:
    """The lines of each text set apart from the one before; those of a tuple lie together."""
    lines: list[Line] = []
    for text in texts:
        for place, one in enumerate((text,) if isinstance(text, str) else text):
            lines.append(line_of(len(lines) + 1, one, empty_before=int(place == 0), opens=place == 0))
    return lines


def table(*texts: Sequence[str]) -> Table | None:
    lines = apart(*texts)
    return strewn_table(lines, 0, len(lines))


def cells(*texts: Sequence[str]) -> list[list[str]] | None:
    found = table(*texts)
    return found.cells if found else None


def test_meetings_that_lie_together_stand_in_one_row() -> None:
    days = ["WTO", "3/4", "3/6-7", "一", "三~四", "其他國際組織", "3/2", "六"]
    met = ["⚫ Harbour Forum", ("⚫ Pilotage Panel", "⚫ Tug Panel"), "⚫ IHO：航道會議"]
    assert cells(*CALENDAR, *days, *met) == [
        CALENDAR,
        ["WTO"],
        ["3/4", "一", "⚫ Harbour Forum"],
        ["3/6-7", "三~四", "⚫ Pilotage Panel\n⚫ Tug Panel"],
        ["其他國際組織"],
        ["3/2", "六", "⚫ IHO：航道會議"],
    ]


def test_meetings_follow_the_weekdays_they_came_behind() -> None:
    lines = ["5/6", "5/8", "二", "⚫ 引水費率聽證會", "⚫ 拖船調度會議", "四", "⚫ 航商座談會"]
    found = cells(*CALENDAR, *lines)
    assert found is not None
    assert found[1:] == [["5/6", "二", "⚫ 引水費率聽證會\n⚫ 拖船調度會議"], ["5/8", "四", "⚫ 航商座談會"]]


def test_of_meetings_side_by_side_those_that_begin_alike_stand_in_one_row() -> None:
    met = ("⚫ 航港局：公布運量", "⚫ 高雄國際遊艇展", "⚫ 高雄國際船舶展")
    found = cells(*CALENDAR, "國內", "8/2", "二", "8/4-7", "四~日", met)
    assert found is not None
    assert found[2:] == [["8/2", "二", met[0]], ["8/4-7", "四~日", "\n".join(met[1:])]]


def test_groups_behind_all_rows_stand_where_the_days_begin_anew() -> None:
    rows = ["9/3", "二", "⚫ Harbour Forum", "9/9", "一", "⚫ Tug Panel", "9/1", "日", "⚫ IHO：航道會議"]
    found = cells(*CALENDAR, "WTO", *rows, "其他國際組織")
    assert found is not None
    assert [row for row in found if len(row) == 1] == [["WTO"], ["其他國際組織"]]
    assert found.index(["其他國際組織"]) == found.index(["9/1", "日", "⚫ IHO：航道會議"]) - 1
    late = cells(*CALENDAR, *rows[:6], "WTO")
    assert late is not None
    assert late[1] == ["WTO"]


def test_the_last_word_of_the_head_of_a_calendar_may_be_any_and_what_stands_below_it_is_none_of_it() -> None:
    found = table("日期", "星期", "會議與場次", "9/3", "二", "⚫ 理監事會", "9/9", "一", "⚫ 大會", "會員動態")
    assert found is not None
    assert found.role == "calendar"
    assert found.cells[0] == ["日期", "星期", "會議與場次"]
    assert found.end == 9


def test_a_calendar_without_a_meeting_for_each_day_is_none() -> None:
    assert cells(*CALENDAR, "9/3", "二", "9/9", "一", "⚫ 大會") is None
    assert cells(*CALENDAR, "9/3", "9/9", "一", "⚫ 大會", "⚫ 理監事會") is None


ROWS = [
    ["南方海事協會", "5/2", "5/9", "漁港拖船費率及調度說明會", "https://a.example/t1"],
    ["燈塔學院、引水人公會", "額滿為止", "5/20-21", "夜航實務班（第二梯）", "https://a.example/n2"],
]


def test_events_row_by_row_with_cells_broken_over_lines() -> None:
    lines = ["南方海事協會 5/2", "5/9", "漁港拖船費率及調", "度說明會", ("https://a.exam", "ple/t1")]
    more = ["燈塔學院、引水", "人公會", "額滿為止", "5/20-21", ("夜航實務班", "（第二梯）"), "https://a.example/n2"]
    assert cells(*EVENTS, *lines, *more) == [EVENTS, *ROWS]


def test_events_column_by_column_below_their_heads() -> None:
    columns = [
        (EVENTS[0], "南方海事協會", "燈塔學院、引水", "人公會"),
        (EVENTS[1], "5/2"),
        "額滿為止",
        (EVENTS[2], "5/9"),
    ]
    rest = ["5/20-21", (EVENTS[3], "漁港拖船費率及調", "度說明會", "夜航實務班（第二梯）")]
    assert cells(*columns, *rest, (EVENTS[4], ROWS[0][4], ROWS[1][4])) == [EVENTS, *ROWS]


def test_lines_of_cells_side_by_side_may_alternate() -> None:
    words = ["南方海事協會", "燈塔學院、引水", "漁港拖船費率及調", "人公會", "度說明會", "夜航實務班（第二梯）"]
    assert cells(*EVENTS, *words, "5/2", "5/9", "額滿為止", "5/20-21", ROWS[0][4], ROWS[1][4]) == [EVENTS, *ROWS]


def test_the_title_of_the_next_table_is_no_event() -> None:
    values = [cell for row in ROWS for cell in row]
    found = table(*EVENTS, *values, ("六月行事曆", "日期"), "星期", "會議", "6/3", "二", "⚫ 大會")
    assert found is not None
    assert found.cells == [EVENTS, *ROWS]
    assert found.end == len(EVENTS) + len(values)


def test_one_registers_before_the_event() -> None:
    swapped = ["活動名稱", "活動日期", "報名截止", "主辦單位"]
    rows = [["漁港說明會", "1/4", "12/28", "南方海事協會"], ["夜航實務班", "1/9", "1/2", "燈塔學院"]]
    values = ["1/4", "1/9", "12/28", "1/2", "漁港說明會", "夜航實務班", "南方海事協會", "燈塔學院"]
    assert cells(*swapped, *values) == [swapped, *rows]


def test_events_with_a_day_too_few_are_none() -> None:
    found = table(*EVENTS, *(cell for row in ROWS for cell in row if cell != "5/9"))
    assert found is None or found.role != "events" or len(found.cells) != 1 + len(ROWS)


@pytest.mark.parametrize(
    ("one", "other", "days"), [("3/4", "3/9", 5), ("12/30", "1/2", 3), ("1/2", "12/30", -3), ("逕洽", "3/9", None)]
)
def test_days_between(one: str, other: str, days: int | None) -> None:
    assert days_between(one, other) == days


def test_courses_with_counted_items() -> None:
    lines = apart(
        "1.盤點", "引水實務", "沐以晴 律師", ("2.費率", "3.爭議"), "夜航入門", "1.燈號", "王大同 律師", "2.避碰"
    )
    assert strewn_courses(lines, 0, len(lines), COURSES) == [
        ["引水實務", "沐以晴 律師", "1.盤點\n2.費率\n3.爭議"],
        ["夜航入門", "王大同 律師", "1.燈號\n2.避碰"],
    ]


def test_courses_need_a_name_for_each_lecturer() -> None:
    lines = apart("引水實務", "沐以晴 律師", "1.盤點", "王大同 律師", "1.燈號")
    assert strewn_courses(lines, 0, len(lines), COURSES) is None


def test_names_broken_over_lines_and_items_behind_lecturers_make_rows_of_courses() -> None:
    first = (("131 年－拖船調度之法規", "與實務"), "林以晴 ⚫ 調度規則", "⚫ 等候費", "⚫ 罰則")
    second = ("夜航之燈號 王大同 ⚫ 燈色", "⚫ 距離")
    third = ("引水人之資格", "與在職培訓 李小美", "⚫ 考試", "⚫ 實習")
    lines = apart(*first, *second, third)
    assert strewn_courses(lines, 0, len(lines), COURSES) == [
        ["131 年－拖船調度之法規與實務", "林以晴", "⚫ 調度規則\n⚫ 等候費\n⚫ 罰則"],
        ["夜航之燈號", "王大同", "⚫ 燈色\n⚫ 距離"],
        ["引水人之資格與在職培訓", "李小美", "⚫ 考試\n⚫ 實習"],
    ]


def test_a_lecturer_behind_the_items_of_the_last_course_goes_with_it() -> None:
    lines = apart("拖船調度", "林以晴", ("⚫ 調度規則", "⚫ 罰則"), "夜航之燈號", ("⚫ 燈色", "⚫ 距離"), "王大同")
    assert strewn_courses(lines, 0, len(lines), COURSES) == [
        ["拖船調度", "林以晴", "⚫ 調度規則\n⚫ 罰則"],
        ["夜航之燈號", "王大同", "⚫ 燈色\n⚫ 距離"],
    ]


def test_the_title_of_the_next_section_right_below_the_last_event_is_no_cell() -> None:
    head = "活動日期 活動名稱 主辦單位 報名截止 報名網址"
    first = ("10/12", "拖船費率申報實作班", "（南灣場）", "海峽港務研究中心 10/5 https://tug.example/a")
    second = "10/19-20 2031 優質船東交流年會 北濱優質企業協會 10/13 https://tug.example/b"
    third = ("11/3 壓艙水爭議案例研討會", "海洋部航港署、北濱報", "關公會聯合會", "額滿為止 https://tug.example/c")
    found = table((head, *first, second, *third, "國際會議行事曆", "2031 年 10 月 2 日～2031 年 11 月 10 日"))
    assert found is not None
    assert found.cells[1:] == [
        ["10/12", "拖船費率申報實作班（南灣場）", "海峽港務研究中心", "10/5", "https://tug.example/a"],
        ["10/19-20", "2031 優質船東交流年會", "北濱優質企業協會", "10/13", "https://tug.example/b"],
        ["11/3", "壓艙水爭議案例研討會", "海洋部航港署、北濱報關公會聯合會", "額滿為止", "https://tug.example/c"],
    ]

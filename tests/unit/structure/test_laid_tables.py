"""Tables in text that keeps its lines as they stood on the page."""

from dataclasses import replace

from reader.structure.lines import Line
from reader.structure.tables.laid_rows import best_rows
from reader.structure.tables.laid_tables import laid_table
from reader.structure.words.table_heads import Table
from tests.unit.structure.raw import lines_of

HEAD = (
    "              報名",
    "主辦單位               活動日期     活動名稱           活動網址",
    "            截止日期",
)
ROW = (
    "",
    "                          船塢研討：合約與工時 https://a.example/",
    "海東船塢會      5/14    5/19",
    "                          之訂定        q8dock",
)


def table_of(lines: list[Line]) -> Table | None:
    return laid_table(lines, 0, len(lines), 80)


def test_a_word_of_the_head_may_end_on_the_line_below_and_the_section_above_is_none_of_it() -> None:
    head = "主辦單位            報名截止日      活動日期     活動名稱"
    rows = (
        "北濱漁業發展協會    9/5             9/11         拖船費率說明會",
        "東岸經貿協會        9/7    9/16   展商行前會",
    )
    lines = lines_of(head, "                    期", "", rows[0], "", rows[1])
    table = table_of(lines)
    assert table is not None
    assert table.cells[0] == ["主辦單位", "報名截止日期", "活動日期", "活動名稱"]
    assert table_of(lines_of("    活動訊息", head, "", rows[0], "", rows[1])) is None


def test_a_head_over_three_lines_and_rows_between_empty_ones() -> None:
    lines = lines_of(*HEAD, *ROW, "", "國際經貿行事曆")
    table = table_of(lines)
    assert table is not None
    assert table.cells == [
        ["主辦單位", "報名截止日期", "活動日期", "活動名稱", "活動網址"],
        ["海東船塢會", "5/14", "5/19", "船塢研討：合約與工時之訂定", "https://a.example/q8dock"],
    ]
    assert table.role == "events"
    assert table.end == len(lines) - 1


def test_rows_that_touch_are_parted_between_their_days_and_the_name_of_the_next_table_ends_them() -> None:
    second = (
        "                                      https://b.example/",
        "東岸港口公會     額滿為止    6/2     船期規劃研習",
        "                                      z9k",
    )
    lines = lines_of(*HEAD, *ROW, *second, "", "其他港務相關活動", "", *HEAD)
    table = table_of(lines)
    assert table is not None
    assert table.cells[1:] == [
        ["海東船塢會", "5/14", "5/19", "船塢研討：合約與工時之訂定", "https://a.example/q8dock"],
        ["東岸港口公會", "額滿為止", "6/2", "船期規劃研習", "https://b.example/z9k"],
    ]
    assert lines[table.end].text == "其他港務相關活動"


def test_the_names_of_groups_stand_apart_from_the_rows_that_touch_them() -> None:
    lines = lines_of(
        "     日期      星期                 會議",
        "",
        "WTO",
        "5/21      三    ⚫ Tonnage Rules Panel",
        "RTA",
        "",
        "              ⚫ PILOT：Northern Harbour Group and",
        "5/27      二",
        "              its guests",
    )
    table = table_of(lines)
    assert table is not None
    assert table.cells[1:] == [
        ["WTO"],
        ["5/21", "三", "⚫ Tonnage Rules Panel"],
        ["RTA"],
        ["5/27", "二", "⚫ PILOT：Northern Harbour Group and its guests"],
    ]


def test_words_that_are_no_head_or_rows_that_do_not_fit_make_no_table() -> None:
    unknown = lines_of("     甲方      乙方      丙方", "", "王大同      李小美      陳一心")
    assert table_of(unknown) is None
    prose = lines_of(HEAD[1], "", "各會員對於漁業補貼的規範仍有歧見，談判因此延長。")
    assert table_of(prose) is None


def test_cells_stand_below_the_words_of_their_head() -> None:
    lines = lines_of(
        "國家      生效日期        主要內容",
        "日本      2015/4/1      比較各國有關規定，並整理",
        "                       成表。",
        "德國      2023/4/1      確認適用範圍。",
    )
    table = table_of(lines)
    assert table is not None
    assert table.cells[1] == ["日本", "2015/4/1", "比較各國有關規定，並整理成表。"]
    assert table.end == 4


def test_cells_broken_over_lines_without_empty_ones_are_parted_by_the_values_of_rows() -> None:
    texts = (
        "主辦單位     報名截    活動名稱      活動網址",
        "         止日期",
        "北濱大學     4/2    通關工作坊     https://",
        "研究所                       a.example/",
        "東岸研究     4/9    碳盤查研習     https://",
        "中心                        b.example/",
    )
    lines = [replace(line, empty_before=0) for line in lines_of(*texts)]
    table = table_of(lines)
    assert table is not None
    assert table.cells == [
        ["主辦單位", "報名截止日期", "活動名稱", "活動網址"],
        ["北濱大學研究所", "4/2", "通關工作坊", "https://a.example/"],
        ["東岸研究中心", "4/9", "碳盤查研習", "https://b.example/"],
    ]


def test_rows_without_empty_lines_between_are_told_by_what_stands_in_the_middle_of_each() -> None:
    texts = (
        "     主辦單位        報名截止      活動日期        活動名稱",
        "                                      南岬港口費率",
        "南岬港務局           3/2        3/9",
        "                                      說明會",
        "                                      北岬船舶登記",
        "北岬船東協會          額滿為止       3/12     與檢丈實務",
        "                                      座談會",
    )
    lines = [replace(line, empty_before=0) for line in lines_of(*texts)]
    table = table_of(lines)
    assert table is not None and table.cells[1:] == [
        ["南岬港務局", "3/2", "3/9", "南岬港口費率說明會"],
        ["北岬船東協會", "額滿為止", "3/12", "北岬船舶登記與檢丈實務座談會"],
    ]


def test_a_head_with_figures_stands_above_values() -> None:
    texts = (
        "排名    港口     2019 年（千噸）     增減（%）",
        "1      南岬     4,120          3.2",
        "2      北岬     1,318          -0.7",
    )
    table = table_of([replace(line, empty_before=0) for line in lines_of(*texts)])
    assert table is not None and table.cells[2] == ["2", "北岬", "1,318", "-0.7"]
    words = ("第一季    南岬港    2019 年概況", "各港之費率    依總噸位    計收如下", "另見附件    所載之    說明文字")
    assert table_of([replace(line, empty_before=0) for line in lines_of(*words)]) is None


def test_the_signs_of_one_word_set_apart_are_no_head() -> None:
    assert table_of(lines_of("論      文", "", "南岬港之費率      單于庭", "", "目      次")) is None


def test_cells_that_stand_a_blank_apart_are_parted_where_other_rows_have_both() -> None:
    lines = lines_of(
        "課程名稱                 講師            內容",
        "",
        "船舶檢丈之國際公約與實務 單于庭 技師              1.公約之架構",
        "                                 2.檢丈之程序",
        "",
        "港口費率入門               宓子晴 律師       1.費率表",
    )
    table = table_of(lines)
    assert table is not None and table.cells[1][:2] == ["船舶檢丈之國際公約與實務", "單于庭 技師"]


def test_what_names_the_editors_or_another_head_ends_the_rows() -> None:
    head = "日期       星期       事項"
    rows = ("3/2      六        費率表公告", "3/9      六        說明會")
    lines = lines_of(head, *rows, "發行人：單于庭       編輯：宓子晴")
    table = table_of([replace(line, empty_before=0) for line in lines])
    assert table is not None and len(table.cells) == 3
    lines = lines_of(head, *rows, "其他經貿活動", "主辦單位    活動日期     活動名稱", "南岬港務局    3/9      說明會")
    table = table_of([replace(line, empty_before=0) for line in lines])
    assert table is not None and table.end == 3


def test_rows_go_on_behind_the_edge_of_a_page_with_other_columns() -> None:
    lines = lines_of(
        "產品       開放方         安排",
        "",
        "牛肉       歐盟          分 5 年",
        "",
        "汽車       南岬國         15 年",
        "葡萄酒         南岬國            8 年",
    )
    lines[-1] = lines[-1].changed(first=True)
    table = table_of(lines)
    assert table is not None and [row[0] for row in table.cells] == ["產品", "牛肉", "汽車", "葡萄酒"]


def test_a_cell_ends_where_there_was_room_for_more_and_goes_on_where_there_was_none() -> None:
    places, anchors = [1, 2, 3, 4, 5], [1, 4]
    for full, ends in (([True, False, True, True, False], [2, 5]), ([True, True, False, True, False], [3, 5])):
        costs = {centred: best_rows(places, anchors, full, centred=centred) for centred in (True, False)}
        assert min(costs.values())[1] == ends


def test_lines_of_long_tables_go_to_the_nearest_row() -> None:
    anchors = list(range(1, 301, 3))
    for centred, places in (
        (True, [at for row in anchors for at in (row - 1, row + 1)]),
        (False, [at for row in anchors for at in (row, row + 1)]),
    ):
        cost, ends = best_rows(places, anchors, [True] * len(places), centred=centred)
        assert cost == 0 and ends == list(range(2, 201, 2))


def test_what_an_outline_or_a_law_counts_with_its_words_set_apart_is_no_table() -> None:
    assert table_of(lines_of("第三章    調查結果", "", "一、    泊位不足。", "二、    引水人過少。")) is None
    assert (
        table_of(lines_of("第八條    泊位由港務局分配之。", "第九條    泊位之使用應繳納規費。", "第十條    略。"))
        is None
    )
    assert (
        table_of(lines_of("第二節    緣起", "", "本計畫    受漁會委託，    為期    兩年。", "計有    三人。")) is None
    )
    assert table_of(lines_of("第一場    第二場", "引水制度    港口規費", "船員訓練    港口保全")) is not None


def test_the_numbered_headings_below_fields_are_no_rows_of_theirs() -> None:
    lines = lines_of(
        "時間    五月九日上午",
        "地點    南岬漁會二樓",
        "主席    單于庭    紀錄    宓子晴",
        "壹、    主席報告",
        "貳、    散會",
    )
    table = table_of(lines)
    assert table is not None and table.end == 3
    assert table.cells[-1] == ["主席", "單于庭 紀錄 宓子晴"]


def test_numbered_rows_with_values_or_from_the_first_on_are_rows() -> None:
    lines = lines_of(
        "科目    預算    決算", "總計    9,310    8,840", "一、規費    5,120    4,980", "二、租金    4,190    3,860"
    )
    table = table_of(lines)
    assert table is not None and table.end == len(lines)
    lines = lines_of("工作項目    負責人", "一、泊位調查    單于庭", "二、引水訪談    宓子晴")
    table = table_of(lines)
    assert table is not None and table.end == len(lines)


def test_the_same_label_on_both_sides_ends_no_table() -> None:
    lines = lines_of(
        "東側方案               西側方案",
        "",
        "好處：鄰近鐵路。       好處：水深較大。",
        "壞處：水深較淺。       壞處：須另闢道路。",
    )
    table = table_of(lines)
    assert table is not None and table.end == len(lines)
    assert table.cells[1] == ["好處：鄰近鐵路。", "好處：水深較大。"]


def test_cells_set_to_the_top_stay_between_the_empty_lines_around_their_row() -> None:
    table = table_of(
        lines_of(
            "課程名稱                講師       內容",
            "",
            "船舶檢丈之國際公約        單于庭      ● 公約之架構",
            "與實務                         ● 檢丈之程序",
            "                            ● 證書",
            "                            ● 檢查員",
            "                            ● 結語",
            "",
            "港口費率：入門與         宓子晴      ● 費率表",
            "計算                          ● 減免",
        )
    )
    assert table is not None and table.cells[1:] == [
        ["船舶檢丈之國際公約與實務", "單于庭", "● 公約之架構\n● 檢丈之程序\n● 證書\n● 檢查員\n● 結語"],
        ["港口費率：入門與計算", "宓子晴", "● 費率表\n● 減免"],
    ]


def test_columns_are_told_where_an_ideograph_takes_two_of_them_and_the_head_is_broken() -> None:
    table = table_of(
        lines_of(
            "船型        噸位上限（萬  建造費（億  備註",
            "            公噸）        元）",
            "油輪        30.0          45.5        雙殼",
            "液化天然氣  12.5          88.1",
            "散裝船      18.0          21.7        分期付款，至交",
            "                                      船為止",
        )
    )
    assert table is not None
    assert table.cells == [
        ["船型", "噸位上限（萬公噸）", "建造費（億元）", "備註"],
        ["油輪", "30.0", "45.5", "雙殼"],
        ["液化天然氣", "12.5", "88.1", ""],
        ["散裝船", "18.0", "21.7", "分期付款，至交船為止"],
    ]


def test_a_title_in_brackets_below_an_empty_line_ends_the_rows() -> None:
    lines = lines_of(
        "日期        事件                主辦單位",
        "5/3         船員訓練座談會      海事司",
        "5/9         碼頭參訪            港務處",
        "",
        "【下月研習】",
        "",
        "日期        星期      會議",
        "6/1         二        Harbour Board",
        "6/4         五        Pilot Council",
    )
    table = table_of(lines)
    assert table is not None
    assert table.cells[1:] == [["5/3", "船員訓練座談會", "海事司"], ["5/9", "碼頭參訪", "港務處"]]
    assert lines[table.end].text == "【下月研習】"


def test_cells_set_to_the_middle_of_their_rows_go_on_behind_a_comma_and_end_above_an_empty_line() -> None:
    lines = lines_of(
        "編號    買主                產品需求        聯絡方式",
        "",
        "      Dzintara      拖纜、",
        "2     Medical       碰墊、        info@a.example",
        "                        繫船柱",
        "",
        "3     Harbour       線性滑軌、       hanked@b.example",
        "      Robotics         行星式減速機",
    )
    table = table_of(lines)
    assert table is not None and table.cells[1:] == [
        ["2", "Dzintara Medical", "拖纜、碰墊、繫船柱", "info@a.example"],
        ["3", "Harbour Robotics", "線性滑軌、行星式減速機", "hanked@b.example"],
    ]


def test_cells_that_all_stand_in_brackets_and_amounts_below_zero_begin_rows() -> None:
    counted = lines_of(
        "項次       名稱               備註",
        "（一）     拖船費率之調整     去年",
        "（二）     引水費率之調整     今年",
        "（三）     停泊費率之調整     明年",
    )
    table = table_of([replace(line, empty_before=0) for line in counted])
    assert table is None or [row[0] for row in table.cells] == ["項次", "（一）", "（二）", "（三）"]
    amounts = lines_of(
        "稅目         金額",
        "進口稅       1,234",
        "出口稅       (567)",
        "規費         890",
        "罰鍰         (12)",
        "其他         45",
    )
    table = table_of([replace(line, empty_before=0) for line in amounts])
    assert table is not None and [row[1] for row in table.cells[1:]] == ["1,234", "(567)", "890", "(12)", "45"]


def test_weekdays_in_brackets_below_the_days_begin_no_rows() -> None:
    lines = lines_of(
        "    日期        地點                 工作內容",
        "9月1日         南灣－北",
        "                  啟程，經東岸轉機",
        "（日）          濱",
        "9月2日",
        "             北濱    抵達；與駐北濱代表處行前會議",
        "（一）",
        "9月3日",
        "             北濱    論壇開幕式、專題演講及分組一",
        "（二）",
        "9月4日",
        "             南灣    參訪南灣港自動化貨櫃碼頭；返程",
        "（三）",
    )
    table = table_of([replace(line, empty_before=0) for line in lines])
    assert table is not None and table.cells[1:] == [
        ["9月1日（日）", "南灣－北濱", "啟程，經東岸轉機"],
        ["9月2日（一）", "北濱", "抵達；與駐北濱代表處行前會議"],
        ["9月3日（二）", "北濱", "論壇開幕式、專題演講及分組一"],
        ["9月4日（三）", "南灣", "參訪南灣港自動化貨櫃碼頭；返程"],
    ]

"""Tables of spaced text: no empty line parts the cells of a row, the lines of a cell have one between them."""

from datetime import date

import pytest

from reader.model.document import Block, BlockKind, Structure
from reader.structure import restore
from tests.unit.structure.raw import raw_text

PROSE = (
    "各國對於半導體設備之出口管制措施不一，廠商於申請許可之前，應先確認產品之分類與\n\n"
    "最終用途，並保存往來文件，以備主管機關查核，否則可能遭受處罰。 \n\n"
)
REGIMES = (
    "表 1：三國管制之比較 \n\n項目 美國 日本 荷蘭 \n\n"
    "法規名稱 \nEAR § 744.23、ECCN \n\n3B001 等 \n出口貿易管理令別表 先進設備規章 \n\n"
    "生效日 2023/11/17 2023/7/23 2023/9/1 \n\n"
    "適用地區 \n武器禁運國家及澳\n\n門 \n全球（42 國另有程序） 歐盟以外地區 \n\n"
    "資料來源：各國公告。 \n\n"
)
EVENTS = (
    "活動看板 \n\n主辦單位 活動名稱 活動日期 報名截止 網址 \n\n"
    "東海貿易法規研究中\n\n心 \n2024 貿易規範青年工作坊 6/15-16 6/7 \nhttps://\n\na.example/\n\n4Xm \n\n"
    "繩索公會 \n產品護照說明\n\n會 \n6/4 6/1 \nhttps://\n\na.example/\n\nG4v \n\n"
)
CALENDAR = (
    "會議行事曆 \n\n2024 年 5 月 27 日至 6 月 14 日 \n\n日期 組織 會議 \n\n"
    "5/27-29 WTO Committee on Technical Barriers to Trade \n\n"
    "6/5-6 OECD \nTrade Committee, session on supply chains and the \n\nmeasurement of restrictions \n\n"
    "6/10 APEC CTI Policy Dialogue \n\n註：日期以公告為準。 \n"
)
FILLER = " 國際要聞 \n\n" + PROSE * 8


def _structure(*tables: str) -> Structure:
    return restore(raw_text(FILLER + "".join(tables)))


def _tables(structure: Structure) -> list[Block]:
    return [block for block in structure.blocks if block.kind is BlockKind.TABLE]


def _rows(table: Block) -> list[list[str]]:
    return [[" ".join(cell.split()) for cell in row] for row in table.cell_texts()]


def test_cells_of_several_lines_and_brackets_stay_whole() -> None:
    (table,) = _tables(_structure(REGIMES))
    assert _rows(table) == [
        ["項目", "美國", "日本", "荷蘭"],
        ["法規名稱", "EAR § 744.23、ECCN 3B001 等", "出口貿易管理令別表", "先進設備規章"],
        ["生效日", "2023/11/17", "2023/7/23", "2023/9/1"],
        ["適用地區", "武器禁運國家及澳門", "全球（42 國另有程序）", "歐盟以外地區"],
    ]


def test_events_in_another_order_of_columns() -> None:
    events = _structure(EVENTS, CALENDAR).records.events
    assert [(e.organiser, e.deadline, e.day, e.end, e.name, e.url) for e in events] == [
        (
            "東海貿易法規研究中心",
            date(2024, 6, 7),
            date(2024, 6, 15),
            date(2024, 6, 16),
            "2024 貿易規範青年工作坊",
            "https://a.example/4Xm",
        ),
        ("繩索公會", date(2024, 6, 1), date(2024, 6, 4), None, "產品護照說明會", "https://a.example/G4v"),
    ]


def test_a_calendar_may_say_who_meets_in_a_column() -> None:
    entries = _structure(CALENDAR).records.calendar
    assert [(entry.day, entry.end, entry.group, entry.title) for entry in entries] == [
        (date(2024, 5, 27), date(2024, 5, 29), "WTO", "Committee on Technical Barriers to Trade"),
        (
            date(2024, 6, 5),
            date(2024, 6, 6),
            "OECD",
            "Trade Committee, session on supply chains and the measurement of restrictions",
        ),
        (date(2024, 6, 10), None, "APEC", "CTI Policy Dialogue"),
    ]


def test_prose_and_headings_with_blanks_are_no_table() -> None:
    blocks = _structure("第二章 出口結構 \n\n第一節 產品結構 \n\n" + PROSE).blocks
    assert all(block.kind is not BlockKind.TABLE for block in blocks)
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING][-2:] == [
        "第二章 出口結構",
        "第一節 產品結構",
    ]


def test_a_table_whose_columns_are_lost_keeps_its_lines_in_order_and_says_so() -> None:
    lost = (
        "表 3：各國立場 \n\n議題（修正 案） 立場 \n\n電子傳輸免徵關稅之 \n\n延長 \n\n印度 \n\n反對 \n\n"
        "資料來源：作者整理。 \n\n"
    )
    (table,) = _tables(_structure(lost))
    assert [row for (row,) in _rows(table)] == ["議題（修正 案） 立場", "電子傳輸免徵關稅之", "延長", "印度", "反對"]
    assert table.confidence < 0.5
    (whole,) = _tables(_structure(REGIMES))
    assert whole.confidence > 0.9


def test_events_without_an_address_have_rows_of_their_own() -> None:
    head = "活動快訊 \n\n主辦/執行單位 \n報名 \n\n截止日期 \n活動日期 活動名稱 活動網址 \n\n"
    rows = (
        "東海貿協 3/7 3/10 出口管制說明會 https://a.example/x \n\n"
        "國際經濟合作協會 自行洽詢 3/30 2024 產業合作研討會 請洽主辦單位 \n\n"
        "國立東岸大學國際經貿組織\n\n暨法律研究中心 \n額滿為止 4/3 勞動章議題座談會 https://a.example/y \n\n"
    )
    events = _structure(head + rows + CALENDAR).records.events
    assert [(event.organiser, event.deadline, event.name, event.url) for event in events] == [
        ("東海貿協", date(2024, 3, 7), "出口管制說明會", "https://a.example/x"),
        ("國際經濟合作協會", "自行洽詢", "2024 產業合作研討會", None),
        ("國立東岸大學國際經貿組織暨法律研究中心", "額滿為止", "勞動章議題座談會", "https://a.example/y"),
    ]


def test_a_term_is_no_part_of_the_text_that_begins_with_it() -> None:
    entry = "北海自由貿易協定 North Sea Free Trade and Economic Partnership Agreement (NSFTA)"
    text = "北海自由貿易協定於2019年簽署。"
    blocks = _structure(f"經貿小辭典 \n\n{entry} \n\n{text} \n\n").blocks
    assert [block.text for block in blocks[-2:]] == [entry, text]


def test_a_line_of_nothing_but_an_unusual_blank_begins_no_row() -> None:
    for place in ("5/27-29 WTO", "6/5-6 OECD", "6/10 APEC"):
        broken = CALENDAR.replace(place, f"\u2028\n\n{place}")
        assert "Policy Dialogue" in " ".join(block.text for block in _structure(broken).blocks)


def test_articles_are_rows_though_they_begin_as_articles_of_a_law_do() -> None:
    table = (
        "表 2：協定主要條文 \n\n條次 內容 說明 \n\n第1條 名詞定義 另有附件 \n\n"
        "第 2 條 \n共同理解：第 26條自\n\n始不得援引 \n確認性質，非修正 \n\n"
        "第3條 日落條款不適用 「為避免疑義」 \n\n資料來源：本文整理。 \n\n"
    )
    (found,) = _tables(_structure(table))
    assert _rows(found)[1:] == [
        ["第1條", "名詞定義", "另有附件"],
        ["第 2 條", "共同理解：第 26條自始不得援引", "確認性質，非修正"],
        ["第3條", "日落條款不適用", "「為避免疑義」"],
    ]


def test_latin_words_between_an_abbreviation_and_its_chinese_are_one_cell() -> None:
    table = (
        "表 3：縮寫對照 \n\n縮寫 英文全稱 中文 \n\n"
        "BTI Binding Tariff Information 具拘束力稅則資訊 \n\n"
        "RSC Harmonized System Review Sub-Committee HS審查分組委員會 \n\n"
        "HSC Harmonized System Committee 調和制度委員會 \n\n"
    )
    (found,) = _tables(_structure(table))
    assert _rows(found)[1:] == [
        ["BTI", "Binding Tariff Information", "具拘束力稅則資訊"],
        ["RSC", "Harmonized System Review Sub-Committee", "HS審查分組委員會"],
        ["HSC", "Harmonized System Committee", "調和制度委員會"],
    ]


def test_a_word_of_a_head_may_have_its_unit_in_brackets_on_the_next_line() -> None:
    table = (
        "表 4：主要碼頭 \n\n碼頭 海岸 經營者 \n2024 年裝卸量（萬\n\nTEU） \n\n"
        "巴港 太平洋 PPC（長和） 262 \n\n克港 大西洋 PPC（長和） 112 \n\n曼港 大西洋 SSA（美國） 284 \n\n"
    )
    (found,) = _tables(_structure(table))
    assert _rows(found) == [
        ["碼頭", "海岸", "經營者", "2024 年裝卸量（萬 TEU）"],
        ["巴港", "太平洋", "PPC（長和）", "262"],
        ["克港", "大西洋", "PPC（長和）", "112"],
        ["曼港", "大西洋", "SSA（美國）", "284"],
    ]


def test_below_the_word_for_time_may_stand_days_months_and_spans_of_days() -> None:
    table = (
        "表 5：北濱碼頭勞資爭議始末 \n\n時間 事件 \n\n110 年3 月2日 工會宣布投票 \n\n2021年4月 資方提出協商方案 \n\n"
        "2021年5 月1 日 BCT 關閉 \n\n2021 年5 月10日至12\n\n日 \n仲裁人於北濱市聽取意見 \n\n"
        "2021 年 6 月3日 仲裁人作成決定 \n\n資料來源：本文整理自 BCT Report。 \n\n"
    )
    (found,) = _tables(_structure(table))
    assert _rows(found) == [
        ["時間", "事件"],
        ["110 年3 月2日", "工會宣布投票"],
        ["2021年4月", "資方提出協商方案"],
        ["2021年5 月1 日", "BCT 關閉"],
        ["2021 年5 月10日至12 日", "仲裁人於北濱市聽取意見"],
        ["2021 年 6 月3日", "仲裁人作成決定"],
    ]


@pytest.mark.parametrize("foot", ["", "\f"])
def test_an_abbreviation_and_the_word_behind_it_are_one_cell_of_a_head_if_more_rows_fill_it_then(foot: str) -> None:
    table = (
        "表 6：無人機之歸類 \n\n見解 HS 稅號 採行之國家 對關稅之影響 \n\n"
        + foot
        + "飛機說 8806 \n北濱、東海及南橋諸\n\n國 \n免稅 \n\n"
        "相機說 8525 以下 西嶺 依相機課稅 \n\n功能說 依用途認定 （學說） 視個案而定 \n\n資料來源：本文整理 \n\n"
    )
    (found,) = _tables(_structure(table))
    assert _rows(found) == [
        ["見解", "HS 稅號", "採行之國家", "對關稅之影響"],
        ["飛機說", "8806", "北濱、東海及南橋諸國", "免稅"],
        ["相機說", "8525 以下", "西嶺", "依相機課稅"],
        ["功能說", "依用途認定", "（學說）", "視個案而定"],
    ]


def test_an_abbreviation_is_a_cell_of_a_head_where_rows_have_as_many() -> None:
    table = "表 7：稅號 \n\n品名 HS 稅率 說明 \n\n茶葉 0902 5% 發酵 \n\n咖啡 0901 3% 未烘焙 \n\n"
    (found,) = _tables(_structure(table))
    assert _rows(found)[0] == ["品名", "HS", "稅率", "說明"]


def test_rows_stand_below_the_name_of_their_group() -> None:
    lines = ("一、出口 ", "漁網 4,275 2.3 日本 ", "不鏽鋼 8,351 -3.4 美國 ", "二、進口 ", "軟木 5,190 -17.2 智利 ")
    told = "\n\n".join(
        ("表 1　港埠貿易 ", "品項 數量 增減 對象 ", *lines, "椰油 1,847 0.6 美國 ", "資料來源：海關。 \n")
    )
    (table,) = _tables(_structure(told))
    assert _rows(table) == [
        ["品項", "數量", "增減", "對象"],
        ["一、出口"],
        ["漁網", "4,275", "2.3", "日本"],
        ["不鏽鋼", "8,351", "-3.4", "美國"],
        ["二、進口"],
        ["軟木", "5,190", "-17.2", "智利"],
        ["椰油", "1,847", "0.6", "美國"],
    ]


@pytest.mark.parametrize(("first", "second"), [("國內", "國際"), ("WTO", "其他組織"), ("財經指標", "APEC")])
def test_meetings_stand_below_the_name_of_their_group(first: str, second: str) -> None:
    told = (
        f"東岸行事 \n\n日期 星期 會議與發布 \n\n{first} \n\n5/15 三 \n● 港務部門：第 1 季裝卸量 \n\n"
        "● 航運部門：船期調查 \n\n"
        f"6/3 一 ● 關務部門：規費公告 \n\n{second} \n\n5/13-17 一~五 ● 海運委員會例會 \n\n"
        "5/23 四 ● Port Traffic Outlook \n\n註：以公告為準。 \n"
    )
    entries = _structure("第 8 期　2024 年 5 月 3 日 \n\n" + told).records.calendar
    assert [(entry.day, entry.group, entry.title) for entry in entries] == [
        (date(2024, 5, 15), first, "港務部門：第 1 季裝卸量"),
        (date(2024, 5, 15), first, "航運部門：船期調查"),
        (date(2024, 6, 3), first, "關務部門：規費公告"),
        (date(2024, 5, 13), second, "海運委員會例會"),
        (date(2024, 5, 23), second, "Port Traffic Outlook"),
    ]


def test_the_last_of_several_cells_of_a_line_goes_on_below() -> None:
    events = (
        "活動看板 \n\n主辦單位 報名截止 活動日期 活動名稱 網址 \n\n"
        "東海研究院 6/24 6/26 \n港口規費檢討座\n\n談會 \nhttps://a.example/\n\n4Xm \n\n"
        "繩索公會 自行洽詢 7/2-4 裝卸管理研習班\n\n（臺中） \nhttps://a.example/\n\nG4v \n\n"
        "海洋學院 7/8 7/11 碼頭作業與安全\n\n研討會 \nhttps://a.example/\n\nZ9k \n\n註：歡迎參加。 \n"
    )
    told = _structure(events).records.events
    assert [(event.organiser, event.name, event.url) for event in told] == [
        ("東海研究院", "港口規費檢討座談會", "https://a.example/4Xm"),
        ("繩索公會", "裝卸管理研習班（臺中）", "https://a.example/G4v"),
        ("海洋學院", "碼頭作業與安全研討會", "https://a.example/Z9k"),
    ]


def test_heads_break_within_their_cells_and_hold_spans_of_months() -> None:
    head = "排名 市場 112 年 1-9 月（千美\n\n元） \n111 年 1-9 月（千美\n\n元） \n增減（%） 比重（%） \n\n"
    rows = "1 日本 194,637 203,518 -4.4 25.9 \n\n2 美國 152,806 139,470 9.6 20.3 \n\n"
    total = "其他港口\n\n合計 \n— 404,219 431,088 -6.2 53.8 \n\n"
    (table,) = _tables(_structure("表 2　出口市場 \n\n" + head + rows + total + "資料來源：海關。 \n"))
    assert _rows(table) == [
        ["排名", "市場", "112 年 1-9 月（千美元）", "111 年 1-9 月（千美元）", "增減（%）", "比重（%）"],
        ["1", "日本", "194,637", "203,518", "-4.4", "25.9"],
        ["2", "美國", "152,806", "139,470", "9.6", "20.3"],
        ["其他港口合計", "—", "404,219", "431,088", "-6.2", "53.8"],
    ]


def test_a_name_in_brackets_heads_a_table_that_ends_the_document() -> None:
    table = "日期 組織 會議 \n\n3/11-13 WTO 委員會 \n\n4/2-3 OECD 例會 \n"
    blocks = _structure("【活動】 \n\n", PROSE, "【行事】 \n\n", table).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING][-2:] == ["【活動】", "【行事】"]


def test_a_cell_of_a_head_may_go_on_below_with_its_unit_in_brackets() -> None:
    table = (
        "表 2　各港電子艙單辦理情形 \n\n港口 \n電子艙單占比\n\n（%） 通用格式 試辦意願 \n\n"
        "北濱 98 有 參加 \n\n南灣 87 無 評估中 \n\n東岸 41 無 2021年上半年加入 \n\n資料來源：各港公告。 \n\n"
    )
    (made,) = _tables(_structure(table))
    rows = _rows(made)
    assert rows[0] == ["港口", "電子艙單占比（%）", "通用格式", "試辦意願"]
    assert rows[-1] == ["東岸", "41", "無", "2021年上半年加入"]


def test_a_journey_with_its_weekdays_is_no_calendar() -> None:
    days = "3月 8 日 一 啟程，赴北濱 \n\n3月9日 二 參訪港務局 \n\n3月10 日 三 返程 \n\n"
    structure = _structure("表 1　參訪行程 \n\n日期 星期 行程 \n\n", days)
    (made,) = _tables(structure)
    assert (made.role, len(made.rows)) == ("schedule", 4)
    assert not structure.records.calendar


def test_numbers_of_sections_may_count_the_rows_of_a_table() -> None:
    table = (
        "表 1　各意見之比較 \n\n意見編號 事實要點 結論 \n\n"
        "2.4 \n船東指定拖船，但契約未提及拖帶\n\n費 \n不計入 \n\n"
        "2.7 買賣雙方屬同一集團 計入 \n\n2.11 船東僅審核航線 不計入 \n\n註：本表由作者摘譯。 \n\n"
    )
    (made,) = _tables(_structure(table))
    assert _rows(made)[1:] == [
        ["2.4", "船東指定拖船，但契約未提及拖帶費", "不計入"],
        ["2.7", "買賣雙方屬同一集團", "計入"],
        ["2.11", "船東僅審核航線", "不計入"],
    ]


def test_numbers_of_papers_may_begin_the_rows_of_a_table() -> None:
    table = "表 1　會議文件 \n\n文件編號 提案人 結論 \n\nHB-77 北濱 通過 \n\nHB-78 南灣 保留 \n\n註：摘錄。 \n\n"
    (made,) = _tables(_structure(table))
    assert _rows(made)[1:] == [["HB-77", "北濱", "通過"], ["HB-78", "南灣", "保留"]]


JOURNEY = (
    "3/8（一） 北濱 啟程、行前會議 全團 \n\n"
    "3/9（二） 南灣 \n參訪拖船公司；當地紀念日，自\n\n由活動 \n\n"
    "3/10（三） 東岸 \n上午：港務局簡報 \n\n下午：拜會引水人公\n\n會 \n分組進行 \n\n"
    "3/11（四） 北濱 返程 \n\n"
)


@pytest.mark.parametrize("remarks", ["備註", "備考", "附註"])
@pytest.mark.parametrize("below", ["參、拜會紀要 \n\n", "註：行程依當地時間。 \n\n", ""])
def test_a_remark_may_be_missing_at_the_end_of_a_row(remarks: str, below: str) -> None:
    structure = _structure(f"表一　訪問行程 \n\n日期 地點 活動內容 {remarks} \n\n{JOURNEY}{below}")
    (made,) = _tables(structure)
    assert _rows(made)[1:] == [
        ["3/8（一）", "北濱", "啟程、行前會議", "全團"],
        ["3/9（二）", "南灣", "參訪拖船公司；當地紀念日，自由活動", ""],
        ["3/10（三）", "東岸", "上午：港務局簡報 下午：拜會引水人公會", "分組進行"],
        ["3/11（四）", "北濱", "返程", ""],
    ]


def test_a_remark_may_be_missing_in_rows_without_a_value_at_their_head() -> None:
    rows = "拖船費 每小時六千元 夜間加成 \n\n繫船費 每日兩千元 \n\n引水費 每航次九千元 依噸位 \n\n"
    (made,) = _tables(_structure(f"表 1　各項規費 \n\n項目 費率 備註 \n\n{rows}資料來源：各港公告。 \n\n"))
    assert _rows(made)[1:] == [
        ["拖船費", "每小時六千元", "夜間加成"],
        ["繫船費", "每日兩千元", ""],
        ["引水費", "每航次九千元", "依噸位"],
    ]

"""Issues of several signed articles, and reports: mastheads, levels below an article's title, tables with items."""

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import WRAPPED, blocks_of, headings, structure_of
from tests.unit.structure.raw import raw_text, spaced

TEXT = (
    "港口收費之協商已進行三輪，惟雙方對於費率是否反映成本仍無共識，本文就其爭點加以整理",
    "並與過去之案例比較。 ",
)
MORE = ("秘書處統計顯示，近五年之通報件數增加一倍，其中半數與收費之計算方式有關1，值得持", "續觀察2。 ")
OTHER = ("沿海運輸權之保留由來已久，修正案改以船籍之外的事實認定本國船舶，其與最惠國待遇之", "關係值得探討。 ")
ELSE = ("法院於2018年之判決認為，舊法所稱之本國船舶不以登記為限1，修正案即將此一見解明文", "化。 ")
CAPTION = "2026 年 2 月 1 日～2026 年 2 月 20 日 "
HEAD = "北濱大學經貿法研究中心　　　　　　　　海事經貿論叢第 12 期（2021.3.10） "


def _issue() -> str:
    contents = ("動態紀要 ........................ 1 ", "專題 ............................. 2 ")
    first = ("動態紀要 ", "港口收費諮商之最新發展 ", "王大同 ", "摘要 ", *TEXT, "一、爭點 ", *MORE, "二、小結 ", *TEXT)
    title = "沿海運輸權與最惠國待遇：兼評修正案 "
    second = ("專題 ", title, "李小美 ", "摘要 ", *OTHER, "壹、問題 ", *ELSE, "一、舊法 ", *OTHER)
    imprint = ("海事經貿論叢 ", "2019 年 5 月創刊　發行單位：北濱大學　發行人：張志明 ", "主編：李小美 ")
    note = "\n \n1 Secretariat, Port Charges, paras. 3-5 (2020). \n2 See id. at 9. \n"
    other = "\n \n1 王大同，沿海運輸權之沿革，北濱法學，第 3 期，頁 12（2019 年）。 \n"
    pages = (
        spaced(HEAD, *imprint, "本刊每月 10 日出刊，歡迎訂閱電子報 ", "本期目錄 ", *contents, *first)
        + note
        + "\n～1～ \n",
        spaced(HEAD, *second) + other + "\n～2～ \n",
    )
    return "\n\n".join(pages)


def test_articles_stand_below_their_section_and_abstracts_below_their_article() -> None:
    structure = restore(raw_text(_issue()))
    assert headings(structure.blocks) == [
        (1, "本期目錄"),
        (1, "動態紀要"),
        (2, "港口收費諮商之最新發展"),
        (3, "摘要"),
        (3, "一、爭點"),
        (3, "二、小結"),
        (1, "專題"),
        (2, "沿海運輸權與最惠國待遇：兼評修正案"),
        (3, "摘要"),
        (3, "壹、問題"),
        (4, "一、舊法"),
    ]


def test_an_imprint_and_numbers_between_tildes_are_furniture() -> None:
    structure = restore(raw_text(_issue()))
    furniture = [(block.role, block.text) for block in structure.blocks if block.kind is BlockKind.FURNITURE]
    assert furniture == [
        ("header", HEAD.strip()),
        ("masthead", "海事經貿論叢"),
        ("masthead", "2019 年 5 月創刊　發行單位：北濱大學　發行人：張志明"),
        ("masthead", "主編：李小美"),
        ("masthead", "本刊每月 10 日出刊，歡迎訂閱電子報"),
        ("page_number", "～1～"),
        ("header", HEAD.strip()),
        ("page_number", "～2～"),
    ]


def test_footnotes_go_to_the_end_of_their_article() -> None:
    blocks = restore(raw_text(_issue())).blocks
    told = [block.number or block.text for block in blocks if block.kind is BlockKind.FOOTNOTE or block.text == "專題"]
    assert told == [1, 2, "專題", 1]


def test_footnotes_go_above_the_article_that_begins_on_their_page() -> None:
    first = ("動態紀要 ", "港口收費諮商之最新發展 ", "王大同 ", *TEXT, "一、爭點 ", *MORE, "二、小結 ", *TEXT)
    second = ("沿海運輸權與最惠國待遇 ", "李小美 ", *OTHER, "壹、問題 ", *OTHER)
    notes = "\n \n1 Secretariat, Port Charges, paras. 3-5 (2020). \n2 See id. at 9. \n"
    rest = (*ELSE, "專題報導 ", "運費之後 ", "張志明 ", *OTHER)
    other = "\n \n1 王大同，沿海運輸權之沿革，北濱法學，第 3 期，頁 12（2019 年）。 \n"
    pages = (spaced(HEAD, *first, *second) + notes + "\n～1～ \n", spaced(HEAD, *rest) + other + "\n～2～ \n")
    blocks = restore(raw_text("\n\n".join(pages))).blocks
    told = [block for block in blocks if block.kind in (BlockKind.HEADING, BlockKind.FOOTNOTE)]
    assert [block.number if block.kind is BlockKind.FOOTNOTE else block.text for block in told] == [
        *("動態紀要", "港口收費諮商之最新發展", "一、爭點", "二、小結", 1, 2),
        *("沿海運輸權與最惠國待遇", "壹、問題", 1, "專題報導", "運費之後"),
    ]


def test_names_in_both_scripts_above_what_they_are_sign_the_text() -> None:
    signed = ("單于庭、Peter Ashdown ", "（單于庭為北濱大學貿易研究中心教授；Peter Ashdown 為訪問學人） ")
    lines = ("海風隨筆｜國際財經評論 ", "港口裡的算盤 ", *TEXT, "誰來付費 ", *TEXT, *signed, "※ 本文為作者之意見。 ")
    structure = structure_of(*lines)
    told = [(block.role, block.text) for block in structure.blocks if block.kind is BlockKind.BYLINE]
    assert told == [("author", signed[0].strip()), ("affiliation", signed[1].strip())]
    assert headings(structure.blocks) == [(1, "港口裡的算盤"), (2, "誰來付費")]
    assert structure.metadata.series == "海風隨筆"


def test_a_title_that_goes_on_with_and_is_one_heading() -> None:
    lines = ("參加海事組織第三次會議 ", "暨港口工作小組會議報告 ", "第一章　目的 ", *TEXT)
    assert headings(blocks_of(*lines))[0] == (1, "參加海事組織第三次會議暨港口工作小組會議報告")


def test_numbered_items_and_days_on_two_lines_stay_in_their_cells() -> None:
    table = (
        "日期 會議 議題 \n\n"
        "2 月 27 日 港口小組（PG） \n1. 費率之檢討 \n\n2. 通報之格式 \n\n"
        "2 月 29日至 \n\n3 月 1 日 \n領航研討會 \n1. 強制領航 \n\n2. 公平競爭 \n\n"
        "3 月7-8日 \n資深官員會議\n\n（SOM） \n綜合討論 \n"
    )
    blocks = restore(raw_text(spaced("附件一　會議議程 ", *TEXT) + "\n" + table)).blocks
    found = next(block for block in blocks if block.kind is BlockKind.TABLE)
    assert found.cell_texts() == [
        ["日期", "會議", "議題"],
        ["2 月 27 日", "港口小組（PG）", "1. 費率之檢討\n2. 通報之格式"],
        ["2 月 29日至 3 月 1 日", "領航研討會", "1. 強制領航\n2. 公平競爭"],
        ["3 月7-8日", "資深官員會議（SOM）", "綜合討論"],
    ]


def test_sunday_before_a_span_of_weekdays_is_no_part_of_the_day() -> None:
    table = ("日期 星期 會議 ", "2/1-10 日~二 ⚫ Port Week ", "2/12 四 ⚫ Pilotage Forum ")
    entries = structure_of("航運行事曆 ", CAPTION, *table).records.calendar
    assert [entry.title for entry in entries] == ["Port Week", "Pilotage Forum"]


def test_a_number_stands_one_level_below_its_chapter_where_that_has_no_sections() -> None:
    lines = (
        "港口會議報告 ",
        "第一章　經過 ",
        "第一節　小組 ",
        *TEXT,
        "一、費率 ",
        *OTHER,
        "第二章　會談 ",
        "一、與秘魯會談 ",
        *TEXT,
    )
    assert headings(blocks_of(*lines)) == [
        (1, "港口會議報告"),
        (2, "第一章　經過"),
        (3, "第一節　小組"),
        (4, "一、費率"),
        (2, "第二章　會談"),
        (3, "一、與秘魯會談"),
    ]


def test_commas_and_brackets_within_the_name_of_a_source_are_kept() -> None:
    reports = (
        "【由王大同報導，Department of Ports, Fisheries and Transport，2026 年 1 月 6 日】 ",
        "【由李小美報導，取材自港口觀察（Harbour Watch），2026 年 1 月 7 日】 ",
    )
    items = [("▲ 港口費率調整 ", *TEXT, reports[0]), ("▲ 領航制度修正 ", *OTHER, reports[1])]
    found = structure_of("國際要聞 ", *items[0], *items[1]).records.news_items
    assert [item.sources for item in found] == [
        ("Department of Ports, Fisheries and Transport",),
        ("港口觀察（Harbour Watch）",),
    ]


def test_tables_of_events_under_several_headings_are_sections_beside_each_other() -> None:
    head = "主辦/執行單位 報名截止日期 活動日期 活動名稱 活動網址 "
    first = (
        "北濱大學 1/23 1/28 港口費率講座 https://a.example/1 ",
        "海事協會 1/30 2/3 領航說明會 https://a.example/2 ",
    )
    second = ("東岸智庫 2/23 2/28 海運論壇 https://a.example/3 ", "漁業署 2/10 2/13 漁港座談 https://a.example/4 ")
    lines = ("國際要聞 ", "▲ 港口費率調整 ", *TEXT, "活動快訊 ", head, *first, "其他港口講座 ", head, *second)
    told = headings(blocks_of(*lines))
    assert told[-2:] == [(1, "活動快訊"), (1, "其他港口講座")]


def test_meetings_with_their_places_are_a_calendar_and_a_head_below_a_caption_is_no_part_of_it() -> None:
    ports = (
        "表二　各港裝卸統計（2031 年，單位：億噸）",
        "港口            金額            占比（%）         年增率（%）",
        "南灣            331.2           23.4              64.3",
        "北濱            289.7           20.5              13.8",
        "東岸            82.6            5.8               -12.1",
    )
    meetings = (
        "肆、下週重要會議",
        "日期          會議名稱                                      地點",
        "5/14          引水規則檢討會議：挪威                        日內瓦",
        "5/15-16       港務部長會議前資深官員會議                    阿雷基帕",
    )
    head = ("          港務週報", "     第 12 期　2031 年 5 月 9 日", "壹、本週焦點", WRAPPED, "參、統計")
    pages = (*head, "", *ports, ""), (*meetings, "", "伍、洽詢窗口", WRAPPED, "")
    structure = restore(raw_text("\f".join("\n".join(page) for page in pages)))
    assert [(entry.title, entry.day.day) for entry in structure.records.calendar] == [
        ("引水規則檢討會議：挪威", 14),
        ("港務部長會議前資深官員會議", 15),
    ]
    tables = [block for block in structure.blocks if block.kind is BlockKind.TABLE]
    assert tables[0].text.splitlines()[0].split() == ["港口", "金額", "占比（%）", "年增率（%）"]

"""Newsletters that extractors left without signs: titles above full lines, who signs, offices that gather news, events
whose addresses end their rows, values on one line."""

from reader.model.document import BlockKind
from reader.structure.footnotes.note_labels import unsigned_lines
from tests.unit.structure.blocks import LONG, blocks_of, headings, structure_of, texts, wrapped
from tests.unit.structure.raw import raw_text

ROOM = 36
BODY = [f"{LONG[at:-1]}，{LONG[:at]}。" for at in range(3, 90, 6)]
HEAD = ("北濱雙週報", "第 214 期　2025 年 9 月 18 日出刊", "壹、北濱要聞")


def _lines(*parts: str) -> str:
    return "\n".join(line for part in parts for line in wrapped(part, ROOM).splitlines())


def test_a_title_behind_a_sign_that_leaves_room_ends_above_a_full_line() -> None:
    title = "北濱港務會議：今年上半年全球漁港運量放緩，冷凍貨與倉儲之需求撐盤"
    blocks = blocks_of(_lines(*HEAD, BODY[0], f"◆{title}", BODY[1], BODY[2]))
    assert title in [block.text for block in blocks]


def test_an_item_behind_a_sign_goes_on_on_a_short_line() -> None:
    item = "◆北濱港務會議決議，自明年起調降夜間領航之費率，各港應於", "公告後實施。"
    blocks = blocks_of("\n".join((_lines(*HEAD, BODY[0]), *item, _lines(BODY[1]))))
    assert any("".join(item).removeprefix("◆") in block.text for block in blocks)


def test_a_source_of_a_table_and_who_wrote_end_where_they_leave_room() -> None:
    source = "資料來源：北濱港務局補貼暨平衡措施年報，作者整理"
    signed = "北濱港務研究中心　王大同研究員、李小美助理研究員"
    blocks = blocks_of(_lines(*HEAD, "◆漁港拍賣之新制", signed, BODY[0], BODY[1], source, "落差的成因有三：", BODY[3]))
    assert source in [block.text for block in blocks]
    assert signed in [block.text for block in blocks]


def test_a_source_goes_on_where_its_line_breaks_within_a_name_in_latin_letters() -> None:
    source = "資料來源：Harbour Commission, Annual Report, 2025/9/8；The", "Navigator，2025/9/9"
    blocks = blocks_of("\n".join((_lines(*HEAD, BODY[0]), *source, _lines(BODY[1]))))
    assert any(" ".join(source) in block.text for block in blocks)


def test_a_source_goes_on_within_its_brackets() -> None:
    source = "資料來源：世界貿易組織年報（截至二〇三一年", "五月六日止），本研究整理。"
    blocks = blocks_of("\n".join((_lines(*HEAD, BODY[0]), *source, _lines(BODY[1]))))
    assert "".join(source) in [block.text for block in blocks]


def test_a_term_broken_within_its_english_name_is_whole() -> None:
    terms = (
        ("特殊與差別待遇 Special and Differential", "Treatment（S&DT）"),
        ("最惠國待遇 Most-Favoured-Nation", "Treatment（MFN）"),
    )
    parts = ["肆、名詞解釋"]
    for at, term in enumerate(terms):
        parts += [*term, BODY[at + 1]]
    found = [block.text for block in blocks_of(_lines(*HEAD, BODY[0], *parts))]
    assert {" ".join(term) for term in terms} <= set(found)


def test_the_source_of_tables_and_counted_headings_at_the_edges_of_two_pages_are_none_of_their_heads() -> None:
    source = "資料來源：北濱港務局統計室"
    pages = [
        _lines("港務判解", BODY[0], BODY[1], source, "第 1 頁"),
        _lines("3、法院判斷", BODY[2], BODY[3], BODY[4], "第 2 頁"),
        _lines(BODY[5], BODY[6], source, "第 3 頁"),
        _lines("3、法院判斷", BODY[7], BODY[8], BODY[9], "第 4 頁"),
    ]
    furniture = texts(blocks_of("\f".join(pages)), BlockKind.FURNITURE)
    assert furniture == [f"第 {page} 頁" for page in range(1, 5)]


def test_offices_in_brackets_gather_the_titles_below_them() -> None:
    news = (
        ("【越南】河內辦事處", ("漁港拍賣改採線上", "冷凍倉儲需求大增")),
        ("【泰國】曼谷辦事處", ("拖船費率調降",)),
        ("【日本】東京辦事處", ("漁獲進口縮減",)),
    )
    parts = ["全球商情"]
    for office, titles in news:
        parts.append(office)
        for at, title in enumerate(titles):
            parts += [title, BODY[at + len(office)], "（河內辦事處王大同報導，資料來源：Harbour Post，2025年10月6日）"]
    made = blocks_of("\n\n".join(("北濱商情週報", "第1372期 2025年10月13日", *parts, "兩岸要聞", BODY[0])))
    levels = {text: level for level, text in headings(made)}
    assert levels["兩岸要聞"] == 1
    assert {levels[office] for office, _ in news} == {2}
    assert {levels[title] for _, titles in news for title in titles} == {3}


def test_events_whose_addresses_end_their_rows_are_read_row_by_row() -> None:
    rows = (
        ("越南國際漁業展", "11/19-11/22", ("河內西郊會", "展中心"), "10/24", "漁業展團組", "https://a.example/vn"),
        ("東京冷鏈設備展", "12/2-12/4", ("東京海濱展", "覽中心"), "10/31", "機械業務組", "https://a.example/jp"),
        ("南灣港務博覽會", "12/9-12/11", ("南灣展覽館",), "11/7", "新興市場組", "https://a.example/sw"),
    )
    head = ("展覽名稱", "展期", "地點", "報名截止", "組團單位", "網址")
    cells = [
        f"{name} {days}\n\n{chr(10).join(place)}\n\n{until}\n\n{unit}\n\n{url}"
        for name, days, place, until, unit, url in rows
    ]
    text = "\n\n".join(("北濱商情週報", "第1372期 2025年10月13日", "展覽行事曆", *head, *cells, "本會活動", BODY[0]))
    structure = structure_of(text)
    (table,) = [block.cell_texts() for block in structure.blocks if block.kind is BlockKind.TABLE]
    assert table == [list(head), *([n, d, "".join(p), u, o, a] for n, d, p, u, o, a in rows)]
    assert [(str(e.day), str(e.deadline), e.organiser, e.name) for e in structure.records.events][:1] == [
        ("2025-11-19", "2025-10-24", "漁業展團組", "越南國際漁業展")
    ]


def test_two_values_on_one_line_are_two_cells() -> None:
    head = ("品項", "給付上限", "自付比率", "使用年限")
    rows = (
        ("手動絞車", "3,000", "0%", "5年"),
        ("電動絞車", "13,500", "10%", "5年"),
        ("四輪推車", "600", "20%", "3年"),
        ("吊桿", "4,200", "30%", "6年"),
    )
    cells = [cell for name, limit, share, years in rows for cell in (name, limit, f"{share} {years}")]
    blocks = blocks_of("\n\n".join((*HEAD, BODY[0], "表2 補助品項與上限", *head, *cells, "貳、其他", BODY[1])))
    assert [block.cell_texts() for block in blocks if block.kind is BlockKind.TABLE] == [[list(head), *map(list, rows)]]


def test_the_number_of_a_footnote_alone_above_what_cites_is_its_label_and_other_numbers_stay_alone() -> None:
    notes = "1\n WTO Ministerial Conference, Abu Dhabi (2024).\n2 General Council, Minutes.\n3\nId. at 80.\n4\n北濱港"
    lines = unsigned_lines(raw_text(f"{_lines(*HEAD, BODY[0])}\n{notes}"))
    assert [line.text for line in lines][-5:] == [
        "1 WTO Ministerial Conference, Abu Dhabi (2024).",
        "2 General Council, Minutes.",
        "3 Id. at 80.",
        "4",
        "北濱港",
    ]


def test_a_calendar_whose_head_names_who_meets_first_has_each_group_once() -> None:
    rows = (
        "組織 日期 星期 會議名稱",
        "WTO",
        "9/15-16 一～二 Negotiating Group on Rules – Fish Week",
        "Opening Session",
    )
    more = (
        "9/17 三",
        "Committee on Fisheries",
        "APEC",
        "9/18 四",
        "Workshop on Paperless Trade",
        "9/30 二 Policy Dialogue",
    )
    text = "\n".join(
        (
            "北濱雙週報",
            "第 214 期　2025 年 9 月 18 日出刊",
            "伍、行事曆",
            *rows,
            *more,
            "資料來源：WTO",
            _lines(BODY[0]),
        )
    )
    made = structure_of(text)
    (table,) = [block.cell_texts() for block in made.blocks if block.kind is BlockKind.TABLE]
    assert table[1:] == [
        ["WTO", "9/15-16", "一～二", "Negotiating Group on Rules – Fish Week Opening Session"],
        ["", "9/17", "三", "Committee on Fisheries"],
        ["APEC", "9/18", "四", "Workshop on Paperless Trade"],
        ["", "9/30", "二", "Policy Dialogue"],
    ]
    assert [entry.group for entry in made.records.calendar] == ["WTO", "WTO", "APEC", "APEC"]


def test_entries_of_contents_are_no_footnotes_and_their_pages_no_marks() -> None:
    entries = ("1 前言 3", "2 港務風險之盤點 4", "3 國際作法 7", "4 我國現況 9")
    notes = ("1 Harbour Observatory, Outlook 2025, at 9 (2025).", "2 See id. at 9.", "3 同前註，頁 12。")
    body = f"{BODY[0][:-1]}1。{BODY[1][:-1]}2。{BODY[2][:-1]}3。"
    pages = [
        "\n".join(("北濱港務政策之布局", "目次", *entries)),
        "\n".join(("1 前言", _lines(body, BODY[3]), *notes)),
        "\n".join(("2 港務風險之盤點", _lines(BODY[4], BODY[5]))),
        "\n".join(("3 國際作法", _lines(BODY[6], BODY[7]), "4 我國現況", _lines(BODY[8]))),
    ]
    blocks = blocks_of("\f".join(pages))
    assert texts(blocks, BlockKind.TOC_ENTRY) == list(entries)
    assert [block.number for block in blocks if block.kind is BlockKind.FOOTNOTE] == [1, 2, 3]

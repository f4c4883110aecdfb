"""How associations and centres set their bulletins: heads of pages of which one stands alone, titles that fill their
lines above a name, calendars with places, tables whose cells stand to the middle of their rows."""

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import LONG, blocks_of, headings, of_role, texts
from tests.unit.structure.raw import raw_text


def _lines(times: int) -> list[str]:
    """Lines of prose, no two alike, of 36 characters."""
    return [f"{chr(0x4E00 + 7 * at)}{LONG[at % 40 : at % 40 + 35]}" for at in range(times)]


def test_the_one_head_of_a_right_page_stands_below_the_foot_of_the_page_before() -> None:
    foot, pages = "北濱關務研究中心　編印", []
    for head, begin in (
        ("2 北濱關務月訊 第 47 期", 0),
        ("中華民國 114 年 9 月 15 日 3", 20),
        ("4 北濱關務月訊 第 47 期", 40),
    ):
        pages += [*_lines(60)[begin : begin + 20], foot if begin else "以上。", head]
    blocks = restore(raw_text("\n".join(["誰來付拖船的帳", *pages, *_lines(70)[60:], foot]))).blocks
    furniture = texts(blocks, BlockKind.FURNITURE)
    assert [text for text in furniture if text != foot] == [
        "2 北濱關務月訊 第 47 期",
        "中華民國 114 年 9 月 15 日 3",
        "4 北濱關務月訊 第 47 期",
    ]
    assert furniture.count(foot) == 3


def test_a_title_that_fills_its_line_stands_above_the_name_below_it() -> None:
    title = "拖船費率調整之後：近海航商今年收支與人力的變數"
    page = ["港務瞭望", "雙月刊｜第 18 期｜2025 年 7 月 10 日", "市場觀測", title, "王大同", "北濱大學經濟學系教授"]
    body = ["\n".join(LONG[at : at + 23] for at in range(0, 92, 23)) for _ in range(3)]
    blocks = restore(raw_text("\n\n".join([*page, *body]))).blocks
    assert title in [text for _, text in headings(blocks)]
    assert of_role(blocks, "author") == ["王大同"]


def test_the_last_line_of_a_row_of_a_calendar_is_where_one_meets() -> None:
    rows = [
        ["WTO"],
        ["7/3", "Committee on Safeguards", "Geneva"],
        ["7/8-9", "Committee on Trade and Environment", "Geneva"],
        ["區域貿易協定"],
        ["7/14-17", "CPTPP: Senior Officials", "Melbourne"],
        ["7/28", "EU-Philippines FTA: 4th Round of Negotiations", "Brussels"],
    ]
    lines = [cell for row in rows for cell in row]
    blocks = blocks_of("港務通訊　第 12 期", "國際經貿行事曆", "日期 會議名稱 地點", *lines, "資料來源：WTO 網站")
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    assert table.cell_texts()[1:] == rows


def test_titles_on_two_lines_and_groups_between_rows_move_no_place_of_a_calendar() -> None:
    lines = [
        *("WTO", "7/3", "Committee on Safeguards", "Geneva"),
        *("7/8", "Committee on Trade and", "Environment", "Geneva"),
        *("區域貿易協定", "7/14", "CPTPP: Senior Officials", "Melbourne", "7/21", "APEC Senior Officials", "Lima"),
    ]
    blocks = blocks_of("港務通訊　第 12 期", "國際經貿行事曆", "日期 會議名稱 地點", *lines, "資料來源：WTO 網站")
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    assert table.cell_texts()[1:] == [
        ["WTO"],
        ["7/3", "Committee on Safeguards", "Geneva"],
        ["7/8", "Committee on Trade and Environment", "Geneva"],
        ["區域貿易協定"],
        ["7/14", "CPTPP: Senior Officials", "Melbourne"],
        ["7/21", "APEC Senior Officials", "Lima"],
    ]


def test_known_words_of_a_head_but_one_blank_apart_head_a_column_each() -> None:
    table = (
        "近期活動\n\n"
        "主辦單位          報名截止日   活動日期 活動名稱                 活動網址\n"
        "本會              8/29         9/4      拖船費率說明會（北濱）   https://harbour.example/901\n"
        "北濱漁業發展協會  9/5          9/11     拖船費率說明會（南灣）   https://harbour.example/902\n"
        "東岸經貿協會      逕洽主辦單位 9/16     展商行前會暨認證說明會   https://harbour.example/903\n"
    )
    structure = restore(raw_text(f"港務通訊　第 12 期\n\n{table}"))
    assert [(event.organiser, event.name) for event in structure.records.events] == [
        ("本會", "拖船費率說明會（北濱）"),
        ("北濱漁業發展協會", "拖船費率說明會（南灣）"),
        ("東岸經貿協會", "展商行前會暨認證說明會"),
    ]


def test_sections_below_the_contents_of_an_issue_are_its_first_level() -> None:
    head = "駐北濱經貿辦事處                      發行日期：114 年 8 月 29 日"
    sections = ["壹、港埠指標", "貳、規費新制", "參、船員", "肆、引水", "伍、海運"]
    contents = ["本期要目", *(f"{section} ........ 1" for section in sections)]
    body = [
        part for at, section in enumerate(sections) for part in (section, "\n".join(_lines(15)[3 * at : 3 * at + 3]))
    ]
    blocks = restore(raw_text("\n\n".join([head, "北濱港務通訊 第 31 期", "\n".join(contents), *body]))).blocks
    assert texts(blocks, BlockKind.FURNITURE) == [
        "駐北濱經貿辦事處 發行日期：114 年 8 月 29 日",
        "北濱港務通訊 第 31 期",
    ]
    assert [(level, text) for level, text in headings(blocks) if text in sections] == [(1, text) for text in sections]


def test_a_column_of_per_cents_heads_a_table_too() -> None:
    rows = ["新臺幣 30.48 30.27 -0.69", "越南盾 26,385 26,390 +0.02", "印尼盾 16,598 16,655 +0.34"]
    blocks = blocks_of("匯率", f"{LONG}。", "幣別 本期均值 上期均值 漲跌幅（%）", *rows)
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    assert table.cell_texts() == [["幣別", "本期均值", "上期均值", "漲跌幅（%）"], *(row.split() for row in rows)]

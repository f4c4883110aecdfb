"""Client alerts, members' letters and quarterly digests: their heads, their columns and what stands below them."""

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import BODY, LONG, WRAPPED, blocks_of, headings, of_role, texts, wrapped
from tests.unit.structure.raw import raw_text


def _set_in(*turns: int) -> tuple[str, ...]:
    """Paragraphs of columns of 24 characters whose first lines are set in, each begun with another character."""
    return tuple(wrapped(f"　　{LONG[turn:]}{LONG[:turn]}", 24) for turn in turns)


PROSE = _set_in(0, 5)


def _blocks(*lines: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in restore(raw_text("\n".join(lines))).blocks]


@pytest.mark.parametrize(
    "line",
    [
        "No. 352　2031 年 9 月 15 日　每月 15 日發行",
        "第 7 卷第 2 期 2031 年夏季號 ISSN 2790-4418",
        "遠洋貿易法快訊  Fishery Law Alert                 2031 年第 5 號｜2031 年 10 月 22 日",
    ],
)
def test_a_line_that_numbers_the_issue_is_a_masthead_below_several_names(line: str) -> None:
    lines = ("遠洋漁業協會", "遠洋會訊", "Distant Waters Quarterly", line, "", "本期要點", "", WRAPPED, WRAPPED)
    blocks = restore(raw_text("\n".join(lines))).blocks
    assert of_role(blocks, "masthead")[-1].split() == line.split()
    assert headings(blocks)[0][1] == "本期要點"


def test_entries_of_the_contents_may_have_a_letter_before_the_page() -> None:
    entries = ("不確定的年代　P01", "市場快訊／三個市場　P01", "鋼鋁的含量　P02")
    blocks = restore(raw_text("\n".join(("遠洋會訊", "本期要目", *entries, "理事長的話", *PROSE)))).blocks
    assert [text.split() for text in texts(blocks, BlockKind.TOC_ENTRY)] == [entry.split() for entry in entries]


def test_feet_that_number_the_issue_count_pages_that_nothing_else_parts() -> None:
    pages = [
        "\n".join((*_set_in(number, 20 * number), f"遠洋漁業協會會訊　第 352 期　0{number}")) for number in (1, 2, 3)
    ]
    blocks = restore(raw_text("\n".join(pages))).blocks
    assert of_role(blocks, "footer") == [f"遠洋漁業協會會訊　第 352 期　0{number}" for number in (1, 2, 3)]
    assert [block.page for block in blocks if block.role == "footer"] == [1, 2, 3]


def test_a_line_that_is_set_in_does_not_go_on_with_the_title_above() -> None:
    title = "▲北濱下修漁獲訂單預測　對南灣出口連三月衰退"
    found = _blocks(*PROSE, *PROSE, "市場快訊", title, *PROSE, "▲北濱調降規費", *PROSE)
    assert (BlockKind.HEADING, title) in found
    assert [text for _, text in found].count(LONG) == 4


def test_items_whose_further_lines_are_set_in_stay_whole() -> None:
    items = [
        f"{number}、漁船進港應先申報漁獲之種類數量，由港務機構派\n    員查驗後始得拍賣。" for number in "一二三四五六"
    ]
    found = texts(restore(raw_text("\n".join((*items, *PROSE)))).blocks, BlockKind.LIST_ITEM)
    assert len(found) == 6
    assert all(item.endswith("拍賣。") for item in found)


def test_a_first_line_that_is_set_in_may_end_a_sentence_where_it_is_full() -> None:
    first = "　　漁港的拍賣制度沿用多年，盤商之間早有默契。"
    rest = "漁民難以得知真正的行情，主管機關於是在去年試辦線上\n拍賣，並請學者評估成效。"
    assert (BlockKind.PARAGRAPH, (first + rest).replace("\n", "").strip("　")) in _blocks(
        *PROSE, first + "\n" + rest, *PROSE
    )


def test_blanks_behind_every_line_tell_nothing() -> None:
    lines = [LONG[at : at + 36] for at in range(0, len(LONG), 36)]
    text = "".join(f"{line} \n\n" for line in ("北濱評論", *lines, "漁港的困境", *lines, "拍賣的前景", *lines))
    found = restore(raw_text(text + "https://north.example/7\n")).blocks
    assert [block.text for block in found if block.text.startswith("南灣")] == [LONG] * 3


def test_an_alert_whose_first_heading_frames_it_has_no_title_above_its_pieces() -> None:
    masthead = ("遠洋法律事務所", "遠洋貿易法快訊　2031 年第 5 號｜2031 年 10 月 22 日", "")
    pieces = [
        line
        for number, name in (("一", "王大同 合夥律師"), ("二", "李小美 律師"))
        for line in (f"{number}、漁港規費之修正", "", name, "", "（一）修正之內容", "", WRAPPED, "")
    ]
    blocks = restore(
        raw_text("\n".join((*masthead, "本期要點", "", WRAPPED, "", *pieces, "聯絡我們", "", WRAPPED)))
    ).blocks
    assert headings(blocks) == [
        (1, "本期要點"),
        (1, "一、漁港規費之修正"),
        (2, "（一）修正之內容"),
        (1, "二、漁港規費之修正"),
        (2, "（一）修正之內容"),
        (1, "聯絡我們"),
    ]
    assert of_role(blocks, "author") == ["王大同 合夥律師", "李小美 律師"]


@pytest.mark.parametrize(
    "remark",
    [
        "（本文為作者個人意見，不代表本會立場；轉載請註明出處。） ",
        "※本問答集僅供參考，各項規定仍以公告為準。 ",
        "本通訊譯自外電，僅供會員參考，本會不負法律責任。 ",
        "編輯部註：本專欄歡迎投稿，字數以五千字為限。 ",
    ],
)
def test_whose_opinion_a_text_is_is_a_note_of_the_editor(remark: str) -> None:
    assert of_role(blocks_of("漁港的困境 ", *BODY, remark), "editor_note") == [remark.strip()]


def test_an_address_that_is_listed_below_the_number_of_a_page_is_no_footnote() -> None:
    link = "https://north.example/weekly/7"
    pages = [wrapped(LONG[20 * turn :] + LONG[: 20 * turn], 32) for turn in range(3)]
    note = f"1 王大同，〈漁港〉，頁 3。\n\n4\n\n{link}"
    text = f"{pages[0].replace('默契', '默契1')}\n\n{note}\f{pages[1]}\n\n5\f{pages[2]}\n\n6"
    blocks = restore(raw_text(text)).blocks
    assert of_role(blocks, "link_target") == [link]
    assert of_role(blocks, "page_number") == ["4", "5", "6"]
    assert texts(blocks, BlockKind.FOOTNOTE) == ["王大同，〈漁港〉，頁 3。"]


def test_a_table_given_column_by_column_is_read_row_by_row() -> None:
    columns = ("國家\n北濱\n南灣\n東岸", "出口值\n612.4\n598.3\n447.5", "條次\n第3條\n第4條\n第5條")
    text = "\n\n".join((WRAPPED, "表一　漁獲之出口", *columns, "資料來源：關務統計。", WRAPPED))
    (table,) = [block for block in restore(raw_text(text)).blocks if block.kind is BlockKind.TABLE]
    assert table.cell_texts() == [
        ["國家", "出口值", "條次"],
        ["北濱", "612.4", "第3條"],
        ["南灣", "598.3", "第4條"],
        ["東岸", "447.5", "第5條"],
    ]


def test_a_chronology_ends_above_the_next_table() -> None:
    rows = ("日期 紀要", "6/3 漁會年會於北濱舉行。", "6/10 港務署公告新費率。", "6/25 署長率團訪問南灣。")
    below = ("柒、七月份行程", "日期 活動 地點", "7/4 漁業座談會 北濱", "7/12 港埠年會 南灣")
    text = "\n".join(("陸、六月份大事", *rows, *below, "捌、附記", WRAPPED))
    tables = [block.cell_texts() for block in restore(raw_text(text)).blocks if block.kind is BlockKind.TABLE]
    assert [table[0] for table in tables] == [["日期", "紀要"], ["日期", "活動", "地點"]]
    assert [len(table) for table in tables] == [4, 3]


def test_numbered_pieces_that_end_with_their_sources_are_news() -> None:
    pieces = [
        line
        for number, day in (("一", 12), ("二", 6), ("三", 27))
        for line in (
            f"（{number}）漁港協定完成換函",
            "",
            WRAPPED,
            "",
            f"（資料來源：國際漁業司，2031 年 6 月 {day} 日）",
            "",
        )
    ]
    found = restore(raw_text("\n".join(("壹、雙邊場域", "", *pieces, "貳、結語", "", WRAPPED))))
    told = [(item.title, item.reporter, item.sources, item.source_dates[0][0].day) for item in found.records.news_items]
    assert told == [
        (f"（{number}）漁港協定完成換函", None, ("國際漁業司",), day)
        for number, day in zip("一二三", (12, 6, 27), strict=True)
    ]


@pytest.mark.parametrize("line", ["ISSN 2960-0583", "中華郵政東岸雜字第 2147 號執照登記為雜誌交寄"])
def test_what_registers_a_periodical_is_of_its_masthead(line: str) -> None:
    lines = (
        "南灣國際漁業法電子報",
        "Southbay Fishery Law Newsletter",
        "第58期　2031年10月31日",
        line,
        "",
        "編輯室手記",
        "",
    )
    blocks = restore(raw_text("\n".join((*lines, *PROSE)))).blocks
    assert line in of_role(blocks, "masthead")
    assert [text for _, text in headings(blocks)] == ["編輯室手記"]


def test_a_note_of_the_editor_above_the_imprint_is_none_of_it() -> None:
    note = "編者按：本刊法規摘要以各機關公告全文為準；投稿請寄 monthly@harbour.example.tw。"
    imprint = ("發行所：遠洋漁業協會", "地址：北濱市前港區港埠二路 300 號 6 樓", "ISSN 2790-4147")
    blocks = restore(raw_text("\n\n".join(("遠洋會訊", "第 58 期　2031年10月", *PROSE, note, *imprint)))).blocks
    assert of_role(blocks, "editor_note") == [note]
    assert [line for line in of_role(blocks, "masthead") if line in imprint] == list(imprint)


def test_a_reporter_and_sources_may_go_on_over_the_page() -> None:
    first, rest = "（羅大同編譯，資料來源：Harbour", "Mission，2031/2/12；Mongabay，2031/2/14）"
    lines = (
        "遠洋要聞",
        "",
        PROSE[0],
        "",
        first,
        "",
        "- 2 -",
        "",
        "遠洋漁業協會",
        "",
        rest,
        "",
        "北濱擴大認證",
        "",
        PROSE[1],
    )
    heads = ("遠洋會訊", "", *PROSE, "", "- 1 -", "", "遠洋漁業協會", "")
    blocks = restore(raw_text("\n".join((*heads, *lines, "", "- 3 -", "", "遠洋漁業協會", "", *PROSE)))).blocks
    assert texts(blocks, BlockKind.BYLINE) == [f"{first} {rest}"]


def test_labels_of_disputes_are_fields_and_the_student_who_sums_them_up_reports() -> None:
    fields = (
        "案號：DS630",
        "控訴國：東岸",
        "被控訴國：北濱",
        "第三國：西嶼、南灣、中洲及外礁",
        "涉及條文：漁業補貼協定第1.1條、第2.1條，船舶協定第VI條；GATT",
        "1994第VI條",
    )
    reporter = "【整理：碩士生　羅大同；資料來源：IMO，2031年10月14日】"
    text = "\n".join(("裁決選粹", "", "北濱—對東岸拖船課徵規費", "", *fields, reporter, "", wrapped(LONG * 3, 31)))
    structure = restore(raw_text(text))
    found = [block.text for block in structure.blocks if block.role == "field"]
    assert found == [*fields[:4], f"{fields[4]} {fields[5]}"]
    assert texts(structure.blocks, BlockKind.BYLINE)[0] == reporter


def test_the_house_heads_the_pages_in_turn_with_the_name_of_the_issue() -> None:
    def page(number: int, head: str) -> tuple[str, ...]:
        return (head, "", wrapped((LONG[number:] + LONG)[:-9], 24), "", str(number), "")

    issue, house = "遠洋國際漁業法電子報　第58期", "國立遠洋大學法學院國際漁業法研究中心"
    pages = (*page(1, "遠洋國際漁業法電子報"), *page(2, issue), *page(3, house), *page(4, issue))
    blocks = restore(raw_text("\n".join(pages))).blocks
    assert of_role(blocks, "header") == [issue, house, issue]


def test_a_release_of_a_house_tells_its_form_its_table_of_columns_and_its_end() -> None:
    heads = ("海陸貿易聯合總會 Maritime Trade Federation", "", "記者會背景資料 BACKGROUNDER", "")
    fields = ("發布時間：2031 年 7 月 22 日（星期二）", "地　　點：本會 8 樓國際會議廳", "")
    columns = (
        "項目\n引水費\n拖船費\n繫纜費",
        "法律依據\n第 232 條\n第 232 條\n第 232 條",
        "費率\n10%\n50%\n25%（8/1 起）",
    )
    lines = (
        "拖船費率與引水調查：衝擊與公會立場",
        "",
        PROSE[0],
        "",
        "表 1　主要適用費率一覽",
        "",
        "\n\n".join(columns),
        "",
    )
    ends = (PROSE[1], "", "※本資料所載費率以官方公告為準，僅供新聞參考。", "", "＃ ＃ ＃")
    structure = restore(raw_text("\n".join((*heads, *fields, *lines, *ends))))
    assert structure.metadata.title == "拖船費率與引水調查：衝擊與公會立場"
    assert of_role(structure.blocks, "masthead") == [heads[0].replace("  ", " "), heads[2]]
    table = next(block for block in structure.blocks if block.kind is BlockKind.TABLE)
    rows = table.cell_texts()
    assert rows[:2] == [["項目", "法律依據", "費率"], ["引水費", "第 232 條", "10%"]]
    assert of_role(structure.blocks, "editor_note") == [ends[2]]
    assert of_role(structure.blocks, "separator") == ["＃ ＃ ＃"]


def _chapter_page(number: int) -> tuple[str, ...]:
    text = LONG[7 * number :] + LONG[: 7 * number]
    return ("        " + text[:34], "    " + text[34:70], "    " + text[70:80] + "。")


def test_a_chapter_set_in_keeps_its_title_its_contents_and_its_paragraphs() -> None:
    entries = ("        第一節　規範之演進 .................. 3-1", "        第二節　北濱之因應 .................. 3-2")
    heads = ("                第三章　漁業補貼與永續貿易", "", "                        本章目次", "", *entries, "")
    first = "        依海事組織之統計，全球處於永續水準以外之魚群比例，已由 1974 年之 10%"
    paragraph = (first, "    升至近年之 37.7%。各港每年提供之補貼估計約三百億元，其中六成屬於提高漁撈能", "    力者。")
    full = ("        " + LONG[:34], "    " + LONG[34:70], "    " + LONG[:20] + "。")
    white, chapter = "    130 年版 漁業政策白皮書", "                第三章　漁業補貼與永續貿易"
    pages = [
        ("", head, "", "", *_chapter_page(number), "", f"                3-{number}")
        for number, head in enumerate((white, chapter, white), 2)
    ]
    first_page = (*heads, "                第一節　規範之演進", "", *full, "", *paragraph, "", "                3-1")
    text = "\n".join([*first_page, *(line for page in pages for line in page)])
    blocks = restore(raw_text(text)).blocks
    assert headings(blocks)[0] == (1, "第三章　漁業補貼與永續貿易")
    assert len(texts(blocks, BlockKind.TOC_ENTRY)) == 2
    assert any("1974 年之 10%" in made and "升至近年" in made for made in texts(blocks, BlockKind.PARAGRAPH))
    assert "第一節　規範之演進" in [made for _, made in headings(blocks)]


def test_items_that_decimals_count_lie_side_by_side() -> None:
    items = (
        "4.1 社會影響：受影響船員平均年齡較高。",
        "4.2 財政影響：規費減收約四億元。",
        "4.3 性別影響：拖船業女性占比低。",
    )
    blocks = restore(raw_text("\n\n".join(("影響評估", *PROSE, "4. 社會與財政影響", *items, *PROSE)))).blocks
    assert [(block.marker, block.level) for block in blocks if block.kind is BlockKind.LIST_ITEM] == [
        ("4.1", 1),
        ("4.2", 1),
        ("4.3", 1),
    ]


def _feature(*lines: str) -> str:
    heads = ("特別企劃 SPECIAL REPORT", "拖船可以過港嗎？", "——一次搞懂引水協定", "文／范書翎", "圖／關鍵港務資料室")
    return "\n".join((*heads, wrapped(LONG, 20), "為什麼現在談？", *_set_in(3, 9), *lines))


TIMELINE = (
    ("1998.05", "海事組織部長宣言，引水暫不課徵規費"),
    ("2000.03", "北濱與東岸簽署首份含引水專章的", "自由港協定"),
    ("2016.02", "「跨洋夥伴協定」簽署，確立自由引水"),
    ("2024.07", "引水聯合聲明倡議公布穩定文本"),
)


def test_times_that_stand_alone_and_what_happened_then_are_a_table() -> None:
    lines = [line for entry in TIMELINE for line in entry]
    structure = restore(raw_text(_feature("引水規則大事記", *lines, "整理：范書翎", *_set_in(5, 11))))
    table = next(block for block in structure.blocks if block.kind is BlockKind.TABLE)
    rows = table.cell_texts()
    assert rows == [[entry[0], "".join(entry[1:])] for entry in TIMELINE]
    assert texts(structure.blocks, BlockKind.CAPTION) == ["圖／關鍵港務資料室", "整理：范書翎"]
    assert structure.metadata.title == "拖船可以過港嗎？——一次搞懂引水協定"
    assert of_role(structure.blocks, "masthead") == ["特別企劃 SPECIAL REPORT"]


def test_two_times_that_stand_alone_are_no_timeline() -> None:
    lines = ("1998.05", "海事組織部長宣言，引水暫不課徵規費", "2000.03", "北濱與東岸簽署引水專章")
    blocks = restore(raw_text(_feature("引水規則大事記", *lines, *_set_in(5, 11)))).blocks
    assert BlockKind.TABLE not in [block.kind for block in blocks]


def test_terms_on_two_lines_are_entries_of_the_dictionary_of_a_feature() -> None:
    terms = (
        ("引水經濟夥伴協定 Pilotage Economy", "Partnership Agreement (PEPA)"),
        ("自由引水 free pilotage transmissions",),
    )
    entries = [line for term, text in zip(terms, _set_in(5, 11), strict=True) for line in (*term, text)]
    structure = restore(raw_text(_feature("名詞小辭典", *entries, "編按：本文截稿於2031年3月7日，後續請見本刊網站。")))
    assert [(entry.chinese, entry.english) for entry in structure.records.dictionary] == [
        ("引水經濟夥伴協定", "Pilotage Economy Partnership Agreement"),
        ("自由引水", "free pilotage transmissions"),
    ]

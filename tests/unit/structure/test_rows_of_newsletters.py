"""Rows of the tables that newsletters print, their cells broken off in whatever place."""

import pytest

from reader.model.document import Block, BlockKind
from reader.structure import restore
from reader.structure.tables.worded_tables import EVENT_ROW
from tests.unit.structure.blocks import BODY, blocks_of
from tests.unit.structure.raw import raw_text, spaced


def _tables(text: str) -> list[list[tuple[str, ...]]]:
    return [[tuple(row) for row in block.cell_texts()] for block in _blocks(text) if block.kind is BlockKind.TABLE]


def _blocks(text: str) -> tuple[Block, ...]:
    return restore(raw_text(spaced("本期焦點 ", "匯率之兩難 ", "林佳穎 ", *BODY, *BODY) + "\n" + text)).blocks


def test_the_last_cell_of_a_line_goes_on_below_it() -> None:
    rows = (
        "活動訊息 \n\n主辦單位 報名截止日 活動日期 活動名稱 報名網址 \n\n"
        "海運學會 自行洽詢 7/2-4 南洋各港裝卸管理研習班\n\n（臺中） \nhttps://a.example/k8vd \n\n"
        "北濱學會 7/8 7/11 碼頭作業講習會 https://a.example/3wq5 \n"
    )
    ((_, first, second),) = _tables(rows)
    assert first == ("海運學會", "自行洽詢", "7/2-4", "南洋各港裝卸管理研習班（臺中）", "https://a.example/k8vd")
    assert second[3] == "碼頭作業講習會"


def test_a_quotation_goes_on_in_its_cell_before_figures() -> None:
    rows = (
        "表一　章程之類型 \n\n類型 慣用詞句 2003-09 2010-15 2016-22 \n\n遵循章程 「應採行或遵照」 9 5 4 \n\n"
        "例外 「不影響各港埠就泊位定費\n\n率」 \n1 3 7 \n\n合計 － 10 8 11 \n"
    )
    ((_, *body),) = _tables(rows)
    assert body[1] == ("例外", "「不影響各港埠就泊位定費率」", "1", "3", "7")
    assert body[2] == ("合計", "－", "10", "8", "11")


def test_several_meetings_of_a_day_under_any_title() -> None:
    rows = (
        "行事曆 \n\n日期 星期 會議與發布 \n\n國內 \n\n5/14 三 \n● 港務總處：第1季裝卸總量 \n\n"
        "● 航運部：船期調查結果 \n\n國際 \n\n5/22 四 ● 海運理事會：Port Traffic Outlook \n\n資料來源：各單位公告 \n"
    )
    ((_, *body),) = _tables(rows)
    assert body == [
        ("國內",),
        ("5/14", "三", "● 港務總處：第1季裝卸總量\n● 航運部：船期調查結果"),
        ("國際",),
        ("5/22", "四", "● 海運理事會：Port Traffic Outlook"),
    ]


def test_spans_of_months_head_columns() -> None:
    rows = (
        "表 1　裝運港之變化 \n\n來源 110 年 111 年 112 年 1-9 月 110 年占比 \n\n"
        "挪威 311.8 295.3 208.6 38.1 \n\n智利 127.4 119.9 83.5 15.6 \n"
    )
    ((head, *_),) = _tables(rows)
    assert head == ("來源", "110 年", "111 年", "112 年 1-9 月", "110 年占比")


def test_a_day_and_its_hours_are_one_cell() -> None:
    rows = (
        "活動預告 \n\n活動名稱 時間 地點 \n\n關稅說明會 4月2日 14:00-16:00 北濱會議中心 \n\n"
        "原產地實務班 4 月 9 日至 10 日 線上 \n"
    )
    ((_, *body),) = _tables(rows)
    assert body[1] == ("原產地實務班", "4 月 9 日至 10 日", "線上")


def test_a_paragraph_goes_on_with_what_its_article_counts() -> None:
    lines = (
        "依該章程之規定，均得折算其數額；裝卸優惠部分亦可能屬於第 5.2 條 (b) ",
        "款之專向性補助，惟尚待逐案判斷。 ",
    )
    texts = [block.text for block in _blocks(spaced(*lines)) if block.kind is BlockKind.PARAGRAPH]
    assert any("(b) 款之專向性補助" in text or "(b)款之專向性補助" in text for text in texts)


def test_the_last_section_in_brackets_heads_a_table() -> None:
    reports = (
        "【國際快訊】 ",
        *BODY,
        "【貿易統計】 ",
        *BODY,
        "【行事曆】 ",
        "日期 星期 會議 ",
        "5/22 四 ● 理事會例會 ",
    )
    blocks = blocks_of("【政策觀察】 ", "匯率之兩難 ", "林佳穎 ", *BODY, *reports)
    assert "【行事曆】" in [block.text for block in blocks if block.kind is BlockKind.HEADING]


def test_cells_stand_beside_the_end_of_one_that_goes_on() -> None:
    rows = (
        "表 1　議題對照 \n\n議題 前例 較有利者 說明 \n\n損害 無 未定 首次出現 \n\n"
        "同類之認定 \nB5 Rope Yarn, paras. \n\n5.41-.56 秘魯 僅數行交代 \n\n"
        "費用之分攤 \nEU — Woodchips, paras. \n\n4.22-.37 秘魯 僅計入倉租 \n"
    )
    ((_, *body),) = _tables(rows)
    assert body[1] == ("同類之認定", "B5 Rope Yarn, paras. 5.41-.56", "秘魯", "僅數行交代")
    assert body[2] == ("費用之分攤", "EU — Woodchips, paras. 4.22-.37", "秘魯", "僅計入倉租")


def test_an_address_may_follow_the_name_of_an_event_without_a_blank() -> None:
    found = EVENT_ROW.match("海運學會 額滿為止 7/8 領航沙龍（第 3 回）https://a.example/m4")
    assert found is not None
    assert (found["name"], found["url"]) == ("領航沙龍（第 3 回）", "https://a.example/m4")


@pytest.mark.parametrize("deadline", ["逕自洽詢", "額滿為止", "現場報名", "免報名", "洽主辦單位"])
def test_a_year_begins_the_name_of_an_event_below_a_word_for_its_deadline(deadline: str) -> None:
    rows = (
        "活動預告 \n\n主辦單位 報名截止日期 活動日期 活動名稱 活動網址 \n\n"
        "北濱港務協會 3/25 3/27 拖船費率座談會 https://a.example/f1 \n\n"
        "南灣海運研究院 3/30 4/3 智利港口實務說明會 https://a.example/f2 \n\n"
        f"東岸進口業聯誼會 {deadline} 4/15-16 2024 國際漁產採購會 https://a.example/f3 \n"
    )
    ((*_, last),) = _tables(rows)
    assert last == ("東岸進口業聯誼會", deadline, "4/15-16", "2024 國際漁產採購會", "https://a.example/f3")


def test_rows_end_with_their_addresses_where_only_the_last_has_a_blank_behind_it() -> None:
    rows = (
        "活動訊息 \n\n主辦單位 報名截止日 活動日期 活動名稱 報名網址 \n\n"
        "海運學會 2/20 2/27 南洋各港裝卸管理研習班 https://a.example/k8vd\n\n"
        "北濱港務\n\n聯誼會 3/3 3/7 碼頭作業講習會 https://a.example/3wq5\n\n"
        "東岸學會 額滿為止 3/12-13 夜航方案說明會 https://a.example/dc0312 \n\n"
    )
    ((_, *body),) = _tables(rows)
    assert [(row[0], row[-1]) for row in body] == [
        ("海運學會", "https://a.example/k8vd"),
        ("北濱港務聯誼會", "https://a.example/3wq5"),
        ("東岸學會", "https://a.example/dc0312"),
    ]


def test_a_group_of_meetings_is_no_part_of_the_title_above_it() -> None:
    rows = (
        "國際會議日程 \n\n2025 年 2 月 17 日～2025 年 3 月 14 日 \n\n日期 星期 會議\n\nWTO\n\n"
        "3/11 二 ⚫ Work Programme on Electronic Commerce: Dedicated\n\nDiscussion on Berths\n\nAPEC\n\n"
        "3/12 三 ⚫ Digital Economy Steering Group \n\n"
    )
    ((_, *body),) = _tables(rows)
    assert [row[0] for row in body] == ["WTO", "3/11", "APEC", "3/12"]


def test_addresses_listed_at_the_end_of_a_page_may_have_blanks_behind_them() -> None:
    listed = ("https://a.example/k8vd", "https://a.example/3wq5", "mailto:a@b.example")
    page = "內容請見網站。 \n\n港務月報 2031 年 2 月號 \n{} \n"
    pages = [_page.format(number) for number, _page in enumerate((page, page, page), start=2)]
    text = " ".join(f"{spaced('夜航方案 ', *BODY, *BODY)}{page}" for page in pages) + "".join(
        f"{link} \n" for link in listed
    )
    found = [block.text for block in restore(raw_text(text)).blocks if block.kind is BlockKind.FURNITURE]
    assert found[-4:] == ["4", *listed]

"""Rows of the tables that newsletters print, their cells broken off in whatever place."""

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import BODY
from tests.unit.structure.raw import raw_text, spaced


def _tables(text: str) -> list[list[tuple[str, ...]]]:
    return [[tuple(row) for row in block.cell_texts()] for block in _blocks(text) if block.kind is BlockKind.TABLE]


def _blocks(text: str) -> tuple[Block, ...]:
    return restore(raw_text(spaced("本期焦點 ", "匯率之兩難 ", "林佳穎 ", *BODY, *BODY) + "\n" + text)).blocks


def test_the_last_cell_of_a_line_goes_on_below_it() -> None:
    rows = (
        "活動訊息 \n\n主辦單位 報名截止日 活動日期 活動名稱 報名網址 \n\n"
        "外貿學苑 逕自洽詢 6/4-6 拉丁美洲市場開發實戰班\n\n（高雄） \nhttps://a.example/y6bd \n\n"
        "北濱學會 6/9 6/12 水產品標示研討會 https://a.example/2ru6 \n"
    )
    ((_, first, second),) = _tables(rows)
    assert first == ("外貿學苑", "逕自洽詢", "6/4-6", "拉丁美洲市場開發實戰班（高雄）", "https://a.example/y6bd")
    assert second[3] == "水產品標示研討會"


def test_a_quotation_goes_on_in_its_cell_before_figures() -> None:
    rows = (
        "表一　協定之模式 \n\n模式 典型用語 2005-11 2012-17 2018-24 \n\n加入公約 「應批准或加入」 11 6 3 \n\n"
        "保留 「不妨礙締約方就留種為規\n\n定」 \n0 2 6 \n\n合計 － 13 13 11 \n"
    )
    ((_, *body),) = _tables(rows)
    assert body[1] == ("保留", "「不妨礙締約方就留種為規定」", "0", "2", "6")
    assert body[2] == ("合計", "－", "13", "13", "11")


def test_several_meetings_of_a_day_under_any_title() -> None:
    rows = (
        "行事曆 \n\n日期 星期 會議與發布 \n\n國內 \n\n11/20 三 \n● 主計總處：第3季生產毛額 \n\n"
        "● 農業部：稻米產量預測 \n\n國際 \n\n11/28 四 ● 穀物理事會：Grain Market Report \n\n資料來源：各機關網站 \n"
    )
    ((_, *body),) = _tables(rows)
    assert body == [
        ("國內",),
        ("11/20", "三", "● 主計總處：第3季生產毛額\n● 農業部：稻米產量預測"),
        ("國際",),
        ("11/28", "四", "● 穀物理事會：Grain Market Report"),
    ]


def test_spans_of_months_head_columns() -> None:
    rows = (
        "表 1　進口來源之變化 \n\n來源 112 年 113 年 114 年 1-6 月 112 年占比 \n\n"
        "德國 402.6 368.1 171.4 42.5 \n\n日本 136.0 124.7 58.8 14.4 \n"
    )
    ((head, *_),) = _tables(rows)
    assert head == ("來源", "112 年", "113 年", "114 年 1-6 月", "112 年占比")


def test_a_day_and_its_hours_are_one_cell() -> None:
    rows = (
        "活動預告 \n\n活動名稱 時間 地點 \n\n關稅說明會 4月2日 14:00-16:00 北濱會議中心 \n\n"
        "原產地實務班 4 月 9 日至 10 日 線上 \n"
    )
    ((_, *body),) = _tables(rows)
    assert body[1] == ("原產地實務班", "4 月 9 日至 10 日", "線上")


def test_a_paragraph_goes_on_with_what_its_article_counts() -> None:
    lines = (
        "依該協定之規定，均得計算其利益；輸出信貸部分並可能構成第 3.1 條 (a) ",
        "款之禁止性補貼，惟仍須個案認定。 ",
    )
    texts = [block.text for block in _blocks(spaced(*lines)) if block.kind is BlockKind.PARAGRAPH]
    assert any("(a) 款之禁止性補貼" in text or "(a)款之禁止性補貼" in text for text in texts)


def test_the_last_section_in_brackets_heads_a_table() -> None:
    reports = (
        "【國際快訊】 ",
        *BODY,
        "【貿易統計】 ",
        *BODY,
        "【行事曆】 ",
        "日期 星期 會議 ",
        "11/28 四 ● 理事會例會 ",
    )
    blocks = restore(raw_text(spaced("【政策觀察】 ", "匯率之兩難 ", "林佳穎 ", *BODY, *reports))).blocks
    assert "【行事曆】" in [block.text for block in blocks if block.kind is BlockKind.HEADING]


def test_cells_stand_beside_the_end_of_one_that_goes_on() -> None:
    rows = (
        "表 1　主要爭點 \n\n爭點 先例 有利之一方 說明 \n\n影響 無 未定 首見爭點 \n\n"
        "可比性審查 \nA4 Copy Paper, paras. \n\n7.73-.89 越南 僅一段論述 \n\n"
        "成本之調整 \nEU — Biodiesel, paras. \n\n6.70-.83 越南 僅扣除運費 \n"
    )
    ((_, *body),) = _tables(rows)
    assert body[1] == ("可比性審查", "A4 Copy Paper, paras. 7.73-.89", "越南", "僅一段論述")
    assert body[2] == ("成本之調整", "EU — Biodiesel, paras. 6.70-.83", "越南", "僅扣除運費")

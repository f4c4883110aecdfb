"""Rows of tables whose cells hold blanks, and tables of events without addresses."""

from datetime import date

import pytest

from reader.model.document import BlockKind, Structure
from reader.structure import restore
from reader.structure.words import columns
from tests.unit.structure.blocks import structure_of
from tests.unit.structure.raw import raw_text, spaced

BODY = ("臺灣身為貿易依存度極高之經濟體，面對全球供應鏈重組之趨勢，必須持續推動出口市", "場多元化。 ")


def _cells(structure: Structure) -> list[list[list[str]]]:
    return [block.cell_texts() for block in structure.blocks if block.kind is BlockKind.TABLE]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("法國 3% 2019/1/1 7.5億歐元", ["法國", "3%", "2019/1/1", "7.5億歐元"]),
        ("European Union 3% 2019/1/1 7.5億歐元", ["European Union", "3%", "2019/1/1", "7.5億歐元"]),
        ("英國 2 % 2020 年 4 月 1 日 5 億英鎊", ["英國", "2 %", "2020 年 4 月 1 日", "5 億英鎊"]),
        ("義大利 未定 2020/1/1 US$ 300", ["義大利", "未定", "2020/1/1", "US$ 300"]),
    ],
)
def test_cells_are_told_by_the_kinds_of_their_values(row: str, cells: list[str]) -> None:
    held = columns.kinds(("國家", "稅率", "生效日", "營收門檻"), [["法國", "3%", "2019/1/1", "7.5億歐元"]])
    assert columns.parted(row.split(), held) == cells


def test_a_table_of_an_article_has_a_cell_for_each_value() -> None:
    table = ("國家 稅率 生效日 全球營收門檻 ", "法國 3% 2019/1/1 7.5 億歐元 ", "New Zealand 3% 2025/1/1 7.5 億歐元 ")
    text = spaced("論數位服務稅 ", "壹、適用 ", *BODY, "表一 各國數位服務稅 ", *table, "資料來源：作者。 ", *BODY)
    assert _cells(restore(raw_text(text))) == [
        [
            ["國家", "稅率", "生效日", "全球營收門檻"],
            ["法國", "3%", "2019/1/1", "7.5 億歐元"],
            ["New Zealand", "3%", "2025/1/1", "7.5 億歐元"],
        ]
    ]


def test_events_without_addresses_are_events_and_end_where_the_calendar_begins() -> None:
    lines = (
        "研討會訊息 ",
        "主辦單位 報名截止 活動日期 活動名稱 ",
        "經濟部國際貿易署 3/20 3/25 CBAM 實務說明會 ",
        "全國工業總會 貿易組 3/24 3/28 關稅新局因應論壇 ",
        "經貿日曆 ",
        "日期 星期 會議 ",
        "3/18 二 ● Council for Trade in Goods ",
    )
    head = ("經貿雙週報 第 58 期（2025.3.14） ", "編輯室手札 ", *BODY)
    structure = structure_of(*head, *lines)
    assert [(event.organiser, event.deadline, event.day, event.name) for event in structure.records.events] == [
        ("經濟部國際貿易署", date(2025, 3, 20), date(2025, 3, 25), "CBAM 實務說明會"),
        ("全國工業總會 貿易組", date(2025, 3, 24), date(2025, 3, 28), "關稅新局因應論壇"),
    ]
    assert len(structure.records.calendar) == 1


def test_a_figure_may_have_another_in_brackets_behind_it() -> None:
    rows = (
        "實質 GDP 0.6 0.9 (0.6) 1.4 (1.5) ",
        "消費者物價 5.4 2.5 (2.3) 2.2 (2.0) ",
        "核心物價 4.9 2.8 (2.6) 2.2 (2.1) ",
    )
    text = spaced(
        "經濟預測 ", "壹、預測 ", *BODY, "表一 央行預測 ", "項目 2023 2024 2025 ", *rows, "資料來源：央行。 ", *BODY
    )
    assert _cells(restore(raw_text(text))) == [
        [
            ["項目", "2023", "2024", "2025"],
            ["實質 GDP", "0.6", "0.9 (0.6)", "1.4 (1.5)"],
            ["消費者物價", "5.4", "2.5 (2.3)", "2.2 (2.0)"],
            ["核心物價", "4.9", "2.8 (2.6)", "2.2 (2.1)"],
        ]
    ]


def test_what_most_rows_hold_tells_where_the_cells_of_others_end() -> None:
    rows = (
        "HSC Harmonized System Committee 調和制度委員會 ",
        "RSC Harmonized System Review Sub-Committee HS 審查分組委員會 ",
        "SSC Scientific Sub-Committee 科學分組委員會 ",
        "BTI Binding Tariff Information 拘束性稅則資訊 ",
    )
    text = spaced("稅則會議 ", "壹、縮寫 ", *BODY, "表一 縮寫 ", "縮寫 英文 中文 ", *rows, "資料來源：作者。 ", *BODY)
    ((_, _, review, *_),) = _cells(restore(raw_text(text)))
    assert review == ["RSC", "Harmonized System Review Sub-Committee", "HS 審查分組委員會"]


def test_a_measure_belongs_to_the_figure_before_it_and_a_country_not_to_the_day() -> None:
    rows = ("6/17 澳洲 9 個月 ", "6/21 日本 12 個月 ", "6/24 月島 3 個月 ")
    text = spaced("調查期限 ", "壹、比較 ", *BODY, "表一 期限 ", "日期 國家 期限 ", *rows, "資料來源：作者。 ", *BODY)
    ((_, *cells),) = _cells(restore(raw_text(text)))
    assert cells == [["6/17", "澳洲", "9 個月"], ["6/21", "日本", "12 個月"], ["6/24", "月島", "3 個月"]]


def test_a_word_of_the_head_tells_no_more_than_the_cells_below_it() -> None:
    rows = ("美國 2023/10/17 14 奈米 商務部 ", "日本 2023/7/23 23 項設備 經產省 ", "荷蘭 2023/9/1 浸潤式 外貿部 ")
    text = spaced(
        "管制 ", "壹、比較 ", *BODY, "表一 門檻 ", "國家 生效日 許可門檻 主管機關 ", *rows, "資料來源：作者。 ", *BODY
    )
    ((_, *cells),) = _cells(restore(raw_text(text)))
    assert [row[2] for row in cells] == ["14 奈米", "23 項設備", "浸潤式"]

"""Tables of spaced text in whose cells blanks stand beside Latin words and figures, as between cells."""

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.raw import raw_text

PROSE = (
    "港口之裝卸規費各不相同，航商於申報以前，應先確認船舶之噸位與停泊之時數，並保存往\n\n"
    "來文件，以備主管機關查核，否則可能遭受處罰。 \n\n"
)


def _table(*rows: str) -> list[list[str]]:
    text = " 航運雜誌 \n\n" + PROSE * 8 + "表 1　各港之比較 \n\n" + "".join(f"{row} \n\n" for row in rows)
    (table,) = (
        b for b in restore(raw_text(text + "資料來源：各港公告。 \n\n" + PROSE)).blocks if b.kind is BlockKind.TABLE
    )
    return [[cell.replace("\n", " ") for cell in row] for row in table.cell_texts()]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("項目 北濱 PSA 南橋 DPW（2031）", ["項目", "北濱 PSA", "南橋 DPW（2031）"]),
        ("IMO 編號 Port State 監督 E-Nav 等級", ["IMO 編號", "Port State 監督", "E-Nav 等級"]),
    ],
)
def test_latin_words_of_a_head_are_one_cell_with_the_word_beside_them(head: str, cells: list[str]) -> None:
    rows = _table(head, "碼頭座數 12 9", "最大水深 十六公尺 十四公尺", "夜間裝卸 全年 僅夏季")
    assert rows == [
        cells,
        ["碼頭座數", "12", "9"],
        ["最大水深", "十六公尺", "十四公尺"],
        ["夜間裝卸", "全年", "僅夏季"],
    ]


def test_the_dash_in_the_name_of_a_case_is_no_cell_and_goes_on_below() -> None:
    rows = _table(
        "爭點 先例 結論",
        "停泊規費 \nPeru — Port Dues；Chile — \n\nHarbour Pilots \n違反協定",
        "引水義務 \n本件；Kenya — Coastal Tug \n\nServices \n尚無定論",
    )
    assert rows[1:] == [
        ["停泊規費", "Peru — Port Dues；Chile — Harbour Pilots", "違反協定"],
        ["引水義務", "本件；Kenya — Coastal Tug Services", "尚無定論"],
    ]


def test_a_dash_alone_is_an_empty_cell() -> None:
    rows = _table(
        "項目 船東 貨主",
        "保存年限 5 年 5 年",
        "押金 2,000 元以下免繳 2,000 元以下免繳",
        "補件期限 開航以前 15 日 —",
    )
    assert rows[1:] == [
        ["保存年限", "5 年", "5 年"],
        ["押金", "2,000 元以下免繳", "2,000 元以下免繳"],
        ["補件期限", "開航以前 15 日", "—"],
    ]


def test_how_many_agreements_with_japan_is_no_day() -> None:
    rows = _table("類型 內容 件數 代表協定", "甲型 不含拖船之規費 7 日韓漁業協定", "乙型 僅限日間之裝卸 4 NSFTA")
    assert rows[1:] == [["甲型", "不含拖船之規費", "7", "日韓漁業協定"], ["乙型", "僅限日間之裝卸", "4", "NSFTA"]]


def test_an_amount_is_one_cell_whatever_stands_above_it() -> None:
    rows = _table(
        "級別 船數 代表船種 措施",
        "甲級 約 40 艘 散裝船、油輪 每月申報",
        "乙級 約 250 艘 拖船 每季申報",
        "丙級 約 90 艘 漁船 免申報",
    )
    assert rows[1:] == [
        ["甲級", "約 40 艘", "散裝船、油輪", "每月申報"],
        ["乙級", "約 250 艘", "拖船", "每季申報"],
        ["丙級", "約 90 艘", "漁船", "免申報"],
    ]


def test_votes_are_no_times_and_ordinals_may_be_roman_and_reach_from_one_to_another() -> None:
    rows = _table(
        "議案 表決 會場文件",
        "第 V 項：含 LNG 之燃料 37:19 DOC71a",
        "第 VI 至 IX 項：保留案 41:7 DOC72a 至 DOC79b",
        "其他事項 無異議 DOC80a",
    )
    assert rows[1:] == [
        ["第 V 項：含 LNG 之燃料", "37:19", "DOC71a"],
        ["第 VI 至 IX 項：保留案", "41:7", "DOC72a 至 DOC79b"],
        ["其他事項", "無異議", "DOC80a"],
    ]


def test_a_cell_may_be_a_sentence() -> None:
    rows = _table(
        "對象 時間 重點",
        "智利 6 月 3 日下午 \n討論引水人資格相互承認；雙方約定於春季再\n\n議。",
        "秘書處 6 月 4 日上午 爭取主辦明年之年會。",
        "肯亞 6 月 4 日中午 就拖船費率交換意見。",
    )
    assert rows[1:] == [
        ["智利", "6 月 3 日下午", "討論引水人資格相互承認；雙方約定於春季再議。"],
        ["秘書處", "6 月 4 日上午", "爭取主辦明年之年會。"],
        ["肯亞", "6 月 4 日中午", "就拖船費率交換意見。"],
    ]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("南灣 10% 至20% 規費減免 無 低", ["南灣", "10% 至20% 規費減免", "無", "低"]),
        ("南灣 10% 至 20% 規費減免 無 低", ["南灣", "10% 至 20% 規費減免", "無", "低"]),
        ("南灣 15％ 規費減免 須續約 低至中", ["南灣", "15％ 規費減免", "須續約", "低至中"]),
    ],
)
def test_a_rate_stands_with_the_word_behind_it_rather_than_two_words_with_one_another(
    row: str, cells: list[str]
) -> None:
    rows = _table("港口 措施 條件 風險", "北濱 規費減免 優先停泊 中", row, "東岸 最高二分之一補助 至少停泊10日 低")
    assert rows[2] == cells

"""Rows below the caption of a table whose cells an extractor set one behind the other."""

from reader.model.document import BlockKind
from reader.structure import restore
from reader.structure.lines import line_of
from reader.structure.tables.captioned_rows import captioned_rows
from reader.structure.tables.packing import lost_table
from tests.unit.structure.blocks import BODY
from tests.unit.structure.raw import raw_text


def test_values_and_words_that_belong_together_are_one_cell() -> None:
    rows = captioned_rows(
        [
            "HS 碼 貨品 輸入金額 主要港口",
            "8901 客輪、渡輪 3.6 億歐元 南港、北濱",
            "8902 至 8904 漁船 1.1 億歐元 北濱",
            "8905 起重船 0.4 億歐元 東岸",
        ]
    )
    assert rows == [
        ["HS 碼", "貨品", "輸入金額", "主要港口"],
        ["8901", "客輪、渡輪", "3.6 億歐元", "南港、北濱"],
        ["8902 至 8904", "漁船", "1.1 億歐元", "北濱"],
        ["8905", "起重船", "0.4 億歐元", "東岸"],
    ]


def test_cells_may_be_broken_over_lines() -> None:
    rows = captioned_rows(
        [
            "爭點 先例 結論",
            "引水人之過失得否歸",
            "責",
            "Harbour Trust v. Reed 船東",
            "拖船之救助 Lindholm Shipping,",
            "para. 12 拖船",
            "錨地之選擇 無 未定",
        ]
    )
    assert rows == [
        ["爭點", "先例", "結論"],
        ["引水人之過失得否歸責", "Harbour Trust v. Reed", "船東"],
        ["拖船之救助", "Lindholm Shipping, para. 12", "拖船"],
        ["錨地之選擇", "無", "未定"],
    ]


def test_a_head_may_be_broken_within_brackets_and_have_figures() -> None:
    rows = captioned_rows(["船型 2031 年艘數（百", "艘） 2032", "客輪（含渡輪） 1.2 (0.9) 1.4", "漁船 31.0 29.5"])
    assert rows is not None
    assert rows[1:] == [["客輪（含渡輪）", "1.2 (0.9)", "1.4"], ["漁船", "31.0", "29.5"]]


def test_cells_each_on_a_line_of_its_own_make_rows_of_as_many_as_the_head_has() -> None:
    lines = ["船型", "艘數", "噸位", "漁船", "31", "402", "客輪", "7", "88", "拖船", "9", "64"]
    assert captioned_rows(lines) == [lines[at : at + 3] for at in range(0, 12, 3)]
    days = [
        "日期",
        "時間",
        "場次",
        "6 月 30 日",
        "10:00-11:30",
        "漁港拍賣制度之檢討與",
        "改進",
        "6 月 30 日",
        "15:00-16:30",
    ]
    days += ["船員", "7 月 1 日", "09:30-11:00", "拖船費率之國際比較及", "展望", "7 月 2 日", "13:15-14:45", "領港"]
    rows = [
        days[:3],
        [*days[3:5], "漁港拍賣制度之檢討與改進"],
        days[7:10],
        [*days[10:12], "拖船費率之國際比較及展望"],
        days[14:],
    ]
    assert captioned_rows(days) == rows


def test_too_few_lines_make_no_rows() -> None:
    assert captioned_rows(["船型 艘數", "漁船 31"]) is None
    assert captioned_rows([]) is None


def test_rows_stand_between_a_caption_and_the_note_or_heading_below_it() -> None:
    texts = ["款次 義務 違反", "第 1 款 不得夜航 即屬違反", "第 2 款 盡力避碰 須證明", "第 3 款 設置燈號 未設置"]
    for below in ("資料來源：作者整理", "三、結語"):
        lines = [line_of(number, text) for number, text in enumerate([*texts, below], start=1)]
        table = lost_table(lines, 0, len(lines), capacity=80)
        assert table is not None
        assert table.end == len(texts)
        assert table.cells[1] == ["第 1 款", "不得夜航", "即屬違反"]


_ROWS = (
    "階段 日期 內容",
    "試辦 2031/3/1 港務局於「夜航方案」（Night Berths）中提出",
    "草案",
    "試辦 2031/9/17–2032/6/30 ● 船公司按季申報夜間靠泊",
    "● 無須繳費",
    "申報 2032/7/31 得以推估值申報之最後一次。",
    "收費 2033/1/1 僅經核准之船公司得於夜間靠泊",
)
_TEXT = "表列的費率並非一次到位。依修正後的辦法，2033 年收取一半，次年收取四分之三，其後每年檢討，"


def test_rows_with_a_value_each_end_where_running_text_begins() -> None:
    blocks = restore(raw_text("\n".join(("表 1：夜航方案的階段（依 2031 年的辦法）", *_ROWS, _TEXT, "以減輕負擔。"))))
    assert [block.kind for block in blocks.blocks] == [BlockKind.CAPTION, BlockKind.TABLE, BlockKind.PARAGRAPH]
    table = blocks.blocks[1]
    assert table.cell_texts() == [
        ["階段", "日期", "內容"],
        ["試辦", "2031/3/1", "港務局於「夜航方案」（Night Berths）中提出草案"],
        ["試辦", "2031/9/17–2032/6/30", "● 船公司按季申報夜間靠泊● 無須繳費"],
        ["申報", "2032/7/31", "得以推估值申報之最後一次。"],
        ["收費", "2033/1/1", "僅經核准之船公司得於夜間靠泊"],
    ]


def test_lines_without_a_value_each_are_no_rows_before_running_text() -> None:
    lines = [line_of(number, text) for number, text in enumerate((*_ROWS[:5], "無 尚未 決定", _TEXT), start=1)]
    assert lost_table(lines, 0, len(lines), capacity=60) is None


def test_running_text_that_a_last_row_would_take_in_makes_no_rows() -> None:
    texts = ("船型 艘數 占比", "漁船 31 家 7%", "客輪 7 家 2%", "渡輪 9 家 3%", "港務局另行公布；", _TEXT)
    lines = [line_of(number, text) for number, text in enumerate(texts, start=1)]
    assert lost_table(lines, 0, len(lines), capacity=60) is None
    assert lost_table([*lines[:4], lines[5]], 0, 5, capacity=60) is not None


def test_cells_below_a_caption_may_stand_on_lines_of_their_own_with_signs() -> None:
    days = ["日期", "時間", "場次", "主辦", "6 月 30 日", "10:00-11:30", "漁港拍賣之檢討", "澳洲、中國大", "陸、斐濟"]
    days += ["7 月 1 日", "09:30-11:00", "拖船費率之比較", "紐西蘭", "7 月 2 日", "13:15-14:45", "領港", "秘魯"]
    lines = [
        "出席港口年會報告",
        "一、議程",
        "本會參與之場次如表 1。",
        "表 1　參與場次",
        *days,
        "二、會議",
        "各港報告其費率。",
    ]
    blocks = restore(raw_text("\n".join(f"{line} " for line in [*lines, *BODY, *BODY]))).blocks
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    assert table.role == "schedule"
    assert table.cell_texts() == [
        days[:4],
        [*days[4:7], "澳洲、中國大陸、斐濟"],
        days[9:13],
        days[13:],
    ]


def test_heads_of_cells_on_lines_of_their_own_may_be_abbreviations() -> None:
    cells = [
        "項目",
        "APTA",
        "IPU",
        "PIC 文本",
        "夜航",
        "第 4.3 條",
        "第 2 條",
        "無",
        "引水費率",
        "無",
        "無",
        "第 1.11 條",
    ]
    cells += ["拖船", "第 4.13 條", "第 4.4 條", "無"]
    told = "表 1 就 APTA、IPU 以及港務局去年 7 月 26 日於年會中公布、今年 3 月另行修正|之穩定文本及其附件加以比較。"
    lines = ["港口協定之比較", "一、內容", *told.split("|"), "表 1　主要條款", *cells]
    lines += ["資料來源：作者自行整理（以 2031 年 3 月 1 日之文本為準）。", "二、意涵", "各港報告其費率。"]
    blocks = restore(raw_text("\n".join(f"{line} " for line in [*lines, *BODY, *BODY]))).blocks
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    assert table.cell_texts() == [cells[at : at + 4] for at in range(0, len(cells), 4)]
    assert told.replace("|", "") in [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH]

"""Rows on lines of their own below a head that may be broken."""

from pathlib import Path

from reader.model.document import BlockKind
from reader.model.raw import RawPage, RawText
from reader.structure import restore
from reader.structure.lines import Line, line_of
from reader.structure.tables.valued_rows import valued_rows

HEAD = ["產品", "金額（百萬美元）", "占比", "成長率"]
ROWS = [["鋼鐵", "1,200", "3.5%", "+1.2%"], ["水產品", "310", "0.9%", "-0.4%"]]


def lines_of(*texts: str, page: int = 0) -> list[Line]:
    return [line_of(number, text, page=page, first=number == 1) for number, text in enumerate(texts, start=1)]


def rows(*cells: list[str]) -> list[str]:
    return [" ".join(row) for row in cells]


def test_a_head_broken_within_brackets_and_rows_up_to_the_text() -> None:
    lines = lines_of("產品 金額（百萬", "美元）", "占比 成長率", *rows(*ROWS), "另一方面，各國的進度不一。")
    table = valued_rows(lines, 0, len(lines))
    assert table is not None
    assert table.cells == [HEAD, *ROWS]
    assert table.end == len(lines) - 1


def test_the_last_cell_goes_on_up_to_the_end_of_its_sentence() -> None:
    lines = lines_of(
        "國家 生效日期 主要內容",
        "日本 2015/4/1 比較各國有關規定，並整",
        "理成對照表。",
        "德國 2023/4/1 確認適用範圍。",
        "第二節 各國的現況",
    )
    table = valued_rows(lines, 0, len(lines))
    assert table is not None
    assert table.cells[1:] == [
        ["日本", "2015/4/1", "比較各國有關規定，並整理成對照表。"],
        ["德國", "2023/4/1", "確認適用範圍。"],
    ]
    assert table.end == 4


def test_the_head_on_the_next_page_is_no_row_though_furniture_took_its_first_line() -> None:
    head = ("產品 金額（百萬美", "元）", "占比 成長率")
    one, two = lines_of(*head, *rows(*ROWS)), lines_of(*head[1:], "自行車 77 0.2% +7.0%", page=1)
    table = valued_rows([*one, *two], 0, len(one) + len(two))
    assert table is not None
    assert table.cells == [HEAD, *ROWS, ["自行車", "77", "0.2%", "+7.0%"]]
    assert table.repeated == (" ".join(HEAD),)


def test_headings_above_prose_that_counts_are_no_head() -> None:
    lines = lines_of(
        "第三章 落差評估",
        "第一節 指數之建立",
        "本研究以 22 項問項建立落差 指數",
        "本文另以 13 項問項建立開放 指數",
    )
    assert all(valued_rows(lines, start, len(lines)) is None for start in range(len(lines)))


def test_words_whose_figures_belong_to_the_text_are_no_columns() -> None:
    lines = lines_of("事項 期限或金額 條次", "輸入證明 一年 辦法第 6 條", "輸出許可 二年 辦法第 15 條")
    assert valued_rows(lines, 0, len(lines)) is None


def test_a_line_of_nothing_but_an_unusual_blank_holds_no_cell() -> None:
    lines = lines_of("產品 金額（百萬", "\u2028", "美元） 占比", *rows(*ROWS))
    table = valued_rows(lines, 0, len(lines))
    assert table is not None
    assert table.cells[0] == HEAD[:3]


def test_who_wrote_a_text_above_its_abstract_is_no_head_though_years_stand_in_the_text() -> None:
    lines = lines_of(
        "林若舟 編譯",
        "摘要",
        "南灣港務局自 2019 年 5 月起調高費率，航商",
        "認為過高，並於 2021 年 4 月提出申訴，經年未決，",
    )
    assert all(valued_rows(lines, start, len(lines)) is None for start in range(len(lines)))


def test_a_caption_as_wide_as_the_text_does_not_take_the_head_below_it() -> None:
    caption = "表 3 南灣港與北澳港各型碼頭之裝卸費率（2019 年至 2022 年）"
    body = "港務單位逐年議定起卸費率並送主管機關備查，但近年調整未曾"
    rows_below = ["碼頭類型 費率（元） 占比", "散裝碼頭 1,250 41%", "貨櫃碼頭 2,310 37%", "油品碼頭 3,470 22%"]
    pages = (
        RawPage((body, body, "公布。", caption, *rows_below, body, body, "公布。")),
        RawPage((body, body, "公布。")),
    )
    blocks = restore(RawText(Path("a.txt"), pages, paged=True)).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.CAPTION] == [caption]
    cells = [block.rows for block in blocks if block.kind is BlockKind.TABLE]
    assert len(cells) == 1 and [len(row) for row in cells[0]] == [3] * 4


RANKED = ["名次 港口", "108 年 1-9 月（千", "噸）", "占比"]


def test_ranks_that_count_the_rows_stand_before_their_words_and_times_in_the_head() -> None:
    lines = lines_of(*RANKED, "1 南灣 4,210 12.6", "2 日出港 3,875 11.8", "— 其他 902 2.7", "資料來源：港務單位")
    table = valued_rows(lines, 0, len(lines))
    assert table is not None
    assert table.cells[0] == ["名次", "港口", "108 年 1-9 月（千噸）", "占比"]
    assert table.cells[1:] == [
        ["1", "南灣", "4,210", "12.6"],
        ["2", "日出港", "3,875", "11.8"],
        ["—", "其他", "902", "2.7"],
    ]


def test_days_head_columns_of_prices() -> None:
    lines = lines_of("品名 9/4 9/18 漲跌", "鯖魚 31.5 30.2 -4.1%", "魷魚 88.0 90.1 2.4%", "資料來源：魚市場")
    table = valued_rows(lines, 0, len(lines))
    assert table is not None
    assert table.cells == [line.text.split() for line in lines[:-1]]


def test_figures_that_do_not_count_the_rows_are_no_ranks() -> None:
    lines = lines_of("名次 港口 占比", "3 南灣 12.6", "8 北澳 11.8")
    assert valued_rows(lines, 0, len(lines)) is None


def test_the_first_cell_of_a_row_may_stand_above_its_values() -> None:
    lines = lines_of("名次 港口 占比", "1 南灣 12.6", "2 北澳 11.8", "其他港口", "小計", "— 30.5", "附註如後。")
    table = valued_rows(lines, 0, len(lines))
    assert table is not None
    assert table.cells[-1] == ["其他港口小計", "—", "30.5"]
    assert table.end == len(lines) - 1

"""Where blocks end in text that says nothing of how its lines end."""

import pytest

from reader.structure.breaks.flow import continues
from reader.structure.lines import line_of

CAPACITY = 80


def goes_on(text: str, after: str) -> bool:
    return continues([line_of(1, text)], line_of(2, after), CAPACITY)


@pytest.mark.parametrize("title", ["〔南港〕夜航費率三年來首度調降，拖船業者盼比照", "歐洲"])
def test_a_source_and_its_day_in_closed_brackets_end_a_block(title: str) -> None:
    source = "【資料來源：Harbour Courier，2031/8/12；駐北濱代表處經濟組，2031/8/13】"
    assert not goes_on(source, title)
    assert goes_on(source.replace("2031/8/13】", "2031"), "/8/13】")


def test_a_title_that_reads_as_a_clause_ends_above_its_author() -> None:
    title = "北濱港拖船業外移南港，調度出現缺口"
    assert not goes_on(title, "駐南港辦事處 王大同")
    assert goes_on(title + "，引水費率亦因而調高者", "，航商多表憂心。")


def test_keywords_end_with_no_single_ideograph() -> None:
    assert goes_on("關鍵詞：港埠規費、領航人、拖船、夜航加成、平", "衡稅")
    assert not goes_on("關鍵詞：港埠規費、領航人、拖船、夜航加成", "壹、前言")


def test_a_name_below_an_empty_line_goes_on_with_a_full_line_that_no_blank_ends() -> None:
    full = "一、關於區域貿易協定之農產品關稅配額管理辦法修正草案及其適用對象之解釋與農"
    for title, blank, is_whole in ((full, False, True), (full, True, False), (full[:12], False, False)):
        lines = [line_of(1, title, blank=blank)]
        assert continues(lines, line_of(3, "農會", empty_before=1), CAPACITY) is is_whole

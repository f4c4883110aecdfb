"""Schedules and agendas whose rows begin with days."""

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.raw import raw_text

PROSE = (
    "本次會議由北濱港務局主辦，與會者計有東岸、南灣及西嶼等十二個港口之代表，就拖船調度與引水\n"
    "費率之計算方式交換意見，並參訪自動化貨櫃碼頭，會後發表共同聲明，各港將於次年提出執行報\n"
    "告，供各界參考。"
)


def blocks(*lines: str) -> tuple[Block, ...]:
    return restore(raw_text("\n".join(("壹、目的", PROSE, *lines, PROSE)))).blocks


def rows(found: tuple[Block, ...]) -> list[list[str]]:
    table = next(block for block in found if block.kind is BlockKind.TABLE)
    return table.cell_texts()


def test_weekdays_below_their_days_are_no_numbers_of_headings() -> None:
    days = ("9 月 1 日", "（日）", "東岸－北", "濱", "啟程，經西嶼轉船", "9 月 2 日", "（一） 北濱 抵達；行前會議")
    later = ("9 月 3 日", "（二）", "北濱 開幕及參訪碼頭", "9 月 4 日", "（三）", "東岸 返抵")
    found = rows(blocks("貳、行程表", "日期 地點 工作內容", *days, *later, "參、過程"))
    assert found == [
        ["日期", "地點", "工作內容"],
        ["9 月 1 日（日）", "東岸－北濱", "啟程，經西嶼轉船"],
        ["9 月 2 日（一）", "北濱", "抵達；行前會議"],
        ["9 月 3 日（二）", "北濱", "開幕及參訪碼頭"],
        ["9 月 4 日（三）", "東岸", "返抵"],
    ]


def test_a_weekday_in_brackets_goes_with_its_day_without_a_blank_behind() -> None:
    days = ("9 月 1 日（日）東岸 啟程", "9 月 2 日（一）北濱 抵達；行前會議", "9 月 3 日（二）北濱 開幕")
    assert [row[0] for row in rows(blocks("行程", "日期 地點 工作內容", *days, "參、過程"))[1:]] == [
        "9 月 1 日（日）",
        "9 月 2 日（一）",
        "9 月 3 日（二）",
    ]


def test_a_heading_behind_the_last_row_ends_a_schedule_that_lacks_cells() -> None:
    days = ("9 月 1 日", "東岸啟程", "9 月 2 日", "北濱抵達", "9 月 3 日", "東岸返抵")
    found = blocks("行程", "日期 地點 工作內容", *days, "參、過程", "一、開幕")
    assert [block.text for block in found if block.kind is BlockKind.HEADING][-2:] == ["參、過程", "一、開幕"]

"""Labels that an extractor set apart from what they label."""

import pytest

from reader.structure.breaks.torn_labels import with_labels_before
from reader.structure.lines import line_of


def told(*texts: str) -> list[str]:
    """What becomes of lines set apart by empty ones, but where a text begins with a bar."""
    lines = [
        line_of(number, text.removeprefix("|"), empty_before=int(text[0] != "|"))
        for number, text in enumerate(texts, start=1)
    ]
    return [line.text for line in with_labels_before(lines)]


def test_a_caption_stands_next_to_its_label() -> None:
    assert told("表一", "各港拖船費率一覽", "|港口", "費率") == ["表一\u3000各港拖船費率一覽", "港口", "費率"]
    assert told("圖 2", "各港運量") == ["圖 2\u3000各港運量"]


def test_a_caption_may_stand_among_the_first_cells() -> None:
    assert told("表3", "|港口", "各港拖船費率之比較", "費率", "時間") == [
        "表3\u3000各港拖船費率之比較",
        "港口",
        "費率",
        "時間",
    ]
    assert told("表", "|項次", "費率", "各港拖船費率", "|時間") == ["表\u3000各港拖船費率", "項次", "費率", "時間"]


@pytest.mark.parametrize(
    "texts",
    [
        ("表 1", "。", "3.5%"),
        ("表 1", "2031.04.05", "8 月 2 日"),
        ("列表如下", "各港拖船費率"),
        ("表 1",),
        ("圖", "書館"),
        ("時", "間不足，未及討論。"),
        ("（整理／沐以晴）", "來源：航港月刊）"),
        ("決議：", "|無", "|散會：中午"),
        ("備案：", "|無", "|時間：上午九時"),
        ("嗯", "|兄：船開了嗎？"),
        ("碼頭改建期間來訪的貨主請先與本處聯絡，並帶妥通行證，如有變更另行通知新", "|地", "|址：南灣路"),
        ("新址見：", "|地", "|址：南灣路"),
    ],
)
def test_what_labels_nothing_stays(texts: tuple[str, ...]) -> None:
    assert told(*texts) == [text.removeprefix("|") for text in texts]


def test_labels_of_characters_set_far_apart_and_credits_in_brackets_are_whole_again() -> None:
    assert told("時", "|間：8 月 2 日", "地", "|點：北濱港") == ["時\u3000間：8 月 2 日", "地\u3000點：北濱港"]
    assert told("（整理／沐以晴", "參考來源：航港月刊 2031.04.05）") == [
        "（整理／沐以晴\u3000參考來源：航港月刊 2031.04.05）"
    ]


def test_labels_of_minutes_and_of_fields_may_stand_below_one_another() -> None:
    assert told("列", "|席：沐以晴", "主", "|題：拖船費率") == ["列\u3000席：沐以晴", "主\u3000題：拖船費率"]


PROSE = ("領港員清晨登船以前先看潮水，再看風向，最後才看船長遞來的文件，這個次序", "|三十年來沒有改變過。")


@pytest.mark.parametrize(
    "texts",
    [
        ("圖 4", *PROSE),
        ("圖 4", "肆、後記", *PROSE),
        ("圖 4", "後記", *PROSE, "港邊的舊倉庫"),
        ("表", "7", "8", *PROSE),
    ],
    ids=["prose", "a numbered heading", "a heading", "figures"],
)
def test_a_label_without_a_caption_takes_no_line_of_the_text_below(texts: tuple[str, ...]) -> None:
    assert told(*texts) == [text.removeprefix("|") for text in texts]


def test_a_caption_as_wide_as_the_text_may_stand_above_a_source_or_cells() -> None:
    caption = "各港於疏濬前後之拖船費率與進港時間之比較（二○三一年一月至二○三三年六月）"
    for below in ("資料來源：航港月刊", "港口"):
        assert told("表 5", caption, f"|{below}", *PROSE)[:2] == [f"表 5\u3000{caption}", below]

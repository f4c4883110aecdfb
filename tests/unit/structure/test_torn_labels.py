"""Labels that an extractor set apart from what they label."""

import pytest

from reader.structure.lines import line_of
from reader.structure.torn_labels import with_labels_before


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
    ],
)
def test_what_labels_nothing_stays(texts: tuple[str, ...]) -> None:
    assert told(*texts) == list(texts)


def test_labels_of_characters_set_far_apart_and_credits_in_brackets_are_whole_again() -> None:
    assert told("時", "|間：8 月 2 日", "地", "|點：北濱港") == ["時\u3000間：8 月 2 日", "地\u3000點：北濱港"]
    assert told("（整理／沐以晴", "參考來源：航港月刊 2031.04.05）") == [
        "（整理／沐以晴\u3000參考來源：航港月刊 2031.04.05）"
    ]

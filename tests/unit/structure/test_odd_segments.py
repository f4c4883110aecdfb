"""Segments of set pages that stand as no text does: ticks of charts, characters without width."""

from reader.structure.set_pages.grid import grids
from reader.structure.set_pages.joined import with_note_numbers
from reader.structure.set_pages.layout import repeated_heads
from reader.structure.set_pages.margins import Margins
from reader.structure.set_pages.segment import Segment


def _segment(text: str, left: float, right: float, baseline: float, size: float = 12.0) -> Segment:
    return Segment(text, 0, left, right, baseline, size, False, ())


def test_ticks_of_a_chart_beside_its_legend_are_no_heads_of_footnotes() -> None:
    text = [_segment("港口之裝卸規費各不相同", 72, 400, 800 - 20 * at) for at in range(5)]
    legend = [_segment("小字說明文字", 131, 260, 600 - 12 * at, 8) for at in range(6)]
    ticks = [_segment(figure, left, left + 4, 300, 8) for figure, left in (("0", 112), ("5", 130), ("9", 160))]
    found = {segment.text for segment in with_note_numbers([*text, *ticks, *legend])}
    assert "0" in found


def test_a_character_without_width_alone_in_its_size_has_margins() -> None:
    lefts = [_segment("左欄文字文字文字文字", 72, 250, 700 - 15 * at) for at in range(6)]
    rights = [_segment("右欄文字文字文字文字", 300, 480, 700 - 15 * at) for at in range(6)]
    order = [*lefts, *rights, _segment("·", 300, 300, 900, 9)]
    assert Margins(order, {0}).of(12)[0] == 300


def test_a_row_below_a_repeated_head_is_none_of_it() -> None:
    head, row = ["國家", "費率", "生效日"], ["法國", "3%", "去年"]
    assert repeated_heads(
        [head, row, ["英國", "4%", "今年"], head, row, ["西班牙", "5%", "今年"]], [0, 0, 0, 1, 1, 1]
    ) == {3}
    below = ["", "起始", "終了"]
    assert repeated_heads([head, below, row, head, below, ["英國", "4%", "今年"]], [0, 0, 0, 1, 1, 1]) == {3, 4}


def test_a_box_turned_inside_out_has_margins() -> None:
    assert Margins([_segment("港口", 20, 10, 700)], {0}).of(0) == (20, 10)


def test_cells_in_a_font_without_size_are_rows() -> None:
    rows = [
        [_segment(text, left, left + 20, 700 - 9 * at, 0.0) for left, text in ((0, "貿"), (40, "易"))]
        for at in range(3)
    ]
    assert grids([segment for row in rows for segment in row]) is not None

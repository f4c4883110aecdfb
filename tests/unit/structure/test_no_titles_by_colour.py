"""What is set in a colour and is no title, and what stands as numbers, marks and axes do but is none of these."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import headings, of_role, texts
from tests.unit.structure.typeset import Piece, column, run, typeset

PROSE = (
    "港口之裝卸規費各不相同航商於申報以前應先確認船舶之噸位與停泊之時數並保存往來文件以備主管機關查核否則可能遭受處罰。"
)
TITLE: Piece = (200, 800, 20, "領航費率之兩難")
RED = 0xC00000


def _read(page: Sequence[Piece], *, red: Sequence[int] = ()) -> tuple[Block, ...]:
    runs = [run(*piece) for piece in page]
    return restore(typeset([replace(each, colour=RED) if at in red else each for at, each in enumerate(runs)])).blocks


def _rows(rows: Sequence[Sequence[str]], lefts: Sequence[float], top: float = 680, step: float = 20) -> list[Piece]:
    return [
        (left, top - step * at, 10, cell) for at, row in enumerate(rows) for left, cell in zip(lefts, row, strict=True)
    ]


def _tables(blocks: Sequence[Block]) -> list[list[list[str]]]:
    return [block.cell_texts() for block in blocks if block.kind is BlockKind.TABLE]


@pytest.mark.parametrize("red", [(1,), (2,), (3,), (1, 2), (2, 3), (1, 2, 3)])
def test_lines_of_a_paragraph_in_a_colour_stay_in_it(red: tuple[int, ...]) -> None:
    page = [TITLE, *column(PROSE * 2, 760), *column(PROSE * 2, 640)]
    again = [4 + at for at in red if 4 + at < len(page)]  # the same lines of the second paragraph
    blocks = _read(page, red=[*red, *again])
    assert texts(blocks, BlockKind.PARAGRAPH) == [PROSE * 2, PROSE * 2]


def test_an_item_in_a_colour_is_one_like_the_others() -> None:
    items: list[Piece] = [
        (70, 700 - 20 * at, 12, f"{at + 1}. {name}談判") for at, name in enumerate(("關稅", "規費", "補貼"))
    ]
    blocks = _read([TITLE, *column(PROSE, 760), *items, *column(PROSE, 620)], red=[4])
    assert len(texts(blocks, BlockKind.LIST_ITEM)) == 3


def test_tables_below_contents_without_leaders_keep_their_columns() -> None:
    listed: list[Piece] = [(70, 760, 16, "本期目錄")]
    for at, (title, page) in enumerate((("關稅減讓談判", "1"), ("原產地規則", "13"), ("貿易救濟制度", "25"))):
        listed += [(70, 730 - 20 * at, 10, title), (520, 730 - 20 * at, 10, page)]
    rows = (("國別", "件數"), ("北濱", "31"), ("南濱", "45"), ("東濱", "51"))
    blocks = _read([*listed, *column(PROSE, 640), *_rows(rows, (70, 520), 580), *column(PROSE, 460)])
    assert _tables(blocks)[-1:] == [[list(row) for row in rows]]


@pytest.mark.parametrize(
    "rows",
    [
        (("單位", "姓名", "職稱"), ("關務署", "王大同", "科長"), ("港務局", "李小美", "主任")),
        (
            ("稅率", "適用國別", "備註"),
            ("2.5", "北濱及南濱", "暫定"),
            ("12.5", "東濱", "協定"),
            ("7.5", "西濱", "協定"),
        ),
    ],
)
def test_bodies_beside_persons_and_decimals_beside_words_are_cells(rows: Sequence[Sequence[str]]) -> None:
    lefts = (70, 70 + 10 * (max(len(row[0]) for row in rows) + 1), 250)
    blocks = _read([TITLE, *column(PROSE, 760), *_rows(rows, lefts), *column(PROSE, 520)])
    assert _tables(blocks) == [[list(row) for row in rows]]


@pytest.mark.parametrize("below", [("北濱", "南灣", "東岸", "西岸"), ("1月", "4月", "7月", "10月")])
def test_an_axis_with_a_zero_needs_neither_level_figures_nor_a_caption(below: Sequence[str]) -> None:
    ticks: list[Piece] = [
        (122 - 5 * len(label), 440 + 30 * at, 10, label) for at, label in enumerate(("0", "50", "100", "150"))
    ]
    names: list[Piece] = [(150 + 60 * at, 425, 10, name) for at, name in enumerate(below)]
    blocks = _read([TITLE, *column(PROSE, 730), *ticks, *names, *column(PROSE, 360)])
    assert set(of_role(blocks, "axis")) >= {"0", "50", "100", "150"}


def test_ranks_far_from_what_they_rank_are_no_axis_though_a_figure_follows() -> None:
    rows = [(str(5 - at), f"{'北南東西中'[at]}濱") for at in range(5)]
    caption: Piece = (140, 570, 10, "圖 2　歷年費率")
    blocks = _read([TITLE, *column(PROSE, 760), *_rows(rows, (80, 360)), caption, *column(PROSE, 520)])
    assert not of_role(blocks, "axis")


def test_a_paragraph_set_in_below_a_work_begins_anew() -> None:
    work = "Baker, Karen (2020). Harbour dues and the law of the sea in small ports of Asia."
    page: list[Piece] = [TITLE, *column(PROSE, 760), (70, 690, 12, work), *column(PROSE, 670)]
    assert PROSE in texts(_read(page), BlockKind.PARAGRAPH)[-1:]
    assert headings(_read(page))

"""Cells of tables without upright lines that reach over several rows or columns, whose words browsers draw in the
middle of these; tables that go on below their heads on the next page."""

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.typeset import Piece, column, typeset

PROSE = (
    "港口之裝卸規費各不相同航商於申報以前應先確認船舶之噸位與停泊之時數並保存往來文件以備主管機關查核否則可能遭受處罰。"
)
STEP, SIZE = 20, 10
RIGHTS = (280, 350, 440, 520)  # of the figures, which stand flush right
HEAD = ["港口", "漁獲", "出口", "", "進口", ""], ["", "", "金額", "占比", "金額", "占比"]
FISH = ("鯖魚", "鬼頭刀", "旗魚", "虱目魚", "石斑")


def _figures(row: int) -> list[str]:
    return [f"{9 - row},{307 + 11 * row}", f"{row + 9}.{row}%", f"{row + 1},7{row}4", f"{5 * row}.5%"]


def _flush(right: float, baseline: float, text: str) -> Piece:
    return right - SIZE * len(text) / 2, baseline, SIZE, text


def _head(top: float) -> list[Piece]:
    """Two rows, the first two cells in the middle of both."""
    over: list[Piece] = [(70, top - 10, SIZE, "港口"), (130, top - 10, SIZE, "漁獲")]
    over += [(255, top, SIZE, "出口"), (415, top, SIZE, "進口")]
    return over + [
        (left, top - STEP, SIZE, word) for left, word in zip((215, 300, 375, 455), ("金額", "占比") * 2, strict=True)
    ]


def _group(name: str, count: int, top: float, first: int = 0) -> list[Piece]:
    """So many rows of one port, whose name is drawn first, in the middle of them."""
    pieces: list[Piece] = [(70, top - STEP * (count - 1) / 2, SIZE, name)]
    for at in range(count):
        pieces.append((130, top - STEP * at, SIZE, FISH[first + at]))
        pieces += [
            _flush(right, top - STEP * at, text) for right, text in zip(RIGHTS, _figures(first + at), strict=True)
        ]
    return pieces


def _rows(name: str, count: int, first: int = 0) -> list[list[str]]:
    return [["" if at else name, FISH[first + at], *_figures(first + at)] for at in range(count)]


def _tables(*pages: list[Piece]) -> list[list[list[str]]]:
    return [block.cell_texts() for block in restore(typeset(*pages)).blocks if block.kind is BlockKind.TABLE]


@pytest.mark.parametrize("counts", [(3, 2), (2, 3), (1, 4), (5, 1)])
def test_a_name_in_the_middle_of_its_rows_stands_in_the_first_of_them(counts: tuple[int, int]) -> None:
    upper, lower = counts
    page = [
        *column(PROSE, 760),
        *_head(680),
        *_group("北濱", upper, 640),
        *_group("南灣", lower, 640 - STEP * upper),
        *column(PROSE, 460),
    ]
    assert _tables(page) == [[*HEAD, *_rows("北濱", upper), *_rows("南灣", lower)]]


def test_a_table_goes_on_on_the_next_page_below_the_same_head() -> None:
    first = [*column(PROSE, 760), *_head(200), *_group("北濱", 3, 160)]
    second = [*_head(760), *_group("南灣", 2, 720, 3), *column(PROSE, 600)]
    assert _tables(first, second) == [[*HEAD, *_rows("北濱", 3), *_rows("南灣", 2, 3)]]


def test_a_first_cell_of_more_lines_than_those_beside_it_is_whole_where_all_stand_in_the_middle() -> None:
    rows = (
        (
            ("望北高等行政法院", "104 年度訴字第 27", "號裁定"),
            ("成本資料一旦洩漏即難以", "回復，應予退讓。"),
            ("全部駁回",),
        ),
        (
            ("望北高等行政法院", "106 年度訴字第 43", "號裁定"),
            ("未分別說明保密之必要，", "理由自嫌不備。"),
            ("部分准許",),
        ),
    )
    page: list[Piece] = [
        *column(PROSE, 760),
        *zip((90, 230, 370), (700,) * 3, (10,) * 3, ("字號", "要旨", "處理"), strict=True),
    ]
    for at, row in enumerate(rows):
        for left, cell in zip((70, 200, 350), row, strict=True):
            top = 670 - 50 * at + 7 * (len(cell) - 1)
            page += [(left, top - 14 * line, SIZE, words) for line, words in enumerate(cell)]
    (table,) = _tables([*page, *column(PROSE, 520)])
    assert table[1:] == [
        ["望北高等行政法院 104 年度訴字第 27 號裁定", "成本資料一旦洩漏即難以回復，應予退讓。", "全部駁回"],
        ["望北高等行政法院 106 年度訴字第 43 號裁定", "未分別說明保密之必要，理由自嫌不備。", "部分准許"],
    ]

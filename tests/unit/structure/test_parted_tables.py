"""Tables that a page parts, below the caption and the head printed again or without."""

import pytest

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import blocks_of
from tests.unit.structure.raw import raw_text
from tests.unit.structure.typeset import column, typeset

PROSE = (
    "港口之裝卸規費各不相同，航商於申報以前，應先確認船舶之噸位與停泊之時數，並保存往",
    "來文件，以備主管機關查核，否則可能遭受處罰1。 ",
)
NAME = "北濱港埠政策評析　第 12 期 "
HEAD = "港口 水深 規費（元） 備註 "
NOTE = " \n1 王大同，〈領航費率之研究〉，《北濱評論》，第 3 期，頁 12-15，2031 年。 "
FIRST = ("北濱港 16 公尺 9,000 全年開放 ", "南橋港 \n十四公尺，冬季結冰時\n\n為十二公尺 \n7,500 限日間 ")
SECOND = ("東岸港 12 公尺 6,200 — ", "西嶺港 9 公尺 4,100 僅限漁船 ")
ROWS = [
    ["港口", "水深", "規費（元）", "備註"],
    ["北濱港", "16 公尺", "9,000", "全年開放"],
    ["南橋港", "十四公尺，冬季結冰時為十二公尺", "7,500", "限日間"],
    ["東岸港", "12 公尺", "6,200", "—"],
    ["西嶺港", "9 公尺", "4,100", "僅限漁船"],
]


def _of(blocks: tuple[Block, ...], kind: BlockKind) -> list[Block]:
    return [block for block in blocks if block.kind is kind]


@pytest.mark.parametrize(
    "again",
    [
        (),
        (HEAD,),
        ("表 1　各港之條件（續） ", HEAD),
        ("表 1　各港之條件（續） ", "單位：元 ", HEAD),
        ("表 1　各港之條件（續） ",),
        ("續表 1 ", HEAD),
        ("（續上頁） ", HEAD),
    ],
    ids=" ".join,
)
def test_a_table_goes_on_behind_notes_and_heads_of_pages(again: tuple[str, ...]) -> None:
    above = (
        "港埠規費之比較 ",
        "王大同 ",
        *PROSE,
        *PROSE,
        "壹、比較 ",
        "各港之條件如表 1。 ",
        "表 1　各港之條件 ",
        HEAD,
    )
    first = (*above, *FIRST, NOTE, "- 1 - ")
    second = (NAME, *again, *SECOND, "資料來源：各港公告。 ", "貳、結語 ", *PROSE, *PROSE, "- 2 - ")
    blocks = restore(raw_text("\n\n\f".join("\n\n".join(page) for page in (first, second)))).blocks
    (table,) = _of(blocks, BlockKind.TABLE)
    assert [[cell.replace("\n", " ") for cell in row] for row in table.cell_texts()] == ROWS
    assert [block.text for block in _of(blocks, BlockKind.CAPTION)] == ["表 1　各港之條件", "資料來源：各港公告。"]
    heads = [block.text for block in _of(blocks, BlockKind.FURNITURE) if block.role == "header"]
    assert sorted(heads) == sorted(line.strip() for line in (NAME, *again))


def test_a_set_table_goes_on_below_a_caption_that_says_so() -> None:
    rows = (("港口", "水深", "規費"), ("北濱港", "16", "9,000"), ("南橋港", "14", "7,500"), ("東岸港", "12", "6,200"))
    text = "".join(PROSE).replace("1", "").strip() * 3

    def grid(top: float, *of: tuple[str, ...]) -> list[tuple[float, float, float, str]]:
        return [(100 + 140 * x, top - 20 * y, 12.0, cell) for y, row in enumerate(of) for x, cell in enumerate(row)]

    pages = typeset(
        [*column(text, 760), (70, 600, 12, "表 1　各港之條件"), *grid(576, *rows[:3])],
        [(70, 760, 12, "表 1　各港之條件（續）"), *grid(736, rows[0], rows[3]), *column(text, 640)],
    )
    (table,) = _of(restore(pages).blocks, BlockKind.TABLE)
    assert table.cell_texts() == [list(row) for row in rows]


def test_tables_of_their_own_stay_apart() -> None:
    text = (
        "港埠規費之比較 ",
        *PROSE,
        "表 1　各港之條件 ",
        HEAD,
        *FIRST,
        "表 2　續航之條件 ",
        HEAD,
        *SECOND,
        *PROSE,
        *PROSE,
    )
    blocks = blocks_of(*text)
    assert len(_of(blocks, BlockKind.TABLE)) == 2

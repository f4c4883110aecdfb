"""Tables of sentences below their captions, whose cells an extractor put one below the other."""

from collections.abc import Sequence

import pytest

from reader.model.document import Block, BlockKind
from tests.unit.structure.blocks import LONG, blocks_of, headings, texts, wrapped

CAPTION, NOTE = "表 1　各港規費之比較", "資料來源：作者整理。"
HEAD = ("港口", "現行規定", "修正方向")
PORTS = (
    ("北濱港", "夜航加成百分之三十，由航商於離港之前繳納。", "改為百分之二十，並得按月結算，逾期者加計利息。"),
    ("南灣漁港", "漁船免繳，惟進港修繕者準用商船之規定。", "修繕期間逾十日者始行收費，其餘不變。"),
    ("東岸港", "依噸級分五級，自公告之次月起實施。", "併為三級，並刪除兩年一次之通盤檢討。"),
)
COUNTED = ("項次", "措施名稱", "法規依據", "分析")
MEASURES = (
    (
        "一",
        "拖船油料補助",
        "港埠法第三條及其施行細則",
        "補助與油價連動，船隊規模因而擴大，宜逐年遞減，並將經費移作船員訓練之用。",
    ),
    ("二", "老舊漁船收購", "收購作業要點", "以減少船隊為目的，收購後之噸數不得保留，亦不得另建新船，應予維持。"),
    ("三", "休漁獎勵", "獎勵要點第二點", "依噸級發給獎勵金，計算基準包含在港之日數，核發前應查驗航程紀錄。"),
)


def _typed(rows: Sequence[Sequence[str]], rooms: Sequence[int]) -> list[str]:
    """The lines of rows whose cells have room for so many ideographs: cells on one line share the first of their row
    with the next cell, which may go on below."""
    lines: list[str] = []
    for row in rows:
        shares = False
        for cell, room in zip(row, rooms, strict=True):
            first, *rest = wrapped(cell, room).splitlines()
            lines[len(lines) - shares :] = [f"{lines[-1]} {first}" if shares else first, *rest]
            shares = (shares or cell is row[0]) and not rest
    return lines


def _tables(blocks: Sequence[Block]) -> list[list[list[str]]]:
    return [block.cell_texts() for block in blocks if block.kind is BlockKind.TABLE]


def _blocks(*lines: str) -> Sequence[Block]:
    text = wrapped(f"{LONG}{LONG}", 36)
    return blocks_of("\n".join(("壹、前言", text, *lines, "貳、結論", text)))


@pytest.mark.parametrize("rooms", [(4, 10, 10), (4, 12, 9), (4, 9, 14)])
def test_cells_end_where_their_columns_do(rooms: Sequence[int]) -> None:
    blocks = _blocks(CAPTION, " ".join(HEAD), *_typed(PORTS, rooms), NOTE)
    assert _tables(blocks) == [[list(HEAD), *map(list, PORTS)]]
    assert [text for _, text in headings(blocks)] == ["壹、前言", "貳、結論"]


def test_figures_of_the_first_column_tell_the_rows() -> None:
    blocks = _blocks(CAPTION, " ".join(COUNTED), *_typed(MEASURES, (1, 4, 6, 12)), NOTE)
    assert _tables(blocks) == [[list(COUNTED), *map(list, MEASURES)]]


def test_what_a_further_page_prints_below_the_head_goes_on_with_its_row() -> None:
    head = " ".join(COUNTED)
    lines = _typed(MEASURES, (1, 4, 6, 12))
    cut = next(at for at, line in enumerate(lines) if line.startswith("二"))
    blocks = _blocks(CAPTION, head, *lines[: cut - 1], f"\f{head}", *lines[cut - 1 :], NOTE)
    assert _tables(blocks) == [[list(COUNTED), *map(list, MEASURES)]]
    assert texts(blocks, BlockKind.FURNITURE) == [head]


def test_lines_that_no_column_breaks_are_no_such_cells() -> None:
    persons = ("召集人 王大同", "副召集人 李小美", "委員 沐以晴", "委員 單于庭", "聯絡窗口 池若水")
    blocks = _blocks("表 2　委員名單", *persons, NOTE)
    assert all(len(row) <= len(persons[0].split()) for table in _tables(blocks) for row in table)
    assert not any("單于庭聯絡窗口" in cell for table in _tables(blocks) for row in table for cell in row)


def test_columns_of_one_width_are_cells_where_their_head_names_what_is_compared() -> None:
    rows = (
        (
            "擴大出口市場，降低對單一國家之依賴，並帶動產業之升級。",
            "國內農產品將受衝擊，小農之調適期間不足，宜予補償。",
        ),
        ("引進國外投資，增加就業機會，並改善港口之基礎設施。", "環保與勞動標準提高，中小企業之成本增加，短期不利。"),
        ("參與國際規則之制定，提升談判之籌碼，利於長期布局。", "談判時程冗長，國會審議不易，政策之不確定性仍高。"),
    )
    blocks = _blocks("表 1　加入協定之利弊", "優點 缺點", *_typed(rows, (14, 14)), NOTE)
    assert _tables(blocks) == [[["優點", "缺點"], *map(list, rows)]]


@pytest.mark.parametrize("head", ["單位 百萬美元", "國別 出口額", "情形 附註說明"])
@pytest.mark.parametrize("count", [1, 3, 6])
def test_paragraphs_of_one_narrow_column_are_no_cells(head: str, count: int) -> None:
    wide = [f"{LONG[at:]}{LONG[: 30 + 5 * at]}。" for at in range(8)]
    narrow = [f"{LONG[at:]}{LONG[: 20 + 5 * at]}。" for at in range(count)]
    lines = [
        *(wrapped(text, 38) for text in wide),
        "表 2　我國主要出口市場",
        head,
        *(wrapped(text, 22) for text in narrow),
        *(wrapped(text, 38) for text in wide),
    ]
    blocks = blocks_of("\n".join(lines))
    assert not any(narrow[0][:20] in cell for table in _tables(blocks) for row in table for cell in row)


def test_the_title_of_an_appendix_heads_no_table() -> None:
    agenda = ("1 Opening remarks", "2 Notifications of Members", "3 Requests for extension", "4 Other business")
    lines = [f"{line} " for line in ("附錄一 例會議程", "COMMITTEE ON HARBOURS, DRAFT AGENDA", "Item Subject", *agenda)]
    blocks = blocks_of("出席港埠委員會報告 ", "壹、心得 ", f"{LONG} ", *lines, "附錄二 發言稿 ", f"{LONG} ")
    found = [text for _, text in headings(blocks)]
    assert "附錄一 例會議程" in found
    assert found[-1] == "附錄二 發言稿"

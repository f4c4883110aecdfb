"""Ruled tables of set pages."""

from dataclasses import replace

from reader.model.document import Block, BlockKind
from reader.model.raw import Glyphs, RawText, RuledLine
from reader.structure import restore
from tests.unit.structure.blocks import of_role
from tests.unit.structure.raw import raw_text, spaced
from tests.unit.structure.typeset import Piece, column, run, typeset

PROSE = "臺灣身為貿易依存度極高之經濟體面對全球供應鏈重組之趨勢必須持續推動出口市場多元化並強化與理念相近國家之連結"
EDGES = (70.0, 105.0, 135.0, 220.0)


def _cells(blocks: tuple[Block, ...]) -> list[list[str]]:
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    return table.cell_texts()


def _rules(top: float, *uprights: tuple[float, ...]) -> tuple[RuledLine, ...]:
    """The lines of a table whose rows are 25 points high, below `top`."""
    rules = [RuledLine(EDGES[0], top - 25 * at, EDGES[-1], top + 1 - 25 * at) for at in range(len(uprights) + 1)]
    for at, edges in enumerate(uprights):
        rules += [RuledLine(x, top - 25 - 25 * at, x + 1, top - 25 * at) for x in edges]
    return tuple(rules)


def _ruled(*rows: list[Piece | Glyphs], uprights: tuple[tuple[float, ...], ...]) -> RawText:
    """A page with a table whose rows are 25 points high, below 700."""
    text = typeset([*column(PROSE, 760), *(piece for row in rows for piece in row), *column(PROSE, 560)])
    return replace(text, pages=(replace(text.pages[0], rules=_rules(700, *uprights)),))


def _row(at: int, cells: tuple[str, str, str], weight: int = 400) -> list[Piece | Glyphs]:
    return [run(x + 3, 682 - 25 * at, 12, cell, weight) for x, cell in zip(EDGES, cells, strict=False)]


def test_ruled_cells_however_near_are_cells_and_a_bold_head_is_their_head() -> None:
    rows = [("國家", "稅率", "生效日"), ("法國", "3%", "二〇一九年"), ("英國", "2%", "二〇二〇年")]
    made = [_row(at, cells, 700 if at == 0 else 400) for at, cells in enumerate(rows)]
    assert _cells(restore(_ruled(*made, uprights=(EDGES,) * 3)).blocks) == [list(row) for row in rows]


def test_a_cell_over_all_columns_is_the_only_one_of_its_row() -> None:
    rows = [_row(0, ("國家", "稅率", "生效日")), _row(1, ("歐洲", "", ""))[:1], _row(2, ("法國", "3%", "二〇一九年"))]
    cells = _cells(restore(_ruled(*rows, uprights=(EDGES, (EDGES[0], EDGES[-1]), EDGES))).blocks)
    assert cells == [["國家", "稅率", "生效日"], ["歐洲"], ["法國", "3%", "二〇一九年"]]


def test_a_caption_above_a_table_is_no_row_of_it() -> None:
    text = spaced(
        "表一 各國稅率比較 ", "國家 稅率 生效日 ", "法國 3% 2019/1/1 ", "英國 2% 2020/4/1 ", "義大利 3% 2020/1/1 "
    )
    blocks = restore(raw_text(spaced(PROSE[:38], "之連結。 ") + "\n" + text)).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.CAPTION] == ["表一 各國稅率比較"]
    assert _cells(blocks)[0] == ["國家", "稅率", "生效日"]


def test_the_head_of_a_table_may_end_a_page_and_a_day_begin_the_next() -> None:
    """The day stands where pages have their numbers, but not at the place of these."""
    head = [_row(25, ("日期", "星期", "會議")), _row(26, ("組織", "", ""))[:1]]
    rows = [
        [run(x + 3, 750 - 25 * at, 10, cell) for x, cell in zip(EDGES, cells, strict=False)]
        for at, cells in enumerate([("5/26", "一", "貿易例會"), ("5/27", "二", "關務例會")])
    ]
    pages: tuple[list[Piece | Glyphs], ...] = (
        [*column(PROSE, 720), (280, 790, 9, "1 / 3"), *(piece for row in head for piece in row)],
        [(280, 790, 9, "2 / 3"), *(piece for row in rows for piece in row), *column(PROSE, 640)],
        [(280, 790, 9, "3 / 3"), *column(PROSE, 745), *column(PROSE, 560)],
    )
    text = typeset(*pages)
    rules = (_rules(75, EDGES, (EDGES[0], EDGES[-1])), _rules(768, EDGES, EDGES), ())
    made = replace(text, pages=tuple(replace(page, rules=drawn) for page, drawn in zip(text.pages, rules, strict=True)))
    blocks = restore(made).blocks
    assert _cells(blocks) == [
        ["日期", "星期", "會議"],
        ["組織"],
        ["5/26", "一", "貿易例會"],
        ["5/27", "二", "關務例會"],
    ]
    assert of_role(blocks, "page_number") == ["1 / 3", "2 / 3", "3 / 3"]


def test_a_cell_over_several_rows_or_columns_stands_where_it_begins() -> None:
    head = [run(73, 670, 12, "國家"), run(190, 682, 12, "制度內容")]
    below = [run(138, 657, 12, "稅率"), run(223, 657, 12, "生效日")]
    rows = [
        [run(73, 632 - 25 * at, 12, "法國"), run(138, 632 - 25 * at, 12, "3%"), run(223, 632 - 25 * at, 12, "去年")]
        for at in (0, 1)
    ]
    rules = [RuledLine(70, 700, 300, 701), RuledLine(135, 675, 300, 676)]
    rules += [RuledLine(70, 650 - 25 * at, 300, 651 - 25 * at) for at in range(3)]
    rules += [RuledLine(x, 600, x + 1, 700) for x in (70, 135, 300)] + [RuledLine(220, 600, 221, 675)]
    text = typeset([*column(PROSE, 760), *head, *below, *rows[0], *rows[1], *column(PROSE, 560)])
    made = replace(text, pages=(replace(text.pages[0], rules=tuple(rules)),))
    assert _cells(restore(made).blocks)[:2] == [["國家", "制度內容", ""], ["", "稅率", "生效日"]]

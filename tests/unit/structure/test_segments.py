"""Segments of set lines: justified words, torn markers, the size of the text."""

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from reader.structure.set_pages import segments
from tests.unit.structure.blocks import of_role
from tests.unit.structure.typeset import column, run, typeset

CITED = "ADDRESSING THE TAX CHALLENGES OF THE DIGITAL ECONOMY FINAL REPORT, https://doi.org/10.1787/978"
PROSE = "臺灣身為貿易依存度極高之經濟體面對全球供應鏈重組之趨勢必須持續推動出口市場多元化並強化與理念相近國家之連結" * 2


def test_the_words_of_a_justified_line_are_one_line() -> None:
    left, runs = 70.0, []
    for word in ("OECD, ", "ADDRESSING ", "THE ", "TAX "):
        runs.append(run(left, 100, 12, word))
        left = runs[-1].right + 13
    (page,) = segments.pages(typeset(runs))
    assert [segment.text for segment in page.segments] == ["OECD, ADDRESSING THE TAX"]


def test_the_blanks_of_a_justified_line_of_two_fonts_may_differ_while_they_are_narrow() -> None:
    left, runs = 70.0, []
    for word, gap in (("註 ", 12.5), ("7 ", 9.5), ("： ", 9.5), ("Case ", 12.5), ("C-17/15, ", 12.5), ("Halvor", 0.0)):
        runs.append(run(left, 100, 12, word))
        left = runs[-1].right + gap
    (page,) = segments.pages(typeset(runs))
    assert [segment.text for segment in page.segments] == ["註 7： Case C-17/15, Halvor"]


def test_cells_with_uneven_gaps_stay_apart() -> None:
    runs = [run(70, 100, 12, "法國 "), run(110, 100, 12, "3% "), run(170, 100, 12, "2019 "), run(210, 100, 12, "x")]
    (page,) = segments.pages(typeset(runs))
    assert len(page.segments) == 4


def test_letters_of_a_ligature_are_one_word() -> None:
    runs = [run(70, 100, 8, "Measures Traf"), run(114, 100, 8, "f"), run(118, 100, 8, "ic")]
    (page,) = segments.pages(typeset(runs))
    assert [segment.text for segment in page.segments] == ["Measures Traffic"]


def test_markers_drawn_after_a_list_go_to_their_items() -> None:
    pieces = [(100.0, 700.0, 12.0, "完成盤點"), (100.0, 680.0, 12.0, "建立機制")]
    markers = [(84.0, 700.0, 12.0, "1."), (84.0, 680.0, 12.0, "2.")]
    (page,) = segments.pages(typeset([*pieces, *markers]))
    assert [(segment.text, segment.left) for segment in page.segments] == [("1. 完成盤點", 84), ("2. 建立機制", 84)]


def test_numbers_of_rows_with_more_cells_stay_cells() -> None:
    row = [(84.0, 700.0, 12.0, "1."), (110.0, 700.0, 12.0, "法國"), (160.0, 700.0, 12.0, "百分之三")]
    (page,) = segments.pages(typeset(row))
    assert len(page.segments) == 3


def test_the_text_is_larger_than_footnotes_that_have_more_letters() -> None:
    notes = [(70.0, 330.0 - 12 * at, 8.5, f"{at + 1}. {CITED}") for at in range(12)]
    found = segments.pages(typeset([*column(PROSE, 700), *column(PROSE, 600), *notes]))
    assert segments.body_size(found) == 12


def test_boxes_stand_upright_in_a_font_that_stands_on_its_head() -> None:
    structure = restore(typeset([(70.0, 700.0, -12.0, "關稅減讓表之修正。")]))
    ((box,),) = (block.boxes for block in structure.blocks)
    assert (box.bottom, box.top) == (700.0, 712.0)


def test_labelled_names_an_ideograph_apart_stand_on_one_line() -> None:
    runs = [
        run(70, 100, 12, "發行人：王大同 "),
        run(166, 100, 12, "總編輯：李小美 "),
        run(262, 100, 12, "校對：林佳穎"),
    ]
    (page,) = segments.pages(typeset(runs))
    assert [segment.text for segment in page.segments] == ["發行人：王大同 總編輯：李小美 校對：林佳穎"]


def test_numbers_that_hang_beside_footnotes_head_them_where_notes_take_most_of_the_page() -> None:
    text = column(PROSE, 740)
    notes: list[tuple[float, float, float, str]] = []
    for number in range(1, 7):
        top = 600.0 - 40 * number
        notes += [(70.0, top + 2, 8.0, f"{number}"), (84.0, top, 8.0, CITED), (84.0, top - 10, 8.0, CITED)]
    (page,) = segments.pages(typeset([*text, *notes]))
    heads = [segment.text[:12] for segment in page.segments if segment.text[0].isdecimal()]
    assert heads == [f"{number} ADDRESSING" for number in range(1, 7)]


def test_a_paragraph_of_one_full_line_ends_where_the_next_is_set_in() -> None:
    first, second = "二" * 35 + "。", "三" * 50 + "。"
    structure = restore(typeset([*column(PROSE, 700), (94.0, 620.0, 12.0, first), *column(second, 600)]))
    assert [block.text for block in structure.blocks] == [PROSE, first, second]


def test_a_sentence_that_counts_within_is_no_item() -> None:
    first, second = (
        "本文所論之要件有二，其內容分別為（一）該決議須於協定生效之後始行作成；",
        "（二）須表達會員間之合意。",
    )
    pieces = [(94.0, 700.0, 12.0, first), (70.0, 680.0, 12.0, second)]
    structure = restore(typeset([*column(PROSE, 800), *pieces, *column(PROSE, 640)]))
    assert [(block.kind, block.text) for block in structure.blocks][1] == (BlockKind.PARAGRAPH, first + second)


def test_the_masthead_of_a_set_issue_is_no_heading_though_items_follow() -> None:
    head = [(70.0, 780.0, 14.0, "東岸經貿電子報"), (70.0, 755.0, 12.0, "第 45 期"), (70.0, 730.0, 12.0, "2024/10/11")]
    items = [(70.0, 690.0, 12.0, "◎ 越南經貿走向"), (70.0, 670.0, 12.0, "◎ 澳洲出口信用")]
    structure = restore(typeset([*head, *items], column(PROSE, 700)))
    assert of_role(structure.blocks, "masthead") == [text for *_, text in head]


@pytest.mark.parametrize("ending", ["10 日發行", "10 日出刊", "版"])
def test_the_day_of_a_set_issue_is_a_line_of_its_own(ending: str) -> None:
    names = ("南灣臺商簡訊", "Taiwanese Business Notes in the Southern Bay", f"第 8 期　2018 年 5 月 {ending}")
    head = [(70.0, 780.0 - 22 * at, 14.0, name) for at, name in enumerate(names)]
    parts = [(70.0, 690.0, 14.0, "會務報導"), *column(PROSE, 660), (70.0, 420.0, 14.0, "法規專欄"), *column(PROSE, 390)]
    structure = restore(typeset([*head, *parts]))
    assert of_role(structure.blocks, "masthead") == list(names)


def test_runs_drawn_font_by_font_stand_in_their_order_on_the_line() -> None:
    drawn = [(70, 500, 10, "韓國與"), (120, 500, 10, "之代"), (100, 500, 10, "檢查"), (140, 500, 10, "行協議")]
    (page,) = segments.pages(typeset([(float(x), float(y), float(size), text) for x, y, size, text in drawn]))
    assert [segment.text for segment in page.segments] == ["韓國與檢查之代行協議"]


def test_the_source_below_a_caption_is_one_more_caption() -> None:
    text = "臺灣身為貿易依存度極高之經濟體面對全球供應鏈重組之趨勢必須持續推動出口市場多元化" * 4
    below = [(70.0, 400.0, 10.0, "圖 1　交易宣布後之股價（2025 年＝100）"), (70.0, 386.0, 10.0, "資料來源：作者繪製")]
    blocks = restore(typeset([*column(text, 700), *below])).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.CAPTION] == [told for *_, told in below]

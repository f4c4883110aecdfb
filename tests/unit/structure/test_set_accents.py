"""What newsletters and white papers of browsers and word processors set: titles told by their colour alone, numbers of
sections apart from their titles, contents without leaders, marks and works that go on on the next line."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reader.model.document import Block, BlockKind, Structure
from reader.model.raw import Glyphs, RuledLine
from reader.structure import restore
from tests.unit.structure.blocks import headings, of_role, texts
from tests.unit.structure.typeset import Piece, column, run, typeset

PROSE = (
    "港口之裝卸規費各不相同航商於申報以前應先確認船舶之噸位與停泊之時數並保存往來文件以備主管機關查核否則可能遭受處罰。"
)
TITLE: Piece = (200, 800, 20, "領航費率之兩難")
ORANGE, GREY, BLUE = 0xB4541A, 0x555555, 0x0563C1


def _read(*pages: Sequence[Piece | Glyphs]) -> Structure:
    return restore(typeset(*pages))


def _coloured(colour: int, *pieces: Piece) -> list[Glyphs]:
    return [replace(run(*piece), colour=colour) for piece in pieces]


def _kinds(blocks: tuple[Block, ...]) -> dict[str, BlockKind]:
    return {block.text: block.kind for block in blocks}


@pytest.mark.parametrize(("colour", "kind"), [(ORANGE, BlockKind.HEADING), (GREY, BlockKind.PARAGRAPH)])
def test_a_colour_tells_a_title_set_as_large_as_the_text_and_grey_does_not(colour: int, kind: BlockKind) -> None:
    titles = _coloured(colour, (70, 700, 12, "港口費率之檢討"), (70, 600, 12, "領航人之立場"))
    page: list[Piece | Glyphs] = [
        TITLE,
        *column(PROSE, 760),
        titles[0],
        *column(PROSE, 670),
        titles[1],
        *column(PROSE, 570),
    ]
    assert [_kinds(_read(page).blocks)[title.text] for title in titles] == [kind, kind]


def test_the_colour_of_links_tells_no_titles() -> None:
    link, words = _coloured(BLUE, (70, 700, 12, "https://a.example/dues"), (70, 600, 12, "北濱港費率表"))
    page: list[Piece | Glyphs] = [TITLE, *column(PROSE, 760), link, *column(PROSE, 670), words, *column(PROSE, 570)]
    assert headings(_read(page).blocks) == [(1, TITLE[3])]


def test_the_colour_of_the_text_tells_no_titles() -> None:
    pieces: list[Piece] = [*column(PROSE, 760), (70.0, 700.0, 12.0, "北濱港費率表"), *column(PROSE, 670)]
    assert headings(_read([TITLE, *_coloured(ORANGE, *pieces)]).blocks) == [(1, TITLE[3])]


@pytest.mark.parametrize("above", ["駐胡志明市辦事處", "採訪整理"])
def test_who_signs_and_his_body_or_craft_an_ideograph_apart_are_one_line(above: str) -> None:
    signed: list[Piece] = [(70, 700, 10, above), (70 + 10 * (len(above) + 1), 700, 10, "王大同")]
    blocks = _read([TITLE, *signed, *column(PROSE, 660)]).blocks
    assert texts(blocks, BlockKind.BYLINE) == [f"{above}　王大同"]


def test_cells_an_ideograph_apart_are_two_where_no_person_is_named() -> None:
    rows = [(f"{'北南東'[at]}濱經濟研究院", "逕自洽詢") for at in range(3)]
    cells = [
        (left, 680 - 20 * at, 10, cell)
        for at, row in enumerate(rows)
        for left, cell in zip((70, 150), row, strict=True)
    ]
    blocks = _read([TITLE, *column(PROSE, 760), *cells, *column(PROSE, 580)]).blocks
    assert [block.cell_texts() for block in blocks if block.kind is BlockKind.TABLE] == [list(map(list, rows))]


def test_figures_that_end_where_one_another_do_are_cells_however_near_their_rows_stand_to_text() -> None:
    shops = (("授權維修店", "38%"), ("連鎖專賣", "35%"), ("網路通路", "27%"))
    wants = (
        ("須取得馬達系統商認可，", "並備貨三年"),
        ("接受自有品牌代工，付", "款天期九十天"),
        ("提供安裝影片與多語", "說明"),
    )
    cells: list[Piece | Glyphs] = []
    for at, (shop, want) in enumerate(zip(shops, wants, strict=True)):
        middle = 680 - 40 * at
        cells += [run(left, middle, 10, f"{cell} ") for left, cell in zip((70, 135), shop, strict=True)]
        cells += [run(190, middle + 7 - 14 * line, 10, words) for line, words in enumerate(want)]
    blocks = _read([TITLE, *column(PROSE, 760), *cells, *column(PROSE, 520)]).blocks
    rows = [[*shop, "".join(want)] for shop, want in zip(shops, wants, strict=True)]
    assert [block.cell_texts() for block in blocks if block.kind is BlockKind.TABLE] == [rows]


def test_the_number_of_a_section_stands_before_its_title() -> None:
    heads = [
        piece
        for at, (number, title) in enumerate((("2.4.1", "半導體"), ("2.4.2", "切削工具")))
        for piece in ((70, 700 - 100 * at, 12, number), (118, 700 - 100 * at, 12, title))
    ]
    page = [TITLE, *column(PROSE, 760), *heads[:2], *column(PROSE, 670), *heads[2:], *column(PROSE, 570)]
    assert [title for _, title in headings(_read(page).blocks)] == [TITLE[3], "2.4.1 半導體", "2.4.2 切削工具"]


def test_figures_of_a_table_are_no_numbers_of_sections() -> None:
    rows = [("費率", "7.5", "協定稅率"), ("噸位", "6.1", "最惠國稅率"), ("時數", "5.8", "暫定稅率")]
    cells = [
        (left, 680 - 20 * at, 10, cell)
        for at, row in enumerate(rows)
        for left, cell in zip((70, 150, 190), row, strict=True)
    ]
    blocks = _read([TITLE, *column(PROSE, 760), *cells, *column(PROSE, 580)]).blocks
    assert [block.cell_texts() for block in blocks if block.kind is BlockKind.TABLE] == [list(map(list, rows))]


def test_entries_of_contents_without_leaders_have_the_numbers_of_their_pages() -> None:
    entries = (("1", "前言", "2"), ("1.1", "問題背景", "2"), ("1.2", "研究範圍", "3"), ("2", "風險盤點", "5"))
    listed: list[Piece] = [(70, 760, 16, "目次")]
    for at, (number, title, page) in enumerate(entries):
        lefts = (85, 110, 525) if "." in number else (70, 84, 525)
        listed += [(left, 730 - 20 * at, 10, text) for left, text in zip(lefts, (number, title, page), strict=True)]
    body: list[Piece] = []
    for at, (number, title, _) in enumerate(entries):
        body += [(70, 760 - 120 * at, 16, f"{number} {title}"), *column(PROSE, 730 - 120 * at)]
    blocks = _read([TITLE, *column(PROSE, 760)], listed, body).blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == [" ".join(entry) for entry in entries]


def test_the_mark_of_a_footnote_may_stand_alone_on_the_next_line() -> None:
    full = f"{PROSE}{PROSE}"[:73] + "。"  # two full lines
    page: list[Piece] = [TITLE, *column(full, 760), (70, 724, 7, "1"), *column(PROSE, 680)]
    blocks = _read([*page, (70, 60, 9, "1 林懷安，〈出口管制〉，《貿易叢刊》，頁三。")]).blocks
    first = next(block for block in blocks if block.kind is BlockKind.PARAGRAPH)
    assert [(mark.offset, mark.number) for mark in first.footnote_refs] == [(len(full), 1)]
    assert texts(blocks, BlockKind.PARAGRAPH) == [full, PROSE]


def test_a_small_figure_below_a_title_or_a_short_line_is_no_mark_of_it() -> None:
    page: list[Piece] = [TITLE, (200, 780, 8, "12"), *column(PROSE, 740), (70, 704, 7, "15"), *column(PROSE, 660)]
    found = [block.text for block in _read(page).blocks]
    assert TITLE[3] in found
    assert found.count(PROSE) == 2


def test_a_footnote_goes_on_on_the_next_page_though_a_figure_begins_there() -> None:
    first: list[Piece] = [TITLE, *column(PROSE[:-1], 760), (70 + 12 * 18, 744, 6, "1"), *column(PROSE, 680)]
    first.append((70, 60, 9, "1 晏子皓，〈數位卷證之資訊安全〉，《港務論叢》，第 51 期，頁 22-"))
    second: list[Piece] = [*column(PROSE[:-1], 760), (70 + 12 * 18, 744, 6, "2"), (84, 72, 9, "30（2024）。")]
    second.append((70, 60, 9, "2 林懷安，〈出口管制〉，《貿易叢刊》，頁三。"))
    notes = texts(_read(first, second).blocks, BlockKind.FOOTNOTE)
    assert notes[0].endswith("頁 22-30（2024）。")
    assert len(notes) == 2


def test_a_work_whose_title_ends_with_its_first_line_goes_on_below() -> None:
    works = (
        ("Aurigny, Bénédicte (2022). Le conseiller-auditeur en matière portuaire de droit.", "Revue de droit, 58, 77."),
        ("Lindqvist, Theodore (2013). The lawyer in the locked reading room of the harbour.", "Harbour Law, 44, 501."),
    )
    page: list[Piece] = [TITLE, *column(PROSE, 760), (70, 690, 16, "參考文獻")]
    for at, (above, below) in enumerate(works):
        page += [(70, 660 - 40 * at, 11.2, above), (96, 644 - 40 * at, 11.2, below)]
    page.append((70, 580, 11.2, "Vossberg, Henrietta (2016). Secrecy. Baltic Review, 3, 1."))
    found = texts(_read(page).blocks, BlockKind.PARAGRAPH)
    assert found[1:3] == [" ".join(work) for work in works]


def test_a_calendar_may_name_who_meets_before_the_days_and_a_day_once_for_several() -> None:
    rows = (
        ("組織", "日期", "星期", "會議名稱"),
        ("WTO", "9/15-16", "一～二", "Rules of Origin"),
        ("", "9/25", "四", "Dispute Settlement Body"),
        ("", "", "", "State Trading Enterprises"),
        ("APEC", "9/30", "二", "Paperless Trade"),
    )
    cells = [
        (left, 680 - 20 * at, 10, cell)
        for at, row in enumerate(rows)
        for left, cell in zip((70, 150, 220, 280), row, strict=True)
        if cell
    ]
    rules = [RuledLine(65, 690 - 20 * at, 500, 691 - 20 * at) for at in range(len(rows) + 1)]
    rules += [RuledLine(left, 690 - 20 * len(rows), left + 1, 691) for left in (65, 145, 215, 275, 500)]
    head: list[Piece] = [(70, 800, 20, "北濱經貿雙週報"), (70, 775, 10, "2025 年 9 月 8 日 第 12 期")]
    text = typeset([*head, *cells, *column(PROSE, 500)])
    made = restore(replace(text, pages=(replace(text.pages[0], rules=tuple(rules)),)))
    assert [(str(entry.day), entry.group, entry.title) for entry in made.records.calendar] == [
        ("2025-09-15", "WTO", "Rules of Origin"),
        ("2025-09-25", "WTO", "Dispute Settlement Body"),
        ("2025-09-25", "WTO", "State Trading Enterprises"),
        ("2025-09-30", "APEC", "Paperless Trade"),
    ]
    assert not of_role(made.blocks, "schedule")


def test_a_small_figure_that_is_all_of_a_text_is_no_mark_of_it() -> None:
    page: list[Piece] = [TITLE, *column(f"{PROSE[:-1]}¹。", 760), (70, 680, 12, "²"), *column(PROSE, 640)]
    page += [(70, 72, 9, "¹ 林懷安，〈出口管制〉，《貿易叢刊》，頁三。"), (70, 60, 9, "² 同前註，頁九。")]
    assert all(block.text for block in _read(page).blocks)

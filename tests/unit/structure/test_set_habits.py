"""What word processors and browsers set: parts of titles, numbers of formulas, blanks beside brackets, heads over
several columns, notes at the top of a page or in columns, titles larger than those of sections."""

import pytest

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import headings, of_role, texts
from tests.unit.structure.typeset import Piece, column, run, typeset

PROSE = (
    "港口之裝卸規費各不相同航商於申報以前應先確認船舶之噸位與停泊之時數並保存往來文件以備主管機關查核否則可能遭受處罰。"
)
TICKS = ("0", "100", "200", "300", "400")
TITLE: Piece = (200, 800, 20, "領航費率之兩難")
CITED = ("林懷安，〈出口管制〉，《貿易叢刊》，頁三", "沐以晴，〈夜航〉，《港務論叢》，頁十二", "同前註，頁十五")


def _read(*pages: list[Piece]) -> tuple[Block, ...]:
    return restore(typeset(*pages)).blocks


def _tables(blocks: tuple[Block, ...]) -> list[list[list[str]]]:
    return [block.cell_texts() for block in blocks if block.kind is BlockKind.TABLE]


def test_a_blank_as_wide_as_an_ideograph_parts_no_title() -> None:
    title: list[Piece] = [(70, 760, 14, "北濱拖船費率調整"), (70 + 9 * 14, 760, 14, "航商要求緩議")]
    assert (2, "北濱拖船費率調整　航商要求緩議") in headings(_read([TITLE, *title, *column(PROSE, 730)]))


def test_wide_brackets_have_no_blank_beside_them_where_words_were_drawn_apart() -> None:
    left, runs = 70.0, []
    for word in ["港務總局的措施 ", "（ ", "Port ", "Office ", "） ", "北濱分局之規定"]:
        runs.append(run(left, 710, 12, word))
        left = runs[-1].right + 5
    blocks = restore(typeset([TITLE, *runs])).blocks
    assert "港務總局的措施（Port Office）北濱分局之規定" in [block.text for block in blocks]


def test_a_term_in_both_languages_heads_what_explains_it_below_the_name_of_a_dictionary() -> None:
    term = "差價合約（Contract for Difference, CfD）"
    page: list[Piece] = [
        TITLE,
        *column(PROSE, 730),
        (70, 640, 15, "名詞小方塊"),
        (70, 610, 12, term),
        *column(PROSE, 580),
    ]
    assert [title for _, title in headings(_read(page))] == [TITLE[3], "名詞小方塊", term]


def test_ideographs_drawn_one_by_one_in_a_stretched_line_have_no_blanks_between_them() -> None:
    left, runs = 70.0, []
    for word in ["港 ", "務 ", "總 ", "局 ", "的 ", "（ ", "Port ", "Office"]:
        runs.append(run(left, 710, 12, word))
        left = runs[-1].right + 108 / 7
    lines = [(70.0, 690 - 20 * at, 12.0, PROSE[at * 20 :][:20]) for at in range(3)]
    blocks = restore(typeset([TITLE, *runs, *lines])).blocks
    assert [block.text for block in blocks if block.text.startswith("港務總局")] == [f"港務總局的（Port Office {PROSE}"]


def test_a_title_at_the_foot_of_a_column_goes_on_with_none_at_the_top_of_the_next() -> None:
    text = [piece for at in range(9) for piece in column(PROSE, 760 - 60 * at, room=19)]
    marks: list[Piece] = [(70 + 12 * 19, 764 - 60 * at, 6, str(at + 1)) for at in range(6)]
    page = [
        TITLE,
        *text,
        *marks,
        (70, 180, 14, "附註"),
        *_notes(160, 1),
        *_notes(760, 4, 320),
        (320, 690, 14, "參考文獻"),
    ]
    page += [(320, 670 - 20 * at, 12, work) for at, work in enumerate(CITED[:2])]
    assert [title for _, title in headings(_read(page))] == [TITLE[3], "附註", "參考文獻"]


def test_wide_brackets_and_stops_have_no_blank_beside_them() -> None:
    words = ["港口費率協定（", " Port Dues Agreement ", "）於去年生效 ，"]
    left, runs = 70.0, []
    for word in words:
        runs.append(run(left, 730, 12, word))
        left = runs[-1].right + 1
    assert [block.text for block in restore(typeset(runs)).blocks] == [
        "港口費率協定（Port Dues Agreement）於去年生效，"
    ]


@pytest.mark.parametrize("labels", ["2017 2018 2019 2020 2021", "1月 2月 3月 4月 5月"], ids=["years", "months"])
def test_figures_along_the_axes_of_a_chart_are_none_of_the_text(labels: str) -> None:
    ticks: list[Piece] = [(122 - 5 * len(label), 440 + 30 * at, 10, label) for at, label in enumerate(TICKS)]
    years: Piece = (140, 425, 10, labels)
    page = [TITLE, *column(PROSE, 730), *ticks, years, (200, 400, 10, "圖 1　歷年費率"), *column(PROSE, 360)]
    blocks = _read(page)
    assert of_role(blocks, "axis") == [*TICKS, years[3]]
    assert texts(blocks, BlockKind.PARAGRAPH) == [PROSE, PROSE]


def test_years_with_cells_beside_them_and_figures_that_count_unevenly_are_no_axis() -> None:
    rows = [(100, 600 - 20 * at, 10, str(2017 + at)) for at in range(5)]
    cells = [(250, 600 - 20 * at, 10, f"北濱第{'一二三四五'[at]}港") for at in range(5)]
    lone = [(122 - 5 * len(label), 300 + 30 * at, 10, label) for at, label in enumerate(("0", "7", "9", "200"))]
    assert not of_role(_read([TITLE, *column(PROSE, 730), *rows, *cells, *lone]), "axis")


def test_figures_above_bars_are_none_of_the_text_and_text_of_another_column_is_no_row() -> None:
    ticks: list[Piece] = [(122 - 5 * len(label), 440 + 30 * at, 10, label) for at, label in enumerate(TICKS)]
    bars: list[Piece] = [(140 + 30 * at, 455 + 26 * at, 10, str(60 + 9 * at)) for at in range(4)]
    halves: Piece = (140, 425, 10, "2022H1 2022H2 2023H1 2023H2")
    page = [TITLE, *column(PROSE, 730, room=20), *ticks, halves, *bars, *column(PROSE * 4, 730, left=340, room=18)]
    blocks = _read(page)
    assert sorted(of_role(blocks, "axis")) == sorted([*TICKS, halves[3], *(piece[3] for piece in bars)])
    assert texts(blocks, BlockKind.PARAGRAPH) == [PROSE, PROSE * 4]


def test_figures_of_a_chart_without_an_upright_axis_are_none_of_the_text() -> None:
    caption: Piece = (140, 560, 10, "圖 1　歷年費率（元）")
    bars: list[Piece] = [
        (145 + 38 * at, (470, 530, 505, 480)[at], 8, figure)
        for at, figure in enumerate(("25.1", "77.6", "60.3", "34.9"))
    ]
    years: Piece = (140, 425, 8, "2021 年　2022 年　2023 年　2024 年")
    blocks = _read([TITLE, *column(PROSE, 730), caption, *bars, years, *column(PROSE, 380)])
    assert sorted(of_role(blocks, "axis")) == sorted([years[3], *(piece[3] for piece in bars)])
    assert texts(blocks, BlockKind.PARAGRAPH) == [PROSE, PROSE]


def test_months_that_head_rows_are_no_axis() -> None:
    rows = [(100, 600 - 20 * at, 10, f"{at + 1} 月") for at in range(6)]
    cells = [(250, 600 - 20 * at, 10, f"{at * 7 % 5 + 1}.{at}") for at in range(6)]
    assert not of_role(_read([TITLE, *column(PROSE, 730), *rows, *cells]), "axis")


def test_figures_below_the_caption_of_a_table_are_cells() -> None:
    rows = (("年度", "2021 年", "2022 年"), ("北濱", "25.1", "77.6"), ("南灣", "60.3", "34.9"))
    cells: list[Piece] = [
        (left, 540 - 20 * at, 10, cell)
        for at, row in enumerate(rows)
        for left, cell in zip((80, 180, 280), row, strict=True)
    ]
    blocks = _read([TITLE, *column(PROSE, 730), (140, 560, 10, "表 1　歷年費率"), *cells, *column(PROSE, 440)])
    assert not of_role(blocks, "axis")
    assert _tables(blocks) == [[list(row) for row in rows]]


def test_figures_of_two_axes_above_a_caption_are_none_of_the_text() -> None:
    left: list[Piece] = [(122 - 5 * len(label), 440 + 30 * at, 10, label) for at, label in enumerate(TICKS)]
    right: list[Piece] = [(400, 440 + 30 * at, 10, f"{10 + at}%") for at in range(5)]
    named: list[Piece] = [(160 + 80 * at, 425, 10, name) for at, name in enumerate(("北濱", "南灣", "東濱"))]
    caption: Piece = (200, 400, 10, "圖 1　歷年費率")
    blocks = _read([TITLE, *column(PROSE, 730), *left, *right, *named, caption, *column(PROSE, 360)])
    assert sorted(of_role(blocks, "axis")) == sorted([*TICKS, *(piece[3] for piece in right)])


@pytest.mark.parametrize("years", [("2024", "2023", "2022", "2021", "2020"), ("5", "4", "3", "2", "1")])
@pytest.mark.parametrize("size", [10, 24])
def test_a_column_of_a_table_that_counts_up_from_its_foot_is_no_axis(years: tuple[str, ...], size: int) -> None:
    lefts, wide = (80, 80 + 6 * size, 80 + 12 * size), 2 * size
    figures = (("4,325", "12.5%"), ("4,795", "9.1%"), ("4,464", "7.7%"), ("3,452", "-1.2%"), ("3,291", "3.4%"))
    rows = [("年度", "出口額", "成長率"), *((year, *of) for year, of in zip(years, figures, strict=True))]
    cells: list[Piece] = [
        (left, 680 - wide * at, size, cell)
        for at, row in enumerate(rows)
        for left, cell in zip(lefts, row, strict=True)
    ]
    blocks = _read([TITLE, *column(PROSE, 760), *cells, *column(PROSE, 680 - wide * len(rows) - 20)])
    assert not of_role(blocks, "axis")
    assert _tables(blocks) == [[list(row) for row in rows]]


def test_years_alone_above_paragraphs_are_no_axis() -> None:
    above = [
        piece
        for at, year in enumerate(range(2024, 2019, -1))
        for piece in ((70, 700 - 90 * at, 12, str(year)), *column(PROSE[:46], 680 - 90 * at))
    ]
    assert not of_role(_read([TITLE, *above]), "axis")


def test_words_of_a_head_as_far_apart_as_their_columns_are_cells() -> None:
    lefts = (80, 160, 240, 320, 400)
    head = [run(160 + 160 * at, 640, 10, word, 700) for at, word in enumerate(("出口 ", "進口 "))]
    below = [run(left, 620, 10, word, 700) for left, word in zip(lefts[1:], ("金額 ", "占比 ") * 2, strict=True)]
    rows = [
        [run(left, 600 - 20 * at, 10, f"{cell} ") for left, cell in zip(lefts, cells, strict=True)]
        for at, cells in enumerate((("北濱", "687", "19.6%", "645", "29.9%"), ("南灣", "482", "22.2%", "369", "4.4%")))
    ]
    page = typeset([TITLE, *column(PROSE, 730), *head, *below, *rows[0], *rows[1]])
    (table,) = _tables(restore(page).blocks)
    assert table[-3:] == [
        ["", "金額", "占比", "金額", "占比"],
        ["北濱", "687", "19.6%", "645", "29.9%"],
        ["南灣", "482", "22.2%", "369", "4.4%"],
    ]


def test_the_number_of_a_formula_at_the_margin_stands_on_its_line() -> None:
    formula: list[Piece] = [(200, 660, 12, "X = a + b"), (490, 660, 12, "（1）")]
    page = [TITLE, *column(PROSE, 730), *formula, *column(PROSE, 630)]
    assert "X = a + b （1）" in texts(_read(page), BlockKind.PARAGRAPH)


def test_items_may_be_counted_with_small_roman_figures() -> None:
    items: list[Piece] = []
    for at, number in enumerate(("(i)", "(ii)", "(iii)")):
        items += [
            (82, 640 - 20 * at, 12, number),
            (120, 640 - 20 * at, 12, f"第{'一二三'[at]}類船舶之費率應先行調整。"),
        ]
    found = [block.marker for block in _read([TITLE, *column(PROSE, 730), *items]) if block.marker]
    assert found == ["(i)", "(ii)", "(iii)"]


def test_cells_stand_in_their_columns_and_heads_above_several_belong_to_the_table() -> None:
    rows = (
        ((70, "變數"), (235, "全樣本"), (395, "分組")),
        ((220, "（1）"), (300, "（2）"), (380, "（3）"), (460, "（4）")),
        ((70, "費率"), (220, "0.61"), (300, "0.37"), (380, "0.40"), (460, "0.35")),
        ((220, "(0.1)"), (300, "(0.2)"), (380, "(0.3)"), (460, "(0.4)")),
        ((70, "噸位"), (300, "1.12"), (380, "1.64"), (460, "0.51")),
        ((70, "常數"), (220, "0.87"), (300, "0.88"), (380, "0.89"), (460, "0.86")),
    )
    cells = [(left, 640 - 20 * at, 10, text) for at, row in enumerate(rows) for left, text in row]
    (table,) = _tables(_read([TITLE, *column(PROSE, 730), *cells, *column(PROSE, 480)]))
    assert table[:2] == [["變數", "全樣本", "", "分組", ""], ["", "（1）", "（2）", "（3）", "（4）"]]
    assert table[3:5] == [["", "(0.1)", "(0.2)", "(0.3)", "(0.4)"], ["噸位", "", "1.12", "1.64", "0.51"]]


def _notes(top: float, first: int, left: float = 70) -> list[Piece]:
    """The works with their numbers hanging beside them."""
    return [
        piece
        for at, work in enumerate(CITED)
        for piece in ((left, top - 14 * at, 8, str(first + at)), (left + 14, top - 14 * at, 8, work))
    ]


def _marked(*tops: int) -> list[Piece]:
    """A paragraph for each of the tops, with the mark of a footnote behind its last word, counted from 1."""
    found: list[Piece] = []
    for number, top in enumerate(tops, start=1):
        found += column(PROSE[:-1], top)
        found += [(70 + 12 * 21, top - 20 + 4, 6, str(number)), (70 + 12 * 21 + 4, top - 20, 12, "。")]
    return found


def test_notes_at_the_end_of_an_article_go_on_at_the_top_of_the_next_page() -> None:
    first = [TITLE, *_marked(760, 700, 640, 580), *_notes(120, 1)]
    second: list[Piece] = [
        (70, 800, 8, "4 羅以澄，〈靠泊〉，《港務論叢》，頁四十"),
        *column(PROSE, 740),
        *column(PROSE, 680),
    ]
    found = [(block.number, block.text) for block in _read(first, second) if block.kind is BlockKind.FOOTNOTE]
    assert found == [*enumerate(CITED, 1), (4, "羅以澄，〈靠泊〉，《港務論叢》，頁四十")]


def test_notes_in_two_columns_are_no_table() -> None:
    more = [(left, top, size, text) for left, top, size, text in _notes(300, 4, left=320)]
    tail = [(84.0, 300.0 - 14 * at, 8.0, "頁數從略，下同") for at in range(3, 9)]
    right = [(334.0, 300.0 - 14 * at, 8.0, "頁數從略，下同") for at in range(3, 9)]
    page = [TITLE, *_marked(760, 700, 640, 580, 520, 460), (70, 330, 12.4, "註釋")]
    blocks = _read([*page, *_notes(300, 1), *tail, *more, *right])
    assert [block.number for block in blocks if block.kind is BlockKind.FOOTNOTE] == [1, 2, 3, 4, 5, 6]
    assert not _tables(blocks)
    assert "註釋" in [text for _, text in headings(blocks)]


@pytest.mark.parametrize("frame", ["摘要", "目次", "註釋"])
def test_titles_around_the_text_lie_as_deep_as_its_sections_however_large(frame: str) -> None:
    parts = ("壹、費率", "貳、規費")
    front = [TITLE, (70, 760, 18, frame), *column(PROSE, 730)]
    body = [
        piece
        for at, part in enumerate(parts)
        for piece in ((70, 700 - 200 * at, 15, part), *column(PROSE, 670 - 200 * at))
    ]
    assert headings(_read(front, body)) == [(1, TITLE[3]), *((2, text) for text in (frame, *parts))]


def test_an_itinerary_that_says_what_was_done_is_no_calendar() -> None:
    cells = (
        ("日期", "星期", "地點", "工作內容"),
        ("10 月 20 日", "日", "臺北", "啟程"),
        ("10 月 21 日", "一", "蘇黎世", "抵達"),
    )
    rows = [
        (70 + 110 * place, 640 - 20 * at, 10, text) for at, row in enumerate(cells) for place, text in enumerate(row)
    ]
    (table,) = [block for block in _read([TITLE, *column(PROSE, 730), *rows]) if block.kind is BlockKind.TABLE]
    assert table.role == "schedule"


def test_raised_numbers_beside_footnotes_head_them() -> None:
    notes: list[Piece] = []
    for at, work in enumerate(CITED):
        notes += [(70, 120 - 24 * at + 3.2, 6, str(at + 1)), (82, 120 - 24 * at, 8, work)]
    blocks = _read([TITLE, *_marked(760, 700, 640), *notes])
    assert [(block.number, block.text) for block in blocks if block.kind is BlockKind.FOOTNOTE] == [
        *enumerate(CITED, 1)
    ]


def test_blanks_that_stretch_a_line_are_none_of_the_text_and_those_between_names_are() -> None:
    stretched, names = "3 項則容許締 約 方為達成正當 公共政 策目標", "王大同 李小美 陳中和 林佳穎"
    runs = [run(70, 730, 12, stretched), run(70, 600, 12, names)]
    assert [block.text for block in restore(typeset(runs)).blocks] == ["3 項則容許締約方為達成正當公共政策目標", names]


@pytest.mark.parametrize("announced", ["", "如下表", "（表 1）"])
def test_a_paragraph_goes_on_below_the_table_that_interrupts_it(announced: str) -> None:
    cells = (("國家", "費率", "生效日"), ("法國", "3%", "去年"), ("英國", "2%", "今年"), ("日本", "4%", "明年"))
    table = [
        (150 + 110 * place, 620 - 20 * at, 10, text) for at, row in enumerate(cells) for place, text in enumerate(row)
    ]
    above, below = column(PROSE * 2, 730)[:2], column(PROSE * 2, 730)[2:]
    if announced:
        row = above[-1][3]
        above[-1] = (*above[-1][:3], row[: -len(announced)] + announced)
    moved = [(left, top - 170, size, text) for left, top, size, text in below]
    found = texts(_read([TITLE, *above, (200, 650, 10, "表 1　各國費率"), *table, *moved]), BlockKind.PARAGRAPH)
    parts = ["".join(row for *_, row in rows) for rows in (above, below)]
    assert found == (parts if announced else ["".join(parts)])


def test_a_table_over_both_columns_that_was_drawn_last_stands_above_them() -> None:
    cells = (("國家", "費率", "生效日"), ("法國", "3%", "去年"), ("英國", "2%", "今年"), ("日本", "4%", "明年"))
    table = [
        (80 + 150 * place, 700 - 20 * at, 10, text) for at, row in enumerate(cells) for place, text in enumerate(row)
    ]
    left, right = column(PROSE * 2, 560, room=18), column(PROSE * 2, 560, left=320, room=18)
    blocks = _read([*left, *right, (200, 730, 10, "表 1　各國費率"), *table, (80, 620, 10, "資料來源：各國公報")])
    kinds = [block.kind for block in blocks]
    assert kinds == [BlockKind.CAPTION, BlockKind.TABLE, BlockKind.CAPTION, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert texts(blocks, BlockKind.PARAGRAPH) == [PROSE * 2, PROSE * 2]


def test_a_line_that_letters_heighten_goes_on_with_the_full_line_above() -> None:
    text, words = PROSE.replace("。", "") * 3 + "。", "依 WTO 之通知"
    for word, count in ((words, 1), (words.replace(" WTO ", "海事組織"), 2)):  # else the step parts two blocks
        page, below = [TITLE], 0
        for at, (left, top, size, row) in enumerate(column(text, 730)):
            below += 7 if at == 3 else 0
            page.append((left, top - below, size, word + row[7:] if at == 3 else row))
        assert len(texts(_read([*page, *column(PROSE, 500)]), BlockKind.PARAGRAPH)) == count + 1

"""Where blocks of set pages end: titles in two languages, lists of literature."""

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import headings
from tests.unit.structure.typeset import column, typeset

PROSE = (
    "港口之裝卸規費各不相同航商於申報以前應先確認船舶之噸位與停泊之時數並保存往來文件以備主管機關查核否則可能遭受處罰。"
)


def test_a_title_and_the_same_in_latin_letters_below_it_are_two_lines_though_both_are_full() -> None:
    title, latin = "海上拖船查核之效力何在及其界限為何", "How Far May the Audits of Tugs Go at Sea"
    head = [(140, 700, 16, title), (136, 662, 16, latin), (280, 630, 12, "林佳穎")]
    blocks = restore(typeset([*head, *column(PROSE, 590)], column(PROSE, 720))).blocks
    assert [text for _, text in headings(blocks)] == [title, latin]


def test_an_address_on_a_line_of_its_own_belongs_to_the_work_above_it() -> None:
    works = (
        (70, 600, "Lindholm, A. (2019). Who Pays the Pilot? A History of Coastal Dues since the"),
        (94, 580, "Age of Sail and of What They Bought. Harbour Studies, 8(2), 40-61."),
        (94, 560, "https://harbour.example/studies/8"),
        (70, 530, "Reed, K. (2017). Waiting for the Tide: Notes on Berths, Published by the Club of"),
        (94, 510, "Northern Masters."),
    )
    text = [(200, 800, 16, "領航費率之兩難"), *(piece for at in range(8) for piece in column(PROSE, 760 - 60 * at))]
    listed = [(70, 630, 12, "參考文獻"), *((left, at, 12, text) for left, at, text in works)]
    found = [block.text for block in restore(typeset(text, listed)).blocks]
    assert any(block.startswith("Lindholm") and block.endswith("studies/8") for block in found)


def test_figures_that_stand_raised_where_no_word_is_are_kept() -> None:
    page = [(70, 700, 12, "第 1 條"), (110, 705, 6, "3"), (70, 600, 6, "4")]
    assert [block.text for block in restore(typeset(page)).blocks] == ["3", "4"]


def test_labels_of_notes_at_the_end_in_a_column_of_their_own_are_no_table() -> None:
    works = ("林懷安，〈出口管制〉，《貿易叢刊》，頁三", "沐以晴，〈夜航〉，《港務論叢》，頁十二", "同前註，頁十五")
    marked = [
        piece
        for number, top in enumerate((740, 600, 460), start=1)
        for piece in (*column(PROSE[:-1], top), (70 + 12 * 21, top - 20, 12, f"註{number}。"))
    ]
    notes = [
        piece
        for number, work in enumerate(works, start=1)
        for piece in ((70, 300 - 20 * number, 10, f"註{number}："), (112, 300 - 20 * number, 10, work))
    ]
    blocks = restore(typeset([(200, 800, 16, "領航費率之兩難"), *marked, (70, 320, 13, "註釋"), *notes])).blocks
    assert [(block.number, block.text) for block in blocks if block.kind is BlockKind.FOOTNOTE] == [
        *enumerate(works, 1)
    ]
    assert not [block for block in blocks if block.kind is BlockKind.TABLE]


def test_a_heading_whose_size_leaves_one_out_stands_right_below_the_one_above_it() -> None:
    parts = [
        ((70, 760, 18, "專題評析"), (70, 730, 16, "拖船費率之調整"), *column(PROSE, 700)),
        ((70, 560, 18, "國際要聞"), (70, 530, 14, "多邊與區域"), (70, 500, 13, "◆引水人罷工"), *column(PROSE, 470)),
        ((70, 330, 14, "各國動態"), (70, 300, 13, "◆漁港開放夜航"), *column(PROSE, 270)),
    ]
    blocks = restore(typeset([piece for part in parts for piece in part])).blocks
    assert headings(blocks) == [
        (1, "專題評析"),
        (2, "拖船費率之調整"),
        (1, "國際要聞"),
        (2, "多邊與區域"),
        (3, "◆引水人罷工"),
        (2, "各國動態"),
        (3, "◆漁港開放夜航"),
    ]


def test_rows_of_circles_behind_words_are_cells() -> None:
    rows = (("協定", "年份", "夜航", "拖船", "引水"), ("星澳", "2003", "○", "－", "○"), ("日英", "2020", "○", "○", "○"))
    cells = [
        (70 + 90 * place, 600 - 24 * row, 12, cell)
        for row, texts in enumerate(rows)
        for place, cell in enumerate(texts)
    ]
    blocks = restore(
        typeset([(200, 800, 16, "領航費率之兩難"), *column(PROSE, 740), *cells, *column(PROSE, 500)])
    ).blocks
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    assert table.cell_texts() == [list(row) for row in rows]

"""Where blocks of set pages end: titles in two languages, lists of literature."""

from reader.structure import restore
from tests.unit.structure.blocks import headings
from tests.unit.structure.typeset import column, typeset

PROSE = (
    "港口之裝卸規費各不相同航商於申報以前應先確認船舶之噸位與停泊之時數並保存往來文件以備主管機關查核否則可能遭受處罰。"
)


def test_a_title_and_the_same_in_latin_letters_below_it_are_two_lines_though_both_are_full() -> None:
    title, latin = "我看港埠《拖船費率章程》之域外查核權", "The Extraterritorial Reach of Tug Audits"
    head = [(140, 700, 16, title), (136, 662, 16, latin), (280, 630, 12, "林佳穎")]
    blocks = restore(typeset([*head, *column(PROSE, 590)], column(PROSE, 720))).blocks
    assert [text for _, text in headings(blocks)] == [title, latin]


def test_an_address_on_a_line_of_its_own_belongs_to_the_work_above_it() -> None:
    works = (
        (70, 600, "Lindholm, R. (2022). Tolls and Margins: Pilotage as Market Power in Northern"),
        (94, 580, "Harbours. Journal of Tolls in Narrow Waters and on the Coast, 3(1), 1-29."),
        (94, 560, "https://doi.example/10.777/jt.2022"),
        (70, 530, "Reed, K. (2023). Where Did the Dues Go? Harbour Working Paper 41, Institute of"),
        (94, 510, "Coastal Economics."),
    )
    text = [(200, 800, 16, "領航費率之兩難"), *(piece for at in range(8) for piece in column(PROSE, 760 - 60 * at))]
    listed = [(70, 630, 12, "參考文獻"), *((left, at, 12, text) for left, at, text in works)]
    found = [block.text for block in restore(typeset(text, listed)).blocks]
    assert any(block.startswith("Lindholm") and block.endswith("jt.2022") for block in found)


def test_figures_that_stand_raised_where_no_word_is_are_kept() -> None:
    page = [(70, 700, 12, "第 1 條"), (110, 705, 6, "3"), (70, 600, 6, "4")]
    assert [block.text for block in restore(typeset(page)).blocks] == ["3", "4"]

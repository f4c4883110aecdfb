"""Pages with boxes beside the text, which may be drawn before what stands above them, and the lines in narrow columns
beside these."""

from reader.structure import restore
from tests.unit.structure.typeset import Piece, column, typeset

PROSE = (
    "港口之裝卸規費各不相同航商於申報以前應先確認船舶之噸位與停泊之時數並保存往來文件以備主管機關查核否則可能遭受處罰。"
)
SUMMARY = "本文比較三座港口之拖船費率並說明其調整對於近海航線之影響以及主管機關可以採取之措施與時程。"
HEAD: list[Piece] = [(70, 760, 20, "拖船費率之調整"), *column(SUMMARY, 720)]
BOX: list[Piece] = [
    (420, 600, 10, "關鍵數字之一"),
    (420, 580, 10, "十二座港口已經調整"),
    (420, 560, 10, "八成航商表示可接受"),
    (420, 540, 10, "三年之後再檢討一次"),
]


def _read(*pages: list[Piece]) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in restore(typeset(*pages)).blocks]


def _narrow(top: float) -> list[Piece]:
    """A paragraph beside the box, whose lines end where the box begins."""
    return column(PROSE * 2, top, room=28)


def test_a_box_that_was_drawn_first_stands_behind_what_is_above_it() -> None:
    found = "".join(_read([*BOX, *HEAD, *_narrow(610)]))
    assert found.startswith(f"拖船費率之調整{SUMMARY}{''.join(text for _, _, _, text in BOX)}")


def test_items_that_were_drawn_last_stand_in_the_gap_that_the_text_left_for_them() -> None:
    items: list[Piece] = [(70, 660, 12, "● 拖船費率調降"), (70, 640, 12, "● 夜間加成取消")]
    text: list[Piece] = [(70, 690, 14, "本期提要"), (70, 600, 14, "焦點市場"), *column(PROSE, 570)]
    beside: list[Piece] = column(PROSE, 700, left=420, room=10)
    found = _read([HEAD[0], *text, *beside, *items])
    assert found[1:5] == ["本期提要", "拖船費率調降", "夜間加成取消", "焦點市場"]


def test_a_column_drawn_last_stands_in_no_gap_of_another() -> None:
    left: list[Piece] = [*column(PROSE, 700, room=18), (70, 520, 14, "焦點市場"), *column(PROSE, 490, room=18)]
    right = column(PROSE * 2, 700, left=320, room=18)
    assert _read([HEAD[0], *left, *right]) == ["拖船費率之調整", PROSE, "焦點市場", PROSE, PROSE * 2]


def test_lines_beside_a_box_are_full_where_those_around_them_end() -> None:
    after = [*_narrow(620), *_narrow(480)]
    assert _read([*BOX, *HEAD, *after]).count(PROSE * 2) == 2


def test_columns_that_were_drawn_one_behind_the_other_keep_their_order() -> None:
    left = column(PROSE * 3, 700, room=18)
    right = column(PROSE * 2, 700, left=320, room=18)
    page = [(70, 760, 20, "拖船費率之調整"), *left, *right]
    assert _read(page) == ["拖船費率之調整", PROSE * 3, PROSE * 2]


def test_a_page_that_is_set_wider_than_the_others_has_whole_paragraphs() -> None:
    text = [*HEAD, *(piece for at in range(4) for piece in column(PROSE, 600 - 100 * at, lead=18))]
    assert PROSE * 3 in _read(text, column(PROSE * 3, 700, lead=24))

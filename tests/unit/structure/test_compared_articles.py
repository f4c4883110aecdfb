"""Tables that set the articles of a law beside one another."""

from reader.model.document import Block, BlockKind
from tests.unit.structure.blocks import BODY, blocks_of, headings, texts


def _blocks(*lines: str) -> tuple[Block, ...]:
    return blocks_of("匯率之兩難 ", "林佳穎 ", *BODY, *lines, "二、匯率之展望 ", *BODY)


def _rows(blocks: tuple[Block, ...]) -> list[tuple[str, ...]]:
    (table,) = (block for block in blocks if block.kind is BlockKind.TABLE)
    return [tuple(row) for row in table.cell_texts()]


def test_cells_of_several_lines_stand_one_behind_the_other() -> None:
    blocks = _blocks(
        "建議條文 現行條文 說明 ",
        "第七條　船東申請泊位，應依章程之",
        "規定辦理。 ",
        "港口應於二十日內通報主管單位。 ",
        "第七條　船東申請泊位，",
        "應依章程之規定辦理。 ",
        "一、第一項未修正。 ",
        "二、增訂第二項，明定港口通報期限。 ",
    )
    assert _rows(blocks)[1:] == [
        (
            "第七條　船東申請泊位，應依章程之規定辦理。\n港口應於二十日內通報主管單位。",
            "第七條　船東申請泊位，應依章程之規定辦理。",
            "一、第一項未修正。\n二、增訂第二項，明定港口通報期限。",
        )
    ]
    assert (2, "二、匯率之展望") in headings(blocks)


def test_rows_stand_on_one_line_each() -> None:
    blocks = _blocks(
        "修正條文 現行條文 說明 ",
        "第七條 申請人應檢具資料。 第七條 申請人應檢附資料。 文字修正。 ",
        "第八條 機關應於三十日內決定。 第八條 機關應於四十日內決定。 縮短期限。 ",
    )
    assert [row[2] for row in _rows(blocks)] == ["說明", "文字修正。", "縮短期限。"]


def test_a_table_of_two_columns_ends_where_no_article_goes_on() -> None:
    blocks = _blocks(
        "修正條文 現行條文 ",
        "第七條　申請人應檢具資料。 ",
        "第七條　申請人應檢附資料。 ",
        "（刪除） ",
        "第八條　機關得派員調查。 ",
        "上列修正均自公布日施行，合先敘明。 ",
    )
    assert _rows(blocks)[2] == ("（刪除）", "第八條　機關得派員調查。")
    assert "上列修正均自公布日施行，合先敘明。" in texts(blocks, BlockKind.PARAGRAPH)


def test_a_head_without_articles_is_none() -> None:
    assert not [block for block in _blocks("修正條文 現行條文 ", *BODY) if block.kind is BlockKind.TABLE]


def test_a_numbered_reason_is_no_paragraph_of_an_article_that_it_reads_like() -> None:
    blocks = _blocks(
        "修正條文 現行條文 說明 ",
        *("第七條 港口得收取規費。 ", "第七條 港口應收取規費。 ", "一、配合實務需要。 "),
        *("第八條 規費由主管機關核定。 ", "第八條 規費由港口自訂。 ", "二、規費改由主管機關核定。 "),
    )
    assert [row[2] for row in _rows(blocks)] == ["說明", "一、配合實務需要。", "二、規費改由主管機關核定。"]

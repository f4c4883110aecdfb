"""What an expression means for one document."""

from datetime import date

import pytest

from reader.errors import QueryError
from reader.model.query import Field, Reading, Section
from reader.search.language import parse
from reader.search.meaning import FoldedDocument, hits, resolved
from reader.text.folding import fold_text

DOCUMENT = FoldedDocument(
    blocks=[fold_text(block) for block in ("茶葉關稅", "茶葉與咖啡的關稅，茶葉配額", "見茶葉公報", "trade talks")],
    sections=[Section.HEADING, Section.BODY, Section.FOOTNOTE, Section.BODY],
    known={
        Field.TITLE: [fold_text("年度報告")],
        Field.AUTHOR: [fold_text("林甲"), fold_text("陳乙")],
        Field.TAG: [fold_text("待查")],
        Field.NOTE: [fold_text("數字可疑")],
    },
    values={Field.DATE: date(2023, 5, 6), Field.NUMBER: None},
)


def found(typed: str, reading: Reading = Reading.WORDS) -> list[tuple[int, str]] | None:
    """The places as a block and what stands there."""
    places = hits(resolved(parse(typed), lambda _run: reading), DOCUMENT)
    return None if places is None else [(block, DOCUMENT.blocks[block][start:end]) for block, start, end in places]


TEA, DUTY, COFFEE = (fold_text(word) for word in ("茶葉", "關稅", "咖啡"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("咖啡 AND 配額", [(1, COFFEE), (1, fold_text("配額"))]),
        ("咖啡 AND 可可", None),
        ("咖啡 OR 可可", [(1, COFFEE)]),
        ("咖啡 -可可", [(1, COFFEE)]),
        ("咖啡 -公報", None),
        ("咖啡 NOT (公報 AND 可可)", [(1, COFFEE)]),
        ("關稅 OR 茶葉關稅", [(0, TEA + DUTY), (1, DUTY)]),
        ("腳註:茶葉", [(2, TEA)]),
        ("章節標題:茶葉 AND 內文:茶葉", [(0, TEA), (1, TEA), (1, TEA)]),
        ("表格:茶葉", None),
        ("茶葉 NEAR/0 關稅", [(0, TEA), (0, DUTY)]),
        ("茶葉 NEAR/1 關稅", [(0, TEA), (0, DUTY), (1, DUTY), (1, TEA)]),
        ("關稅 NEAR/3 茶葉", [(0, TEA), (0, DUTY), (1, DUTY), (1, TEA)]),
        ("關稅 NEAR/4 茶葉", [(0, TEA), (0, DUTY), (1, TEA), (1, DUTY), (1, TEA)]),
        ("茶葉 NEAR/20 公報", [(2, TEA), (2, fold_text("公報"))]),
        ("茶葉 NEAR/20 茶葉關稅", None),
        ("作者:陳乙", []),
        ("作者:(陳乙 AND 林甲) 咖啡", [(1, COFFEE)]),
        ("作者:「甲陳」", None),
        ("標題:報告 標籤:待* 筆記:/可./", []),
        ("日期:2023 咖啡", [(1, COFFEE)]),
        ("日期:<2023 咖啡", None),
        ("期號:1.. OR 咖啡", [(1, COFFEE)]),
        ("tal* AND /tra.e/", [(3, "trade"), (3, "tal")]),
        ("茶*稅", [(0, TEA + DUTY), (1, fold_text("茶葉與咖啡的關稅"))]),
    ],
)
def test_an_expression_is_true_of_a_document_or_not_and_has_places(
    typed: str, expected: list[tuple[int, str]] | None
) -> None:
    assert found(typed) == expected


def test_a_run_of_words_is_one_phrase_or_all_of_them() -> None:
    assert found("咖啡 關稅", Reading.PHRASE) is None
    assert found("咖啡 關稅", Reading.WORDS) == [(0, DUTY), (1, COFFEE), (1, DUTY)]


def test_what_nothing_could_find_is_no_query() -> None:
    with pytest.raises(QueryError):
        found("NOT 咖啡")

"""Figures that stood along the axes of a chart, in text without positions: no paragraphs."""

import pytest

from reader.model.document import BlockKind
from tests.unit.structure.blocks import LONG, blocks_of, texts, wrapped

TEXTS = [f"{LONG[at:-1]}，{LONG[:at]}。" for at in range(3, 80, 7)]
AXES = ["120", "90", "60", "30", "0", "2019 2020 2021", "－10%", "2024H1", "1月", "8 月"]


def _document(*parts: str) -> str:
    texts = [wrapped(text, 32) for text in TEXTS]
    return "\n\n".join(["北濱漁業年報", *texts[:5], *parts, *texts[5:]])


@pytest.mark.parametrize(
    "parts",
    [
        ("圖 1　北濱漁港之漁獲（萬噸）", *AXES),
        (*AXES, "圖 1　北濱漁港之漁獲（萬噸）", "資料來源：北濱漁會"),
        ("圖 1　北濱漁港之漁獲（萬噸）", "資料來源：北濱漁會", *AXES),
    ],
)
def test_figures_near_the_caption_of_a_chart_are_no_text(parts: tuple[str, ...]) -> None:
    blocks = blocks_of(_document(*parts))
    assert [text for text in texts(blocks, BlockKind.FURNITURE) if text in AXES] == AXES
    paragraphs = texts(blocks, BlockKind.PARAGRAPH)
    assert not set(AXES) & set(paragraphs)
    assert {text for text in TEXTS if text in paragraphs} == set(TEXTS)


def test_figures_nearer_to_a_table_and_those_without_a_chart_stay() -> None:
    for parts in (("表 1　北濱漁港之漁獲", *AXES, wrapped(TEXTS[2], 32), "圖 2　南灣漁港之漁獲"), tuple(AXES)):
        blocks = blocks_of(_document(*parts))
        assert not set(AXES) & set(texts(blocks, BlockKind.FURNITURE))


def test_few_figures_below_a_chart_stay() -> None:
    blocks = blocks_of(_document("圖 1　北濱漁港之漁獲", *AXES[:4]))
    assert not set(AXES) & set(texts(blocks, BlockKind.FURNITURE))


def test_rows_that_begin_with_a_year_and_years_of_a_chronicle_stay() -> None:
    rows = [f"{year} 3.0{year % 10} 0.56" for year in range(2019, 2025)]
    years = [str(year) for year in range(2019, 2025)]
    for lines in (rows, years):
        blocks = blocks_of(_document("圖 1　北濱漁港之漁獲", *lines))
        assert not set(lines) & set(texts(blocks, BlockKind.FURNITURE))

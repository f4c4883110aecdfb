"""The outline in a PDF decides what headings are and how deep, where its titles stand on the pages it names."""

from dataclasses import replace

import pytest

from reader import structure
from reader.model.document import BlockKind
from reader.model.raw import Bookmark, RawText
from tests.unit.structure.typeset import Piece, column, typeset

SENTENCE = "協定生效後各締約方應於一年內檢討其國內法規並將修正情形通知委員會由委員會彙整後公布於網站供各界參考"


def _report() -> RawText:
    """A title in large type; sections in the type of the text, two of them after a line of it, unnumbered."""
    first: list[Piece] = [(70, 780, 20, "原產地規則研究"), (70, 740, 12, "研究的緣起"), *column(SENTENCE + "。", 720)]
    first += [(70, 660, 12, "各國的作法"), *column(SENTENCE + "。", 640)]
    second: list[Piece] = [
        (70, 780, 12, "亞洲"),
        *column(SENTENCE + "。", 760),
        (70, 700, 12, "建議"),
        *column(SENTENCE + "。", 680),
    ]
    return typeset(first, second)


def _headings(raw: RawText, *marks: tuple[str, int, int | None]) -> list[tuple[str, int | None]]:
    outline = tuple(Bookmark(title, level, page) for title, level, page in marks)
    blocks = structure.restore(replace(raw, bookmarks=outline)).blocks
    return [(block.text, block.level) for block in blocks if block.kind is BlockKind.HEADING]


def test_titles_of_the_outline_are_headings_as_deep_as_it_has_them() -> None:
    found = _headings(
        _report(),
        ("原產地規則研究", 1, 0),
        ("研究的緣起", 2, 0),
        ("各國 的作法", 2, 0),
        ("亞洲", 3, 1),
        ("建議", 2, 1),
    )
    assert found == [("原產地規則研究", 1), ("研究的緣起", 2), ("各國的作法", 2), ("亞洲", 3), ("建議", 2)]


def test_a_title_that_the_outline_leaves_out_stays_above_it() -> None:
    raw = _report()
    large = replace(raw.pages[0].runs[0], size=20.0)
    section = replace(raw.pages[0].runs[1], size=15.0)
    page = replace(raw.pages[0], runs=(large, section, *raw.pages[0].runs[2:]))
    found = _headings(
        replace(raw, pages=(page, raw.pages[1])), ("研究的緣起", 1, 0), ("各國的作法", 1, 0), ("亞洲", 2, 1)
    )
    assert found == [("原產地規則研究", 1), ("研究的緣起", 2), ("各國的作法", 2), ("亞洲", 3)]


@pytest.mark.parametrize(
    "marks",
    [
        [("第 1 頁", 1, 0), ("第 2 頁", 1, 1), ("建議", 1, 1)],
        [("研究的緣起", 1, None), ("各國的作法", 1, None), ("建議", 1, None)],
        [(SENTENCE + "。", 1, 0), ("word_final_v3.docx", 1, 0)],
        [("建議", 1, 1)],
    ],
    ids=["page names", "leading nowhere", "sentences", "hardly anything"],
)
def test_an_outline_made_for_something_else_changes_nothing(marks: list[tuple[str, int, int | None]]) -> None:
    assert _headings(_report(), *marks) == _headings(_report())

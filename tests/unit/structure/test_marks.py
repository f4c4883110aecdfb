"""Footnote marks fused into the text, told from years, amounts and names."""

import pytest

from reader.model.document import BlockKind, NoteNumber
from reader.structure.drafts import Draft, draft
from reader.structure.footnotes import marks
from reader.structure.lines import line_of


def _taken(text: str, *numbers: int) -> tuple[str, list[tuple[int, NoteNumber]]]:
    made: Draft = draft(BlockKind.PARAGRAPH, [line_of(1, text)])
    marks.find_and_take_out([made], dict.fromkeys(numbers, 0))
    return made.text, made.note_refs


@pytest.mark.parametrize(
    ("text", "number", "clean", "offset"),
    [
        ("高峰會聯合聲明7表示，日本將", 7, "高峰會聯合聲明表示，日本將", 7),
        ("行動議程 2.0）3，期許雙方", 3, "行動議程 2.0），期許雙方", 9),
        ("與菲律賓企業簽署 MOU11，希望", 11, "與菲律賓企業簽署 MOU，希望", 12),
        ("G7 外長於 7 日發表聲明7。", 7, "G7 外長於 7 日發表聲明。", 14),
        ("約 70 份合作備忘錄（MOU）8。", 8, "約 70 份合作備忘錄（MOU）。", 16),
    ],
)
def test_a_mark_is_taken_out(text: str, number: int, clean: str, offset: int) -> None:
    assert _taken(text, number) == (clean, [(offset, number)])


@pytest.mark.parametrize(
    "text", ["於2021年10月", "依第 3 條第 2 項", "提高至 7.5%", "G7 外長會議", "共 3 億美元", "3月7日"]
)
def test_other_figures_stay(text: str) -> None:
    assert _taken(text, 2, 3, 7, 10) == (text, [])


def test_only_numbers_that_follow_one_another_are_marks() -> None:
    text, refs = _taken("減讓與義務6，皆為體系的一部分7。結果8。", 6, 7, 8)
    assert text == "減讓與義務，皆為體系的一部分。結果。"
    assert [number for _, number in refs] == [6, 7, 8]


def test_a_raised_figure_that_marks_nothing_goes_back_into_the_text() -> None:
    made = draft(BlockKind.PARAGRAPH, [line_of(1, "面積為 10 m，見註", marks=((8, 2), (11, 1)))])
    marks.accept_raised([made], {1: 0})
    marks.put_back_raised(made)
    assert made.text == "面積為 10 m2，見註"
    assert made.note_refs == [(12, 1)]


def test_marks_around_a_sign_stay_where_they_are() -> None:
    title = draft(BlockKind.HEADING, [line_of(1, "論關稅 **之課徵")])
    title.note_refs, title.raised = [(3, 1), (6, 2)], [(9, 3)]
    note = draft(BlockKind.FOOTNOTE, [line_of(9, "本文為研究計畫之成果。")])
    note.number = "**"
    marks.take_out_signs([title], [note])
    assert (title.text, title.note_refs, title.raised) == ("論關稅之課徵", [(3, 1), (3, "**"), (3, 2)], [(6, 3)])
    assert title.targets == {"**": note}

"""Questions behind a sign that head their answers, and those that are the lines of a talk."""

import pytest

from tests.unit.structure.blocks import BODY, blocks_of, headings

ASKED = ("何時施行？", "何人適用？", "如何申報？")
SIGNS = [
    ("Q{}：", "A："),
    ("問{}：", "答："),
    ("Q{}. ", "A{}. "),
    ("Q：", "A："),
    ("【Q{}】", "【A{}】"),
    ("問題{}：", "答復："),
]
LISTED = ("■ 規費如何計算，應先確認； ", "■ 文件應保存五年； ")


def _asked(question: str, answer: str, *rests: tuple[str, ...]) -> tuple[str, ...]:
    """A section of questions with their sign and number, each with its answer and `rests` behind."""
    lines: list[str] = ["拖船規費說明 ", "壹、背景 ", *BODY, "貳、常見問題 "]
    for number, (words, rest) in enumerate(zip(ASKED, rests, strict=True), start=1):
        lines += [f"{question.format(number)}{words} ", answer.format(number) + "依航港署公告辦理。 ", *rest]
    return (*lines, "參、建議 ", *BODY)


@pytest.mark.parametrize(("question", "answer"), SIGNS)
def test_questions_whose_answers_go_on_head_them(question: str, answer: str) -> None:
    blocks = blocks_of(*_asked(question, answer, LISTED, BODY, ()))
    asked = [
        question.format(at) + words for at, words in enumerate(("何時施行？", "何人適用？", "如何申報？"), start=1)
    ]
    outer = [(1, "拖船規費說明"), (2, "壹、背景"), (2, "貳、常見問題")]
    assert headings(blocks) == [*outer, *((3, line) for line in asked), (2, "參、建議")]


def test_counted_questions_head_the_paragraphs_below_them_and_mere_lists_of_them_do_not() -> None:
    asked = [f"問{number}：{words}" for number, words in zip("一二三", ASKED, strict=True)]
    answered = [line for question in asked for line in (f"{question} ", *BODY)]
    assert headings(blocks_of("拖船規費說明 ", "壹、常見問題 ", *answered, "貳、建議 ", *BODY)) == [
        (1, "拖船規費說明"),
        (2, "壹、常見問題"),
        *((3, question) for question in asked),
        (2, "貳、建議"),
    ]
    listed = blocks_of("拖船規費問卷 ", "壹、題目 ", *(f"{question} " for question in asked), "貳、建議 ", *BODY)
    assert not any(question in [text for _, text in headings(listed)] for question in asked)


def test_questions_answered_in_a_paragraph_each_are_text() -> None:
    blocks = blocks_of(*_asked("Q：", "A：", (), (), BODY))
    assert [level for level, _ in headings(blocks)] == [1, 2, 2, 2]


@pytest.mark.parametrize("question", ["Q{}：", "問{}：", "問題{}："])
def test_questions_that_are_counted_head_short_answers_too(question: str) -> None:
    blocks = blocks_of(*_asked(question, "A：" if question[0] == "Q" else "答：", (), (), ()))
    assert [level for level, _ in headings(blocks)] == [1, 2, 2, 3, 3, 3, 2]


def test_questions_may_be_counted_in_chinese_figures() -> None:
    lines = [
        text
        for sign, words in zip("一二三", ASKED, strict=True)
        for text in (f"問{sign}：{words} ", "答：依公告辦理。 ")
    ]
    blocks = blocks_of("拖船規費說明 ", "壹、背景 ", *BODY, "貳、常見問題 ", *lines, "參、建議 ", *BODY)
    assert [level for level, _ in headings(blocks)] == [1, 2, 2, 3, 3, 3, 2]

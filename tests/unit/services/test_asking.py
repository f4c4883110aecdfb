"""From what a reader asks to a query."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.bootstrap import Reader
from reader.errors import QueryError
from reader.model.query import And, Not, Or, Phrase, Reading, Run
from reader.model.search import Query, Sort
from reader.model.searches import USUAL, Asked, Widening, Wording
from reader.services.asking import Question, quoted


def test_one_phrase_is_asked_for_as_that(reader: Reader) -> None:
    question = reader.asking.question(Asked("「供應鏈」"), limit=5)
    assert question.query == Query("供應鏈", 5, typed="「供應鏈」")
    assert question.forms == {}


def test_while_it_is_typed_the_last_word_may_go_on_and_what_is_unfinished_does_not_count(reader: Reader) -> None:
    assert reader.asking.question(Asked("semicond"), typing=True).query == Query("semicond", prefix=True)
    assert reader.asking.question(Asked("關稅 AND"), typing=True).query.phrase == "關稅"
    with pytest.raises(QueryError) as caught:
        reader.asking.question(Asked("關稅 AND"))
    assert caught.value.position == 3


def test_a_date_and_a_word_of_a_region_are_widened_unless_that_is_not_wanted(reader: Reader) -> None:
    year = reader.asking.question(Asked("2021年"))
    assert "民國110年" in year.query.anyof and year.forms[Widening.YEAR] == year.query.anyof
    word = reader.asking.question(Asked("数字贸易"))
    assert "數位貿易" in word.query.anyof
    plain = reader.asking.question(Asked("数字贸易", widenings=()))
    assert plain.query.anyof == () and plain.forms[Widening.REGION] == word.forms[Widening.REGION]


def test_the_other_forms_of_a_term_are_known_and_sought_where_they_are_wanted(reader: Reader) -> None:
    text = "「特別301條款」"
    question = reader.asking.question(Asked(text))
    assert "特別三○一條款" in question.forms[Widening.TERM] and question.query.anyof == ()
    wide = reader.asking.question(Asked(text, widenings=(Widening.TERM,)))
    assert wide.query.anyof == question.forms[Widening.TERM]


def test_phrases_inside_an_expression_are_widened_but_not_those_it_excludes(reader: Reader) -> None:
    asked = Asked("数字贸易 AND 關稅 NOT 2021年", sort=Sort.TITLE)
    query = reader.asking.question(asked).query
    assert query.phrase == asked.text and query.sort is Sort.TITLE
    assert isinstance(query.expression, And)
    first, second, third = query.expression.parts
    assert isinstance(first, Or) and first.parts[:2] == (Phrase("数字贸易"), Phrase("數位貿易"))
    assert second == Phrase("關稅")
    assert third == Not(Phrase("2021年"))


def test_a_run_of_words_is_widened_as_a_whole(reader: Reader) -> None:
    expression = reader.asking.question(Asked("Special 301", widenings=(Widening.TERM,))).query.expression
    assert isinstance(expression, Or)
    assert expression.parts[0] == Run((Phrase("Special"), Phrase("301")))
    assert Phrase("特別三○一條款") in expression.parts


def run_of(question: Question) -> Run:
    """The run that was typed, out of the forms of the whole."""
    asked = question.query.expression
    run = asked.parts[0] if isinstance(asked, Or) else asked
    assert isinstance(run, Run)
    return run


def test_the_words_of_a_run_are_widened_too_each_as_it_is_wanted(reader: Reader) -> None:
    text = "2021年 数字贸易 關稅"
    question = reader.asking.question(Asked(text))
    year, region = Wording(Widening.YEAR, "2021年"), Wording(Widening.REGION, "数字贸易")
    assert {each for each in question.word_forms if each.kind in USUAL} == {year, region}
    run = run_of(question)
    assert Phrase("民國110年") in run.others[0]
    assert run.others[1:] == ((Phrase("數位貿易"),), ())
    less = reader.asking.question(Asked(text, turned=(year,)))
    assert less.word_forms == question.word_forms
    assert run_of(less) == Run(run.words, ((), *run.others[1:]))
    none = reader.asking.question(Asked(text, widenings=()))
    assert run_of(none) == Run(run.words)


def test_a_run_taken_as_words_finds_them_in_their_other_forms(
    reader: Reader, write: Callable[[str, str], Path]
) -> None:
    reader.library_service.import_paths([write("a.txt", "數位貿易簡訊\n\n民國110年的關稅調整，數位貿易另有說明。")])
    reader.finding.catch_up()

    def texts(asked: Asked) -> list[str]:
        found = reader.finding.search(reader.asking.question(asked).query)
        assert found.reading is Reading.WORDS
        return [hit.text for hit in found.hits]

    assert texts(Asked("2021年 数字贸易 關稅")) == ["數位貿易", "民國110年", "關稅", "數位貿易"]
    assert texts(Asked("2021年 数字贸易 關稅", turned=(Wording(Widening.YEAR, "2021年"),))) == []


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("供應鏈\n  韌性", "供應鏈 韌性"),
        ("第 1862(c) 條", "第 1862(c) 條"),
        ("（NAFTA）", '"（NAFTA）"'),
        ("川普 OR 拜登", '"川普 OR 拜登"'),
        ("為何？", '"為何\\？"'),
        ("所謂「對等」", "所謂「對等」"),
        ('the "like" product', '"the \\"like\\" product"'),
        ("日期：2023年", '"日期：2023年"'),
    ],
)
def test_words_from_the_page_are_no_language(reader: Reader, words: str, written: str) -> None:
    assert quoted(words) == written
    query = reader.asking.question(Asked(written, widenings=())).query
    assert query.phrase == " ".join(words.split()) if query.expression is None else isinstance(query.expression, Run)

"""Questions answered in a process of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.bootstrap import Reader
from reader.model.concordance import Concordance, TermQuestion
from reader.model.search import Query
from reader.services.analysis import Analyst, LinesAsked
from reader.services.jobs import Done, Event, Failed


@pytest.fixture
def analyst(reader: Reader, article: int) -> Iterator[Analyst]:
    reader.finding.catch_up()
    analyst = Analyst(reader.library.folder)
    yield analyst
    analyst.close()


def answer(analyst: Analyst) -> Event:
    events: list[Event] = []
    while analyst.is_busy:
        events += analyst.poll(timeout=10)
    return events[-1]


def test_one_question_after_the_other(reader: Reader, analyst: Analyst, article: int) -> None:
    for phrase, total in (("特別三○一條款", 2), ("沒有這個詞", 0)):
        analyst.ask(LinesAsked(Query(phrase, limit=0)))
        done = answer(analyst)
        assert isinstance(done, Done)
        assert isinstance(done.result, Concordance)
        assert done.result == reader.analysis.concordances.concordance(Query(phrase, limit=0))
        assert done.result.total == total


def test_what_makes_no_sense_fails_with_a_sentence_and_the_next_is_answered(analyst: Analyst) -> None:
    analyst.ask(TermQuestion(year=1999))
    failed = answer(analyst)
    assert isinstance(failed, Failed)
    assert "1999" in failed.sentence
    analyst.ask(LinesAsked(Query("商標法")))
    assert isinstance(answer(analyst), Done)


def test_a_question_given_up_is_not_answered(analyst: Analyst) -> None:
    analyst.ask(LinesAsked(Query("著作權法")))
    analyst.ask(LinesAsked(Query("商標法")))
    done = answer(analyst)
    assert isinstance(done, Done)
    assert done.result.query.phrase == "商標法"
    analyst.ask(LinesAsked(Query("著作權法")))
    analyst.close()
    assert (analyst.is_busy, analyst.poll()) == (False, [])


def test_a_library_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "library.db").write_bytes(b"no database at all" * 200)
    analyst = Analyst(folder)
    analyst.ask(TermQuestion(document=1))
    assert isinstance(answer(analyst), Failed)
    analyst.close()

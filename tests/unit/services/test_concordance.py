"""Lines, companions, time and key terms over a small library whose figures can be counted by hand."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from reader.bootstrap import Reader
from reader.errors import NotFoundError, UsageError
from reader.model.concordance import (
    Against,
    Collocate,
    KeyTerm,
    Side,
    Sorting,
    Step,
    TermQuestion,
    Unit,
    Window,
)
from reader.model.corrections import MetadataField
from reader.model.query import Reading
from reader.model.search import Facet, Filter, Query
from reader.search.language import parse
from reader.services.concordance import zones
from reader.text.association import log_likelihood, mutual_information
from tests.marking import mark_words

Write = Callable[[str, str], Path]

FILES = {
    "2023-11-02_first.txt": "關稅簡訊\n\n美國提高關稅，歐盟降低關稅。\n\n"
    "出口管制清單由各國公告，出口管制清單常有更動。\n",
    "2024-01-15_second.txt": "贸易简讯\n\n欧盟降低关税之后，贸易增加。關稅問題仍未解決，各國意見不一。\n",
    "undated.txt": "備忘\n\n關稅以外，配額也是措施。\n",
}


@pytest.fixture
def library(reader: Reader, write: Write) -> Iterator[Reader]:
    reader.library_service.import_paths([write(name, text) for name, text in FILES.items()])
    reader.finding.catch_up()
    yield reader


def lines(reader: Reader, sorting: Sorting | None = None, limit: int = 0) -> list[tuple[str, str, str]]:
    found = reader.analysis.concordances.concordance(Query("關稅", limit=limit), sorting)
    return [(line.before, line.hit.text, line.after) for line in found.lines]


def test_every_place_is_a_line_in_either_script(library: Reader) -> None:
    found = library.analysis.concordances.concordance(Query("關稅", limit=0))
    assert (found.total, found.documents, len(found.lines)) == (6, 3, 6)
    assert {(line.hit.document, line.day) for line in found.lines} == {
        (1, "2023-11-02"),
        (2, "2024-01-15"),
        (3, ""),
    }
    assert ("美國提高關稅，歐盟降低", "關稅", "。") in lines(library)


def test_lines_are_sorted_by_what_stands_beside_them(library: Reader) -> None:
    right = [after[:2] for _before, _words, after in lines(library, Sorting(Side.RIGHT))]
    # Marks first, then by strokes: 之, 以, 問, 簡.
    assert right == ["，歐", "。", "之后", "以外", "問題", "簡訊"]
    left = [before[-2:] for before, _words, _after in lines(library, Sorting(Side.LEFT))]
    assert left == ["", "", "加。", "降低", "降低", "提高"]
    by_word = [before[-2:] for before, _words, _after in lines(library, Sorting(Side.LEFT, 2, Unit.WORD))]
    assert by_word[-2:] == ["降低", "降低"]


def test_a_place_from_nowhere_is_refused(library: Reader) -> None:
    with pytest.raises(UsageError):
        lines(library, Sorting(Side.LEFT, 0))


@pytest.mark.parametrize(
    ("places", "left", "right", "found"),
    [
        ([(4, 6)], 2, 3, [(Side.LEFT, "丙丁"), (Side.RIGHT, "庚辛壬")]),
        ([(0, 1), (9, 10)], 3, 3, [(Side.RIGHT, "乙丙丁"), (Side.LEFT, "庚辛壬")]),
        # Two places close together: what lies between is there once.
        ([(1, 2), (4, 5)], 4, 2, [(Side.LEFT, "甲"), (Side.RIGHT, "丙丁"), (Side.RIGHT, "己庚")]),
        ([(1, 2), (2, 3)], 1, 1, [(Side.LEFT, "甲"), (Side.RIGHT, "丁")]),
        ([(4, 6)], 0, 1, [(Side.RIGHT, "庚")]),
    ],
)
def test_the_windows_hold_each_character_once(
    places: list[tuple[int, int]], left: int, right: int, found: list[tuple[Side, str]]
) -> None:
    assert list(zones("甲乙丙丁戊己庚辛壬癸", places, Window(left, right))) == found


def test_a_word_that_a_window_cuts_is_left_out() -> None:
    assert list(zones("從 USTR 到關稅與CPTPP及其他", [(8, 10)], Window(4, 4))) == [
        (Side.LEFT, " 到"),
        (Side.RIGHT, "與"),
    ]


def collocates(reader: Reader, window: Window) -> dict[str, Collocate]:
    found = reader.analysis.concordances.collocates(Query("關稅"), window)
    return {each.text: each for each in found.rows}


def test_companions_are_counted_on_each_side_and_against_the_rest(library: Reader) -> None:
    found = library.analysis.concordances.collocates(Query("關稅"), Window(2, 2, Unit.WORD, 1))
    rows = {each.text: each for each in found.rows}
    # 關稅|簡訊, 提高|關稅|，歐, 降低|關稅|。, 降低|关税|之后, 加。|關稅|問題, 關稅|以外.
    assert found.places == 6
    assert found.beside == 2 + (2 + 2) + (2 + 1) + (2 + 2) + (2 + 2) + 2
    sizes = sum(row.characters for row in library.library_service.documents())
    assert found.characters == sizes - 6 * 2
    assert (rows["降低"].left, rows["降低"].right, rows["降低"].elsewhere) == (2, 0, 0)
    assert (rows["簡訊"].count, rows["簡訊"].elsewhere) == (1, 1)
    assert rows["降低"].likelihood == pytest.approx(float(log_likelihood(2, 19, 2, found.characters)))
    assert rows["簡訊"].information == pytest.approx(float(mutual_information(1, 19, 2, found.characters)))
    assert found.rows[0].text == "降低"


def test_companions_that_are_too_rare_are_left_out(library: Reader) -> None:
    assert set(collocates(library, Window(2, 2, Unit.WORD, 2))) == {"降低"}
    assert collocates(library, Window(1, 0, Unit.CHARACTER, 2))["低"].left == 2


@pytest.mark.parametrize("window", [Window(0, 0), Window(-1, 5), Window(5, 201)])
def test_a_window_that_makes_no_sense_is_refused(library: Reader, window: Window) -> None:
    with pytest.raises(UsageError):
        collocates(library, window)


def test_the_frequency_of_several_words_over_the_months(library: Reader) -> None:
    found = library.analysis.timelines.timeline([Query("關稅"), Query("貿易")], Step.MONTH)
    assert [period.first for period in found.periods] == [date(2023, 11, 1), date(2023, 12, 1), date(2024, 1, 1)]
    tariffs, trade = found.series
    assert (tariffs.counts, tariffs.undated) == ((3, 0, 2), 1)
    assert (trade.counts, trade.undated) == ((0, 0, 2), 0)
    first, gap, last = found.periods
    assert (first.documents, gap.characters, found.undated) == (1, 0, 1)
    assert found.rates(tariffs) == (3 * 10_000 / first.characters, None, 2 * 10_000 / last.characters)


def test_what_tells_no_month_belongs_to_its_year_alone(library: Reader) -> None:
    library.corrections.describe(3, {MetadataField.DATE: "2023"})
    library.finding.catch_up()
    by_year, by_month = (library.analysis.timelines.timeline([Query("關稅")], step) for step in (Step.YEAR, Step.MONTH))
    assert (by_year.series[0].counts, by_year.series[0].undated) == ((4, 2), 0)
    assert (by_month.series[0].counts, by_month.series[0].undated) == ((3, 0, 2), 1)


def test_years_have_no_gaps_and_a_library_without_dates_has_none(library: Reader) -> None:
    found = library.analysis.timelines.timeline([Query("關稅")], Step.YEAR)
    assert [period.first.year for period in found.periods] == [2023, 2024]
    assert found.series[0].counts == (3, 2)
    library.library_service.remove([1, 2])
    library.finding.catch_up()
    alone = library.analysis.timelines.timeline([Query("關稅")], Step.YEAR)
    assert (alone.periods, alone.series[0].counts, alone.series[0].undated) == ((), (), 1)


def test_a_query_in_the_language_of_queries_is_counted_in_the_documents_that_match(library: Reader) -> None:
    asked = Query("關稅 日期:2023..2024", limit=0, expression=parse("關稅 日期:2023..2024"))
    assert library.analysis.concordances.concordance(asked).total == 5
    series = library.analysis.timelines.timeline(
        [asked, Query("x", expression=parse("關稅 AND 貿易"))], Step.YEAR
    ).series
    assert [(each.counts, each.undated) for each in series] == [((3, 2), 0), ((0, 4), 0)]
    words = Query("關稅 意見", limit=0, expression=parse("關稅 意見"))
    assert library.analysis.concordances.concordance(words).reading is Reading.WORDS


def test_under_filters_only_what_passes_them_is_counted_and_compared(library: Reader) -> None:
    query = Query("關稅", filters=(Filter(Facet.YEAR, "2024"),))
    found = library.analysis.timelines.timeline([query], Step.YEAR)
    assert [(period.first.year, period.documents) for period in found.periods] == [(2024, 1)]
    assert (found.series[0].counts, found.undated) == ((2,), 0)
    beside = library.analysis.concordances.collocates(query, Window(left=2, right=2, least=1))
    row = next(each for each in beside.rows if each.text == "降低")
    assert (row.count, row.elsewhere) == (1, 0)
    every = library.analysis.concordances.collocates(Query("關稅"), Window(left=2, right=2, least=1))
    assert beside.characters < every.characters


def test_what_is_found_in_notes_is_a_line_but_has_no_companions(library: Reader) -> None:
    mark_words(library, 1, "歐盟降低關稅", note="關稅與農業關稅的比較")
    library.finding.catch_up()
    asked = Query("筆記:關稅", limit=0, expression=parse("筆記:關稅"))
    (line,) = library.analysis.concordances.concordance(asked).lines
    assert (line.words, line.after, line.hit.document) == ("關稅", "與農業關稅的比較", 1)
    assert library.analysis.concordances.collocates(asked, Window()).places == 0


def test_nothing_to_compare_is_wrong_usage(library: Reader) -> None:
    with pytest.raises(UsageError):
        library.analysis.timelines.timeline([], Step.YEAR)


def terms(reader: Reader, question: TermQuestion) -> dict[str, KeyTerm]:
    return {each.text: each for each in reader.analysis.terms.key_terms(question).rows}


def test_what_is_typical_of_a_document(library: Reader) -> None:
    found = terms(library, TermQuestion(document=1))
    term = found["出口管制清單"]
    assert (term.count, term.documents, term.elsewhere, term.is_new) == (2, 1, 0, True)
    _title, _source, texts = library.library.texts(1)
    assert texts[term.block][term.start : term.end] == "出口管制清單"
    sizes = {row.id: row.characters for row in library.library_service.documents()}
    assert term.likelihood == pytest.approx(float(log_likelihood(2, sizes[1], 2, sum(sizes.values()))))
    # 關稅 is said three times here, three times in the two others, which are shorter together.
    assert "關稅" not in found or found["關稅"].elsewhere == 3


def test_what_is_new_is_new_against_what_is_earlier(library: Reader) -> None:
    against_rest = terms(library, TermQuestion(document=2))
    earlier = terms(library, TermQuestion(document=2, against=Against.EARLIER))
    assert earlier["贸易"].elsewhere == 0
    assert set(earlier) >= set(against_rest)


def test_a_year_is_asked_about_by_its_documents(library: Reader) -> None:
    found = library.analysis.terms.key_terms(TermQuestion(year=2023))
    assert (found.documents, found.others) == (1, 2)


@pytest.mark.parametrize(
    ("question", "error"),
    [
        (TermQuestion(document=9), NotFoundError),
        (TermQuestion(year=1999), NotFoundError),
        (TermQuestion(document=3, against=Against.EARLIER), UsageError),
        (TermQuestion(document=1, against=Against.EARLIER), UsageError),
    ],
)
def test_where_there_is_nothing_to_compare_the_reader_is_told(
    library: Reader, question: TermQuestion, error: type[Exception]
) -> None:
    with pytest.raises(error):
        library.analysis.terms.key_terms(question)

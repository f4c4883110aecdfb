"""The rows of the panel of cited works, and what stands under a footnote in its pop-up."""

import pytest

from reader.citing import parse
from reader.model.annotation import Position
from reader.model.bibliography import Bibliography
from reader.presenters.work_list import Order, chosen_rows, meant_in, uncertain, work_rows
from tests.unit.citing.notes import document

NOTES = (
    "Bo Birch, On Bridges, 3 HARBOUR L. REV. 7 (2012); Ann Ash, On Gaps, 12 J. RULES L. 45 (2010)",
    "王大明，〈論關稅例外〉，《海島法學》，第 20 期，2008 年，頁 3",
    "Ash, supra note 1, at 46; 王大明，前揭註 2，頁 9。",
    "supra note 1.",
    "Cole, supra note 9.",
    "H.R. Rep. No. 100-576, at 1041 (1988)",
)
DOCUMENT = document(*NOTES)
FOUND = parse(DOCUMENT)
ROWS = work_rows(DOCUMENT, FOUND)


def _titles(words: str = "", order: Order = Order.CITED) -> list[str]:
    return [row.work.title or row.work.raw for row in chosen_rows(ROWS, words, order)]


REPORT = NOTES[5]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.CITED, ["On Bridges", "On Gaps", "論關稅例外", REPORT]),
        (Order.AUTHOR, ["On Gaps", "On Bridges", "論關稅例外", REPORT]),
        (Order.YEAR, ["論關稅例外", "On Gaps", "On Bridges", REPORT]),
    ],
)
def test_works_are_sorted_and_those_without_author_or_year_come_last(order: Order, expected: list[str]) -> None:
    assert _titles(order=order) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("gaps", ["On Gaps"]), ("关税 王大明", ["論關稅例外"]), ("HARBOUR", ["On Bridges"]), ("nothing", [])],
)
def test_works_are_filtered_in_either_script(words: str, expected: list[str]) -> None:
    assert _titles(words) == expected


def test_a_work_has_the_places_that_surely_cite_it() -> None:
    ash = ROWS[1]
    assert ash.source == Position(1, NOTES[0].index("Ann Ash"))
    assert [(place.note, place.locator, place.page) for place in ash.places] == [(1, "", 1), (3, "46", 1)]
    assert uncertain(FOUND) == 2


def test_a_footnote_tells_what_its_short_forms_mean_and_where_that_is_cited_in_full() -> None:
    ash, wang = meant_in(DOCUMENT, FOUND, 3)
    assert (ash.words, ash.sure) == ("Ash, supra note 1, at 46", True)
    assert [(work.title, note) for work, note, _place in ash.works] == [("On Gaps", 1)]
    assert [(work.title, note) for work, note, _place in wang.works] == [("論關稅例外", 2)]


def test_a_footnote_tells_what_is_uncertain() -> None:
    (either,) = meant_in(DOCUMENT, FOUND, 4)
    assert (either.sure, len(either.works)) == (False, 2)
    (nothing,) = meant_in(DOCUMENT, FOUND, 5)
    assert (nothing.sure, nothing.works) == (False, ())


def test_a_full_citation_needs_no_explanation() -> None:
    assert meant_in(DOCUMENT, FOUND, 1) == ()
    assert work_rows(document("一段說明。"), Bibliography()) == ()

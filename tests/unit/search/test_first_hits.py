"""Searches that take long: what is told before the end, and that they stop."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.model.search import Query, SearchResults, Tally
from reader.search import Index, IndexedDocument, open_index
from reader.search.language import parse

# Every hundredth has what is looked for, in words of which postings tell nothing; the later the more often.
MANY = 600
RARE = 100
DOCUMENTS = {
    number: IndexedDocument(number, f"第 {number} 號", ("配額" * (number // RARE) if number % RARE == 0 else "關稅",))
    for number in range(1, MANY + 1)
}
QUERY = Query("", 20, expression=parse("/配.{0,1}配|配./"))
OPEN = Query("", 20, expression=parse("配*額"))


def text_of(number: int) -> tuple[str, str, tuple[str, ...]]:
    document = DOCUMENTS[number]
    return document.title, f"{number}.txt", document.blocks


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = open_index(tmp_path / "index")
    index.update(DOCUMENTS.values(), sequence=1)
    return index


class Patience:
    """Waits for so many documents to be looked at, and no longer."""

    def __init__(self, documents: int) -> None:
        self.left = documents

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


def numbers(found: SearchResults) -> list[int]:
    return [group.document for group in found.groups]


def test_each_document_is_told_of_before_the_next_is_found_and_none_changes_its_place(index: Index) -> None:
    told: list[SearchResults] = []
    whole = index.search(QUERY, text_of, count=False, tell=told.append)
    assert len(numbers(whole)) == 6 and whole.counted
    assert [numbers(each) for each in told] == [numbers(whole)[:end] for end in range(1, 7)]
    assert not any(each.counted for each in told)


def test_first_hits_of_an_expression_come_without_looking_at_all_documents(index: Index) -> None:
    looked_at = Patience(MANY)
    found = index.search(Query("", 1, expression=parse("/關./")), text_of, count=False, cancelled=looked_at)
    assert len(found.hits) == 1 and not found.counted
    assert MANY - looked_at.left < 100


def test_how_often_an_expression_matches_does_not_count_for_the_order_but_where_it_is_asked_for(index: Index) -> None:
    assert numbers(index.search(QUERY, text_of))[0] == 100, "the shortest says it but once, and comes first"


BOTH_ACTS = pytest.mark.parametrize(
    "act",
    [
        lambda index, query, cancelled: index.search(query, text_of, count=False, cancelled=cancelled),
        lambda index, query, cancelled: index.count(query, cancelled=cancelled),
    ],
    ids=["search", "count"],
)


@pytest.mark.parametrize("asked", ["/配./", "關稅 AND /稅|配./", "關稅 NEAR/3 /./", "NOT /配./ AND /./"])
@BOTH_ACTS
def test_a_search_that_nobody_waits_for_any_more_stops_at_the_next_document(
    index: Index, asked: str, act: Callable[[Index, Query, Callable[[], bool]], SearchResults | Tally]
) -> None:
    patience = Patience(5)
    with pytest.raises(Cancelled):
        act(index, Query("", 20, expression=parse(asked)), patience)
    assert patience.left == -1, "asked once more, and never again"


@pytest.mark.parametrize(
    "asked", ["配*額", "?配", "配?配", "關 NEAR/9 稅", "關 NEAR/99 稅", "配*額 OR 配額", "heading:配*額 OR 關*稅"]
)
@BOTH_ACTS
def test_a_search_without_regular_expressions_stops_after_a_portion_of_the_text(
    index: Index,
    asked: str,
    act: Callable[[Index, Query, Callable[[], bool]], SearchResults | Tally],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.search.evaluation._PORTION", 10)
    patience = Patience(3)
    with pytest.raises(Cancelled):
        act(index, Query("", 20, expression=parse(asked)), patience)
    assert patience.left == -1, "asked once more, and never again"


@pytest.mark.parametrize("asked", ["配*額", "/配./", "配*額 NEAR/9 稅"])
@BOTH_ACTS
def test_a_search_stops_inside_a_document_too(
    tmp_path: Path, asked: str, act: Callable[[Index, Query, Callable[[], bool]], SearchResults | Tally]
) -> None:
    index = open_index(tmp_path / "index")
    index.update([IndexedDocument(1, "長篇", ("關稅配額" * 3,) * 50)], sequence=1)
    patience = Patience(20)
    with pytest.raises(Cancelled):
        act(index, Query("", 20, expression=parse(asked)), patience)
    assert patience.left == -1, "asked once more, and never again"


def test_the_division_of_hits_stops_too(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.search.evaluation._PORTION", 10)
    whole, undivided = Patience(MANY), Patience(MANY)
    assert index.count(OPEN, cancelled=whole).total == index.count(OPEN, divide=False, cancelled=undivided).total
    assert whole.left < undivided.left


@pytest.mark.parametrize("portion", [1, 10, 1 << 20])
def test_a_search_in_portions_finds_what_it_finds_at_once(
    index: Index, portion: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.search.evaluation._PORTION", portion)
    found = index.count(OPEN)
    assert (found.total, found.documents) == (1 + 2 + 3 + 4 + 5 + 6, 6)


def test_first_hits_of_a_wildcard_with_an_open_distance_are_told_before_the_next_are_found(index: Index) -> None:
    told: list[SearchResults] = []
    whole = index.search(OPEN, text_of, count=False, tell=told.append)
    assert [numbers(each) for each in told] == [numbers(whole)[:end] for end in range(1, 7)]


def test_more_than_a_few_places_of_such_a_wildcard_do_not_count_for_the_order(index: Index) -> None:
    assert numbers(index.search(OPEN, text_of))[0] == 400, "where more stand, four count, and the shortest comes first"


def test_what_was_not_looked_at_for_want_of_time_is_told_with_the_count(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.search.regexes.SECONDS", 0.0)
    assert index.count(Query("", 20, expression=parse("/配./"))).incomplete > 0

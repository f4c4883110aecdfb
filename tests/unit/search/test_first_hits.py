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


@pytest.mark.parametrize("asked", ["/配./", "關稅 AND /稅|配./", "關稅 NEAR/3 /./", "NOT /配./ AND /./"])
@pytest.mark.parametrize(
    "act",
    [
        lambda index, query, cancelled: index.search(query, text_of, count=False, cancelled=cancelled),
        lambda index, query, cancelled: index.count(query, cancelled=cancelled),
    ],
    ids=["search", "count"],
)
def test_a_search_that_nobody_waits_for_any_more_stops_at_the_next_document(
    index: Index, asked: str, act: Callable[[Index, Query, Callable[[], bool]], SearchResults | Tally]
) -> None:
    patience = Patience(5)
    with pytest.raises(Cancelled):
        act(index, Query("", 20, expression=parse(asked)), patience)
    assert patience.left == -1, "asked once more, and never again"


def test_what_was_not_looked_at_for_want_of_time_is_told_with_the_count(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.search.regexes.SECONDS", 0.0)
    assert index.count(Query("", 20, expression=parse("/配./"))).incomplete > 0

"""One search: what is listed of it, and the cursor that moves over all of it."""

from dataclasses import replace
from typing import Any

import pytest

from reader.model.progress import IsCancelled, never
from reader.model.search import DocumentHits, Hit, Query, SearchResults, Tally, Tell
from reader.presenters.searching import Answer, Counted, Course, SearchSession

PLACES = {1: 3, 2: 0, 3: 2}


def hit(document: int, number: int) -> Hit:
    return Hit(document, number, 0, 2, "關稅", "關稅", 0, 2)


class Shelf:
    """Three documents, the second without places, which answers with as many hits as are asked for."""

    def __init__(self) -> None:
        self.asked: list[Query] = []

    def search(
        self, query: Query, count: bool = True, cancelled: IsCancelled = never, tell: Tell | None = None
    ) -> SearchResults:
        self.asked.append(query)
        groups: list[DocumentHits] = []
        room = query.limit or 100
        for document, places in PLACES.items():
            if room > 0 and query.document in (None, document):
                hits = tuple(hit(document, number) for number in range(min(places, room)))
                groups.append(DocumentHits(document, f"第 {document} 份", "", places, hits))
                room -= max(1, len(hits))
        total = sum(group.total for group in groups)
        return SearchResults(query, total, tuple(groups), documents=len(groups), counted=count or room > 0)

    def count(self, query: Query, divide: bool = True, cancelled: IsCancelled = never) -> Tally:
        return Tally(sum(PLACES.values()) - (0 if divide else 2), len(PLACES))

    def did_you_mean(self, query: Query) -> tuple[str, ...]:
        return ("關稅",)


def test_the_cursor_goes_through_all_documents_listed_or_not_and_around_the_ends() -> None:
    session = SearchSession(Shelf())
    session.take(session.look(Query("關稅", limit=1)))
    assert session.hits == (hit(1, 0),)
    assert [session.step(1) for _ in range(3)] == [hit(1, 0), hit(1, 1), hit(1, 2)]
    while session.at_last() and (further := session.further()) is not None:
        session.extend(session.look(further))
    assert [session.step(1) for _ in range(3)] == [hit(3, 0), hit(3, 1), hit(1, 0)]
    assert session.place() == (1, 3)
    assert session.step(-1) == hit(3, 1)
    assert session.place() == (2, 2)


def test_more_is_listed_until_there_is_no_more() -> None:
    session = SearchSession(Shelf())
    session.take(session.look(Query("關稅", limit=2)))
    assert session.has_more and session.summary() == "至少 1 份文件、3 處（顯示前 2 處）"
    session.add(Counted(Tally(5, 3)))
    assert session.summary() == "3 份文件，共 5 處（顯示前 2 處）"
    further = session.further()
    assert further is not None
    session.extend(session.look(further))
    assert len(session.hits) == 5
    assert not session.has_more and session.further() is None
    assert session.summary() == "3 份文件，共 5 處"


def test_an_answer_from_elsewhere_brings_the_open_document_with_it() -> None:
    shelf = Shelf()
    session = SearchSession(shelf)
    answer = session.look(Query("關稅", limit=1), document=3)
    assert session.results is None
    session.take(answer)
    asked = len(shelf.asked)
    assert session.in_document(3) == (hit(3, 0), hit(3, 1))
    assert len(shelf.asked) == asked


def test_what_other_forms_add_is_told_with_the_count() -> None:
    session = SearchSession(Shelf())
    counted = session.count(Query("關稅"), Query("關稅", limit=1))
    assert counted == Counted(Tally(5, 3), others=2)
    assert session.count(Query("官稅"), None) == Counted(Tally(5, 3))
    assert session.meant(Query("官稅")) == ("關稅",)
    session.add(counted)
    assert (session.total, session.documents, session.others) == (5, 3, 2)
    session.clear()
    assert (session.total, session.others) == (0, 0)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"pending": 2}, "3 份文件，共 5 處；另有 2 份文件尚待索引"),
        ({"incomplete": 4}, "3 份文件，共 5 處；正規表示式太費時，還有 4 份文件沒有查到"),
        ({"groups": (), "total": 0}, "找不到「關稅」。可改用較短的詞，或檢查文件庫是否已匯入該文件。"),
    ],
)
def test_the_summary_hides_nothing(changes: dict[str, Any], told: str) -> None:
    session = SearchSession(Shelf())
    answer = session.look(Query("關稅", limit=0))
    session.take(replace(answer, results=replace(answer.results, **changes)))
    assert session.summary() == told


def test_more_of_what_is_looked_for_leaves_the_cursor_and_something_else_does_not() -> None:
    session = SearchSession(Shelf())
    whole = session.look(Query("關稅")).results
    session.ask()
    session.take(Answer(replace(whole, groups=whole.groups[:1], total=3, documents=1, counted=False)), more=True)
    assert session.summary() == "至少 1 份文件、3 處；還在搜尋…"
    session.step(1)
    session.take(Answer(whole))
    assert (session.summary(), session.current) == ("3 份文件，共 5 處", hit(1, 0))
    session.ask()
    assert session.summary() == "搜尋中…"
    session.take(Answer(whole))
    assert session.current is None


def test_a_search_that_is_stopped_keeps_what_was_found_of_it_and_nothing_of_another() -> None:
    session = SearchSession(Shelf())
    whole = session.look(Query("關稅")).results
    session.take(Answer(whole))
    session.ask()
    session.stop()
    assert (session.hits, session.summary()) == ((), "已停止搜尋。")
    session.ask()
    session.take(Answer(replace(whole, groups=whole.groups[:1], total=3, documents=1, counted=False)), more=True)
    session.stop()
    assert (len(session.hits), session.summary()) == (3, "至少 1 份文件、3 處；已停止搜尋")
    session.rest()
    assert session.course is Course.STOPPED
    session.extend(Answer(whole))
    assert session.summary() == "3 份文件，共 5 處"
    session.clear()
    assert session.summary() == ""


def test_counting_is_under_way_until_nothing_is_looked_for_any_more() -> None:
    session = SearchSession(Shelf())
    session.take(session.look(Query("關稅", limit=2)))
    session.go_on()
    assert session.summary() == "至少 1 份文件、3 處（顯示前 2 處）；還在搜尋…"
    session.extend(session.look(Query("關稅", limit=3)))
    assert session.summary() == "至少 1 份文件、3 處；還在搜尋…"
    session.add(Counted(Tally(5, 3, incomplete=7)))
    assert session.summary().endswith("；還在搜尋…"), "more hits may still be looked for"
    session.rest()
    assert session.summary() == "3 份文件，共 5 處（顯示前 3 處）；正規表示式太費時，還有 7 份文件沒有查到"

"""What is known of documents besides their words, through commits, merges and deletions."""

from datetime import date
from pathlib import Path

import pytest

from reader.model.query import Section
from reader.model.search import Facet, Query
from reader.search import Index, IndexedDocument, open_index

NEWSLETTER = IndexedDocument(
    1,
    "電子報第三期",
    ("貿易救濟", "反傾銷稅的調查。", "", "註一：反傾銷"),
    (Section.HEADING, Section.BODY, Section.OTHER, Section.FOOTNOTE),
    notes=("要再查", "與上期比較"),
    tags=("待查", "救濟"),
    colours=("red",),
    authors=("王大明", "李小華"),
    series="電子報",
    date=date(2023, 5, 2),
    number=3,
)
ARTICLE = IndexedDocument(2, "論文", ("反傾銷",), authors=("李小華",), date=date(2021, 1, 1))
PLAIN = IndexedDocument(3, "無名", ("反傾銷",))
LIBRARY = {document.id: document for document in (NEWSLETTER, ARTICLE, PLAIN)}


@pytest.fixture(params=["one segment", "several segments", "merged"])
def index(tmp_path: Path, request: pytest.FixtureRequest) -> Index:
    index = open_index(tmp_path)
    if request.param == "one segment":
        index.update(LIBRARY.values())
        return index
    for document in LIBRARY.values():
        index.update([document])
    if request.param == "merged":
        for number in range(10, 18):
            index.update([IndexedDocument(number, "暫", ("暫",), series="暫時", tags=("暫",))])
        index.update([], range(10, 18))
        assert len(list(tmp_path.glob("MAIN_*.docs"))) == 1
    return index


def values(index: Index, facet: Facet) -> list[tuple[str, int]]:
    """Of all documents, those that were removed too if they are still there."""
    everything = index.count(Query("反傾銷", anyof=("暫",)))
    return [(count.value, count.documents) for count in everything.facets if count.facet is facet]


def test_every_value_is_counted(index: Index) -> None:
    assert values(index, Facet.AUTHOR) == [("李小華", 2), ("王大明", 1)]
    assert values(index, Facet.YEAR) == [("2023", 1), ("2021", 1)]
    assert values(index, Facet.SERIES) == [("電子報", 1)]
    assert values(index, Facet.TAG) == [("待查", 1), ("救濟", 1)]
    assert values(index, Facet.COLOUR) == [("red", 1)]


def test_documents_removed_or_replaced_do_not_count(index: Index) -> None:
    index.update([IndexedDocument(2, "論文", ("反傾銷",), authors=("王大明",))], [3])
    assert values(index, Facet.AUTHOR) == [("王大明", 2), ("李小華", 1)]
    assert values(index, Facet.YEAR) == [("2023", 1)]


def test_a_hit_says_what_it_stands_in(index: Index) -> None:
    def text_of(number: int) -> tuple[str, str, tuple[str, ...]]:
        return LIBRARY[number].title, "", LIBRARY[number].blocks

    def sections(phrase: str) -> list[Section]:
        return [hit.section for hit in index.search(Query(phrase, document=1), text_of).hits]

    assert sections("貿易救濟") == [Section.HEADING]
    assert sections("反傾銷") == [Section.BODY, Section.FOOTNOTE]

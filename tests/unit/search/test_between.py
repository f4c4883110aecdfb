"""Wildcards with one character open, in more documents than are all looked at."""

import random
from collections.abc import Iterator

import pytest

from reader.model.query import Wildcard
from reader.model.search import Query
from reader.search import Index, IndexedDocument, open_index, wildcards
from reader.text.folding import fold_text

# What stands between or beside is Chinese, a mark, a letter, of two units, half of them alike, or a line feed.
CHARS = "關稅關稅協定、，a𠀀𠀁\0\uffff"
DOCUMENTS = 300
WILDCARDS = (
    "關?稅",
    "關?關",
    "稅關?稅",
    "關?稅協",
    "定關?稅協",
    "協?定?關",
    "a關?稅",
    "關?稅a",
    "𠀀關?稅",
    "關?稅𠀁",
    "、關?稅",
)
UNUSUAL = ("關?稅，", "協?定\0", "協?定\uffff", "關稅?協*定", "協??定", "定?", "?定")


@pytest.fixture(scope="module")
def library() -> dict[int, IndexedDocument]:
    rnd = random.Random(7)
    texts = ("".join(rnd.choices(CHARS, k=rnd.choice((2, 5, 12, 120)))) for _ in range(DOCUMENTS))
    return {number: IndexedDocument(number, "題", (text, "關", text[::-1])) for number, text in enumerate(texts)}


@pytest.fixture(scope="module")
def index(library: dict[int, IndexedDocument], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    index = open_index(tmp_path_factory.mktemp("index"))
    documents = list(library.values())
    index.update(documents[:200], sequence=1)
    # Half of these come again, and some are no more.
    index.update(documents[150:], range(0, DOCUMENTS, 25), 2)
    for number in range(0, 150, 25):
        del library[number]
    yield index
    index.close()


@pytest.mark.parametrize("wildcard", [*WILDCARDS, *UNUSUAL])
def test_as_many_places_are_found_as_stand_in_the_texts(
    index: Index, library: dict[int, IndexedDocument], wildcard: str
) -> None:
    sought = wildcards.pattern(wildcard)
    assert sought is not None
    counts = {
        number: sum(len(wildcards.occurrences(fold_text(block), sought)) for block in document.blocks)
        for number, document in library.items()
    }
    expected = {number: count for number, count in counts.items() if count}
    query = Query("", 0, expression=Wildcard(wildcard))
    found = index.search(query, lambda number: ("題", "", library[number].blocks))
    assert {group.document: group.total for group in found.groups} == expected
    assert index.documents_with(query) == len(expected)
    assert index.count(query, divide=False).total == sum(expected.values())
    assert expected

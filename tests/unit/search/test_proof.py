"""Counting side by side, which takes many documents, against the definition."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.search import Query
from reader.search import IndexedDocument, occurrences, open_index
from reader.text.folding import fold_text

TEXT = st.text("1條，aé國𠀀𐐀𝐀ßд ", max_size=12)


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXT, min_size=40, max_size=60), st.lists(TEXT.map(str.strip).filter(bool), min_size=5, max_size=10))
def test_words_are_counted_alike_in_many_documents(texts: list[str], phrases: list[str]) -> None:
    documents = [IndexedDocument(number, "", (text,)) for number, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        index = open_index(Path(folder))
        index.update(documents)
        for phrase in ["1條", "國a", "1", *phrases]:
            for prefix in (False, True):
                expected = [len(occurrences(fold_text(text), fold_text(phrase), prefix)) for text in texts]
                found = index.search(Query(phrase, 0, prefix), lambda number: ("", "", documents[number].blocks))
                assert {group.document: group.total for group in found.groups} == {
                    number: count for number, count in enumerate(expected) if count
                }


@pytest.mark.parametrize("times", [1, 300])
def test_a_document_that_says_it_more_often_than_a_posting_can_tell(tmp_path: Path, times: int) -> None:
    index = open_index(tmp_path)
    block = "wto協定，" * times
    index.update([IndexedDocument(1, "", (block,))])
    for phrase in ("wto", "協定", "定", "，", "wto協", "w"):
        expected = len(occurrences(fold_text(block), fold_text(phrase)))
        assert index.search(Query(phrase, 1), lambda number: ("", "", (block,))).total == expected

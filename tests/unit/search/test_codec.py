"""The codec under whoosh's own queries: what its searcher expects of readers and matchers."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reader.search import IndexedDocument, open_index
from reader.search.analysis import gram_text, text_gram
from reader.search.bulk_folding import fold
from reader.search.engine import FileStorage, ReadTooFar, formats, query
from reader.search.fields import BODY, NUMBER, TEXT_TERM, TITLE
from reader.search.matcher import FlatMatcher
from reader.search.pool import FlatPool
from reader.search.toc import FlatIndex
from reader.text.folding import fold_text

TEXTS = {1: "主管機關訂定", 2: "機關的主管", 3: "主管", 4: "WTO 與 FTA", 5: "é wtocenter 的", 6: "𠀀主管機關"}


@pytest.fixture
def searcher(tmp_path: Path) -> Any:
    index = open_index(tmp_path)
    for number, text in TEXTS.items():
        index.update([IndexedDocument(number, f"題{text}", (text,))], sequence=number)
    index.update([], [3], 9)
    return FlatIndex(FileStorage(str(tmp_path))).searcher()


def found(searcher: Any, wanted: Any) -> set[int]:
    return {hit[NUMBER] for hit in searcher.search(wanted, limit=None)}


def term(text: str, field: str = BODY) -> Any:
    return query.Term(field, fold_text(text))


def test_terms_and_their_combinations(searcher: Any) -> None:
    assert found(searcher, term("主管")) == {1, 2, 6}
    assert found(searcher, term("主管") & term("關訂")) == {1}
    assert found(searcher, term("關訂") | term("fta")) == {1, 4}
    assert found(searcher, term("主管") & query.Not(term("關訂"))) == {2, 6}
    assert found(searcher, term("題主", TITLE)) == {1}
    assert [hit[NUMBER] for hit in searcher.search(term("主管"), limit=1, sortedby=NUMBER)] == [1]
    assert found(searcher, query.Every()) == {1, 2, 4, 5, 6}


def test_prefixes_of_words_and_of_grams(searcher: Any) -> None:
    assert found(searcher, query.Prefix(BODY, "wto")) == {4, 5}
    assert found(searcher, query.Prefix(BODY, fold_text("機"))) == {1, 2, 6}


def test_what_a_reader_tells_of_terms(searcher: Any) -> None:
    reader = searcher.reader()
    assert reader.doc_frequency(BODY, fold_text("機關")) == 3
    assert reader.frequency(BODY, "fta") == 1
    assert (BODY, "nothing") not in reader
    lexicon = list(reader.lexicon(BODY))
    assert lexicon == sorted(lexicon)
    assert {b"wto", "é".encode()} <= set(lexicon)
    assert [term.decode() for term in reader.expand_prefix(BODY, "wto")] == ["wto", "wtocenter"]


def test_a_matcher_walks_through_its_postings() -> None:
    postings = np.array([3 << 8 | 2, 5 << 8 | 1, 9 << 8 | 7], np.uint32)
    matcher = FlatMatcher(postings, formats.Frequency(), ("body", b"x"), None)
    assert (matcher.id(), matcher.weight(), matcher.value_as("frequency")) == (3, 2.0, 2)
    matcher.skip_to(4)
    twin = matcher.copy()
    matcher.next()
    assert (twin.id(), matcher.id(), list(twin.all_ids())) == (5, 9, [5, 9])
    matcher.next()
    assert not matcher.is_active()
    with pytest.raises(ReadTooFar):
        matcher.next()
    matcher.reset()
    assert list(matcher.all_ids()) == [3, 5, 9]


def test_single_postings_go_into_the_pool_as_whole_texts_do() -> None:
    one_by_one, at_once = FlatPool(), FlatPool()
    at_once.add((BODY, TEXT_TERM, 4, 1.0, fold("wto協定，協定")))
    for term, frequency in (("wto", 1), ("o協", 1), ("協定", 2), ("定", 2), ("\0協", 1)):
        one_by_one.add((BODY, fold_text(term).encode(), 4, float(frequency), None))
    first, second = one_by_one.iter_postings()[BODY], at_once.iter_postings()[BODY]
    assert first.gram_keys.tolist() == second.gram_keys.tolist()
    grams = [[piece.postings.tolist() for piece in each.grams.pieces()] for each in (first, second)]
    assert grams[0] == grams[1]
    assert first.words == second.words == [b"wto"]
    for each in first, second:
        assert np.concatenate([piece.postings for piece in each.of_words.pieces()]).tolist() == [4 << 8 | 1]


@pytest.mark.parametrize("text", ["甲", "甲乙", "𠀀", "カ", "甲a", "3甲", "\0甲"])
def test_a_gram_has_a_name_of_bytes(text: str) -> None:
    gram = text_gram(text.encode())
    assert gram is not None
    assert gram_text(gram) == text.encode()


@pytest.mark.parametrize("text", ["wto", "甲乙丙", "，", "甲，", "ab", "", "\0", "\0a", "甲\0"])
def test_other_texts_are_no_grams(text: str) -> None:
    assert text_gram(text.encode()) is None

"""Counting side by side, which takes many documents, against the definition."""

import random
from pathlib import Path

import pytest

from reader.model.search import Query
from reader.search import IndexedDocument, occurrences, open_index, proof
from reader.text.folding import fold_text

# Of one, two, three and four bytes in UTF-8, in words and not.
CHARS = "1111條條條條，aéд國𠀀𐐀ß "


@pytest.mark.parametrize("seed", range(4))
def test_phrases_are_counted_alike_in_many_documents(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Texts as brief as these are read without more ado.
    monkeypatch.setattr(proof, "BRIEF", seed % 2 * proof.BRIEF)
    monkeypatch.setattr(proof, "MUCH", seed // 2 * proof.MUCH)
    rnd = random.Random(seed)
    texts = ["".join(rnd.choices(CHARS, k=rnd.randint(0, 60))) for _ in range(120)]
    documents = [IndexedDocument(number, "", (text,)) for number, text in enumerate(texts)]
    index = open_index(tmp_path)
    index.update(documents)
    phrases = ["1條", "11條", "條1", "條11", "1", "1，條", "é條", "條д", "𐐀條", "1條1", "國1", "ß"]
    for phrase in phrases + ["".join(rnd.choices(CHARS.strip(), k=rnd.randint(1, 3))) for _ in range(40)]:
        for prefix in (False, True):
            expected = [len(occurrences(fold_text(text), fold_text(phrase), prefix)) for text in texts]
            found = index.search(Query(phrase, 0, prefix), lambda number: ("", "", documents[number].blocks))
            counted = {group.document: group.total for group in found.groups}
            assert counted == {number: count for number, count in enumerate(expected) if count}, phrase


@pytest.mark.parametrize("times", [1, 300])
def test_a_document_that_says_it_more_often_than_a_posting_can_tell(tmp_path: Path, times: int) -> None:
    index = open_index(tmp_path)
    block = "wto協定，" * times
    index.update([IndexedDocument(1, "", (block,))])
    for phrase in ("wto", "協定", "定", "，", "wto協", "w"):
        expected = len(occurrences(fold_text(block), fold_text(phrase)))
        assert index.search(Query(phrase, 1), lambda number: ("", "", (block,))).total == expected


@pytest.mark.parametrize("size", range(232, 264))
def test_what_follows_the_last_document_in_the_file_is_no_text(tmp_path: Path, size: int) -> None:
    index = open_index(tmp_path)
    block = "。" + "a" * (size - 9) + "貿wto"
    index.update([IndexedDocument(1, "", (block,))])
    assert index.search(Query("貿wto"), lambda number: ("", "", (block,))).total == 1

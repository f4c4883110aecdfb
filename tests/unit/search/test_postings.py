"""Merging segments."""

import random
import tracemalloc
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from reader.model.query import Section
from reader.search import IndexedDocument, merging, open_index, postings
from reader.search.postings import DROPPED, FieldPostings, Lists, merged

CHARS = "國際貿易灣湾臺1ab é，𠀀墠"
# Has each field, so that none is of removed documents only.
FIRST = IndexedDocument(
    1000, "題", ("湾",), (Section.HEADING,), ("註",), ("籤",), ("red",), ("王",), "期", date(2024, 1, 1), 7
)


def documents(rnd: random.Random, count: int) -> list[IndexedDocument]:
    """Documents of random texts, some of them numbered alike."""

    def text(most: int) -> str:
        return "".join(rnd.choices(CHARS, k=rnd.randint(0, most)))

    def some(most: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text(2) + "甲" for _ in range(rnd.randint(0, most))))

    made = []
    for _ in range(count):
        blocks = tuple(text(40) for _ in range(rnd.randint(0, 4)))
        sections = tuple(rnd.choice(tuple(Section)[:4]) for _ in blocks)
        day = rnd.choice((None, date(2020, 1, 1), date(2023, 5, 6)))
        made.append(
            IndexedDocument(
                rnd.randrange(count),
                text(5),
                blocks,
                sections,
                some(2),
                some(3),
                some(1),
                some(2),
                text(1) or None,
                day,
            )
        )
    return made


def files(folder: Path) -> dict[str, bytes]:
    """The files of the only segment."""
    paths = list(folder.glob("MAIN_*.*"))
    assert sorted(path.suffix for path in paths) == [".docs", ".terms"]
    return {path.suffix: path.read_bytes() for path in paths}


@pytest.mark.parametrize("seed", range(8))
def test_segments_merged_are_byte_by_byte_one_segment_of_all_their_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    rnd = random.Random(seed)
    monkeypatch.setattr(postings, "_PIECE", rnd.choice((1, 20, 1 << 19)))
    monkeypatch.setattr(merging, "segments_to_merge", lambda _sizes, _added: [])
    several, at_once = open_index(tmp_path / "several"), open_index(tmp_path / "at once")
    several.update([FIRST])
    left = {FIRST.id: FIRST}
    for _ in range(rnd.randint(2, 6)):
        given = {document.id: document for document in documents(rnd, rnd.randint(1, 12))}
        several.update(given.values())
        left = {number: document for number, document in left.items() if number not in given} | given
    gone = rnd.sample(sorted(left.keys() - {FIRST.id}), rnd.randint(0, len(left) - 1))
    monkeypatch.setattr(merging, "segments_to_merge", lambda sizes, _added: list(range(len(sizes))))
    several.update([], gone)
    at_once.update(document for number, document in left.items() if number not in gone)
    assert files(tmp_path / "several") == files(tmp_path / "at once")
    several.verify()


def of_words(words: dict[bytes, list[int]]) -> FieldPostings[Lists]:
    """Without grams."""
    none = np.zeros(0, np.uint32)
    offsets = np.cumsum([0, *map(len, words.values())], dtype=np.uint32)
    of_words = np.array([posting for each in words.values() for posting in each], np.uint32)
    return FieldPostings(none, Lists(np.zeros(1, np.uint32), none), list(words), Lists(offsets, of_words))


def test_what_only_dropped_documents_have_is_gone() -> None:
    first = of_words({b"ab": [0 << 8 | 3, 1 << 8 | 1], b"cd": [1 << 8 | 255]})
    second = of_words({b"aa": [0 << 8 | 2], b"ab": [0 << 8 | 7]})
    numbers = np.array([0, DROPPED], np.uint32), np.array([1], np.uint32)
    found = merged([(first, numbers[0]), (second, numbers[1])])
    assert found.words == [b"aa", b"ab"]
    assert found.of_words.offsets.tolist() == [0, 1, 3]
    assert np.concatenate([piece.postings for piece in found.of_words.pieces()]).tolist() == [
        1 << 8 | 2,
        0 << 8 | 3,
        1 << 8 | 7,
    ]


def many(keys: int) -> FieldPostings[Lists]:
    """Two hundred documents that all have each of so many grams."""
    of_one = np.arange(200, dtype=np.uint32) << np.uint32(8) | np.uint32(1)
    grams = Lists(np.arange(keys + 1, dtype=np.uint32) * np.uint32(200), np.tile(of_one, keys))
    none = np.zeros(0, np.uint32)
    return FieldPostings(np.arange(keys, dtype=np.uint32), grams, [], Lists(np.zeros(1, np.uint32), none))


@pytest.mark.parametrize("last", [199, DROPPED])
def test_merging_takes_memory_for_a_piece_of_all_postings(monkeypatch: pytest.MonkeyPatch, last: int) -> None:
    monkeypatch.setattr(postings, "_PIECE", 20_000)
    parts = [many(10_000), many(10_000)]
    numbers = np.arange(200, dtype=np.uint32)
    numbers[-1] = last
    tracemalloc.start()
    try:
        found = merged([(parts[0], None), (parts[1], numbers)])
        written = sum(len(piece.postings) for piece in found.grams.pieces())
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert written == (4_000_000 if last == 199 else 3_990_000)
    assert peak < 4_000_000  # bytes; the postings take 16 MB

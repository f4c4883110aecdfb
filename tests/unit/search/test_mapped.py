"""Letting go of mapped files."""

import mmap
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.search import Query
from reader.search import IndexedDocument, mapped, open_index
from reader.search.language import parse
from reader.search.mapped import Mapped

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell how much is in memory")

MB = 1 << 20
DATA = bytes(range(256)) * (8 * MB // 256)


def in_memory() -> int:
    """Bytes of files, of this process."""
    return int(Path("/proc/self/statm").read_text().split()[2]) * mmap.PAGESIZE


@pytest.fixture
def file(tmp_path: Path) -> Iterator[mmap.mmap]:
    (tmp_path / "file").write_bytes(DATA)
    with (tmp_path / "file").open("rb") as opened:
        yield mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)


def test_what_is_too_much_is_let_go_of_and_comes_back(file: mmap.mmap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapped, "_MOST", 2 * MB)
    maps = Mapped()
    maps.add(file)
    before = in_memory()
    assert file[:] == DATA
    looked_at = in_memory()
    assert looked_at >= before + 8 * MB
    maps.ease()
    assert in_memory() <= looked_at - 8 * MB
    assert file[:] == DATA


def test_a_little_is_kept(file: mmap.mmap) -> None:
    maps = Mapped()
    maps.add(file)
    assert file[:] == DATA
    looked_at = in_memory()
    maps.ease()
    assert in_memory() > looked_at - 4 * MB


def test_a_search_finds_the_same_whatever_is_let_go_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = {number: IndexedDocument(number, "", ("臺灣" * (number % 5), f"加入wto{number}")) for number in range(60)}
    index = open_index(tmp_path)
    index.update(library.values())

    def found() -> list[object]:
        queries = [Query(phrase, 7, prefix=True) for phrase in ("台灣", "灣台灣", "入w", "wto")]
        queries += [Query(typed, 7, expression=parse(typed)) for typed in ("灣?灣", "/入w.o/", "台灣 NEAR wto")]
        texts = [index.search(query, lambda number: ("", "", library[number].blocks)) for query in queries]
        return [*texts, *map(index.count, queries)]

    at_once = found()
    monkeypatch.setattr(mapped, "_MOST", 0)
    monkeypatch.setattr(mapped, "_LITTLE", 0)
    monkeypatch.setattr(mapped, "_PART", 100)
    assert found() == at_once

"""Indexes that cannot be used: damaged, cut short, of another format, gone."""

import re
import shutil
from pathlib import Path

import pytest

from reader.errors import IndexCorruptError, StorageError
from reader.search import Index, open_index, toc
from tests.unit.search.small_index import LIBRARY, index, search
from tests.unit.storage.samples import full_disk

__all__ = ["index"]


def test_a_writer_that_finds_the_index_damaged_leaves_no_lock(index: Index, tmp_path: Path) -> None:
    spoil(tmp_path / "index" / "TOC", 0.5)
    with pytest.raises(IndexCorruptError):
        index.update([LIBRARY[1]], [], 8)
    index.rebuild()
    index.update([LIBRARY[1]], [], 8)
    assert index.documents() == {1}


def test_an_index_that_cannot_be_begun_anew_stays_as_it_was(index: Index, tmp_path: Path) -> None:
    files = {path.name for path in (tmp_path / "index").iterdir()}
    with full_disk(0), pytest.raises(StorageError, match="磁碟空間"):
        index.clear()
    assert {path.name for path in (tmp_path / "index").iterdir()} == files
    assert (index.sequence, index.documents()) == (7, {1, 2, 3, 4})


def test_a_folder_that_is_no_folder_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        open_index(tmp_path / "file")


def spoil(path: Path, at: float) -> None:
    data = bytearray(path.read_bytes())
    data[int(at * (len(data) - 1))] ^= 0x01
    path.write_bytes(data)


@pytest.mark.parametrize("pattern", ["TOC", "MAIN_*.terms", "MAIN_*.docs"])
@pytest.mark.parametrize("at", [0.0, 0.15, 0.99])
def test_a_damaged_index_is_replaced_by_an_empty_one(index: Index, tmp_path: Path, pattern: str, at: float) -> None:
    (path,) = (tmp_path / "index").glob(pattern)
    spoil(path, at)
    begun_anew = open_index(tmp_path / "index")
    assert (begun_anew.sequence, begun_anew.documents()) == (0, set())
    begun_anew.update(LIBRARY.values(), sequence=9)
    assert search(open_index(tmp_path / "index"), "台灣").total == 22


@pytest.mark.parametrize("pattern", ["TOC", "MAIN_*.terms", "MAIN_*.docs"])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.999])
def test_an_index_cut_short_is_named_and_replaced(index: Index, tmp_path: Path, pattern: str, share: float) -> None:
    (path,) = (tmp_path / "index").glob(pattern)
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(IndexCorruptError, match=re.escape(str(path))):
        Index(tmp_path / "index").documents()
    begun_anew = open_index(tmp_path / "index")
    assert (begun_anew.sequence, begun_anew.documents()) == (0, set())


@pytest.mark.parametrize("pattern", ["TOC", "MAIN_*.terms", "MAIN_*.docs"])
def test_an_index_with_a_file_missing_is_replaced_by_an_empty_one(index: Index, tmp_path: Path, pattern: str) -> None:
    (path,) = (tmp_path / "index").glob(pattern)
    path.unlink()
    assert open_index(tmp_path / "index").documents() == set()


def test_an_index_whose_folder_vanished_says_so_and_can_be_begun_anew(index: Index, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "index")
    with pytest.raises(IndexCorruptError):
        search(index, "台灣")
    index.rebuild()
    index.update(LIBRARY.values(), sequence=9)
    assert search(index, "台灣").total == 22


def test_an_index_folded_by_other_rules_is_replaced(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toc, "ANALYSIS_VERSION", "other rules")
    assert open_index(tmp_path / "index").sequence == 0


def test_an_index_of_another_format_is_replaced(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toc, "FORMAT_VERSION", 1)
    assert open_index(tmp_path / "index").sequence == 0

import os
from hashlib import sha256
from pathlib import Path

import pytest

from reader.errors import StorageError
from reader.storage.originals import Keeping, Originals


def written(folder: Path, count: int) -> dict[Path, str]:
    """Files that differ, with their digests."""
    files = {}
    for number in range(count):
        file = folder / f"{number}.txt"
        file.write_text(f"第 {number} 號公告", "utf-8")
        files[file] = sha256(file.read_bytes()).hexdigest()
    return files


def everything(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_kept_lies_whole_under_its_name(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    files = written(tmp_path, 40)
    keeping = Keeping(originals)
    for file, digest in files.items():
        keeping.give(file, digest)
    kept = keeping.finish()
    assert {originals.path(str(kept[file])).read_bytes() for file in files} == {file.read_bytes() for file in files}
    assert len(everything(originals.folder)) == 40


def test_what_is_given_up_leaves_nothing_half_copied(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    keeping = Keeping(originals)
    for file, digest in written(tmp_path, 40).items():
        keeping.give(file, digest)
    keeping.close()
    assert everything(originals.folder) == []


def test_a_file_that_changed_meanwhile_is_told_and_not_kept(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    (changed, told), (same, digest) = written(tmp_path, 2).items()
    changed.write_text("改過的公告", "utf-8")
    assert originals.keep([(changed, told), (same, digest)]) == {changed: None, same: originals.name(digest, same)}
    assert [file.read_bytes() for file in everything(originals.folder)] == [same.read_bytes()]


@pytest.mark.skipif(os.name == "nt", reason="a link needs rights there that few have")
def test_an_original_that_cannot_be_looked_for_is_not_taken_for_one_that_is_not_there(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    assert not originals.holds("ab/abcd.txt")
    originals.folder.mkdir()
    (originals.folder / "ab").touch()
    assert not originals.holds("ab/abcd.txt")
    (originals.folder / "cd").symlink_to("cd")  # leads to itself: the system refuses to follow it
    with pytest.raises(StorageError, match=r"讀寫「.*/originals」時磁碟出錯"):
        originals.holds("cd/cdef.txt")

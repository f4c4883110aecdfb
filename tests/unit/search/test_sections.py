from pathlib import Path

import numpy as np
import pytest

from reader.errors import IndexCorruptError
from reader.search.sections import SectionReader, SectionWriter


def write(path: Path) -> tuple[int, int]:
    writer = SectionWriter(path, b"TEST")
    writer.add("odd", b"abc", b"de")
    writer.add("numbers", np.array([1, 2, 3], np.uint32))
    writer.add("nothing")
    return writer.finish({"why": "a test"})


def test_what_was_written_is_read(tmp_path: Path) -> None:
    stamp = write(tmp_path / "a")
    file = SectionReader(tmp_path / "a", b"TEST", stamp)
    first, last = file.extent("odd")
    assert file.map[first:last] == b"abcde"
    assert file.array("numbers", "<u4").tolist() == [1, 2, 3]
    assert file.array("nothing", "<u8").tolist() == []
    assert file.info == {"why": "a test"}
    assert file.extent("numbers")[0] % 8 == 0


def test_sections_larger_than_what_is_written_at_once(tmp_path: Path) -> None:
    numbers, text = np.arange(300_000, dtype=np.uint32), b"abcdefg" * 100_000
    writer = SectionWriter(tmp_path / "a", b"TEST")
    writer.add("text", text, text[:5], text)
    writer.add("numbers", numbers)
    file = SectionReader(tmp_path / "a", b"TEST", writer.finish())
    first, last = file.extent("text")
    assert file.map[first:last] == text + text[:5] + text
    assert (file.array("numbers", "<u4") == numbers).all()
    file.verify()


def test_any_changed_byte_is_noticed(tmp_path: Path) -> None:
    stamp = write(tmp_path / "a")
    good = (tmp_path / "a").read_bytes()
    padding = {SectionReader(tmp_path / "a", b"TEST").extent("odd")[1] + i for i in range(3)}
    padding |= {SectionReader(tmp_path / "a", b"TEST").extent("numbers")[1] + i for i in range(4)}
    for at in sorted(set(range(len(good))) - padding):
        (tmp_path / "a").write_bytes(good[:at] + bytes([good[at] ^ 0x20]) + good[at + 1 :])
        with pytest.raises(IndexCorruptError):
            SectionReader(tmp_path / "a", b"TEST", (stamp[0], 0))


def test_a_file_cut_short_is_noticed(tmp_path: Path) -> None:
    write(tmp_path / "a")
    good = (tmp_path / "a").read_bytes()
    for size in range(len(good)):
        (tmp_path / "a").write_bytes(good[:size])
        with pytest.raises(IndexCorruptError):
            SectionReader(tmp_path / "a", b"TEST")


def test_a_file_of_another_kind_is_not_taken(tmp_path: Path) -> None:
    write(tmp_path / "a")
    with pytest.raises(IndexCorruptError):
        SectionReader(tmp_path / "a", b"DOCS")

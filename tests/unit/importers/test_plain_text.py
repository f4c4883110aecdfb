"""Text files in every encoding Chinese texts come in, and the sentences for those that are none."""

import os
import time
from pathlib import Path

import pytest

from reader import importers
from reader.errors import ImportFailure
from reader.importers import files, texts

TRADITIONAL = "貿易自由化\n本條例所稱主管機關，為經濟部國際貿易署。"
SIMPLIFIED = "贸易自由化\n本条例所称主管机关，为商务部国际贸易司。"
BRIEF = ("關稅減讓", "特別三○一條款", "貿易", "世界貿易組織部長會議")


def _written(folder: Path, data: bytes, name: str = "文件.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _text(path: Path) -> str:
    return "\n".join(importers.read(path).lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "big5", "gb18030"])
def test_traditional_text_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    assert _text(_written(tmp_path, TRADITIONAL.encode(encoding))) == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_simplified_text_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    assert _text(_written(tmp_path, SIMPLIFIED.encode(encoding))) == SIMPLIFIED


def test_a_hyphen_that_pdfium_closed_up_is_one(tmp_path: Path) -> None:
    assert importers.read(_written(tmp_path, "WTO 的 third\ufffeparty 條款\ufffe".encode())).lines == [
        "WTO 的 third-party 條款\ufffd"
    ]


@pytest.mark.parametrize("text", BRIEF)
@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le"])
def test_a_few_characters_are_enough(tmp_path: Path, text: str, encoding: str) -> None:
    assert _text(_written(tmp_path, text.encode(encoding))) == text


def test_characters_of_hong_kong(tmp_path: Path) -> None:
    text = "香港啲貿易嘅規例，喺呢度公布。"
    assert _text(_written(tmp_path, text.encode("big5hkscs"))) == text


def test_a_damaged_byte_does_not_lose_the_rest(tmp_path: Path) -> None:
    data = ("貿易法第一條，" * 500).encode() + b"\xe8" + "結束。".encode()
    assert _text(_written(tmp_path, data)).endswith("結束。")


def test_every_way_to_end_a_line(tmp_path: Path) -> None:
    assert importers.read(_written(tmp_path, "甲\r\n乙\n丙\r丁".encode())).lines == ["甲", "乙", "丙", "丁"]


def test_form_feeds_are_page_breaks(tmp_path: Path) -> None:
    raw = importers.read(_written(tmp_path, "第一頁\n\f第二頁\n\f".encode()))
    assert raw.paged
    assert [page.lines for page in raw.pages] == [("第一頁",), ("第二頁",)]


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le"])
def test_a_few_control_characters_are_no_reason_to_refuse_a_text(tmp_path: Path, encoding: str) -> None:
    text = f"\x1b[1m{TRADITIONAL}\x1b[0m\a完\0。\v另一行"
    shown = text.translate({7: "\ufffd", 27: "\ufffd", 0: "\ufffd", 11: "\n"})
    path = _written(tmp_path, text.encode(encoding))

    assert _text(path) == shown
    assert texts.text_of(path) == (text, "cp950" if encoding == "big5" else encoding)  # as it is, for a filter


@pytest.mark.parametrize("text", BRIEF)
@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le"])
def test_bytes_without_a_file_are_decoded_alike(text: str, encoding: str) -> None:
    assert texts.decode_bytes(text.encode(encoding), "標準輸入") == text


@pytest.mark.parametrize("data", [b"", b"\0" * 99, b" \n", bytes(range(256)) * 16])
def test_bytes_that_are_no_text_are_named(data: bytes) -> None:
    with pytest.raises(ImportFailure, match="「標準輸入」"):
        texts.decode_bytes(data, "標準輸入")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的檔案"),
        (b"\0" * 4096, "空位元組"),
        (b" \n\n \r\n", "只有空白"),
        (bytes(range(256)) * 16, "不是文字檔"),
        (b"PK\x03\x04" + b"word/document.xml" * 9, "毀損"),
    ],
    ids=["empty", "nuls", "blank", "binary", "zip"],
)
def test_what_is_no_text_gets_a_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(ImportFailure, match=words) as failure:
        importers.read(_written(tmp_path, data))
    assert failure.value.path == tmp_path / "文件.txt"
    assert str(failure.value).endswith("。")


def test_missing_files_and_folders_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ImportFailure, match="找不到檔案"):
        importers.read(tmp_path / "沒有.txt")
    with pytest.raises(ImportFailure, match="是資料夾"):
        importers.read(tmp_path)


def test_a_file_beyond_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.write(b"a")
        file.truncate(201 * 2**20)
    with pytest.raises(ImportFailure, match="超過 200 MB"):
        importers.read(path)


@pytest.mark.skipif(os.name == "nt", reason="no devices among the files")
def test_devices_and_pipes_are_refused_without_reading_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (Path("/dev/zero"), tmp_path / "pipe.txt"):
        for reading in (importers.read, importers.digest, files.content, texts.text_of):
            with pytest.raises(ImportFailure, match="是裝置或管線"):
                reading(path)


def test_a_file_is_read_up_to_the_limit_and_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    assert files.content(_written(tmp_path, b"0123456789")) == b"0123456789"
    for refused in (files.content, files.head):
        with pytest.raises(ImportFailure, match="上限"):
            refused(_written(tmp_path, b"0123456789A"))
    with pytest.raises(ImportFailure, match="空的檔案"):
        files.content(_written(tmp_path, b""))


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="no files whose size is unknown")
def test_a_file_that_does_not_tell_its_size_is_read_whole() -> None:
    assert files.content(Path("/proc/version")).endswith(b"\n")


def test_the_name_does_not_decide(tmp_path: Path) -> None:
    assert _text(_written(tmp_path, TRADITIONAL.encode(), "其實是文字.pdf")) == TRADITIONAL


def test_one_very_long_line_is_read_in_linear_time(tmp_path: Path) -> None:
    path = _written(tmp_path, ("貿易自由化之發展，" * 200_000).encode("big5"))
    begun = time.perf_counter()
    assert len(importers.read(path).lines) == 1
    assert time.perf_counter() - begun < 5


def test_digest_is_of_the_bytes(tmp_path: Path) -> None:
    assert importers.digest(_written(tmp_path, b"abc")).startswith("ba7816bf8f01cfea")

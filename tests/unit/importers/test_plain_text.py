"""Text files in every encoding Chinese texts come in, and the sentences for those that are none."""

import time
from pathlib import Path

import pytest

from reader import importers
from reader.errors import ImportFailure

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


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的檔案"),
        (b"\0" * 4096, "空位元組"),
        (b" \n\n \r\n", "只有空白"),
        (bytes(range(256)) * 16, "不是文字檔"),
        (b"PK\x03\x04" + b"word/document.xml" * 9, "不是文字檔"),
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


def test_the_name_does_not_decide(tmp_path: Path) -> None:
    assert _text(_written(tmp_path, TRADITIONAL.encode(), "其實是文字.pdf")) == TRADITIONAL


def test_one_very_long_line_is_read_in_linear_time(tmp_path: Path) -> None:
    path = _written(tmp_path, ("貿易自由化之發展，" * 200_000).encode("big5"))
    begun = time.perf_counter()
    assert len(importers.read(path).lines) == 1
    assert time.perf_counter() - begun < 5


def test_digest_is_of_the_bytes(tmp_path: Path) -> None:
    assert importers.digest(_written(tmp_path, b"abc")).startswith("ba7816bf8f01cfea")

"""A library with its services, and files to bring into it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.bootstrap import Reader, open_reader

ARTICLE = """\
特別三○一條款之檢討

美國貿易代表署於十一月發布年度報告，檢討各國對智慧財產權之保護情形，並依特別三○一條款列出觀察名單。

我國近年修正著作權法與商標法，執法成效獲得肯定，惟數位環境之侵權問題仍待各方共同努力。
"""


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    opened = open_reader(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a text file into the folder `files`."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def article(reader: Reader, write: Callable[[str, str], Path]) -> int:
    """The number of a document that is in the library."""
    (document,) = reader.library_service.import_paths([write("article.txt", ARTICLE)]).added
    return document
